"""Dates told by a weekday: "Monday night", "Friday next week", "Friday the 15th", "the first Friday of July"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ..document import Document
from ..records import Kind, Reading
from .anchor import Anchor, direction, month_in, weekday_in
from .found import Found
from .parts import (
    SHIFTS,
    Day,
    dated,
    day_at,
    day_or_none,
    day_part_after,
    is_valid,
    month_at,
    relation_after,
    relation_before,
    relative_month,
    relative_unit,
    skipped,
    year_at,
)
from .timex import extent

_MONTH = 31  # days
_CARRIED = 3  # sentences over which a history goes on from the day it last told

__all__ = [
    "find_last_weekday", "find_nth_weekday", "find_weekday", "nth_weekday_after", "week_relation",
    "weekday_at", "weekday_of_week",
]  # fmt: skip


def weekday_at(document: Document, i: int) -> tuple[int, int] | None:
    """A weekday at token `i` and the index after it; short forms only with a capital, words guarded."""
    keys, tokens, calendar = document.tokens.keys, document.tokens, document.lexicon.calendar
    matched = calendar.weekdays.match(keys, i)
    if matched is None:
        return None
    weekday, end = matched
    if keys[i] in calendar.capitalised and not tokens.words[i][0].isupper():
        return None
    pointed = end < len(keys) and keys[end] == "." and tokens.joined(end) and len(keys[i]) <= 5
    if keys[i] in calendar.guarded and not (
        pointed or (end < len(keys) and (keys[end] == "," or keys[end][0].isdecimal()))
    ):
        return None
    if pointed and end + 1 < len(keys) and keys[end + 1] == ",":
        end += 1
    return weekday, end


def find_weekday(
    document: Document,
    i: int,
    floor: int,
    anchor: Anchor,
    date_at: Callable[[Document, int, int, Anchor], Found | None],
) -> Found | None:
    """Monday; Monday night; last Friday; Monday, August 12. `date_at` reads the date that may follow it."""
    matched = weekday_at(document, i)
    if matched is None:
        return None
    weekday, end = matched
    full = _full_date(document, i, end, weekday, anchor, date_at)
    if full is not None:
        return full
    relation = relation_before(document, i, floor)
    behind = relation_after(document, end) if relation is None else None
    if behind is not None:
        relation, end = (behind[0], i), behind[1]
    if relation is None:
        combined = _with_week(document, i, end, weekday, anchor) or _with_day_number(document, i, end, weekday, anchor)
        if combined is not None:
            return combined
    return _placed(document, i, end, weekday, relation, anchor)


def _full_date(
    document: Document,
    i: int,
    end: int,
    weekday: int,
    anchor: Anchor,
    date_at: Callable[[Document, int, int, Anchor], Found | None],
) -> Found | None:
    """ "Monday, August 12", "Sat, 14 June", "Friday 2018-7-6": the date says it all."""
    keys = document.tokens.keys
    bracketed = end < len(keys) and keys[end] == "("
    after = end + 1 if end < len(keys) and keys[end] in {",", "-", "("} else end
    if after == end and end + 1 < len(keys) and keys[end] == "." and document.tokens.joined(end):
        after = end + 1 if keys[i] in document.lexicon.abbreviations else end  # "Wed. Aug. 12"
    after = skipped(document, after, "articles")
    if after >= len(keys) or document.lexicon.calendar.weekdays.match(keys, after):
        return None
    if not (
        keys[after][0].isdecimal() or document.lexicon.calendar.months.match(keys, after) or day_at(document, after)
    ):
        return None
    full = date_at(document, after, after, anchor)
    if full is None or full.timex is None or full.first != after or full.timex.count("-") < 2:
        return None
    if bracketed and (full.end >= len(keys) or keys[full.end] != ")"):
        return None
    agreeing = _year_of_weekday(document, full, weekday, anchor)
    return (agreeing or full)._replace(first=i, end=full.end + bracketed)


def _year_of_weekday(document: Document, full: Found, weekday: int, anchor: Anchor) -> Found | None:
    """ "Friday, 12 May" printed without a year: the year beside that of writing in which that day is a Friday."""
    base, keys = anchor.base, document.tokens.keys
    printed = any(len(keys[j]) == 4 and keys[j].isdecimal() for j in range(full.first, full.end))
    if base is None or printed or full.is_range or full.readings or full.timex is None or len(full.timex) != 10:
        return None
    nearest = dt.date.fromisoformat(full.timex)
    if nearest.isoweekday() == weekday or abs((nearest - base).days) <= _MONTH:
        return None  # so near it is the weekday that is misprinted
    month, day = nearest.month, nearest.day
    years = [year for year in (base.year, base.year - 1, base.year + 1) if is_valid(year, month, day)]
    days = [dt.date(year, month, day) for year in years]
    agreeing = [day for day in days if day.isoweekday() == weekday]
    if not agreeing:
        return None
    return dated(full.first, full.end, min(agreeing, key=lambda day: abs((day - base).days)).isoformat())


def _placed(
    document: Document, i: int, end: int, weekday: int, relation: tuple[str, int] | None, anchor: Anchor
) -> Found:
    days = _days(document, i, end, weekday, relation, anchor)
    first = relation[1] if relation else i
    part = day_part_after(document, end)
    suffix = ""
    if part is not None:
        suffix, end = f"T{part[0]}", part[1]
    if not days:
        kind = Kind.TIME if suffix else Kind.DATE
        return Found(first=first, end=end, kind=kind, timex=f"XXXX-WXX-{weekday}{suffix}")
    values = [f"{day.isoformat()}{suffix}" for day in days]
    readings: tuple[Reading, ...] = ()
    if len(values) > 1:
        readings = tuple(
            Reading(timex=v, low=extent(v)[0], high=extent(v)[1], condition=f"if it is {v[:10]}") for v in values
        )
    return dated(first, end, values[0], readings=readings)


def _days(
    document: Document, i: int, end: int, weekday: int, relation: tuple[str, int] | None, anchor: Anchor
) -> list[dt.date]:
    """The days a weekday can mean, likeliest first: "next Friday" is of this week for some, of the next for others."""
    base = anchor.base or (anchor.told if anchor.narrative else None)
    if base is None or (anchor.narrative and _is_long_since(document, i, anchor)):
        return []
    if relation is None and anchor.told is not None and _is_apposed(document, i, weekday, anchor):
        return [anchor.told]
    monday = base - dt.timedelta(days=base.isoweekday() - 1)
    if relation is not None and document.lexicon.calendar.said("coming").match(document.tokens.keys, relation[1]):
        return [weekday_in(base + dt.timedelta(days=1), weekday, 1)]
    match relation[0] if relation is not None else None:
        case "previous":
            near = weekday_in(base - dt.timedelta(days=1), weekday, -1)
            week_before = monday + dt.timedelta(days=weekday - 8)
            return [near] if near == week_before else [near, week_before]
        case "next":
            near = weekday_in(base + dt.timedelta(days=1), weekday, 1)
            week_after = monday + dt.timedelta(days=weekday + 6)
            return [near] if near == week_after else [week_after, near]
        case "this":
            return [monday + dt.timedelta(days=weekday - 1)]
    if anchor.narrative:
        behind, ahead = weekday_in(base, weekday, -1), weekday_in(base, weekday, 1)
        if anchor.published is not None or behind == ahead:
            return [ahead]
        # without a day of writing it may be a history that goes on, or news that looks back
        return [behind, ahead] if direction(document, i, end) < 0 else [ahead, behind]
    return [weekday_in(base, weekday, direction(document, i, end))]


def _is_long_since(document: Document, i: int, anchor: Anchor) -> bool:
    """Whether the day last told is too many sentences back for a weekday to be the next one after it."""
    return document.sentence_index(document.tokens.starts[i]) - anchor.sentence > _CARRIED


def _is_apposed(document: Document, i: int, weekday: int, anchor: Anchor) -> bool:
    """Whether the weekday is that of the day just told: "13 August (Tuesday)"."""
    if i == 0 or document.tokens.keys[i - 1] not in {"(", ","} or anchor.told is None:
        return False
    same = anchor.sentence == document.sentence_index(document.tokens.starts[i])
    return same and anchor.told.isoweekday() == weekday


def week_relation(document: Document, i: int) -> tuple[int, int] | None:
    """ "next week", "semaine prochaine" at token `i`: how many weeks off, and the index after it."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    named = calendar.words.match(keys, i)
    behind = relation_after(document, named[1]) if named is not None and named[0] == "week" else None
    if behind is not None:
        return SHIFTS[behind[0]], behind[1]
    return relative_unit(document, i, "week")


def weekday_of_week(base: dt.date, weekday: int, weeks: int) -> str:
    """The day that has this weekday in the week `weeks` off."""
    return (base + dt.timedelta(days=weekday - base.isoweekday() + 7 * weeks)).isoformat()


def _with_week(document: Document, i: int, end: int, weekday: int, anchor: Anchor) -> Found | None:
    """ "Friday next week", "Friday of next week", "शुक्रवार अगले हफ़्ते"."""
    base = anchor.base
    link = document.lexicon.calendar.said("links").match(document.tokens.keys, end)
    week = week_relation(document, end) or (week_relation(document, link[1]) if link is not None else None)
    if base is None or week is None:
        return None
    return dated(i, week[1], weekday_of_week(base, weekday, week[0]))


def _with_day_number(document: Document, i: int, end: int, weekday: int, anchor: Anchor) -> Found | None:
    """ "Friday the 15th", "Sat 14th": the nearest month in which the two agree."""
    base = anchor.base
    day = day_at(document, end)
    if base is None or day is None:
        return None
    if day.form != "ordinal" and skipped(document, end, "articles") == end and not _closes(document, day):
        return None
    if _names_something(document, day):
        return None
    for away in (0, -1, 1, -2, 2, -3, 3):
        months = base.year * 12 + base.month - 1 + away
        year, month = divmod(months, 12)
        if is_valid(year, month + 1, day.number) and dt.date(year, month + 1, day.number).isoweekday() == weekday:
            return dated(i, day.end, f"{year:04}-{month + 1:02}-{day.number:02}")
    return None


def _closes(document: Document, day: Day) -> bool:
    """ "Friday 31!", "el martes 25 a las 4": digits with nothing behind that they could count."""
    tokens, lexicon = document.tokens, document.lexicon
    if day.form != "digits":
        return False
    after = tokens.keys[day.end] if day.end < len(tokens.keys) else "."
    if lexicon.calendar.order == "dmy" and after in lexicon.function_words and after not in lexicon.auxiliaries:
        return True
    if after not in {".", ",", ";", "!", "?", ")"}:
        return False
    return day.end + 1 >= len(tokens.keys) or not tokens.joined(day.end + 1)


def _names_something(document: Document, day: Day) -> bool:
    """Whether a noun follows the number: "Friday the 13th victim"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    after = keys[day.end] if day.end < len(keys) else "."
    return after[0].isalpha() and after not in lexicon.function_words


def find_nth_weekday(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "the first Friday of July", "the third Tuesday of next month", at its ordinal."""
    ordinal = document.ordinal_at(i)
    if ordinal is None or not 1 <= ordinal.value <= 5:
        return None
    return _of_month(document, i, ordinal.end, int(ordinal.value), anchor)


def find_last_weekday(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "the last Friday of July", at its weekday."""
    last = document.lexicon.calendar.said("last_of").match_before(document.tokens.keys, i, floor)
    return _of_month(document, last[1], i, 0, anchor) if last is not None else None


def _of_month(document: Document, first: int, i: int, n: int, anchor: Anchor) -> Found | None:
    """The weekday at token `i` in the month named behind it, the nth or (0) the last; `first` begins the phrase."""
    weekday = weekday_at(document, i)
    link = document.lexicon.calendar.said("links").match(document.tokens.keys, weekday[1]) if weekday else None
    month = _month_of(document, link[1], anchor) if link is not None else None
    if weekday is None or month is None:
        return None
    year, number, end = month
    timex = _nth(year, number, weekday[0], n)
    return dated(first, end, timex) if timex else None


def nth_weekday_after(document: Document, first: int, i: int, year: int, month: int) -> Found | None:
    """ "मई के दूसरे रविवार": the month came first, from token `first`; the rest stands at `i`."""
    last = document.lexicon.calendar.said("last_of").match(document.tokens.keys, i)
    ordinal = document.ordinal_at(i)
    if last is not None:
        n, at = 0, last[1]
    elif ordinal is not None and 1 <= ordinal.value <= 5:
        n, at = int(ordinal.value), ordinal.end
    else:
        return None
    weekday = weekday_at(document, at)
    timex = _nth(year, month, weekday[0], n) if weekday is not None else None
    return dated(first, weekday[1], timex) if weekday is not None and timex else None


def _nth(year: int, month: int, weekday: int, n: int) -> str | None:
    """The nth such weekday of a month, the last where n is 0; None for a fifth that is not there."""
    if n == 0:
        return _nth(year, month, weekday, 5) or _nth(year, month, weekday, 4)
    first = dt.date(year, month, 1)
    return day_or_none(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def _month_of(document: Document, i: int, anchor: Anchor) -> tuple[int, int, int] | None:
    """ "July", "July 2025", "next month" at token `i`: year, month and the index after it."""
    named = month_at(document, i)
    if named is not None:
        year = year_at(document, named[1])
        if year is not None:
            return year[0], named[0], year[1]
        if anchor.base is None:
            return (anchor.year, named[0], named[1]) if anchor.year else None
        return month_in(anchor.base, named[0], direction(document, i, named[1])), named[0], named[1]
    return relative_month(document, i, anchor.base) if anchor.base is not None else None
