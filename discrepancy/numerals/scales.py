"""The scales behind a number and what follows them: "88.9 million", "5 lakh crore", "1.2bn", "2 crore 50 lakh".

Also the point that is said, as it may have a scale behind it: "two point five million".
"""

from __future__ import annotations

from decimal import Decimal

from ..lexicon import Numerals
from ..number_words import HUNDRED, THOUSAND, below_hundred, long_scale, read_part, scale_at, small_scales, word_group
from ..tokens import Tokens
from .value import ONE, ZERO, Numeral

__all__ = ["composed", "with_point"]

_LARGEST = Decimal(10) ** 30


def composed(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """88.9 million; 5 lakh crore; 1.2bn; 2 crore 50 lakh; two thousand five hundred."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or (keys[end] not in numerals.scale_behind and tokens.words[end] not in numerals.suffixes):
        return numeral
    if numeral.form == "digits" and tokens.joined(end):
        suffix = numerals.suffixes.get(tokens.words[end])
        # "5m" alone may be metres, so a lone m is left to whoever knows what stands around
        solid = tokens.joined(end + 1) and tokens.keys[end + 1][0].isalnum()  # 100M2 is a name
        if suffix is not None and tokens.words[end] not in numerals.weak_suffixes and not solid:
            return numeral.times(suffix, end + 1)
    if numeral.form == "digits" and numeral.step == 1:
        value, end = small_scales(tokens, numeral.value, end, numerals)
        if end != numeral.end:
            numeral = numeral._replace(value=value, step=ONE, scale=HUNDRED, end=end, alternatives=())
    found = scale_at(tokens, end, numerals)
    if found is None or (found[0] == HUNDRED <= numeral.value and numeral.form == "words"):
        return numeral  # सौ-सौ is a hundred each, no ten thousand
    scale, end = found
    numeral = (
        numeral.times(scale, end)
        if numeral.step and numeral.form == "digits"
        else numeral.times(scale, end)._replace(step=scale if numeral.form == "words" else ZERO)
    )
    if not _goes_on(tokens, end, numerals):
        return numeral  # mostly
    while numeral.value < _LARGEST and (found := scale_at(tokens, end, numerals)) is not None and found[0] >= scale:
        scale, end = found
        numeral = numeral.times(scale, end)
    wide = long_scale(tokens, numeral.value, end, numerals) if scale == THOUSAND and _adds_up(numeral) else None
    if wide is not None:
        value, scale, end = wide
        numeral = numeral._replace(value=value, step=scale, scale=scale, end=end)
    while numeral.scale > 100 and (part := _smaller_part(tokens, numeral, scale, numerals)) is not None:
        value, scale, end = part
        numeral = numeral._replace(
            value=numeral.value + value, step=scale, scale=max(scale, ONE), end=end, alternatives=()
        )
    last = scale_at(tokens, numeral.end, numerals) if scale == THOUSAND and numeral.value > THOUSAND else None
    if last is not None and last[0] > numeral.value and _adds_up(numeral):  # "1 लाख 25 हजार करोड़"
        return numeral._replace(value=numeral.value * last[0], step=scale * last[0], scale=last[0], end=last[1])
    return numeral


def _goes_on(tokens: Tokens, i: int, numerals: Numerals) -> bool:
    """Whether what stands behind a scale can belong to its number."""
    keys = tokens.keys
    return i < len(keys) and (keys[i] in numerals.scale_followers or keys[i][0].isdecimal())


def with_point(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """ "two point five million", "two hundred point seventy-one"."""
    keys, i = tokens.keys, numeral.end
    if i + 1 >= len(keys) or keys[i] not in numerals.points:
        return numeral
    digits = ""
    j = i + 1
    while j < len(keys) and len(digits) < 6:
        word = numerals.cardinals.match(keys, j) if digits else below_hundred(tokens, j, numerals)
        if word is None or (digits and word[0] > 9):
            break
        digits += str(int(word[0]))
        j = word[1]
    if not digits:
        return numeral
    value = numeral.value + Decimal(f"0.{digits}")
    return composed(tokens, Numeral(numeral.first, j, value, ONE.scaleb(-len(digits)), "digits"), numerals)


def _adds_up(numeral: Numeral) -> bool:
    """Whether more words of the number may follow: words, or digits without decimals."""
    return numeral.form == "words" or (numeral.form == "digits" and not numeral.value % 1)


def _smaller_part(
    tokens: Tokens, numeral: Numeral, scale: Decimal, numerals: Numerals
) -> tuple[Decimal, Decimal, int] | None:
    """What may follow a scale: its value, its own scale, and the index after it.

    Digits follow digits only with a scale of their own, so that "$2 million 10 days later" is two figures, and "and"
    adds only words to words: "between two million and three million" is two as well.
    """
    keys, i = tokens.keys, numeral.end
    joined = i < len(keys) and keys[i] in numerals.ands
    j = i + 1 if joined else i
    if j >= len(keys) or scale <= 100:
        return None
    if keys[j].isdecimal():
        if len(keys[j]) > 3 or joined:
            return None
        group: tuple[Decimal, int] | None = small_scales(tokens, Decimal(keys[j]), j + 1, numerals)
        needs_scale = group == (Decimal(keys[j]), j + 1) and not (numerals.added_digits and len(keys[j]) == 3)
    else:
        if joined and (numeral.form != "words" or read_part(tokens, j, numerals) is not None):
            return None
        group = word_group(tokens, j, numerals)
        needs_scale = numeral.form == "digits" and (group is None or group[0] < 100)
    if group is None or not group[0]:
        return None
    value, end = group
    own = scale_at(tokens, end, numerals)
    if own is None or own[0] < 100:
        return None if needs_scale or value >= scale else (value, ONE, end)
    if own[0] >= scale or value * own[0] >= scale:
        return None
    wide = long_scale(tokens, value * own[0], own[1], numerals) if own[0] == THOUSAND else None
    return wide if wide is not None and wide[1] < scale else (value * own[0], own[0], own[1])
