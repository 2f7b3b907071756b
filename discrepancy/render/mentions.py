"""The figures of articles as a list for a reader: plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..records import Mention, Note
from .markdown import escaped_markdown
from .visible import visible

__all__ = ["NO_FIGURES", "MentionRow", "mention_rows", "mentions_to_markdown", "mentions_to_text"]

NO_FIGURES = "No figures found."


class MentionRow(NamedTuple):
    """What a list shows of a figure: whose article, where in it, of what kind, as printed, and how it was read."""

    article: str
    place: str
    kind: str
    printed: str
    read: str


def mention_rows(mentions: Sequence[Mention]) -> Iterator[MentionRow]:
    """A row a figure; every text is safe to print, on one line."""
    for mention in mentions:
        row = mention.to_dict()
        read = [row["value"], row["unit"], row["timex"], None if row["modifier"] == "exact" else row["modifier"]]
        yield MentionRow(
            visible(mention.article),
            f"{mention.start}–{mention.end}",
            row["kind"],
            visible(" ".join(mention.text.split())),
            visible(" · ".join(part for part in read if part) or "unresolved"),
        )


def mentions_to_text(mentions: Sequence[Mention], notes: Sequence[Note] = ()) -> str:
    """Figures a line each, by article: where, what kind, as printed, how read; then the notes on what was left out."""
    lines: list[str] = []
    article = None
    for row in mention_rows(mentions):
        if row.article != article:
            article = row.article
            lines.append(article)
        lines.append(f"  {row.place:<11} {row.kind:<9} {row.printed}  →  {row.read}")
    lines = lines or [NO_FIGURES]
    lines += [f"Note: {visible(note.text)}" for note in notes]
    return "\n".join(lines)


def mentions_to_markdown(mentions: Sequence[Mention]) -> str:
    """A table row a figure."""
    rows = [[escaped_markdown(cell) for cell in row] for row in mention_rows(mentions)]
    if not rows:
        return NO_FIGURES + "\n"
    head = [["Article", "Place", "Kind", "As printed", "Read as"], ["---"] * 5]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in head + rows) + "\n"
