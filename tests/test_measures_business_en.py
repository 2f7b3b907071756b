"""What figures of money, business, work, science, sport and media measure in English, and what they must not."""

from __future__ import annotations

import pytest
from case_tables import each, rows_of

from discrepancy import Article, compare

CASES = rows_of("measures_business_en")


@pytest.mark.parametrize("row", each(CASES, lambda row: row["label"]))
def test_a_figure_has_its_measure(row: dict[str, str]) -> None:
    at = row["text"].index(row["figure"])
    claims = compare([Article(text=row["text"], source="Argus", language="en")]).claims
    measures = [claim.measure for claim in claims if claim.start <= at < claim.end and claim.derivation is None]
    assert measures, "no claim holds the figure"
    if "never" in row:
        assert row["never"] not in measures
    else:
        assert row["measure"] in measures
