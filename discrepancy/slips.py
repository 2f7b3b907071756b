"""How one slip of the pen turns one figure into the other: two digits swapped, another unit, a nought more or less.

A day has its slips too, the month in its place ("5 June", "May 6"), and so has an hour: the other half of the day.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .quantity import are_swapped, is_vague, significant_digits
from .records import Claim, Kind, is_counted
from .records.kinds import DATE, MEASURE

__all__ = ["FEW_DIGITS", "MANY_DIGITS", "digits_of", "same_digits", "slip_of", "year_of"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
FEW_DIGITS = 2  # so many may be swapped by chance
MANY_DIGITS = 4  # so many hardly are
_MOST_NOUGHTS = 2
_YEAR = 4  # digits
_ONE_LIFE = 20  # years: what is nearer may be two dates of one thing
_LEAST = 2  # digits that two figures share by more than chance


def year_of(claim: Claim) -> Decimal | None:
    """The year that is all a date tells."""
    told = claim.timex or ""
    return Decimal(told) if claim.kind is DATE and len(told) == _YEAR and told.isdecimal() else None


def slip_of(a: Claim, b: Claim) -> str | None:
    """The slip that may lie between two figures: "digits", "unit", "zeros", "order" or "half"; None where none does."""
    if a.kind in _POINTS or b.kind in _POINTS:
        if a.kind is not b.kind:
            return None
        return _slip_of_dates(a, b) if a.kind is DATE else _slip_of_hours(a, b)
    x, y = a.value, b.value
    if x is None or y is None or x <= 0 or y <= 0:
        return None
    if a.unit == b.unit or (is_counted(a) and is_counted(b)):
        if x == y:
            return None
        places = abs(x.adjusted() - y.adjusted())
        if not places:
            return "digits" if are_swapped(x, y) else None
        noughts = places <= _MOST_NOUGHTS and max(x, y).scaleb(-places) == min(x, y)
        return "zeros" if noughts and not (is_vague(a) or is_vague(b)) and significant_digits(x) >= _LEAST else None
    same = x == y and a.kind is b.kind is MEASURE and a.base_unit == b.base_unit
    return "unit" if same and significant_digits(x) >= _LEAST else None


def digits_of(claim: Claim) -> str:
    """What a figure shares with every slip of it: its digits but for zeros, in order of size; "" for none."""
    value = claim.value if claim.kind not in _POINTS else year_of(claim)
    if value is None:
        return same_digits(claim) or ""
    return "".join(sorted(f"{value:f}")).lstrip("-.0")


def same_digits(claim: Claim) -> str | None:
    """What a day or an hour shares with every slip of it; None for one that is told more roughly."""
    day, hour = _DAY.fullmatch(claim.timex or ""), _HOUR.fullmatch(claim.timex or "")
    if day is not None:
        return f"{day[1]}|{''.join(sorted(day[2] + day[3]))}"
    return f"{hour[1]}|{int(hour[2]) % _HALF}|{''.join(sorted(hour[3]))}" if hour is not None else None


def _slip_of_dates(a: Claim, b: Claim) -> str | None:
    year, other = year_of(a), year_of(b)
    if year is None or other is None:
        return _slip_of_days(a, b)
    # 1998 and 1989 may be two years of one life
    return "digits" if abs(year - other) > _ONE_LIFE and are_swapped(year, other) else None


def _slip_of_days(a: Claim, b: Claim) -> str | None:
    """ "12 May" and "21 May"; "6 May" and "5 June", as two continents write it."""
    days = _DAY.fullmatch(a.timex or ""), _DAY.fullmatch(b.timex or "")
    if days[0] is None or days[1] is None or a.timex == b.timex:
        return None
    (year, month, day), (other_year, other_month, other_day) = days[0].groups(), days[1].groups()
    if year != other_year:
        return None
    if month == other_month:
        return "digits" if day == other_day[::-1] and "0" not in day else None
    return "order" if (month, day) == (other_day, other_month) else None


def _slip_of_hours(a: Claim, b: Claim) -> str | None:
    """ "4:42" and "4:24" of one day; "4:42 a.m." and "4:42 p.m."; a whole hour is too often told twice."""
    hours = _HOUR.fullmatch(a.timex or ""), _HOUR.fullmatch(b.timex or "")
    if hours[0] is None or hours[1] is None or str(a.low)[_CLOCK:] != str(b.low)[_CLOCK:]:
        return None  # hours of two zones have no digits to swap
    (day, hour, minute), (other_day, other_hour, other_minute) = hours[0].groups(), hours[1].groups()
    if day != other_day or minute == "00":
        return None
    if hour == other_hour:
        return "digits" if minute != other_minute and minute == other_minute[::-1] else None
    return "half" if minute == other_minute and abs(int(hour) - int(other_hour)) == _HALF else None


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_HOUR = re.compile(r"(\S{10})T(\d\d):(\d\d)")
_HALF = 12  # hours
_CLOCK = 19  # characters of a day and a clock time, before the zone
