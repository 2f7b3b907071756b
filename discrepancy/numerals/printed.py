"""Numbers printed in digits, with their exponent or fraction: "940 000", ".05", "1.2e6", "10⁶", "2¾", "1/3"."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

from ..digits import (
    MAX_DIGITS,
    SUPERSCRIPTS,
    Habits,
    is_slashed,
    opens_with_point,
    read_digits,
    read_exponent,
    spaced_groups,
)
from ..lexicon import Numerals
from ..tokens import HYPHENS, Tokens
from .scales import composed
from .value import CONTEXT, ONE, ZERO, Alternative, Numeral, quotient

__all__ = ["of_digits", "read_printed", "read_vulgar", "stands_alone"]

_TIMES = frozenset({"×", "x", "*", "·"})
_RAISERS = _TIMES | SUPERSCRIPTS.keys() | {"e", "^"}
_SLASH_OR_HYPHEN = frozenset({"/", "-"})
_INCH_PARTS = frozenset({2, 3, 4, 8, 16, 32})  # what a fraction tied to its whole is of: 2-1/2, but not 10-3/15


def stands_alone(tokens: Tokens, i: int, numerals: Numerals) -> bool:
    """Whether nothing beside the digits at token `i` can belong to their number: mostly."""
    keys, end = tokens.keys, i + 1
    if i and keys[i - 1] == ".":
        return False
    if end == len(keys):
        return True
    behind = keys[end]
    if not behind.isascii() or behind in numerals.digits_behind or behind[0].isdecimal() or behind in _RAISERS:
        return False
    return tokens.words[end] not in numerals.suffixes


def of_digits(first: int, end: int, text: str, numerals: Numerals, habits: Habits | None) -> Numeral | None:
    """The number that digits with their points and commas tell, from token `first` to before `end`."""
    if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS:
        return Numeral(first, end, Decimal(text), ONE)  # mostly
    read = read_digits(text, numerals, habits)
    if read is None:
        return None
    if not (read.places or read.others):
        return Numeral(first, end, read.value, ONE, note=read.note)
    others = tuple([Alternative(o.value, ONE.scaleb(-o.places), o.condition) for o in read.others])
    return Numeral(first, end, read.value, ONE.scaleb(-read.places), alternatives=others, note=read.note)


def read_printed(tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None) -> Numeral | None:
    """A number in digits with its exponent or vulgar fraction: 940 000, .05, 1.2e6, 10⁶, 2¾, 1/3."""
    text, end = spaced_groups(tokens, i, numerals)
    if opens_with_point(tokens, i) and text.isdecimal():
        numeral = of_digits(i - 1, end, "0." + text, numerals, Habits("."))
    else:
        numeral = of_digits(i, end, text, numerals, habits)
    return numeral and (_raised(tokens, numeral) or _digit_fraction(tokens, numeral, numerals))


def read_vulgar(tokens: Tokens, i: int, whole: Decimal, first: int, numerals: Numerals) -> Numeral | None:
    """ "¾" at token `i` with the whole number before it, and the scale behind it: 2¾ million."""
    sign = tokens.words[i]
    if len(sign) != 1:
        return None
    part = unicodedata.numeric(sign, None)
    if (
        part is None
        or not 0 < part < 1
        or (whole and not tokens.joined(i) and tokens.starts[i] - tokens.ends[i - 1] > 1)
    ):
        return None
    value = whole + quotient(Fraction(part).limit_denominator(100))
    return composed(tokens, Numeral(first, i + 1, value, ZERO, "fraction"), numerals)


def _raised(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """The number with the power that follows: 1.2e6, 10⁶, 10^6, 2.5^-1, 3×10−8."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or keys[end] not in _RAISERS:
        return None
    if keys[end] in _TIMES and end + 1 < len(keys) and keys[end + 1] == "10":
        power = read_exponent(tokens, end + 2, marked=True)
    elif keys[end] == "e" and tokens.joined(end):
        power = read_exponent(tokens, end + 1, marked=True)
    elif numeral.value == 10 and tokens.joined(end) and (keys[end] in SUPERSCRIPTS or keys[end] == "^"):
        power = read_exponent(tokens, end, marked=False)
        return (
            None
            if power is None
            else numeral._replace(end=power[1], value=ONE.scaleb(power[0]), step=ONE.scaleb(power[0]))
        )
    elif keys[end] == "^" and tokens.joined(end):
        power = read_exponent(tokens, end, marked=False)
        if power is None or not numeral.value:
            return None
        return numeral._replace(end=power[1], value=CONTEXT.power(numeral.value, power[0]), step=ZERO)
    else:
        return None
    if power is None:
        return None
    exponent, end = power
    return numeral._replace(
        end=end, value=numeral.value.scaleb(exponent), step=numeral.step.scaleb(exponent), alternatives=()
    )


def _digit_fraction(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """2¾, 2 1/2, 1/3."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or numeral.step != 1:
        return numeral
    key = keys[end]
    if key.isascii() and key not in _SLASH_OR_HYPHEN and not key[0].isdecimal():
        return numeral  # nearly always
    if len(key) == 1 and unicodedata.category(key) == "No":
        return read_vulgar(tokens, end, numeral.value, numeral.first, numerals) or numeral
    if is_slashed(tokens, numeral.first, end - 1):
        top, bottom = numeral.value, Decimal(keys[end + 1])
        if 0 < top < bottom <= 1000 and not is_slashed(tokens, numeral.first, end + 1):
            return numeral._replace(end=end + 2, value=CONTEXT.divide(top, bottom), step=ZERO, form="fraction")
    tied = keys[end] in HYPHENS and tokens.joined(end) and tokens.joined(end + 1)  # 2-1/2
    at = end + 1 if tied else end
    if at < len(keys) and keys[at][0].isdecimal() and is_slashed(tokens, at, at) and (tied or not tokens.joined(at)):
        top, bottom = Decimal(keys[at]) if keys[at].isdecimal() else ZERO, Decimal(keys[at + 2])
        if 0 < top < bottom <= 64 and (not tied or bottom in _INCH_PARTS):
            return numeral._replace(end=at + 3, value=numeral.value + top / bottom, step=ZERO, form="fraction")
    return numeral
