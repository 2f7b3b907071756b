"""Figures of one thing that an article gives twice: "police said 8,000, but the organisers said 20,000".

An article that states two values side by side tells, as a rule, of two facts. Where it lets two speak against each
other, or says that the one was corrected to the other ("4.2, after 4.4 at first"), it tells of one fact, on which other
accounts may side with either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from .document import Document
from .frames import Frame
from .lexicon import CUES
from .records import is_counted
from .records.kinds import COUNT, MEASURE, MONEY, NUMBER
from .scopes import differing_scope
from .surroundings import POINTS

__all__ = ["are_contested", "is_replaced", "with_contested"]


def with_contested(document: Document, frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Frames in text order; those of one measure that are told in two ways name each other in `contests`."""
    settled = list(frames)
    for n in range(1, len(settled)):
        if settled[n].claim.kind is NUMBER and settled[n].claim.unit is None:
            settled[n - 1], settled[n] = _heard_again(document, settled[n - 1], settled[n])
    by_measure: dict[str, list[int]] = {}
    for n, frame in enumerate(settled):
        if frame.claim.measure is not None and frame.claim.kind not in POINTS:
            by_measure.setdefault(frame.claim.measure, []).append(n)
    for places in by_measure.values():
        for m, n in pairwise(places):
            a, b = settled[m], settled[n]
            first = _first_told(document, a, b)
            if (first is None and not _voices_differ(document, a, b)) or not _are_alike(a, b):
                continue  # mostly
            settled[m], settled[n] = _set_against(a, b) if first is None else _replaced(a, b, first)
    return tuple(settled)


def are_contested(a: Frame, b: Frame) -> bool:
    """Whether an article lets two speakers tell these two figures of one thing, here or where it repeats them."""
    return bool(a.contests) and not a.contests.isdisjoint(b.told_at)


def is_replaced(a: Frame, b: Frame) -> bool:
    """Whether an article says that the figure of `a` was corrected to that of `b`."""
    return bool(b.replaces) and not b.replaces.isdisjoint(a.told_at)


def _set_against(a: Frame, b: Frame) -> tuple[Frame, Frame]:
    return replace(a, contests=a.contests | {b.claim.id}), replace(b, contests=b.contests | {a.claim.id})


def _replaced(a: Frame, b: Frame, first: Frame) -> tuple[Frame, Frame]:
    """Two figures of which the one told first is no longer held."""
    left, right = _set_against(a, b)
    if first is a:
        return left, replace(right, replaces=right.replaces | {a.claim.id})
    return replace(left, replaces=left.replaces | {b.claim.id}), right


def _first_told(document: Document, a: Frame, b: Frame) -> Frame | None:
    """Which of two figures was told at first and corrected since: the one nearer to words that say so."""
    if _is_corrected(document, a, b):
        return a
    told = [(frame.first_told, n, frame) for n, frame in enumerate((a, b)) if frame.first_told is not None]
    return min(told)[2] if told and b.sentence - a.sentence <= 1 else None


def _heard_again(document: Document, first: Frame, second: Frame) -> tuple[Frame, Frame]:
    """A bare figure, the second, that another voice sets beside the first counts what that counts.

    "Police said 8,000 people marched. But the organisers spoke of 20,000."
    """
    x, y = first.claim, second.claim
    counted = x.kind is COUNT or (x.kind is NUMBER and x.unit is None and x.measure is not None)
    scaled = x.kind in {MEASURE, MONEY} and x.unit == x.base_unit  # "put the magnitude at 5.9, but the survey said 6.1"
    measures = {x.measure, y.measure} - {None}
    if not (counted or scaled) or len(measures) > 1:
        return first, second
    near = second.sentence - first.sentence <= 1 and second.first_told is not None
    if not (near or _voices_differ(document, first, second) or _is_corrected(document, first, second)):
        return first, second
    measure = next(iter(measures), None)
    heard = replace(y, kind=x.kind, unit=x.unit, base_unit=x.base_unit, measure=measure, change=y.change or x.change)
    return (
        replace(first, claim=replace(x, measure=measure)),
        replace(second, claim=heard, head=first.head, is_kind_of_people=first.is_kind_of_people),
    )


def _are_alike(a: Frame, b: Frame) -> bool:
    """Whether two figures of one measure can be two accounts of one thing: alike in all but value and voice."""
    x, y = a.claim, b.claim
    return (
        (x.kind is y.kind or (is_counted(x) and is_counted(y)))
        and (x.low, x.high) != (y.low, y.high)
        and x.change == y.change
        and x.stance == y.stance == "asserted"
        and not (a.previous or b.previous or a.is_part or b.is_part or a.is_listed or b.is_listed)
        and not differing_scope(x, y)
    )


def _voices_differ(document: Document, a: Frame, b: Frame) -> bool:
    """Whether two figures are told by two voices: two speakers in a sentence, or one behind a word of contrast."""
    x, y = a.claim.speaker, b.claim.speaker
    if (x is None and y is None) or b.sentence - a.sentence > 1:
        return False
    told_by_two = x is not None and y is not None and x != y
    if told_by_two and (a.sentence == b.sentence or not _are_of_two_places(a, b)):
        return True  # "Police put the crowd at 8,000. The organisers put it at 20,000."
    return _stands_between(document, "contrasts", a, b)


def _are_of_two_places(a: Frame, b: Frame) -> bool:
    return bool(a.near_names and b.near_names) and not a.near_names & b.near_names


def _is_corrected(document: Document, a: Frame, b: Frame) -> bool:
    """Whether the second figure took the place of the first: "1,150 jobs, then corrected the figure to 1,240"."""
    return b.sentence - a.sentence <= 1 and _stands_between(document, "corrected", a, b)


def _stands_between(document: Document, cue: str, a: Frame, b: Frame) -> bool:
    starts = document.tokens.starts
    first, end = bisect_left(starts, a.claim.end), bisect_left(starts, b.claim.start)
    return any(name == cue for _, _, name in document.phrases(CUES, first, end))
