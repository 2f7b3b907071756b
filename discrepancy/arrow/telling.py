"""The rows that a report becomes, one function a kind of row, and those that tell what was left out of it.

>>> from discrepancy import compare
>>> report = compare([{"source": "Argus", "text": "12 died."}, {"source": "Post", "text": "15 died."}])
>>> [(row["story"], row["verdict"]) for row in rows_of_report("mill", report, "comparisons")]
[('mill', 'conflict')]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..errors import DiscrepancyError, shown
from ..records import Finding
from ..render.table import as_utf8
from ..report import Report
from .columns import TABLES, Row

__all__ = ["KINDS", "check_what", "refused_row", "rows_of_report"]

_WHOLE_COLUMN = {"limit": "note", "refused": "error"}  # the column that tells a note of this code


def check_what(what: object, kinds: tuple[str, ...]) -> None:
    """Raises `DiscrepancyError` for what is no kind of row."""
    if what not in kinds:
        raise DiscrepancyError(f"what: got {shown(what)}; give one of {', '.join(map(repr, kinds))}")


def refused_row(story: str | None, error: str) -> Row:
    """The row of a story that could not be compared, of any kind."""
    return {"story": story, "error": error}


def rows_of_report(story: str, report: Report, what: str, comparisons: str = "all") -> Iterator[Row]:
    """The rows of a report of one of `KINDS`, then, where its rows are not of notes, those of what was left out.

    `comparisons` are those that a whole report holds, as in `Report.to_dict`.
    """
    for row in _reports(report, comparisons) if what == "reports" else _ROWS[what](report):
        yield {"story": story, **row}
    if what not in ("notes", "reports"):
        for note in report.notes:
            if note.code in _WHOLE_COLUMN:
                yield {"story": story, _WHOLE_COLUMN[note.code]: note.text}


def _findings(report: Report) -> Iterator[Row]:
    by_id: dict[str, Finding] = {finding.id: finding for finding in report.findings}
    for id, records in groupby(report.to_records(), key=lambda record: str(record["finding"])):
        told = list(records)
        of_finding = {name: cell for name, cell in told[0].items() if name in TABLES["findings"]}
        yield {**of_finding, "sources": [as_utf8(source) for source in by_id[id].sources], "told": told}


def _claims(report: Report) -> Iterator[Row]:
    yield from report.to_records()


def _comparisons(report: Report) -> Iterator[Row]:
    return (comparison.to_dict() for comparison in report.comparisons)


def _notes(report: Report) -> Iterator[Row]:
    return (note.to_dict() for note in report.notes)


def _reports(report: Report, comparisons: str) -> Iterator[Row]:
    row: Row = {
        "articles": len(report.articles),
        "findings": len(report.findings),
        "conflicts": len(report.conflicts),
        "report": report.to_json(comparisons=comparisons),
    }
    for code, column in _WHOLE_COLUMN.items():
        row[column] = "\n".join(note.text for note in report.notes if note.code == code) or None
    yield row


_ROWS = {
    "findings": _findings,
    "claims": _claims,
    "comparisons": _comparisons,
    "notes": _notes,
}
KINDS = (*_ROWS, "reports")
