"""A report in the forms people and programs read it in: text, Markdown, HTML, a table, and the steps behind a finding.

Every function takes a `Report` and returns text (`to_pandas` a `DataFrame`); none reads a file, a clock or the network.
"""

from __future__ import annotations

from .article import article_to_html, article_to_html_fragment
from .html import to_html, to_html_fragment
from .markdown import to_markdown
from .steps import why, why_read
from .table import to_pandas
from .text import mentions_to_text, to_text

__all__ = [
    "article_to_html",
    "article_to_html_fragment",
    "mentions_to_text",
    "to_html",
    "to_html_fragment",
    "to_markdown",
    "to_pandas",
    "to_text",
    "why",
    "why_read",
]
