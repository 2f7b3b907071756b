"""The id of a finding follows from the articles alone: not from their order, not from the run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy import Article, Report, compare, samples

# Two of one source, none with an id of its own: their names must not hang on who comes first.
UNNAMED = (
    Article(text="The flood killed 12 people and cost $1.2 billion.", source="Argus", published="2025-05-02"),
    Article(text="The flood killed 15 people, police said.", source="Argus", published="2025-05-03"),
    Article(text="Officials said 19 people were killed in the flood, which cost $3 billion.", source="Post"),
)
STORIES = {name: samples.load(name) for name in samples.names()} | {"unnamed": UNNAMED}

# Prints what a story makes in one order, in a fresh interpreter.
SCRIPT = """
import sys
import test_finding_ids as here
print(sorted(here.told(here.compare(here.STORIES[sys.argv[1]][:: int(sys.argv[2])]))))
"""


def told(report: Report) -> set[tuple[str, str, str]]:
    """Each finding by its id, with what must go with it."""
    return {(finding.id, finding.reason, finding.explanation) for finding in (*report.findings, *report.internal)}


@pytest.mark.parametrize("story", STORIES)
@settings(max_examples=10)
@given(st.data())
def test_any_order_of_the_articles_gives_the_same_ids(story: str, data: st.DataObject) -> None:
    articles = STORIES[story]
    report = compare(articles)
    assert report.findings
    assert told(compare(data.draw(st.permutations(articles)))) == told(report)


@pytest.mark.parametrize("story", STORIES)
def test_every_run_gives_the_same_ids_whatever_the_seed_of_hashes(story: str) -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, story, step],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, step in (("0", "1"), ("1", "-1"), ("4711", "1"))
    }
    assert len(runs) == 1


@pytest.mark.parametrize("story", STORIES)
def test_no_two_findings_share_an_id(story: str) -> None:
    report = compare(STORIES[story])
    ids = [finding.id for finding in (*report.findings, *report.internal)]
    assert len(set(ids)) == len(ids)


def test_another_figure_makes_another_id() -> None:
    before, after = (
        compare([Article(text=text, source="Argus"), UNNAMED[2]]).findings[0].id
        for text in ("The flood killed 12 people.", "A great flood killed 12 people.")
    )
    assert before != after
