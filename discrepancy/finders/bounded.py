"""Which side of a date or clock time something was on: "before 8 p.m.", "by 5 May", "after 2019"."""

from __future__ import annotations

from ..document import Document
from ..records import Modifier

__all__ = ["bound_of_moment"]

_SIDES = {
    "point_before": Modifier.LESS_THAN,
    "point_by": Modifier.EQUAL_OR_LESS,
    "point_after": Modifier.MORE_THAN,
}


def bound_of_moment(document: Document, first: int, end: int, floor: int) -> Modifier:
    """The bound that a preposition sets to the moment from token `first` to before `end`; it stays out of the span.

    "Two hours before 8 p.m." tells the hour it was, "before Friday's vote" when the vote is.
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    for name, side in _SIDES.items():
        led = lexicon.calendar.said(name).match_before(keys, first, floor)
        if led is None:
            continue
        length = lexicon.units.match_before(keys, led[1])
        of_length = length is not None and length[0].dimension == "time"
        possessor = keys[end : end + 1] == ("'",) and keys[end + 1 : end + 2] != ()
        return Modifier.EXACT if of_length or possessor else side
    return Modifier.EXACT
