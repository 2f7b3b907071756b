"""Sorts that exclude each other: a semi-final is no final, a first quarter no half, a brother's age not one's own."""

from __future__ import annotations

import pytest

from discrepancy import Article, compare, extract
from discrepancy.document import read
from discrepancy.lexicon import CONCEPT, concepts_of, siblings

LANGUAGES = ("de", "en", "es", "fr", "hi")


def _verdicts(left: str, right: str, languages: tuple[str, str] = ("en", "en")) -> list[str]:
    told = zip((left, right), ("Argus", "Courier"), languages, strict=True)
    articles = [Article(text, source, language=language) for text, source, language in told]
    return [comparison.verdict.value for comparison in compare(articles).comparisons]


@pytest.mark.parametrize("language", LANGUAGES)
def test_siblings_are_concepts_of_every_language(language: str) -> None:
    known = concepts_of(language)
    named = {*known.words.values(), *(concept for _, concept in known.expressions.items())}
    assert siblings().rows.keys() | siblings().roles.keys() <= named


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("The suspect, 23, was held.", "The victim, 32, died in hospital.", "en"),
        ("The accused is 45.", "A 54-year-old victim was stabbed.", "en"),
        ("The pilot, 61, was hurt.", "The passenger, 16, was hurt.", "en"),
        ("Der Angeklagte ist 45 Jahre alt.", "Das Opfer war 54 Jahre alt.", "de"),
        ("El agresor, de 23 años, fue detenido.", "La víctima, de 32 años, murió.", "es"),
        ("Le suspect, 23 ans, a été arrêté.", "La victime, 32 ans, est morte.", "fr"),
        ("आरोपी की उम्र 23 साल है।", "पीड़ित की उम्र 32 साल थी।", "hi"),
    ],
)
def test_who_excludes_each_other_is_two_people(left: str, right: str, language: str) -> None:
    assert _verdicts(left, right, (language, language)) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The suspect, 23, was held.", "The attacker, 32, was held."),
        ("The victim, Ann Orlo, 23, died.", "The suspect, Ann Orlo, 32, was held."),  # one name
        ("The driver, 23, died.", "The victim, 32, was on her way home."),  # she may be both
    ],
)
def test_who_may_be_one_person_has_one_age(left: str, right: str) -> None:
    assert _verdicts(left, right) == ["conflict"]


@pytest.mark.parametrize(
    ("left", "right", "languages"),
    [
        (
            "Sprinter Ina Holm clocked 11.38 seconds in her semi-final in Torvik.",
            "Ina Holm clocked 11.21 seconds in the final in Torvik.",
            ("en", "en"),
        ),
        (
            "The bill on tolls passed its first reading by 71 votes to 50.",
            "The assembly passed the bill on tolls by 63 votes to 54.",
            ("en", "en"),
        ),
        (
            "Sales of the brewer Halm fell 8 percent in the first half.",
            "First-quarter sales of the brewer Halm fell 11 percent.",
            ("en", "en"),
        ),
        (
            "Striker Kofi Brandt has scored 11 league goals for Varn this season.",
            "Kofi Brandt a marqué 16 buts toutes compétitions confondues avec Varn cette saison.",
            ("en", "fr"),
        ),
        (
            "The driver, Omar Reyes, 34, was held near Lorvik.",
            "Omar Reyes was held near Lorvik; his brother, 27, fled.",
            ("en", "en"),
        ),
        (
            "Turnout in the vote was 78 percent.",
            "Barra's turnout in the vote was 84 percent.",
            ("en", "en"),
        ),
    ],
)
def test_two_sorts_are_two_facts(left: str, right: str, languages: tuple[str, str]) -> None:
    assert "conflict" not in _verdicts(left, right, languages)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Sprinter Ina Holm clocked 11.38 seconds in her semi-final in Torvik.",
            "Ina Holm clocked 11.83 seconds in the semi-final in Torvik.",
        ),
        (
            "The bill on tolls passed its first reading by 71 votes to 50.",
            "The assembly gave the bill on tolls a first reading by 77 votes to 50.",
        ),
    ],
)
def test_two_figures_of_one_sort_conflict(left: str, right: str) -> None:
    assert "conflict" in _verdicts(left, right)


def test_a_word_belongs_to_the_figure_it_is_nearest_to() -> None:
    left = "The fire killed nine people, including four women."
    assert "conflict" in _verdicts(left, "The fire killed seven people, officials said.")
    right = "The fire killed nine people, including five men."
    assert "conflict" not in _verdicts(left, right)


def test_what_is_said_once_holds_for_all_figures_of_a_sentence() -> None:
    left = "The lift company Halm posted revenue of 8.4 million kroner in the first half, up 6 percent."
    assert "conflict" not in _verdicts(left, "In the third quarter sales of the lift company Halm rose 11 percent.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Crews winched 17 skiers to safety and brought the rest down on ropes.", "en"),
        ("Ein Hubschrauber barg 17 Skifahrer, die übrigen stiegen ab.", "de"),
        ("Un helicóptero rescató a 17 esquiadores y el resto bajó a pie.", "es"),
        ("Un hélicoptère a évacué 17 skieurs, les autres sont descendus à pied.", "fr"),
    ],
)
def test_who_leaves_a_rest_is_a_part(text: str, language: str) -> None:
    [claim] = compare([Article(text, "Argus", language=language)]).claims
    assert "part" in claim.scope


def test_a_forecast_that_a_figure_is_held_against_is_not_its_own() -> None:
    claims = compare([Article("The line had 236,000 riders, against a forecast of 200,000.", "Argus")]).claims
    assert "forecast" not in claims[0].scope


def test_an_expression_has_a_meaning_beside_that_of_its_words() -> None:
    document = read(Article("The theft came to light on Monday in the semi-final.", "Argus"))
    told = {document.tokens.keys[i]: document.meanings(i) for i in range(len(document.tokens.keys))}
    assert CONCEPT + "come_to_light" in told["light"]
    assert told["light"][0] == "light"
    # the final of a semi-final is none
    assert told["final"] == (CONCEPT + "semifinal",)
    assert told["theft"] == (CONCEPT + "theft",)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("half a million people", 450_000, 550_000),
        ("a quarter of a million people", 225_000, 275_000),
        ("half a dozen people", 6, 6),
    ],
)
def test_a_part_of_a_large_number_is_round(text: str, low: int, high: int) -> None:
    [mention] = extract(text)
    assert (mention.low, mention.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Farmers got 1.8 tonnes a hectare.", "metric ton per hectare"),
        ("It held 50 litres per square metre.", "litre per square metre"),
        ("It held 3 grams per litre.", "gram per litre"),
    ],
)
def test_rates_by_area_and_volume(text: str, unit: str) -> None:
    [mention] = extract(text)
    assert mention.unit == unit


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The storm hit the coast. Roads closed. Trees fell. In the old port of Barra, 61 people were hurt.", "en"),
        ("La tierra tiembla. Hubo réplicas. Solo el miércoles se registraron nueve réplicas.", "es"),
        ("Die Erde bebt. Allein am Mittwoch wurden neun Nachbeben gezählt.", "de"),
    ],
)
def test_what_is_told_of_one_place_or_day_alone_is_no_whole(text: str, language: str) -> None:
    claims = [claim for claim in compare([Article(text, "Argus", language=language)]).claims if claim.value is not None]
    assert {"part", "elsewhere", "that time alone"} & set(claims[-1].scope)
