"""Arrow tables in and out: what they hold is what the library finds, whatever the types and the order of the rows."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import at_least

import discrepancy as dx

pa = pytest.importorskip("pyarrow", reason="needs pyarrow, the extra arrow")

from discrepancy import arrow  # noqa: E402 - after what it needs
from discrepancy.arrow.columns import BATCH_ROWS, TABLES  # noqa: E402
from discrepancy.arrow.comparing import Comparing  # noqa: E402

STORIES = {name: dx.samples.load(name) for name in dx.samples.names()}
ROWS = [{**article.to_dict(), "story": name} for name, articles in STORIES.items() for article in articles]
KINDS = ["findings", "claims", "comparisons", "notes", "reports"]
MILL = [
    {"story": "mill", "source": "Argus", "text": "The fire injured 12 people."},
    {"story": "mill", "source": "Post", "text": "The fire injured nine people."},
]
BAD = {"story": "mill", "source": "Star", "text": "The fire injured 12 people.", "published": "May"}


def table(*rows: dict[str, Any]) -> Any:
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def local(name: str) -> dx.Report:
    """The report of a sample as a table gives it: the articles by id, under the name of the story."""
    rows = [row for row in ROWS if row["story"] == name]
    return dx.compare(sorted(rows, key=lambda row: str(row["id"])))


def many(count: int) -> list[dict[str, Any]]:
    return [{"story": "march", "source": f"s{n}", "text": f"About {5000 + n} people marched."} for n in range(count)]


# ---- figures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STORIES)
def test_figures_of_a_table_are_those_of_its_articles(name: str) -> None:
    articles = STORIES[name]
    found = arrow.extract_table(pa.Table.from_pylist([article.to_dict() for article in articles])).to_pylist()
    mentions = [mention for article in articles for mention in dx.extract(article)]
    same = ("article", "start", "end", "text", "kind", "value", "unit", "modifier", "change", "low", "high", "timex")
    assert [{key: row[key] for key in same} for row in found] == [
        {key: cell for key, cell in mention.to_dict().items() if key in same} for mention in mentions
    ]
    texts = {str(article.id): article.text for article in articles}
    assert all(texts[row["article"]][row["start"] : row["end"]] == row["text"] for row in found)
    assert all(row["value_float"] is None or row["value_float"] == float(row["value"]) for row in found)
    assert [row["error"] for row in found] == [None] * len(found)


def test_readings_and_notes_are_nested() -> None:
    (row,) = arrow.extract_table(table({"text": "The bridge opened on 03/04/2025."})).to_pylist()
    assert [(reading["timex"], reading["condition"]) for reading in row["readings"]] == [
        ("2025-03-04", "if the month comes first"),
        ("2025-04-03", "if the day comes first"),
    ]
    assert isinstance(row["notes"], list)


def test_columns_are_renamed_kept_and_left_out() -> None:
    rows = [
        {"key": 7, "body": "12 died.", "title": 5, "tags": ["a", "b"]},
        {"key": 8, "body": "It rained.", "title": 6, "tags": None},
        {"key": 9, "body": "40 left.", "title": 7, "tags": []},
    ]
    columns = {"text": "body", "title": None}
    found = arrow.extract_table(table(*rows), columns=columns, keep=["tags", "key"])
    assert found.column_names[:3] == ["tags", "key", "story"]
    assert [(row["key"], row["tags"], row["text"]) for row in found.to_pylist()] == [
        (7, ["a", "b"], "12"),
        (9, [], "40"),
    ]


def test_an_article_that_cannot_be_used_raises_or_has_a_row_of_its_own() -> None:
    rows = [MILL[0], BAD, {"story": None, "source": "Sun", "text": None}, MILL[1]]
    with pytest.raises(dx.ArticleError, match=r"row 2: article 'Star', field 'published': got 'May'"):
        arrow.extract_table(table(*rows))
    found = arrow.extract_table(table(*rows), on_error="skip").to_pylist()
    assert [(row["source"], row["text"]) for row in found] == [
        ("Argus", "12"),
        ("Star", None),
        ("Sun", None),
        ("Post", "nine"),
    ]
    assert "got 'May', which is no date" in found[1]["error"]
    assert "field 'text': got None" in found[2]["error"]


GARBLED = [
    {"text": None}, {"source": ""}, {"published": "May"}, {"published": "2024-13-45"}, {"published": "\x00"},
    {"timezone": "Mars"}, {"timezone": "../etc/passwd"}, {"language": "?"}, {"language": ""}, {"published": "1e9"},
]  # fmt: skip


@at_least(100, 500)
@given(st.lists(st.sampled_from([None, None, *GARBLED]), min_size=1, max_size=8), st.data())
def test_good_rows_of_a_garbled_table_are_kept_and_bad_ones_told_by_number(
    faults: list[dict[str, Any] | None], data: st.DataObject
) -> None:
    rows = [
        {"source": f"s{n}", "text": f"{n + 12} people died.", "published": "2024-05-04", "timezone": None}
        | {"language": "en"}
        | (fault or {})
        for n, fault in enumerate(faults)
    ]
    mixed = data.draw(st.permutations(range(len(rows))))
    given_rows = [rows[n] for n in mixed]
    bad = [at for at, n in enumerate(mixed) if faults[n] is not None]
    found = arrow.extract_table(table(*given_rows), on_error="skip").to_pylist()
    assert [row["value"] for row in found if row["error"] is None] == [str(n + 12) for n in mixed if not faults[n]]
    assert len([row for row in found if row["error"]]) == len(bad)
    if bad:
        with pytest.raises(dx.ArticleError, match=rf"row {bad[0] + 1}\b"):
            arrow.extract_table(table(*given_rows))


def test_a_long_batch_goes_out_in_parts() -> None:
    count = BATCH_ROWS // 10 + 50
    text = " ".join(f"It had {n} rooms." for n in range(100, 110))
    given = pa.record_batch({"key": list(range(count)), "text": [text] * count})
    parts = list(arrow.extract_batches(iter([given]), keep=["key"]))
    assert len(parts) == 2
    assert [part.num_rows for part in parts] == [BATCH_ROWS // 10 * 10 + 10, 10 * count - BATCH_ROWS // 10 * 10 - 10]
    assert [key for part in parts for key in part.column("key").to_pylist()][::10] == list(range(count))


def test_a_stream_is_read_as_it_is_asked_for() -> None:
    asked = []

    def stream() -> Iterator[Any]:
        for n in range(3):
            asked.append(n)
            yield pa.record_batch({"text": ["12 died."]})

    first = next(arrow.extract_batches(stream()))
    assert (first.num_rows, asked) == (1, [0])


# ---- what a column can be -------------------------------------------------------------------------------------------

EVENING = dt.datetime(2025, 5, 2, 20, 42)
PUBLISHED = {
    "text": (pa.array(["2025-05-02"]), "2025-05-02"),
    "large text": (pa.array(["2025-05-02"], pa.large_string()), "2025-05-02"),
    "dictionary": (pa.array(["2025-05-02"]).dictionary_encode(), "2025-05-02"),
    "date32": (pa.array([dt.date(2025, 5, 2)], pa.date32()), "2025-05-02"),
    "date64": (pa.array([dt.date(2025, 5, 2)], pa.date64()), "2025-05-02"),
    "seconds": (pa.array([EVENING], pa.timestamp("s")), "2025-05-02T20:42:00"),
    "nanoseconds": (pa.array([1746218520000000001], pa.timestamp("ns")), "2025-05-02T20:42:00"),
    "zone": (
        pa.array([EVENING.replace(tzinfo=ZoneInfo("Asia/Kolkata"))], pa.timestamp("us", "Asia/Kolkata")),
        "2025-05-02T20:42:00+05:30",
    ),
    "null": (pa.array([None], pa.null()), None),
}


@pytest.mark.parametrize("form", PUBLISHED)
def test_published_may_be_text_a_date_or_a_timestamp(form: str) -> None:
    column, told = PUBLISHED[form]
    given = pa.table({"story": ["a"], "source": ["Argus"], "text": ["It opened today."], "published": column})
    (row,) = arrow.compare_table(given, what="reports").to_pylist()
    assert json.loads(row["report"])["articles"][0]["published"] == told
    (figure,) = arrow.extract_table(given).to_pylist()
    assert figure["timex"] == ("2025-05-02" if told else "PRESENT_REF")


GARBLED_WORDS = pa.DictionaryArray.from_arrays(
    pa.array([0]), pa.array([b"caf\xe9 12"], pa.binary()).view(pa.string()), safe=False
)


@pytest.mark.parametrize(
    ("name", "column", "error"),
    [
        ("published", pa.array([253402300800000000], pa.timestamp("us")), "which is no date"),
        ("published", pa.array([20250502]), "which is no date"),
        ("text", pa.array([b"caf\xe9 12"], pa.binary()), "give the article's text as str"),
        ("text", pa.array([b"caf\xe9 12"], pa.binary()).view(pa.string()), "give the article's text as str"),
        ("text", GARBLED_WORDS, r"got b'caf\xe9 12'"),
        ("text", pa.StructArray.from_arrays([GARBLED_WORDS.dictionary], ["x"]), "give the article's text as str"),
        ("source", pa.array([5]), "names no source"),
        ("published", pa.array([1], pa.timestamp("us", "Nowhere/Land")), "which is no date"),
        ("published", pa.array([1], pa.timestamp("ns", "Nowhere/Land")), "which is no date"),
    ],
    ids=[
        "year 10000",
        "number",
        "bytes",
        "bytes that pass for text",
        "the same in a dictionary",
        "the same in a struct",
        "number for a name",
        "unknown zone",
        "unknown zone in ns",
    ],
)
def test_a_cell_that_cannot_be_used_is_told_as_an_error_of_its_article(name: str, column: Any, error: str) -> None:
    columns = {"source": pa.array(["Argus"]), "text": pa.array(["12 died."])} | {name: column}
    (row,) = arrow.extract_table(pa.table(columns), on_error="skip").to_pylist()
    assert error in row["error"]


@pytest.mark.parametrize("form", ["batch", "reader", "pandas", "polars"])
def test_what_offers_itself_to_arrow_is_a_table_too(form: str) -> None:
    given: Any = table(*MILL)
    make: dict[str, Callable[[], Any]] = {
        "batch": lambda: given.to_batches()[0],
        "reader": given.to_reader,
        "pandas": lambda: pytest.importorskip("pandas", reason="needs pandas") and given.to_pandas(),
        "polars": lambda: pytest.importorskip("polars", reason="needs polars").from_arrow(given),
    }
    assert arrow.compare_table(make[form]()).equals(arrow.compare_table(given))
    assert arrow.extract_table(make[form]()).equals(arrow.extract_table(given))


FRAMES: list[dict[str, Any]] = [
    {"tags": ["x", 5]},
    {"tags": [{"a": 1}, "x"], 5: [1, 2]},
    {"published": ["2025-05-02", 5]},
]


@pytest.mark.parametrize("more", FRAMES, ids=["mixed", "number for a name", "a field that is not read"])
def test_a_column_that_is_not_read_may_hold_anything(more: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    frame = pandas.DataFrame({**table(*MILL).to_pydict(), **more})
    want = arrow.compare_table(table(*MILL))
    columns = {"published": None} if "published" in more else None
    for some in (frame, frame.set_index("story"), pandas.concat([frame, frame[[*more]]], axis=1)):
        assert arrow.compare_table(some, columns=columns).equals(want)


def test_a_story_that_is_a_number_is_named_beside_its_figures() -> None:
    rows = [{**row, "story": 7} for row in (*MILL, BAD)]
    found = arrow.extract_table(table(*rows), on_error="skip").to_pylist()
    assert [(row["story"], row["error"] is None) for row in found] == [("7", True), ("7", True), ("7", False)]


# ---- stories --------------------------------------------------------------------------------------------------------


def test_a_report_is_that_of_the_library_byte_for_byte() -> None:
    rows = arrow.compare_table(table(*ROWS), what="reports", comparisons="all").to_pylist()
    assert [row["story"] for row in rows] == list(STORIES)
    for row in rows:
        report = local(row["story"])
        assert row["report"] == report.to_json()
        assert (row["articles"], row["findings"], row["conflicts"]) == (
            len(report.articles),
            len(report.findings),
            len(report.conflicts),
        )
        assert (row["note"], row["error"]) == (None, None)


def test_rows_of_claims_are_those_of_the_table_of_a_report() -> None:
    rows = arrow.compare_table(table(*ROWS), what="claims").to_pylist()
    told = [{"story": name, **row, "note": None, "error": None} for name in STORIES for row in local(name).to_records()]
    assert rows == told


def test_a_finding_is_one_row_with_what_each_account_told_nested_in_it() -> None:
    rows = arrow.compare_table(table(*ROWS)).to_pylist()
    findings = [finding for name in STORIES for finding in local(name).findings]
    for row, finding in zip(rows, findings, strict=True):
        assert row["finding"] == finding.id
        assert (row["verdict"], row["severity"]) == (finding.verdict, finding.severity)
        assert (row["reason"], row["explanation"]) == (finding.reason, finding.explanation)
        assert tuple(row["sources"]) == finding.sources
        assert {told["claim"] for told in row["told"]} == set(finding.claims)


@pytest.mark.parametrize(("what", "records"), [("comparisons", "comparisons"), ("notes", "notes")])
def test_rows_of_comparisons_and_notes_are_those_of_the_report(what: str, records: str) -> None:
    rows = arrow.compare_table(table(*ROWS), what=what).to_pylist()
    told = [{"story": name, **record.to_dict()} for name in STORIES for record in getattr(local(name), records)]
    assert told
    assert [{key: row[key] for key in told[0]} for row in rows] == told


@pytest.mark.parametrize("what", KINDS)
def test_neither_order_nor_chunks_of_the_rows_change_what_is_found(what: str) -> None:
    shuffled = random.Random(0).sample(ROWS, len(ROWS))
    chunks = pa.concat_tables([table(row) for row in shuffled], promote_options="default")
    assert chunks.column("text").num_chunks == len(ROWS)
    by_story = [("story", "ascending")]
    want, got = (
        sorted(arrow.compare_table(given, what=what).sort_by(by_story).to_pylist(), key=repr)
        for given in (table(*ROWS), chunks)
    )
    assert got == want


@pytest.mark.parametrize("what", KINDS)
def test_the_schema_is_the_constant_whatever_the_rows(what: str) -> None:
    constant = getattr(arrow, what.upper())
    empty = table(*MILL).slice(0, 0)
    for some in (table(*ROWS), table(MILL[0]), empty):
        assert arrow.compare_table(some, what=what).schema.equals(constant)
    assert arrow.compare_table(empty, what=what).num_rows == 0
    assert constant.names == list(TABLES[what])
    assert arrow.extract_table(empty).schema.equals(arrow.MENTIONS)


@pytest.mark.parametrize("what", KINDS[:-1])
def test_reports_that_were_kept_give_every_other_kind_of_row(what: str) -> None:
    given = table(*ROWS, *many(5), BAD, {"story": "x", "id": "1", "text": "…"}, {"story": "x", "id": "1", "text": "."})
    options: dict[str, Any] = {"on_error": "skip", "max_articles_per_story": 4}
    reports = arrow.compare_table(given, what="reports", comparisons="all", **options)
    assert arrow.unpack_reports(reports, what).equals(arrow.compare_table(given, what=what, **options))


@pytest.mark.parametrize(("kept", "verdicts"), [("all", {"conflict", "agree"}), ("conflicts", {"conflict"})])
def test_reports_hold_the_comparisons_that_are_asked_for(kept: Any, verdicts: set[str]) -> None:
    given = table(*MILL, {**MILL[0], "source": "Third", "id": "third"})
    reports = arrow.compare_table(given, what="reports", comparisons=kept)
    rows = arrow.unpack_reports(reports, "comparisons").to_pylist()
    assert {row["verdict"] for row in rows} == verdicts
    (row,) = reports.to_pylist()
    report = dx.Report.from_json(row["report"])
    assert row["report"] == report.to_json()


def test_reports_without_comparisons_say_so() -> None:
    reports = arrow.compare_table(table(*MILL), what="reports", comparisons="none")
    report = dx.Report.from_json(reports.to_pylist()[0]["report"])
    assert (len(report.conflicts), report.comparisons) == (1, ())
    assert arrow.unpack_reports(reports).equals(arrow.compare_table(table(*MILL)))
    with pytest.raises(dx.ReportError, match="was made without comparisons; make the reports with comparisons='all'"):
        arrow.unpack_reports(reports, "comparisons")
    with pytest.raises(dx.DiscrepancyError, match="comparisons: got 5; give 'all', 'conflicts' or 'none'"):
        arrow.compare_table(table(*MILL), comparisons=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("what", KINDS[:-1])
def test_a_report_of_a_text_that_is_no_utf_8_has_rows_that_are(what: str) -> None:
    report = dx.compare([{"source": f"Argus {n} \ud800", "text": f"{n} people died today \ud800."} for n in (12, 15)])
    given = pa.table({"story": ["x"], "report": [report.to_json()], "error": pa.array([None], pa.string())})
    rows = arrow.unpack_reports(given, what).to_pylist()
    assert rows
    assert any("\\ud800" in str(row) for row in rows)


def test_a_story_may_be_a_number_and_its_column_may_have_another_name() -> None:
    rows = [{"cluster": 7, "story": "…", "publisher": row["source"], "text": row["text"]} for row in MILL]
    (row,) = arrow.compare_table(table(*rows), "cluster", columns={"source": "publisher"}).to_pylist()
    assert (row["story"], row["sources"]) == ("7", ["Argus", "Post"])


def test_settings_are_those_of_compare() -> None:
    rows = [
        {"story": "march", "source": "Argus", "text": "The march drew 5,210 people."},
        {"story": "march", "source": "Post", "text": "The march drew 5,400 people."},
    ]
    settings = dx.Settings(tolerances={"attendance": 0.05})
    assert arrow.compare_table(table(*rows)).column("reason").to_pylist() == ["value"]
    assert arrow.compare_table(table(*rows), settings=settings).column("reason").to_pylist() == ["tolerance"]


# ---- what is left out, and told -------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", KINDS)
def test_of_a_large_story_so_many_are_compared_and_a_note_says_how_many_are_left_out(what: str) -> None:
    rows = arrow.compare_table(table(*many(12), *MILL), what=what, max_articles_per_story=10).to_pylist()
    text = (
        "12 articles tell this story: 10 of them, picked by a hash of what they hold, are compared, and 2 are left out"
    )
    column = "text" if what == "notes" else "note"
    assert [(row["story"], row[column]) for row in rows if row[column]] == [("march", text)]
    if what == "reports":
        assert rows[0]["articles"] == 10
        assert [note["code"] for note in json.loads(rows[0]["report"])["notes"]] == ["limit"]


def test_which_articles_of_a_large_story_are_kept_does_not_hang_on_their_order() -> None:
    def kept(rows: list[dict[str, Any]]) -> set[str]:
        (row,) = arrow.compare_table(table(*rows), what="reports", max_articles_per_story=10).to_pylist()
        return {article["source"] for article in json.loads(row["report"])["articles"]}

    rows = many(30)
    assert kept(rows) == kept(rows[::-1]) == kept(random.Random(1).sample(rows, 30))
    # a sample: one article more changes at most one of those kept
    assert len(kept(rows) - kept(rows[:-1])) <= 1
    assert kept(rows) != {f"s{n}" for n in range(10)}


def test_without_a_limit_all_are_compared() -> None:
    (row,) = arrow.compare_table(table(*many(30)), what="reports", max_articles_per_story=None).to_pylist()
    assert (row["articles"], row["note"]) == (30, None)


@pytest.mark.parametrize("what", KINDS)
def test_a_bad_article_is_left_out_of_its_story_and_told(what: str) -> None:
    with pytest.raises(dx.ArticleError, match=r"story 'mill': article 'Star', field 'published': got 'May'"):
        arrow.compare_table(table(*MILL, BAD), what=what)
    rows = arrow.compare_table(table(*MILL, BAD), what=what, on_error="skip").to_pylist()
    assert {row["story"] for row in rows} == {"mill"}
    column = "text" if what == "notes" else "error"
    (told,) = (row for row in rows if row[column])
    assert "story 'mill': article 'Star', field 'published': got 'May'" in told[column]
    if what != "reports":
        rest = [row for row in rows if row is not told]
        assert rest == arrow.compare_table(table(*MILL), what=what).to_pylist()
    else:
        assert (told["articles"], told["conflicts"]) == (2, 1)


@pytest.mark.parametrize("what", KINDS)
def test_a_story_that_cannot_be_compared_is_told_and_the_others_are_compared(what: str) -> None:
    twice = [{"story": "x", "id": "1", "source": "Argus", "text": f"{n} died."} for n in (12, 15)]
    with pytest.raises(dx.ArticleError, match=r"story 'x': article '1', field 'id'"):
        arrow.compare_table(table(*twice, *MILL), what=what)
    first, *rest = arrow.compare_table(table(*twice, *MILL), what=what, on_error="skip").to_pylist()
    assert first["story"] == "x"
    assert "which 2 articles state" in first["error"]
    assert {name for name, cell in first.items() if cell is not None} == {"story", "error"}
    assert rest == arrow.compare_table(table(*MILL), what=what).to_pylist()


@pytest.mark.parametrize("what", KINDS)
def test_articles_without_a_story_are_no_story(what: str) -> None:
    nameless = [{**row, "story": None} for row in MILL]
    with pytest.raises(dx.DiscrepancyError, match="story: got None, which names no story"):
        arrow.compare_table(table(*nameless, *MILL), what=what)
    first, *rest = arrow.compare_table(table(*nameless, *MILL), what=what, on_error="skip").to_pylist()
    assert first["error"].startswith("story: got None for 2 articles, which names no story")
    assert rest == arrow.compare_table(table(*MILL), what=what).to_pylist()


def test_of_very_many_bad_articles_some_are_told_and_the_rest_counted() -> None:
    bad = [{**BAD, "source": f"s{n}"} for n in range(150)]
    rows = arrow.compare_table(table(*MILL, *bad), on_error="skip").to_pylist()
    errors = [row["error"] for row in rows if row["error"]]
    assert len(errors) == 101
    assert errors[-1] == "50 more articles cannot be used"


# ---- what is refused ------------------------------------------------------------------------------------------------

BOTH: list[Callable[..., Any]] = [arrow.extract_table, arrow.compare_table]


@pytest.mark.parametrize("function", BOTH)
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"columns": {"text": "bodi"}}, r"columns, text: got 'bodi'; the columns of the table are 'story', "),
        ({"columns": {"texts": "text"}}, r"columns: got the field 'texts'; the fields are text, source, id"),
        ({"columns": {"text": None}}, r"no column 'text'; its columns are .*; name .* columns=\{'text': '…'\}"),
        ({"columns": "text"}, r"columns: got 'text' of type str; give a dict"),
        ({"on_error": "ignore"}, r"on_error: got 'ignore'; give 'raise' or 'skip'"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_options_that_cannot_be_used_are_refused(
    function: Callable[..., Any], options: dict[str, Any], message: str
) -> None:
    for some in (table(*MILL), table(*MILL).slice(0, 0)):
        with pytest.raises(dx.DiscrepancyError, match=message):
            function(some, **options)


@pytest.mark.parametrize("function", BOTH)
@pytest.mark.parametrize("given", [MILL, None, "articles.parquet"], ids=["rows", "nothing", "a path"])
def test_what_is_no_table_is_refused(function: Callable[..., Any], given: Any) -> None:
    with pytest.raises(dx.DiscrepancyError, match=r"table: got .*; give a pyarrow\.Table"):
        function(given)


@pytest.mark.parametrize("function", BOTH)
def test_a_single_column_or_one_of_mixed_types_is_no_table(function: Callable[..., Any]) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    mixed = pandas.DataFrame({"text": ["12 died.", 5], "source": ["Argus", "Post"], "story": ["mill", "mill"]})
    for some in (pa.array(["12 died."]), pa.chunked_array([["12 died."]]), mixed["text"], mixed):
        with pytest.raises(dx.DiscrepancyError, match=rf"table: got a {type(some).__name__} .*; give a pyarrow\.Table"):
            function(some)


@pytest.mark.parametrize("name", ["story", "text", "source"])
def test_of_two_columns_of_one_name_none_is_read(name: str) -> None:
    given = table(*MILL).append_column(name, [["x", "y"]])
    with pytest.raises(dx.DiscrepancyError, match=rf"{name}: got '{name}', which 2 columns are called; re"):
        arrow.compare_table(given)
    with pytest.raises(dx.DiscrepancyError, match=f"got '{name}', which 2 columns are called; rename all but one"):
        arrow.extract_table(given)
    with pytest.raises(dx.DiscrepancyError, match="keep: got 'tag', which 2 columns are called; rename all but one"):
        arrow.extract_table(table({**MILL[0], "tag": 1}).append_column("tag", [[2]]), keep=["tag"])
    reports = arrow.compare_table(table(*MILL), what="reports")
    with pytest.raises(dx.DiscrepancyError, match="reports: there are 2 columns 'report'"):
        arrow.unpack_reports(reports.append_column("report", [["x"]]))


def test_columns_of_one_name_that_are_not_read_do_no_harm() -> None:
    given = table(*({**row, "tag": 1} for row in MILL)).append_column("tag", [[1, 2]])
    assert arrow.compare_table(given).equals(arrow.compare_table(table(*MILL)))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"story": "topic"}, r"story: got 'topic'; the columns of the table are 'story', 'source', 'text'"),
        ({"what": "conflicts"}, r"what: got 'conflicts'; give one of 'findings', 'claims'"),
        ({"settings": {}}, r"settings: got \{\} of type dict; give a discrepancy\.Settings"),
        ({"max_articles_per_story": 1}, r"max_articles_per_story: got 1; give a whole number from 2, or None"),
        ({"max_articles_per_story": True}, r"max_articles_per_story: got True"),
        ({"columns": {"story": "text"}}, r"columns, story: got 'text'; name the column of the story as story='text'"),
        ({"columns": {"source": None}}, r"no column 'source'"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_options_of_comparing_that_cannot_be_used_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(dx.DiscrepancyError, match=message):
        arrow.compare_table(table(*MILL), **options)


@pytest.mark.parametrize("story", [pa.array([1.5, 1.5]), pa.array([True, True])], ids=["float", "bool"])
def test_a_story_that_is_neither_text_nor_a_whole_number_is_refused(story: Any) -> None:
    given = table(*MILL).drop_columns("story").append_column("story", story)
    with pytest.raises(dx.DiscrepancyError, match="give a column of text or whole numbers"):
        arrow.compare_table(given)


@pytest.mark.parametrize(
    ("keep", "message"),
    [
        (["key"], r"keep: got 'key'; the columns of the table are"),
        (["text"], r"keep: got 'text', which the result has already"),
        ("key", r"keep: got 'key' of type str; give a list of columns"),
    ],
)
def test_columns_that_cannot_be_kept_are_refused(keep: Any, message: str) -> None:
    with pytest.raises(dx.DiscrepancyError, match=message):
        arrow.extract_table(table(*MILL), keep=keep)


def test_reports_that_are_none_are_refused() -> None:
    with pytest.raises(dx.DiscrepancyError, match="reports: there is no column 'report'"):
        arrow.unpack_reports(arrow.compare_table(table(*MILL)))
    with pytest.raises(dx.DiscrepancyError, match=r"what: got 'reports'; give one of 'findings', 'claims', "):
        arrow.unpack_reports(arrow.compare_table(table(*MILL), what="reports"), "reports")


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(dx.MissingExtraError, match=r"discrepancy\.arrow needs pyarrow.*discrepancy\[arrow\]"):
        arrow.compare_table(MILL)


# ---- what an engine relies on ---------------------------------------------------------------------------------------


def test_what_a_worker_is_sent_can_be_pickled_and_is_small() -> None:
    task = Comparing("story", {"text": "text"}, dx.Settings(), "findings", 10, "skip")
    sent = pickle.dumps(task)
    assert len(sent) < 3000
    got = pa.Table.from_batches(pickle.loads(sent).batches(table(*MILL).to_batches()))
    assert got.equals(arrow.compare_table(table(*MILL)))


def test_a_story_in_many_batches_holds_no_more_articles_than_are_compared() -> None:
    task = Comparing(what="reports", max_articles=5)
    batches = (table(row).to_batches()[0] for row in many(40))
    (row,) = (row for batch in task.batches(batches) for row in batch.to_pylist())
    whole = arrow.compare_table(table(*many(40)), what="reports", max_articles_per_story=5)
    assert row == whole.to_pylist()[0]


TEXTS = ["12 died.", "15 died.", "1e400 km.", "Dozens left.", "5 %", "At 8 p.m.", "", None]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "story": st.sampled_from(["a", "b", None]),
                "source": st.sampled_from("ST"),
                "text": st.sampled_from(TEXTS),
            }
        ),
        max_size=8,
    ),
    st.sampled_from(KINDS),
)
def test_whatever_the_rows_every_story_is_told_of(rows: list[dict[str, Any]], what: str) -> None:
    schema = pa.schema([(name, pa.string()) for name in ("story", "source", "text")])
    given = pa.Table.from_pylist(rows, schema=schema)
    got = arrow.compare_table(given, what=what, on_error="skip").to_pylist()
    assert {row["story"] for row in got} <= {row["story"] for row in rows}
    if what == "reports":
        assert [row["story"] for row in got] == list(dict.fromkeys(row["story"] for row in rows))
    bad = {row["story"] for row in rows if row["text"] is None or row["story"] is None}
    column = "text" if what == "notes" else "error"
    told = {row["story"] for row in got if row.get("error") or (what == "notes" and row["code"] == "refused")}
    assert told == bad, column


# ---- the page -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TABLES)
def test_the_page_of_the_columns_names_those_of_every_table(kind: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / "columns-arrow.md").read_text(encoding="utf-8")
    section = page[page.index(f"## `{kind.upper()}`") :].split("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE)
    names = {str: "text", int: "integer", float: "float"}
    expected = [
        (name, f"list of {_inner(type[0])}" if isinstance(type, list) else names[type])
        for name, type in TABLES[kind].items()
    ]
    if kind == "claims":  # told in columns.md
        expected = [row for row in expected if row[0] in ("story", "note", "error")]
    assert told == expected


def _inner(type: Any) -> str:
    return "text" if type is str else "struct"
