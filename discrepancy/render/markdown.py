"""The report as Markdown: a table of the facts, the reasons below; short enough to go into a prompt or a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import DiscrepancyError
from ..records import Verdict
from .facts import (
    SIGNS,
    Fact,
    account_labels,
    emptiness,
    facts_of,
    figure_of,
    headline,
    languages_line,
    tally,
    verdict_words,
)
from .visible import clip, visible

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["escaped_markdown", "to_markdown"]

# Beyond this many accounts a column each makes every row longer than it tells.
_MOST_COLUMNS = 6
_CELL_COLUMNS = 120
# `$` is mathematics in notebooks; `:` before a slash and `www.` are what bare links are recognised by.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#]|:(?=/)|(?<=\bwww)\.", re.IGNORECASE)


def escaped_markdown(text: str) -> str:
    """The text so that Markdown shows it and nothing else: one line, no markup, no HTML, no link, no column."""
    return _SPECIAL.sub(lambda match: "\\" + match.group(), " ".join(visible(text).split()))


def to_markdown(report: Report, *, max_findings: int | None = None) -> str:
    """A headline, one table row a fact (a column an account, up to six), the reasons as a list, notes and languages.

    With `max_findings` only so many facts, gravest first, and a line that says how many of which verdict are left out.
    Raises `DiscrepancyError` for a number that is none.
    """
    if max_findings is not None and (type(max_findings) is not int or max_findings < 0):
        raise DiscrepancyError(f"max_findings: got {max_findings!r}; give a whole number from 0, or None for all")
    facts = facts_of(report)
    labels = account_labels(report)
    parts = [escaped_markdown(emptiness(report) or headline(report, facts) + ".")]
    most = len(facts)
    if max_findings is not None:
        most = max_findings
        facts = tuple(sorted(facts, key=lambda fact: fact.finding.verdict is not Verdict.CONFLICT))
    shown, left_out = facts[:most], facts[most:]
    if shown:
        parts += [_table(shown, labels), "\n".join(map(_reason, shown))]
    if left_out:
        counts = ", ".join(f"{count} {word}" for _, count, word in tally(left_out))
        parts.append(f"{len(left_out)} more left out here: {counts}.")
    if report.notes:
        notes = [
            f"{labels.get(note.article, note.article)}: {note.text}" if note.article else note.text
            for note in report.notes
        ]
        parts.append("\n".join(["Notes:", "", *(f"- {_cell(note)}" for note in notes)]))
    if report.articles:
        parts.append(escaped_markdown(languages_line(report)))
    return "\n\n".join(parts) + "\n"


def _table(facts: tuple[Fact, ...], labels: dict[str, str]) -> str:
    told = {claim.article for fact in facts for claim in fact.claims}
    columns = [id for id in labels if id in told]
    wide = len(columns) <= _MOST_COLUMNS
    head = ["Fact", "Verdict", *([_cell(labels[id]) for id in columns] if wide else ["Figures"])]
    lines = [head, ["---"] * len(head)]
    for fact in facts:
        verdict = f"{SIGNS[fact.finding.verdict]} {verdict_words(fact.finding)}"
        if wide:
            figures = [_cell(_figures(fact, id)) for id in columns]
        else:
            figures = [
                "; ".join(f"{_cell(labels[id])}: {_cell(_figures(fact, id))}" for id in columns if _figures(fact, id))
            ]
        lines.append([_cell(fact.name), verdict, *figures])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _figures(fact: Fact, article: str) -> str:
    return "; ".join(dict.fromkeys(figure_of(claim, fact) for claim in fact.claims if claim.article == article))


def _cell(text: str) -> str:
    return escaped_markdown(clip(text, _CELL_COLUMNS))


def _reason(fact: Fact) -> str:
    return f"- **{_cell(fact.name)}** ({verdict_words(fact.finding)}): {escaped_markdown(fact.finding.explanation)}"
