"""The words of the calendar in one language: months, weekdays, parts of the day, holidays, zones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..tokens import key_of
from .entries import Calendar, DayPart, Holiday, Zone
from .phrases import Phrases
from .reading import Table, grouped, key_set, plain_phrases

__all__ = ["calendar_of", "holidays_of", "zone_of"]


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
