"""What all tests share: two hypothesis profiles, and which examples of docstrings need more than the library.

"ci", the default, repeats the same cases on every run; `HYPOTHESIS_PROFILE=long` looks further, by hand or at night.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import made_reports
import pytest
from hypothesis import HealthCheck, settings

from discrepancy.report import Report

settings.register_profile(
    "ci", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# mutmut runs the tests many times in one process
settings.register_profile(
    "mutants", settings.get_profile("ci"), max_examples=15, suppress_health_check=list(HealthCheck)
)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def followers() -> Report:
    return made_reports.followers()


@pytest.fixture
def start_times() -> Report:
    return made_reports.start_times()


PACKAGE = Path(__file__).resolve().parent.parent / "discrepancy"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Examples of what needs an extra are left out without it; tests/test_spark.py runs those over Spark itself."""
    items[:] = [item for item in items if not (isinstance(item, pytest.DoctestItem) and _runs_elsewhere(item.path))]


def _runs_elsewhere(path: Path) -> bool:
    return (
        path == PACKAGE / "spark.py"
        or (path.parent == PACKAGE / "arrow" and find_spec("pyarrow") is None)
        or (path.parent == PACKAGE / "grouping" and find_spec("datasketch") is None)
    )
