"""Numbers beyond all use: told, never read in part, never infinite, and in no time."""

from __future__ import annotations

import json
import time
from decimal import Context, Decimal, localcontext
from typing import Any

import pytest

import discrepancy as dx

BEYOND = [
    "1" + "0" * 400,
    "1e400",
    "1e999999999",
    "9" * 5_000,
    "1e60",
    "10^999",
    "10^60 km",
    "9" * 30 + " million",
    "5e50 dollars",
    "$1e58 trillion",
    "-1e60 km",
    "1" * 32,
    "1e-60",
    "1e60 years",
    "9^9999999999 km",
    "1e40 trillion men",
    "3e33",
    "10⁹⁹⁹⁹⁹",
    "1e−999 m",
    "5 " + "billion " * 20,
    "10^-99999999",
    "2.5^9999",
    "1e99999 percent",
    "१" * 40,
    "999999999e999999999 furlongs",
]
WITHIN = [
    ("-0 degrees", "0"),
    ("1e31 men", "1e31"),
    ("2×10^30 kg", "2e30"),
    ("9" * 30 + " men", "9" * 30),
    ("1.6e-19 m", "1.6e-19"),
]
NO_NUMBERS = [
    "NaN",
    "∞",
    "inf",
    "-Infinity",
    "nan km",
    "∞ km",
    "1/0",
    "0/0",
    "5/0 km",
    "-",
    "e9",
    "1e",
    "10^",
    "0x1F",
    "1_000_0",
]


def least_time(text: str, most: float) -> float:
    best = 1e9
    for _ in range(7):
        begin = time.process_time()
        dx.extract(text)
        best = min(best, time.process_time() - begin)
        if best <= most:
            break
    return best


def in_all_forms(text: str) -> dx.Report:
    """Every form of a report on the text, checked to hold no number that is none."""
    report = dx.compare([{"text": text, "source": s, "published": "2024-05-04"} for s in ("a", "b")])
    for told in (
        report.to_json(),
        json.dumps(report.to_dict(), allow_nan=False),
        json.dumps(report.to_web_annotations()),
    ):
        assert not {"NaN", "Infinity", "inf"} & set(told.replace('"', " ").replace(",", " ").split())
    for claim in report.claims:
        for number in (claim.value, claim.low, claim.high, claim.step):
            assert not isinstance(number, Decimal) or number.is_finite()
    assert dx.Report.from_json(report.to_json()) == report
    assert report.to_html()
    assert str(report)
    assert not report.conflicts
    return report


@pytest.mark.parametrize("printed", BEYOND, ids=lambda text: text[:20])
def test_a_number_beyond_all_use_is_told_and_no_part_of_it_read(printed: str) -> None:
    text = f"There were {printed} here and 12 dogs."
    report = in_all_forms(text)
    assert {claim.text for claim in report.claims} == {"12"}
    notes = [note for note in report.notes if note.code == "out_of_range"]
    assert [note.article for note in notes] == ["a", "b"]
    assert notes[0].start is not None
    assert 11 <= notes[0].start < text.index(" here and 12")
    assert least_time(text, 0.005) <= 0.005


@pytest.mark.parametrize(("printed", "value"), WITHIN)
def test_a_number_of_science_is_read(printed: str, value: str) -> None:
    report = in_all_forms(f"It had {printed}.")
    assert report.claims[0].value == Decimal(value)
    assert report.notes == ()


@pytest.mark.parametrize("printed", NO_NUMBERS)
def test_what_is_no_number_does_no_harm(printed: str) -> None:
    text = f"There were {printed} here."
    in_all_forms(text)
    assert least_time(text, 0.005) <= 0.005


@pytest.mark.parametrize("context", [Context(prec=2), Context(prec=6, Emax=9, Emin=-9), Context(prec=100, traps=[])])
def test_the_arithmetic_of_the_caller_changes_nothing(context: Context) -> None:
    accounts = dx.samples.load("results")
    told, found = dx.compare(accounts).to_json(), dx.extract(accounts[0])
    with localcontext(context):
        assert dx.compare(accounts).to_json() == told
        assert dx.extract(accounts[0]) == found
        assert list(dx.extract_many(accounts[:1])) == [found]
        assert dx.highlight(accounts[0]).mentions == found


ODD_NUMBERS: list[Any] = [
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("Infinity"),
    Decimal("-Infinity"),
    float("nan"),
    float("inf"),
    -1,
    10**5_000,
    "5",
    True,
    Decimal("1e999999"),
    Decimal("-0.1"),
    None,
]


@pytest.mark.parametrize("number", ODD_NUMBERS, ids=lambda number: f"{type(number).__name__}")
def test_a_setting_that_is_no_number_to_reckon_with_is_refused(number: Any) -> None:
    with pytest.raises(dx.SettingsError, match="rates"):
        dx.Settings(rates={("EUR", "USD"): number})
    with pytest.raises(dx.SettingsError, match="tolerances, deaths"):
        dx.Settings(tolerances={"deaths": number})


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e5", "1" * 5_000, "0." + "3" * 5_000, "", "١٢", " 1", 5, 1e400]
)
def test_a_report_with_a_number_that_is_none_is_refused(number: Any) -> None:
    report = dx.compare([{"text": "12 died.", "source": "a"}])
    data = report.to_dict()
    data["claims"][0]["value"] = number
    with pytest.raises(dx.ReportError, match="field 'value'"):
        dx.Report.from_dict(data)
    with pytest.raises(dx.ReportError):
        dx.Report.from_json(json.dumps(data))


@pytest.mark.parametrize("token", ["NaN", "Infinity", "1e999", "9" * 6_000])
def test_an_article_with_a_number_for_a_text_is_refused(token: str) -> None:
    with pytest.raises(dx.DiscrepancyError):
        dx.parse_articles(f'[{{"source": "a", "text": {token}}}]')
