"""Dates whose day stands before the month: "13 August 2024", "12–14 May", "23/Sep/2020", "24 and 25 April"."""

from __future__ import annotations

from ..document import Document
from .anchor import Anchor
from .found import Found
from .month_days import dated_with_part, days_between, last_day
from .parts import Day, dated, day_at, day_or_none, joined_mark, month_at, relative_month, skipped, year_at
from .years_beside import relative_year, year_beyond, year_of

__all__ = ["find_day_first"]


def find_day_first(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """13 August 2024, 13th of August, 12–14 May, 23/Sep/2020, 20th of next month."""
    day = day_at(document, i)
    if day is None or (day.form == "words" and document.lexicon.calendar.order != "dmy"):
        return None
    if document.lexicon.money_symbols.match_before(document.tokens.words, i) is not None:
        return None  # "for $12 December 27"
    end, last = day.end, last_day(document, day, i)
    if last is not None:
        end = last.end
    solid = joined_mark(document, end)
    month = month_at(document, end + 1 if solid else _before_month(document, end))
    if month is None:
        if last is not None:
            return None
        return _day_before_listed(document, i, day, anchor) or _day_of_relative_month(document, i, day, anchor)
    number, end = month
    year = year_at(document, end + 1 if solid and joined_mark(document, end) else end) or relative_year(
        document, end, anchor
    )
    if year is not None:
        found_year: int | None = year[0]
        end = year[1]
    else:
        found_year = year_beyond(document, end) or year_of(document, i, end, anchor, number, day.number)
    timex = day_or_none(found_year, number, day.number)
    if timex is None:
        return None
    if last is not None:
        return days_between(i, end, timex, day_or_none(found_year, number, last.number))
    return dated_with_part(document, i, end, timex)


def _day_before_listed(document: Document, i: int, day: Day, anchor: Anchor) -> Found | None:
    """ "24" in "24 and 25 April 2020", "3, 4 and 6 September": the month stands behind the last day."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    last = day
    while last.end < len(keys) and (keys[last.end] in numerals.ands or keys[last.end] == ","):
        joined = keys[last.end] in numerals.ands
        after = day_at(document, last.end + 1)
        if after is None or after.form == "words" or not last.number < after.number:
            return None
        last = after
        if joined:
            break
    else:
        return None
    month = month_at(document, _before_month(document, last.end))
    if month is None:
        return None
    year = year_at(document, month[1])
    number = year[0] if year is not None else year_of(document, i, month[1], anchor, month[0], day.number)
    timex = day_or_none(number, month[0], day.number)
    return dated(i, day.end, timex) if timex else None


def _before_month(document: Document, end: int) -> int:
    """Past "day" and a point: "the 15th day of June", "16. Nov."."""
    keys = document.tokens.keys
    if end + 1 < len(keys) and keys[end] == "." and document.tokens.joined(end):
        # "April 24 and 25. The March deal": the point ends a sentence there
        tokens = document.tokens
        if document.lexicon.calendar.months.match(keys, end + 1) and "\n" not in tokens.span(end, end + 2):
            return end + 1
    return skipped(document, end, "day_words")


def _day_of_relative_month(document: Document, i: int, day: Day, anchor: Anchor) -> Found | None:
    """ "the 20th of next month"."""
    link = document.lexicon.calendar.said("links").match(document.tokens.keys, day.end)
    if day.form != "ordinal" or link is None or anchor.base is None:
        return None
    month = relative_month(document, link[1], anchor.base)
    if month is None:
        return None
    timex = day_or_none(month[0], month[1], day.number)
    return dated(i, month[2], timex) if timex else None
