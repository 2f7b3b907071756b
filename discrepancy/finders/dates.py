"""Dates written with a month: "13 August 2024", "Aug. 13", "May 12–14", "23/Sep/2020", "the night of 10 August".

Values are TIMEX3, anchored as `anchor` says. Dates in digits are in `numeric_dates`, weekdays, periods and holidays in
files of their own, relative words ("last month", "today") in `relative`; `find_date` asks them in turn.
"""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..records import Kind
from .anchor import Anchor, direction, month_in
from .directed import directed
from .found import Found
from .holidays import find_holiday
from .numeric_dates import find_numeric, nearest_year
from .parsed_dates import read_span
from .parts import (
    SHIFTS,
    Day,
    dated,
    day_at,
    day_or_none,
    day_part_after,
    is_valid,
    joined_mark,
    month_at,
    qualified,
    relation_after,
    relation_before,
    skipped,
    year_at,
)
from .periods import (
    find_ordinal_period,
    find_symbol_quarter,
    find_year,
    period_within,
    relative_year,
    year_before,
)
from .seasons import find_season
from .timex import extent
from .weekdays import find_last_weekday, find_nth_weekday, find_weekday, nth_weekday_after

__all__ = ["find_date"]


def find_date(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The date that begins, or has its first telling word, at token `i`, with the words that tell a part of it."""
    found = _find(document, i, floor, anchor) if _may_be_date(document, i) else None
    if found is None or found.kind is not Kind.DATE:
        return found
    return (
        directed(document, found, floor, anchor)
        or _led_by_day_part(document, found, floor)
        or _nth_weekday_in(document, found)
        or period_within(document, found)
        or qualified(document, found, floor)
    )


def _find(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if keys[i][0].isdecimal():
        if len(keys[i]) > 2 and (i + 1 >= len(keys) or keys[i + 1] not in document.lexicon.numerals.ordinal_suffixes):
            return (
                find_numeric(document, i, floor, anchor)
                or _unusual_order(document, i)
                or find_year(document, i, floor, anchor)
            )
        return (
            find_numeric(document, i, floor, anchor)
            or _day_first(document, i, floor, anchor)
            or find_ordinal_period(document, i, floor, anchor)
            or find_nth_weekday(document, i, floor, anchor)
            or _day_alone(document, i, floor, anchor)
            or _day_listed(document, i, floor, anchor)
            or _unusual_order(document, i)
            or find_year(document, i, floor, anchor)
        )
    if calendar.holidays.match(keys, i):
        holiday = find_holiday(document, i, floor, anchor)
        if holiday is not None:
            return holiday
    if calendar.weekdays.match(keys, i):
        return find_last_weekday(document, i, floor, anchor) or find_weekday(document, i, floor, anchor, find_date)
    if calendar.months.match(keys, i):
        return _month_first(document, i, floor, anchor)
    if calendar.seasons.match(keys, i):
        return find_season(document, i, floor, anchor)
    return (
        find_symbol_quarter(document, i, floor, anchor)
        or _day_first(document, i, floor, anchor)
        or find_ordinal_period(document, i, floor, anchor)
        or find_nth_weekday(document, i, floor, anchor)
        or (_day_alone(document, i, floor, anchor) if calendar.said("date_words") else None)
    )


def _may_be_date(document: Document, i: int) -> bool:
    """Whether a token can begin a date by what it is, or by what stands beside it."""
    keys, gates = document.tokens.keys, document.lexicon.gates
    key = keys[i]
    if not key[0].isdecimal():
        return key in gates.date_at
    if len(key) == 4 or "." in key:
        return True
    before, behind = keys[i - 1] if i else "", keys[i + 1] if i + 1 < len(keys) else ""
    if len(key) <= 2:
        return before in gates.day_before or behind in gates.day_behind
    return before in gates.year_before or behind in gates.year_behind


def _year_of(document: Document, first: int, end: int, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year of a month, or of a day in it, that is printed without one."""
    told = year_before(document, first, anchor)
    if told is not None:
        return told
    if anchor.base is None:
        if anchor.year is None:
            return None
        # a history goes on in the year it last told, and into the next one when it turns from December to January
        return anchor.year + (1 if anchor.month and anchor.month >= 11 and month <= 2 else 0)
    way = direction(document, first, end)
    if day is None:
        return month_in(anchor.base, month, way)
    return nearest_year(anchor, month, day, way)


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


def _with_part(document: Document, first: int, end: int, timex: str) -> Found:
    part = day_part_after(document, end)
    if part is not None and len(timex) == 10:
        return dated(first, part[1], f"{timex}T{part[0]}")
    return dated(first, end, timex)


# --- the day first --------------------------------------------------------------------------------------------------


def _day_first(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """13 August 2024, 13th of August, 12–14 May, 23/Sep/2020, 20th of next month."""
    day = day_at(document, i)
    if day is None or (day.form == "words" and document.lexicon.calendar.order != "dmy"):
        return None
    if document.lexicon.money_symbols.match_before(document.tokens.words, i) is not None:
        return None  # "for $12 December 27"
    end, last = day.end, _last_day(document, day, i)
    if last is not None:
        end = last.end
    solid = joined_mark(document, end)
    month = month_at(document, end + 1 if solid else _before_month(document, end))
    if month is None:
        if last is not None:
            return None
        return _day_before_listed(document, i, day, anchor) or _day_of_relative_month(document, i, day, anchor)
    number, end = month
    year = year_at(document, end + 1 if solid and joined_mark(document, end) else end) or relative_year(
        document, end, anchor
    )
    if year is not None:
        found_year: int | None = year[0]
        end = year[1]
    else:
        found_year = _year_beyond(document, end) or _year_of(document, i, end, anchor, number, day.number)
    timex = day_or_none(found_year, number, day.number)
    if timex is None:
        return None
    if last is not None:
        return _range(i, end, timex, day_or_none(found_year, number, last.number))
    return _with_part(document, i, end, timex)


def _day_before_listed(document: Document, i: int, day: Day, anchor: Anchor) -> Found | None:
    """ "24" in "24 and 25 April 2020", "3, 4 and 6 September": the month stands behind the last day."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    last = day
    while last.end < len(keys) and (keys[last.end] in numerals.ands or keys[last.end] == ","):
        joined = keys[last.end] in numerals.ands
        after = day_at(document, last.end + 1)
        if after is None or after.form == "words" or not last.number < after.number:
            return None
        last = after
        if joined:
            break
    else:
        return None
    month = month_at(document, _before_month(document, last.end))
    if month is None:
        return None
    year = year_at(document, month[1])
    number = year[0] if year is not None else _year_of(document, i, month[1], anchor, month[0], day.number)
    timex = day_or_none(number, month[0], day.number)
    return dated(i, day.end, timex) if timex else None


def _year_beyond(document: Document, end: int) -> int | None:
    """The year of the other end in "May 12 to June 3, 2024"."""
    numerals = document.lexicon.numerals
    joiner = numerals.range_joiners.match(document.tokens.keys, end) or numerals.between_joiners.match(
        document.tokens.keys, end
    )
    if joiner is None:
        return None
    month = month_at(document, joiner[1])
    day = day_at(document, month[1] if month is not None else joiner[1])
    if month is None and day is not None:
        month = month_at(document, day.end)
        after = month[1] if month is not None else None
    else:
        after = day.end if day is not None else None
    year = year_at(document, after) if month is not None and after is not None else None
    return year[0] if year is not None else None


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


def _before_month(document: Document, end: int) -> int:
    """Past "day" and a point: "the 15th day of June", "16. Nov."."""
    keys = document.tokens.keys
    if end + 1 < len(keys) and keys[end] == "." and document.tokens.joined(end):
        # "April 24 and 25. The March deal": the point ends a sentence there
        tokens = document.tokens
        if document.lexicon.calendar.months.match(keys, end + 1) and "\n" not in tokens.span(end, end + 2):
            return end + 1
    return skipped(document, end, "day_words")


def _last_day(document: Document, day: Day, first: int) -> Day | None:
    """ "14" in "12–14 May", "between 12 and 14 May"; "May 12 and 14" are two days."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, day.end)
    if joiner is None and numerals.range_openers.match_before(keys, first, 0) is not None:
        joiner = numerals.between_joiners.match(keys, day.end)
    second = day_at(document, joiner[1]) if joiner is not None else None
    return second if second is not None and day.number < second.number else None


def _range(first: int, end: int, start: str, stop: str | None) -> Found | None:
    if stop is None:
        return None
    return Found(
        first=first, end=end, kind=Kind.DATE, timex=start, low=extent(start)[0], high=extent(stop)[1], is_range=True
    )


def _day_of_relative_month(document: Document, i: int, day: Day, anchor: Anchor) -> Found | None:
    """ "the 20th of next month"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, day.end)
    if day.form != "ordinal" or link is None or anchor.base is None:
        return None
    for name, shift in (("previous", -1), ("this", 0), ("next", 1)):
        found = calendar.said(name).match(keys, link[1])
        unit = calendar.words.match(keys, found[1]) if found is not None else None
        if unit is not None and unit[0] == "month":
            years, month = divmod(anchor.base.month - 1 + shift, 12)
            timex = day_or_none(anchor.base.year + years, month + 1, day.number)
            return dated(i, unit[1], timex) if timex else None
    return None


def _day_alone(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "on the 21st", "22 तारीख को": a day of the month of writing, or of the one last told."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    day = day_at(document, i)
    if day is None:
        return None
    word = calendar.said("date_words").match(keys, day.end)
    counts = day.end < len(keys) and document.lexicon.is_plural(keys[day.end])  # "al día 20 personas"
    led = calendar.said("date_words_before").match_before(keys, i, floor)
    led = led if day.form == "digits" and not counts else None
    if word is None and led is None and not _is_led_ordinal(document, i, floor, day):
        return None
    base = anchor.base or anchor.told
    if base is None:
        return dated(i, word[1] if word else day.end, f"XXXX-XX-{day.number:02}")
    beside = relation_before(document, led[1], floor) if led is not None else None
    if led is not None:
        i = beside[1] if beside is not None else led[1]
    told = SHIFTS[beside[0]] if beside is not None else 0
    way = 10 * told or direction(document, i, day.end)  # the word beside it leaves no doubt
    months = sorted(
        (base.year * 12 + base.month - 1 + away for away in (-1, 0, 1)), key=lambda m: _far(base, m, day.number, way)
    )
    year, month = divmod(months[0], 12)
    timex = day_or_none(year, month + 1, day.number)
    return dated(i, word[1] if word else day.end, timex) if timex else None


def _day_listed(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "April 24 and 25", "Sept. 3, 4 and 6": a later day of the month that the date right before names."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    day = day_at(document, i)
    if day is None or i < 2 or floor != i - 1 or calendar.order != "mdy" or anchor.told is None:
        return None
    told = anchor.told
    if anchor.sentence != document.sentence_index(document.tokens.starts[i]) or not told.day < day.number:
        return None
    if keys[i - 2] != str(told.day):
        return None
    joined = keys[i - 1] in document.lexicon.numerals.ands
    listed = keys[i - 1] == "," and _goes_on(document, day)
    if not (joined or listed) or _is_counting(document, day) or _is_clock(document, day.end):
        return None
    if day.end < len(keys) and (document.tokens.joined(day.end) and keys[day.end] not in {".", ",", ";", ")"}):
        return None  # "April 24 and 25%"
    timex = day_or_none(told.year, told.month, day.number)
    year = year_at(document, day.end)
    end = year[1] if year is not None and year[0] == told.year else day.end
    return dated(i, end, timex) if timex else None


def _goes_on(document: Document, day: Day) -> bool:
    """Whether a further day follows: "3, 4 and 6"; without one "Aug. 7, 15" are a day and a count."""
    keys = document.tokens.keys
    if day.end >= len(keys) or not (keys[day.end] == "," or keys[day.end] in document.lexicon.numerals.ands):
        return False
    after = day_at(document, day.end + 1)
    return after is not None and day.number < after.number and not _is_counting(document, after)


def _far(base: dt.date, months: int, day: int, way: int) -> int:
    year, month = divmod(months, 12)
    if not is_valid(year, month + 1, day):
        return 1000
    away = (dt.date(year, month + 1, day) - base).days
    return abs(away) * (4 * abs(way) if away * way < 0 else 1)


def _is_led_ordinal(document: Document, i: int, floor: int, day: Day) -> bool:
    """ "on the 21st" with no noun after it; "the 21st victim" counts."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if day.form == "words" or not keys[i][0].isdecimal():
        return False
    article = lexicon.calendar.said("articles").match_before(keys, i, floor)
    if article is None or article[1] == 0 or keys[article[1] - 1] not in lexicon.calendar.said("dates_after"):
        return False
    after = keys[day.end] if day.end < len(keys) else "."
    if day.form == "digits":
        return after in {".", "!", "?"} and (day.end + 1 >= len(keys) or not document.tokens.joined(day.end + 1))
    return not after[0].isalpha() or (after in lexicon.function_words and after not in lexicon.partitives)


# --- the month first ------------------------------------------------------------------------------------------------


def _month_first(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
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
    if linked and day.form == "digits" and _is_counting(document, day):
        return None  # "अगस्त के 20 मामले"
    if linked and day.form == "ordinal":
        unit = calendar.words.match(keys, day.end)
        if unit is None or unit[0] != "day":
            return None  # "जनवरी के तीसरे मैच", "मई के पहले सप्ताह": not the day of the month
        return Day(day.number, unit[1], day.form)
    if at != end and day.form == "digits" and keys[end] == ",":
        return day if not _is_counting(document, day) else None
    if day.form == "digits" and _is_clock(document, day.end):
        return None
    spelt = day.form == "words" or (
        day.form == "ordinal" and not keys[day.end - 1][0].isdecimal() and skipped(document, at, "articles") != at
    )
    if spelt and _is_counting(document, day):
        return None  # "in March two men", "the end of May the Second Army"
    if day.end < len(keys) and keys[day.end] in {"%"}:
        return None
    return day


def _is_counting(document: Document, day: Day) -> bool:
    """Whether a noun follows the number word: "in March two men"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    after = keys[day.end] if day.end < len(keys) else "."
    if not after[0].isalpha() or lexicon.numerals.cardinals.match(keys, day.end):
        return False
    return after not in lexicon.function_words or after in lexicon.partitives


def _month_and_day(document: Document, i: int, month: int, day: Day, anchor: Anchor) -> Found | None:
    last = _last_day(document, day, i)
    end = last.end if last is not None else day.end
    year = year_at(document, end + 1 if joined_mark(document, end) else end) or relative_year(document, end, anchor)
    if year is not None:
        found_year: int | None = year[0]
        end = year[1]
    else:
        found_year = (
            _year_beyond(document, end)
            or _year_behind_list(document, last or day)
            or _year_of(document, i, end, anchor, month, day.number)
        )
    timex = day_or_none(found_year, month, day.number)
    if timex is None:
        return None
    if last is not None:
        return _range(i, end, timex, day_or_none(found_year, month, last.number))
    return _with_part(document, i, end, timex)


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
    found_year = _year_of(document, i, end, anchor, number, None)
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


def _is_clock(document: Document, i: int) -> bool:
    """Whether what follows a number makes it a clock time rather than a day: "in May 8 p.m."."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if i + 1 < len(keys) and keys[i] == ":" and document.tokens.joined(i) and keys[i + 1][0].isdecimal():
        return True
    return bool(calendar.am.match(keys, i) or calendar.pm.match(keys, i) or calendar.clock_marker.match(keys, i))
