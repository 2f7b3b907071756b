"""Times and dates held against each other: same moment, nested, another zone, a day that is not told."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_claims import claim
from made_claims import day as _date
from made_claims import time as _time

from discrepancy import Article, Claim, Kind, Modifier, Reading, compare, instants
from discrepancy.records import DAY_OF_WRITING, SOON_AFTER, SOON_BEFORE, ZONE_UNTOLD


def _claim(timex: str, low: str | None, high: str | None, kind: Kind, **fields: Any) -> Claim:
    bare: dict[str, Any] = {"step": None, "unit": None, "base_unit": None}
    return claim(None, timex=timex, low=low, high=high, kind=kind, **bare, **fields)


def _unplaced(timex: str, kind: Kind = Kind.DATE) -> Claim:
    return _claim(timex, None, None, kind)


def _reconciled(a: Claim, b: Claim) -> tuple[bool, str] | None:
    found = instants.reconcile(a, b)
    return None if found is None else found[:2]


MONTH = _date("2024-08-01", "2024-08-31", timex="2024-08")
IST = (
    Reading(low="2024-08-13T05:30:00+05:30", high="2024-08-13T05:30:59+05:30", condition="if IST is India"),
    Reading(low="2024-08-13T05:30:00+01:00", high="2024-08-13T05:30:59+01:00", condition="if IST is Ireland"),
)

MIDNIGHT = _time(
    "2024-08-14T00:00",
    readings=(Reading(low="2024-08-13T00:00:00", high="2024-08-13T00:00:59", condition="if it is at the beginning"),),
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
        (MONTH, _date("2024-09-01"), None),  # a month and the one after it are no neighbouring days
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
    assert _reconciled(a, b) == _reconciled(b, a) == expect


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


@pytest.mark.parametrize(
    ("told", "within", "beyond"),
    [
        ("20:00", "20:20", "20:21"),
        ("20:00-04:00", "19:40-04:00", "19:39-04:00"),
        ("20:30", "20:45", "20:46"),
        ("20:40", "20:50", "20:51"),
        ("20:45", "20:35", "20:34"),
        ("20:25", "20:30", "20:31"),
        ("20:23", "20:18", "20:17"),
    ],
)
def test_about_a_time_gives_room_by_how_finely_it_is_told(told: str, within: str, beyond: str) -> None:
    about = _time(f"2024-08-12T{told}", modifier=Modifier.APPROX)
    assert instants.reconcile(about, _time(f"2024-08-12T{within}")) is not None
    assert instants.reconcile(about, _time(f"2024-08-12T{beyond}")) is None
    soon = _time(f"2024-08-12T{told}", modifier=Modifier.APPROX, notes=(SOON_AFTER,))
    assert instants.reconcile(soon, _time(f"2024-08-12T{told[:3]}{int(told[3:5]) + 14}{told[5:]}")) is not None


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
        (_time("2024-08-12T23:50"), MIDNIGHT, 600),
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


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reason"),
    [
        ("at 9 p.m. in Tokyo", "at 8 a.m. in New York", "agree", "zone"),
        ("at 9 p.m. on Friday in Tokyo", "in Berlin at 2 p.m.", "agree", "zone"),
        ("at 9 p.m. in Tokyo", "at 10 a.m. in New York", "conflict", "value"),
        ("at 9 p.m. in Paris, Texas,", "at 8 p.m. in London", "conflict", "value"),
        ("at 9 p.m. in Rome", "at 8 p.m. in Madrid", "conflict", "value"),
        ("at 9 p.m. in Tokyo", "at 9 p.m.", "agree", "same"),
        ("at 9 p.m. in Tokyo", "at 8 p.m.", "conflict", "value"),
        ("at 9 p.m. in Tokyo", "at 12:00 GMT", "compatible", "zone"),
        ("at 9 p.m. Tokyo time", "at 8 a.m. New York time", "agree", "zone"),
    ],
)
def test_a_city_beside_an_hour_tells_whose_clock_it_is(one: str, other: str, verdict: str, reason: str) -> None:
    accounts = {"Post": f"The verdict was read {one}.", "Star": f"The verdict was read {other}."}
    report = compare([Article(text, source, published="2025-05-02") for source, text in accounts.items()])
    assert (verdict, reason) in {(told.verdict.value, told.reason) for told in report.comparisons}


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("at 11:50 p.m. on Saturday", "just after midnight on Sunday", "minor"),  # its beginning; its end is a day off
        ("at 12:10 a.m. on Sunday", "just after midnight on Sunday", None),
        ("at 11:50 p.m. on Saturday", "shortly before midnight on Saturday", None),
        ("at 7:50 p.m. on Saturday", "shortly after 8 p.m. on Saturday", "minor"),
        ("shortly before 8 p.m.", "shortly after 8 p.m.", None),
        ("um 20.15 Uhr", "kurz nach 20 Uhr", None),
        ("um 19.45 Uhr", "kurz nach 20 Uhr", "minor"),
    ],
)
def test_shortly_after_an_hour_is_not_before_it(one: str, other: str, severity: str | None) -> None:
    frame = "Das Treffen begann {}." if "Uhr" in one else "The meeting began {}."
    texts = {"Post": frame.format(one), "Star": frame.format(other)}
    report = compare([Article(text, source, published="2025-05-07") for source, text in texts.items()])
    assert [told.severity for told in report.findings] == [severity]
    assert "agree" not in {told.verdict.value for told in report.findings}


# --- at the edges ----------------------------------------------------------------------------------------------------

ABOUT: dict[str, Any] = {"modifier": Modifier.APPROX}
SOON: dict[str, Any] = {**ABOUT, "notes": (SOON_AFTER,)}
NOT_YET: dict[str, Any] = {**ABOUT, "notes": (SOON_BEFORE,)}
UNTOLD: dict[str, Any] = {"notes": (DAY_OF_WRITING,)}
OWN_ZONE: dict[str, Any] = {"notes": (ZONE_UNTOLD,)}


def _from(low: str, high: str, kind: Kind = Kind.TIME, **fields: Any) -> Claim:
    return _claim(low, low, high, kind, **fields)


def _bare(timex: str, **fields: Any) -> Claim:
    return _claim(timex, None, None, Kind.TIME, **fields)


UNSAID = replace(_unplaced("XXXX-08-12"), timex=None)


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        # a clock time without a day, told about
        (_bare("T20:00", **ABOUT), _bare("T20:20"), (True, "same")),
        (_bare("T20:00", **ABOUT), _bare("T20:21"), None),
        (_bare("T20:00"), _bare("T20:01"), None),
        (_bare("T23:55", **ABOUT), _bare("T00:00"), (True, "same")),
        (_bare("T23:55", **ABOUT), _bare("T00:01"), None),
        (_bare("T19:50", **ABOUT), _bare("T20:00"), (True, "same")),
        (_bare("T19:50", **ABOUT), _bare("T20:01"), None),
        (_bare("TEV", **ABOUT), _bare("T20:00"), None),
        (_bare("TEV"), _bare("TEV"), (True, "same")),
        (_bare("XXXX-08-12T20:00"), _bare("XXXX-08-13T20:00"), None),
        (_bare("XXXX-08-12T20:00", **ABOUT), _bare("XXXX-08-12T20:10"), (True, "same")),
        # as far as both are told
        (_unplaced("XXXX-08"), _date("2024-08-12"), (False, "unplaced")),
        (_unplaced("XXXX-09"), _date("2024-08-12"), None),
        (_unplaced("XXXX-XX-12"), _date("2024-08-12"), (False, "unplaced")),
        (_unplaced("XXXX-XX-13"), _date("2024-08-12"), None),
        (_unplaced("XXXX-WXX-1"), _unplaced("XXXX-WXX-2"), None),
        (_unplaced("XXXX-WXX-1"), _unplaced("XXXX-WXX-1"), (False, "unplaced")),
        (_unplaced("XXXX-W33-1"), _unplaced("XXXX-08-12"), (False, "unplaced")),
        (_unplaced("PRESENT_REF"), _unplaced("PRESENT_REF"), (False, "unplaced")),
        (_unplaced("FUTURE_REF"), _bare("T20:00"), (False, "unplaced")),
        (UNSAID, _date("2024-08-12"), (False, "unplaced")),
        (_date("2024-08-12"), UNSAID, (False, "unplaced")),
        # about gives room to a clock time alone
        (_time("2024-08-12T20:00", **ABOUT), _time("2024-08-12T20:20"), (False, "nested")),
        (_time("2024-08-12T20:00", **ABOUT), _time("2024-08-12T20:21"), None),
        (_time("2024-08-12T20:15", **ABOUT), _time("2024-08-12T20:05"), (False, "nested")),
        (_time("2024-08-12T20:15", **ABOUT), _time("2024-08-12T20:04"), None),
        (_date("2024-08-12", **ABOUT), _date("2024-08-12"), (True, "same")),
        # soon after it has its room on that side; two watches may differ
        (_time("2024-08-12T20:00", **SOON), _time("2024-08-12T20:20"), (False, "nested")),
        (_time("2024-08-12T20:00", **SOON), _time("2024-08-12T19:58"), (False, "nested")),
        (_time("2024-08-12T20:00", **SOON), _time("2024-08-12T19:57"), None),
        (_time("2024-08-12T20:00", **NOT_YET), _time("2024-08-12T19:40"), (False, "nested")),
        (_time("2024-08-12T20:00", **NOT_YET), _time("2024-08-12T20:03"), None),
        (_time("2024-08-12T20:00", **NOT_YET), _time("2024-08-12T20:00", **SOON), (False, "nested")),
        # both zones told: one moment, or nothing; the day may be untold
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:01-04:00"), None),
        (_time("2024-08-12T20:00-04:00", **UNTOLD), _time("2024-08-09T20:00-04:00"), (True, "same")),
        (_time("2024-08-12T20:00-04:00", **UNTOLD), _time("2024-08-09T05:30+05:30"), (True, "zone")),
        (_time("2024-08-12T20:00-04:00", **UNTOLD), _time("2024-08-09T20:42-04:00"), None),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-09T20:00-04:00"), None),
        # the same hour of two sources' own clocks is that of the place told of
        (_time("2024-08-12T20:00-04:00", **OWN_ZONE), _time("2024-08-12T20:00+05:30", **OWN_ZONE), (True, "same")),
        (_time("2024-08-12T20:00-04:00", **OWN_ZONE), _time("2024-08-12T20:00+05:30"), None),
        (_time("2024-08-12T20:00-04:00", **OWN_ZONE), _time("2024-08-12T20:01+05:30", **OWN_ZONE), None),
        (_date("2024-08-12", **OWN_ZONE), _time("2024-08-12T20:00+05:30", **OWN_ZONE), (False, "nested")),
        # a stretch of hours is a part of the day, which no offset moves
        (_from("2024-08-12T20:00:00", "2024-08-12T22:00:00"), _time("2024-08-12T21:00+05:30"), (False, "nested")),
        (_from("2024-08-12T20:00:00", "2024-08-12T22:00:00"), _time("2024-08-13T05:30+05:30"), None),
        (_from("2024-08-12T20:00:00", "2024-08-12T21:59:59"), _time("2024-08-13T05:30+05:30"), (False, "zone")),
        # dates within a day of each other
        (_from("2024-08-12T00:00:00", "2024-08-12T23:00:00", Kind.DATE), _date("2024-08-14"), None),
        (_from("2024-08-12T00:00:00", "2024-08-13T00:00:00", Kind.DATE), _date("2024-08-14"), None),
        (_from("2024-08-12T00:00:00", "2024-08-13T00:00:01", Kind.DATE), _date("2024-08-14"), (False, "day")),
        (_date("2024-08-12"), _time("2024-08-13T20:00"), (False, "day")),
        (_date("2024-08-12"), _time("2024-08-14T20:00"), None),
        (_date("2024-08-14"), _time("2024-08-13T20:00"), (False, "day")),
        # only the clock counts where the day is untold: stretches that touch, of one length or not, over midnight
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00", **UNTOLD),
         _from("2024-08-09T20:30:00", "2024-08-09T21:30:00"), (True, "same")),
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00", **UNTOLD),
         _from("2024-08-09T21:00:00", "2024-08-09T21:30:00"), (False, "nested")),
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00", **UNTOLD),
         _from("2024-08-09T21:00:01", "2024-08-09T21:30:01"), None),
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00", **UNTOLD),
         _from("2024-08-09T19:30:00", "2024-08-09T20:00:00"), (False, "nested")),
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00", **UNTOLD),
         _from("2024-08-09T19:29:59", "2024-08-09T19:59:59"), None),
        (_from("2024-08-12T23:30:00", "2024-08-13T00:30:00", **UNTOLD),
         _from("2024-08-09T00:10:00", "2024-08-09T00:20:00"), (False, "nested")),
        (_from("2024-08-12T23:30:00", "2024-08-13T00:30:00", **UNTOLD),
         _from("2024-08-09T00:31:00", "2024-08-09T00:41:00"), None),
        # where the calendar ends
        (_time("0001-01-01T00:05", **ABOUT), _time("0001-01-01T00:10"), (False, "nested")),
        (_time("9999-12-31T23:50", **ABOUT), _time("9999-12-31T23:40"), (False, "nested")),
        (_time("9999-12-31T23:50-10:00"), _time("9999-12-31T23:50"), (False, "zone")),
    ],
)  # fmt: skip
def test_points_are_reconciled_up_to_the_edge(a: Claim, b: Claim, expect: tuple[bool, str] | None) -> None:
    assert _reconciled(a, b) == _reconciled(b, a) == expect


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_date("2024-08-12"), _date("2024-08-12"), True),
        (_date("2024-08-12"), _date("2024-08-13"), False),
        (_date("2024-08-12"), _date("2024-08-12", "2024-08-13", timex="2024-08-12"), False),
        (_date("2024-08-12"), _date("2024-08-11", "2024-08-12", timex="2024-08-12"), False),
        (_unplaced("XXXX-08-12"), _unplaced("XXXX-08-12"), True),
        (_unplaced("XXXX-08-12"), _unplaced("XXXX-08-13"), False),
        (_unplaced("XXXX-08-12"), _unplaced("XXXX-08-12", Kind.TIME), False),
        (UNSAID, UNSAID, False),
        (UNSAID, _date("2024-08-12"), False),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:00-04:00"), True),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:00+05:30"), False),
        (_time("2024-08-12T20:00-04:00", **UNTOLD), _time("2024-08-09T20:00-04:00"), True),
        (_time("2024-08-12T20:00-04:00", **UNTOLD), _time("2024-08-09T20:00+05:30"), False),
        (_time("2024-08-12T20:00", **UNTOLD), _time("2024-08-09T20:00-04:00"), False),
        (_time("2024-08-12T20:00", **UNTOLD), _bare("T20:00"), True),
    ],
)
def test_two_points_are_the_same_words_of_the_calendar(a: Claim, b: Claim, expect: bool) -> None:
    assert instants.same(a, b) is expect
    assert instants.same(b, a) is expect


@pytest.mark.parametrize(
    ("bare", "known", "offset"),
    [
        # the nearest to UTC of the offsets that fit a stretch
        (_from("2024-08-12T20:00:00", "2024-08-12T21:00:00"), "2024-08-13T05:30+05:30", "UTC−3"),
        (_from("2024-08-13T03:10:00", "2024-08-13T05:10:00"), "2024-08-13T05:30+05:30", None),
        (_from("2024-08-13T03:10:00", "2024-08-13T05:09:00"), "2024-08-13T05:30+05:30", "UTC+3:30"),
        (_from("2024-08-12T23:30:00", "2024-08-13T00:30:00"), "2024-08-13T05:30+05:30", "UTC+0"),
        (_time("2024-08-12T20:07"), "2024-08-13T05:30+05:30", None),
        (_time("2024-08-12T20:01"), "2024-08-13T05:30+05:30", None),
        (_time("2024-08-12T19:59"), "2024-08-13T05:30+05:30", None),
        # at most from UTC−12 to UTC+14
        (_time("2024-08-12T12:00"), "2024-08-13T05:30+05:30", "UTC−12"),
        (_time("2024-08-12T11:00"), "2024-08-13T05:30+05:30", None),
        (_time("2024-08-13T14:00"), "2024-08-13T05:30+05:30", "UTC+14"),
        (_time("2024-08-13T15:00"), "2024-08-13T05:30+05:30", None),
        # of whichever day, where that is untold
        (_time("2024-08-09T20:00", **UNTOLD), "2024-08-13T05:30+05:30", "UTC−4"),
        (_time("2024-08-09T11:00", **UNTOLD), "2024-08-13T05:30+05:30", "UTC+11"),
        (_time("2024-08-20T01:00", **UNTOLD), "2024-08-13T05:30+05:30", "UTC+1"),
        (_time("2024-08-20T00:00", **UNTOLD), "2024-08-13T05:30+05:30", "UTC+0"),
        (_time("2024-08-20T12:00", **UNTOLD), "2024-08-13T05:30+05:30", "UTC−12"),
        (_time("2024-08-20T20:07", **UNTOLD), "2024-08-13T05:30+05:30", None),
    ],
)
def test_the_offset_that_makes_a_bare_time_the_known_moment(bare: Claim, known: str, offset: str | None) -> None:
    for a, b in ((bare, _time(known)), (_time(known), bare)):
        found = instants.reconcile(a, b)
        assert (found and found[1:]) == (None if offset is None else ("zone", {"offset": offset}))


@pytest.mark.parametrize(
    ("left", "right", "expect"),
    [
        (("if IST is India",), (), (False, "zone", "if IST is India")),
        (("if it is the evening",), (), (False, "reading", "if it is the evening")),
        (("if read backwards",), (), (False, "reading", "if read backwards")),
        ((), ("if read backwards",), (False, "reading", "if read backwards")),
        (("if a",), ("if b",), (False, "reading", "if a and if b")),
    ],
)
def test_the_condition_of_a_reading_is_told(
    left: tuple[str, ...], right: tuple[str, ...], expect: tuple[bool, str, str]
) -> None:
    meant = _date("2024-08-12")
    a, b = (
        _date(first, readings=tuple(Reading(low=meant.low, high=meant.high, condition=c) for c in conditions))
        if conditions
        else meant
        for first, conditions in (("2024-03-01", left), ("2024-06-01", right))
    )
    found = instants.reconcile(a, b)
    assert found is not None
    assert (*found[:2], found[2]["condition"]) == expect


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2024-08-12", "2024-08-14", 2),
        ("2024-08-14", "2024-08-12", -2),
        ("2024-08-12T23:00:00", "2024-08-13T01:00:00", 1),
        ("2024-08-12T23:00:00-04:00", "2024-08-13", 0),
        ("2024-07", "2024-08-12", 42),
        ("2024-08-12", "2024-09", 20),
        ("XXXX-08", "2024-08-12", 0),
        ("2024-08-12", "PRESENT_REF", 0),
    ],
)
def test_whole_days_between_two_days(a: str, b: str, days: int) -> None:
    assert instants.days_between(a, b) == days


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024-08-12", ("2024-08-12T00:00:00", "2024-08-12T23:59:59")),
        ("2024-02", ("2024-02-01T00:00:00", "2024-02-29T23:59:59")),
        ("2024-08-12T20:00", ("2024-08-12T20:00:00", "2024-08-12T20:00:59")),
        ("2024-08-12T20:00:07", ("2024-08-12T20:00:07", "2024-08-12T20:00:07")),
        ("2024-08-12T20:00:07-04:00", ("2024-08-13T00:00:07", "2024-08-13T00:00:07")),
        ("XXXX-08-12", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_moment_from_its_first_to_its_last_second(text: str, span: tuple[str | None, str | None]) -> None:
    assert tuple(None if end is None else end.isoformat() for end in instants.utc_span(text)) == span


@pytest.mark.parametrize(
    ("a", "b", "seconds"),
    [
        (_time("2024-08-12T20:00"), _time("2024-08-12T20:10-04:00"), 600),
        (_time("2024-08-12T20:00-04:00"), _time("2024-08-12T20:10-04:00"), 600),
        (_unplaced("XXXX-08-12"), _unplaced("XXXX-08-12"), float("inf")),
        (_date("2024-08-12"), _unplaced("XXXX-08-12"), float("inf")),
    ],
)
def test_a_zone_is_set_aside_where_only_one_is_told(a: Claim, b: Claim, seconds: float) -> None:
    assert instants.gap_seconds(a, b) == instants.gap_seconds(b, a) == seconds


@pytest.mark.parametrize(
    ("timex", "words"),
    [
        ("2024-01", "Jan 2024"),
        ("2024-12", "Dec 2024"),
        ("2024-13", "13 2024"),
        ("2024-00", "00 2024"),
        ("2024-01-09", "9 Jan 2024"),
        ("2024-12-31T20:42", "31 Dec 2024, 20:42"),
        ("2024-08-12TMO", "12 Aug 2024, morning"),
        ("2024-08-12TMI", "12 Aug 2024, midday"),
        ("2024-08-12TAF", "12 Aug 2024, afternoon"),
        ("2024-08-12TEV", "12 Aug 2024, evening"),
        ("2024-08-12TDT", "12 Aug 2024, daytime"),
        ("2024-08TEV", "Aug 2024, evening"),
        ("2024-Q1", "Q1 2024"),
        ("2024-Q3", "Q3 2024"),
        ("2024-Q4", "Q4 2024"),
        ("2024-Q5", "2024-Q5"),
        ("2024-W05", "week 5 of 2024"),
        ("2024-WXX", "2024-WXX"),
        ("2024", "2024"),
        ("24-08", "24-08"),
        ("XXXX-08-12", "XXXX-08-12"),
        ("2024-XX-12", "2024-XX-12"),
        ("T20:42", "T20:42"),
        ("P3D", "P3D"),
        ("", ""),
    ],
)
def test_a_value_of_the_calendar_in_words(timex: str, words: str) -> None:
    assert instants.timex_words(timex) == words


def test_every_offset_that_a_place_uses_makes_a_bare_time_the_known_moment() -> None:
    known = "2024-08-13T12:00+00:00"
    moments = [dt.datetime(2024, month, 13, 12, tzinfo=dt.UTC) for month in (1, 7)]
    offsets = {
        moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
        for zone in zoneinfo.available_timezones()
        for moment in moments
    } - {None}
    assert len(offsets) > 35
    for offset in offsets:
        assert offset is not None
        bare = (dt.datetime(2024, 8, 13, 12) + offset).isoformat()[:16]
        found = instants.reconcile(_time(bare), _time(known))
        assert found is not None, offset
        assert found[1] == "zone"


@pytest.mark.parametrize("minutes", [-765, -735, -195, -165, 15, 45, 285, 375, 855, 900])
def test_an_offset_that_no_place_uses_makes_none(minutes: int) -> None:
    bare = (dt.datetime(2024, 8, 13, 12) + dt.timedelta(minutes=minutes)).isoformat()[:16]
    assert instants.reconcile(_time(bare), _time("2024-08-13T12:00+00:00")) is None
