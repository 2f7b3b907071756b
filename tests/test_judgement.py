"""The ladder of judgement: a table of pairs, each rung alone with claims made by hand, and what holds of all pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from case_tables import each, rows_of
from hypothesis import given
from hypothesis import strategies as st
from made_claims import ABOUT, AT_LEAST, MONEY, OVER, PERCENT, RANGE, UNDER, UP_TO, other, pair
from made_claims import claim as _claim
from made_claims import day as _day
from made_claims import time as _time

from discrepancy import (
    Article,
    Claim,
    Comparison,
    Kind,
    Modifier,
    Reading,
    Report,
    Settings,
    Severity,
    Verdict,
    compare,
)
from discrepancy import lexicon as lexicons
from discrepancy.claims import find_claims
from discrepancy.document import read
from discrepancy.intervals import pragmatic
from discrepancy.judgement import LADDER, Judgement, Pair, judge, paired
from discrepancy.mentions import find_mentions
from discrepancy.rates import Rate
from discrepancy.records import DAY_OF_WRITING, MARK_PASSED

CASES = rows_of("judgement")
LEVELS = tuple(level.__name__ for level in LADDER)
D = Decimal


# --- the table -------------------------------------------------------------------------------------------------------


def _articles(row: Mapping[str, Any]) -> tuple[Article, Article]:
    left, right = (
        Article(
            text=row[side],
            source=source,
            id=source,
            published=row.get("published", (None, None))[n],
            timezone=row.get("timezone", (None, None))[n],
            language=row.get("language", (None, None))[n],
        )
        for n, (side, source) in enumerate((("left", "Argus"), ("right", "Courier")))
    )
    return left, right


def _only(claims: list[Claim], article: str, figure: str | None) -> Claim:
    found = [c for c in claims if c.article == article and c.derivation is None and figure in {None, c.text}]
    assert len(found) == 1, f"one figure is asked for, there are {[c.text for c in claims if c.article == article]}"
    return found[0]


def _reading(fields: Mapping[str, str]) -> Reading:
    numbers: dict[str, Any] = {name: D(fields[name]) for name in ("value", "low", "high")}
    return Reading(condition=fields["condition"], **numbers)


def _with(claim: Claim, fields: Mapping[str, Any]) -> Claim:
    """The claim with some fields set: lists are tuples, an empty string is None."""
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v or None for name, v in fields.items()}
    if "readings" in values:
        values["readings"] = tuple(map(_reading, values["readings"]))
    return replace(claim, **values)


def _judged(row: Mapping[str, Any]) -> Judgement | Comparison | None:
    """What the ladder, or the whole way, makes of the two figures of a row."""
    articles = _articles(row)
    figures = row.get("figures", (None, None))
    if row.get("via") == "judge":
        left, right = (
            _with(
                _only(
                    [frame.claim for frame in find_claims(document, find_mentions(document))], document.id, figures[n]
                ),
                row.get(("left_with", "right_with")[n], {}),
            )
            for n, document in enumerate(map(read, articles))
        )
        words = lexicons.load("en").measures.get(left.measure or "")
        grows, is_slow = words is not None and words.grows, words is not None and words.is_slow
        published = tuple(None if a.published is None else a.published.isoformat() for a in articles)
        return judge(paired(left, right, ("Argus", "Courier"), (published[0], published[1]), grows, is_slow))
    report = compare(articles, Settings(tolerances=row.get("tolerances", {})))
    ids = {_only(list(report.claims), a.source, f).id for a, f in zip(articles, figures, strict=True)}
    made = [c for c in report.comparisons if {c.left, c.right} == ids]
    assert len(made) <= 1, "a pair is held against each other once"
    return made[0] if made else None


@pytest.mark.parametrize("row", each(CASES, lambda row: f"{row['level']}: {row['label']}"))
def test_two_sentences_are_judged_as_their_row_says(row: dict[str, Any]) -> None:
    judged = _judged(row)
    if "never" in row:
        assert judged is None or judged.verdict.value != row["never"], judged
        return
    if judged is None:
        assert row["verdict"] == "none", "the two figures are not held against each other"
        return
    assert (judged.verdict.value, judged.reason) == (row["verdict"], row["reason"]), judged.explanation
    assert row.get("says", "") in judged.explanation
    assert "severity" not in row or judged.severity == row["severity"], judged.explanation
    assert (judged.severity is not None) == (judged.verdict is Verdict.CONFLICT)


def test_the_table_has_a_row_for_every_rung_and_names_no_other() -> None:
    assert {row["level"] for row in CASES} == set(LEVELS)
    assert len({row["label"] for row in CASES}) == len(CASES) >= 70


@pytest.mark.parametrize("row", [row for row in CASES if row.get("via") != "judge" and "verdict" in row][::4])
def test_swapping_the_articles_of_a_row_changes_nothing(row: dict[str, Any]) -> None:
    there = compare(_articles(row))
    back = compare(reversed(_articles(row)))
    assert (there.findings, there.comparisons) == (back.findings, back.comparisons)


# --- the rungs alone -------------------------------------------------------------------------------------------------


AUD = Reading(value=D(40), low=D(40), high=D(40), condition="if it is AUD")


@pytest.mark.parametrize(
    ("pair", "verdict", "reason"),
    [
        # unit
        (pair(_claim(), other(**MONEY)), "incomparable", "unit"),
        (pair(_claim(**PERCENT), other(**PERCENT | {"unit": "percentage point"})), "incomparable", "unit"),
        (pair(_claim(kind=Kind.NUMBER), other()), "agree", "same"),
        (pair(_claim(kind=Kind.ORDINAL, unit=None), other()), "agree", "same"),
        (pair(_day("2024-08-12"), other()), "incomparable", "unit"),
        # currency
        (pair(_claim(**MONEY), other(**MONEY | {"unit": "EUR", "base_unit": "EUR"})), "incomparable", "currency"),
        (pair(_claim(**MONEY), other(**MONEY)), "agree", "same"),
        # same: zero has one sign
        (pair(_claim("0"), other("0")), "agree", "same"),
        (pair(_claim("0"), other("-0")), "agree", "same"),
        (pair(_claim("-40"), other("-40")), "agree", "same"),
        (pair(_claim("-40"), other("40")), "conflict", "value"),
        # rounding
        (pair(_claim("57000"), other("57213")), "compatible", "rounding"),
        (pair(_claim("-57000"), other("-57213")), "compatible", "rounding"),
        (pair(_claim("57000"), other("57613")), "conflict", "value"),
        (pair(_claim("7500000", step="100000"), other("7530000", step="10000")), "compatible", "rounding"),
        (pair(_claim("0", **PERCENT), other("0.4", step="0.1", **PERCENT)), "compatible", "rounding"),
        (pair(_claim("0", **PERCENT), other("-0.4", step="0.1", **PERCENT)), "compatible", "rounding"),
        (pair(_claim("0", **PERCENT), other("0.6", step="0.1", **PERCENT)), "conflict", "value"),
        # bound: above zero, at zero, below zero
        (pair(_claim("40", **OVER), other("42")), "compatible", "bound"),
        (pair(_claim("40", **OVER), other("39")), "conflict", "bound"),
        (pair(_claim("40", **OVER), other("400")), "conflict", "bound"),
        (pair(_claim("-40", **OVER), other("-39")), "compatible", "bound"),
        (pair(_claim("-40", **OVER), other("-42")), "conflict", "bound"),
        (pair(_claim("-40", **UNDER), other("-42")), "compatible", "bound"),
        (pair(_claim("-40", **UNDER), other("-39")), "conflict", "bound"),
        (pair(_claim("-40", **UNDER), other("-400")), "conflict", "bound"),
        (pair(_claim("40", **UNDER), other("38")), "compatible", "bound"),
        (pair(_claim("40", **UNDER), other("4")), "conflict", "bound"),
        (pair(_claim("12", **AT_LEAST), other("40")), "compatible", "bound"),
        (pair(_claim("12", **AT_LEAST), other("400")), "conflict", "bound"),
        (pair(_claim("40", **UP_TO), other("25")), "compatible", "bound"),
        (pair(_claim("40", **UP_TO), other("41")), "conflict", "bound"),
        (pair(_claim("0", **UP_TO), other("0")), "compatible", "bound"),
        (pair(_claim("0", **AT_LEAST), other("0")), "compatible", "bound"),
        (pair(_claim("0", **AT_LEAST), other("-1")), "conflict", "bound"),
        (pair(_claim("40", **OVER), other("40", **AT_LEAST)), "agree", "same"),
        # approximation and range
        (pair(_claim("100", **ABOUT), other("108")), "compatible", "approximation"),
        (pair(_claim("-100", **ABOUT), other("-108")), "compatible", "approximation"),
        (pair(_claim("100", **ABOUT), other("130")), "conflict", "value"),
        (pair(_claim("50", **RANGE), other("40")), "compatible", "range"),
        (pair(_claim("50", **RANGE), other("60")), "compatible", "range"),
        (pair(_claim("50", **RANGE), other("61")), "conflict", "value"),
        (pair(_claim("50", **RANGE), other("60", **OVER)), "compatible", "range"),
        # floor
        (
            pair(_claim("1000000", step="1000000", notes=(MARK_PASSED,), **OVER), other("16400000")),
            "compatible",
            "floor",
        ),
        (pair(_claim("1000000", step="1000000", notes=(MARK_PASSED,), **OVER), other("400000")), "conflict", "bound"),
        # vague
        (pair(_claim("66", step="0", low=D(12), high=D(120)), other("45")), "compatible", "vague"),
        (pair(_claim("66", step="0", low=D(12), high=D(120)), other("9300")), "conflict", "value"),
        # definition, scope, as of, phase, stance, speaker
        (pair(_claim(), other("90", measure="injuries")), "incomparable", "definition"),
        (pair(_claim(), other("90", measure=None)), "conflict", "value"),
        (pair(_claim(scope=("part",)), other("90")), "incomparable", "scope"),
        (pair(_claim(scope=("YouTube",)), other("90", scope=("Instagram",))), "incomparable", "scope"),
        (pair(_claim(scope=("YouTube",)), other("90")), "conflict", "value"),
        (pair(_claim(scope=("national",)), other("90", scope=("local",))), "incomparable", "scope"),
        (pair(_claim(scope=("local",)), other("90")), "conflict", "value"),
        (pair(_claim(as_of="2024-07"), other("90", as_of="2023-12")), "incomparable", "as_of"),
        (pair(_claim(as_of="2024-07"), other("90", as_of="2024-07")), "conflict", "value"),
        (pair(_claim(as_of="2024-07"), other("90")), "conflict", "value"),
        (pair(_claim(phase="scheduled"), other("90", phase="actual")), "incomparable", "phase"),
        (pair(_claim(phase="scheduled"), other("90")), "conflict", "value"),
        (pair(_claim(stance="denied"), other("90")), "incomparable", "stance"),
        (pair(_claim(stance="hypothetical"), other("90")), "incomparable", "stance"),
        (pair(_claim(speaker="police"), other("90", speaker="organisers")), "incomparable", "speaker"),
        (pair(_claim(speaker="Police"), other("90", speaker="police")), "conflict", "value"),
        (pair(_claim(speaker="police"), other("90")), "conflict", "value"),
        # times and dates
        (pair(_day("2024-08-12"), _day("2024-08-12", article="b")), "agree", "same"),
        (pair(_day("2024-08-12"), _day("2024-08-13", article="b")), "compatible", "day"),
        (pair(_day("2024-08-12"), _day("2024-08-14", article="b")), "conflict", "value"),
        (pair(_day("2024-08-12"), _day("2024-08-14", article="b", measure=None)), "incomparable", "unstated"),
        (
            pair(_day("2024-08-12"), _day("2024-08-01", "2024-08-31", article="b", timex="2024-08")),
            "compatible",
            "nested",
        ),
        (pair(_time("2024-08-12T20:00"), _time("2024-08-13T05:30+05:30", article="b")), "compatible", "zone"),
        (pair(_time("2024-08-12T20:00-04:00"), _time("2024-08-13T05:30+05:30", article="b")), "agree", "zone"),
        (pair(_time("2024-08-12T20:00-04:00"), _time("2024-08-13T06:30+05:30", article="b")), "conflict", "value"),
        (pair(_time("2024-08-12T20:00"), _time("2024-08-12T21:00", article="b")), "conflict", "value"),
        (
            pair(_time("2024-08-12T20:00", notes=(DAY_OF_WRITING,)), _time("2024-08-09T20:00", article="b")),
            "agree",
            "same",
        ),
        (
            pair(_time("2024-08-12T20:00", phase="scheduled"), _time("2024-08-12T20:42", article="b", phase="actual")),
            "incomparable",
            "phase",
        ),
        # update
        (pair(_claim("12"), other("15"), grows=True, published=("2024-08-12", "2024-08-13")), "update", "update"),
        (pair(_claim("15"), other("12"), grows=True, published=("2024-08-13", "2024-08-12")), "update", "update"),
        (pair(_claim("12"), other("15"), grows=False, published=("2024-08-12", "2024-08-13")), "conflict", "value"),
        (pair(_claim("12"), other("15"), grows=True, published=("2024-08-12", None)), "conflict", "value"),
        (pair(_claim("12"), other("15"), grows=True, published=("2024-08-12", "2024-08-12")), "conflict", "value"),
        (
            pair(_claim("1201"), other("1220"), grows=True, slow=True, published=("2024-08-12", "2024-08-13")),
            "update",
            "update",
        ),
        (
            pair(_claim("1201"), other("2401"), grows=True, slow=True, published=("2024-08-12", "2024-08-13")),
            "conflict",
            "value",
        ),
    ],
    ids=lambda value: None if isinstance(value, Pair) else str(value),
)
def test_a_rung_decides_the_pair_made_for_it(pair: Pair, verdict: str, reason: str) -> None:
    judged = judge(pair)
    assert (judged.verdict.value, judged.reason) == (verdict, reason), judged.explanation
    assert (judged.severity is not None) == (verdict == "conflict")


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        (_claim("101"), other("95"), Severity.MINOR),
        (_claim("101"), other("89"), Severity.MAJOR),
        (_claim("-101"), other("-95"), Severity.MINOR),
        (_claim("-5"), other("5"), Severity.MAJOR),
        (_claim("0"), other("1"), Severity.MAJOR),
        (_claim("0"), other("-1"), Severity.MAJOR),
        (_time("2024-08-12T20:00"), _time("2024-08-12T20:30", article="b"), Severity.MINOR),
        (_time("2024-08-12T20:00"), _time("2024-08-12T21:30", article="b"), Severity.MAJOR),
    ],
)
def test_a_gap_below_a_tenth_or_an_hour_is_minor(a: Claim, b: Claim, severity: Severity) -> None:
    judged = judge(pair(a, b))
    assert (judged.verdict, judged.severity) == (Verdict.CONFLICT, severity)


@pytest.mark.parametrize(
    ("dollars", "verdict", "reason"),
    [
        ("117", "compatible", "rate"),
        ("120", "compatible", "rate"),
        ("40", "incomparable", "currency"),
        ("300", "incomparable", "currency"),
    ],
)
def test_sums_in_two_currencies_are_judged_at_a_rate(dollars: str, verdict: str, reason: str) -> None:
    euros = MONEY | {"unit": "EUR", "base_unit": "EUR"}
    there, back = Rate(D("1.17"), "EUR", "USD", "as given"), Rate(1 / D("1.17"), "USD", "EUR", "as given")
    for left, right, rate in (
        (_claim("100", **euros), other(dollars, **MONEY), back),
        (_claim(dollars, **MONEY), other("100", **euros), there),
    ):
        judged = judge(pair(left, right, rate=rate))
        assert (judged.verdict.value, judged.reason) == (verdict, reason)
        assert "at the exchange rate (1 EUR = 1.17 USD, as given)" in judged.explanation


def test_a_reading_that_agrees_is_named() -> None:
    dollars: dict[str, Any] = {"unit": "USD", "kind": Kind.MONEY, "base_unit": "USD"}
    wide = replace(_claim("90", **dollars), readings=(replace(AUD, condition="if the comma is a point"),))
    judged = judge(pair(wide, other("40", **dollars)))
    assert (judged.verdict, judged.reason) == (Verdict.COMPATIBLE, "reading")
    assert "if the comma is a point" in judged.explanation


# --- what holds of every pair ----------------------------------------------------------------------------------------

NUMBERS = st.one_of(
    st.sampled_from(
        ["0", "1", "3", "12", "40", "42", "66", "100", "101", "1000", "57000", "57213", "1200000", "88900000"]
    ),
    st.decimals(-200, 200, places=1).map(str),
)
SCOPES = st.sampled_from(
    [(), ("part",), ("YouTube",), ("Instagram",), ("local",), ("national",), ("YouTube", "forecast")]
)


@st.composite
def quantities(draw: st.DrawFn, article: str = "a") -> Claim:
    """A claim of any kind that is no time and no date, with anything a text can say about it."""
    value, step = draw(NUMBERS), draw(st.sampled_from(["0", "0.1", "1", "1000"]))
    modifier = draw(st.sampled_from(list(Modifier)))
    kind, unit, base = draw(
        st.sampled_from(
            [
                (Kind.COUNT, "people", "people"), (Kind.NUMBER, None, None), (Kind.MONEY, "USD", "USD"),
                (Kind.MONEY, "INR", "INR"), (Kind.PERCENT, "percent", "percent"), (Kind.DURATION, "minute", "second"),
                (Kind.PERCENT, "percentage point", "percentage point"), (Kind.MEASURE, "mile", "metre"),
            ]
        )
    )  # fmt: skip
    told: dict[str, Any] = {
        "kind": kind, "unit": unit, "base_unit": base, "modifier": modifier,
        "measure": draw(st.sampled_from([None, "deaths", "audience"])), "scope": draw(SCOPES),
        "as_of": draw(st.sampled_from([None, "2024-07", "2023-12", "2024-08-12"])),
        "speaker": draw(st.sampled_from([None, "police", "organisers"])),
        "phase": draw(st.sampled_from([None, None, "scheduled", "actual"])),
        "stance": draw(st.sampled_from(["asserted", "asserted", "denied"])),
        "notes": draw(st.sampled_from([(), (), (MARK_PASSED,)])),
    }  # fmt: skip
    claim = _claim(value, article=article, step=step, **told)
    if modifier is Modifier.BETWEEN:
        width = draw(st.sampled_from([D(0), D(5), D(1000)]))
        claim = replace(claim, low=D(value) - width, high=D(value) + width)
    if draw(st.booleans()):
        other = D(draw(NUMBERS))
        claim = replace(claim, readings=(Reading(value=other, low=other, high=other, condition="if read otherwise"),))
    return claim


@st.composite
def points(draw: st.DrawFn, article: str = "a") -> Claim:
    """A time or a date, placed or not, zoned or not."""
    told: dict[str, Any] = {
        "measure": draw(st.sampled_from([None, "start"])),
        "phase": draw(st.sampled_from([None, "scheduled", "actual"])),
        "notes": draw(st.sampled_from([(), (DAY_OF_WRITING,)])),
        "modifier": draw(st.sampled_from([Modifier.EXACT, Modifier.APPROX])),
    }
    day = draw(st.sampled_from(["2024-08-09", "2024-08-12", "2024-08-13"]))
    match draw(st.integers(0, 3)):
        case 0:
            return _day(day, article=article, **told)
        case 1:
            return _day("2024-08-01", "2024-08-31", article=article, **told | {"timex": "2024-08"})
        case 2:
            claim = _day(day, article=article, **told)
            return replace(
                claim, low=None, high=None, timex=draw(st.sampled_from(["XXXX-08-12", "XXXX-WXX-1", "T20:00"]))
            )
    clock = draw(st.sampled_from(["20:00", "20:05", "20:42", "05:30", "00:00"]))
    offset = draw(st.sampled_from(["", "-04:00", "+05:30", "+00:00"]))
    return _time(f"{day}T{clock}{offset}", article=article, **told)


def any_claim(article: str) -> st.SearchStrategy[Claim]:
    return st.one_of(quantities(article), quantities(article), points(article))


PUBLISHED = st.sampled_from([None, "2024-08-12", "2024-08-13", "2024-08-12T20:00:00-04:00"])


@given(any_claim("a"), any_claim("b"), PUBLISHED, PUBLISHED, st.booleans(), st.booleans())
def test_judgement_is_the_same_from_left_and_from_right(
    a: Claim, b: Claim, first: str | None, second: str | None, grows: bool, slow: bool
) -> None:
    there = judge(paired(a, b, ("Argus", "Courier"), (first, second), grows, slow))
    back = judge(paired(b, a, ("Courier", "Argus"), (second, first), grows, slow))
    assert there == back


@given(any_claim("a"), PUBLISHED, PUBLISHED, st.booleans())
def test_a_claim_does_not_conflict_with_itself_told_elsewhere(
    a: Claim, first: str | None, second: str | None, grows: bool
) -> None:
    judged = judge(paired(a, replace(a, id="b:0", article="b"), ("Argus", "Courier"), (first, second), grows))
    assert judged.verdict in {Verdict.AGREE, Verdict.COMPATIBLE, Verdict.INCOMPARABLE}
    if a.stance == "asserted" and a.kind not in {Kind.DATE, Kind.TIME}:
        assert judged.verdict in {Verdict.AGREE, Verdict.COMPATIBLE}


@given(quantities("a"), quantities("b"))
def test_only_a_conflict_has_a_severity_and_its_reason_is_value_or_bound(a: Claim, b: Claim) -> None:
    judged = judge(pair(a, b))
    assert (judged.severity is not None) == (judged.verdict is Verdict.CONFLICT)
    assert (judged.reason in {"value", "bound"}) or judged.verdict is not Verdict.CONFLICT


@given(quantities("a"))
def test_a_pragmatic_interval_lies_inside_what_the_words_commit_to(claim: Claim) -> None:
    low, high = pragmatic(claim)
    assert low is not None
    assert high is not None
    assert low <= high
    assert claim.low is None or low >= D(claim.low)
    assert claim.high is None or high <= D(claim.high)


@given(
    st.decimals(1, 10**6, places=2), st.decimals(1, 10**6, places=2), st.sampled_from([Modifier.EXACT, Modifier.APPROX])
)
def test_losses_are_judged_as_gains_are(a: Decimal, b: Decimal, modifier: Modifier) -> None:
    """Splink's percentage level divides by the larger signed value and misjudges negatives; this one must not."""
    gain = judge(pair(_claim(str(a), step="0.01", modifier=modifier, **MONEY), other(str(b), step="0.01", **MONEY)))
    loss = judge(pair(_claim(str(-a), step="0.01", modifier=modifier, **MONEY), other(str(-b), step="0.01", **MONEY)))
    assert (gain.verdict, gain.reason, gain.severity) == (loss.verdict, loss.reason, loss.severity)


def test_every_rung_is_a_function_with_one_sentence_that_says_when_it_holds() -> None:
    assert len(set(LEVELS)) == len(LEVELS)
    for level in LADDER:
        assert (level.__doc__ or "").strip()
    assert LEVELS[-1] == "gap", "a conflict is what is left"


def test_the_last_rung_always_holds() -> None:
    assert LADDER[-1](pair(_claim(), other())) is not None


def test_a_finding_takes_the_gravest_verdict_of_its_comparisons() -> None:
    report: Report = compare(
        [
            Article(text="The flood killed 12 people.", source="Argus"),
            Article(text="The flood killed 12 people.", source="Courier"),
            Article(text="The flood killed 31 people.", source="Post"),
        ]
    )
    (finding,) = report.findings
    assert finding.verdict is Verdict.CONFLICT
    assert sorted(c.verdict.value for c in report.comparisons_of(finding)) == ["agree", "conflict", "conflict"]
