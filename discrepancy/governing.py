"""What a figure is of, in a word: the noun it counts, or the one it stands with: "a £550m buyback", "fines of $2m".

For figures that no measure of the catalogue names this word is what tells them apart, and what ties two accounts.
"""

from __future__ import annotations

from .finders.nouns import Noun, counted_noun
from .lexicon import concepts_of
from .records import Kind
from .surroundings import POINTS, STEM, Place, token_after

__all__ = ["thing_of"]

_ADJECTIVES = 2  # tokens between the noun and "of", "was": "a buyback worth up to £5m", "the vote itself was 7-2"


def thing_of(place: Place, noun: Noun | None) -> str | None:
    """The concept, or else the stem, of the noun that says what a figure is of; None where none does."""
    kind = place.mention.kind
    if kind in POINTS or kind is Kind.ORDINAL:
        return None
    at = noun.head if noun is not None else _behind(place)
    if at is None:
        at = _before(place)
    if at is None:
        return None
    key = place.document.tokens.keys[at]
    return concepts_of(place.document.lexicon.language).get(key) or key[:STEM]


def _behind(place: Place) -> int | None:
    """The noun right behind a sum, a share or a length: "a 2.5 per cent rise", "16 weeks of pay"."""
    document = place.document
    if place.mention.kind is Kind.COUNT or place.end >= len(document.tokens):
        return None
    if not document.tokens.keys[place.end][0].isalpha() and not document.tokens.joined(place.end):
        return None
    found = counted_noun(document, place.end, one=True)
    return found.head if found is not None and _is_content(place, found.head) else None


def _before(place: Place) -> int | None:
    """The noun before "of" or "was": "a buyback of £550m", "the high was 116"."""
    document = place.document
    keys, lexicon = document.tokens.keys, document.lexicon
    i = place.first - 1
    while i > place.sentence.first and keys[i] in lexicon.determiners:
        i -= 1
    if i <= place.sentence.first or not (keys[i] in lexicon.partitives or keys[i] in lexicon.auxiliaries or keys[i] == ":"):
        return None
    return i - 1 if _is_content(place, i - 1) else None


def _is_content(place: Place, i: int) -> bool:
    """Whether a token is a word with a meaning of its own, and no part of another figure or date."""
    document = place.document
    key = document.tokens.keys[i]
    if not key[0].isalpha() or len(key) < 3 or key in document.lexicon.function_words or i in document.masked:
        return False
    return not any(at <= i < token_after(place, other) for at, other in place.others)
