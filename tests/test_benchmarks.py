"""The benchmarks say what they take, and measure nothing where that was not given. CI runs each on a small size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from extraction import python_calls

BENCHMARKS = Path(__file__).parent / "benchmarks"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    script, *given = arguments
    command = [sys.executable, str(BENCHMARKS / script), *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", sorted(path.name for path in BENCHMARKS.glob("*.py")))
def test_each_says_what_it_takes(script: str) -> None:
    done = _run(script, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {script}")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("comparison.py", "20", "0"), "got 0; give a whole number from 1"),
        (("import_time.py", "-1"), "error:"),
        (("hostile.py", "0"), "got 0; give a whole number from 1"),
        (("hostile.py", "100", "nonsense"), "got the generator 'nonsense'; give some of"),
        (("grouping.py", "nowhere"), "nowhere: there is no story in it; give a folder of JSON files with articles"),
    ],
)
def test_what_cannot_be_measured_is_refused(arguments: tuple[str, ...], says: str) -> None:
    done = _run(*arguments)
    assert done.returncode != 0
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_calls_of_functions_in_python_are_counted_and_no_others() -> None:
    def twice() -> None:
        len("")
        once()

    def once() -> None:
        abs(-1)

    assert python_calls(twice) == 2
