"""What a report hands out remembers the report it is of, so that a notebook can show it with its figures.

>>> from discrepancy import compare, samples
>>> finding = compare(samples.load("interview")).conflicts[0]
>>> "over 1.2 million" in finding._repr_html_()
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .report import Report

__all__ = ["HandedOut", "handed_out", "report_behind"]


class HandedOut:
    """A record with a report behind it.

    The report is no field: it plays no part in equality, hash, repr, `to_dict` and pickles, and `dataclasses.replace`
    gives a record without one.
    """

    __slots__ = ("_report",)


T = TypeVar("T", bound=HandedOut)


def handed_out(record: T, report: Report) -> T:
    """The record with the report behind it; it must be one that nobody else holds."""
    object.__setattr__(record, "_report", report)
    return record


def report_behind(record: HandedOut) -> Report | None:
    """The report that handed the record out; None for one that stands alone."""
    return getattr(record, "_report", None)
