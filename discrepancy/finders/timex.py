"""TIMEX3 values: how they are written, what stretch of time they cover, and calendar arithmetic.

Source: TimeML 1.2.1, TIMEX3 `value`; ISO 8601. A month is not thirty days and a day without a year is no date: what
cannot be placed has no extent.

>>> extent("2024-07")
('2024-07-01T00:00:00', '2024-07-31T23:59:59')
>>> extent("XXXX-11-05")
(None, None)
>>> shifted("2024-08-13", -1, "M")
'2024-07'
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

import regex

__all__ = ["Extent", "day_extent", "extent", "part_hours", "period", "shifted", "week_of"]

Extent = tuple[str | None, str | None]

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_FORM = regex.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d)(?:T(?P<t>[0-9:]+|[A-Z]{2}))?)?"
    r"|-W(?P<w>\d\d)(?:-(?P<we>WE))?|-Q(?P<q>[1-4])|-H(?P<h>[12])|-(?P<s>SP|SU|FA|WI))?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2})"
)
_PART_HOURS = {"MO": (5, 12), "MI": (12, 13), "AF": (12, 18), "EV": (17, 22), "NI": (19, 30), "DT": (8, 18)}


def part_hours(code: str) -> tuple[int, int] | None:
    """The first hour of a part of the day ("NI") and the one after its last, of the night counted past 24."""
    return _PART_HOURS.get(code)


def _last_day(year: int, month: int) -> int:
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day


def _months(year: int, first: int, last: int) -> Extent:
    over, month = divmod(last - 1, 12)
    return (
        f"{year:04}-{first:02}-01T00:00:00",
        f"{year + over:04}-{month + 1:02}-{_last_day(year + over, month + 1):02}T23:59:59",
    )


@lru_cache(maxsize=4096)
def extent(timex: str) -> Extent:
    """First and last second a point-like TIMEX3 value covers, as local ISO 8601 text; (None, None) if unplaced."""
    found = _FORM.fullmatch(timex)
    if found is None:
        return None, None
    part = found.groupdict()
    try:
        if part["decade"]:
            return f"{part['decade']}0-01-01T00:00:00", f"{part['decade']}9-12-31T23:59:59"
        if part["century"]:
            return f"{part['century']}00-01-01T00:00:00", f"{part['century']}99-12-31T23:59:59"
        year = int(part["y"])
        if year == 0:
            return None, None
        if part["d"]:
            return day_extent(dt.date(year, int(part["m"]), int(part["d"])), part["t"])
        if part["m"]:
            if not 1 <= int(part["m"]) <= 12:
                return None, None
            return _months(year, int(part["m"]), int(part["m"]))
        if part["w"]:
            monday = dt.date.fromisocalendar(year, int(part["w"]), 1)
            first, last = (monday + dt.timedelta(days=5 if part["we"] else 0)), monday + dt.timedelta(days=6)
            return f"{first}T00:00:00", f"{last}T23:59:59"
        if part["q"]:
            return _months(year, 3 * int(part["q"]) - 2, 3 * int(part["q"]))
        if part["h"]:
            return _months(year, 6 * int(part["h"]) - 5, 6 * int(part["h"]))
        if part["s"]:
            return _months(year, *_SEASONS[part["s"]])
        return f"{year:04}-01-01T00:00:00", f"{year:04}-12-31T23:59:59"
    except (ValueError, OverflowError):
        return None, None


def day_extent(day: dt.date, time: str | None) -> Extent:
    """The seconds of a day, of a part of it ("NI") or of a clock time ("20:42")."""
    if not time:
        return f"{day}T00:00:00", f"{day}T23:59:59"
    if time in _PART_HOURS:
        first, last = _PART_HOURS[time]
        end = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=last, seconds=-1)
        return f"{day}T{first:02}:00:00", end.isoformat()
    numbers = [int(n) for n in time.split(":")]
    if numbers[0] == 24:
        day, numbers = day + dt.timedelta(days=1), [0, *numbers[1:]]
    hour, minute, second = (*numbers, 0, 0)[:3]
    start = dt.datetime.combine(day, dt.time(hour, minute, second))
    length = dt.timedelta(seconds={1: 3599, 2: 59}.get(len(numbers), 0))
    return start.isoformat(), (start + length).isoformat()


def week_of(day: dt.date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def period(value: Decimal, letter: str) -> str:
    """A TIMEX3 duration: letters S, TM (minutes), H, D, W, M, Q, Y, E, C; 2W is a fortnight.

    >>> period(Decimal("2.5"), "H"), period(Decimal(3), "Q"), period(Decimal(4), "E")
    ('PT2.5H', 'P9M', 'P4DE')
    """
    number = format(value.normalize(), "f")
    match letter:
        case "S" | "H":
            return f"PT{number}{letter}"
        case "TM":
            return f"PT{number}M"
        case "Q":
            return period(value * 3, "M")
        case "2W":
            return period(value * 2, "W")
        case "E":
            return f"P{number}DE"
        case "C":
            return f"P{number}CE"
        case "K":
            return f"P{number}ML"
    return f"P{number}{letter}"


def shifted(day: str | dt.date, count: int, letter: str) -> str | None:
    """The calendar unit that lies `count` units from the one `day` is in; None outside the years 1 to 9999."""
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    try:
        match letter:
            case "D":
                return (date + dt.timedelta(days=count)).isoformat()
            case "W":
                return week_of(date + dt.timedelta(weeks=count))
            case "WE":
                return week_of(date + dt.timedelta(weeks=count)) + "-WE"
            case "2W":
                return week_of(date + dt.timedelta(weeks=2 * count))
            case "M":
                months = date.year * 12 + date.month - 1 + count
                year, month = divmod(months, 12)
                return f"{year:04}-{month + 1:02}" if 0 < year < 10000 else None
            case "Q":
                quarters = date.year * 4 + (date.month - 1) // 3 + count
                year, quarter = divmod(quarters, 4)
                return f"{year:04}-Q{quarter + 1}" if 0 < year < 10000 else None
            case "Y":
                year = date.year + count
                return f"{year:04}" if 0 < year < 10000 else None
            case "E":
                decade = date.year // 10 + count
                return f"{decade:03}" if 0 < decade < 1000 else None
            case "C":
                century = date.year // 100 + count
                return f"{century:02}" if 0 < century < 100 else None
    except (OverflowError, ValueError):
        return None
    return None
