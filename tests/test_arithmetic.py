"""What two figures of one account come to, where another account prints it."""

from __future__ import annotations

import pytest

from discrepancy import Article, compare

WHEN = "2026-03-10T18:00:00+00:00"


def _implied(left: str, right: str, languages: tuple[str, str] = ("en", "en")) -> list[str]:
    articles = [
        Article(text, source, published=WHEN, timezone="Europe/London", language=language)
        for text, source, language in zip((left, right), ("Argus", "Courier"), languages, strict=True)
    ]
    found = [comparison for comparison in compare(articles).comparisons if "implies" in comparison.explanation]
    assert {comparison.verdict.value for comparison in found} <= {"agree", "compatible"}
    return [comparison.explanation for comparison in found]


@pytest.mark.parametrize(
    ("left", "right", "derivation"),
    [
        (
            "The alarm in the depot rang at 4.12 a.m. and the valves were shut at 4.38 a.m.",
            "The valves were shut 26 minutes after the alarm.",
            "04:38 − 04:12",
        ),
        (
            "The recount of the ballots in Halm opened at 9 a.m. on 3 March. It ended at 10:20 p.m. on 3 March.",
            "The recount of all the ballots in Halm lasted more than 13 hours.",
            "22:20 − 09:00",
        ),
        (
            "Ambulances were sent elsewhere from 5 a.m. on 8 March until 6 p.m. on 9 March.",
            "Ambulances were sent elsewhere for 37 hours.",
            "18:00 − 05:00",
        ),
        (
            "In all 640 people were moved out of three villages, and another 210 had to leave across the border.",
            "About 850 people had to leave their villages on both sides of the border.",
            "640 + 210",
        ),
        (
            "The pipe runs at 84 bar, and pressure in the pipe was down to 31 bar.",
            "Pressure in the pipe had fallen by 53 bar.",
            "84 − 31",
        ),
        (
            "Of the field 12,480 runners set off. Only 7,310 runners reached the finish.",
            "About 59 percent of the runners reached the finish.",
            "7,310 of 12,480",
        ),
        (
            "Dockers in Halifax ask for 21 per cent over three years on a base rate of $38.40 an hour.",
            "Their demand would take the hourly base rate of dockers in Halifax to $46.46.",
            "38.4 + 21 %",
        ),
        (
            "At its peak the final drew 3.4 million viewers. Last year's final had drawn 2.7 million viewers.",
            "The final drew 26 percent more viewers than last year's.",
            "3,400,000 ÷ 2,700,000 − 1",
        ),
    ],
)
def test_what_two_figures_come_to_agrees_with_what_the_other_account_prints(
    left: str, right: str, derivation: str
) -> None:
    assert [words for words in _implied(left, right) if derivation in words]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # of something else
        (
            "The shop opens at 4.12 p.m. and the church at 4.38 p.m.",
            "The speaker of parliament gave up after 26 minutes.",
        ),
        # too small to be more than chance
        ("The depot has two gates on the north side and three on the south.", "The depot has five gates."),
        # two pairs of figures come to it
        (
            "Trains left the depot at 4.12, 4.38 and 5.04 p.m.",
            "A train left the depot 26 minutes late.",
        ),
        # it is printed there too
        (
            "The alarm rang at 4.12 a.m., the valves were shut at 4.38 a.m., 26 minutes later.",
            "The valves were shut 26 minutes after the alarm.",
        ),
    ],
)
def test_figures_come_to_nothing_by_chance(left: str, right: str) -> None:
    assert not _implied(left, right)


def test_what_is_worked_out_contradicts_nothing() -> None:
    accounts = [
        "The gas alarm in Halm rang at 4.12 a.m. and the valves of the plant were shut at 4.38 a.m.",
        "The valves of the gas plant in Halm were shut 26 minutes after the alarm.",
        "The valves of the gas plant in Halm were shut 41 minutes after the alarm.",
    ]
    articles = [
        Article(text, source, published=WHEN, language="en") for text, source in zip(accounts, "ABC", strict=True)
    ]
    report = compare(articles)
    derived = {claim.id for claim in report.claims if claim.derivation}
    told = {
        comparison.verdict.value for comparison in report.comparisons if derived & {comparison.left, comparison.right}
    }
    assert told == {"agree"}
    assert [conflict.verdict.value for conflict in report.conflicts] == ["conflict"]


def test_two_languages_meet_in_concepts() -> None:
    left = "ट्रेन शाम 5 बजे रवाना हुई और रात 8 बजे ट्रेन पहुंची।"
    assert [words for words in _implied(left, "The train ride took three hours.", ("hi", "en")) if "−" in words]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Petrol in Halm rose by Rs 2 to Rs 98 a litre.", "Petrol in Halm rose by Rs 2 to Rs 96 a litre."),
        (
            "Sales of the mill were $44 million, up from $32 million.",
            "The mill's sales, $44 million, were up from $32 million.",
        ),
        ("Halm won a third of the 90 seats.", "A third of the 90 seats went to Halm."),
    ],
)
def test_what_was_before_and_what_both_can_work_out_is_no_figure_of_now(left: str, right: str) -> None:
    assert _implied(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "explained"),
    [
        ("Halm's party won a third of the 90 seats.", "Halm's party won 30 seats.", "30 seats (1/3 of 90)"),
        (
            "Two thirds of the 300 houses in Halm burned down.",
            "In Halm 200 houses burned down.",
            "200 houses (2/3 of 300)",
        ),
        ("Halm's party won a third of the 100 seats.", "Halm's party won 33 seats.", "33 seats (33 % of 100)"),
    ],
)
def test_a_part_in_words_is_worked_out_as_told(left: str, right: str, explained: str) -> None:
    assert any(explained in explanation for explanation in _implied(left, right))


def test_a_step_from_a_level_comes_to_the_level_now() -> None:
    [found] = _implied("The fare in Halm rose by $2 from $96.", "The fare in Halm rose to $98.")
    assert "2 + 96" in found
