"""Holidays: "Christmas", "Thanksgiving Day 1999", "Easter Monday"; names are a language's data, rules shared."""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..lexicon import Holiday
from .anchor import Anchor, direction
from .found import Found
from .parts import dated, day_part_after, relation_before, year_at
from .timex import week_of
from .years_beside import relative_year

__all__ = ["find_holiday"]


def find_holiday(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The holiday that begins at token `i`, with its year; only where the name is printed as one."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    matched = calendar.holidays.match(tokens.keys, i)
    if matched is None:
        return None
    holiday, end = matched
    relation = relation_before(document, i, floor)
    year = year_at(document, end) or relative_year(document, end, anchor)
    named = any(word[0].isupper() or not word.isascii() for word in tokens.words[i:end])
    if not named and year is None:
        return None
    if year is not None:
        day, end = _day_of(holiday, year[0]), year[1]
    elif anchor.base is not None:
        day = _near(holiday, anchor.base, relation[0] if relation else None, direction(document, i, end))
    else:
        day = _day_of(holiday, anchor.year) if anchor.year else None
    if day is None:
        open_day = f"XXXX-{holiday.month:02}-{holiday.day:02}" if holiday.day else None
        return dated(i, end, open_day) if open_day else None
    first = relation[1] if relation else i
    unit = calendar.words.match(tokens.keys, end)
    if unit is not None and unit[0] in {"week", "weekend"}:
        return dated(first, unit[1], _week_around(day) if unit[0] == "weekend" else week_of(day))
    part = day_part_after(document, end)
    suffix = ""
    if part is not None:
        suffix, end = f"T{part[0]}", part[1]
    return dated(first, end, f"{day.isoformat()}{suffix}")


def _week_around(day: dt.date) -> str:
    """The weekend a holiday is part of: that of its week, but the one before a Monday ("Labor Day weekend")."""
    return week_of(day - dt.timedelta(days=day.isoweekday() == 1)) + "-WE"


def _near(holiday: Holiday, base: dt.date, relation: str | None, way: int) -> dt.date | None:
    """The holiday nearest to the day of writing, on the side a word or the tense tells."""
    days = [day for year in (base.year - 1, base.year, base.year + 1) if (day := _day_of(holiday, year)) is not None]
    if relation == "previous":
        days = [day for day in days if day < base][-1:]
    elif relation in {"next", "this"}:
        days = [day for day in days if day >= base][:1]

    def cost(day: dt.date) -> int:
        away = (day - base).days
        return abs(away) * (4 if away * way < 0 else 1)

    return min(days, key=cost, default=None)


def _day_of(holiday: Holiday, year: int) -> dt.date | None:
    """The day a holiday falls on in a year, None where the table has no such year."""
    try:
        if holiday.by_year:
            return dt.date.fromisoformat(holiday.by_year[year]) if year in holiday.by_year else None
        if holiday.easter is not None:
            return easter(year) + dt.timedelta(days=holiday.easter)
        if holiday.nth:
            return _nth(year, holiday) + dt.timedelta(days=holiday.after)
        return dt.date(year, holiday.month, holiday.day)
    except ValueError:
        return None


def _nth(year: int, holiday: Holiday) -> dt.date:
    if holiday.nth < 0:
        last = dt.date(year + holiday.month // 12, holiday.month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.isoweekday() - holiday.weekday) % 7)
    first = dt.date(year, holiday.month, 1)
    return first + dt.timedelta(days=(holiday.weekday - first.isoweekday()) % 7 + 7 * (holiday.nth - 1))


def easter(year: int) -> dt.date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).

    >>> easter(2019).isoformat()
    '2019-04-21'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
