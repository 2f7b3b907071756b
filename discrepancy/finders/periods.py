"""Quarters, halves, weeks of a year, years, decades, centuries: "Q3 2024", "44 BC"."""

from __future__ import annotations

import datetime as dt
import re

from ..document import Document
from ..records import Kind
from .anchor import Anchor, direction, month_in
from .found import Found
from .parts import SHIFTS, dated, month_at, relation_before, skipped, year_at
from .timex import day_extent, week_of

__all__ = [
    "ends_range", "find_ordinal_period", "find_symbol_quarter", "find_year", "nth_unit",
    "period_within", "relative_year", "year_before",
]  # fmt: skip

_DASHES = frozenset({"-", "–", "—", "/"})
_APOSTROPHES = frozenset({"'", "’"})
_NUMBER_SIGNS = frozenset("$€£₹#+~@/.≈")


def _relative_year(document: Document, end: int) -> tuple[int, int] | None:
    """ "last year", "this year" after a month or season: years off and the index after it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    for name, shift in (("previous", -1), ("this", 0), ("next", 1)):
        found = calendar.said(name).match(keys, skipped(document, end, "links"))
        unit = calendar.words.match(keys, found[1]) if found is not None else None
        if unit is not None and unit[0] == "year":
            return shift, unit[1]
    return None


def relative_year(document: Document, end: int, anchor: Anchor) -> tuple[int, int] | None:
    """The year that "last year" at token `end` means, and the index after it."""
    base = anchor.base.year if anchor.base else anchor.year
    found = _relative_year(document, end)
    return (base + found[0], found[1]) if base and found is not None else None


def year_before(document: Document, i: int, anchor: Anchor) -> int | None:
    """The year told right before a month or day: "पिछले साल 5 मई को", "2023 के मार्च में"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if not calendar.said("reversed_of"):
        return None
    link = calendar.said("reversed_of").match_before(keys, i)
    at = link[1] if link is not None else i
    unit = calendar.words.match_before(keys, at)
    if unit is not None and unit[0] == "year":
        relation = relation_before(document, unit[1], 0)
        base = anchor.base.year if anchor.base else anchor.year
        return base + SHIFTS[relation[0]] if relation is not None and base else None
    year = year_at(document, at - 1) if link is not None and at else None
    return year[0] if year is not None and year[1] == at else None


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
    for name, shift in (("previous", -1), ("this", 0), ("next", 1)):
        found = calendar.said(name).match(keys, link[1])
        unit = calendar.words.match(keys, found[1]) if found is not None else None
        if unit is not None and unit[0] == "month" and base is not None:
            off, month = divmod(base.month - 1 + shift, 12)
            return base.year + off, month + 1, unit[1]
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
    base = anchor.base.year if anchor.base else anchor.year
    relative = _relative_year(document, end)
    if relative is not None and base:
        return base + relative[0], relative[1]
    unit = calendar.words.match(keys, at)
    return (base, unit[1]) if base and link is not None and unit is not None and unit[0] == "year" else None


def find_symbol_quarter(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """Q3 2024, H1, 2Q is left alone."""
    tokens, calendar = document.tokens, document.lexicon.calendar
    symbol = calendar.said("quarter_symbols").match(tokens.keys, i)
    if symbol is None or not tokens.words[i][0].isupper():
        return None
    return _of_year(document, i, symbol[1], symbol[0].replace(" ", "").upper(), anchor)


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
    year = _year_linked(document, end, anchor)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{code}")
    if anchor.base is None:
        return dated(i, end, f"{anchor.year:04}-{code}" if anchor.year else f"XXXX-{code}")
    months = 3 if code[0] == "Q" else 6
    began = int(code[1]) <= (anchor.base.month - 1) // months + 1
    return dated(i, end, f"{anchor.base.year - (not began and direction(document, i, end) <= 0):04}-{code}")


# --- years -----------------------------------------------------------------------------------------------------------


def find_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """2024, the 1990s, the '90s, '89, 2012–13, fiscal 1998, 44 BC: digits that count nothing."""
    word = document.tokens.keys[i]
    if not word.isdecimal():
        return None
    era = _with_era(document, i, floor)
    if era is not None:
        return era
    if len(word) == 2:
        return _short_year(document, i, floor, anchor)
    if len(word) != 4 or not 1000 <= int(word) <= 2199:
        return None
    found = _plural(document, i) or _season_years(document, i, floor) or _plain_year(document, i, floor, anchor)
    return _fiscal(document, found, floor) if found is not None else None


def _with_era(document: Document, i: int, floor: int) -> Found | None:
    """44 BC, AD 79, 79 AD."""
    keys, calendar, gates = document.tokens.keys, document.lexicon.calendar, document.lexicon.gates
    is_near = (i and keys[i - 1] in gates.year_before) or (i + 1 < len(keys) and keys[i + 1] in gates.year_behind)
    if len(keys[i]) > 4 or not is_near:
        return None
    number = int(keys[i])
    if not 0 < number < 10000:
        return None
    before = calendar.said("era_before").match(keys, i + 1)
    if before is not None and not document.tokens.words[i + 1][0].islower():
        return Found(first=i, end=before[1], kind=Kind.DATE, timex=f"BC{number:04}")
    after = calendar.said("era_after").match(keys, i + 1)
    if after is not None and document.tokens.words[i + 1].isupper():
        return dated(i, after[1], f"{number:04}")
    led = calendar.said("era_after").match_before(keys, i, floor)
    if led is not None and document.tokens.words[led[1]].isupper():
        return dated(led[1], i + 1, f"{number:04}")
    return None


def _short_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """the '90s, '89: two digits behind an apostrophe, in the century of what was told before."""
    keys, tokens = document.tokens.keys, document.tokens
    decade = _spoken_decade(document, i)
    if decade is not None:
        return decade
    if i <= floor or keys[i - 1] not in _APOSTROPHES or not tokens.joined(i) or (i > 1 and tokens.joined(i - 1)):
        return None
    base = anchor.year if anchor.narrative and anchor.year else anchor.published.year if anchor.published else 2000
    year = base - base % 100 + int(keys[i])
    if year > base + 10:
        year -= 100
    end = _plural_end(document, i + 1)
    if end is not None:
        return dated(i - 1, end, f"{year // 10:03}") if keys[i][1] == "0" else None
    named = i - 2 >= floor and not tokens.words[i - 2].islower()  # "Draft '09 ships today": no nine ships
    if _counts_something(document, i, i + 1) and not named:
        return None
    return dated(i - 1, i + 1, f"{year:04}")


def _spoken_decade(document: Document, i: int) -> Found | None:
    """ "80 के दशक": two digits before the word for a decade, of the last century."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    link = calendar.said("decade_links").match(keys, i + 1)
    word = calendar.words.match(keys, link[1]) if link is not None else None
    if word is None or word[0] != "decade" or keys[i][1] != "0" or keys[i][0] == "0":
        return None
    return dated(i, word[1], f"19{keys[i][0]}")


def _plural_end(document: Document, end: int) -> int | None:
    """The index after the "s" of "1990s" or "1990's"."""
    keys, tokens, calendar = document.tokens.keys, document.tokens, document.lexicon.calendar
    if end + 1 < len(keys) and keys[end] in _APOSTROPHES and tokens.joined(end) and tokens.joined(end + 1):
        end += 1
    found = calendar.said("plural_endings").match(keys, end)
    if found is not None and tokens.joined(end):
        return found[1]
    after = (
        calendar.words.match(keys, skipped(document, end, "decade_links")) if calendar.said("decade_links") else None
    )
    return after[1] if after is not None and after[0] == "decade" else None


def _plural(document: Document, i: int) -> Found | None:
    end = _plural_end(document, i + 1)
    if end is None:
        return None
    word = document.tokens.keys[i]
    if word[2:] == "00":
        return dated(i, end, word[:2])
    return dated(i, end, word[:3]) if word[3] == "0" else None


def _season_years(document: Document, i: int, floor: int) -> Found | None:
    """2012–13, 2010-15: the second year with two digits."""
    keys, tokens = document.tokens.keys, document.tokens
    if i + 2 >= len(keys) or keys[i + 1] not in _DASHES or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    tail, year = keys[i + 2], int(keys[i])
    if not (tail.isdecimal() and len(tail) == 2) or (
        i + 4 < len(keys) and keys[i + 3] in _DASHES and tokens.joined(i + 3)
    ):
        return None
    last = year - year % 100 + int(tail)
    if last <= year:
        last += 100
    if not year < last <= year + 30 or _counts_something(document, i, i + 3):
        return None
    return Found(
        first=i, end=i + 3, kind=Kind.DATE, timex=f"{year:04}", low=f"{year:04}-01-01T00:00:00",
        high=f"{last:04}-12-31T23:59:59", is_range=True,
    )  # fmt: skip


def _plain_year(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    word = document.tokens.keys[i]
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    led = calendar.year_words.match_before(keys, i, floor)
    if led is None:
        unit = calendar.words.match_before(keys, i, floor)
        led = (unit[0], unit[1]) if unit is not None and unit[0] == "year" else None
    usual = 1500 <= int(word) <= 2100 or _goes_with_year(document, i, floor, anchor) or _is_far_ahead(document, i)
    if led is None and (not usual or _counts_something(document, i, i + 1)):
        return None
    return dated(i, i + 1, f"{int(word):04}")


def _goes_with_year(document: Document, i: int, floor: int, anchor: Anchor) -> bool:
    """ "between A.D. 1000 and 1260": the second of two years, however early."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if anchor.year is None or anchor.month is not None or floor != i - 1 or i < 2:
        return False
    joined = keys[i - 1] in numerals.ands or numerals.range_joiners.match(keys, i - 1) is not None
    same = anchor.sentence == document.sentence_index(document.tokens.starts[i])
    return joined and same and keys[i - 2] == str(anchor.year) and anchor.year < int(keys[i])


def _is_far_ahead(document: Document, i: int) -> bool:
    """ "by 2120": a year after 2100 where a word points ahead and nothing changes by it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    ahead = lexicon.calendar.future_before.match_before(keys, i)
    return int(keys[i]) > 2100 and ahead is not None and lexicon.change_before.match_before(keys, i) is None


def _fiscal(document: Document, found: Found, floor: int) -> Found:
    """A fiscal year runs as each country has it, so its bounds stay open."""
    led = document.lexicon.calendar.said("fiscal_words").match_before(document.tokens.keys, found.first, floor)
    if led is None:
        return found
    return found._replace(
        first=led[1], low=None, high=None, notes=(*found.notes, "a fiscal year: its first day is not told")
    )


def ends_range(document: Document, found: Found) -> bool:
    """Whether a year is the second of "1775–1780": what follows goes on from the first."""
    i = found.first
    return (
        i > 1 and found.end - i == 1 and document.tokens.keys[i - 1] in _DASHES and _is_year_range(document, i - 2, i)
    )


def _is_year_range(document: Document, left: int, right: int) -> bool:
    """ "1775–1780": two years of four digits, the second later."""
    keys = document.tokens.keys
    if left < 0 or right >= len(keys):
        return False
    a, b = keys[left], keys[right]
    if not (a.isdecimal() and b.isdecimal() and len(a) == len(b) == 4 and 1000 <= int(a) < int(b) <= 2199):
        return False
    beyond = right + 1
    return not (beyond < len(keys) and keys[beyond] in _DASHES and document.tokens.joined(beyond))


def _counts_people(document: Document, i: int) -> bool:
    """ "gibt 1500 Menschen Arbeit", "reunió a 2000 personas"; in English, "in 2019 people voted" is as likely."""
    word, lexicon = document.tokens.keys[i], document.lexicon
    if lexicon.head == "plural" or not lexicon.is_people(lexicon.lemma(word)):
        return False
    return document.tokens.words[i][0].isupper() if lexicon.head == "capital" else lexicon.is_plural(word)


def _counts_something(document: Document, i: int, end: int) -> bool:
    """Whether the number is set against a sign or letters, or stands before a plural it counts."""
    keys, tokens, lexicon = document.tokens.keys, document.tokens, document.lexicon
    if i > 0 and _is_glued_before(document, i):
        return True
    if i > 0 and (lexicon.money_symbols.match_before(tokens.words, i) or keys[i - 1] in {"~", "≈", "+"}):
        return True
    at = i - 2 if i > 1 and keys[i - 1] == "." else i - 1  # "no. 2004"
    if at >= 0 and keys[at] in lexicon.name_words:
        return True
    if end >= len(keys):
        return False
    if tokens.joined(end) and (keys[end][0].isalpha() or keys[end] in {"%", "+", "°"}):
        return True
    if tokens.joined(end) and keys[end] in {*_DASHES, ":"} and end + 1 < len(keys) and tokens.joined(end + 1):
        return not (keys[end + 1][0].isalpha() or _is_year_range(document, i, end + 1))
    if (
        lexicon.units.match(keys, end)
        or lexicon.money_names.match(keys, end)
        or lexicon.numerals.scales.match(keys, end)
    ):
        return True
    if _counts_people(document, end):
        return True
    opened = (
        i > 0
        and not lexicon.verb_final  # there the word before the number closes the phrase before it
        and keys[i - 1] in lexicon.calendar.prepositions
        and lexicon.before.match_before(keys, i) is None
    )
    if i > 0 and keys[i - 1] in _DASHES and tokens.joined(i):
        opened = True  # the post-1959 politics
    opened = opened or lexicon.calendar.said("articles").match_before(keys, i) is not None
    follows = keys[end]
    is_noun = (
        follows[0].isalpha()
        and tokens.words[end][0].islower()
        and follows not in lexicon.function_words
        and lexicon.is_plural(follows)
        and not tokens.words[end].endswith("ss")
    )
    return is_noun and not opened


def _is_glued_before(document: Document, i: int) -> bool:
    """Letters or a sign set against the number; a dash only where it joins no two years."""
    keys, tokens = document.tokens.keys, document.tokens
    if not tokens.joined(i):
        return False
    before = keys[i - 1]
    if before in _DASHES and i > 1 and keys[i - 2][0].isdecimal():
        return not _is_year_range(document, i - 2, i)
    return before[0].isalpha() or before in _NUMBER_SIGNS
