"""A day with a word that says which way it lies: "el pasado 6 de junio", "le 6 juin dernier", "आगामी 6 जून"."""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..records.kinds import DATE
from .anchor import Anchor
from .found import Found
from .parts import SHIFTS, dated, day_or_none, relation_after, relation_before

__all__ = ["directed"]


def directed(document: Document, found: Found, floor: int, anchor: Anchor) -> Found | None:
    """The date with the word beside it, in the year that puts it on the side the word says, whatever the tense.

    None where no such word stands there, or where the date is no day of a month.
    """
    keys, calendar, base = document.tokens.keys, document.lexicon.calendar, anchor.base
    if found.kind is not DATE or found.is_range or base is None:
        return None
    if found.timex is None or len(found.timex) != 10 or not found.timex[:4].isdecimal():
        return None
    span = range(found.first, found.end)
    if not any(calendar.months.match(keys, i) for i in span):
        return None
    relation, first, end = _word_beside(document, found, floor)
    way = SHIFTS.get(relation)
    if not way:
        return None
    if any(len(keys[i]) == 4 and keys[i].isdecimal() for i in span):
        return dated(first, end, found.timex)
    day = dt.date.fromisoformat(found.timex)
    years = [day_or_none(base.year + shift, day.month, day.day) for shift in (-1, 0, 1)]
    beyond = [timex for timex in years if timex is not None and (dt.date.fromisoformat(timex) - base).days * way > 0]
    return dated(first, end, beyond[0 if way > 0 else -1]) if beyond else None


def _word_beside(document: Document, found: Found, floor: int) -> tuple[str, int, int]:
    """The relation said before or behind a date, and the tokens from first to before end that it makes with it."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    for name in ("told_previous", "told_next"):
        if calendar.said(name).match_before(keys, found.first, floor) is not None:
            return name, found.first, found.end  # "the following June 6" is counted from what was told
    word = calendar.said("date_words_before").match_before(keys, found.first, floor)  # "el próximo día 9 de julio"
    before = relation_before(document, word[1] if word is not None else found.first, floor)
    if before is not None:
        return before[0], before[1], found.end
    behind = relation_after(document, found.end)
    if behind is not None:
        return behind[0], found.first, behind[1]
    return "", found.first, found.end
