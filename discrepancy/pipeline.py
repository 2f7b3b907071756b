"""The way of the data: read this first.

Article → document (language, tokens, sentences) → mentions → claims → derivation → alignment → judgement → Report.
Every stage is a plain function of immutable values; this module only joins them.

>>> from discrepancy import Article
>>> report = compare([
...     Article(text="The flood killed 12 people.", source="Argus"),
...     Article(text="Officials said 15 people were killed in the flood.", source="Courier"),
... ])
>>> [finding.verdict.value for finding in report.findings]
['conflict']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from .alignment import Fact, align
from .arithmetic import derive_arithmetic
from .articles import number_ids
from .budget import Budget, Deadline, OutOfTime
from .claims import find_claims
from .contested import with_contested
from .derivation import derive
from .document import Document, read
from .errors import DiscrepancyError, LimitExceeded, SettingsError, typed
from .extraction import ArticleLike, extract, extract_many, given_article, reading_budget
from .findings import report_of
from .frames import Frame
from .garbage import without_collection
from .given import listed
from .growth import derive_growth
from .highlighted import Highlighted, with_figures
from .lexicon import catalogue, known_languages, languages
from .limits import Limits, check_limits
from .mentions import find_mentions
from .progress import Progress, check_progress, counting
from .quantity import ARITHMETIC
from .rates import Exchange, Rates, printed_rates, with_inverses
from .reaching import derive_reached
from .records import Article, Measure, Note
from .regular import derive_yearly
from .report import Report
from .shares import derive_shares
from .story import Weights

__all__ = ["Settings", "compare", "extract", "extract_many", "highlight"]


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
        limits: How much a call may be given and may take; what they leave out stands in `report.notes`.

    Raises `SettingsError` for what cannot be used: it names the setting, what was got and what would do.

    >>> from discrepancy import Article
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
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        """Check what was given, and keep numbers as decimals."""
        check_limits(self.limits)
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
            if not _is_finite(share) or not 0 <= share < 1:
                raise SettingsError(f"tolerances, {name}", share, "give a share from 0 to 1, such as 0.05")


def _checked_rates(rates: object) -> dict[tuple[str, str], Decimal]:
    """The rates as decimals; `SettingsError` for what is no rate of two currencies."""
    if not isinstance(rates, Mapping):
        raise SettingsError("rates", rates, "give a dict such as {('EUR', 'USD'): 1.17}")
    checked: dict[tuple[str, str], Decimal] = {}
    for pair, rate in rates.items():
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(code, str) for code in pair)):
            raise SettingsError("rates", pair, "give two currencies for a rate, such as ('EUR', 'USD')")
        if not _is_finite(rate) or not 1 / _MOST < rate < _MOST:
            raise SettingsError(f"rates, {pair}", rate, "give what one unit of the first is in the second, above 0")
        checked[pair] = Decimal(str(rate))
    return checked


def _is_finite(number: object) -> bool:
    """Whether this is a number that can be compared: NaN of `Decimal` raises where it is."""
    return isinstance(number, Decimal | float | int) and not isinstance(number, bool) and Decimal(number).is_finite()


_MOST = Decimal("1e12")  # no currency is worth as much of another; nor is infinity a rate
_SETTINGS = Settings()
_LIMITS = Limits()
_OF_READING = 0.5  # of the time of a comparison: what is read and not compared is of no use
_OF_ONE = 0.1  # of what is left of that, the most that one article of many may take from the others


def highlight(article: ArticleLike | str, *, limits: Limits = _LIMITS) -> Highlighted:
    """An article (or a dict, or plain text) with its figures marked: for a notebook, or `to_html()` for a browser.

    What `limits` leave out stands in its `notes`. Raises `ArticleError` for an article that cannot be used.

    >>> highlight("It drew over 1.2 million listeners.").mentions[0].text
    'over 1.2 million'
    """
    check_limits(limits)
    return with_figures(given_article(article, 0), reading_budget(limits))


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
    limits, deadline = settings.limits, Deadline(settings.limits.max_seconds)
    given = number_ids(_within(limits.max_articles, (given_article(a, n) for n, a in enumerate(listed(articles)))))
    own = settings.similarity is None  # what a function of the caller's leaves behind may be waiting for collection
    with (
        without_collection() if own else nullcontext(),
        localcontext(ARITHMETIC),
        counting(progress, len(given) + 1, " steps") as count,
    ):
        return _told(given, settings, deadline, count)


def _told(given: Sequence[Article], settings: Settings, deadline: Deadline, count: Callable[[], object]) -> Report:
    """What the articles tell, read and compared. All but the report is gone when the collector starts again."""
    reading = deadline.part(_OF_READING)
    written = min((day for article in given if (day := article.published_day) is not None), default=None)
    documents: dict[int, Document] = {}
    frames: list[Frame] = []
    for n in sorted(range(len(given)), key=lambda n: given[n].id or ""):
        share = max(1 / (len(given) - len(documents)), _OF_ONE)
        documents[n] = read(given[n], settings.measures, Budget(settings.limits, reading.part(share)))
        frames += _frames(documents[n], written)
        count()
    report = _compared([documents[n] for n in range(len(given))], frames, settings, deadline)
    count()
    return report


def _compared(documents: Sequence[Document], frames: list[Frame], settings: Settings, deadline: Deadline) -> Report:
    """Claims aligned and judged. Groups that are half made would be wrong ones: out of time, nothing is compared."""
    lexicons = {document.lexicon.language: document.lexicon for document in documents}
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    try:
        frames += derive_shares(frames, deadline) + derive_growth(frames) + derive_yearly(frames)
        frames += derive_reached(frames)
        frames += derive_arithmetic(frames, deadline)
        facts = align(frames, lexicons, settings.weights, settings.similarity, deadline)
    except OutOfTime:
        notes = (Note(code="max_seconds", text="the time was up before the accounts were compared: no facts are told"),)
    exchange = Exchange(
        given=with_inverses(settings.rates), printed=printed_rates(frames), reference=settings.reference_rates
    )
    tolerances = {name: Decimal(str(share)) for name, share in settings.tolerances.items()}
    return report_of(documents, frames, facts, exchange, tolerances, deadline, notes)


def _within(most: int | None, articles: Iterable[Article]) -> Iterator[Article]:
    """The articles, unless they are more than a story may have."""
    for n, article in enumerate(articles):
        if n == most:
            remedy = "give one story at a time, or set Limits(max_articles=…)"
            raise LimitExceeded(f"articles: got more than {most:,}; {remedy}", limit="max_articles")
        yield article


def _frames(document: Document, written: dt.date | None) -> tuple[Frame, ...]:
    """The claims of one document with what stands around them, and those that follow from them."""
    told = with_contested(document, find_claims(document, find_mentions(document), written))
    return told + derive(told)
