"""Parts and wholes as two accounts tell them: a part beside its whole, the rest of it, an addition beside its toll."""

from __future__ import annotations

from decimal import Decimal

from .frames import Frame
from .lexicon import MeasureWords
from .records import Claim, is_counted
from .records.kinds import MONEY, PERCENT
from .story import Story

__all__ = ["add_up", "are_of_one_whole", "is_part_of_told", "tell_other_parts", "tells_nearer"]

_BESIDE = 2  # sentences from a whole to the part of it that is told
_MOST_TERMS = 4
_OPEN = Decimal("1.1")  # "more than 1,600" are no more than so many times as many
_LESSER, _MUCH_THE_SAME = Decimal("0.5"), Decimal("0.1")  # of a figure; powers of ten


def are_of_one_whole(story: Story, a: Frame, b: Frame) -> bool:
    """Whether one figure is a part of what the other is nearer to the whole of, the rest of it, or told as a part."""
    if a.whole is not None and _is_part_of_whole(a, b.claim):
        return True
    if b.whole is not None and _is_part_of_whole(b, a.claim):
        return True
    measure = a.claim.measure
    if measure is None or measure != b.claim.measure or not _only_counts(story.measures[measure]):
        return False
    return _tells_as_part(story, a, b) or _tells_as_part(story, b, a)


def _is_part_of_whole(part: Frame, other: Claim) -> bool:
    return _completes(part, other) or _may_be_whole(part, other)


def is_part_of_told(story: Story, a: Frame, b: Frame) -> bool:
    """Whether the one of two figures that is a part is one of a whole that its account tells, and of no other part.

    "Twelve people died, including three children" and "three people died" agree on nothing.
    """
    part, other = (a, b) if a.is_part else (b, a)
    measure, value = other.claim.measure, part.claim.value
    if measure is None or value is None or part.language != other.language:
        return False
    if part.claim.measure not in {None, measure} or part.detail & other.words or part.head == other.head is not None:
        return False
    if _only_counts(story.measures[measure]):
        return False  # a part of the ships that are told of is as many ships
    told = story.wholes.get((part.claim.article, measure), ())
    return any(whole > value and 0 <= part.sentence - at <= _BESIDE for whole, at in told)


def add_up(story: Story, a: Frame, b: Frame) -> bool:
    """Whether one figure is told beside others of its sort that come to the other: "12 in Lund, 8 in Ystad", "20"."""
    return _adds_up_to(story, a, b.claim) or _adds_up_to(story, b, a.claim)


def _adds_up_to(story: Story, part: Frame, total: Claim) -> bool:
    claim = part.claim
    if claim.measure is None or claim.measure != total.measure or total.value is None:
        return False
    if not (claim.kind is total.kind is MONEY or (is_counted(claim) and is_counted(total))):
        return False
    told = story.wholes.get((claim.article, claim.measure), ())
    terms = [value for value, sentence in told if sentence == part.sentence]
    if not 1 < len(terms) <= _MOST_TERMS or claim.value not in terms:
        return False
    low, high = (end if isinstance(end, Decimal) else None for end in (total.low, total.high))
    return (low or total.value) <= sum(terms) <= (high or total.value * _OPEN)


def tell_other_parts(a: Frame, b: Frame) -> bool:
    """Whether what each says of its part is nowhere told by the other: "two of them seriously", "one of whom died"."""
    return bool(a.detail and b.detail) and not a.detail & b.words and not b.detail & a.words


def _only_counts(measure: MeasureWords) -> bool:
    """Whether a measure says how many of something there are, and not what befell them."""
    return measure.is_generic or measure.is_role


def _tells_as_part(story: Story, a: Frame, b: Frame) -> bool:
    """Whether the account of one figure tells the other as a part of it: "five boats came, … the remaining three"."""
    return not a.is_part and b.claim.value in story.parts.get((a.claim.article, a.claim.measure or ""), ())


def _may_be_whole(part: Frame, other: Claim) -> bool:
    """Whether a claim is nearer to the whole that a part is told of than to the part: 470 to 480, of which 68 close."""
    if part.whole is None or not part.whole or not part.claim.value or not other.value or part.claim.kind is PERCENT:
        return False
    return abs((other.value / part.whole).log10()) <= abs((other.value / part.claim.value).log10())


def _completes(part: Frame, other: Claim) -> bool:
    """ "Eleven of the 15 seats", "four seats": the rest of the whole."""
    if part.whole is None or part.claim.value is None or other.value is None:
        return False
    return part.claim.value + other.value == part.whole and part.claim.value != other.value


def tells_nearer(story: Story, a: Frame, b: Frame) -> bool:
    """ "The toll rose to 13. Two patients died today", "11 died": what others tell is held against the toll.

    Both are of one measure, which grows.
    """
    if not a.value or not b.value or a.value > b.value * _LESSER:
        return False
    told = story.keyed[a.claim.article].get(f"{a.family}|measure|{a.claim.measure}", ())
    values = [value for value in told if isinstance(value, Decimal) and value > 0 and value != a.value]
    return any(abs((value / b.value).log10()) < _MUCH_THE_SAME for value in values)
