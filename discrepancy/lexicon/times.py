"""The words of the calendar in one language: months, weekdays, parts of the day, holidays, zones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..tokens import key_of
from .phrases import Phrases, by_name
from .reading import Table, grouped, key_set, plain_phrases

__all__ = ["Calendar", "DayPart", "Holiday", "Zone", "calendar_of", "holidays_of", "zone_of"]


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
    past_plans: Phrases[str]
    turns: Phrases[str]
    perfect: frozenset[str]
    infinitive: frozenset[str]
    between_verbs: frozenset[str]
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
        object.__setattr__(self, "said", by_name(self.spoken))


def calendar_of(table: Table, holidays: Mapping[str, Holiday]) -> Calendar:
    clock, cues = table.get("clock", {}), table.get("cues", {})
    return Calendar(
        order=table.get("order", "dmy"),
        day_first_countries=frozenset(table.get("day_first_countries", ())),
        months=Phrases(table.get("months", {}).items()),
        weekdays=Phrases(table.get("weekdays", {}).items()),
        capitalised=key_set(table.get("capitalised", {}).get("only")),
        guarded=key_set(table.get("capitalised", {}).get("guarded")),
        prepositions=key_set(table.get("capitalised", {}).get("prepositions")),
        days=Phrases((word, tuple(offsets)) for word, offsets in table.get("days", {}).items()),
        day_parts=Phrases(
            (word, DayPart(row["code"], *row["hours"])) for word, row in table.get("day_parts", {}).items()
        ),
        references=grouped(table.get("references", {})),
        words=grouped(table.get("calendar_words", {})),
        parts_behind=Phrases(
            (word, DayPart(row["code"], *row["hours"])) for word, row in table.get("parts_behind", {}).items()
        ),
        adverbs=Phrases(table.get("adverbs", {}).items()),
        seasons=Phrases(table.get("seasons", {}).items()),
        am=plain_phrases(clock.get("am")),
        pm=plain_phrases(clock.get("pm")),
        clock_marker=plain_phrases(clock.get("marker")),
        past_marker=plain_phrases(clock.get("past_marker")),
        half_past=plain_phrases(clock.get("half_past")),
        quarter_past=plain_phrases(clock.get("quarter_past")),
        quarter_to=plain_phrases(clock.get("quarter_to")),
        time_prepositions=key_set(clock.get("prepositions")),
        local=plain_phrases(clock.get("local")),
        future=plain_phrases(cues.get("future")),
        past=plain_phrases(cues.get("past")),
        past_endings=tuple(cues.get("past_endings", ())) or ("\0",),
        future_endings=tuple(key_of(ending) for ending in cues.get("future_endings", ())) or ("\0",),
        present=key_set(cues.get("present")),
        future_before=plain_phrases(cues.get("future_before")),
        past_plans=plain_phrases(cues.get("past_plans")),
        turns=plain_phrases(cues.get("turns")),
        perfect=key_set(cues.get("perfect")),
        infinitive=key_set(cues.get("infinitive")),
        between_verbs=key_set(cues.get("between_verbs")),
        ordinal_of=key_set([*table.get("ordinal_day", {}).get("of", ()), *table.get("ordinal_day", {}).get("the", ())]),
        connectors=key_set(table.get("connectors", (",",))),
        length_prepositions=key_set(table.get("lengths", {}).get("prepositions")),
        lengths=_word_lists(table.get("lengths", {})),
        halves=key_set(table.get("quarters", {}).get("halves")),
        year_words=plain_phrases(table.get("relative", {}).get("year_words")),
        clock_parts=Phrases((word, DayPart("", *hours)) for word, hours in clock.get("parts", {}).items()),
        spoken=_word_lists(
            {
                "not_dates": table.get("not_dates", {}).get("phrases", []),
                **table.get("forms", {}),
                **table.get("ordinal_day", {}),
                **clock,
                **table.get("relative", {}),
            }
        ),
        holidays=Phrases((word, holidays[name]) for name, words in table.get("holidays", {}).items() for word in words),
        zones=Phrases(table.get("zones", {}).items()),
    )


def _word_lists(table: Table) -> Mapping[str, Phrases[str]]:
    """The lists of words of a table, each as phrases; a name without words is left out."""
    lists = {name: words for name, words in table.items() if isinstance(words, list) and words}
    return MappingProxyType({name: plain_phrases(words) for name, words in lists.items()})


def holidays_of(table: Table) -> dict[str, Holiday]:
    return {
        name: Holiday(
            **{**row, "by_year": MappingProxyType({int(year): day for year, day in row.get("by_year", {}).items()})}
        )
        for name, row in table.items()
    }


def zone_of(row: list[Any]) -> Zone:
    offset, name, countries = row
    sign = -1 if offset.startswith("-") else 1
    hours, minutes = offset.lstrip("+-").split(":")
    return Zone(sign * (60 * int(hours) + int(minutes)), name, tuple(countries))
