"""What is read: the place of a figure, what it means, and what it says of the story."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from .kinds import COUNT, NUMBER, Kind, Modifier
from .plain import Record, plain

Bound: TypeAlias = Decimal | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
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
class Reading(Record):
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
class Mention(Record):
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
        from ..render import why_read  # what a record shows of itself is lent by the stage that shows

        return why_read(self)

    def _repr_html_(self) -> str:
        from ..render import mention_card

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

    >>> from discrepancy import Article, compare
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


def is_counted(figure: Mention) -> bool:
    """Whether a figure says how many: a count or a bare number, but no age, which is a length told as a number."""
    return figure.kind is COUNT or (figure.kind is NUMBER and figure.base_unit != "second")
