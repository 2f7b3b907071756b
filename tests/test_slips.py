"""Slips of the pen in days and hours: what one slip turns into the other is rather one event told twice than two."""

from __future__ import annotations

import pytest

from discrepancy import Article, compare
from discrepancy.slips import same_digits, slip_of


def _both(left: str, right: str) -> list[tuple[str, str]]:
    """Verdict and reason of every comparison of two accounts of one day."""
    articles = [Article(text, source, published="2025-06-15") for text, source in ((left, "Argus"), (right, "Courier"))]
    return [(comparison.verdict.value, comparison.explanation) for comparison in compare(articles).comparisons]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (
            "The quake struck at 4:42 a.m. on 3 May 2025, the agency said.",
            "The tremor hit the town at 4:24 a.m. on 3 May 2025.",
            "two digits may have been swapped",
        ),
        (
            "An interim dividend of $3.5 a share will be paid on 12 December 2025.",
            "Holders get a dividend of $3.5 on 21 December 2025.",
            "two digits may have been swapped",
        ),
        (
            "Judge Hall set sentencing for 5 June 2025.",
            "He will be sentenced on 6 May 2025.",
            "the day and the month may have been swapped",
        ),
        (
            "The train left at 4:42 a.m. on 3 May 2025.",
            "The train left at 4:42 p.m. on 3 May 2025.",
            "one may be of the wrong half of the day",
        ),
    ],
)
def test_one_slip_apart(left: str, right: str, why: str) -> None:
    assert [reason for verdict, reason in _both(left, right) if verdict == "conflict" and why in reason]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Polls open at 7:30 a.m. on 3 May 2025.", "Polls close at 7:30 p.m. on 3 May 2025."),
        ("The trial began on 12 May 2025.", "The jury retired on 21 May 2025."),
        ("The first alarm came at 4:24 a.m. on 3 May 2025.", "The fire was out at 4:42 a.m. on 3 May 2025."),
    ],
)
def test_two_events_are_no_slip(left: str, right: str) -> None:
    assert "conflict" not in [verdict for verdict, _ in _both(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("12 May 2025", "21 May 2025", "digits"),
        ("12 May 2025", "12 May 2025", None),
        ("11 May 2025", "11 May 2025", None),
        ("4:44 a.m. on 3 May 2025", "4:44 a.m. on 3 May 2025", None),
        ("12 May 2025", "21 May 2024", None),
        ("5 June 2025", "6 May 2025", "order"),
        ("12 May 2025", "13 May 2025", None),
        ("1 May 2025", "10 May 2025", None),
        ("4:42 a.m. on 3 May 2025", "4:24 a.m. on 3 May 2025", "digits"),
        ("4:42 a.m. on 3 May 2025", "4:42 p.m. on 3 May 2025", "half"),
        ("4 a.m. on 3 May 2025", "4 p.m. on 3 May 2025", None),
        ("4:42 a.m. on 3 May 2025", "4:24 a.m. on 4 May 2025", None),
        ("4:42 a.m. GMT on 3 May 2025", "4:24 a.m. CET on 3 May 2025", None),
        ("1989", "1998", None),
        ("1572", "1527", "digits"),
    ],
)
def test_slips_of_days_and_hours(left: str, right: str, slip: str | None) -> None:
    told = [compare([Article(f"The gate opened on {text}.", "Argus")]).claims[0] for text in (left, right)]
    assert slip_of(*told) == slip == slip_of(*reversed(told))


def test_slips_meet_by_their_digits() -> None:
    told = [
        compare([Article(f"It opened at {text}.", "Argus")]).claims[0]
        for text in ("4:42 a.m. on 3 May 2025", "4:24 a.m. on 3 May 2025", "4:42 p.m. on 3 May 2025", "May 2025")
    ]
    first, swapped, other_half, month = (same_digits(claim) for claim in told)
    assert first == swapped == other_half
    assert month is None
