"""A report in the forms people and programs read it in: text, Markdown, HTML, a table, and the steps behind a finding.

Every function takes a `Report` and gives text or, where it says so, a table; none reads a file, a clock or the network.
"""

from __future__ import annotations

from .article import article_to_html, article_to_html_fragment
from .cards import comparison_card, finding_card, mention_card
from .html import to_html, to_html_fragment
from .markdown import to_markdown
from .mentions import mentions_to_markdown, mentions_to_text
from .plot import plot_finding, plot_report
from .rows import finding_rows
from .steps import why, why_read
from .table import Row, to_arrow, to_pandas, to_polars, to_records
from .terminal import mentions_table, report_table
from .text import to_text

__all__ = [
    "Row",
    "article_to_html",
    "article_to_html_fragment",
    "comparison_card",
    "finding_card",
    "finding_rows",
    "mention_card",
    "mentions_table",
    "mentions_to_markdown",
    "mentions_to_text",
    "plot_finding",
    "plot_report",
    "report_table",
    "to_arrow",
    "to_html",
    "to_html_fragment",
    "to_markdown",
    "to_pandas",
    "to_polars",
    "to_records",
    "to_text",
    "why",
    "why_read",
]
