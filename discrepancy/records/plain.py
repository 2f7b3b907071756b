"""How a record becomes plain JSON types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from decimal import Context, Decimal
from enum import StrEnum
from functools import update_wrapper
from typing import Any, TypeVar

T = TypeVar("T")

# Figures have up to 30 digits and a scale: the thread's own decimal context may be narrower, so it is not used.
EXACT_DIGITS = 60
_EXACT = Context(prec=EXACT_DIGITS)
_PLAIN = frozenset({str, int, bool})  # most of what a record holds


def plain(value: object) -> Any:
    """A record, or anything inside one, as plain JSON types: decimals as text without exponent, enums as text."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Decimal):
        return format(value.normalize(_EXACT), "f") if value else "0"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


class Record:
    """What all records share: `to_dict()`."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]


def filled_by_slots(record: type[T]) -> type[T]:
    """The record with an `__init__` that fills its slots one by one: of a frozen dataclass, all told by name.

    The one that `frozen` makes sets each field by its name, through `object.__setattr__`, which takes as long again.

    >>> from dataclasses import dataclass
    >>> @filled_by_slots
    ... @dataclass(frozen=True, slots=True, kw_only=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(x=3)
    Point(x=3, y=0)
    """
    made = record.__init__
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]
    slots = {f"_{name}": getattr(record, name).__set__ for name in names}
    lines = [f"def __init__(self, *, {', '.join(names)}):", *(f" _{name}(self, {name})" for name in names)]
    exec("\n".join(lines), slots)  # as `dataclass` makes its own, from the names of the fields alone
    filling = slots["__init__"]
    filling.__kwdefaults__ = made.__kwdefaults__
    record.__init__ = update_wrapper(filling, made)  # type: ignore[method-assign]
    return record
