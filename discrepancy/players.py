"""Whose goal or card it is: the nearest name that can have done it.

Sides ("put Ostby ahead"), who stands by ("came on for Ives") and owners of something else ("Marlow's cross") did not.
"""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .finders.minutes import find_minute
from .surroundings import FAR, Place, cue_spans
from .tokens import DASHES

__all__ = ["player_of"]

_PER_TOKEN, _COMMA, _AND = 0.17, 0.6, 0.6  # what the way from a name costs; "and" opens what is told of the next
_BEHIND = 0.5  # what a name behind the figure costs more than one before it
_THROUGH = 1.0  # what "through" before the name takes off: "led after six minutes through Ann Marlow"
_SHORTEST = 2  # letters of a name
_SCORE = 2  # digits


def player_of(place: Place, end: int, *, listed: bool) -> tuple[int, int] | None:
    """The first and the end token of the player's name; of a list the last name before the figure.

    The words of the figure end at token `end`; None where no name is near enough.
    """
    doers = [span for span in _doers(place) if span[1] <= place.first or (span[0] >= end and not listed)]
    if listed:
        return doers[-1] if doers else None
    ways = [(_way(place, span, end), span) for span in doers if not _is_aside(place, span)]
    if not ways:
        return _told_before(place)
    way, span = min(ways)
    return span if way < FAR else None


def _is_aside(place: Place, span: tuple[int, int]) -> bool:
    """ "Marlow, who had replaced Ives, struck": whether a name stands in a clause that closed before the figure."""
    keys = place.document.tokens.keys
    return any(
        end <= span[0]
        and keys[first - 1] == ","
        and "," not in keys[end : span[0]]
        and "," in keys[span[1] : place.first]
        for first, end in cue_spans(place, "relatives")
    )


def _way(place: Place, span: tuple[int, int], end: int) -> float:
    keys, ands = place.document.tokens.keys, place.document.lexicon.numerals.ands
    is_behind = span[0] >= end
    between = keys[end : span[0]] if is_behind else keys[span[1] : place.first]
    way = _PER_TOKEN * len(between) + _COMMA * between.count(",")
    if ands & set(between):
        way += _AND
    if is_behind:
        way += _BEHIND
    if "," not in between and place.document.lexicon.play_words("doer_before").match_before(keys, span[0]) is not None:
        way -= _THROUGH
    return way


def _told_before(place: Place) -> tuple[int, int] | None:
    """The only player of the sentence before: "Marlow headed in. It was his ninth goal of the season." """
    document, index = place.document, place.sentence.index
    if not index or document.lexicon.play_words("doer_after"):
        return None
    start, stop = document.sentences[index - 1]
    doers = set(_doers_between(document, document.token_at(start), document.token_at(stop)))
    return doers.pop() if len(doers) == 1 else None


def _doers(place: Place) -> Iterator[tuple[int, int]]:
    """The names of the sentence that can be a player's; sides and bystanders left out."""
    document, sentence = place.document, place.sentence
    marked = document.lexicon.play_words("doer_after")
    if marked:
        keys, words = document.tokens.keys, document.lexicon.function_words
        for i in range(sentence.first, sentence.end):
            if keys[i][0].isalpha() and keys[i] not in words and marked.match(keys, i + 1) is not None:
                yield i, i + 1
    else:
        yield from _doers_between(document, sentence.first, sentence.end)


def _doers_between(document: Document, begin: int, end: int) -> Iterator[tuple[int, int]]:
    keys, said = document.tokens.keys, document.lexicon.play_words
    sides = _sides(document)
    for first, last in _runs(document, begin, end):
        by_the_way = said("other_before").match_before(keys, first) or said("side_before").match_before(keys, first)
        if keys[last - 1] not in sides and not by_the_way and not _owns_no_goal(document, last):
            yield first, last


def _owns_no_goal(document: Document, last: int) -> bool:
    """ "Marlow's cross found Ives": what the name owns is neither goal nor card."""
    keys, owned = document.tokens.keys, document.lexicon.play_words("owned")
    if keys[last : last + 2] != ("'", "s") or last + 2 >= len(keys):
        return False
    thing = keys[last + 2]
    return not (thing[0].isdecimal() or owned.match(keys, last + 2) or thing in document.lexicon.numerals.ordinals)


def _runs(document: Document, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Neighbouring capitalised words that no table of the language knows, a hyphen between them or none."""
    tokens = document.tokens
    first: int | None = None
    last = begin
    for i in range(begin, end + 1):
        if i < end and _is_name_word(document, i, begin):
            if first is not None and i > last and not (i == last + 1 and tokens.keys[last] in DASHES):
                yield first, last
                first = None
            first, last = (i if first is None else first), i + 1
        elif first is not None and i > last:
            yield first, last
            first = None
    if first is not None:
        yield first, last


def _is_name_word(document: Document, i: int, begin: int) -> bool:
    tokens, lexicon = document.tokens, document.lexicon
    word, key = tokens.words[i], tokens.keys[i]
    if not word[0].isupper() or len(word) < _SHORTEST or key in lexicon.function_words or i in document.masked:
        return False
    if lexicon.head == "capital" and i and tokens.keys[i - 1] in lexicon.determiners:
        return False  # every noun has a capital there
    calendar = lexicon.calendar
    if key in calendar.months or key in calendar.weekdays or lexicon.units.get(key) is not None:
        return False
    return i > begin or not any(
        other == key and name[0].islower() for name, other in zip(tokens.words, tokens.keys, strict=True)
    )


def _sides(document: Document) -> frozenset[str]:
    """The words of names that are a side's: "beat Ostby Town", "put Town ahead", "Ostby Town 2"."""
    keys, before = document.tokens.keys, document.lexicon.play_words("side_before")
    sides: set[str] = set()
    for first, last in _runs(document, 0, len(keys)):
        if before.match_before(keys, first) or _is_score(document, last):
            sides.update(keys[first:last])
    return frozenset(sides)


def _is_score(document: Document, i: int) -> bool:
    """Whether the goals of a side stand at a token: "Ostby 2 Lund 1", "Ostby 2 (Dunn 12′)"; no "(Ives 67)"."""
    keys = document.tokens.keys
    return (
        i < len(keys)
        and keys[i].isdecimal()
        and len(keys[i]) <= _SCORE
        and keys[i + 1 : i + 2] not in {(")",), (",",), (";",), (".",)}
        and find_minute(document, i) is None
    )
