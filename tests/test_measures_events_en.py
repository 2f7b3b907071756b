"""Measures of public events in English: what reporters of different desks say, and words that mean something else."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import rows_of

from discrepancy import Article, compare

_DAY = "2026-05-05T12:00:00+00:00"
_CASES = rows_of("measures_events_en")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['text']} [{case['figure']}]")
def test_what_a_figure_of_an_event_measures(case: dict[str, Any]) -> None:
    start = case["text"].index(case["figure"])
    end = start + len(case["figure"])
    report = compare([Article(text=case["text"], source="A", published=_DAY, language="en")])
    claims = [claim for claim in report.claims if claim.derivation is None]
    told = [c.measure for c in claims if any(e.start < end and start < e.end for e in c.evidence)]
    if "never" in case:
        assert case["never"] not in told
    else:
        assert case["measure"] in told
