"""The interval pictures: their scales, their bars, where most accounts stand."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from html_reader import assert_harmless
from made_reports import a_claim, a_report, counted, timed

from discrepancy.records import Comparison, Kind, Verdict
from discrepancy.render.axis import number_axis, time_axis
from discrepancy.render.facts import account_labels, facts_of
from discrepancy.render.picture import interval_picture
from discrepancy.report import Report


def picture_of(report: Report) -> str:
    articles = {article.id: article for article in report.articles}
    return interval_picture(facts_of(report)[0], account_labels(report), articles)


def test_values_far_apart_share_a_logarithmic_scale_and_near_ones_a_linear_one() -> None:
    near = number_axis([Decimal(100), Decimal(3000)], opens_low=False, opens_high=False)
    far = number_axis([Decimal(100), Decimal(10_000)], opens_low=False, opens_high=False)
    negative = number_axis([Decimal(-1), Decimal(10_000)], opens_low=False, opens_high=False)
    assert near is not None
    assert far is not None
    assert negative is not None
    assert (near.kind, far.kind, negative.kind) == ("linear", "log", "linear")
    assert [label for _, label in far.ticks] == ["100", "1,000", "10,000"]
    # In the middle of a logarithmic scale stands the geometric mean, of a linear one the arithmetic.
    assert far.place(Decimal(1000)) == pytest.approx(0.5)
    assert near.place(Decimal(1550)) == pytest.approx(0.5)


def test_time_axis_has_round_clock_times_and_its_zone(start_times: Report) -> None:
    evening = Decimal(1_723_492_800)  # 2024-08-12T20:00:00 on the local clock
    axis = time_axis([evening, evening + 3 * 3600], opens_low=False, opens_high=False, zone="UTC−4")
    assert axis is not None
    assert axis.kind == "time"
    assert axis.title == "12 Aug 2024, UTC−4"
    assert [label for _, label in axis.ticks] == ["20:00", "21:00", "22:00", "23:00"]
    picture = picture_of(start_times)
    bars = re.findall(r'class="dx-bar" x="([\d.]+)%"', picture)
    assert len(bars) == 2
    assert len(set(bars)) == 1, "8 p.m. in New York and 5:30 AM in India are one instant"
    assert picture.count("dx-other") == 1, "the other zone 8 p.m. may be in is drawn hollow"


def test_a_day_without_a_zone_is_drawn_hollow_on_the_clock_of_the_others() -> None:
    picture = picture_of(
        a_report(
            a_claim("c1", "A", "Monday", Kind.DATE, low="2024-08-12T00:00:00", high="2024-08-12T23:59:59"),
            timed("c2", "B", "8 p.m.", "2024-08-12T20:00:00-04:00"),
        )
    )
    assert (picture.count("dx-hollow"), picture.count('class="dx-bar"')) == (1, 1)
    assert "Hollow: told without a time zone, drawn as if in UTC−4." in picture


def test_an_open_end_fades_out_as_far_as_its_words_reach(followers: Report) -> None:
    picture = picture_of(followers)
    opacities = [float(value) for value in re.findall(r' opacity="([\d.]+)"', picture)]
    assert opacities == sorted(opacities, reverse=True)
    assert len(opacities) > 3
    assert "more than 16.4 million followers" in picture
    (fade,) = re.findall(r'<svg x="([\d.]+)%" y="\d+" width="([\d.]+)%"', picture)
    # The scale runs from 16.4 to 88.95 million with 8 % of room on either side; three digits reach 15 % further.
    span = (88.95 - 16.4) * 1.16
    assert float(fade[0]) == pytest.approx(8 / 1.16, abs=0.1)
    assert float(fade[1]) == pytest.approx(100 * 16.4 * 0.15 / span, abs=0.1)


def deaths(told: dict[str, int], *verdicts: tuple[str, str, Verdict]) -> Report:
    claims = [counted(name, name, str(value), Decimal(value), Decimal(value)) for name, value in told.items()]
    pairs = [
        Comparison(finding="f1", left=left, right=right, verdict=verdict, reason="r", explanation="e")
        for left, right, verdict in verdicts
    ]
    return replace(a_report(*claims), comparisons=tuple(pairs))


def test_a_line_stands_where_most_accounts_do() -> None:
    picture = picture_of(
        deaths(
            {"A": 7, "B": 9, "C": 7},
            ("A", "B", Verdict.CONFLICT),
            ("A", "C", Verdict.AGREE),
            ("B", "C", Verdict.CONFLICT),
        )
    )
    assert "Upright line: what 2 of 3 accounts support." in picture
    (line,) = re.findall(r'<line class="dx-line" x1="([\d.]+)%"', picture)
    bars = [
        float(x) + float(width) / 2 for x, width in re.findall(r'"dx-bar" x="([\d.]+)%".*?width="([\d.]+)%"', picture)
    ]
    assert bars[0] == bars[2] == pytest.approx(float(line), abs=0.1)
    assert bars[1] > bars[0]


def test_the_line_stands_in_a_band_as_wide_as_what_the_accounts_support() -> None:
    ranges = {"A": (6, 10), "B": (7, 12), "C": (20, 21)}
    claims = [counted(name, name, "x", Decimal(low), Decimal(high)) for name, (low, high) in ranges.items()]
    pairs = (("A", "B", Verdict.COMPATIBLE), ("A", "C", Verdict.CONFLICT), ("B", "C", Verdict.CONFLICT))
    comparisons = tuple(
        Comparison(finding="f1", left=left, right=right, verdict=verdict, reason="r", explanation="e")
        for left, right, verdict in pairs
    )
    picture = picture_of(replace(a_report(*claims), comparisons=comparisons))
    (band,) = re.findall(r'class="dx-band" x="([\d.]+)%" y="0" width="([\d.]+)%"', picture)
    (line,) = re.findall(r'class="dx-line" x1="([\d.]+)%"', picture)
    # From 7 to 10 on a scale from 6 to 21 with 8 % of room on either side.
    assert float(band[0]) == pytest.approx(100 * (1 + 1.2) / 17.4, abs=0.1)
    assert float(band[1]) == pytest.approx(100 * 3 / 17.4, abs=0.1)
    assert float(line) == pytest.approx(float(band[0]) + float(band[1]) / 2, abs=0.2)


def test_a_scale_without_a_unit_is_named_by_what_is_measured() -> None:
    claims = [
        a_claim(
            id, id, text, Kind.NUMBER, value=Decimal(text), low=Decimal(text), high=Decimal(text), measure="magnitude"
        )
        for id, text in (("A", "6.8"), ("B", "7.2"))
    ]
    assert '<text class="dx-tick" x="50%"' in picture_of(a_report(*claims))
    assert ">magnitude</text>" in picture_of(a_report(*claims))


def test_figures_that_are_not_on_the_scale_are_counted() -> None:
    dollars = {"kind": Kind.MONEY, "measure": "cost", "unit": "USD", "base_unit": "USD"}
    pounds = dollars | {"unit": "GBP", "base_unit": "GBP"}
    claims = [
        a_claim(id, id, text, low=Decimal(text), high=Decimal(text), **unit)
        for id, text, unit in (("A", "5", dollars), ("B", "6", dollars), ("C", "4", pounds))
    ]
    assert "Not on this scale: 1 of the figures." in picture_of(a_report(*claims))
    assert "Not on this scale" not in picture_of(a_report(*claims[:2]))


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        ("2025-01-01T00:00:00", "2025-12-31T23:59:59", ["Jan 2025", "Jul 2025", "Jan 2026"]),
        ("2025-09-19T00:00:00", "2025-09-29T23:59:59", ["21 Sep", "27 Sep"]),
    ],
)
def test_labels_that_would_touch_are_thinned_out_evenly(low: str, high: str, labels: list[str]) -> None:
    picture = picture_of(a_report(*(a_claim(id, id, "x", Kind.DATE, low=low, high=high) for id in "AB")))
    assert re.findall(r'class="dx-tick" x="[^"]*" y="\d+"[^>]*>([^<]*)', picture) == labels


@pytest.mark.parametrize(
    "verdicts",
    [
        [("A", "B", Verdict.CONFLICT)],
        # A vague figure that fits both does not make them agree.
        [("A", "B", Verdict.CONFLICT), ("A", "C", Verdict.COMPATIBLE), ("B", "C", Verdict.COMPATIBLE)],
    ],
)
def test_no_line_where_no_two_accounts_support_one_figure(verdicts: list[tuple[str, str, Verdict]]) -> None:
    picture = picture_of(deaths({"A": 7, "B": 9, "C": 8}, *verdicts))
    assert picture.count('class="dx-bar"') == 3
    assert "dx-line" not in picture
    assert "Upright" not in picture


def test_bars_stand_in_the_order_of_the_articles(followers: Report) -> None:
    turned = replace(followers, articles=followers.articles[::-1])
    for report in (followers, turned):
        labels = re.findall(r'class="dx-label"[^>]*>([^<]*)', picture_of(report))
        assert labels == [article.source for article in report.articles]


def test_no_picture_without_bounds_or_on_two_scales() -> None:
    cases = [
        (counted("c1", "A", "some", None, None), counted("c2", "B", "8", Decimal(8), Decimal(8))),
        (timed("c1", "A", "8 p.m.", "nonsense"), timed("c2", "B", "9 p.m.", "2024-08-12T21:00+01:00")),
        (
            counted("c1", "A", "7", Decimal(7), Decimal(7)),
            a_claim("c2", "B", "8 km", low=Decimal(8000), base_unit="metre", kind=Kind.MEASURE),
        ),
    ]
    for claims in cases:
        report = a_report(*claims)
        assert picture_of(report) == ""
        assert 'class="dx-picture"' not in report.to_html()
        assert_harmless(report.to_html())


@pytest.mark.parametrize(
    "number", ["1E+999999", "1E-999999", "9" * 400, "0", "-0", "NaN", "Infinity", "0.1", "-1E+400"]
)
def test_strange_numbers_are_shown_and_drawn_without_error_or_flood(number: str) -> None:
    value = Decimal(number)
    report = a_report(counted("c1", "A", "x", value, value), counted("c2", "B", "1", Decimal(1), Decimal(1)))
    for markup in (report.to_html(), report._repr_html_()):
        assert_harmless(markup)
        assert "nan" not in " ".join(re.findall(r'(?: x| width)="([^"]*)"', markup))
        assert len(markup) < 60_000
    assert len(str(report)) < 3_000
    assert len(report.why("f1")) < 6_000


def test_a_century_is_no_problem_for_the_time_axis() -> None:
    report = a_report(
        a_claim("c1", "A", "1 AD", Kind.DATE, low="0001-01-01", high="0001-12-31"),
        a_claim("c2", "B", "9999", Kind.DATE, low="9999-01-01", high="9999-12-31"),
    )
    assert_harmless(report.to_html())
