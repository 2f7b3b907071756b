"""Every language is data: its cases, how it is told from others, and the form of its folder."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from case_tables import known_failure, rows_of

from discrepancy import Article, extract
from discrepancy.document import detect_language
from discrepancy.lexicon import languages, load
from discrepancy.lexicon.units import unit_table
from discrepancy.tokens import tokenise

FOLDER = Path(__file__).parents[1] / "discrepancy" / "lang"
TABLES = {"hi": "hindi", "es": "spanish", "fr": "french", "de": "german"}
PARTS = (
    "language",
    "numbers",
    "modifiers",
    "units",
    "currencies",
    "dates",
    "measures",
    "play",
    "scope",
    "concepts",
    "cldr",
)
TOLD = "2024-08-13"
DECIMALS = frozenset({"value", "low", "high"})


def _rows() -> Iterator[Any]:
    for code, name in TABLES.items():
        for row in rows_of(name):
            yield pytest.param(code, row, id=f"{code}-{row['label']}", marks=known_failure(row))


def _published(code: str, row: dict[str, Any]) -> str | None:
    """The Hindi rows name their own day; the others are told on one."""
    day = row.get("published", None if code == "hi" else TOLD)
    return day.isoformat() if isinstance(day, dt.date) else day


def _told(mention: Any, field: str) -> object:
    got = getattr(mention, field)
    if field == "readings":
        return [reading.timex for reading in got]
    return got


@pytest.mark.parametrize(("code", "row"), list(_rows()))
def test_case(code: str, row: dict[str, Any]) -> None:
    """Every mention a row lists is found, in order, with the fields it names, and nothing else."""
    article = Article(
        text=row["text"],
        source="case",
        language=row.get("language", code),
        published=_published(code, row),
        timezone=row.get("timezone"),
    )
    found = extract(article)
    assert [m.text for m in found] == [want["text"] for want in row["expect"]]
    for mention, want in zip(found, row["expect"], strict=True):
        for field, value in want.items():
            got = _told(mention, field)
            if field in DECIMALS and isinstance(got, Decimal):
                assert got == Decimal(value), (field, got, value)
            else:
                assert got == value, (field, got, value)


@pytest.mark.parametrize("code", sorted(TABLES))
def test_a_text_may_break_off_anywhere(code: str) -> None:
    """A row cut after any of its words is read without an error."""
    for row in rows_of(TABLES[code]):
        for end in tokenise(row["text"]).ends:
            extract(Article(text=row["text"][:end], source="case", language=code, published=TOLD))


SENTENCES = {
    "en": [
        "The river rose by two metres on Friday and the villages along it were cut off.",
        "Three people were arrested after the match, police said.",
    ],
    "hi": ["नदी का जलस्तर दो मीटर बढ़ गया और कई गांवों का संपर्क टूट गया।"],
    "es": [
        "El río creció dos metros el viernes y los pueblos de la ribera quedaron aislados.",
        "Tres personas fueron detenidas tras el partido, según la policía.",
        "La empresa no tiene previsto cerrar la planta este año.",
    ],
    "fr": [
        "Le fleuve est monté de deux mètres vendredi et les villages de la rive sont isolés.",
        "Trois personnes ont été interpellées après le match, selon la police.",
        "L'entreprise n'a pas l'intention de fermer cette usine.",
    ],
    "de": [
        "Der Fluss stieg am Freitag um zwei Meter, und die Dörfer am Ufer sind nicht mehr zu erreichen.",
        "Nach dem Spiel wurden drei Menschen festgenommen, wie die Polizei mitteilte.",
        "Das Unternehmen will das Werk in diesem Jahr nicht schließen.",
    ],
}


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, sentence) for code, sentences in SENTENCES.items() for sentence in sentences]
)
def test_detects_the_language_of_one_sentence(code: str, sentence: str) -> None:
    """A single plain sentence is enough to tell a language."""
    assert detect_language(tokenise(sentence).keys) == code


@pytest.mark.parametrize("code", sorted(TABLES))
def test_detects_the_language_of_its_cases(code: str) -> None:
    """The cases of a language, read as one text, are told to be of it."""
    rows = rows_of(TABLES[code])
    assert detect_language(tokenise(" ".join(row["text"] for row in rows)).keys) == code


def test_every_language_has_sentences_here() -> None:
    """A language added without a test of its detection is noticed."""
    assert set(SENTENCES) == set(languages())


def _read(code: str, part: str) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((FOLDER / code / f"{part}.toml").read_text(encoding="utf-8"))
    return table


def _strings(table: object) -> Iterator[str]:
    """Every word or phrase of a table: keys of word tables and members of lists."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, list):
        for item in table:
            yield from _strings(item)
    elif isinstance(table, dict):
        for value in table.values():
            yield from _strings(value)


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("part", PARTS)
def test_every_language_has_every_file(code: str, part: str) -> None:
    """A folder holds the same files in every language, each with a header that tells its licence."""
    text = (FOLDER / code / f"{part}.toml").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert "icence" in text.split("\n\n")[0]


@pytest.mark.parametrize("code", languages())
def test_no_other_files(code: str) -> None:
    """Nothing but these files, and what is gathered of them, stands in a language's folder: no code."""
    written = {f"{part}.toml" for part in PARTS}
    assert {file.name for file in (FOLDER / code).iterdir() if file.is_file()} == written | {"tables.json"}


# What a language may say beyond the keys English has; a misspelt key is read by nobody and would pass unseen.
_OWN_KEYS: dict[str, frozenset[str]] = {
    "language": frozenset(
        {
            "adjectives",
            "last_day_with_point",
            "verb_final",
            "participles",
            "people_endings",
            "particles",
            "role_closers",
            "whole_links",
            "after_ordinals",
        }
    ),
    "numbers": frozenset(
        {"compound", "compounds", "fixed", "fraction_and_words", "fraction_links", "indefinite", "ordinals_ambiguous"}
        | {"added_digits", "joined_ordinals", "vague_before_units"}
    ),
    "modifiers": frozenset({"framed"}),
    "currencies": frozenset({"sign_after"}),
    "units": frozenset({"divided", "not_before", "closing"}),
    "dates": frozenset({"not_dates", "zones", "closing", "parts_behind"}),
    "scope": frozenset(
        {"parts_behind", "made", "lasting_after", "addressed_after", "than_behind"}
    ),  # "wurde 1974 gebaut": the verb behind its date; "30 Tage lang"
    "play": frozenset({"minute_after", "ordinal_point", "doer_after", "tallies_before"}),
}
# The same for the tables of dates.toml: words of languages whose order differs from the English one.
_OWN_WORDS = frozenset(
    {"ago_before", "hence_before", "previous_after", "this_after", "next_after"}  # hace, dentro de; pasado, dernier
    | {"second_previous", "second_next"}  # vorletzte, übernächste
    | {"before_hours", "before_lengths", "spaced_minutes"}  # à 20 heures, pendant 3 h, 20 h 30
    | {"around_year", "numbered_behind", "told_same_after"}  # um 1340, siglo XIV, cette année-là
    | {"spoken_hour", "minutes_added", "minutes_taken", "quarter_words", "half_words", "half_to", "night"}
    | {
        "inner",
        "date_words",
        "reversed_of",
        "decade_links",
        "dates_after",
        "dates_before",
        "contracted",
        "date_words_before",
    }
)


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
@pytest.mark.parametrize("part", sorted(_OWN_KEYS))
def test_only_known_keys(code: str, part: str) -> None:
    """The tables of a language are those English has, or a few that are named here."""
    assert set(_read(code, part)) <= set(_read("en", part)) | _OWN_KEYS[part]


@pytest.mark.parametrize("code", ["es", "fr", "de"])
@pytest.mark.parametrize("table", ["relative", "clock", "forms", "lengths", "cues", "ordinal_day", "capitalised"])
def test_only_known_words_of_time(code: str, table: str) -> None:
    """The lists of dates.toml are those English or Hindi has, or a few that are named here."""
    known = {key for other in ("en", "hi") for key in _read(other, "dates").get(table, {})}
    assert set(_read(code, "dates")[table]) <= known | _OWN_WORDS


@pytest.mark.parametrize("code", languages())
def test_measures_are_of_the_catalogue(code: str) -> None:
    """Only measures of the catalogue have words, and a language with any has the sixty most told of."""
    catalogue = tomllib.loads((FOLDER / "measures.toml").read_text(encoding="utf-8"))
    own = _read(code, "measures")
    assert set(own) <= set(catalogue)
    assert len(own) >= 60
    for name, table in own.items():
        assert set(table) <= {"counted", "nouns", "verbs", "finite", "not_with", "paired", "topical", "changing"}, name
        assert set(table.get("topical", {"topics": ()})) <= {"topics", "counted", "nouns", "verbs"}, name


@pytest.mark.parametrize("code", languages())
def test_platforms_and_speakers_are_canonical(code: str) -> None:
    """A platform, a class of speakers has one name in every language."""
    assert set(_read(code, "scope")["platforms"]) == set(_read("en", "scope")["platforms"])
    assert set(_read(code, "scope")["claims_own"]) == set(_read("en", "scope")["claims_own"])


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("part", PARTS)
def test_phrases_are_words(code: str, part: str) -> None:
    """Every phrase yields tokens, and none carries white space at its ends."""
    table = _read(code, part)
    for signs in ("group", "decimal", "lemma", "separators"):  # separators may be spaces, an ending may leave nothing
        table.pop(signs, None)
    for phrase in _strings(table):
        assert tokenise(phrase).keys, phrase
        assert phrase == phrase.strip(), phrase


_VALUED = {
    "numbers": ("cardinals", "fixed", "mixed", "scales", "ordinals", "fractions", "vague", "multiple_words"),
    "dates": ("months", "weekdays", "days", "day_parts", "adverbs", "seasons"),
}


@pytest.mark.parametrize("code", languages())
def test_no_word_has_two_values(code: str) -> None:
    """Words that the tokeniser folds into one stand for one thing."""
    for part, tables in _VALUED.items():
        for name in tables:
            seen: dict[tuple[str, ...], object] = {}
            for word, value in _read(code, part).get(name, {}).items():
                assert seen.setdefault(tokenise(word).keys, value) == value, (name, word)


@pytest.mark.parametrize("code", languages())
def test_no_name_stands_for_two_units(code: str) -> None:
    """A name of a unit belongs to one of them; a name of money ("shilling") may be shared, as a sign may."""
    seen: dict[tuple[str, ...], str] = {}
    for name, words in _read(code, "units")["names"].items():
        for word in words:
            assert seen.setdefault(tokenise(word).keys, name) == name, word


@pytest.mark.parametrize("code", languages())
def test_hand_written_words_win_over_cldr(code: str) -> None:
    """What a language's own table says of a word is what the lexicon says."""
    lexicon = load(code)
    for name, words in _read(code, "units")["names"].items():
        for word in words:
            keys = tokenise(word).keys
            found = lexicon.units.match(keys, 0)
            assert found is not None
            assert (found[0].name, found[1]) == (unit_table()[name].name, len(keys)), word


def test_cldr_adds_what_nobody_wrote() -> None:
    """A currency that only CLDR names is known."""
    (mention,) = extract(Article(text="Pagó 300 dinares kuwaitíes.", source="case", language="es"))
    assert (mention.kind, mention.unit) == ("money", "KWD")


def test_build_is_deterministic(tmp_path: Path) -> None:
    """The shipped drafts are what the builder writes, but for the CLDR version at hand."""
    pytest.importorskip("babel")
    from discrepancy.lang.build import main

    main(["es", "--date", "2026-11-21", "--to", str(tmp_path)])
    main(["es", "--date", "2026-11-21", "--to", str(tmp_path / "again")])
    first = (tmp_path / "es" / "cldr.toml").read_text(encoding="utf-8")
    assert first == (tmp_path / "again" / "es" / "cldr.toml").read_text(encoding="utf-8")
    assert tomllib.loads(first)["months"]["agosto"] == 8


@pytest.mark.parametrize(("code", "forms"), [("fr", ["évacué", "évacuées"]), ("es", ["evacuado", "evacuadas"])])
def test_a_participle_stands_for_all_its_forms(code: str, forms: list[str]) -> None:
    words = load(code).measure_verbs
    assert all("evacuated" in (words.get(form) or ()) for form in forms)
