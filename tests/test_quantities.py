"""Quantities in sentences: every form reads as the case table says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from case_tables import each, rows_of

from discrepancy import Article, Mention, extract

CASES = rows_of("quantities")
NUMBERS = frozenset({"value", "low", "high"})


def _has(mention: Mention, field: str, wanted: Any) -> bool:
    found = getattr(mention, field)
    if field in NUMBERS:
        return isinstance(found, Decimal) and bool(abs(found - Decimal(wanted)) <= abs(found) * Decimal("1e-9"))
    if field == "readings":
        return bool(len(found) == wanted)
    return bool(found == wanted)


def _fits(mention: Mention, row: dict[str, Any]) -> bool:
    return all(_has(mention, field, wanted) for field, wanted in row.items())


@pytest.mark.parametrize("case", each(CASES, lambda case: case["label"]))
def test_a_form_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    mentions = list(extract(Article(text=case["text"], source="case", language=case.get("language", "en"))))
    told = [(m.text, m.kind.value, str(m.value), m.unit, m.modifier.value, m.change) for m in mentions]
    for mention in mentions:
        assert case["text"][mention.start : mention.end] == mention.text
        assert mention.text not in case.get("never", ()), told
    rest = mentions
    for row in case["expect"]:
        found = next((m for m in rest if _fits(m, row)), None)
        assert found is not None, (row, told)
        rest = [m for m in rest if m is not found]
    if not case.get("also"):
        assert not rest, told
