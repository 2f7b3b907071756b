"""The values that travel through the library, all immutable: Article, Mention, Claim, Comparison, Finding.

>>> article = Article(text="Over 40 minutes late.", source="Feature", published="2024-08-13")
>>> article.published
datetime.date(2024, 8, 13)
"""

from .article import Article
from .figures import Bound, Claim, Mention, Reading, Span, is_counted
from .findings import ArticleSummary, Comparison, Consensus, Finding, Moment, Note, SourceTally
from .inner import inner_record
from .kinds import Kind, Modifier, Severity, Verdict
from .measure import Measure
from .notes import (
    DATELINE,
    DAY_LAST_TOLD,
    DAY_OF_WRITING,
    DAY_UNTOLD,
    EVENT_UNTOLD,
    FEWER_VOTES,
    HALF_BESIDE,
    HALF_OPEN,
    LEVEL_REACHED,
    MARK_PASSED,
    MORE_VOTES,
    NEAR_BOUND,
    PLAYED,
    PLAYED_IN_LIST,
    RAISED_SINCE,
    SHARE_IN_WORDS,
    SO_FAR,
    SOON_AFTER,
    SOON_BEFORE,
    STILL_SO,
    STRESSED,
    SUPPOSED,
    VAGUE_REFERENCE,
    VOTED,
    WHOLE_TOLD,
    ZONE_OF_CITY,
    ZONE_UNTOLD,
)
from .plain import EXACT_DIGITS, plain

__all__ = [
    "DATELINE",
    "DAY_LAST_TOLD",
    "DAY_OF_WRITING",
    "DAY_UNTOLD",
    "EVENT_UNTOLD",
    "EXACT_DIGITS",
    "FEWER_VOTES",
    "HALF_BESIDE",
    "HALF_OPEN",
    "LEVEL_REACHED",
    "MARK_PASSED",
    "MORE_VOTES",
    "NEAR_BOUND",
    "PLAYED",
    "PLAYED_IN_LIST",
    "RAISED_SINCE",
    "SHARE_IN_WORDS",
    "SOON_AFTER",
    "SOON_BEFORE",
    "SO_FAR",
    "STILL_SO",
    "STRESSED",
    "SUPPOSED",
    "VAGUE_REFERENCE",
    "VOTED",
    "WHOLE_TOLD",
    "ZONE_OF_CITY",
    "ZONE_UNTOLD",
    "Article",
    "ArticleSummary",
    "Bound",
    "Claim",
    "Comparison",
    "Consensus",
    "Finding",
    "Kind",
    "Measure",
    "Mention",
    "Modifier",
    "Moment",
    "Note",
    "Reading",
    "Severity",
    "SourceTally",
    "Span",
    "Verdict",
    "inner_record",
    "is_counted",
    "plain",
]
