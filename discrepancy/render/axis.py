"""The scales of interval pictures: linear, logarithmic where numbers span decades, and a time axis.

>>> axis = number_axis([Decimal(100), Decimal(10_000)], opens_low=False, opens_high=False)
>>> axis.kind, [label for _, label in axis.ticks]
('log', ['100', '1,000', '10,000'])
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .figures import day_words, number_words

__all__ = ["EPOCH", "Axis", "number_axis", "time_axis"]

EPOCH = dt.datetime(1970, 1, 1)
_LOG_FROM = Decimal(10) ** Decimal("1.5")
_DAY = 86400
_MOST_TICKS = 5
_SECONDS = (60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200, *(_DAY * days for days in (1, 2, 3, 5, 7, 14)))
_MONTHS = (1, 2, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)))
_MONTH_SECONDS = 2629746


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A scale: `place` gives 0 to 1 for a value, `ticks` the places with their labels, `title` what it measures.

    `first` and `last` are its ends as the ticks show them, on a logarithmic scale their exponents; of times, seconds.
    """

    first: Decimal
    last: Decimal
    place: Callable[[Decimal], float]
    ticks: tuple[tuple[float, str], ...]
    title: str
    kind: str


def number_axis(
    ends: Sequence[Decimal], *, opens_low: bool, opens_high: bool, factor: Decimal = Decimal(1), title: str = ""
) -> Axis | None:
    """A scale for these numbers with ticks at round ones; logarithmic where all are positive and span 1.5 decades."""
    lowest, highest = min(ends) / factor, max(ends) / factor
    if lowest > 0 and highest / lowest > _LOG_FROM:
        return _log_axis(lowest, highest, opens_low, opens_high, factor, title)
    first, last = _room(lowest, highest, opens_low, opens_high)
    span = last - first
    if not span.is_finite() or span <= 0:
        return None
    step = _round_step(span / 5)
    # Python's own // would raise where the quotient has more digits than the context holds.
    tick = (first / step).to_integral_value(rounding=ROUND_CEILING) * step
    ticks: list[tuple[float, str]] = []
    while tick <= last and len(ticks) < 8:
        ticks.append((float((tick - first) / span), number_words(tick)))
        tick += step
    return Axis(
        first=first,
        last=last,
        place=lambda value: float((value / factor - first) / span),
        ticks=tuple(ticks),
        title=title,
        kind="linear",
    )


def _log_axis(
    lowest: Decimal, highest: Decimal, opens_low: bool, opens_high: bool, factor: Decimal, title: str
) -> Axis | None:
    first, last = _room(lowest.log10(), highest.log10(), opens_low, opens_high)
    span = last - first
    if not span.is_finite() or span <= 0:
        return None
    start = int(first.to_integral_value(rounding=ROUND_CEILING))
    end = int(last.to_integral_value(rounding=ROUND_FLOOR))
    every = max(1, -(-(end - start) // 3))
    ticks = [
        (float((exponent - first) / span), number_words(Decimal(10) ** exponent))
        for exponent in range(start, end + 1, every)
    ]
    return Axis(
        first=first,
        last=last,
        place=lambda value: float(((value / factor).log10() - first) / span),
        ticks=tuple(ticks),
        title=f"{title} (logarithmic)".strip(),
        kind="log",
    )


def time_axis(ends: Sequence[Decimal], *, opens_low: bool, opens_high: bool, zone: str = "") -> Axis | None:
    """A scale for seconds since 1970 on the local clock, ticks at round hours, days or years."""
    first, last = _room(min(ends), max(ends), opens_low, opens_high, least=Decimal(600))
    span = last - first
    ticks = [(float((_seconds(when) - first) / span), words) for when, words in _time_ticks(first, last)]
    title = "local time" if zone else ""
    if span < 2 * _DAY:
        middle = EPOCH + dt.timedelta(seconds=int(min(ends)))
        title = day_words(middle) if middle.year != 2000 else "time of day"
    return Axis(
        first=first,
        last=last,
        place=lambda value: float((value - first) / span),
        ticks=tuple(ticks),
        title=f"{title}, {zone}" if zone else title,
        kind="time",
    )


def _time_ticks(first: Decimal, last: Decimal) -> Iterator[tuple[dt.datetime, str]]:
    """The round clock times, days, months or years between two times, with their words."""
    span = last - first
    step = next((Decimal(step) for step in _SECONDS if span / step < _MOST_TICKS), None)
    if step is not None:
        tick = (first / step).to_integral_value(rounding=ROUND_CEILING) * step
        while tick <= last:
            with suppress(OverflowError):  # the first and the last day of the calendar
                when = EPOCH + dt.timedelta(seconds=int(tick))
                yield when, f"{when:%H:%M}" if step < _DAY else day_words(when, year=False)
            tick += step
        return
    months = next((months for months in _MONTHS if span / (months * _MONTH_SECONDS) < _MOST_TICKS), _MONTHS[-1])
    start = 12 * (EPOCH.year - 1 + int(first / (12 * _MONTH_SECONDS)))
    for month in range(max(start - start % months, 0), 12 * (dt.MAXYEAR + 1), months):
        year, index = divmod(month, 12)
        if year < dt.MINYEAR or (seconds := _seconds(when := dt.datetime(year, index + 1, 1))) < first:
            continue
        if seconds > last:
            return
        yield when, str(year) if months >= 12 else day_words(when).removeprefix("1 ")


def _seconds(when: dt.datetime) -> Decimal:
    return Decimal(int((when - EPOCH).total_seconds()))


def _room(
    lowest: Decimal, highest: Decimal, opens_low: bool, opens_high: bool, least: Decimal = Decimal(0)
) -> tuple[Decimal, Decimal]:
    """The ends of the scale: some room on either side, more where a bar runs out of the picture."""
    span = max(highest - lowest, least)
    if not span:
        span = abs(lowest) / 10 or Decimal(1)
    return (
        lowest - span * (Decimal("0.3") if opens_low else Decimal("0.08")),
        highest + span * (Decimal("0.3") if opens_high else Decimal("0.08")),
    )


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    # Halves between whole numbers would be odd where people are counted.
    steps = (1, 2, 5, 10) if power == 1 else (1, 2, Decimal("2.5"), 5, 10)
    return next(power * times for times in steps if power * times >= rough)
