"""The way of the data: read this first.

Article → document (language, tokens, sentences) → mentions → claims → alignment → judgement → Report.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .document import read
from .mentions import find_mentions
from .records import Article, Mention

__all__ = ["extract"]


def extract(article: Article | str | Mapping[str, Any]) -> tuple[Mention, ...]:
    """The figures of an article, in text order, none overlapping another."""
    if isinstance(article, str):
        article = Article(text=article, source="text")
    return find_mentions(read(article))
