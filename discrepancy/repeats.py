"""What an account says twice is one claim; names told in two scripts are one name."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping, Sequence
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
    alike: dict[tuple[object, ...], list[int]] = {}
    for n, frame in enumerate(frames):
        claim = frame.claim
        timex = claim.timex if claim.kind in POINTS else None
        alike.setdefault((claim.article, frame.family, claim.low, claim.high, timex), []).append(n)
    told: dict[int, Frame] = {}
    for numbers in alike.values():
        deadline.check()
        if len(numbers) == 1:  # as nearly all
            told[numbers[0]] = frames[numbers[0]]
        else:
            told |= _merged(frames, numbers, deadline)
    return [told[n] for n in sorted(told)]


def _merged(frames: Sequence[Frame], numbers: Sequence[int], deadline: Deadline) -> dict[int, Frame]:
    """The claims that some frames of one article and value come to, each by the number of its first frame."""
    told: dict[int, list[Frame]] = {}  # the tellings of each claim, the one that stands first
    alike: dict[tuple[object, ...], list[int]] = {}
    for number in numbers:
        deadline.check()
        frame = frames[number]
        n = _first_repeated(told, alike, frame)
        if n is None:
            alike.setdefault(_traits(frame), []).append(number)
            told[number] = [frame]
        elif _fullness(told[n][0].claim) >= _fullness(frame.claim):
            told[n].append(frame)
        else:
            alike[_traits(told[n][0])].remove(n)
            insort(alike.setdefault(_traits(frame), []), n)
            told[n].insert(0, frame)  # which is seldom: each is fuller than the last
    return {n: _as_one(tellings) if len(tellings) > 1 else tellings[0] for n, tellings in told.items()}


def _first_repeated(
    told: Mapping[int, Sequence[Frame]], alike: Mapping[tuple[object, ...], Sequence[int]], frame: Frame
) -> int | None:
    """The first claim of the same value that a frame says again, in another sentence.

    Whether it does hangs on few traits of a claim, and a long text has few that differ in them: one of each is asked.
    """
    found = []
    for numbers in alike.values():
        if numbers and _repeats(told[numbers[0]][0], frame):
            n = next((n for n in numbers if told[n][0].sentence != frame.sentence), None)
            if n is not None:
                found.append(n)
    return min(found, default=None)


def _traits(frame: Frame) -> tuple[object, ...]:
    """All that `_repeats` looks at in a frame of a given value."""
    claim = frame.claim
    told = claim.measure, claim.phase, claim.scope, claim.notes, claim.kind, claim.modifier
    return (*told, claim.value, claim.unit, claim.base_unit, frame.head)


def _as_one(tellings: Sequence[Frame]) -> Frame:
    """The telling that stands, with what the others add."""
    stands = tellings[0]
    near: dict[str, float] = {}
    for frame in reversed(tellings):
        near |= frame.near
    evidence = {span for frame in tellings for span in frame.claim.evidence}
    return replace(
        stands,
        claim=replace(stands.claim, evidence=tuple(sorted(evidence, key=lambda span: span.start))),
        near=near,
        words=stands.words.union(*(frame.words for frame in tellings)),
        names=stands.names.union(*(frame.names for frame in tellings)),
        position=min(frame.position for frame in tellings),
        contests=stands.contests.union(*(frame.contests for frame in tellings)),
        replaces=stands.replaces.union(*(frame.replaces for frame in tellings)),
    )


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
    told = frozenset[str]().union(*[frame.names for frame in frames])
    found = {name: bones.get(skeleton(name), bones.get(name, name)) for name in told}
    bound = {name: other for name, other in found.items() if other != name}
    unified = []
    for frame in frames:
        if not frame.names.isdisjoint(bound):
            frame = replace(frame, names=frozenset([bound.get(name, name) for name in frame.names]))
        unified.append(frame)
    return unified
