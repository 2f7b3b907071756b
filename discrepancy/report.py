"""The report: what the sources make of each fact, and every way to look at it.

>>> from discrepancy import samples, compare
>>> report = compare(samples.load("interview"))
>>> all(finding.verdict == "conflict" for finding in report.conflicts)
True
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from . import render
from .comparisons import KEPT, Comparisons, check_kept, pairs_by_finding, with_verdict
from .consensus import consensus_of, timeline_of
from .errors import ReportError, shown, typed
from .formats.web_annotations import annotations_of_findings
from .handed import handed_out, report_behind
from .pairs import NO_PAIRS, Pairs
from .records import (
    ArticleSummary,
    Claim,
    Comparison,
    Consensus,
    Finding,
    Moment,
    Note,
    SourceTally,
    Verdict,
    plain,
)
from .restoring import rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from matplotlib.axes import Axes

__all__ = ["SCHEMA", "Report"]

SCHEMA = "discrepancy/report/1"
_HANDED_OUT = frozenset({"findings", "comparisons", "internal"})


class _Backed:
    """What stands behind the findings and comparisons that a report hands out; no field either.

    It is a report of the same records, which know of none: were it the report itself, the two would be a cycle, and
    the reports of a stream would wait for the collector of cycles.
    """

    __slots__ = ("_behind",)
    _behind: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(_Backed):
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
    comparisons: tuple[Comparison, ...] | Comparisons = ()
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
        raise ReportError(f"no claim {shown(id)} in this report; its claims are {_some(c.id for c in self.claims)}")

    def finding(self, id: str) -> Finding:
        """The finding with this id. Raises `ReportError`, with the ids there are, if there is none."""
        for finding in self.findings:
            if finding.id == id:
                return finding
        known = _some(finding.id for finding in self.findings)
        raise ReportError(f"no finding {shown(id)} in this report; its findings are {known}")

    def __post_init__(self) -> None:
        """Check that every id a finding names is there, and every one of a comparison in its finding: `ReportError`."""
        claims = {claim.id for claim in self.claims}
        held = {finding.id: set(finding.claims) for finding in self.findings}
        for finding in (*self.findings, *self.internal):
            if not finding.claims:
                raise ReportError(f"finding {finding.id!r} names no claim; give the ids of those it rests on")
            if missing := set(finding.claims) - claims:
                raise ReportError(
                    f"finding {finding.id!r} names claims that the report lacks: {_some(sorted(missing))}"
                )
        for comparison in self.comparisons if isinstance(self.comparisons, tuple) else ():
            if missing := {comparison.left, comparison.right} - held.get(comparison.finding, set()):
                missing = {comparison.finding} if comparison.finding not in held else missing - claims or missing
                of = f"a comparison of finding {comparison.finding!r}"
                raise ReportError(f"{of} names what the report lacks: {_some(sorted(missing))}")
        self._hand_out()

    def __reduce__(self) -> tuple[Any, ...]:
        # and no __setstate__, which `dataclass(slots=True)` of Python 3.11.0 to 3.11.3 replaces with its own
        return _remade, (type(self), {field.name: getattr(self, field.name) for field in fields(self)})

    def _hand_out(self) -> None:
        """Findings and comparisons of its own, each with a report behind it: theirs may be in another as well."""
        behind = object.__new__(type(self))
        for field in fields(self):
            held = getattr(self, field.name)
            if field.name in _HANDED_OUT and not isinstance(held, Comparisons):
                held = tuple([record if report_behind(record) is None else replace(record) for record in held])
            object.__setattr__(behind, field.name, held)
        object.__setattr__(self, "_behind", behind)
        for name in ("findings", "internal"):
            object.__setattr__(self, name, tuple(handed_out(replace(record), behind) for record in getattr(self, name)))
        object.__delattr__(self, "comparisons")

    if not TYPE_CHECKING:  # to a type checker it would say that a report has attributes of any name

        def __getattr__(self, name: str) -> tuple[Comparison, ...] | Comparisons:
            """The comparisons are handed out when they are first asked for: a report has thousands of them."""
            if name != "comparisons":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            behind = self._behind
            held = behind.comparisons
            if isinstance(held, Comparisons):
                own = held.handed_out_by(behind)
            else:
                own = tuple(handed_out(replace(record), behind) for record in held)
            object.__setattr__(self, name, own)
            return own

    def claims_of(self, finding: Finding | str) -> tuple[Claim, ...]:
        """The claims of a finding, given itself or by its id, in its order. Raises `ReportError` for an unknown id."""
        by_id = {claim.id: claim for claim in self.claims}
        return tuple(by_id[id] for id in self._found(finding).claims)

    def comparisons_of(self, finding: Finding | str) -> tuple[Comparison, ...]:
        """The comparisons that a finding rests on, given itself or by its id. `ReportError` for an unknown id."""
        id = self._found(finding).id
        if isinstance(self.comparisons, Comparisons):
            return self.comparisons.of(id)
        return tuple(c for c in self.comparisons if c.finding == id)

    def consensus(self, finding: Finding | str) -> Consensus:
        """What most independent accounts of a finding support, and which stand apart; no truth is claimed.

        Raises `ReportError` for an unknown id, and for a report that was read back without its comparisons.

        >>> from discrepancy import compare, samples
        >>> quake = compare(samples.load("earthquake"))
        >>> finding = next(f for f in quake.findings if f.measure == "deaths" and f.verdict == "update")
        >>> quake.consensus(finding).supporters
        ('pahad-sandesh', 'valley-record')
        """
        return self._consensus(self._found(finding), self._pairs())

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
        pairs = self._pairs()
        for finding in self.findings:
            told.update({claim.article for claim in self.claims_of(finding)})
            apart.update(self._consensus(finding, pairs).outliers)
        return tuple(
            SourceTally(article=a.id, source=a.source, findings=told[a.id], apart=apart[a.copy_of or a.id])
            for a in self.articles
        )

    def _consensus(self, finding: Finding, pairs: Mapping[str, Pairs]) -> Consensus:
        own = pairs.get(finding.id, NO_PAIRS)
        if not len(own) and len(finding.sources) > 1:  # it rests on one at least
            told = f"the report holds no comparisons of finding {finding.id!r}, by which accounts support each other"
            raise ReportError(f"{told}; write it with comparisons='all'")
        return consensus_of(self.claims_of(finding), own, self._by_id())

    def _pairs(self) -> Mapping[str, Pairs]:
        """What is asked of the comparisons of each finding, by its id, without a walk through all of them."""
        return pairs_by_finding(self._held())

    def _held(self) -> tuple[Comparison, ...] | Comparisons:
        """The comparisons before they are handed out; the report behind another has none behind itself."""
        return getattr(self, "_behind", self).comparisons

    def _found(self, finding: Finding | str) -> Finding:
        return finding if isinstance(finding, Finding) else self.finding(finding)

    def _by_id(self) -> dict[str, ArticleSummary]:
        return {article.id: article for article in self.articles}

    def why(self, finding: Finding | str) -> str:
        """How a finding came about, step by step: spans, how each was read, which level of the ladder decided.

        Text for a reader, not for a program. Raises `ReportError` for an unknown id.
        """
        return render.why(self, self._found(finding))

    def to_dict(self, *, comparisons: str = "all") -> dict[str, Any]:
        """Plain JSON types: schema, articles, claims, findings, comparisons, notes, internal; numbers as decimal text.

        Of the comparisons, of which a fact told by a thousand articles has half a million, `comparisons="conflicts"`
        keeps those that are conflicts, "none" keeps none. Raises `DiscrepancyError` for anything else.

        >>> list(Report().to_dict())
        ['schema', 'articles', 'claims', 'findings', 'comparisons', 'notes', 'internal']
        """
        check_kept(comparisons)
        kept = tuple(with_verdict(self._held(), *KEPT[comparisons]))
        told = ((name, kept if name == "comparisons" else getattr(self, name)) for name in _FIELDS)
        return {"schema": SCHEMA} | {name: plain(value) for name, value in told}

    def to_json(self, *, indent: int | None = None, comparisons: str = "all") -> str:
        """`to_dict()` as JSON text, always valid UTF-8: a lone surrogate of a source text is written as its escape."""
        text = json.dumps(self.to_dict(comparisons=comparisons), ensure_ascii=False, indent=indent)
        if _encodes(text):
            return text
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)

    def to_markdown(self, *, max_findings: int | None = None) -> str:
        """A Markdown table of the findings, by source, with the reasons below it.

        `max_findings` keeps it short, for a prompt or a message: so many of the findings, conflicts first, and a line
        that says how many are left out. Raises `DiscrepancyError` for a number that is none.
        """
        return render.to_markdown(self, max_findings=max_findings)

    def to_html(self) -> str:
        """A whole HTML page: no script, no remote asset, everything escaped."""
        return render.to_html(self)

    def to_web_annotations(self) -> dict[str, Any]:
        """All findings, also those inside one account, as W3C Web Annotations: a JSON-LD collection, plain JSON types.

        Each has the verdict and the explanation as bodies and, as targets, its figures by position and by quotation.
        """
        return annotations_of_findings(self.articles, self.claims, (*self.findings, *self.internal))

    def to_records(self) -> list[render.Row]:
        """One dict per claim in a finding, gravest first: the fact, its verdict, who says what of it, and where.

        `value` (in `unit`), `low` and `high` (in `base_unit`; ISO 8601 text for times and dates) are exact decimals as
        text, `value_float`, `low_float` and `high_float` the same as floats where they are numbers. `subject` and
        `scope` are joined by "; ", `start` and `end` are places in the text. None stands for what is not told.
        """
        return render.to_records(self)

    def to_pandas(self) -> pd.DataFrame:
        """The rows of `to_records` as a `pandas.DataFrame` (extra `pandas`), typed `string`, `int64`, `float64`."""
        return render.to_pandas(self)

    def to_polars(self) -> pl.DataFrame:
        """The rows of `to_records` as a `polars.DataFrame` (extra `polars`), typed `String`, `Int64`, `Float64`."""
        return render.to_polars(self)

    def to_arrow(self) -> pa.Table:
        """The rows of `to_records` as a `pyarrow.Table` (extra `arrow`), typed `string`, `int64`, `double`."""
        return render.to_arrow(self)

    def plot(self, ax: Axes | None = None, *, max_findings: int = 8) -> Axes:
        """The intervals of the gravest findings, each on its own scale, drawn by matplotlib (extra `plot`).

        Gives the `Axes` it drew on: `ax`, or those of a new figure. An open end fades out as far as its words are taken
        to reach; a band stands where most independent accounts do. `finding.plot()` draws one on an axis of its unit.
        """
        return render.plot_report(self, ax, max_findings)

    def _repr_html_(self) -> str:
        return render.to_html_fragment(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """In the shell of IPython the table too, and not a record of all its fields."""
        printer.text(str(self))

    def __str__(self) -> str:
        return render.to_text(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Read back what `to_json` wrote: an equal report, which shows the same in every form.

        Raises `ReportError` when the text is none: cut short, of another schema, without a field that belongs there.

        >>> report = Report()
        >>> Report.from_json(report.to_json()) == report
        True
        """
        try:
            data = json.loads(text)
        except (TypeError, ValueError, RecursionError) as error:
            raise ReportError(f"not JSON: {error}; give the text that Report.to_json() returned") from None
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: Any) -> Report:
        """Read back what `to_dict` gave; keys it does not know are passed over.

        Raises `ReportError`, which names the row and the field, when it is no such report.
        """
        if not isinstance(data, dict):
            raise ReportError(f"got {typed(data)}; give the dict that Report.to_dict() returned")
        if (got := data.get("schema")) != SCHEMA:
            raise ReportError(f"got schema {shown(got)}; this version reads {SCHEMA!r}, as Report.to_dict() gives it")
        report = cls(
            articles=rows(ArticleSummary, data, "articles"),
            claims=rows(Claim, data, "claims"),
            findings=rows(Finding, data, "findings"),
            comparisons=rows(Comparison, data, "comparisons"),
            notes=rows(Note, data, "notes", required=False),
            internal=rows(Finding, data, "internal", required=False),
        )
        if unlisted := {claim.article for claim in report.claims} - set(report._by_id()):
            raise ReportError(f"claims name articles that the report does not list: {_some(sorted(unlisted))}")
        return report


_FIELDS = tuple(field.name for field in fields(Report))


def _remade(cls: type[Report], values: dict[str, Any]) -> Report:
    return cls(**values)


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
