"""Words that bound an amount and of a time say when: "a rise of 5 % over three years", "over the coming year"."""

from __future__ import annotations

from ..document import Document
from ..records.kinds import DATE, DURATION, TIME
from .found import Found

__all__ = ["says_when"]

_POINTS = frozenset({DATE, TIME})
_TIMED = _POINTS | {DURATION}
_NOUN = 5  # words of the noun of a figure


def says_when(document: Document, item: Found, bound: tuple[str, int], floor: int, last: Found | None) -> bool:
    """Whether the words right before a time say when, and set no bound: "12 songs over two hours", "passed yesterday".

    `bound` names them and where they begin; `last` is the figure before, which ends at token `floor`. After a word of
    lasting they are a bound all the same: "waited over two hours".
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    name, place = bound
    is_over = place == item.first - 1 and keys[place] in lexicon.during
    if item.kind in _POINTS:
        return is_over or name == "passing"
    if item.kind is not DURATION or not is_over:
        return False
    if lexicon.during_behind.match_before(keys, place) is not None:
        return True
    if last is None or last.kind in _TIMED or not _is_noun_of(document, floor, place):
        return False
    led = lexicon.before.match_before(keys, last.first)
    lasting = lexicon.calendar.said("before_lengths").match_before(keys, led[1] if led is not None else last.first)
    return lasting is None  # "it took 12 firefighters over two hours"


def _is_noun_of(document: Document, end: int, place: int) -> bool:
    """Whether nothing but its noun stands between the end of a figure and a token: "12 songs", "5mm of rain"."""
    tokens = document.tokens
    are_near = document.sentence_index(tokens.starts[end - 1]) == document.sentence_index(tokens.starts[place])
    return are_near and place - end <= _NOUN and all(_may_be_of_noun(document, key) for key in tokens.keys[end:place])


def _may_be_of_noun(document: Document, key: str) -> bool:
    lexicon, calendar = document.lexicon, document.lexicon.calendar
    if key in lexicon.verbs or key in calendar.past or key.endswith(calendar.past_endings):
        return False
    return key[0].isalpha() and (key in lexicon.partitives or key not in lexicon.function_words)
