"""Claims that follow from others of the same article; each names the evidence it rests on.

Planned and actual start give the delay ("slated for 7 p.m. … at 7:25 the curtain rose"), start and
length the end, a share of a stated whole its number ("4 percent of its 15,000 jobs"), a level and the one it is
set against their difference ("9.5 %, up from 8.1 %"), the parts of a toll their sum ("two men and three women
died"), a rate and a time the total ("400 meals a day for two weeks"), a date of birth the age.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Context, Decimal
from itertools import pairwise

from .finders.timex import period
from .frames import Frame
from .quantity import bounds, in_full
from .records import DAY_UNTOLD, SUPPOSED, Claim, Kind, Modifier, Span

__all__ = ["DERIVATIONS", "derive"]

_LONGEST_DELAY = dt.timedelta(hours=18)
_LONGEST_EVENT = 86400  # seconds
_BESIDE = 60  # characters between a level and the one it is set against
_DIGITS = Context(prec=15)  # seconds in and out of a rate leave their noise behind these
_OF_EVENTS = frozenset({"minute", "hour"})
_FARTHEST_LEVEL = Decimal("0.05")  # of one level to the other: "$1.14 per share, compared with $287 million" are two
_PER_SECOND = " per second"
_SECONDS = {unit: Decimal(n) for unit, n in (("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800))}
_POINT, _PEOPLE = "percentage point", "people"
_YEAR_SECONDS = Decimal(31556952)
_OLDEST = 120
_AND = 2  # words between two parts: the noun of the first, and "and"
_OF = 24  # characters between a percentage and the whole it is a share of


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
    begin, start = _same_day(first, last)
    if begin is None or start is None or not dt.timedelta(0) < start - begin <= _LONGEST_DELAY:
        return
    minutes = Decimal(int((start - begin).total_seconds())) / 60
    approx = Modifier.APPROX in {first.claim.modifier, last.claim.modifier}
    low, high = bounds(minutes, step=Decimal(2 if approx else 0), modifier=Modifier.EXACT)
    claim = replace(
        _follows(first, last),
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
        derivation=f"{start:%H:%M} − {begin:%H:%M}",
        notes=("derived from the planned and the actual start",),
    )
    yield replace(last, claim=claim, head="minute", words=first.words | last.words, names=first.names | last.names)


def _end(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """Actual start + length, where the article tells each once and no end."""
    starts = [f for f in frames if f.claim.kind is Kind.TIME and f.claim.measure == "start" and f.claim.low is not None]
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
    try:
        end = begin + dt.timedelta(seconds=seconds)
    except OverflowError:
        return
    room = dt.timedelta(minutes=5)
    follows = _follows(first, last)
    if seconds > _middle(last.claim):
        follows = replace(follows, evidence=_in_order((*follows.evidence, *delays[0].evidence)))
    claim = replace(
        follows,
        kind=Kind.TIME,
        value=None,
        unit=None,
        base_unit=None,
        modifier=Modifier.APPROX,
        low=(end - room).isoformat(),
        high=(end + room).isoformat(),
        step=None,
        timex=f"{end:%Y-%m-%dT%H:%M}",
        readings=(),
        measure="end",
        phase="actual",
        derivation=f"{begin:%H:%M} + {int(seconds // 60)} minutes",
        notes=(
            "derived from the start and the length",
            *((SUPPOSED,) if supposed else ()),
            *(note for note in first.claim.notes if note in DAY_UNTOLD),
        ),
    )
    yield replace(last, claim=claim, head=None, words=first.words | last.words, names=first.names | last.names)


def _share_of_whole(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """A percentage × the number it is a share of: "4 percent of its 15,000 jobs"."""
    for share, whole in pairwise(frames):
        x, y = share.claim, whole.claim
        between = x.sentence.text[x.end - x.sentence.start : y.start - x.sentence.start]
        if (
            x.kind is not Kind.PERCENT
            or x.unit != "percent"
            or x.value is None
            or (x.change is not None and not whole.is_whole)  # "fell 4 % to 2.6 million" is no share of them
            or y.value is None
            or y.kind not in {Kind.COUNT, Kind.MONEY}
            or x.sentence != y.sentence
            or not between.strip()
            or len(between) > _OF
            or any(sign in between for sign in ",;:.()")
        ):
            continue
        value = x.value * y.value / 100
        low, high = bounds(value, step=y.value * (x.step or Decimal(0)) / 100, modifier=x.modifier)
        claim = replace(
            _follows(share, whole),
            kind=y.kind,
            value=value,
            unit=y.unit,
            base_unit=y.base_unit,
            modifier=x.modifier,
            low=low,
            high=high,
            step=y.value * (x.step or Decimal(0)) / 100,
            readings=(),
            measure=x.measure or y.measure,
            derivation=f"{in_full(x.value)} % of {in_full(y.value)}",
            notes=("derived from a share and its whole",),
        )
        yield replace(whole, claim=claim, is_part=False)


def _difference(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """The level now − the level before: "9.5 %, up from 8.1 %" is a rise by 1.4 percentage points."""
    for now, before in pairwise(frames):
        x, y = now.claim, before.claim
        if (
            x.kind is not y.kind
            or x.kind not in {Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.NUMBER}
            or x.unit != y.unit
            or x.sentence != y.sentence
            or x.measure is None
            or (y.measure is not None and y.measure != x.measure)
            or not before.previous
            or now.previous
            or y.start - x.end > _BESIDE
            or not (x.modifier is y.modifier is Modifier.EXACT)
            or x.value is None
            or y.value is None
            or x.value == y.value
            or not _FARTHEST_LEVEL * abs(x.value) <= abs(y.value) <= abs(x.value) / _FARTHEST_LEVEL
        ):
            continue
        value = abs(x.value - y.value)
        step = max(x.step or Decimal(0), y.step or Decimal(0))
        unit = _POINT if x.kind is Kind.PERCENT and x.unit == "percent" else x.unit
        low, high = bounds(value, step=step, modifier=Modifier.EXACT)
        claim = replace(
            _follows(before, now),
            value=value,
            unit=unit,
            base_unit=unit,
            low=low,
            high=high,
            step=step,
            readings=(),
            change="up" if x.value > y.value else "down",
            derivation=f"{in_full(x.value)} − {in_full(y.value)}",
            notes=("derived from a level and the one before",),
        )
        yield replace(now, claim=claim, head=unit if x.kind is Kind.PERCENT else now.head)


def _sum(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """The toll of parts that are told side by side: "two men and three women died"."""
    for first, last in pairwise(frames):
        x, y = first.claim, last.claim
        between = x.sentence.text[x.end - x.sentence.start : y.start - x.sentence.start]
        measure = x.measure or y.measure
        if (
            x.kind is not Kind.COUNT
            or y.kind is not Kind.COUNT
            or x.sentence != y.sentence
            or measure is None
            or not {x.measure, y.measure} <= {measure, None}  # one predicate may serve both
            or not (first.is_kind_of_people and last.is_kind_of_people)
            or first.head == last.head
            or x.scope
            or y.scope
            or len(between.split()) > _AND  # "killed a guard and hurt two others" has a verb more
            or any(sign in between for sign in ";:.()")
            or x.value is None
            or y.value is None
            or not (x.modifier is y.modifier is Modifier.EXACT)
        ):
            continue
        value = x.value + y.value
        claim = replace(
            _follows(first, last),
            value=value,
            unit=_PEOPLE,
            base_unit=_PEOPLE,
            low=value,
            high=value,
            readings=(),
            measure=measure,
            derivation=f"{in_full(x.value)} + {in_full(y.value)}",
            notes=("derived from the parts that are told",),
        )
        yield replace(first, claim=claim, head=None)


def _total(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """A rate × the time it went on: "400 meals a day for two weeks" are 5,600 meals."""
    for rate, time in pairwise(frames):
        x, y = rate.claim, time.claim
        between = x.sentence.text[x.end - x.sentence.start : y.start - x.sentence.start]
        period = _period(x)
        times = _times(y, period) if period is not None else None
        if (
            period is None
            or times is None
            or not time.is_lasting
            or x.sentence != y.sentence
            or len(between) > _OF
            or any(sign in between for sign in ",;:.()")
            or x.value is None
            or x.change is not None
            or not _is_exact(rate)
        ):
            continue
        value, step = x.value * times, (x.step or Decimal(0)) * times
        unit, base, factor = x.unit, x.base_unit, times
        if x.kind is Kind.MEASURE and x.base_unit is not None and unit is not None:
            unit, base = unit.removesuffix(f" per {period}"), base.removesuffix(_PER_SECOND) if base else None
            factor = times * _SECONDS[period]
        low, high = (_DIGITS.plus(end * factor) if isinstance(end, Decimal) else None for end in (x.low, x.high))
        claim = replace(
            _follows(time, rate),
            value=value,
            unit=unit,
            base_unit=base,
            low=low,
            high=high,
            step=step,
            readings=(),
            scope=tuple(word for word in x.scope if word != f"per {period}"),
            derivation=f"{in_full(x.value)} × {in_full(times)} {period}s",
            notes=("derived from a rate and the time it went on",),
        )
        yield replace(rate, claim=claim, head=unit if x.kind is Kind.MEASURE else rate.head)


def _period(claim: Claim) -> str | None:
    """What a figure is told per: "day" of "barrel per day", or of 400 meals a day."""
    told = [word.removeprefix("per ") for word in claim.scope if word.startswith("per ")]
    if claim.kind is Kind.MEASURE and " per " in (claim.unit or "") and (claim.base_unit or "").endswith(_PER_SECOND):
        told = [(claim.unit or "").rpartition(" per ")[2]]
    return told[0] if len(told) == 1 and told[0] in _SECONDS else None


def _times(claim: Claim, period: str) -> Decimal | None:
    """How many periods a length of time holds; None where it is none, or months are to be cut into weeks."""
    if claim.kind is not Kind.DURATION or claim.value is None or claim.low is None:
        return None
    if claim.unit == period:
        return claim.value
    seconds = _SECONDS.get(claim.unit or "")
    return None if seconds is None else claim.value * seconds / _SECONDS[period]


def _is_exact(frame: Frame) -> bool:
    return frame.claim.modifier is Modifier.EXACT


def _age(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """The age at the day of writing of somebody whose birth is dated and whose age the article does not tell."""
    if any(frame.claim.measure == "age" for frame in frames):
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
            kind=Kind.NUMBER,
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


def _follows(first: Frame, last: Frame) -> Claim:
    """A claim that rests on the evidence of two, its other fields still those of the second."""
    evidence = _in_order((*first.claim.evidence, *last.claim.evidence))
    id = f"{last.claim.article}:{first.claim.start}+{last.claim.start}"
    return replace(last.claim, id=id, evidence=evidence, change=None)


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))


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


Rule = Callable[[tuple[Frame, ...]], Iterable[Frame]]

DERIVATIONS: tuple[Rule, ...] = (_delay, _end, _share_of_whole, _difference, _sum, _total, _age)
