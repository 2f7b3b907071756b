"""Shares that follow from two sums of an article: "$90 million from boats" of "sales of $300 million" are 30 percent.

Any two sums have a quotient, so a share is worked out only where another account prints one that it comes to, and
where the words that tell the part from the whole stand by that share too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from itertools import pairwise, product

from .budget import NO_DEADLINE, Deadline
from .frames import Frame
from .lexicon import CONCEPT
from .quantity import in_full
from .records import Claim, Kind, is_counted
from .records.kinds import EXACT, PERCENT

__all__ = ["DIGITS", "derive_shares", "percent_of", "told_first"]

_SUMS = frozenset({Kind.MONEY, Kind.COUNT})
_SHARE = frozenset({"share", None})
_LEAST, _MOST = Decimal(1), Decimal(99)  # percent: a smaller or larger part says too little
DIGITS = Context(prec=6)  # of a percentage that is worked out
_TELLINGS = 12  # of one share that are looked at


def derive_shares(frames: Iterable[Frame], deadline: Deadline = NO_DEADLINE) -> tuple[Frame, ...]:
    """For every printed share what two sums of another article come to, if one pair of them alone does.

    Raises `OutOfTime` when the deadline is over.
    """
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_article[frame.claim.article].append(frame)
    printed = {article: [frame for frame in own if _is_share(frame)] for article, own in by_article.items()}
    if not any(printed.values()):
        return ()
    summed = [
        article
        for article, own in sorted(by_article.items())
        if sum(map(_is_plain_sum, own)) > 1 or any(frame.is_part for frame in own)
    ]
    derived: dict[str, Frame] = {}
    for share in told_first(frame for article in sorted(printed) for frame in printed[article]):
        for other in summed:
            deadline.check()
            if other == share.claim.article or any(_comes_to(frame.claim.value, share) for frame in printed[other]):
                continue  # it is printed there too
            pairs = list(_parts_and_wholes(by_article[other], share))
            if len(pairs) == 1:
                frame = _derived(*pairs[0], share)
                derived.setdefault(frame.claim.id, frame)
    return tuple(derived.values())


def told_first(frames: Iterable[Frame], what: Callable[[Frame], object] | None = None) -> Iterator[Frame]:
    """Figures in order; of one that very many articles print, the first tellings.

    `what` says which are one, else what they commit to and measure does.
    """
    told: dict[object, int] = {}
    for frame in frames:
        claim = frame.claim
        key = what(frame) if what is not None else (claim.low, claim.high, claim.measure)
        times = told[key] = told.get(key, 0) + 1
        if times <= _TELLINGS:
            yield frame


def percent_of(x: Claim, y: Claim, value: Decimal, step: Decimal, printed: Claim) -> Claim:
    """The percentage that two figures of an article come to, of what the one that is printed elsewhere is of."""
    return replace(
        x,
        id=f"{x.article}:{x.start}/{y.start}",
        kind=PERCENT,
        value=value,
        unit="percent",
        base_unit="percent",
        low=value - step / 2,
        high=value + step / 2,
        step=step,
        readings=(),
        change=printed.change,
        measure=printed.measure,
        scope=printed.scope,
        evidence=tuple(sorted((*x.evidence, *y.evidence), key=lambda span: span.start)),
    )


def _is_share(frame: Frame) -> bool:
    claim = frame.claim
    return (
        claim.kind is PERCENT
        and claim.unit == "percent"
        and claim.change is None
        and claim.derivation is None
        and claim.measure in _SHARE
    )


def _comes_to(percent: Decimal | None, share: Frame) -> bool:
    """Whether a percentage lies in what the words of a printed share commit it to."""
    low, high = share.claim.low, share.claim.high
    if percent is None or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return False
    room = (share.claim.step or Decimal(0)) / 2  # "41 percent" is what 40.7 rounds to
    return low - room <= percent <= high + room


def _parts_and_wholes(frames: Sequence[Frame], share: Frame) -> Iterator[tuple[Frame, Frame]]:
    """A part with the whole it is told of; or two sums of one measure in two sentences, and the words of the part.

    These stand by the share, and not in the sentence of the whole.
    """
    told = [(part, whole) for part, whole in _told_of(frames) if _is_told_share(part, whole, share)]
    if told:
        yield from told
        return
    sums = [frame for frame in frames if _is_plain_sum(frame) and frame.language == share.language]
    for part, whole in product(sums, repeat=2):
        x, y = part.claim, whole.claim
        if (
            x.measure == y.measure
            and x.unit == y.unit
            and x.sentence != y.sentence
            and x.value
            and y.value
            and _LEAST <= 100 * x.value / y.value <= _MOST
            and _comes_to(100 * x.value / y.value, share)
            and (frozenset(part.near) & share.words) - whole.words
        ):
            yield part, whole


def _told_of(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """A part and its whole in one sentence: "24 of the 36 wards", "118 aircraft, of which 12 were grounded"."""
    counted = [frame for frame in frames if is_counted(frame.claim) and frame.claim.derivation is None]
    for first, second in pairwise(counted):
        if first.sentence != second.sentence:
            continue
        if first.whole is not None and first.whole == second.claim.value:
            yield first, second
        elif second.is_part and second.whole is None and not first.is_part:
            yield second, first


def _is_told_share(part: Frame, whole: Frame, share: Frame) -> bool:
    """Whether a part and its whole come to a share of the same things."""
    x, y = part.claim.value, whole.claim.value
    if not x or not y or not _LEAST <= 100 * x / y <= _MOST or not _comes_to(100 * x / y, share):
        return False
    shared = whole.things & share.things
    return bool(shared) if part.language == share.language else any(thing.startswith(CONCEPT) for thing in shared)


def _is_plain_sum(frame: Frame) -> bool:
    claim = frame.claim
    return (
        claim.kind in _SUMS
        and claim.measure is not None
        and claim.modifier is EXACT
        and claim.derivation is None
        and claim.stance == "asserted"
        and not claim.scope
        and not frame.previous
    )


def _derived(part: Frame, whole: Frame, share: Frame) -> Frame:
    x, y = part.claim, whole.claim
    assert x.value is not None
    assert y.value
    value = DIGITS.plus(100 * x.value / y.value)
    step = value * max((x.step or 0) / x.value, (y.step or 0) / y.value)
    claim = replace(
        percent_of(x, y, value, step, share.claim),
        derivation=f"{in_full(x.value)} of {in_full(y.value)}",
        notes=("derived from a part and its whole",),
    )
    return replace(part, claim=claim, head="percent", words=part.words | whole.words, names=part.names | whole.names)
