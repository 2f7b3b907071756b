"""What reading one article may take, asked as the stages go, and the notes of what was left out for it.

What a limit leaves out becomes a `Note`, never a silence. Without a time limit nothing here looks at a clock, and every
run cuts at the same place.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from .limits import Limits
from .records import Note

__all__ = ["CUTS", "NO_DEADLINE", "Budget", "Deadline", "OutOfTime"]

_FASTEST = 2_000_000  # characters a second: no machine reads more, so that more need not be begun
_FIRST = 50_000  # characters that are begun however little time is left
_MOST_ASKED = 100  # different spans of one article that a parser of others is asked for; most articles ask for none


class OutOfTime(Exception):  # noqa: N818 - no fault, and it never leaves the library
    """What a stage raises whose result is of no use half done."""


class Deadline:
    """A moment after which work ends; asked between steps that are short.

    >>> Deadline(None).is_over(), Deadline(0).is_over()
    (False, True)
    """

    __slots__ = ("_clock", "_until")

    def __init__(self, seconds: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = None if seconds is None else clock() + seconds

    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._until is not None and self._clock() >= self._until

    def check(self) -> None:
        """Raise `OutOfTime` when the time is up."""
        if self._until is not None and self.is_over():  # most have no end
            raise OutOfTime

    def left(self) -> float | None:
        """Seconds that are left, at least 0; None for no deadline."""
        return None if self._until is None else max(0.0, self._until - self._clock())

    def part(self, share: float) -> Deadline:
        """A deadline after so much of what is left."""
        left = self.left()
        return Deadline(None if left is None else left * share, self._clock)


NO_DEADLINE = Deadline(None)
# Codes of the notes that say that a text was not read in full.
CUTS = frozenset({"max_chars", "max_mentions", "max_seconds", "max_asked"})


@dataclass(slots=True)
class Budget:
    """The limits of one article and what has been spent of them; the one part of a document that changes.

    Attributes:
        limits: As the caller set them.
        deadline: By when the article is to be read.
        notes: What was left out, in the order in which it was met.
        asked: The spans that each parser of others was asked for.
        out_of_range: The tokens of numbers that are too large or too small to be figures.
    """

    limits: Limits = field(default_factory=Limits)
    deadline: Deadline = NO_DEADLINE
    notes: list[Note] = field(default_factory=list)
    asked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    out_of_range: list[range] = field(default_factory=list)

    def characters(self) -> tuple[int | None, str]:
        """How many characters of a text may be begun, None for all, and which limit says so."""
        most, left = self.limits.max_chars, self.deadline.left()
        by_time = None if left is None else _FIRST + int(left * _FASTEST) if left else 0
        if by_time is None or (most is not None and most <= by_time):
            return most, "max_chars"
        return by_time, "max_seconds"

    def may_ask(self, parser: str, span: str) -> bool:
        """Whether a parser of others may be asked for a span; an article asks each for a hundred spans at most."""
        spans = self.asked[parser]
        if span not in spans and len(spans) < _MOST_ASKED:
            spans.add(span)
        return span in spans
