"""What the tellings of a fact make of each other: which are held against each other, in which order, knowing what."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from made_claims import EUROS, MEASURE, MONEY, claim, day, other
from made_frames import frame

from discrepancy import Article, Claim, Kind, Span, compare, lexicon
from discrepancy.alignment import Fact
from discrepancy.frames import Frame
from discrepancy.held import order_of
from discrepancy.rates import Exchange
from discrepancy.records import LEVEL_REACHED, RAISED_SINCE, SO_FAR, STILL_SO
from discrepancy.rulings import Bench, Case, cases_of, moment_of, rate_of
from discrepancy.tellings import tellings_of

D = Decimal
TWO_DAYS = {"a": "2024-08-12", "b": "2024-08-13"}
BARE: dict[str, Any] = {"measure": None}


def _cases(fact: Fact, published: dict[str, str] | None = None, **known: Any) -> list[Case]:
    articles = {told.claim.article for told in fact.frames}
    days = {article: (published or {}).get(article) for article in articles}
    bench = Bench(
        sources={article: article for article in articles},
        labels={article: article.upper() for article in articles},
        published=days,
        moments={article: moment_of(when) for article, when in days.items()},
        lexicons={name: lexicon.load(name) for name in ("en", "de")},
        exchange=known.get("exchange", Exchange()),
        tolerances=known.get("tolerances", {}),
    )
    return list(cases_of(bench, fact))


def _fact(*sides: Frame | Sequence[Frame], measure: str | None = "deaths", **known: Any) -> Fact:
    return Fact(tuple((side,) if isinstance(side, Frame) else tuple(side) for side in sides), measure, **known)


class _Tied:
    """What ties two tellings, as a test would have it."""

    def __init__(self, *, doubtful: bool = False, of_one_event: bool = False) -> None:
        self.doubtful, self.of_one_event = doubtful, of_one_event

    def are_doubtful(self, m: int, n: int) -> bool:
        return self.doubtful and m != n

    def are_beyond_doubt(self, m: int, n: int) -> bool:
        return False

    def are_of_one_event(self, m: int, n: int) -> bool:
        return self.of_one_event and m != n


def _said(fact: Fact, published: dict[str, str] | None = None, **known: Any) -> str | None:
    """What the two tellings of a fact make of each other."""
    (case,) = [case for case in _cases(fact, published, **known) if case.tellings == (0, 1)]
    return None if case.ruling is None else f"{case.ruling.verdict.value} {case.ruling.reason}"


# --- the order of two reports ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        # a figure that grows, by its measure or by its own word
        (claim("12"), other("15"), "update update"),
        (claim("12", measure="hostages"), other("15", measure="hostages"), "conflict value"),
        (claim("12", **BARE), other("15", **BARE), "conflict value"),
        (claim("12"), other("15", **BARE), "update update"),
        (claim("12", **BARE), other("15"), "update update"),
        (claim("12", notes=(SO_FAR,), **BARE), other("15", **BARE), "update update"),
        (claim("12", **BARE), other("15", notes=(SO_FAR,), **BARE), "update update"),
        (claim("12", **BARE), other("15", notes=(LEVEL_REACHED,), change="up", **BARE), "update update"),
        (claim("12", **BARE), other("15", notes=(LEVEL_REACHED,), **BARE), "conflict value"),
        (claim("12", **BARE), other("15", change="up", **BARE), "conflict value"),
        (claim("12", **BARE), other("15", notes=(LEVEL_REACHED,), change="down", **BARE), "conflict value"),
        (claim("12", **MEASURE), other("15", notes=(LEVEL_REACHED,), change="up", **MEASURE), "conflict value"),
        (claim("12", **MEASURE | BARE), other("15", notes=(LEVEL_REACHED,), change="up", **MEASURE | BARE),
         "update update"),
        # one that may fall as well, one that is slow
        (claim("15", measure="missing"), other("12", measure="missing"), "update update"),
        (claim("15"), other("12"), "conflict value"),
        (claim("100", measure="followers"), other("105", measure="followers"), "update update"),
        (claim("101", measure="followers"), other("202", measure="followers"), "conflict value"),
        # told as reset
        (claim("15", **BARE), other("12", notes=(RAISED_SINCE,), **BARE), "update update"),
        (claim("15", **BARE), other("12", notes=(STILL_SO,), **BARE), "update update"),
    ],
)  # fmt: skip
def test_a_later_report_of_a_running_figure_is_an_update(a: Claim, b: Claim, said: str) -> None:
    assert _said(_fact(frame(a), frame(b)), TWO_DAYS) == said


def _told(value: str, *articles: str, **fields: Any) -> list[Frame]:
    return [frame(claim(value, article=article, id=f"{article}:0", **fields)) for article in articles]


def _orders(fact: Fact, published: dict[str, str]) -> set[tuple[tuple[int, int], int]]:
    return {(case.tellings, case.order) for case in _cases(fact, published)}


DAYS = {name: f"2024-08-{n + 10}" for n, name in enumerate("abcdefghijklmnopqrst")}


def test_each_order_of_two_tellings_of_a_running_figure_is_judged() -> None:
    running = _fact(_told("12", "a", "c"), _told("15", "b"))
    assert _orders(running, DAYS) == {((0, 0), -1), ((0, 0), 1), ((0, 1), -1), ((0, 1), 1)}
    standing = _fact(_told("12", "a", "c", measure="hostages"), _told("15", "b", measure="hostages"))
    assert _orders(standing, DAYS) == {((0, 0), 0), ((0, 1), 0)}
    for note in (RAISED_SINCE, STILL_SO):
        reset = _fact(_told("12", "a", "c", notes=(note,), **BARE), _told("15", "b", **BARE))
        assert ((0, 1), -1) in _orders(reset, DAYS)
        assert ((0, 1), 1) in _orders(reset, DAYS)


def test_two_tellings_of_one_article_are_not_held_against_each_other() -> None:
    alone = _fact(_told("12", "a"), _told("15", "a"))
    assert _cases(alone) == []
    assert _cases(_fact(_told("12", "a", measure="tickets"), _told("15", "a", measure="tickets"))) == []


MANY = "abcdefghij"


@pytest.mark.parametrize(
    "published",
    [
        dict.fromkeys(MANY, "2024-08-12") | dict.fromkeys(MANY.upper(), "2024-08-13"),
        dict.fromkeys(MANY, "2024-08-13") | dict.fromkeys(MANY.upper(), "2024-08-12"),
        dict.fromkeys(MANY + MANY.upper(), "2024-08-12"),
        {},
        # one of them does not say when it was published
        dict.fromkeys(MANY[1:], "2024-08-12") | dict.fromkeys(MANY.upper(), "2024-08-13"),
        dict.fromkeys(MANY, "2024-08-12") | dict.fromkeys(MANY.upper()[:-1], "2024-08-13"),
        # one on either side of the others, one of the same day, one that only says the day
        dict.fromkeys(MANY, "2024-08-12") | dict.fromkeys(MANY.upper(), "2024-08-13") | {"e": "2024-08-14"},
        dict.fromkeys(MANY, "2024-08-12") | dict.fromkeys(MANY.upper(), "2024-08-13") | {"E": "2024-08-11"},
        dict.fromkeys(MANY, "2024-08-12") | dict.fromkeys(MANY.upper(), "2024-08-13") | {"e": "2024-08-13"},
        dict.fromkeys(MANY, "2024-08-12T10:00:00") | dict.fromkeys(MANY.upper(), "2024-08-12T20:00:00")
        | {"E": "2024-08-12"},
        dict.fromkeys(MANY, "2024-08-12T10:00:00") | dict.fromkeys(MANY.upper(), "2024-08-12T20:00:00")
        | {"j": "2024-08-12T20:00:00"},
        # the same days in other orders, which no first few of both share
        {name: f"2024-08-{10 + n}" for n, name in enumerate(MANY)}
        | {name: f"2024-08-{22 - n}" for n, name in enumerate(MANY.upper())},
        {name: f"2024-08-{10 + n}T09:00:00" for n, name in enumerate(MANY)}
        | {name: f"2024-08-{22 - n}T09:00:00" for n, name in enumerate(MANY.upper())},
        {name: f"2024-08-{10 + 2 * n}" for n, name in enumerate(MANY)}
        | {name: f"2024-08-{11 + 2 * n}" for n, name in enumerate(MANY.upper())},
    ],
)  # fmt: skip
@pytest.mark.parametrize("shared", [0, 3])
def test_of_many_pairs_no_order_is_missed(published: dict[str, str], shared: int) -> None:
    left, right = _told("12", *MANY), _told("15", *MANY.upper()[shared:], *MANY[:shared])
    moments = {told.claim.article: moment_of(published.get(told.claim.article)) for told in (*left, *right)}
    expected = {
        order_of(moments[a.claim.article], moments[b.claim.article])
        for a, b in product(left, right)
        if a.claim.article != b.claim.article
    }
    found = [case for case in _cases(_fact(left, right), published) if case.tellings == (0, 1)]
    assert sorted(case.order for case in found) == sorted(expected)
    for case in found:
        a, b = (told.claim.article for told in case.pair)
        assert case.order == order_of(moments[a], moments[b])
        assert (case.pair[0] in left, case.pair[1] in right, a != b) == (True, True, True)


def test_an_account_without_a_day_is_held_against_all_others_of_a_large_story() -> None:
    articles = [
        Article(
            f"The flood at Arnby killed {(12, 15)[n % 2]} people, officials said.",
            f"Paper {n:02}",
            published=None if n == 1 else f"2024-05-0{3 - n % 2}",
        )
        for n in range(20)
    ]
    report = compare(articles)
    (finding,) = [finding for finding in report.findings if finding.measure == "deaths"]
    assert len(report.comparisons_of(finding)) == 20 * 19 // 2


# --- what is worth telling -------------------------------------------------------------------------------------------


def _counting(head: str | None, value: str, article: str, around: dict[str, Any] | None = None, **fields: Any) -> Frame:
    told: dict[str, Any] = {"measure": None, "article": article, "id": f"{article}:0"} | fields
    return frame(claim(value, **told), head=head, **(around or {}))


BOATS, SHIPS = {"things": ["boat", "hull"]}, {"things": ["ship", "hull"]}


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        # two boats are no three ships
        (_counting("boat", "2", "a"), _counting("ship", "3", "b"), None),
        (_counting("boat", "2", "a"), _counting("ship", "2", "b"), "agree same"),
        (_counting("boat", "2", "a"), _counting("boat", "3", "b"), "conflict value"),
        (_counting(None, "2", "a"), _counting("ship", "3", "b"), "conflict value"),
        (_counting("boat", "2", "a"), _counting(None, "3", "b"), "conflict value"),
        (_counting("boat", "2", "a", BOATS), _counting("ship", "3", "b", SHIPS), "conflict value"),
        (_counting("boat", "2", "a", {"language": "de"}), _counting("ship", "3", "b"), "conflict value"),
        (_counting("boat", "2", "a", kind=Kind.NUMBER), _counting("ship", "3", "b"), "conflict value"),
        (_counting("boat", "2", "a"), _counting("ship", "3", "b", kind=Kind.NUMBER), "conflict value"),
        # adults and actors are people, whatever they are called
        (_counting("adult", "2", "a"), _counting("actor", "3", "b"), "conflict value"),
        (_counting("adult", "2", "a"), _counting("ship", "3", "b"), None),
        # of what has a measure of its own, the noun says little
        (_counting("boat", "2", "a", measure="tickets"), _counting("ship", "3", "b", measure="tickets"), None),
        (_counting("boat", "2", "a", measure="audience"), _counting("ship", "3", "b", measure="audience"), None),
        (_counting("boat", "2", "a", measure="deaths"), _counting("ship", "3", "b", measure="deaths"),
         "conflict value"),
    ],
)  # fmt: skip
def test_a_conflict_is_of_things_that_are_counted_alike(a: Frame, b: Frame, said: str | None) -> None:
    assert _said(_fact(a, b)) == said


def test_a_conflict_in_doubt_is_not_told() -> None:
    sides = frame(claim("12")), frame(other("15"))
    assert _said(_fact(*sides)) == "conflict value"
    assert _said(_fact(*sides, ties=_Tied(doubtful=True))) is None
    same = frame(claim("12")), frame(other("12"))
    assert _said(_fact(*same, ties=_Tied(doubtful=True))) == "agree same"


def test_what_measures_something_else_is_only_told_of_measures_of_one_sort() -> None:
    sides = frame(claim("12")), frame(other("90", measure="bodies"))
    assert _said(_fact(*sides)) is None
    assert _said(_fact(*sides, near=True)) == "incomparable definition"
    alike = frame(claim("12")), frame(other("90"))
    assert _said(_fact(*alike, near=True)) is None


def test_one_word_for_what_happens_at_two_times_makes_them_one_event() -> None:
    sides = frame(day("2024-08-12", **BARE)), frame(day("2024-08-14", article="b", **BARE))
    assert _said(_fact(*sides, measure=None)) == "incomparable unstated"
    assert _said(_fact(*sides, measure=None, ties=_Tied(of_one_event=True))) == "conflict value"


def test_the_tolerance_is_that_of_the_measure_of_the_fact() -> None:
    sides = frame(claim("100", **BARE)), frame(other("105", **BARE))
    assert _said(_fact(*sides, measure="tickets"), tolerances={"tickets": D("0.1")}) == "compatible tolerance"
    assert _said(_fact(*sides, measure="deaths"), tolerances={"tickets": D("0.1")}) == "conflict value"
    assert _said(_fact(*sides, measure=None), tolerances={"tickets": D("0.1")}) == "conflict value"


# --- a source that tells both ----------------------------------------------------------------------------------------


def _at(value: str, article: str, start: int, **around: Any) -> Frame:
    place = Span(start=start, end=start + len(value), text=value)
    made = claim(value, article=article, id=f"{article}:{start}", evidence=(place,), measure="tickets")
    return frame(made, **around)


def test_the_source_that_lets_a_speaker_tell_the_other_figure_sides_with_neither() -> None:
    own, rival = _at("12", "a", 0, contests=["a:9"]), _at("15", "a", 9, contests=["a:0"])
    for value, said in (("15", "incomparable contested"), ("40", "conflict value")):
        for sides in ((own, _at(value, "b", 0), rival), (_at(value, "b", 0), own, rival)):
            assert _said(_fact(*sides, measure="tickets")) == said
    (case,) = [c for c in _cases(_fact(own, _at("15", "b", 0), rival)) if c.tellings == (0, 1)]
    assert case.ruling is not None
    assert case.ruling.details == {"both": "A"}
    (case,) = [c for c in _cases(_fact(_at("15", "b", 0), own, rival)) if c.tellings == (0, 1)]
    assert case.ruling is not None
    assert case.ruling.details == {"both": "A"}


def test_the_source_that_corrects_a_figure_tells_which_came_first() -> None:
    first, later = _at("12", "c", 0), _at("15", "c", 9, replaces=["c:0"])
    for values, earlier in ((("12", "15"), "left"), (("15", "12"), "right")):
        sides = [_at(value, article, 0) for value, article in zip(values, "ab", strict=True)]
        (case,) = [c for c in _cases(_fact(*sides, first, later)) if c.tellings == (0, 1)]
        assert case.ruling is not None
        assert (case.ruling.reason, case.ruling.details) == ("corrected", {"both": "C", "earlier": earlier})
    for values in (("12", "40"), ("40", "15")):
        sides = [_at(value, article, 0) for value, article in zip(values, "ab", strict=True)]
        assert _said(_fact(*sides, first, later, measure="tickets")) == "conflict value"


# --- rates and days --------------------------------------------------------------------------------------------------


def test_a_rate_turns_the_right_currency_into_the_left() -> None:
    exchange = Exchange(given={("EUR", "USD"): D("1.17"), ("USD", "EUR"): D("0.85")})
    euros, dollars = frame(claim("100", **EUROS)), frame(other("117", **MONEY))
    rate = rate_of(dollars, euros, exchange)
    assert rate is not None
    assert rate.value == D("1.17")
    back = rate_of(euros, dollars, exchange)
    assert back is not None
    assert back.value == D("0.85")
    assert rate_of(dollars, dollars, exchange) is None
    assert rate_of(frame(claim("100")), euros, exchange) is None
    assert rate_of(euros, frame(other("100")), exchange) is None
    assert rate_of(dollars, euros, Exchange()) is None
    assert _said(_fact(euros, dollars, measure="cost"), exchange=exchange) == "compatible rate"


def test_the_rate_is_of_the_day_of_the_earlier_account(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(Exchange, "rate", lambda _, *told: asked.append(told))
    first, second = dt.date(2024, 8, 12), dt.date(2024, 8, 13)
    rate_of(frame(claim(**MONEY), published=second), frame(other(**EUROS), published=first), Exchange())
    assert asked == [("EUR", "USD", (second, first))]


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, None),
        ("", None),
        ("PRESENT_REF", None),
        ("1970-01-02", (86400.0, 172799.0)),
        ("1970-01-01T01:00:00+01:00", (0.0, 0.0)),
        ("1970-01-01T01:00:00", (3600.0, 3600.0)),
    ],
)
def test_an_article_is_of_a_day_or_of_a_moment(published: str | None, moment: tuple[float, float] | None) -> None:
    assert moment_of(published) == moment


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the machine cannot be set")
def test_the_zone_of_the_machine_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("TZ", "Asia/Kolkata")
            time.tzset()
            assert moment_of("1970-01-02") == (86400.0, 172799.0)
    finally:
        time.tzset()


# --- the ways a fact is told -----------------------------------------------------------------------------------------


def test_claims_that_judging_cannot_tell_apart_are_one_telling() -> None:
    frames = _told("12", "a", "b") + _told("15", "c") + _told("12", "d")
    kept = tellings_of(frames, 9)
    assert [[told.claim.article for told in telling] for telling in kept.kept] == [["a", "b", "d"], ["c"]]
    assert kept.left_out == 0


@pytest.mark.parametrize(
    "told",
    [
        {"kind": Kind.NUMBER}, {"value": D(13)}, {"unit": "home"}, {"base_unit": "home"}, {"modifier": "approx"},
        {"change": "up"}, {"low": D(11)}, {"high": D(13)}, {"timex": "P1D"}, {"step": D(10)}, {"notes": (SO_FAR,)},
        {"measure": "injuries"}, {"scope": ("part",)}, {"as_of": "2024"}, {"speaker": "police"},
        {"stance": "denied"}, {"phase": "actual"}, {"derivation": "20 - 8"},
    ],
    ids=lambda told: next(iter(told)),
)  # fmt: skip
def test_whatever_a_claim_says_of_its_figure_makes_another_telling(told: dict[str, Any]) -> None:
    first = frame(claim("12"))
    second = frame(replace(other("12"), **told))
    assert len(tellings_of([first, second], 9).kept) == 2


@pytest.mark.parametrize(
    "around", [{"head": "boat"}, {"language": "de"}, {"contests": ["a:9"]}, {"replaces": ["a:9"]}], ids=str
)
def test_what_stands_around_a_figure_may_make_another_telling(around: dict[str, Any]) -> None:
    assert len(tellings_of([frame(claim("12")), frame(other("12"), **around)], 9).kept) == 2
    assert len(tellings_of([frame(claim("12")), frame(other("12"), words=["boat"], rank=3)], 9).kept) == 1


@pytest.mark.parametrize(
    ("fields", "tellings"),
    [({}, 1), (MONEY, 2), ({"measure": "age"}, 2), ({"measure": "tickets"}, 1)],
)
def test_the_day_of_writing_counts_for_sums_and_ages(fields: dict[str, Any], tellings: int) -> None:
    first, second = dt.date(2024, 8, 12), dt.date(2024, 8, 13)
    frames = [frame(claim("12", **fields), published=first), frame(other("12", **fields), published=second)]
    assert len(tellings_of(frames, 9).kept) == tellings


def test_the_sentence_counts_where_a_speaker_may_be_named_in_it() -> None:
    def said(article: str, text: str, speaker: str | None) -> Frame:
        sentence = Span(start=0, end=len(text), text=text)
        return frame(claim("12", article=article, sentence=sentence, speaker=speaker))

    assert len(tellings_of([said("a", "12 died.", None), said("b", "12 people died.", None)], 9).kept) == 1
    assert len(tellings_of([said("a", "12 died.", "police"), said("b", "12 people died.", "police")], 9).kept) == 2


def test_of_very_many_tellings_those_told_most_are_kept_in_their_order() -> None:
    frames = _told("1", "a") + _told("2", "b", "c") + _told("3", "d") + _told("4", "e", "f", "g") + _told("5", "h")
    kept = tellings_of(frames, 3)
    assert [telling[0].claim.value for telling in kept.kept] == [D(1), D(2), D(4)]
    assert kept.left_out == 2
    assert tellings_of(frames, 5).left_out == 0
    assert len(tellings_of(frames, 5).kept) == 5
