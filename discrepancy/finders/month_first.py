"""Dates whose month stands before the day, or alone: "August 13, 2024", "May 12–14", "Oct/2", "last November"."""

from __future__ import annotations

from ..document import Document
from .anchor import Anchor
from .found import Found
from .month_days import dated_with_part, days_between, is_clock, is_counting, last_day
from .parts import (
    Day,
    dated,
    day_at,
    day_or_none,
    joined_mark,
    month_at,
    relation_after,
    relation_before,
    skipped,
    year_at,
)
from .years_beside import relative_year, year_beyond, year_of

__all__ = ["find_month_first"]


def find_month_first(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """August 13, 2024; Aug. 13; May 12–14; Oct/2; September the twenty-first; November 2022; in July."""
    month = month_at(document, i)
    if month is None:
        return None
    number, end = month
    day = _day_after_month(document, end)
    if day is not None:
        found = _month_and_day(document, i, number, day, anchor)
        if found is not None:
            return found
    year = year_at(document, end + 1 if joined_mark(document, end) else end)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{number:02}")
    return _month_alone(document, i, floor, number, end, anchor)


def _day_after_month(document: Document, end: int) -> Day | None:
    """The day in "August 13", "Oct/2", "September the twenty-first", "सितंबर की दस तारीख"; no number that counts."""
    keys, lexicon = document.tokens.keys, document.lexicon
    calendar = lexicon.calendar
    at = end
    if joined_mark(document, end) or (end < len(keys) and keys[end] in {".", ","} and calendar.order == "dmy"):
        at = end + 1
    else:
        at = skipped(document, end, "reversed_of")
    day = day_at(document, at)
    if day is None:
        return None
    if day.form == "ordinal" and keys[at] in lexicon.numerals.ordinals.first_keys() and lexicon.units.match(keys, at):
        return None
    word = calendar.said("date_words").match(keys, day.end)
    if word is not None:
        return Day(day.number, word[1], day.form)
    linked = at != end and skipped(document, end, "reversed_of") == at
    if linked and day.form == "digits" and is_counting(document, day):
        return None  # "अगस्त के 20 मामले"
    if linked and day.form == "ordinal":
        unit = calendar.words.match(keys, day.end)
        if unit is None or unit[0] != "day":
            return None  # "जनवरी के तीसरे मैच", "मई के पहले सप्ताह": not the day of the month
        return Day(day.number, unit[1], day.form)
    if at != end and day.form == "digits" and keys[end] == ",":
        return day if not is_counting(document, day) else None
    if day.form == "digits" and is_clock(document, day.end):
        return None
    spelt = day.form == "words" or (
        day.form == "ordinal" and not keys[day.end - 1][0].isdecimal() and skipped(document, at, "articles") != at
    )
    if spelt and is_counting(document, day):
        return None  # "in March two men", "the end of May the Second Army"
    if day.end < len(keys) and keys[day.end] in {"%"}:
        return None
    return day


def _month_and_day(document: Document, i: int, month: int, day: Day, anchor: Anchor) -> Found | None:
    last = last_day(document, day, i)
    end = last.end if last is not None else day.end
    year = year_at(document, end + 1 if joined_mark(document, end) else end) or relative_year(document, end, anchor)
    if year is not None:
        found_year: int | None = year[0]
        end = year[1]
    else:
        found_year = (
            year_beyond(document, end)
            or _year_behind_list(document, last or day)
            or year_of(document, i, end, anchor, month, day.number)
        )
    timex = day_or_none(found_year, month, day.number)
    if timex is None:
        return None
    if last is not None:
        return days_between(i, end, timex, day_or_none(found_year, month, last.number))
    return dated_with_part(document, i, end, timex)


def _year_behind_list(document: Document, day: Day) -> int | None:
    """The year behind the last day of "May 12 and 13, 2024"."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    last: Day | None = day
    while last is not None and last.end < len(keys) and (keys[last.end] in numerals.ands or keys[last.end] == ","):
        joined = keys[last.end] in numerals.ands
        last = day_at(document, last.end + 1)
        if joined:
            year = year_at(document, last.end) if last is not None and last.form == "digits" else None
            return year[0] if year is not None else None
    return None


def _month_alone(document: Document, i: int, floor: int, number: int, end: int, anchor: Anchor) -> Found | None:
    """ "in July", "last November", "February this year"; "may" and "march" only where a word says they are months."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    year = relative_year(document, end, anchor)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{number:02}")
    relation = relation_before(document, i, floor)
    behind = relation_after(document, end) if relation is None else None
    if behind is not None:
        relation, end = (behind[0], i), behind[1]
    if keys[i] in calendar.guarded and relation is None:
        named = end < len(keys) and document.tokens.words[end][0].isupper() and not calendar.weekdays.match(keys, end)
        if named or i == 0 or not (keys[i - 1] in calendar.prepositions or _is_attribute(document, i, end)):
            return None  # Jan Smith; a march
    found_year = year_of(document, i, end, anchor, number, None)
    if relation is not None and anchor.base is not None:
        base = anchor.base
        match relation[0]:
            case "previous":
                found_year = base.year - (number >= base.month)
            case "next":
                found_year = base.year + (number <= base.month)
            case _:
                found_year = base.year
    first = relation[1] if relation else i
    return dated(first, end, f"{found_year:04}-{number:02}" if found_year else f"XXXX-{number:02}")


def _is_attribute(document: Document, i: int, end: int) -> bool:
    """ "the March accession": between an article and a common noun."""
    tokens, lexicon = document.tokens, document.lexicon
    led = lexicon.calendar.said("articles").match_before(tokens.keys, i) is not None
    noun = tokens.keys[end] if end < len(tokens.keys) else ""
    return led and noun.isalpha() and tokens.words[end][0].islower() and noun not in lexicon.function_words
