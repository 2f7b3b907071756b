"""The figures of the articles in a table: one row a figure.

>>> import pyarrow as pa
>>> batches = [pa.record_batch({"text": ["It drew 16.4 million listeners.", "It rained."]})]
>>> [batch.column("value").to_pylist() for batch in extract_batches(batches)]
[['16400000']]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from ..errors import DiscrepancyError, shown, typed
from ..pipeline import extract
from ..records import Article, Mention, plain
from ..render.table import as_float
from ..rows import article_from_dict, as_name
from .columns import BATCH_ROWS, TABLES, Row, batch, needed_pyarrow, schema
from .reading import check_column, check_on_error, columns_of, rows_of, table_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["columns_read", "extract_batches", "extract_table"]


def extract_table(
    table: Any,
    *,
    columns: Mapping[str, str | None] | None = None,
    keep: Sequence[str] = (),
    on_error: Literal["raise", "skip"] = "raise",
) -> pa.Table:
    """The figures of the articles in a table, one row a figure, in the order of the articles and of their texts.

    `table` is a `pyarrow.Table`, or a frame that converts to one (pandas, Polars ...), with a row an article and the
    fields of `Article` as columns; only `text` must be there, other columns are ignored. `columns` names columns that
    are called otherwise, `{"text": "body"}`, and None for one that is no such field. `published` may be text, a date or
    a timestamp. The columns in `keep` are repeated for each figure of their row, before those of `MENTIONS`.

    An article that cannot be used raises `ArticleError`; with `on_error="skip"` it has a row of its own, with the
    message as `error`. Raises `DiscrepancyError` for columns that are not there.

    >>> import pyarrow as pa
    >>> articles = pa.table({"key": [7], "body": ["Over 40 minutes late, she drew 16.4 million listeners."]})
    >>> figures = extract_table(articles, columns={"text": "body"}, keep=["key"])
    >>> figures.select(["key", "start", "text", "kind", "value"]).to_pylist()[0]
    {'key': 7, 'start': 0, 'text': 'Over 40 minutes', 'kind': 'duration', 'value': '40'}
    """
    # checked here as well: a table without rows is no batch
    whole = table_of(table, lambda names: (*columns_read(names, columns, keep).values(), *keep))
    made = extract_batches(whole.to_batches(), columns=columns, keep=keep, on_error=on_error)
    return needed_pyarrow().Table.from_batches(made, schema=_schema(whole.schema, keep))


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    columns: Mapping[str, str | None] | None = None,
    keep: Sequence[str] = (),
    on_error: Literal["raise", "skip"] = "raise",
) -> Iterator[pa.RecordBatch]:
    """What `extract_table` does, for a stream of batches: batches of figures come out as articles go in.

    No more than some thousand figures are held at a time, however large a batch is.
    """
    check_on_error(on_error)
    return _extracted(batches, columns, keep, on_error == "skip")


def columns_read(names: Sequence[str], columns: Mapping[str, str | None] | None, keep: object) -> dict[str, str]:
    """The column of each field. Raises `DiscrepancyError` for columns that cannot be read, or cannot be kept."""
    found = columns_of(names, columns)
    _check_kept(keep, names)
    return found


def _check_kept(keep: object, names: Sequence[str]) -> None:
    """Raises `DiscrepancyError` for a column to keep that is not there, or that the result has a column like."""
    if isinstance(keep, str) or not isinstance(keep, Sequence):
        raise DiscrepancyError(f"keep: got {typed(keep)}; give a list of columns")
    for name in keep:
        check_column(name, names, "keep")
        if name in TABLES["mentions"] or list(keep).count(name) > 1:
            raise DiscrepancyError(f"keep: got {shown(name)}, which the result has already; rename it, or leave it out")


def _schema(given: pa.Schema, keep: Sequence[str]) -> pa.Schema:
    return needed_pyarrow().schema([*(given.field(name) for name in keep), *schema("mentions")])


def _extracted(
    batches: Iterable[pa.RecordBatch], columns: Mapping[str, str | None] | None, keep: Sequence[str], skipping: bool
) -> Iterator[pa.RecordBatch]:
    seen = 0
    for given in batches:
        found = columns_read(given.schema.names, columns, keep)
        rows: list[Row] = []
        places: list[int] = []  # of the row in the batch that each came from
        for at, row in enumerate(rows_of(given, found, range(given.num_rows))):
            seen += 1
            new = _rows(row, f"row {seen}", skipping)
            rows += new
            places += [at] * len(new)
            if len(rows) >= BATCH_ROWS:
                yield _beside(given, keep, rows, places)
                rows, places = [], []
        if rows:
            yield _beside(given, keep, rows, places)


def _beside(given: pa.RecordBatch, keep: Sequence[str], rows: list[Row], places: list[int]) -> pa.RecordBatch:
    """The columns to keep, repeated, and the figures beside them."""
    pa = needed_pyarrow()
    figures = batch(rows, schema("mentions"))
    kept = [given.column(name).take(pa.array(places, pa.int64())) for name in keep]
    return pa.RecordBatch.from_arrays([*kept, *figures.columns], schema=_schema(given.schema, keep))


def _rows(row: Row, where: str, skipping: bool) -> list[Row]:
    if row.get("source") is None and row.get("id") is None:
        row = row | {"source": "text"}  # as for plain text: who tells it changes no figure
    try:
        article = article_from_dict(row, where)
    except DiscrepancyError as error:
        if not skipping:
            raise
        told = {"story": as_name(row.get("story")), "source": row.get("source"), "article": as_name(row.get("id"))}
        return [{name: cell for name, cell in told.items() if isinstance(cell, str)} | {"error": str(error)}]
    return [_row(article, mention) for mention in extract(article)]


def _row(article: Article, mention: Mention) -> Row:
    return {
        "story": article.story,
        "source": article.source,
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "value": plain(mention.value),
        "value_float": as_float(mention.value),
        "unit": mention.unit,
        "modifier": mention.modifier.value,
        "change": mention.change,
        "low": plain(mention.low),
        "low_float": as_float(mention.low),
        "high": plain(mention.high),
        "high_float": as_float(mention.high),
        "base_unit": mention.base_unit,
        "timex": mention.timex,
        "readings": [{**reading.to_dict(), "condition": reading.condition} for reading in mention.readings],
        "step": plain(mention.step),
        "notes": list(mention.notes),
    }
