"""Pairs of articles that are alike and yet tell of two events.

Reports that an office makes from a form (quakes, weather, share prices) have the same words and other names and
figures: two of them never tell one story. Where names, days and hours are the same, other figures make a conflict and
no form. And where both articles name names, one at least must be the same.
"""

from __future__ import annotations

from collections.abc import Set

from .traits import Traits

__all__ = ["is_form", "may_meet"]

_SAME_WORDS = 0.75  # share of the words of both that both have
_SAME_EVENT = 0.6  # share of the names and figures of both


def is_form(a: Traits, b: Traits) -> bool:
    """Whether two texts are one form filled in twice: "Lund beat Halmar 2-1", "Alvik beat Kelby 3-0"."""
    opens_a, opens_b = a.openers - b.words.keys(), b.openers - a.words.keys()  # "Lund" and "Alvik" are taken for names
    names_a, names_b = a.names.keys() | opens_a, b.names.keys() | opens_b
    return (
        (_differ(names_a, names_b) or _differ(a.moments, b.moments))
        and _overlap(a.words.keys() - opens_a, b.words.keys() - opens_b) > _SAME_WORDS
        and _overlap(names_a | a.figures.keys(), names_b | b.figures.keys()) < _SAME_EVENT
    )


def may_meet(a: Traits, b: Traits) -> bool:
    """Whether two articles share a name, or one of them names none that could be told from a word."""
    if not (a.has_capitals and b.has_capitals and a.names and b.names):
        return True
    return not a.names.keys().isdisjoint(b.names.keys())


def _differ(a: Set[str], b: Set[str]) -> bool:
    """Whether each holds something in place of what the other holds."""
    return not (a <= b or b <= a)


def _overlap(a: Set[str], b: Set[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
