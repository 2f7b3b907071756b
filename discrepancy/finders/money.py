"""Sums of money: "$25", "USD25", "€1.2bn", "Rs 5 crore", "25 million dollars", "50 cents", "15 dollars 50".

A shared sign ("$", "Rs", "kr") keeps every currency it can mean, likeliest first, unless the source's country tells.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..document import Document
from ..lexicon import Currency
from ..records.kinds import MONEY
from .figures import MINUSES, Figure
from .found import Found
from .names import is_large

__all__ = ["find_money"]


class _Sign(NamedTuple):
    currency: Currency
    first: int
    end: int


def find_money(document: Document, figure: Figure, floor: int) -> Found | None:
    """The sum that a figure makes with a sign before it or a name after it."""
    if figure.out_of is not None:
        return None
    before = _before(document, figure, floor)
    if before is not None:
        figure = _scaled(document, figure)
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
    if after is not None:
        figure, end = _scale_behind(document, figure, end)
    if before is not None and first == before.first:
        figure, first = _minus_before(document, figure, first, floor)
    money = _sum(document, figure, sign.currency, first, end, unit_first=before is not None)
    return _with_subunit(document, money, sign.currency) if after is not None else money


def _minus_before(document: Document, figure: Figure, first: int, floor: int) -> tuple[Figure, int]:
    """ "-$5", "−€2bn": a minus set against the sign, with nothing set against the minus."""
    tokens = document.tokens
    i = first - 1
    if i < floor or figure.is_range or figure.value <= 0:
        return figure, first
    if tokens.keys[i] in MINUSES and tokens.joined(first) and not tokens.joined(i):
        return figure.negated(figure.first), i
    if tokens.keys[i] in document.lexicon.numerals.minus:
        return figure.negated(figure.first), i
    return figure, first


def _scaled(document: Document, figure: Figure) -> Figure:
    """ "m" after a sum is a million, not metres: $5m, ₹5 L; the letter may stand after one space."""
    tokens, suffixes = document.tokens, document.lexicon.numerals.suffixes
    end = figure.end
    if end >= len(tokens.keys) or figure.numeral.scale != 1:
        return figure
    suffix = suffixes.get(tokens.words[end])
    if suffix is None or tokens.starts[end] - tokens.ends[end - 1] > 1:
        return figure
    return figure.times(suffix, end + 1)


def _scale_behind(document: Document, figure: Figure, end: int) -> tuple[Figure, int]:
    """ "75 USD million": the scale after the currency."""
    found = document.lexicon.numerals.scales.match(document.tokens.keys, end)
    if found is None or figure.numeral.scale != 1 or found[0] < 1000:
        return figure, end
    return figure.times(found[0], figure.end), found[1]


def _before(document: Document, figure: Figure, floor: int) -> _Sign | None:
    tokens, lexicon = document.tokens, document.lexicon
    i = figure.first if not figure.is_range else _number_start(document, figure)
    if i <= floor or not (tokens.words[i - 1] in lexicon.money_symbols.ends or tokens.keys[i - 1] in MINUSES):
        return None
    if i - 1 > floor and tokens.keys[i - 1] in MINUSES and tokens.joined(i):
        i -= 1  # "$-5" where the minus was not taken for a sign
    found = lexicon.money_symbols.match_before(tokens.words, i, floor)
    if found is None:
        return None
    currency, first = found
    article = tokens.keys[first] in lexicon.numerals.ones
    owner = first > floor and tokens.keys[first - 1] == "'"  # FORD'S $4 MILLION
    if i - first > 1 and (article or owner) and not tokens.joined(first + 1):
        bare = lexicon.money_symbols.get(tokens.words[i - 1])  # "A $5 million plan" is no Australian one
        currency, first = (currency, first) if bare is None else (bare, i - 1)
    if tokens.words[first].isalpha() and first > floor and tokens.joined(first) and tokens.keys[first - 1].isalnum():
        return None
    if tokens.starts[i] - tokens.ends[i - 1] > 1 or _is_plain_word(document, figure, first, i):
        return None
    if tokens.words[first] in lexicon.letter_signs and not (tokens.joined(i) and is_large(document, i)):
        return None
    return _Sign(currency, min(first, figure.first), i)


def _is_plain_word(document: Document, figure: Figure, first: int, end: int) -> bool:
    """ "ALL 5 solutions": a code that is a word of the language too, and no sum behind it."""
    tokens, lexicon = document.tokens, document.lexicon
    word = tokens.words[first]
    if end - first != 1 or word not in lexicon.money_words or tokens.joined(end):
        return False
    return figure.value < 1000 and figure.numeral.scale == 1 and figure.numeral.step == 1


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
    if i >= len(tokens.keys) or not (
        tokens.keys[i] in lexicon.gates.money_behind or tokens.words[i] in lexicon.money_symbols.starts
    ):
        return None
    if tokens.keys[i] == "-" and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    elif tokens.keys[i] in lexicon.partitives:
        i = lexicon.past_partitive(tokens.keys, i)
        if i < len(tokens.keys) and tokens.keys[i] in lexicon.numerals.ones and figure.numeral.form == "fraction":
            i += 1
    found = lexicon.money_names.match(tokens.keys, i)
    if found is not None:
        currency, end = found
        if currency.parts > 1 and len(tokens.keys[i]) == 1 and (not tokens.joined(i) or tokens.words[i].isupper()):
            return None  # 50c is cents, 42C a temperature
        return _Sign(currency, i, end)
    return _sign_after(document, i)


def _sign_after(document: Document, i: int) -> _Sign | None:
    """A sign or code after the number: 5€, 25 USD, 48.5 MGBP."""
    tokens, lexicon = document.tokens, document.lexicon
    symbol = lexicon.money_symbols.match(tokens.words, i)
    if symbol is None or tokens.starts[i] - tokens.ends[i - 1] > 1:
        return None
    currency, end = symbol
    word = tokens.words[i]
    if word in lexicon.prefix_signs and not tokens.joined(i):
        return None
    if end < len(tokens.keys) and tokens.joined(end) and tokens.keys[end][0].isdecimal():
        return None  # the sign belongs to the next number: "5 $10 notes"
    if (
        word.isalpha()
        and word.isascii()
        and not tokens.joined(i)
        and word not in lexicon.money_codes
        and word not in lexicon.suffix_signs
    ):
        return None
    if word in lexicon.money_words and not tokens.joined(i):
        return None
    return _Sign(currency, i, end)


def _sum(document: Document, figure: Figure, currency: Currency, first: int, end: int, *, unit_first: bool) -> Found:
    code, conditions = currency.codes[0], currency.conditions
    notes: tuple[str, ...] = ()
    if conditions:
        country = document.country()
        own = document.lexicon.country_money.get(country or "")
        if own in currency.codes:
            notes = (f"shared sign read as {own} because the source writes from {country}",)
            code, conditions = own, ()
    parts = Decimal(currency.parts)
    numeral = figure.numeral
    scale = currency.scale
    return Found(
        first=first, end=end, kind=MONEY, value=figure.value / parts * scale, step=numeral.step / parts * scale,
        low=None if figure.low is None else figure.low / parts * scale,
        high=None if figure.high is None else figure.high / parts * scale,
        is_range=figure.is_range, unit=code, scale=numeral.scale * scale, unit_first=unit_first,
        alternatives=tuple([a._replace(value=a.value / parts) for a in numeral.alternatives]),
        notes=notes + ((numeral.note,) if numeral.note else ()),
        currencies=conditions,
    )  # fmt: skip


def _with_subunit(document: Document, money: Found, currency: Currency) -> Found:
    """ "thirteen dollars forty-five cents", "15 dollars 50": the hundredths behind the name."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, i = tokens.keys, money.end
    if (
        currency.parts != 1
        or money.is_range
        or money.value is None
        or money.scale != 1
        or money.value % 1
        or money.value < 0
    ):
        return money
    joined = i < len(keys) and keys[i] in lexicon.numerals.ands
    j = i + 1 if joined else i
    part = document.numeral_at(j) if j < len(keys) else None
    if part is None or part.form not in {"digits", "words"} or part.step not in (0, 1) or not 0 < part.value < 100:
        return money
    name = lexicon.money_names.match(keys, part.end)
    if name is not None and name[0].parts == 100:
        end = name[1]
    elif name is None and part.value >= 10 and not _counts(document, part.end):
        end = part.end
    else:
        return money
    return money._replace(end=end, value=money.value + part.value / 100, step=Decimal("0.01"))


def _counts(document: Document, i: int) -> bool:
    """Whether a word or sign at token `i` makes the number before it a figure of its own."""
    tokens, lexicon = document.tokens, document.lexicon
    if i >= len(tokens.keys):
        return False
    key = tokens.keys[i]
    if key[0].isalpha() and not tokens.joined(i):
        return key not in lexicon.function_words
    return key not in {".", ",", ";", "?", "!", ")", "।"} or tokens.joined(i + 1)
