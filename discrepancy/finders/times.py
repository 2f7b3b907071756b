"""Clock times: "8 p.m.", "5:30 AM IST", "20:42", "3.30pm", "noon", "शाम 5 बजे", "half past six".

A time keeps every meaning its zone can have; the day is settled later, from the dates told around it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..document import Document
from ..lexicon import DayPart, Zone
from ..numerals import Numeral
from ..records import HALF_OPEN, Kind
from .found import Found
from .zones import zones_at, zones_before

__all__ = ["find_time"]


class _Clock(NamedTuple):
    hour: int
    minute: int | None
    second: int | None
    first: int
    end: int
    open_half: bool = False  # a.m. or p.m. is not told
    within: tuple[int, int] | None = None  # the hours of a word that tells a time only about: mid-morning


def find_time(document: Document, i: int, floor: int) -> Found | None:
    """The clock time that begins, or has its number, at token `i`."""
    if not _may_be_clock(document, i):
        return None
    clock = (
        _spoken(document, i)
        or _colon(document, i)
        or _hour(document, i)
        or _solid(document, i)
        or _noon(document, i)
        or _bare_hour(document, i)
    )
    if clock is None:
        return None
    clock = _with_day_part(document, clock, floor)
    if not (0 <= clock.hour <= 24 and (clock.minute or 0) < 60):
        return None
    zones, end = zones_at(document, clock.end)
    zones = zones or zones_before(document, clock.first) or _zones_beyond_range(document, clock.end)
    timex = f"T{clock.hour:02}"
    if clock.minute is not None:
        timex += f":{clock.minute:02}"
    else:
        timex += ":00"
    if clock.second is not None:
        timex += f":{clock.second:02}"
    earliest, latest = clock.within or (None, None)
    return Found(
        first=clock.first, end=end, kind=Kind.TIME, timex=timex, zones=zones,
        modifier="approx" if clock.within else None,
        low=None if earliest is None else f"{earliest:02}:00", high=None if latest is None else f"{latest:02}:00",
        notes=(HALF_OPEN,) if clock.open_half else (),
    )  # fmt: skip


def _zones_beyond_range(document: Document, end: int) -> tuple[Zone | str, ...]:
    """ "from 8 a.m. to 6 p.m. Eastern": the zone of the second hour is that of the first."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, end) or numerals.range_closers.match(keys, end)
    if joiner is None or joiner[1] >= len(keys) or not keys[joiner[1]][0].isdecimal():
        return ()
    second = find_time(document, joiner[1], joiner[1])
    return second.zones if second is not None else ()


def _may_be_clock(document: Document, i: int) -> bool:
    """Whether anything at or beside a token speaks of a clock: most numbers are passed over here."""
    keys, gates = document.tokens.keys, document.lexicon.gates
    key = keys[i]
    if key in gates.clock_at:
        return True
    is_digits = key[0].isdecimal()
    numeral = document.numeral_at(i)
    if numeral is None and not is_digits:
        return False
    if (i and keys[i - 1] in gates.clock_before) or (is_digits and "." in key):
        return True
    if is_digits and i + 1 < len(keys) and keys[i + 1] in gates.clock_behind:
        return True
    return numeral is not None and numeral.end < len(keys) and keys[numeral.end] in gates.clock_behind


def _two_digits(key: str) -> int | None:
    return int(key) if len(key) == 2 and key.isdecimal() and int(key) < 60 else None


def _half_of_day(document: Document, end: int, hour: int) -> tuple[int, int] | None:
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


def _is_half(document: Document, end: int) -> bool:
    """ "8 am" but not "8 am not sure": a verb would stand free; the point or joint settles it."""
    tokens = document.tokens
    free = document.lexicon.calendar.said("free_halves").match(tokens.keys, end)
    return free is None or tokens.starts[end] - tokens.ends[end - 1] <= 1


def _half_beyond_range(document: Document, end: int, hour: int) -> int | None:
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
    second = _half_of_day(document, after, int(word))
    if second is None or not 1 <= hour <= 12:
        return None
    same = hour % 12 + (12 if second[0] >= 12 else 0)
    return same if same < second[0] else hour % 12


def _colon(document: Document, i: int) -> _Clock | None:
    """20:42, 8:42 p.m., 3.30pm, 8:42:10."""
    tokens = document.tokens
    keys = tokens.keys
    word = keys[i]
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", "-", "/", "."}:
        return None
    if (
        word.isdecimal()
        and len(word) <= 2
        and i + 2 < len(keys)
        and keys[i + 1] == ":"
        and tokens.joined(i + 1)
        and tokens.joined(i + 2)
    ):
        minute = _two_digits(keys[i + 2])
        if minute is None or int(word) > 24:
            return None
        end, second = i + 3, None
        if end + 1 < len(keys) and keys[end] == ":" and tokens.joined(end) and tokens.joined(end + 1):
            second = _two_digits(keys[end + 1])
            if second is None:
                return None
            end += 2
        hour = int(word)
        half = _half_of_day(document, end, hour)
        if half is not None:
            return _Clock(half[0], minute, second, i, half[1])
        ranged = _half_beyond_range(document, end, hour)
        if ranged is not None:
            return _Clock(ranged, minute, second, i, end)
        marker = document.lexicon.calendar.clock_marker.match(keys, end)
        after = marker[1] if marker is not None else end
        leads = document.lexicon.calendar.said("leading_parts")
        return _Clock(hour, minute, second, i, after, open_half=1 <= hour <= 12 and (len(word) == 1 or bool(leads)))
    hour_text, point, minute_text = word.partition(".")
    if point and hour_text.isdecimal() and len(hour_text) <= 2 and len(minute_text) == 2:
        minute = _two_digits(minute_text)
        half = _half_of_day(document, i + 1, int(hour_text)) if minute is not None else None
        if half is not None:
            return _Clock(half[0], minute, None, i, half[1])
        ranged = _half_beyond_range(document, i + 1, int(hour_text)) if minute is not None else None
        if ranged is not None:
            return _Clock(ranged, minute, None, i, i + 1)
        marker = document.lexicon.calendar.clock_marker.match(keys, i + 1)
        if minute is not None and marker is not None and int(hour_text) < 24:
            # behind a part of the day it is of that half: "शाम 5.30 बजे"
            led = bool(document.lexicon.calendar.said("leading_parts")) and 1 <= int(hour_text) <= 12
            return _Clock(int(hour_text), minute, None, i, marker[1], open_half=led)
        if minute is not None and int(hour_text) < 24 and zones_at(document, i + 1)[1] > i + 1:
            return _Clock(int(hour_text), minute, None, i, i + 1)  # 17.30 GMT
        article = document.lexicon.calendar.said("before_hours").match_before(keys, i)
        if (
            minute is not None
            and int(hour_text) < 24
            and article is not None
            and (_closes(document, i + 1) or keys[i + 1].endswith(document.lexicon.calendar.past_endings))
        ):
            return _Clock(int(hour_text), minute, None, i, i + 1)  # "a las 18.30"
    return None


def _hour(document: Document, i: int) -> _Clock | None:
    """8 p.m., eight o'clock, seven thirty pm, शाम 5 बजे, 8 बजकर 35 मिनट, साढ़े पांच बजे, 20h30."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", ".", "/", "$", "€", "£"}:
        return None
    number = _hour_number(document, i)
    if number is None:
        return None
    hour, minute, end = number
    half = _half_of_day(document, end, hour)
    if half is not None:
        return _Clock(half[0], minute, None, i, half[1])
    ranged = _half_beyond_range(document, end, hour) if keys[i][0].isdecimal() else None
    if ranged is not None:
        return _Clock(ranged, minute, None, i, end)
    counted = (
        _counted_minutes(document, i, hour, end)
        or _minutes_in_words(document, i, hour, end)
        or _minutes_behind(document, i, hour, end)
    )
    if counted is not None:
        return counted
    marker = calendar.clock_marker.match(keys, end)
    if marker is None and _marked_beyond_range(document, end, hour):
        return _Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)
    if marker is None and _is_led_half(document, i, minute, end):
        return _Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)
    if marker is None:
        led = minute is not None and hour > 0 and calendar.said("spoken_hour").match_before(keys, i) is not None
        return _Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12) if led else None
    if not _is_marked_hour(document, i, end):
        return None
    end = marker[1]
    late = _two_digits(keys[end]) if end < len(keys) else None
    spaced = calendar.said("spaced_minutes") and _closes(document, end + 1)
    if late is not None and (tokens.joined(end) or spaced):
        return _Clock(hour, late, None, i, end + 1)
    return _Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)


def _is_led_half(document: Document, i: int, minute: int | None, end: int) -> bool:
    """ "शाम साढ़े सात": an hour and a part of it behind a part of the day, where nothing is counted."""
    if minute is None or not document.lexicon.calendar.said("leading_parts") or not _closes(document, end):
        return False
    return document.tokens.keys[i] not in document.lexicon.numerals.fixed and _part_before(document, i, 0) is not None


def _marked_beyond_range(document: Document, end: int, hour: int) -> bool:
    """ "सुबह 10 से 12 बजे": the word for the hour is printed once for both; the hours of a clock, not 50 to 60."""
    calendar, numerals = document.lexicon.calendar, document.lexicon.numerals
    if not calendar.said("leading_parts"):
        return False
    joiner = numerals.range_joiners.match(document.tokens.keys, end)
    at = joiner[1] if joiner is not None else end
    part = calendar.day_parts.match(document.tokens.keys, at)
    second = _hour_number(document, part[1] if part is not None else at) if joiner is not None else None
    if second is None or not (1 <= hour <= 12 and 1 <= second[0] <= 12):
        return False
    return calendar.clock_marker.match(document.tokens.keys, second[2]) is not None


def _is_marked_hour(document: Document, i: int, end: int) -> bool:
    """ "14 hours" is a length, "0735 hours" a time; "à 14 heures" a time, "pendant 3 h" a length."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    length, led = (calendar.said(name).match_before(keys, i) for name in ("before_lengths", "before_hours"))
    if length is not None and (led is None or length[1] <= led[1]):  # "peu après 18 h" is longer than "après 3 h"
        return False
    dated = bool(calendar.said("before_hours")) and calendar.weekdays.match_before(keys, i) is not None
    return led is not None or dated or document.lexicon.units.match(keys, end) is None  # "depuis mercredi 20 heures"


def _closes(document: Document, i: int) -> bool:
    """Whether nothing is counted at token `i`: a sign, a function word, a time zone, or the end."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return (
        i >= len(keys)
        or keys[i] in _CLOSERS
        or keys[i] in lexicon.function_words
        or document.tokens.words[i] in lexicon.zones
    )


_CLOSERS = frozenset(".,;:!?()»”–—")


def _minutes_behind(document: Document, i: int, hour: int, end: int) -> _Clock | None:
    """ "las ocho y cuarto", "ocho menos diez de la noche", "sept heures moins le quart": minutes behind the hour."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    marker = calendar.clock_marker.match(keys, end)
    marked = marker is not None and _is_marked_hour(document, i, end)
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
        if marker is not None and not marked and (unit is not None or part is not None or not _closes(document, after)):
            return None  # "sept heures et dix minutes" is a length, "sept heures et dix" a time
        after = unit[1] if unit is not None and marked else after
        of_day = _half_of_day(document, after, hour)
        if of_day is not None:
            hour, after = of_day
        elif at == end and calendar.said("spoken_hour").match_before(keys, i) is None:
            return None
        if back:
            hour, minutes = (hour - 1) % 24 if of_day or hour > 12 else (hour - 1) or 12, 60 - minutes
        return _Clock(hour, minutes, None, i, after, open_half=of_day is None and 1 <= hour <= 12)
    return None


def _hour_number(document: Document, i: int) -> tuple[int, int | None, int] | None:
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


def _counted_minutes(document: Document, i: int, hour: int, end: int) -> _Clock | None:
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
            return _Clock(hour, int(minutes.value), None, i, after, open_half=1 <= hour <= 12)
        return _Clock((hour - 1) or 12, 60 - int(minutes.value), None, i, after, open_half=True)
    return None


def _minutes_in_words(document: Document, i: int, hour: int, end: int) -> _Clock | None:
    """ "eleven twenty pm": the minutes are words, and the half of the day must follow."""
    minutes = _small_numeral(document, end)
    if minutes is None or not 1 <= hour <= 23 or minutes.value < 10:
        return None
    half = _half_of_day(document, minutes.end, (hour - 1) % 12 + 1)
    if half is None:
        return _minutes_after_part(document, i, hour, minutes)
    return _Clock(half[0] if hour <= 12 else hour, int(minutes.value), None, i, half[1])


def _minutes_after_part(document: Document, i: int, hour: int, minutes: Numeral) -> _Clock | None:
    """ "शाम के आठ पचास": hour and minutes behind a part of the day, where nothing is counted."""
    lexicon = document.lexicon
    if not lexicon.calendar.said("leading_parts") or minutes.value % 5 or not _closes(document, minutes.end):
        return None
    if lexicon.numerals.vague.match(document.tokens.keys, i) or _part_before(document, i, 0) is None:
        return None  # "दस पंद्रह" is ten to fifteen
    return _Clock(hour, int(minutes.value), None, i, minutes.end, open_half=hour <= 12)


def _small_numeral(document: Document, i: int) -> Numeral | None:
    """A number word below sixty at token `i`."""
    numerals = document.lexicon.numerals
    if numerals.cardinals.match(document.tokens.keys, i) is None:
        return None
    numeral = document.numeral_at(i)
    if numeral is None or numeral.form != "words" or not 0 < numeral.value < 60 or numeral.value % 1:
        return None
    return numeral


def _solid(document: Document, i: int) -> _Clock | None:
    """0735 GMT, 1430 hours, 340pm, "0035 local time", "1353 (1023 GMT)"."""
    keys, word = document.tokens.keys, document.tokens.keys[i]
    if len(word) not in {3, 4} or not word.isdecimal() or int(word[:-2]) > 24 or int(word[-2:]) > 59:
        return None
    end, hour, minute = i + 1, int(word[:-2]), int(word[-2:])
    half = _half_of_day(document, end, hour)
    if half is not None:
        return _Clock(half[0], minute, None, i, half[1])
    if len(word) != 4:
        return None
    calendar = document.lexicon.calendar
    marker = calendar.clock_marker.match(keys, end)
    if marker is not None and calendar.said("before_lengths").match_before(keys, i) is None:  # "lasted 1000 hours"
        return _Clock(hour, minute, None, i, marker[1])
    if (
        end < len(keys)
        and document.tokens.words[end] in document.lexicon.zones
        and document.tokens.words[end].isupper()
    ):
        return _Clock(hour, minute, None, i, end)
    local = calendar.local.match(keys, end)
    if (local is not None and _closes(document, local[1])) or _is_told_again(document, end):
        return _Clock(hour, minute, None, i, end)
    return None


def _is_told_again(document: Document, i: int) -> bool:
    """Whether brackets at token `i` tell the same hour in a zone of its own: "(1023 GMT)"."""
    keys, words = document.tokens.keys, document.tokens.words
    return (
        i + 2 < len(keys)
        and keys[i] == "("
        and len(keys[i + 1]) == 4
        and keys[i + 1].isdecimal()
        and (words[i + 2] in document.lexicon.zones and words[i + 2].isupper())
    )


def _bare_hour(document: Document, i: int) -> _Clock | None:
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
    return _Clock(int(word), 0, None, i, i + 1, open_half=True)


def _ends_marked_range(document: Document, i: int) -> bool:
    """ "from 9 a.m. to 5": the first hour is marked as one."""
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = lexicon.numerals.range_joiners.match_before(keys, i)
    halves = (lexicon.calendar.am, lexicon.calendar.pm)
    return joiner is not None and any(half.match_before(keys, joiner[1]) is not None for half in halves)


def _spoken_hour(document: Document, i: int) -> _Clock | None:
    """ "a las ocho", "um sieben": the words before it tell an hour, where nothing is counted behind."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.calendar.said("spoken_hour").match_before(keys, i) is None:
        return None
    if lexicon.change_before.match_before(keys, i) is not None:
        return None  # "stieg um sieben": a change
    number = _hour_number(document, i)
    if number is None or number[1] is not None or not _closes(document, number[2]):
        return None
    return _Clock(number[0], 0, None, i, number[2], open_half=1 <= number[0] <= 12)


def _noon(document: Document, i: int) -> _Clock | None:
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
        return _colon(document, hour) or _hour(document, hour)
    within = (part[0].first, part[0].last) if part[0].first < part[0].last else None
    return _Clock(int(part[0].code[1:3]), 0, None, i, part[1], within=within)


def _hour_following(document: Document, i: int) -> int | None:
    """ "आधी रात को 1 बजे": where the number to come stands, which is the hour."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    linker = calendar.said("linkers").match(keys, i)
    i = linker[1] if linker is not None else i
    number = _hour_number(document, i) if i < len(keys) else None
    return i if number is not None and calendar.clock_marker.match(keys, number[2]) is not None else None


def _spoken(document: Document, i: int) -> _Clock | None:
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


def _minutes_past(document: Document, i: int) -> _Clock | None:
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
    return None


def _hour_after(document: Document, first: int, at: int, minute: int, back: int) -> _Clock | None:
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
    half = _half_of_day(document, hour.end, int(hour.value))
    if half is not None:
        return _Clock((half[0] - back) % 24, minute, None, first, half[1])
    marker = document.lexicon.calendar.clock_marker.match(document.tokens.keys, hour.end)
    return _Clock(int(hour.value - back) or 12, minute, None, first, marker[1] if marker else hour.end, open_half=True)


def _with_day_part(document: Document, clock: _Clock, floor: int) -> _Clock:
    """ "शाम के 5 बजे", "8:30 Monday night": a part of the day beside the number tells the half."""
    digits = document.tokens.keys[clock.first][0].isdecimal()
    if not clock.open_half and not (digits and 10 <= clock.hour <= 12):
        return clock  # "11:30 last night" has two digits and tells no half
    calendar = document.lexicon.calendar
    before = _part_before(document, clock.first, floor)
    if before is not None:
        part, first = before
        return _Clock(_hour_in(part, clock.hour), clock.minute, clock.second, first, clock.end)
    shared = _part_of_first_hour(document, clock)
    if shared is not None:
        return _Clock(shared, clock.minute, clock.second, clock.first, clock.end)
    keys, end = document.tokens.keys, clock.end
    link = calendar.said("links").match(keys, end)  # "8:30 on Monday night"
    at = link[1] if link is not None else end
    weekday = calendar.weekdays.match(keys, at) or calendar.words.match(keys, at)
    after = calendar.day_parts.match(keys, weekday[1] if weekday else end)
    if after is None:
        return clock
    part = after[0]
    end = after[1] if weekday is None and calendar.said("leading_parts") else clock.end
    return _Clock(_hour_in(part, clock.hour), clock.minute, clock.second, clock.first, end)


def _part_of_first_hour(document: Document, clock: _Clock) -> int | None:
    """ "शाम 6 से 8 बजे": the hour of 24 of the second end, whose part of the day stands before the first."""
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = lexicon.numerals.range_joiners.match_before(keys, clock.first)
    if joiner is None or not lexicon.calendar.said("leading_parts"):
        return None
    for first in range(joiner[1] - 1, max(joiner[1] - _LONGEST_HOUR, 0) - 1, -1):
        begun = _colon(document, first) or _hour(document, first)
        part = _part_before(document, first, 0) if begun is not None and begun.end == joiner[1] else None
        if begun is None or part is None:
            continue
        left, right = _hour_in(part[0], begun.hour), _hour_in(part[0], clock.hour)
        past_noon = (right, clock.minute or 0) <= (left, begun.minute or 0) and right + 12 <= 24  # "सुबह 10 से 2 बजे"
        return right + 12 if past_noon and right + 12 > left else right
    return None


_LONGEST_HOUR = 5  # tokens: "साढ़े दस बजे", "10:30 बजे"


def _part_before(document: Document, first: int, floor: int) -> tuple[DayPart, int] | None:
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


def _hour_in(part: DayPart, hour: int) -> int:
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
