"""Figures that two of one account come to, where another account prints them: "3.47 a.m. … 3.55 a.m.", "eight minutes".

Any two figures have a sum, a difference and a quotient: one is worked out only where another account prints it, where
no other two of the article come to it, and where the words beside it stand beside one of the two as well.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from .budget import NO_DEADLINE, Deadline
from .frames import Frame, value_of
from .lexicon import CONCEPT
from .quantity import in_full, significant_digits
from .records import DAY_UNTOLD, LEVEL_REACHED, VOTED, Claim, Kind, Modifier, is_counted
from .records.kinds import APPROX, COUNT, DURATION, EXACT, MEASURE, MONEY, PERCENT, TIME
from .shares import DIGITS, told_first

__all__ = ["derive_arithmetic"]

_LONGEST = 18 * 3600  # seconds from one clock time to another, where the day of one is not told
_DAYS = 4 * 86400
_LEAST_TIME = 300
_LEAST = 20  # a smaller sum or difference is chance as a rule
_SHARE_LEAST, _SHARE_MOST = Decimal(2), Decimal(98)  # percent
_FEWEST_DIGITS = 2
_LARGEST_GROWTH = 400  # percent
_NEXT = 12  # figures behind one that it is held against
_BOUND = Decimal("1.1")  # "more than 13 hours" are no more than so many times 13
_WORD = 4  # letters of a word that says something
_MORE = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
_EXACT = frozenset({Modifier.EXACT, Modifier.APPROX})
_SUMMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_IN_BASE_UNITS = frozenset({Kind.MEASURE, Kind.DURATION})  # what commits in another unit than it is printed in


@dataclass(frozen=True, slots=True)
class _Result:
    """What two figures of an article come to: in base units, as near as they are told, and how it is written."""

    value: Decimal
    room: Decimal
    first: Frame
    last: Frame
    written: str
    approximate: bool
    change: str | None = None


def derive_arithmetic(frames: Iterable[Frame], deadline: Deadline = NO_DEADLINE) -> tuple[Frame, ...]:
    """For every printed figure what two figures of another article come to, if one pair of them alone does.

    Raises `OutOfTime` when the deadline is over.
    """
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_article[frame.claim.article].append(frame)
    targets = [frame for article in sorted(by_article) for frame in by_article[article] if _is_target(frame)]
    wanted = {_family_of(target) for target in targets}
    results: dict[str, list[_Result]] = defaultdict(list)
    for article in sorted(by_article):
        deadline.check()
        for family, result in _results(by_article[article], wanted):
            results[family].append(result)
    for found in results.values():
        found.sort(key=lambda result: result.value)
    values = {family: [result.value for result in found] for family, found in results.items()}
    derived: dict[str, Frame] = {}
    for target in told_first(targets):
        deadline.check()
        family = _family_of(target)
        if family not in results:
            continue
        low, high = _ends(target)
        first, last = bisect_left(values[family], low), bisect_right(values[family], high)
        for result in _sole(results[family][first:last]):
            article = result.first.claim.article
            if article == target.claim.article or result.change not in {None, target.claim.change}:
                continue
            if _are_tied(result, target) and not _is_printed(by_article[article], target):
                frame = _derived(result, target)
                derived.setdefault(frame.claim.id, frame)
    return tuple(derived.values())


# ---- what two figures come to ---------------------------------------------------------------------------------------


def _results(frames: Sequence[Frame], wanted: Set[str]) -> Iterator[tuple[str, _Result]]:
    """What any two figures of an article come to, of the families that are printed somewhere."""
    own = [frame for frame in frames if frame.claim.derivation is None and frame.claim.stance == "asserted"]
    if "duration" in wanted:
        times = [frame for frame in own if frame.claim.kind is TIME and ":" in (frame.claim.timex or "")]
        for n, first in enumerate(times):
            for last in times[n + 1 : n + 1 + _NEXT]:
                yield from _elapsed(first, last)
    amounts = [
        frame for frame in own if frame.claim.kind in _SUMMED and frame.claim.modifier in _EXACT and frame.claim.value
    ]
    for n, first in enumerate(amounts):
        for last in amounts[n + 1 : n + 1 + _NEXT]:
            if last.sentence - first.sentence > 1:
                break
            if first.family == last.family and _are_of_one_unit(first.claim, last.claim):
                yield from _amounts(first, last, wanted)
    rises: dict[int, list[Frame]] = defaultdict(list)
    for frame in own:
        if frame.claim.kind is PERCENT and frame.claim.unit == "percent" and _is_to_be_added(frame):
            rises[frame.sentence].append(frame)
    for amount in amounts:
        if amount.claim.kind is MONEY:
            for rise in rises[amount.sentence][:_NEXT]:
                yield from _changed(amount, rise)


def _elapsed(first: Frame, last: Frame) -> Iterator[tuple[str, _Result]]:
    """The time from one hour to another, whichever is told first."""
    begin, end = _moment(first.claim), _moment(last.claim)
    if begin is None or end is None or (begin.tzinfo is None) != (end.tzinfo is None):
        return
    untold = any(not DAY_UNTOLD.isdisjoint(frame.claim.notes) for frame in (first, last))
    if untold:
        end = dt.datetime.combine(begin.date(), end.timetz())
    if end < begin:
        begin, end = end, begin
    seconds = Decimal(int((end - begin).total_seconds()))
    if _LEAST_TIME <= seconds <= (_LONGEST if untold else _DAYS):
        approximate = APPROX in {first.claim.modifier, last.claim.modifier}
        written = f"{end:%H:%M} − {begin:%H:%M}"
        yield "duration", _Result(seconds, Decimal(60 if not approximate else 300), first, last, written, approximate)


def _moment(claim: Claim) -> dt.datetime | None:
    if isinstance(claim.low, str):
        return dt.datetime.fromisoformat(claim.low)
    try:
        return dt.datetime.combine(dt.date.min, dt.time.fromisoformat((claim.timex or "").partition("T")[2]))
    except ValueError:
        return None


def _are_of_one_unit(x: Claim, y: Claim) -> bool:
    if x.kind is MONEY or x.kind is MEASURE:
        return x.unit == y.unit
    return is_counted(x) and is_counted(y)


def _amounts(first: Frame, last: Frame, wanted: Set[str]) -> Iterator[tuple[str, _Result]]:
    """The sum and the difference of two amounts of one sentence, the share and the growth also of two next to it."""
    factor, other = _factor(first.claim), _factor(last.claim)
    if factor is None or factor != other:
        return
    if first.family in wanted and first.sentence == last.sentence and not _come_from(first, last):
        yield from _added(first, last, factor)
    if "percent" in wanted or "growth" in wanted:
        yield from _divided(first, last)


def _come_from(first: Frame, last: Frame) -> bool:
    """Whether one is by how much the other changed to be what it is: "rose by Rs 2 to Rs 98" tells of what was."""
    steps = [frame.claim.change is not None and LEVEL_REACHED not in frame.claim.notes for frame in (first, last)]
    level = first if steps[1] else last
    return steps[0] != steps[1] and not level.previous


def _added(first: Frame, last: Frame, factor: Decimal) -> Iterator[tuple[str, _Result]]:
    """The sum and the difference."""
    x, y = first.claim, last.claim
    assert x.value
    assert y.value
    room = max(x.step or Decimal(0), y.step or Decimal(0)) * factor / 2
    approximate = APPROX in {x.modifier, y.modifier}
    great, small = max(x.value, y.value), min(x.value, y.value)
    sides = not VOTED.isdisjoint(x.notes) and not VOTED.isdisjoint(y.notes)  # the margin of a vote may be as small
    # "went from 17 seats to 26" comes to no 43, but "rose by $2 from $96" to $98
    moved = first.previous != last.previous and x.as_of == y.as_of and x.change is y.change is None
    for value, sign in ((x.value + y.value, "+"), (great - small, "−")):
        if sign == "+" and (moved or (last.is_part and not first.is_part)):
            continue  # nor do "98 people, including 40 pupils" to 138
        if (value >= _LEAST and significant_digits(value) >= _FEWEST_DIGITS) or (sides and sign == "−"):
            terms = (x.value, y.value) if sign == "+" else (great, small)
            written = f"{in_full(terms[0])} {sign} {in_full(terms[1])}"
            yield first.family, _Result(value * factor, room, first, last, written, approximate)


def _divided(first: Frame, last: Frame) -> Iterator[tuple[str, _Result]]:
    """The share of the smaller in the greater, and the growth from the earlier to the later."""
    x, y = first.claim, last.claim
    assert x.value
    assert y.value
    approximate = APPROX in {x.modifier, y.modifier}
    great, small = max(x.value, y.value), min(x.value, y.value)
    share = DIGITS.plus(100 * small / great)
    near = max((x.step or Decimal(0)) / x.value, (y.step or Decimal(0)) / y.value) / 2
    if _SHARE_LEAST <= share <= _SHARE_MOST:
        written = f"{in_full(small)} of {in_full(great)}"
        yield "percent", _Result(share, share * near, first, last, written, approximate)
    earlier = last if last.previous or last.is_set_against else first
    base, now = (y.value, x.value) if earlier is last else (x.value, y.value)
    growth = DIGITS.plus(100 * abs(now - base) / base)
    if (first.previous != last.previous or last.is_set_against) and growth <= _LARGEST_GROWTH:
        written = f"{in_full(now)} ÷ {in_full(base)} − 1"
        way = "up" if now > base else "down"
        yield "growth", _Result(growth, 100 * now / base * near, first, last, written, approximate, way)


def _is_to_be_added(rise: Frame) -> bool:
    """Whether a percentage is one that an amount told beside it may still go up by: none that it has gone up by."""
    claim = rise.claim
    return bool(claim.value) and claim.modifier is EXACT and (claim.change is None or rise.is_to_come)


def _changed(amount: Frame, rise: Frame) -> Iterator[tuple[str, _Result]]:
    """What an amount comes to after a rise or a fall told with it: "$38.40 an hour, to go up by 21 percent"."""
    x, share, factor = amount.claim, rise.claim.value, _factor(amount.claim)
    assert x.value
    assert share
    if factor is None or share >= 100 or significant_digits(x.value) < _FEWEST_DIGITS:
        return
    near = (x.step or Decimal(0)) / x.value / 2 + (rise.claim.step or Decimal(0)) / 200
    for sign, word in ((1, "up"), (-1, "down")):
        if rise.claim.change in {word, None}:
            value = x.value * (1 + sign * share / 100)
            written = f"{in_full(x.value)} {'+' if sign > 0 else '−'} {in_full(share)} %"
            yield amount.family, _Result(value * factor, value * factor * near, amount, rise, written, False)


def _factor(claim: Claim) -> Decimal | None:
    """How many base units the unit of an amount or of a length of time holds."""
    if claim.kind not in _IN_BASE_UNITS:
        return Decimal(1)
    size = value_of(claim)
    return DIGITS.plus(size / claim.value) if size and claim.value else None


# ---- what another account prints ------------------------------------------------------------------------------------


def _family_of(target: Frame) -> str:
    """What is looked for where a figure is printed: a rise by so many percent is no share."""
    return "growth" if target.family == "percent" and target.claim.change is not None else target.family


def _is_target(frame: Frame) -> bool:
    """Whether a printed figure may be what two others come to: no level in percent, and neither small nor vague."""
    claim = frame.claim
    if claim.derivation is not None or claim.stance != "asserted" or claim.value is None or frame.previous:
        return False
    if not isinstance(claim.low, Decimal) or not (isinstance(claim.high, Decimal) or claim.modifier in _MORE):
        return False
    if claim.kind is DURATION:
        return _LEAST_TIME / 2 <= claim.low <= _DAYS
    if claim.kind is PERCENT:
        return claim.unit == "percent" and claim.modifier in _EXACT
    summed = claim.kind in _SUMMED or is_counted(claim)
    return summed and claim.modifier in _EXACT and frame.significant >= _FEWEST_DIGITS


def _ends(target: Frame) -> tuple[Decimal, Decimal]:
    """The least and the most that the words of a figure commit it to, the printed place rounded."""
    low, high, step = target.claim.low, target.claim.high, target.claim.step or Decimal(0)
    assert isinstance(low, Decimal)
    if not isinstance(high, Decimal):
        return low, low * _BOUND
    if target.claim.kind is DURATION:
        return low, high
    if target.claim.kind is PERCENT:
        return low - step / 2, high + step / 2
    return low, high


def _sole(found: Sequence[_Result]) -> Iterator[_Result]:
    """The results that are the only one of their article."""
    by_article: dict[str, list[_Result]] = defaultdict(list)
    for result in found:
        by_article[result.first.claim.article].append(result)
    return (results[0] for results in by_article.values() if len(results) == 1)


def _is_printed(frames: Sequence[Frame], target: Frame) -> bool:
    low, high = _ends(target)
    values = [frame.value for frame in frames if frame.family == target.family]
    return any(value is not None and low <= value <= high for value in values)


def _are_tied(result: _Result, target: Frame) -> bool:
    """Whether a word that says something stands beside the printed figure and beside one of the two."""
    first, last = result.first, result.last
    shared = frozenset(target.near.keys() & (first.near.keys() | last.near.keys()))
    if target.claim.kind is PERCENT and target.claim.change is None:
        part, whole = (first, last) if (first.claim.value or 0) < (last.claim.value or 0) else (last, first)
        shared = (target.words & part.near.keys()) - whole.words  # what tells the part from the whole
    if first.language != target.language:
        return any(word.startswith(CONCEPT) for word in shared)
    return any(len(word) >= _WORD for word in shared)


def _derived(result: _Result, target: Frame) -> Frame:
    x, y, printed = result.first.claim, result.last.claim, target.claim
    value = DIGITS.plus(result.value / (_factor(printed) or 1))
    room = DIGITS.plus(result.room) if printed.kind is not COUNT else Decimal(0)
    claim = replace(
        x,
        id=f"{x.article}:{x.start}&{y.start}",
        kind=printed.kind,
        value=value,
        unit=printed.unit,
        base_unit=printed.base_unit,
        modifier=APPROX if result.approximate else EXACT,
        low=result.value - room,
        high=result.value + room,
        step=2 * room,
        timex=printed.timex,
        readings=(),
        change=printed.change,
        measure=printed.measure,
        scope=printed.scope,
        phase=None,
        evidence=tuple(sorted((*x.evidence, *y.evidence), key=lambda span: span.start)),
        derivation=result.written,
        notes=("derived from two figures of the account",),
    )
    near = {**result.first.near, **result.last.near}
    return replace(
        result.first,
        claim=claim,
        head=target.head if result.first.language == target.language else None,
        near=near,
        words=result.first.words | result.last.words,
        names=result.first.names | result.last.names,
        is_part=False,
        previous=False,
    )
