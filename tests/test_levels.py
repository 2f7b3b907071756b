"""Figures that move: what rose to a level, what is still so, what an earlier time held."""

from __future__ import annotations

import pytest

import discrepancy as dx

DAY, NEXT = "2026-03-04T12:00:00+00:00", "2026-03-05T18:00:00+00:00"


def _measures(text: str, language: str = "en") -> dict[str, str | None]:
    return {claim.text: claim.measure for claim in dx.compare([dx.Article(text, "Argus", language=language)]).claims}


def _verdicts(earlier: str, later: str) -> list[str]:
    articles = [dx.Article(earlier, "Argus", published=DAY), dx.Article(later, "Post", published=NEXT)]
    return [comparison.verdict.value for comparison in dx.compare(articles).comparisons]


@pytest.mark.parametrize(
    ("language", "text", "figure", "measure"),
    [
        ("en", "The death toll from a blast at a mill rose to 11 after two more workers were rescued.", "11", "deaths"),
        (
            "en",
            "The number of people hurt in fights at a fair in Lund climbed to 33 after two more patients came in.",
            "33",
            "injuries",
        ),
        (
            "en",
            "The death toll of the storm, which has left 40 people homeless, stood at seven, the mayor said.",
            "seven",
            "deaths",
        ),
        ("en", "The number of arrests over the riot in Lund has gone up to five.", "five", "arrests"),
        ("es", "El número de heridos en la feria de Lund subió a 33.", "33", "injuries"),
        ("fr", "Le nombre de blessés dans la ville de Lund est monté à 33.", "33", "injuries"),
        ("de", "Die Zahl der Toten nach dem Einsturz in Lund stieg auf 21.", "21", "deaths"),
    ],
)
def test_what_rose_to_a_figure_stands_before_the_verb(language: str, text: str, figure: str, measure: str) -> None:
    assert _measures(text, language)[figure] == measure


def test_a_level_is_an_update_of_the_count_before() -> None:
    later = "The number of people hurt in fights at a concert in Lund rose to 33 after two more sought treatment."
    assert _verdicts("Twenty-seven people were hurt in fights at a concert in Lund.", later) == ["update"]


def test_what_opens_a_sentence_as_earlier_is_told_of_all_of_it() -> None:
    earlier = "Eleven people died when a storm hit the coast of Lund."
    later = "Earlier this month, another storm, called Ada, killed 12 people on the coast."
    assert "conflict" not in _verdicts(earlier, later)


def test_fewer_who_are_still_so_are_no_conflict() -> None:
    earlier = "Nine of the injured in the crash were in critical condition."
    later = "The crash injured 37 people, of whom eight were still in critical condition."
    assert _verdicts(earlier, later) == ["update"]
    assert _verdicts(earlier, later.replace("still ", "")) == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("The driver, 52, jumped out.", "The 57-year-old trucker jumped out.", ["conflict"]),
        ("The driver, 52, jumped out.", "The trucker, a man of 52, jumped out.", ["agree"]),
        # two of one calling, or of another
        ("The driver, 52, jumped out. A second driver, 44, was hurt.", "The 57-year-old trucker jumped out.", []),
        ("The driver, 52, jumped out.", "A nurse, 57, gave first aid.", []),
        # a list names nobody
        ("She has two sons, ages 16 and 6.", "She has two sons, ages 6 and 16.", ["agree", "agree", "agree"]),
    ],
)
def test_the_age_of_somebody_told_by_a_calling(left: str, right: str, verdicts: list[str]) -> None:
    report = dx.compare([dx.Article(left, "Argus"), dx.Article(right, "Post")])
    assert [comparison.verdict.value for comparison in report.comparisons] == verdicts


def test_a_part_without_a_noun_is_of_the_whole_before_it() -> None:
    text = "Seventeen people are in hospital, including four with kidney failure."
    assert dx.compare([dx.Article(text, "Argus")]).claims[1].scope == ("part",)


@pytest.mark.parametrize(
    ("printed", "levels", "verdicts"),
    [
        (
            "The number of banks on the list rose 30 percent.",
            "There are 117 banks on the list, against 90 in May.",
            ["agree"],
        ),
        (
            "Profit at Lund Bank fell 12.5%.",
            "Lund Bank made a profit of $350 million, down from $400 million.",
            ["agree"],
        ),
        # another growth, the other way, or of another thing
        ("The number of banks on the list rose 40 percent.", "There are 117 banks on the list, against 90 in May.", []),
        ("The number of banks on the list fell 30 percent.", "There are 117 banks on the list, against 90 in May.", []),
        ("Wages in Lund rose 30 percent.", "There are 117 banks on the list, against 90 in May.", []),
    ],
)
def test_growth_follows_from_two_levels(printed: str, levels: str, verdicts: list[str]) -> None:
    report = dx.compare([dx.Article(printed, "Argus"), dx.Article(levels, "Post")])
    assert [comparison.verdict.value for comparison in report.comparisons] == verdicts


def test_a_preposition_before_the_next_figure_tells_of_no_fall() -> None:
    text = "Die Marge lag bei 4,3 Prozent nach 6,3 Prozent im Vorjahr. Die Aktie gab 3 Prozent nach."
    assert [mention.change for mention in dx.extract(dx.Article(text, "Tag", language="de"))] == [None, None, "down"]


OFFERS = [
    ("en", "The strike goes on. The union wants 9 percent; the hospital has offered 2.5 percent.", "9", "2.5"),
    ("es", "Sigue la huelga. Los sindicatos piden un 9 % y el hospital ofrece un 2,5 %.", "9", "2,5"),
    ("fr", "La grève continue. Le syndicat demande 9 %. La direction propose 2,5 %.", "9", "2,5"),
    ("de", "Der Streik geht weiter. Das Personal verlangt 9 Prozent, die Klinik bietet 2,5 Prozent.", "9", "2,5"),
    ("hi", "हड़ताल जारी है। कर्मचारियों ने 9 फीसदी की मांग की। अस्पताल ने 2.5 फीसदी की पेशकश की।", "9", "2.5"),
]


@pytest.mark.parametrize(("language", "text", "demand", "offer"), OFFERS)
def test_what_is_asked_for_is_not_what_is_offered(language: str, text: str, demand: str, offer: str) -> None:
    measures = {told.split()[0]: measure for told, measure in _measures(text, language).items() if measure is not None}
    assert measures[demand] == "pay_demand"
    assert measures[offer] == "pay_offer"


def test_an_offer_out_of_a_strike_is_none_of_pay() -> None:
    assert "pay_offer" not in _measures("The shop offered 12 % off on Monday.").values()


def test_a_new_offer_takes_the_place_of_the_one_before() -> None:
    first = "The strike goes on. The hospital has offered a rise of 2.5 percent."
    assert _verdicts(first, "The strike may end. The hospital raised its offer to 4 percent.") == ["update"]
    assert _verdicts(first, "The strike goes on. The hospital has offered a rise of 3.5 percent.") == ["conflict"]


def test_votes_counted_so_far_are_updated_by_all_of_them() -> None:
    interim = "With 14 of 22 rounds counted, Ada Holm was ahead by 9,450 votes in Vellby."
    final = "Ada Holm won the Vellby seat by 14,312 votes."
    assert _verdicts(interim, final) == ["update"]
    assert _verdicts(final, interim) == ["update"]
