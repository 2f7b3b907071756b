"""Dates that name a day, a month, a season, a year: "13 August 2024", "Monday night", "summer 1936", "2024-08-13".

Values are TIMEX3, anchored as `anchor` says. Relative words ("last month", "today") are in `relative`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..document import Document
from ..records import Kind, Reading
from .anchor import Anchor, direction, month_in, weekday_in
from .found import Found
from .timex import extent

__all__ = ["dated", "find_date"]


def dated(first: int, end: int, timex: str, *, readings: tuple[Reading, ...] = (), notes: tuple[str, ...] = ()) -> Found:
    """A date or time of day with the extent of its TIMEX3 value."""
    kind = Kind.TIME if "T" in timex else Kind.DATE
    low, high = extent(timex)
    return Found(
        first=first, end=end, kind=kind, timex=timex, low=low, high=high, readings=readings, notes=notes,
        takes_modifier=True,
    )  # fmt: skip


def find_date(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The date that begins, or has its first telling word, at token `i`."""
    keys = document.tokens.keys
    if keys[i][0].isdecimal():
        return _numeric(document, i, anchor) or _day_first(document, i, anchor) or _bare_year(document, i, floor)
    calendar = document.lexicon.calendar
    if calendar.weekdays.match(keys, i):
        return _weekday(document, i, floor, anchor)
    if calendar.months.match(keys, i):
        return _month_first(document, i, floor, anchor)
    if calendar.seasons.match(keys, i):
        return _season(document, i, floor, anchor)
    found = _ordinal_first(document, i, anchor)
    return found or _quarter(document, i, floor, anchor)


# --- parts ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Day:
    number: int
    end: int


def _day_number(document: Document, i: int) -> _Day | None:
    """1 to 31, "13th", or an ordinal word."""
    tokens = document.tokens
    keys = tokens.keys
    if i >= len(keys):
        return None
    if keys[i].isdecimal() and len(keys[i]) <= 2 and 1 <= int(keys[i]) <= 31:
        end = i + 1
        if tokens.joined(end) and end < len(keys) and keys[end] in document.lexicon.numerals.ordinal_suffixes:
            end += 1
        return _Day(int(keys[i]), end)
    ordinal = document.lexicon.numerals.ordinals.match(keys, i)
    if ordinal is not None and ordinal[0] <= 31 and not keys[i][0].isdecimal():
        return _Day(int(ordinal[0]), ordinal[1])
    return None


def _year_at(document: Document, i: int) -> tuple[int, int] | None:
    """A year of four digits, a comma or a connector before it allowed: the year and the index after it."""
    tokens = document.tokens
    keys = tokens.keys
    if i < len(keys) and keys[i] in document.lexicon.calendar.connectors:
        i += 1
    if i < len(keys) and keys[i] in {"'", "’"} and i + 1 < len(keys) and keys[i + 1].isdecimal() and len(keys[i + 1]) == 2:
        year = int(keys[i + 1])
        return (1900 if year > 40 else 2000) + year, i + 2
    if i < len(keys) and len(keys[i]) == 4 and keys[i].isdecimal() and 1000 <= int(keys[i]) <= 2199:
        if tokens.joined(i + 1) and i + 1 < len(keys) and keys[i + 1] in {":", "%"}:
            return None
        return int(keys[i]), i + 1
    return None


def _month_at(document: Document, i: int) -> tuple[int, int] | None:
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if i < len(keys) and keys[i] in calendar.ordinal_of:
        i += 1
    found = calendar.months.match(keys, i)
    if found is None:
        return None
    month, end = found
    word = document.tokens.words[i]
    if keys[i] in calendar.capitalised and not word[0].isupper():
        return None
    if end < len(keys) and keys[end] == "." and document.tokens.joined(end) and len(keys[i]) <= 4:
        end += 1
    return month, end


def _day_part_after(document: Document, end: int) -> tuple[str, int] | None:
    """"night" in "Monday night": the TIMEX3 code and the index after it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    j = end + 1 if end < len(keys) and keys[end] == "," else end
    found = calendar.day_parts.match(keys, j)
    if found is None:
        return None
    part, after = found
    return part.code.removeprefix("T"), after


def _valid(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _day_or_none(year: int | None, month: int, day: int) -> str | None:
    if year is None:
        return f"XXXX-{month:02}-{day:02}" if _valid(2024, month, day) else None
    return f"{year:04}-{month:02}-{day:02}" if _valid(year, month, day) else None


def _year_of(document: Document, first: int, end: int, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year of a month, or of a day in it, that is printed without one."""
    sentence = document.sentence_index(document.tokens.starts[first])
    base = anchor.published
    if base is None:
        if anchor.year is None:
            return None
        # a history goes on in the year it last told, and into the next one when it turns from December to January
        return anchor.year + (1 if anchor.month and anchor.month >= 11 and month <= 2 else 0)
    if anchor.year is not None and anchor.year != base.year and sentence - anchor.sentence <= 1 and anchor.month:
        return anchor.year
    way = direction(document, first, end)
    if day is None:
        return month_in(base, month, way)
    candidates = [base.year - 1, base.year, base.year + 1]
    dates = [dt.date(y, month, day) for y in candidates if _valid(y, month, day)]
    if not dates:
        return base.year
    if way > 0:
        later = [d for d in dates if d >= base]
        dates = later[:1] or dates
    elif way < 0:
        earlier = [d for d in dates if d <= base + dt.timedelta(days=1)]
        dates = earlier[-1:] or dates
    return min(dates, key=lambda d: abs((d - base).days)).year


def _span_to(document: Document, end: int, month: int, first_day: int) -> tuple[int, int] | None:
    """"12–14" in "May 12–14": the last day and the index after it."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, end) or numerals.between_joiners.match(keys, end)
    if joiner is None:
        return None
    last = _day_number(document, joiner[1])
    if last is None or not first_day < last.number or not _valid(2024, month, last.number):
        return None
    return last.number, last.end


# --- forms ---------------------------------------------------------------------------------------------------------


def _with_part(document: Document, first: int, end: int, timex: str) -> Found:
    part = _day_part_after(document, end)
    if part is not None and len(timex) == 10:
        code, end = part
        return dated(first, end, f"{timex}T{code}")
    return dated(first, end, timex)


def _numeric(document: Document, i: int, anchor: Anchor) -> Found | None:
    """2024-08-13, 13.08.2024, 03/04/2025."""
    tokens = document.tokens
    keys = tokens.keys
    word = keys[i]
    if word.count(".") == 2 and tokens.words[i].isascii():
        parts, end, sign = word.split("."), i + 1, "."
    elif (
        i + 4 < len(keys)
        and keys[i + 1] == keys[i + 3]
        and keys[i + 1] in {"-", "/"}
        and all(tokens.joined(j) for j in range(i + 1, i + 5))
    ):
        parts, end, sign = [keys[i], keys[i + 2], keys[i + 4]], i + 5, keys[i + 1]
    else:
        return None
    if not all(part.isdecimal() and len(part) in {1, 2, 4} for part in parts):
        return None
    if len(parts[0]) == 4:
        timex = _day_or_none(int(parts[0]), int(parts[1]), int(parts[2])) if len(parts[1]) <= 2 else None
        if timex is None:
            return None
        # 2024-08-13T20:42 is read by the finder of clock times
        return dated(i, end, timex)
    if len(parts[2]) == 2 and sign != ".":
        parts[2] = str((1900 if int(parts[2]) > 68 else 2000) + int(parts[2]))
    if len(parts[2]) != 4:
        return None
    a, b, year = map(int, parts)
    return _either_order(document, i, end, a, b, year, sign)


def _either_order(document: Document, i: int, end: int, a: int, b: int, year: int, sign: str) -> Found | None:
    calendar = document.lexicon.calendar
    by_order = {"dmy": _day_or_none(year, b, a), "mdy": _day_or_none(year, a, b)}
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
    readings: tuple[Reading, ...] = ()
    if not settled:
        names = {"dmy": "if the day comes first", "mdy": "if the month comes first"}
        ordered = sorted(possible, key=lambda name: name != order)
        readings = tuple(
            Reading(timex=possible[name], low=extent(possible[name])[0], high=extent(possible[name])[1], condition=names[name])
            for name in ordered
        )
    return dated(i, end, possible[order], readings=readings, notes=note)


def _day_first(document: Document, i: int, anchor: Anchor) -> Found | None:
    """13 August 2024, 13th of August, 12–14 May."""
    day = _day_number(document, i)
    if day is None:
        return None
    end = day.end
    last = None
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, end) or numerals.between_joiners.match(keys, end)
    if joiner is not None:
        second = _day_number(document, joiner[1])
        if second is not None and day.number < second.number:
            last, end = second.number, second.end
    month = _month_at(document, end)
    if month is None:
        return None
    number, end = month
    year = _year_at(document, end)
    if year is not None:
        found_year, end = year
    else:
        found_year = _year_of(document, i, end, anchor, number, day.number)
    timex = _day_or_none(found_year, number, day.number)
    if timex is None:
        return None
    if last is not None:
        return _day_range(i, end, timex, _day_or_none(found_year, number, last))
    return _with_part(document, i, end, timex)


def _day_range(first: int, end: int, start: str, stop: str | None) -> Found | None:
    if stop is None:
        return None
    low, high = extent(start)[0], extent(stop)[1]
    return Found(first=first, end=end, kind=Kind.DATE, timex=start, low=low, high=high, is_range=True)


def _ordinal_first(document: Document, i: int, anchor: Anchor) -> Found | None:
    if document.lexicon.numerals.ordinals.match(document.tokens.keys, i) is None:
        return None
    return _day_first(document, i, anchor)


def _month_first(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """August 13, 2024; Aug. 13; May 12–14; November 2022; in July."""
    keys, tokens, calendar = document.tokens.keys, document.tokens, document.lexicon.calendar
    month = _month_at(document, i)
    if month is None:
        return None
    number, end = month
    day = _day_number(document, end) if not (end < len(keys) and keys[end] in {"second", "first"}) else None
    if day is not None and keys[end].isdecimal() and _is_clock(document, day.end):
        day = None
    if day is not None:
        if day.end < len(keys) and keys[day.end] in {"%", "percent"}:
            day = None
    if day is not None:
        last = _span_to(document, day.end, number, day.number)
        end = last[1] if last is not None else day.end
        year = _year_at(document, end)
        if year is not None:
            found_year, end = year
        else:
            found_year = _year_of(document, i, end, anchor, number, day.number)
        timex = _day_or_none(found_year, number, day.number)
        if timex is not None:
            if last is not None:
                return _day_range(i, end, timex, _day_or_none(found_year, number, last[0]))
            return _with_part(document, i, end, timex)
        end = month[1]
    year = _year_at(document, end)
    if year is not None and keys[end] not in {"'"}:
        return dated(i, year[1], f"{year[0]:04}-{number:02}")
    if keys[i] in calendar.guarded and (i == 0 or keys[i - 1] not in calendar.prepositions):
        return None
    relative = _relative_before(document, i, floor)
    first = relative[1] if relative else i
    found_year = _year_of(document, i, end, anchor, number, None)
    if relative is not None and anchor.published is not None:
        base = anchor.published
        match relative[0]:
            case "previous":
                found_year = base.year - (number >= base.month)
            case "next":
                found_year = base.year + (number <= base.month)
            case _:
                found_year = base.year
    return dated(first, end, f"{found_year:04}-{number:02}" if found_year else f"XXXX-{number:02}")


def _is_clock(document: Document, i: int) -> bool:
    """Whether what follows a number makes it a clock time rather than a day: "in May 8 p.m."."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if i < len(keys) and keys[i] == ":" and document.tokens.joined(i):
        return True
    return bool(calendar.am.match(keys, i) or calendar.pm.match(keys, i))


def _relative_before(document: Document, i: int, floor: int) -> tuple[str, int] | None:
    """"last", "this", "next" just before token `i`, and where it begins."""
    for name in ("previous", "this", "next"):
        found = document.lexicon.calendar.relative[name].match_before(document.tokens.keys, i, floor)
        if found is not None:
            return name, found[1]
    return None


def _weekday(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """Monday; Monday night; last Friday; Monday, August 12."""
    keys, tokens, calendar = document.tokens.keys, document.tokens, document.lexicon.calendar
    matched = calendar.weekdays.match(keys, i)
    if matched is None:
        return None
    weekday, end = matched
    if keys[i] in calendar.capitalised and not tokens.words[i][0].isupper():
        return None
    if keys[i] in calendar.guarded and len(keys[i]) <= 3 and not (end < len(keys) and keys[end] in {",", "."}):
        return None
    if end < len(keys) and keys[end] == "." and tokens.joined(end) and len(keys[i]) <= 5 and end + 1 < len(keys) and keys[end + 1] in {","}:
        end += 1
    after = end + 1 if end < len(keys) and keys[end] in {",", "the"} else end
    if after < len(keys):
        if calendar.months.match(keys, after):
            full = _month_first(document, after, after, anchor)
        else:
            full = _day_first(document, after, anchor) if keys[after][0].isdecimal() else None
        if full is not None and full.timex is not None and len(full.timex) >= 7 and full.timex.count("-") >= 2:
            return dated(i, full.end, full.timex)
    relative = _relative_before(document, i, floor)
    first = relative[1] if relative else i
    day = _weekday_day(document, i, end, weekday, relative[0] if relative else None, anchor)
    timex = day.isoformat() if day is not None else f"XXXX-WXX-{weekday}"
    part = _day_part_after(document, end)
    if part is not None:
        code, end = part
        return dated(first, end, f"{timex}T{code}")
    return dated(first, end, timex)


def _weekday_day(
    document: Document, i: int, end: int, weekday: int, relative: str | None, anchor: Anchor
) -> dt.date | None:
    base = anchor.published
    if base is None:
        return None
    match relative:
        case "previous":
            return weekday_in(base - dt.timedelta(days=1), weekday, -1)
        case "next":
            return weekday_in(base, weekday, 1)
        case "this":
            return weekday_in(base, weekday, 1 if direction(document, i, end) > 0 else -1)
    return weekday_in(base, weekday, direction(document, i, end))


def _season(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """summer 1936, the spring of 2020, last winter; "fall" and "spring" alone are verbs too."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    matched = calendar.seasons.match(keys, i)
    if matched is None:
        return None
    code, end = matched
    year = _year_at(document, end)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{code}")
    relative = _relative_before(document, i, floor)
    base = anchor.published.year if anchor.published else anchor.year
    if relative is not None:
        shift = {"previous": -1, "this": 0, "next": 1}[relative[0]]
        if anchor.published is not None and relative[0] == "previous":
            # "last summer" said in November is this year's
            shift = 0 if {"WI": 3, "SP": 6, "SU": 9, "FA": 12}[code] <= anchor.published.month else -1
        return dated(relative[1], end, f"{base + shift:04}-{code}" if base else f"XXXX-{code}")
    opened = i > floor and (keys[i - 1] in calendar.prepositions or i > 1 and keys[i - 1] == "the" and keys[i - 2] in calendar.prepositions)
    if not opened:
        return None
    return dated(i, end, f"{base:04}-{code}" if base else f"XXXX-{code}")


def _quarter(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """second quarter, first half of 2024, first-quarter."""
    keys, lexicon = document.tokens.keys, document.lexicon
    ordinal = lexicon.numerals.ordinals.match(keys, i)
    if ordinal is None or ordinal[0] > 4:
        return None
    number, end = int(ordinal[0]), ordinal[1]
    if end < len(keys) and keys[end] == "-":
        end += 1
    word = lexicon.calendar.words.match(keys, end)
    is_half = end < len(keys) and keys[end] in lexicon.calendar.halves
    if not (word is not None and word[0] == "quarter") and not (is_half and number <= 2):
        return None
    end = end + 1 if is_half else (word[1] if word else end)
    year = _year_at(document, end)
    if year is None and is_half:
        return None
    letter = f"H{number}" if is_half else f"Q{number}"
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{letter}")
    base = anchor.published.year if anchor.published else anchor.year
    return dated(i, end, f"{base:04}-{letter}" if base else f"XXXX-{letter}")


def _bare_year(document: Document, i: int, floor: int) -> Found | None:
    """2024, the 1990s, 2012–13: four digits that count nothing."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    word = keys[i]
    if len(word) == 2 and word.isdecimal() and i > 0 and keys[i - 1] in {"'", "’"} and tokens.joined(i) and _has_s(document, i + 1):
        return dated(i - 1, i + 2, f"19{word[0]}" if int(word) >= 30 else f"20{word[0]}")
    if len(word) != 4 or not word.isdecimal() or not 1000 <= int(word) <= 2199:
        return None
    year = int(word)
    end = i + 1
    if _has_s(document, end):
        return dated(i, end + (2 if keys[end] in {"'", "’"} else 1), word[:3]) if word[3] == "0" else None
    if end + 1 < len(keys) and keys[end] in {"-", "–", "/"} and tokens.joined(end) and tokens.joined(end + 1):
        tail = keys[end + 1]
        if tail.isdecimal() and len(tail) == 2 and int(tail) == (year + 1) % 100:
            return Found(first=i, end=end + 2, kind=Kind.DATE, timex=word, low=f"{year}-01-01T00:00:00", high=f"{year + 1}-12-31T23:59:59", is_range=True)
    if i > floor and keys[i - 1] in lexicon.calendar.year_words or _year_before(document, i, floor):
        return dated(i, end, word)
    if not 1500 <= year <= 2100 or _counts_something(document, i, end):
        return None
    return dated(i, end, word)


def _has_s(document: Document, end: int) -> bool:
    keys, tokens = document.tokens.keys, document.tokens
    if end < len(keys) and keys[end] == "s" and tokens.joined(end):
        return True
    return end + 1 < len(keys) and keys[end] in {"'", "’"} and keys[end + 1] == "s" and tokens.joined(end) and tokens.joined(end + 1)


def _year_before(document: Document, i: int, floor: int) -> bool:
    word = document.lexicon.calendar.words.match_before(document.tokens.keys, i, floor)
    return word is not None and word[0] == "year"


def _counts_something(document: Document, i: int, end: int) -> bool:
    """Whether the number is set against a sign or letters, or stands before a plural it counts."""
    keys, tokens, lexicon = document.tokens.keys, document.tokens, document.lexicon
    if i > 0 and tokens.joined(i) and (keys[i - 1][0].isalpha() or keys[i - 1] in {"$", "€", "£", "₹", "#", "+", "~", "@", "/", "."}):
        return True
    if i > 0 and (lexicon.money_symbols.match_before(tokens.words, i) or keys[i - 1] in {"~", "≈", "+"}):
        return True
    if i > 0 and keys[i - 1] in lexicon.name_words:
        return True
    if end >= len(keys):
        return False
    if tokens.joined(end) and (keys[end][0].isalpha() or keys[end] in {"%", "+", "°"}):
        return True
    if tokens.joined(end) and keys[end] in {"-", ":"} and end + 1 < len(keys) and tokens.joined(end + 1):
        return True
    if lexicon.units.match(keys, end) or lexicon.money_names.match(keys, end) or lexicon.numerals.scales.match(keys, end):
        return True
    opened = i > 0 and keys[i - 1] in lexicon.calendar.prepositions and lexicon.before.match_before(keys, i) is None
    follows = keys[end]
    is_noun = (
        follows[0].isalpha()
        and tokens.words[end][0].islower()
        and follows not in lexicon.function_words
        and lexicon.is_plural(follows)
        and not tokens.words[end].endswith("ss")
    )
    return is_noun and not opened
