"""Lengths of time that place a point: "two years ago", "three days later", "two weeks before Christmas"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from ..document import Document
from .anchor import Anchor, direction
from .durations import find_duration, time_letter
from .figure_reading import read_figure
from .found import Found
from .parts import dated, skipped
from .timex import extent, shifted

__all__ = ["find_offset", "find_offset_of_day"]

_DAYS = {"D": 1, "W": 7, "2W": 14}
_FINER = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "E": ("Y", 10)}


def find_offset(
    document: Document,
    length: Found,
    anchor: Anchor,
    floor: int,
    date_at: Callable[[Document, int, int, Anchor], Found | None],
) -> Found | None:
    """The point a length of time places, by the words after it."""
    if isinstance(length.low, Decimal) and isinstance(length.high, Decimal) and length.low < length.high:
        return _loosely(document, length, length.low, length.high, anchor, floor, date_at)
    if length.measured is None or length.value is None or length.is_range:
        return None
    letter = time_letter(length.measured)
    if letter is None:
        return None
    keys, calendar, gates = document.tokens.keys, document.lexicon.calendar, document.lexicon.gates
    is_led = length.first > floor and keys[length.first - 1] in gates.offset_before
    if not is_led and not (length.end < len(keys) and keys[length.end] in gates.offset_behind):
        return None  # mostly
    event = _from_event(document, length, letter, anchor, date_at)
    if event is not None:
        return event
    for name, way in (("ago_before", -1), ("hence_before", 1)):
        before = calendar.said(name).match_before(keys, length.first, floor)
        placed = _placed(length, length.end, length.value * way, letter, anchor.base or anchor.told) if before else None
        if before is not None and placed is not None:
            return placed._replace(first=before[1])
    anchored = calendar.said("anchored_by").match_before(keys, length.first, floor) is not None
    for name, way in (("ago_strict", -1), ("hence_strict", 1)):
        after = calendar.said(name).match(keys, length.end)
        if after is not None and not anchored:
            return _placed(length, after[1], length.value * way, letter, anchor.base or anchor.told)
    after = calendar.said("hence_if_future").match(keys, length.end)
    if after is not None and not anchored and direction(document, length.first, after[1]) > 0:
        return _placed(length, after[1], length.value, letter, anchor.base or anchor.told)
    for name, way in (("earlier", -1), ("later", 1)):
        after = calendar.said(name).match(keys, length.end)
        if after is not None and not _is_of_other_time(document, after[1]):
            return _from_told(length, after[1], length.value * way, letter, anchor)
    return None


def _is_of_other_time(document: Document, i: int) -> bool:
    """ "two days later than planned", "a week earlier this month", "three years later in 1990"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if calendar.said("not_anchored").match(keys, i) is not None:
        return True
    joined = calendar.said("not_anchored_by_time").match(keys, i)
    if joined is None:
        return False
    at = skipped(document, joined[1], "articles")
    tables = (calendar.words, calendar.months, calendar.weekdays, calendar.seasons)
    return (at < len(keys) and keys[at][0].isdecimal()) or any(table.match(keys, at) is not None for table in tables)


def _loosely(
    document: Document,
    length: Found,
    least: Decimal,
    most: Decimal,
    anchor: Anchor,
    floor: int,
    date_at: Callable[[Document, int, int, Anchor], Found | None],
) -> Found | None:
    """ "a few days ago": the nearest point of those it can be, bounded by them all."""
    if length.is_range:
        return None
    near, far = (
        find_offset(document, length._replace(value=n, low=None, high=None, timex=None), anchor, floor, date_at)
        for n in (least, most)
    )
    if near is None or far is None:
        return None
    if not (isinstance(near.low, str) and isinstance(far.low, str)):
        return near
    assert isinstance(near.high, str)
    assert isinstance(far.high, str)
    return near._replace(low=min(near.low, far.low), high=max(near.high, far.high), modifier="approx")


def _from_event(
    document: Document,
    length: Found,
    letter: str,
    anchor: Anchor,
    date_at: Callable[[Document, int, int, Anchor], Found | None],
) -> Found | None:
    """ "two weeks before Christmas", "16 days from 01/02/2018": counted from the day told right after."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    for name, way in (("before_event", -1), ("after_event", 1)):
        joiner = calendar.said(name).match(keys, length.end)
        if joiner is None:
            continue
        day = None
        for start in (joiner[1], joiner[1] + 1):
            day = day or (date_at(document, start, joiner[1], anchor) if start < len(keys) else None)
        if day is None or day.first != joiner[1] or day.timex is None or len(day.timex) != 10 or length.value is None:
            return None
        base = _day_of(day.timex)
        return _placed(length, day.end, length.value * way, letter, base, exact=True) if base else None
    return None


def find_offset_of_day(document: Document, day: Found) -> Found | None:
    """ "कल से दो दिन पहले": the day comes first, then the length and which way it goes."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if day.timex is None or len(day.timex) != 10 or day.readings or day.is_range:
        return None
    linked = calendar.said("anchored_by").match(keys, day.end)
    if linked is None:
        return None
    figure = read_figure(document, linked[1], linked[1])
    length = find_duration(document, figure) if figure is not None else None
    if length is None or length.measured is None or length.value is None or length.first != linked[1]:
        return None
    letter, base = time_letter(length.measured), _day_of(day.timex)
    for name, way in (("ago_strict", -1), ("hence", 1)):
        after = calendar.said(name).match(keys, length.end)
        if after is not None and letter is not None and base is not None:
            placed = _placed(length, after[1], length.value * way, letter, base, exact=True)
            return placed._replace(first=day.first) if placed is not None else None
    return None


def _day_of(timex: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(timex)
    except ValueError:
        return None


def _from_told(length: Found, end: int, count: Decimal, letter: str, anchor: Anchor) -> Found | None:
    """ "two days later": from the date last told, as exactly as that was; else from the day of writing."""
    base = anchor.told
    if base is None and anchor.year is not None:
        if letter in {"Y", "E", "C"} or (letter == "M" and anchor.month is not None):
            base = dt.date(anchor.year, anchor.month or 1, 1)
        else:
            return length._replace(
                end=end,
                kind=dated(0, 1, "2000").kind,
                value=None,
                measured=None,
                timex=f"{anchor.year:04}-XX-XX",
            )
    return _placed(length, end, count, letter, base or anchor.base)


def _placed(
    length: Found, end: int, count: Decimal, letter: str, base: dt.date | None, *, exact: bool = False
) -> Found | None:
    if base is None or letter in {"H", "TM", "S"}:
        return None
    if length.timex is not None and _is_compound(length.timex):
        timex = _shifted_by_parts(base, length.timex, -1 if count < 0 else 1)
    else:
        timex = _shifted(base, count, letter, exact=exact)
    if timex is None:
        return None
    placed = dated(length.first, end, timex)._replace(unit=length.unit, notes=(f"counted from {base.isoformat()}",))
    if isinstance(length.low, Decimal) and isinstance(length.high, Decimal):
        # "a few days ago" names no day: it may be any of those it can mean
        way = -1 if count < 0 else 1
        ends = sorted(
            filter(None, (_shifted(base, way * n, letter, exact=exact) for n in (length.low, length.high))),
        )
        return placed._replace(low=extent(ends[0])[0], high=extent(ends[-1])[1]) if ends else placed
    return placed


def _shifted(base: dt.date, count: Decimal, letter: str, *, exact: bool) -> str | None:
    """The unit that lies `count` units off; the day itself where it is counted from a day that is told."""
    if count != int(count):
        # "a year and a half ago" is a month, "two and a half weeks ago" a day
        finer = _FINER.get(letter)
        if finer is None:
            return None
        letter, count = finer[0], count * finer[1]
    whole = int(count)
    if letter == "E":
        letter, whole = "Y", 10 * whole
    if exact and letter in _DAYS:
        return shifted(base, whole * _DAYS[letter], "D")
    if exact and letter in {"M", "Y"}:
        return _same_day(base, whole * (12 if letter == "Y" else 1))
    return shifted(base, whole, letter)


def _same_day(base: dt.date, months: int) -> str | None:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    for day in range(base.day, base.day - 4, -1):
        try:
            return dt.date(year, month + 1, day).isoformat()
        except ValueError:
            continue
    return None


def _is_compound(timex: str) -> bool:
    return sum(letter.isalpha() for letter in timex) > 2 and not any(sign in timex for sign in "XTE.")


def _shifted_by_parts(base: dt.date, timex: str, way: int) -> str | None:
    """ "2 years, a month and 21 days ago": years and months first, then weeks and days."""
    months = days = 0
    number = ""
    for sign in timex[1:]:
        if sign.isdecimal():
            number += sign
            continue
        months += int(number) * {"Y": 12, "M": 1}.get(sign, 0)
        days += int(number) * {"W": 7, "D": 1}.get(sign, 0)
        number = ""
    moved = _same_day(base, way * months)
    return shifted(moved, way * days, "D") if moved is not None else None
