"""What parts two figures that are told in much the same words: another owner, a narrower noun, another topic."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .claims import Frame
from .quantity import is_vague
from .records import Kind

__all__ = ["have_other_owners", "have_other_topics", "is_of_a_kind"]

_LARGEST_PART = Decimal("0.5")  # "two speed boats" and "three boats" are taken for the same boats
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})


def have_other_owners(a: Frame, b: Frame, names: Mapping[str, frozenset[str]]) -> bool:
    """ "Lund's exports" and "Malmo's exports": each figure has an owner of whom the other article knows nothing.

    `names` are the keys of all names an article prints. One who is known under two names is named in full somewhere.
    """
    if not a.owner or not b.owner or a.language != b.language:
        return False
    return not a.owner & names[b.claim.article] and not b.owner & names[a.claim.article]


def is_of_a_kind(a: Frame, b: Frame) -> bool:
    """ "Seven coastal states" and "41 states": the lesser may be a part of the greater, unless the two are near."""
    x, y = a.claim, b.claim
    if x.kind not in _COUNTS or y.kind not in _COUNTS or a.head is None or a.head != b.head:
        return False
    if bool(a.narrowing) == bool(b.narrowing) or is_vague(x) or is_vague(y):
        return False
    part, whole = (x, y) if a.narrowing else (y, x)
    return part.value is not None and whole.value is not None and part.value < whole.value * _LARGEST_PART


def have_other_topics(a: Frame, b: Frame) -> bool:
    """ "The biggest fall of rents in nine years", "… of wages in ten": no measure of their own, and of other things."""
    return a.claim.measure is b.claim.measure is None and bool(a.topics and b.topics) and not a.topics & b.topics
