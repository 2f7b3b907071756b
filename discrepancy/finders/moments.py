"""Points in time at one token: clock times first, then written dates, then relative words."""

from __future__ import annotations

from ..document import Document
from ..lexicon.gates import CLOCK, DATE, HOURS, RELATIVE, SET
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


def find_moment(document: Document, i: int, floor: int, anchor: Anchor, hints: int) -> Found | None:
    """The clock time, date, set of dates or relative word that begins or is told at token `i`, which has the hints."""
    found = find_set(document, i, floor) if hints & SET else None
    if found is None and hints & (HOURS | CLOCK) and document.tokens.keys[i] not in document.lexicon.calendar.months:
        found = (find_hours(document, i, floor) if hints & HOURS else None) or (
            find_time(document, i, floor) if hints & CLOCK else None
        )
    if found is not None or not hints & (DATE | RELATIVE):
        return found
    found = find_day(document, i, floor, anchor)
    return (find_offset_of_day(document, found) or found) if found is not None else None


def find_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The written date or relative word at token `i`."""
    hints = document.hints_at(i)
    found = find_date(document, i, floor, anchor) if hints & DATE else None
    if found is None and hints & RELATIVE:
        found = find_relative(document, i, floor, anchor, hints)
        return (period_within(document, found) or found) if found is not None else None
    return found
