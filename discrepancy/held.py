"""The claims of one finding, held against each other by the ways they are told.

A fact that a thousand articles tell has half a million pairs of claims, but few tellings; what two tellings make of
each other (a `Ruling`) is worked out once. What is asked of the pairs is answered from that, a telling at a time; the
comparison of a pair is made when one comes to it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import localcontext
from functools import cached_property, partial
from operator import itemgetter
from typing import NamedTuple, TypeVar

from .judgement import Ruling, explanation_of, paired
from .pairs import Faced
from .quantity import ARITHMETIC
from .records import Claim, Comparison, Verdict

__all__ = ["Held", "Moment", "order_of"]

Moment = tuple[float, float] | None  # when an article was published, as seconds since 1970: from, to
Rulings = Mapping[tuple[int, int, int], Ruling | None]
_WHENEVER = (-math.inf, math.inf)  # published before and after nothing
_place = itemgetter(0)
K = TypeVar("K", int, str)


def order_of(a: Moment, b: Moment) -> int:
    """-1 or 1 as the first of two moments is the earlier or the later one, 0 where that is not told."""
    if a is None or b is None:
        return 0
    return -1 if a[1] < b[0] else 1 if b[1] < a[0] else 0


class _InTime(NamedTuple):
    """What a claim and another make of each other where that was published before it, may be with it, after it."""

    earlier: Ruling | None
    together: Ruling | None
    later: Ruling | None


@dataclass(frozen=True)  # without slots: what is looked up by is kept
class Held:
    """The pairs of one finding: the comparisons of a story are made from as many of these as it has findings.

    `telling` is the number of the telling of each claim, `labels` what to call its teller, `moments` when that
    published; `rulings` has what two tellings make of each other, by their numbers (the lower first) and the order of
    their publication (0 where it plays no part), and None where they are not held against each other.
    """

    finding: str
    told: tuple[Claim, ...]
    telling: tuple[int, ...]
    labels: tuple[str, ...]
    moments: tuple[Moment, ...]
    rulings: Rulings

    @property
    def claims(self) -> Sequence[str]:
        return self._ids

    def __iter__(self) -> Iterator[Comparison]:
        return self.of(*Verdict)

    def __len__(self) -> int:
        rows = (self._met(n, behind=True) for n in range(len(self.told)))
        return sum(len(others) for row in rows for _, others in row)

    def of(self, *verdicts: Verdict) -> Iterator[Comparison]:
        for i in range(len(self.told)):
            met = self._met(i, behind=True)
            row = [(j, ruling) for ruling, others in met if ruling.verdict in verdicts for j in others]
            row.sort(key=_place)
            for j, ruling in row:
                yield self._comparison(i, j, ruling)

    def faced(self, claim: str) -> Iterator[Faced]:
        n = self._places.get(claim)
        if n is None:
            return
        for behind in (True, False):
            for ruling, others in self._met(n, behind=behind):
                yield Faced(ruling.verdict, behind, map(self._ids.__getitem__, others))

    def _met(self, n: int, *, behind: bool) -> Iterator[tuple[Ruling, Sequence[int]]]:
        """The places of the claims behind the nth one, or before it, by what each of them and it make of each other."""
        p = self.telling[n]
        own = self._by_article[self.told[n].article]
        for q, rulings in self._met_by_telling.get(p, {}).items():
            members = self._by_telling[q]
            others = members[bisect_right(members, n) :] if behind else members[: bisect_left(members, n)]
            if len(own) > 1:
                others = [j for j in others if j not in own]
            if isinstance(rulings, Ruling):
                yield rulings, others
            else:
                yield from self._met_in_time(n, others, rulings if behind or p != q else _InTime(*rulings[::-1]))

    def _met_in_time(self, n: int, others: Sequence[int], rulings: _InTime) -> Iterator[tuple[Ruling, Sequence[int]]]:
        """Claims of one telling, by when they were published."""
        earlier, together, later = rulings
        spans = self._spans
        start, end = spans[n]
        if earlier is not None:
            yield earlier, [j for j in others if spans[j][1] < start]
        if together is not None:
            yield together, [j for j in others if start <= spans[j][1] and spans[j][0] <= end]
        if later is not None:
            yield later, [j for j in others if end < spans[j][0]]

    def _comparison(self, i: int, j: int, ruling: Ruling) -> Comparison:
        first, second = (i, j) if self.telling[i] <= self.telling[j] else (j, i)
        told = (self.told[first], self.told[second]), (self.labels[first], self.labels[second])
        return Comparison.explained_by(
            partial(_explain, *told, ruling),
            finding=self.finding,
            left=self.told[i].id,
            right=self.told[j].id,
            verdict=ruling.verdict,
            severity=ruling.severity,
            reason=ruling.reason,
        )

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple([claim.id for claim in self.told])

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: n for n, id in enumerate(self._ids)}

    @cached_property
    def _spans(self) -> tuple[tuple[float, float], ...]:
        return tuple([moment or _WHENEVER for moment in self.moments])

    @cached_property
    def _met_by_telling(self) -> Mapping[int, Mapping[int, Ruling | _InTime]]:
        """For each telling what it and another make of each other; within a telling as the left of two claims."""
        met: defaultdict[int, dict[int, Ruling | _InTime]] = defaultdict(dict)
        for p, q in {(p, q) for p, q, _ in self.rulings}:
            together = self.rulings.get((p, q, 0))
            earlier, later = (self.rulings.get((p, q, order), together) for order in (1, -1))
            if earlier == together == later:
                if together is not None:
                    met[p][q] = met[q][p] = together
            else:
                met[q][p] = _InTime(later, together, earlier)
                met[p][q] = _InTime(earlier, together, later)
        return met

    @cached_property
    def _by_telling(self) -> Mapping[int, list[int]]:
        return _places_by(self.telling)

    @cached_property
    def _by_article(self) -> Mapping[str, list[int]]:
        return _places_by([claim.article for claim in self.told])


def _places_by(keys: Sequence[K]) -> Mapping[K, list[int]]:
    """Where each key stands, rising."""
    places: defaultdict[K, list[int]] = defaultdict(list)
    for n, key in enumerate(keys):
        places[key].append(n)
    return places


def _explain(claims: tuple[Claim, Claim], sources: tuple[str, str], ruling: Ruling) -> str:
    with localcontext(ARITHMETIC):  # when it is read, the caller's own is set
        return explanation_of(paired(*claims, sources), ruling)
