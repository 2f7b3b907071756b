"""Sums of money: "$25", "USD25", "€1.2bn", "Rs 5 crore", "25 million dollars", "50 cents".

A shared sign ("$", "Rs", "kr") keeps every currency it can mean, likeliest first, unless the source's country tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..document import Document
from ..lexicon import Currency
from ..records import Kind
from .figures import Figure
from .found import Found

__all__ = ["find_money"]


@dataclass(frozen=True, slots=True)
class _Sign:
    currency: Currency
    first: int
    end: int


def find_money(document: Document, figure: Figure, floor: int) -> Found | None:
    """The sum that a figure makes with a sign before it or a name after it."""
    before = _before(document, figure, floor)
    figure = _scaled(document, figure, priced=before is not None)
    after = _after(document, figure)
    if before is None and after is None:
        return None
    sign = before or after
    assert sign is not None
    first = before.first if before else figure.first
    end = after.end if after else figure.end
    if before and after and after.currency.parts == 1 and not set(after.currency.codes) & set(before.currency.codes):
        end, after = figure.end, None
    if after and before:
        sign = after if len(after.currency.codes) < len(before.currency.codes) else before
    return _sum(document, figure, sign.currency, first, end)


def _scaled(document: Document, figure: Figure, *, priced: bool) -> Figure:
    """"m" after a sum is a million, not metres: $5m, ₹5 L; the letter may stand after one space."""
    tokens, suffixes = document.tokens, document.lexicon.numerals.suffixes
    end = figure.end
    if not priced or end >= len(tokens) or figure.numeral.scale != 1:
        return figure
    suffix = suffixes.get(tokens.words[end])
    if suffix is None or tokens.starts[end] - tokens.ends[end - 1] > 1:
        return figure
    return figure.times(suffix, end + 1)


def _before(document: Document, figure: Figure, floor: int) -> _Sign | None:
    tokens, lexicon = document.tokens, document.lexicon
    i = figure.numeral.first if not figure.is_range else figure.first
    if figure.is_range:
        i = _number_start(document, figure)
    found = lexicon.money_symbols.match_before(tokens.words, i, floor)
    if found is None and i - 1 > floor and tokens.keys[i - 1] == "-" and tokens.joined(i):
        found = lexicon.money_symbols.match_before(tokens.words, i - 1, floor)  # "$-5"
    if found is None:
        return None
    currency, first = found
    if i - 1 >= floor and tokens.words[first].isalpha() and first > 0 and tokens.joined(first) and tokens.keys[first - 1].isalnum():
        return None
    if tokens.starts[i] - tokens.ends[i - 1] > 1:
        return None
    return _Sign(currency, min(first, figure.first), i)


def _number_start(document: Document, figure: Figure) -> int:
    """The first number token of a range whose opener ("between") stands before it."""
    keys = document.tokens.keys
    i = figure.first
    while i < figure.end and not (keys[i][0].isdecimal() or document.lexicon.numerals.cardinals.match(keys, i)):
        i += 1
    return i


def _after(document: Document, figure: Figure) -> _Sign | None:
    tokens, lexicon = document.tokens, document.lexicon
    i = figure.end
    if i >= len(tokens):
        return None
    if tokens.keys[i] == "-" and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    elif tokens.keys[i] in lexicon.partitives:
        i += 1
    found = lexicon.money_names.match(tokens.keys, i)
    if found is not None:
        currency, end = found
        if currency.name in {"cent", "pence"} and len(tokens.keys[i]) == 1 and not tokens.joined(i):
            return None
        return _Sign(currency, i, end)
    symbol = lexicon.money_symbols.match(tokens.words, i)
    if symbol is None or tokens.starts[i] - tokens.ends[i - 1] > 1:
        return None
    currency, end = symbol
    word = tokens.words[i]
    if word in {"$", "£", "₹", "¥"} and not tokens.joined(i):
        return None
    if end < len(tokens) and tokens.joined(end) and tokens.keys[end][0].isdecimal():
        return None  # the sign belongs to the next number: "5 $10 notes"
    if word.isalpha() and not (word in lexicon.money_codes or tokens.joined(i) or word in {"kr", "Kč", "zł", "Ft", "RM"}):
        return None
    return _Sign(currency, i, end)


def _sum(document: Document, figure: Figure, currency: Currency, first: int, end: int) -> Found:
    codes = currency.codes
    notes: tuple[str, ...] = ()
    if len(codes) > 1:
        country = document.country()
        own = document.lexicon.country_money.get(country or "")
        if own in codes:
            notes = (f"shared sign read as {own} because the source writes from {country}",)
            codes = (own,)
    parts = Decimal(currency.parts)
    numeral = figure.numeral
    return Found(
        first=first, end=end, kind=Kind.MONEY, value=figure.value / parts, step=numeral.step / parts,
        low=None if figure.low is None else figure.low / parts,
        high=None if figure.high is None else figure.high / parts,
        is_range=figure.is_range, unit=codes[0],
        alternatives=tuple((a.value / parts, a.condition) for a in numeral.alternatives),
        notes=notes + ((numeral.note,) if numeral.note else ()),
        currencies=codes,
    )  # fmt: skip


