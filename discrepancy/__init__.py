"""These sources tell the same story: where do their figures disagree, where do they only seem to, and why?

>>> import discrepancy as dx
>>> report = dx.compare(dx.samples.load("interview"))
>>> report.articles[0].language
'en'
"""

from . import samples
from .articles import article_from_dict, number_ids, parse_articles, published_from_text, read_articles
from .errors import ArticleError, DiscrepancyError, InputFileError, ReportError
from .evidence import Weights
from .pipeline import Settings, compare, extract
from .records import (
    Article,
    Claim,
    Comparison,
    Finding,
    Kind,
    Mention,
    Modifier,
    Note,
    Reading,
    Severity,
    Span,
    Verdict,
)
from .report import Report

__all__ = [
    "Article", "ArticleError", "Claim", "Comparison", "DiscrepancyError", "Finding", "InputFileError", "Kind",
    "Mention", "Modifier", "Note", "Reading", "Report", "ReportError", "Settings", "Severity", "Span", "Verdict",
    "Weights", "article_from_dict", "compare", "extract", "number_ids", "parse_articles", "published_from_text",
    "read_articles", "samples",
]  # fmt: skip
__version__ = "0.1.0"
