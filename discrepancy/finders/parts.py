"""The parts a date is made of: day number, month, year, part of the day; each with the index after it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ..document import Document
from ..records import Reading
from ..records.kinds import DATE, TIME
from ..tokens import APOSTROPHES
from .found import Found
from .times import find_time
from .timex import extent

__all__ = [
    "SHIFTS", "Day", "dated", "day_at", "day_or_none", "day_part_after", "is_told_same", "is_valid", "joined_mark",
    "leads_clock", "month_at", "qualified", "relation_after", "relation_before", "relative_month", "relative_unit",
    "skipped", "year_at",
]  # fmt: skip

_YEARS = range(1000, 2200)
SHIFTS = {"previous": -1, "this": 0, "next": 1}  # how many units off a relation puts what it stands beside


class Day(NamedTuple):
    """A day of the month, how it is printed ("digits", "ordinal", "words") and the index after it."""

    number: int
    end: int
    form: str


def dated(
    first: int, end: int, timex: str, *, readings: tuple[Reading, ...] = (), notes: tuple[str, ...] = ()
) -> Found:
    """A date or time of day with the extent of its TIMEX3 value."""
    kind = TIME if "T" in timex else DATE
    low, high = extent(timex)
    return Found(first=first, end=end, kind=kind, timex=timex, low=low, high=high, readings=readings, notes=notes)


def day_at(document: Document, i: int) -> Day | None:
    """1 to 31, "13th", "the thirteenth", "twenty-first", "बाईस"."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    keys = tokens.keys
    if i < len(keys) and not keys[i][0].isdecimal():
        i = skipped(document, i, "articles")
    if i >= len(keys):
        return None
    if keys[i][0].isdecimal():
        if len(keys[i]) > 2 or not keys[i].isdecimal() or not 1 <= int(keys[i]) <= 31:
            return None
        end = i + 1
        if end < len(keys) and tokens.joined(end) and keys[end] in numerals.ordinal_suffixes:
            return Day(int(keys[i]), end + 1, "ordinal")
        return Day(int(keys[i]), end, "digits")
    if keys[i] not in numerals.openers and keys[i] not in numerals.ordinal_openers:
        return None  # nearly always
    ordinal = document.ordinal_at(i) or _parted_ordinal(document, i)
    if ordinal is not None and 1 <= ordinal.value <= 31:
        return Day(int(ordinal.value), ordinal.end, "ordinal")
    cardinal = document.numeral_at(i)
    if cardinal is not None and cardinal.form == "words" and 1 <= cardinal.value <= 31 and cardinal.value % 1 == 0:
        return Day(int(cardinal.value), cardinal.end, "words")
    return None


class _Ordinal(NamedTuple):
    value: int
    end: int


def _parted_ordinal(document: Document, i: int) -> _Ordinal | None:
    """ "twenty second": a ten and an ordinal set apart."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in (20, 30):
        return None
    ordinal = numerals.ordinals.match(keys, tens[1])
    if ordinal is None or ordinal[0] > 9:
        return None
    return _Ordinal(int(tens[0] + ordinal[0]), ordinal[1])


def month_at(document: Document, i: int) -> tuple[int, int] | None:
    """A month, a connector ("of") before it allowed: its number and the index after it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if i < len(keys) and keys[i] in calendar.ordinal_of:
        i += 1
    found = calendar.months.match(keys, i)
    if found is None:
        return None
    month, end = found
    if (
        keys[i] in calendar.capitalised
        and not document.tokens.words[i][0].isupper()
        and i > 0
        and not keys[i - 1][0].isdecimal()
    ):
        return None
    if calendar.said("not_dates").match(keys, i) or calendar.said("not_dates").match(keys, i - 1):
        return None
    shortened = keys[i] in document.lexicon.abbreviations
    if shortened and end < len(keys) and keys[end] == "." and document.tokens.joined(end):
        end += 1
    return month, end


def year_at(document: Document, i: int) -> tuple[int, int] | None:
    """A year, a comma or a connector before it allowed: "2024", "'07", "nineteen eighty-six"."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    if i < len(keys) and keys[i] in calendar.connectors:
        i += 1
    word = calendar.year_words.match(keys, i)
    if word is not None:
        i = word[1]
    if i >= len(keys):
        return None
    if keys[i] in APOSTROPHES and i + 1 < len(keys) and keys[i + 1].isdecimal() and len(keys[i + 1]) == 2:
        year = int(keys[i + 1])
        return (1900 if year > 40 else 2000) + year, i + 2
    if keys[i][0].isdecimal():
        if len(keys[i]) != 4 or not keys[i].isdecimal() or int(keys[i]) not in _YEARS:
            return None
        if (
            i + 2 < len(keys)
            and keys[i + 1] == ":"
            and tokens.joined(i + 1)
            and tokens.joined(i + 2)
            and keys[i + 2][0].isdecimal()
        ):
            return None
        if i + 1 < len(keys) and keys[i + 1] == "%":
            return None
        return int(keys[i]), i + 1
    return _spoken_year(document, i)


def _spoken_year(document: Document, i: int) -> tuple[int, int] | None:
    """ "nineteen seventy-eight", "two thousand and five"."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    if numerals.cardinals.match(tokens.keys, i) is None:
        return None
    whole = document.numeral_at(i)
    if whole is None or whole.form != "words":
        return None
    if 1900 <= whole.value < 2200 and whole.value % 1 == 0:
        return int(whole.value), whole.end
    if not 15 <= whole.value <= 20:
        return None
    rest = document.numeral_at(whole.end)
    if rest is None or rest.form != "words" or not 10 <= rest.value < 100 or rest.value % 1:
        return None
    return int(whole.value * 100 + rest.value), rest.end


def joined_mark(document: Document, i: int) -> bool:
    """Whether token `i` is a hyphen or stroke set against both its neighbours: "23/Sep/2020"."""
    tokens = document.tokens
    return i + 1 < len(tokens.keys) and tokens.keys[i] in {"-", "/", "–"} and tokens.joined(i) and tokens.joined(i + 1)


def day_part_after(document: Document, end: int) -> tuple[str, int] | None:
    """ "night" in "Monday night": its TIMEX3 code and the index after it; not one that belongs to a clock time."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    j = end
    if j < len(keys) and (keys[j] == "," or calendar.said("postpositions").match(keys, j)):
        j += 1
    else:
        j = skipped(document, skipped(document, j, "early"), "late")  # "Sunday early morning"
    found = calendar.day_parts.match(keys, j) or calendar.parts_behind.match(keys, end)
    if found is None or found[0].code.startswith("T"):
        return None
    part, after = found
    if leads_clock(document, j, after):
        return None
    return part.code, after


def leads_clock(document: Document, part: int, i: int) -> bool:
    """ "आज शाम 5 बजे": the part of the day, from token `part` to before `i`, belongs to the clock time."""
    if not document.lexicon.calendar.said("leading_parts"):
        return False
    for _ in range(2):
        i = skipped(document, i, "linkers")
    clock = find_time(document, i, part) if i < len(document.tokens.keys) else None
    return clock is not None and clock.first <= part


def is_valid(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def day_or_none(year: int | None, month: int, day: int) -> str | None:
    """The TIMEX3 value of a day, of an open year where it is not known."""
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if is_valid(2024, month, day) else None
    return f"{year:04}-{month:02}-{day:02}" if is_valid(year, month, day) else None


def relation_before(document: Document, i: int, floor: int) -> tuple[str, int] | None:
    """ "last", "this", "next" just before token `i`, and where it begins."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if i <= floor or keys[i - 1] not in document.lexicon.gates.relation_before:
        return None
    for name in SHIFTS:
        found = calendar.said(name).match_before(keys, i, floor)
        if found is not None:
            return name, found[1]
    return None


def is_told_same(document: Document, end: int) -> bool:
    """Whether what ends before token `end` is the time told before: "cette année-là", "cet été-là"."""
    return document.lexicon.calendar.said("told_same_after").match(document.tokens.keys, end) is not None


def relation_after(document: Document, end: int) -> tuple[str, int] | None:
    """ "pasado", "dernier", "que viene" right behind a weekday, month or unit, and the index after it."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if end >= len(keys) or keys[end] not in document.lexicon.gates.relation_behind:
        return None
    for name in SHIFTS:
        found = calendar.said(f"{name}_after").match(keys, end)
        if found is not None:
            return name, found[1]
    return None


def relative_unit(document: Document, i: int, name: str) -> tuple[int, int] | None:
    """ "last year", "next month" at token `i`, for the unit of this name: how many off, and the index after it."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if i >= len(keys) or keys[i] not in document.lexicon.gates.relation_at:
        return None
    for relation, shift in SHIFTS.items():
        found = calendar.said(relation).match(keys, i)
        unit = calendar.words.match(keys, found[1]) if found is not None else None
        if unit is not None and unit[0] == name:
            return shift, unit[1]
    return None


def relative_month(document: Document, i: int, base: dt.date) -> tuple[int, int, int] | None:
    """ "last month", "next month" at token `i`, counted from `base`: year, month and the index after it."""
    found = relative_unit(document, i, "month")
    if found is None:
        return None
    years, month = divmod(base.month - 1 + found[0], 12)
    return base.year + years, month + 1, found[1]


def skipped(document: Document, i: int, name: str) -> int:
    """The index after a word of one kind at token `i`, or `i`."""
    words, keys = document.lexicon.calendar.said(name), document.tokens.keys
    if i >= len(keys) or keys[i] not in words.starts:
        return i  # nearly always
    found = words.match(keys, i)
    return found[1] if found is not None else i


def qualified(document: Document, found: Found, floor: int) -> Found:
    """ "early May", "the end of 2023", "मई के अंत": the part of it goes to the notes, and the words into the span."""
    calendar, keys, gates = document.lexicon.calendar, document.tokens.keys, document.lexicon.gates
    article = calendar.said("articles").match_before(keys, found.first, floor)
    is_led = found.first > floor and keys[found.first - 1] in gates.part_before
    is_led = is_led or (article is not None and article[1] > floor and keys[article[1] - 1] in gates.part_before)
    if not is_led and not (found.end < len(keys) and keys[found.end] in gates.part_behind):
        return found
    for name, mod in (("early", "START"), ("mid", "MID"), ("late", "END")):
        before = calendar.said(name).match_before(keys, found.first, floor)
        if before is None and article is not None:
            before = calendar.said(name).match_before(keys, article[1], floor)
        after = calendar.said(f"{name}_after").match(keys, found.end)
        if before is None and after is None:
            continue
        first, end = before[1] if before else found.first, after[1] if after else found.end
        return found._replace(first=first, end=end, notes=(*found.notes, f"mod {mod}"))
    return found
