"""Numerals in digits and words: value, and the size of the last printed place.

Takes the tokens of a text and an index, gives a `Numeral` or None. Number words are composed by one small grammar for
all languages: a cardinal may follow where it fits into the room that the last one left (twenty leaves room for units),
a scale multiplies what stands before it, "and" joins. Their values are data.

>>> from discrepancy.lexicon import load
>>> from discrepancy.tokens import tokenise
>>> read_numeral(tokenise("two hundred and fifty thousand people"), 0, load("en").numerals).value
Decimal('250000')
>>> read_numeral(tokenise("88.9 million"), 0, load("en").numerals).step
Decimal('100000.0')
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

import regex

from .lexicon import Numerals
from .tokens import Tokens

__all__ = ["Alternative", "Habits", "Numeral", "habits_of", "is_digits", "read_digits", "read_numeral", "read_ordinal"]

_MAX_DIGITS = 30  # longer runs are identifiers or hostile, never figures of the news
_CONTEXT = Context(prec=40)
_ONE = Decimal(1)
_ZERO = Decimal(0)


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

        def scaled(value: Decimal) -> Decimal:
            return _CONTEXT.multiply(value, factor)

        return replace(
            self,
            end=self.end if end is None else end,
            value=scaled(self.value),
            step=scaled(self.step),
            scale=scaled(self.scale),
            low=None if self.low is None else scaled(self.low),
            high=None if self.high is None else scaled(self.high),
            alternatives=tuple(Alternative(scaled(a.value), scaled(a.step), a.condition) for a in self.alternatives),
        )


@dataclass(frozen=True, slots=True)
class Habits:
    """How an article prints its decimals, as far as its own unambiguous numbers show."""

    decimal: str | None = None


def is_digits(key: str) -> bool:
    """Whether a token is a number in digits, of whatever script."""
    return key[0].isdecimal()


def habits_of(keys: Iterable[str]) -> Habits:
    """What an article's own numbers show: a separator before other than three digits, or after a first one, is decimal.

    >>> habits_of(["1.234,5", "88,9"])
    Habits(decimal=',')
    """
    seen: set[str] = set()
    for key in keys:
        if not key[0].isdecimal():
            continue
        point, comma = key.rfind("."), key.rfind(",")
        if point < 0 and comma < 0:
            continue
        if point >= 0 and comma >= 0:
            seen.add("." if point > comma else ",")
        else:
            sign = "." if point >= 0 else ","
            head, _, tail = key.rpartition(sign)
            if sign in head:
                seen.add("," if sign == "." else ".")  # twice: it groups, so the other one is the decimal
            elif len(tail) != 3 or head == "0":
                seen.add(sign)
    return Habits(seen.pop()) if len(seen) == 1 else Habits()


_WESTERN = regex.compile(r"\d{1,3}(?:S\d{3})++".replace("S", "[.,]"))
_INDIAN = regex.compile(r"\d{1,2}(?:S\d{2}(?=S))*+S\d{3}".replace("S", "[.,]"))


def _is_grouped(text: str, sign: str) -> bool:
    other = "," if sign == "." else "."
    return other not in text and bool(_WESTERN.fullmatch(text) or _INDIAN.fullmatch(text))


def read_digits(text: str, numerals: Numerals, habits: Habits = Habits()) -> tuple[Decimal, int, tuple[tuple[Decimal, int, str], ...], str | None] | None:
    """A number in digits: value, decimal places, other readings (value, places, condition) and how it was settled.

    None for what is no number ("1.2.3.4") or has more digits than any figure.
    """
    if len(text) > _MAX_DIGITS:
        return None
    point, comma = text.rfind("."), text.rfind(",")
    if point < 0 and comma < 0:
        return Decimal(text), 0, (), None
    if point >= 0 and comma >= 0:
        decimal, group = (".", ",") if point > comma else (",", ".")
        head, _, tail = text.rpartition(decimal)
        if not _is_grouped(head, group):
            return None
        return _plain(head, group, tail), len(tail), (), None
    sign = "." if point >= 0 else ","
    head, _, tail = text.rpartition(sign)
    whole = (_plain(text, sign, ""), 0)
    if sign in head:
        return (*whole, (), None) if _is_grouped(text, sign) else None
    broken = (_plain(head, "", tail), len(tail))
    if len(tail) != 3 or len(head) > 3 or head[0] == "0":
        return (*broken, (), None)
    if habits.decimal is not None:
        chosen = broken if habits.decimal == sign else whole
        kind = "decimal sign" if habits.decimal == sign else "group separator"
        return (*chosen, (), f"'{sign}' is the {kind} elsewhere in the article")
    if sign in numerals.groups and sign == ",":
        return (*whole, (), None)
    first, second = (whole, broken) if sign in numerals.groups else (broken, whole)
    conditions = {whole: f"if '{sign}' groups the digits", broken: f"if '{sign}' is the decimal sign"}
    return (*first, tuple((v, p, conditions[v, p]) for v, p in (first, second)), None)


def _plain(head: str, group: str, tail: str) -> Decimal:
    whole = head.replace(group, "") if group else head
    return Decimal(f"{whole}.{tail}") if tail else Decimal(whole)


def read_numeral(tokens: Tokens, i: int, numerals: Numerals, habits: Habits = Habits()) -> Numeral | None:
    """The longest numeral that begins at token `i`, None if there is none."""
    keys = tokens.keys
    if i >= len(keys):
        return None
    key = keys[i]
    if key[0].isdecimal():
        return _with_scales(tokens, _digits(tokens, i, numerals, habits), numerals)
    vague = numerals.vague.match(keys, i)
    if vague is not None:
        (low, high), end = vague
        return Numeral(i, end, (low + high) / 2, _ZERO, "vague", low=low, high=high)
    if len(key) == 1 and not key.isascii():
        return _vulgar(tokens, i, _ZERO, i, numerals)
    return _words(tokens, i, numerals)


def _digits(tokens: Tokens, i: int, numerals: Numerals, habits: Habits) -> Numeral | None:
    text = tokens.words[i]
    end = i + 1
    # 940 000: groups set apart by a space that does not break
    while (
        end < len(tokens)
        and tokens.starts[end] - tokens.ends[end - 1] == 1
        and tokens.text[tokens.ends[end - 1]] in "\u00a0\u202f\u2009"
        and len(tokens.words[end].partition(",")[0]) == 3
        and tokens.words[end][0].isdecimal()
        and "," not in text
    ):
        text += tokens.words[end]
        end += 1
    read = read_digits(text, numerals, habits)
    if read is None:
        return None
    value, places, others, note = read
    numeral = Numeral(
        i, end, value, Decimal(1).scaleb(-places), "digits",
        alternatives=tuple(Alternative(v, Decimal(1).scaleb(-p), condition) for v, p, condition in others),
        note=note,
    )  # fmt: skip
    return _fraction_after(tokens, numeral, numerals)


def _fraction_after(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """2¾, 2 1/2, 1/3, 2 and a half."""
    keys, end = tokens.keys, numeral.end
    if end >= len(keys) or numeral.step != 1:
        return numeral
    if len(keys[end]) == 1 and not keys[end].isascii():
        found = _vulgar(tokens, end, numeral.value, numeral.first, numerals)
        if found is not None:
            return found
    if _slash(tokens, numeral.first, end - 1):
        top, bottom = numeral.value, Decimal(keys[end + 1])
        if top < bottom <= 100 and not _slash(tokens, numeral.first, end + 1):
            return replace(numeral, end=end + 2, value=top / bottom, step=_ZERO, form="fraction")
    if keys[end][0].isdecimal() and _slash(tokens, end, end) and not tokens.joined(end):
        top, bottom = Decimal(keys[end]) if keys[end].isdecimal() else _ZERO, Decimal(keys[end + 2])
        if 0 < top < bottom <= 16:
            return replace(numeral, end=end + 3, value=numeral.value + top / bottom, step=_ZERO, form="fraction")
    half = _and_a_half(tokens, end, numerals)
    if half is not None:
        part, end = half
        return replace(numeral, end=end, value=numeral.value + part, step=_ZERO, form="fraction")
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
        and len(keys[number + 2]) <= 3
        and Decimal(keys[number + 2]) > 0
    )


def _vulgar(tokens: Tokens, i: int, whole: Decimal, first: int, numerals: Numerals) -> Numeral | None:
    sign = tokens.words[i]
    if unicodedata.category(sign) != "No":
        return None
    part = unicodedata.numeric(sign, None)
    if part is None or not 0 < part < 1:
        return None
    exact = Fraction(part).limit_denominator(100)
    value = whole + Decimal(exact.numerator) / Decimal(exact.denominator)
    numeral = Numeral(first, i + 1, value, _ZERO, "fraction")
    return _with_scales(tokens, numeral, numerals)


def _and_a_half(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    """"and a half", "and three quarters" after a whole number: the part and the index after it."""
    keys = tokens.keys
    if i >= len(keys) or keys[i] not in numerals.ands:
        if not (i < len(keys) and keys[i] == "-" and i + 1 < len(keys) and keys[i + 1] in numerals.ands):
            return None
        i += 1
    j = i + 1
    if j < len(keys) and keys[j] == "-":
        j += 1
    top = _ONE
    if j < len(keys) and keys[j] in numerals.ones:
        j += 1
    else:
        counted = numerals.cardinals.match(keys, j)
        if counted is not None and counted[0] < 10:
            top, j = counted
        elif not (j < len(keys) and keys[j] in numerals.fractions):
            return None
    if j < len(keys) and keys[j] == "-":
        j += 1
    part = numerals.fractions.match(keys, j)
    if part is None:
        return None
    fraction, end = part
    return top * fraction.numerator / fraction.denominator, end


def _with_scales(tokens: Tokens, numeral: Numeral | None, numerals: Numerals) -> Numeral | None:
    """88.9 million; 5 lakh crore; 2 crore 50 lakh; 1.2bn."""
    if numeral is None:
        return None
    keys = tokens.keys
    end = numeral.end
    if end < len(keys) and tokens.joined(end) and numeral.form == "digits":
        suffix = numerals.suffixes.get(tokens.words[end])
        # "5m" alone may be metres, so a lone m is left to whoever knows what stands around
        if suffix is not None and tokens.words[end] not in {"m", "b", "T", "L", "mm"}:
            return numeral.times(suffix, end + 1)
    found = _scale_at(tokens, end, numerals)
    if found is None:
        return numeral
    scale, end = found
    numeral = numeral.times(scale, end)
    while (found := _scale_at(tokens, end, numerals)) is not None and found[0] >= scale:
        scale, end = found
        numeral = numeral.times(scale, end)
    return _smaller_parts(tokens, numeral, numerals)


def _scale_at(tokens: Tokens, i: int, numerals: Numerals) -> tuple[Decimal, int] | None:
    keys = tokens.keys
    if i < len(keys) and keys[i] == "-" and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    return numerals.scales.match(keys, i)


def _smaller_parts(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """दो करोड़ पचास लाख, 2 crore 50 lakh, 3 million 200 thousand: a smaller scale may follow a larger."""
    keys = tokens.keys
    while numeral.end < len(keys) and numeral.scale > 100:
        i = numeral.end
        key = keys[i]
        if key[0].isdecimal() and key.isdecimal() and len(key) <= 3:
            value, end = Decimal(key), i + 1
        else:
            word = numerals.cardinals.match(keys, i)
            if word is None:
                return numeral
            value, end = word
        found = numerals.scales.match(keys, end)
        if found is None or found[0] >= numeral.scale or found[0] < 100 or value >= numeral.scale / found[0]:
            return numeral
        scale, end = found
        numeral = replace(numeral, value=numeral.value + value * scale, step=scale, scale=scale, end=end, alternatives=())
    return numeral


def _words(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """A numeral in words. One pass: `current` is the group being built, `total` what closed scales have made."""
    keys = tokens.keys
    size = len(keys)
    first = i
    part = _leading_fraction(tokens, i, numerals)
    if part is not None:
        return part
    total, current = _ZERO, _ZERO
    room: Decimal | None = None  # what may still be added to current must be less than this
    last_scale: Decimal | None = None
    seen = fraction = False
    end = i
    if keys[i] in numerals.ones and numerals.scales.match(keys, i + 1):
        current, seen, end, i = _ONE, True, i + 1, i + 1
        room = _ONE
    while i < size:
        j = i
        if seen and keys[j] == "-" and tokens.joined(j) and tokens.joined(j + 1):
            j += 1
        elif seen and keys[j] in numerals.ands and (room is None or room >= 100 or last_scale is not None):
            j += 1
        mixed = numerals.mixed.match(keys, j) if not seen else None
        if mixed is not None:
            return _mixed(tokens, first, mixed, numerals)
        fixed = numerals.fixed.match(keys, j) if not seen else None
        if fixed is not None:
            numeral = Numeral(first, fixed[1], fixed[0], _ZERO, "words")
            return _with_scales(tokens, numeral, numerals)
        scale = numerals.scales.match(keys, j) if seen and keys[j - 1] not in numerals.ands else None
        if scale is not None and (current or total):
            value, after = scale
            if value < 1000 and current:
                current *= value
                room = value
            elif current and (last_scale is None or value < last_scale):
                total += current * value
                current, room, last_scale = _ZERO, value, value
            elif not current and last_scale is not None and j == i and value >= last_scale:
                total *= value  # lakh crore, million million
                last_scale = value
            else:
                break
            i = end = after
            continue
        word = numerals.cardinals.match(keys, j)
        if word is None:
            break
        value, after = word
        if seen and room is not None and (value >= room or value == 0):
            break
        if j > i and keys[i] in numerals.ands and not _is_inner(keys, after, room, value):
            break
        current += value
        room = _ONE if value < 20 or value % 10 else Decimal(10)
        seen = True
        i = end = after
    if not seen:
        return None
    value = total + current
    step = _ZERO if not total and current < 100 else (last_scale if total and not current and last_scale else _ONE)
    half = _and_a_half(tokens, end, numerals) if value < 1000 or not current else None
    if half is None:
        half = _hyphen_fraction(tokens, end, current, total, numerals)
        if half is not None:
            return _with_scales(tokens, Numeral(first, half[1], half[0], _ZERO, "fraction"), numerals)
    else:
        fraction = True
        value, end = value + half[0], half[1]
    numeral = Numeral(first, end, value, _ZERO if fraction else step, "words", scale=last_scale or _ONE)
    return _with_scales(tokens, numeral, numerals) if fraction else _point(tokens, numeral, numerals)


def _is_inner(keys: tuple[str, ...], after: int, room: Decimal | None, value: Decimal) -> bool:
    """Whether the cardinal after "and" belongs to the numeral: "two hundred and fifty" but not "one and two"."""
    return room is not None and room >= 100 and value < room


def _point(tokens: Tokens, numeral: Numeral, numerals: Numerals) -> Numeral:
    """"two point five million"."""
    keys, i = tokens.keys, numeral.end
    if i + 1 >= len(keys) or keys[i] not in numerals.points:
        return numeral
    digits = ""
    j = i + 1
    while j < len(keys) and len(digits) < 6:
        word = numerals.cardinals.get(keys[j])
        if word is None or word > 9:
            break
        digits += str(int(word))
        j += 1
    if not digits:
        return numeral
    value = numeral.value + Decimal(f"0.{digits}")
    return _with_scales(tokens, Numeral(numeral.first, j, value, Decimal(1).scaleb(-len(digits)), "digits"), numerals) or numeral


def _hyphen_fraction(
    tokens: Tokens, i: int, current: Decimal, total: Decimal, numerals: Numerals
) -> tuple[Decimal, int] | None:
    """"two-thirds", "three quarters", "one third": the value and the index after it."""
    keys = tokens.keys
    if total or not 0 < current < 20 or i >= len(keys):
        return None
    j = i + 1 if keys[i] == "-" else i
    part = numerals.fractions.match(keys, j)
    if part is None:
        return None
    fraction, end = part
    is_plain_ordinal = keys[j] in numerals.ordinals
    if is_plain_ordinal and current != 1:
        return None  # "two third-placed teams"
    return current * fraction.numerator / fraction.denominator, end


def _leading_fraction(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """"half a million", "a quarter", "a third of", "half"; the article may stand before."""
    keys = tokens.keys
    j = i
    if keys[j] in numerals.ones and j + 1 < len(keys):
        j += 1
    if j < len(keys) and keys[j] == "-":
        return None
    part = numerals.fractions.match(keys, j)
    if part is None:
        return None
    if keys[j] in numerals.ordinals and j == i:
        return None  # "third" alone is an ordinal
    fraction, end = part
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    after = end
    if after < len(keys) and keys[after] in {"-", "of"}:
        after += 1
    if after < len(keys) and keys[after] in numerals.ones:
        after += 1
    scale = numerals.scales.match(keys, after)
    if scale is not None:
        return Numeral(i, scale[1], value * scale[0], _ZERO, "fraction", scale=scale[0])
    return Numeral(i, end, value, _ZERO, "fraction")


def _mixed(tokens: Tokens, first: int, mixed: tuple[Decimal, int], numerals: Numerals) -> Numeral | None:
    """साढ़े तीन is 3.5, सवा लाख 1.25 lakh, पौने दो 1.75."""
    add, end = mixed
    inner = read_numeral(tokens, end, replace_mixed(numerals)) if end < len(tokens) else None
    if inner is not None and inner.form in {"words", "digits"} and inner.value:
        whole = inner.value / inner.scale
        return replace(inner, first=first, value=(whole + add) * inner.scale, step=_ZERO, form="words")
    scale = numerals.scales.match(tokens.keys, end)
    if scale is not None:
        return Numeral(first, scale[1], (1 + add) * scale[0], _ZERO, "words", scale=scale[0])
    return None


def replace_mixed(numerals: Numerals) -> Numerals:
    """The numerals without their mixed words, so that one cannot hold another."""
    return replace(numerals, mixed=type(numerals.mixed)())


def read_ordinal(tokens: Tokens, i: int, numerals: Numerals) -> Numeral | None:
    """"third", "twenty-first", "21st", "15वीं"; None if no ordinal begins at token `i`."""
    keys = tokens.keys
    key = keys[i]
    if key[0].isdecimal():
        if (
            key.replace(",", "").isdecimal()
            and len(key) <= 7
            and tokens.joined(i + 1)
            and keys[i + 1] in numerals.ordinal_suffixes
        ):
            return Numeral(i, i + 2, Decimal(key.replace(",", "")), _ZERO, "digits")
        return None
    found = numerals.ordinals.match(keys, i)
    if found is not None:
        return Numeral(i, found[1], found[0], _ZERO, "words")
    tens = numerals.cardinals.match(keys, i)
    if tens is None or tens[0] < 20 or tens[0] % 10:
        return None
    j = tens[1] + 1 if tens[1] < len(keys) and keys[tens[1]] == "-" else tens[1]
    unit = numerals.ordinals.match(keys, j)
    if unit is None or unit[0] > 9:
        return None
    return Numeral(i, unit[1], tens[0] + unit[0], _ZERO, "words")
