"""The scorers beside the checkout run through, and what is required of them holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(__file__).parents[2] / "shared"
EVAL, CORPORA = SHARED / "eval", SHARED / "corpora"

pytestmark = pytest.mark.skipif(not EVAL.is_dir(), reason="there is no ../shared beside this checkout")


@cache
def _run(scorer: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(EVAL / scorer), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


def _figures(line: str) -> dict[str, float]:
    return {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", line)}


def test_every_required_pair_of_the_interview_holds() -> None:
    done = _run("score_pairs.py", str(EVAL / "spaces-interview.pairs.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    told = _figures(done.stdout.splitlines()[-1])
    assert told["held"] == told["required"] == 18
    assert told["conflicts_found"] == 2
    assert told["wrong_verdict"] == told["false_alarms"] == 0


@cache
def _mentions() -> dict[str, dict[str, float]]:
    done = _run("score_mentions.py", str(EVAL / "accounts.mentions.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if re.match(r"[a-z]{2}: ", line)]
    return {line[:2]: _figures(line) for line in lines}


def test_english_mentions_are_found_and_typed() -> None:
    english = _mentions()["en"]
    assert english["f1"] >= 93
    assert english["typed_f1"] >= 90
    assert english["modifier"] >= 0.9 * english["nonexact"]


def test_all_seven_hindi_mentions_are_found_and_typed() -> None:
    hindi = _mentions()["hi"]
    assert hindi["typed"] == hindi["gold"] == 7


@pytest.mark.parametrize("corpus", ["ecb", "stories"])
def test_a_corpus_runs_through_without_a_failure(corpus: str) -> None:
    scorer = {"ecb": "score_clusters.py", "stories": "score_stories.py"}[corpus]
    done = _run(scorer, str(CORPORA / corpus))
    assert done.returncode in {0, 1}, "not everything need hold, but the run must end"
    assert "Traceback" not in done.stdout + done.stderr
    if corpus == "ecb":
        assert re.search(r"\b0 failed", done.stdout), done.stdout[-500:]
    else:
        assert re.search(r"^all \(\d+\).* 0$", done.stdout, re.MULTILINE), done.stdout[-500:]


def test_agreeing_pairs_of_the_clusters_are_called_no_conflict() -> None:
    done = _run("score_clusters.py", str(CORPORA / "ecb"))
    assert "agreeing pairs 0, across chains 0" in done.stdout, done.stdout[-500:]
