"""The report as rows: a list of dicts, or a table of pandas, Polars or Arrow, with the same columns and types in all.

Each of the three packages is imported here, and only when its table is asked for.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ..errors import MissingExtraError
from ..records import plain
from .facts import account_sources, facts_of
from .figures import decimal_bound, printed_figure

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ..report import Report

__all__ = ["COLUMNS", "Row", "as_float", "as_utf8", "to_arrow", "to_pandas", "to_polars", "to_records"]

Row: TypeAlias = "dict[str, str | int | float | None]"
T = TypeVar("T")

# The order is that of a reader: which fact, who tells it, what the source says, where it says so.
COLUMNS: dict[str, type[str | int | float]] = {
    "finding": str,
    "measure": str,
    "subject": str,
    "verdict": str,
    "severity": str,
    "reason": str,
    "source": str,
    "article": str,
    "published": str,
    "figure": str,
    "kind": str,
    "value": str,
    "value_float": float,
    "unit": str,
    "low": str,
    "low_float": float,
    "high": str,
    "high_float": float,
    "base_unit": str,
    "modifier": str,
    "change": str,
    "scope": str,
    "as_of": str,
    "phase": str,
    "speaker": str,
    "stance": str,
    "derivation": str,
    "start": int,
    "end": int,
    "claim": str,
    "explanation": str,
}
_PANDAS = {str: "string", int: "int64", float: "float64"}


def to_records(report: Report) -> list[Row]:
    """One dict per claim in a finding, in the report's order, with the keys of `COLUMNS`; None for what is not told."""
    sources = account_sources(report)
    published = {article.id: article.published for article in report.articles}
    rows: list[Row] = [
        {
            "finding": fact.finding.id,
            "measure": fact.finding.measure,
            "subject": "; ".join(fact.finding.subject) or None,
            "verdict": fact.finding.verdict.value,
            "severity": fact.finding.severity.value if fact.finding.severity else None,
            "reason": fact.finding.reason,
            "source": sources[claim.article],
            "article": claim.article,
            "published": published.get(claim.article),
            "figure": printed_figure(claim),
            "kind": claim.kind.value,
            "value": plain(claim.value),
            "value_float": as_float(claim.value),
            "unit": claim.unit,
            "low": plain(claim.low),
            "low_float": as_float(claim.low),
            "high": plain(claim.high),
            "high_float": as_float(claim.high),
            "base_unit": claim.base_unit,
            "modifier": claim.modifier.value,
            "change": claim.change,
            "scope": "; ".join(claim.scope) or None,
            "as_of": claim.as_of,
            "phase": claim.phase,
            "speaker": claim.speaker,
            "stance": claim.stance,
            "derivation": claim.derivation,
            "start": claim.start,
            "end": claim.end,
            "claim": claim.id,
            "explanation": fact.finding.explanation,
        }
        for fact in facts_of(report)
        for claim in fact.claims
    ]
    return [{name: as_utf8(cell) for name, cell in row.items()} for row in rows]


def to_pandas(report: Report) -> pd.DataFrame:
    """The rows of `to_records` as a data frame: text as `string`, numbers as `int64` and `float64`."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("to_pandas()", "pandas", extra="pandas") from error
    rows = to_records(report)
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=_PANDAS[type]) for name, type in COLUMNS.items()}
    )


def to_polars(report: Report) -> pl.DataFrame:
    """The rows of `to_records` as a Polars frame: `String`, `Int64`, `Float64`."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtraError("to_polars()", "polars", extra="polars") from error
    types = {str: pl.String, int: pl.Int64, float: pl.Float64}
    return pl.DataFrame(to_records(report), schema={name: types[type] for name, type in COLUMNS.items()})


def to_arrow(report: Report) -> pa.Table:
    """The rows of `to_records` as an Arrow table: `string`, `int64`, `double`; the schema never depends on the rows."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("to_arrow()", "pyarrow", extra="arrow") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, types[type]) for name, type in COLUMNS.items()])
    return pa.Table.from_pylist(to_records(report), schema=schema)


def as_float(number: object) -> float | None:
    """For reckoning and drawing; None where there is no number, or one too large for a float."""
    value = decimal_bound(number)
    rough = None if value is None else float(value)
    return None if rough is None or math.isinf(rough) else rough


def as_utf8(cell: T) -> T | str:
    """Columns are UTF-8: a lone surrogate, which cannot be, is written as its escape."""
    return cell.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(cell, str) else cell
