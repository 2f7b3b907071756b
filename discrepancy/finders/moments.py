"""Points in time at one token: clock times first, then written dates, then relative words."""

from __future__ import annotations

from ..document import Document
from .anchor import Anchor
from .dates import find_date
from .found import Found
from .frequencies import find_set
from .hours import find_hours
from .offsets import find_offset_of_day
from .periods import period_within
from .relative import find_relative
from .times import find_time

__all__ = ["find_day", "find_moment"]


def find_moment(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The clock time, date, set of dates or relative word that begins or is told at token `i`."""
    key = document.tokens.keys[i]
    found = find_set(document, i, floor)
    if found is None and key not in document.lexicon.calendar.months:
        found = find_hours(document, i, floor) or find_time(document, i, floor)
    if found is not None:
        return found
    found = find_day(document, i, floor, anchor)
    return (find_offset_of_day(document, found) or found) if found is not None else None


def find_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The written date or relative word at token `i`."""
    found = find_date(document, i, floor, anchor)
    if found is None and not document.tokens.keys[i][0].isdecimal():
        found = find_relative(document, i, floor, anchor)
        return (period_within(document, found) or found) if found is not None else None
    return found
