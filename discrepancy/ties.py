"""What ties the tellings of one fact to each other: weighed when judging asks, as most that differ agree all the same.

Two tellings may be grouped by the company of others alone; what parts such two is no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from .events import are_of_one_event
from .evidence import TOO_LITTLE, may_differ, score
from .frames import Frame
from .story import Story
from .surroundings import POINTS
from .tellings import Telling

__all__ = ["Ties"]

_SAMPLE = 2  # frames of either telling that are weighed against each other
_SURE = 3.0  # evidence from which two figures of one value are surely of one fact
_BEYOND_DOUBT = 3.0  # evidence from which two unlike figures are of one fact, whatever noun each counts


@dataclass(frozen=True, slots=True)
class Ties:
    """The tellings of a fact, asked for two and two; `numbers` are the places of their frames in the story, by id."""

    story: Story
    tellings: Sequence[Telling]
    numbers: Mapping[int, int]

    def are_doubtful(self, m: int, n: int) -> bool:
        """Whether only the company of others brought two tellings together: too little to call it a conflict."""
        pairs = self._pairs(m, n)
        return bool(pairs) and not self._are_tied(pairs, TOO_LITTLE)

    def are_beyond_doubt(self, m: int, n: int) -> bool:
        """Whether two tellings are of one fact, whatever noun each counts."""
        return self._are_tied(self._pairs(m, n), _BEYOND_DOUBT)

    def are_sure(self, m: int, n: int) -> bool:
        """Whether two tellings are surely of one fact if their values are one."""
        return self._are_tied(self._pairs(m, n), _SURE, equal=True)

    def are_of_one_event(self, m: int, n: int) -> bool:
        """Whether one word tells what happens at two times."""
        if self.tellings[m][0].claim.kind not in POINTS:
            return False
        return any(are_of_one_event(self.story, a, b) for a, b in self._pairs(m, n))

    def _are_tied(self, pairs: Iterable[tuple[Frame, Frame]], least: float, *, equal: bool = False) -> bool:
        """Whether so much speaks for some two frames of two tellings: one that does is enough, the others wait."""
        story, numbers = self.story, self.numbers
        for a, b in pairs:
            i, j = numbers[id(a)], numbers[id(b)]
            if score(story, i, j, equal=equal) >= least and (equal or may_differ(story, i, j)):
                return True
        return False

    def _pairs(self, m: int, n: int) -> list[tuple[Frame, Frame]]:
        if m == n:
            return []
        left, right = self.tellings[m][:_SAMPLE], self.tellings[n][:_SAMPLE]
        return [(a, b) for a, b in product(left, right) if a.claim.article != b.claim.article]
