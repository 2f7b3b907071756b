"""Figures of one thing that an article gives in two accounts: "police said 8,000, but the organisers said 20,000".

An article that states two values side by side tells, as a rule, of two facts. Where it lets two speak against each
other it tells of one fact, on which others may side with the one or the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from .claims import Frame
from .document import Document
from .records import Kind
from .scoping import differing_scope
from .surroundings import POINTS

__all__ = ["are_contested", "with_contested"]

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})


def with_contested(document: Document, frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """Frames in text order, those of one measure that two voices tell otherwise naming each other in `contests`."""
    settled = [_heard_again(document, last, frame) for last, frame in pairwise([None, *frames]) if frame is not None]
    by_measure: dict[str, list[int]] = {}
    for n, frame in enumerate(settled):
        if frame.claim.measure is not None and frame.claim.kind not in POINTS:
            by_measure.setdefault(frame.claim.measure, []).append(n)
    for places in by_measure.values():
        for m, n in pairwise(places):
            a, b = settled[m], settled[n]
            if _are_told_apart(a, b) and _contrast(document, a, b):
                settled[m] = replace(a, contests=a.contests | {b.claim.id})
                settled[n] = replace(b, contests=b.contests | {a.claim.id})
    return tuple(settled)


def _heard_again(document: Document, last: Frame | None, frame: Frame) -> Frame:
    """A bare figure that a second voice sets against the one before: it counts what that counts.

    "Police said 8,000 people marched. But the organisers spoke of 20,000."
    """
    claim = frame.claim
    if last is None or claim.kind is not Kind.NUMBER or claim.unit is not None or claim.measure is not None:
        return frame
    before = last.claim
    counted = before.kind is Kind.COUNT and before.speaker is not None is not claim.speaker
    if not counted or frame.sentence - last.sentence > 1 or not _contrast(document, last, frame):
        return frame
    heard = replace(claim, kind=before.kind, unit=before.unit, base_unit=before.base_unit, measure=before.measure)
    return replace(frame, claim=heard, head=last.head, is_kind_of_people=last.is_kind_of_people)


def are_contested(a: Frame, b: Frame) -> bool:
    """Whether an article lets two speakers tell these two figures of one thing, here or where it repeats them."""
    claim = b.claim
    return any(f"{claim.article}:{span.start}" in a.contests for span in claim.evidence)


def _are_told_apart(a: Frame, b: Frame) -> bool:
    """Whether two figures next to each other can be two accounts of one thing: alike in all but value and voice."""
    x, y = a.claim, b.claim
    return (
        b.sentence - a.sentence <= 1
        and (x.kind is y.kind or {x.kind, y.kind} <= _COUNTS)
        and (x.low, x.high) != (y.low, y.high)
        and x.change == y.change
        and x.stance == y.stance == "asserted"
        and not (a.previous or b.previous or a.is_part or b.is_part or a.is_listed or b.is_listed)
        and not differing_scope(x, y)
        and (x.speaker is not None or y.speaker is not None)
    )


def _contrast(document: Document, a: Frame, b: Frame) -> bool:
    """Whether a word of contrast stands between two figures, one voice at least being named."""
    contrasts = document.lexicon.cues.get("contrasts")
    if contrasts is None:
        return False
    keys, starts = document.tokens.keys, document.tokens.starts
    first, end = bisect_left(starts, a.claim.end), bisect_left(starts, b.claim.start)
    return any(contrasts.match(keys, i) is not None for i in range(first, end))
