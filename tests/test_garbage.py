"""The collector of cycles: paused in a comparison, and afterwards as it was."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator

import pytest

import discrepancy as dx
from discrepancy import samples
from discrepancy.garbage import without_collection

STORY = samples.load("interview")


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    assert gc.isenabled()
    yield
    gc.enable()


def _seen(settings: dx.Settings = dx.Settings()) -> set[bool]:  # noqa: B008 - it is immutable
    """Whether the collector was on, as a comparison goes on."""
    seen = set()
    dx.compare(STORY, settings, progress=lambda done, total: seen.add(gc.isenabled()))
    return seen


def test_it_is_paused_in_a_comparison_alone() -> None:
    assert _seen() == {False}
    assert gc.isenabled()


def test_it_stays_off_where_the_caller_has_switched_it_off() -> None:
    gc.disable()
    assert _seen() == {False}
    assert not gc.isenabled()


def test_it_works_on_beside_a_function_of_the_caller() -> None:
    assert _seen(dx.Settings(similarity=lambda a, b: float(a == b))) == {True}


def test_an_error_starts_it_again() -> None:
    def broken(done: int, total: int | None) -> None:
        raise ValueError("full")

    with pytest.raises(ValueError, match="full"):
        dx.compare(STORY, progress=broken)
    assert gc.isenabled()


def test_of_two_threads_the_one_that_paused_it_starts_it_again() -> None:
    paused, done = threading.Event(), threading.Event()

    def first() -> None:
        with without_collection():
            paused.set()
            done.wait(10)

    other = threading.Thread(target=first)
    other.start()
    assert paused.wait(10)
    with without_collection():
        assert not gc.isenabled()
    assert not gc.isenabled()
    done.set()
    other.join()
    assert gc.isenabled()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_has_it_on() -> None:
    with without_collection():
        child = os.fork()
        if child == 0:
            os._exit(0 if gc.isenabled() else 1)
        assert not gc.isenabled()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_comparison_leaves_no_cycle_nor_does_its_report() -> None:
    """Else the reports of a stream would pile up, as the collector hardly comes to its turn."""
    _used(dx.compare(STORY))  # what is loaded once
    gc.collect()
    gc.disable()
    report = dx.compare(STORY)
    assert gc.collect() == 0
    _used(report)
    del report
    assert gc.collect() == 0


def _used(report: dx.Report) -> None:
    assert report.conflicts[0]._repr_html_()
    assert [comparison.explanation for comparison in report.comparisons]
    assert dx.Report.from_json(report.to_json()) == report
