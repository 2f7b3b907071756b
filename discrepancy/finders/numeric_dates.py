"""Dates all in digits: "2024-08-13", "2024-08-13T20:42Z", "13.08.2024", "03/04/2025", "12-2015", "on 4/22"."""

from __future__ import annotations

import re

from ..document import Document
from ..records import Kind, Reading
from .anchor import Anchor, nearest_year
from .found import Found
from .parts import dated, day_or_none, joined_mark
from .timex import extent
from .zones import offset_at, with_offset

__all__ = ["find_numeric"]


def find_numeric(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The date in digits that begins at token `i`."""
    tokens = document.tokens
    word = tokens.keys[i]
    if not word.isascii() and not word.isdecimal():
        return None
    if word.count(".") == 2:
        return _whole(document, i, word.split("."), i + 1, ".")
    if not joined_mark(document, i + 1) or (i > floor and joined_mark(document, i - 1)):
        return None
    sign, second = tokens.keys[i + 1], tokens.keys[i + 2]
    if joined_mark(document, i + 3) and tokens.keys[i + 3] == sign:
        return _whole(document, i, [word, second, tokens.keys[i + 4]], i + 5, sign)
    if joined_mark(document, i + 3):
        return None
    return _month_and_year(document, i, word, second, sign) or _day_and_month(document, i, word, second, anchor)


def _whole(document: Document, i: int, parts: list[str], end: int, sign: str) -> Found | None:
    if not all(part.isdecimal() and len(part) in {1, 2, 4} for part in parts):
        return None
    if len(parts[0]) == 4:
        timex = day_or_none(int(parts[0]), int(parts[1]), int(parts[2])) if len(parts[1]) <= 2 else None
        if timex is None:
            return None
        return _instant(document, i, end, timex) or dated(i, end, timex)
    if len(parts[2]) == 2:
        if sign == "." and document.lexicon.calendar.order != "dmy":
            return None
        parts[2] = str((1900 if int(parts[2]) > 68 else 2000) + int(parts[2]))
    if len(parts[2]) != 4 or len(parts[1]) == 4:
        return None
    a, b, year = map(int, parts)
    return _either_order(document, i, end, a, b, year, sign)


_ISO_TIME = re.compile(r"T(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?(?![\w:])")


def _instant(document: Document, i: int, end: int, day: str) -> Found | None:
    """2024-08-13T20:42Z: a day, T, a clock time and an offset, all set solid."""
    tokens = document.tokens
    found = _ISO_TIME.match(tokens.text, tokens.ends[end - 1])
    if found is None:
        return None
    low, high = extent(f"{day}T{found[1]}")
    if low is None or high is None:
        return None
    offset = offset_at(found[2]) if found[2] else None
    if offset is not None:
        low, high = with_offset(low, offset), with_offset(high, offset)
    while end < len(tokens.keys) and tokens.starts[end] < found.end():
        end += 1
    return Found(first=i, end=end, kind=Kind.TIME, timex=f"{day}T{found[1]}", low=low, high=high, takes_modifier=False)


def _either_order(document: Document, i: int, end: int, a: int, b: int, year: int, sign: str) -> Found | None:
    """Day and month in the order of the source's country, else of its language; both kept where either can be."""
    calendar = document.lexicon.calendar
    by_order = {"dmy": day_or_none(year, b, a), "mdy": day_or_none(year, a, b)}
    possible = {order: timex for order, timex in by_order.items() if timex is not None}
    if not possible:
        return None
    country = document.country()
    order = calendar.order
    note: tuple[str, ...] = ()
    settled = len(set(possible.values())) == 1 or sign == "."
    if sign == ".":
        order = "dmy"
    elif country is not None:
        order = "mdy" if country == "US" or (order == "mdy" and country not in calendar.day_first_countries) else "dmy"
        settled = True
        note = (f"read as {'month/day' if order == 'mdy' else 'day/month'} because the source writes from {country}",)
    order = order if order in possible else next(iter(possible))
    if settled:
        return dated(i, end, possible[order], notes=note)
    names = {"dmy": "if the day comes first", "mdy": "if the month comes first"}
    return dated(
        i, end, possible[order], notes=note,
        readings=tuple(
            _reading(possible[name], names[name]) for name in sorted(possible, key=lambda name: name != order)
        ),
    )  # fmt: skip


def _reading(timex: str, condition: str) -> Reading:
    low, high = extent(timex)
    return Reading(timex=timex, low=low, high=high, condition=condition)


def _month_and_year(document: Document, i: int, left: str, right: str, sign: str) -> Found | None:
    """12-2015, 03/2024, 2015-03; "2012-13" and "2010-15" are years."""
    year, month = (left, right) if len(left) == 4 else (right, left)
    if not (
        year.isdecimal() and month.isdecimal() and len(year) == 4 and len(month) <= 2 and 1500 <= int(year) <= 2199
    ):
        return None
    if not 1 <= int(month) <= 12 or sign == "–":
        return None
    if year is left and (len(month) == 1 or int(month) == (int(year) + 1) % 100 or int(month) > int(year) % 100):
        return None
    return dated(i, i + 3, f"{int(year):04}-{int(month):02}")


def _day_and_month(document: Document, i: int, left: str, right: str, anchor: Anchor) -> Found | None:
    """ "on 4/22", "22/04 को": only beside a word that says it is a date, and where only one can be the day."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if not (left.isdecimal() and right.isdecimal() and len(left) <= 2 and len(right) <= 2):
        return None
    a, b = int(left), int(right)
    if not (1 <= min(a, b) <= 12 < max(a, b) <= 31):
        return None
    said = (i > 0 and keys[i - 1] in calendar.said("dates_after")) or calendar.said("dates_before").match(keys, i + 3)
    padded = "0" in (left[0], right[0]) and len(left) == len(right) == 2  # 22/04 is no fraction
    if not said and not (padded and keys[i + 1] == "/"):
        return None
    month, day = min(a, b), max(a, b)
    year = nearest_year(anchor, month, day)
    timex = day_or_none(year, month, day)
    return dated(i, i + 3, timex) if timex else None
