"""A report in the forms people and programs read it in: text, Markdown, HTML, a table, and the steps behind a finding.

Every function takes a `Report` and returns text (`to_pandas` a `DataFrame`); none reads a file, a clock or the network.
"""

from __future__ import annotations

from .html import to_html, to_html_fragment
from .markdown import to_markdown
from .steps import why
from .table import to_pandas
from .text import to_text

__all__ = ["to_html", "to_html_fragment", "to_markdown", "to_pandas", "to_text", "why"]
