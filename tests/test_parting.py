"""What parts two figures told in much the same words, and what looks alike and parts nothing."""

from __future__ import annotations

import pytest

from discrepancy import Article, Report, Verdict, compare


def _told(left: str, right: str, published: str | None = None) -> Report:
    return compare([Article(left, "A", published=published), Article(right, "B", published=published)])


NEVER_MEET = [
    # whose figure it is
    ("Norland's trade surplus grew to $3.2 billion.", "Sorvia's trade surplus grew to $8.4 billion."),
    ("Norland's exports added $3.2 billion in May 2021.", "Sorvia's exports added $8.4 billion in May 2021."),
    # of what it is, where it has no measure of its own
    ("House prices see the steepest fall for seven months.", "Retail sales see the steepest fall for six months."),
    ("House prices post the biggest drop for seven months.", "Retail sales post the biggest drop for six months."),
    # a narrower noun
    ("Rents have eased in 36 districts.", "Rents have eased in eight coastal districts."),
    # a round figure is all that two accounts share
    ("Three men carried the piano up a narrow staircase.", "Coastguards pulled three men from the icy harbour."),
    ("The two countries share a border along the Marl.", "Chess fans in two countries watched Lind win again."),
    ("A plate sold at auction for $40 million.", "The town hall asked lenders about $40 million."),
    # a day told from the day of writing, which nobody knows
    ("Shares in Corvel fell today.", "Corvel workers go on strike today."),
]


@pytest.mark.parametrize(("left", "right"), NEVER_MEET)
def test_figures_of_two_facts_in_like_words_never_meet(left: str, right: str) -> None:
    assert _told(left, right).comparisons == ()


STILL_CONFLICT = [
    ("Norland's trade surplus grew to $3.2 billion.", "Norland's trade surplus grew to $8.4 billion."),
    # the owner of the one is known to the other
    ("Lind's talk with Marlow drew 2 million viewers.", "Marlow's talk with Lind drew 3 million viewers."),
    ("Norland's exports grew to $3.2 billion.", "Exports grew to $8.4 billion."),
    ("House prices see the steepest fall for seven months.", "House prices see the steepest fall for six months."),
    ("Rents have eased in 36 districts.", "Rents have eased in 29 districts."),
    # near enough to be the same: no part
    ("The smugglers used two flatbed lorries.", "The smugglers used three lorries."),
]


@pytest.mark.parametrize(("left", "right"), STILL_CONFLICT)
def test_one_fact_is_not_parted(left: str, right: str) -> None:
    assert len(_told(left, right).conflicts) == 1


STILL_AGREE = [
    # a measure in common
    ("Three men died when the kiln collapsed.", "Heavy smoke killed three workers overnight."),
    # more words in common
    ("Three men carried the piano up a narrow staircase.", "The piano was carried up the stairs by three men."),
    # a figure that nobody counts by chance
    ("The archive keeps 41,360 postcards.", "Collectors gave away 41,360 cards in boxes."),
]


@pytest.mark.parametrize(("left", "right"), STILL_AGREE)
def test_equal_figures_with_something_in_common_meet(left: str, right: str) -> None:
    assert [finding.verdict for finding in _told(left, right).findings] == [Verdict.AGREE]


def test_today_is_one_day_where_the_day_of_writing_is_told() -> None:
    report = _told("Shares in Corvel fell today.", "Corvel workers go on strike today.", "2026-03-02")
    assert [finding.verdict for finding in report.findings] == [Verdict.AGREE]


SCOPED = [
    # people of one kind, and of all
    ("Raids left 20 people dead.", "Two nurses died in the raids."),
    ("Bei dem Angriff starben 20 Menschen.", "Bei dem Angriff starben zwei Arbeiter."),
    # two fates told as one
    ("The storm destroyed 110 homes.", "The storm left 300 homes damaged or destroyed."),
    ("El temporal dejó 40 heridos.", "El temporal dejó 90 muertos o heridos."),
    # one sort of employer
    ("The economy added 240,000 jobs in May.", "The private sector added 165,000 jobs in May."),
    ("L'économie a créé 240 000 emplois en mai.", "Le secteur privé a créé 165 000 emplois en mai."),
]


@pytest.mark.parametrize(("left", "right"), SCOPED)
def test_a_figure_of_wider_or_narrower_scope_is_no_conflict(left: str, right: str) -> None:
    assert _told(left, right).conflicts == ()


def test_a_figure_of_the_same_scope_is() -> None:
    assert _told("The private sector added 240,000 jobs.", "Private employers added 165,000 jobs.").conflicts
    assert _told("The storm destroyed 110 homes.", "The storm destroyed 300 homes.").conflicts
    assert _told("The raids killed 12 people.", "The raids killed nine villagers.").conflicts
    assert _told("30 million people watched the talk.", "6 million viewers watched the talk.").conflicts


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Lind did not deny that 40 guests paid.", "Lind said 40 guests paid.", Verdict.AGREE),
        ("Lind bestritt nicht, dass 40 Gäste zahlten.", "Lind sagte, 40 Gäste zahlten.", Verdict.AGREE),
        ("Lind denied that 40 guests paid.", "Lind said 40 guests paid.", Verdict.INCOMPARABLE),
        (
            "The clerk was denied a visa 12 times.",
            "The clerk was denied a visa on 12 separate occasions.",
            Verdict.AGREE,
        ),
        ("The council backs a $14 minimum wage.", "Council lifts minimum wage to $14.", Verdict.AGREE),
        ("Council Backs $14 Minimum Wage", "Council lifts minimum wage to $14.", Verdict.AGREE),
        ("The film earned $41.6 mil at the weekend.", "The film earned $41.6 million at the weekend.", Verdict.AGREE),
    ],
)
def test_words_that_seem_to_part_and_do_not(left: str, right: str, verdict: Verdict) -> None:
    assert {comparison.verdict for comparison in _told(left, right).comparisons} == {verdict}
