"""The pairs of claims that a finding rests on, asked for by verdict or by claim rather than one after another.

A fact that a thousand articles tell has half a million of them, of which a page shows eight. `Held` of the stage that
judges works them out by tellings; `Listed` is of comparisons that were read back.

>>> from discrepancy.records import Comparison
>>> from discrepancy.records.kinds import AGREE, CONFLICT
>>> told = {"finding": "f", "reason": "value", "explanation": "They differ."}
>>> pairs = Listed([Comparison(left="a", right="b", verdict=CONFLICT, **told)])
>>> len(pairs), [pair.right for pair in pairs.of(CONFLICT)], list(pairs.of(AGREE))
(1, ['b'], [])
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, Protocol

from .records import Comparison, Verdict

__all__ = ["NO_PAIRS", "Faced", "Listed", "Pairs", "gravest_first"]


class Faced(NamedTuple):
    """Claims that one is held against with the same verdict; whether that one is the left of each pair."""

    verdict: Verdict
    is_left: bool
    claims: Iterable[str]


class Pairs(Protocol):
    """The comparisons of one finding."""

    @property
    def claims(self) -> Iterable[str]:
        """Ids of the claims that they are of."""

    def __len__(self) -> int:
        """How many there are."""

    def of(self, *verdicts: Verdict) -> Iterator[Comparison]:
        """Those with one of the verdicts, in their order."""

    def faced(self, claim: str) -> Iterator[Faced]:
        """What a claim is held against."""


class Listed:
    """Pairs that stand in a list."""

    def __init__(self, comparisons: Iterable[Comparison] = ()) -> None:
        self._listed = tuple(comparisons)
        self._faced: dict[str, dict[tuple[Verdict, bool], list[str]]] = {}

    @property
    def claims(self) -> Iterable[str]:
        return chain.from_iterable((pair.left, pair.right) for pair in self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def of(self, *verdicts: Verdict) -> Iterator[Comparison]:
        return (pair for pair in self._listed if pair.verdict in verdicts)

    def faced(self, claim: str) -> Iterator[Faced]:
        if self._listed and not self._faced:
            self._faced = self._by_claim()
        return (Faced(*key, others) for key, others in self._faced.get(claim, {}).items())

    def _by_claim(self) -> dict[str, dict[tuple[Verdict, bool], list[str]]]:
        found: defaultdict[str, dict[tuple[Verdict, bool], list[str]]] = defaultdict(lambda: defaultdict(list))
        for pair in self._listed:
            found[pair.left][pair.verdict, True].append(pair.right)
            found[pair.right][pair.verdict, False].append(pair.left)
        return found


NO_PAIRS = Listed()


def gravest_first(pairs: Pairs) -> Iterator[Comparison]:
    """The comparisons so that the telling ones stay where a list of them is cut."""
    return chain.from_iterable(pairs.of(verdict) for verdict in reversed(Verdict))
