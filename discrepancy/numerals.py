"""Numerals in digits and words: value, and the size of the last printed place.

Takes the tokens of a text and an index, gives a `Numeral` or None. One small grammar serves all languages: a group
below a thousand, a scale that multiplies it, smaller parts that follow ("two thousand and fifty", "2 crore 50 lakh"),
and a fraction at the end ("and a half", "five ninths"). The values of the words are data.

>>> from discrepancy.lexicon import load
>>> from discrepancy.tokens import tokenise
>>> read_numeral(tokenise("two hundred and fifty thousand people"), 0, load("en").numerals).value
Decimal('250000')
>>> read_numeral(tokenise("88.9 million"), 0, load("en").numerals).step
Decimal('100000.0')
"""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from .digits import (
    MAX_DIGITS,
    SUPERSCRIPTS,
    Habits,
    habits_of,
    is_digits,
    is_slashed,
    opens_with_point,
    read_digits,
    read_exponent,
    spaced_groups,
)
from .lexicon import Numerals
from .number_words import (
    HUNDRED,
    TENS,
    THOUSAND,
    below_hundred,
    long_scale,
    read_denominator,
    read_divisor,
    read_part,
    scale_at,
    small_scales,
    word_group,
)
from .tokens import HYPHENS, Tokens

__all__ = ["Alternative", "Habits", "Numeral", "habits_of", "is_digits", "read_digits", "read_numeral", "read_ordinal"]

_CONTEXT = Context(prec=40)
_ONE = Decimal(1)
_ZERO = Decimal(0)
_LARGEST = Decimal(10) ** 30
_INCH_PARTS = frozenset({2, 3, 4, 8, 16, 32})  # what a fraction tied to its whole is of: 2-1/2, but not 10-3/15


class Alternative(NamedTuple):
    """Another value a numeral can have, and when it has it."""

    value: Decimal
    step: Decimal
    condition: str


class Numeral(NamedTuple):
    """A numeral from token `first` to before `end`. `step` is the size of its last printed place.

    `form` is digits, words, fraction or vague; a vague word has `low` and `high` and no figure of its own;
    `scale` is the last multiplier read ("million"), one where there is none.
    """

    first: int
    end: int
    value: Decimal
    step: Decimal
    form: str = "digits"
    scale: Decimal = _ONE
    low: Decimal | None = None
    high: Decimal | None = None
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None

    def times(self, factor: Decimal, end: int | None = None) -> Numeral:
        """The numeral multiplied by a scale that stands further on."""
        return self._replace(
            end=self.end if end is None else end,
            value=_product(self.value, factor),
            step=_product(self.step, factor),
            scale=_product(self.scale, factor),
            low=None if self.low is None else _product(self.low, factor),
            high=None if self.high is None else _product(self.high, factor),
            alternatives=tuple(
                Alternative(_product(a.value, factor), _product(a.step, factor), a.condition) for a in self.alternatives
            ),
        )

    def negated(self) -> Numeral:
        """The numeral below zero."""
        others = tuple(Alternative(-a.value, a.step, a.condition) for a in self.alternatives)
        return self._replace(value=-self.value, alternatives=others)


def _product(value: Decimal, factor: Decimal) -> Decimal:
    return _CONTEXT.multiply(value, factor)


def _quotient(part: Fraction) -> Decimal:
    return (
        _CONTEXT.divide(Decimal(part.numerator), Decimal(part.denominator))
        if part.denominator != 1
        else Decimal(part.numerator)
    )


def read_numeral(
    tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None = None, *, mixed: bool = True
) -> Numeral | None:
    """The longest numeral that begins at token `i`, None if there is none; `mixed` where साढ़े and its kin may open."""
    keys = tokens.keys
    if i >= len(keys):
        return None
    key = keys[i]
    if key[0].isdecimal():
        if _stands_alone(tokens, i, numerals):
            return Numeral(i, i + 1, Decimal(key), _ONE)
        digits = _digits(tokens, i, numerals, habits)
        return None if digits is None else _with_fraction(tokens, _composed(tokens, digits, numerals), numerals)
    is_sign = len(key) == 1 and not key.isascii()
    if key not in numerals.openers and not is_sign:
        return None
    vague = numerals.vague.match(keys, i)
    if vague is not None:
        (low, high), end = vague
        return Numeral(i, end, (low + high) / 2, _ZERO, "vague", low=low, high=high)
    if is_sign and unicodedata.category(key) == "No":
        return _vulgar(tokens, i, _ZERO, i, numerals)
    return _words(tokens, i, numerals, mixed=mixed)


# ---- digits


def _stands_alone(tokens: Tokens, i: int, numerals: Numerals) -> bool:
    """Whether the digits at token `i` are a whole number and nothing beside them can belong to it: most are."""
    keys = tokens.keys
    key, behind = keys[i], keys[i + 1] if i + 1 < len(keys) else "."
    if not (key.isascii() and key.isdecimal()) or len(key) > MAX_DIGITS or (i and keys[i - 1] == "."):
        return False
    if not behind.isascii() or behind[0].isdecimal() or behind in _RAISERS or behind in _SLASH_OR_HYPHEN:
        return False
    if behind in numerals.scale_behind or behind in numerals.fraction_behind:
        return False
    return i + 1 >= len(keys) or tokens.words[i + 1] not in numerals.suffixes


def _digits(tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None) -> Numeral | None:
    """A number in digits with its exponent or vulgar fraction: 940 000, .05, 1.2e6, 10⁶, 2¾, 1/3."""
    text, end = spaced_groups(tokens, i, numerals)
    first = i
    if opens_with_point(tokens, i) and text.isdecimal():
        first, text = i - 1, "0." + text
        read = read_digits(text, numerals, Habits("."))
    else:
        read = read_digits(text, numerals, habits)
    if read is None:
        return None
    if not (read.places or read.others):
        numeral = Numeral(first, end, read.value, _ONE, note=read.note)
    else:
        others = tuple([Alternative(o.value, _ONE.scaleb(-o.places), o.condition) for o in read.others])
        step = _ONE.scaleb(-read.places)
        numeral = Numeral(first, end, read.value, step, "digits", alternatives=others, note=read.note)
    return _raised(tokens, numeral) or _digit_fraction(tokens, numeral, numerals)


_TIMES = frozenset({"×", "x", "*", "·"})
_RAISERS = _TIMES | SUPERSCRIPTS.keys() | {"e", "^"}


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
            else numeral._replace(end=power[1], value=_ONE.scaleb(power[0]), step=_ONE.scaleb(power[0]))
        )
    elif keys[end] == "^" and tokens.joined(end):
        power = read_exponent(tokens, end, marked=False)
        if power is None or not numeral.value:
            return None
        return numeral._replace(end=power[1], value=_CONTEXT.power(numeral.value, power[0]), step=_ZERO)
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
        return _vulgar(tokens, end, numeral.value, numeral.first, numerals) or numeral
    if is_slashed(tokens, numeral.first, end - 1):
        top, bottom = numeral.value, Decimal(keys[end + 1])
        if 0 < top < bottom <= 1000 and not is_slashed(tokens, numeral.first, end + 1):
            return numeral._replace(end=end + 2, value=_CONTEXT.divide(top, bottom), step=_ZERO, form="fraction")
    tied = keys[end] in HYPHENS and tokens.joined(end) and tokens.joined(end + 1)  # 2-1/2
    at = end + 1 if tied else end
    if at < len(keys) and keys[at][0].isdecimal() and is_slashed(tokens, at, at) and (tied or not tokens.joined(at)):
        top, bottom = Decimal(keys[at]) if keys[at].isdecimal() else _ZERO, Decimal(keys[at + 2])
        if 0 < top < bottom <= 64 and (not tied or bottom in _INCH_PARTS):
            return numeral._replace(end=at + 3, value=numeral.value + top / bottom, step=_ZERO, form="fraction")
    return numeral


_SLASH_OR_HYPHEN = frozenset({"/", "-"})


def _vulgar(tokens: Tokens, i: int, whole: Decimal, first: int, numerals: Numerals) -> Numeral | None:
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
    value = whole + _quotient(Fraction(part).limit_denominator(100))
    return _composed(tokens, Numeral(first, i + 1, value, _ZERO, "fraction"), numerals)


# ---- words


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
        return _composed(tokens, Numeral(i, fixed[1], fixed[0], _ZERO, "words"), numerals)
    if keys[i] in numerals.ones and numerals.scales.match(keys, i + 1):
        group: tuple[Decimal, int] | None = small_scales(tokens, _ONE, i + 1, numerals)
    else:
        group = word_group(tokens, i, numerals)
    if group is None:
        return None
    value, end = group
    step = _ZERO if value < 100 else THOUSAND if value % THOUSAND == 0 else _ONE
    numeral = _composed(tokens, Numeral(i, end, value, step, "words"), numerals)
    return _with_fraction(tokens, _point(tokens, numeral, numerals), numerals)


def _composed(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
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
            numeral = numeral._replace(value=value, step=_ONE, scale=HUNDRED, end=end, alternatives=())
    found = scale_at(tokens, end, numerals)
    if found is None or (found[0] == HUNDRED <= numeral.value and numeral.form == "words"):
        return numeral  # सौ-सौ is a hundred each, no ten thousand
    scale, end = found
    numeral = (
        numeral.times(scale, end)
        if numeral.step and numeral.form == "digits"
        else numeral.times(scale, end)._replace(step=scale if numeral.form == "words" else _ZERO)
    )
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
            value=numeral.value + value, step=scale, scale=max(scale, _ONE), end=end, alternatives=()
        )
    last = scale_at(tokens, numeral.end, numerals) if scale == THOUSAND and numeral.value > THOUSAND else None
    if last is not None and last[0] > numeral.value and _adds_up(numeral):  # "1 लाख 25 हजार करोड़"
        return numeral._replace(value=numeral.value * last[0], step=scale * last[0], scale=last[0], end=last[1])
    return numeral


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
        return None if needs_scale or value >= scale else (value, _ONE, end)
    if own[0] >= scale or value * own[0] >= scale:
        return None
    wide = long_scale(tokens, value * own[0], own[1], numerals) if own[0] == THOUSAND else None
    return wide if wide is not None and wide[1] < scale else (value * own[0], own[0], own[1])


def _point(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
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
    return _composed(tokens, Numeral(numeral.first, j, value, _ONE.scaleb(-len(digits)), "digits"), numerals)


# ---- fractions in words


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
            end=end, value=numeral.value + _product(_quotient(fraction), size), step=_ZERO, form="fraction"
        )
    numeral = numeral._replace(end=end, value=numeral.value + _quotient(fraction), step=_ZERO, form="fraction")
    return _composed(tokens, numeral, numerals)


def _over(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral | None:
    """ "two-thirds", "one hundred thirty-two fifths", "two thirds of a million", "तीन बटे पाँच"."""
    keys, end = tokens.keys, numeral.end
    if keys[end] in numerals.over_words:
        below = read_divisor(tokens, end + 1, numerals)
        if below is None:
            return None
        value, end = _CONTEXT.divide(numeral.value, below[0]), below[1]
    elif keys[end] in numerals.fraction_links:
        whole = read_ordinal(tokens, end + 1, numerals) if end + 1 < len(keys) and numeral.form == "words" else None
        if whole is None or whole.value < 3:
            return None
        value, end = _CONTEXT.divide(numeral.value, whole.value), whole.end
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
        value = _product(numeral.value, _quotient(part))
    return _of_scale(tokens, Numeral(numeral.first, end, value, _ZERO, "fraction"), numerals)


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
    return part if scale is None else part.times(*scale)


def _leading_fraction(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """ "half a million", "a quarter", "a third of", "half"; the article may stand before."""
    keys = tokens.keys
    j = i + 1 if keys[i] in numerals.ones else i
    part = numerals.fractions.match(keys, j)
    if part is None or (keys[j] in numerals.ordinals and j == i):
        return None  # "third" alone is an ordinal
    fraction, end = part
    return _of_scale(tokens, Numeral(i, end, _quotient(fraction), _ZERO, "fraction"), numerals)


def _mixed(tokens: Tokens, first: int, mixed: tuple[Decimal, int], numerals: Numerals) -> Numeral | None:
    """साढ़े तीन is 3.5, सवा लाख 1.25 lakh, पौने दो 1.75."""
    add, end = mixed
    inner = read_numeral(tokens, end, numerals, mixed=False)
    if inner is not None and inner.form in {"words", "digits"} and inner.value:
        # a word for a hundred is no scale of its own: साढ़े तीन सौ is 350
        size = HUNDRED if inner.scale == 1 and inner.value >= HUNDRED and not inner.value % HUNDRED else inner.scale
        whole = inner.value / size
        return inner._replace(first=first, value=(whole + add) * size, step=_ZERO, form="words")
    scale = numerals.scales.match(tokens.keys, end)
    if scale is not None:
        return _composed(
            tokens, Numeral(first, scale[1], (1 + add) * scale[0], _ZERO, "words", scale=scale[0]), numerals
        )
    return None


# ---- ordinals


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
            return Numeral(i, i + 2, Decimal(plain), _ZERO, "digits")
        return None
    if key not in numerals.ordinal_openers:
        return None
    found = numerals.ordinals.match(keys, i)
    if found is not None:
        return Numeral(i, found[1], found[0], _ZERO, "words")
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in TENS:
        return _joined_ordinal(tokens, i, numerals) if numerals.joined_ordinals else None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] in HYPHENS else tens[1]
    unit = numerals.ordinals.match(keys, j)
    if unit is None or unit[0] > 9:
        return None
    return Numeral(i, unit[1], tens[0] + unit[0], _ZERO, "words")


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
        return None if whole.value >= HUNDRED else Numeral(i, last[1], whole.value * last[0], _ZERO, "words")
    return None if whole.value % HUNDRED else Numeral(i, last[1], whole.value + last[0], _ZERO, "words")


_LEAST_JOINED = 5
