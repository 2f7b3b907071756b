"""The rows of a table as the dicts that articles are made of: which column holds which field, and each cell in Python.

>>> columns_of(["body", "source", "section"], {"text": "body"})
{'source': 'source', 'text': 'body'}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ..errors import DiscrepancyError, shown, typed
from ..records import Article
from .columns import Row, needed_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["check_column", "check_on_error", "columns_of", "rows_of", "table_of"]

_FIELDS = tuple(field.name for field in fields(Article))


def check_on_error(on_error: object) -> None:
    """Raises `DiscrepancyError` for what is neither "raise" nor "skip"."""
    if on_error not in ("raise", "skip"):
        raise DiscrepancyError(f"on_error: got {shown(on_error)}; give 'raise' or 'skip'")


def check_column(name: object, names: Sequence[str], told: str) -> None:
    """Raises `DiscrepancyError`, which begins with `told`, where no column has this name, or more than one.

    >>> check_column("text", ["text", "source", "text"], "columns, text")
    Traceback (most recent call last):
        ...
    discrepancy.errors.DiscrepancyError: columns, text: got 'text', which 2 columns are called; rename all but one
    """
    found = sum(name == other for other in names)
    if not found:
        raise DiscrepancyError(f"{told}: got {shown(name)}; the columns of the table are {_listed(names)}")
    if found > 1:
        raise DiscrepancyError(f"{told}: got {shown(name)}, which {found} columns are called; rename all but one")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names)) or "none"


def columns_of(
    names: Sequence[str], columns: Mapping[str, str | None] | None, needed: Iterable[str] = ("text",)
) -> dict[str, str]:
    """The column of each field of `Article`: that of its name, unless `columns` names another, or None for none.

    Raises `DiscrepancyError` for a field or a column that is not there, for one of two columns of one name, and where
    no column holds a `needed` field.
    """
    given: object = columns if columns is not None else {}
    if not isinstance(given, Mapping):
        raise DiscrepancyError(f"columns: got {typed(given)}; give a dict of fields and columns, {{'text': 'body'}}")
    for field in given:
        if field not in _FIELDS:
            raise DiscrepancyError(f"columns: got the field {shown(field)}; the fields are {', '.join(_FIELDS)}")
    found = {field: field for field in _FIELDS if field in names} | dict(given)
    found = {field: name for field, name in found.items() if name is not None}
    for field, name in found.items():
        check_column(name, names, f"columns, {field}")
    for field in needed:
        if field not in found:
            remedy = f"name the one that holds it, columns={{{field!r}: '…'}}"
            raise DiscrepancyError(f"the table has no column {field!r}; its columns are {_listed(names)}; {remedy}")
    return found


def table_of(given: Any, read: Callable[[list[str]], Iterable[str]]) -> pa.Table:
    """The columns to read of a table, a batch, a reader of batches or whatever else offers itself to Arrow.

    `read` picks them by the names of all, and raises for those that cannot be read.
    """
    pa = needed_pyarrow()
    if not (hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__")):
        raise DiscrepancyError(f"table: got {typed(given)}; {_REMEDY}")
    try:
        whole = given if isinstance(given, pa.Table) else _converted(given)
    except DiscrepancyError:
        if not (hasattr(given, "loc") and hasattr(given, "columns")):
            raise
        whole = _converted(_narrowed(given, read))
    return whole.select(list(dict.fromkeys(read(whole.column_names))))


_REMEDY = "give a pyarrow.Table, or a frame that converts to one"


def _narrowed(frame: Any, read: Callable[[list[str]], Iterable[str]]) -> Any:
    """A frame of pandas with the columns to read alone: the others may hold what Arrow has no type for."""
    names = [str(name) for name in frame.columns]
    kept = set(read([*names, *(str(name) for name in frame.index.names if name is not None)]))
    return frame.loc[:, [name in kept for name in names]]


def _converted(given: Any) -> pa.Table:
    """A whole table. Raises `DiscrepancyError` for a single column, or columns that mix types."""
    try:
        return needed_pyarrow().table(given)
    except (ValueError, TypeError, NotImplementedError) as error:
        why = "; ".join(map(str, error.args))
        raise DiscrepancyError(f"table: got a {type(given).__name__} that is none ({why}); {_REMEDY}") from error


def rows_of(table: pa.Table | pa.RecordBatch, columns: Mapping[str, str], at: Iterable[int]) -> Iterator[Row]:
    """The rows at some places, one after another, so that no column is held as Python objects whole."""
    cells = {field: table.column(name) for field, name in columns.items()}
    for n in at:
        yield {field: _value(column[n]) for field, column in cells.items()}


def _value(cell: pa.Scalar) -> object:
    """A cell as Python has it; one that it cannot hold as what an article refuses in plain words."""
    pa = needed_pyarrow()
    if isinstance(cell, pa.DictionaryScalar):
        cell = cell.value
    if pa.types.is_timestamp(cell.type) and cell.type.unit == "ns":
        cell = cell.cast(pa.timestamp("us", cell.type.tz), safe=False)
    try:
        return cell.as_py()
    except UnicodeDecodeError as error:
        return error.object
    except (ValueError, OverflowError, KeyError):  # a day after the year 9999, a zone that nobody knows
        return f"{cell.value} of type {cell.type}"
