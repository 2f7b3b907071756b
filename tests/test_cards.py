"""What a notebook shows of a finding, a comparison, a figure and an article; a finding knows the report it is of."""

from __future__ import annotations

import copy
import pickle
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from html_reader import Reader, assert_harmless
from made_reports import EVIL, hostile_report

import discrepancy as dx
from discrepancy.handed import report_behind

REPORTS = {name: dx.compare(dx.samples.load(name)) for name in dx.samples.names()}
INTERVIEW = REPORTS["interview"]
SUM = {"source": "Argus", "text": "The crash left 12 dead: 5 men and 6 women."}
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00\x1b\ud800-\udfff]")


# --- the report behind a finding -------------------------------------------------------------------------------------


def _handed(report: dx.Report) -> list[Any]:
    return [*report.findings, *report.comparisons, *report.internal]


@pytest.mark.parametrize(
    "again",
    [
        lambda report: report,
        copy.copy,
        copy.deepcopy,
        lambda report: pickle.loads(pickle.dumps(report)),
        lambda report: dx.Report.from_json(report.to_json()),
        lambda report: replace(report, notes=()),
    ],
    ids=["itself", "copied", "deep", "pickled", "json", "replaced"],
)
def test_whatever_a_report_hands_out_has_one_like_it_behind_it(again: Any) -> None:
    for given in (INTERVIEW, dx.compare([SUM])):
        report = again(given)
        assert _handed(report) == _handed(given) != []
        first, second = (_behind(one) for one in (given, report))
        assert first == given
        assert second == report
        assert (first is second) == (given is report), "each has its own"


def _behind(report: dx.Report) -> Any:
    behind, *others = {id(report_behind(record)): report_behind(record) for record in _handed(report)}.values()
    assert not others
    assert all(report_behind(record) is None for record in _handed(behind)), "it knows no report, and so is no cycle"
    return behind


@pytest.mark.parametrize("record", [INTERVIEW.findings[0], INTERVIEW.comparisons[0]], ids=["finding", "comparison"])
def test_the_report_behind_plays_no_part_in_what_a_record_is(record: Any) -> None:
    stripped = [copy.copy(record), pickle.loads(pickle.dumps(record)), replace(record)]
    assert report_behind(record) == INTERVIEW
    for other in stripped:
        assert report_behind(other) is None
        assert other == record
        assert hash(other) == hash(record)
        assert repr(other) == repr(record)
        assert other.to_dict() == record.to_dict()
    assert "_report" not in {field.name for field in fields(record)}
    assert len(pickle.dumps(record)) < 3_000, "the report does not travel with it"


# --- cards -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REPORTS)
def test_a_finding_shows_its_verdict_reason_and_every_figure_marked(name: str) -> None:
    report = REPORTS[name]
    for finding in report.findings:
        page = Reader(finding._repr_html_())
        assert finding.verdict.value.capitalize() in page.text
        assert finding.explanation in page.text
        sources = {article.id: article.source for article in report.articles}
        for claim in report.claims_of(finding):
            assert sources[claim.article] in page.text
            if claim.derivation is None:
                assert any(claim.text in marked for marked in page.marked), claim.text


@pytest.mark.parametrize("name", REPORTS)
def test_a_comparison_shows_its_two_figures_and_no_third(name: str) -> None:
    report = REPORTS[name]
    for comparison in report.comparisons:
        page = Reader(comparison._repr_html_())
        assert comparison.verdict.value.capitalize() in page.text
        assert comparison.explanation in page.text
        told = {report.claim(id).article for id in (comparison.left, comparison.right)}
        others = {article.source for article in report.articles if article.id not in told}
        assert not [source for source in others if source in page.text.replace(comparison.explanation, "")]


def test_a_total_that_does_not_add_up_shows_its_parts() -> None:
    report = dx.compare([SUM])
    page = Reader(report.internal[0]._repr_html_())
    assert {"12", "5", "6"} <= set(page.marked)
    assert "add up to 11" in page.text


def test_a_finding_that_stands_alone_is_shown_by_its_words() -> None:
    finding = replace(INTERVIEW.conflicts[0])
    page = Reader(finding._repr_html_())
    assert page.marked == []
    for words in ("Conflict", "major", "audience", finding.explanation, *finding.sources):
        assert words in page.text
    page = Reader(replace(INTERVIEW.comparisons[0])._repr_html_())
    assert INTERVIEW.comparisons[0].explanation in page.text


def test_a_mention_shows_how_it_was_read() -> None:
    article = dx.Article(text="It began at 8 p.m. IST.", source="Argus", language="en-IN", published="2024-08-13")
    (mention,) = dx.extract(article)
    page = Reader(mention._repr_html_())
    assert page.marked == ["8 p.m. IST"]
    for words in (
        "20:00 (UTC+5:30), day not told",
        "2024-08-13T20:00",
        "characters 12 to 22 of Argus",
        "read as India",
    ):
        assert words in page.text


def test_a_claim_stands_marked_in_its_sentence() -> None:
    for claim in INTERVIEW.claims:
        page = Reader(claim._repr_html_())
        assert page.marked[0] == " ".join(claim.text.split())
        assert any(claim.text in marked for marked in page.marked[1:])
        for words in (claim.speaker, claim.derivation, claim.measure and claim.measure.replace("_", " ")):
            assert words is None or words in page.text


def test_the_currencies_a_sign_may_stand_for_are_one_line() -> None:
    (mention,) = dx.extract("It cost $25.")
    assert len(mention.readings) > 6
    text = Reader(mention._repr_html_()).text
    assert "USD 25; or as much in AUD, CAD, NZD, SGD or 8 more, written alike" in text


def test_an_article_shows_its_figures_marked() -> None:
    for article in dx.samples.load("interview"):
        page = Reader(article._repr_html_())
        assert page.marked == [mention.text for mention in dx.extract(article)] != []
        assert article._repr_html_() == dx.highlight(article)._repr_html_()


def test_an_article_is_not_read_before_a_notebook_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(article: dx.Article, **_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr("discrepancy.highlighted.read", refused)
    article = dx.Article(text="12 people came.", source="Argus")
    assert (article == article, "12 people" in repr(article)) == (True, True)
    with pytest.raises(AssertionError, match="read"):
        article._repr_html_()


@pytest.mark.parametrize("evil", EVIL)
def test_hostile_text_in_every_field_becomes_plain_text(evil: str) -> None:
    report = hostile_report(evil)
    alone = [replace(report.findings[0]), replace(report.comparisons[0])]
    for shown in (*_handed(report), *report.claims, *alone):
        markup = shown._repr_html_()
        assert_harmless(markup)
        assert not HIDDEN.search(markup)
        assert len(markup.encode()) < 100_000


@pytest.mark.parametrize("evil", [evil for evil in EVIL if evil.strip()])
def test_no_text_of_an_article_adds_a_tag_or_a_hidden_character(evil: str) -> None:
    articles = [
        dx.Article(text=f"{evil} 12 people died. {evil}", source=f"Argus {evil}", title=evil),
        dx.Article(text=f"{evil} 15 people died. {evil}", source=f"Post {evil}", title=evil),
    ]
    report = dx.compare(articles)
    assert report.findings
    mentions = dx.extract(articles[0])
    assert mentions
    for shown in (report, *_handed(report), *report.claims, *mentions, *articles, dx.highlight(articles[0])):
        markup = shown._repr_html_()
        assert_harmless(markup)
        assert not HIDDEN.search(markup)


@pytest.mark.parametrize("text", ["", " ", "Nobody came.", "12", "x" * 100_000])
def test_an_article_of_few_figures_or_none_shows_its_text(text: str) -> None:
    article = dx.Article(text=text, source="Argus")
    page = assert_harmless(article._repr_html_())
    assert len(page.marked) == len(dx.extract(article))
    assert "".join(text.split()[-1:])[:20] in page.text


@pytest.mark.parametrize(
    ("articles", "told"),
    [([], "No article was given."), ([SUM], "One account only: nothing to compare with.")],
    ids=["nothing", "one"],
)
def test_a_report_without_findings_says_why(articles: list[dict[str, str]], told: str) -> None:
    assert told in assert_harmless(dx.compare(articles)._repr_html_()).text
