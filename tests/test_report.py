"""A report goes to JSON and back unchanged, refuses what is none, and can say why."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import Article, DiscrepancyError, Report, ReportError, Verdict, compare, samples
from discrepancy.reasons import REASONS
from discrepancy.report import SCHEMA

REPORTS = {story: compare(samples.load(story)) for story in samples.names()}
EMPTY = compare([])


# --- JSON and back ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", REPORTS)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_report_comes_back_from_json_as_it_was(story: str, indent: int | None) -> None:
    report = REPORTS[story]
    text = report.to_json(indent=indent)
    again = Report.from_json(text)
    assert again == report
    assert again.to_json(indent=indent) == text
    assert Report.from_json(text.encode()) == report
    assert Report.from_dict(report.to_dict()) == report
    assert str(again) == str(report)


def test_an_empty_report_comes_back() -> None:
    assert Report.from_json(EMPTY.to_json()) == EMPTY


PIECES = st.sampled_from(
    [
        "The flood killed 12 people.",
        "At least 15 died.",
        "About $1.2bn is lost.",
        "A$5 million.",
        "It was -5 °C.",
        "It was 14 °F.",
        "It lasted 2.5 hours.",
        "It is 1.234 km.",
        "At 8 p.m. EDT on August 12, 2024.",
        "At 5:30 AM IST.",
        "On 03/04/2025.",
        "Yesterday.",
        "Between 40 and 60 left.",
        "Dozens left.",
        "1e400 people.",
        "9" * 50 + " people.",
        "बाढ़ में १२ लोग मरे।",
        "Police said 7.",
        "\ud800",
        "“",
        "\u2028",
        "\x00",
        "<b>",
        "\\",
        '"',
        "5.123456789012345678901234567890123456 miles.",
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=5).map(" ".join))
PUBLISHED = st.sampled_from([None, "2024-08-13", "2024-08-13T20:42:00+05:30"])


@given(st.lists(st.tuples(TEXTS, PUBLISHED, st.sampled_from([None, "t\ud800", "<i>"])), max_size=3))
def test_any_report_comes_back_from_json_as_it_was(rows: list[tuple[str, str | None, str | None]]) -> None:
    report = compare([Article(text=t, source="Argus", published=p, title=title) for t, p, title in rows])
    text = report.to_json()
    assert Report.from_json(text) == report
    assert Report.from_json(text.encode("utf-8")) == report, "valid UTF-8, whatever the text"
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


@pytest.mark.parametrize("text", ["12 people died \ud800.", "\udfff 12 people died.", "\ud83d 12 \ude00 people died."])
def test_lone_surrogates_survive_as_valid_utf_8(text: str) -> None:
    report = compare([Article(text=text, source="Argus"), Article(text=text, source="Courier \ud800")])
    told = report.to_json()
    assert told.encode("utf-8").decode("utf-8") == told
    again = Report.from_json(told)
    assert again == report
    assert any("\ud800" <= sign <= "\udfff" for claim in again.claims for sign in claim.sentence.text)


def test_other_text_is_written_as_it_is_not_escaped() -> None:
    assert "बाढ़" in compare([Article(text="बाढ़ में 12 लोग मरे।", source="दैनिक")]).to_json()


def test_a_newer_report_of_the_same_schema_can_be_read() -> None:
    told = REPORTS["results"].to_dict()
    told["claims"] = [row | {"colour": "blue"} for row in told["claims"]]
    told["more"] = [1]
    del told["notes"]
    assert Report.from_dict(told) == replace(REPORTS["results"], notes=())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("nul", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", r"got \[\] of type list; give the dict"),
        ("null", "got None; give the dict"),
        ('"x"', "got 'x' of type str; give the dict"),
        ("{}", "got schema None"),
        ('{"schema": "discrepancy/report/2"}', "got schema 'discrepancy/report/2'; this version reads"),
        (f'{{"schema": "{SCHEMA}"}}', "the report has no 'articles'"),
        (REPORTS["results"].to_json()[:-1], "not JSON"),
        (REPORTS["results"].to_json()[:2000], "not JSON"),
        (json.dumps(REPORTS["results"].to_dict() | {"claims": None}), "claims: got null; give a list"),
        (json.dumps(REPORTS["results"].to_dict() | {"claims": [7]}), "claims, row 1: got 7; give an object"),
        (json.dumps(REPORTS["results"].to_dict() | {"claims": []}), "names claims that the report lacks"),
        (json.dumps(REPORTS["results"].to_dict() | {"articles": []}), "name articles that the report does not list"),
        (json.dumps(REPORTS["results"].to_dict() | {"findings": []}), "names what the report lacks"),
    ],
)
def test_what_is_no_report_is_refused(text: str | bytes, says: str) -> None:
    with pytest.raises(ReportError, match=says.replace("(", r"\(")) as caught:
        Report.from_json(text)
    assert isinstance(caught.value, DiscrepancyError)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        ("articles", {"characters": "many"}, "articles, row 1, field 'characters': got 'many'; give a whole number"),
        ("articles", {"language_given": 1}, "'language_given': got 1; give true or false"),
        ("articles", {"title": 5}, "'title': got 5; give a text"),
        ("claims", {"kind": "colour"}, "claims, row 1, field 'kind': got 'colour'; give one of count, money, "),
        ("claims", {"kind": []}, "'kind': got a list; give one of"),
        ("claims", {"value": "twelve"}, "'value': got 'twelve'; give a decimal number as text"),
        ("claims", {"value": 12.5}, "'value': got 12.5; give a decimal number as text"),
        ("claims", {"value": "NaN"}, "'value': got 'NaN'; give a decimal number as text"),
        ("claims", {"kind": "count", "low": "soon"}, "'low': got 'soon'; give a decimal number as text"),
        ("claims", {"kind": "date", "low": 7}, "'low': got 7; give a text"),
        ("claims", {"sentence": {"start": 1}}, "'sentence': the field 'end' is missing"),
        ("claims", {"sentence": None}, "'sentence': got null; give an object"),
        ("claims", {"readings": [{"value": "1"}]}, "'readings', item 1: the field 'condition' is missing"),
        ("claims", {"evidence": 7}, "'evidence': got 7; give a list"),
        ("claims", {"evidence": [None]}, "'evidence', item 1: got null; give an object"),
        ("claims", {"scope": ["here", 5]}, "'scope', item 2: got 5; give a text"),
        ("claims", {"start": "twelve"}, "'start': got 'twelve'; give a whole number"),
        ("claims", {"start": True}, "'start': got True; give a whole number"),
        (
            "findings",
            {"verdict": "certainly"},
            "findings, row 1, field 'verdict': got 'certainly'; give one of agree, ",
        ),
        ("findings", {"verdict": None}, "'verdict': got null; give one of"),
        ("comparisons", {"severity": "awful"}, "'severity': got 'awful'; give one of minor, major"),
    ],
)
def test_a_broken_field_is_refused_with_its_place_and_what_would_do(
    table: str, change: dict[str, Any], says: str
) -> None:
    told = REPORTS["interview"].to_dict()
    told[table][0] = told[table][0] | change
    with pytest.raises(ReportError, match=re.escape(says)):
        Report.from_dict(told)


@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        ("findings", {"claims": []}, "names no claim; give the ids of those it rests on"),
        ("internal", {"claims": []}, "names no claim"),
        ("internal", {"claims": ["nobody:1"]}, "names claims that the report lacks: 'nobody:1'"),
        ("comparisons", {"left": "nobody:1"}, "names what the report lacks: 'nobody:1'"),
        ("comparisons", {"finding": "f0"}, "names what the report lacks: 'f0'"),
    ],
)
def test_ids_that_lead_nowhere_are_refused(table: str, change: dict[str, Any], says: str) -> None:
    told = REPORTS["interview"].to_dict()
    told[table] = [*told[table], (told[table] or told["findings"])[0] | change]
    with pytest.raises(ReportError, match=re.escape(says)):
        Report.from_dict(told)


def test_a_comparison_of_claims_of_another_finding_is_refused() -> None:
    told = REPORTS["interview"].to_dict()
    other = next(c for c in told["claims"] if c["id"] not in told["findings"][0]["claims"])["id"]
    row = next(c for c in told["comparisons"] if c["finding"] == told["findings"][0]["id"])
    told["comparisons"].append(row | {"left": other})
    with pytest.raises(ReportError, match=re.escape(f"names what the report lacks: {other!r}")):
        Report.from_dict(told)


REQUIRED = {
    "articles": ("id", "source", "language"),
    "claims": ("article", "start", "end", "text", "kind", "id", "sentence"),
    "findings": ("id", "measure", "verdict", "claims", "sources", "reason", "explanation"),
    "comparisons": ("finding", "left", "right", "verdict", "reason", "explanation"),
}


@pytest.mark.parametrize(("table", "field"), [(table, field) for table, names in REQUIRED.items() for field in names])
def test_a_missing_field_is_named(table: str, field: str) -> None:
    told = REPORTS["interview"].to_dict()
    del told[table][0][field]
    with pytest.raises(ReportError, match=f"{table}, row 1: the field '{field}' is missing"):
        Report.from_dict(told)


@pytest.mark.parametrize("given", [None, 7, ["{}"]])
def test_what_is_no_text_is_refused(given: Any) -> None:
    with pytest.raises(ReportError, match="not JSON"):
        Report.from_json(given)


@pytest.mark.parametrize("story", REPORTS)
def test_a_report_read_back_shows_the_same_in_every_form(story: str) -> None:
    report = REPORTS[story]
    again = Report.from_json(report.to_json())
    for look in (str, Report.to_markdown, Report.to_html, Report._repr_html_):
        assert look(again) == look(report)
    assert again.sources == report.sources
    for finding in report.findings:
        assert again.why(finding.id) == report.why(finding)
        assert again.consensus(finding.id) == report.consensus(finding)
        assert again.timeline(finding.id) == report.timeline(finding)
        assert [claim.why() for claim in again.claims_of(finding.id)] == [c.why() for c in report.claims_of(finding)]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["schema", "articles", "claims", "findings", "comparisons", "notes", "kind"]), inner
            )
        ),
    )
)
def test_any_json_is_a_report_or_refused(data: Any) -> None:
    for given_data in (
        data,
        {"schema": SCHEMA, "articles": data, "claims": data, "findings": data, "comparisons": data},
    ):
        try:
            Report.from_json(json.dumps(given_data))
        except ReportError:
            continue


# --- looking things up -----------------------------------------------------------------------------------------------


def test_claims_and_findings_are_found_by_id() -> None:
    report = REPORTS["earthquake"]
    for claim in report.claims:
        assert report.claim(claim.id) is claim
    for finding in report.findings:
        assert report.finding(finding.id) is finding
        assert tuple(c.id for c in report.claims_of(finding)) == finding.claims
        assert report.claims_of(finding.id) == report.claims_of(finding)
        assert report.comparisons_of(finding) == report.comparisons_of(finding.id) != ()


@pytest.mark.parametrize("ask", ["claim", "finding", "why", "claims_of"])
def test_an_unknown_id_is_refused_and_some_known_ones_are_named(ask: str) -> None:
    report = REPORTS["earthquake"]
    with pytest.raises(ReportError, match=r"no (claim|finding) 'f0' in this report") as caught:
        getattr(report, ask)("f0")
    known = report.claims if ask == "claim" else report.findings
    assert repr(known[0].id) in str(caught.value)
    assert f"({len(known)} in all)" in str(caught.value)
    with pytest.raises(ReportError, match="are none"):
        getattr(EMPTY, ask)("f0")


@pytest.mark.parametrize("ask", ["why", "claims_of", "comparisons_of", "consensus", "timeline"])
@pytest.mark.parametrize("finding", [5, None, [], "f0"])
def test_what_is_no_finding_is_refused(ask: str, finding: Any) -> None:
    with pytest.raises(ReportError, match=r"no finding .* in this report; its findings are 'f"):
        getattr(REPORTS["earthquake"], ask)(finding)


def test_conflicts_are_the_findings_that_conflict() -> None:
    for report in REPORTS.values():
        assert report.conflicts == tuple(f for f in report.findings if f.verdict is Verdict.CONFLICT)
        assert report.conflicts


@pytest.mark.parametrize("story", REPORTS)
def test_a_finding_says_what_its_comparisons_say(story: str) -> None:
    report = REPORTS[story]
    ids = {claim.id: claim for claim in report.claims}
    sources = {row.id: row.source for row in report.articles}
    assert len({finding.id for finding in report.findings}) == len(report.findings)
    for finding in report.findings:
        made = report.comparisons_of(finding)
        gravest = max(made, key=lambda c: c.verdict.gravity)
        assert finding.verdict is gravest.verdict
        assert finding.reason in {c.reason for c in made if c.verdict is finding.verdict}
        # what three accounts print alike all of them say, and any two of them both
        assert finding.explanation.replace("All say", "Both say") in {c.explanation for c in made}
        assert set(finding.sources) == {sources[ids[id].article] for id in finding.claims}
        assert {c.left for c in made} | {c.right for c in made} == set(finding.claims)
        assert finding.reason in REASONS


# --- why -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", REPORTS)
def test_why_tells_spans_readings_and_the_level_that_decided(story: str) -> None:
    report = REPORTS[story]
    for finding in report.findings:
        told = report.why(finding)
        assert told == report.why(finding.id)
        assert finding.explanation in told
        assert f"for the reason {finding.reason!r}" in told
        for claim in report.claims_of(finding):
            assert f"at {claim.start}–{claim.end} of article {claim.article}" in told
            assert f"modifier {claim.modifier}" in told
            assert claim.id in told
        for comparison in report.comparisons_of(finding):
            assert comparison.explanation in told
        assert not {"Decimal(", "None ", "<Kind"} & {word for word in ("Decimal(", "None ", "<Kind") if word in told}


def test_why_of_a_finding_of_another_report_says_what_it_can() -> None:
    told = REPORTS["results"].why(REPORTS["interview"].findings[0])
    assert REPORTS["interview"].findings[0].explanation in told
    assert "span:" not in told


# --- the ways to look at it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "look", [str, Report.to_markdown, Report.to_html, Report._repr_html_], ids=lambda look: look.__name__
)
@pytest.mark.parametrize("story", REPORTS)
def test_every_look_shows_every_conflict(look: Any, story: str) -> None:
    shown = look(REPORTS[story])
    plain = unescape(shown).replace("\\", "")
    for source in {row.source for row in REPORTS[story].articles}:
        assert source in plain
    assert look(REPORTS[story]) == shown
    assert look(EMPTY).strip()


def test_two_runs_give_the_same_bytes() -> None:
    for story, report in REPORTS.items():
        assert compare(samples.load(story)).to_json() == report.to_json()
