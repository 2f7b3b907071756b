"""Ambiguous forms keep every meaning a careful reader sees, and conflict only with what none of these allows."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import each, rows_of

from discrepancy import Article, Mention, Reading, Verdict, compare, extract

CASES = rows_of("ambiguous")


def _rows(field: str = "text") -> list[Any]:
    """The rows that have a field."""
    return each([row for row in CASES if field in row], lambda row: f"{row.get('language', 'en')}: {row['text']}")


def _article(row: dict[str, Any], source: str, figure: str | None = None) -> Article:
    text = row["text"] if figure is None else row["text"].replace(row["figure"], figure)
    return Article(text, source, published="2024-08-14", language=row.get("language", "en"))


def _mention(row: dict[str, Any]) -> Mention:
    """The first mention that holds a part of the figure of a row."""
    start = row["text"].index(row["figure"])
    return next(mention for mention in extract(_article(row, "a")) if start < mention.end)


def _means(reading: Reading, meaning: str) -> bool:
    """Whether a reading has that value or timex, or is of that money, unit or zone."""
    conditions = [condition.removeprefix("if ") for condition in reading.condition.split(" and ")]
    return meaning in {reading.timex, str(reading.value)} or any(
        condition in {f"it is {meaning}", f"it is the {meaning}"} or condition.endswith(f" is {meaning}")
        for condition in conditions
    )


def _verdicts(row: dict[str, Any], figure: str) -> set[Verdict]:
    return {pair.verdict for pair in compare([_article(row, "a"), _article(row, "b", figure)]).comparisons}


def test_there_are_two_hundred_forms() -> None:
    assert len({(row.get("language"), row["text"], row["figure"]) for row in CASES if "xfail" not in row}) >= 200


@pytest.mark.parametrize("row", _rows())
def test_an_ambiguous_form_keeps_its_meanings(row: dict[str, Any]) -> None:
    readings = _mention(row).readings
    assert len(readings) >= 2
    assert [meaning for meaning in row["readings"] if not any(_means(reading, meaning) for reading in readings)] == []
    assert len({(reading.low, reading.high, reading.timex, reading.condition) for reading in readings}) == len(readings)


@pytest.mark.parametrize("row", _rows("agrees"))
def test_what_fits_one_of_its_meanings_is_no_conflict(row: dict[str, Any]) -> None:
    verdicts = _verdicts(row, row["agrees"])
    assert verdicts
    assert verdicts <= {Verdict.AGREE, Verdict.COMPATIBLE}


@pytest.mark.parametrize("row", _rows("differs"))
def test_what_fits_none_of_its_meanings_is_a_conflict(row: dict[str, Any]) -> None:
    assert Verdict.CONFLICT in _verdicts(row, row["differs"])


@pytest.mark.parametrize("row", [row for row in CASES if "xfail" not in row], ids=lambda row: row["text"])
def test_a_form_does_not_contradict_itself(row: dict[str, Any]) -> None:
    assert compare([_article(row, "a"), _article(row, "b")]).conflicts == ()
