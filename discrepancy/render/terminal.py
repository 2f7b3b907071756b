"""The report and a list of figures as tables for a terminal, by `rich`, which is imported here when asked for.

Texts are made visible and handed on as plain text: no escape sequence and no markup of a source reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..records import Mention, Verdict
from .facts import SIGNS, Fact, account_labels, emptiness, facts_of, headline, languages_line, verdict_words
from .mentions import NO_FIGURES, mention_rows
from .text import claim_rows, note_words
from .visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from ..report import Report

__all__ = ["mentions_table", "report_table"]

_COLOURS = {
    Verdict.CONFLICT: "red",
    Verdict.INCOMPARABLE: "magenta",
    Verdict.UPDATE: "blue",
    Verdict.COMPATIBLE: "yellow",
    Verdict.AGREE: "green",
}
_FACT_COLUMNS = 20


def report_table(report: Report) -> RenderableType:
    """A headline, a row a fact (verdict and name; each account's figure; the reason), notes and languages."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    facts = facts_of(report)
    labels = {id: visible(label) for id, label in account_labels(report).items()}
    parts: list[RenderableType] = [Text(visible(emptiness(report) or headline(report, facts)), style="bold")]
    if facts:
        parts.append(_facts_table(facts, labels))
    if report.notes:
        parts.append(Text("Notes:"))
        parts += [Padding(Text(note_words(note, labels)), (0, 0, 0, 2)) for note in report.notes]
    if report.articles:
        parts.append(Text(visible(languages_line(report)), style="dim"))
    return Group(*parts)


def _facts_table(facts: Sequence[Fact], labels: dict[str, str]) -> Table:
    from rich.box import ROUNDED
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=ROUNDED, show_lines=True)
    table.add_column("Fact", max_width=_FACT_COLUMNS)
    table.add_column("What the sources say")
    for fact in facts:
        colour = _COLOURS[fact.finding.verdict]
        verdict = Text(f"{SIGNS[fact.finding.verdict]} {verdict_words(fact.finding).upper()}", style=f"bold {colour}")
        told = Table.grid(padding=(0, 2))
        for source, figure, about in claim_rows(fact, labels):
            told.add_row(Text(source), Text(figure, style="bold"), Text(about, style="dim"))
        reason = Text(visible(fact.finding.explanation), style=colour if fact.finding.severity else "")
        table.add_row(Group(verdict, Text(visible(fact.name))), Group(told, reason))
    return table


def mentions_table(mentions: Sequence[Mention]) -> RenderableType:
    """A table an article: where each figure stands, its kind, the words as printed and how they were read."""
    from rich.box import ROUNDED
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    tables = []
    for article, rows in groupby(mention_rows(mentions), key=lambda row: row.article):
        table = Table("Place", "Kind", "As printed", "Read as", box=ROUNDED, title=Text(article), title_justify="left")
        for row in rows:
            table.add_row(Text(row.place, style="dim"), Text(row.kind), Text(row.printed, style="bold"), Text(row.read))
        tables.append(table)
    return Group(*tables) if tables else Text(NO_FIGURES)
