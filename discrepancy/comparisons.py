"""The comparisons of a report, made when they are asked for.

A fact that a thousand articles tell has half a million pairs of claims, but few tellings; what two tellings make of
each other (a `Ruling`) is worked out once, and the comparison of a pair is made from it as one goes through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import localcontext
from functools import partial
from itertools import chain, combinations
from typing import TYPE_CHECKING, overload

from .handed import handed_out
from .judgement import Ruling, explanation_of, paired
from .quantity import ARITHMETIC
from .records import Claim, Comparison

if TYPE_CHECKING:
    from .report import Report

__all__ = ["Comparisons", "Held", "Moment", "order_of"]

Moment = tuple[float, float] | None  # when an article was published, as seconds since 1970: from, to
Rulings = Mapping[tuple[int, int, int], Ruling | None]


def order_of(a: Moment, b: Moment) -> int:
    """-1 or 1 as the first of two moments is the earlier or the later one, 0 where that is not told."""
    if a is None or b is None:
        return 0
    return -1 if a[1] < b[0] else 1 if b[1] < a[0] else 0


@dataclass(frozen=True, slots=True)
class Held:
    """The claims of one finding, held against each other.

    `telling` is the number of the telling of each claim, `labels` what to call its teller, `moments` when that
    published; `rulings` has what two tellings make of each other, by their numbers (the lower first) and the order of
    their publication (0 where it plays no part), and None where they are not held against each other.
    """

    finding: str
    claims: tuple[Claim, ...]
    telling: tuple[int, ...]
    labels: tuple[str, ...]
    moments: tuple[Moment, ...]
    rulings: Rulings

    def __iter__(self) -> Iterator[Comparison]:
        for i, j, ruling in self._ruled():
            yield self._comparison(i, j, ruling)

    def __len__(self) -> int:
        return sum(1 for _ in self._ruled())

    def _ruled(self) -> Iterator[tuple[int, int, Ruling]]:
        claims, telling, moments, rulings = self.claims, self.telling, self.moments, self.rulings
        for i, j in combinations(range(len(claims)), 2):
            if claims[i].article == claims[j].article:
                continue
            p, q = telling[i], telling[j]
            key = (p, q, order_of(moments[i], moments[j])) if p <= q else (q, p, order_of(moments[j], moments[i]))
            ruling = rulings[key] if key in rulings else rulings.get((key[0], key[1], 0))
            if ruling is not None:
                yield i, j, ruling

    def _comparison(self, i: int, j: int, ruling: Ruling) -> Comparison:
        first, second = (i, j) if self.telling[i] <= self.telling[j] else (j, i)
        told = (self.claims[first], self.claims[second]), (self.labels[first], self.labels[second])
        return Comparison.explained_by(
            partial(_explain, *told, ruling),
            finding=self.finding,
            left=self.claims[i].id,
            right=self.claims[j].id,
            verdict=ruling.verdict,
            severity=ruling.severity,
            reason=ruling.reason,
        )


def _explain(claims: tuple[Claim, Claim], sources: tuple[str, str], ruling: Ruling) -> str:
    with localcontext(ARITHMETIC):  # when it is read, the caller's own is set
        return explanation_of(paired(*claims, sources), ruling)


class Comparisons(Sequence[Comparison]):
    """All comparisons of a report, finding by finding: like a tuple, but made anew whenever one goes through them."""

    __slots__ = ("_held", "_report")

    def __init__(self, held: Iterable[Held], report: Report | None = None) -> None:
        self._held = tuple(held)
        self._report = report

    def of(self, finding: str) -> tuple[Comparison, ...]:
        """Those of one finding."""
        return tuple(chain.from_iterable(map(self._made, (held for held in self._held if held.finding == finding))))

    def handed_out_by(self, report: Report) -> Comparisons | tuple[Comparison, ...]:
        """The comparisons with a report behind them; as a tuple where they are few enough to be kept."""
        own = Comparisons(self._held, report)
        pairs = sum(len(held.claims) * (len(held.claims) - 1) // 2 for held in self._held)
        return own if pairs > _KEPT else tuple(iter(own))  # a tuple of a sequence asks for its length first

    def _made(self, held: Held) -> Iterator[Comparison]:
        return iter(held) if self._report is None else (handed_out(made, self._report) for made in held)

    def __iter__(self) -> Iterator[Comparison]:
        return chain.from_iterable(map(self._made, self._held))

    def __len__(self) -> int:
        return sum(map(len, self._held))

    @overload
    def __getitem__(self, index: int) -> Comparison: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Comparison, ...]: ...
    def __getitem__(self, index: int | slice) -> Comparison | tuple[Comparison, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparisons | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} comparisons of {len(self._held)} findings>"

    def __reduce__(self) -> tuple[object, ...]:
        return Comparisons, (self._held,)


_KEPT = 20_000  # pairs; more are made again each time
