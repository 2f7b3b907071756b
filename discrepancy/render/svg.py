"""The interval picture: what each source's figure commits it to, as bars on one scale.

Bars of numbers share a linear scale, or a logarithmic one where they span more than a decade and a half; bars of times
and dates share a time axis. An open end fades out. There is nothing to draw, and the answer is empty, when fewer than
two figures can stand on one scale: other units, no bounds, clock times of unknown zone among known ones.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

from ..records import Claim, Reading, is_counted
from .facts import Fact
from .figures import (
    Unit,
    common_unit,
    day_words,
    decimal_bound,
    interval_words,
    is_timed,
    moment,
    number_words,
    printed_unit,
    zone_words,
)
from .markup import Html, element, joined
from .visible import clip

__all__ = ["Axis", "interval_picture", "number_axis", "time_axis"]

_WIDTH = 360
_ROW = 38
_FADE_STEPS = 12
_MOST_BARS = 12
_MOST_READINGS = 3
_LOG_FROM = Decimal(10) ** Decimal("1.5")
_EPOCH = dt.datetime(1970, 1, 1)
# No traps: a figure of a million digits gives NaN, which is not drawn, rather than an error.
_ARITHMETIC = Context(prec=40, traps=[])
_TIME_STEPS = tuple(
    Decimal(seconds)
    for seconds in (60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 2 * 86400, 7 * 86400, 30 * 86400)
) + tuple(Decimal(years) * 31557600 for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    label: str
    words: str
    low: Decimal | None
    high: Decimal | None
    # Bounds of the other meanings an ambiguous figure can have, drawn hollow.
    others: tuple[tuple[Decimal | None, Decimal | None], ...] = ()

    @property
    def ends(self) -> list[Decimal]:
        pairs = ((self.low, self.high), *self.others)
        return [end for pair in pairs for end in pair if end is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A scale: `place` gives 0 to 1 for a value, `ticks` the places with their labels, `title` what it measures."""

    place: Callable[[Decimal], float]
    ticks: tuple[tuple[float, str], ...]
    title: str
    kind: str


def interval_picture(fact: Fact, labels: dict[str, str]) -> Html:
    """An `<svg>` of the fact's claims, one bar each; empty when there is nothing to compare on one scale."""
    with localcontext(_ARITHMETIC):
        timed = [claim for claim in fact.claims if is_timed(claim)]
        if len(timed) * 2 > len(fact.claims):
            return _time_picture(timed, labels)
        return _number_picture([claim for claim in fact.claims if not is_timed(claim)], labels)


def _scale_of(claim: Claim) -> str | None:
    """What claims must share to be drawn on one scale; whatever is counted, counts share one."""
    return "count" if is_counted(claim) else claim.base_unit


def _number_picture(claims: list[Claim], labels: dict[str, str]) -> Html:
    scales = Counter(_scale_of(claim) for claim in claims)
    if not scales:
        return Html("")
    scale = scales.most_common(1)[0][0]
    claims = [claim for claim in claims if _scale_of(claim) == scale]
    printed = printed_unit(claims[0])

    def number(bound: object) -> Decimal | None:
        value = decimal_bound(bound)
        return value if value is None or printed is None else printed.number(value)

    bars = _bars(claims, labels, number)
    ends = [end for bar in bars for end in bar.ends]
    if len(bars) < 2:
        return Html("")
    shown = Unit(Decimal(1), printed.words) if printed else common_unit(claims[0], ends)
    axis = number_axis(
        ends,
        opens_low=any(bar.low is None for bar in bars),
        opens_high=any(bar.high is None for bar in bars),
        factor=shown.factor,
        title=f"{shown.prefix.strip()} {shown.words}".strip(),
    )
    return _drawn(bars, axis) if axis else Html("")


def _time_picture(claims: list[Claim], labels: dict[str, str]) -> Html:
    bounds = [bound for claim in claims for bound in (moment(claim.low), moment(claim.high)) if bound]
    zoned = [bound for bound in bounds if bound.tzinfo]
    if not bounds or (zoned and len(zoned) < len(bounds)):
        return Html("")
    # Times in several zones are drawn in the zone of the first, as its clock shows them.
    zone = bounds[0].tzinfo

    def seconds(bound: object) -> Decimal | None:
        when = moment(bound)
        if when is None or (when.tzinfo is None) != (zone is None):
            return None
        try:
            local = when.astimezone(zone) if zone else when
        except OverflowError:
            return None
        return Decimal(int((local.replace(tzinfo=None) - _EPOCH).total_seconds()))

    bars = _bars(claims, labels, seconds)
    if len(bars) < 2:
        return Html("")
    axis = time_axis(
        [end for bar in bars for end in bar.ends],
        opens_low=any(bar.low is None for bar in bars),
        opens_high=any(bar.high is None for bar in bars),
        zone=zone_words(bounds[0]),
    )
    return _drawn(bars, axis) if axis else Html("")


def _bars(claims: Sequence[Claim], labels: dict[str, str], number: Callable[[object], Decimal | None]) -> list[_Bar]:
    bars = []
    for claim in claims:
        low, high = number(claim.low), number(claim.high)
        if low is None and high is None:
            continue
        if low is not None and high is not None and low > high:
            low, high = high, low
        others = tuple(_other_bounds(claim.readings[:_MOST_READINGS], (low, high), number))
        label = clip(labels[claim.article], 26)
        bars.append(_Bar(label=label, words=clip(interval_words(claim), 32), low=low, high=high, others=others))
    return bars


def _other_bounds(
    readings: Sequence[Reading],
    shown: tuple[Decimal | None, Decimal | None],
    number: Callable[[object], Decimal | None],
) -> list[tuple[Decimal | None, Decimal | None]]:
    pairs = [(number(reading.low), number(reading.high)) for reading in readings]
    return [
        (low, high)
        for low, high in pairs
        if low is not None and high is not None and low <= high and (low, high) != shown
    ]


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
    step = _round_step(span / 3)
    # Python's own // would raise where the quotient has more digits than the context holds.
    tick = (first / step).to_integral_value(rounding=ROUND_CEILING) * step
    ticks: list[tuple[float, str]] = []
    while tick <= last and len(ticks) < 8:
        ticks.append((float((tick - first) / span), number_words(tick)))
        tick += step
    return Axis(
        place=lambda value: float((value / factor - first) / span), ticks=tuple(ticks), title=title, kind="linear"
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
        place=lambda value: float(((value / factor).log10() - first) / span),
        ticks=tuple(ticks),
        title=f"{title} (logarithmic)".strip(),
        kind="log",
    )


def time_axis(ends: Sequence[Decimal], *, opens_low: bool, opens_high: bool, zone: str = "") -> Axis | None:
    """A scale for seconds since 1970 on the local clock, ticks at round hours, days or years."""
    first, last = _room(min(ends), max(ends), opens_low, opens_high, least=Decimal(600))
    span = last - first
    step = next((step for step in _TIME_STEPS if span / step <= 4), _TIME_STEPS[-1])
    tick = (first / step).to_integral_value(rounding=ROUND_CEILING) * step
    within_day = span < 2 * 86400
    ticks: list[tuple[float, str]] = []
    while tick <= last and len(ticks) < 8:
        try:
            when = _EPOCH + dt.timedelta(seconds=int(tick))
        except OverflowError:
            return None
        ticks.append((float((tick - first) / span), _tick_words(when, step)))
        tick += step
    title = "local time"
    if within_day:
        middle = _EPOCH + dt.timedelta(seconds=int(min(ends)))
        title = day_words(middle) if middle.year != 2000 else "time of day"
    return Axis(
        place=lambda value: float((value - first) / span),
        ticks=tuple(ticks),
        title=f"{title}, {zone}" if zone else title,
        kind="time",
    )


def _tick_words(when: dt.datetime, step: Decimal) -> str:
    if step >= 365 * 86400:
        return str(when.year)
    if step >= 86400:
        return day_words(when, year=step >= 30 * 86400)
    return f"{when:%H:%M}"


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
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _drawn(bars: list[_Bar], axis: Axis) -> Html:
    """The svg: a row a bar (label and words above it), the scale below. All lengths are in its own user units."""
    left_out = len(bars) - _MOST_BARS
    bars = bars[:_MOST_BARS]
    bottom = len(bars) * _ROW + 6
    parts = [_tick(place, label, bottom) for place, label in axis.ticks]
    for index, bar in enumerate(bars):
        parts.append(_row(bar, axis, index * _ROW))
    title = axis.title + (f"; {left_out} more not drawn" if left_out > 0 else "")
    if title:
        parts.append(
            element("text", clip(title, 60), class_="dx-axis", x=_WIDTH // 2, y=bottom + 29, text_anchor="middle")
        )
    said = "; ".join(f"{bar.label}: {bar.words}" for bar in bars)
    return element(
        "svg",
        *parts,
        class_="dx-picture",
        viewBox=f"0 0 {_WIDTH} {bottom + 36}",
        role="img",
        aria_label=f"Intervals on a {axis.kind} scale. {said}",
    )


def _tick(place: float, label: str, bottom: int) -> Html:
    x = _x(place)
    anchor = "start" if x < 24 else "end" if x > _WIDTH - 24 else "middle"
    line = element("path", class_="dx-grid", d=f"M{_short(x)} 0V{bottom}")
    return joined(line, element("text", label, class_="dx-tick", x=_short(x), y=bottom + 13, text_anchor=anchor))


def _row(bar: _Bar, axis: Axis, top: int) -> Html:
    parts = [
        element("text", bar.label, class_="dx-label", x=0, y=top + 13),
        element("text", bar.words, class_="dx-words", x=_WIDTH, y=top + 13, text_anchor="end"),
        element("path", class_="dx-track", d=f"M0 {top + 27}H{_WIDTH}"),
    ]
    y = top + 23
    for low, high in bar.others:
        if low is not None and high is not None:
            x, width = _stretch(_x(axis.place(low)), _x(axis.place(high)))
            parts.append(element("rect", class_="dx-other", x=_short(x), y=y, width=_short(width), height=8, rx=3))
    start = None if bar.low is None else _x(axis.place(bar.low))
    end = None if bar.high is None else _x(axis.place(bar.high))
    match start, end:
        case float(), float():
            x, width = _stretch(start, end)
            parts.append(element("rect", class_="dx-bar", x=_short(x), y=y, width=_short(width), height=8, rx=3))
        case float(), None:
            parts.append(_fade(start, float(_WIDTH), y))
        case None, float():
            parts.append(_fade(end, 0.0, y))
    return joined(*parts)


def _stretch(start: float, end: float) -> tuple[float, float]:
    """Left and width of a bar, never too thin to be seen."""
    width = max(end - start, 5.0)
    return min(max((start + end - width) / 2, 0.0), _WIDTH - width), width


def _fade(start: float, end: float, y: int) -> Html:
    """A bar that begins sharply and fades out: steps of opacity, for a gradient would need an id unique in the page."""
    width = (end - start) / _FADE_STEPS
    pieces = [
        element(
            "rect",
            x=_short(min(start + index * width, start + (index + 1) * width)),
            y=y,
            width=_short(abs(width)),
            height=8,
            opacity=f"{0.9 * (1 - index / _FADE_STEPS) ** 1.5:.2f}",
        )
        for index in range(_FADE_STEPS)
    ]
    edge = element("rect", x=_short(start - 1.5), y=y - 3, width=3, height=14, rx=1)
    return element("g", *pieces, edge, class_="dx-bar")


def _x(place: float) -> float:
    return 0.0 if math.isnan(place) else min(max(place, 0.0), 1.0) * _WIDTH


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
