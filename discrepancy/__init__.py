"""These sources tell the same story: where do their figures disagree, where do they only seem to, and why?"""

from .errors import ArticleError, DiscrepancyError, InputFileError, ReportError
from .pipeline import extract
from .records import Article

__all__ = ["Article", "ArticleError", "DiscrepancyError", "InputFileError", "ReportError", "extract"]
__version__ = "0.1.0"
