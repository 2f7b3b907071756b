"""What an account says twice is one claim; names told in two scripts are one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .budget import Deadline
from .frames import Frame
from .names import skeleton
from .quantity import significant_digits
from .records import Claim, is_counted
from .scopes import differing_scope
from .surroundings import POINTS

__all__ = ["bound_names", "merged_repeats"]


def merged_repeats(frames: Sequence[Frame], deadline: Deadline) -> list[Frame]:
    """One claim for what an article says twice: the fuller telling stands, the others are its evidence."""
    merged: list[Frame] = []
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for frame in frames:
        deadline.check()
        claim = frame.claim
        key = (claim.article, frame.family, claim.low, claim.high, claim.timex if claim.kind in POINTS else None)
        for n in seen[key]:
            other = merged[n].claim
            if _repeats(merged[n], frame) and merged[n].sentence != frame.sentence:
                first, second = (merged[n], frame) if _fullness(other) >= _fullness(claim) else (frame, merged[n])
                evidence = tuple(sorted({*first.claim.evidence, *second.claim.evidence}, key=lambda span: span.start))
                merged[n] = replace(
                    first,
                    claim=replace(first.claim, evidence=evidence),
                    near=dict(second.near) | dict(first.near),
                    words=first.words | second.words,
                    names=first.names | second.names,
                    position=min(first.position, second.position),
                    contests=first.contests | second.contests,
                    replaces=first.replaces | second.replaces,
                )
                break
        else:
            seen[key].append(len(merged))
            merged.append(frame)
    return merged


def _repeats(a: Frame, b: Frame) -> bool:
    """Whether an article says one thing twice: something must tie them besides the value, and nothing part them."""
    x, y = a.claim, b.claim
    if (x.measure is not None and y.measure is not None and x.measure != y.measure) or x.phase != y.phase:
        return False
    if differing_scope(x, y):
        return False
    if x.measure is not None and x.measure == y.measure:
        return a.head == b.head or None in {a.head, b.head} or not is_counted(x)
    if is_counted(x):
        return a.head is not None and a.head == b.head
    return x.kind in POINTS or (x.value is not None and significant_digits(x.value) >= 2)


def _fullness(claim: Claim) -> int:
    return (4 if claim.measure is not None else 0) + len(claim.scope) + len(claim.subject) + (claim.unit is not None)


def bound_names(frames: Sequence[Frame]) -> list[Frame]:
    """Names of scripts without capitals are those whose consonants meet a name printed with a capital elsewhere."""
    bones: dict[str, str] = {}
    for frame in frames:
        if frame.language == "en" or any("a" <= name[:1] <= "z" and len(name) > 3 for name in frame.names):
            for name in frame.names:
                bones.setdefault(skeleton(name), name)
    unified = []
    for frame in frames:
        names = frozenset(bones.get(skeleton(name), bones.get(name, name)) for name in frame.names)
        unified.append(replace(frame, names=names))
    return unified
