"""The number part of a figure: a numeral with its sign, or a range or list that shares a scale.

"5 to 10 million" is one figure, so is "between 50 and 100" and "two or three"; "3-1" is none (see `scores`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ..document import Document
from ..numerals import Numeral, read_numeral

__all__ = ["Figure", "read_figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral, or the two ends of a range, from token `first` to before `end`."""

    first: int
    end: int
    numeral: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    is_range: bool = False

    @property
    def value(self) -> Decimal:
        """The figure as printed; of a range its middle."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.numeral.value

    def times(self, factor: Decimal, end: int) -> Figure:
        """The figure with a scale that stands further on."""
        return replace(
            self,
            end=end,
            numeral=self.numeral.times(factor),
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )


def read_figure(document: Document, i: int, floor: int = 0) -> Figure | None:
    """The figure that begins with the numeral at token `i`; its sign or "between" may stand before, down to `floor`."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    left = read_numeral(tokens, i, numerals, document.habits)
    if left is None:
        return None
    if left.form == "vague":
        return Figure(left.first, left.end, left, left.low, left.high)
    negative, first = _sign(document, left.first, floor)
    if negative:
        left = left.times(Decimal(-1))
        left = replace(left, step=abs(left.step), scale=abs(left.scale))
    whole = _range(document, left, first, floor)
    return whole if whole is not None else Figure(first, left.end, left)


def _sign(document: Document, first: int, floor: int) -> tuple[bool, int]:
    """Whether a minus belongs to the number: set against it, with nothing set against the minus."""
    keys, tokens = document.tokens.keys, document.tokens
    before = first - 1
    if before < floor:
        return False, first
    if keys[before] in {"-", "–"} and tokens.joined(first) and not tokens.joined(before):
        ranged = before > 0 and keys[before - 1][0].isdecimal() and keys[before] == "–"
        return (not ranged), (before if not ranged else first)
    if keys[before] in document.lexicon.numerals.minus:
        return True, before
    return False, first


def _range(document: Document, left: Numeral, first: int, floor: int) -> Figure | None:
    keys, tokens, numerals = document.tokens.keys, document.tokens, document.lexicon.numerals
    if left.end >= len(keys):
        return None
    opener = numerals.range_openers.match_before(keys, first, floor)
    joiner = numerals.range_joiners.match(keys, left.end)
    alternative = False
    if joiner is None and opener is not None:
        joiner = numerals.between_joiners.match(keys, left.end)
    if joiner is None:
        joiner = numerals.or_joiners.match(keys, left.end)
        alternative = joiner is not None
    if joiner is None:
        return None
    word, start = joiner
    if start >= len(keys):
        return None
    minus = keys[start] in {"-", "–"} and tokens.joined(start + 1) and not tokens.joined(start)
    if minus:
        start += 1
    right = read_numeral(tokens, start, numerals, document.habits)
    if right is None or right.form == "vague" or left.form == "fraction" and right.form != "fraction":
        return None
    if minus:
        right = replace(right.times(Decimal(-1)), step=right.step, scale=right.scale)
    if word in {"-", "–", "—"} and not _dash_joins(document, left, right):
        return None
    if left.scale == 1 and right.scale > 1 and 0 < left.value < right.value / right.scale:
        left = left.times(right.scale)
    if not left.value < right.value:
        return None
    if alternative and not (right.value <= 20 or right.scale > 1 and right.value <= 3 * left.value):
        return None
    start_token = opener[1] if opener is not None else first
    return Figure(start_token, right.end, replace(right, alternatives=()), left.value, right.value, True)


def _dash_joins(document: Document, left: Numeral, right: Numeral) -> bool:
    """A dash joins a range where it is set solid, and the chain ends there: 928-555-0142 is no range."""
    tokens = document.tokens
    dash = left.end
    solid = tokens.joined(dash) and tokens.joined(dash + 1)
    spaced = not tokens.joined(dash) and not tokens.joined(dash + 1)
    chained = (
        right.end + 1 < len(tokens)
        and tokens.keys[right.end] in {"-", "–"}
        and tokens.joined(right.end)
        and tokens.keys[right.end + 1][0].isdecimal()
    )
    before = left.first >= 2 and tokens.keys[left.first - 1] in {"-", "–", "/"} and tokens.joined(left.first)
    if spaced and tokens.keys[dash] == "-":
        return False
    return (solid or spaced) and not chained and not before
