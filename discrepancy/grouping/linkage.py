"""Groups of articles, the two that are most alike on average joined first: a chain of look-alikes makes no group.

Two groups are as alike as the mean of all pairs between them. Since that mean is the product of the summed vectors over
the number of pairs, no pair has to be looked at again. And since no mean is above the largest of its pairs, groups
without one pair above the threshold need not be looked at either. Source: average linkage (UPGMA), Sokal and Michener,
"A statistical method for evaluating systematic relationships" (1958).
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .vectors import Vector, product

__all__ = ["linked"]

_LOOKED_AT = 8  # members of each group, when two are about to be joined


@dataclass(slots=True)
class _Group:
    """Indices of articles, the sum of their vectors, their first and last day, and the products with groups beside."""

    members: list[int]
    total: Vector
    first: int | None
    last: int | None
    beside: dict[int, float] = field(default_factory=dict)


def linked(
    vectors: Sequence[Vector],
    pairs: Iterable[tuple[int, int]],
    days: Sequence[int | None],
    *,
    is_apart: Callable[[int, int], bool],
    threshold: float,
    window_days: int | None,
) -> list[list[int]]:
    """Indices of the articles in groups; `pairs` are weighed, `days` are ordinals, None where nobody knows the day.

    No two dated articles of a group are more than `window_days` apart. Nor does `is_apart` hold of two, as far as the
    first few members of the groups that were joined can tell.
    """
    groups = {i: _Group([i], vector, days[i], days[i]) for i, vector in enumerate(vectors)}
    nearest: list[tuple[float, int, int]] = []
    for i, j in pairs:
        alike = product(vectors[i], vectors[j])
        if alike >= threshold:
            groups[i].beside[j] = groups[j].beside[i] = alike
            nearest.append((-alike, i, j))
    heapq.heapify(nearest)
    new = len(vectors)
    while nearest:
        _, i, j = heapq.heappop(nearest)
        if i not in groups or j not in groups or not _within(groups[i], groups[j], window_days):
            continue
        if any(is_apart(a, b) for a in groups[i].members[:_LOOKED_AT] for b in groups[j].members[:_LOOKED_AT]):
            continue
        joined = _joined(groups.pop(i), groups.pop(j))
        del joined.beside[i], joined.beside[j]
        for k in joined.beside:
            other = groups[k]
            alike = product(joined.total, other.total)
            joined.beside[k] = other.beside[new] = alike
            other.beside.pop(i, None)
            other.beside.pop(j, None)
            mean = alike / (len(joined.members) * len(other.members))
            if mean >= threshold:
                heapq.heappush(nearest, (-mean, k, new))
        groups[new] = joined
        new += 1
    return [group.members for group in groups.values()]


def _within(a: _Group, b: _Group, window_days: int | None) -> bool:
    if window_days is None or a.first is None or b.first is None or a.last is None or b.last is None:
        return True
    return max(a.last, b.last) - min(a.first, b.first) <= window_days


def _joined(a: _Group, b: _Group) -> _Group:
    """One group of two; the larger one's sum is taken over, not copied."""
    if len(a.total) < len(b.total):
        a, b = b, a
    total = a.total if len(a.members) > 1 else dict(a.total)
    for key, weight in b.total.items():
        total[key] = total.get(key, 0.0) + weight
    days = [day for day in (a.first, b.first, a.last, b.last) if day is not None]
    first, last = min(days, default=None), max(days, default=None)
    return _Group(a.members + b.members, total, first, last, a.beside | b.beside)
