"""A report in the forms people and programs read it in: text, Markdown, HTML, a table, and the steps behind a finding.

Every function takes a `Report` and returns text (`to_pandas` a `DataFrame`); none reads a file, a clock or the network.
"""

from __future__ import annotations

from .article import article_to_html, article_to_html_fragment
from .html import to_html, to_html_fragment
from .markdown import to_markdown
from .mentions import mentions_to_markdown, mentions_to_text
from .rows import finding_rows
from .steps import why, why_read
from .table import to_pandas
from .terminal import mentions_table, report_table
from .text import to_text

__all__ = [
    "article_to_html",
    "article_to_html_fragment",
    "finding_rows",
    "mentions_table",
    "mentions_to_markdown",
    "mentions_to_text",
    "report_table",
    "to_html",
    "to_html_fragment",
    "to_markdown",
    "to_pandas",
    "to_text",
    "why",
    "why_read",
]
