"""The comparisons of a report, made when they are asked for: a fact of a thousand articles has half a million."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, overload

from .errors import DiscrepancyError, shown
from .handed import handed_out
from .held import Held
from .pairs import Listed, Pairs
from .records import Comparison, Verdict

if TYPE_CHECKING:
    from .report import Report

__all__ = ["KEPT", "Comparisons", "check_kept", "pairs_by_finding", "with_verdict"]

KEPT: Mapping[str, tuple[Verdict, ...]] = {"all": tuple(Verdict), "conflicts": (Verdict.CONFLICT,), "none": ()}
"""The words for which comparisons are written down, and the verdicts of those."""


class Comparisons(Sequence[Comparison]):
    """All comparisons of a report, finding by finding: like a tuple, but made anew whenever one goes through them."""

    __slots__ = ("_held", "_report")

    def __init__(self, held: Iterable[Held], report: Report | None = None) -> None:
        self._held = tuple(held)
        self._report = report

    @property
    def by_finding(self) -> Mapping[str, Held]:
        """Those of each finding, without a report behind them."""
        return {held.finding: held for held in self._held}

    def of(self, finding: str) -> tuple[Comparison, ...]:
        """Those of one finding."""
        return tuple(chain.from_iterable(self._made(held) for held in self._held if held.finding == finding))

    def with_verdict(self, *verdicts: Verdict) -> Iterator[Comparison]:
        """Those with one of the verdicts, without a report behind them; no other is made."""
        return chain.from_iterable(held.of(*verdicts) for held in self._held) if verdicts else iter(())

    def handed_out_by(self, report: Report) -> Comparisons | tuple[Comparison, ...]:
        """The comparisons with a report behind them; as a tuple where they are few enough to be kept."""
        own = Comparisons(self._held, report)
        pairs = sum(len(held.told) * (len(held.told) - 1) // 2 for held in self._held)
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


def check_kept(comparisons: object) -> None:
    """Raises `DiscrepancyError` for what is no word of `KEPT`."""
    if not isinstance(comparisons, str) or comparisons not in KEPT:
        raise DiscrepancyError(f"comparisons: got {shown(comparisons)}; give 'all', 'conflicts' or 'none'")


def with_verdict(comparisons: Iterable[Comparison] | Comparisons, *verdicts: Verdict) -> Iterator[Comparison]:
    """Those with one of the verdicts, in their order."""
    if isinstance(comparisons, Comparisons):
        return comparisons.with_verdict(*verdicts)
    return (comparison for comparison in comparisons if comparison.verdict in verdicts)


def pairs_by_finding(comparisons: Iterable[Comparison] | Comparisons) -> Mapping[str, Pairs]:
    """What is asked of the comparisons of each finding, by its id; a finding without one is not in it."""
    if isinstance(comparisons, Comparisons):
        return comparisons.by_finding
    listed: defaultdict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        listed[comparison.finding].append(comparison)
    return {finding: Listed(pairs) for finding, pairs in listed.items()}


_KEPT = 20_000  # pairs; more are made again each time
