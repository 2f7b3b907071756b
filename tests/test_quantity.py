"""Bounds of every modifier, at, above and below zero; conversion to base units; places and digits of a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import ABOUT, MEASURE, OVER, claim, day

from discrepancy import Article, Claim, Kind, Modifier, extract, lexicon
from discrepancy.lexicon import Unit
from discrepancy.quantity import (
    are_swapped,
    bounds,
    conversion_room,
    is_vague,
    printed_step,
    significant_digits,
    to_base,
)

D = Decimal


@pytest.mark.parametrize(
    ("value", "step", "modifier", "low", "high"),
    [
        # a whole number printed in full is exact
        ("40", "1", "exact", "40", "40"),
        ("0", "1", "exact", "0", "0"),
        ("-40", "1", "exact", "-40", "-40"),
        ("57000", "1", "exact", "57000", "57000"),
        # one with a scale or decimals is rounded to its last place
        ("88900000", "100000", "exact", "88850000", "88950000"),
        ("7.5", "0.1", "exact", "7.45", "7.55"),
        ("-7.5", "0.1", "exact", "-7.55", "-7.45"),
        ("0.0", "0.1", "exact", "-0.05", "0.05"),
        ("2.5", "0", "exact", "2.5", "2.5"),
        # a bound is open on one side
        ("40", "1", "more_than", "40", None),
        ("0", "1", "more_than", "0", None),
        ("-5", "1", "more_than", "-5", None),
        ("40", "1", "equal_or_more", "40", None),
        ("-5", "1", "equal_or_more", "-5", None),
        ("40", "1", "less_than", None, "40"),
        ("0", "1", "less_than", None, "0"),
        ("-5", "1", "less_than", None, "-5"),
        ("40", "1", "equal_or_less", None, "40"),
        ("-5", "1", "equal_or_less", None, "-5"),
        # about: the rounder the number, the wider
        ("100", "1", "approx", "85", "115"),
        ("120", "1", "approx", "112.8", "127.2"),
        ("123", "1", "approx", "121.155", "124.845"),
        ("1234", "1", "approx", "1215.49", "1252.51"),
        ("-100", "1", "approx", "-115", "-85"),
        ("3", "1", "approx", "2.5", "3.5"),
        ("0", "1", "approx", "-0.5", "0.5"),
        ("50", "1", "between", "50", "50"),
    ],
)
def test_the_bounds_of_a_figure(value: str, step: str, modifier: str, low: str | None, high: str | None) -> None:
    assert bounds(D(value), step=D(step), modifier=Modifier(modifier)) == (
        None if low is None else D(low),
        None if high is None else D(high),
    )


FIGURES = st.decimals(-(10**12), 10**12, places=3)
STEPS = st.sampled_from([D(0), D("0.001"), D("0.1"), D(1), D(1000), D(1000000)])


@given(FIGURES, STEPS, st.sampled_from(list(Modifier)))
def test_the_bounds_of_a_figure_hold_it(value: Decimal, step: Decimal, modifier: Modifier) -> None:
    low, high = bounds(value, step=step, modifier=modifier)
    assert low is None or low <= value
    assert high is None or value <= high
    assert not (low is None and high is None)


@given(FIGURES, STEPS)
def test_the_bounds_of_a_figure_and_its_opposite_mirror_each_other(value: Decimal, step: Decimal) -> None:
    mirrored = {Modifier.MORE_THAN: Modifier.LESS_THAN, Modifier.EQUAL_OR_MORE: Modifier.EQUAL_OR_LESS}
    pairs = mirrored | {there: here for here, there in mirrored.items()}
    for modifier in Modifier:
        low, high = bounds(value, step=step, modifier=modifier)
        low_too, high_too = bounds(-value, step=step, modifier=pairs.get(modifier, modifier))
        assert (low, high) == (None if high_too is None else -high_too, None if low_too is None else -low_too)


@given(FIGURES, STEPS)
def test_about_a_figure_is_no_narrower_than_the_figure(value: Decimal, step: Decimal) -> None:
    low, high = bounds(value, step=step, modifier=Modifier.EXACT)
    wide_low, wide_high = bounds(value, step=step, modifier=Modifier.APPROX)
    assert low is not None
    assert high is not None
    assert wide_low is not None
    assert wide_high is not None
    assert wide_low <= low <= high <= wide_high


# --- places and digits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("0", 1),
        ("0.0", 1),
        ("-0", 1),
        ("5", 1),
        ("-5", 1),
        ("57000", 2),
        ("5.70", 2),
        ("0.005", 1),
        ("1482", 4),
        ("1E+6", 1),
    ],
)
def test_digits_that_carry_the_value(value: str, digits: int) -> None:
    assert significant_digits(D(value)) == digits


@pytest.mark.parametrize(
    ("value", "step", "expect"),
    [
        ("57000", "1", "1000"),
        ("-57000", "1", "1000"),
        ("1482", "1", "1"),
        ("1480", "1", "10"),
        ("0", "1", "1"),
        ("57000", "0", "1000"),
        ("7.5", "0.1", "0.1"),
        ("88900000", "100000", "100000"),
        ("0", "0", "0"),
        ("1482", "0", "0"),
        ("7.5", "1", "1"),
        ("7.5", "0", "0"),
        ("5", "0", "0"),
        ("57000", "-1", "-1"),
    ],
)
def test_the_last_place_that_carries_meaning(value: str, step: str, expect: str) -> None:
    assert printed_step(D(value), D(step)) == D(expect)


# --- words and slips -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "expect"),
    [
        (claim("66", step="0", low=D(12), high=D(120)), True),
        (claim("66", step="0", low=D(12), high=D("18.01")), True),
        (claim("66", step="0", low=D(12), high=D(18)), False),
        (claim("66", step="1", low=D(12), high=D(120)), False),
        (claim("66", step="0", low=D(12), high=D(120), **ABOUT), False),
        (claim("66", step="0", low=D(12), high=None, **OVER), False),
        (claim("66", step="0", low=D(12), high=None), False),
        (claim("66", step="0", low=None, high=D(120)), False),
        (day("2024-08-12", step=D(0)), False),
    ],
)
def test_a_word_for_an_order_of_magnitude_is_vague(told: Claim, expect: bool) -> None:
    assert is_vague(told) is expect


@pytest.mark.parametrize(
    ("x", "y", "expect"),
    [
        ("1460", "1640", True),
        ("1640", "1460", True),
        ("88.9", "89.8", True),
        ("0.12", "0.21", True),
        ("1.23", "1.32", True),
        ("12", "21", True),
        ("3200", "2300", True),
        ("120000", "210000", True),
        # a nought is a digit too, but one that moves a lone digit is another slip
        ("1020", "1200", True),
        ("1200", "2100", True),
        ("105", "150", True),
        ("5010", "5100", True),
        ("10", "1", False),
        ("100", "10", False),
        ("500", "50", False),
        ("1.0", "0.1", False),
        ("50", "5", False),
        # what is no swap of neighbours
        ("1460", "1470", False),
        ("1234", "2143", False),
        ("1234", "4231", False),
        ("123", "321", False),
        ("1243", "1324", False),
        ("1460", "14600", False),
        ("1460", "146", False),
        ("1", "2", False),
        ("12", "12", False),
        ("12", "23", False),
        ("23", "13", False),
        # nothing below one, nothing that is not told
        ("-12", "21", False),
        ("12", "-21", False),
        ("-12", "-21", False),
        ("0", "21", False),
        ("12", "0", False),
        ("0", "0", False),
        (None, "21", False),
        ("12", None, False),
        (None, None, False),
        ("Infinity", "21", False),
        ("12", "Infinity", False),
    ],
)
def test_two_neighbouring_digits_are_swapped(x: str | None, y: str | None, expect: bool) -> None:
    assert are_swapped(None if x is None else D(x), None if y is None else D(y)) is expect


# --- conversion ------------------------------------------------------------------------------------------------------


def _unit(name: str) -> Unit:
    return lexicon.load("en").unit_by_name[name]


@pytest.mark.parametrize(
    ("value", "unit", "base", "expect"),
    [
        ("0", "celsius", "kelvin", "273.15"),
        ("42", "celsius", "kelvin", "315.15"),
        ("-40", "celsius", "kelvin", "233.15"),
        ("-273.15", "celsius", "kelvin", "0"),
        ("32", "fahrenheit", "kelvin", "273.15"),
        ("212", "fahrenheit", "kelvin", "373.15"),
        ("-40", "fahrenheit", "kelvin", "233.15"),
        ("1", "mile", "metre", "1609.344"),
        ("-2", "mile", "metre", "-3218.688"),
        ("0", "mile", "metre", "0"),
        ("1", "kilometre", "metre", "1000"),
        ("1", "foot", "metre", "0.3048"),
        ("1", "inch", "metre", "0.0254"),
        ("1", "acre", "square metre", "4046.8564224"),
        ("1", "hectare", "square metre", "10000"),
        ("1", "pound mass", "kilogram", "0.45359237"),
        ("1", "metric ton", "kilogram", "1000"),
        ("2", "hour", "second", "7200"),
        ("1", "day", "second", "86400"),
        ("60", "mile per hour", "metre per second", "26.8224"),
        ("36", "kilometre per hour", "metre per second", "10"),
    ],
)
def test_a_value_in_the_base_unit_of_its_dimension(value: str, unit: str, base: str, expect: str) -> None:
    found = _unit(unit)
    assert found.base == base
    assert abs(to_base(D(value), found) - D(expect)) <= D("1e-24")


@given(FIGURES, FIGURES)
def test_conversion_keeps_the_order(a: Decimal, b: Decimal) -> None:
    for unit in ("celsius", "fahrenheit", "mile", "acre", "hour"):
        assert (a <= b) == (to_base(a, _unit(unit)) <= to_base(b, _unit(unit)))


@pytest.mark.parametrize(
    ("text", "low", "high", "base"),
    [
        ("The march was 3 miles long.", "4828.032", "4828.032", "metre"),
        ("The march was over 3 miles long.", "4828.032", None, "metre"),
        ("The fire took less than 10 acres.", None, "40468.564224", "square metre"),
        ("It was 1.5 km away.", "1450", "1550", "metre"),
        ("It was -5 degrees Celsius at dawn.", "268.15", "268.15", "kelvin"),
        ("It was 0 °C at dawn.", "273.15", "273.15", "kelvin"),
        ("It was below -10 °C at dawn.", None, "263.15", "kelvin"),
        ("It was 14 °F at dawn.", "263.15", "263.15", "kelvin"),
        ("It lasted two hours.", "7200", "7200", "second"),
        ("It lasted 1.2 million seconds.", "1150000", "1250000", "second"),
    ],
)
def test_the_bounds_of_a_measure_are_in_its_base_unit(text: str, low: str | None, high: str | None, base: str) -> None:
    (mention,) = extract(Article(text=text, source="a", language="en"))
    assert mention.base_unit == base
    for found, wanted in ((mention.low, low), (mention.high, high)):
        if wanted is None:
            assert found is None
        else:
            assert isinstance(found, Decimal)
            assert abs(found - D(wanted)) < D("1e-20")


@pytest.mark.parametrize(
    ("told", "room"),
    [
        # half the last place that is no nought, in the base unit
        (claim("15800", **MEASURE), "50"),
        (claim("15800", **MEASURE | {"unit": "square foot"}, low=D(1580), high=D(1580)), "5"),
        (claim("-15800", **MEASURE | {"unit": "square foot"}, low=D(-31600), high=D(-31600)), "100"),
        (claim("42", **MEASURE), "0.5"),
        # a lone digit before noughts vouches for little more than the rest
        (claim("600", **MEASURE), "18"),
        (claim("-600", **MEASURE), "18"),
        # a decimal is rounded to what is printed, as its bounds say; nothing else has room
        (claim("7.5", step="0", **MEASURE), "0"),
        (claim("7.5", step="0.1", **MEASURE), "0"),
        (claim("15800", **MEASURE, **OVER), "0"),
        (claim("15800", **MEASURE, **ABOUT), "0"),
        (claim("0", **MEASURE), "0"),
        (claim(None, low=D(5), high=D(5), **MEASURE), "0"),
        (claim(None, **MEASURE), "0"),
        (claim("15800"), "0"),
        (replace(day("2024-08-12"), value=D(4), kind=Kind.MEASURE), "0"),
    ],
)
def test_how_far_a_measure_lies_from_its_figure_in_another_unit(told: Claim, room: str) -> None:
    assert conversion_room(told) == D(room)
