"""What is told of the figures beside their values: who says them, of which part, planned or done."""

from __future__ import annotations

from ..records.kinds import INCOMPARABLE
from ..scopes import differing_scope, platforms_of
from .pair import Found, Pair
from .side import POINTS

__all__ = ["contested", "denied", "phase", "platform", "scope", "speaker", "stance", "unstated"]


def denied(pair: Pair) -> Found | None:
    """A figure that one source denies is not agreed on because another tells it."""
    a, b = pair.claims
    if (a.stance == "denied") == (b.stance == "denied"):
        return None
    return INCOMPARABLE, "stance", {}


def stance(pair: Pair) -> Found | None:
    """A figure that its source denies, doubts or only imagines is not its own."""
    a, b = pair.claims
    if a.stance == b.stance == "asserted":
        return None
    return INCOMPARABLE, "stance", {}


def scope(pair: Pair) -> Found | None:
    """Of another platform, place or part."""
    a, b = pair.claims
    if not differing_scope(a, b) or (pair.has_long_slip and {*a.scope, *b.scope} == {"part"}):
        return None  # "18,762 finishers", "of those, 17,862 finished": a part of what else is told, and the same
    return INCOMPARABLE, "scope", {"left_scope": ", ".join(a.scope), "right_scope": ", ".join(b.scope)}


def platform(pair: Pair) -> Found | None:
    """Each of another platform, team or grade: "Brent fell 2 %" is not rounded from "West Texas fell 2.3 %"."""
    a, b = pair.claims
    left, right = platforms_of(a), platforms_of(b)
    return None if not left or not right or left & right else scope(pair)


def phase(pair: Pair) -> Found | None:
    """Planned against actual."""
    a, b = pair.claims
    if a.phase is None or b.phase is None or a.phase == b.phase:
        return None
    return INCOMPARABLE, "phase", {}


def unstated(pair: Pair) -> Found | None:
    """Times and dates of which the text does not say that they are of one thing."""
    a, b = pair.claims
    if a.kind not in POINTS or pair.of_one_event or (a.measure is not None and a.measure == b.measure):
        return None
    return INCOMPARABLE, "unstated", {}


def contested(pair: Pair) -> Found | None:
    """One of the two sources lets both figures speak: it sides with neither."""
    return None if pair.contested is None else (INCOMPARABLE, "contested", {"both": pair.contested})


def speaker(pair: Pair) -> Found | None:
    """By the word of different speakers."""
    a, b = pair.claims
    if a.speaker is None or b.speaker is None or pair.slip is not None:
        return None
    if set(a.speaker.casefold().split()) & set(b.speaker.casefold().split()):
        return None  # "Foods" is short for "Merrow Foods"
    if a.speaker in b.sentence.text or b.speaker in a.sentence.text:
        return None  # one is named in the other account too, under another word for who it is
    return INCOMPARABLE, "speaker", {}
