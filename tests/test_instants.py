"""Times and dates held against each other: same moment, nested, another zone, a day that is not told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import Article, Claim, Kind, Modifier, Reading, Span, compare, instants
from discrepancy.records import DAY_OF_WRITING


def _claim(timex: str, low: str | None, high: str | None, kind: Kind, **fields: Any) -> Claim:
    place = Span(start=0, end=len(timex), text=timex)
    told: dict[str, Any] = {
        "id": "a:0", "article": "a", "start": 0, "end": len(timex), "text": timex, "kind": kind, "timex": timex,
        "low": low, "high": high, "sentence": place, "evidence": (place,),
    }  # fmt: skip
    return Claim(**(told | fields))


def _date(first: str, last: str | None = None, timex: str | None = None, **fields: Any) -> Claim:
    return _claim(timex or first, f"{first}T00:00:00", f"{last or first}T23:59:59", Kind.DATE, **fields)


def _time(told: str, **fields: Any) -> Claim:
    clock, offset = told[:16], told[16:]
    return _claim(clock, f"{clock}:00{offset}", f"{clock}:59{offset}", Kind.TIME, **fields)


def _unplaced(timex: str, kind: Kind = Kind.DATE) -> Claim:
    return _claim(timex, None, None, kind)


MONTH = _date("2024-08-01", "2024-08-31", "2024-08")
IST = (
    Reading(low="2024-08-13T05:30:00+05:30", high="2024-08-13T05:30:59+05:30", condition="if IST is India"),
    Reading(low="2024-08-13T05:30:00+01:00", high="2024-08-13T05:30:59+01:00", condition="if IST is Ireland"),
)


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_date("2024-08-12"), _date("2024-08-12"), (True, "same")),
        (_date("2024-08-12"), _date("2024-08-13"), (False, "day")),
        (_date("2024-08-12"), _date("2024-08-14"), None),
        (_date("2024-12-31"), _date("2025-01-01"), (False, "day")),
        (_date("2024-02-28"), _date("2024-03-01"), None),
        (_date("2023-02-28"), _date("2023-03-01"), (False, "day")),
        (MONTH, _date("2024-08-13"), (False, "nested")),
        (MONTH, _date("2024-09-01"), (False, "day")),
        (MONTH, _date("2024-10-13"), None),
        (MONTH, _time("2024-08-12T20:00"), (False, "nested")),
        (_date("2024-08-12"), _time("2024-08-12T20:00"), (False, "nested")),
        (_time("2024-08-12T20:00"), _time("2024-08-12T20:00"), (True, "same")),
        (_time("2024-08-12T20:00"), _time("2024-08-12T20:01"), None),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-13T05:30+05:30"), (True, "zone")),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:00-04:00"), (True, "same")),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:00+05:30"), None),
        (_time("2024-08-12T20:00"), _time("2024-08-13T05:30+05:30"), (False, "zone")),
        (_time("2024-08-12T20:10"), _time("2024-08-13T05:30+05:30"), None),
        (_unplaced("XXXX-08-12"), _date("2024-08-12"), (True, "same")),
        (_unplaced("XXXX-08-12"), _date("2024-08-13"), None),
        (_unplaced("XXXX-08-12"), _unplaced("XXXX-11-05"), None),
        (_unplaced("PRESENT_REF"), _date("2024-08-13"), (False, "unplaced")),
        (_unplaced("T20:00", Kind.TIME), _unplaced("T20:00", Kind.TIME), (True, "same")),
        (_unplaced("T20:00", Kind.TIME), _unplaced("T20:42", Kind.TIME), None),
        (_unplaced("T20:00", Kind.TIME), _time("2024-08-12T20:00"), (True, "same")),
        (_unplaced("XXXX-WXX-1"), _date("2024-08-12"), (False, "unplaced")),
        (_unplaced("XXXX-WXX-1"), _date("2024-08-01"), (False, "unplaced")),
    ],
)  # fmt: skip
def test_two_points_are_reconciled_or_not(a: Claim, b: Claim, expect: tuple[bool, str] | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = instants.reconcile(left, right)
        assert (None if found is None else found[:2]) == expect


def test_the_offset_under_which_a_bare_time_fits_is_named() -> None:
    for bare, offset in [
        ("2024-08-12T20:00", "UTC−4"), ("2024-08-13T00:00", "UTC+0"), ("2024-08-13T05:45", "UTC+5:45"),
        ("2024-08-12T14:30", "UTC−9:30"),
    ]:  # fmt: skip
        found = instants.reconcile(_time(bare), _time("2024-08-13T05:30+05:30"))
        assert found == (False, "zone", {"offset": offset})


def test_the_reading_of_a_zone_that_reconciles_is_named() -> None:
    told = _time("2024-08-13T05:30+05:30", readings=IST)
    found = instants.reconcile(told, _time("2024-08-13T04:30+00:00"))
    assert found is not None
    assert found[1:] == ("zone", {"condition": "if IST is Ireland"})


def test_the_likeliest_reading_of_a_zone_agrees_outright() -> None:
    found = instants.reconcile(_time("2024-08-13T05:30+05:30", readings=IST), _time("2024-08-13T00:00+00:00"))
    assert found is not None
    assert found[:2] == (True, "zone")


def test_where_the_day_is_not_told_only_the_clock_counts() -> None:
    untold = _time("2024-08-12T20:00", notes=(DAY_OF_WRITING,))
    assert instants.same(untold, _time("2024-08-09T20:00"))
    assert not instants.same(untold, _time("2024-08-12T20:42"))
    assert instants.reconcile(untold, _time("2024-08-09T20:42")) is None


def test_about_a_time_gives_a_quarter_of_an_hour_of_room() -> None:
    about = _time("2024-08-12T20:40", modifier=Modifier.APPROX)
    assert instants.reconcile(about, _time("2024-08-12T20:55")) is not None
    assert instants.reconcile(about, _time("2024-08-12T20:57")) is None


def test_a_zoned_time_is_not_called_the_same_as_a_bare_one() -> None:
    assert not instants.same(_time("2024-08-12T20:00"), _time("2024-08-12T20:00-04:00"))
    assert not instants.same(_date("2024-08-12"), _time("2024-08-12T20:00"))


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        ("2024-07", "2023-12", True),
        ("2024-07", "2024-08", True),
        ("2024-08-12", "2024-08", False),
        ("2024", "2024-08", False),
        ("2024", "2023", True),
        ("2024-08-12", "2024-08-20", False),
        ("2024-08-12", "2024-09-20", True),
        ("2024-Q1", "2024-Q2", True),
        ("2024-Q1", "2024-02", False),
        ("XXXX-08", "2024-08", False),
        ("", "2024-08", False),
        ("PRESENT_REF", "2024", False),
    ],
)
def test_values_of_clearly_different_times_are_apart(a: str, b: str, expect: bool) -> None:
    assert instants.apart(a, b) is expect
    assert instants.apart(b, a) is expect


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        ("2024-08-12", "2024-08-13", -1),
        ("2024-08-12", "2024-08-12", 0),
        ("2024-08-12T09:00:00", "2024-08-12T18:00:00", -1),
        ("2024-08-12", "2024-08-12T18:00:00", 0),
        ("2024-08-12T22:00:00-04:00", "2024-08-13T06:00:00+05:30", 1),
        ("2024-08-12T20:00:00-04:00", "2024-08-13T05:30:00+05:30", 0),
        ("2024-07", "2024-08-01", -1),
        ("XXXX-08", "2024-08-13", 0),
    ],
)
def test_the_order_of_two_moments(a: str, b: str, expect: int) -> None:
    assert instants.order(a, b) == expect
    assert instants.order(b, a) == -expect


@pytest.mark.parametrize(
    ("a", "b", "seconds"),
    [
        (_time("2024-08-12T20:00"), _time("2024-08-12T20:42"), 2520),
        (_date("2024-08-12"), _date("2024-08-14"), 172800),
        (_unplaced("XXXX-08-12"), _date("2024-08-14"), float("inf")),
        pytest.param(
            _time("2024-08-12T20:00-04:00"), _time("2024-08-13T06:00+05:30"), 1800,
        ),
    ],
)  # fmt: skip
def test_seconds_between_two_points(a: Claim, b: Claim, seconds: float) -> None:
    assert instants.gap_seconds(a, b) == instants.gap_seconds(b, a) == seconds


MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2090, 1, 1)).map(lambda m: m.isoformat()[:16])
OFFSETS = st.sampled_from(["", "-09:30", "-04:00", "+00:00", "+05:30", "+05:45", "+13:00"])
TIMES = st.builds(lambda moment, offset: _time(moment + offset), MOMENTS, OFFSETS)


@given(TIMES, TIMES)
def test_reconciling_is_symmetric(a: Claim, b: Claim) -> None:
    there, back = instants.reconcile(a, b), instants.reconcile(b, a)
    assert there == back
    assert instants.same(a, b) == instants.same(b, a)
    assert instants.gap_seconds(a, b) == instants.gap_seconds(b, a)


@given(TIMES)
def test_a_time_is_reconciled_with_itself(a: Claim) -> None:
    assert instants.same(a, replace(a, article="b", id="b:0"))
    found = instants.reconcile(a, replace(a, article="b", id="b:0"))
    assert found is not None
    assert found[0]


@given(MOMENTS, OFFSETS.filter(bool), OFFSETS.filter(bool))
def test_one_moment_told_in_two_zones_agrees(moment: str, zone: str, other: str) -> None:
    there = dt.datetime.fromisoformat(moment + zone)
    elsewhere = there.astimezone(dt.datetime.fromisoformat(f"{moment}{other}").tzinfo).isoformat()
    found = instants.reconcile(_time(moment + zone), _time(elsewhere[:16] + elsewhere[19:]))
    assert found is not None
    assert found[0]


@given(MOMENTS, OFFSETS.filter(bool), st.integers(-30, 30))
def test_a_bare_time_is_reconciled_only_under_an_offset_that_some_place_uses(
    moment: str, zone: str, quarters: int
) -> None:
    known = dt.datetime.fromisoformat(moment + zone)
    bare = (known.astimezone(dt.UTC) + dt.timedelta(minutes=15 * quarters + 7)).replace(tzinfo=None)
    assert instants.reconcile(_time(bare.isoformat()[:16]), _time(moment + zone)) is None


def test_the_test_claims_are_ordinary_ones() -> None:
    assert MONTH.value is None
    assert isinstance(replace(MONTH, value=Decimal(1)).value, Decimal)


def test_an_approximate_time_fits_a_zone_within_its_room() -> None:
    about = _time("2024-08-12T19:55", modifier=Modifier.APPROX)
    found = instants.reconcile(about, _time("2024-08-13T05:30+05:30"))
    assert found == (False, "zone", {"offset": "UTC−4"})


@pytest.mark.parametrize(
    ("told", "zone", "verdict"),
    [
        ("The quake struck at 3:42 in the morning.", "Europe/London", "agree"),  # of the place, not of London
        ("The quake struck at 5:42 in the morning.", "Europe/London", "conflict"),
    ],
)
def test_an_hour_without_a_zone_may_be_that_of_the_place(told: str, zone: str, verdict: str) -> None:
    articles = [
        Article("The quake struck at 3.42am.", "Faro", published="2026-02-11T12:00:00-05:00", timezone="America/Lima"),
        Article(told, "Post", published="2026-02-11T17:00:00+00:00", timezone=zone),
    ]
    assert {comparison.verdict.value for comparison in compare(articles).comparisons} == {verdict}


def test_an_hour_of_an_untold_day_fits_an_offset_whichever_day_stands_in() -> None:
    articles = [
        Article("It happened at 7:15 a.m., local time.", "Post", published="2025-11-14T07:00:00+00:00"),
        Article("It happened at 7:15 a.m.", "Star", published="2025-11-13T18:30:00+01:00", timezone="Europe/Berlin"),
    ]
    assert {comparison.verdict.value for comparison in compare(articles).comparisons} == {"compatible"}
