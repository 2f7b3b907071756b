"""The columns of every table that comes out, in plain Python types, and the Arrow schemas and batches made of them.

>>> TABLES["comparisons"]["verdict"], TABLES["mentions"]["notes"]
(<class 'str'>, [<class 'str'>])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from ..errors import MissingExtraError
from ..render.table import COLUMNS, as_utf8

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["BATCH_ROWS", "TABLES", "Row", "Type", "batch", "batched", "needed_pyarrow", "schema"]

# str, int, float; in a list for a list of it; a dict of such for a struct
Type: TypeAlias = Any
Row: TypeAlias = dict[str, Any]

BATCH_ROWS = 4096  # rows that are held as Python objects before they become a batch
_BATCH_CHARACTERS = 1 << 24

# what a row tells of the story as a whole, where its other columns are null
_WHOLE = {"note": str, "error": str}
_OF_FINDING = ("finding", "measure", "subject", "verdict", "severity", "reason", "explanation")
_READING = {"value": str, "low": str, "high": str, "timex": str, "condition": str}

TABLES: Mapping[str, Mapping[str, Type]] = {
    "mentions": {
        "story": str,
        "source": str,
        "article": str,
        "start": int,
        "end": int,
        "text": str,
        "kind": str,
        "value": str,
        "value_float": float,
        "unit": str,
        "modifier": str,
        "change": str,
        "low": str,
        "low_float": float,
        "high": str,
        "high_float": float,
        "base_unit": str,
        "timex": str,
        "readings": [_READING],
        "step": str,
        "notes": [str],
        "error": str,
    },
    "findings": {
        "story": str,
        **{name: COLUMNS[name] for name in _OF_FINDING},
        "sources": [str],
        "told": [{name: type for name, type in COLUMNS.items() if name not in _OF_FINDING}],
        **_WHOLE,
    },
    "claims": {"story": str, **COLUMNS, **_WHOLE},
    "comparisons": {
        "story": str,
        "finding": str,
        "left": str,
        "right": str,
        "verdict": str,
        "severity": str,
        "reason": str,
        "explanation": str,
        **_WHOLE,
    },
    "notes": {"story": str, "code": str, "text": str, "article": str, "start": int, "end": int, "error": str},
    "reports": {"story": str, "articles": int, "findings": int, "conflicts": int, "report": str, **_WHOLE},
}


def needed_pyarrow() -> Any:
    """The module `pyarrow`; `MissingExtraError` where it is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("discrepancy.arrow", "pyarrow", extra="arrow") from error
    return pa


@lru_cache(maxsize=16)
def schema(table: str) -> pa.Schema:
    """The schema of one of `TABLES`."""
    return needed_pyarrow().schema([(name, _arrow(type)) for name, type in TABLES[table].items()])


def _arrow(type: Type) -> pa.DataType:
    pa = needed_pyarrow()
    match type:
        case [inner]:
            return pa.list_(_arrow(inner))
        case dict():
            return pa.struct([(name, _arrow(inner)) for name, inner in type.items()])
    return {str: pa.string(), int: pa.int64(), float: pa.float64()}[type]


def batch(rows: list[Row], of: pa.Schema) -> pa.RecordBatch:
    """Rows as a batch; what a row does not name is null."""
    made = needed_pyarrow().RecordBatch.from_pylist
    try:
        return made(rows, schema=of)
    except UnicodeEncodeError:  # a lone surrogate, of a report that was made elsewhere: no text of a table has one
        return made([{name: as_utf8(cell) for name, cell in row.items()} for row in rows], schema=of)


def batched(rows: Iterable[Row], of: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches of bounded size, made as the rows come in."""
    held: list[Row] = []
    characters = 0
    for row in rows:
        held.append(row)
        characters += sum(len(cell) for cell in row.values() if isinstance(cell, str))
        if len(held) >= BATCH_ROWS or characters >= _BATCH_CHARACTERS:
            yield batch(held, of)
            held, characters = [], 0
    if held:
        yield batch(held, of)
