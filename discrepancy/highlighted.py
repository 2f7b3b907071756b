"""One article with what was read in it: for looking at, in a notebook or a browser.

>>> from discrepancy import highlight
>>> [mention.text for mention in highlight("Over 40 minutes late, 12 people left.").mentions]
['Over 40 minutes', '12']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import render
from .records import ArticleSummary, Mention

__all__ = ["Highlighted"]


@dataclass(frozen=True, slots=True)
class Highlighted:
    """An article's text with its figures: a notebook shows them marked, `print` lists them, iteration gives each.

    Attributes:
        article: What is known of the article, without its text.
        text: Its text.
        mentions: Its figures, in text order.

    >>> from discrepancy import highlight
    >>> late = highlight("Over 40 minutes late, 12 people left.")
    >>> len(late), [mention.text for mention in late]
    (2, ['Over 40 minutes', '12'])
    """

    article: ArticleSummary
    text: str
    mentions: tuple[Mention, ...]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return len(self.mentions)

    def __str__(self) -> str:
        return render.mentions_to_text(self.mentions)

    def to_html(self) -> str:
        """A whole page: the text with every figure marked, then how each was read; no script, nothing remote."""
        return render.article_to_html(self.article, self.text, self.mentions)

    def _repr_html_(self) -> str:
        return render.article_to_html_fragment(self.article, self.text, self.mentions)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types: the article without its text, and the mentions."""
        return {"article": self.article.to_dict(), "mentions": [mention.to_dict() for mention in self.mentions]}
