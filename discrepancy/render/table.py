"""The report as a `pandas.DataFrame`; pandas is imported here and only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .facts import account_labels, facts_of
from .figures import printed_figure

if TYPE_CHECKING:
    import pandas as pd

    from ..report import Report

__all__ = ["COLUMNS", "to_pandas"]

COLUMNS = (
    "finding",
    "measure",
    "subject",
    "verdict",
    "severity",
    "reason",
    "source",
    "article",
    "figure",
    "kind",
    "value",
    "unit",
    "low",
    "high",
    "base_unit",
    "modifier",
    "change",
    "scope",
    "as_of",
    "phase",
    "speaker",
    "stance",
    "derivation",
    "start",
    "end",
    "claim",
    "explanation",
)


def to_pandas(report: Report) -> pd.DataFrame:
    """One row per claim in a finding, in the report's order, with the columns of `COLUMNS`.

    `value` (in `unit`), `low` and `high` (in `base_unit`; ISO 8601 text for times and dates) are exact `Decimal`
    objects, so `frame["value"].astype(float)` where floats will do. `subject` and `scope` are joined by "; ".
    Raises `ImportError` when pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas() needs pandas: pip install discrepancy[pandas]") from error
    return pd.DataFrame(_rows(report), columns=list(COLUMNS), dtype=object)


def _rows(report: Report) -> list[dict[str, Any]]:
    sources = account_labels(report) | {article.id: article.source for article in report.articles}
    return [
        {
            "finding": fact.finding.id,
            "measure": fact.finding.measure,
            "subject": "; ".join(fact.finding.subject),
            "verdict": fact.finding.verdict.value,
            "severity": fact.finding.severity.value if fact.finding.severity else None,
            "reason": fact.finding.reason,
            "source": sources[claim.article],
            "article": claim.article,
            "figure": printed_figure(claim),
            "kind": claim.kind.value,
            "value": claim.value,
            "unit": claim.unit,
            "low": claim.low,
            "high": claim.high,
            "base_unit": claim.base_unit,
            "modifier": claim.modifier.value,
            "change": claim.change,
            "scope": "; ".join(claim.scope),
            "as_of": claim.as_of,
            "phase": claim.phase,
            "speaker": claim.speaker,
            "stance": claim.stance,
            "derivation": claim.derivation,
            "start": claim.start,
            "end": claim.end,
            "claim": claim.id,
            "explanation": fact.finding.explanation,
        }
        for fact in facts_of(report)
        for claim in fact.claims
    ]
