"""One article with what was read in it: for looking at, in a notebook or a browser.

>>> from discrepancy import highlight
>>> [mention.text for mention in highlight("Over 40 minutes late, 12 people left.").mentions]
['Over 40 minutes', '12']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import localcontext
from typing import Any

from . import render
from .budget import Budget
from .document import read
from .formats.web_annotations import annotations_of_mentions
from .mentions import find_mentions
from .quantity import ARITHMETIC
from .records import Article, ArticleSummary, Mention, Note

__all__ = ["Highlighted", "with_figures"]


@dataclass(frozen=True, slots=True)
class Highlighted:
    """An article's text with its figures: a notebook shows them marked, `print` lists them, iteration gives each.

    Attributes:
        article: What is known of the article, without its text.
        text: Its text.
        mentions: Its figures, in text order.
        notes: What was left out of them, and why.

    >>> from discrepancy import highlight
    >>> late = highlight("Over 40 minutes late, 12 people left.")
    >>> len(late), [mention.text for mention in late]
    (2, ['Over 40 minutes', '12'])
    """

    article: ArticleSummary
    text: str
    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...] = ()

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return len(self.mentions)

    def __str__(self) -> str:
        return render.mentions_to_text(self.mentions, self.notes)

    def to_html(self) -> str:
        """A whole page: the text with every figure marked, then how each was read; no script, nothing remote."""
        return render.article_to_html(self.article, self.text, self.mentions, self.notes)

    def _repr_html_(self) -> str:
        return render.article_to_html_fragment(self.article, self.text, self.mentions, self.notes)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types: the article without its text, the mentions, and the notes."""
        return {
            "article": self.article.to_dict(),
            "mentions": [mention.to_dict() for mention in self.mentions],
            "notes": [note.to_dict() for note in self.notes],
        }

    def to_web_annotations(self) -> dict[str, Any]:
        """The figures as W3C Web Annotations: a JSON-LD collection of plain JSON types.

        Each has its kind and how it was read as bodies and, as target, its place by position and by quotation.
        """
        return annotations_of_mentions(self.article, self.text, self.mentions)


def with_figures(article: Article, budget: Budget | None = None) -> Highlighted:
    """The article read, with its figures; as far as the budget goes."""
    document = read(article, budget=budget)
    with localcontext(ARITHMETIC):
        mentions = find_mentions(document)
    return Highlighted(document.summary(), article.text, mentions, tuple(document.budget.notes))
