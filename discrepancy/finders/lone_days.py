"""Days whose month stands elsewhere: "on the 21st", "22 तारीख को", "25" in "April 24 and 25"."""

from __future__ import annotations

import datetime as dt

from ..document import Document
from .anchor import Anchor, direction
from .found import Found
from .month_days import is_clock, is_counting
from .parts import SHIFTS, Day, dated, day_at, day_or_none, is_valid, relation_before, year_at

__all__ = ["find_listed_day", "find_lone_day"]


def find_lone_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "on the 21st", "22 तारीख को": a day of the month of writing, or of the one last told."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    day = day_at(document, i)
    if day is None:
        return None
    word = calendar.said("date_words").match(keys, day.end)
    led = calendar.said("date_words_before").match_before(keys, i, floor) if day.form == "digits" else None
    if led is not None and day.end < len(keys) and document.lexicon.is_plural(keys[day.end]):
        led = None  # "al día 20 personas"
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


def find_listed_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """ "April 24 and 25", "Sept. 3, 4 and 6": a later day of the month that the date right before names."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    told = anchor.told if i >= 2 and floor == i - 1 and calendar.order == "mdy" else None
    day = day_at(document, i) if told is not None else None
    if told is None or day is None:
        return None
    if anchor.sentence != document.sentence_index(document.tokens.starts[i]) or not told.day < day.number:
        return None
    if keys[i - 2] != str(told.day):
        return None
    joined = keys[i - 1] in document.lexicon.numerals.ands
    listed = keys[i - 1] == "," and _goes_on(document, day)
    if not (joined or listed) or is_counting(document, day) or is_clock(document, day.end):
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
    return after is not None and day.number < after.number and not is_counting(document, after)


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
