"""Growth that follows from two levels of an article: "117 banks, against 90 a quarter before" are 30 percent more.

As with shares, any two figures have a quotient: a growth is worked out only where another account prints one that it
comes to, where one level is set against the other in one sentence, and where that account names what grew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from .frames import Frame
from .quantity import in_full
from .records import is_counted
from .records.kinds import EXACT, MONEY, PERCENT
from .shares import DIGITS, percent_of, told_first

__all__ = ["derive_growth"]

_LEAST = 4  # letters of a word that two accounts must share, with what grew
_ROUNDED = Decimal("0.1")  # of "nearly a fifth": so much a share that is no exact one may be off
_BESIDE = 60  # characters between a level and the one it is set against


def derive_growth(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """For every printed change in percent what the two levels of another article come to, if one pair alone does."""
    by_article: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_article[frame.claim.article].append(frame)
    printed = {article: [frame for frame in own if _is_growth(frame)] for article, own in by_article.items()}
    if not any(printed.values()):
        return ()
    told = {article: {frame.claim.value for frame in own} for article, own in printed.items()}
    levels = {article: pairs for article in sorted(by_article) if (pairs := list(_levels(by_article[article])))}
    derived: dict[str, Frame] = {}
    for growth in told_first(frame for article in sorted(printed) for frame in printed[article]):
        for other, pairs in levels.items():
            if other == growth.claim.article or growth.claim.value in told[other]:
                continue  # it is printed there too
            found = [(now, before) for now, before in pairs if _comes_to(now, before, growth)]
            if len(found) == 1:
                frame = _derived(*found[0], growth)
                derived.setdefault(frame.claim.id, frame)
    return tuple(derived.values())


def _is_growth(frame: Frame) -> bool:
    claim = frame.claim
    return (
        claim.kind is PERCENT
        and claim.unit == "percent"
        and claim.change is not None
        and claim.derivation is None
        and claim.stance == "asserted"
    )


def _levels(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """A level and the one it is set against, in one sentence: "117 banks, against 90", "from $3bn in May to $4bn"."""
    by_sentence: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        if (is_counted(frame.claim) or frame.claim.kind is MONEY) and frame.claim.derivation is None:
            by_sentence[frame.sentence].append(frame)
    for inside in by_sentence.values():
        for first, second in combinations(inside, 2):
            x, y = first.claim, second.claim
            if not (x.unit == y.unit and x.value and y.value and y.start - x.end <= _BESIDE):
                continue
            if second.is_set_against:
                yield first, second
            elif first.previous and not second.previous and x.measure is not None and x.measure == y.measure:
                yield second, first


def _comes_to(now: Frame, before: Frame, growth: Frame) -> bool:
    """Whether two levels differ by the printed percentage, upwards or downwards, and are of what it says grew."""
    x, y, printed = now.claim.value, before.claim.value, growth.claim.value
    assert x
    assert y
    if printed is None or now.language != growth.language or (x > y) != (growth.claim.change == "up"):
        return False
    room = (growth.claim.step or Decimal(0)) / 2 if growth.claim.modifier is EXACT else _ROUNDED * printed
    if abs(100 * abs(x - y) / y - printed) > room:
        return False
    return any(len(word) >= _LEAST for word in frozenset(now.near) & frozenset(growth.near))


def _derived(now: Frame, before: Frame, growth: Frame) -> Frame:
    x, y = now.claim, before.claim
    assert x.value
    assert y.value
    value = DIGITS.plus(100 * abs(x.value - y.value) / y.value)
    step = 100 * (x.value / y.value) * max((x.step or 0) / x.value, (y.step or 0) / y.value)
    claim = replace(
        percent_of(x, y, value, step, growth.claim),
        derivation=f"{in_full(x.value)} ÷ {in_full(y.value)} − 1",
        notes=("derived from a level and the one before",),
    )
    return replace(now, claim=claim, head="percent", is_part=False, previous=False)
