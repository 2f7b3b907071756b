"""The tables of `tests/cases`: their rows, and a test for each of them.

A row with `xfail` is a known failure; the words tell why, and a test that passes all the same is an error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

__all__ = ["CASES", "Row", "each", "known_failure", "rows_of"]

CASES = Path(__file__).parent / "cases"
Row = dict[str, Any]


def rows_of(name: str, field: str = "case") -> list[Row]:
    """The rows of a table: those of `rows_of("times")` stand in tests/cases/times.toml."""
    rows: list[Row] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))[field]
    return rows


def each(rows: Iterable[Row], label: Callable[[Row], str]) -> list[Any]:
    """A test for each row, named by its label."""
    return [pytest.param(row, id=label(row), marks=known_failure(row)) for row in rows]


def known_failure(row: Row) -> list[pytest.MarkDecorator]:
    """The mark of a row that is known to fail; of any other none."""
    return [pytest.mark.xfail(reason=row["xfail"])] if "xfail" in row else []
