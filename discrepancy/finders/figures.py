"""The number part of a figure: a numeral, or a range, ratio or rating that is one; and what is told beside it.

"5 to 10 million" is one figure. `figure_reading` reads it, ranges are in `ranges`, shares and marks in `ratios`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..document import Document
from ..number_words import HUNDRED
from ..numerals import Numeral
from ..numerals.value import quotient

__all__ = ["MINUSES", "Figure", "below_zero", "part_behind", "rate_base", "unit_follows", "with_letter"]

MINUSES = frozenset({"-", "–"})


class Figure(NamedTuple):
    """A numeral, or the two ends of a range, from token `first` to before `end`; `out_of` is the top of a rating."""

    first: int
    end: int
    numeral: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    is_range: bool = False
    out_of: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The figure as printed; of a range its middle."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.numeral.value

    def times(self, factor: Decimal, end: int) -> Figure:
        """The figure with a scale that stands further on."""
        return self._replace(
            end=end,
            numeral=self.numeral.times(factor),
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )

    def negated(self, first: int) -> Figure:
        """The figure below zero, its minus at token `first`."""
        return self._replace(first=first, numeral=self.numeral.negated())


def below_zero(document: Document, figure: Figure, end: int) -> Figure | None:
    """ "five below zero", "5 degrees below zero": the minus is said last, at token `end`, behind the unit if one is."""
    minus, keys = document.lexicon.numerals.minus_after, document.tokens.keys
    if end >= len(keys) or keys[end] not in minus.starts:
        return None  # nearly always
    found = minus.match(keys, end)
    if found is None or figure.value <= 0:
        return None
    negative = figure._replace(end=found[1], numeral=figure.numeral.negated())
    if figure.low is None or figure.high is None:
        return negative
    return negative._replace(low=-figure.high, high=-figure.low)


def rate_base(document: Document, i: int) -> Numeral | None:
    """The round number at token `i` that a rate is of, and no figure of its own: "6.1 per 100,000", "per million"."""
    numerals = document.lexicon.numerals
    if numerals.rate_bases.match_before(document.tokens.keys, i) is None:
        return None
    scale = numerals.scales.match(document.tokens.keys, i)
    if scale is not None:
        return Numeral(i, scale[1], scale[0], scale[0])
    base = document.numeral_at(i)
    if base is None or base.value < HUNDRED or base.value.normalize().as_tuple().digits != (1,):
        return None
    return base


def unit_follows(document: Document, i: int) -> bool:
    """Whether a unit, a sum's currency or a percentage is named at token `i`."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.no_units.match(keys, i) is not None:
        return False
    unit = lexicon.units.match(keys, i)
    if unit is None:
        return lexicon.money_names.match(keys, i) is not None
    return unit[0].dimension != "angle"  # "कुछ अंश" is some part, "एक डिग्री" a diploma


def part_behind(document: Document, end: int) -> tuple[Decimal, int] | None:
    """The part of a unit told behind it, and the index after that: "an hour and a half", "two miles and a quarter"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    numerals = lexicon.numerals
    if end + 1 >= len(keys) or keys[end] not in numerals.ands or end + 1 in document.masked:
        return None
    j = end + 1
    if keys[j] in numerals.ones:
        j += 1
    several = document.numeral_at(j)
    if several is not None and several.form == "fraction" and 0 < several.value < 1:  # "una hora y tres cuartos"
        after = keys[several.end] if several.end < len(keys) else ""
        counted = after in lexicon.partitives | lexicon.determiners  # "and a third of the men left"
        return None if counted or unit_follows(document, several.end) else (several.value, several.end)
    part = numerals.fractions.match(keys, j)
    if part is None or part[0] >= 1 or (j == end + 1 and keys[j] in numerals.ordinals):
        return None
    return None if unit_follows(document, part[1]) else (quotient(part[0]), part[1])


def _counted_after(document: Document, i: int) -> str:
    """The word at a token, or the noun in "of its customers" and in "online viewers"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i + 2 < len(keys) and keys[i] in lexicon.partitives and keys[i + 1] in lexicon.owning:
        return keys[i + 2]
    if i + 1 < len(keys) and keys[i] not in lexicon.function_words and lexicon.lemma(keys[i + 1]) in lexicon.people:
        return keys[i + 1]
    return keys[i]


def with_letter(document: Document, numeral: Numeral) -> Numeral:
    """A letter is a scale where a noun follows it: 12.3m tonnes, 8 B people, 1.2 bn euros; not 100m runners."""
    tokens, lexicon = document.tokens, document.lexicon
    end = numeral.end
    if numeral.form != "digits" or end + 1 >= len(tokens.keys):
        return numeral
    word = tokens.words[end]
    scale = lexicon.numerals.suffixes.get(word)
    if scale is None:
        return numeral  # mostly
    apart = word not in lexicon.tight_symbols and (word.isupper() or word not in lexicon.numerals.weak_suffixes)
    if numeral.scale != 1 or tokens.joined(end + 1) or not (tokens.joined(end) or apart):
        return numeral
    after = _counted_after(document, end + 1)
    if not after[0].isalpha() or after in lexicon.function_words or after in lexicon.race_words:
        return numeral
    if (
        lexicon.units.match(tokens.keys, end + 1)
        or lexicon.money_names.match(tokens.keys, end + 1)
        or lexicon.is_plural(after)
    ):
        return numeral.times(scale, end + 1)
    return numeral
