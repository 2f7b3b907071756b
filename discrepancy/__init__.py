"""These sources tell the same story: where do their figures disagree, where do they only seem to, and why?

Names are loaded when they are first used, so that importing the package costs nothing.

>>> import discrepancy as dx
>>> report = dx.compare(dx.samples.load("interview"))
>>> sorted({article.language for article in report.articles})
['en', 'hi']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import samples
    from .articles import article_from_dict, number_ids, parse_articles, published_from_text, read_articles
    from .errors import (
        ArticleError,
        DiscrepancyError,
        InputFileError,
        InputTooLargeError,
        LimitExceeded,
        LimitWarning,
        MissingExtraError,
        ReportError,
        SettingsError,
        StoryError,
    )
    from .extraction import extract, extract_many
    from .grouping import StoryGroup, group_stories
    from .highlighted import Highlighted
    from .limits import Limits
    from .many import compare_many
    from .pipeline import Settings, compare, highlight
    from .records import (
        Article,
        Claim,
        Comparison,
        Consensus,
        Finding,
        Kind,
        Measure,
        Mention,
        Modifier,
        Moment,
        Note,
        Reading,
        Severity,
        SourceTally,
        Span,
        Verdict,
    )
    from .report import Report
    from .schemas import schema
    from .story import Weights
    from .warming import warm_up

__all__ = [
    "Article",
    "ArticleError",
    "Claim",
    "Comparison",
    "Consensus",
    "DiscrepancyError",
    "Finding",
    "Highlighted",
    "InputFileError",
    "InputTooLargeError",
    "Kind",
    "LimitExceeded",
    "LimitWarning",
    "Limits",
    "Measure",
    "Mention",
    "MissingExtraError",
    "Modifier",
    "Moment",
    "Note",
    "Reading",
    "Report",
    "ReportError",
    "Settings",
    "SettingsError",
    "Severity",
    "SourceTally",
    "Span",
    "StoryError",
    "StoryGroup",
    "Verdict",
    "Weights",
    "article_from_dict",
    "compare",
    "compare_many",
    "extract",
    "extract_many",
    "group_stories",
    "highlight",
    "number_ids",
    "parse_articles",
    "published_from_text",
    "read_articles",
    "samples",
    "schema",
    "warm_up",
]
__version__ = "0.1.0"

_HOMES = {
    "articles": ("article_from_dict", "number_ids", "parse_articles", "published_from_text", "read_articles"),
    "errors": (
        "ArticleError", "DiscrepancyError", "InputFileError", "InputTooLargeError", "LimitExceeded", "LimitWarning",
        "MissingExtraError", "ReportError", "SettingsError", "StoryError",
    ),
    "limits": ("Limits",),
    "story": ("Weights",),
    "grouping": ("StoryGroup", "group_stories"),
    "highlighted": ("Highlighted",),
    "extraction": ("extract", "extract_many"),
    "many": ("compare_many",),
    "pipeline": ("Settings", "compare", "highlight"),
    "records": (
        "Article", "Claim", "Comparison", "Consensus", "Finding", "Kind", "Measure", "Mention", "Modifier", "Moment",
        "Note", "Reading", "Severity", "SourceTally", "Span", "Verdict",
    ),
    "report": ("Report",),
    "schemas": ("schema",),
    "warming": ("warm_up",),
}  # fmt: skip
_MODULES = ("samples", "arrow", "spark")
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f".{name}", __name__)
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
