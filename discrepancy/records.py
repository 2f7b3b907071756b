"""The values that travel through the library, all immutable: Article, Mention, Claim, Comparison, Finding.

>>> article = Article(text="Over 40 minutes late.", source="Feature", published="2024-08-13")
>>> article.published
datetime.date(2024, 8, 13)
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import regex

from .errors import ArticleError, SettingsError
from .handed import HandedOut, report_behind

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "Article",
    "ArticleSummary",
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
    "is_counted",
    "plain",
]

Bound: TypeAlias = Decimal | str | None

# Notes of a mention that later stages act on.
DAY_OF_WRITING = "the day is not told: the day of writing stands in"
HALF_OPEN = "a.m. or p.m. is not told"
HALF_BESIDE = "a.m. or p.m. is that of the clock time beside it"
DAY_LAST_TOLD = "the day is not told: the one last told stands in"
ZONE_UNTOLD = "no zone is printed: the source's own"
DAY_UNTOLD = frozenset({DAY_OF_WRITING, DAY_LAST_TOLD})
NEAR_BOUND = "near the figure, on one side of it"
MARK_PASSED = "a mark passed on the way"
VAGUE_REFERENCE = "a vague reference: no time that could be held against another"
SHARE_IN_WORDS = "a share told as a fraction, read as a percentage"
LEVEL_REACHED = "the level that the change reached"
PLAYED = "a minute of play"
PLAYED_IN_LIST = "a minute of play, in a list of players"
SUPPOSED = "rests on figures that are taken for those of one event"
EVENT_UNTOLD = "what happened in that minute is not told beside it"
STILL_SO = "what is still so, and may have been more"
RAISED_SINCE = "told as raised or lowered to it"
SO_FAR = "told as the count so far"
WHOLE_TOLD = "told as a part of a whole whose number stands behind it"


class Kind(StrEnum):
    """What sort of figure a mention is. Kinds are text: `mention.kind == "money"`."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    TIME = "time"
    DATE = "date"
    FREQUENCY = "frequency"
    ORDINAL = "ordinal"
    NUMBER = "number"


class Modifier(StrEnum):
    """How the printed words bound the figure; the names of TIMEX3 MOD where it has one. Modifiers are text."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    EQUAL_OR_MORE = "equal_or_more"
    LESS_THAN = "less_than"
    EQUAL_OR_LESS = "equal_or_less"
    BETWEEN = "between"


class Verdict(StrEnum):
    """What two claims make of each other, mildest first; verdicts are text, and `gravity` orders them.

    >>> max([Verdict.CONFLICT, Verdict.AGREE], key=lambda verdict: verdict.gravity).value
    'conflict'
    """

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    INCOMPARABLE = "incomparable"
    CONFLICT = "conflict"

    @property
    def gravity(self) -> int:
        """0 for `agree` to 4 for `conflict`."""
        return list(Verdict).index(self)


class Severity(StrEnum):
    """How wide the gap of a conflict is: `minor` below a tenth of the larger figure, or below an hour, else `major`.

    It is arithmetic and says nothing of what is at stake.
    """

    MINOR = "minor"
    MAJOR = "major"


# Figures have up to 30 digits and a scale: the thread's own decimal context may be narrower, so it is not used.
EXACT_DIGITS = 60
_EXACT = Context(prec=EXACT_DIGITS)


def is_counted(figure: Mention) -> bool:
    """Whether a figure says how many: a count or a bare number, but no age, which is a length told as a number."""
    return figure.kind is Kind.COUNT or (figure.kind is Kind.NUMBER and figure.base_unit != "second")


def plain(value: object) -> Any:
    """A record, or anything inside one, as plain JSON types: decimals as text without exponent, enums as text."""
    if isinstance(value, _Record):
        return value.to_dict()
    if isinstance(value, Decimal):
        return format(value.normalize(_EXACT), "f") if value else "0"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


class _Record:
    """What all records share: `to_dict()`."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]


_MEASURE_NAME = regex.compile(r"[a-z][a-z0-9_]{0,40}")
_LANGUAGE_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@lru_cache(maxsize=256)
def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(_Record):
    """One account of a story. `text` is never rewritten: all offsets are code point indices into it.

    Attributes:
        text: The words of the account, as they are.
        source: Who tells it.
        id: Its name within a call; the source where none is stated, numbered where that is taken.
        published: Date, datetime or ISO 8601 text; "today" and "last month" are counted from it. Without it they stay
            unplaced.
        language: BCP 47 tag such as `en` or `hi`; detected when None.
        timezone: IANA name such as `America/New_York`: the zone of clock times printed without one.
        title: Shown in the report.
        url: Linked in the report, http and https only.
        story: The name of the story it belongs to; the report's heading.

    Raises `ArticleError` for a field that cannot be used: it names the article, the field, what was got and what would
    do.

    >>> article = Article("Over 40 minutes late.", "Argus", published="2024-08-13", timezone="America/New_York")
    >>> article.published
    datetime.date(2024, 8, 13)
    """

    text: str
    source: str
    id: str | None = None
    published: dt.date | dt.datetime | None = None
    language: str | None = None
    timezone: str | None = None
    title: str | None = None
    url: str | None = None
    story: str | None = None

    def __init__(
        self,
        text: str,
        source: str,
        id: str | None = None,
        published: dt.date | dt.datetime | str | None = None,
        language: str | None = None,
        timezone: str | None = None,
        title: str | None = None,
        url: str | None = None,
        story: str | None = None,
    ) -> None:
        name = str(id if id is not None else source)
        if not isinstance(source, str) or not source.strip():
            raise ArticleError(name, "source", source, "which names no source; give the teller's name as str")
        for field, value in (("id", id), ("title", title), ("url", url), ("story", story)):
            if value is not None and not isinstance(value, str):
                raise ArticleError(name, field, value, f"which is of type {type(value).__name__}; give a str or None")
        if language is not None and (not isinstance(language, str) or not _LANGUAGE_TAG.fullmatch(language)):
            raise ArticleError(
                name, "language", language, "which is no BCP 47 tag; give one such as 'en', 'hi' or 'en-IN', or None"
            )
        if timezone is not None and (not isinstance(timezone, str) or not _is_zone(timezone)):
            raise ArticleError(
                name,
                "timezone",
                timezone,
                "which is no IANA time zone; give a name such as 'Asia/Kolkata' or 'America/New_York', or None",
            )
        put = object.__setattr__
        put(self, "text", _text(name, text))
        put(self, "source", source)
        put(self, "id", id)
        put(self, "published", _published(name, published))
        put(self, "language", language)
        put(self, "timezone", timezone)
        put(self, "title", title)
        put(self, "url", url)
        put(self, "story", story)

    @property
    def published_day(self) -> dt.date | None:
        """The day of `published` in the article's own zone, None when it is not stated.

        >>> Article("…", "Argus", published="2024-08-13T01:30+00:00", timezone="America/New_York").published_day
        datetime.date(2024, 8, 12)
        """
        when = self.published
        if isinstance(when, dt.datetime):
            if when.tzinfo is not None and self.timezone is not None:
                with suppress(OverflowError):  # the first and the last day of the calendar
                    when = when.astimezone(zoneinfo.ZoneInfo(self.timezone))
            return when.date()
        return when

    def _repr_html_(self) -> str:
        from .highlighted import with_figures  # its figures are looked for when a notebook asks, and not before

        return with_figures(self)._repr_html_()


def _text(name: str, text: object) -> str:
    if isinstance(text, str):
        return text
    remedy = f"which is of type {type(text).__name__}; give the article's text as str"
    if isinstance(text, bytes):
        remedy += ", for instance text.decode('utf-8')"
    raise ArticleError(name, "text", text, remedy)


def _published(name: str, value: object) -> dt.date | dt.datetime | None:
    if value is None or isinstance(value, dt.date):
        return value
    remedy = "which is no date; give a date, datetime or ISO 8601 text such as '2024-08-13' or '2024-08-13T20:42-04:00'"
    if isinstance(value, str):
        text = value.strip()
        try:
            if regex.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", text):
                return dt.date.fromisoformat(text)
            return dt.datetime.fromisoformat(text)
        except ValueError:
            pass
    raise ArticleError(name, "published", value, remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(_Record):
    """A measure of your own, or further words for one of the catalogue; `Settings(measures=...)` takes them.

    Attributes:
        name: An English word in small letters (`bookings`). Where the catalogue has a measure of this name, the words
            are added to that one's, and its other fields stay as they are.
        language: Of the words; one of `en`, `hi`, `es`, `fr`, `de`.
        kinds: The kinds of figures it can be, as `Kind` names them.
        counted: Nouns that a figure counts, in the singular: "booking".
        nouns: What names the quantity: "occupancy".
        verbs: What tells of it: "booked".
        grows: Whether it is a running figure, which later reports raise.

    Raises `SettingsError` for what cannot be used.

    >>> Measure(name="bookings", counted=["booking"], verbs=["booked"]).counted
    ('booking',)
    """

    name: str
    language: str = "en"
    kinds: tuple[str, ...] = ("count",)
    counted: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    grows: bool = False

    def __post_init__(self) -> None:
        """Check the fields, and keep lists as tuples."""
        if not isinstance(self.name, str) or not _MEASURE_NAME.fullmatch(self.name):
            raise SettingsError("measures, name", self.name, "give an English word such as 'bookings' or 'hotel_stays'")
        for field in ("kinds", "counted", "nouns", "verbs"):
            words = getattr(self, field)
            listed = isinstance(words, Iterable) and not isinstance(words, str)
            if not listed or not all(isinstance(word, str) and word.strip() for word in words):
                raise SettingsError(f"measures, {self.name}, {field}", words, "give a list of words")
            object.__setattr__(self, field, tuple(words))
        unknown = [kind for kind in self.kinds if kind not in set(Kind)]
        if unknown:
            known = ", ".join(sorted(Kind))
            raise SettingsError(f"measures, {self.name}, kinds", unknown[0], f"give some of {known}")
        if not (self.counted or self.nouns or self.verbs):
            raise SettingsError(f"measures, {self.name}", self.nouns, "give a word in counted, nouns or verbs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(_Record):
    """A stretch of an article's text, by code point indices.

    Attributes:
        start: Index of its first character.
        end: Index after its last.
        text: The characters between.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(_Record):
    """One meaning that an ambiguous figure can have.

    Attributes:
        value: As `Mention.value`, in this reading.
        low: As `Mention.low`.
        high: As `Mention.high`.
        timex: As `Mention.timex`.
        condition: When it holds: "if the day comes first". `to_dict()` calls it `if`.

    >>> from discrepancy import extract
    >>> [mention] = extract("The bridge opened on 03/04/2025.")
    >>> [(reading.timex, reading.condition) for reading in mention.readings]
    [('2025-03-04', 'if the month comes first'), ('2025-04-03', 'if the day comes first')]
    """

    value: Decimal | None = None
    low: Bound = None
    high: Bound = None
    timex: str | None = None
    condition: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; `condition` is printed as `if`."""
        return {
            "value": plain(self.value),
            "low": plain(self.low),
            "high": plain(self.high),
            "timex": self.timex,
            "if": self.condition,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(_Record):
    """A place in a text that states a quantity.

    Attributes:
        article: The id of its article.
        start: Index of its first character in `Article.text`.
        end: Index after its last.
        text: The words as printed: modifier, number, scale and unit, without the noun that is counted.
        kind: What sort of figure it is.
        value: The figure as printed, scale applied, in `unit`; for a range its middle; None for times and dates.
        unit: As printed, canonical: an ISO 4217 code, `percent`, a unit in the singular, the lemma of the counted noun.
        modifier: Over, about, at most.
        change: "up" or "down" where the figure is a rise or a fall.
        low: The least that the words commit the source to, in `base_unit`; None where open. For times and dates ISO
            8601 text, with an offset where the zone is known.
        high: The most, likewise.
        base_unit: `second`, `metre`, `kilogram` ...; the same as `unit` for counts and money.
        timex: The TIMEX3 value of a duration, time, date or frequency: `PT40M`, `2024-07`.
        readings: Every meaning of an ambiguous form, likeliest first; empty for a plain one.
        step: The size of the last printed place, in `base_unit`: 100000 for "88.9 million". None for times and dates.
        notes: How doubts were settled.

    >>> from discrepancy import extract
    >>> [mention] = extract("It began over 40 minutes late.")
    >>> mention.text, str(mention.value), mention.unit, str(mention.low), mention.high, mention.base_unit
    ('over 40 minutes', '40', 'minute', '2400', None, 'second')
    """

    article: str
    start: int
    end: int
    text: str
    kind: Kind
    value: Decimal | None = None
    unit: str | None = None
    modifier: Modifier = Modifier.EXACT
    change: str | None = None
    low: Bound = None
    high: Bound = None
    base_unit: str | None = None
    timex: str | None = None
    readings: tuple[Reading, ...] = ()
    step: Decimal | None = None
    notes: tuple[str, ...] = ()

    def why(self) -> str:
        """How the figure was read, a line a step: place, kind, value, bounds, readings, how doubts were settled.

        >>> from discrepancy import extract
        >>> print(extract("It drew 88.9 million viewers.")[0].why())
        span: "88.9 million" at 8–20 of article text
        read as: kind count, value 88900000 viewer, modifier exact
        commits to: 88850000 … 88950000 viewer
        in words: 88.85–88.95 million viewers
        """
        from .render import why_read  # what a record shows of itself is lent by the stage that shows

        return why_read(self)

    def _repr_html_(self) -> str:
        from .render import mention_card

        return mention_card(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Mention):
    """A mention, or several, with what it says of the story; it has all attributes of its `Mention`.

    Attributes:
        id: Unique within the report: the article's id and the offset.
        measure: What is measured, an English word of the catalogue whatever the article's language (`deaths`,
            `audience`); None where no word tells.
        subject: The names that the figure belongs to.
        scope: The words that narrow it: a platform, a part, an earlier event.
        as_of: The time of which it is told, a TIMEX3 value.
        speaker: Who is quoted for it.
        phase: "scheduled" or "actual" where the text tells.
        stance: "asserted", "denied", "doubted" or "hypothetical".
        sentence: The sentence it stands in.
        evidence: The spans it rests on, one or more.
        derivation: How it follows from them ("20:42 − 20:00"); None for a figure that is printed.

    >>> from discrepancy import compare
    >>> [claim] = compare([Article("Police said 5,000 people marched.", "Argus")]).claims
    >>> claim.id, claim.measure, claim.speaker
    ('Argus:12', 'attendance', 'police')
    """

    id: str
    measure: str | None = None
    subject: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    as_of: str | None = None
    speaker: str | None = None
    phase: str | None = None
    stance: str = "asserted"
    sentence: Span
    evidence: tuple[Span, ...] = ()
    derivation: str | None = None


class _Explained(HandedOut):
    """A record that keeps what writes its sentence; no field either."""

    __slots__ = ("_explain",)
    _explain: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(_Explained, _Record):
    """Two claims of different articles held against each other; `Report.comparisons_of` gives those of a finding.

    A notebook shows one of a report as a card; one that stands alone has no figures to show.

    Attributes:
        finding: The id of the finding it belongs to.
        left: The id of one claim.
        right: The id of the other.
        verdict: What the two make of each other.
        severity: Of a conflict; else None.
        reason: A short code that stays the same from release to release, for filters.
        explanation: One sentence for a reader.
    """

    finding: str
    left: str
    right: str
    verdict: Verdict
    severity: Severity | None = None
    reason: str
    explanation: str

    @classmethod
    def explained_by(cls, explain: Callable[[], str], **told: Any) -> Comparison:
        """A comparison that writes its sentence when it is first read: a report has thousands of them."""
        made = object.__new__(cls)
        for name, value in told.items():
            object.__setattr__(made, name, value)
        object.__setattr__(made, "_explain", explain)
        return made

    def __getattr__(self, name: str) -> str:
        if name != "explanation":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        explanation: str = self._explain()
        object.__setattr__(self, "explanation", explanation)
        return explanation

    def _repr_html_(self) -> str:
        from .render import comparison_card

        return comparison_card(self, report_behind(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(HandedOut, _Record):
    """The claims of two or more sources about one fact; its verdict is the gravest among its comparisons.

    Of a report, a notebook shows it as a card and `plot` draws it; one that stands alone has no figures to show.

    Attributes:
        id: Stands for this fact in this report.
        measure: What is measured; None where no word of the catalogue tells.
        subject: The names that its figures belong to.
        verdict: The gravest among its comparisons.
        severity: Of a conflict; else None.
        claims: Ids of its claims; `Report.claims_of` gives the claims.
        sources: Who tells it.
        reason: The code of the comparison that decided.
        explanation: Its sentence.

    >>> from discrepancy import compare
    >>> report = compare([Article("The flood killed 12 people.", "Argus"), Article("The flood killed 15.", "Post")])
    >>> [(finding.measure, finding.verdict.value, finding.sources) for finding in report.findings]
    [('deaths', 'conflict', ('Argus', 'Post'))]
    """

    id: str
    measure: str | None
    subject: tuple[str, ...] = ()
    verdict: Verdict
    severity: Severity | None = None
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    reason: str
    explanation: str

    def plot(self, ax: Axes | None = None) -> Axes:
        """The intervals of its claims on one scale, drawn by matplotlib (extra `plot`); see `Report.plot`.

        Raises `ReportError` for a finding that no report handed out.
        """
        from .render import plot_finding

        return plot_finding(self, report_behind(self), ax)

    def _repr_html_(self) -> str:
        from .render import finding_card

        return finding_card(self, report_behind(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary(_Record):
    """What a report keeps of an article: everything but its text, and in which language it was read.

    Attributes:
        id: As in `Article`, or as it was numbered.
        source: Who tells it.
        published: ISO 8601 text.
        language: The language it was read in.
        language_given: Whether that was stated rather than detected.
        timezone: As in `Article`.
        title: As in `Article`.
        url: As in `Article`.
        story: As in `Article`.
        characters: The length of its text.
        copy_of: The id of the account that it repeats nearly word for word; else None.
    """

    id: str
    source: str
    published: str | None = None
    language: str
    language_given: bool = False
    timezone: str | None = None
    title: str | None = None
    url: str | None = None
    story: str | None = None
    characters: int = 0
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(_Record):
    """Something the report cut, skipped or left unresolved.

    Attributes:
        code: A short code, for filters.
        text: One sentence for a reader.
        article: The id of the article, or None for the whole call.
        start: Where in its text, if at one place.
        end: Index after the last character of that place.
    """

    code: str
    text: str
    article: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus(_Record):
    """What most independent accounts of a finding support; no truth is claimed. `Report.consensus` gives it.

    Attributes:
        claim: The id of the claim that stands for it.
        low: The least of what its supporters have in common, in `base_unit`; None where open.
        high: The most, likewise.
        base_unit: Of `low` and `high`.
        supporters: Ids of the articles that fit it; a copy stands as the account it repeats.
        outliers: Ids of the articles that contradict it. Those that do neither are in neither.
        independent: How many accounts tell the fact, copies counted once.
    """

    claim: str
    low: Bound = None
    high: Bound = None
    base_unit: str | None = None
    supporters: tuple[str, ...] = ()
    outliers: tuple[str, ...] = ()
    independent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(_Record):
    """One telling of a figure over time; `Report.timeline` gives them in order.

    Attributes:
        when: ISO 8601 text or a TIMEX3 value; None where nothing tells it.
        claim: The id of the claim.
        article: The id of its article.
    """

    when: str | None
    claim: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTally(_Record):
    """How often an account stands apart from what most others support; `Report.sources` has one for each article.

    Attributes:
        article: The id of the article.
        source: Who tells it.
        findings: How many findings it takes part in.
        apart: In how many of them it contradicts what most others support.
    """

    article: str
    source: str
    findings: int = 0
    apart: int = 0
