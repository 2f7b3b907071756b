"""The sample stories: what an editor expects of each, and that nothing else is called a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from case_tables import rows_of

from discrepancy import Article, Comparison, DiscrepancyError, Report, Verdict, compare, samples

CASES = rows_of("samples")
STORIES = ("earthquake", "interview", "results")


@cache
def _report(story: str) -> Report:
    return compare(samples.load(story))


def _places(story: str, side: dict[str, str]) -> list[tuple[int, int]]:
    """Every place where the side's words stand in its article."""
    (text,) = (article.text for article in samples.load(story) if article.id == side["article"])
    places, at = [], text.find(side["text"])
    while at >= 0:
        places.append((at, at + len(side["text"])))
        at = text.find(side["text"], at + 1)
    return places


def _touches(report: Report, claim_id: str, story: str, side: dict[str, str]) -> bool:
    claim = report.claim(claim_id)
    spans = [(claim.start, claim.end), *((span.start, span.end) for span in claim.evidence)]
    return claim.article == side["article"] and any(
        start < last and first < end for first, last in _places(story, side) for start, end in spans
    )


def _made_on(report: Report, case: dict[str, Any]) -> Iterator[Comparison]:
    """The comparisons whose two claims stand on the two sides of a case."""
    story, left, right = case["story"], case["left"], case["right"]
    for made in report.comparisons:
        for one, other in ((made.left, made.right), (made.right, made.left)):
            if _touches(report, one, story, left) and _touches(report, other, story, right):
                yield made
                break


def _held(verdicts: Iterable[Verdict], accept: list[str]) -> bool:
    """Whether one of the verdicts would do; where "incomparable" would, anything but a conflict does."""
    verdicts = set(verdicts)
    if verdicts & set(accept):
        return True
    return "incomparable" in accept and Verdict.CONFLICT not in verdicts


def test_names_lists_the_shipped_stories() -> None:
    assert samples.names() == STORIES


def test_an_unknown_sample_is_refused_with_the_known_names() -> None:
    with pytest.raises(DiscrepancyError, match=r"no sample 'storm'; give one of 'earthquake', 'interview', 'results'"):
        samples.load("storm")


@pytest.mark.parametrize("story", STORIES)
def test_every_account_is_complete(story: str) -> None:
    articles = samples.load(story)
    assert all(isinstance(article, Article) for article in articles)
    assert len({article.id for article in articles}) == len(articles) >= 4
    assert {article.story for article in articles} == {story}
    for article in articles:
        assert article.published is not None
        assert article.language in {"en", "hi"}
        assert 120 <= len(article.text.split()) <= 300, article.id


@pytest.mark.parametrize("story", ["interview", "earthquake"])
def test_one_account_is_hindi(story: str) -> None:
    assert [article.language for article in samples.load(story)].count("hi") == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['story']}: {case['fact']}")
def test_the_words_of_a_case_stand_in_its_articles(case: dict[str, Any]) -> None:
    for side in (case["left"], case["right"]):
        assert _places(case["story"], side), f"{side['text']!r} does not stand in {side['article']!r}"
    assert case["left"]["article"] != case["right"]["article"]
    assert set(case["accept"]) <= set(Verdict)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['story']}: {case['fact']}: {case['left']['text']} / {case['right']['text']}"
)
def test_an_editor_accepts_the_verdict(case: dict[str, Any]) -> None:
    verdicts = [made.verdict for made in _made_on(_report(case["story"]), case)]
    assert _held(verdicts, case["accept"]), (
        f"got {sorted(set(verdicts)) or 'no comparison'}, an editor would take {case['accept']}: {case.get('note', '')}"
    )


@pytest.mark.parametrize("story", STORIES)
def test_nothing_else_is_called_a_conflict(story: str) -> None:
    report = _report(story)
    cases = [case for case in CASES if case["story"] == story and "conflict" in case["accept"]]
    expected = {id(made) for case in cases for made in _made_on(report, case)}
    alarms = [
        f"{report.claim(made.left).text!r} / {report.claim(made.right).text!r}: {made.explanation}"
        for made in report.comparisons
        if made.verdict is Verdict.CONFLICT and id(made) not in expected
    ]
    assert not alarms


@pytest.mark.parametrize("story", STORIES)
def test_the_order_of_accounts_changes_no_finding(story: str) -> None:
    def facts(report: Report) -> set[tuple[str, frozenset[tuple[str, int, int]]]]:
        return {
            (finding.verdict.value, frozenset((c.article, c.start, c.end) for c in report.claims_of(finding)))
            for finding in report.findings
        }

    assert facts(compare(tuple(reversed(samples.load(story))))) == facts(_report(story))
