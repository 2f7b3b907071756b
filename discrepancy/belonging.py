"""Whose a figure is, and of what: its owner by name, the words that narrow what it counts, what its sentence measures.

Each answers for one figure; `parting` holds the answers of two against each other.
"""

from __future__ import annotations

from .finders.nouns import Noun
from .surroundings import ELSEWHERE, FAR, Place, cost, cue_spans, token_after
from .tokens import APOSTROPHES

__all__ = ["detail_of", "narrowing_of", "owner_of", "paired_with", "topics_of_sentence"]

_DETAIL = 6  # tokens on either side of a figure that say what sort of a part it is
_BREAKS = frozenset({",", ";", ":", ".", "–", "—", "(", ")"})


def owner_of(place: Place) -> frozenset[str]:
    """The stems of the name that owns what a figure tells: "Lund's exports rose to 40 tonnes"; empty where none does.

    Only languages that mark a possessor behind its name are read: "de" and "von" tie all kinds of names to a noun.
    """
    possessors = [span for span in _possessors(place) if span[1] <= place.first and cost(place, *span) <= FAR]
    if not possessors:
        return frozenset()
    first, end = max(possessors)
    return frozenset(stem for i, stem in place.sentence.stems if first <= i < end)


def _possessors(place: Place) -> list[tuple[int, int]]:
    """The tokens of every name of the sentence that a mark of possession follows."""
    tokens, marks = place.document.tokens, place.document.lexicon.possessives
    inside = {i for i, _ in place.sentence.names}
    spans = []
    for end in sorted(i + 1 for i in inside):
        if end + 1 < len(tokens) and tokens.keys[end] in APOSTROPHES and tokens.keys[end + 1] in marks:
            first = end - 1
            while first - 1 >= place.sentence.first and tokens.words[first - 1][0].isupper():
                first -= 1
            spans.append((first, end))
    return spans


def paired_with(place: Place) -> tuple[frozenset[str], frozenset[str]]:
    """The name that "respectively" ties a figure to, and the names it ties the others to; empty where it ties none.

    "Orla Keane and Per Lund got 21 and 18 months, respectively": 21 is of Keane and not of Lund.
    """
    if not cue_spans(place, "respectively"):
        return frozenset(), frozenset()
    alike = [i for i, other in place.others if other.kind is place.mention.kind and other.unit == place.mention.unit]
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
    keys, end, names = place.document.tokens.keys, place.end, {i for i, _ in place.sentence.names}
    for i in range(place.end, min(place.end + _DETAIL, place.sentence.end)):
        if keys[i] in _BREAKS:
            break
        end = i + 1
    lexicon, first = place.document.lexicon, place.first
    opened = {to - 1 for at, to in cue_spans(place, "parts") if keys[at] not in lexicon.definite | lexicon.determiners}
    figures = {token_after(place, other) - 1 for i, other in place.others}
    while first > max(place.sentence.first, place.first - _DETAIL) and keys[first - 1] not in _BREAKS:
        if first - 1 in opened | figures:
            break
        first -= 1
    beside = set(range(first, place.first)) - names | set(range(place.end, end))
    return frozenset(stem for i, stem in place.sentence.stems if i in beside)


def narrowing_of(place: Place, noun: Noun | None) -> frozenset[str]:
    """The words between a number and what it counts: "coastal" in "eight coastal districts"."""
    return frozenset(place.document.tokens.keys[noun.first : noun.head]) if noun is not None else frozenset()


def topics_of_sentence(place: Place) -> frozenset[str]:
    """The measures that any words of the sentence name."""
    return frozenset(name for hit in place.sentence.measures if hit.weight != ELSEWHERE for name in hit.names)
