"""Dates: "13 August 2024", "Aug. 13", "23/Sep/2020", "the night of 10 August", "2020/Sep/23".

Values are TIMEX3, anchored as `anchor` says. What is written with a month is in `day_first` and `month_first`, days
without one in `lone_days`, dates in digits in `numeric_dates`, years, periods, weekdays, seasons and holidays in files
of their own, relative words ("last month", "today") in `relative`; `find_date` asks them in turn.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon.gates import CALENDAR, DATE, DAY, LONE, ORDINAL, YEAR
from ..records import Kind
from .anchor import Anchor
from .day_first import find_day_first
from .directed import directed
from .found import Found
from .holidays import find_holiday
from .lone_days import find_listed_day, find_lone_day
from .month_first import find_month_first
from .numeric_dates import find_numeric
from .parsed_dates import read_span
from .parts import dated, day_or_none, joined_mark, qualified
from .periods import find_ordinal_period, find_symbol_period, period_within
from .seasons import find_season
from .weekdays import find_last_weekday, find_nth_weekday, find_weekday, nth_weekday_after
from .years import find_year

__all__ = ["find_date"]


def find_date(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The date that begins, or has its first telling word, at token `i`, with the words that tell a part of it."""
    hints = document.hints_at(i)
    found = _find(document, i, floor, anchor, hints) if hints & DATE else None
    if found is None or found.kind is not Kind.DATE:
        return found
    return (
        directed(document, found, floor, anchor)
        or _led_by_day_part(document, found, floor)
        or _nth_weekday_in(document, found)
        or period_within(document, found)
        or qualified(document, found, floor)
    )


def _find(document: Document, i: int, floor: int, anchor: Anchor, hints: int) -> Found | None:
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if keys[i][0].isdecimal():
        is_short = len(keys[i]) <= 2
        return (
            find_numeric(document, i, floor, anchor)
            or (find_day_first(document, i, floor, anchor) if is_short and hints & DAY else None)
            or (_find_nth(document, i, floor, anchor) if hints & ORDINAL else None)
            or (find_symbol_period(document, i, floor, anchor) if is_short and hints & CALENDAR else None)
            or (_find_lone(document, i, floor, anchor) if is_short and hints & LONE else None)
            or _unusual_order(document, i)
            or (find_year(document, i, floor, anchor) if hints & YEAR else None)
        )
    if hints & CALENDAR:
        holiday = find_holiday(document, i, floor, anchor)
        if holiday is not None:
            return holiday
        if calendar.weekdays.match(keys, i):
            return find_last_weekday(document, i, floor, anchor) or find_weekday(document, i, floor, anchor, find_date)
        if calendar.months.match(keys, i):
            return find_month_first(document, i, floor, anchor)
        if calendar.seasons.match(keys, i):
            return find_season(document, i, floor, anchor)
    return (
        (find_symbol_period(document, i, floor, anchor) if hints & CALENDAR else None)
        or find_day_first(document, i, floor, anchor)
        or _find_nth(document, i, floor, anchor)
        or (find_lone_day(document, i, floor, anchor) if calendar.said("date_words") else None)
    )


def _find_lone(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The day without its month whose number of one or two digits is at token `i`."""
    return find_lone_day(document, i, floor, anchor) or find_listed_day(document, i, floor, anchor)


def _find_nth(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The quarter, week or weekday whose ordinal is at token `i`."""
    return find_ordinal_period(document, i, floor, anchor) or find_nth_weekday(document, i, floor, anchor)


def _led_by_day_part(document: Document, found: Found, floor: int) -> Found | None:
    """ "the night of 10 August 1792", "the morning of Monday": the part of the day stands before."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if found.timex is None or len(found.timex) != 10 or found.is_range:
        return None
    first = found.first
    article = calendar.said("articles").match_before(keys, first, floor)
    link = calendar.said("links").match_before(keys, article[1] if article else first, floor)
    if link is None:
        return None
    part = calendar.day_parts.match_before(keys, link[1], floor)
    if part is None or part[0].code.startswith("T"):
        return None
    return dated(part[1], found.end, f"{found.timex}T{part[0].code}")


def _nth_weekday_in(document: Document, found: Found) -> Found | None:
    """ "जुलाई के पहले शुक्रवार": the month comes first."""
    timex, link = (
        found.timex or "",
        document.lexicon.calendar.said("reversed_of").match(document.tokens.keys, found.end),
    )
    if (
        link is None
        or len(timex) != 7
        or not timex.replace("-", "").isdecimal()
        or link[1] >= len(document.tokens.keys)
    ):
        return None
    return nth_weekday_after(document, found.first, link[1], int(timex[:4]), int(timex[5:]))


def _unusual_order(document: Document, i: int) -> Found | None:
    """2020/Sep/23, 23-2020-सितंबर: set solid around a month, in an order that is not ours."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if not (joined_mark(document, i + 1) and joined_mark(document, i + 3)):
        return None
    if not (calendar.months.match(keys, i + 2) or calendar.months.match(keys, i + 4)):
        return None
    return read_span(document, i, i + 5) or _year_and_day(document, i)


def _year_and_day(document: Document, i: int) -> Found | None:
    """The year of four digits, the day of at most two and the month of three tokens set solid, in whatever order."""
    keys = document.tokens.keys
    numbers = [key for key in (keys[i], keys[i + 2], keys[i + 4]) if key.isdecimal()]
    month = document.lexicon.calendar.months.get(keys[i + 2]) or document.lexicon.calendar.months.get(keys[i + 4])
    if month is None or sorted(len(number) > 2 for number in numbers) != [False, True]:
        return None
    day, year = sorted(numbers, key=len)
    timex = day_or_none(int(year), month, int(day)) if len(year) == 4 else None
    return dated(i, i + 5, timex) if timex is not None else None
