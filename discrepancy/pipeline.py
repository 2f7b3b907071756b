"""The way of the data: read this first.

Article → document (language, tokens, sentences) → mentions → claims → derivation → alignment → judgement → Report.
Every stage is a plain function of immutable values; this module only joins them.

>>> report = compare([
...     Article(text="The flood killed 12 people.", source="Argus"),
...     Article(text="Officials said 15 people were killed in the flood.", source="Courier"),
... ])
>>> [finding.verdict.value for finding in report.findings]
['conflict']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from .alignment import align
from .articles import article_from_dict, number_ids
from .claims import find_claims
from .contested import with_contested
from .derivation import derive
from .document import Document, read
from .errors import DiscrepancyError, SettingsError
from .findings import report_of
from .frames import Frame
from .highlighted import Highlighted
from .lexicon import catalogue, known_languages, languages
from .mentions import find_mentions
from .rates import Exchange, Rates, printed_rates, with_inverses
from .records import Article, Measure, Mention
from .report import Report
from .shares import derive_shares
from .story import Weights

__all__ = ["Settings", "compare", "extract", "extract_many", "highlight"]

ArticleLike = Article | Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What you may set; `compare(articles, Settings(...))` takes it.

    Attributes:
        weights: Of the evidence in alignment.
        similarity: A function of two sentences that gives a number from 0 to 1, as evidence of your own.
        rates: What one unit of a currency is in another: `{("EUR", "USD"): Decimal("1.17")}`. The other way round is
            worked out.
        reference_rates: Whether those of the European Central Bank on the day of the article stand in for what neither
            you nor the story tells, where the extra `rates` is installed.
        measures: Measures of your own, or further words for those of the catalogue.
        tolerances: The share of the larger figure by which two figures of a measure may differ, from 0 to below 1:
            `{"audience": Decimal("0.05")}`.

    Raises `SettingsError` for what cannot be used: it names the setting, what was got and what would do.

    >>> accounts = [Article("The march drew 5,210 people.", "Argus"), Article("The march drew 5,400 people.", "Post")]
    >>> [finding.reason for finding in compare(accounts, Settings(tolerances={"attendance": 0.05})).findings]
    ['tolerance']
    """

    weights: Weights = field(default_factory=Weights)
    similarity: Callable[[str, str], float] | None = None
    rates: Rates = field(default_factory=dict)
    reference_rates: bool = True
    measures: tuple[Measure, ...] = ()
    tolerances: Mapping[str, Decimal | float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check measures and tolerances."""
        given: object = self.measures
        if not isinstance(given, list | tuple) or not all(isinstance(measure, Measure) for measure in given):
            raise SettingsError("measures", self.measures, "give a list of discrepancy.Measure")
        object.__setattr__(self, "measures", tuple(self.measures))
        for measure in self.measures:
            if measure.language not in known_languages():
                raise SettingsError(
                    f"measures, {measure.name}, language", measure.language, f"give one of {', '.join(languages())}"
                )
        for name, share in self.tolerances.items():
            if name not in catalogue() and name not in {measure.name for measure in self.measures}:
                raise SettingsError("tolerances", name, "give the name of a measure, as Claim.measure has it")
            if isinstance(share, bool) or not isinstance(share, Decimal | float | int) or not 0 <= share < 1:
                raise SettingsError(f"tolerances, {name}", share, "give a share from 0 to 1, such as 0.05")


_SETTINGS = Settings()


def extract(article: ArticleLike | str) -> tuple[Mention, ...]:
    """The figures of an article (or a dict of its fields, or plain text), in text order, none overlapping another.

    Raises `ArticleError` for an article that cannot be used.

    >>> [(mention.start, mention.end, mention.text) for mention in extract("It drew over 1.2 million listeners.")]
    [(8, 24, 'over 1.2 million')]
    """
    return find_mentions(_document(article, 0))


def extract_many(
    articles: Iterable[ArticleLike | str],
    *,
    on_error: Literal["raise", "skip"] = "raise",
    on_skip: Callable[[DiscrepancyError], None] | None = None,
) -> Iterator[tuple[Mention, ...]]:
    """The figures of one article or text after another, in order, as they are asked for; nothing is kept.

    An article that cannot be used raises `ArticleError`, or with `on_error="skip"` gives no figures, so that results
    and articles stay in step, and is handed as an error to `on_skip`.

    >>> [len(mentions) for mentions in extract_many(["12 died.", "Nobody came.", "3 of 40 left."])]
    [1, 1, 2]
    """
    if on_error not in ("raise", "skip"):
        raise ValueError(f"on_error: got {on_error!r}; give 'raise' or 'skip'")
    return _extracted(articles, on_error == "skip", on_skip)


def _extracted(
    articles: Iterable[ArticleLike | str], skipping: bool, on_skip: Callable[[DiscrepancyError], None] | None
) -> Iterator[tuple[Mention, ...]]:
    for n, given in enumerate(articles):
        try:
            document = _document(given, n)
        except DiscrepancyError as error:
            if not skipping:
                raise
            if on_skip is not None:
                on_skip(error)
            yield ()
            continue
        yield find_mentions(document)


def highlight(article: ArticleLike | str) -> Highlighted:
    """An article (or a dict, or plain text) with its figures marked: for a notebook, or `to_html()` for a browser.

    Raises `ArticleError` for an article that cannot be used.

    >>> highlight("It drew over 1.2 million listeners.").mentions[0].text
    'over 1.2 million'
    """
    document = _document(article, 0)
    return Highlighted(document.summary(), document.article.text, find_mentions(document))


def compare(articles: Iterable[ArticleLike], settings: Settings = _SETTINGS) -> Report:
    """What the sources make of each fact that two or more of them tell. The order of the articles changes nothing.

    `articles` are Articles or dicts with the same fields, of any number and in any mix of languages; they should tell
    one story. Raises `ArticleError` for one that cannot be used, naming it, the field, what was got and what would do.

    >>> report = compare([
    ...     {"source": "Argus", "text": "The march drew over 5,000 people."},
    ...     {"source": "Post", "text": "The march drew 5,400 people."},
    ... ])
    >>> print(report.findings[0].explanation)
    Argus says “over 5,000”, Post says “5,400”: both can be true.
    """
    given = number_ids([_article(a, n) for n, a in enumerate(articles)])
    documents = [read(article, settings.measures) for article in given]
    lexicons = {document.lexicon.language: document.lexicon for document in documents}
    written = min((day for d in documents if (day := d.article.published_day) is not None), default=None)
    frames = [frame for document in sorted(documents, key=lambda d: d.id) for frame in _frames(document, written)]
    frames += derive_shares(frames)
    facts = align(frames, lexicons, settings.weights, settings.similarity)
    exchange = Exchange(
        given=with_inverses(settings.rates), printed=printed_rates(frames), reference=settings.reference_rates
    )
    tolerances = {name: Decimal(str(share)) for name, share in settings.tolerances.items()}
    return report_of(documents, frames, facts, exchange, tolerances)


def _document(given: ArticleLike | str, n: int) -> Document:
    return read(Article(text=given, source="text") if isinstance(given, str) else _article(given, n))


def _article(given: ArticleLike, n: int) -> Article:
    return given if isinstance(given, Article) else article_from_dict(given, f"article {n + 1}")


def _frames(document: Document, written: dt.date | None) -> tuple[Frame, ...]:
    """The claims of one document with what stands around them, and those that follow from them."""
    told = with_contested(document, find_claims(document, find_mentions(document), written))
    return told + derive(told)
