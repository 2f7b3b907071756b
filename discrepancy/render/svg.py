"""Bars on one scale as inline SVG, in the manner of a forest plot.

All that lies along the scale is in percent of the width: a narrow screen shrinks the bars and not the words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .axis import Axis
from .markup import Html, element, joined
from .visible import clip, display_width

__all__ = ["Bar", "Line", "forest_plot", "inside", "legend_of", "stretched"]

_ROW = 38
_MOST_BARS = 12
_FADE_STEPS = 12
_THINNEST = 0.014
# A letter of a tick's label, as a part of the narrowest picture.
_LETTER = 0.028


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure on the scale: its bounds, None where open, as numbers of the axis."""

    label: str
    figure: str
    words: str
    low: Decimal | None
    high: Decimal | None
    # How far an open end reaches as people speak; None where that is not known.
    far: Decimal | None = None
    # Bounds of the other meanings an ambiguous figure can have, drawn hollow.
    others: tuple[tuple[Decimal, Decimal], ...] = ()
    is_hollow: bool = False

    @property
    def ends(self) -> list[Decimal]:
        ends = (self.low, self.high, self.far, *(end for pair in self.others for end in pair))
        return [end for end in ends if end is not None]

    @property
    def opens_low(self) -> bool:
        return self.low is None and self.far is None

    @property
    def opens_high(self) -> bool:
        return self.high is None and self.far is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where most independent accounts stand, and the words for how many they are."""

    low: Decimal
    high: Decimal
    words: str


def forest_plot(bars: Sequence[Bar], axis: Axis, line: Line | None, note: str = "") -> Html:
    """A `<figure>`: a row a bar (label and figure above it), the scale below, and in words what the signs mean."""
    left_out = len(bars) - _MOST_BARS
    bars = bars[:_MOST_BARS]
    bottom = len(bars) * _ROW + 4
    parts = [_tick(place, label, bottom) for place, label in _apart(axis.ticks)]
    if line:
        parts.append(_across(inside(axis.place(line.low)), inside(axis.place(line.high)), bottom))
    parts += [_row(bar, axis, index * _ROW) for index, bar in enumerate(bars)]
    if axis.title:
        title = clip(axis.title, 60)
        parts.append(element("text", title, class_="dx-tick", x="50%", y=bottom + 31, text_anchor="middle"))
    legend = [*legend_of(bars, line, note), f"{left_out} more are not drawn." if left_out > 0 else ""]
    said = "; ".join(f"{bar.label}: {bar.words or bar.figure}" for bar in bars)
    picture = element(
        "svg",
        *parts,
        height=bottom + (38 if axis.title else 20),
        role="img",
        aria_label=f"Intervals on a {axis.kind} scale. {said}",
    )
    words = " ".join(filter(None, legend))
    caption = [element("figcaption", words, class_="dx-facts")] if words else []
    return element("figure", picture, *caption, class_="dx-picture")


def legend_of(bars: Sequence[Bar], line: Line | None, note: str) -> list[str]:
    """What the signs of a picture mean, a sentence each, of those that it has."""
    legend = [
        line.words if line else "",
        "Fading: as far as the words are taken to reach." if any(bar.far is not None for bar in bars) else "",
        "Dashed: another meaning it can have." if any(bar.others for bar in bars) else "",
        note,
    ]
    return [words for words in legend if words]


def _apart(ticks: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The ticks, or every second, third … of them, so that no label touches the next in the narrowest picture."""
    placed = [(inside(place), label) for place, label in ticks]
    return next((placed[::every] for every in range(1, len(placed)) if _have_room(placed[::every])), placed[:1])


def _have_room(ticks: Sequence[tuple[float, str]]) -> bool:
    free = -1.0
    for place, label in ticks:
        width = display_width(label) * _LETTER
        start = place - {"start": 0, "middle": width / 2, "end": width}[_anchor(place)]
        if start < free:
            return False
        free = start + width + _LETTER
    return True


def _anchor(place: float) -> str:
    """Where a label stands to its tick: those at the ends stay inside the picture."""
    return "start" if place < 0.07 else "end" if place > 0.93 else "middle"


def _tick(place: float, label: str, bottom: int) -> Html:
    x = _percent(place)
    return joined(
        element("line", class_="dx-grid", x1=x, x2=x, y2=bottom),
        element("text", label, class_="dx-tick", x=x, y=bottom + 15, text_anchor=_anchor(place)),
    )


def _across(start: float, end: float, bottom: int) -> Html:
    """A line from top to bottom, in a band as wide as the interval it stands for."""
    x = _percent((start + end) / 2)
    line = element("line", class_="dx-line", x1=x, x2=x, y2=bottom)
    if end - start < _THINNEST:
        return line
    band = element("rect", class_="dx-band", x=_percent(start), y=0, width=_percent(end - start), height=bottom)
    return joined(band, line)


def _row(bar: Bar, axis: Axis, top: int) -> Html:
    y = top + 22
    parts = [
        element("text", bar.label, class_="dx-label", y=top + 14),
        element("text", bar.figure, class_="dx-words", x="100%", y=top + 14, text_anchor="end"),
        element("line", class_="dx-track", x2="100%", y1=y + 4, y2=y + 4),
    ]
    parts += [_block("dx-other", inside(axis.place(low)), inside(axis.place(high)), y) for low, high in bar.others]
    start = None if bar.low is None else inside(axis.place(bar.low))
    end = None if bar.high is None else inside(axis.place(bar.high))
    far = None if bar.far is None else inside(axis.place(bar.far))
    match start, end:
        case float(), float():
            parts.append(_block("dx-hollow" if bar.is_hollow else "dx-bar", start, end, y))
        case float(), None:
            parts.append(_fade(start, 1.0 if far is None else far, y))
        case None, float():
            parts.append(_fade(end, 0.0 if far is None else far, y))
    return joined(*parts)


def _block(name: str, start: float, end: float, y: int) -> Html:
    x, width = stretched(start, end, _THINNEST)
    return element("rect", class_=name, x=_percent(x), y=y, width=_percent(width), height=8, rx=3)


def stretched(start: float, end: float, least: float) -> tuple[float, float]:
    """Left and width of a bar, never too thin to be seen."""
    width = max(end - start, least)
    return min(max((start + end - width) / 2, 0.0), 1.0 - width), width


def _fade(start: float, end: float, y: int) -> Html:
    """A bar that begins sharply and fades out: steps of opacity, for a gradient would need an id unique in the page."""
    steps = range(_FADE_STEPS) if end >= start else range(_FADE_STEPS - 1, -1, -1)
    pieces = [
        element("path", d=f"M{place} 0h1v1h-1z", opacity=f"{0.9 * (1 - index / _FADE_STEPS):.2f}".lstrip("0"))
        for index, place in enumerate(steps)
    ]
    bar = element(
        "svg",
        *pieces,
        x=_percent(min(start, end)),
        y=y,
        width=_percent(abs(end - start)),
        height=8,
        viewBox=f"0 0 {_FADE_STEPS} 1",
        preserveAspectRatio="none",
    )
    edge = element("line", x1=_percent(start), x2=_percent(start), y1=y - 3, y2=y + 11)
    return element("g", bar, edge, class_="dx-bar")


def inside(place: float) -> float:
    """The place within the scale: what is no number stands at its start, what lies beyond at its end."""
    return 0.0 if math.isnan(place) else min(max(place, 0.0), 1.0)


def _percent(place: float) -> str:
    return f"{place * 100:.1f}".removesuffix(".0") + "%"
