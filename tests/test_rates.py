"""Sums in two currencies: whose rate is taken, of which day, and that the report says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import discrepancy as dx
from discrepancy import rates
from discrepancy.rates import Exchange, Rate

D = Decimal
FRIDAY, SUNDAY = dt.date(2024, 3, 15), dt.date(2024, 3, 17)
EUROS = "The ferry cost €40 million to build."
DOLLARS = "The ferry cost $43.6 million to build."


@pytest.fixture
def history() -> None:
    pytest.importorskip("currency_converter", reason="the extra `rates` is not installed")


@pytest.fixture
def without_history(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    rates._reference_rate.cache_clear()
    monkeypatch.setattr(rates, "_converter", lambda: None)
    yield
    rates._reference_rate.cache_clear()


def _report(left: str, right: str, published: str | None = "2024-03-17", **settings: Any) -> dx.Report:
    articles = [dx.Article(left, "Argus", published=published), dx.Article(right, "Post", published=published)]
    return dx.compare(articles, dx.Settings(**settings))


def _only(report: dx.Report) -> tuple[str, str, str]:
    (finding,) = report.findings
    return finding.verdict.value, finding.reason, finding.explanation


@pytest.mark.usefixtures("history")
def test_the_reference_rate_of_the_day_stands_in_for_one_that_nobody_told() -> None:
    report = _report(EUROS, DOLLARS)
    verdict, reason, explanation = _only(report)
    assert (verdict, reason) == ("compatible", "rate")
    assert "within 4 %" in explanation
    assert "ECB reference rate of 2024-03-15" in explanation  # a Friday: Sundays have none
    assert [note.text for note in report.notes if note.code == "rate"] == [
        f"exchange rate used: {explanation[explanation.index('(1 EUR') + 1 : -2]}"
    ]


@pytest.mark.usefixtures("history")
def test_a_sum_that_is_not_the_same_at_the_rate_stays_incomparable_and_names_the_rate() -> None:
    verdict, reason, explanation = _only(_report(EUROS, "The ferry cost $51.5 million to build."))
    assert (verdict, reason) == ("incomparable", "currency")
    assert "more than 4 % apart at the exchange rate (1 EUR = " in explanation


@pytest.mark.usefixtures("history")
def test_without_a_day_there_is_no_rate_of_it() -> None:
    assert _only(_report(EUROS, DOLLARS, published=None))[1] == "currency"


@pytest.mark.usefixtures("history")
def test_the_reference_rates_can_be_left_out() -> None:
    assert _only(_report(EUROS, DOLLARS, reference_rates=False))[1] == "currency"


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("EUR", "KPW", FRIDAY),  # no such currency there
        ("EUR", "USD", dt.date(1998, 5, 1)),  # before the first day
        ("EUR", "USD", dt.date(9999, 12, 31)),  # long after the last
        ("EUR", "RUB", dt.date(2023, 3, 1)),  # suspended in 2022
        ("EUR", None, FRIDAY),
    ],
)
def test_what_the_history_does_not_know_has_no_rate(one: str, other: str | None, day: dt.date) -> None:
    assert Exchange(reference=True).rate(one, other, [day]) is None


@pytest.mark.usefixtures("history")
def test_the_earlier_day_counts_and_a_day_without_a_rate_takes_the_last_one() -> None:
    exchange = Exchange(reference=True)
    friday, sunday = (exchange.rate("GBP", "INR", [day]) for day in (FRIDAY, SUNDAY))
    assert friday == sunday == exchange.rate("GBP", "INR", [None, dt.date(2024, 6, 3), FRIDAY])
    assert friday != exchange.rate("GBP", "INR", [dt.date(2024, 6, 3)])


@pytest.mark.usefixtures("without_history")
def test_without_the_package_sums_in_two_currencies_are_incomparable() -> None:
    report = _report(EUROS, DOLLARS)
    assert _only(report)[:2] == ("incomparable", "currency")
    assert _only(report)[2].endswith("no exchange rate is at hand.")
    assert [note.code for note in report.notes] == []


@pytest.mark.usefixtures("without_history")
def test_a_given_rate_goes_before_a_printed_one() -> None:
    printed = {("EUR", "USD"): D("1.2")}
    both = Exchange(given={("EUR", "USD"): D("1.1")}, printed=printed)
    assert both.rate("EUR", "USD", []) == Rate(D("1.1"), "EUR", "USD", "as given")
    assert Exchange(printed=printed).rate("EUR", "USD", []) == Rate(D("1.2"), "EUR", "USD", "as the story prints it")


def test_a_rate_is_told_from_the_currency_that_is_worth_more() -> None:
    assert str(Rate(1 / D("1.17"), "USD", "EUR", "as given")) == "1 EUR = 1.17 USD, as given"
