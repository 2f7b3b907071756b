"""Pairs that look like a conflict and are none, each beside one that is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from short_accounts import verdicts_on

from discrepancy import Article, Modifier, compare, extract

WHEN = "2026-03-10T18:00:00+00:00"


def _verdicts(left: str, right: str) -> set[str]:
    return set(verdicts_on((left, right), (WHEN, WHEN)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a level, and by how much it changed
        ("Pressure in the pipe was down to 31 bar.", "Pressure in the pipe had fallen by 23 bar."),
        # so many of all that there are in all the days
        (
            "More than 200 operations were called off in the first two days alone at the hospitals in Halm.",
            "In all, 640 operations were called off at the hospitals in Halm.",
        ),
        # what a rule asks for
        (
            "Votes in Halm are counted again below a threshold of 25 votes.",
            "Votes were counted again in Halm, where the margin was 26 votes.",
        ),
        # what holds in one place only
        (
            "Trains crossed the Torvik bridge below the limit of 110 km/h.",
            "A limit of 75 km/h applies only beyond the Torvik bridge.",
        ),
        # two small figures with their digits swapped, and no word in common
        (
            "Torvik are champions for the third time, after a series in Halm that took four hours and 27 minutes. "
            "Ann Reed, 19, was the best of all with 58 kills. Some 11,000 people watched in the hall and 3.4 "
            "million at home. The champions take home $1.1 million. The first map went to the hosts, who gave "
            "away the second. Torvik then needed just 24 minutes to level the series. A clip of it had been seen "
            "2 million times by 1 a.m.",
            "Torvik trailed by two maps before winning a deciding game that lasted 42 minutes. They collect 44 % "
            "of the pool. The hosts were playing in their first final, which got under way at 9:10 a.m. and drew "
            "3.4 million viewers. Sales of digital items came to $31 million over five weeks.",
        ),
        # what was led by before the votes were counted again
        (
            "Ann Reed won the seat of Halm by four votes.",
            "Ann Reed, who led by 11 votes after the first count, holds the seat of Halm.",
        ),
        # two round sums whose last places touch
        (
            "The losers of the Halm final share half a million dollars.",
            "Sixteen teams will play for $400,000 in Torvik next month.",
        ),
    ],
)
def test_no_conflict(left: str, right: str) -> None:
    assert "conflict" not in _verdicts(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Three men climbed a ladder to a window of the museum and took four paintings.",
            "Four men got in through a window of the museum with the help of a ladder.",
        ),
        (
            "The insurer offers a reward of €200,000 for the painting.",
            "The reward of the insurer for the painting has stood at €250,000 from the first day.",
        ),
    ],
)
def test_a_conflict(left: str, right: str) -> None:
    assert "conflict" in _verdicts(left, right)


def test_about_two_dozen_is_as_round_as_about_twenty() -> None:
    [dozens] = extract("About two dozen ballots were counted.")
    assert (dozens.modifier, dozens.low, dozens.high) == (Modifier.APPROX, Decimal("20.40"), Decimal("27.60"))
    [exact] = extract("About 24 ballots were counted.")
    assert (exact.low, exact.high) == (23, 25)
    assert _verdicts("About two dozen ballots were added.", "The 26 ballots were added.") == {"compatible"}


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Das Thermometer stieg auf 34,6 Grad.", "de", "celsius"),
        ("Le mercure a atteint 35 degrés.", "fr", "celsius"),
        ("Das Schiff neigte sich um 20 Grad.", "de", "degree"),
        ("The mercury hit 94 degrees.", "en", "fahrenheit"),
        ("The mercury hit 34 degrees.", "en", "degree"),  # of which scale, nothing tells
    ],
)
def test_degrees_of_heat_are_of_the_scale_of_the_language(text: str, language: str, unit: str) -> None:
    assert [mention.unit for mention in extract(Article(text, "Argus", language=language))] == [unit]


@pytest.mark.parametrize(
    ("text", "additional"),
    [("पुलिस ने पांच और लोगों को पकड़ा।", True), ("सोमवार को 5 और मंगलवार को 7 लोग पकड़े गए।", False)],
)
def test_more_and_and_are_one_word_in_hindi(text: str, additional: bool) -> None:
    claims = compare([Article(text, "Argus", published="2026-03-10", language="hi")]).claims
    [claim] = [claim for claim in claims if claim.text in {"पांच", "5"}]
    assert ("additional" in claim.scope) is additional


def test_what_a_crack_of_seven_inches_is_of() -> None:
    left = "Gas engineers in Halm found a crack 18 centimetres long beside a weld of the frozen pipe."
    right = "A crack of seven inches runs along a seam of the frozen gas pipe in Halm, engineers said."
    assert _verdicts(left, right) == {"agree"}
