"""The report as plain text, for `print(report)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..records import Note, Verdict
from .facts import (
    SIGNS,
    Fact,
    account_labels,
    emptiness,
    facts_of,
    figure_of,
    gloss,
    headline,
    languages_line,
    qualifiers,
    verdict_words,
)
from .figures import interval_words, printed_figure
from .visible import clip, display_width, padded, visible, wrapped

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["claim_rows", "note_words", "to_text"]

_SHORT = {Verdict.AGREE, Verdict.INCOMPARABLE}
_LABEL_COLUMNS = 24
_FIGURE_COLUMNS = 30


def to_text(report: Report, *, width: int = 100) -> str:
    """The findings as text, gravest first: figures as printed, verdict, reason; then notes and languages.

    `width` is in terminal columns (wide characters count two, combining ones none); less than 40 is taken as 40.
    """
    width = max(width, 40)
    facts = facts_of(report)
    labels = {id: visible(label) for id, label in account_labels(report).items()}
    blocks = [wrapped(visible(emptiness(report) or headline(report, facts)), width)]
    blocks += [
        _short(fact, labels, width) if fact.finding.verdict in _SHORT else _block(fact, labels, width) for fact in facts
    ]
    notes = [wrapped(note_words(note, labels), width, first="- ", rest="  ") for note in report.notes]
    if notes:
        blocks.append(["Notes:", *(line for lines in notes for line in lines)])
    if report.articles:
        blocks.append(wrapped(visible(languages_line(report)), width))
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _heading(fact: Fact, width: int) -> list[str]:
    finding = fact.finding
    words = f"{SIGNS[finding.verdict]} {verdict_words(finding).upper()}: {visible(fact.name)}"
    return wrapped(words, width, rest="  ")


def claim_rows(fact: Fact, labels: dict[str, str]) -> list[tuple[str, str, str]]:
    """Of each claim its source, the figure as printed, and what it commits to; all of it safe to print."""
    rows = []
    for claim in fact.claims:
        meaning = interval_words(claim)
        extra = [gloss(claim), meaning if meaning not in {gloss(claim), printed_figure(claim)} else ""]
        about = "; ".join(filter(None, [*extra, *qualifiers(claim, fact)]))
        rows.append((clip(labels[claim.article], _LABEL_COLUMNS), visible(printed_figure(claim)), visible(about)))
    return rows


def _block(fact: Fact, labels: dict[str, str], width: int) -> list[str]:
    """A heading, a line a claim, the reason."""
    rows = claim_rows(fact, labels)
    label_columns = max((display_width(label) for label, _, _ in rows), default=0)
    figure_columns = min(max((display_width(figure) for _, figure, _ in rows), default=0), _FIGURE_COLUMNS)
    lines = _heading(fact, width)
    for label, figure, about in rows:
        start = f"    {padded(label, label_columns)}  "
        text = f"{padded(figure, figure_columns)}  {about}" if about else figure
        if display_width(start) + display_width(text) <= width:
            lines.append(start + text)
        else:
            lines += wrapped(
                f"{figure} — {about}" if about else figure, width, first=start, rest=" " * display_width(start)
            )
    return lines + _reason(fact, width)


def _short(fact: Fact, labels: dict[str, str], width: int) -> list[str]:
    """A heading, the figures in one run with the sources that print them, the reason."""
    tellers: dict[str, list[str]] = {}
    for claim in fact.claims:
        sources = tellers.setdefault(visible(figure_of(claim, fact)), [])
        if labels[claim.article] not in sources:
            sources.append(labels[claim.article])
    run = "; ".join(f"{figure} — {', '.join(sources)}" for figure, sources in tellers.items())
    return _heading(fact, width) + wrapped(run, width, first="    ", rest="    ") + _reason(fact, width)


def _reason(fact: Fact, width: int) -> list[str]:
    return wrapped(visible(fact.finding.explanation), width, first="  ", rest="  ")


def note_words(note: Note, labels: dict[str, str]) -> str:
    """The note, behind the name of the account that it is about."""
    return visible(note.text if note.article is None else f"{labels.get(note.article, note.article)}: {note.text}")
