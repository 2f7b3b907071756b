"""What the library knows of a language, read once from `lang/`; the only module that opens data files.

A `Lexicon` is frozen: finders ask it for words, never for rules. A new language is a folder of TOML files.

>>> lexicon = load("en")
>>> lexicon.numerals.scales.match(("88.9", "million", "followers"), 1)
(Decimal('1000000'), 2)
>>> lexicon.lemma("crossings")
'crossing'
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from .compounds import Compounds, OpenKeys
from .records import Measure
from .tokens import key_of, tokenise

__all__ = [
    "Currency",
    "DayPart",
    "Holiday",
    "Lexicon",
    "MeasureWords",
    "Phrases",
    "Unit",
    "Zone",
    "catalogue",
    "frequent_words",
    "languages",
    "load",
    "rare_unit_words",
    "transliteration",
    "unit_table",
]

T = TypeVar("T")
Table = dict[str, Any]


def _words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as printed; cut at spaces where it is plain words, which spares most of them the scan."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.split())
    return tokenise(phrase).words


def _keys_of(phrase: str) -> tuple[str, ...]:
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tokenise(phrase).keys


class Phrases(Generic[T]):
    """Phrases of one or more tokens and what each stands for; the longest that fits is found.

    >>> phrases = Phrases([("more than", 1), ("more", 2)])
    >>> phrases.match(("more", "than", "two"), 0)
    (1, 2)
    >>> phrases.match_before(("no", "more"), 2)
    (2, 1)
    """

    __slots__ = ("_after", "_before", "_exact", "_reader")

    def __init__(
        self,
        entries: Iterable[tuple[str, T]] = (),
        *,
        exact: bool = False,
        reader: Callable[[str], T | None] | None = None,
    ) -> None:
        after: dict[str, dict[tuple[str, ...], T]] = {}
        before: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in entries:
            keys = _words_of(phrase) if exact else _keys_of(phrase)
            if keys:
                after.setdefault(keys[0], {}).setdefault(keys, value)
                before.setdefault(keys[-1], {}).setdefault(keys, value)
        self._exact = exact
        self._reader = reader  # for words that no list can hold: the closed compounds of German
        self._after = {key: _longest_first(table) for key, table in after.items()}
        self._before = {key: _longest_first(table) for key, table in before.items()}

    def __contains__(self, key: str) -> bool:
        return any(keys == (key,) for keys, _ in self._after.get(key, ()))

    def __bool__(self) -> bool:
        return bool(self._after)

    def first_keys(self) -> Iterator[str]:
        """The first token of every phrase."""
        return iter(self._after)

    def items(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every phrase as its tokens, and what it stands for."""
        for rows in self._after.values():
            yield from rows

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Every phrase as its tokens."""
        return (keys for keys, _ in self.items())

    def get(self, key: str) -> T | None:
        """What the one-token phrase `key` stands for."""
        for keys, value in self._after.get(key, ()):
            if len(keys) == 1:
                return value
        return None

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token `i`: what it stands for and the index after it."""
        if i < 0 or i >= len(keys):
            return None
        rows = self._after.get(keys[i])
        if rows is not None:  # hardly ever: this is the innermost loop of all finders
            for phrase, value in rows:
                if len(phrase) == 1 or keys[i : i + len(phrase)] == phrase:
                    return value, i + len(phrase)
        if self._reader is not None and (read := self._reader(keys[i])) is not None:
            return read, i + 1
        return None

    def match_before(self, keys: Sequence[str], i: int, floor: int = 0) -> tuple[T, int] | None:
        """The longest phrase that ends just before token `i`: what it stands for and its first index (>= floor)."""
        if i <= floor or i > len(keys):
            return None
        rows = self._before.get(keys[i - 1])
        if rows is None:
            return None
        for phrase, value in rows:
            start = i - len(phrase)
            if start >= floor and (len(phrase) == 1 or keys[start:i] == phrase):
                return value, start
        return None


_NO_WORDS: Phrases[str] = Phrases()


def _longest_first(table: dict[tuple[str, ...], T]) -> tuple[tuple[tuple[str, ...], T], ...]:
    return tuple(sorted(table.items(), key=lambda row: -len(row[0])))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and how it becomes the base unit: (value + offset) * factor."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal
    base: str


@dataclass(frozen=True, slots=True)
class Currency:
    """What a sign or name of money can mean, likeliest first; `parts` make one (100 cents), `scale` it is (MUSD)."""

    codes: tuple[str, ...]
    parts: int = 1
    name: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day: TIMEX3 code, first hour and last hour."""

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """When a holiday falls: month and day, the nth weekday of a month (-1 the last), days from Easter, or a table.

    `after` is counted in days from there.
    """

    month: int = 0
    day: int = 0
    nth: int = 0
    weekday: int = 0
    after: int = 0
    easter: int | None = None
    by_year: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Zone:
    """One meaning of a time zone abbreviation: offset in minutes, who means it, ISO countries."""

    minutes: int
    name: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure of the catalogue with the words a language has for it."""

    name: str
    label: str
    kinds: frozenset[str]
    dimension: str | None
    grows: bool
    of_people: bool
    near: frozenset[str]
    unlike: frozenset[str]
    is_role: bool
    needs_both: bool
    is_generic: bool
    is_personal: bool
    is_variant: bool
    called: frozenset[str]
    yields: bool
    is_callers: bool
    is_slow: bool
    varies: bool
    is_set: bool
    not_of: frozenset[str]
    is_planned: bool
    is_of_whole: bool
    not_with: Phrases[str]
    paired_counted: frozenset[str]
    paired_verbs: Phrases[str]
    changing: Phrases[str]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words that tell a measure only in an article of a topic: "1,420 cases" where it speaks of an outbreak."""

    measure: str
    topics: Phrases[str]
    counted: Phrases[tuple[str, ...]]
    nouns: Phrases[tuple[str, ...]]
    verbs: Phrases[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of numbers."""

    groups: frozenset[str]
    decimals: frozenset[str]
    cardinals: Phrases[Decimal]
    fixed: Phrases[Decimal]
    mixed: Phrases[Decimal]
    scales: Phrases[Decimal]
    suffixes: Mapping[str, Decimal]
    weak_suffixes: frozenset[str]
    ones: frozenset[str]
    indefinite: frozenset[str]
    ands: frozenset[str]
    ofs: frozenset[str]
    over_words: frozenset[str]
    fraction_ands: frozenset[str]
    fraction_links: frozenset[str]
    part_words: frozenset[str]
    period_words: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    minus_after: Phrases[str]
    ordinals: Phrases[Decimal]
    adverbial_ordinals: frozenset[str]
    ordinal_suffixes: frozenset[str]
    joined_ordinals: bool
    added_digits: bool
    fractions: Phrases[Fraction]
    vague: Phrases[tuple[Decimal, Decimal]]
    vague_before_units: Phrases[tuple[Decimal, Decimal]]
    range_joiners: Phrases[str]
    range_openers: Phrases[str]
    range_closers: Phrases[str]
    below_zero: Phrases[str]
    level_openers: frozenset[str]
    range_words: Phrases[str]
    between_joiners: Phrases[str]
    or_joiners: Phrases[str]
    or_words: frozenset[str]
    list_joiners: Phrases[str]
    ratio_joiners: Phrases[str]
    rating_joiners: Phrases[str]
    turned_joiners: Phrases[str]
    turned_openers: Phrases[str]
    turned_weak: frozenset[str]
    fraction_units: Phrases[Decimal]
    multiples: Phrases[str]
    multiple_words: Phrases[Decimal]
    frequency_words: Phrases[Decimal]
    zeros: Phrases[str]
    names: Phrases[str]
    rate_bases: Phrases[str]
    zero_halves: Phrases[str]
    compounds: Compounds | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of dates, clock times and lengths of time."""

    order: str
    day_first_countries: frozenset[str]
    months: Phrases[int]
    weekdays: Phrases[int]
    capitalised: frozenset[str]
    guarded: frozenset[str]
    prepositions: frozenset[str]
    days: Phrases[tuple[int, ...]]
    day_parts: Phrases[DayPart]
    relative: Mapping[str, Phrases[str]]
    references: Phrases[str]
    words: Phrases[str]
    adverbs: Phrases[str]
    seasons: Phrases[str]
    am: Phrases[str]
    pm: Phrases[str]
    clock_marker: Phrases[str]
    past_marker: Phrases[str]
    half_past: Phrases[str]
    quarter_past: Phrases[str]
    quarter_to: Phrases[str]
    time_prepositions: frozenset[str]
    local: Phrases[str]
    future: Phrases[str]
    past: Phrases[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    present: frozenset[str]
    future_before: Phrases[str]
    ordinal_of: frozenset[str]
    connectors: frozenset[str]
    halves: frozenset[str]
    length_prepositions: frozenset[str]
    lengths: Mapping[str, Phrases[str]]
    year_words: Phrases[str]
    clock: Mapping[str, Phrases[str]]
    clock_parts: Phrases[DayPart]
    forms: Mapping[str, Phrases[str]]
    holidays: Phrases[Holiday]
    zones: Phrases[str]

    def said(self, name: str) -> Phrases[str]:
        """The words of one kind from the tables of relative, clock and written forms; none where there are none."""
        return self.relative.get(name) or self.clock.get(name) or self.forms.get(name) or _NO_WORDS


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language, with the tables that all languages share."""

    language: str
    name: str
    script: str
    frequent: frozenset[str]
    abbreviations: frozenset[str]
    may_end_sentence: frozenset[str]
    function_words: frozenset[str]
    verbs: frozenset[str]
    head: str
    verb_final: bool
    partitives: frozenset[str]
    adjectives: frozenset[str]
    possessives: frozenset[str]
    auxiliaries: frozenset[str]
    never_counted: frozenset[str]
    pointers: frozenset[str]
    verb_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    quake_words: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    name_words: frozenset[str]
    street_words: frozenset[str]
    block_words: frozenset[str]
    score_words: frozenset[str]
    change_skip: frozenset[str]
    elision_links: Phrases[str]
    strong_elision_links: Phrases[str]
    change_by: frozenset[str]
    change_to: frozenset[str]
    change_level: Phrases[str]
    framed: Phrases[tuple[tuple[str, ...], str]]
    numerals: Numerals
    before: Phrases[str]
    after: Phrases[str]
    change_before: Phrases[str]
    change_after: Phrases[str]
    units: Phrases[Unit]
    no_units: Phrases[str]
    unit_symbols: Phrases[Unit]
    tight_symbols: frozenset[str]
    spaced_symbols: frozenset[str]
    prefixed_units: Phrases[Unit]
    weak_prefixes: frozenset[str]
    heat_words: frozenset[str]
    hot_scale: str
    race_words: frozenset[str]
    mass_words: frozenset[str]
    money_things: frozenset[str]
    shared_names: Phrases[Unit]
    divided_units: frozenset[str]
    rating_words: frozenset[str]
    magnitude_after: Phrases[str]
    rates: Phrases[str]
    unit_rates: Phrases[str]
    age_after: Phrases[str]
    age_before: Phrases[str]
    age_links: Phrases[str]
    age_copulas: Phrases[str]
    age_followers: Phrases[str]
    unit_by_name: Mapping[str, Unit]
    money_names: Phrases[Currency]
    money_symbols: Phrases[Currency]
    money_codes: frozenset[str]
    money_words: frozenset[str]
    prefix_signs: frozenset[str]
    suffix_signs: frozenset[str]
    country_money: Mapping[str, str]
    zone_country: Mapping[str, str]
    calendar: Calendar
    zones: Mapping[str, tuple[Zone, ...]]
    named_zones: Phrases[str]
    measures: Mapping[str, MeasureWords]
    counted: Phrases[tuple[str, ...]]
    paired: Mapping[str, tuple[str, ...]]
    topical: tuple[TopicWords, ...]
    measure_nouns: Phrases[tuple[str, ...]]
    separable: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    measure_verbs: Phrases[tuple[str, ...]]
    cues: Mapping[str, Phrases[str]]
    platforms: Phrases[str]
    speaker_classes: Phrases[str]
    people: frozenset[str]
    part_people: frozenset[str]
    hot: frozenset[str]
    opening: frozenset[str]
    _suffixes: tuple[tuple[str, str], ...] = ()
    _keep: tuple[str, ...] = ()
    _irregular: Mapping[str, str] = field(default_factory=dict)

    def lemma(self, word: str) -> str:
        """The dictionary form of a counted noun, by this language's table of endings."""
        key = key_of(word)
        found = self._irregular.get(key)
        if found is not None:
            return found
        if len(key) > 3 and not key.endswith(self._keep):
            for ending, stem in self._suffixes:
                if key.endswith(ending) and len(key) > len(ending) + 1:
                    return key[: len(key) - len(ending)] + stem
        return key

    def befalls_before(self, keys: Sequence[str], i: int) -> bool:
        """Whether what befalls people is told right before token `i`: "killed", "wounding"."""
        done = self.measure_verbs.match_before(keys, i)
        return done is not None and any(self.measures[name].of_people for name in done[0] if name in self.measures)

    def past_partitive(self, keys: Sequence[str], i: int) -> int:
        """The index after "of" at token `i`, and after the apostrophe of an elided one ("d'euros"), else `i`."""
        if i >= len(keys) or keys[i] not in self.partitives:
            return i
        return i + 2 if len(keys[i]) == 1 and keys[i + 1 : i + 2] == ("'",) else i + 1

    def is_plural(self, word: str) -> bool:
        """Whether a word looks like the plural of a noun."""
        key = key_of(word)
        return self.lemma(key) != key or key in self._irregular


def languages() -> tuple[str, ...]:
    """The codes of the languages there is data for.

    >>> {"en", "hi"} <= set(languages())
    True
    """
    folder = resources.files(__package__) / "lang"
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "numbers.toml").is_file()))


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """`languages()` as a set, kept."""
    return frozenset(languages())


def _read(*path: str) -> Table:
    file = resources.files(__package__).joinpath("lang", *path)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@lru_cache(maxsize=1)
def frequent_words() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Code, script and most frequent words of every language, without loading the rest of it."""
    rows = []
    for code in languages():
        about = _read(code, "language.toml")
        rows.append((code, about.get("script", "Latn"), _keys(about.get("frequent"))))
    return tuple(rows)


def _phrases(words: Iterable[str], value: T) -> Iterator[tuple[str, T]]:
    return ((word, value) for word in words)


def _same(words: Iterable[str] | None, *, exact: bool = False) -> Phrases[str]:
    """Phrases that stand for themselves."""
    return Phrases(((word, word) for word in words or ()), exact=exact)


def _keys(words: Iterable[str] | None) -> frozenset[str]:
    return frozenset(key_of(word) for word in words or ())


def _decimals(table: Mapping[str, Any], reader: Callable[[str], Decimal | None] | None = None) -> Phrases[Decimal]:
    return Phrases(((word, _decimal(value)) for word, value in table.items()), reader=reader)


def _decimal(value: object) -> Decimal:
    if isinstance(value, str) and "/" in value:
        part = Fraction(value)
        return Decimal(part.numerator) / Decimal(part.denominator)
    return Decimal(str(value))


def _grouped(table: Mapping[str, Iterable[str]]) -> Phrases[str]:
    return Phrases((word, key) for key, words in table.items() for word in words)


def _paired(words: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    """Lemma of a counted noun -> the measures it means together with a verb of theirs."""
    found: dict[str, list[str]] = {}
    for name, table in words.items():
        for noun in table.get("paired", {}).get("counted", ()):
            found.setdefault(key_of(noun), []).append(name)
    return {noun: tuple(names) for noun, names in found.items()}


def _topical(words: Mapping[str, Table], lemma: Callable[[str], str]) -> tuple[TopicWords, ...]:
    found = []
    for name, table in words.items():
        row = table.get("topical")
        if row is not None:
            own = {name: row}
            found.append(
                TopicWords(
                    measure=name,
                    topics=_same(row["topics"]),
                    counted=_measures_of(own, "counted", lemma),
                    nouns=_measures_of(own, "nouns"),
                    verbs=_measures_of(own, "verbs"),
                )
            )
    return tuple(found)


def _measures_of(
    words: Mapping[str, Table], part: str, lemma: Callable[[str], str] | None = None
) -> Phrases[tuple[str, ...]]:
    """Phrase -> the measures it can mean, in the order of the catalogue."""
    found: dict[str, list[str]] = {}
    for name, table in words.items():
        for phrase in table.get(part, ()):
            names = found.setdefault(" ".join(_keys_of(phrase)), [])
            if name not in names:
                names.append(name)
    if lemma is not None:
        for phrase in list(found):
            *rest, last = phrase.split(" ")
            folded = " ".join([*rest, lemma(last)])
            found.setdefault(folded, found[phrase])
    return Phrases((phrase, tuple(names)) for phrase, names in found.items())


def _separable(
    words: Mapping[str, Table], particles: frozenset[str]
) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Verb -> its particles, which may stand far behind it ("nahm … fest"), and the measures it then means."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for keys, names in _measures_of(words, "verbs").items() if particles else ():
        if len(keys) == 2 and keys[1] in particles:
            found.setdefault(keys[0], []).append((keys[1], names))
    return {verb: tuple(rows) for verb, rows in found.items()}


def _inflected(words: Mapping[str, Table], endings: Iterable[Iterable[str]]) -> dict[str, Table]:
    """The measures of a language with every form of their participles: "interpellé" stands for "interpellées", too."""
    forms = {ending: tuple(group) for group in endings for ending in group}
    longest_first = sorted(forms, key=len, reverse=True)

    def all_forms(phrases: Iterable[str]) -> list[str]:
        found: dict[str, None] = dict.fromkeys(phrases)
        for phrase in list(found):
            last = phrase.rsplit(" ", 1)[-1]
            ending = next((e for e in longest_first if last.endswith(e) and len(last) > len(e) + _SHORT_STEM), None)
            if ending is not None:
                found.update(dict.fromkeys(phrase[: -len(ending)] + form for form in forms[ending]))
        return list(found)

    inflected: dict[str, Table] = {}
    for name, table in words.items():
        table = {**table, "verbs": all_forms(table.get("verbs", ()))}
        if "paired" in table:
            table["paired"] = {**table["paired"], "verbs": all_forms(table["paired"].get("verbs", ()))}
        inflected[name] = table
    return inflected


_SHORT_STEM = 1  # a participle has more letters than this before its ending: "tué"


@lru_cache(maxsize=64)
def load(language: str, measures: tuple[Measure, ...] = ()) -> Lexicon:
    """The lexicon of a language (primary subtag, "en"), with measures of the caller's own added to the catalogue.

    Raises `KeyError` when there is no data for the language.
    """
    if language not in known_languages():
        raise KeyError(language)
    own = _with_cldr({part: _read(language, f"{part}.toml") for part in _PARTS}, _read(language, "cldr.toml"))
    shared = {part: _read(f"{part}.toml") for part in ("units", "currencies", "zones", "measures")}
    own["measures"], shared["measures"] = _with_measures(measures, own["measures"], shared["measures"], language)
    own["measures"] = _inflected(own["measures"], own["language"].get("participles", ()))
    about, numbers, mods, dates = own["language"], own["numbers"], own["modifiers"], own["dates"]
    lemma_table = about.get("lemma", {})
    unit_by_name = unit_table()
    numerals = _numerals(numbers)
    calendar = _calendar(dates, _holidays(_read("holidays.toml")))
    names = own["units"]
    units: Phrases[Unit] = Phrases(
        (form, unit_by_name[name])
        for name, words in names.get("names", {}).items()
        for word in words
        for form in (word, word.replace(" ", " - "))  # "18,500-square-metre"
    )
    symbols: Phrases[Unit] = Phrases(
        ((symbol, unit_by_name[name]) for name, row in shared["units"]["units"].items() for symbol in row["symbols"]),
        exact=True,
    )
    money_names, money_symbols, codes = _money(shared["currencies"], own["currencies"])
    lexicon = Lexicon(
        language=language,
        name=about.get("name", language),
        script=about.get("script", "Latn"),
        frequent=_keys(about.get("frequent")),
        abbreviations=frozenset(about.get("abbreviations", ())),
        may_end_sentence=frozenset(about.get("may_end_sentence", ())),
        function_words=_keys(about.get("function_words")),
        verbs=_keys(about.get("verbs")),
        head=about.get("head", "first"),
        verb_final=bool(about.get("verb_final", False)),
        elision_links=_same(about.get("elision_links")),
        strong_elision_links=_same(about.get("strong_elision_links")),
        change_by=_keys(mods.get("change", {}).get("by")),
        change_to=_keys(mods.get("change", {}).get("to")),
        change_level=_grouped(mods.get("change", {}).get("level", {})),
        framed=Phrases(
            (opener, (tokenise(closer).keys, name))
            for name, pairs in mods.get("framed", {}).items()
            for opener, closer in pairs
        ),
        partitives=_keys(about.get("partitives")),
        adjectives=_keys(about.get("adjectives")),
        possessives=_keys(about.get("possessives")),
        auxiliaries=_keys(about.get("auxiliaries")),
        never_counted=_keys(about.get("never_counted")),
        pointers=_keys(about.get("pointers")),
        verb_endings=tuple(about.get("verb_endings", ())),
        adverb_endings=tuple(about.get("adverb_endings", ())) or ("\0",),
        quake_words=_keys(names.get("quake_words")),
        determiners=_keys(about.get("determiners")),
        definite=_keys(about.get("definite")),
        name_words=_keys(about.get("name_words")),
        street_words=_keys(about.get("street_words")),
        block_words=_keys(about.get("block_words")),
        score_words=_keys(about.get("score_words")),
        change_skip=_keys(mods.get("change", {}).get("skip")),
        numerals=numerals,
        before=_grouped(mods.get("before", {})),
        after=_grouped(mods.get("after", {})),
        change_before=_grouped(mods.get("change", {}).get("before", {})),
        change_after=_grouped(mods.get("change", {}).get("after", {})),
        units=units,
        no_units=_same(
            f"{word} {follower}"
            for name, followers in names.get("not_before", {}).items()
            for word in names["names"][name]
            for follower in followers
        ),
        unit_symbols=symbols,
        tight_symbols=frozenset(shared["units"]["tight"]["symbols"]),
        spaced_symbols=frozenset(shared["units"]["tight"]["spaced"]),
        prefixed_units=Phrases(
            (word, unit_by_name[name]) for name, words in names.get("prefixed", {}).items() for word in words
        ),
        weak_prefixes=_keys(names.get("weak_prefixes")),
        heat_words=_keys(names.get("heat_words")),
        hot_scale=names.get("hot_scale", "celsius"),
        race_words=_keys(names.get("race_words")),
        mass_words=_keys(names.get("mass_words")),
        money_things=_keys(names.get("money_things")),
        shared_names=Phrases(
            (word, unit_by_name[name]) for name, words in names.get("shared_with_money", {}).items() for word in words
        ),
        divided_units=frozenset([*shared["units"].get("divided", {}).get("units", ()), *names.get("divided", ())]),
        rating_words=_keys(names.get("rating_words")),
        magnitude_after=_same(names.get("magnitude_after", {}).get("words")),
        rates=_same(names.get("rates", {}).get("joiners")),
        unit_rates=_same(names.get("rates", {}).get("of_units")),
        age_after=_same(names.get("ages", {}).get("after")),
        age_before=_same(names.get("ages", {}).get("before")),
        age_links=_same(names.get("ages", {}).get("links")),
        age_copulas=_same(names.get("ages", {}).get("copulas")),
        age_followers=_same(names.get("ages", {}).get("followers")),
        unit_by_name=unit_by_name,
        money_names=money_names,
        money_symbols=money_symbols,
        money_codes=codes,
        money_words=frozenset(own["currencies"].get("words", ())),
        prefix_signs=frozenset(
            () if own["currencies"].get("sign_after") else shared["currencies"].get("prefix_signs", ())
        ),
        suffix_signs=frozenset(shared["currencies"].get("suffix_signs", ())),
        country_money=MappingProxyType(shared["currencies"]["countries"]),
        zone_country=MappingProxyType(shared["currencies"]["zones"]),
        calendar=calendar,
        zones=MappingProxyType(
            {abbr: tuple(_zone(row) for row in rows) for abbr, rows in shared["zones"]["abbreviations"].items()}
        ),
        named_zones=Phrases(shared["zones"]["named"].items()),
        measures=MappingProxyType(_measures(shared["measures"], own["measures"])),
        counted=Phrases(),
        paired=MappingProxyType(_paired(own["measures"])),
        topical=(),
        measure_nouns=_measures_of(own["measures"], "nouns"),
        separable=MappingProxyType(_separable(own["measures"], _keys(about.get("particles")))),
        measure_verbs=_measures_of(own["measures"], "verbs"),
        cues=MappingProxyType({key: _same(words) for key, words in own["scope"].items() if isinstance(words, list)}),
        speaker_classes=_grouped(own["scope"].get("claims_own", {})),
        people=_keys(about.get("people")),
        part_people=_keys(about.get("part_people")),
        platforms=_grouped(own["scope"].get("platforms", {})),
        hot=frozenset(),
        opening=numerals.indefinite.union(numerals.vague_before_units.first_keys(), numerals.zero_halves.first_keys()),
        _suffixes=tuple((a, b) for a, b in lemma_table.get("suffixes", ())),
        _keep=tuple(lemma_table.get("keep_endings", ())) or ("\0",),
        _irregular=MappingProxyType({key_of(k): key_of(v) for k, v in lemma_table.get("irregular", {}).items()}),
    )
    counted = _measures_of(own["measures"], "counted", lexicon.lemma)
    put = object.__setattr__  # the lexicon is frozen for everybody else; these need its own lemma()
    put(lexicon, "counted", counted)
    put(lexicon, "topical", _topical(own["measures"], lexicon.lemma))
    put(lexicon, "hot", _hot(lexicon))
    return lexicon


def _with_measures(
    measures: Iterable[Measure], words: Table, catalogue: Table, language: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The words of a language and the catalogue with measures added, whose words are then no other measure's."""
    words, catalogue = dict(words), dict(catalogue)
    for measure in measures:
        catalogue.setdefault(
            measure.name, {"kinds": [str(kind) for kind in measure.kinds], "grows": measure.grows, "callers": True}
        )
        words.setdefault(measure.name, {})
        if measure.language != language:
            continue
        for part in ("counted", "nouns", "verbs"):
            added = _folded(getattr(measure, part))
            for name, table in words.items():
                kept = [phrase for phrase in table.get(part, ()) if not added & _folded((phrase,))]
                if name == measure.name:
                    kept += getattr(measure, part)
                words[name] = {**table, part: kept}
    return words, catalogue


@lru_cache(maxsize=1)
def catalogue() -> tuple[str, ...]:
    """The names of the measures there are."""
    return tuple(_read("measures.toml"))


@lru_cache(maxsize=1)
def transliteration() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Pairs of letters and single letters with the consonant each stands for."""
    table = _read("translit.toml")
    return MappingProxyType(table["pairs"]), MappingProxyType({key_of(k): v for k, v in table["letters"].items()})


@lru_cache(maxsize=1)
def rare_unit_words() -> Phrases[str]:
    """Names of units that only quantulum3 knows."""
    return _same(_read("rare_units.toml").get("names"))


def _with_cldr(own: dict[str, Table], cldr: Table) -> dict[str, Table]:
    """The tables of a language with the names of `cldr.toml` below them: what is written by hand wins."""
    if not cldr:
        return own
    numbers, dates, units, money = (dict(own[part]) for part in ("numbers", "dates", "units", "currencies"))
    for role, signs in cldr["separators"].items():
        numbers.setdefault(role, signs)
    taken = _folded(own["language"].get("function_words", ()))
    for part in ("cardinals", "ordinals", "fractions", "vague", "scales"):
        taken |= _folded(numbers.get(part, {}))
    numbers["scales"] = {**cldr["scales"], **numbers.get("scales", {})}
    for part in ("months", "weekdays"):
        dates[part] = {**cldr[part], **dates.get(part, {})}
        taken |= _folded(dates[part])
    for table, names in ((units, cldr["units"]), (money, cldr["currencies"])):
        claimed = set(taken)
        for part in ("names", "prefixed", "shared_with_money"):
            claimed |= _folded(word for words in table.get(part, {}).values() for word in words)
        added = {name: [word for word in words if not _folded((word,)) & claimed] for name, words in names.items()}
        by_hand = table.get("names", {})
        table["names"] = {name: [*by_hand.get(name, ()), *added.get(name, ())] for name in {**by_hand, **added}}
    return {**own, "numbers": numbers, "dates": dates, "units": units, "currencies": money}


def _folded(words: Iterable[str]) -> set[str]:
    return {" ".join(tokenise(word).keys) for word in words}


_PARTS = ("language", "numbers", "modifiers", "units", "currencies", "dates", "measures", "scope")


def _hot(lexicon: Lexicon) -> frozenset[str]:
    """The keys at which a finder begins to look: everything else is passed over."""
    n, c = lexicon.numerals, lexicon.calendar
    tables: tuple[Phrases[Any], ...] = (
        n.cardinals, n.fixed, n.mixed, n.scales, n.ordinals, n.fractions, n.vague, n.zeros,
        n.multiple_words, n.frequency_words,
        c.months, c.weekdays, c.days, c.day_parts, c.words, c.adverbs, c.seasons, c.half_past,
        c.quarter_past, c.quarter_to, c.references, c.holidays, c.said("quarter_symbols"), c.said("fiscal_words"),
        c.clock_parts,
    )  # fmt: skip
    hot = {key for table in tables for key in table.first_keys()}
    hot.update(keys[0] for keys, unit in lexicon.units.items() if unit.dimension == "time" and len(keys[0]) > 2)
    # phrases that begin with an article are found from their next word, which costs less than looking at every article
    for table in tables:
        for keys in table.phrases():
            if keys[0] in n.ones or keys[0] in c.said("too_frequent"):
                hot.update(keys[1:2])
    found = (hot | _VULGAR) - n.ones - frozenset(c.said("too_frequent").first_keys())
    return OpenKeys(found, n.compounds) if n.compounds is not None else frozenset(found)


_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


@lru_cache(maxsize=1)
def unit_table() -> Mapping[str, Unit]:
    """Canonical name -> unit, the same in every language."""
    table = _read("units.toml")
    bases = table["bases"]
    units = {
        name: Unit(
            name=name,
            dimension=row["dimension"],
            factor=Decimal(row["factor"]),
            offset=Decimal(row.get("offset", "0")),
            base=bases.get(row["dimension"], name),
        )
        for name, row in table["units"].items()
    }
    return MappingProxyType(units)


def _money(shared: Table, own: Table) -> tuple[Phrases[Currency], Phrases[Currency], frozenset[str]]:
    aliases = shared["aliases"]
    names: list[tuple[str, Currency]] = []
    meant: dict[str, list[str]] = {}
    for code, words in own.get("names", {}).items():
        for word in words:
            meant.setdefault(word, []).append(code)
    names += [(word, Currency(tuple(codes), name=codes[0])) for word, codes in meant.items()]
    for key, row in own.get("subunits", {}).items():
        names += _phrases(row["names"], Currency((row["of"],), parts=100, name=key))
    symbols = [(sign, Currency(tuple(codes))) for sign, codes in shared["symbols"].items()]
    symbols += [(code, Currency((aliases.get(code, code),))) for code in shared["codes"]]
    scaled = {
        letter + code: Currency((code,), scale=size)
        for letter, size in shared.get("code_scales", {}).items()
        for code in shared["codes"]
    }
    symbols += scaled.items()
    return Phrases(names), Phrases(symbols, exact=True), frozenset([*shared["codes"], *scaled])


def _compounds(table: Table) -> Compounds:
    return Compounds(table["values"], links=table["links"], parts=table["parts"], endings=table["endings"])


def _numerals(table: Table) -> Numerals:
    ranges, ratios = table.get("ranges", {}), table.get("ratios", {})
    compounds = _compounds(table["compounds"]) if table.get("compound") else None
    return Numerals(
        groups=frozenset(table.get("group", (",",))),
        decimals=frozenset(table.get("decimal", (".",))),
        cardinals=_decimals(table.get("cardinals", {}), compounds.read if compounds else None),
        fixed=_decimals(table.get("fixed", {})),
        mixed=_decimals(table.get("mixed", {})),
        scales=_decimals(table.get("scales", {})),
        suffixes=MappingProxyType({k: Decimal(v) for k, v in table.get("suffixes", {}).items()}),
        weak_suffixes=frozenset(table.get("weak_suffixes", ())),
        ones=_keys(table.get("one_words")),
        indefinite=_keys(table.get("indefinite")),
        ands=_keys(table.get("and_words")),
        ofs=_keys(table.get("of_words")),
        over_words=_keys(table.get("over_words")),
        fraction_ands=_keys(table.get("fraction_and_words", table.get("and_words"))),
        fraction_links=_keys(table.get("fraction_links")),
        part_words=_keys(table.get("part_words")),
        period_words=_keys(table.get("period_words")),
        minus=_keys(table.get("minus_words")),
        minus_after=_same(table.get("minus_after")),
        points=_keys(table.get("point_words")),
        ordinals=_decimals(table.get("ordinals", {}), compounds.read_ordinal if compounds else None),
        adverbial_ordinals=_keys(table.get("ordinals_ambiguous", {}).get("adverbial")),
        ordinal_suffixes=_keys(table.get("ordinal_suffixes", {}).get("suffixes")),
        added_digits=bool(table.get("added_digits", False)),
        joined_ordinals=bool(table.get("joined_ordinals", False)),
        fractions=Phrases((word, Fraction(value)) for word, value in table.get("fractions", {}).items()),
        vague=_vague(table.get("vague", {})),
        vague_before_units=_vague(table.get("vague_before_units", {})),
        range_joiners=_same(ranges.get("joiners")),
        range_openers=_same(ranges.get("openers")),
        range_closers=_same(ranges.get("closers")),
        below_zero=_same(ranges.get("below")),
        level_openers=frozenset(ranges.get("level_openers", ())),
        range_words=_same(ranges.get("range_words")),
        between_joiners=_same(ranges.get("between_joiners")),
        or_joiners=_same(ranges.get("or_joiners")),
        or_words=_keys(ranges.get("or_joiners")),
        list_joiners=_same([*ranges.get("list_joiners", ()), ","]),
        ratio_joiners=_same(ratios.get("joiners")),
        rating_joiners=_same(ratios.get("rating")),
        turned_joiners=_same(ratios.get("reversed_joiners")),
        turned_openers=_same(ratios.get("reversed_openers")),
        turned_weak=frozenset(ratios.get("reversed_weak", ())),
        fraction_units=_decimals(table.get("fraction_units", {})),
        multiples=_same(table.get("multiples", {})),
        multiple_words=_decimals(table.get("multiple_words", {})),
        frequency_words=_decimals(table.get("frequency_words", {})),
        zeros=_same(table.get("zero", {}).get("words")),
        names=_same(table.get("number_names")),
        rate_bases=_same(ratios.get("bases")),
        zero_halves=Phrases(table.get("zero", {}).get("split", ())),
        compounds=compounds,
    )


def _vague(table: Table) -> Phrases[tuple[Decimal, Decimal]]:
    return Phrases((word, (Decimal(a), Decimal(b))) for word, (a, b) in table.items())


def _calendar(table: Table, holidays: Mapping[str, Holiday]) -> Calendar:
    clock, cues = table.get("clock", {}), table.get("cues", {})
    return Calendar(
        order=table.get("order", "dmy"),
        day_first_countries=frozenset(table.get("day_first_countries", ())),
        months=Phrases(table.get("months", {}).items()),
        weekdays=Phrases(table.get("weekdays", {}).items()),
        capitalised=_keys(table.get("capitalised", {}).get("only")),
        guarded=_keys(table.get("capitalised", {}).get("guarded")),
        prepositions=_keys(table.get("capitalised", {}).get("prepositions")),
        days=Phrases((word, tuple(offsets)) for word, offsets in table.get("days", {}).items()),
        day_parts=Phrases(
            (word, DayPart(row["code"], *row["hours"])) for word, row in table.get("day_parts", {}).items()
        ),
        relative=_word_lists(table.get("relative", {})),
        references=_grouped(table.get("references", {})),
        words=_grouped(table.get("calendar_words", {})),
        adverbs=Phrases(table.get("adverbs", {}).items()),
        seasons=Phrases(table.get("seasons", {}).items()),
        am=_same(clock.get("am")),
        pm=_same(clock.get("pm")),
        clock_marker=_same(clock.get("marker")),
        past_marker=_same(clock.get("past_marker")),
        half_past=_same(clock.get("half_past")),
        quarter_past=_same(clock.get("quarter_past")),
        quarter_to=_same(clock.get("quarter_to")),
        time_prepositions=_keys(clock.get("prepositions")),
        local=_same(clock.get("local")),
        future=_same(cues.get("future")),
        past=_same(cues.get("past")),
        past_endings=tuple(cues.get("past_endings", ())) or ("\0",),
        future_endings=tuple(key_of(ending) for ending in cues.get("future_endings", ())) or ("\0",),
        present=_keys(cues.get("present")),
        future_before=_same(cues.get("future_before")),
        ordinal_of=_keys([*table.get("ordinal_day", {}).get("of", ()), *table.get("ordinal_day", {}).get("the", ())]),
        connectors=_keys(table.get("connectors", (",",))),
        length_prepositions=_keys(table.get("lengths", {}).get("prepositions")),
        lengths=_word_lists(table.get("lengths", {})),
        halves=_keys(table.get("quarters", {}).get("halves")),
        year_words=_same(table.get("relative", {}).get("year_words")),
        clock=_word_lists(clock),
        clock_parts=Phrases((word, DayPart("", *hours)) for word, hours in clock.get("parts", {}).items()),
        forms=MappingProxyType(
            {
                **_word_lists(table.get("forms", {})),
                **_word_lists(table.get("ordinal_day", {})),
                "not_dates": _same(table.get("not_dates", {}).get("phrases")),
            }
        ),
        holidays=Phrases((word, holidays[name]) for name, words in table.get("holidays", {}).items() for word in words),
        zones=Phrases(table.get("zones", {}).items()),
    )


def _word_lists(table: Table) -> Mapping[str, Phrases[str]]:
    return MappingProxyType({key: _same(words) for key, words in table.items() if isinstance(words, list)})


def _holidays(table: Table) -> dict[str, Holiday]:
    return {
        name: Holiday(
            **{**row, "by_year": MappingProxyType({int(year): day for year, day in row.get("by_year", {}).items()})}
        )
        for name, row in table.items()
    }


def _zone(row: list[Any]) -> Zone:
    offset, name, countries = row
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.lstrip("+-").split(":")
    return Zone(sign * (60 * int(hours) + int(minutes)), name, tuple(countries))


def _measures(table: Table, words: Table) -> dict[str, MeasureWords]:
    return {
        name: MeasureWords(
            name=name,
            label=row.get("label", name.replace("_", " ")),
            kinds=frozenset(row["kinds"]),
            dimension=row.get("dimension"),
            grows=bool(row.get("grows", False)),
            of_people=row.get("of") == "person",
            near=frozenset(row.get("near", ())),
            unlike=frozenset(row.get("unlike", ())),
            is_role=bool(row.get("role", False)),
            needs_both=bool(row.get("both", False)),
            is_generic=bool(row.get("generic", False)),
            is_personal=bool(row.get("personal", False)),
            is_variant=bool(row.get("variant", False)),
            called=frozenset(row.get("called", ())),
            yields=bool(row.get("yields", False)),
            is_callers=bool(row.get("callers", False)),
            is_slow=bool(row.get("slow", False)),
            varies=bool(row.get("varies", False)),
            is_set=bool(row.get("set", False)),
            not_of=frozenset(row.get("not_of", ())),
            is_planned=bool(row.get("planned", False)),
            is_of_whole=bool(row.get("of_whole", False)),
            not_with=_same(words.get(name, {}).get("not_with")),
            paired_counted=_keys(words.get(name, {}).get("paired", {}).get("counted")),
            paired_verbs=_same(words.get(name, {}).get("paired", {}).get("verbs")),
            changing=_same(words.get(name, {}).get("changing")),
        )
        for name, row in table.items()
    }
