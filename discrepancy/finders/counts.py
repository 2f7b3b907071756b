"""Counts, bare numbers, ordinals, multiples and words for none."""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..numerals import read_ordinal
from ..records import Kind
from .figures import Figure
from .found import Found
from .nouns import counted_noun

__all__ = ["find_count", "find_multiple", "find_none", "find_ordinal"]


def find_count(document: Document, figure: Figure) -> Found | None:
    """The figure with the noun it counts, or as a bare number."""
    numeral = figure.numeral
    tokens, lexicon = document.tokens, document.lexicon
    after = lexicon.after.match(tokens.keys, figure.end)
    noun = counted_noun(document, after[1] if after is not None else figure.end, one=abs(figure.value) <= 1)
    if noun is None and after is not None:
        noun = counted_noun(document, figure.end, one=abs(figure.value) <= 1)
    suffix = lexicon.numerals.suffixes.get(tokens.words[figure.end]) if figure.end < len(tokens) else None
    if suffix is not None and tokens.joined(figure.end) and numeral.scale == 1:
        # a lone "m" or "b" set against digits is a scale where a noun is counted: 5m people
        noun = counted_noun(document, figure.end + 1)
        if noun is None and tokens.words[figure.end] not in {"M", "b"}:
            return None
        figure = figure.times(suffix, figure.end + 1)
        numeral = figure.numeral
    elif figure.end < len(tokens) and tokens.joined(figure.end) and tokens.keys[figure.end][0].isalpha() and numeral.form == "digits":
        return None  # 5G, 4K, 2nd-hand: letters set against the digits make a name
    return Found(
        first=figure.first, end=figure.end, kind=Kind.COUNT if noun is not None else Kind.NUMBER,
        value=figure.value, step=numeral.step, low=figure.low, high=figure.high, is_range=figure.is_range,
        unit=noun.lemma if noun is not None else None,
        alternatives=tuple((a.value, a.condition) for a in numeral.alternatives),
        notes=(numeral.note,) if numeral.note else (),
    )  # fmt: skip


def find_ordinal(document: Document, i: int) -> Found | None:
    """"third", "21st"; an adverb that looks like one ("पहले", before) is none."""
    numerals = document.lexicon.numerals
    if document.tokens.keys[i] in numerals.adverbial_ordinals:
        return None
    numeral = read_ordinal(document.tokens, i, numerals)
    if numeral is None:
        return None
    return Found(first=i, end=numeral.end, kind=Kind.ORDINAL, value=numeral.value, takes_modifier=False)


def find_multiple(document: Document, i: int, figure: Figure | None) -> Found | None:
    """"three times", "tenfold", "doubled", "twice"."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure is not None:
        j = figure.end
        if j < len(keys) and keys[j] == "-" and document.tokens.joined(j):
            j += 1
        found = numerals.multiples.match(keys, j)
        if found is None:
            return None
        return Found(
            first=figure.first, end=found[1], kind=Kind.NUMBER, value=figure.value, step=figure.numeral.step,
            low=figure.low, high=figure.high, is_range=figure.is_range, unit="time",
        )  # fmt: skip
    word = numerals.multiple_words.match(keys, i)
    if word is None:
        return None
    return Found(first=i, end=word[1], kind=Kind.NUMBER, value=word[0], unit="time")


def find_none(document: Document, i: int) -> Found | None:
    """"no one", "not a single": zero."""
    keys, lexicon = document.tokens.keys, document.lexicon
    found = lexicon.numerals.zeros.match(keys, i)
    if found is None:
        return None
    noun = counted_noun(document, found[1], one=True)
    return Found(
        first=i, end=found[1], kind=Kind.COUNT, value=Decimal(0), unit=noun.lemma if noun else None, takes_modifier=False
    )
