"""Whose a figure is, and of what: its owner by name, the words that narrow what it counts.

Each answers for one figure; `parting` holds the answers of two against each other.
"""

from __future__ import annotations

from .finders.nouns import Noun
from .surroundings import FAR, Place, cost, cue_spans

__all__ = ["detail_of", "narrowing_of", "owner_of", "paired_with"]

_DETAIL = 6  # tokens on either side of a figure that say what sort of a part it is
_BREAKS = frozenset({",", ";", ":", ".", "–", "—", "(", ")"})


def owner_of(place: Place) -> frozenset[str]:
    """The stems of the name that owns what a figure tells: "Lund's exports rose to 40 tonnes"; empty where none does.

    Only languages that mark a possessor behind its name are read: "de" and "von" tie all kinds of names to a noun.
    """
    possessors = [span for span in place.sentence.possessors if span[1] <= place.first and cost(place, *span) <= FAR]
    if not possessors:
        return frozenset()
    first, end = max(possessors)
    return frozenset(stem for i, stem in place.sentence.stems if first <= i < end)


def paired_with(place: Place) -> tuple[frozenset[str], frozenset[str]]:
    """The name that "respectively" ties a figure to, and the names it ties the others to; empty where it ties none.

    "Orla Keane and Per Lund got 21 and 18 months, respectively": 21 is of Keane and not of Lund.
    """
    if not cue_spans(place, "respectively"):
        return frozenset(), frozenset()
    alike = [i for i, _, other in place.others if other.kind is place.mention.kind and other.unit == place.mention.unit]
    figures = sorted([place.first, *alike])
    names: list[list[tuple[int, str]]] = []
    for i, key in place.sentence.names:
        if i >= figures[0]:
            break
        if names and i - names[-1][-1][0] == 1:
            names[-1].append((i, key))
        else:
            names.append([(i, key)])
    if len(figures) < 2 or len(names) != len(figures):
        return frozenset(), frozenset()
    own = figures.index(place.first)
    called = [frozenset(key for _, key in name) for name in names]
    return called[own], frozenset().union(*(name for n, name in enumerate(called) if n != own)) - called[own]


def detail_of(place: Place) -> frozenset[str]:
    """The stems of the words beside a figure, as far as its clause goes: "five of them critically", "shot two of them".

    What opens a part ("including"), and the figure before, end it on the left; names tell of whom alone.
    """
    keys, end = place.document.tokens.keys, place.end
    for i in range(place.end, min(place.end + _DETAIL, place.sentence.end)):
        if keys[i] in _BREAKS:
            break
        end = i + 1
    first, floor, closed = place.first, max(place.sentence.first, place.first - _DETAIL), _closed_before(place)
    while first > floor and keys[first - 1] not in _BREAKS and first - 1 not in closed:
        first -= 1
    named = place.sentence.named
    return frozenset(
        [
            stem
            for i, stem in place.sentence.stems
            if place.end <= i < end or (first <= i < place.first and i not in named)
        ]
    )


def _closed_before(place: Place) -> set[int]:
    """The last tokens of what opens a part and of the figures before."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    closed = {to - 1 for i, to, _ in place.others if i < place.first}
    for at, to in cue_spans(place, "parts"):
        if keys[at] not in lexicon.definite and keys[at] not in lexicon.determiners:
            closed.add(to - 1)
    return closed


def narrowing_of(place: Place, noun: Noun | None) -> frozenset[str]:
    """The words between a number and what it counts: "coastal" in "eight coastal districts"."""
    return frozenset(place.document.tokens.keys[noun.first : noun.head]) if noun is not None else frozenset()
