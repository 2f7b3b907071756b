"""The measure of a figure in sentences as newsrooms write them: the tables `measure_words_*.toml`."""

from __future__ import annotations

import pytest
from case_tables import CASES, Row, each, rows_of

from discrepancy import Article, compare

_DAY = "2026-05-05T12:00:00+00:00"
_TABLES = sorted(path.stem for path in CASES.glob("measure_words_*.toml"))
_ROWS = [row for table in _TABLES for row in rows_of(table)]


@pytest.mark.parametrize("row", each(_ROWS, lambda row: f"{row['text']} [{row['figure']}]"))
def test_what_a_figure_of_the_news_measures(row: Row) -> None:
    """A row names the `measure` of its figure, "" for none, or with `never` one that the figure has not."""
    start = row["text"].index(row["figure"])
    end = start + len(row["figure"])
    report = compare([Article(text=row["text"], source="A", published=_DAY, language=row["language"])])
    claims = [c for c in report.claims if any(e.start < end and start < e.end for e in c.evidence)]
    told = [c.measure or "" for c in [c for c in claims if c.derivation is None] or claims]
    if "never" in row:
        assert row["never"] not in told
    else:
        assert row["measure"] in (told or [""])
