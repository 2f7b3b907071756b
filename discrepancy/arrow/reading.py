"""The rows of a table as the dicts that articles are made of: which column holds which field, and each cell in Python.

>>> columns_of(["body", "source", "section"], {"text": "body"})
{'source': 'source', 'text': 'body'}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ..errors import DiscrepancyError, shown, typed
from ..records import Article
from .columns import Row, needed_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["check_on_error", "columns_of", "rows_of", "table_of"]

_FIELDS = tuple(field.name for field in fields(Article))


def check_on_error(on_error: object) -> None:
    """Raises `DiscrepancyError` for what is neither "raise" nor "skip"."""
    if on_error not in ("raise", "skip"):
        raise DiscrepancyError(f"on_error: got {shown(on_error)}; give 'raise' or 'skip'")


def columns_of(
    names: Sequence[str], columns: Mapping[str, str | None] | None, needed: Iterable[str] = ("text",)
) -> dict[str, str]:
    """The column of each field of `Article`: that of its name, unless `columns` names another, or None for none.

    Raises `DiscrepancyError` for a field or a column that is not there, and where no column holds a `needed` field.
    """
    given: object = columns if columns is not None else {}
    there = ", ".join(map(repr, names)) or "none"
    if not isinstance(given, Mapping):
        raise DiscrepancyError(f"columns: got {typed(given)}; give a dict of fields and columns, {{'text': 'body'}}")
    for field, name in given.items():
        if field not in _FIELDS:
            raise DiscrepancyError(f"columns: got the field {shown(field)}; the fields are {', '.join(_FIELDS)}")
        if name is not None and name not in names:
            raise DiscrepancyError(f"columns, {field}: got {shown(name)}; the columns of the table are {there}")
    found = {field: field for field in _FIELDS if field in names} | dict(given)
    found = {field: name for field, name in found.items() if name is not None}
    for field in needed:
        if field not in found:
            remedy = f"name the one that holds it, columns={{{field!r}: '…'}}"
            raise DiscrepancyError(f"the table has no column {field!r}; its columns are {there}; {remedy}")
    return found


def table_of(given: Any) -> pa.Table:
    """A table, a batch, a reader of batches or whatever else offers itself to Arrow, as a `pyarrow.Table`."""
    pa = needed_pyarrow()
    if isinstance(given, pa.Table):
        return given
    if not (hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__")):
        raise DiscrepancyError(f"table: got {typed(given)}; give a pyarrow.Table, or a frame that converts to one")
    return pa.table(given)


def rows_of(table: pa.Table | pa.RecordBatch, columns: Mapping[str, str], at: Iterable[int]) -> Iterator[Row]:
    """The rows at some places, one after another, so that no column is held as Python objects whole."""
    cells = {field: table.column(name) for field, name in columns.items()}
    for n in at:
        yield {field: _value(column[n]) for field, column in cells.items()}


def _value(cell: pa.Scalar) -> object:
    """A cell as Python has it; one that it cannot hold as what an article refuses in plain words."""
    pa = needed_pyarrow()
    if pa.types.is_timestamp(cell.type) and cell.type.unit == "ns":
        cell = cell.cast(pa.timestamp("us", cell.type.tz), safe=False)
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return bytes(cell.as_buffer())
    except (ValueError, OverflowError):  # a day after the year 9999
        return f"{cell.value} of type {cell.type}"
