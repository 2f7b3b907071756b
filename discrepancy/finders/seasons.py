"""Seasons: "summer 1936", "the spring and summer of 1979", "last winter", "l'été dernier"."""

from __future__ import annotations

from ..document import Document
from .anchor import Anchor, direction
from .found import Found
from .parts import SHIFTS, dated, is_told_same, relation_after, relation_before, skipped, year_at
from .years_beside import relative_year

__all__ = ["find_season"]

_SEASON_ENDS = {"SP": 6, "SU": 9, "FA": 12}  # the month
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_NEVER = 13


def find_season(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """summer 1936, the spring of 2020, last winter; "fall" and "spring" alone are verbs too."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    matched = calendar.seasons.match(keys, i)
    if matched is None:
        return None
    code, end = matched
    year = year_at(document, end)
    if year is not None:
        return dated(i, year[1], f"{year[0]:04}-{code}")
    base = anchor.base.year if anchor.base else anchor.year
    relation = relation_before(document, i, floor)
    behind = relation_after(document, end) if relation is None else None
    if behind is not None:
        relation, end = (behind[0], i), behind[1]
    if relation is not None and SHIFTS[relation[0]] == 0 and is_told_same(document, end):
        return None  # "cet été-là": which one was told before
    if relation is not None:
        return dated(
            relation[1], end, f"{base + _season_shift(relation[0], code, anchor):04}-{code}" if base else f"XXXX-{code}"
        )
    told = relative_year(document, end, anchor)
    if told is not None:
        return dated(i, told[1], f"{told[0]:04}-{code}")
    if not _opens_season(document, i, floor) or _names_event(document, end):
        return None
    shared = _year_of_second(document, end)
    if shared is not None:
        return dated(i, end, f"{shared:04}-{code}")
    return dated(i, end, f"{base + _tense_shift(document, i, end, code, anchor):04}-{code}" if base else f"XXXX-{code}")


def _tense_shift(document: Document, i: int, end: int, code: str, anchor: Anchor) -> int:
    """How many years off a lone season is: "resigned in the autumn" said in May is last year's."""
    if anchor.base is None:
        return 0
    way = direction(document, i, end)
    if way < 0:
        return -(anchor.base.month + 1 < _SEASON_STARTS[code])  # May may be called summer
    return int(way > 0 and _SEASON_ENDS.get(code, _NEVER) <= anchor.base.month)


def _year_of_second(document: Document, end: int) -> int | None:
    """ "in the spring and summer of 1979": the year told behind the second season."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if end >= len(keys) or keys[end] not in lexicon.numerals.ands:
        return None
    second = lexicon.calendar.seasons.match(keys, skipped(document, end + 1, "articles"))
    year = year_at(document, second[1]) if second is not None else None
    return year[0] if year is not None else None


def _names_event(document: Document, end: int) -> bool:
    """ "after the fall of Carthage": no time follows, as one does in "the fall of that year"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if end + 1 >= len(keys) or keys[end] not in document.lexicon.partitives:
        return False
    starts = [end + 1]
    for name in ("told_same", "previous", "this", "next"):
        found = calendar.said(name).match(keys, end + 1)
        starts += [found[1]] if found is not None else []
    return not any(calendar.words.match(keys, at) or calendar.months.match(keys, at) for at in starts)


def _season_shift(relation: str, code: str, anchor: Anchor) -> int:
    """How many years off "last summer" is; a winter has the year it begins in: in January it is last year's."""
    shift = SHIFTS[relation]
    if anchor.base is None:
        return shift
    if code == "WI":
        return shift - (anchor.base.month <= 2)
    if relation == "previous" and _SEASON_ENDS[code] < anchor.base.month:
        return 0  # "last summer" said in November is this year's
    return shift


def _opens_season(document: Document, i: int, floor: int) -> bool:
    """Whether a preposition stands before: "in the fall of", "during winter"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    article = calendar.said("articles").match_before(keys, i, floor)
    at = article[1] if article is not None else i
    return at > floor and keys[at - 1] in calendar.prepositions
