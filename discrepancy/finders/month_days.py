"""Days beside their month, in either order: the range they open, the part of the day behind, what makes them none.

"12–14 May" is a range; in "in May 8 p.m." and "in March two men" the number is no day.
"""

from __future__ import annotations

from ..document import Document
from ..records import Kind
from .found import Found
from .parts import Day, dated, day_at, day_part_after
from .timex import extent

__all__ = ["dated_with_part", "days_between", "is_clock", "is_counting", "last_day"]


def last_day(document: Document, day: Day, first: int) -> Day | None:
    """ "14" in "12–14 May", "between 12 and 14 May"; "May 12 and 14" are two days."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, day.end)
    if joiner is None and numerals.range_openers.match_before(keys, first, 0) is not None:
        joiner = numerals.between_joiners.match(keys, day.end)
    second = day_at(document, joiner[1]) if joiner is not None else None
    return second if second is not None and day.number < second.number else None


def days_between(first: int, end: int, start: str, stop: str | None) -> Found | None:
    """The range from one day to another, both TIMEX3; None where the calendar has no such end."""
    if stop is None:
        return None
    return Found(
        first=first, end=end, kind=Kind.DATE, timex=start, low=extent(start)[0], high=extent(stop)[1], is_range=True
    )


def dated_with_part(document: Document, first: int, end: int, timex: str) -> Found:
    """The date with the part of the day that stands behind it: "12 May, in the morning"."""
    part = day_part_after(document, end)
    if part is not None and len(timex) == 10:
        return dated(first, part[1], f"{timex}T{part[0]}")
    return dated(first, end, timex)


def is_counting(document: Document, day: Day) -> bool:
    """Whether a noun follows the number word: "in March two men"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    after = keys[day.end] if day.end < len(keys) else "."
    if not after[0].isalpha() or lexicon.numerals.cardinals.match(keys, day.end):
        return False
    return after not in lexicon.function_words or after in lexicon.partitives


def is_clock(document: Document, i: int) -> bool:
    """Whether what follows a number makes it a clock time rather than a day: "in May 8 p.m."."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if i + 1 < len(keys) and keys[i] == ":" and document.tokens.joined(i) and keys[i + 1][0].isdecimal():
        return True
    return bool(calendar.am.match(keys, i) or calendar.pm.match(keys, i) or calendar.clock_marker.match(keys, i))
