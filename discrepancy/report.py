"""The report: what the sources make of each fact, and every way to look at it.

>>> from discrepancy import samples, compare
>>> report = compare(samples.load("interview"))
>>> all(finding.verdict == "conflict" for finding in report.conflicts)
True
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from . import render
from .consensus import consensus_of, timeline_of
from .errors import ReportError
from .records import (
    ArticleSummary,
    Claim,
    Comparison,
    Consensus,
    Finding,
    Kind,
    Modifier,
    Moment,
    Note,
    Reading,
    Severity,
    SourceTally,
    Span,
    Verdict,
    plain,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SCHEMA", "Report"]

SCHEMA = "discrepancy/report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Findings about one story, gravest first. `print` shows a table, a notebook shows HTML.

    Attributes:
        articles: What was compared, without the texts.
        claims: Every claim of every article, compared or not.
        findings: The facts that two or more sources tell, gravest first.
        comparisons: The pairs of claims that the findings rest on.
        notes: What was cut, skipped or left unresolved, and why.
        internal: Findings of their own kind: arithmetic inside one account that does not add up.

    >>> from discrepancy import compare
    >>> report = compare([
    ...     {"source": "Argus", "text": "The flood killed 12 people."},
    ...     {"source": "Post", "text": "Fifteen people were killed in the flood."},
    ... ])
    >>> print(report.conflicts[0].explanation)
    Argus says “12”, Post says “Fifteen”: they differ by 3.
    """

    articles: tuple[ArticleSummary, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    notes: tuple[Note, ...] = ()
    internal: tuple[Finding, ...] = ()

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings that cannot all be true as an ordinary reader takes them."""
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.CONFLICT)

    def claim(self, id: str) -> Claim:
        """The claim with this id. Raises `ReportError`, with the ids there are, if there is none."""
        for claim in self.claims:
            if claim.id == id:
                return claim
        raise ReportError(f"no claim {id!r} in this report; its claims are {_some(c.id for c in self.claims)}")

    def finding(self, id: str) -> Finding:
        """The finding with this id. Raises `ReportError`, with the ids there are, if there is none."""
        for finding in self.findings:
            if finding.id == id:
                return finding
        raise ReportError(f"no finding {id!r} in this report; its findings are {_some(f.id for f in self.findings)}")

    def __post_init__(self) -> None:
        """Check that every id a finding or comparison names is there. Raises `ReportError`."""
        claims = {claim.id for claim in self.claims}
        findings = {finding.id for finding in self.findings}
        for finding in self.findings:
            if missing := set(finding.claims) - claims:
                raise ReportError(
                    f"finding {finding.id!r} names claims that the report lacks: {_some(sorted(missing))}"
                )
        for comparison in self.comparisons:
            if comparison.finding not in findings or not {comparison.left, comparison.right} <= claims:
                raise ReportError(f"a comparison of finding {comparison.finding!r} names what the report lacks")

    def claims_of(self, finding: Finding | str) -> tuple[Claim, ...]:
        """The claims of a finding, given itself or by its id, in its order. Raises `ReportError` for an unknown id."""
        if isinstance(finding, str):
            finding = self.finding(finding)
        by_id = {claim.id: claim for claim in self.claims}
        return tuple(by_id[id] for id in finding.claims)

    def comparisons_of(self, finding: Finding | str) -> tuple[Comparison, ...]:
        """The comparisons that a finding, given itself or by its id, rests on."""
        id = finding if isinstance(finding, str) else finding.id
        return tuple(c for c in self.comparisons if c.finding == id)

    def consensus(self, finding: Finding | str) -> Consensus:
        """What most independent accounts of a finding support, and which stand apart; no truth is claimed.

        Raises `ReportError` for an unknown id.

        >>> from discrepancy import compare, samples
        >>> quake = compare(samples.load("earthquake"))
        >>> finding = next(f for f in quake.findings if f.measure == "deaths" and f.verdict == "update")
        >>> quake.consensus(finding).supporters
        ('pahad-sandesh', 'valley-record')
        """
        return consensus_of(self.claims_of(finding), self.comparisons_of(finding), self._by_id())

    def timeline(self, finding: Finding | str) -> tuple[Moment, ...]:
        """The figures of a finding over time, the earliest first. Raises `ReportError` for an unknown id.

        >>> from discrepancy import compare
        >>> report = compare([
        ...     {"source": "Argus", "published": "2025-05-02", "text": "The quake killed 120 people."},
        ...     {"source": "Post", "published": "2025-05-03", "text": "The quake killed 164 people."},
        ... ])
        >>> [(moment.when, report.claim(moment.claim).text) for moment in report.timeline(report.findings[0])]
        [('2025-05-02', '120'), ('2025-05-03', '164')]
        """
        return timeline_of(self.claims_of(finding), self._by_id())

    @property
    def sources(self) -> tuple[SourceTally, ...]:
        """How often each account stands apart from what most others support, in the order of the articles."""
        told: Counter[str] = Counter()
        apart: Counter[str] = Counter()
        for finding in self.findings:
            told.update({claim.article for claim in self.claims_of(finding)})
            apart.update(self.consensus(finding).outliers)
        return tuple(
            SourceTally(article=a.id, source=a.source, findings=told[a.id], apart=apart[a.copy_of or a.id])
            for a in self.articles
        )

    def _by_id(self) -> dict[str, ArticleSummary]:
        return {article.id: article for article in self.articles}

    def why(self, finding: Finding | str) -> str:
        """How a finding came about, step by step: spans, how each was read, which level of the ladder decided.

        Text for a reader, not for a program. Raises `ReportError` for an unknown id.
        """
        if isinstance(finding, str):
            finding = self.finding(finding)
        return render.why(self, finding)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types: schema, articles, claims, findings, comparisons, notes, internal; numbers as decimal text.

        >>> list(Report().to_dict())
        ['schema', 'articles', 'claims', 'findings', 'comparisons', 'notes', 'internal']
        """
        return {"schema": SCHEMA} | {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text, always valid UTF-8: a lone surrogate of a source text is written as its escape."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        if _encodes(text):
            return text
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)

    def to_markdown(self) -> str:
        """A Markdown table of the findings with the reasons below it."""
        return render.to_markdown(self)

    def to_html(self) -> str:
        """A whole HTML page: no script, no remote asset, everything escaped."""
        return render.to_html(self)

    def to_pandas(self) -> pd.DataFrame:
        """One row per claim in a finding, as a `pandas.DataFrame` (extra `pandas`)."""
        return render.to_pandas(self)

    def _repr_html_(self) -> str:
        return render.to_html_fragment(self)

    def __str__(self) -> str:
        return render.to_text(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Read back what `to_json` wrote. Raises `ReportError` when the text is no such report.

        >>> report = Report()
        >>> Report.from_json(report.to_json()) == report
        True
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ReportError(f"not JSON: {error}; give the text that Report.to_json() returned") from None
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: Any) -> Report:
        """Read back what `to_dict` gave. Raises `ReportError` when it is no such report."""
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            got = data.get("schema") if isinstance(data, dict) else type(data).__name__
            raise ReportError(f"got schema {got!r}; this version reads {SCHEMA!r}")
        try:
            return cls(
                articles=tuple(_read(ArticleSummary, row) for row in data["articles"]),
                claims=tuple(_read(Claim, row) for row in data["claims"]),
                findings=tuple(_read(Finding, row) for row in data["findings"]),
                comparisons=tuple(_read(Comparison, row) for row in data["comparisons"]),
                notes=tuple(_read(Note, row) for row in data.get("notes", ())),
                internal=tuple(_read(Finding, row) for row in data.get("internal", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            raise ReportError(f"a row of the report cannot be read: {type(error).__name__}: {error}") from None


def _some(names: Any, limit: int = 5) -> str:
    names = list(names)
    shown = ", ".join(map(repr, names[:limit])) or "none"
    return shown + (f" … ({len(names)} in all)" if len(names) > limit else "")


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


T = TypeVar("T")


def _read(record: type[T], row: dict[str, Any]) -> T:
    """A record from its dict; unknown keys are left out, so that newer reports of the same schema can be read."""
    known = {field.name for field in fields(record)}  # type: ignore[arg-type]
    timed = row.get("kind") in {Kind.TIME, Kind.DATE}
    return record(**{key: _value(key, value, timed) for key, value in row.items() if key in known})


def _value(key: str, value: Any, timed: bool) -> Any:
    if value is None:
        return None
    match key:
        case "kind":
            return Kind(value)
        case "modifier":
            return Modifier(value)
        case "verdict":
            return Verdict(value)
        case "severity":
            return Severity(value)
        case "value" | "step":
            return Decimal(value)
        case "low" | "high":
            return value if timed else Decimal(value)
        case "sentence":
            return Span(**value)
        case "evidence":
            return tuple(Span(**row) for row in value)
        case "readings":
            return tuple(_reading(row, timed) for row in value)
    return tuple(value) if isinstance(value, list) else value


def _reading(row: dict[str, Any], timed: bool) -> Reading:
    row = {("condition" if key == "if" else key): _value(key, item, timed) for key, item in row.items()}
    return Reading(**row)
