"""One finding, or the gravest of a report, drawn by matplotlib in the manner of a forest plot.

What is drawn, on which scale and in which words is settled in `picture`, for the HTML as well; here it is only drawn.
matplotlib is imported here and only when a plot is asked for.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from decimal import localcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError, ReportError
from ..records import Claim, Finding
from .axis import Axis
from .facts import SIGNS, Fact, account_labels, emptiness, fact_in, facts_of, verdict_words
from .figures import interval_words, printed_figure
from .fonts import shown, text_style
from .picture import ARITHMETIC, Layout, layout_of
from .style import DARK, LIGHT
from .svg import Bar, inside, legend_of, stretched
from .visible import clip

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..report import Report

__all__ = ["plot_finding", "plot_report"]

_HEIGHT = 0.34  # of a bar, in rows
_THINNEST = 0.006  # of the width: an exact figure is a bar too
_FADE_STEPS = 40
_LABEL_COLUMNS = 28  # what stands beside the bars leaves them half of the width
_NAME_COLUMNS = 56
_REASON_COLUMNS = 92
_DAY = 86400
_MOST_DECADES = 300  # that floats hold, with some room

_Place = Callable[[float], float]


def plot_finding(finding: Finding, report: Report | None, ax: Axes | None = None) -> Axes:
    """The claims of a finding on one scale, whose numbers are those of the x axis: its unit, or days for times.

    Raises `ReportError` where no report stands behind the finding, `MissingExtraError` without matplotlib.
    """
    if report is None:
        raise ReportError(
            f"finding {finding.id!r} stands alone and knows its claims by id only; plot one of report.findings"
        )
    _check_matplotlib()
    fact = fact_in(report, finding)
    reason = textwrap.wrap(shown(clip(finding.explanation, 400)), _REASON_COLUMNS)
    with localcontext(ARITHMETIC):
        layout = _layout(fact, report)
        ax = _axes(ax, 0.42 * len(fact.claims) + 0.2 * len(reason) + 1.4)
        at = _in_units(layout.axis) if layout else float
        rows = _rows(ax, fact, layout, report, 0, at)
        _scale(ax, layout.axis if layout else None, at)
    colours, style = _colours(ax), text_style()
    ax.set_yticks(list(rows), list(rows.values()), **style)
    ax.set_ylim(max(rows, default=0) + 0.6, -0.6)
    title = ax.set_title(_name(fact), loc="left", pad=8 + 15 * len(reason), color=colours[finding.verdict], **style)
    title.set_fontweight("bold")
    ax.annotate("\n".join(reason), (0, 1), (0, 7), xycoords="axes fraction", textcoords="offset points", **style)
    legend = _legend(fact, layout)
    words = [
        _title(layout.axis.title or fact.measure) if layout else "",
        *textwrap.wrap(" ".join(legend), _REASON_COLUMNS),
    ]
    ax.set_xlabel("\n".join(filter(None, words)), color=colours["soft"], **style)
    return ax


def plot_report(report: Report, ax: Axes | None = None, max_findings: int = 8) -> Axes:
    """The gravest findings below each other, each on a scale of its own from 0 to 1 of the x axis.

    Raises `ReportError` for a `max_findings` that is no whole number from 1, `MissingExtraError` without matplotlib.
    """
    if not isinstance(max_findings, int) or max_findings < 1:
        raise ReportError(f"max_findings: got {max_findings!r}; give a whole number from 1")
    _check_matplotlib()
    facts = facts_of(report)
    labels: dict[float, str] = {}
    with localcontext(ARITHMETIC):
        drawn = [(fact, _layout(fact, report)) for fact in facts[:max_findings]]
        ax = _axes(ax, 0.27 * sum(3 + len(fact.claims) for fact, _ in drawn) + 0.5)
        colours, style = _colours(ax), text_style()
        top = 0.0
        for fact, layout in drawn:
            name = ax.text(0, top, _name(fact), color=colours[fact.finding.verdict], va="center", **style)
            name.set_fontweight("bold")
            name.set_in_layout(False)  # a long one runs on to the right and takes no room from the bars
            labels |= _rows(ax, fact, layout, report, top + 1, float)
            top = max(labels) + 1
            if layout:
                _little_scale(ax, layout.axis, top, len(fact.claims) - len(layout.bars))
            top += 2
    ax.set_yticks(list(labels), list(labels.values()), **style)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.set(xlim=(0, 1), ylim=(max(top - 1, 1), -0.8))
    words = [emptiness(report) or "", *_common_legend([layout for _, layout in drawn if layout])]
    if len(drawn) < len(facts):
        words.append(f"Milder facts that are not drawn: {len(facts) - len(drawn)}.")
    ax.set_xlabel("\n".join(textwrap.wrap(" ".join(words), _REASON_COLUMNS)), color=colours["soft"], **style)
    return ax


def _common_legend(layouts: Sequence[Layout]) -> list[str]:
    band = ["Upright line or band: what most accounts support."] if any(layout.line for layout in layouts) else []
    return [*band, *dict.fromkeys(words for layout in layouts for words in legend_of(layout.bars, None, layout.note))]


def _check_matplotlib() -> None:
    try:
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("plot()", "matplotlib", extra="plot") from error


def _axes(ax: Axes | None, inches: float) -> Axes:
    """Those given, or new ones of this height; bare but for the line below."""
    if ax is None:
        import matplotlib.pyplot as plt

        ax = plt.subplots(figsize=(8.5, inches), layout="constrained")[1]
    elif not hasattr(ax, "spines"):
        raise ReportError(f"ax must be matplotlib Axes or None, got {type(ax).__name__}; plt.subplots()[1] gives some")
    ax.spines[["left", "right", "top"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_axisbelow(True)
    return ax


def _colours(ax: Axes) -> Mapping[str, str]:
    """The palette of the HTML report for a ground that is light, or dark."""
    from matplotlib.colors import to_rgb

    return DARK if sum(to_rgb(ax.get_facecolor())) < 1.5 else LIGHT


def _name(fact: Fact) -> str:
    words = f"{SIGNS[fact.finding.verdict]} {verdict_words(fact.finding)}"
    name = f"{words}: {clip(fact.name, _NAME_COLUMNS)}"
    return shown(name, f"{words}: {clip(fact.measure, _NAME_COLUMNS)}")


def _title(words: str) -> str:
    """What an axis measures; a unit may be a noun of the article, and that of any script."""
    return shown(clip(words, _LABEL_COLUMNS))


def _layout(fact: Fact, report: Report) -> Layout | None:
    return layout_of(fact, _labels(report), {article.id: article for article in report.articles})


def _labels(report: Report) -> dict[str, str]:
    """What to call the accounts in letters that can be shown: an id is more often written in Latin ones."""
    return {id: shown(clip(label, _LABEL_COLUMNS), id) for id, label in account_labels(report).items()}


def _legend(fact: Fact, layout: Layout | None) -> list[str]:
    if layout is None:
        return ["These figures do not stand on one scale."]
    return [*legend_of(layout.bars, layout.line, layout.note), *filter(None, [layout.left_out])]


def _rows(ax: Axes, fact: Fact, layout: Layout | None, report: Report, top: float, at: _Place) -> dict[float, str]:
    """A row a claim from `top` downwards: its bar, its figure on the right; gives where which source is to stand."""
    colours, labels = _colours(ax), _labels(report)
    bars: Sequence[Bar] = layout.bars if layout else [_bare(claim, labels) for claim in fact.claims]
    rows = {top + index: bar.label for index, bar in enumerate(bars)}
    for y, bar in zip(rows, bars, strict=True):
        figure = shown(bar.figure, clip(bar.words, _LABEL_COLUMNS))
        ax.annotate(
            figure, (1, y), (8, 0), xycoords=ax.get_yaxis_transform(), textcoords="offset points", va="center",
            annotation_clip=False, **text_style(),
        )  # fmt: skip
        if layout:
            ax.hlines(y, at(0), at(1), colors=colours["line"], linewidth=0.8, zorder=0.6)
            _bar(ax, bar, y, layout.axis, at, colours[fact.finding.verdict])
    if layout and layout.line:
        start, end = (inside(layout.axis.place(end)) for end in (layout.line.low, layout.line.high))
        x, width = stretched(start, end, _THINNEST / 2)
        ends = [top - 0.5, max(rows) + 0.5]
        ax.fill_betweenx(ends, at(x), at(x + width), color=colours["soft"], alpha=0.35, linewidth=0, zorder=0.8)
    return rows


def _bare(claim: Claim, labels: Mapping[str, str]) -> Bar:
    words, figure = interval_words(claim), clip(" ".join(printed_figure(claim).split()), _LABEL_COLUMNS)
    return Bar(label=labels[claim.article], figure=figure, words=words, low=None, high=None)


def _bar(ax: Axes, bar: Bar, y: float, axis: Axis, at: _Place, colour: str) -> None:
    """The interval in full colour, an open end fading out to where its words reach, other readings dashed."""
    hollow = {"facecolor": "none", "edgecolor": colour, "linewidth": 1}
    low, high, far = (None if end is None else inside(axis.place(end)) for end in (bar.low, bar.high, bar.far))
    for other in bar.others:
        start, end = (inside(axis.place(end)) for end in other)
        _block(ax, y, start, end, at, linestyle="--", **hollow)
    if low is not None and high is not None:
        _block(ax, y, low, high, at, **hollow if bar.is_hollow else {"color": colour, "linewidth": 0})
    elif low is not None:
        _fade(ax, y, low, 1.0 if far is None else far, at, colour)
    elif high is not None:
        _fade(ax, y, high, 0.0 if far is None else far, at, colour)


def _block(ax: Axes, y: float, start: float, end: float, at: _Place, **look: Any) -> None:
    x, width = stretched(start, end, _THINNEST)
    ax.barh(y, at(x + width) - at(x), left=at(x), height=_HEIGHT, **look)


def _fade(ax: Axes, y: float, start: float, end: float, at: _Place, colour: str) -> None:
    """A bar that begins sharply and fades out in steps, which are equal to the eye on a logarithmic scale too."""
    from matplotlib.colors import to_rgba

    edges = [at(start + (end - start) * step / _FADE_STEPS) for step in range(_FADE_STEPS + 1)]
    shades = [to_rgba(colour, 0.9 * (1 - step / _FADE_STEPS)) for step in range(_FADE_STEPS)]
    widths = [right - left for left, right in pairwise(edges)]
    # Without antialiasing, which would draw a seam between every two steps.
    ax.barh([y] * _FADE_STEPS, widths, left=edges[:-1], height=_HEIGHT, color=shades, linewidth=0, antialiased=False)
    ax.vlines(edges[0], y - _HEIGHT * 0.75, y + _HEIGHT * 0.75, colors=colour, linewidth=2)


def _in_units(axis: Axis) -> _Place:
    """From a place between 0 and 1 to the number that stands there, of a time its day since 1970.

    Scales that floats cannot hold stay from 0 to 1.
    """
    first, last = float(axis.first), float(axis.last)
    if not max(abs(first), abs(last)) < (_MOST_DECADES if axis.kind == "log" else 10.0**_MOST_DECADES):
        return float
    match axis.kind:
        case "log":
            return lambda place: 10 ** (first + place * (last - first))
        case "time":
            return lambda place: (first + place * (last - first)) / _DAY
    return lambda place: first + place * (last - first)


def _scale(ax: Axes, axis: Axis | None, at: _Place) -> None:
    if axis is None:
        ax.set_xticks([])
        return
    if at is not float and axis.kind == "log":
        ax.set_xscale("log")
    if at is not float and axis.kind == "time":
        ax.xaxis_date()
    ax.set_xlim(at(0), at(1))
    ax.set_xticks([at(place) for place, _ in axis.ticks], [label for _, label in axis.ticks], **text_style())
    ax.minorticks_off()
    ax.grid(axis="x", color=_colours(ax)["line"], linewidth=0.8)


def _little_scale(ax: Axes, axis: Axis, y: float, left_out: int) -> None:
    """Ticks with their labels in a row of the picture itself, and on the right what is measured."""
    colours, style = _colours(ax), {"color": _colours(ax)["soft"], "fontsize": "small", **text_style()}
    ax.hlines(y - 0.5, 0, 1, colors=colours["soft"], linewidth=0.8)
    for place, label in axis.ticks:
        ax.vlines(place, y - 0.5, y - 0.4, colors=colours["soft"], linewidth=0.8)
        ax.text(place, y, label, ha="center", va="center", **style)
    title = "; ".join(filter(None, [_title(axis.title), f"{left_out} on another scale" if left_out else ""]))
    ax.annotate(
        title, (1, y), (8, 0), xycoords=ax.get_yaxis_transform(), textcoords="offset points", va="center",
        annotation_clip=False, **style,
    )  # fmt: skip
