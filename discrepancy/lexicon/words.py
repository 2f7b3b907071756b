"""All that is known of one language, as one frozen record: the `Lexicon`. Its parts stand beside what makes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from .ages import AgeWords
from .gates import Gates
from .lemmas import Lemmas
from .measures import MeasureWords, TopicWords
from .merged import Merged
from .numbers import Numerals
from .people import PeopleWords
from .phrases import Phrases, by_name
from .times import Calendar, Zone
from .units import Currency, Unit

__all__ = ["Lexicon"]


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
    never_alone: frozenset[str]
    pointers: frozenset[str]
    verb_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    quake_words: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    owning: frozenset[str]
    whole_links: frozenset[str]
    name_words: frozenset[str]
    kind_words: frozenset[str]
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
    during: frozenset[str]
    during_behind: Phrases[str]
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
    ages: AgeWords
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
    cities: Phrases[str]
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
    people: PeopleWords
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
        object.__setattr__(self, "play_words", by_name(self.play))

    def lemma(self, word: str) -> str:
        """The dictionary form of a counted noun, by this language's table of endings."""
        return self.lemmas.of(word)

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
        own: tuple[Any, ...] = (self, self.numerals, self.calendar, self.ages)
        records = (*own, *self.measures.values(), *self.topical)
        values = [getattr(record, field.name) for record in records for field in fields(record)]
        values += [item for value in values if isinstance(value, Mapping) for item in value.values()]
        for value in values:
            if isinstance(value, Phrases):
                bool(value)
        self.merged.make()
