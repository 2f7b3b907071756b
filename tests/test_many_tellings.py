"""Facts that very many articles tell: judged by the ways they are told, their comparisons made as one goes through."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from comparison import story

import discrepancy as dx
from discrepancy.comparisons import Comparisons, pairs_by_finding
from discrepancy.held import Held
from discrepancy.pairs import gravest_first
from discrepancy.records import Comparison, Verdict

VILLAGES = ("Arnby", "Birkfors", "Calder", "Dunmore", "Ekeby", "Fossum", "Gimle", "Harnes")


def _article(n: int, dead: int, hour: int = 12) -> dx.Article:
    boat = "x" * (n % 7 + 1)
    text = f"The flood at {VILLAGES[n % len(VILLAGES)]} killed {dead} people, officials said. Boat {boat} left."
    return dx.Article(text, f"Paper {n:04}", published=f"2024-05-{2 + hour // 24:02}T{hour % 24:02}:00:00+00:00")


def _story(size: int, tolls: tuple[int, ...]) -> list[dx.Article]:
    return [_article(n, tolls[n % len(tolls)], 12) for n in range(size)]


@pytest.fixture(scope="module")
def large() -> dx.Report:
    """300 articles, four tolls."""
    return dx.compare(_story(300, (12, 14, 15, 21)))


def _pairs(report: dx.Report) -> Iterator[tuple[str, str]]:
    for finding in report.findings:
        yield from combinations(finding.claims, 2)


def test_all_comparisons_are_there(large: dx.Report) -> None:
    (finding,) = [f for f in large.findings if f.measure == "deaths"]
    assert len(finding.claims) == 300
    assert len(large.comparisons_of(finding)) == 300 * 299 // 2
    assert sum(1 for c in large.comparisons if c.finding == finding.id) == 300 * 299 // 2


def test_a_finding_is_as_grave_as_its_gravest_comparison(large: dx.Report) -> None:
    for finding in large.findings:
        assert finding.verdict.gravity == max(c.verdict.gravity for c in large.comparisons_of(finding))


def test_what_many_articles_tell_is_judged_as_by_two() -> None:
    tolls = (12, 15, 21)
    large = dx.compare(_story(60, tolls))
    text = {claim.id: claim.text for claim in large.claims}
    alone = {}
    for a, b in combinations(sorted(set(tolls)), 2):
        (finding,) = dx.compare([_article(0, a), _article(8, b)]).findings
        alone[frozenset((str(a), str(b)))] = (finding.verdict, finding.severity, finding.reason)
    seen = 0
    for c in large.comparisons:
        told = frozenset((text[c.left], text[c.right]))
        if len(told) == 1:
            assert c.verdict is Verdict.AGREE
        elif told in alone:
            seen += 1
            assert (c.verdict, c.severity, c.reason) == alone[told]
    assert seen == 3 * 20 * 20


def test_they_read_like_a_tuple(large: dx.Report) -> None:
    held = large.comparisons
    assert isinstance(held, Comparisons)
    told = tuple(held)
    assert len(held) == len(told)
    assert held[0] == told[0]
    assert held[-1] == told[-1]
    assert held[10:12] == told[10:12]
    assert told[5] in held
    assert held == told
    assert hash(held) == hash(told)
    assert "comparisons of" in repr(held)
    assert held != ()
    assert held.__eq__(3) is NotImplemented


def test_the_explanation_of_each_names_its_own_sources(large: dx.Report) -> None:
    articles = {claim.id: claim.article for claim in large.claims}
    conflicts = [c for c in large.comparisons if c.verdict is Verdict.CONFLICT][::997]
    assert len(conflicts) > 5
    for c in conflicts:
        assert articles[c.left] in c.explanation
        assert articles[c.right] in c.explanation


def test_a_report_of_many_goes_through_a_pickle(large: dx.Report) -> None:
    again = pickle.loads(pickle.dumps(large))
    assert again.findings == large.findings
    assert again.comparisons[:50] == large.comparisons[:50]


@pytest.mark.parametrize(("kept", "verdicts"), [("conflicts", {"conflict"}), ("none", set())])
def test_a_dict_may_leave_comparisons_out(large: dx.Report, kept: str, verdicts: set[str]) -> None:
    told = large.to_dict(comparisons=kept)
    assert {c["verdict"] for c in told["comparisons"]} == verdicts
    assert dx.Report.from_dict(told).findings == large.findings


@pytest.mark.parametrize("kept", ["conflicts", "none"])
def test_what_accounts_support_is_not_told_without_comparisons(kept: str) -> None:
    report = dx.compare(_story(6, (12,)))
    again = dx.Report.from_json(report.to_json(comparisons=kept))
    assert str(again) == str(report)
    with pytest.raises(dx.ReportError, match=r"holds no comparisons of finding .*; write it with comparisons='all'"):
        again.consensus(again.findings[0])
    with pytest.raises(dx.ReportError, match="comparisons='all'"):
        assert again.sources


def test_all_is_what_a_dict_has_by_default() -> None:
    report = dx.compare(_story(6, (12, 15)))
    assert report.to_dict() == report.to_dict(comparisons="all")
    with pytest.raises(dx.DiscrepancyError, match="comparisons: got 'some'; give 'all', 'conflicts' or 'none'"):
        report.to_dict(comparisons="some")


def test_the_order_of_many_articles_changes_nothing() -> None:
    story = _story(120, (12, 14, 15, 21))
    forth, back = dx.compare(story), dx.compare(story[::-1])
    assert forth.findings == back.findings
    assert tuple(forth.comparisons) == tuple(back.comparisons)


def test_later_and_higher_is_an_update_however_many_tell_it() -> None:
    early = [_article(n, 12, 8) for n in range(40)]
    late = [_article(n, 34, 30) for n in range(40, 80)]
    report = dx.compare(early + late)
    (finding,) = [f for f in report.findings if f.measure == "deaths"]
    assert finding.verdict is Verdict.UPDATE
    falling = dx.compare([_article(n, 34, 8) for n in range(40)] + [_article(n, 12, 30) for n in range(40, 80)])
    (finding,) = [f for f in falling.findings if f.measure == "deaths"]
    assert finding.verdict is Verdict.CONFLICT


def test_a_fact_told_in_very_many_ways_says_what_is_left_out() -> None:
    report = dx.compare([_article(n, 100 + n) for n in range(150)])
    notes = [note for note in report.notes if note.code == "many"]
    assert len(notes) == 1
    assert "deaths: the 96 ways it is told most often" in notes[0].text
    (finding,) = [f for f in report.findings if f.measure == "deaths"]
    assert len(finding.claims) == 96


@pytest.fixture(scope="module")
def running() -> dx.Report:
    """40 articles over three days, some of which tell a fact twice: all verdicts but one, many by who came first."""
    return dx.compare(story(40))


def test_what_is_asked_of_pairs_is_what_a_walk_through_all_of_them_gives(running: dx.Report) -> None:
    assert {c.verdict for c in running.comparisons} == set(Verdict) - {Verdict.INCOMPARABLE}
    held, listed = pairs_by_finding(running._held()), pairs_by_finding(tuple(iter(running.comparisons)))
    for finding in running.findings:
        walked = running.comparisons_of(finding)
        for pairs in (held[finding.id], listed[finding.id]):
            assert len(pairs) == len(walked)
            assert tuple(gravest_first(pairs)) == tuple(sorted(walked, key=lambda c: -c.verdict.gravity))
            for claim in finding.claims:
                beside = {(c.verdict, True, c.right) for c in walked if c.left == claim}
                beside |= {(c.verdict, False, c.left) for c in walked if c.right == claim}
                assert {(f.verdict, f.is_left, id) for f in pairs.faced(claim) for id in f.claims} == beside


def test_nothing_faces_a_claim_of_another_finding(running: dx.Report) -> None:
    for comparisons in (running._held(), tuple(iter(running.comparisons))):
        pairs = pairs_by_finding(comparisons)[running.findings[0].id]
        assert list(pairs.faced("Nobody:0")) == []


def test_a_report_that_was_read_back_shows_and_supports_the_same(running: dx.Report) -> None:
    again = dx.Report.from_json(running.to_json())
    assert again.to_html() == running.to_html()
    assert again.sources == running.sources
    assert [again.consensus(f) for f in again.findings] == [running.consensus(f) for f in running.findings]


@pytest.mark.parametrize("show", [str, dx.Report.to_markdown, dx.Report.to_records, lambda report: report.sources])
def test_no_comparison_is_made_to_list_findings(
    large: dx.Report, show: Callable[[dx.Report], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _counting(monkeypatch)
    assert show(large)
    assert len(made) == 0


def test_a_page_makes_hardly_more_comparisons_than_it_shows(large: dx.Report, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _counting(monkeypatch)
    assert "44842 more pairs" in large.to_html()
    assert 0 < len(made) < 100


def _counting(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """A list that grows with every comparison that is made."""
    made: list[None] = []
    comparison = Held._comparison

    def counted(*arguments: Any) -> Comparison:
        made.append(None)
        return comparison(*arguments)

    monkeypatch.setattr(Held, "_comparison", counted)
    return made
