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
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from math import gcd

from .digits import Habits, habits_of, is_digits, read_digits
from .lexicon import Numerals
from .tokens import Tokens

__all__ = ["Alternative", "Habits", "Numeral", "habits_of", "is_digits", "read_digits", "read_numeral", "read_ordinal"]

_CONTEXT = Context(prec=40)
_LARGEST_POWER = 60
_ONE = Decimal(1)
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_GROUP_SPACES = "\u00a0\u202f\u2009"
_SUPERSCRIPTS = {sign: str(n) for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁻": "-", "⁺": "+"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value a numeral can have, and when it has it."""

    value: Decimal
    step: Decimal
    condition: str


@dataclass(frozen=True, slots=True)
class Numeral:
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
        return replace(
            self,
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
        return replace(self, value=-self.value, alternatives=others)


def _product(value: Decimal, factor: Decimal) -> Decimal:
    return _CONTEXT.multiply(value, factor)


def _quotient(part: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(part.numerator), Decimal(part.denominator)) if part.denominator != 1 else Decimal(part.numerator)


def read_numeral(
    tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None = None, *, mixed: bool = True
) -> Numeral | None:
    """The longest numeral that begins at token `i`, None if there is none; `mixed` where साढ़े and its kin may open it."""
    keys = tokens.keys
    if i >= len(keys):
        return None
    key = keys[i]
    if key[0].isdecimal():
        digits = _digits(tokens, i, numerals, habits)
        return None if digits is None else _with_fraction(tokens, _composed(tokens, digits, numerals), numerals)
    vague = numerals.vague.match(keys, i)
    if vague is not None:
        (low, high), end = vague
        return Numeral(i, end, (low + high) / 2, _ZERO, "vague", low=low, high=high)
    if len(key) == 1 and not key.isascii() and unicodedata.category(key) == "No":
        return _vulgar(tokens, i, _ZERO, i, numerals)
    return _words(tokens, i, numerals, mixed=mixed)


# ---- digits


def _digits(tokens: Tokens, i: int, numerals: Numerals, habits: Habits | None) -> Numeral | None:
    """A number in digits with its exponent or vulgar fraction: 940 000, .05, 1.2e6, 10⁶, 2¾, 1/3."""
    text, end = _spaced_groups(tokens, i)
    first = i
    if _opens_with_point(tokens, i) and text.isdecimal():
        first, text = i - 1, "0." + text
        read = read_digits(text, numerals, Habits("."))
    else:
        read = read_digits(text, numerals, habits)
    if read is None:
        return None
    others = tuple(Alternative(o.value, _ONE.scaleb(-o.places), o.condition) for o in read.others)
    numeral = Numeral(first, end, read.value, _ONE.scaleb(-read.places), "digits", alternatives=others, note=read.note)
    return _raised(tokens, numeral) or _digit_fraction(tokens, numeral, numerals)


def _spaced_groups(tokens: Tokens, i: int) -> tuple[str, int]:
    """Groups set apart by a space: 940 000; a plain space only where no second number can stand there."""
    text, end = tokens.words[i], i + 1
    if len(text) > 3 or not text.isdecimal():
        return text, end
    groups = [text]
    plain = False
    while end < len(tokens) and tokens.starts[end] - tokens.ends[end - 1] == 1:
        whole, _, decimals = tokens.words[end].replace(",", ".").partition(".")
        space = tokens.text[tokens.ends[end - 1]]
        if len(whole) != 3 or not whole.isdecimal() or (space not in _GROUP_SPACES and space != " "):
            break
        plain |= space == " "
        groups.append(whole + ("." + decimals if decimals else ""))
        end += 1
        if decimals:
            break
    if len(groups) == 1 or plain and len(groups) == 2 and groups[1][0] not in "0०":
        return text, i + 1
    return "".join(groups), end


def _opens_with_point(tokens: Tokens, i: int) -> bool:
    """".05": a point set against the digits and against nothing before."""
    return i > 0 and tokens.keys[i - 1] == "." and tokens.joined(i) and not (
        tokens.joined(i - 1) and (tokens.keys[i - 2][-1].isalnum() or tokens.keys[i - 2] in {".", ")"})
    )


def _raised(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """The number with the power that follows: 1.2e6, 10⁶, 10^6, 2.5^-1, 3×10−8."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys):
        return None
    if keys[end] in {"×", "x", "*", "·"} and end + 1 < len(keys) and keys[end + 1] == "10":
        power = _exponent(tokens, end + 2, marked=True)
    elif keys[end] == "e" and tokens.joined(end):
        power = _exponent(tokens, end + 1, marked=True)
    elif numeral.value == 10 and tokens.joined(end) and (keys[end] in _SUPERSCRIPTS or keys[end] == "^"):
        power = _exponent(tokens, end, marked=False)
        return None if power is None else replace(numeral, end=power[1], value=_ONE.scaleb(power[0]), step=_ONE.scaleb(power[0]))
    elif keys[end] == "^" and tokens.joined(end):
        power = _exponent(tokens, end, marked=False)
        if power is None or not numeral.value:
            return None
        return replace(numeral, end=power[1], value=_CONTEXT.power(numeral.value, power[0]), step=_ZERO)
    else:
        return None
    if power is None:
        return None
    exponent, end = power
    return replace(
        numeral, end=end, value=numeral.value.scaleb(exponent), step=numeral.step.scaleb(exponent), alternatives=()
    )


def _exponent(tokens: Tokens, i: int, *, marked: bool) -> tuple[int, int] | None:
    """The exponent at token `i` and the index after it; `marked` where plain digits can only be one."""
    keys = tokens.keys
    text = ""
    if i < len(keys) and keys[i] in _SUPERSCRIPTS:
        while i < len(keys) and keys[i] in _SUPERSCRIPTS and tokens.joined(i):
            text += _SUPERSCRIPTS[keys[i]]
            i += 1
    else:
        if i < len(keys) and keys[i] == "^":
            i += 1
        elif not marked:
            return None
        if i < len(keys) and keys[i] in {"-", "+", "–"} and tokens.joined(i):
            text = "" if keys[i] == "+" else "-"
            i += 1
        if i >= len(keys) or not keys[i].isdecimal() or not tokens.joined(i) or len(keys[i]) > 2:
            return None
        text += keys[i]
        i += 1
    try:
        power = int(text)
    except ValueError:
        return None
    return (power, i) if abs(power) <= _LARGEST_POWER else None


def _digit_fraction(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """2¾, 2 1/2, 1/3."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or numeral.step != 1:
        return numeral
    if len(keys[end]) == 1 and not keys[end].isascii():
        return _vulgar(tokens, end, numeral.value, numeral.first, numerals) or numeral
    if _slash(tokens, numeral.first, end - 1):
        top, bottom = numeral.value, Decimal(keys[end + 1])
        if 0 < top < bottom <= 1000 and not _slash(tokens, numeral.first, end + 1):
            return replace(numeral, end=end + 2, value=_CONTEXT.divide(top, bottom), step=_ZERO, form="fraction")
    if keys[end][0].isdecimal() and _slash(tokens, end, end) and not tokens.joined(end):
        top, bottom = Decimal(keys[end]) if keys[end].isdecimal() else _ZERO, Decimal(keys[end + 2])
        if 0 < top < bottom <= 64:
            return replace(numeral, end=end + 3, value=numeral.value + top / bottom, step=_ZERO, form="fraction")
    return numeral


def _slash(tokens: Tokens, first: int, number: int) -> bool:
    """Whether tokens `number`, "/", digits are set solid."""
    keys = tokens.keys
    return (
        number + 2 < len(keys)
        and keys[number + 1] in {"/", "⁄"}
        and tokens.joined(number + 1)
        and tokens.joined(number + 2)
        and keys[number + 2].isdecimal()
        and len(keys[number + 2]) <= 4
        and Decimal(keys[number + 2]) > 0
    )


def _vulgar(tokens: Tokens, i: int, whole: Decimal, first: int, numerals: Numerals) -> Numeral | None:
    sign = tokens.words[i]
    if len(sign) != 1:
        return None
    part = unicodedata.numeric(sign, None)
    if part is None or not 0 < part < 1 or (whole and not tokens.joined(i) and tokens.starts[i] - tokens.ends[i - 1] > 1):
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
        group: tuple[Decimal, int] | None = _small_scales(tokens, _ONE, i + 1, numerals)
    else:
        group = _group(tokens, i, numerals)
    if group is None:
        return None
    value, end = group
    step = _ZERO if value < 100 else _ONE
    numeral = _composed(tokens, Numeral(i, end, value, step, "words"), numerals)
    return _with_fraction(tokens, _point(tokens, numeral, numerals), numerals)


def _small_scales(tokens: Tokens, value: Decimal, end: int, numerals: Numerals) -> tuple[Decimal, int]:
    """What a scale below a thousand makes of a value, and the remainder that fits behind it."""
    keys = tokens.keys
    scale = _scale_at(tokens, end, numerals)
    if scale is None or scale[0] >= 1000:
        return value, end
    value, end = value * scale[0], scale[1]
    if scale[0] != _HUNDRED:
        return value, end
    joined = end < len(keys) and keys[end] in numerals.ands
    j = end + 1 if joined else end
    if j >= len(keys) or joined and _fraction_at(tokens, j, numerals) is not None:
        return value, end
    if joined and keys[j].isdecimal() and len(keys[j]) <= 2:  # 3 hundred and 21
        rest: tuple[Decimal, int] | None = (Decimal(keys[j]), j + 1)
    else:
        rest = _below_hundred(tokens, j, numerals)
    if rest is None or not rest[0]:
        return value, end
    small = _scale_at(tokens, rest[1], numerals)
    if small is not None and small[0] == _HUNDRED or _denominator(tokens, j, numerals) is not None:
        return value, end  # "between one hundred and two hundred"; "a hundred thirty-fifths"
    if small is not None and small[0] < _HUNDRED:
        return value + rest[0] * small[0], small[1]
    return value + rest[0], rest[1]


def _group(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """A number below a thousand in words (or "ninety-five hundred"): its value and the index after it."""
    start = _below_hundred(tokens, i, numerals)
    if start is None:
        return None
    return _small_scales(tokens, *start, numerals) if start[0] else start


def _below_hundred(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """ "twenty-five", "seven", पचपन; in a text set in tokens "twenty - five"."""
    keys = tokens.keys
    word = numerals.cardinals.match(keys, i)
    if word is None:
        return None
    value, end = word
    if value < 20 or value % 10 or value > 90:
        return word
    j = end
    if j < len(keys) and keys[j] in _HYPHENS and tokens.joined(j) == tokens.joined(j + 1):
        j += 1
    unit = numerals.cardinals.match(keys, j)
    if unit is not None and 0 < unit[0] < 10:
        return value + unit[0], unit[1]
    return word


def _scale_at(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    keys = tokens.keys
    if i < len(keys) and keys[i] in _HYPHENS and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    return numerals.scales.match(keys, i)


def _composed(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """88.9 million; 5 lakh crore; 1.2bn; 2 crore 50 lakh; two thousand five hundred."""
    keys, end = tokens.keys, numeral.end
    if end < len(keys) and tokens.joined(end) and numeral.form == "digits":
        suffix = numerals.suffixes.get(tokens.words[end])
        # "5m" alone may be metres, so a lone m is left to whoever knows what stands around
        if suffix is not None and tokens.words[end] not in numerals.weak_suffixes:
            return numeral.times(suffix, end + 1)
    if numeral.form == "digits" and numeral.step == 1:
        value, end = _small_scales(tokens, numeral.value, end, numerals)
        if end != numeral.end:
            numeral = replace(numeral, value=value, step=_ONE, scale=_HUNDRED, end=end, alternatives=())
    found = _scale_at(tokens, end, numerals)
    if found is None:
        return numeral
    scale, end = found
    numeral = numeral.times(scale, end) if numeral.step and numeral.form == "digits" else replace(
        numeral.times(scale, end), step=scale if numeral.form == "words" else _ZERO
    )
    while (found := _scale_at(tokens, end, numerals)) is not None and found[0] >= scale:
        scale, end = found
        numeral = numeral.times(scale, end)
    while numeral.scale > 100 and (part := _smaller_part(tokens, numeral, scale, numerals)) is not None:
        value, scale, end = part
        numeral = replace(numeral, value=numeral.value + value, step=scale, scale=max(scale, _ONE), end=end, alternatives=())
    return numeral


def _smaller_part(tokens: Tokens, numeral: Numeral, scale: Decimal, numerals: Numerals) -> tuple[Decimal, Decimal, int] | None:
    """What may follow a scale: its value, its own scale, and the index after it.

    Digits follow digits only with a scale of their own, so that "$2 million 10 days later" is two figures, and "and" adds
    only words to words: "between two million and three million" is two as well.
    """
    keys, i = tokens.keys, numeral.end
    joined = i < len(keys) and keys[i] in numerals.ands
    j = i + 1 if joined else i
    if j >= len(keys) or scale <= 100:
        return None
    if keys[j].isdecimal():
        if len(keys[j]) > 3 or joined:
            return None
        group: tuple[Decimal, int] | None = _small_scales(tokens, Decimal(keys[j]), j + 1, numerals)
        needs_scale = group == (Decimal(keys[j]), j + 1)
    else:
        if joined and (numeral.form != "words" or _fraction_at(tokens, j, numerals) is not None):
            return None
        group = _group(tokens, j, numerals)
        needs_scale = numeral.form == "digits" and (group is None or group[0] < 100)
    if group is None or not group[0]:
        return None
    value, end = group
    own = _scale_at(tokens, end, numerals)
    if own is None or own[0] < 100:
        return None if needs_scale or value >= scale else (value, _ONE, end)
    if own[0] >= scale or value * own[0] >= scale:
        return None
    return value * own[0], own[0], own[1]


def _point(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """"two point five million", "two hundred point seventy-one"."""
    keys, i = tokens.keys, numeral.end
    if i + 1 >= len(keys) or keys[i] not in numerals.points:
        return numeral
    digits = ""
    j = i + 1
    while j < len(keys) and len(digits) < 6:
        word = numerals.cardinals.match(keys, j) if digits else _below_hundred(tokens, j, numerals)
        if word is None or digits and word[0] > 9:
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
    if end >= len(keys) or numeral.step not in (0, 1) and numeral.scale == 1 and numeral.form == "digits":
        return numeral
    over = _over(tokens, numeral, numerals)
    if over is not None:
        return over
    j = end + 1 if keys[end] in _HYPHENS else end
    if j >= len(keys) or keys[j] not in numerals.fraction_ands:
        return numeral
    part = _fraction_at(tokens, j + 1, numerals)
    if part is None or numeral.value % 1:
        return numeral
    fraction, end = part
    scale = _scale_at(tokens, end, numerals)
    if numeral.scale >= 1000 and (scale is None or scale[0] < numeral.scale):
        size, end = scale if scale is not None else (numeral.scale, end)
        return replace(numeral, end=end, value=numeral.value + _product(_quotient(fraction), size), step=_ZERO, form="fraction")
    numeral = replace(numeral, end=end, value=numeral.value + _quotient(fraction), step=_ZERO, form="fraction")
    return _composed(tokens, numeral, numerals)


def _over(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral | None:
    """"two-thirds", "one hundred thirty-two fifths", "two thirds of a million", "तीन बटे पाँच"."""
    keys, end = tokens.keys, numeral.end
    if keys[end] in numerals.over_words:
        below = _denominator_number(tokens, end + 1, numerals)
        if below is None:
            return None
        value, end = _CONTEXT.divide(numeral.value, below[0]), below[1]
    elif keys[end] in numerals.fraction_links:
        whole = read_ordinal(tokens, end + 1, numerals) if end + 1 < len(keys) and numeral.form == "words" else None
        if whole is None or whole.value < 3:
            return None
        value, end = _CONTEXT.divide(numeral.value, whole.value), whole.end
    else:
        found = _denominator(tokens, end, numerals)
        if found is None or not numeral.value or numeral.value % 1 or numeral.form == "digits" and numeral.value >= 100:
            return None
        part, end, plural = found
        top, bottom = int(numeral.value), part.denominator
        if not plural and top != 1 or bottom in (2, 4) and (top >= bottom * 2 or gcd(top, bottom) > 1):
            return None  # "two third-placed teams"; "two halves" of a match, "four quarters" of a year are no parts
        value = _product(numeral.value, _quotient(part))
    return _of_scale(tokens, Numeral(numeral.first, end, value, _ZERO, "fraction"), numerals)


def _of_scale(tokens: Tokens, part: Numeral, numerals: Numerals) -> Numeral:
    """A part of a scale: "half a million", "two thirds of a million", "half-million"."""
    keys, j = tokens.keys, part.end
    if j < len(keys) and (keys[j] in _HYPHENS or keys[j] in numerals.ofs):
        j += 1
    if j < len(keys) and keys[j] in numerals.ones:
        j += 1
    if j < len(keys) and keys[j] in _HYPHENS:
        j += 1
    scale = numerals.scales.match(keys, j)
    return part if scale is None else part.times(*scale)


def _denominator_number(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    keys = tokens.keys
    if i < len(keys) and keys[i].isdecimal() and len(keys[i]) <= 4 and int(keys[i]):
        return Decimal(keys[i]), i + 1
    found = _group(tokens, i, numerals)
    return found if found is not None and found[0] else None


def _denominator(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Fraction, int, bool] | None:
    """The lower half of a fraction in words: its part of one, the index after it, whether it is a plural."""
    keys = tokens.keys
    if i < len(keys) and keys[i] in _HYPHENS:
        i += 1
    part = numerals.fractions.match(keys, i)
    if part is not None:
        return part[0], part[1], keys[part[1] - 1] not in numerals.ordinals
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in _TENS:
        return None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] in _HYPHENS else tens[1]
    unit = numerals.fractions.match(keys, j)
    if unit is None or not 2 < unit[0].denominator < 10:
        return None
    return Fraction(1, int(tens[0]) + unit[0].denominator), unit[1], keys[unit[1] - 1] not in numerals.ordinals


_TENS = frozenset(Decimal(n) for n in range(20, 100, 10))


def _fraction_at(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Fraction, int] | None:
    """A part of one at token `i`: "a half", "three quarters", "fifty-four hundredths"."""
    keys = tokens.keys
    if i < len(keys) and keys[i] in _HYPHENS:
        i += 1
    if i < len(keys) and keys[i] in numerals.ones:
        part = numerals.fractions.match(keys, i + 2 if i + 1 < len(keys) and keys[i + 1] in _HYPHENS else i + 1)
        return part if part is None or part[0] < 1 else None
    top = _below_hundred(tokens, i, numerals)
    if top is None:
        part = numerals.fractions.match(keys, i)
        return part if part is not None and keys[part[1] - 1] not in numerals.ordinals and part[0].denominator == 2 else None
    found = _denominator(tokens, top[1], numerals)
    if found is None or not 0 < top[0] < found[0].denominator or not found[2] and top[0] != 1:
        return None
    return int(top[0]) * found[0], found[1]


def _leading_fraction(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """"half a million", "a quarter", "a third of", "half"; the article may stand before."""
    keys = tokens.keys
    j = i + 1 if keys[i] in numerals.ones else i
    part = numerals.fractions.match(keys, j)
    if part is None or keys[j] in numerals.ordinals and j == i:
        return None  # "third" alone is an ordinal
    fraction, end = part
    return _of_scale(tokens, Numeral(i, end, _quotient(fraction), _ZERO, "fraction"), numerals)


def _mixed(tokens: Tokens, first: int, mixed: tuple[Decimal, int], numerals: Numerals) -> Numeral | None:
    """साढ़े तीन is 3.5, सवा लाख 1.25 lakh, पौने दो 1.75."""
    add, end = mixed
    inner = read_numeral(tokens, end, numerals, mixed=False)
    if inner is not None and inner.form in {"words", "digits"} and inner.value:
        whole = inner.value / inner.scale
        return replace(inner, first=first, value=(whole + add) * inner.scale, step=_ZERO, form="words")
    scale = numerals.scales.match(tokens.keys, end)
    if scale is not None:
        return Numeral(first, scale[1], (1 + add) * scale[0], _ZERO, "words", scale=scale[0])
    return None


# ---- ordinals


def read_ordinal(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """"third", "twenty-first", "21st", "15वीं"; None if no ordinal begins at token `i`."""
    keys = tokens.keys
    key = keys[i]
    if key[0].isdecimal():
        plain = key.replace(",", "")
        if plain.isdecimal() and len(key) <= 7 and tokens.joined(i + 1) and keys[i + 1] in numerals.ordinal_suffixes:
            return Numeral(i, i + 2, Decimal(plain), _ZERO, "digits")
        return None
    found = numerals.ordinals.match(keys, i)
    if found is not None:
        return Numeral(i, found[1], found[0], _ZERO, "words")
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] not in _TENS:
        return None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] in _HYPHENS else tens[1]
    unit = numerals.ordinals.match(keys, j)
    if unit is None or unit[0] > 9:
        return None
    return Numeral(i, unit[1], tens[0] + unit[0], _ZERO, "words")
