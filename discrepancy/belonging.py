"""Whose a figure is, and of what: its owner by name, the words that narrow what it counts.

Each answers for one figure; `parting` holds the answers of two against each other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from .finders.nouns import Noun
from .quantity import significant_digits
from .records import is_counted
from .records.kinds import DURATION
from .surroundings import FAR, LONGEST, POINTS, Place, cost, cue_spans

__all__ = ["detail_of", "figure_of_date", "figure_of_length", "narrowing_of", "owner_of", "paired_with", "told_beside"]

_TURN = 4  # tokens from a figure to the name that is told with it: "12 people in Lund"
_SPENT = 4  # tokens from a figure to the time that it took: "412 mm of rain fell in 24 hours"
_PAID = 5  # tokens between a date and the sum that was paid then
_UNLIKELY = 3  # digits of a figure that two things share by chance only once in hundreds
_SPOKEN = 2  # digits of a figure that no other is by chance
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
    """The name that a sentence ties a figure to, and the names it ties the others to; empty where it ties none.

    "Orla Keane and Per Lund got 21 and 18 months, respectively", "1,200 people in Lund and 430 in Ystad".
    """
    if len(place.sentence.names) < 2 or not place.others:
        return _UNTIED  # mostly
    mention = place.mention
    alike = [(i, to) for i, to, other in place.others if other.kind is mention.kind and other.unit == mention.unit]
    counted = [(i, to) for i, to, other in place.others if is_counted(other)] if is_counted(mention) else alike
    if not counted:
        return _UNTIED
    names = _clusters(place)
    if cue_spans(place, "respectively"):
        figures = sorted([(place.first, place.end), *alike])
        called = [key for first, _, key in names if first < figures[0][0]]
    elif mention.kind in POINTS:
        return _UNTIED
    else:
        figures = sorted([(place.first, place.end), *counted])
        called = _named_behind(place, figures, names) or _named_before(place, figures, names)
    if len(figures) < 2 or len(called) != len(figures):
        return _UNTIED
    own = called.pop(figures.index((place.first, place.end)))
    others = frozenset().union(*called)
    return (own, others - own) if own.isdisjoint(others) else _UNTIED


Clusters: TypeAlias = list[tuple[int, int, frozenset[str]]]
_UNTIED: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def _clusters(place: Place) -> Clusters:
    """The names of the sentence, neighbouring words as one: first token, the one behind it, keys."""
    clusters: Clusters = []
    for i, key in place.sentence.names:
        if clusters and clusters[-1][1] == i:
            clusters[-1] = (clusters[-1][0], i + 1, clusters[-1][2] | {key})
        else:
            clusters.append((i, i + 1, frozenset({key})))
    return clusters


def _named_behind(place: Place, figures: list[tuple[int, int]], names: Clusters) -> list[frozenset[str]]:
    """The name right behind each figure: "1,200 people in Lund and 430 in Ystad"; none where one has no such name."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    stops = [first for first, _ in figures[1:]] + [place.sentence.end]
    called = []
    for (_, end), stop in zip(figures, stops, strict=True):
        near = [(i, to, key) for i, to, key in names if end < i < min(stop, end + _TURN)]
        if not near or keys[near[0][0] - 1] not in lexicon.function_words:
            return []
        to = near[0][1]
        if to < place.sentence.end and keys[to][0].isalpha() and keys[to] not in lexicon.function_words:
            return []  # "in Danish waters"
        called.append(near[0][2])
    return called


def _named_before(place: Place, figures: list[tuple[int, int]], names: Clusters) -> list[frozenset[str]]:
    """The name right before each figure: "fined Lund €12 million and Ystad €5 million"; none where one has none."""
    keys = place.document.tokens.keys
    floors = [place.sentence.first] + [end for _, end in figures[:-1]]
    called = []
    for (first, _), floor in zip(figures, floors, strict=True):
        near = [(to, key) for i, to, key in names if max(floor, first - _TURN) <= i and to <= first]
        if not near or not _BREAKS.isdisjoint(keys[near[-1][0] : first]):
            return []
        called.append(near[-1][1])
    return called


def figure_of_length(place: Place) -> tuple[str, Decimal] | None:
    """The figure that a length of time is told with: that of "18 per cent over three years", of "412 mm in 24 hours".

    A lone digit tells too little: "two of them for three years".
    """
    lexicon = place.document.lexicon
    near = [(to, place.first, other) for _, to, other in place.others if place.first - _SPENT <= to <= place.first][-1:]
    if lexicon.verb_final and not near:
        near = [(place.end, i, other) for i, _, other in place.others if place.end <= i <= place.end + _SPENT][:1]
    for first, end, other in near:
        between = place.document.tokens.keys[first:end]
        if other.value is None or other.kind is DURATION or significant_digits(other.value) < _SPOKEN:
            continue
        if _BREAKS.isdisjoint(between) and lexicon.numerals.ands.isdisjoint(between):
            return f"{other.base_unit or other.unit}", other.value
    return None


def figure_of_date(place: Place) -> tuple[str, Decimal] | None:
    """The figure of three digits and more that a date stands beside: "bought in 2016 for $19.75 million"."""
    near = [
        (min(abs(place.first - to), abs(i - place.end)), other)
        for i, to, other in place.others
        if other.value is not None and significant_digits(other.value) >= _UNLIKELY and other.kind not in POINTS
    ]
    way, other = min(near, key=lambda found: found[0], default=(LONGEST, place.mention))
    if way > _PAID or other.value is None:
        return None
    return f"{other.base_unit or other.unit}", other.value


def told_beside(place: Place) -> tuple[str, Decimal] | None:
    """The figure of its kind that "and" joins it to: the 6.1 % of "6.1 % of one group and 5.8 % of the other"."""
    document, kind = place.document, place.mention.kind
    before = [(to, other) for _, to, other in place.others if place.first - LONGEST <= to <= place.first]
    if not before or before[-1][1].kind is not kind:
        return None
    to, other = before[-1]
    between = document.tokens.keys[to : place.first]
    joined = _BREAKS.isdisjoint(between) and not document.lexicon.numerals.ands.isdisjoint(between)
    if not joined or other.value is None or significant_digits(other.value) < _SPOKEN:
        return None
    return f"{other.base_unit or other.unit}", other.value


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
