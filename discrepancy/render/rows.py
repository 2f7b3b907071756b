"""The findings as rows that each stand alone, for a queue or a stream: one JSON object a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .facts import account_sources

if TYPE_CHECKING:
    from ..report import Report

__all__ = ["finding_rows"]


def finding_rows(report: Report) -> Iterator[dict[str, Any]]:
    """The fields of each finding, in the report's order, and its claims under `told`: `schema("row")` describes them.

    Each claim has a field `source` besides its own: who tells it, as `sources` of the finding does.
    """
    sources = account_sources(report)
    for finding in report.findings:
        told = [{"source": sources[claim.article], **claim.to_dict()} for claim in report.claims_of(finding)]
        yield finding.to_dict() | {"told": told}
