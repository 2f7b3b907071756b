"""Clock times told by their hour: "8 p.m.", "eight o'clock", "शाम 5 बजे", "20h30", and the bare "at 7"."""

from __future__ import annotations

from ..document import Document
from .clock import Clock, closes, day_part_before, half_beyond_range, half_of_day, is_marked_hour, two_digits
from .clock_words import counted_minutes, minutes_behind, minutes_in_words

__all__ = ["hour_number", "read_bare_hour", "read_hour"]


def read_hour(document: Document, i: int) -> Clock | None:
    """8 p.m., eight o'clock, seven thirty pm, शाम 5 बजे, 8 बजकर 35 मिनट, साढ़े पांच बजे, 20h30."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", ".", "/", "$", "€", "£"}:
        return None
    number = hour_number(document, i)
    if number is None:
        return None
    hour, minute, end = number
    half = half_of_day(document, end, hour)
    if half is not None:
        return Clock(half[0], minute, None, i, half[1])
    ranged = half_beyond_range(document, end, hour) if keys[i][0].isdecimal() else None
    if ranged is not None:
        return Clock(ranged, minute, None, i, end)
    goes_on = end < len(keys) and keys[end] in document.lexicon.gates.hour_behind
    counted = (
        (counted_minutes(document, i, hour, end) if goes_on else None)
        or minutes_in_words(document, i, hour, end)
        or (minutes_behind(document, i, hour, end) if goes_on else None)
    )
    if counted is not None:
        return counted
    marker = calendar.clock_marker.match(keys, end) if goes_on else None
    if marker is None and _marked_beyond_range(document, end, hour):
        return Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)
    if marker is None and _is_led_half(document, i, minute, end):
        return Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)
    if marker is None:
        led = minute is not None and hour > 0 and calendar.said("spoken_hour").match_before(keys, i) is not None
        return Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12) if led else None
    if not is_marked_hour(document, i, end):
        return None
    end = marker[1]
    late = two_digits(keys[end]) if end < len(keys) else None
    spaced = calendar.said("spaced_minutes") and closes(document, end + 1)
    if late is not None and (tokens.joined(end) or spaced):
        return Clock(hour, late, None, i, end + 1)
    return Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)


def read_bare_hour(document: Document, i: int) -> Clock | None:
    """ "at 7" where nothing else is counted: the clause ends there, or a day follows."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    word = keys[i]
    spoken = _spoken_hour(document, i)
    if spoken is not None:
        return spoken
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 12:
        return None
    if calendar.said("bare_hour").match_before(keys, i) is None and not _ends_marked_range(document, i):
        return None
    ends = i + 1 >= len(keys) or (keys[i + 1] in {".", ",", ";", "!", "?"} and not document.tokens.joined(i + 2))
    if not (ends or calendar.weekdays.match(keys, i + 1) or calendar.days.match(keys, i + 1)):
        return None
    return Clock(int(word), 0, None, i, i + 1, open_half=True)


def hour_number(document: Document, i: int) -> tuple[int, int | None, int] | None:
    """An hour in digits or words: hour, minutes of a "half", index after it."""
    tokens = document.tokens
    if i >= len(tokens.keys):
        return None
    word = tokens.keys[i]
    if word[0].isdecimal():
        if not word.isdecimal() or len(word) > 2 or int(word) > 24:
            return None
        return int(word), None, i + 1
    numeral = document.numeral_at(i)
    if numeral is None:
        return _fraction_of_hour(document, i)
    if not 0 < numeral.value < 25 or numeral.form == "vague" or numeral.scale != 1:
        return None
    minutes = numeral.value % 1 * 60
    if minutes % 1:
        return None
    return int(numeral.value) or 12, (int(minutes) or None), numeral.end  # पौन बजे is 12:45


def _fraction_of_hour(document: Document, i: int) -> tuple[int, int | None, int] | None:
    """सवा बजे is 1:15: the word that adds to a number stands right before the word for the hour."""
    keys, lexicon = document.tokens.keys, document.lexicon
    adding = lexicon.numerals.mixed.match(keys, i)
    if adding is None or lexicon.calendar.clock_marker.match(keys, adding[1]) is None:
        return None
    hours = 1 + adding[0]
    return int(hours) or 12, int(hours % 1 * 60), adding[1]


def _is_led_half(document: Document, i: int, minute: int | None, end: int) -> bool:
    """ "शाम साढ़े सात": an hour and a part of it behind a part of the day, where nothing is counted."""
    if minute is None or not document.lexicon.calendar.said("leading_parts") or not closes(document, end):
        return False
    if document.tokens.keys[i] in document.lexicon.numerals.fixed:
        return False
    return day_part_before(document, i, 0) is not None


def _marked_beyond_range(document: Document, end: int, hour: int) -> bool:
    """ "सुबह 10 से 12 बजे": the word for the hour is printed once for both; the hours of a clock, not 50 to 60."""
    calendar, numerals = document.lexicon.calendar, document.lexicon.numerals
    if not calendar.said("leading_parts"):
        return False
    joiner = numerals.range_joiners.match(document.tokens.keys, end)
    at = joiner[1] if joiner is not None else end
    part = calendar.day_parts.match(document.tokens.keys, at)
    second = hour_number(document, part[1] if part is not None else at) if joiner is not None else None
    if second is None or not (1 <= hour <= 12 and 1 <= second[0] <= 12):
        return False
    return calendar.clock_marker.match(document.tokens.keys, second[2]) is not None


def _ends_marked_range(document: Document, i: int) -> bool:
    """ "from 9 a.m. to 5": the first hour is marked as one."""
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = lexicon.numerals.range_joiners.match_before(keys, i)
    halves = (lexicon.calendar.am, lexicon.calendar.pm)
    return joiner is not None and any(half.match_before(keys, joiner[1]) is not None for half in halves)


def _spoken_hour(document: Document, i: int) -> Clock | None:
    """ "a las ocho", "um sieben": the words before it tell an hour, where nothing is counted behind."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.calendar.said("spoken_hour").match_before(keys, i) is None:
        return None
    if lexicon.change_before.match_before(keys, i) is not None:
        return None  # "stieg um sieben": a change
    number = hour_number(document, i)
    if number is None or number[1] is not None or not closes(document, number[2]):
        return None
    return Clock(number[0], 0, None, i, number[2], open_half=1 <= number[0] <= 12)
