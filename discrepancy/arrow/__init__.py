"""Arrow tables in, Arrow tables out: what an engine that holds its articles in tables calls, and no word of any engine.

`extract_table` gives a row a figure, `compare_table` a row a finding, with schemas that never depend on the rows: they
are the constants `MENTIONS`, `FINDINGS`, `CLAIMS`, `COMPARISONS`, `NOTES` and `REPORTS` of this module, each a
`pyarrow.Schema`. Needs the extra `arrow`.

>>> import pyarrow as pa
>>> from discrepancy.arrow import compare_table
>>> accounts = pa.table({
...     "story": ["mill", "mill"],
...     "source": ["Argus", "Post"],
...     "text": ["The fire injured 12 people.", "The fire injured nine people."],
... })
>>> compare_table(accounts).select(["story", "measure", "verdict"]).to_pylist()
[{'story': 'mill', 'measure': 'injuries', 'verdict': 'conflict'}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .columns import TABLES, schema
from .comparing import MAX_ARTICLES_PER_STORY, compare_table, unpack_reports
from .extracting import extract_batches, extract_table

if TYPE_CHECKING:
    import pyarrow as pa

    MENTIONS: pa.Schema
    FINDINGS: pa.Schema
    CLAIMS: pa.Schema
    COMPARISONS: pa.Schema
    NOTES: pa.Schema
    REPORTS: pa.Schema

__all__ = [
    "CLAIMS",
    "COMPARISONS",
    "FINDINGS",
    "MAX_ARTICLES_PER_STORY",
    "MENTIONS",
    "NOTES",
    "REPORTS",
    "compare_table",
    "extract_batches",
    "extract_table",
    "unpack_reports",
]


def __getattr__(name: str) -> Any:
    """The schemas, made when they are asked for: pyarrow is an extra."""
    if name.isupper() and name.lower() in TABLES:
        return schema(name.lower())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
