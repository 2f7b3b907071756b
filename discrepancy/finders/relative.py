"""Words that place a time by the day of writing: "today", "last month", "two years ago", "the past three weeks", "now"."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ..document import Document
from ..records import Kind, Reading
from .anchor import Anchor, direction
from .dates import dated
from .durations import time_letter
from .found import Found
from .timex import extent, period, shifted, week_of

__all__ = ["find_ago", "find_relative"]

_UNIT = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip


def find_relative(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """A relative date whose telling word is at token `i`."""
    return _day_word(document, i, floor, anchor) or _unit(document, i, floor, anchor) or _part_of_day(document, i, floor, anchor)


def _first_with_article(document: Document, i: int, floor: int) -> int:
    keys = document.tokens.keys
    return i - 1 if i > floor and keys[i - 1] == "the" else i


def _day_word(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """today, yesterday morning, tonight, last night, कल (two readings)."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    start = i
    matched = calendar.days.match(keys, i)
    for back in (1, 2):
        # "the day before yesterday" is found from its second word
        if i - back >= floor:
            longer = calendar.days.match(keys, i - back)
            if longer is not None and longer[1] > i and (matched is None or longer[1] >= matched[1]):
                matched, start = longer, i - back
    if matched is None:
        return None
    offsets, end = matched
    part = calendar.day_parts.match(keys, start)
    code = None
    if part is not None and part[1] == end:
        code = part[0].code
    else:
        after = calendar.day_parts.match(keys, end)
        if after is not None and not after[0].code.startswith("T") and not _clock_follows(document, after[1]):
            code, end = after[0].code, after[1]
    suffix = f"T{code}" if code and not code.startswith("T") else (code or "")
    base = anchor.published
    if base is None:
        return Found(first=start, end=end, kind=Kind.TIME if suffix else Kind.DATE, timex=None if len(offsets) > 1 else _unplaced(offsets[0], suffix))
    days = [base + dt.timedelta(days=offset) for offset in offsets]
    if len(days) > 1:
        way = direction(document, start, end)
        if way:
            return dated(start, end, f"{days[0 if way < 0 else -1]}{suffix}", notes=("settled by the tense of the sentence",))
        readings = tuple(
            Reading(timex=f"{day}{suffix}", low=extent(f"{day}{suffix}")[0], high=extent(f"{day}{suffix}")[1], condition=f"if it means {day.isoformat()}")
            for day in days
        )
        return dated(start, end, f"{days[0]}{suffix}", readings=readings)
    return dated(start, end, f"{days[0]}{suffix}")


def _clock_follows(document: Document, i: int) -> bool:
    """"आज शाम 5 बजे": the part of the day belongs to the clock time."""
    keys = document.tokens.keys
    return i < len(keys) and (keys[i][0].isdecimal() or bool(document.lexicon.numerals.cardinals.match(keys, i)))


def _unplaced(offset: int, suffix: str) -> str | None:
    return f"XXXX-XX-XX{suffix}" if suffix else ("PRESENT_REF" if offset == 0 else None)


def _unit(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """last month, this year, next week; the last three months (a length)."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    word = calendar.words.match(keys, i)
    if word is None:
        return None
    name, end = word
    letter = _UNIT[name]
    for relation, shift in (("previous", -1), ("this", 0), ("next", 1)):
        found = calendar.relative[relation].match_before(keys, i, floor)
        if found is None:
            continue
        first = _first_with_article(document, found[1], floor)
        if document.lexicon.is_plural(keys[i]) and document.lexicon.head == "plural":
            return Found(first=first, end=end, kind=Kind.DURATION, timex=f"PX{letter[-1]}", unit=name, notes=("how many is not told",))
        if anchor.published is None:
            return Found(first=first, end=end, kind=Kind.DATE, timex=_told(anchor, shift, letter))
        if first < found[1] and relation != "this" and letter in {"Y", "M", "W", "D"} and keys[found[1]] in {"past", "last"}:
            return Found(first=first, end=end, kind=Kind.DURATION, value=Decimal(1), unit=name, measured=document.lexicon.unit_by_name.get(name), timex=period(Decimal(1), letter))
        timex = shifted(anchor.published, shift, letter)
        if timex is not None:
            return dated(first, end, timex)
    return None


def _told(anchor: Anchor, shift: int, letter: str) -> str | None:
    """Counted from the date last told where no day of writing is known."""
    if anchor.told is not None:
        return shifted(anchor.told, shift, letter)
    if anchor.year is not None and letter == "Y":
        return f"{anchor.year + shift:04}"
    if anchor.year is not None and anchor.month is not None and letter == "M":
        return shifted(dt.date(anchor.year, anchor.month, 1), shift, "M")
    return {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX"}.get(letter)


def _part_of_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """this morning, Monday night is in `dates`; a bare "night" is no time."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    part = calendar.day_parts.match(keys, i)
    if part is None or part[0].code.startswith("T"):
        return None
    for relation, shift in (("this", 0), ("previous", -1), ("next", 1)):
        found = calendar.relative[relation].match_before(keys, i, floor)
        if found is not None:
            if anchor.published is None:
                return Found(first=found[1], end=part[1], kind=Kind.TIME, timex=f"XXXX-XX-XXT{part[0].code}")
            day = anchor.published + dt.timedelta(days=shift)
            return dated(found[1], part[1], f"{day}T{part[0].code}")
    return None


def find_ago(document: Document, found: Found, anchor: Anchor, floor: int) -> Found | None:
    """A length of time that places a point: "two years ago", "three days later", "in two weeks"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if found.measured is None or found.value is None or found.is_range:
        return None
    letter = time_letter(found.measured)
    after = calendar.relative["ago_strict"].match(keys, found.end) if "ago_strict" in calendar.relative else None
    shift = -1
    if after is None and "hence_strict" in calendar.relative:
        after, shift = calendar.relative["hence_strict"].match(keys, found.end), 1
    if after is not None and letter is not None:
        return _placed(found, after[1], found.value * shift, letter, anchor.published)
    return None


def _placed(found: Found, end: int, count: Decimal, letter: str, base: dt.date | None) -> Found | None:
    whole = int(count)
    if base is None or letter in {"H", "TM", "S"}:
        return None
    if count != whole:
        # "a year and a half ago" is a month, "two and a half weeks ago" a day
        finer = {"Y": ("M", 12), "M": ("W", 4), "W": ("D", 7), "E": ("Y", 10)}.get(letter)
        if finer is None:
            return None
        letter, whole = finer[0], int(count * finer[1])
    if letter == "W" and abs(whole) >= 1:
        timex: str | None = week_of(base + dt.timedelta(weeks=whole)) if abs(whole) < 50000 else None
    else:
        timex = shifted(base, whole, letter)
    if timex is None:
        return None
    placed = dated(found.first, end, timex)
    return Found(
        first=placed.first, end=placed.end, kind=placed.kind, timex=placed.timex, low=placed.low, high=placed.high,
        value=None, unit=found.unit, notes=(f"counted from {base.isoformat()}",),
    )  # fmt: skip
