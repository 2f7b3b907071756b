"""How a record becomes plain JSON types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from decimal import Context, Decimal
from enum import StrEnum
from typing import Any

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
