"""Counts, bare numbers, ordinals, multiples and words for none."""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..records.kinds import COUNT, NUMBER, ORDINAL, Kind
from .ages import is_age, is_of_person
from .figures import Figure
from .found import Found
from .nouns import Noun, counted_noun

__all__ = [
    "MULTIPLE", "find_count", "find_every_nth", "find_multiple", "find_none", "find_ordinal", "is_loose_frequency",
]  # fmt: skip

MULTIPLE = "time"  # the unit of "three times", "twofold"


def find_count(document: Document, figure: Figure, floor: int = 0) -> Found | None:
    """The figure with the noun it counts, as an age or a rating, or as a bare number; None for one that is a name."""
    lexicon = document.lexicon
    if figure.out_of is not None:
        return _plain(figure, NUMBER, f"out of {figure.out_of.normalize():f}")
    figure, noun = _counted(document, figure)
    if noun is None and _is_solid(document, figure):
        return None  # 5G, 4K, 2nd-hand: letters set against the digits make a name
    if (noun is None or is_of_person(document, figure)) and is_age(document, figure, floor):
        year = lexicon.unit_by_name["year"]
        return _plain(figure, NUMBER, year.name)._replace(measured=year)
    return _plain(figure, COUNT if noun is not None else NUMBER, noun.lemma if noun is not None else None)


def _plain(figure: Figure, kind: Kind, unit: str | None) -> Found:
    numeral = figure.numeral
    return Found(
        first=figure.first, end=figure.end, kind=kind, value=figure.value, step=numeral.step, low=figure.low,
        high=figure.high, is_range=figure.is_range, unit=unit, scale=numeral.scale,
        alternatives=numeral.alternatives,
        notes=(numeral.note,) if numeral.note else (),
    )  # fmt: skip


def _counted(document: Document, figure: Figure) -> tuple[Figure, Noun | None]:
    """A figure with its scale, and the noun after it or after the words that bound it ("500 or more people")."""
    tokens, lexicon = document.tokens, document.lexicon
    of_many = (
        figure.numeral.form == "fraction"
        and figure.end < len(tokens.keys)
        and (figure.end - figure.first > _PART or lexicon.is_plural(tokens.keys[figure.end]))
    )
    one = abs(figure.value) <= 1 and not of_many  # "nine out of ten union members agreed" counts members
    suffix = lexicon.numerals.suffixes.get(tokens.words[figure.end]) if figure.end < len(tokens.keys) else None
    if suffix is not None and tokens.joined(figure.end) and figure.numeral.scale == 1:
        # a lone "m" or "b" set against digits is a scale where a noun is counted: 5m people
        noun = counted_noun(document, figure.end + 1)
        if noun is None and tokens.words[figure.end] not in _CAPITAL_SCALES:
            return figure, None
        return figure.times(suffix, figure.end + 1), noun
    if _is_solid(document, figure):
        return figure, None
    after = lexicon.after.match(tokens.keys, figure.end)
    noun = counted_noun(document, after[1] if after is not None else figure.end, one=one)
    if noun is None and after is not None:
        noun = counted_noun(document, figure.end, one=one)
    return figure, noun


_PART = 2  # tokens of a part that is no ratio: "two thirds"
_CAPITAL_SCALES = frozenset({"M", "B", "b"})


def _is_solid(document: Document, figure: Figure) -> bool:
    """Whether letters are set against the digits."""
    tokens, end = document.tokens, figure.end
    return (
        end < len(tokens.keys)
        and tokens.joined(end)
        and tokens.keys[end][0].isalpha()
        and tokens.keys[end - 1][-1].isdecimal()
    )


def find_ordinal(document: Document, i: int) -> Found | None:
    """ "third", "21st"; an adverb that looks like one ("पहले", before) is none."""
    numerals = document.lexicon.numerals
    if document.tokens.keys[i] in numerals.adverbial_ordinals:
        return None
    numeral = document.ordinal_at(i)
    if numeral is None:
        return None
    return Found(first=i, end=numeral.end, kind=ORDINAL, value=numeral.value, takes_modifier=False)


def find_every_nth(document: Document, i: int, floor: int) -> Found | None:
    """ "every fifth train", "jede dritte Frau", at the ordinal: one in so many of what is counted."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if not i or keys[i - 1] not in lexicon.gates.every_before:
        return None
    every = lexicon.calendar.said("every").match_before(keys, i, floor)
    ordinal = document.ordinal_at(i)
    if every is None or ordinal is None or not 1 < ordinal.value <= _MOST_OF:
        return None
    noun = counted_noun(document, ordinal.end, one=True)
    if noun is None or lexicon.units.match(keys, noun.head) is not None:
        return None  # "every third day" says how often
    return Found(first=every[1], end=ordinal.end, kind=COUNT, value=1 / ordinal.value, step=Decimal(0), unit=noun.lemma)


_MOST_OF = 100


def is_loose_frequency(document: Document, figure: Figure) -> bool:
    """ "several times", "a few times": how often, and too loosely to compare."""
    if figure.numeral.form != "vague" or (figure.low or figure.value) >= _TEN:
        return False
    return document.lexicon.numerals.multiples.match(document.tokens.keys, figure.end) is not None


_TEN = Decimal(10)


def find_multiple(document: Document, i: int, figure: Figure | None) -> Found | None:
    """ "three times", "tenfold", "doubled", "twice"."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure is not None:
        j = figure.end
        if j < len(keys) and keys[j] == "-" and document.tokens.joined(j):
            j += 1
        found = numerals.multiples.match(keys, j)
        if found is None:
            return None
        return Found(
            first=figure.first, end=found[1], kind=NUMBER, value=figure.value, step=figure.numeral.step,
            low=figure.low, high=figure.high, is_range=figure.is_range, unit=MULTIPLE,
        )  # fmt: skip
    word = numerals.multiple_words.match(keys, i)
    if word is None:
        return None
    return Found(first=i, end=word[1], kind=NUMBER, value=word[0], unit=MULTIPLE)


def find_none(document: Document, i: int) -> Found | None:
    """ "no one", "not a single": zero."""
    keys, lexicon = document.tokens.keys, document.lexicon
    found = lexicon.numerals.zeros.match(keys, i)
    if found is None:
        return _parted_none(document, i)
    noun = counted_noun(document, found[1], one=True)
    return Found(
        first=i,
        end=found[1],
        kind=COUNT,
        value=Decimal(0),
        unit=noun.lemma if noun else None,
        takes_modifier=False,
    )


def _parted_none(document: Document, i: int) -> Found | None:
    """None with other words between its halves: "एक भी यात्री घायल नहीं हुआ", "किसी की मौत नहीं हुई".

    What there is none of must be people or a word of the catalogue: "कोई बात नहीं" (never mind) counts nothing.
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    opener = lexicon.numerals.zero_halves.match(keys, i)
    closed = _closing_half(document, *opener) if opener is not None else None
    if opener is None or closed is None:
        return None
    at = opener[1]
    for start in (at, at + 1) if keys[at] in lexicon.numerals.fraction_links else (at,):
        noun = counted_noun(document, start, one=True)
        if noun is None or noun.end >= closed or not (noun.lemma in lexicon.people or noun.lemma in lexicon.counted):
            continue
        # the noun that is counted stays outside the span, as after any other number
        end = closed if start > at else at
        return Found(
            first=i, end=end, kind=COUNT, value=Decimal(0), unit=noun.lemma, takes_modifier=False,
        )  # fmt: skip
    return None


def _closing_half(document: Document, half: str, i: int) -> int | None:
    """The index after the second half of a parted word for none, with no more than a few words before it."""
    keys = document.tokens.keys
    for j in range(i + 1, min(i + _BETWEEN_HALVES + 1, len(keys))):
        if not keys[j - 1][0].isalpha():
            return None
        if keys[j] == half:
            return j + 1
    return None


_BETWEEN_HALVES = 4
