"""Every rung of the ladder by itself, at its edges: what it needs, how far it reaches, and what it hands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from made_claims import (
    ABOUT,
    AT_LEAST,
    EUROS,
    MEASURE,
    MONEY,
    OVER,
    PERCENT,
    RANGE,
    UNDER,
    UP_TO,
    claim,
    day,
    other,
    pair,
    time,
)  # fmt: skip

from discrepancy import Kind, Reading, Severity, Span
from discrepancy.judgement import LADDER, Pair, Side, judge, rule
from discrepancy.judgement.ladder import NEEDED
from discrepancy.rates import Rate
from discrepancy.records import LEVEL_REACHED, MARK_PASSED, RAISED_SINCE, SO_FAR, STILL_SO

D = Decimal
RUNGS: dict[str, Callable[[Pair], Any]] = {level.__name__.removeprefix("_"): level for level in LADDER}

FEET: dict[str, Any] = MEASURE | {"unit": "foot"}
AGE: dict[str, Any] = {"measure": "age", "unit": "year", "base_unit": "second", "kind": Kind.DURATION}
TWO_DAYS = {"published": ("2024-08-12", "2024-08-13")}
THE_OTHER_WAY = {"published": ("2024-08-13", "2024-08-12")}
ROSE_TO: dict[str, Any] = {"change": "up", "notes": (LEVEL_REACHED,)}
LEFT_FIRST, RIGHT_FIRST = {"earlier": "left"}, {"earlier": "right"}


def _if(*conditions: str, value: str = "40") -> tuple[Reading, ...]:
    return tuple(Reading(value=D(value), low=D(value), high=D(value), condition=c) for c in conditions)


def _saying(text: str) -> Span:
    return Span(start=0, end=len(text), text=text)


ANN: dict[str, Any] = {"speaker": "Ann", "sentence": _saying("Ann, of the police, said 40")}


def _word(low: str, high: str, **fields: Any) -> dict[str, Any]:
    """A word for an order of magnitude: "thousands"."""
    return {"step": "0", "low": D(low), "high": D(high)} | fields


def _report(days: tuple[str | None, str | None], published: tuple[str | None, str | None], **fields: Any) -> Pair:
    a, b = days
    return pair(claim("48", as_of=a, **MONEY | fields), other("43", as_of=b, **MONEY | fields), published=published)


EURO_RATE = Rate(D("1.17"), "EUR", "USD", "as given")
AT_RATE = {"rate": str(EURO_RATE), "room": "4 %"}

DENIED = [
    (pair(claim(), other()), None),
    (pair(claim(stance="denied"), other()), "incomparable stance"),
    (pair(claim(), other(stance="denied")), "incomparable stance"),
    (pair(claim(stance="denied"), other(stance="denied")), None),
    (pair(claim(stance="doubted"), other()), None),
]
UNIT = [
    (pair(claim(), other(kind=Kind.NUMBER)), None),
    (pair(claim(), other(kind=Kind.ORDINAL)), None),
    (pair(claim(), other(**MONEY)), "incomparable unit"),
    (pair(claim(), other(kind=Kind.FREQUENCY)), "incomparable unit"),
    (pair(claim(**MONEY), other(**EUROS)), None),
    (pair(claim(measure="minute"), other(measure="minute", kind=Kind.DURATION)), None),
    (pair(claim(measure="minute"), other(measure="goals")), "incomparable unit"),
    (pair(claim(measure="minute"), other(**AGE)), "incomparable unit"),
    (pair(claim(**AGE | {"kind": Kind.COUNT}), other(**AGE)), None),
    (pair(claim(**AGE), other(kind=Kind.COUNT)), "incomparable unit"),
    (pair(day("2024-08-12"), time("2024-08-12T20:00", article="b")), None),
    (pair(day("2024-08-12"), other(kind=Kind.COUNT)), "incomparable unit"),
    (pair(claim(**PERCENT), other(**PERCENT)), None),
    (pair(claim(**PERCENT), other(**PERCENT | {"unit": "percentage point"})), "incomparable unit"),
    (pair(claim(**PERCENT | {"unit": "percentage point"}), other(**PERCENT | {"unit": "basis point"})), None),
    (pair(claim(**PERCENT), other()), "incomparable unit"),
    (pair(claim(**MEASURE), other(**FEET)), None),
    (pair(claim(**MEASURE), other(**MEASURE | {"base_unit": "kilogram"})), "incomparable unit"),
    (pair(claim(**MEASURE | {"base_unit": None}), other(**MEASURE | {"base_unit": None})), None),
    (pair(claim(**MEASURE | {"base_unit": None}), other(**MEASURE)), "incomparable unit"),
]
CURRENCY = [
    (pair(claim(**MONEY), other(**MONEY)), None),
    (pair(claim(**MONEY), other()), None),
    (pair(claim(), other(**MONEY)), None),
    (pair(claim(**MONEY), other(**EUROS)), ("incomparable currency", {})),
    (pair(claim(**MONEY, readings=_if("if it is AUD")), other(**MONEY | {"unit": "AUD"})),
     ("compatible reading", {"condition": "if both are AUD"})),
    (pair(claim(**MONEY | {"unit": None}, readings=_if("if it is CAD", "if it is AUD")),
          other(**MONEY | {"unit": "NZD"}, readings=_if("if it is AUD", "if it is CAD"))),
     ("compatible reading", {"condition": "if both are AUD"})),
    (pair(claim(**MONEY, readings=_if("if it is AUD")), other("90", **MONEY | {"unit": "AUD"})),
     ("incomparable currency", {})),
    (pair(claim(**MONEY, readings=_if("if a comma")), other(**MONEY | {"unit": "if a comma"})),
     ("incomparable currency", {})),
    # at a rate: 101 euros are 118.17 dollars, and 4 per cent to either side
    *((pair(claim(dollars, step="0.0001", **MONEY), other("101", step="0", **EUROS), rate=EURO_RATE), (expect, AT_RATE))
      for dollars, expect in (("122.8968", "compatible rate"), ("122.8970", "incomparable currency"),
                              ("113.4432", "compatible rate"), ("113.4430", "incomparable currency"))),
    (pair(claim("900", **MONEY), other(None, low=D(101), high=None, **EUROS), rate=EURO_RATE),
     ("compatible rate", AT_RATE)),
    (pair(claim("90", **MONEY), other(None, low=D(101), high=None, **EUROS), rate=EURO_RATE),
     ("incomparable currency", AT_RATE)),
    (pair(claim("90", **MONEY), other(None, low=None, high=D(101), **EUROS), rate=EURO_RATE),
     ("compatible rate", AT_RATE)),
    (pair(claim("900", **MONEY), other(None, low=None, high=D(101), **EUROS), rate=EURO_RATE),
     ("incomparable currency", AT_RATE)),
]  # fmt: skip
UNSAID = [
    (pair(claim(), other()), None),
    (pair(claim(None, timex="P1Y"), other()), "compatible vague"),
    (pair(claim(), other(None, timex="P1Y")), "compatible vague"),
    (pair(claim(None, timex="PXY"), other(None, timex="PXY")), "agree same"),
    (pair(claim(None, timex="PXY"), other(None, timex="PXM")), "compatible vague"),
    (pair(claim(None), other(None)), "compatible vague"),
    (pair(day("2024-08-12"), day("2024-08-12", article="b")), None),
]
DIRECTION = [
    (pair(claim(change="up"), other(change="down")), "conflict direction"),
    (pair(claim(change="up"), other(change="up")), None),
    (pair(claim(change="up"), other()), None),
    (pair(claim(), other(change="down")), None),
]
SAME = [
    (pair(claim(), other()), "agree same"),
    (pair(claim(), other("41")), None),
    (pair(claim(None), other()), None),
    (pair(claim(), other(None)), None),
    (pair(claim(None), other(None)), None),
    (pair(claim(**OVER), other(**OVER)), "agree same"),
    (pair(claim(**OVER), other(**UNDER)), None),
    (pair(claim(change="up"), other(change="down")), None),
    (pair(claim(change="up"), other(change="up")), "agree same"),
    (pair(claim(**MEASURE), other(**MEASURE)), "agree same"),
    # people or homes are counted alike, metres and feet are not
    (pair(claim(unit="people"), other(unit="home")), "agree same"),
    (pair(claim(kind=Kind.NUMBER, unit=None), other()), "agree same"),
    (pair(claim(**MEASURE), other(**FEET)), None),
    # rounded to another place
    (pair(claim(), other(step="0.1")), None),
    (pair(claim(unit="people"), other(unit="home", step="0.1")), None),
    (pair(claim(), other("40.5", low=D(40), high=D(40))), None),
    (pair(claim(unit="people"), other("40.5", unit="home", low=D(40), high=D(40))), None),
    (pair(day("2024-08-12"), day("2024-08-12", article="b")), "agree same"),
    (pair(day("2024-08-12"), day("2024-08-13", article="b")), None),
]
CONVERSION = [
    (pair(claim("41", **MEASURE), other("134", **FEET, low=D("41.5"), high=D("41.5"))), "agree unit_conversion"),
    (pair(claim("41", **MEASURE), other("134", **FEET, low=D("42.1"), high=D("42.1"))), None),
    (pair(claim("41", **MEASURE), other("41", **MEASURE)), None),
    (pair(claim("41", **MONEY), other("41", **EUROS)), None),
    (pair(claim("41"), other("41", unit="home")), None),
    (pair(claim("41", **MEASURE, **ABOUT), other("41", **FEET)), None),
    (pair(claim("41", **MEASURE), other("41", **FEET, **ABOUT)), None),
    (pair(day("2024-08-12"), day("2024-08-12", article="b", unit="day")), None),
]
ROUNDING = [
    (pair(claim("57000"), other("57499")), "compatible rounding"),
    (pair(claim("57000"), other("57500")), None),
    (pair(claim("57499"), other("57000")), "compatible rounding"),
    (pair(claim("57000"), other("57000")), "agree same"),
    (pair(claim("41"), other("41", step="0")), "agree same"),
    (pair(claim("41"), other("42")), None),
    (pair(claim("57000", **ABOUT), other("57499")), None),
    (pair(claim("57000"), other("57499", **ABOUT)), None),
    (pair(claim("57000", **OVER), other("57000", **OVER)), None),
    (pair(claim(None), other("57000")), None),
    (pair(claim("57000"), other(None)), None),
    (pair(claim("55", **_word("12", "120")), other("66")), None),
    (pair(claim("66"), other("55", **_word("12", "120"))), None),
    # one digit stands for no figure a tenth off; a share may
    (pair(claim("3000000000", step="1000000000", **MONEY), other("3400000000", step="100000000", **MONEY)), None),
    (
        pair(claim("4000000000", step="1000000000", **MONEY), other("4400000000", step="100000000", **MONEY)),
        "compatible rounding",
    ),
    (pair(claim("3000"), other("3334")), None),
    (pair(claim("3000"), other("3333")), "compatible rounding"),
    (pair(claim("2000"), other("1500")), None),
    (pair(claim("3", **PERCENT), other("3.4", step="0.1", **PERCENT)), "compatible rounding"),
    # a printed place is certain: half a place to either side
    (pair(claim("7.5", step="0.1", **PERCENT), other("7.55", step="0.01", **PERCENT)), "compatible rounding"),
    (pair(claim("7.5", step="0.1", **PERCENT), other("7.45", step="0.01", **PERCENT)), "compatible rounding"),
    (pair(claim("7.5", step="0.1", **PERCENT), other("7.44", step="0.01", **PERCENT)), None),
    # a share printed without decimals is rounded up at a half
    (pair(claim("7", **PERCENT), other("7.5", step="0.1", **PERCENT)), None),
    (pair(claim("8", **PERCENT), other("7.5", step="0.1", **PERCENT)), "compatible rounding"),
    (pair(claim("8.4", step="0.1", **PERCENT), other("8", **PERCENT)), "compatible rounding"),
    (pair(day("2024-08-12"), day("2024-08-12", article="b")), None),
]
MOMENT = [
    (pair(claim(), other()), None),
    (pair(day("2024-08-12"), day("2024-08-12", article="b")), "agree same"),
    (pair(day("2024-08-12"), day("2024-08-13", article="b")), "compatible day"),
    (pair(day("2024-08-12"), day("2024-08-14", article="b")), None),
    (pair(time("2024-08-12T20:00"), time("2024-08-13T05:30+05:30", article="b")),
     ("compatible zone", {"offset": "UTC−4"})),
]  # fmt: skip
DEFINITION = [
    (pair(claim(), other()), None),
    (pair(claim(measure=None), other()), None),
    (pair(claim(), other(measure=None)), None),
    (pair(claim("40"), other("90", measure="injuries")), "incomparable definition"),
    # one of them is misread: a slip of the pen in many digits, or the very same figure
    (pair(claim("13412"), other("13142", measure="injuries")), None),
    (pair(claim("41"), other("14", measure="injuries")), "incomparable definition"),
    (pair(claim("412"), other("142", measure="injuries")), None),
    (pair(claim("420"), other("4200", measure="injuries")), "incomparable definition"),
    (pair(claim("41"), other("41", measure="injuries")), None),
    (pair(claim("4"), other("4", measure="injuries")), "incomparable definition"),
    (pair(claim("41"), other("41", measure="injuries", unit="home")), "incomparable definition"),
    (pair(claim(None), other(None, measure="injuries")), "incomparable definition"),
]
FLOOR = [
    (pair(claim("40", notes=(MARK_PASSED,)), other("41")), "compatible floor"),
    (pair(claim("40", notes=(MARK_PASSED,)), other("40")), "compatible floor"),
    (pair(claim("40", notes=(MARK_PASSED,)), other("39")), None),
    (pair(claim("41"), other("40", notes=(MARK_PASSED,))), "compatible floor"),
    (pair(claim("39"), other("40", notes=(MARK_PASSED,))), None),
    (pair(claim("40"), other("41")), None),
    (pair(claim("40", notes=(MARK_PASSED,)), other(None)), None),
    (pair(claim(None, notes=(MARK_PASSED,)), other("40")), None),
]
VAGUE = [
    (pair(claim("40"), other("50")), None),
    (pair(claim("55", **_word("12", "100")), other("9999")), "compatible vague"),
    (pair(claim("55", **_word("12", "101")), other("9999")), None),
    (pair(claim("5000", **_word("1000", "9000")), other("801")), "compatible vague"),
    (pair(claim("5000", **_word("1000", "9000")), other("799")), None),
    (pair(claim("5000", **_word("1000", "9000")), other("54000")), "compatible vague"),
    (pair(claim("5000", **_word("1000", "9000")), other("54001")), None),
    (pair(other("54000"), claim("5000", **_word("1000", "9000"))), "compatible vague"),
    (pair(other("54001"), claim("5000", **_word("1000", "9000"))), None),
]
BOUND = [
    (pair(claim("40"), other("40")), None),
    (pair(claim("40", **OVER), other("40")), "compatible bound"),
    (pair(claim("40", **OVER), other("68")), "compatible bound"),
    (pair(claim("40", **OVER), other("69")), None),
    (pair(claim("40", **OVER), other("39")), None),
    (pair(claim("39"), other("40", **OVER)), None),
    (pair(claim("40", **UP_TO), other("20")), "compatible bound"),
    (pair(claim("40", **UP_TO), other("19")), None),
    (pair(claim("40", **OVER), other("41", **AT_LEAST)), "compatible bound"),
    (pair(claim("40", **OVER), other("40", **AT_LEAST)), "agree same"),
    (pair(claim("40", **UNDER), other("40", **UP_TO)), "agree same"),
    (pair(claim("40", **UNDER), other("39", **UP_TO)), "compatible bound"),
    (pair(claim("40", **OVER), other("50", **UNDER)), "compatible bound"),
    (pair(claim("40", **OVER), other("40", **UP_TO)), "compatible bound"),
    (pair(claim("50", **RANGE), other("40")), "compatible range"),
    (pair(claim("50", **RANGE), other("39")), None),
    (pair(claim("50", **RANGE), other("41", **OVER)), "compatible range"),
    (pair(claim("50", **UP_TO), other("50", **RANGE)), "compatible range"),
    (pair(claim("100", **ABOUT), other("115")), "compatible approximation"),
    (pair(claim("116"), other("100", **ABOUT)), None),
    (pair(claim("100", **ABOUT), other("100", **OVER)), "compatible bound"),
    (pair(claim("100", **ABOUT), other("110", **UNDER)), "compatible bound"),
    (pair(day("2024-08-12", **ABOUT), day("2024-08-12", article="b")), None),
]
READING = [
    (pair(claim("90"), other("40")), None),
    (pair(claim("40"), other("40")), None),
    (pair(claim("90", readings=_if("if small")), other("40")), ("compatible reading", {"condition": "if small"})),
    (pair(claim("40"), other("90", readings=_if("if small"))), ("compatible reading", {"condition": "if small"})),
    (pair(claim("90", readings=_if("if small")), other("41")), None),
    (pair(claim("90", readings=_if("if small")), other("70", readings=_if("if short"))),
     ("compatible reading", {"condition": "if small and if short"})),
    (pair(day("2024-08-12", readings=_if("if small")), other("40")), None),
]  # fmt: skip
STANCE = [
    (pair(claim(), other()), None),
    (pair(claim(stance="doubted"), other()), "incomparable stance"),
    (pair(claim(), other(stance="hypothetical")), "incomparable stance"),
    (pair(claim(stance="denied"), other(stance="denied")), "incomparable stance"),
]
SCOPE = [
    (pair(claim(), other()), None),
    (pair(claim(scope=("YouTube", "part")), other(scope=("Instagram",))),
     ("incomparable scope", {"left_scope": "YouTube, part", "right_scope": "Instagram"})),
]  # fmt: skip
PLATFORM = [
    (pair(claim("2", **PERCENT, scope=("Brent",)), other("2.3", **PERCENT, step="0.1", scope=("WTI",))),
     ("incomparable scope", {"left_scope": "Brent", "right_scope": "WTI"})),
    (pair(claim("2", **PERCENT, scope=("Brent",)), other("2.3", **PERCENT, step="0.1")), None),
    (pair(claim("2", scope=("Brent",)), other("2", scope=("Brent", "national"))), None),
    (pair(claim("2", scope=("local",)), other("2", scope=("national",))), None),
]  # fmt: skip
BIRTHDAY = [
    (pair(claim("40", **AGE), other("41", **AGE), published=("2024-08-12", "2024-08-14")), "compatible birthday"),
    (pair(claim("40", **AGE), other("41", **AGE), **TWO_DAYS), None),
    (pair(claim("41", **AGE), other("40", **AGE), published=("2024-08-12", "2024-08-14")), None),
    (pair(claim("41", **AGE), other("40", **AGE), published=("2024-08-14", "2024-08-12")), "compatible birthday"),
    (pair(claim("40", **AGE), other("42", **AGE), published=("2023-08-12", "2024-08-10")), None),
    (pair(claim("40", **AGE), other("42", **AGE), published=("2023-08-12", "2024-08-11")), "compatible birthday"),
    (pair(claim("40", **AGE), other("43", **AGE), published=("2023-08-12", "2024-08-11")), None),
    # where a day is missing, a few birthdays
    (pair(claim("40", **AGE), other("43", **AGE)), "compatible birthday"),
    (pair(claim("43", **AGE), other("40", **AGE), published=(None, "2024-08-12")), "compatible birthday"),
    (pair(claim("40", **AGE), other("44", **AGE), published=("2024-08-12", None)), None),
    # a past day told with the age is that of the age, a plan is not
    (pair(claim("40", **AGE, as_of="2020-01-01"), other("44", **AGE), **TWO_DAYS), "compatible birthday"),
    (pair(claim("40", **AGE, as_of="2030"), other("44", **AGE), **TWO_DAYS), None),
    (pair(claim("40", **AGE, as_of="2030"), other("41", **AGE), published=("2024-08-12", "2024-08-14")),
     "compatible birthday"),
    (pair(claim("40", **AGE, as_of="2020-01-01"), other("44", **AGE, as_of="2024-08-12")), "compatible birthday"),
    (pair(claim("40", **AGE, as_of="2020-01-01"), other("46", **AGE, as_of="2024-08-12")), None),
    # nothing else has birthdays
    (pair(claim("40", **AGE | {"measure": "delay"}), other("41", **AGE | {"measure": "delay"})), None),
    (pair(claim("40", **AGE), other("41", **AGE | {"measure": "delay"})), None),
    (pair(claim("40", **AGE), other("41", **AGE | {"unit": "month"})), None),
    (pair(claim("40", **AGE | {"unit": "month"}), other("41", **AGE | {"unit": "month"})), None),
    (pair(claim(None, **AGE), other("41", **AGE)), None),
    (pair(claim("40", **AGE), other(None, **AGE)), None),
]  # fmt: skip
DOLLARS: dict[str, Any] = {"kind": Kind.MONEY, "unit": "USD", "base_unit": "USD"}
DOLLARS_IN_JULY: dict[str, Any] = {**DOLLARS, "as_of": "2024-07"}
MONTH = [
    (pair(claim(as_of="2024-07"), other(as_of="2023-12")), "incomparable as_of"),
    (pair(claim(as_of="XXXX-07"), other(as_of="2023-12")), "incomparable as_of"),
    (pair(claim(as_of="2024-07"), other(as_of="XXXX-07")), None),
    (pair(claim(as_of="2024-Q1"), other(as_of="2024-Q2")), "incomparable as_of"),
    (pair(claim(as_of="XXXX-Q1"), other(as_of="2024-02")), None),
    (pair(claim(as_of="2024-07"), other(kind=Kind.NUMBER, unit=None, as_of="2024-06")), "incomparable as_of"),
    (pair(claim(**DOLLARS_IN_JULY), other(**DOLLARS, as_of="2024-06")), "incomparable as_of"),
    (pair(claim(as_of="2024-07"), other(as_of="2024-07")), None),
    (pair(claim(as_of="2024-07"), other()), None),
    (pair(claim(as_of="2024"), other(as_of="2023")), None),
    (pair(claim(as_of="2024-07-02"), other(as_of="2024-06")), None),
    (pair(claim("48", as_of="2024-07"), other("43", as_of="2024-06")), None),
    (pair(claim("40", **AGE, as_of="2024-07"), other("40", **AGE, as_of="2024-06")), None),
    (pair(claim(**DOLLARS_IN_JULY), other(**EUROS, as_of="2024-06")), None),
]
AS_OF = [
    (pair(claim(as_of="2024-07"), other(as_of="2023-12")), "incomparable as_of"),
    (pair(claim(as_of="2024-07"), other()), None),
    (pair(claim(), other(as_of="2024-07")), None),
    (pair(claim(as_of="2024-07"), other(as_of="2024-07-12")), None),
    (pair(claim(as_of="2024-07"), other(as_of="2024-08-13")), "incomparable as_of"),
    # counts of days most of a week apart; sums are announced, told and told again
    (pair(claim(as_of="2024-08-01"), other(as_of="2024-08-05")), None),
    (pair(claim(as_of="2024-08-01"), other(as_of="2024-08-06")), "incomparable as_of"),
    (pair(claim(as_of="2024-08-01T09:30"), other(as_of="2024-08-06")), "incomparable as_of"),
    (pair(claim(as_of="2024-08"), other(as_of="2024-08-31")), None),
    (pair(claim(as_of="2024-08-01", **DOLLARS), other(as_of="2024-08-21", **DOLLARS)), None),
    (pair(claim(as_of="2024-08-01", **DOLLARS), other(as_of="2024-08-22", **DOLLARS)), "incomparable as_of"),
    (pair(day("2024-08-12", as_of="2024-07"), day("2024-08-14", article="b", as_of="2023-12")), None),
    # the days of a running figure part nothing, its months do
    (pair(claim(as_of="2024-07"), other(as_of="2023-12"), grows=True), "incomparable as_of"),
    (pair(claim(as_of="2024-08-01"), other(as_of="2024-09-22"), grows=True), None),
    (pair(claim(as_of="2024-07"), other(as_of="2024-09-22"), grows=True), None),
    # sales told on the day they were announced, and of the quarter
    (_report(("2024-10-30", "2024-07"), ("2024-10-30", "2024-10-31")), None),
    (_report(("2024-07", "2024-10-30"), ("2024-10-30", "2024-10-31")), None),
    (_report(("2024-10-30", "2024-07"), ("2024-10-30", "2024-11-06")), None),
    (_report(("2024-10-30", "2024-07"), ("2024-10-30", "2024-11-07")), "incomparable as_of"),
    (_report(("2024-10-30", "2024-07"), ("2024-11-06", "2024-11-06")), None),
    (_report(("2024-10-30", "2024-07"), ("2024-11-07", "2024-11-07")), "incomparable as_of"),
    (_report(("2024-11-06", "2024-07"), ("2024-10-30", "2024-10-31")), None),
    (_report(("2024-11-08", "2024-07"), ("2024-11-08", "2024-11-08")), None),
    (_report(("2024-11-09", "2024-07"), ("2024-11-09", "2024-11-09")), "incomparable as_of"),
    (_report(("2024-10-30", "2024-07"), (None, "2024-10-31")), "incomparable as_of"),
    (_report(("2024-10-30", "2024-07"), ("2024-10-30", None)), "incomparable as_of"),
    (_report(("2024-10", "2024-07"), ("2024-10-30", "2024-10-31")), "incomparable as_of"),
    (_report(("2024-10-30", "2024-09-01"), ("2024-10-30", "2024-10-31")), "incomparable as_of"),
    (_report(("2024-10-30", "2024-07"), ("2024-10-30", "2024-10-31"), kind=Kind.COUNT), "incomparable as_of"),
]
PHASE = [
    (pair(claim(phase="scheduled"), other(phase="actual")), "incomparable phase"),
    (pair(claim(phase="scheduled"), other(phase="scheduled")), None),
    (pair(claim(phase="scheduled"), other()), None),
    (pair(claim(), other(phase="actual")), None),
]
UNSTATED = [
    (pair(claim(measure=None), other(measure=None)), None),
    (pair(day("2024-08-12"), day("2024-08-14", article="b")), None),
    (pair(day("2024-08-12", measure=None), day("2024-08-14", article="b", measure=None)), "incomparable unstated"),
    (pair(day("2024-08-12", measure=None), day("2024-08-14", article="b")), "incomparable unstated"),
    (pair(day("2024-08-12"), day("2024-08-14", article="b", measure="end")), "incomparable unstated"),
    (pair(day("2024-08-12", measure=None), day("2024-08-14", article="b", measure=None), of_one_event=True), None),
]
OVERTAKEN = [
    (pair(claim("120", **AT_LEAST), other("144"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("120", **AT_LEAST), other("143"), grows=True, **TWO_DAYS), None),
    (pair(claim("120", **OVER), other("150"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("150"), other("120", **OVER), grows=True, **THE_OTHER_WAY), ("update update", RIGHT_FIRST)),
    (pair(claim("120", **UP_TO), other("150"), grows=True, **TWO_DAYS), None),
    (pair(claim("120"), other("150"), grows=True, **TWO_DAYS), None),
    (pair(claim("120", **AT_LEAST), other("150"), **TWO_DAYS), None),
    # what a later account says it rose to is new, by however little
    (pair(claim("120", **AT_LEAST), other("121", **ROSE_TO), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("121", **ROSE_TO), other("120", **AT_LEAST), grows=True, **THE_OTHER_WAY),
     ("update update", RIGHT_FIRST)),
    (pair(claim("120", **AT_LEAST), other("121", change="up"), grows=True, **TWO_DAYS), None),
    (pair(claim("120", **AT_LEAST), other("121", notes=(LEVEL_REACHED,)), grows=True, **TWO_DAYS), None),
    (pair(claim("120", **AT_LEAST, **ROSE_TO), other("121"), grows=True, **TWO_DAYS), None),
    (pair(claim("120", **AT_LEAST), other("120", **ROSE_TO), varies=True, **TWO_DAYS), None),
    (pair(claim("-144", **AT_LEAST), other("-120"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("-143", **AT_LEAST), other("-120"), grows=True, **TWO_DAYS), None),
]  # fmt: skip
UPDATE = [
    (pair(claim("12"), other("15"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("15"), other("12"), grows=True, **THE_OTHER_WAY), ("update update", RIGHT_FIRST)),
    (pair(claim("12"), other("15"), grows=True), None),
    (pair(claim("12"), other("15"), **TWO_DAYS), None),
    # what only grows does not fall, what varies may, and what is told to be reset
    (pair(claim("15"), other("12"), grows=True, **TWO_DAYS), None),
    (pair(claim("12"), other("15"), grows=True, **THE_OTHER_WAY), None),
    (pair(claim("15"), other("12"), varies=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("12"), other("15"), varies=True, **THE_OTHER_WAY), ("update update", RIGHT_FIRST)),
    (pair(claim("12"), other("15"), varies=True), None),
    (pair(claim("12"), other("12"), grows=True, **TWO_DAYS), None),
    (pair(claim("15"), other("12", notes=(RAISED_SINCE,)), **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("15"), other("12", notes=(STILL_SO,)), **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("15", notes=(STILL_SO,)), other("12"), **TWO_DAYS), None),
    (pair(claim("15", notes=(STILL_SO,)), other("12"), **THE_OTHER_WAY), ("update update", RIGHT_FIRST)),
    # what is slow grows by a few per cent
    (pair(claim("94"), other("100"), grows=True, slow=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("93"), other("100"), grows=True, slow=True, **TWO_DAYS), None),
    (pair(claim("-100"), other("-94"), grows=True, slow=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("-100"), other("-93"), grows=True, slow=True, **TWO_DAYS), None),
    # two digits swapped are a slip, unless one of the two tells of a change
    (pair(claim("1460"), other("1640"), grows=True, **TWO_DAYS), None),
    (pair(claim("1460"), other("1640", change="up"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("1460", change="up"), other("1640"), grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    (pair(claim("1460"), other("1640", notes=(RAISED_SINCE,)), **TWO_DAYS), ("update update", LEFT_FIRST)),
    # while votes were counted, and when they all were
    (pair(claim("12", scope=("interim",)), other("15")), ("update update", LEFT_FIRST)),
    (pair(claim("15"), other("12", scope=("interim",))), ("update update", RIGHT_FIRST)),
    (pair(claim("12", scope=("interim",)), other("15", scope=("interim",))), None),
    (pair(claim("1460", scope=("interim",)), other("1640")), None),
    # hours told with both decide, whenever the accounts were written; two of one hour are in no order
    (pair(claim("12", as_of="2024-08-12T20:00"), other("15", as_of="2024-08-12T22:00"), grows=True, **THE_OTHER_WAY),
     ("update update", LEFT_FIRST)),
    (pair(claim("12", as_of="2024-08-12T20:00"), other("15", as_of="2024-08-12T20:00"), grows=True, **TWO_DAYS), None),
    (pair(claim("12", as_of="2024-08-12T20:00"), other("15", as_of="2024-08-12"), grows=True, **TWO_DAYS),
     ("update update", LEFT_FIRST)),
    # else the days of writing, else the days told
    (pair(claim("12", as_of="2024-08-12"), other("15", as_of="2024-08-11"), grows=True, **TWO_DAYS),
     ("update update", LEFT_FIRST)),
    (pair(claim("12", as_of="2024-08-11"), other("15", as_of="2024-08-12"), grows=True), ("update update", LEFT_FIRST)),
    (pair(claim("15", as_of="2024-08-12"), other("12", as_of="2024-08-11"), grows=True, published=("2024-08-13",) * 2),
     ("update update", RIGHT_FIRST)),
    (pair(claim("12", as_of="2024-08-11"), other("15"), grows=True), None),
    (pair(claim("12"), other("15", as_of="2024-08-11"), grows=True), None),
    (pair(claim("12"), other("15"), grows=True, published=("2024-08-12", None)), None),
    (pair(claim("12"), other("15"), grows=True, published=(None, "2024-08-12")), None),
    # "by Tuesday" in both
    (pair(claim("12", as_of="2024-08-11", notes=(SO_FAR,)), other("15", as_of="2024-08-11", notes=(SO_FAR,)),
          grows=True, **TWO_DAYS), None),
    (pair(claim("12", as_of="2024-08-11", notes=(SO_FAR,)), other("15", as_of="2024-08-11"), grows=True, **TWO_DAYS),
     ("update update", LEFT_FIRST)),
    (pair(claim("12", notes=(SO_FAR,)), other("15", notes=(SO_FAR,)), grows=True, **TWO_DAYS),
     ("update update", LEFT_FIRST)),
    (pair(claim("12", as_of="2024-08-10", notes=(SO_FAR,)), other("15", as_of="2024-08-11", notes=(SO_FAR,)),
          grows=True, **TWO_DAYS), ("update update", LEFT_FIRST)),
    # else the word of the greater, that it rose to what it is
    (pair(claim("12"), other("15", **ROSE_TO), grows=True), ("update update", LEFT_FIRST)),
    (pair(claim("15", **ROSE_TO), other("12"), grows=True), ("update update", RIGHT_FIRST)),
    (pair(claim("15"), other("12", **ROSE_TO), grows=True), None),
    (pair(claim("12"), other("15", change="up"), grows=True), None),
    (pair(claim("12"), other("15", notes=(LEVEL_REACHED,)), grows=True), None),
    (pair(claim("12"), other("15", **ROSE_TO), varies=True), None),
    (pair(claim("15", **ROSE_TO), other("15", **ROSE_TO), grows=True, varies=True), None),
    (pair(claim(None), other("15", **ROSE_TO), grows=True), None),
    (pair(claim("15", **ROSE_TO), other(None), grows=True), None),
    (pair(claim(None), other("15"), grows=True, **TWO_DAYS), None),
    (pair(claim("15"), other(None), varies=True, **TWO_DAYS), None),
]  # fmt: skip
CORRECTED = [
    (pair(claim(), other("41")), None),
    (pair(claim(), other("41"), corrected=("Argus", True)), ("update corrected", {"both": "Argus"} | LEFT_FIRST)),
    (pair(claim(), other("41"), corrected=("Argus", False)), ("update corrected", {"both": "Argus"} | RIGHT_FIRST)),
]
TOLERANCE = [
    (pair(claim("90"), other("100")), None),
    (pair(claim("90"), other("100"), tolerance=D("0.1")), "compatible tolerance"),
    (pair(claim("89"), other("100"), tolerance=D("0.1")), None),
    (pair(claim("100"), other("90"), tolerance=D("0.1")), "compatible tolerance"),
    (pair(claim("-90"), other("-100"), tolerance=D("0.1")), "compatible tolerance"),
    (pair(claim("-100"), other("-89"), tolerance=D("0.1")), None),
    (pair(claim("-5"), other("5"), tolerance=D("0.1")), None),
    (pair(claim("90"), other("100"), tolerance=D(0)), None),
    (pair(claim("0"), other("0"), tolerance=D(0)), "compatible tolerance"),
    (pair(claim(None), other("100"), tolerance=D("0.1")), None),
    (pair(claim("100"), other(None), tolerance=D("0.1")), None),
    (pair(claim("90", change="up"), other("100", change="down"), tolerance=D("0.1")), None),
]
CONTESTED = [
    (pair(claim(), other()), None),
    (pair(claim(), other("41"), contested="Argus"), ("incomparable contested", {"both": "Argus"})),
]
SPEAKER = [
    (pair(claim("40", speaker="police"), other("90", speaker="organisers")), "incomparable speaker"),
    (pair(claim("40", speaker="police"), other("90")), None),
    (pair(claim("40"), other("90", speaker="organisers")), None),
    (pair(claim("40", speaker="Foods"), other("90", speaker="Merrow foods")), None),
    (pair(claim("1460", speaker="police"), other("1640", speaker="organisers")), None),
    (pair(claim("40", **ANN), other("90", speaker="guards")),
     "incomparable speaker"),
    (pair(claim("40", **ANN), other("90", speaker="police")),
     None),
    (pair(claim("90", speaker="police"), other("40", **ANN)),
     None),
]  # fmt: skip
GAP = [
    (pair(claim("40"), other("41")), "conflict value"),
    (pair(claim("40", **OVER), other("41")), "conflict bound"),
    (pair(claim("40"), other("41", **UNDER)), "conflict bound"),
    (pair(claim("40", **UP_TO), other("41", **ABOUT)), "conflict bound"),
    (pair(claim("40", **AT_LEAST), other("41", **AT_LEAST)), "conflict bound"),
    (pair(claim("40", **ABOUT), other("41", **RANGE)), "conflict value"),
]
TABLES = {
    "denied": DENIED, "unit": UNIT, "currency": CURRENCY, "unsaid": UNSAID, "direction": DIRECTION,
    "month": MONTH, "same": SAME,
    "conversion": CONVERSION, "platform": PLATFORM,
    "rounding": ROUNDING, "moment": MOMENT, "definition": DEFINITION, "floor": FLOOR,
    "vague": VAGUE, "overtaken": OVERTAKEN, "bound": BOUND, "reading": READING, "stance": STANCE, "scope": SCOPE,
    "birthday": BIRTHDAY, "as_of": AS_OF, "phase": PHASE, "unstated": UNSTATED, "update": UPDATE,
    "corrected": CORRECTED, "tolerance": TOLERANCE, "contested": CONTESTED, "speaker": SPEAKER, "gap": GAP,
}  # fmt: skip


@pytest.mark.parametrize(
    ("rung", "made", "expect"),
    [
        pytest.param(rung, made, expect, id=f"{rung}-{n}")
        for rung, rows in TABLES.items()
        for n, (made, expect) in enumerate(rows)
    ],
)
def test_a_rung_holds_where_it_should_and_nowhere_else(rung: str, made: Pair, expect: Any) -> None:
    found = RUNGS[rung](made)
    if expect is None:
        assert found is None
        return
    words, details = expect if isinstance(expect, tuple) else (expect, {})
    assert found is not None
    assert (f"{found[0]} {found[1]}", found[2]) == (words, details)
    # and it is asked of the pair
    left, right = made.sides
    assert NEEDED.get(RUNGS[rung]) in {None, *left.traits, *right.traits}


def test_a_rung_needs_what_a_side_may_have() -> None:
    plain, else_told = Side(claim()), Side(claim(None, stance="denied"))
    assert set(NEEDED) < set(LADDER)
    assert plain.traits == set()
    assert else_told.traits == {"stance", "word"}


def test_the_rungs_that_are_left_out_are_those_that_find_nothing() -> None:
    for table in TABLES.values():
        for made, _ in table:
            decided = next(found for level in LADDER if (found := level(made)) is not None)
            assert rule(made)[:3] == decided


def test_every_rung_has_a_table_and_they_stand_in_the_order_of_the_ladder() -> None:
    assert list(TABLES) == list(RUNGS)


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        (claim("100"), other("91"), Severity.MINOR),
        (claim("101"), other("90.9", step="0.1"), Severity.MAJOR),
        (claim("90.9", step="0.1"), other("101"), Severity.MAJOR),
        (claim("-101"), other("-91"), Severity.MINOR),
        (claim("0", **OVER), other("-1"), Severity.MAJOR),
        (claim("40", change="up"), other("40", change="down"), Severity.MINOR),
        (time("2024-08-12T20:00"), time("2024-08-12T20:59", article="b"), Severity.MINOR),
        (time("2024-08-12T20:00"), time("2024-08-12T21:00", article="b"), Severity.MAJOR),
    ],
)
def test_a_conflict_is_minor_below_a_tenth_and_below_an_hour(a: Any, b: Any, severity: Severity) -> None:
    assert rule(pair(a, b)).severity is severity
    assert rule(pair(replace(b, article="a"), replace(a, article="b"))).severity is severity


def test_what_is_no_conflict_is_not_grave() -> None:
    assert rule(pair(claim(), other())).severity is None


def test_the_sentence_names_the_sources_and_what_the_rung_found() -> None:
    judged = judge(pair(claim("90", readings=_if("if small")), other("70", readings=_if("if short"))))
    assert "if small and if short" in judged.explanation
    judged = judge(pair(claim("120"), other("150"), contested="Argus"))
    assert "Argus" in judged.explanation
