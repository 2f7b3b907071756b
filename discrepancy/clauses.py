"""Whether something in a sentence is of the clause that a figure is in."""

from __future__ import annotations

from .surroundings import POINTS, Place, cue_spans

__all__ = ["is_beyond_clause", "is_of_next_verb"]


def is_beyond_clause(place: Place, i: int) -> bool:
    """Whether a comma closes the clause of the figure before token `i`: "the mine, which has 90 men, made 4 t"."""
    keys = place.document.tokens.keys
    if i < place.first:  # "the firm, which lost £3m last year, will pay £52"
        asides = [first for first, _ in cue_spans(place, "relatives") if 0 < first <= i and keys[first - 1] == ","]
        return bool(asides) and "," in keys[i : place.first] and "," not in keys[max(asides) : i]
    if i < place.end or "," not in keys[place.end : i]:
        return False
    return any(
        first <= place.first and first > 0 and keys[first - 1] == "," and "," not in keys[first : place.first]
        for first, _ in cue_spans(place, "relatives")
    )


def is_of_next_verb(place: Place, i: int) -> bool:
    """Whether a verb of what is so holds the figure, and another figure stands before the time at token `i`.

    "Operates nine breweries and sold 7 million litres last year".
    """
    if i < place.end or not any(place.end <= n < i for n, _, other in place.others if other.kind not in POINTS):
        return False
    return any(end == place.first for _, end in cue_spans(place, "lasting_verbs"))  # "has nine", not "has killed nine"
