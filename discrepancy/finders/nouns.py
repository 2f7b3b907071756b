"""The noun a number counts: "57,000 illegal crossings" counts crossings.

No tagger: a noun phrase runs on until a function word, a plain verb, a sign or a number; which word of it is the head
is a property of the language (the last plural in English, the first word in Hindi, the first capital in German).
"""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document

__all__ = ["Noun", "counted_noun"]

_LONGEST = 6  # words of a noun phrase that are looked at


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its lemma, the tokens of its phrase, and the token of its head."""

    lemma: str
    first: int
    head: int
    end: int


def counted_noun(document: Document, i: int, *, one: bool = False) -> Noun | None:
    """The noun phrase at token `i`, right after a number; `one` when the number is one or a part of one."""
    keys, lexicon = document.tokens.keys, document.lexicon
    i = _after_partitive(document, i)
    if i >= len(keys):
        return None
    stop = document.sentence_at(document.tokens.starts[i])[1]
    words: list[int] = []
    j = i
    while j < len(keys) and len(words) < _LONGEST and document.tokens.starts[j] < stop:
        key = keys[j]
        if j in document.masked:
            break
        if key in {"-", "‑"} and words and document.tokens.joined(j) and document.tokens.joined(j + 1):
            j += 1
            continue
        if not key[0].isalpha() or key in lexicon.function_words or (words and key in lexicon.verbs):
            break
        if lexicon.numerals.cardinals.match(keys, j) or lexicon.calendar.months.match(keys, j):
            break
        words.append(j)
        j += 1
    if not words:
        return None
    head = _head(document, words, one)
    if head is None:
        return None
    return Noun(lexicon.lemma(keys[head]), words[0], head, head + 1)


def _after_partitive(document: Document, i: int) -> int:
    """Past "of the" and the number of the whole: "61 of the 233 camps"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i < len(keys) and keys[i] == "-" and document.tokens.joined(i):
        i += 1
    if i < len(keys) and keys[i] in lexicon.partitives:
        i += 1
        while i < len(keys) and (keys[i] in lexicon.determiners or keys[i][0].isdecimal()):
            i += 1
    return i


def _head(document: Document, words: list[int], one: bool) -> int | None:
    lexicon, tokens = document.lexicon, document.tokens
    match lexicon.head:
        case "capital":
            return next((j for j in words if tokens.words[j][0].isupper()), words[0])
        case "first":
            return words[0]
    plural = None
    for j in words:
        word = tokens.words[j]
        if lexicon.is_plural(word) and not (word.isupper() and len(word) <= 3):
            plural = j
        elif plural is not None:
            break
    if plural is not None and not one:
        return plural
    if one or len(words) <= 3:
        # "one in five", "a 12-piece band", "17-song set": the phrase ends with its head
        return words[-1] if one or len(words) == 1 else words[0]
    return words[0]
