"""The small pieces of numbers in words: a group below a thousand, a scale, the parts of a fraction.

Each function takes the tokens and an index, and gives the value with the index after it, or None.

>>> from discrepancy.lexicon import load
>>> from discrepancy.tokens import tokenise
>>> word_group(tokenise("two hundred and fifty-four people"), 0, load("en").numerals)
(Decimal('254'), 6)
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from .lexicon import Numerals
from .tokens import HYPHENS, Tokens

__all__ = [
    "HUNDRED",
    "TENS",
    "THOUSAND",
    "below_hundred",
    "long_scale",
    "read_denominator",
    "read_divisor",
    "read_part",
    "scale_at",
    "small_scales",
    "word_group",
]

HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
TENS = frozenset(Decimal(n) for n in range(20, 100, 10))


def below_hundred(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """ "twenty-five", "seven", पचपन; in a text set in tokens "twenty - five"."""
    keys = tokens.keys
    word = numerals.cardinals.match(keys, i)
    if word is None:
        return None
    value, end = word
    if value < 20 or value % 10 or value > 90:
        return word
    j = end
    if j < len(keys) and keys[j] in HYPHENS and tokens.joined(j) == tokens.joined(j + 1):
        j += 1
    unit = numerals.cardinals.match(keys, j)
    if unit is not None and 0 < unit[0] < 10:
        return value + unit[0], unit[1]
    return word


def word_group(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """A number below a thousand in words (or "ninety-five hundred"): its value and the index after it."""
    start = below_hundred(tokens, i, numerals)
    if start is None:
        return None
    if start[0] >= HUNDRED:
        return _after_round(tokens, *start, numerals)
    return small_scales(tokens, *start, numerals) if start[0] else start


def _after_round(tokens: Tokens, value: Decimal, end: int, numerals: Numerals) -> tuple[Decimal, int]:
    """A word for a whole hundred or thousand and what is added to it: "doscientos trece", "mille neuf cents"."""
    if value % HUNDRED:
        return value, end
    whole = value % THOUSAND == 0
    rest = word_group(tokens, end, numerals) if whole else below_hundred(tokens, end, numerals)
    if rest is None or not 0 < rest[0] < (THOUSAND if whole else HUNDRED) or rest[0] % 1:
        return value, end
    scale = None if whole else scale_at(tokens, rest[1], numerals)
    if scale is not None and scale[0] == HUNDRED:
        return value, end  # सौ दो सौ: a hundred or two
    return value + rest[0], rest[1]


def long_scale(tokens: Tokens, thousands: Decimal, end: int, numerals: Numerals) -> tuple[Decimal, Decimal, int] | None:
    """Thousands, what follows, and the greater scale of both: "cinco mil doscientos millones", "पांच हजार दो सौ करोड़".

    Gives the value, the scale, and the index after it.
    """
    rest = _short_digits(tokens, end) or word_group(tokens, end, numerals)
    if rest is not None and rest[0] < THOUSAND:
        thousands, end = thousands + rest[0], rest[1]
    scale = scale_at(tokens, end, numerals)
    if scale is None or scale[0] <= THOUSAND:
        return None
    return thousands * scale[0], scale[0], scale[1]


def _short_digits(tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    """The digits below a thousand at token `i`: "12 हजार 500 करोड़"."""
    keys = tokens.keys
    return (Decimal(keys[i]), i + 1) if i < len(keys) and keys[i].isdecimal() and len(keys[i]) <= 3 else None


def small_scales(tokens: Tokens, value: Decimal, end: int, numerals: Numerals) -> tuple[Decimal, int]:
    """What a scale below a thousand makes of a value, and the remainder that fits behind it."""
    keys = tokens.keys
    scale = scale_at(tokens, end, numerals)
    if scale is None or scale[0] >= 1000:
        return value, end
    value, end = value * scale[0], scale[1]
    if scale[0] != HUNDRED:
        return value, end
    joined = end < len(keys) and keys[end] in numerals.ands
    j = end + 1 if joined else end
    if j >= len(keys) or (joined and read_part(tokens, j, numerals) is not None):
        return value, end
    if joined and keys[j].isdecimal() and len(keys[j]) <= 2:  # 3 hundred and 21
        rest: tuple[Decimal, int] | None = (Decimal(keys[j]), j + 1)
    else:
        rest = below_hundred(tokens, j, numerals)
    if rest is None or not rest[0]:
        return value, end
    small = scale_at(tokens, rest[1], numerals)
    if (small is not None and small[0] == HUNDRED) or read_denominator(tokens, j, numerals) is not None:
        return value, end  # "between one hundred and two hundred"; "a hundred thirty-fifths"
    if small is not None and small[0] < HUNDRED:
        return value + rest[0] * small[0], small[1]
    return value + rest[0], rest[1]


def scale_at(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    keys = tokens.keys
    if i < len(keys) and keys[i] in HYPHENS and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    return numerals.scales.match(keys, i)


def read_divisor(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    keys = tokens.keys
    if i < len(keys) and keys[i].isdecimal() and len(keys[i]) <= 4 and int(keys[i]):
        return Decimal(keys[i]), i + 1
    found = word_group(tokens, i, numerals)
    return found if found is not None and found[0] else None


def read_denominator(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Fraction, int, bool] | None:
    """The lower half of a fraction in words: its part of one, the index after it, whether it is a plural."""
    keys = tokens.keys
    if i < len(keys) and keys[i] in HYPHENS:
        i += 1
    part = numerals.fractions.match(keys, i)
    if part is not None:
        return part[0], part[1], keys[part[1] - 1] not in numerals.ordinals
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in TENS:
        return None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] in HYPHENS else tens[1]
    unit = numerals.fractions.match(keys, j)
    if unit is not None and 2 < unit[0].denominator < 10:
        return Fraction(1, int(tens[0]) + unit[0].denominator), unit[1], keys[unit[1] - 1] not in numerals.ordinals
    last = numerals.fraction_units.match(keys, j)
    return None if last is None else (Fraction(1, int(tens[0] + last[0])), last[1], True)


def read_part(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Fraction, int] | None:
    """A part of one at token `i`: "a half", "three quarters", "fifty-four hundredths"."""
    keys = tokens.keys
    if i < len(keys) and keys[i] in HYPHENS:
        i += 1
    if i < len(keys) and keys[i] in numerals.ones:
        part = numerals.fractions.match(keys, i + 2 if i + 1 < len(keys) and keys[i + 1] in HYPHENS else i + 1)
        return part if part is None or part[0] < 1 else None
    top = below_hundred(tokens, i, numerals)
    if top is None:
        part = numerals.fractions.match(keys, i)
        return (
            part
            if part is not None and keys[part[1] - 1] not in numerals.ordinals and part[0].denominator == 2
            else None
        )
    if top[1] < len(keys) and keys[top[1]] in numerals.over_words:  # सात और तीन बटे चार
        below = read_divisor(tokens, top[1] + 1, numerals)
        return None if below is None or not 0 < top[0] < below[0] else (Fraction(top[0]) / Fraction(below[0]), below[1])
    found = read_denominator(tokens, top[1], numerals)
    if found is None or not 0 < top[0] < found[0].denominator or (not found[2] and top[0] != 1):
        return None
    return int(top[0]) * found[0], found[1]
