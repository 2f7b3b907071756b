"""The report as records and as a table of pandas, Polars and Arrow: the same columns, types and rows in all."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancy as dx
from discrepancy.render.table import COLUMNS

REPORTS = {name: dx.compare(dx.samples.load(name)) for name in dx.samples.names()}
STRANGE = dx.compare(
    [
        {
            "source": "Argus \ud800",
            "text": "1e400 people came. It cost 0.1 %; at 8 p.m. 5.123456789012345678901 miles.",
        },
        {"source": "Post", "text": "12 people came \ud800. It cost 0.1 %; at 9 p.m. 5.123456789012345678902 miles."},
    ]
)
TYPES = {
    "to_pandas": {str: "string", int: "int64", float: "float64"},
    "to_polars": {str: "String", int: "Int64", float: "Float64"},
    "to_arrow": {str: "string", int: "int64", float: "double"},
}
PACKAGES = {"to_pandas": "pandas", "to_polars": "polars", "to_arrow": "pyarrow"}


def rows_of(report: dx.Report, form: str) -> list[dict[str, Any]]:
    """The rows of a table as plain Python values, None for what is missing."""
    pytest.importorskip(PACKAGES[form], reason=f"needs {PACKAGES[form]}, the extra of {form}")
    table = getattr(report, form)()
    if form == "to_pandas":
        return table.astype(object).where(table.notna(), None).to_dict("records")  # type: ignore[no-any-return]
    return table.to_dicts() if form == "to_polars" else table.to_pylist()  # type: ignore[no-any-return]


def types_of(report: dx.Report, form: str) -> dict[str, str]:
    pytest.importorskip(PACKAGES[form], reason=f"needs {PACKAGES[form]}, the extra of {form}")
    table = getattr(report, form)()
    if form == "to_pandas":
        return {name: str(dtype) for name, dtype in table.dtypes.items()}
    if form == "to_polars":
        return {name: str(dtype) for name, dtype in table.schema.items()}
    return {field.name: str(field.type) for field in table.schema}


@pytest.mark.parametrize("form", PACKAGES)
@pytest.mark.parametrize("report", [*REPORTS.values(), STRANGE, dx.Report()], ids=[*REPORTS, "strange", "empty"])
def test_all_forms_hold_the_same_rows_under_the_same_columns(report: dx.Report, form: str) -> None:
    assert rows_of(report, form) == report.to_records()


@pytest.mark.parametrize("form", PACKAGES)
@pytest.mark.parametrize("report", [REPORTS["interview"], STRANGE, dx.Report()], ids=["interview", "strange", "empty"])
def test_the_types_are_those_of_the_columns_whatever_the_rows(report: dx.Report, form: str) -> None:
    assert types_of(report, form) == {name: TYPES[form][type] for name, type in COLUMNS.items()}


@pytest.mark.parametrize("name", REPORTS)
def test_records_hold_a_row_a_claim_in_the_order_of_the_report(name: str) -> None:
    report = REPORTS[name]
    rows = report.to_records()
    assert [row["finding"] for row in rows] == [f.id for f in report.findings for _ in f.claims]
    assert {(row["finding"], row["claim"]) for row in rows} == {(f.id, id) for f in report.findings for id in f.claims}
    for row in rows:
        assert list(row) == list(COLUMNS)
        assert all(cell is None or isinstance(cell, COLUMNS[column]) for column, cell in row.items())
        claim = report.claim(str(row["claim"]))
        article = next(article for article in report.articles if article.id == claim.article)
        assert (row["source"], row["published"]) == (article.source, article.published)
        assert (row["start"], row["end"]) == (claim.start, claim.end)
        for column in ("value", "low", "high"):
            bound, told, rough = getattr(claim, column), row[column], row[f"{column}_float"]
            if isinstance(bound, Decimal):
                assert isinstance(told, str)
                assert Decimal(told) == bound, "every digit"
                assert rough == float(bound)
            else:
                assert (told, rough) == (bound, None)


def test_numbers_are_exact_as_text_and_times_are_iso_8601() -> None:
    rows = {row["figure"]: row for row in REPORTS["interview"].to_records()}
    assert (rows["88.9 million"]["low"], rows["88.9 million"]["low_float"]) == ("88850000", 88_850_000.0)
    assert (rows["over 40 minutes"]["high"], rows["over 40 minutes"]["high_float"]) == (None, None)
    assert rows["5:30 AM IST"]["low"] == "2024-08-13T05:30:00+05:30"
    assert rows["5:30 AM IST"]["value"] is None


def test_what_utf_8_or_a_float_cannot_hold_is_written_out_or_left_out() -> None:
    rows = STRANGE.to_records()
    assert {row["source"] for row in rows if str(row["source"]).startswith("Argus")} == {"Argus \\ud800"}
    digits = [row["value"] for row in rows if "5.1234" in str(row["figure"])]
    assert digits == ["5.123456789012345678901", "5.123456789012345678902"]


@given(st.lists(st.sampled_from(["12 died.", "1e400 km.", "Dozens left.", "\ud800 5 %", "At 8 p.m."]), max_size=4))
def test_whatever_the_texts_the_forms_agree(texts: list[str]) -> None:
    report = dx.compare([{"source": f"s{n}", "text": text} for n, text in enumerate(texts)])
    for form in PACKAGES:
        assert rows_of(report, form) == report.to_records()


@pytest.mark.parametrize(("form", "extra"), [("to_pandas", "pandas"), ("to_polars", "polars"), ("to_arrow", "arrow")])
def test_without_its_package_a_form_names_the_extra(form: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGES[form], None)
    message = rf"{form}\(\) needs {PACKAGES[form]}.*pip install 'discrepancy\[{extra}\]'"
    with pytest.raises(dx.MissingExtraError, match=message) as caught:
        getattr(REPORTS["results"], form)()
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, dx.DiscrepancyError)
    assert caught.value.extra == extra


def test_the_page_of_the_columns_names_each_with_its_type() -> None:
    page = (Path(__file__).parent.parent / "docs" / "columns.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (\w+) \|", page, re.MULTILINE)
    names = {str: "text", int: "integer", float: "float"}
    assert told == [(name, names[type]) for name, type in COLUMNS.items()]
