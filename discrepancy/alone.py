"""Words that narrow a figure to one time or one place among several: "on Tuesday alone", "in Kerala alone".

What another account tells of the same time is as many; what is told of no time, or of a longer one, is more.
"""

from __future__ import annotations

from collections.abc import Iterable

from .records.kinds import DURATION
from .surroundings import CLOSE, POINTS, Place, cost, cue_spans, gap

__all__ = ["is_of_place_alone", "is_of_time_alone"]

_NEAR = 12  # tokens from "alone" to the figure it narrows


def is_of_time_alone(place: Place) -> bool:
    """Whether more is said to have been at other times: "on Tuesday alone, 26 ambulances were rerouted"."""
    is_time = place.mention.kind in POINTS or place.mention.kind is DURATION
    return not is_time and _is_near(place, _said_of_time(place))


def is_of_place_alone(place: Place) -> bool:
    """Whether more is said to be elsewhere: "in Kerala alone, 12 bridges"."""
    spans = cue_spans(place, "alone")
    if not spans:
        return False
    timed = {first for first, _ in _said_of_time(place)}
    return _is_near(place, [span for span in spans if span[0] not in timed])


def _said_of_time(place: Place) -> list[tuple[int, int]]:
    """The words right beside a date that narrow to it: "on Tuesday alone", "allein am Dienstag"."""
    dates = [(i, to) for i, to, other in place.others if other.kind in POINTS]
    spans = cue_spans(place, "alone_then")
    return [(a, b) for a, b in spans if any(to == a or a < i <= b + 1 for i, to in dates)]


def _is_near(place: Place, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether any of some words stand close to a figure."""
    return any(
        min(gap(a, place.first, place.end), gap(b - 1, place.first, place.end)) <= _NEAR and cost(place, a, b) <= CLOSE
        for a, b in spans
    )
