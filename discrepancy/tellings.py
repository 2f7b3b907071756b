"""The ways a fact is told: claims that judging cannot tell apart, however many articles make them.

Of a story of a thousand articles a fact has few tellings and half a million pairs of claims; what two tellings make of
each other holds for all the pairs between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .frames import Frame
from .records import Claim
from .records.kinds import MONEY

__all__ = ["Telling", "Tellings", "tellings_of"]

Telling = tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """The tellings of a fact, in the order of their first frames, and how many frames were left out with the rarest."""

    kept: tuple[Telling, ...]
    left_out: int = 0


def tellings_of(frames: Iterable[Frame], most: int) -> Tellings:
    """Group frames by all that judging looks at but the article; of many tellings those told most often are kept."""
    groups: dict[object, list[Frame]] = {}
    for frame in frames:
        groups.setdefault(_way_of(frame), []).append(frame)
    tellings = list(groups.values())
    if len(tellings) <= most:
        return Tellings(tuple(map(tuple, tellings)))
    told_most = set(sorted(range(len(tellings)), key=lambda n: (-len(tellings[n]), n))[:most])
    kept = tuple(tuple(telling) for n, telling in enumerate(tellings) if n in told_most)
    return Tellings(kept, sum(len(telling) for n, telling in enumerate(tellings) if n not in told_most))


def _way_of(frame: Frame) -> object:
    claim = frame.claim
    # a rate is that of a day, and birthdays lie between days; of other figures only the order of two reports counts
    day = frame.published if claim.kind is MONEY or claim.measure == "age" else None
    return (_said(claim), frame.head, frame.language, frame.contests, frame.replaces, day)


def _said(claim: Claim) -> object:
    return (
        claim.kind,
        claim.value,
        claim.unit,
        claim.base_unit,
        claim.modifier,
        claim.change,
        claim.low,
        claim.high,
        claim.timex,
        claim.readings,
        claim.step,
        claim.notes,
        claim.measure,
        claim.scope,
        claim.as_of,
        claim.speaker,
        claim.sentence.text if claim.speaker is not None else None,  # who speaks may be named in the other's sentence
        claim.stance,
        claim.phase,
        claim.derivation,
    )
