"""The noun a number counts: "57,000 illegal crossings" counts crossings.

No tagger: a noun phrase runs on until a function word, a plain verb, a sign or a number; which word of it is the head
is a property of the language (the last plural in English, the first word in Hindi, the first capital in German).
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from ..tokens import APOSTROPHES, HYPHENS
from .parts import relation_after

__all__ = ["Noun", "counted_noun"]

_LONGEST_NAME = 4  # tokens from "and" to the noun behind a second name: "Model S and Model X vehicles"
_LONGEST = 6  # words of a noun phrase that are looked at


class Noun(NamedTuple):
    """A counted noun: its lemma, the tokens of its phrase, and the token of its head."""

    lemma: str
    first: int
    head: int
    end: int


def counted_noun(document: Document, i: int, *, one: bool = False) -> Noun | None:
    """The noun phrase at token `i`, right after a number; `one` when the number is one or a part of one.

    Each is read once: a figure is found by its noun, and later asked what it counts.
    """
    nouns: dict[tuple[int, bool], Noun | None] = document.nouns
    if (i, one) not in nouns:
        nouns[i, one] = _noun_at(document, i, one)
    return nouns[i, one]


def _noun_at(document: Document, i: int, one: bool) -> Noun | None:
    start = _after_partitive(document, i)
    if start >= len(document.tokens.keys):
        return None
    words = _phrase(document, start)
    if not words or (start > i and _is_befallen(document, start)):
        return None
    if document.tokens.keys[start - 1] in HYPHENS and start > i:
        head = words[0]  # "six-cylinder engines", "a 12-piece band": the number counts what it is tied to
    else:
        named = _head(document, words, one and not (start > i and _has_plural(document, words)))
        if named is None or (len(words) == 1 and document.tokens.keys[named] in document.lexicon.never_alone):
            return None
        head = named
        if not one and _is_verb(document, words):
            return None
    return Noun(document.lexicon.lemma(document.tokens.keys[head]), words[0], head, head + 1)


def _is_befallen(document: Document, start: int) -> bool:
    """ "two of those killed", "a third of those screened": the noun is left out, a verb follows."""
    tokens, lexicon = document.tokens, document.lexicon
    if tokens.keys[start - 1] not in lexicon.pointers:
        return False
    key = tokens.keys[start]
    return key in lexicon.verbs or key in lexicon.measure_verbs or key.endswith(lexicon.calendar.past_endings)


def _phrase(document: Document, i: int) -> list[int]:
    """The tokens of the words that may belong to the noun phrase at token `i`, in the sentence of the one before it."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    stop = document.sentence_at(tokens.starts[max(i - 1, 0)])[1]  # "Attendance: 42,136", and a new line
    words: list[int] = []
    j = i
    while j < len(keys) and len(words) < _LONGEST and tokens.starts[j] < stop and j not in document.masked:
        key = keys[j]
        if not key[0].isalpha():
            if key in APOSTROPHES and words and _possessive(document, j):
                words.clear()  # "two of Johnson's deputies" are deputies
                j += 1 + (keys[j + 1] in lexicon.possessives)
                whole = document.numeral_at(j) if i > 0 and keys[i - 1] in lexicon.determiners else None
                j = whole.end if whole is not None else j  # "two of the bridge's nine spans"
                continue
            after = j + 1 if _is_ampersand_of_name(document, j, words) else _past_sign(document, j, words)
            if after is None:
                break
            j = after
            continue
        if _ends_phrase(document, j, words):
            if _joins_names(document, j, words):
                j += 1
                continue
            break
        words.append(j)
        j += 1
    return words


def _is_ampersand_of_name(document: Document, j: int, words: list[int]) -> bool:
    """ "4.2 million Barlow & Finch customers": one name before the noun that is counted."""
    printed = document.tokens.words
    if printed[j] != "&" or not words or j + 1 >= len(printed):
        return False
    return printed[words[-1]][0].isupper() and printed[j + 1][0].isupper()


def _ends_phrase(document: Document, j: int, words: list[int]) -> bool:
    lexicon = document.lexicon
    keys = document.tokens.keys
    key, word = keys[j], document.tokens.words[j]
    if words and keys[j - 1] in HYPHENS and document.tokens.joined(j):
        return False  # "gas-only engines"
    if key in lexicon.function_words and not (word.isupper() and len(word) > 1 and _is_lower(document, j + 1)):
        return True
    may_end = key in lexicon.gates.noun_ends
    if (words and key in lexicon.verbs) or (may_end and _opens_date(document, j)):
        return True
    if not words and key.endswith(lexicon.adverb_endings) and not lexicon.is_plural(key):
        return True  # "millions eventually tuned in"
    if not words and j + 1 < len(keys) and keys[j + 1] in HYPHENS and document.tokens.joined(j + 1):
        return False  # "86 high-street branches"
    if not words and key in lexicon.never_counted:  # "1,000 come from Asia", but "two smaller tenancies"
        return j + 1 >= len(keys) or not lexicon.is_plural(keys[j + 1]) or keys[j + 1] in lexicon.function_words
    if not words and _is_participle(document, j):
        return True
    return may_end and bool(lexicon.numerals.cardinals.match(keys, j) or lexicon.calendar.months.match(keys, j))


def _opens_date(document: Document, j: int) -> bool:
    """ "at one point last year", "fell to 431,000 last year": a date begins, and the noun phrase is over."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    unit = calendar.words.match(keys, j)
    if unit is not None:
        return relation_after(document, unit[1]) is not None  # "los 29 millones del año pasado"
    for name in ("previous", "next"):
        found = calendar.said(name).match(keys, j)
        if found is not None:
            tables = (calendar.words, calendar.weekdays, calendar.months, calendar.seasons)
            return any(table.match(keys, found[1]) is not None for table in tables)
    return False


def _is_lower(document: Document, j: int) -> bool:
    """Whether a word in lower case stands at token `j`: "US population", but not "PEOPLE IN NEED"."""
    return j < len(document.tokens.keys) and document.tokens.words[j][0].islower()


def _is_participle(document: Document, j: int) -> bool:
    """ "around 73 raising the prospect": a verb with its object is no noun."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return j + 1 < len(keys) and keys[j].endswith(lexicon.verb_endings) and keys[j + 1] in lexicon.determiners


def _is_verb(document: Document, words: list[int]) -> bool:
    """ "9,000 heard the pope speak", "millions stayed to hear it": a lone word before a small one, and no plural."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if len(words) != 1 or not lexicon.verb_endings or words[0] + 1 >= len(keys):
        return False
    key = keys[words[0]]
    known = lexicon.is_plural(key) or lexicon.lemma(key) in lexicon.people or lexicon.units.match(keys, words[0])
    if known:
        return False
    if not key.endswith(lexicon.calendar.past_endings) or len(key) <= _SHORT_WORD:
        return keys[words[0] + 1] in lexicon.determiners
    named = lexicon.counted.get(lexicon.lemma(key)) is not None or key in lexicon.measure_nouns.starts
    return not named and keys[words[0] + 1] in lexicon.function_words


_SHORT_WORD = 5  # letters: "breed", "speed" end as verbs of the past do


def _past_sign(document: Document, j: int, words: list[int]) -> int | None:
    """Past a hyphen inside a word, or past a size that stands before the noun: "eight million 250ml bottles"."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    if keys[j] in HYPHENS and words and tokens.joined(j) and tokens.joined(j + 1):
        return j + 1
    if not keys[j][0].isdecimal() or _has_plural(document, words):
        return None
    k = j + 1
    if k < len(keys) and keys[k] in HYPHENS and tokens.joined(k):
        k += 1
    unit = lexicon.units.match(keys, k) or (lexicon.unit_symbols.match(tokens.words, k) if tokens.joined(k) else None)
    end = unit[1] if unit is not None else k
    if unit is None and not words:
        return None
    if unit is not None and words == [] and lexicon.is_plural(keys[end - 1]):
        return None
    follows = next((m for m in range(end, min(end + 3, len(keys))) if lexicon.is_plural(keys[m])), None)
    if follows is None or any(
        not keys[m][0].isalpha() or keys[m] in lexicon.function_words for m in range(end, follows)
    ):
        return None
    return end if keys[end][0].isalpha() else None


def _has_plural(document: Document, words: list[int]) -> bool:
    return any(document.lexicon.is_plural(document.tokens.keys[j]) for j in words)


def _possessive(document: Document, j: int) -> bool:
    """Whether the apostrophe at token `j` marks a possessor: Johnson's, the players'."""
    tokens, lexicon = document.tokens, document.lexicon
    if not tokens.joined(j) or j + 1 >= len(tokens.keys):
        return False
    if tokens.joined(j + 1):
        return tokens.keys[j + 1] in lexicon.possessives
    return bool(lexicon.possessives) and tokens.keys[j - 1].endswith(tuple(lexicon.possessives))


def _joins_names(document: Document, j: int, words: list[int]) -> bool:
    """ "460 Kia and Hyundai vehicles": "and" between names before the noun they describe."""
    tokens, lexicon = document.tokens, document.lexicon
    if tokens.keys[j] not in lexicon.numerals.ands or not words or _has_plural(document, words):
        return False
    if not tokens.words[words[-1]][0].isupper() or j + 2 >= len(tokens.keys) or not tokens.words[j + 1][0].isupper():
        return False
    m = j + 1
    while m < j + _LONGEST_NAME and m + 1 < len(tokens.keys) and tokens.words[m][0].isupper():
        m += 1
    return any(lexicon.is_plural(tokens.keys[k]) for k in (j + 1, m))


def _after_partitive(document: Document, i: int) -> int:
    """Past "of the" and the number of the whole: "61 of the 233 camps"; past the hyphen of "four-door"."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    if i >= len(keys):
        return i
    key = keys[i]
    if key in HYPHENS and tokens.joined(i):
        return i + 1
    numbered = key in lexicon.whole_links and i + 1 < len(keys) and keys[i + 1][0].isdecimal()
    if numbered or key in lexicon.partitives:
        i += 1
        stop = i + _LONGEST
        while i < min(stop, len(keys)) and (keys[i] in lexicon.determiners or keys[i][0].isdecimal()):
            i += 1
        return _after_whole(document, i)
    return i


def _after_whole(document: Document, i: int) -> int:
    """Past the number in words of a whole, and what says which: "two of its ten beds", "three of their last five"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    at = i + 1 if i < len(keys) and (keys[i] in lexicon.never_alone or keys[i] in lexicon.numerals.ordinals) else i
    if at >= len(keys) or keys[at] not in lexicon.numerals.cardinals.starts:
        return i
    whole = document.numeral_at(at)
    return whole.end if whole is not None and whole.form == "words" else i


def _head(document: Document, words: list[int], one: bool) -> int | None:
    """The token of the word that is counted; None where no word can be: a noun of German has its capital."""
    lexicon, tokens = document.lexicon, document.tokens
    match lexicon.head:
        case "capital":
            told = tokens.keys[words[0]] in lexicon.measure_verbs  # "30 verletzt", but "um ein Drittel gestiegen"
            return next((j for j in words if tokens.words[j][0].isupper()), words[0] if told else None)
        case "first":
            return next((j for j in words if tokens.keys[j] not in lexicon.adjectives), words[0])
    if one:
        return _singular_head(document, words)
    plural = None
    for j in words:
        word = tokens.words[j]
        if lexicon.is_plural(word) and not (word.isupper() and len(word) <= 3) and tokens.keys[j] not in lexicon.verbs:
            plural = j
        elif plural is not None:
            break
    if plural is not None:
        return plural
    return next((j for j in words if lexicon.lemma(tokens.keys[j]) in lexicon.people), words[0])  # "450 medical crew"


def _singular_head(document: Document, words: list[int]) -> int:
    """ "one police officer" ends with its head; "one proposal asks boards" ends before the verb."""
    for place, j in enumerate(words[1:], start=1):
        if document.lexicon.is_plural(document.tokens.keys[j]):
            return words[place - 1]
    return words[-1]
