"""What callers give as articles, before any is looked at: refused where it would fall into pieces that are none.

>>> list(listed([{"source": "Argus", "text": "12 died."}]))
[{'source': 'Argus', 'text': '12 died.'}]
>>> listed({"source": "Argus", "text": "12 died."})
Traceback (most recent call last):
    ...
discrepancy.errors.DiscrepancyError: articles: got {'source': 'Argus', 'text': '12 died.'} of type dict; \
give a list of articles, as read_articles(path) returns it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .errors import DiscrepancyError, typed

__all__ = ["falls_apart", "is_missing", "listed"]

_ROWS = 'give its rows: df.to_dict("records") of pandas, df.to_dicts() of Polars, table.to_pylist() of Arrow'


def listed(articles: Iterable[Any]) -> Iterable[Any]:
    """The articles, unless they are one thing that would fall into its letters, keys or columns, or a table."""
    given: object = articles
    if _is_table(given):
        raise DiscrepancyError(f"articles: got a table of type {type(given).__name__}; {_ROWS}")
    if falls_apart(given) or not isinstance(given, Iterable):
        raise DiscrepancyError(
            f"articles: got {typed(given)}; give a list of articles, as read_articles(path) returns it"
        )
    return articles


def falls_apart(given: object) -> bool:
    """Whether going through it would give its letters, keys or columns: a text, a dict, a data frame."""
    return isinstance(given, str | bytes | Mapping) or _is_table(given)


def _is_table(given: object) -> bool:
    """A data frame of pandas, Polars or Spark, a table of Arrow: all of them call their columns so."""
    return hasattr(given, "columns")


def is_missing(value: object) -> bool:
    """Whether it stands for nothing: None, and what data frames hold in its place, which is not equal to itself.

    >>> [is_missing(value) for value in (None, float("nan"), "", 0)]
    [True, True, False, False]
    """
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError, ArithmeticError):  # an array is equal item by item; `NA` neither is nor is not
        return type(value).__name__ == "NAType"
