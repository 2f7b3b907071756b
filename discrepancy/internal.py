"""Arithmetic inside one article that does not add up: "12 dead: 5 men and 6 women".

A total is held against its parts only where a sign says that they are listed in full: a colon, a dash, a bracket.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .frames import Frame
from .records import Claim, Kind, Modifier

__all__ = ["sums_that_fail"]

_OPENERS = (":", "—", "–", "-", "(")
_ENDERS = frozenset(".;)")
_FEWEST = 2  # parts of a total
_LONGEST = 40  # characters between two parts of a list


def sums_that_fail(frames: Sequence[Frame]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Every total of an article whose listed parts add up to something else, with the parts."""
    counts = [
        frame.claim
        for frame in frames
        if frame.is_counted and frame.claim.derivation is None and frame.claim.change is None
    ]
    for n, total in enumerate(counts[:-_FEWEST]):
        if counts[n + _FEWEST].sentence.start != total.sentence.start:
            continue  # mostly
        parts = _parts(counts, n)
        if len(parts) >= _FEWEST and _is_plain(total) and all(map(_is_plain, parts)):
            added = sum((part.value for part in parts if part.value is not None), Decimal(0))
            if added != total.value and all(
                part.value is not None and part.value < (total.value or 0) for part in parts
            ):
                yield total, parts


def _is_plain(claim: Claim) -> bool:
    return claim.modifier is Modifier.EXACT and claim.value is not None and claim.low == claim.high


def _parts(counts: Sequence[Claim], n: int) -> tuple[Claim, ...]:
    """The counts listed behind a total to the end of the sentence or the bracket; none where other words intervene."""
    total = counts[n]
    text, start = total.sentence.text, total.sentence.start
    at = total.end - start
    opened = False
    listed: list[Claim] = []
    for m in range(n + 1, len(counts)):
        claim = counts[m]
        if claim.sentence != total.sentence:
            break
        between = text[at : claim.start - start]
        if not opened:
            opened = len(between) <= _LONGEST and between.rstrip().endswith(_OPENERS)
            if not opened:
                return ()
        elif len(between) > _LONGEST or _ENDERS & set(between):
            break
        if claim.kind is not Kind.COUNT:
            return ()  # "12 on Monday": not said of what
        listed.append(claim)
        at = claim.end - start
    if not listed:
        return ()
    tail = text[at:]
    end = min((tail.index(sign) for sign in _ENDERS if sign in tail), default=len(tail))
    return tuple(listed) if end <= _LONGEST else ()
