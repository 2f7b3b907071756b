"""How often: "twice a week", "three times a day", "every two years", "daily"."""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..records import Kind
from .durations import time_letter, time_unit_at
from .figures import Figure
from .found import Found
from .parts import leads_clock
from .timex import period

__all__ = ["find_frequency", "find_set"]


def find_set(document: Document, i: int, floor: int) -> Found | None:
    """every Monday, every day, Mondays, daily: a set whose telling word is at token `i` and counts nothing."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    other = calendar.said("every_other").match_before(keys, i, floor)
    every = other or calendar.said("every").match_before(keys, i, floor)
    weekday = calendar.weekdays.match(keys, i)
    part = calendar.day_parts.match(keys, weekday[1]) if weekday is not None else None
    if (
        weekday is not None
        and part is not None
        and (part[0].code.startswith("T") or leads_clock(document, weekday[1], part[1]))
    ):
        part = None
    parts = part is not None and document.lexicon.is_plural(keys[part[1] - 1])  # "Tuesday afternoons"
    if weekday is not None and (every is not None or parts or _is_plural_day(document, i)):
        code = f"T{part[0].code}" if part is not None else ""
        return Found(
            first=every[1] if every else i, end=part[1] if part else weekday[1], kind=Kind.FREQUENCY,
            timex=f"XXXX-WXX-{weekday[0]}{code}", takes_modifier=False,
        )  # fmt: skip
    if every is None:
        return None
    part = calendar.day_parts.match(keys, i)
    if part is not None and not part[0].code.startswith("T"):
        return Found(
            first=every[1], end=part[1], kind=Kind.FREQUENCY, timex=f"XXXX-XX-XXT{part[0].code}", takes_modifier=False
        )
    return _every_nth(document, i, every[1]) or _every(document, i, None, every[1], 2 if other else 1)


def _is_plural_day(document: Document, i: int) -> bool:
    """ "Mondays": the singular is a weekday as well."""
    key, lexicon = document.tokens.keys[i], document.lexicon
    if key in lexicon.abbreviations:
        return False  # "Tues." is one Tuesday
    return lexicon.lemma(key) != key and lexicon.calendar.weekdays.get(lexicon.lemma(key)) is not None


def find_frequency(document: Document, i: int, figure: Figure | None, floor: int) -> Found | None:
    """A frequency whose first telling word is at token `i`."""
    keys, lexicon = document.tokens.keys, document.lexicon
    adverb = lexicon.calendar.adverbs.match(keys, i)
    if adverb is not None:
        return Found(first=i, end=adverb[1], kind=Kind.FREQUENCY, timex=adverb[0], takes_modifier=False)
    first = figure.first if figure is not None else i
    if first and keys[first - 1] in lexicon.gates.every_before:
        every = lexicon.calendar.said("every").match_before(keys, first, floor)
        if every is not None:
            return _every(document, i, figure, every[1])
    times = _times(document, i, figure)
    if times is None:
        return None
    value, end = times
    often = lexicon.calendar.adverbs.match(keys, end)
    if often is not None:  # "twice daily"
        return Found(first=first, end=often[1], kind=Kind.FREQUENCY, value=value, timex=often[0])
    rate = lexicon.rates.match(keys, end)
    if rate is None:
        return None
    unit_at = time_unit_at(document, rate[1])
    if unit_at is None:
        return None
    unit, end = unit_at
    letter = time_letter(unit)
    return Found(
        first=first, end=end, kind=Kind.FREQUENCY, value=value, unit=unit.name,
        timex=period(Decimal(1), letter) if letter else None,
    )  # fmt: skip


def _times(document: Document, i: int, figure: Figure | None) -> tuple[Decimal, int] | None:
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure is not None:
        found = numerals.multiples.match(keys, figure.end)
        return (figure.value, found[1]) if found is not None else None
    return numerals.multiple_words.match(keys, i) or numerals.frequency_words.match(keys, i)


def _every_nth(document: Document, i: int, first: int) -> Found | None:
    """every third day, every second week, every second Friday."""
    ordinal = document.ordinal_at(i)
    if ordinal is None:
        return None
    weekday = document.lexicon.calendar.weekdays.match(document.tokens.keys, ordinal.end)
    if weekday is not None:
        timex = f"XXXX-WXX-{weekday[0]}"
        return Found(first=first, end=weekday[1], kind=Kind.FREQUENCY, timex=timex, takes_modifier=False)
    found = _every(document, ordinal.end, None, first, int(ordinal.value))
    return found if found is not None and not document.lexicon.is_plural(document.tokens.keys[found.end - 1]) else None


def _every(document: Document, i: int, figure: Figure | None, first: int, count: int = 1) -> Found | None:
    """every two years, every day, every other week."""
    value = figure.value if figure is not None else Decimal(count)
    at = figure.end if figure is not None else i
    unit_at = time_unit_at(document, at)
    if unit_at is None:
        return None
    unit, end = unit_at
    letter = time_letter(unit)
    if letter is None:
        return None
    return Found(first=first, end=end, kind=Kind.FREQUENCY, value=value, unit=unit.name, timex=period(value, letter))
