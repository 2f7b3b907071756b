"""The value of a clock time, and what makes it one: a.m. or p.m., the part of the day before it, a close behind it.

"8 p.m." is the hour 20; "शाम 5 बजे" is 17. "9 to 11 p.m." tells the half of both hours; "14 hours" tells none.
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from ..lexicon import DayPart

__all__ = [
    "Clock", "closes", "day_part_before", "half_beyond_range", "half_of_day", "hour_in", "is_marked_hour", "two_digits",
]  # fmt: skip


class Clock(NamedTuple):
    """A clock time printed from token `first` to before `end`; `hour` is that of 24, as far as the half is told."""

    hour: int
    minute: int | None
    second: int | None
    first: int
    end: int
    open_half: bool = False  # a.m. or p.m. is not told
    within: tuple[int, int] | None = None  # the hours of a word that tells a time only about: mid-morning


def half_of_day(document: Document, end: int, hour: int) -> tuple[int, int] | None:
    """a.m. or p.m. after the number: the hour of 24 and the index after it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if not 1 <= hour <= 12:
        return None
    found = calendar.am.match(keys, end)
    if found is not None and _is_half(document, end):
        return hour % 12, found[1]
    found = calendar.pm.match(keys, end)
    if found is not None and _is_half(document, end):
        at_night = hour == 12 and calendar.said("night").match(keys, end)
        return 24 if at_night else hour % 12 + 12, found[1]
    return None


def half_beyond_range(document: Document, end: int, hour: int) -> int | None:
    """ "9 to 11 p.m.", "between 9 and 11 a.m.": the first hour has the half of the second, unless it would be later."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, end) or numerals.between_joiners.match(keys, end)
    if joiner is None or joiner[1] >= len(keys):
        return None
    at, word = joiner[1], keys[joiner[1]]
    if not word.isdecimal() or len(word) > 2:
        return None
    after = at + 1
    if after + 1 < len(keys) and keys[after] == ":" and document.tokens.joined(after):
        after += 2
    second = half_of_day(document, after, int(word))
    if second is None or not 1 <= hour <= 12:
        return None
    same = hour % 12 + (12 if second[0] >= 12 else 0)
    return same if same < second[0] else hour % 12


def day_part_before(document: Document, first: int, floor: int) -> tuple[DayPart, int] | None:
    """ "शाम", "सुबह करीब", "दिन के", "in the afternoon at" before the hour: the part of the day and where it begins."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    for _ in range(3):
        part = calendar.day_parts.match_before(keys, first, floor) or calendar.clock_parts.match_before(
            keys, first, floor
        )
        if part is not None:
            return part
        linker = calendar.said("linkers").match_before(keys, first, floor)
        if linker is None:
            return None
        first = linker[1]
    return None


def hour_in(part: DayPart, hour: int) -> int:
    """The hour of 24 in a part of the day: 8 in the evening is 20, 2 at night is 2, 12 at night the end of the day."""
    late = hour % 12 + 12
    if part.code.startswith("T"):
        return hour % 12 if hour == 12 or hour < 6 else late
    if part.code == "NI":
        return late if 5 <= hour < 12 else 24 if hour == 12 else hour
    if part.code == "MO":
        return hour % 12
    if part.code in {"AF", "EV"}:
        return late
    return late if not part.first <= hour and late <= part.last else hour


def is_marked_hour(document: Document, i: int, end: int) -> bool:
    """ "14 hours" is a length, "0735 hours" a time; "à 14 heures" a time, "pendant 3 h" a length."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    length, led = (calendar.said(name).match_before(keys, i) for name in ("before_lengths", "before_hours"))
    if length is not None and (led is None or length[1] <= led[1]):  # "peu après 18 h" is longer than "après 3 h"
        return False
    dated = bool(calendar.said("before_hours")) and calendar.weekdays.match_before(keys, i) is not None
    return led is not None or dated or document.lexicon.units.match(keys, end) is None  # "depuis mercredi 20 heures"


def closes(document: Document, i: int) -> bool:
    """Whether nothing is counted at token `i`: a sign, a function word, a time zone, or the end."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return (
        i >= len(keys)
        or keys[i] in _CLOSERS
        or keys[i] in lexicon.function_words
        or document.tokens.words[i] in lexicon.zones
    )


def two_digits(key: str) -> int | None:
    """The minutes or seconds that two digits tell: "05", "42"."""
    return int(key) if len(key) == 2 and key.isdecimal() and int(key) < 60 else None


def _is_half(document: Document, end: int) -> bool:
    """ "8 am" but not "8 am not sure": a verb would stand free; the point or joint settles it."""
    tokens = document.tokens
    free = document.lexicon.calendar.said("free_halves").match(tokens.keys, end)
    return free is None or tokens.starts[end] - tokens.ends[end - 1] <= 1


_CLOSERS = frozenset(".,;:!?()»”–—")
