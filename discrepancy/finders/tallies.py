"""The two sides of a vote: "voted 5-4", "a vote of five to four", "by 56 votes to 39", "mit 54 zu 39 Stimmen".

Each number is a figure of its own; which side it is of, the larger or the smaller, is told by a note.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon.gates import VOTE
from ..numerals import Numeral
from ..records import FEWER_VOTES, MORE_VOTES, Kind
from ..tokens import DASHES
from .found import Found

__all__ = ["find_tally"]

_MOST = 10_000  # votes of a side; of more, two numbers in a row are no vote of an assembly
_LOOK = 1  # words between "voted" and the figure, or the figure and "vote": "a 5-4 council vote"


def find_tally(document: Document, i: int, floor: int) -> Found | None:
    """The side of a vote whose number is at token `i`."""
    keys, gates = document.tokens.keys, document.lexicon.gates
    own = document.numeral_at(i)
    if own is None or not _is_side(own):
        return None
    is_followed = own.end < len(keys) and gates.behind.get(keys[own.end], 0) & VOTE
    other = _second(document, own.end) if is_followed else None
    if other is not None:
        return _side(own, other) if _is_vote(document, i, own.end, other.end) else None
    if not i or not gates.before.get(keys[i - 1], 0) & VOTE:
        return None
    for first in (i - 2, i - 3, i - 4):
        before = document.numeral_at(first) if first >= 0 else None
        if before is None or not _is_side(before):
            continue
        behind = _second(document, before.end)
        if behind is not None and behind.first == i and _is_vote(document, first, before.end, own.end):
            return _side(own, before)
    return None


def _is_side(number: Numeral) -> bool:
    return number.scale == 1 and 0 <= number.value < _MOST and number.value % 1 == 0


def _second(document: Document, i: int) -> Numeral | None:
    """The other number, behind "-", "to" or "votes to"."""
    tokens, words = document.tokens, document.lexicon.play_words
    unit = words("vote_units").match(tokens.keys, i)
    j = unit[1] if unit is not None else i
    if j + 1 >= len(tokens.keys):
        return None
    if tokens.keys[j] in DASHES:
        solid = tokens.joined(j) and tokens.joined(j + 1)
        found = document.numeral_at(j + 1) if solid and unit is None else None
    else:
        joiner = words("vote_joiners").match(tokens.keys, j)
        found = document.numeral_at(joiner[1]) if joiner is not None else None
    return found if found is not None and _is_side(found) else None


def _is_vote(document: Document, first: int, middle: int, end: int) -> bool:
    """Whether the words around two numbers say that these are votes: they touch them, but for what is set solid."""
    keys, words = document.tokens.keys, document.lexicon.play_words
    if document.lexicon.units.match(keys, end) is not None or keys[end : end + 1] == ("%",):
        return False  # "voted to raise it 5-10 percent"
    if words("vote_units").match(keys, middle) is not None:
        return True
    look = _LOOK if keys[middle] in DASHES else 0
    if any(words("vote_before").match_before(keys, j) for j in range(max(0, first - look), first + 1)):
        return True
    return any(words("vote_behind").match(keys, j) for j in range(end, min(end + look + 1, len(keys))))


def _side(own: Numeral, other: Numeral) -> Found | None:
    if own.value == other.value:
        return None
    note = MORE_VOTES if own.value > other.value else FEWER_VOTES
    return Found(
        first=own.first, end=own.end, kind=Kind.COUNT, value=own.value, step=own.step, unit="vote",
        notes=(note,), takes_modifier=False,
    )  # fmt: skip
