"""Clock times: "8 p.m.", "5:30 AM IST", "20:42", "3.30pm", "noon", "शाम 5 बजे", "half past six".

A time keeps every meaning its zone can have; the day is settled later, from the dates told around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document
from ..lexicon import Zone
from ..numerals import read_numeral
from ..records import Kind
from .found import Found

__all__ = ["find_time", "zones_at"]


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int | None
    second: int | None
    first: int
    end: int
    open_half: bool = False  # a.m. or p.m. is not told


def find_time(document: Document, i: int, floor: int) -> Found | None:
    """The clock time that begins, or has its number, at token `i`."""
    clock = _spoken(document, i) or _colon(document, i) or _hour(document, i) or _military(document, i) or _noon(document, i)
    if clock is None:
        return None
    clock = _with_day_part(document, clock, floor)
    if not (0 <= clock.hour <= 24 and (clock.minute or 0) < 60):
        return None
    zones, end = zones_at(document, clock.end)
    timex = f"T{clock.hour:02}"
    if clock.minute is not None:
        timex += f":{clock.minute:02}"
    else:
        timex += ":00"
    if clock.second is not None:
        timex += f":{clock.second:02}"
    return Found(
        first=clock.first, end=end, kind=Kind.TIME, timex=timex, zones=zones,
        notes=("a.m. or p.m. is not told",) if clock.open_half else (),
    )  # fmt: skip


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
        return hour % 12 + 12, found[1]
    return None


def _is_half(document: Document, end: int) -> bool:
    """"8 am" but not "8 am not sure": a verb would stand free and be followed by a word; the point or joint settles it."""
    tokens = document.tokens
    return tokens.keys[end] not in {"am", "pm"} or tokens.starts[end] - tokens.ends[end - 1] <= 1


def _colon(document: Document, i: int) -> _Clock | None:
    """20:42, 8:42 p.m., 3.30pm, 8:42:10."""
    tokens = document.tokens
    keys = tokens.keys
    word = keys[i]
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", "-", "/", "."}:
        return None
    if word.isdecimal() and len(word) <= 2 and i + 2 < len(keys) and keys[i + 1] == ":" and tokens.joined(i + 1) and tokens.joined(i + 2):
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
        marker = document.lexicon.calendar.clock_marker.match(keys, end)
        after = marker[1] if marker is not None else end
        return _Clock(hour, minute, second, i, after, open_half=1 <= hour <= 12 and len(word) == 1)
    hour_text, point, minute_text = word.partition(".")
    if point and hour_text.isdecimal() and len(hour_text) <= 2 and len(minute_text) == 2:
        minute = _two_digits(minute_text)
        half = _half_of_day(document, i + 1, int(hour_text)) if minute is not None else None
        if half is not None:
            return _Clock(half[0], minute, None, i, half[1])
        marker = document.lexicon.calendar.clock_marker.match(keys, i + 1)
        if minute is not None and marker is not None and int(hour_text) < 24:
            return _Clock(int(hour_text), minute, None, i, marker[1])
    return None


def _hour(document: Document, i: int) -> _Clock | None:
    """8 p.m., eight o'clock, शाम 5 बजे, 8 बजकर 35 मिनट, साढ़े पांच बजे, 20h30."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, calendar = tokens.keys, lexicon.calendar
    word = keys[i]
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", ".", "/", "$", "€", "£"}:
        return None
    if word[0].isdecimal():
        if not word.isdecimal() or len(word) > 2 or int(word) > 24:
            return None
        hour, minute, end = int(word), None, i + 1
    else:
        numeral = read_numeral(tokens, i, lexicon.numerals)
        if numeral is None or not 0 < numeral.value < 25 or numeral.form == "vague" or numeral.scale != 1:
            return None
        hour = int(numeral.value)
        part = (numeral.value - hour) * 60
        if part != int(part):
            return None
        minute, end = (int(part) or None), numeral.end
    half = _half_of_day(document, end, hour)
    if half is not None:
        return _Clock(half[0], minute, None, i, half[1])
    past = calendar.past_marker.match(keys, end)
    if past is not None:
        minutes = read_numeral(tokens, past[1], lexicon.numerals)
        if minutes is not None and 0 <= minutes.value < 60:
            end = minutes.end
            unit = lexicon.units.match(keys, end)
            if unit is not None and unit[0].name == "minute":
                end = unit[1]
            return _Clock(hour, int(minutes.value), None, i, end, open_half=1 <= hour <= 12)
    marker = calendar.clock_marker.match(keys, end)
    if marker is None:
        return None
    if lexicon.units.match(keys, end) and not (word.isdecimal() and len(word) == 4):
        return None  # "14 hours" is a length, "0735 hours" a time
    end = marker[1]
    if end < len(keys) and tokens.joined(end) and (late := _two_digits(keys[end])) is not None:
        return _Clock(hour, late, None, i, end + 1)
    return _Clock(hour, minute, None, i, end, open_half=1 <= hour <= 12)


def _military(document: Document, i: int) -> _Clock | None:
    """0735 GMT, 1430 hours."""
    keys, word = document.tokens.keys, document.tokens.keys[i]
    if len(word) != 4 or not word.isdecimal() or int(word[:2]) > 24 or int(word[2:]) > 59:
        return None
    end = i + 1
    marker = document.lexicon.calendar.clock_marker.match(keys, end)
    if marker is not None:
        return _Clock(int(word[:2]), int(word[2:]), None, i, marker[1])
    if end < len(keys) and document.tokens.words[end] in document.lexicon.zones and document.tokens.words[end].isupper():
        return _Clock(int(word[:2]), int(word[2:]), None, i, end)
    return None


def _noon(document: Document, i: int) -> _Clock | None:
    """noon, midnight; "12 noon"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    word = keys[i]
    if word == "12" and i + 1 < len(keys):
        part = calendar.day_parts.match(keys, i + 1)
        if part is not None and part[0].code.startswith("T"):
            return _Clock(int(part[0].code[1:3]), 0, None, i, part[1])
        return None
    part = calendar.day_parts.match(keys, i)
    if part is None or not part[0].code.startswith("T"):
        return None
    return _Clock(int(part[0].code[1:3]), 0, None, i, part[1])


def _spoken(document: Document, i: int) -> _Clock | None:
    """half past six, quarter to nine."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, calendar = tokens.keys, lexicon.calendar
    for table, minute, back in ((calendar.half_past, 30, 0), (calendar.quarter_past, 15, 0), (calendar.quarter_to, 45, 1)):
        found = table.match(keys, i)
        if found is None:
            continue
        hour = read_numeral(tokens, found[1], lexicon.numerals)
        if hour is None or not 1 <= hour.value <= 12 or hour.form not in {"words", "digits"}:
            continue
        first = i - 1 if i > 0 and keys[i - 1] in lexicon.numerals.ones else i
        half = _half_of_day(document, hour.end, int(hour.value) - back)
        if half is not None:
            return _Clock(half[0], minute, None, first, half[1])
        return _Clock((int(hour.value) - back) or 12, minute, None, first, hour.end, open_half=True)
    return None


def _with_day_part(document: Document, clock: _Clock, floor: int) -> _Clock:
    """"शाम 5 बजे", "8:30 Monday night": a part of the day beside the number tells the half."""
    if not clock.open_half:
        return clock
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    first, end = clock.first, clock.end
    before = calendar.day_parts.match_before(keys, first, floor)
    part = None
    if before is not None:
        part, first = before
    else:
        j = end + 1 if calendar.weekdays.match(keys, end) else end
        after = calendar.day_parts.match(keys, j)
        if after is not None:
            part = after[0]
    if part is None:
        return clock
    hour = clock.hour
    if part.first >= 12 and part.first < 24 and hour < 12 and not (part.code == "NI" and hour < 5):
        hour += 12
    elif part.code == "NI" and hour == 12:
        hour = 0 if document.lexicon.calendar.past_marker else 24
    elif part.code == "MO" and hour == 12:
        hour = 0
    return _Clock(hour, clock.minute, clock.second, first, end)


def zones_at(document: Document, end: int) -> tuple[tuple[Zone | str, ...], int]:
    """The time zone after a clock time: its possible meanings (offsets, or an IANA name), and the index after it."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    j = end + 1 if end < len(keys) and keys[end] in {"(", ","} else end
    if j < len(keys):
        word = tokens.words[j]
        zones = lexicon.zones.get(word)
        if zones is not None and word.isupper() and len(word) >= 3:
            return zones, j + 1 + (keys[j + 1 : j + 2] == (")",) and keys[end] == "(")
        named = lexicon.named_zones.match(keys, j)
        if named is not None and (len(word) > 2 or word.isupper()) and (named[1] - j > 1 or word.isupper()):
            return (named[0],), named[1] + (keys[named[1] : named[1] + 1] == (")",) and keys[end] == "(")
    return (), end
