"""What figures of money, business, work, science, sport and media measure in English, and what they must not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from discrepancy import Article, compare

CASES: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "measures_business_en.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["label"]) for row in CASES])
def test_a_figure_has_its_measure(row: dict[str, str]) -> None:
    at = row["text"].index(row["figure"])
    claims = compare([Article(text=row["text"], source="Argus", language="en")]).claims
    measures = [claim.measure for claim in claims if claim.start <= at < claim.end and claim.derivation is None]
    assert measures, "no claim holds the figure"
    if "never" in row:
        assert row["never"] not in measures
    else:
        assert row["measure"] in measures
