"""Times and lengths of time that follow from others: delays, starts, ends, ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ..finders.timex import period
from ..frames import Frame
from ..quantity import bounds
from ..records import DAY_UNTOLD, SUPPOSED, Claim
from ..records.kinds import APPROX, DURATION, EXACT, NUMBER, TIME
from .resting import follows, in_order

__all__ = ["age", "delay", "end", "start"]

_LONGEST_DELAY = dt.timedelta(hours=18)
_LONGEST_EVENT = 86400  # seconds
_OF_EVENTS = frozenset({"minute", "hour"})
_YEAR_SECONDS = Decimal(31556952)
_OLDEST = 120
_ROOM = dt.timedelta(minutes=5)  # on either side of a moment that was worked out


def delay(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """Actual start − planned start."""
    starts = _starts(frames)
    planned = [f for f in starts if f.claim.phase == "scheduled"]
    actual = [f for f in starts if f.claim.phase == "actual"]
    if not planned or not actual:
        return
    first = planned[0]
    last = min(actual, key=lambda f: (abs(f.rank - first.rank), f.rank))
    begin, begun = _same_day(first, last)
    if begin is None or begun is None or not dt.timedelta(0) < begun - begin <= _LONGEST_DELAY:
        return
    minutes = Decimal(int((begun - begin).total_seconds())) / 60
    approx = APPROX in {first.claim.modifier, last.claim.modifier}
    low, high = bounds(minutes, step=Decimal(2 if approx else 0), modifier=EXACT)
    claim = replace(
        follows(first, last),
        kind=DURATION,
        value=minutes,
        unit="minute",
        base_unit="second",
        modifier=APPROX if approx else EXACT,
        low=None if low is None else low * 60,
        high=None if high is None else high * 60,
        step=Decimal(60),
        timex=period(minutes, "TM"),
        readings=(),
        measure="delay",
        phase=None,
        derivation=f"{begun:%H:%M} − {begin:%H:%M}",
        notes=("derived from the planned and the actual start",),
    )
    yield replace(last, claim=claim, head="minute", words=first.words | last.words, names=first.names | last.names)


def _starts(frames: tuple[Frame, ...]) -> list[Frame]:
    return [f for f in frames if f.claim.kind is TIME and f.claim.measure == "start" and f.claim.low is not None]


def start(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """Planned start + delay, where the article tells each once, side by side, and no actual start."""
    starts = _starts(frames)
    planned = [f for f in starts if f.claim.phase == "scheduled" and ":" in (f.claim.timex or "")]
    if len(planned) != 1:
        return
    delays = [f for f in frames if f.claim.measure == "delay" and isinstance(f.claim.high, Decimal)]
    if len(delays) != 1 or any(f.claim.phase == "actual" for f in starts):
        return
    first, last = planned[0], delays[0]
    if abs(first.sentence - last.sentence) > 1 or not _is_exact(last) or first.claim.readings:
        return
    notes = ("derived from the planned start and the delay",)
    yield from _later(replace(first, claim=follows(first, last)), first, _middle(last.claim), "start", notes)


def end(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """Actual start + length, where the article tells each once and no end."""
    starts = _starts(frames)
    if not starts:
        return
    delays = [f.claim for f in frames if f.claim.measure == "delay" and isinstance(f.claim.high, Decimal)]
    lengths = [f for f in frames if f.claim.measure == "length" and isinstance(f.claim.high, Decimal)]
    supposed = not lengths
    if supposed:  # "she sang for 95 minutes" need not be the whole of it
        lengths = [f for f in frames if f.is_lasting and f.claim.measure is None and f.claim.unit in _OF_EVENTS]
    begun = [f for f in starts if f.claim.phase == "actual"]
    if len(starts) == 2 and len(begun) == 1:
        starts = begun  # told beside the planned one
    if len(starts) != 1 or len(lengths) != 1 or any(f.claim.measure == "end" for f in frames) or len(delays) > 1:
        return
    first, last = starts[0], lengths[0]
    begin = _moment(first)
    seconds = _middle(last.claim) + (_middle(delays[0]) if delays and first.claim.phase == "scheduled" else 0)
    if begin is None or not 0 < seconds <= _LONGEST_EVENT or not (last.is_lasting or _is_exact(last)):
        return
    resting = follows(first, last)
    if seconds > _middle(last.claim):
        resting = replace(resting, evidence=in_order((*resting.evidence, *delays[0].evidence)))
    notes = ("derived from the start and the length", *((SUPPOSED,) if supposed else ()))
    yield from _later(replace(last, claim=resting), first, seconds, "end", notes)


def _later(resting: Frame, first: Frame, seconds: float, measure: str, notes: tuple[str, ...]) -> Iterable[Frame]:
    """The moment so many seconds after `first`, as a claim on the evidence of `resting`."""
    begin = _moment(first)
    try:
        moment = None if begin is None else begin + dt.timedelta(seconds=seconds)
    except OverflowError:
        moment = None
    if begin is None or moment is None:
        return
    claim = replace(
        resting.claim,
        kind=TIME,
        value=None,
        unit=None,
        base_unit=None,
        modifier=APPROX,
        low=(moment - _ROOM).isoformat(),
        high=(moment + _ROOM).isoformat(),
        step=None,
        timex=f"{moment:%Y-%m-%dT%H:%M}",
        readings=(),
        measure=measure,
        phase="actual",
        derivation=f"{begin:%H:%M} + {int(seconds // 60)} minutes",
        notes=(*notes, *(note for note in first.claim.notes if note in DAY_UNTOLD)),
    )
    yield replace(resting, claim=claim, head=None, words=first.words | resting.words, names=first.names | resting.names)


def age(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """The age at the day of writing of somebody whose birth is dated and whose age the article does not tell."""
    if any(frame.claim.measure == "age" and "average" not in frame.claim.scope for frame in frames):
        return
    for frame in frames:
        born, day = frame.claim, frame.published
        if born.measure != "birth" or day is None or not isinstance(born.low, str) or not isinstance(born.high, str):
            continue
        oldest, youngest = (_years_between(dt.datetime.fromisoformat(end).date(), day) for end in (born.low, born.high))
        if not 0 < youngest <= oldest < _OLDEST or oldest - youngest > 1:
            continue
        year = _YEAR_SECONDS
        claim = replace(
            born,
            id=f"{born.article}:{born.start}+age",
            kind=NUMBER,
            value=Decimal(oldest),
            unit="year",
            base_unit="second",
            low=youngest * year,
            high=oldest * year,
            step=year,
            timex=None,
            readings=(),
            measure="age",
            derivation=f"{day.year} − {born.low[:4]}",
            notes=("derived from the date of birth",),
        )
        yield replace(frame, claim=claim, head=None)


def _years_between(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _same_day(planned: Frame, actual: Frame) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Both starts as moments that can be subtracted: a day only one tells is the other's, a zone must be both's."""
    begin, start = _moment(planned), _moment(actual)
    if begin is None or start is None or (begin.tzinfo is None) != (start.tzinfo is None):
        return None, None
    untold = [not DAY_UNTOLD.isdisjoint(frame.claim.notes) for frame in (planned, actual)]
    if untold == [False, True]:
        start = dt.datetime.combine(begin.date(), start.timetz())
    elif untold == [True, False]:
        begin = dt.datetime.combine(start.date(), begin.timetz())
    return begin, start


def _moment(frame: Frame) -> dt.datetime | None:
    low = frame.claim.low
    return dt.datetime.fromisoformat(low) if isinstance(low, str) else None


def _middle(claim: Claim) -> float:
    ends = [float(end) for end in (claim.low, claim.high) if isinstance(end, Decimal)]
    return sum(ends) / len(ends) if ends else 0.0


def _is_exact(frame: Frame) -> bool:
    return frame.claim.modifier is EXACT
