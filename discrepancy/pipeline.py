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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from .alignment import align
from .articles import article_from_dict, number_ids
from .claims import find_claims
from .contested import with_contested
from .derivation import derive
from .document import Document, read
from .errors import DiscrepancyError, SettingsError, typed
from .findings import report_of
from .frames import Frame
from .growth import derive_growth
from .highlighted import Highlighted, with_figures
from .lexicon import catalogue, known_languages, languages
from .mentions import find_mentions
from .progress import Progress, check_progress, counting
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
        """Check what was given, and keep numbers as decimals."""
        if not isinstance(self.weights, Weights):
            raise SettingsError("weights", self.weights, "give a discrepancy.Weights")
        if self.similarity is not None and not callable(self.similarity):
            raise SettingsError("similarity", self.similarity, "give a function of two sentences, or None")
        object.__setattr__(self, "rates", _checked_rates(self.rates))
        given: object = self.measures
        if not isinstance(given, list | tuple) or not all(isinstance(measure, Measure) for measure in given):
            raise SettingsError("measures", self.measures, "give a list of discrepancy.Measure")
        object.__setattr__(self, "measures", tuple(self.measures))
        for measure in self.measures:
            if measure.language not in known_languages():
                raise SettingsError(
                    f"measures, {measure.name}, language", measure.language, f"give one of {', '.join(languages())}"
                )
        shares: object = self.tolerances
        if not isinstance(shares, Mapping):
            raise SettingsError("tolerances", shares, "give a dict such as {'deaths': 0.05}")
        for name, share in self.tolerances.items():
            if name not in catalogue() and name not in {measure.name for measure in self.measures}:
                raise SettingsError("tolerances", name, "give the name of a measure, such as 'deaths' or 'audience'")
            if isinstance(share, bool) or not isinstance(share, Decimal | float | int) or not 0 <= share < 1:
                raise SettingsError(f"tolerances, {name}", share, "give a share from 0 to 1, such as 0.05")


def _checked_rates(rates: object) -> dict[tuple[str, str], Decimal]:
    """The rates as decimals; `SettingsError` for what is no rate of two currencies."""
    if not isinstance(rates, Mapping):
        raise SettingsError("rates", rates, "give a dict such as {('EUR', 'USD'): 1.17}")
    checked: dict[tuple[str, str], Decimal] = {}
    for pair, rate in rates.items():
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(code, str) for code in pair)):
            raise SettingsError("rates", pair, "give two currencies for a rate, such as ('EUR', 'USD')")
        if isinstance(rate, bool) or not isinstance(rate, Decimal | float | int) or not 0 < rate < _MOST:
            raise SettingsError(f"rates, {pair}", rate, "give what one unit of the first is in the second, above 0")
        checked[pair] = Decimal(str(rate))
    return checked


_MOST = Decimal("1e12")  # no currency is worth as much of another; nor is infinity a rate
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
    progress: Progress = False,
) -> Iterator[tuple[Mention, ...]]:
    """The figures of one article or text after another, in order, as they are asked for; nothing is kept.

    An article that cannot be used raises `ArticleError`, or with `on_error="skip"` gives no figures, so that results
    and articles stay in step, and is handed as an error to `on_skip`. `progress` is a function that gets (done, total)
    after each article, total being None for what has no length, or True for a bar of tqdm (extra `progress`).

    >>> [len(mentions) for mentions in extract_many(["12 died.", "Nobody came.", "3 of 40 left."])]
    [1, 1, 2]
    """
    if on_error not in ("raise", "skip"):
        raise DiscrepancyError(f"on_error: got {on_error!r}; give 'raise' or 'skip'")
    check_progress(progress)
    return _extracted(_listed(articles), on_error == "skip", on_skip, progress)


def _extracted(
    articles: Iterable[ArticleLike | str],
    skipping: bool,
    on_skip: Callable[[DiscrepancyError], None] | None,
    progress: Progress,
) -> Iterator[tuple[Mention, ...]]:
    with counting(progress, len(articles) if isinstance(articles, Sized) else None, " articles") as count:
        for n, given in enumerate(articles):
            try:
                found = find_mentions(_document(given, n))
            except DiscrepancyError as error:
                if not skipping:
                    raise
                if on_skip is not None:
                    on_skip(error)
                found = ()
            count()
            yield found


def highlight(article: ArticleLike | str) -> Highlighted:
    """An article (or a dict, or plain text) with its figures marked: for a notebook, or `to_html()` for a browser.

    Raises `ArticleError` for an article that cannot be used.

    >>> highlight("It drew over 1.2 million listeners.").mentions[0].text
    'over 1.2 million'
    """
    return with_figures(_given(article, 0))


def compare(articles: Iterable[ArticleLike], settings: Settings = _SETTINGS, *, progress: Progress = False) -> Report:
    """What the sources make of each fact that two or more of them tell. The order of the articles changes nothing.

    `articles` are Articles or dicts with the same fields, of any number and in any mix of languages; they should tell
    one story. `progress` is a function that gets (done, total) as each article is read and at last as all are compared,
    total being one more than the articles; or True for a bar of tqdm, where it is installed (extra `progress`).

    Raises `ArticleError` for one that cannot be used, naming it, the field, what was got and what would do.

    >>> report = compare([
    ...     {"source": "Argus", "text": "The march drew over 5,000 people."},
    ...     {"source": "Post", "text": "The march drew 5,400 people."},
    ... ])
    >>> print(report.findings[0].explanation)
    Argus says “over 5,000”, Post says “5,400”: the bound leaves room for the other figure.
    """
    if not isinstance(settings, Settings):
        raise DiscrepancyError(f"settings: got {typed(settings)}; give a discrepancy.Settings")
    check_progress(progress)
    given = number_ids([_article(a, n) for n, a in enumerate(_listed(articles))])
    with counting(progress, len(given) + 1, " steps") as count:
        documents = [read(article, settings.measures) for article in given]
        lexicons = {document.lexicon.language: document.lexicon for document in documents}
        written = min((day for d in documents if (day := d.article.published_day) is not None), default=None)
        frames: list[Frame] = []
        for document in sorted(documents, key=lambda d: d.id):
            frames += _frames(document, written)
            count()
        frames += derive_shares(frames) + derive_growth(frames)
        facts = align(frames, lexicons, settings.weights, settings.similarity)
        exchange = Exchange(
            given=with_inverses(settings.rates), printed=printed_rates(frames), reference=settings.reference_rates
        )
        tolerances = {name: Decimal(str(share)) for name, share in settings.tolerances.items()}
        report = report_of(documents, frames, facts, exchange, tolerances)
        count()
    return report


def _document(given: ArticleLike | str, n: int) -> Document:
    return read(_given(given, n))


def _given(given: ArticleLike | str, n: int) -> Article:
    return Article(text=given, source="text") if isinstance(given, str) else _article(given, n)


def _listed(articles: Iterable[Any]) -> Iterable[Any]:
    """The articles, unless they are one thing that would fall into its letters or keys."""
    given: object = articles
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise DiscrepancyError(
            f"articles: got {typed(given)}; give a list of articles, as read_articles(path) returns it"
        )
    return articles


def _article(given: ArticleLike, n: int) -> Article:
    return given if isinstance(given, Article) else article_from_dict(given, f"article {n + 1}")


def _frames(document: Document, written: dt.date | None) -> tuple[Frame, ...]:
    """The claims of one document with what stands around them, and those that follow from them."""
    told = with_contested(document, find_claims(document, find_mentions(document), written))
    return told + derive(told)
