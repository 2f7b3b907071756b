"""Claims made by hand, and pairs of them, for tests of what is judged after reading."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from discrepancy import Claim, Kind, Modifier, Span
from discrepancy.judgement import Pair, paired
from discrepancy.quantity import bounds

__all__ = [
    "ABOUT", "AT_LEAST", "EUROS", "MEASURE", "MONEY", "OVER", "PERCENT", "RANGE", "UNDER", "UP_TO",
    "claim", "day", "other", "pair", "time",
]  # fmt: skip

D = Decimal


def claim(value: str | None = "40", *, article: str = "a", step: str | None = "1", **fields: Any) -> Claim:
    """A claim made by hand: an exact count of people, unless told otherwise."""
    number = None if value is None else D(value)
    modifier = fields.get("modifier", Modifier.EXACT)
    place = None if step is None else D(step)
    low, high = (None, None) if number is None or place is None else bounds(number, step=place, modifier=modifier)
    text = f"{value}"
    given_fields: dict[str, Any] = {
        "id": f"{article}:0", "article": article, "start": 0, "end": len(text), "text": text, "kind": Kind.COUNT,
        "value": number, "unit": "people", "base_unit": "people", "low": low, "high": high, "step": place,
        "measure": "deaths", "sentence": Span(start=0, end=len(text), text=text),
    }  # fmt: skip
    return Claim(**(given_fields | fields))


def other(value: str | None = "40", **fields: Any) -> Claim:
    """The same in another article."""
    return claim(value, article="b", **fields)


def day(first: str, last: str | None = None, *, article: str = "a", **fields: Any) -> Claim:
    """A date made by hand, from its first day to its last."""
    told: dict[str, Any] = {
        "kind": Kind.DATE,
        "unit": None,
        "base_unit": None,
        "step": None,
        "measure": "start",
        "timex": first,
    }
    return claim(None, article=article, low=f"{first}T00:00:00", high=f"{last or first}T23:59:59", **(told | fields))


def time(low: str, *, article: str = "a", **fields: Any) -> Claim:
    """A clock time made by hand, a minute long."""
    clock, offset = low[:16], low[16:]
    told: dict[str, Any] = {
        "kind": Kind.TIME,
        "unit": None,
        "base_unit": None,
        "step": None,
        "measure": "start",
        "timex": clock,
    }
    return claim(None, article=article, low=f"{clock}:00{offset}", high=f"{clock}:59{offset}", **(told | fields))


def pair(a: Claim, b: Claim, **known: Any) -> Pair:
    """Two claims, and what the report knows of their articles."""
    return paired(a, b, ("Argus", "Courier"), **known)


MONEY: dict[str, Any] = {"kind": Kind.MONEY, "unit": "USD", "base_unit": "USD", "measure": "cost"}
EUROS: dict[str, Any] = MONEY | {"unit": "EUR", "base_unit": "EUR"}
MEASURE: dict[str, Any] = {"kind": Kind.MEASURE, "unit": "metre", "base_unit": "metre", "measure": "height"}
PERCENT: dict[str, Any] = {"kind": Kind.PERCENT, "unit": "percent", "base_unit": "percent", "measure": "growth"}
OVER: dict[str, Any] = {"modifier": Modifier.MORE_THAN}
UNDER: dict[str, Any] = {"modifier": Modifier.LESS_THAN}
AT_LEAST: dict[str, Any] = {"modifier": Modifier.EQUAL_OR_MORE}
UP_TO: dict[str, Any] = {"modifier": Modifier.EQUAL_OR_LESS}
ABOUT: dict[str, Any] = {"modifier": Modifier.APPROX}
RANGE: dict[str, Any] = {"modifier": Modifier.BETWEEN, "low": D(40), "high": D(60)}
