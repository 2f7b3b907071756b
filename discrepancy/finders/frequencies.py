"""How often: "twice a week", "three times a day", "every two years", "daily"."""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..records import Kind
from .durations import time_letter, time_unit_at
from .figures import Figure
from .found import Found
from .timex import period

__all__ = ["find_frequency"]


def find_frequency(document: Document, i: int, figure: Figure | None, floor: int) -> Found | None:
    """A frequency whose first telling word is at token `i`."""
    keys, lexicon = document.tokens.keys, document.lexicon
    adverb = lexicon.calendar.adverbs.match(keys, i)
    if adverb is not None:
        return Found(first=i, end=adverb[1], kind=Kind.FREQUENCY, timex=adverb[0], takes_modifier=False)
    every = lexicon.calendar.relative["every"].match_before(keys, i, floor) if "every" in lexicon.calendar.relative else None
    if every is not None and keys[i - 1] not in lexicon.rates:
        return _every(document, i, figure, every[1])
    times = _times(document, i, figure)
    if times is None:
        return None
    value, end = times
    rate = lexicon.rates.match(keys, end)
    if rate is None:
        return None
    unit_at = time_unit_at(document, rate[1])
    if unit_at is None:
        return None
    unit, end = unit_at
    letter = time_letter(unit)
    first = figure.first if figure is not None else i
    return Found(
        first=first, end=end, kind=Kind.FREQUENCY, value=value, unit=unit.name,
        timex=period(Decimal(1), letter) if letter else None,
    )  # fmt: skip


def _times(document: Document, i: int, figure: Figure | None) -> tuple[Decimal, int] | None:
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure is not None:
        found = numerals.multiples.match(keys, figure.end)
        return (figure.value, found[1]) if found is not None else None
    return numerals.multiple_words.match(keys, i)


def _every(document: Document, i: int, figure: Figure | None, first: int) -> Found | None:
    """every two years, every day, every Monday."""
    keys, lexicon = document.tokens.keys, document.lexicon
    value = figure.value if figure is not None else Decimal(1)
    at = figure.end if figure is not None else i
    weekday = lexicon.calendar.weekdays.match(keys, i)
    if weekday is not None:
        return Found(first=first, end=weekday[1], kind=Kind.FREQUENCY, timex=f"XXXX-WXX-{weekday[0]}")
    unit_at = time_unit_at(document, at)
    if unit_at is None:
        return None
    unit, end = unit_at
    letter = time_letter(unit)
    if letter is None:
        return None
    return Found(first=first, end=end, kind=Kind.FREQUENCY, value=value, unit=unit.name, timex=period(value, letter))
