"""Numbers printed in digits: grouping, decimal sign, and what an article's own habit says of "1.234".

>>> from discrepancy.lexicon import load
>>> read_digits("12,34,567", load("en").numerals).value
Decimal('1234567')
>>> [other.condition for other in read_digits("1.234", load("en").numerals).others]
["if '.' is the decimal sign", "if '.' groups the digits"]
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import regex

from .lexicon import Numerals
from .tokens import Tokens

__all__ = [
    "MAX_DIGITS",
    "SUPERSCRIPTS",
    "Digits",
    "Habits",
    "Other",
    "habits_of",
    "is_digits",
    "is_slashed",
    "opens_with_point",
    "read_digits",
    "read_exponent",
    "spaced_groups",
]

_GROUP_SPACES = "\u00a0\u2007\u2008\u2009\u202f"
_LARGEST_POWER = 9999  # far beyond any figure: what is larger is as much out of range
_MOST_GROUPS = 8
SUPERSCRIPTS = {sign: str(n) for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁻": "-", "⁺": "+"}
MAX_DIGITS = 30  # longer runs are identifiers or hostile, never figures of the news


_CLOCK = regex.compile(r"(?:[0-2]?\d|3[01])\.[0-5]?\d")  # "4.15 Uhr", "am 22.4."


@dataclass(frozen=True, slots=True)
class Habits:
    """How an article prints its decimals, as far as its own unambiguous numbers show."""

    decimal: str | None = None


class Other(NamedTuple):
    """Another reading of the digits: value, decimal places, and when it holds."""

    value: Decimal
    places: int
    condition: str


class Digits(NamedTuple):
    """A number in digits with its decimal places, every reading where there are several, and how it was settled."""

    value: Decimal
    places: int = 0
    others: tuple[Other, ...] = ()
    note: str | None = None


def is_digits(key: str) -> bool:
    """Whether a token is a number in digits, of whatever script."""
    return key[0].isdecimal()


def habits_of(numbers: Iterable[str], points_part: bool = False) -> Habits:
    """What an article's own numbers show: a separator before other than three digits, or after a first one, is decimal.

    `points_part`: points part hours from minutes and days from months in the language, and are no decimals there.

    >>> habits_of(["1.234,5", "88,9"])
    Habits(decimal=',')
    >>> habits_of(["4.15"], points_part=True)
    Habits(decimal=None)
    """
    seen: set[str] = set()
    for key in numbers:
        if key.isdecimal() or (points_part and _CLOCK.fullmatch(key)):
            continue
        point, comma = key.rfind("."), key.rfind(",")
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


def read_digits(text: str, numerals: Numerals, habits: Habits | None = None) -> Digits | None:
    """A number in digits; None for what is no number ("1.2.3.4") or has more digits than any figure."""
    found = _read_digits(text, numerals, habits)
    if found is None or text.isascii() or len({ord(c) - unicodedata.decimal(c) for c in text if c.isdecimal()}) < 2:
        return found
    return Digits(found.value, found.places, found.others, "digits of two scripts")


def _read_digits(text: str, numerals: Numerals, habits: Habits | None) -> Digits | None:
    if len(text) > MAX_DIGITS:
        return None
    if text.isdecimal():
        return Digits(Decimal(text))
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        decimal, group = (".", ",") if point > comma else (",", ".")
        head, _, tail = text.rpartition(decimal)
        return Digits(_plain(head, group, tail), len(tail)) if _is_grouped(head, group) else None
    return _one_sign(text, "." if point >= 0 else ",", numerals, habits or Habits())


def _one_sign(text: str, sign: str, numerals: Numerals, habits: Habits) -> Digits | None:
    """A number with one kind of separator, which may group or mark the decimals."""
    head, _, tail = text.rpartition(sign)
    if sign in head:
        return Digits(_plain(text, sign, "")) if _is_grouped(text, sign) else None
    if len(tail) != 3 or len(head) > 3 or head[0] == "0":
        return Digits(_plain(head, "", tail), len(tail))
    if habits.decimal is not None:
        if habits.decimal == sign:
            return Digits(_plain(head, "", tail), 3, note=f"'{sign}' is the decimal sign elsewhere in the article")
        return Digits(_plain(text, sign, ""), note=f"'{sign}' is the group separator elsewhere in the article")
    if sign in numerals.groups and sign not in numerals.decimals:
        return Digits(_plain(text, sign, ""))
    groups = Other(_plain(text, sign, ""), 0, f"if '{sign}' groups the digits")
    breaks = Other(_plain(head, "", tail), 3, f"if '{sign}' is the decimal sign")
    first, second = (groups, breaks) if sign in numerals.groups else (breaks, groups)
    return Digits(first.value, first.places, (first, second))


def _plain(head: str, group: str, tail: str) -> Decimal:
    whole = head.replace(group, "") if group else head
    return Decimal(f"{whole}.{tail}") if tail else Decimal(whole)


def spaced_groups(tokens: Tokens, i: int, numerals: Numerals) -> tuple[str, int]:
    """Groups set apart by a space: 940 000; a plain one where the language writes so or nothing else fits."""
    text, end = tokens.words[i], i + 1
    if len(text) > 3 or end >= len(tokens.words) or not tokens.words[end][0].isdecimal() or not text.isdecimal():
        return text, end
    groups = [text]
    plain = False
    while end < len(tokens.keys) and len(groups) <= _MOST_GROUPS and tokens.starts[end] - tokens.ends[end - 1] == 1:
        whole, _, decimals = tokens.words[end].replace(",", ".").partition(".")
        space = tokens.text[tokens.ends[end - 1]]
        if len(whole) != 3 or not whole.isdecimal() or (space not in _GROUP_SPACES and space != " "):
            break
        plain |= space == " "
        groups.append(whole + ("." + decimals if decimals else ""))
        end += 1
        if decimals:
            break
    doubtful = plain and len(groups) == 2 and " " not in numerals.groups  # a group of zeros can be no second number
    if len(groups) == 1 or (doubtful and unicodedata.decimal(groups[1][0])):
        return text, i + 1
    return "".join(groups), end


def opens_with_point(tokens: Tokens, i: int) -> bool:
    """ ".05": a point set against the digits and against nothing before."""
    return (
        i > 0
        and tokens.keys[i - 1] == "."
        and tokens.joined(i)
        and not (tokens.joined(i - 1) and (tokens.keys[i - 2][-1].isalnum() or tokens.keys[i - 2] in {".", ")"}))
    )


def read_exponent(tokens: Tokens, i: int, *, marked: bool) -> tuple[int, int] | None:
    """The exponent at token `i` and the index after it; `marked` where plain digits can only be one."""
    keys = tokens.keys
    text = ""
    if i < len(keys) and keys[i] in SUPERSCRIPTS:
        while i < len(keys) and keys[i] in SUPERSCRIPTS and tokens.joined(i):
            text += SUPERSCRIPTS[keys[i]]
            i += 1
    else:
        if i < len(keys) and keys[i] == "^":
            i += 1
        elif not marked:
            return None
        if i < len(keys) and keys[i] in {"-", "+", "–"} and tokens.joined(i):
            text = "" if keys[i] == "+" else "-"
            i += 1
        if i >= len(keys) or not keys[i].isdecimal() or not tokens.joined(i):
            return None
        text += keys[i][: len(str(_LARGEST_POWER)) + 1]
        i += 1
    try:
        power = int(text)
    except ValueError:
        return None
    return max(-_LARGEST_POWER, min(power, _LARGEST_POWER)), i


_STROKES = frozenset({"/", "⁄"})


def is_slashed(tokens: Tokens, first: int, number: int) -> bool:
    """Whether tokens `number`, "/", digits are set solid."""
    keys = tokens.keys
    return (
        number + 2 < len(keys)
        and keys[number + 1] in _STROKES
        and tokens.joined(number + 1)
        and tokens.joined(number + 2)
        and keys[number + 2].isdecimal()
        and len(keys[number + 2]) <= 4
        and Decimal(keys[number + 2]) > 0
    )
