"""How figures become facts: groups of one value, which of them meet, what links two, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from made_claims import ABOUT, EUROS, MONEY, OVER, claim, day
from made_frames import frame, story

from discrepancy import alignment, groups, linking, ties
from discrepancy.budget import NO_DEADLINE
from discrepancy.frames import Frame
from discrepancy.groups import Group, equal_groups, same_currency
from discrepancy.linking import linked
from discrepancy.records import RAISED_SINCE
from discrepancy.slips import same_digits
from discrepancy.story import Story

D = Decimal
VAGUE: dict[str, Any] = {"step": "0", "low": D(12), "high": D(120)}


def _told(value: str | None, article: str, around: Mapping[str, Any] | None = None, **fields: Any) -> Frame:
    """A figure of an article; several of one article have several places."""
    start = fields.pop("start", 0)
    place = {"article": article, "id": f"{article}:{start}"}
    return frame(claim(value, **place | fields), **(around or {}))


def _groups(told: Story, *members: Sequence[int]) -> list[Group]:
    return [Group(told, numbers) for numbers in members]


# --- groups of one value ---------------------------------------------------------------------------------------------


def test_the_core_of_a_group_is_the_value_that_most_tell_exactly() -> None:
    told = story(
        _told("61", "a", **ABOUT), _told("63", "b"), _told("63", "c"), _told("61", "d", **ABOUT),
        _told("61", "e", **ABOUT), _told("60", "f"),
    )  # fmt: skip
    assert Group(told, [5, 2, 1, 0, 3, 4]).core == [1, 2]
    assert Group(told, [0, 3]).core == [0, 3]
    assert Group(told, [5, 0, 2]).core == [2, 5]
    dates = story(frame(day("2024-08-12")), frame(day("2024-08-12", article="b")), _told("40", "c"))
    assert Group(dates, [0, 1]).core == [0, 1]


def test_a_group_knows_who_tells_it_and_how() -> None:
    told = story(
        _told("12", "a", {"sentence": 1, "things": ["boat"]}),
        _told("12", "b", {"sentence": 2, "is_part": True}),
        _told("12", "c", {"previous": True}),
        _told("12", "d", {"contests": ["d:9"]}, measure=None),
        _told("40", "e", **MONEY),
    )
    group = Group(told, [0, 1, 2, 3])
    assert group.articles == {"a", "b", "c", "d"}
    assert group.own == {"a", "d"}
    assert group.places == {("a", 1), ("b", 2), ("c", 0), ("d", 0)}
    assert group.parts == {("b", 2)}
    assert group.wholes == {("a", 1), ("c", 0), ("d", 0)}
    assert group.measures == {"deaths": [0, 1, 2]}
    assert group.things == frozenset()
    assert [told.claim.article for told in group.contesting] == ["d"]
    sums = story(_told("40", "a", {"things": ["deal"]}, **MONEY))
    assert Group(sums, [0]).things == {"deal"}


def test_a_group_of_mere_words_is_vague() -> None:
    told = story(_told("66", "a", **VAGUE), _told("66", "b", **VAGUE), _told("66", "c"))
    assert Group(told, [0, 1]).is_vague
    assert not Group(told, [0, 2]).is_vague
    assert Group(told, [0]).own == frozenset()


def test_sums_of_two_currencies_are_not_of_one() -> None:
    dollars, euros, people = claim(**MONEY), claim(**EUROS), claim()
    assert not same_currency(dollars, euros)
    assert same_currency(dollars, dollars)
    assert same_currency(people, claim(unit="home"))


def _score_by(
    monkeypatch: pytest.MonkeyPatch, table: Mapping[tuple[int, int], float] | float, where: Any = groups
) -> list[tuple[int, int]]:
    """What two frames score, by their numbers, any of which may differ; the list of those that were asked for."""
    asked: list[tuple[int, int]] = []

    def score(_: Story, i: int, j: int, *, equal: bool) -> float:
        asked.append((i, j))
        return table if isinstance(table, float) else table.get((min(i, j), max(i, j)), -9.0)

    monkeypatch.setattr(where, "score", score)
    monkeypatch.setattr(where, "may_differ", lambda *_: True, raising=False)
    return asked


def _members(told: Story) -> list[list[int]]:
    return sorted(group.members for group in equal_groups(told, NO_DEADLINE))


LEAST = -0.4  # the threshold of equal figures


def test_equal_figures_are_one_group_from_the_threshold_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("12", "a"), _told("12", "b"))
    _score_by(monkeypatch, LEAST)
    assert _members(told) == [[0, 1]]
    _score_by(monkeypatch, LEAST - 0.01)
    assert _members(told) == [[0], [1]]


def test_a_sentence_that_many_print_speaks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = [_told("12", article, {"words": ["wire"]}) for article in "abcde"]
    told = story(*printed, _told("12", "f", {"words": ["own"]}))
    asked = _score_by(monkeypatch, 1.0)
    assert _members(told) == [[0, 1, 2, 3, 4, 5]]
    assert {pair for pair in asked if 0 not in pair} == set()  # all are held against the first alone
    # what does not fit with the first stands for itself, and so does what an article prints twice
    _score_by(monkeypatch, {(0, 1): 1.0, (0, 2): -3.0, (0, 3): 1.0, (0, 4): 1.0})
    assert _members(told) == [[0, 1, 3, 4], [2], [5]]
    twice = story(_told("12", "a"), _told("12", "b"), _told("12", "b", start=40))
    _score_by(monkeypatch, {(0, 1): 1.0})
    assert _members(twice) == [[0, 1], [2]]


def test_two_groups_become_one_if_they_fit_on_average(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(*(_told("12", article, {"words": [article]}) for article in "abc"))
    _score_by(monkeypatch, {(0, 1): 3.0, (1, 2): 1.0, (0, 2): -1.8})
    assert _members(told) == [[0, 1, 2]]
    _score_by(monkeypatch, {(0, 1): 3.0, (1, 2): 1.0, (0, 2): -1.9})
    assert _members(told) == [[0, 1], [2]]
    # best first, whatever order they come in
    _score_by(monkeypatch, {(0, 1): 1.0, (1, 2): 3.0, (0, 2): -9.0})
    assert _members(told) == [[0], [1, 2]]


def test_a_refusal_is_taken_back_when_a_group_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(*(_told("12", article) for article in "abcd"))
    _score_by(monkeypatch, {(0, 1): 5.0, (0, 2): 4.0, (1, 2): -5.0, (2, 3): 3.0, (0, 3): 2.0, (1, 3): 2.0})
    # {a, b} refuses c, which d joins; then all four fit
    assert _members(told) == [[0, 1, 2, 3]]


def test_what_is_refused_ends_nothing_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(*(_told("12", article) for article in "abcde"))
    _score_by(monkeypatch, {(0, 1): 5.0, (1, 2): 4.0, (3, 4): 1.0})
    assert _members(told) == [[0, 1], [2], [3, 4]]


def test_an_article_tells_one_value_in_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    # "about 100" may be 95 or 108, but the account that tells both means two things
    told = story(_told("95", "a"), _told("100", "b", **ABOUT), _told("108", "a", start=9))
    _score_by(monkeypatch, {(0, 1): 5.0, (1, 2): 4.0})
    assert _members(told) == [[0, 1], [2]]
    told = story(_told("95", "a"), _told("100", "b", **ABOUT), _told("108", "c"))
    _score_by(monkeypatch, {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 4.0})
    assert _members(told) == [[0, 1], [2]]


def test_an_article_repeats_a_figure_six_times_in_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    for times in (6, 7):
        told = story(_told("12", "b"), *(_told("12", "a", start=n) for n in range(times)))
        _score_by(monkeypatch, 5.0)
        assert max(map(len, _members(told))) == 7


def test_a_sum_given_in_two_currencies_is_one_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(
        _told("100", "a", {"twin": "a:0"}, **MONEY), _told("85", "a", {"twin": "a:0"}, start=9, **EUROS),
        _told("85", "b", **EUROS), _told("90", "c", **EUROS),
    )  # fmt: skip
    _score_by(monkeypatch, {(1, 2): 5.0})
    assert _members(told) == [[0, 1, 2], [3]]


# --- which groups meet -----------------------------------------------------------------------------------------------


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[tuple[int, int]]]:
    """The numbers of the first members of the groups that meet."""
    found: set[tuple[int, int]] = set()

    def score(_: Story, left: Group, right: Group) -> float:
        assert left.members[0] < right.members[0]
        found.add((left.members[0], right.members[0]))
        return -9.0

    monkeypatch.setattr(linking, "_score", score)
    return iter([found])


def _each(told: Story) -> list[Group]:
    return _groups(told, *([n] for n in range(len(told.frames))))


def test_only_groups_that_share_a_key_meet(met: Iterator[set[tuple[int, int]]]) -> None:
    told = story(
        _told("12", "a"), _told("15", "b"), _told("17", "c", measure="injuries", around={"head": "child"}),
        _told("19", "d", measure=None), _told("1460", "e", measure=None, around={"head": "boat"}),
        _told("1640", "f", measure=None, around={"head": "ship"}),
        _told("14", "g", measure=None, around={"head": "car"}), _told("41", "h", measure=None, around={"head": "van"}),
        _told("-1640", "i", measure=None, around={"head": "bus"}),
    )  # fmt: skip
    assert linked(told, _each(told), NO_DEADLINE) == [[n] for n in range(9)]
    assert next(met) == {(0, 1), (0, 3), (1, 3), (4, 5), (4, 8), (5, 8)}


@pytest.mark.parametrize("points", [False, True])
@pytest.mark.parametrize("size", [40, 41])
def test_of_very_many_groups_each_meets_the_likeliest(
    size: int, points: bool, met: Iterator[set[tuple[int, int]]]
) -> None:
    most = range(3, 15)  # told twice
    places = [(n * 7) % 41 for n in range(size)]
    near: dict[int, dict[str, float]] = {n: {"ashton": 1.0} for n in (16, 20, 36, 39)}
    near |= {n: {"plant": 1.0} for n in (17, 21, 23, 35, 38)} | {25: {"mill": 1.0}}

    def made(n: int, article: str) -> Frame:
        if points:
            date = f"2024-{1 + places[n] // 20:02}-{1 + places[n] % 20:02}"
            return frame(day(date, article=article, id=f"{article}:0"), near=near.get(n, {}))
        return _told(str(places[n] + 1), article, {"near": near.get(n, {})}, measure=None)

    told = story(*(made(n, f"a{n}") for n in range(size)), *(made(n, f"b{n}") for n in most))
    linked(told, _groups(told, *([n, size + n - 3] if n in most else [n] for n in range(size))), NO_DEADLINE)
    order = sorted(range(size), key=lambda n: places[n])
    digits = [same_digits(made(n, "a").claim) for n in range(size)]  # that a slip may have put in another order
    expected = {
        (a, b)
        for a in range(size)
        for b in range(a + 1, size)
        if size <= 40
        or a in most
        or b in most
        or abs(order.index(a) - order.index(b)) <= 4
        or near.get(a, {}).keys() & near.get(b, {}).keys()
        or (points and digits[a] == digits[b])
    }
    assert next(met) == expected


# --- what links them -------------------------------------------------------------------------------------------------


def _link(
    monkeypatch: pytest.MonkeyPatch, told: Story, table: Mapping[tuple[int, int], float], *members: Sequence[int]
) -> list[list[int]]:
    """The facts, where two groups score as the table says, by their first members."""
    monkeypatch.setattr(linking, "_score", lambda _, left, right: table.get((left.members[0], right.members[0]), -9.0))
    return sorted(linked(told, _groups(told, *members) if members else _each(told), NO_DEADLINE))


def test_two_groups_are_one_fact_from_the_threshold_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("12", "a"), _told("15", "b"))
    assert _link(monkeypatch, told, {(0, 1): 2.0}) == [[0, 1]]
    assert _link(monkeypatch, told, {(0, 1): 1.99}) == [[0], [1]]


def test_a_group_joins_a_fact_if_it_fits_with_every_group_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("12", "a"), _told("15", "b"), _told("17", "c"))
    assert _link(monkeypatch, told, {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 1.0}) == [[0, 1, 2]]
    assert _link(monkeypatch, told, {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 0.99}) == [[0, 1], [2]]
    assert _link(monkeypatch, told, {(0, 1): 4.0, (1, 2): 5.0, (0, 2): 0.99}) == [[0], [1, 2]]


def test_a_vague_word_parts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("12", "a"), _told("66", "b", **VAGUE), _told("17", "c"))
    assert _link(monkeypatch, told, {(0, 2): 5.0, (1, 2): 4.0}) == [[0, 1, 2]]
    assert _link(monkeypatch, told, {(0, 1): 5.0, (1, 2): 4.0}) == [[0, 1], [2]]


def test_one_article_tells_a_fact_in_two_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("17", "b"), _told("3", "a", **OVER), _told("3", "a", start=9))
    assert _link(monkeypatch, told, {(0, 1): 5.0, (0, 2): 4.0}) == [[0, 1, 2]]
    for first, second in (
        (_told("3", "a", **OVER), _told("9", "a", start=9)),
        (_told("3", "a", measure=None, **OVER), _told("3", "a", start=9)),
        (_told("3", "a", measure=None, **OVER), _told("3", "a", start=9, measure=None)),
        (_told("3", "a", **OVER), _told("3", "a", start=9, measure="injuries")),
    ):
        told = story(_told("17", "b"), first, second)
        assert _link(monkeypatch, told, {(0, 1): 5.0, (0, 2): 4.0}) == [[0, 1], [2]]


def test_a_large_fact_is_asked_for_the_groups_told_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen of them: what does not fit with the seventeenth joins all the same."""
    size = 18
    told = story(*(_told(str(n + 10), f"a{n}") for n in range(size)), _told("10", "b"))
    table = {(a, b): 5.0 for a in range(size - 1) for b in range(a + 1, size - 1)}
    table |= {(n, size - 1): 4.0 for n in range(1, size - 1)}
    everyone = [[n] for n in range(size)]
    assert _link(monkeypatch, told, table, *everyone) == [list(range(size - 1)), [size - 1]]
    told_least = table | {(0, size - 1): 4.0}
    del told_least[16, size - 1]
    assert _link(monkeypatch, told, told_least, *everyone) == [list(range(size))]
    told_often = [*everyone[:16], [16, 18], [17]]
    assert _link(monkeypatch, told, told_least, *told_often) == [[*range(17), 18], [17]]


def _linked_at(monkeypatch: pytest.MonkeyPatch, left: Sequence[Frame], right: Sequence[Frame], score: float) -> bool:
    """Whether two groups are linked, where any two of their frames score so much."""
    _score_by(monkeypatch, score, linking)
    told = story(*left, *right)
    sides = [list(range(len(left))), list(range(len(left), len(told.frames)))]
    return len(linked(told, _groups(told, *sides), NO_DEADLINE)) == 1


ONE = [_told("12", "a")]
OTHER = [_told("15", "b")]
PART = {"is_part": True}


@pytest.mark.parametrize(
    ("left", "right", "least"),
    [
        (ONE, OTHER, 2.0),
        # each article more on the larger side speaks for it: 0.4 times the logarithm
        ([_told("12", "a"), _told("12", "c")], OTHER, 2.0 - 0.4 * 0.6931),
        (ONE, [_told("15", "b"), _told("15", "c")], 2.0 - 0.4 * 0.6931),
        # one article that states both speaks against it, two forbid it
        ([_told("12", "a"), _told("12", "c")], [_told("15", "a", start=9), _told("15", "d")], 3.5 - 0.4 * 0.6931),
        ([_told("12", "a"), _told("12", "c")], [_told("15", "a", start=9), _told("15", "c", start=9)], None),
        # nobody has two ages
        ([_told("42", "a", measure="age"), _told("42", "c", measure="age")],
         [_told("45", "a", measure="age", start=9), _told("45", "d", measure="age")], None),
        # a part beside the other in one sentence, but not in two
        (ONE, [_told("15", "a", PART, start=9), _told("15", "b")], None),
        (ONE, [_told("15", "a", PART | {"sentence": 1}, start=9), _told("15", "b")], 2.0 - 0.4 * 0.6931),
        # one breath tells both: told by itself, but for a change
        (ONE, [_told("15", "a", start=9), _told("15", "b")], None),
        ([_told("12", "a", change="up")], [_told("15", "a", start=9), _told("15", "b")], 3.5 - 0.4 * 0.6931),
        ([_told("12", "a")], [_told("15", "a", start=9), _told("15", "b", notes=(RAISED_SINCE,))], None),
        # in the next sentence too, where nothing grows
        ([_told("12", "a", measure="budget")],
         [_told("15", "a", {"sentence": 1}, start=9, measure="budget"), _told("15", "b", measure="budget")], None),
        ([_told("12", "a", measure="budget")],
         [_told("15", "a", {"sentence": 2}, start=9, measure="budget"), _told("15", "b", measure="budget")],
         3.5 - 0.4 * 0.6931),
        ([_told("12", "a")], [_told("15", "a", {"previous": True}, start=9), _told("15", "b")], 2.0 - 0.4 * 0.6931),
        ([_told("12", "a", change="up", measure="hostages")],
         [_told("15", "a", start=9, measure="hostages"), _told("15", "b", measure="hostages")], None),
        ([_told("12", "a", change="up", measure="missing")],
         [_told("15", "a", start=9, measure="missing"), _told("15", "b", measure="missing")], 3.5 - 0.4 * 0.6931),
        (ONE, [_told("15", "a", {"sentence": 1}, start=9), _told("15", "b")], 3.5 - 0.4 * 0.6931),
        # two voices of one article tell it otherwise
        ([_told("12", "a", {"contests": ["a:9"]}), _told("12", "c")],
         [_told("15", "a", {"contests": ["a:0"]}, start=9), _told("15", "d")], 2.0 - 2.0 - 0.4 * 0.6931),
        # nobody else tells either
        (ONE, [_told("15", "a", {"sentence": 1}, start=9)], None),
    ],
)  # fmt: skip
def test_how_much_two_groups_need_to_be_one_fact(
    left: list[Frame], right: list[Frame], least: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = ([_seen(told) for told in side] for side in (left, right))
    for sides in ((left, right), (right, left)):
        if least is None:
            assert not _linked_at(monkeypatch, *sides, 8.9)
        else:
            assert _linked_at(monkeypatch, *sides, least + 0.001)
            assert not _linked_at(monkeypatch, *sides, least - 0.001)


def _seen(told: Frame) -> Frame:
    """The frame with the evidence that it stands where it does."""
    start = int(told.claim.id.partition(":")[2])
    place = told.claim.sentence

    return replace(
        told, claim=replace(told.claim, evidence=(replace(place, start=start, end=start + len(place.text)),))
    )


def test_the_better_half_of_the_pairs_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("12", "a"), _told("12", "b"), _told("15", "c"), _told("15", "d"))
    support = 0.4 * 0.6931
    for best, second, expect in ((3.0, 1.0, True), (2.5, 1.0, True), (2.0, 1.0, False), (9.0, -9.0, False)):
        _score_by(monkeypatch, {(0, 2): best, (1, 3): second, (0, 3): -9.0, (1, 2): -9.0}, linking)
        assert (len(linked(told, _groups(told, [0, 1], [2, 3]), NO_DEADLINE)) == 1) is expect, (best, second, support)


def test_a_sum_in_two_currencies_is_held_against_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    told = story(_told("100", "a", **MONEY), _told("90", "b", **EUROS), _told("110", "c", **MONEY))
    asked = _score_by(monkeypatch, -9.0, linking)
    linked(told, _groups(told, [0, 1], [2]), NO_DEADLINE)
    assert asked == [(0, 2)]
    told = story(_told("100", "a", **MONEY), _told("90", "b", **EUROS))
    asked = _score_by(monkeypatch, -9.0, linking)
    linked(told, _groups(told, [0], [1]), NO_DEADLINE)
    assert asked == [(0, 1)]


def test_of_each_group_three_that_say_what_is_measured_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _score_by(monkeypatch, -9.0, linking)
    told = story(*(_told("12", f"a{n}") for n in range(6)), *(_told("15", f"b{n}") for n in range(6)))
    linked(told, _groups(told, range(6), range(6, 12)), NO_DEADLINE)
    assert sorted(asked) == [(i, j) for i in range(3) for j in range(6, 9)]
    # the others only share the value; of two measures named as often, the one of the other group; else by name
    for measures, other, speaking in (
        (("deaths", None, "deaths"), "deaths", [0, 2]),
        (("injuries", "deaths", "deaths"), "injuries", [1, 2]),
        (("deaths", "injuries"), "injuries", [1]),
        (("injuries", "deaths"), None, [1]),
        ((None, None), None, [0, 1]),
    ):
        told = story(
            *(_told("12", f"a{n}", measure=measure) for n, measure in enumerate(measures)),
            _told("15", "b", measure=other),
        )
        asked = _score_by(monkeypatch, -9.0, linking)
        linked(told, _groups(told, range(len(measures)), [len(measures)]), NO_DEADLINE)
        assert asked == [(n, len(measures)) for n in speaking]


def test_a_frame_without_a_measure_speaks_if_it_is_of_the_same_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    deal, boat = {"things": ["deal"]}, {"things": ["boat"]}
    told = story(
        _told("500", "a", deal, **MONEY), _told("500", "b", boat, **MONEY | {"measure": None}),
        _told("500", "c", deal, **MONEY | {"measure": None}), _told("550", "d", deal, **MONEY),
    )  # fmt: skip
    asked = _score_by(monkeypatch, -9.0, linking)
    linked(told, _groups(told, [0, 1, 2], [3]), NO_DEADLINE)
    assert asked == [(0, 3), (2, 3)]


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(*frames: Frame) -> list[tuple[str | None, bool, list[list[str]]]]:
    """The facts of a story: measure, whether only near, and the articles of each telling."""
    lexicons = story(*frames).lexicon
    return [
        (fact.measure, fact.near, [[told.claim.article for told in telling] for telling in fact.tellings])
        for fact in alignment.align(frames, lexicons)
    ]


def _near(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether deaths and bodies, told by two accounts so, are worth saying that they are not the same."""
    told = []
    for value, article, fields in (("12", "a", first), ("90", "b", {"measure": "bodies"} | dict(second))):
        around = fields.get("around", {})
        told.append(_told(value, article, around, **{name: v for name, v in fields.items() if name != "around"}))
    facts = _facts(*told)
    assert facts in ([], [("bodies", True, [["b"], ["a"]])])
    return bool(facts)


@pytest.mark.parametrize(
    ("first", "second", "expect"),
    [
        ({}, {}, True),
        ({"measure": "injuries"}, {}, False),
        ({"measure": None}, {}, False),
        ({"stance": "denied"}, {}, False),
        ({}, {"stance": "doubted"}, False),
        ({"around": {"previous": True}}, {}, False),
        ({}, {"around": {"is_part": True}}, False),
        ({"scope": ("per year",)}, {"scope": ("per month",)}, False),
        ({"scope": ("per year",)}, {"scope": ("per year",)}, True),
        ({"scope": ("per year",)}, {}, False),
        ({"phase": "scheduled"}, {"phase": "actual"}, False),
        ({**MONEY, "measure": "deaths"}, {}, False),
        # of two names
        ({"around": {"names": ["lund"]}}, {"around": {"names": ["berg"]}}, False),
        ({"around": {"names": ["lund"]}}, {"around": {"names": ["berg", "lund"]}}, True),
        ({"around": {"names": ["lund"]}}, {}, True),
        ({}, {"around": {"names": ["berg"]}}, True),
        ({"around": {"names": ["lund"], "language": "de"}}, {"around": {"names": ["berg"]}}, True),
    ],
)
def test_measures_of_one_sort_are_worth_telling_apart(
    first: Mapping[str, Any], second: Mapping[str, Any], expect: bool
) -> None:
    assert _near(first, second) is expect


def test_of_an_article_with_two_values_of_a_measure_neither_is_the_one() -> None:
    bodies = _told("90", "b", measure="bodies")
    assert _facts(_told("12", "a"), _told("500", "a", {"sentence": 9}, start=9), bodies) == []
    assert _facts(_told("12", "a"), _told("12", "a", {"sentence": 9}, start=9), bodies) != []


def test_two_measures_of_one_article_are_not_told_apart() -> None:
    assert _facts(_told("12", "a"), _told("90", "a", start=9, measure="bodies")) == []


def test_a_fact_is_told_by_two_articles_and_named_after_most_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (groups, linking, ties):
        _score_by(monkeypatch, 5.0, where)
    measures = ("deaths", "injuries", "injuries")
    told = [_told("1462", article, measure=name) for article, name in zip("abc", measures, strict=True)]
    assert _facts(*told) == [("injuries", False, [["a"], ["b", "c"]])]
    assert _facts(*told[:2]) == [("deaths", False, [["a"], ["b"]])]
    assert _facts(_told("1462", "a", measure=None), _told("1462", "b", measure=None)) == [(None, False, [["a", "b"]])]
    assert _facts(told[0]) == []


@pytest.mark.parametrize(
    ("evidence", "doubtful", "beyond_doubt"), [(-1.01, True, False), (-1.0, False, False), (3.0, False, True)]
)
def test_what_only_company_brought_together_is_in_doubt(
    evidence: float, doubtful: bool, beyond_doubt: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in (groups, linking):
        _score_by(monkeypatch, 5.0, where)
    _score_by(monkeypatch, evidence, ties)
    told = [_told("12", "a"), _told("15", "b")]
    (fact,) = alignment.align(told, story(*told).lexicon)
    assert fact.ties is not None
    assert (fact.ties.are_doubtful(0, 1), fact.ties.are_beyond_doubt(0, 1)) == (doubtful, beyond_doubt)
    assert fact.ties.are_sure(0, 1) is (evidence >= 3)
    assert not fact.ties.are_of_one_event(0, 1)
    assert fact.left_out == 0


def test_nothing_ties_what_one_article_tells_in_two_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    _score_by(monkeypatch, 5.0, ties)
    told = [_told("12", "a"), _told("15", "a", start=9)]
    own = ties.Ties(story(*told), [(told[0],), (told[1],)], {id(frame): n for n, frame in enumerate(told)})
    assert not any(ask(0, 1) for ask in (own.are_sure, own.are_beyond_doubt, own.are_doubtful))
    assert not own.are_sure(0, 0)


def test_of_two_times_of_one_event_a_fact_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (groups, linking, ties):
        _score_by(monkeypatch, 5.0, where)
    told = [frame(day("2024-08-12")), frame(day("2024-08-14", article="b"))]
    (fact,) = alignment.align(told, story(*told).lexicon)
    assert fact.ties is not None
    assert fact.ties.are_of_one_event(0, 1)
    told = [frame(day("2024-08-12")), frame(day("2024-08-14", article="b", measure="end"))]
    facts = alignment.align(told, story(*told).lexicon)
    assert not any(fact.ties is not None and fact.ties.are_of_one_event(0, 1) for fact in facts)


def test_a_fact_told_in_very_many_ways_says_how_many_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (groups, linking, ties):
        _score_by(monkeypatch, 5.0, where)
    told = [_told("12", f"a{n:03}", {"head": f"head {n}"}) for n in range(98)]
    (fact,) = alignment.align(told, story(*told).lexicon)
    assert (len(fact.tellings), fact.left_out) == (96, 2)


def test_measures_of_one_sort_in_one_fact_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (groups, linking, ties):
        _score_by(monkeypatch, 5.0, where)
    assert _facts(_told("12", "a"), _told("12", "b", measure="bodies")) == [("bodies", False, [["a"], ["b"]])]


def test_a_story_without_figures_has_no_facts() -> None:
    assert alignment.align([], {}) == ()
