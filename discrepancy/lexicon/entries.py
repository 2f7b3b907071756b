"""What a language knows, as frozen records: units, money, numerals, calendar, measures, the `Lexicon` of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..compounds import Compounds, OpenKeys
from ..tokens import HYPHENS
from .gates import Gates
from .lemmas import Lemmas
from .merged import Merged
from .phrases import NO_WORDS, Phrases

__all__ = [
    "Calendar",
    "Currency",
    "DayPart",
    "Holiday",
    "Lexicon",
    "MeasureWords",
    "Numerals",
    "TopicWords",
    "Unit",
    "Zone",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and how it becomes the base unit: (value + offset) * factor.

    `meanings` are the units that its name can stand for, each with its full name, likeliest first: a ton, a gallon.
    """

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal
    base: str
    meanings: tuple[tuple[str, Unit], ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """What a sign or name of money can mean, likeliest first; `parts` make one (100 cents), `scale` it is (MUSD).

    `conditions` tell when it means which, where it can mean several.
    """

    codes: tuple[str, ...]
    parts: int = 1
    name: str = ""
    scale: int = 1
    conditions: tuple[str, ...] = ()


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
    kin: frozenset[str]
    is_of_living: bool
    is_role: bool
    needs_both: bool
    is_generic: bool
    is_personal: bool
    is_variant: bool
    is_of_thing: bool
    is_of_place: bool
    called: frozenset[str]
    tied: frozenset[str]
    yields: bool
    is_callers: bool
    is_slow: bool
    is_wide: bool
    varies: bool
    not_of: frozenset[str]
    is_planned: bool
    is_of_whole: bool
    most: int | None
    is_rate: bool
    is_level: bool
    is_step: bool
    is_called_change: bool
    not_with: Phrases[str]
    paired_counted: frozenset[str]
    paired_verbs: Phrases[str]
    paired_before: Phrases[str]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Words that tell a measure only in an article of a topic: "1,420 cases" where it speaks of an outbreak."""

    measure: str
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
    openers: frozenset[str] = field(init=False)
    ordinal_openers: frozenset[str] = field(init=False)
    scale_behind: frozenset[str] = field(init=False)
    scale_followers: frozenset[str] = field(init=False)
    fraction_behind: frozenset[str] = field(init=False)
    digits_behind: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the keys with which a number or an ordinal in words can begin, and a number go on that is told by
        digits, by words before their scale or behind it, or as a fraction."""
        tables = (self.vague, self.fractions, self.mixed, self.fixed, self.cardinals)
        openers = self.ones.union(*(table.starts for table in tables))
        scales = HYPHENS.union(self.scales.starts)
        tens = {keys[0] for keys, value in self.cardinals.items() if value in range(20, 100, 10)}  # "twenty-first"
        ordinals = (openers if self.joined_ordinals else frozenset(tens)).union(self.ordinals.starts)
        parts = self.over_words | self.fraction_links | self.fraction_ands | HYPHENS
        fractions = parts.union(self.fractions.starts, self.cardinals.starts)
        put = object.__setattr__
        put(self, "openers", self.opened(openers))
        put(
            self,
            "ordinal_openers",
            self.opened(ordinals),
        )
        put(self, "scale_behind", scales)
        put(self, "scale_followers", self.opened(scales.union(self.ands, self.cardinals.starts)))
        put(self, "fraction_behind", self.opened(fractions))
        put(self, "digits_behind", self.opened(scales | fractions | {"/"}))

    def opened(self, keys: frozenset[str]) -> frozenset[str]:
        """A set of keys that holds the closed number words of the language as well, where it has them."""
        return OpenKeys(keys, self.compounds) if self.compounds is not None else keys


def _by_name(tables: Mapping[str, Phrases[str]]) -> Callable[[str], Phrases[str]]:
    """What gives the words of one kind by its name, and no words where there are none: finders ask for most of them."""
    return defaultdict(lambda: NO_WORDS, tables).__getitem__


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
    parts_behind: Phrases[DayPart]
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
    clock_parts: Phrases[DayPart]
    spoken: Mapping[str, Phrases[str]]
    holidays: Phrases[Holiday]
    zones: Phrases[str]
    said: Callable[[str], Phrases[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """`said` gives the words of one kind from the tables of relative, clock and written forms."""
        object.__setattr__(self, "said", _by_name(self.spoken))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of one language, with the tables that all languages share."""

    language: str
    name: str
    script: str
    frequent: frozenset[str]
    abbreviations: frozenset[str]
    may_end_sentence: frozenset[str]
    after_ordinals: frozenset[str]
    going_on: frozenset[str]
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
    owning: frozenset[str]
    whole_links: frozenset[str]
    name_words: frozenset[str]
    body_words: frozenset[str]
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
    adding: frozenset[str]
    change_heights: frozenset[str]
    change_object: Phrases[str]
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
    closings: tuple[str, ...]
    age_after: Phrases[str]
    age_before: Phrases[str]
    age_verbs: frozenset[str]
    age_leads: Phrases[str]
    age_links: Phrases[str]
    age_copulas: Phrases[str]
    age_followers: Phrases[str]
    age_adjectives: frozenset[str]
    lasting_endings: tuple[str, ...]
    age_genitives: frozenset[str]
    age_persons: frozenset[str]
    unit_by_name: Mapping[str, Unit]
    money_names: Phrases[Currency]
    money_symbols: Phrases[Currency]
    money_codes: frozenset[str]
    money_words: frozenset[str]
    prefix_signs: frozenset[str]
    suffix_signs: frozenset[str]
    letter_signs: frozenset[str]
    country_money: Mapping[str, str]
    zone_country: Mapping[str, str]
    calendar: Calendar
    zones: Mapping[str, tuple[Zone, ...]]
    named_zones: Phrases[str]
    measures: Mapping[str, MeasureWords]
    changing: Mapping[str, Phrases[str]]
    sole_measures: frozenset[str]
    counted: Phrases[tuple[str, ...]]
    paired: Mapping[str, tuple[str, ...]]
    topical: tuple[TopicWords, ...]
    topics: Phrases[tuple[str, ...]]
    measure_nouns: Phrases[tuple[str, ...]]
    separable: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    measure_verbs: Phrases[tuple[str, ...]]
    cues: Mapping[str, Phrases[str]]
    platforms: Phrases[str]
    play: Mapping[str, Phrases[str]]
    ordinal_point: bool
    speaker_classes: Phrases[str]
    people: frozenset[str]
    people_endings: tuple[str, ...]
    victim_endings: tuple[str, ...]
    no_victims: frozenset[str]
    part_people: frozenset[str]
    all_people: frozenset[str]
    roles: Phrases[str]
    role_prefixes: Phrases[str]
    role_articles: Phrases[str]
    role_closers: frozenset[str]
    opening: frozenset[str]
    lemmas: Lemmas
    hot: frozenset[str] = field(init=False)
    hot_phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(init=False)
    gates: Gates = field(init=False)
    merged: Merged = field(init=False, repr=False, compare=False)
    play_words: Callable[[str], Phrases[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """`play_words` gives the words of one kind from the table of minutes of play."""
        object.__setattr__(self, "play_words", _by_name(self.play))

    def lemma(self, word: str) -> str:
        """The dictionary form of a counted noun, by this language's table of endings."""
        return self.lemmas.of(word)

    def is_people(self, noun: str) -> bool:
        """Whether a counted noun means people; a closed compound by its last part: "Hotelgäste", "Bergleute"."""
        return noun in self.people or noun.endswith(self.people_endings)

    def may_be_victim(self, noun: str) -> bool:
        """Whether an unknown noun ends as those of people do: "dockhand", but not what is known to be another thing."""
        return noun.endswith(self.victim_endings) and noun not in self.no_victims and noun not in self.counted

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
        return self.lemmas.is_plural(word)

    def make_tables(self) -> None:
        """Make every table of phrases, which else is made when first asked for."""
        records: tuple[Any, ...] = (self, self.numerals, self.calendar, *self.measures.values(), *self.topical)
        values = [getattr(record, field.name) for record in records for field in fields(record)]
        values += [item for value in values if isinstance(value, Mapping) for item in value.values()]
        for value in values:
            if isinstance(value, Phrases):
                bool(value)
        self.merged.make()
