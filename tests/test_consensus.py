"""Copies, consensus, the way of a figure over time, and sums inside one account."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import an_article, counted

import discrepancy as dx
from discrepancy.consensus import timeline_of

WIRE = (
    "Nine people died when a ferry sank off the northern coast on Monday, officials of the port said. It carried 45 "
    "people and sank at 3 a.m. near the lighthouse of Halmar, after two days of storm."
)


def _accounts(*texts: str, days: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"source": "ABCDEFGH"[n], "text": text} for n, text in enumerate(texts)]
    for row, day in zip(rows, days, strict=False):
        row["published"] = day
    return rows


class TestCopies:
    def test_a_wire_text_printed_twice_counts_as_one_source_and_is_named(self) -> None:
        report = dx.compare(_accounts(WIRE, f"REPORT. {WIRE}", "Eleven people died when a ferry sank."))
        assert [article.copy_of for article in report.articles] == [None, "A", None]
        assert ("copy", "B") in {(note.code, note.article) for note in report.notes}
        (conflict,) = report.conflicts
        assert report.consensus(conflict).independent == 2
        assert dx.Report.from_json(report.to_json()) == report

    def test_the_account_published_first_is_the_one_repeated(self) -> None:
        report = dx.compare(_accounts(WIRE, WIRE, days=("2025-03-05", "2025-03-04")))
        assert {article.id: article.copy_of for article in report.articles} == {"A": "B", "B": None}

    @pytest.mark.parametrize(
        "other",
        [WIRE[:60], "A quite other text tells of the same ferry in words of its own, and of nine dead." * 3, ""],
    )
    def test_other_and_short_texts_are_no_copies(self, other: str) -> None:
        assert all(article.copy_of is None for article in dx.compare(_accounts(WIRE, other)).articles)

    @given(st.permutations(range(4)))
    def test_the_order_of_the_articles_changes_nothing(self, order: list[int]) -> None:
        rows = _accounts(WIRE, f"REPORT. {WIRE}", f"{WIRE} More follows.", "Nine people died.")
        found = {article.id: article.copy_of for article in dx.compare([rows[n] for n in order]).articles}
        assert found == {"A": None, "B": "A", "C": "A", "D": None}


class TestConsensus:
    def test_it_is_what_most_sources_support_and_names_who_stands_apart(self) -> None:
        report = dx.compare(
            _accounts(
                "The march drew 5,000 people.",
                "The march drew about 5,100 people.",
                "The march drew 5,000 people.",
                "The march drew 9,000 people.",
            )
        )
        (finding,) = report.findings
        consensus = report.consensus(finding)
        assert consensus.supporters == ("A", "B", "C")
        assert consensus.outliers == ("D",)
        assert consensus.independent == 4
        assert consensus.low is not None
        assert consensus.low <= Decimal(5000) <= consensus.high  # type: ignore[operator]
        assert [(tally.source, tally.findings, tally.apart) for tally in report.sources] == [
            ("A", 1, 0), ("B", 1, 0), ("C", 1, 0), ("D", 1, 1),
        ]  # fmt: skip

    def test_a_figure_that_was_replaced_is_not_the_consensus(self) -> None:
        report = dx.compare(
            _accounts(
                "The quake killed 120 people.",
                "The quake killed 120 people.",
                "The quake killed 164 people.",
                days=("2025-03-01", "2025-03-01", "2025-03-03"),
            )
        )
        (finding,) = report.findings
        assert finding.verdict == "update"
        assert report.consensus(finding).low == 164
        assert [report.claim(moment.claim).text for moment in report.timeline(finding)] == ["120", "120", "164"]
        assert [moment.when for moment in report.timeline(finding)] == ["2025-03-01", "2025-03-01", "2025-03-03"]

    def test_within_a_day_the_timeline_goes_by_its_hours(self) -> None:
        when = ["2025-03-01T20:15", "2025-03-01TMO", None, "2025-03-01", "2025-03-01TEV", "2025-02", "2025-03-02"]
        claims = [counted(f"c{n}", "A", "7", Decimal(7), Decimal(7), as_of=told) for n, told in enumerate(when)]
        order = [moment.when for moment in timeline_of(claims, {"A": an_article("A")})]
        assert order == [
            "2025-02", "2025-03-01TMO", "2025-03-01TEV", "2025-03-01T20:15", "2025-03-01", "2025-03-02", None
        ]  # fmt: skip


class TestSums:
    @pytest.mark.parametrize(
        "text",
        [
            "The crash left 12 dead: 5 men and 6 women.",
            "It killed 12 people (5 men, 6 women) on Monday.",
            "Officers seized 9 cars — 4 red, 3 blue and 1 green.",
        ],
    )
    def test_parts_that_do_not_add_up_are_a_finding_of_their_own(self, text: str) -> None:
        report = dx.compare(_accounts(text))
        (finding,) = report.internal
        assert finding.reason == "internal"
        assert finding.sources == ("A",)
        assert "add up to" in finding.explanation
        assert [note.code for note in report.notes if note.code == "internal"] == ["internal"]
        assert report.findings == ()
        assert dx.Report.from_json(report.to_json()) == report

    @pytest.mark.parametrize(
        "text",
        [
            "The crash left 12 dead: 6 men and 6 women.",
            "The crash left about 12 dead: 5 men and 6 women.",
            "Police arrested 40 people: 12 on Monday and a further five on a day that nobody cares to remember now.",
            "The crash left 12 dead, 5 men and 6 women among them.",
            "They played 5 games: 12 fouls and 6 cards.",
            "The crash left 12 dead: 5 men.",
        ],
    )
    def test_no_sum_is_looked_for_where_none_is_told(self, text: str) -> None:
        assert dx.compare(_accounts(text)).internal == ()
