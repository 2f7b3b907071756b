"""Records from their plain form: what `to_dict()` gave, read back by the types that the fields are declared with.

Takes a dict of plain JSON types; gives the record. Unknown keys are passed over, so that what a newer version of the
same schema adds does no harm. Raises `ReportError`, which names the field, for anything else.

>>> from discrepancy.records import Span
>>> restore(Span, {"start": 0, "end": 4, "text": "Over"}, "the span")
Span(start=0, end=4, text='Over')
>>> restore(Span, {"start": "0", "end": 4, "text": "Over"}, "the span")
Traceback (most recent call last):
    ...
discrepancy.errors.ReportError: the span, field 'start': got '0'; give a whole number
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import regex

from .errors import ReportError
from .records import EXACT_DIGITS, Kind, Reading

__all__ = ["restore", "rows"]

T = TypeVar("T")

# No figure that is written has as many digits; a number of millions of them is refused before it is one.
_DECIMAL = regex.compile(r"-?\d{1,200}(?:\.\d{1,200})?", regex.ASCII)
_WANTED = {
    int: "a whole number",
    str: "a text",
    bool: "true or false",
    Decimal: 'a decimal number as text, such as "12.5"',
}


def rows(record: type[T], data: Mapping[str, Any], table: str, *, required: bool = True) -> tuple[T, ...]:
    """The records of one table of a report; a table that need not be there is empty when it is not."""
    if table not in data:
        if required:
            raise ReportError(f"the report has no {table!r}; give a list")
        return ()
    listed = data[table]
    if not isinstance(listed, list | tuple):
        raise ReportError(f"{table}: got {_shown(listed)}; give a list")
    return tuple(restore(record, row, f"{table}, row {at}") for at, row in enumerate(listed, 1))


def restore(record: type[T], row: Any, where: str, timed: bool = False) -> T:
    """One record; `where` leads the message of an error, `timed` says that its bounds are instants, not numbers."""
    if not isinstance(row, Mapping):
        raise ReportError(f"{where}: got {_shown(row)}; give an object")
    given = dict(row)
    if record is Reading and "if" in given:
        given["condition"] = given.pop("if")
    timed = timed or given.get("kind") in (Kind.TIME, Kind.DATE)
    values = {}
    for name, hint, optional in _declared(record):  # type: ignore[arg-type]
        if name in given:
            values[name] = _value(hint, given[name], f"{where}, field {name!r}", timed)
        elif not optional:
            raise ReportError(f"{where}: the field {name!r} is missing")
    return record(**values)


@cache
def _declared(record: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Name and type of every field of a record, and whether it may be left out."""
    hints = get_type_hints(record)
    return tuple((field.name, hints[field.name], field.default is not MISSING) for field in fields(record))


def _value(hint: Any, value: Any, where: str, timed: bool) -> Any:
    choices = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if value is None and type(None) in choices:
        return None
    choices = tuple(choice for choice in choices if choice is not type(None))
    if len(choices) > 1:  # a bound: an instant or a number
        choices = (str,) if timed else (Decimal,)
    (wanted,) = choices
    if get_origin(wanted) is tuple:
        if not isinstance(value, list | tuple):
            raise ReportError(f"{where}: got {_shown(value)}; give a list")
        return tuple(
            _value(get_args(wanted)[0], item, f"{where}, item {at}", timed) for at, item in enumerate(value, 1)
        )
    if issubclass(wanted, StrEnum):
        if value not in list(wanted):
            raise ReportError(f"{where}: got {_shown(value)}; give one of {', '.join(wanted)}")
        return wanted(value)
    if wanted is Decimal:
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            raise ReportError(f"{where}: got {_shown(value)}; give {_WANTED[Decimal]}")
        number = Decimal(value)
        if (digits := len(number.as_tuple().digits)) > EXACT_DIGITS:
            raise ReportError(f"{where}: got a number of {digits} digits; give one of {EXACT_DIGITS} at most")
        return number
    if wanted in _WANTED:
        if type(value) is not wanted:  # true is no number
            raise ReportError(f"{where}: got {_shown(value)}; give {_WANTED[wanted]}")
        return value
    return restore(wanted, value, where, timed)


def _shown(value: object) -> str:
    kinds = {dict: "an object", list: "a list", type(None): "null"}
    text = kinds.get(type(value)) or repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
