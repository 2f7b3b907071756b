"""What a finder gives: a stretch of tokens and the quantity they print, not yet bounded by the words around it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..lexicon import Unit, Zone
from ..numerals import Alternative
from ..records import Kind, Reading

__all__ = ["Found"]


class Found(NamedTuple):
    """A figure from token `first` to before `end`.

    `value` and `step` are as printed with the scale applied (`scale` is that of the last word read, `unit_first` tells
    that the unit stands before the number); `low` and `high` are set for ranges and vague words (same unit) and, as ISO
    8601 text, for times and dates; `alternatives` are other values of the numeral, `readings` ready ones of a time or
    date, `currencies` tell when its sign means which, where it can mean several. `takes_modifier` is False where the
    words around cannot bound it.
    """

    first: int
    end: int
    kind: Kind
    value: Decimal | None = None
    step: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    is_range: bool = False
    unit: str | None = None
    measured: Unit | None = None
    timex: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    readings: tuple[Reading, ...] = ()
    modifier: str | None = None
    change: str | None = None
    notes: tuple[str, ...] = ()
    zones: tuple[Zone | str, ...] = ()
    currencies: tuple[str, ...] = ()
    takes_modifier: bool = True
    unit_first: bool = False
