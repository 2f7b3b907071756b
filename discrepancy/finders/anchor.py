"""What undated words are measured from: the day of writing, and the date last told.

"Friday" is counted from `published`; "in June" of a history that has just said 1944 from there. Without either it
stays unresolved (`XXXX-06`): the clock of the machine is never asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..document import Document

__all__ = ["Anchor", "direction", "month_in", "weekday_in"]

_WINDOW = 14  # tokens on either side in which a word of tense is looked for


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing, and year, month and day last told with the sentence they stand in."""

    published: dt.date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    sentence: int = -1

    @property
    def told(self) -> dt.date | None:
        """The last told day, where it is known to the day."""
        if self.year and self.month and self.day:
            try:
                return dt.date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None

    def told_by(self, timex: str, sentence: int) -> Anchor:
        """The anchor after a date with this TIMEX3 value was told."""
        parts = timex.split("T")[0].split("-")
        if len(parts[0]) != 4 or not parts[0].isdecimal():
            return self
        numbers = [int(part) if part.isdecimal() else None for part in parts] + [None, None]
        return Anchor(self.published, numbers[0], numbers[1], numbers[2] if numbers[1] else None, sentence)


def direction(document: Document, first: int, end: int) -> int:
    """Which way an undated word points, by the tense nearest before it: 1 to the future, -1 to the past, 0 untold."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    start, stop = document.sentence_at(tokens.starts[first])
    near = _cue_before(document, first, start)
    if near:
        return near
    j = end
    while j < len(keys) and j < end + _WINDOW and tokens.starts[j] < stop:
        if calendar.future.match(keys, j):
            return 1
        if calendar.past.match(keys, j) or keys[j].endswith(calendar.past_endings):
            return -1
        j += 1
    return 0


def _cue_before(document: Document, first: int, start: int) -> int:
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    j = first
    while j > 0 and j > first - _WINDOW and tokens.starts[j - 1] >= start:
        if calendar.future.match_before(keys, j):
            return 1
        if calendar.past.match_before(keys, j) or keys[j - 1].endswith(calendar.past_endings):
            return -1
        j -= 1
    return 0


def weekday_in(day: dt.date, weekday: int, way: int) -> dt.date:
    """The nearest such weekday (1 is Monday) at or before `day`, or after it when `way` is 1."""
    back = (day.isoweekday() - weekday) % 7
    if way > 0:
        return day + dt.timedelta(days=(7 - back) if back else 7)
    return day - dt.timedelta(days=back)


def month_in(day: dt.date, month: int, way: int) -> int:
    """The year of the nearest such month at or before `day`, or at or after it when `way` is 1."""
    if way > 0:
        return day.year + (month < day.month)
    return day.year - (month > day.month)
