"""`to_markdown(max_findings=…)`: so many findings, conflicts first, and how many are left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from discrepancy import Article, DiscrepancyError, Report, Verdict, compare, samples

REPORTS = {story: compare(samples.load(story)) for story in samples.names()}


def _rows(text: str) -> list[str]:
    """The rows of the table without its head."""
    return [line for line in text.splitlines() if line.startswith("|")][2:]


def _left_out(text: str) -> tuple[int, int]:
    """What the line on what is left out says: how many in all, and the sum of its counts by verdict."""
    line = re.search(r"^(\d+) more left out here: (.+)\.$", text, re.MULTILINE)
    return (int(line[1]), sum(map(int, re.findall(r"\d+", line[2])))) if line else (0, 0)


@pytest.mark.parametrize("story", REPORTS)
@pytest.mark.parametrize("most", [0, 1, 2, 5, 100])
def test_so_many_findings_and_the_number_of_the_others(story: str, most: int) -> None:
    report = REPORTS[story]
    text = report.to_markdown(max_findings=most)
    shown = min(most, len(report.findings))
    rest = len(report.findings) - shown
    assert len(_rows(text)) == shown
    assert text.count("\n- **") == shown
    assert _left_out(text) == (rest, rest)


@pytest.mark.parametrize("story", REPORTS)
def test_conflicts_come_first_whatever_the_order_of_the_report(story: str) -> None:
    report = REPORTS[story]
    backwards = replace(report, findings=report.findings[::-1])
    conflicts = len(report.conflicts)
    for given in (report, backwards):
        rows = _rows(given.to_markdown(max_findings=conflicts))
        assert len(rows) == conflicts
        assert all("conflict" in row for row in rows)
    assert "conflict" not in _rows(backwards.to_markdown(max_findings=conflicts + 1))[-1]


@pytest.mark.parametrize("story", REPORTS)
def test_every_figure_shown_has_the_label_of_its_source(story: str) -> None:
    report = REPORTS[story]
    text = report.to_markdown(max_findings=1).replace("\\", "")
    for claim in report.claims_of(report.findings[0]):
        assert next(row.source for row in report.articles if row.id == claim.article) in text


def test_without_a_limit_nothing_is_left_out() -> None:
    for report in REPORTS.values():
        assert report.to_markdown() == report.to_markdown(max_findings=len(report.findings))
        assert _left_out(report.to_markdown()) == (0, 0)


def test_thirty_facts_cut_to_three_fit_a_prompt() -> None:
    things = [f"The {name} plant made {n} tonnes." for n, name in enumerate(_names(30), 11)]
    others = [f"The {name} plant made {3 * n} tonnes." for n, name in enumerate(_names(30), 11)]
    accounts = [Article(text=" ".join(told), source=who) for told, who in ((things, "Argus"), (others, "Post"))]
    report = compare(accounts)
    assert len(report.findings) > 20
    assert any(finding.verdict is Verdict.CONFLICT for finding in report.findings)
    assert len(report.to_markdown(max_findings=3)) < 2000 < len(report.to_markdown())


def _names(count: int) -> list[str]:
    heads = ("Ash", "Birch", "Cedar", "Drum", "Elm", "Fern")
    tails = ("ford", "ley", "wick", "ton", "dale")
    return [head + tail for head in heads for tail in tails][:count]


@pytest.mark.parametrize("most", [-1, 1.5, "3", True])
def test_a_limit_that_is_none_is_refused(most: Any) -> None:
    with pytest.raises(DiscrepancyError, match=r"max_findings: got .*; give a whole number from 0, or None for all"):
        REPORTS["results"].to_markdown(max_findings=most)


def test_a_report_without_findings_says_so_under_any_limit() -> None:
    assert Report().to_markdown(max_findings=3) == Report().to_markdown()
