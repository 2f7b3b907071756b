"""Amounts that follow from others: shares of a whole, differences, sums, totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise

from ..earlier import is_followed
from ..frames import Frame
from ..quantity import bounds, in_full
from ..records import SHARE_IN_WORDS, Claim
from ..records.kinds import COUNT, DATE, DURATION, EXACT, MEASURE, MONEY, NUMBER, ORDINAL, PERCENT
from ..spans import BACK
from .resting import follows

__all__ = ["count_of_nth", "difference", "share_of_whole", "sum_of_parts", "total"]

_BESIDE = 60  # characters between a level and the one it is set against
_DIGITS = Context(prec=15)  # seconds in and out of a rate leave their noise behind these
_FARTHEST_LEVEL = Decimal("0.05")  # of one level to the other: "$1.14 per share, compared with $287 million" are two
_PER_SECOND = " per second"
_SECONDS = {unit: Decimal(n) for unit, n in (("minute", 60), ("hour", 3600), ("day", 86400), ("week", 604800))}
_LARGEST_PART = 10  # "a tenth": of smaller parts the percentage is near enough
_POINT, _PEOPLE = "percentage point", "people"
_AND = 2  # words between two parts: the noun of the first, and "and"
_LEAST_NTH, _LAST_NTH = 2, 50
_COUNTED_OVER = frozenset({DURATION, DATE})
_OVER = 80  # characters between an ordinal and the time it counts over
_PERIODS = frozenset({4, 7, 8})  # characters of a year, a month or quarter, and a week
_OF = 24  # characters between a percentage and the whole it is a share of


def share_of_whole(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """A percentage × the number it is a share of: "4 percent of its 15,000 jobs"."""
    for share, whole in pairwise(frames):
        x, y = share.claim, whole.claim
        if x.kind is not PERCENT:
            continue
        between = _between(x, y)
        if (
            x.unit != "percent"
            or x.value is None
            or (x.change is not None and not whole.is_whole)  # "fell 4 % to 2.6 million" is no share of them
            or y.value is None
            or y.kind not in {COUNT, MONEY}
            or x.sentence != y.sentence
            or not between.strip()
            or len(between) > _OF
            or any(sign in between for sign in ",;:.()")
            or not whole.place.document.lexicon.numerals.ands.isdisjoint(between.casefold().split())
        ):
            continue  # "it owns 2 percent and 30 shops"
        value, printed = _part_of(x, y)
        low, high = bounds(value, step=y.value * (x.step or Decimal(0)) / 100, modifier=x.modifier)
        claim = replace(
            follows(share, whole),
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
            derivation=f"{printed} of {in_full(y.value)}",
            notes=("derived from a share and its whole",),
        )
        yield replace(whole, claim=claim, is_part=False)


def _part_of(share: Claim, whole: Claim) -> tuple[Decimal, str]:
    """How much a share of a whole is, and how the share is written: "a third of the 90 seats" are 30, not 29.7."""
    assert share.value is not None
    assert whole.value is not None
    if SHARE_IN_WORDS in share.notes:
        part = Fraction(share.value / 100).limit_denominator(_LARGEST_PART)
        value = whole.value * part.numerator / part.denominator
        if round(100 * part) == round(share.value) and value == int(value):
            return value, str(part)
    return share.value * whole.value / 100, f"{in_full(share.value)} %"


def _between(first: Claim, last: Claim) -> str:
    """What stands between two figures of a sentence."""
    start = first.sentence.start
    return first.sentence.text[first.end - start : last.start - start]


def difference(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """The level now − the level before: "9.5 %, up from 8.1 %", "from 8.1 % to 9.5 %" are a rise by 1.4 points."""
    for first, second in pairwise(frames):
        now, before = (second, first) if first.previous else (first, second)
        x, y = now.claim, before.claim
        if (
            not before.previous
            or is_followed(before.place)  # "rose 0.3 % after a 0.5 % fall": what lies between is no change of anything
            or x.kind is not y.kind
            or x.kind not in {PERCENT, MONEY, COUNT, NUMBER}
            or x.unit != y.unit
            or x.sentence != y.sentence
            or x.measure is None
            or (y.measure is not None and y.measure != x.measure)
            or now.previous
            or second.claim.start - first.claim.end > _BESIDE
            or not (x.modifier is y.modifier is EXACT)
            or x.value is None
            or y.value is None
            or x.value == y.value
            or not _FARTHEST_LEVEL * abs(x.value) <= abs(y.value) <= abs(x.value) / _FARTHEST_LEVEL
        ):
            continue
        value = abs(x.value - y.value)
        step = max(x.step or Decimal(0), y.step or Decimal(0))
        unit = _POINT if x.kind is PERCENT and x.unit == "percent" else x.unit
        low, high = bounds(value, step=step, modifier=EXACT)
        claim = replace(
            follows(before, now),
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
        yield replace(now, claim=claim, head=unit if x.kind is PERCENT else now.head)


def sum_of_parts(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """What parts come to that are told side by side: "two men and three women died", "61 cars and nine lorries"."""
    for first, last in pairwise(frames):
        x, y = first.claim, last.claim
        measure = x.measure or y.measure
        if x.kind is not COUNT or y.kind is not COUNT or measure is None or x.sentence != y.sentence:
            continue
        between = _between(x, y)
        if (
            not {x.measure, y.measure} <= {measure, None}  # one predicate may serve both
            or not ((first.is_kind_of_people and last.is_kind_of_people) or x.measure == y.measure)
            or first.head == last.head
            or x.scope
            or y.scope
            or len(between.split()) > _AND  # "killed a guard and hurt two others" has a verb more
            or any(sign in between for sign in ";:.()")
            or x.value is None
            or y.value is None
            or not (x.modifier is y.modifier is EXACT)
        ):
            continue
        value = x.value + y.value
        unit = _PEOPLE if first.is_kind_of_people else None
        claim = replace(
            follows(first, last),
            value=value,
            unit=unit,
            base_unit=unit,
            low=value,
            high=value,
            readings=(),
            measure=measure,
            derivation=f"{in_full(x.value)} + {in_full(y.value)}",
            notes=("derived from the parts that are told",),
        )
        yield replace(first, claim=claim, head=None)


def count_of_nth(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """So many as the last of them is the nth: "the third fire in a week", "the fourth strike this year"."""
    ordinals = [frame for frame in frames if frame.claim.kind is ORDINAL]
    spans: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames if ordinals else ():
        if frame.claim.kind in _COUNTED_OVER:
            spans[frame.sentence].append(frame)
    for nth in ordinals:
        claim = nth.claim
        if claim.value is None or not _LEAST_NTH <= claim.value <= _LAST_NTH:
            continue
        if claim.measure is not None or claim.stance != "asserted":
            continue  # a rank, a minute, a century
        over = next((span for span in spans[nth.sentence] if _counts_over(nth, span)), None)
        if over is None:
            continue
        resting = follows(*sorted((nth, over), key=lambda frame: frame.claim.start))
        counted = replace(
            claim,
            id=resting.id,
            evidence=resting.evidence,
            kind=COUNT,
            low=claim.value,
            high=claim.value,
            step=Decimal(1),
            derivation=f"number {in_full(claim.value)} of them",
            notes=("derived from an ordinal and the time it counts over",),
        )
        yield replace(nth, claim=counted)


def _counts_over(nth: Frame, span: Frame) -> bool:
    """Whether a length of time, or the period that an ordinal is told of, is that over which it counts."""
    x, y = nth.claim, span.claim
    if y.kind is DURATION:
        return span.reach == BACK and max(y.start - x.end, x.start - y.end) <= _OVER
    return x.as_of == y.timex and len(y.timex or "") in _PERIODS


def total(frames: tuple[Frame, ...]) -> Iterable[Frame]:
    """A rate × the time it went on: "400 meals a day for two weeks" are 5,600 meals."""
    for rate, time in pairwise(frames):
        if not time.is_lasting:
            continue
        x, y = rate.claim, time.claim
        between = _between(x, y)
        period = _period(x)
        times = _times(y, period) if period is not None else None
        if (
            period is None
            or times is None
            or x.sentence != y.sentence
            or len(between) > _OF
            or any(sign in between for sign in ",;:.()")
            or x.value is None
            or x.change is not None
            or rate.claim.modifier is not EXACT
        ):
            continue
        value, step = x.value * times, (x.step or Decimal(0)) * times
        unit, base, factor = x.unit, x.base_unit, times
        if x.kind is MEASURE and x.base_unit is not None and unit is not None:
            unit, base = unit.removesuffix(f" per {period}"), base.removesuffix(_PER_SECOND) if base else None
            factor = times * _SECONDS[period]
        low, high = (_DIGITS.plus(end * factor) if isinstance(end, Decimal) else None for end in (x.low, x.high))
        claim = replace(
            follows(time, rate),
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
        yield replace(rate, claim=claim, head=unit if x.kind is MEASURE else rate.head)


def _period(claim: Claim) -> str | None:
    """What a figure is told per: "day" of "barrel per day", or of 400 meals a day."""
    told = [word.removeprefix("per ") for word in claim.scope if word.startswith("per ")]
    if claim.kind is MEASURE and " per " in (claim.unit or "") and (claim.base_unit or "").endswith(_PER_SECOND):
        told = [(claim.unit or "").rpartition(" per ")[2]]
    return told[0] if len(told) == 1 and told[0] in _SECONDS else None


def _times(claim: Claim, period: str) -> Decimal | None:
    """How many periods a length of time holds; None where it is none, or months are to be cut into weeks."""
    if claim.kind is not DURATION or claim.value is None or claim.low is None:
        return None
    if claim.unit == period:
        return claim.value
    seconds = _SECONDS.get(claim.unit or "")
    return None if seconds is None else claim.value * seconds / _SECONDS[period]
