"""Pairs of articles that are alike and yet tell of two events.

Reports that an office makes from a form (quakes, weather, share prices) have the same words and other names and
figures: two of them never tell one story. And where both articles name names, one at least must be the same.
"""

from __future__ import annotations

from collections.abc import Set

from .traits import Traits

__all__ = ["is_form", "may_meet"]

_SAME_WORDS = 0.75  # share of the words of both that both have
_SAME_EVENT = 0.6  # share of the names and figures of both


def is_form(a: Traits, b: Traits) -> bool:
    """Whether two texts are one form filled in twice."""
    fewer, more = sorted((len(a.words), len(b.words)))
    return (
        fewer > _SAME_WORDS * more  # else they cannot be, whatever the words
        and _overlap(a.words.keys(), b.words.keys()) > _SAME_WORDS
        and _overlap(a.names.keys() | a.figures.keys(), b.names.keys() | b.figures.keys()) < _SAME_EVENT
    )


def may_meet(a: Traits, b: Traits) -> bool:
    """Whether two articles share a name, or one of them names none that could be told from a word."""
    if not (a.has_capitals and b.has_capitals and a.names and b.names):
        return True
    return not a.names.keys().isdisjoint(b.names.keys())


def _overlap(a: Set[str], b: Set[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
