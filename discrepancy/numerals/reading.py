"""Reads a numeral at a token: digits or words, the fraction behind them, and ordinals.

They stand in one file as each may hold another: "one hundred thirty-two fifths", "साढ़े तीन लाख", "एक सौ पच्चीसवीं".
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from math import gcd

from ..digits import Habits
from ..lexicon import Numerals
from ..number_words import (
    HUNDRED,
    TENS,
    THOUSAND,
    read_denominator,
    read_divisor,
    read_part,
    scale_at,
    small_scales,
    word_group,
)
from ..tokens import HYPHENS, Tokens
from .printed import of_digits, read_printed, read_vulgar, stands_alone
from .scales import composed, with_point
from .value import CONTEXT, ONE, ZERO, Numeral, product, quotient

__all__ = ["read_numeral", "read_ordinal"]


def read_numeral(
    tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None = None, *, mixed: bool = True
) -> Numeral | None:
    """The longest numeral that begins at token `i`, None if there is none; `mixed` where साढ़े and its kin may open."""
    keys = tokens.keys
    if i >= len(keys):
        return None
    key = keys[i]
    if key[0].isdecimal():
        if stands_alone(tokens, i, numerals):
            return of_digits(i, i + 1, tokens.words[i], numerals, habits)
        digits = read_printed(tokens, i, numerals, habits)
        return None if digits is None else _with_fraction(tokens, composed(tokens, digits, numerals), numerals)
    is_sign = len(key) == 1 and not key.isascii()
    if key not in numerals.openers and not is_sign:
        return None
    vague = numerals.vague.match(keys, i)
    if vague is not None:
        (low, high), end = vague
        return Numeral(i, end, (low + high) / 2, ZERO, "vague", low=low, high=high)
    if is_sign and unicodedata.category(key) == "No":
        return read_vulgar(tokens, i, ZERO, i, numerals)
    return _words(tokens, i, numerals, mixed=mixed)


def read_ordinal(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """ "third", "twenty-first", "21st", "15वीं"; None if no ordinal begins at token `i`."""
    keys = tokens.keys
    if i >= len(keys):
        return None
    key = keys[i]
    if key[0].isdecimal():
        if i + 1 >= len(keys) or keys[i + 1] not in numerals.ordinal_suffixes or not tokens.joined(i + 1):
            return None
        plain = key.replace(",", "")
        if plain.isdecimal() and len(key) <= 7:
            return Numeral(i, i + 2, Decimal(plain), ZERO, "digits")
        return None
    if key not in numerals.ordinal_openers:
        return None
    found = numerals.ordinals.match(keys, i)
    if found is not None:
        return Numeral(i, found[1], found[0], ZERO, "words")
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in TENS:
        return _joined_ordinal(tokens, i, numerals) if numerals.joined_ordinals else None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] in HYPHENS else tens[1]
    unit = numerals.ordinals.match(keys, j)
    if unit is None or unit[0] > 9:
        return None
    return Numeral(i, unit[1], tens[0] + unit[0], ZERO, "words")


def _words(tokens: Tokens, i: int, numerals: Numerals, *, mixed: bool) -> Numeral | None:
    """A numeral that begins with a word."""
    keys = tokens.keys
    part = _leading_fraction(tokens, i, numerals)
    if part is not None:
        return part
    adding = numerals.mixed.match(keys, i) if mixed else None
    if adding is not None:
        return _mixed(tokens, i, adding, numerals)
    fixed = numerals.fixed.match(keys, i)
    if fixed is not None:
        return composed(tokens, Numeral(i, fixed[1], fixed[0], ZERO, "words"), numerals)
    if keys[i] in numerals.ones and numerals.scales.match(keys, i + 1):
        group: tuple[Decimal, int] | None = small_scales(tokens, ONE, i + 1, numerals)
    else:
        group = word_group(tokens, i, numerals)
    if group is None:
        return None
    value, end = group
    step = ZERO if value < 100 else THOUSAND if value % THOUSAND == 0 else ONE
    numeral = composed(tokens, Numeral(i, end, value, step, "words"), numerals)
    return _with_fraction(tokens, with_point(tokens, numeral, numerals), numerals)


def _mixed(tokens: Tokens, first: int, mixed: tuple[Decimal, int], numerals: Numerals) -> Numeral | None:
    """साढ़े तीन is 3.5, सवा लाख 1.25 lakh, पौने दो 1.75."""
    add, end = mixed
    inner = read_numeral(tokens, end, numerals, mixed=False)
    if inner is not None and inner.form in {"words", "digits"} and inner.value:
        # a word for a hundred is no scale of its own: साढ़े तीन सौ is 350
        size = HUNDRED if inner.scale == 1 and inner.value >= HUNDRED and not inner.value % HUNDRED else inner.scale
        whole = inner.value / size
        return inner._replace(first=first, value=(whole + add) * size, step=ZERO, form="words")
    scale = numerals.scales.match(tokens.keys, end)
    if scale is not None:
        return composed(tokens, Numeral(first, scale[1], (1 + add) * scale[0], ZERO, "words", scale=scale[0]), numerals)
    return None


def _with_fraction(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """The numeral with the fraction behind it: two and a half million, 3 million and a half, five ninths."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or keys[end] not in numerals.fraction_behind:
        return numeral
    if numeral.step not in (0, 1) and numeral.scale == 1 and numeral.form == "digits":
        return numeral
    over = _over(tokens, numeral, numerals)
    if over is not None:
        return over
    j = end + 1 if keys[end] in HYPHENS else end
    if j >= len(keys) or keys[j] not in numerals.fraction_ands:
        return numeral
    part = read_part(tokens, j + 1, numerals)
    if part is None or numeral.value % 1:
        return numeral
    fraction, end = part
    scale = scale_at(tokens, end, numerals)
    if numeral.scale >= 1000 and (scale is None or scale[0] < numeral.scale):
        size, end = scale if scale is not None else (numeral.scale, end)
        return numeral._replace(
            end=end, value=numeral.value + product(quotient(fraction), size), step=ZERO, form="fraction"
        )
    numeral = numeral._replace(end=end, value=numeral.value + quotient(fraction), step=ZERO, form="fraction")
    return composed(tokens, numeral, numerals)


def _over(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral | None:
    """ "two-thirds", "one hundred thirty-two fifths", "two thirds of a million", "तीन बटे पाँच"."""
    keys, end = tokens.keys, numeral.end
    if keys[end] in numerals.over_words:
        below = read_divisor(tokens, end + 1, numerals)
        if below is None:
            return None
        value, end = CONTEXT.divide(numeral.value, below[0]), below[1]
    elif keys[end] in numerals.fraction_links:
        whole = read_ordinal(tokens, end + 1, numerals) if end + 1 < len(keys) and numeral.form == "words" else None
        if whole is None or whole.value < 3:
            return None
        value, end = CONTEXT.divide(numeral.value, whole.value), whole.end
    else:
        found = read_denominator(tokens, end, numerals)
        if (
            found is None
            or not numeral.value
            or numeral.value % 1
            or (numeral.form == "digits" and numeral.value >= 100)
        ):
            return None
        part, end, plural = found
        top, bottom = int(numeral.value), part.denominator
        if (not plural and top != 1) or (bottom in (2, 4) and (top >= bottom * 2 or gcd(top, bottom) > 1)):
            return None  # "two third-placed teams"; "two halves" of a match, "four quarters" of a year are no parts
        value = product(numeral.value, quotient(part))
    return _of_scale(tokens, Numeral(numeral.first, end, value, ZERO, "fraction"), numerals)


def _of_scale(tokens: Tokens, part: Numeral, numerals: Numerals) -> Numeral:
    """A part of a scale: "half a million", "two thirds of a million", "half-million"."""
    keys, j = tokens.keys, part.end
    if j < len(keys) and (keys[j] in HYPHENS or keys[j] in numerals.ofs):
        j += 1
    if j < len(keys) and keys[j] in numerals.ones:
        j += 1
    if j < len(keys) and keys[j] in HYPHENS:
        j += 1
    scale = numerals.scales.match(keys, j)
    if scale is None:
        return part
    whole = part.times(*scale)
    # whoever says "half a million" has rounded to a tenth of it
    return whole._replace(step=product(whole.value, _ROUND_PART)) if scale[0] >= _LARGE else whole


_LARGE, _ROUND_PART = 1000, Decimal("0.2")


def _leading_fraction(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """ "half a million", "a quarter", "a third of", "half"; the article may stand before."""
    keys = tokens.keys
    j = i + 1 if keys[i] in numerals.ones else i
    part = numerals.fractions.match(keys, j)
    if part is None or (keys[j] in numerals.ordinals and j == i):
        return None  # "third" alone is an ordinal
    fraction, end = part
    return _of_scale(tokens, Numeral(i, end, quotient(fraction), ZERO, "fraction"), numerals)


def _joined_ordinal(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """एक सौ पच्चीसवीं, दो सौवीं: a number in words whose last word is an ordinal, which adds to it or multiplies it.

    The words for first to fourth are left alone: they stand for themselves ("दो सौ दूसरे लोग", two hundred others).
    """
    whole = read_numeral(tokens, i, numerals)
    if whole is None or whole.form != "words" or whole.value % 1:
        return None
    last = numerals.ordinals.match(tokens.keys, whole.end)
    if last is None or last[0] < _LEAST_JOINED:
        return None
    if last[0] >= HUNDRED:
        return None if whole.value >= HUNDRED else Numeral(i, last[1], whole.value * last[0], ZERO, "words")
    return None if whole.value % HUNDRED else Numeral(i, last[1], whole.value + last[0], ZERO, "words")


_LEAST_JOINED = 5
