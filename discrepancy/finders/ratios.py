"""Shares told as a ratio, and ratings: "one in five", "nine out of 10 voters", "हर 10 में 3"; "4.5 out of 5", "4/5"."""

from __future__ import annotations

from decimal import Decimal

from ..digits import is_slashed
from ..document import Document
from ..numerals import Numeral
from .figures import Figure

__all__ = ["read_ratio"]


def read_ratio(document: Document, left: Numeral, first: int) -> Figure | None:
    """ "one in five" and "nine out of 10 voters" are a share, "4.5 out of 5" is a rating: 4.5, with 5 at the top."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, numerals = tokens.keys, lexicon.numerals
    turned = _turned_ratio(document, left, first)
    if turned is not None:
        return turned
    ratio = numerals.ratio_joiners.match(keys, left.end)
    rating = numerals.rating_joiners.match(keys, left.end)
    if ratio is None and rating is None and left.value == 1:
        ratio = _past_noun(document, left)  # "one train in five"
    slashed = left.step < 1 and is_slashed(document.tokens, left.first, left.end - 1)
    if slashed and keys[left.end + 1] in _STARS:
        rating = "/", left.end + 1  # 4.5/5
    if (ratio is None and rating is None) or left.scale != 1:
        return None
    start = max(found[1] for found in (ratio, rating) if found is not None)
    right = document.numeral_at(start)
    if right is None or right.form not in {"digits", "words"} or not 0 <= left.value <= right.value or right.value <= 1:
        return None
    if rating is not None and start == rating[1] and (ratio is None or not _is_share(document, left, right.end)):
        top = right.value
        return Figure(first, right.end, left, out_of=top) if top <= 100 or top in _TOPS else None
    if rating is None and not _plain_share(document, left, right):
        return None
    share = left._replace(end=right.end, value=left.value / right.value, step=Decimal(0), form="fraction")
    return Figure(first, right.end, share)


def _turned_ratio(document: Document, whole: Numeral, first: int) -> Figure | None:
    """A share whose whole is said first: "पांच में से एक" is one in five, "हर 10 में 3" three in ten."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    joiner = numerals.turned_joiners.match(tokens.keys, whole.end)
    if joiner is None or whole.scale != 1 or whole.form not in {"digits", "words"}:
        return None
    word, start = joiner
    opener = numerals.turned_openers.match_before(tokens.keys, first)
    if word in numerals.turned_weak and opener is None:
        return None
    part = document.numeral_at(start)
    if part is None or part.form not in {"digits", "words"} or not 0 < part.value < whole.value or part.scale != 1:
        return None
    if opener is None and not (_is_round(whole.value) or part.value == 1):
        return None  # "75 में से 40 जिले" are forty districts
    share = part._replace(value=part.value / whole.value, step=Decimal(0), form="fraction")
    return Figure(opener[1] if opener is not None else first, part.end, share)


def _past_noun(document: Document, one: Numeral) -> tuple[str, int] | None:
    """What joins a ratio behind the noun it is of, where the whole ends the phrase: "one train in five was late"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if one.form != "words" or one.scale != 1 or not _is_noun(document, one.end):
        return None
    joiner = lexicon.numerals.ratio_joiners.match(keys, one.end + 1)
    whole = document.numeral_at(joiner[1]) if joiner is not None and joiner[1] < len(keys) else None
    if joiner is None or whole is None or whole.scale != 1 or whole.value <= 1:
        return None
    ends = (
        whole.end >= len(keys)
        or not keys[whole.end][0].isalnum()
        or (keys[whole.end] in lexicon.function_words or keys[whole.end] in lexicon.verbs)
    )
    return joiner if ends else None


def _is_noun(document: Document, i: int) -> bool:
    keys, lexicon = document.tokens.keys, document.lexicon
    return (
        i < len(keys)
        and keys[i][0].isalpha()
        and keys[i] not in lexicon.function_words
        and keys[i] not in lexicon.verbs
    )


def _is_share(document: Document, left: Numeral, end: int) -> bool:
    """Whether "3 out of 5" is of things: said in words, or with what they are behind it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if left.step not in (0, 1) or left.form == "fraction":
        return False
    if left.form == "words":
        return True
    return end < len(keys) and keys[end] not in lexicon.rating_words and lexicon.is_plural(keys[end])


def _plain_share(document: Document, left: Numeral, right: Numeral) -> bool:
    """ "one in five" but not "two in 2019", "5 in 10 minutes", "3 in 5th place"."""
    tokens, lexicon = document.tokens, document.lexicon
    if left.form == "fraction" or left.step not in (0, 1) or left.value >= right.value or left.value < 1:
        return False
    round_number = _is_round(right.value) or left.value == 1
    looks_like_year = (
        1500 <= right.value <= 2200 and right.end - right.first == 1 and "," not in tokens.keys[right.first]
    )
    end = right.end
    unit = lexicon.units.match(tokens.keys, end + 1 if end < len(tokens.keys) and tokens.keys[end] == "-" else end)
    solid = end < len(tokens.keys) and tokens.joined(end) and tokens.keys[end][0].isalnum()
    return round_number and not looks_like_year and unit is None and not solid


def _is_round(whole: Decimal) -> bool:
    """Whether a share is told of such a number: of up to ten, or of twenty, fifty, a hundred."""
    return whole <= 10 or (whole % 10 == 0 and whole <= 100)


_TOPS = frozenset({Decimal(200), Decimal(1000)})

_STARS = frozenset({"4", "5", "6", "10", "20", "100"})  # what marks after a stroke are given out of
