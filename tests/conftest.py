"""What all tests share: two hypothesis profiles.

"ci", the default, repeats the same cases on every run; `HYPOTHESIS_PROFILE=long` looks further, by hand or at night.
"""

from __future__ import annotations

import importlib.util
import os

import made_reports
import pytest
from hypothesis import HealthCheck, settings

from discrepancy.report import Report

settings.register_profile(
    "ci", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def followers() -> Report:
    return made_reports.followers()


@pytest.fixture
def start_times() -> Report:
    return made_reports.start_times()


_GROUPED = {"discrepancy.grouping", "discrepancy.grouping.group_stories"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The examples in the docstrings of `group_stories` need the extra `group`."""
    if importlib.util.find_spec("datasketch") is None:
        for item in items:
            if isinstance(item, pytest.DoctestItem) and item.name in _GROUPED:
                item.add_marker(pytest.mark.skip(reason="needs datasketch, the extra 'group'"))
