"""The interval picture: what each source's figure commits it to, as bars on one scale, as in a forest plot.

Numbers share a linear or logarithmic scale, times and dates a time axis. An open end fades out as far as its words are
taken to reach; a line stands where most independent accounts do. There is nothing to draw, and the answer is empty,
when fewer than two figures can stand on one scale: other units, no bounds.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from typing import NamedTuple

from ..consensus import are_divided, consensus_of
from ..intervals import pragmatic
from ..records import ArticleSummary, Bound, Claim, Consensus, is_counted
from .axis import EPOCH, Axis, number_axis, time_axis
from .facts import Fact
from .figures import (
    SCALE_NAMES,
    Unit,
    common_unit,
    decimal_bound,
    interval_words,
    is_foreign,
    is_timed,
    moment,
    printed_figure,
    printed_unit,
    zone_words,
)
from .markup import Html
from .svg import Bar, Line, forest_plot
from .visible import clip

__all__ = ["ARITHMETIC", "Layout", "interval_picture", "layout_of"]

_MOST_READINGS = 3
_LABEL_COLUMNS = 24
# No traps: a figure of a million digits gives NaN, which is not drawn, rather than an error.
ARITHMETIC = Context(prec=40, traps=[])


class Layout(NamedTuple):
    """The bars of a picture, their scale, the line of the consensus, and sentences on what its reader must know."""

    bars: list[Bar]
    axis: Axis
    line: Line | None = None
    note: str = ""
    left_out: str = ""


_Number = Callable[[object], Decimal | None]


def interval_picture(fact: Fact, labels: Mapping[str, str], articles: Mapping[str, ArticleSummary]) -> Html:
    """A `<figure>` of the fact's claims, one bar each; empty when there is nothing to compare on one scale."""
    with localcontext(ARITHMETIC):
        layout = layout_of(fact, labels, articles)
        if layout is None:
            return Html("")
        note = f"{layout.note} {layout.left_out}".strip()
        return forest_plot(layout.bars, layout.axis, layout.line, note)


def layout_of(fact: Fact, labels: Mapping[str, str], articles: Mapping[str, ArticleSummary]) -> Layout | None:
    """What the picture of a fact shows, on which scale; to be drawn in the context `ARITHMETIC`, as it is made."""
    timed = [claim for claim in fact.claims if is_timed(claim)]
    supported = _supported(fact, articles)
    if len(timed) * 2 > len(fact.claims):
        layout = _time_layout(timed, labels, supported)
    else:
        numbers = [claim for claim in fact.claims if not is_timed(claim)]
        layout = _number_layout(numbers, fact.finding.measure, labels, supported)
    if layout is None or len(layout.bars) == len(fact.claims):
        return layout
    return layout._replace(left_out=f"Not on this scale: {len(fact.claims) - len(layout.bars)} of the figures.")


def _supported(fact: Fact, articles: Mapping[str, ArticleSummary]) -> Consensus | None:
    """What two or more independent accounts support together, none of them against another.

    A report cut by hand may lack what it takes to say.
    """
    ids = {claim.id for claim in fact.claims}
    known = all(claim.article in articles for claim in fact.claims)
    if not known or not len(fact.pairs) or not ids.issuperset(fact.pairs.claims):
        return None
    consensus = consensus_of(fact.claims, fact.pairs, articles)
    divided = are_divided(consensus.supporters, fact.claims, fact.pairs, articles)
    return consensus if len(consensus.supporters) > 1 and not divided else None


def _number_layout(
    claims: list[Claim], measure: str | None, labels: Mapping[str, str], supported: Consensus | None
) -> Layout | None:
    scales = Counter(_scale_of(claim) for claim in claims)
    if not scales:
        return None
    scale = scales.most_common(1)[0][0]
    claims = [claim for claim in claims if _scale_of(claim) == scale]
    # The unit is named by a claim whose noun a reader of English can read, where there is one.
    first = min(claims, key=lambda claim: is_foreign(claim.base_unit or ""))
    printed = printed_unit(first)

    def number(bound: object) -> Decimal | None:
        value = decimal_bound(bound)
        return value if value is None or printed is None else printed.number(value)

    bars = _bars(claims, labels, number)
    if len(bars) < 2:
        return None
    ends = [end for bar in bars for end in bar.ends]
    shown = Unit(Decimal(1), printed.words) if printed else common_unit(first, ends)
    axis = number_axis(
        ends,
        opens_low=any(bar.opens_low for bar in bars),
        opens_high=any(bar.opens_high for bar in bars),
        factor=shown.factor,
        title=_axis_title(shown, measure),
    )
    line = None
    if supported and supported.claim in {claim.id for claim in claims}:
        line = _line(supported, number(supported.low), number(supported.high))
    return Layout(bars, axis, line) if axis else None


def _axis_title(unit: Unit, measure: str | None) -> str:
    """ "million listeners", "GBP billion"; where nothing is counted by a name, what is measured: "magnitude"."""
    if not unit.prefix and unit.words in {"", *SCALE_NAMES}:
        return f"{unit.words} {(measure or '').replace('_', ' ')}".strip()
    return f"{unit.prefix.strip()} {unit.words}".strip()


def _scale_of(claim: Claim) -> str | None:
    """What claims must share to be drawn on one scale; whatever is counted, counts share one."""
    return "count" if is_counted(claim) else claim.base_unit


def _time_layout(claims: list[Claim], labels: Mapping[str, str], supported: Consensus | None) -> Layout | None:
    zoned = [when for claim in claims if (when := _zoned_moment(claim))]
    # Times in several zones are drawn in the zone of the first, as its clock shows them; what is told without a zone
    # is drawn hollow on that clock.
    zone = zoned[0].tzinfo if zoned else None

    def seconds(bound: object) -> Decimal | None:
        when = moment(bound)
        if when is None:
            return None
        try:
            local = when.astimezone(zone) if zone and when.tzinfo else when
        except OverflowError:
            return None
        return Decimal(int((local.replace(tzinfo=None) - EPOCH).total_seconds()))

    unzoned = [bool(zone) and _zoned_moment(claim) is None for claim in claims]
    bars = [
        replace(bar, is_hollow=hollow)
        for claim, hollow in zip(claims, unzoned, strict=True)
        for bar in _bars([claim], labels, seconds)
    ]
    if len(bars) < 2:
        return None
    words = zone_words(zoned[0]) if zoned else ""
    axis = time_axis(
        [end for bar in bars for end in bar.ends],
        opens_low=any(bar.opens_low for bar in bars),
        opens_high=any(bar.opens_high for bar in bars),
        zone=words,
    )
    hollow = f"Hollow: told without a time zone, drawn as if in {words}." if any(unzoned) else ""
    line = None
    if supported:
        held = [claim for claim in claims if claim.article in supported.supporters]
        lows = [low for claim in held if (low := seconds(claim.low)) is not None]
        highs = [high for claim in held if (high := seconds(claim.high)) is not None]
        line = _line(supported, max(lows, default=None), min(highs, default=None))
    return Layout(bars, axis, line, hollow) if axis else None


def _zoned_moment(claim: Claim) -> dt.datetime | None:
    return next((when for bound in (claim.low, claim.high) if (when := moment(bound)) and when.tzinfo), None)


def _line(consensus: Consensus, low: Decimal | None, high: Decimal | None) -> Line | None:
    ends = [end for end in (low, high) if end is not None]
    if not ends or min(ends) != ends[0]:
        return None
    count, of = len(consensus.supporters), consensus.independent
    told = f"{count} of {of}" if count < of else "both" if count == 2 else f"all {count}"
    mark = "line" if ends[0] == ends[-1] else "band"
    return Line(low=ends[0], high=ends[-1], words=f"Upright {mark}: what {told} accounts support.")


def _bars(claims: Sequence[Claim], labels: Mapping[str, str], number: _Number) -> list[Bar]:
    bars = []
    for claim in claims:
        low, high = number(claim.low), number(claim.high)
        if low is None and high is None:
            continue
        if low is not None and high is not None and low > high:
            low, high = high, low
        bars.append(
            Bar(
                label=clip(labels[claim.article], _LABEL_COLUMNS),
                figure=clip(" ".join(printed_figure(claim).split()), _LABEL_COLUMNS),
                words=clip(interval_words(claim), 60),
                low=low,
                high=high,
                far=number(_far_end(claim)),
                others=tuple(_other_bounds(claim, (low, high), number)),
            )
        )
    return bars


def _far_end(claim: Claim) -> Bound:
    """How far the open end of a number is taken to reach; None where no end is open, or the words do not say."""
    if is_timed(claim) or (claim.low is None) == (claim.high is None) or claim.base_unit == "kelvin":
        return None
    low, high = pragmatic(claim)
    return low if claim.low is None else high


def _other_bounds(
    claim: Claim, shown: tuple[Decimal | None, Decimal | None], number: _Number
) -> list[tuple[Decimal, Decimal]]:
    pairs = [(number(reading.low), number(reading.high)) for reading in claim.readings[:_MOST_READINGS]]
    return [
        (low, high)
        for low, high in pairs
        if low is not None and high is not None and low <= high and (low, high) != shown
    ]
