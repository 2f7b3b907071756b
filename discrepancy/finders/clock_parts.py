"""Parts of the day as clock times and beside them: "noon", "mid-morning", "शाम के 5 बजे", "8:30 Monday night"."""

from __future__ import annotations

from ..document import Document
from .clock import Clock, day_part_before, hour_in
from .clock_digits import read_separated
from .clock_hours import hour_number, read_hour

__all__ = ["read_noon", "with_day_part"]


def read_noon(document: Document, i: int) -> Clock | None:
    """noon, midnight; "12 noon"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    at = i + 1 if keys[i] == "12" else i
    part = calendar.day_parts.match(keys, at)
    if part is None or not part[0].code.startswith("T"):
        return None
    whole = calendar.day_parts.match_before(keys, part[1])
    if whole is not None and whole[1] < at:
        return None  # the "midi" of "après-midi"
    if calendar.said("not_dates").match(keys, at):
        return None
    hour = _hour_following(document, part[1]) if calendar.said("leading_parts") else None
    if hour is not None:
        return read_separated(document, hour) or read_hour(document, hour)
    within = (part[0].first, part[0].last) if part[0].first < part[0].last else None
    return Clock(int(part[0].code[1:3]), 0, None, i, part[1], within=within)


def with_day_part(document: Document, clock: Clock, floor: int) -> Clock:
    """ "शाम के 5 बजे", "8:30 Monday night": a part of the day beside the number tells the half."""
    digits = document.tokens.keys[clock.first][0].isdecimal()
    if not clock.open_half and not (digits and 10 <= clock.hour <= 12):
        return clock  # "11:30 last night" has two digits and tells no half
    calendar = document.lexicon.calendar
    before = day_part_before(document, clock.first, floor)
    if before is not None:
        part, first = before
        return Clock(hour_in(part, clock.hour), clock.minute, clock.second, first, clock.end)
    shared = _part_of_first_hour(document, clock)
    if shared is not None:
        return Clock(shared, clock.minute, clock.second, clock.first, clock.end)
    keys, end = document.tokens.keys, clock.end
    link = calendar.said("links").match(keys, end)  # "8:30 on Monday night"
    at = link[1] if link is not None else end
    weekday = calendar.weekdays.match(keys, at) or calendar.words.match(keys, at)
    after = calendar.day_parts.match(keys, weekday[1] if weekday else end)
    if after is None:
        return clock
    part = after[0]
    end = after[1] if weekday is None and calendar.said("leading_parts") else clock.end
    return Clock(hour_in(part, clock.hour), clock.minute, clock.second, clock.first, end)


def _hour_following(document: Document, i: int) -> int | None:
    """ "आधी रात को 1 बजे": where the number to come stands, which is the hour."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    linker = calendar.said("linkers").match(keys, i)
    i = linker[1] if linker is not None else i
    number = hour_number(document, i) if i < len(keys) else None
    return i if number is not None and calendar.clock_marker.match(keys, number[2]) is not None else None


def _part_of_first_hour(document: Document, clock: Clock) -> int | None:
    """ "शाम 6 से 8 बजे": the hour of 24 of the second end, whose part of the day stands before the first."""
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = lexicon.numerals.range_joiners.match_before(keys, clock.first)
    if joiner is None or not lexicon.calendar.said("leading_parts"):
        return None
    for first in range(joiner[1] - 1, max(joiner[1] - _LONGEST_HOUR, 0) - 1, -1):
        begun = read_separated(document, first) or read_hour(document, first)
        part = day_part_before(document, first, 0) if begun is not None and begun.end == joiner[1] else None
        if begun is None or part is None:
            continue
        left, right = hour_in(part[0], begun.hour), hour_in(part[0], clock.hour)
        past_noon = (right, clock.minute or 0) <= (left, begun.minute or 0) and right + 12 <= 24  # "सुबह 10 से 2 बजे"
        return right + 12 if past_noon and right + 12 > left else right
    return None


_LONGEST_HOUR = 5  # tokens: "साढ़े दस बजे", "10:30 बजे"
