"""Quarters, halves, weeks of a month or year, centuries: "Q3 2024", "first week of May", "eighteenth-century"."""

from __future__ import annotations

import datetime as dt
import re

from ..document import Document
from ..records import Kind
from ..tokens import DASHES
from .anchor import Anchor, direction, month_in
from .found import Found
from .parts import dated, month_at, relative_month, year_at
from .timex import day_extent, week_of
from .years import FISCAL, fiscal_year_at
from .years_beside import relative_year

__all__ = ["find_numbered_century", "find_ordinal_period", "find_symbol_period", "nth_unit", "period_within"]


def find_ordinal_period(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """second quarter, first half of 2024, first week of May, 21st century, eighteenth-century."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    ordinal = document.ordinal_at(i)
    if ordinal is None or not 1 <= ordinal.value <= 60:
        return None
    number, end = int(ordinal.value), ordinal.end
    if end < len(keys) and keys[end] == "-":
        end += 1
    word = calendar.words.match(keys, end)
    if end < len(keys) and keys[end] in calendar.halves:
        return _half(document, i, end + 1, number, anchor)
    if word is None:
        return None
    match word[0]:
        case "century" if number <= 30:
            era = calendar.said("era_before").match(keys, word[1])
            return dated(i, era[1] if era else word[1], f"{'BC' if era else ''}{number - 1:02}")
        case "quarter" if number <= 4:
            return _of_year(document, i, word[1], f"Q{number}", anchor)
        case "week" | "weekend" | "month" | "day":
            return nth_unit(document, i, word[1], word[0], number, anchor)
    return None


def find_numbered_century(document: Document, i: int, end: int, floor: int) -> Found | None:
    """ "siglo XIV", "siglo 14", "XIVe siècle": a century whose number is in Roman digits or behind the word, at it."""
    words, numerals = document.tokens.words, document.lexicon.numerals
    if document.lexicon.calendar.said("numbered_behind").match(document.tokens.keys, i) and end < len(words):
        number = _roman(words[end]) or (int(words[end]) if words[end].isdecimal() and len(words[end]) <= 2 else 0)
        return dated(i, end + 1, f"{number - 1:02}") if 0 < number <= _CENTURIES else None
    if i > floor and words[i - 1][0] in _ROMAN:
        digits = words[i - 1].rstrip("".join(numerals.ordinal_suffixes))
        number = _roman(digits) if digits != words[i - 1] else 0
        return dated(i - 1, end, f"{number - 1:02}") if 0 < number <= _CENTURIES else None
    return None


_CENTURIES = 30
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _roman(word: str) -> int:
    """The value of Roman digits up to the thirties, 0 for any other word."""
    values = [_ROMAN.get(letter, 0) for letter in word]
    if not all(values):
        return 0
    return sum([-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)])


def find_symbol_period(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """Q3 2024, H1, 3Q24, 1H 2024, Q1FY26, FY25: quarters, halves and years as companies print them."""
    coded = _code_at(document, i)
    if coded is None:
        year = fiscal_year_at(document, i)
        return _in_fiscal_year(i, year[1], year[0]) if year is not None else None
    code, end = coded
    tokens = document.tokens
    if end + 1 < len(tokens.keys) and tokens.keys[end] in DASHES and tokens.joined(end) and tokens.joined(end + 1):
        dashed = year_at(document, end + 1)  # Q2-2025
        if dashed is not None:
            return dated(i, dashed[1], f"{dashed[0]:04}-{code}")
    if end < len(tokens.keys) and tokens.joined(end) and tokens.keys[end].isdecimal() and len(tokens.keys[end]) == 2:
        return dated(i, end + 1, f"20{tokens.keys[end]}-{code}")
    return _of_year(document, i, end, code, anchor)


def _code_at(document: Document, i: int) -> tuple[str, int] | None:
    """ "Q3", "3Q": the code of a quarter or half in its capital letter, and the index after it."""
    tokens = document.tokens
    symbols = document.lexicon.calendar.said("quarter_symbols")
    found = symbols.match(tokens.keys, i)
    if found is not None:
        return (found[0].replace(" ", "").upper(), found[1]) if tokens.words[i][0].isupper() else None
    if i + 1 >= len(tokens.keys) or len(tokens.keys[i]) > 1 or not tokens.joined(i + 1):
        return None
    if not tokens.words[i + 1].isupper() or (i and tokens.joined(i)):
        return None
    swapped = symbols.match((tokens.keys[i + 1], tokens.keys[i]), 0)
    return (swapped[0].replace(" ", "").upper(), i + 2) if swapped is not None else None


def nth_unit(document: Document, first: int, end: int, name: str, n: int, anchor: Anchor) -> Found | None:
    """The nth unit, or with -1 the last, of the month or year told at token `end`: "last week of July".

    A week belongs to the month or year that has its Thursday, as in ISO 8601; a weekend to the one of its Saturday.
    """
    told = _period_linked(document, end, anchor)
    if told is None:
        return None
    year, month, after = told
    start = dt.date(year, month or 1, 1)
    stop = dt.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - dt.timedelta(days=1)
    match name:
        case "week":
            return _nth_week(first, after, start, stop, n)
        case "weekend":
            day = _nth_weekday(start, stop, 6, n)
            timex = f"{week_of(day)}-WE" if day is not None else None
        case "day" if month is not None:
            day = stop if n < 0 else start + dt.timedelta(days=n - 1)
            timex = day.isoformat() if day <= stop else None
        case "month" if month is None and n <= 12:
            timex = f"{year:04}-{12 if n < 0 else n:02}"
        case "quarter" if month is None and n < 0:
            timex = f"{year:04}-Q4"
        case _:
            timex = None
    return dated(first, after, timex) if timex is not None else None


def period_within(document: Document, found: Found) -> Found | None:
    """ "2024 की दूसरी छमाही", "मई के पहले सप्ताह": the year or month comes first, the week, quarter or half behind it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    timex = found.timex or ""
    if not calendar.said("reversed_of") or not _WHOLE.fullmatch(timex) or found.is_range or found.low is None:
        return None  # the quarters of a fiscal year are not those of the calendar
    link = calendar.said("reversed_of").match(keys, found.end)
    if link is None:
        return None
    last = calendar.said("last_of").match(keys, link[1])
    ordinal = document.ordinal_at(link[1]) if last is None else None
    number = int(ordinal.value) if ordinal is not None else None
    at = last[1] if last is not None else ordinal.end if ordinal is not None else link[1]
    unit = "half" if at < len(keys) and keys[at] in calendar.halves else ""
    word = calendar.words.match(keys, at)
    end = at + 1 if unit else word[1] if word is not None else at
    match unit or (word[0] if word is not None else ""), len(timex):
        case ("half" | "quarter") as name, 4 if number or last:
            count = 2 if name == "half" else 4
            if (number or count) <= count:
                return dated(found.first, end, f"{timex}-{name[0].upper()}{number or count}")
        case "week", 4 if number is not None and number <= 52:
            return dated(found.first, end, f"{timex}-W{number:02}")
        case "week", 7 if (number or 5) <= 5 and (number or last):
            return _week_of_month(found.first, end, timex, number)
        case "week", 10 if number is None and last is None and not _is_measured(document, end):
            return dated(found.first, end, week_of(dt.date.fromisoformat(timex)))
    return None


_WHOLE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _nth_week(first: int, end: int, start: dt.date, stop: dt.date, n: int) -> Found | None:
    """The week by the calendar; its bounds take in the seven days counted from the first or the last."""
    thursday = _nth_weekday(start, stop, 4, n)
    if thursday is None:
        return None
    plain = stop - dt.timedelta(days=6) if n < 0 else start + dt.timedelta(days=7 * (n - 1))
    monday = thursday - dt.timedelta(days=3)
    low, high = min(monday, plain), max(monday, plain) + dt.timedelta(days=6)
    found = dated(first, end, week_of(thursday))
    return found._replace(low=day_extent(low, None)[0], high=day_extent(high, None)[1])


def _nth_weekday(start: dt.date, stop: dt.date, weekday: int, n: int) -> dt.date | None:
    """The nth such weekday from `start` on, or with -1 the last one down to `stop`."""
    if n < 0:
        return stop - dt.timedelta(days=(stop.isoweekday() - weekday) % 7)
    day = start + dt.timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (n - 1))
    return day if day <= stop else None


def _period_linked(document: Document, end: int, anchor: Anchor) -> tuple[int, int | None, int] | None:
    """ "of July", "in May 2025", "of 2024", "of last month": year, month if one is told, and the index after them."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, end)
    if link is None:
        return None
    named = month_at(document, link[1])
    base = anchor.base
    if named is not None:
        year = year_at(document, named[1]) or relative_year(document, named[1], anchor)
        if year is not None:
            return year[0], named[0], year[1]
        if base is None:
            return (anchor.year, named[0], named[1]) if anchor.year else None
        return month_in(base, named[0], direction(document, link[1], named[1])), named[0], named[1]
    year = year_at(document, link[1]) or relative_year(document, end, anchor)
    if year is not None:
        return year[0], None, year[1]
    relative = relative_month(document, link[1], base) if base is not None else None
    if relative is not None:
        return relative
    unit = calendar.words.match(keys, link[1])
    year_told, month_told = (anchor.year, anchor.month) if anchor.month or base is None else (base.year, base.month)
    if unit is None or year_told is None or document.lexicon.is_plural(keys[link[1]]):
        return None
    match unit[0]:
        case "year":
            return year_told, None, unit[1]
        case "month" if month_told is not None:
            return year_told, month_told, unit[1]
    return None


def _half(document: Document, i: int, end: int, number: int, anchor: Anchor) -> Found | None:
    """ "the first half of 2024": of a year that is told; "first half" alone is of anything."""
    year = _year_linked(document, end, anchor) if number <= 2 else None
    return dated(i, year[1], f"{year[0]:04}-H{number}") if year else None


def _year_linked(document: Document, end: int, anchor: Anchor) -> tuple[int, int] | None:
    """ "of 2024", "of the year", "of last year": the year and the index after it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, end)
    at = link[1] if link is not None else end
    year = year_at(document, at)
    if year is not None:
        return year
    relative = relative_year(document, end, anchor)
    if relative is not None:
        return relative
    base = anchor.base.year if anchor.base else anchor.year
    unit = calendar.words.match(keys, at)
    return (base, unit[1]) if base and link is not None and unit is not None and unit[0] == "year" else None


def _is_measured(document: Document, end: int) -> bool:
    """ "10 मई के सप्ताह भर बाद": a length, not the week of that day."""
    whole = document.lexicon.calendar.lengths.get("whole_after")
    return whole is not None and whole.match(document.tokens.keys, end) is not None


def _week_of_month(first: int, end: int, month: str, number: int | None) -> Found | None:
    """The nth seven days of a month, or its last: the ISO week that holds the middle one, and their own bounds."""
    start = dt.date.fromisoformat(f"{month}-01")
    after = (start + dt.timedelta(days=31)).replace(day=1)
    begin = start + dt.timedelta(days=7 * (number - 1)) if number is not None else after - dt.timedelta(days=7)
    if begin >= after:
        return None
    until = min(begin + dt.timedelta(days=6), after - dt.timedelta(days=1))
    week = dated(first, end, week_of(begin + dt.timedelta(days=3)))
    return week._replace(low=f"{begin}T00:00:00", high=f"{until}T23:59:59")


def _of_year(document: Document, i: int, end: int, code: str, anchor: Anchor) -> Found:
    """A quarter of its year; of none told, the last that has begun, or the next where the tense is future."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, end)
    fiscal = fiscal_year_at(document, link[1] if link is not None else end)
    if fiscal is not None:
        return _in_fiscal_year(i, fiscal[1], f"{fiscal[0]}-{code}")
    led = calendar.said("fiscal_words").match_before(keys, i)
    if led is not None:
        return _in_fiscal_year(led[1], end, f"XXXX-{code}")
    year = _year_linked(document, end, anchor)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{code}")
    if anchor.base is None:
        return dated(i, end, f"{anchor.year:04}-{code}" if anchor.year else f"XXXX-{code}")
    months = 3 if code[0] == "Q" else 6
    began = int(code[1]) <= (anchor.base.month - 1) // months + 1
    return dated(i, end, f"{anchor.base.year - (not began and direction(document, i, end) <= 0):04}-{code}")


def _in_fiscal_year(first: int, end: int, timex: str) -> Found:
    return Found(first=first, end=end, kind=Kind.DATE, timex=timex, notes=(FISCAL,))
