"""Claims that follow from others of the same article; each names the evidence it rests on.

Planned and actual start give the delay: "slated for 8 p.m. … around 8:42 p.m. Musk started speaking".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from .claims import Frame
from .finders.timex import period
from .quantity import bounds
from .records import Kind, Modifier

__all__ = ["DERIVATIONS", "derive"]

_LONGEST_DELAY = dt.timedelta(hours=18)


def derive(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """The frames of one article that follow from its others, by every rule of `DERIVATIONS`."""
    told = tuple(frames)
    return tuple(frame for rule in DERIVATIONS for frame in rule(told))


def _delay(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """Actual start − planned start."""
    starts = [f for f in frames if f.claim.kind is Kind.TIME and f.claim.measure == "start" and f.claim.low is not None]
    planned = [f for f in starts if f.claim.phase == "scheduled"]
    actual = [f for f in starts if f.claim.phase == "actual"]
    if not planned or not actual:
        return
    first = planned[0]
    last = min(actual, key=lambda f: (abs(f.rank - first.rank), f.rank))
    begin, start = _clock(first), _clock(last)
    if begin is None or start is None or not dt.timedelta(0) < start - begin <= _LONGEST_DELAY:
        return
    minutes = Decimal(int((start - begin).total_seconds())) / 60
    approx = Modifier.APPROX in {first.claim.modifier, last.claim.modifier}
    low, high = bounds(minutes, step=Decimal(2 if approx else 0), modifier=Modifier.EXACT)
    evidence = tuple(sorted((*first.claim.evidence, *last.claim.evidence), key=lambda span: span.start))
    claim = replace(
        last.claim,
        id=f"{last.claim.article}:{first.claim.start}+{last.claim.start}",
        kind=Kind.DURATION,
        value=minutes,
        unit="minute",
        base_unit="second",
        modifier=Modifier.APPROX if approx else Modifier.EXACT,
        low=None if low is None else low * 60,
        high=None if high is None else high * 60,
        step=Decimal(60),
        timex=period(minutes, "TM"),
        readings=(),
        measure="delay",
        phase=None,
        evidence=evidence,
        derivation=f"{start:%H:%M} − {begin:%H:%M}",
        notes=("derived from the planned and the actual start",),
    )
    yield replace(last, claim=claim, head="minute", words=first.words | last.words, names=first.names | last.names)


def _clock(frame: Frame) -> dt.datetime | None:
    low = frame.claim.low
    return dt.datetime.fromisoformat(low).replace(tzinfo=None) if isinstance(low, str) else None


Rule = Callable[[tuple[Frame, ...]], Iterable[Frame]]

DERIVATIONS: tuple[Rule, ...] = (_delay,)
