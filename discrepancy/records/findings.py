"""What a report holds: comparisons, findings, and what it says of accounts and over time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..handed import HandedOut, report_behind
from .figures import Bound
from .kinds import Severity, Verdict
from .plain import Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class _Explained(HandedOut):
    """A record that keeps what writes its sentence; no field either."""

    __slots__ = ("_explain",)
    _explain: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(_Explained, Record):
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
        from ..render import comparison_card

        return comparison_card(self, report_behind(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(HandedOut, Record):
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

    >>> from discrepancy import Article, compare
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
        from ..render import plot_finding

        return plot_finding(self, report_behind(self), ax)

    def _repr_html_(self) -> str:
        from ..render import finding_card

        return finding_card(self, report_behind(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary(Record):
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
class Note(Record):
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
class Consensus(Record):
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
class Moment(Record):
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
class SourceTally(Record):
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
