"""What a figure commits to, and how far its words reach, at the ends: below zero, zero, open, on the very edge."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from made_claims import ABOUT, AT_LEAST, MEASURE, MONEY, OVER, PERCENT, RANGE, UNDER, UP_TO, claim, day

from discrepancy import Claim, Kind, Reading
from discrepancy.intervals import (
    bounds_of,
    loose,
    overlap,
    pragmatic,
    readings_of,
    rounds_to,
    size_of,
    softened,
    step_of,
)  # fmt: skip
from discrepancy.records import NEAR_BOUND

D = Decimal
KELVIN: dict[str, Any] = MEASURE | {"unit": "celsius", "base_unit": "kelvin", "measure": "temperature"}
NEAR: dict[str, Any] = {"notes": (NEAR_BOUND,)}


def _ends(*ends: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if end is None else D(end) for end in ends)


@pytest.mark.parametrize(
    ("told", "ends", "size"),
    [
        (claim("40"), ("40", "40"), "40"),
        (claim("40", **OVER), ("40", None), "40"),
        (claim("40", **UNDER), (None, "40"), "40"),
        (claim("50", **RANGE), ("40", "60"), "50"),
        (claim("-40", **UP_TO), (None, "-40"), "-40"),
        (claim(None), (None, None), None),
        # a temperature counts from the ice point
        (claim("5", low=D("278.15"), high=D("278.15"), **KELVIN), ("5", "5"), "5"),
        (claim("5", low=D("278.15"), high=None, **KELVIN), ("5", None), "5"),
        (claim("-5", low=None, high=D("268.15"), **KELVIN), (None, "-5"), "-5"),
        # a date has no number
        (day("2024-08-12"), (None, None), None),
    ],
)
def test_the_ends_of_a_figure_and_its_size(told: Claim, ends: tuple[str | None, str | None], size: str | None) -> None:
    assert bounds_of(told) == _ends(*ends)
    assert size_of(told) == (None if size is None else D(size))


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        # over: the rounder, the farther
        (claim("40", **OVER), "40", "68"),
        (claim("42", **OVER), "42", "56.7"),
        (claim("421", **OVER), "421", "484.15"),
        (claim("4215", **OVER), "4215", "4847.25"),
        (claim("0", **OVER), "0", "0"),
        (claim("-34", **OVER), "-34", D(-34) / D("1.35")),
        # barely over
        (claim("40", **OVER, **NEAR), "40", "48"),
        (claim("42", **OVER, **NEAR), "42", "47.04"),
        (claim("421", **OVER, **NEAR), "421", "442.05"),
        # at least: the count goes on, and more so below twenty
        (claim("12", **AT_LEAST), "12", "48"),
        (claim("19", **AT_LEAST), "19", "76"),
        (claim("20", **AT_LEAST), "20", "44"),
        (claim("40", **AT_LEAST), "40", "88"),
        (claim("-19", **AT_LEAST), "-19", "-4.75"),
        (claim("-22", **AT_LEAST), "-22", "-10"),
        # under, nearly, up to
        (claim("40", **UNDER), "30", "40"),
        (claim("40", **UNDER, **NEAR), "34.8", "40"),
        (claim("-30", **UNDER), "-40", "-30"),
        (claim("40", **UP_TO), "20", "40"),
        (claim("-40", **UP_TO), "-80", "-40"),
        (claim("0", **UP_TO), "0", "0"),
        # both ends told
        (claim("100", **ABOUT), "85", "115"),
        (claim("50", **RANGE), "40", "60"),
        (claim("40"), "40", "40"),
        (claim("-40"), "-40", "-40"),
        # an open end without a figure reaches as far as one of three digits
        (claim(None, low=D(400), high=None, **OVER), "400", "460"),
        (claim(None), None, None),
    ],
)
def test_words_reach_as_far_as_people_mean_them(told: Claim, low: object, high: object) -> None:
    expected = tuple(None if end is None else D(str(end)) for end in (low, high))
    assert pragmatic(told) == expected


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        (("1", "2"), ("2", "3"), True),
        (("1", "2"), ("2.1", "3"), False),
        (("1", None), ("0", "1"), True),
        (("1", None), ("0", "0.9"), False),
        ((None, "1"), ("1", None), True),
        ((None, "1"), ("1.1", None), False),
        ((None, None), ("5", "6"), True),
        ((None, "1"), (None, "-9"), True),
        (("1", None), ("9", None), True),
        (("-3", "-2"), ("-2", "-1"), True),
        (("-3", "-2"), ("-1.9", "-1"), False),
        (("0", "9"), ("4", "5"), True),
    ],
)
def test_two_intervals_meet_where_their_ends_touch(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], meet: bool
) -> None:
    left, right = _ends(*a), _ends(*b)
    assert overlap((left[0], left[1]), (right[0], right[1])) is meet
    assert overlap((right[0], right[1]), (left[0], left[1])) is meet


@pytest.mark.parametrize(
    ("told", "step"),
    [
        # below a thousand only the last nought may be rounding
        (claim("57000"), "1000"),
        (claim("1000"), "1000"),
        (claim("-1000"), "1000"),
        (claim("990"), "1"),
        (claim("900"), "10"),
        (claim("-900"), "10"),
        (claim("999"), "0"),
        (claim("41"), "0"),
        (claim("40"), "1"),
        (claim("0"), "0"),
        (claim("4117"), "1"),
        (claim("57000", **MONEY), "1000"),
        (claim("57000", kind=Kind.NUMBER), "1000"),
        # a printed place is what it is; a share is printed in full
        (claim("57000", step="100"), "100"),
        (claim("88900000", step="100000", **MONEY), "100000"),
        (claim("40", **PERCENT), "1"),
        (claim("400", **MEASURE), "10"),
        (claim("82000", **MEASURE), "1000"),
        (claim("5000", **MEASURE), "300"),
        (claim("6", step="0", **MEASURE), "1"),
        (claim("42.2", step="0.1", **MEASURE), "0.1"),
        (claim("7.5", step="0.1", **PERCENT), "0.1"),
        # a word has no place
        (claim("57000", step="0"), "0"),
        (claim("40", step=None), "0"),
        (claim(None), "0"),
    ],
)
def test_the_place_a_figure_is_rounded_to(told: Claim, step: str) -> None:
    assert step_of(told) == D(step)


@pytest.mark.parametrize(
    ("fine", "coarse", "step", "printed", "expect"),
    [
        # printed to its place: half a place to either side
        ("7.45", "7.5", "0.1", True, True),
        ("7.55", "7.5", "0.1", True, True),
        ("7.56", "7.5", "0.1", True, False),
        ("7.44", "7.5", "0.1", True, False),
        # noughts that may be rounding: a half is rounded up
        ("57499", "57000", "1000", False, True),
        ("57500", "57000", "1000", False, False),
        ("57500", "58000", "1000", False, True),
        ("56500", "57000", "1000", False, True),
        ("-57499", "-57000", "1000", False, True),
        # without a place only the same is the same
        ("40", "40", "0", False, True),
        ("40", "41", "0", True, False),
        ("40", "40", "-1", True, True),
    ],
)
def test_one_figure_is_another_rounded(fine: str, coarse: str, step: str, printed: bool, expect: bool) -> None:
    assert rounds_to(D(fine), D(coarse), D(step), printed=printed) is expect


@pytest.mark.parametrize(
    ("told", "wide", "soft"),
    [
        (claim("57000"), ("56999.5", "57000.5"), ("56500", "57500")),
        (claim("-57000"), ("-57000.5", "-56999.5"), ("-57500", "-56500")),
        (claim("40"), ("39.5", "40.5"), ("39.5", "40.5")),
        (claim("41"), ("40.5", "41.5"), ("41", "41")),
        # what is rounded to a place already is as wide as that
        (claim("7.5", step="0.1", **PERCENT), ("7.45", "7.55"), ("7.45", "7.55")),
        (claim("2.5", step="0"), ("2.5", "2.5"), ("2.5", "2.5")),
        (claim("66", step="0", low=D(12), high=D(120)), ("12", "120"), ("12", "120")),
        # a bound is as it is told, one figure told as a range too
        (claim("57000", **OVER), ("57000", None), ("57000", "76950")),
        (claim("40", **UP_TO), (None, "40"), ("20", "40")),
        (claim("57000", modifier=RANGE["modifier"]), ("56999.5", "57000.5"), ("57000", "57000")),
        (claim("100", **ABOUT), ("85", "115"), ("85", "115")),
        # in another unit a length may lie half its last place away: 5,800 from 5,750 to 5,850, at most three per cent
        (claim("5800", **MEASURE), ("5750", "5850"), ("5750", "5850")),
        (claim("600", **MEASURE), ("582", "618"), ("595", "605")),
        (claim(None), (None, None), (None, None)),
        (claim(None, low=D(4), high=None), (4, None), (4, None)),
        (claim(None, low=None, high=D(4)), (None, 4), (None, 4)),
    ],
)
def test_how_wide_a_figure_is_taken(told: Claim, wide: tuple[Any, Any], soft: tuple[Any, Any]) -> None:
    assert loose(told) == _ends(*wide)
    assert softened(told) == _ends(*soft)


def test_a_figure_may_be_read_in_every_way_that_has_a_number() -> None:
    readings = (
        Reading(value=D(4), low=D(3), high=D(5), condition="if small"),
        Reading(value=D(9), low=D(9), high=None, condition="if open above"),
        Reading(value=D(2), low=None, high=D(2), condition="if open below"),
        Reading(low="2024-08-12T00:00:00", high="2024-08-12T23:59:59", condition="if a day"),
    )
    assert readings_of(replace(claim("40", **OVER), readings=readings)) == [
        ((D(40), D(68)), None),
        ((D(3), D(5)), "if small"),
        ((D(9), None), "if open above"),
        ((None, D(2)), "if open below"),
    ]
