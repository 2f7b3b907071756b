"""Minutes of play that no unit tells: "Marlow 34, 58 pen", "(Marlow 34′)", "90+4", "minuto 58", "58. Minute".

A bare number is one only in a list: players and numbers with nothing else between, which a word for it ("Scorers:"),
the score of a side ("Ostby 2 (") or the sign of a minute opens.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..document import Document
from ..lexicon.gates import MINUTE
from ..numerals import Alternative
from ..records import PLAYED, PLAYED_IN_LIST, Kind
from ..tokens import DASHES
from .found import Found

__all__ = ["find_minute", "may_list_minutes"]

_LONGEST = 130  # minutes, with extra time
_MOST_ADDED = 20
_DIGITS = 3
_BRACKET = ("(",)
_HALVES = frozenset({"45", "90", "105", "120"})
_PRIMES = frozenset({"'", "′"})
_SHORT = 3  # letters of a word that may stand in a list: "pen", "van", "and"
_LONGEST_LIST = 120  # tokens
_OPENER = 4  # tokens from the word that opens a list to its colon: "Scorers for Ostby:"


def may_list_minutes(document: Document, candidates: Iterable[int]) -> bool:
    """Whether anything opens a list of players and minutes: in a text without, no bare number is a minute of play.

    `candidates` are the tokens at which figures can begin, of which one is the score before a bracket.
    """
    keys, words = document.tokens.keys, document.vocabulary
    scores = [i for i in candidates if keys[i + 1 : i + 2] == _BRACKET] if "(" in words else []
    if any(_is_score(document, i) for i in scores):
        return True
    if ":" not in words or document.lexicon.gates.listing.isdisjoint(words):
        return False
    colons = [j for j, key in enumerate(keys) if key == ":"]
    return any(_opens_list(document, j) for j in colons)


def find_minute(document: Document, i: int) -> Found | None:
    """The minute of play that begins with the number at token `i`, if it is one by its form or by the list it is in."""
    keys, tokens = document.tokens.keys, document.tokens
    if not _is_small(keys[i], _LONGEST) or not int(keys[i]):
        return None
    if not document.hints_at(i) & MINUTE and not _is_listed(document, i, primed=False):
        return None  # mostly
    if _is_of_score(document, i):
        return None
    end = _past_ordinal(document, i + 1)
    primed = end < len(keys) and keys[end] in _PRIMES and tokens.joined(end)
    after = end + primed
    plus = (
        keys[i] in _HALVES and after + 1 < len(keys) and keys[after] == "+" and _is_small(keys[after + 1], _MOST_ADDED)
    )
    added = "0"
    if plus:
        added = keys[after + 1]
        end = _past_ordinal(document, after + 2)
        primed |= end < len(keys) and keys[end] in _PRIMES and tokens.joined(end)
        after = end + (end < len(keys) and keys[end] in _PRIMES and tokens.joined(end))
    listed = _is_listed(document, i, primed=primed)
    if not (listed or plus or _is_named(document, i, end)):
        return None
    base = Decimal(keys[i])
    return Found(
        first=i,
        end=after if primed else end,
        kind=Kind.ORDINAL,
        value=base + Decimal(added),
        alternatives=(Alternative(base, Decimal(0), "if added time is not counted"),) if int(added) else (),
        takes_modifier=False,
        notes=(PLAYED_IN_LIST if listed else PLAYED,),
    )


def _is_small(key: str, most: int) -> bool:
    """Whether a token is a whole number up to `most`; one of thousands of digits is not even read."""
    return key.isdecimal() and len(key) <= _DIGITS and int(key) <= most


def _past_ordinal(document: Document, i: int) -> int:
    """The index after what makes the number before token `i` an ordinal: "58e", "58." """
    tokens, lexicon = document.tokens, document.lexicon
    if i >= len(tokens.keys) or not tokens.joined(i):
        return i
    if tokens.keys[i] in lexicon.numerals.ordinal_suffixes or (lexicon.ordinal_point and tokens.keys[i] == "."):
        return i + 1
    return i


def _is_named(document: Document, i: int, end: int) -> bool:
    """Whether the word for a minute makes it one: "minuto 58", and with a point for an ordinal "58. Minute"."""
    keys, said = document.tokens.keys, document.lexicon.play_words
    pointed = end == i + 2 and keys[i + 1] == "."
    if pointed and (said("minute_after").match(keys, end) or said("tallies").match(keys, end)):
        return True  # "sein 15. Saisontor"
    if said("minute_before").match_before(keys, i) is None:
        return False
    # "minute 3 of the recording", but no "minute 3 metres" and no "minute 30 seconds"
    return end >= len(keys) or not keys[end][0].isalpha() or keys[end] in document.lexicon.function_words


def _is_listed(document: Document, i: int, *, primed: bool) -> bool:
    """Whether a list of players and minutes holds the number at token `i`, a player's name before it."""
    keys, words = document.tokens.keys, document.tokens.words
    named = bracketed = False  # a name between here and the number; the bracket that holds it is closed there
    for j in range(i - 1, max(-1, i - _LONGEST_LIST), -1):
        key = keys[j]
        if len(key) > _SHORT:
            if words[j][0].isupper() and _is_name(document, j):
                named = True
            elif not _may_be_listed(document, j):
                return False  # mostly
        elif key == ")":
            bracketed = True
        elif key == "(" and not bracketed:
            if primed and not named and _is_name(document, j - 1):
                return True  # "Marlow (58′) headed in"
            if named and _opens_list(document, j):
                return True
        elif key == "(":
            bracketed = False
        elif key == ":" and not _is_ratio(document, j):
            return named and _opens_list(document, j)
        elif words[j][0].isupper() and _is_name(document, j):
            named = True
    return False


def _opens_list(document: Document, j: int) -> bool:
    """Whether the bracket or colon at token `j` opens a list of players and minutes."""
    if document.tokens.keys[j] == "(":
        return _is_score(document, j - 1)
    return not _is_ratio(document, j) and (_is_opener(document, j) or _is_side_list(document, j))


def _is_name(document: Document, j: int) -> bool:
    """A capitalised word that is none of the calendar's."""
    if j < 0:
        return False
    key, word, calendar = document.tokens.keys[j], document.tokens.words[j], document.lexicon.calendar
    return word[0].isupper() and len(word) > 1 and key not in calendar.months and key not in calendar.weekdays


def _may_be_listed(document: Document, j: int) -> bool:
    key, lexicon = document.tokens.keys[j], document.lexicon
    return (
        len(key) <= _SHORT  # as the signs are
        or key.isdecimal()
        or key in lexicon.numerals.ordinal_suffixes
        or key in lexicon.play_words("penalties")
    )


def _is_ratio(document: Document, j: int) -> bool:
    """ "2:1": the score inside a list of goals."""
    keys = document.tokens.keys
    return 0 < j < len(keys) - 1 and keys[j] == ":" and keys[j - 1].isdecimal() and keys[j + 1].isdecimal()


_SCORE_SIGNS = DASHES | {":"}


def _is_of_score(document: Document, i: int) -> bool:
    """ "2:1", "2-1": whether the number at a token is one of the two sides' goals."""
    keys, tokens = document.tokens.keys, document.tokens
    for sign in (i - 1, i + 1):
        if not 0 < sign < len(keys) - 1 or keys[sign] not in _SCORE_SIGNS:
            continue
        solid = tokens.joined(sign) and tokens.joined(sign + 1)
        if solid and keys[sign - 1].isdecimal() and keys[sign + 1].isdecimal():
            return True
    return False


def _is_score(document: Document, j: int) -> bool:
    """ "Ostby 2 (": how many goals a side has."""
    keys = document.tokens.keys
    return j > 0 and keys[j].isdecimal() and len(keys[j]) <= 2 and _is_name(document, j - 1)


def _is_side_list(document: Document, colon: int) -> bool:
    """ "Ostby: Dunn (17, 52 pen)": a side's name, and a list in which a penalty or added time shows what it lists."""
    keys, penalties = document.tokens.keys, document.lexicon.play_words("penalties")
    if not _is_name(document, colon - 1):
        return False
    for i in range(colon + 1, min(colon + _LONGEST_LIST, len(keys))):
        numbered = keys[i - 1].isdecimal()
        if numbered and (penalties.match(keys, i) is not None or (keys[i] == "+" and keys[i - 1] in _HALVES)):
            return True
        if not (_is_name(document, i) or _may_be_listed(document, i)) or keys[i] == ":":
            return False
    return False


def _is_opener(document: Document, colon: int) -> bool:
    """Whether what stands before a colon says that goals or cards are listed: "Scorers:", "Red card for Ostby:"."""
    keys, said = document.tokens.keys, document.lexicon.play_words
    for j in range(max(0, colon - _OPENER), colon):
        opener = said("lists").match(keys, j)
        if opener is not None and opener[1] <= colon:
            return said("no_lists").match_before(keys, j) is None
    return False
