"""Minutes told in words, before the hour or behind it: "half past six", "eleven twenty pm", "las ocho y cuarto"."""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..numerals import Numeral
from .clock import Clock, closes, day_part_before, half_of_day, is_marked_hour

__all__ = ["counted_minutes", "minutes_behind", "minutes_in_words", "read_spoken"]


def read_spoken(document: Document, i: int) -> Clock | None:
    """half past six, quarter to nine, ten past 9, three minutes to eight."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if keys[i] not in document.lexicon.gates.clock_words:
        return _minutes_past(document, i)
    for table, minute, back in (
        (calendar.half_past, 30, 0),
        (calendar.quarter_past, 15, 0),
        (calendar.quarter_to, 45, 1),
        (calendar.said("half_to"), 30, 1),  # halb acht
    ):
        found = table.match(keys, i)
        if found is None:
            continue
        first = i - 1 if i > 0 and keys[i - 1] in document.lexicon.numerals.ones else i
        clock = _hour_after(document, first, found[1], minute, back)
        if clock is not None:
            return clock
    return _minutes_past(document, i)


def counted_minutes(document: Document, i: int, hour: int, end: int) -> Clock | None:
    """आठ बजकर 20 मिनट is 8:20, आठ बजने में तीन मिनट 7:57."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    for marker, before in ((calendar.past_marker, False), (calendar.said("to_marker"), True)):
        found = marker.match(keys, end)
        minutes = document.numeral_at(found[1]) if found is not None else None
        if minutes is None or not 0 <= minutes.value < 60 or minutes.value % 1:
            continue
        unit = calendar.said("minute_words").match(keys, minutes.end)
        after = unit[1] if unit is not None else minutes.end
        if not before:
            return Clock(hour, int(minutes.value), None, i, after, open_half=1 <= hour <= 12)
        return Clock((hour - 1) or 12, 60 - int(minutes.value), None, i, after, open_half=True)
    return None


def minutes_in_words(document: Document, i: int, hour: int, end: int) -> Clock | None:
    """ "eleven twenty pm": the minutes are words, and the half of the day must follow."""
    minutes = _small_numeral(document, end)
    if minutes is None or not 1 <= hour <= 23 or minutes.value < 10:
        return None
    half = half_of_day(document, minutes.end, (hour - 1) % 12 + 1)
    if half is None:
        return _minutes_after_part(document, i, hour, minutes)
    return Clock(half[0] if hour <= 12 else hour, int(minutes.value), None, i, half[1])


def minutes_behind(document: Document, i: int, hour: int, end: int) -> Clock | None:
    """ "las ocho y cuarto", "ocho menos diez de la noche", "sept heures moins le quart": minutes behind the hour."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    marker = calendar.clock_marker.match(keys, end)
    marked = marker is not None and is_marked_hour(document, i, end)
    at = marker[1] if marker is not None else end
    for name, back in (("minutes_added", False), ("minutes_taken", True)):
        joiner = calendar.said(name).match(keys, at)
        if joiner is None:
            continue
        quarter, half = (calendar.said(words).match(keys, joiner[1]) for words in ("quarter_words", "half_words"))
        number = _small_numeral(document, joiner[1])
        part = quarter or half
        if part is not None:
            minutes, after = 15 if quarter else 30, part[1]
        elif number is not None:
            minutes, after = int(number.value), number.end
        else:
            continue
        unit = calendar.said("minute_words").match(keys, after)
        if marker is not None and not marked and (unit is not None or part is not None or not closes(document, after)):
            return None  # "sept heures et dix minutes" is a length, "sept heures et dix" a time
        after = unit[1] if unit is not None and marked else after
        of_day = half_of_day(document, after, hour)
        if of_day is not None:
            hour, after = of_day
        elif at == end and calendar.said("spoken_hour").match_before(keys, i) is None:
            return None
        if back:
            hour, minutes = (hour - 1) % 24 if of_day or hour > 12 else (hour - 1) or 12, 60 - minutes
        return Clock(hour, minutes, None, i, after, open_half=of_day is None and 1 <= hour <= 12)
    return None


def _minutes_past(document: Document, i: int) -> Clock | None:
    """ "ten past nine", "5 minutes to 8": the hour comes last, and is an hour."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    past, to = calendar.said("past"), calendar.said("to")
    if not past:
        return None
    minutes = document.numeral_at(i)
    if minutes is not None and minutes.form == "fraction" and minutes.value < 1:
        minutes = minutes.times(Decimal(60))  # three quarters past nine
    elif minutes is None or minutes.form not in {"words", "digits"}:
        return None
    if not 0 < minutes.value < 60 or minutes.value % 1:
        return None
    unit = calendar.said("minute_words").match(keys, minutes.end)
    at = unit[1] if unit is not None else minutes.end
    for table, back in ((past, 0), (to, 1)):
        joiner = table.match(keys, at)
        if joiner is None or (back and unit is None and minutes.form == "digits"):
            continue  # "9 to 11 p.m." is a range
        clock = _hour_after(document, i, joiner[1], 60 - int(minutes.value) if back else int(minutes.value), back)
        # "ten after eight" may count: without minutes or a half the word must be the plain one
        if clock is not None and (unit is not None or not clock.open_half or joiner[0] == next(past.first_keys())):
            return clock
        if clock is not None and back and _is_told_at(document, i, clock.end):
            return clock
    return None


def _is_told_at(document: Document, i: int, end: int) -> bool:
    """Whether "at" leads the minutes and nothing is counted: "at five to nine", not "at two to six sites"."""
    led = document.lexicon.calendar.said("bare_hour").match_before(document.tokens.keys, i)
    return led is not None and closes(document, end)


def _hour_after(document: Document, first: int, at: int, minute: int, back: int) -> Clock | None:
    """The clock time whose hour stands at token `at`."""
    hour = document.numeral_at(at) if at < len(document.tokens.keys) else None
    if (
        hour is None
        or not 1 <= hour.value <= 12
        or hour.form not in {"words", "digits"}
        or hour.value % 1
        or hour.scale != 1
    ):
        return None
    if document.lexicon.units.match(document.tokens.keys, hour.end):
        return None
    half = half_of_day(document, hour.end, int(hour.value))
    if half is not None:
        return Clock((half[0] - back) % 24, minute, None, first, half[1])
    marker = document.lexicon.calendar.clock_marker.match(document.tokens.keys, hour.end)
    return Clock(int(hour.value - back) or 12, minute, None, first, marker[1] if marker else hour.end, open_half=True)


def _minutes_after_part(document: Document, i: int, hour: int, minutes: Numeral) -> Clock | None:
    """ "शाम के आठ पचास": hour and minutes behind a part of the day, where nothing is counted."""
    lexicon = document.lexicon
    if not lexicon.calendar.said("leading_parts") or minutes.value % 5 or not closes(document, minutes.end):
        return None
    if lexicon.numerals.vague.match(document.tokens.keys, i) or day_part_before(document, i, 0) is None:
        return None  # "दस पंद्रह" is ten to fifteen
    return Clock(hour, int(minutes.value), None, i, minutes.end, open_half=hour <= 12)


def _small_numeral(document: Document, i: int) -> Numeral | None:
    """A number word below sixty at token `i`."""
    numerals = document.lexicon.numerals
    if numerals.cardinals.match(document.tokens.keys, i) is None:
        return None
    numeral = document.numeral_at(i)
    if numeral is None or numeral.form != "words" or not 0 < numeral.value < 60 or numeral.value % 1:
        return None
    return numeral
