"""The year of a day or month that is printed without one: "May 5 last year", "May 12 to June 3, 2024", "Aug. 7".

It is told beside it, or at the other end of a range; else it is the year that brings it nearest, as `anchor` says.
"""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..tokens import APOSTROPHES
from .anchor import Anchor, direction, month_in, nearest_year
from .parts import SHIFTS, day_at, month_at, relation_after, relation_before, relative_unit, skipped, year_at

__all__ = ["relative_year", "same_of_year", "year_before", "year_beyond", "year_of"]


def year_of(document: Document, first: int, end: int, anchor: Anchor, month: int, day: int | None) -> int | None:
    """The year of a month, or of a day in it, that is printed without one."""
    before = year_before(document, first, anchor)
    if before is not None:
        return before
    if anchor.base is None:
        if anchor.year is None:
            return None
        # a history goes on in the year it last told, and into the next one when it turns from December to January
        return anchor.year + (1 if anchor.month and anchor.month >= 11 and month <= 2 else 0)
    way = direction(document, first, end)
    year = month_in(anchor.base, month, way) if day is None else nearest_year(anchor, month, day, way)
    if year is None:
        return None
    if day is None:
        year -= _is_beside_past(document, first, anchor, dt.date(year, month, 1), way)
    return _year_of_sentence(document, first, anchor.base, dt.date(year, month, min(day or 1, _SAFE_DAY)), way)


_OPENING = 2  # tokens before a year that opens its sentence: "Im nächsten Jahr"
_SAFE_DAY = 28  # every month has one


def _year_of_sentence(document: Document, first: int, base: dt.date, nearest: dt.date, way: int) -> int:
    """The year that a sentence tells before a day without one: "next year the fair will run from July 30".

    Where it opens the sentence, all is told of it, unless the tense speaks against it. In "next year's fair will run
    from July 30" it is of the fair, and of the day where the tense speaks against the nearest one.
    """
    start = document.token_at(document.sentence_at(document.tokens.starts[first])[0])
    told = next((found for j in range(start, first) if (found := _shift_at(document, j)) is not None), None)
    if told is None or told[0] == 0:
        return nearest.year
    shift, begin, end = told
    keys = document.tokens.keys
    opens = begin - start <= _OPENING and APOSTROPHES.isdisjoint(keys[end : end + 1])
    if opens and way * shift >= 0 and "," not in keys[end + 1 : first]:
        return base.year + shift
    # "last year's winner plays on May 3": the words themselves tell of the past, so that only what is to come is sure
    return base.year + shift if shift > 0 and way > 0 and nearest < base else nearest.year


def _shift_at(document: Document, i: int) -> tuple[int, int, int] | None:
    """How many years off "next year", "l'an prochain" at token `i` is, where it begins, and the index after it."""
    found = relative_unit(document, i, "year")
    if found is None:
        unit = document.lexicon.calendar.words.match(document.tokens.keys, i)
        relation = relation_after(document, unit[1]) if unit is not None and unit[0] == "year" else None
        found = (SHIFTS[relation[0]], relation[1]) if relation is not None else None
    return (found[0], i, found[1]) if found is not None else None


def _is_beside_past(document: Document, first: int, anchor: Anchor, month: dt.date, way: int) -> bool:
    """Whether a month ahead is told in the past with one that was: "rose to 4.3 % in July from 4.1 % in June".

    "Cancelled in March its June fair", "decided in March to hold it in June" tell of what is to come.
    """
    if way >= 0 or anchor.base is None or anchor.year is None or anchor.month is None:
        return False
    if not dt.date(anchor.year, anchor.month, 1) <= anchor.base < month:
        return False
    tokens, calendar = document.tokens, document.lexicon.calendar
    if anchor.sentence != document.sentence_index(tokens.starts[first]):
        return False
    told = next((i for i in range(first - 1, -1, -1) if tokens.keys[i] in calendar.months), first)
    return tokens.keys[first - 1] in calendar.prepositions and calendar.infinitive.isdisjoint(tokens.keys[told:first])


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


def year_beyond(document: Document, end: int) -> int | None:
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


def relative_year(document: Document, end: int, anchor: Anchor) -> tuple[int, int] | None:
    """The year that "last year" at token `end` means, and the index after it."""
    base = anchor.base.year if anchor.base else anchor.year
    found = relative_unit(document, skipped(document, end, "links"), "year")
    return (base + found[0], found[1]) if base and found is not None else None


def same_of_year(document: Document, first: int, end: int, letter: str, anchor: Anchor) -> tuple[str, int] | None:
    """ "The same quarter last year", "this month a year ago", "पिछले साल इसी तिमाही": TIMEX3 value and index after it.

    The month is the one told, or that of writing; of a quarter, a week or a day the year alone is sure.
    """
    base = anchor.base or anchor.told
    if base is None:
        return None
    at = skipped(document, end, "links")
    named = year_at(document, at) if at > end else None
    shifted = relative_unit(document, at, "year") or _year_ago(document, end)
    is_near = anchor.sentence == document.sentence_index(document.tokens.starts[first])
    if named is not None:
        year, after = named
    elif shifted is not None:
        year, after = (anchor.year if is_near and anchor.year else base.year) + shifted[0], shifted[1]
    else:
        before = year_before(document, first, anchor)
        if before is None:
            return None
        year, after = before, end
    month = anchor.month if is_near and anchor.month else base.month
    return (f"{year:04}-{month:02}" if letter == "M" else f"{year:04}"), after


def _year_ago(document: Document, i: int) -> tuple[int, int] | None:
    """ "a year ago", "a year earlier" at token `i`: one year off, and the index after it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i >= len(keys) or keys[i] not in lexicon.numerals.ones:
        return None
    unit = lexicon.calendar.words.match(keys, i + 1)
    ago = lexicon.calendar.said("ago").match(keys, unit[1]) if unit is not None and unit[0] == "year" else None
    return (-1, ago[1]) if ago is not None else None
