"""What a caller may set, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import discrepancy as dx

HOTELS = [
    {"source": "Argus", "text": "The hotel chain took 1,240 bookings."},
    {"source": "Post", "text": "The hotel chain received 1,300 bookings."},
]


def test_a_measure_of_the_callers_own_goes_before_the_catalogue() -> None:
    assert [finding.measure for finding in dx.compare(HOTELS).findings] != ["bookings"]
    settings = dx.Settings(measures=[dx.Measure(name="bookings", counted=["booking"])])
    (finding,) = dx.compare(HOTELS, settings).findings
    assert (finding.measure, finding.verdict) == ("bookings", "conflict")


def test_further_words_for_a_measure_of_the_catalogue() -> None:
    articles = [
        {"source": "Argus", "text": "The flood perdified 12 people."},
        {"source": "Post", "text": "15 people were perdified by the flood."},
    ]
    assert all(claim.measure != "deaths" for claim in dx.compare(articles).claims)
    settings = dx.Settings(measures=[dx.Measure(name="deaths", verbs=["perdified"])])
    report = dx.compare(articles, settings)
    assert [claim.measure for claim in report.claims] == ["deaths", "deaths"]
    assert all(claim.measure != "deaths" for claim in dx.compare(articles).claims), "the next call is as before"


def test_words_of_one_language_are_not_looked_for_in_another() -> None:
    settings = dx.Settings(measures=[dx.Measure(name="bookings", counted=["booking"], language="hi")])
    assert all(claim.measure != "bookings" for claim in dx.compare(HOTELS, settings).claims)


@pytest.mark.parametrize("share", [Decimal("0.05"), 0.05])
def test_a_tolerance_turns_a_small_gap_into_no_conflict(share: Any) -> None:
    settings = dx.Settings(measures=[dx.Measure(name="bookings", counted=["booking"])], tolerances={"bookings": share})
    (finding,) = dx.compare(HOTELS, settings).findings
    assert (finding.verdict, finding.reason) == ("compatible", "tolerance")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: dx.Measure(name="Two words", nouns=["x"]), "settings, measures, name: got 'Two words'"),
        (lambda: dx.Measure(name="x"), "settings, measures, x: got (); give a word in counted"),
        (lambda: dx.Measure(name="x", nouns="word"), "settings, measures, x, nouns: got 'word'"),
        (lambda: dx.Measure(name="x", nouns=["y"], kinds=["weight"]), "measures, x, kinds: got 'weight'"),
        (lambda: dx.Settings(measures=dx.Measure(name="x", nouns=["y"])), "settings, measures: got Measure"),
        (lambda: dx.Settings(measures=["x"]), "give a list of discrepancy.Measure"),
        (lambda: dx.Settings(measures=[dx.Measure(name="x", nouns=["y"], language="xx")]), "language: got 'xx'"),
        (lambda: dx.Settings(tolerances={"deths": 0.1}), "tolerances: got 'deths'"),
        (lambda: dx.Settings(tolerances={"deaths": 5}), "tolerances, deaths: got 5; give a share from 0 to 1"),
        (lambda: dx.Settings(tolerances={"deaths": True}), "tolerances, deaths: got True"),
        (lambda: dx.Settings(tolerances={"deaths": float("nan")}), "tolerances, deaths: got nan"),
        (lambda: dx.Settings(tolerances=0.05), "tolerances: got 0.05; give a dict such as {'deaths': 0.05}"),
        (lambda: dx.Measure(name="x", nouns=5), "settings, measures, x, nouns: got 5; give a list of words"),
        (lambda: dx.Settings(rates=1.17), "settings, rates: got 1.17; give a dict such as {('EUR', 'USD'): 1.17}"),
        (lambda: dx.Settings(rates={"EUR": 1.17}), "settings, rates: got 'EUR'; give two currencies"),
        (lambda: dx.Settings(rates={("EUR", "USD"): "1.17"}), "rates, ('EUR', 'USD'): got '1.17'; give"),
        (lambda: dx.Settings(rates={("EUR", "USD"): 0}), "rates, ('EUR', 'USD'): got 0; give"),
        (lambda: dx.Settings(rates={("EUR", "USD"): float("inf")}), "rates, ('EUR', 'USD'): got inf; give"),
        (lambda: dx.Settings(weights=5), "settings, weights: got 5; give a discrepancy.Weights"),
        (lambda: dx.Settings(similarity=5), "settings, similarity: got 5; give a function"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_would_do(made: Any, told: str) -> None:
    with pytest.raises(dx.SettingsError) as caught:
        made()
    assert told in str(caught.value)


def test_a_rate_may_be_a_float() -> None:
    accounts = [("Argus", "The bridge cost €5 million."), ("Post", "The bridge cost $5.8 million.")]
    report = dx.compare(
        [{"source": source, "text": text} for source, text in accounts],
        dx.Settings(rates={("EUR", "USD"): 1.17}),
    )
    assert [finding.reason for finding in report.findings] == ["rate"]
