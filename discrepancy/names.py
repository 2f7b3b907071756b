"""Names in a text, and when two of them are one: Donald Trump, Trump, ट्रंप.

A name is a capitalised word inside a sentence. Across scripts names meet by their consonants: vowels are written
freely, consonants seldom.

>>> skeleton("Trump") == skeleton("ट्रंप")
True
>>> skeleton("Delhi") == skeleton("दिल्ली")
True
"""

from __future__ import annotations

from functools import lru_cache

from .document import Document
from .lexicon import transliteration
from .tokens import key_of

__all__ = ["name_keys", "skeleton"]

_QUOTES = frozenset({"“", '"', "'", "‘"})
_CLOSING_QUOTES = frozenset({"”", '"', "'", "’"})
_SHORTEST = 3  # consonants: shorter skeletons fit too many words


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a word, folded to one letter a sound, doubled ones once."""
    pairs, letters = transliteration()
    key = key_of(word)
    folded = ""
    i = 0
    while i < len(key):
        two = pairs.get(key[i : i + 2])
        letter = two if two is not None else letters.get(key[i], "")
        i += 2 if two is not None else 1
        if letter and not folded.endswith(letter):
            folded += letter
    return folded


def name_keys(document: Document) -> dict[int, str]:
    """The token index of every name in a document and its key: the word in Latin script, else its skeleton.

    In a script without capitals every longer word is a candidate; alignment keeps those that meet a name elsewhere.
    """
    tokens, lexicon = document.tokens, document.lexicon
    if lexicon.script != "Latn":
        return {
            i: bones
            for i, key in enumerate(tokens.keys)
            if key > "\u0900" and key not in lexicon.function_words and len(bones := skeleton(key)) >= _SHORTEST
        }
    starts = {document.token_at(start) for start, _ in document.sentences}
    inner: set[str] = set()
    found: list[tuple[int, str]] = []
    for i, word in enumerate(tokens.words):
        if not word[0].isupper() or len(word) < 2:
            continue
        follows = tokens.keys[i + 1] if i + 1 < len(tokens) else ""
        if follows[:1].isdecimal() and lexicon.money_symbols.match(tokens.words, i) is not None:
            continue  # "Rs 500"
        key = tokens.keys[i]
        if key in lexicon.function_words or key in lexicon.calendar.months or key in lexicon.calendar.weekdays:
            continue
        if i in starts:
            found.append((i, key))
            if _is_possessor(document, i):
                inner.add(key)
        elif i > 0 and tokens.keys[i - 1] not in _QUOTES:
            inner.add(key)
            found.append((i, key))
        elif _is_nickname(document, i):
            inner |= {tokens.keys[i - 2], key}
            found.append((i, key))
    return {i: key for i, key in found if i not in starts or key in inner}


def _is_nickname(document: Document, i: int) -> bool:
    """Whether a word in quotation marks stands inside a name: Maria "Bee" Lind."""
    tokens = document.tokens
    return (
        2 <= i < len(tokens) - 2
        and tokens.keys[i + 1] in _CLOSING_QUOTES
        and tokens.words[i - 2][0].isupper()
        and tokens.words[i + 2][0].isupper()
    )


def _is_possessor(document: Document, i: int) -> bool:
    """ "Marlow's penalty": whether a word that opens a sentence owns something, and is no word of time or role."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if keys[i + 1 : i + 3] != ("'", "s") and keys[i + 1 : i + 3] != ("’", "s"):
        return False
    lemma = lexicon.lemma(keys[i])
    return lemma not in lexicon.people and lexicon.counted.get(lemma) is None and _is_rare(document, i)


def _is_rare(document: Document, i: int) -> bool:
    """Whether the word is printed in small letters nowhere in the text."""
    words, key = document.tokens.words, document.tokens.keys[i]
    return not any(other == key and word[0].islower() for word, other in zip(words, document.tokens.keys, strict=True))
