"""What a numeral is: its value, the size of its last printed place, and the scale it was printed with.

"88.9 million" is 88,900,000, printed to the hundred thousand, with the scale of a million.
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

__all__ = ["CONTEXT", "ONE", "ZERO", "Alternative", "Numeral", "product", "quotient"]

CONTEXT = Context(prec=40)  # whatever the thread's own is
ONE = Decimal(1)
ZERO = Decimal(0)


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
    scale: Decimal = ONE
    low: Decimal | None = None
    high: Decimal | None = None
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None

    def times(self, factor: Decimal, end: int | None = None) -> Numeral:
        """The numeral multiplied by a scale that stands further on."""
        return self._replace(
            end=self.end if end is None else end,
            value=product(self.value, factor),
            step=product(self.step, factor),
            scale=product(self.scale, factor),
            low=None if self.low is None else product(self.low, factor),
            high=None if self.high is None else product(self.high, factor),
            alternatives=tuple(
                Alternative(product(a.value, factor), product(a.step, factor), a.condition) for a in self.alternatives
            ),
        )

    def negated(self) -> Numeral:
        """The numeral below zero."""
        others = tuple(Alternative(-a.value, a.step, a.condition) for a in self.alternatives)
        return self._replace(value=-self.value, alternatives=others)


def product(value: Decimal, factor: Decimal) -> Decimal:
    """The value times a scale."""
    return CONTEXT.multiply(value, factor)


def quotient(part: Fraction) -> Decimal:
    """The value of a fraction."""
    return (
        CONTEXT.divide(Decimal(part.numerator), Decimal(part.denominator))
        if part.denominator != 1
        else Decimal(part.numerator)
    )
