"""What is never called different, one reason at a time: a pair that would be, and what keeps it from being so."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from made_claims import MEASURE, OVER, PERCENT, claim, day, other, time
from made_frames import frame, story

from discrepancy import Kind, Span
from discrepancy.differing import are_opposed, is_blocked, never_differs
from discrepancy.events import are_of_one_event
from discrepancy.frames import Frame
from discrepancy.records import EVENT_UNTOLD, LEVEL_REACHED, SHARE_IN_WORDS, SUPPOSED
from discrepancy.story import are_tied, frame_slip
from discrepancy.told_parts import is_part_of_told

D = Decimal
AGE: dict[str, Any] = {"measure": "age", "unit": "year", "base_unit": "second", "kind": Kind.DURATION}
MINUTE: dict[str, Any] = {"measure": "minute", "unit": None, "kind": Kind.ORDINAL}
TIMES: dict[str, Any] = {"measure": None, "unit": "time"}


def _a(value: str | None = "12", around: dict[str, Any] | None = None, **fields: Any) -> Frame:
    return frame(claim(value, **fields), **(around or {}))


def _b(value: str | None = "15", around: dict[str, Any] | None = None, **fields: Any) -> Frame:
    return frame(other(value, **fields), **(around or {}))


def _printing(*figures: str) -> dict[str, Any]:
    text = f"It was {' and '.join(figures)}."
    return {"sentence": Span(start=0, end=len(text), text=text)}


# --- other facts, whatever else they share ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_a(), _b(), False),
        (_a(), _a("15"), True),
        (_a(phase="scheduled"), _b(phase="actual"), True),
        (_a(phase="scheduled"), _b(phase="scheduled"), False),
        (_a(phase="scheduled"), _b(), False),
        (_a(), _b(phase="actual"), False),
        # twice is no two; a thousand times are a count
        (_a("2", **TIMES), _b("2", measure=None), True),
        (_a("999", **TIMES), _b("999", measure=None), True),
        (_a("1000", **TIMES), _b("1000", measure=None), False),
        (_a(None, **TIMES), _b("2", measure=None), True),
        (_a("2", **TIMES), _b("3", **TIMES), False),
        # another platform; a percentage may grow on both
        (_a(scope=("YouTube",)), _b(scope=("Instagram",)), True),
        (_a(scope=("YouTube", "Instagram")), _b(scope=("Instagram",)), False),
        (_a(scope=("YouTube",)), _b(), False),
        (_a(scope=("part",)), _b(scope=("local",)), False),
        (_a(scope=("YouTube",), **PERCENT), _b(scope=("Instagram",), **PERCENT), False),
        # an end that was worked out is no day that holds it
        (frame(day("2024-08-12", derivation="x")), frame(day("2024-08-01", article="b", timex="2024-08")), True),
        (frame(day("2024-08-01", timex="2024-08")), frame(day("2024-08-12", article="b", derivation="x")), True),
        (frame(day("2024-08-12", derivation="x")), frame(day("2024-08-13", article="b")), False),
        (frame(day("2024-08-12")), frame(day("2024-08-01", article="b", timex="2024-08")), False),
        (_a(derivation="x", timex="PT1H"), _b(timex="PT60M"), False),
    ],
)
def test_two_claims_are_different_facts_whatever_else_they_share(a: Frame, b: Frame, expect: bool) -> None:
    assert is_blocked(a, b) is expect
    assert is_blocked(b, a) is expect


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_a(change="up"), _b(change="down"), True),
        (_a(change="up"), _b(change="up"), False),
        (_a(change="up"), _b(), False),
        (_a(), _b(change="down"), False),
        (_a(change="up"), _b(change="down", notes=(LEVEL_REACHED,)), False),
    ],
)
def test_a_rise_is_no_fall(a: Frame, b: Frame, expect: bool) -> None:
    assert are_opposed(a, b) is expect
    assert are_opposed(b, a) is expect


PART = {"is_part": True, "sentence": 1, "head": "child"}


@pytest.mark.parametrize(
    ("told", "part", "elsewhere", "expect"),
    [
        # "twelve died, three of them children" and "three died"
        (_a("12"), _a("3", PART), _b("3"), True),
        (_a("12"), _a("3", PART | {"sentence": 2}), _b("3"), True),
        (_a("12"), _a("3", PART | {"sentence": 3}), _b("3"), False),
        (_a("12", {"sentence": 2}), _a("3", PART), _b("3"), False),
        (_a("3"), _a("3", PART), _b("3"), False),
        (_a("2"), _a("3", PART), _b("3"), False),
        (_a("12", measure="injuries"), _a("3", PART), _b("3"), False),
        (_a("12"), _a("3"), _b("3"), False),
        (_a("12"), _a("3", PART), _b("3", PART), False),
        (_a("12"), _a("3", PART), _b("3", measure=None), False),
        (_a("12"), _a("3", PART, measure=None), _b("3"), True),
        (_a("12"), _a("3", PART, measure="injuries"), _b("3"), False),
        (_a("12"), _a(None, PART), _b("3"), False),
        (_a("12"), _a("3", PART | {"language": "de"}), _b("3"), False),
        # what is told of the part stands by the other too
        (_a("12"), _a("3", PART | {"detail": ["burn"]}), _b("3", {"words": ["burn"]}), False),
        (_a("12"), _a("3", PART | {"detail": ["burn"]}), _b("3", {"words": ["fall"]}), True),
        (_a("12"), _a("3", PART | {"head": "child"}), _b("3", {"head": "child"}), False),
        (_a("12"), _a("3", PART | {"head": None}), _b("3", {"head": None}), True),
        # a part of the tickets that are told of is as many tickets
        (_a("12", measure="tickets"), _a("3", PART, measure="tickets"), _b("3", measure="tickets"), False),
        (_a("12", measure="audience"), _a("3", PART, measure="audience"), _b("3", measure="audience"), False),
    ],
)  # fmt: skip
def test_a_part_of_a_whole_that_is_told_agrees_with_nothing(
    told: Frame, part: Frame, elsewhere: Frame, expect: bool
) -> None:
    whole = story(told, part, elsewhere)
    assert is_part_of_told(whole, part, elsewhere) is expect
    assert is_part_of_told(whole, elsewhere, part) is expect


# --- never called different ------------------------------------------------------------------------------------------

HEARD = {"words": ["flood", "river", "town", "night", "rain", "bridge", "school"], "near": {"flood": 1.0}}
LISTED, NAMED = {"is_listed": True, "head": "man"}, {"is_named": True}
JONES, SMITH = {"names": ["jones"]}, {"names": ["smith"]}
NEAR_JONES = {"near_names": ["jones"], "names": ["jones"]}
NEAR_SMITH = {"near_names": ["smith"], "names": ["smith"]}
DRIVER, NURSE = {"things": ["driver"]}, {"things": ["nurse"]}
RISE: dict[str, Any] = {"change": "up"}
WATER: dict[str, Any] = MEASURE | {"measure": "water_level"}


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_a(), _b(), False),
        (_a(measure=None), _b(measure=None), False),
        # ordinals but those of play, how often, how many times as much
        (_a("2", kind=Kind.ORDINAL), _b("3", kind=Kind.ORDINAL), True),
        (_a("2", kind=Kind.FREQUENCY), _b("3"), True),
        (_a("2"), _b("3", kind=Kind.FREQUENCY), True),
        (_a("2", unit="time"), _b("3"), True),
        (_a("2"), _b("3", unit="time"), True),
        # minutes of one player, neither of them told of another goal
        (_a("58", scope=("Lund",), **MINUTE), _b("68", scope=("Lund",), **MINUTE), False),
        (_a("58", scope=("Lund",), **MINUTE), _b("68", scope=("Berg",), **MINUTE), True),
        (_a("58", scope=("Lund",), **MINUTE), _b("68", **MINUTE), True),
        (_a("58", scope=("Lund",), **MINUTE), _b("12", scope=("Lund",), **MINUTE), True),
        (_a("58", scope=("Lund",), **MINUTE), _b("59", scope=("Lund",), **MINUTE), True),
        (_a("58", scope=("Lund",), notes=(EVENT_UNTOLD,), **MINUTE), _b("68", scope=("Lund",), **MINUTE), True),
        (_a("2", scope=("Lund",), measure="season_tally"), _b("3", scope=("Lund",), measure="season_tally"), False),
        # what we worked out, but an end, a delay
        (_a(derivation="x"), _b(), True),
        (_a(), _b(derivation="x"), True),
        (_a(derivation="x", measure="delay"), _b(measure="delay"), False),
        (_a(derivation="x", measure="delay", notes=(SUPPOSED,)), _b(measure="delay"), True),
        # out of scale, but by noughts or in one sentence copied
        (_a("10"), _b("190"), False),
        (_a("10"), _b("210"), True),
        (_a("12"), _b("1200"), False),
        (_a("12"), _b("1290"), True),
        (_a("12", HEARD), _b("900", HEARD), False),
        (_a("12", {"words": ["flood"]}), _b("900", {"words": ["flood"]}), True),
        (_a("10", measure="tickets"), _b("60", measure="tickets"), False),
        (_a("10", measure="tickets"), _b("70", measure="tickets"), True),
        (_a("10", measure="tickets"), _b("100", measure="tickets"), True),
        (_a("12", measure="tickets"), _b("120", measure="tickets"), False),
        (_a("10", measure="tickets"), _b("70", measure=None), False),
        (_a("0"), _b("900"), False),
        # scope and stance
        (_a(scope=("part",)), _b(), True),
        (_a(stance="doubted"), _b(), True),
        (_a(), _b(stance="hypothetical"), True),
        # a third is round: 1.4 times as much is not, and 2.5 times is of another whole
        (_a("33", notes=(SHARE_IN_WORDS,), **PERCENT), _b("40", **PERCENT), True),
        (_a("40", **PERCENT), _b("33", notes=(SHARE_IN_WORDS,), **PERCENT), True),
        (_a("40", notes=(SHARE_IN_WORDS,), **PERCENT), _b("57", **PERCENT), False),
        (_a("40", notes=(SHARE_IN_WORDS,), **PERCENT), _b("55", **PERCENT), True),
        (_a("20", notes=(SHARE_IN_WORDS,), **PERCENT), _b("49", **PERCENT), False),
        (_a("20", notes=(SHARE_IN_WORDS,), **PERCENT), _b("51", **PERCENT), True),
        (_a("20", notes=(SHARE_IN_WORDS,), **PERCENT), _b("0", **PERCENT), True),
        # a level and a change
        (_a(**RISE), _b(), True),
        (_a(), _b(change="down"), True),
        (_a(**RISE), _b(**RISE), False),
        (_a(notes=(LEVEL_REACHED,), **RISE), _b(), False),
        (_a(**RISE), _b(notes=(LEVEL_REACHED,)), False),
        (_a(measure="layoffs", **RISE), _b(measure="layoffs"), False),
        (_a(measure="layoffs", **RISE), _b(measure="deaths"), True),
        (_a("60", change="down", **MEASURE), _b("50", **MEASURE), False),
        (_a("60", change="down", **MEASURE), _b("50", **MEASURE | {"measure": "depth"}), True),
        (_a("60", change="down", **WATER), _b("50", **WATER),
         True),
        (_a("3", **PERCENT | {"measure": "inflation"} | RISE), _b("4", **PERCENT | {"measure": "inflation"}), False),
        (_a("3", change="down", **PERCENT | {"measure": "inflation"}), _b("4", **PERCENT | {"measure": "inflation"}),
         True),
        (_a("3", **PERCENT | {"measure": "inflation"} | RISE), _b("4", **PERCENT), True),
        # counted in a compound, named before
        (_a(scope=("compound",)), _b(scope=("compound",)), True),
        (_a(around=NAMED), _b(), True),
        (_a(), _b(around=NAMED), True),
        # nearer to the whole that a part is told of than to the part
        (_a("68", {"whole": D(480)}), _b("470"), True),
        (_a("68", {"whole": D(480)}), _b("70"), False),
        (_b("470"), _a("68", {"whole": D(480)}), True),
        (_a("68", {"whole": D(480)}), _b("180"), False),
        (_a("68", {"whole": D(480)}), _b("181"), True),
        (_a("68", {"whole": D(0)}), _b("470"), False),
        (_a("0", {"whole": D(480)}), _b("470"), False),
        (_a("68", {"whole": D(480)}), _b("0"), False),
        (_a("68", {"whole": D(90)}, **PERCENT), _b("90", **PERCENT), False),
        # each recalls an event of its own
        (_a(around={"previous": True}, as_of="2020"), _b(around={"previous": True}, as_of="2021"), True),
        (_a(around={"previous": True}, as_of="2020"), _b(around={"previous": True}, as_of="2020"), False),
        (_a(around={"previous": True}, as_of="2020"), _b(as_of="2021"), False),
        (_a(as_of="2020"), _b(around={"previous": True}, as_of="2021"), False),
        # over and above what each has told, none of what is told elsewhere
        (_a(scope=("additional",)), _b(scope=("additional",)), True),
        (_a("0", {"is_part": True}), _b("0.5"), True),
        (_a("0.5"), _b("0", {"is_part": True}), True),
        (_a("12", {"is_part": True}), _b("15"), False),
        # each tells of its part what the other does not
        (_a(around={"is_part": True, "detail": ["hurt"]}), _b(around={"is_part": True, "detail": ["die"]}), True),
        (_a(around={"is_part": True, "detail": ["hurt"]}),
         _b(around={"is_part": True, "detail": ["die"], "words": ["hurt"]}), False),
        (_a(around={"is_part": True, "detail": ["hurt"], "words": ["die"]}),
         _b(around={"is_part": True, "detail": ["die"]}), False),
        (_a(around={"is_part": True, "detail": ["hurt"]}), _b(around={"is_part": True}), False),
        (_a(around={"is_part": True}), _b(around={"is_part": True, "detail": ["hurt"]}), False),
        (_a(around={"is_part": True, "detail": ["hurt"]}), _b(around={"detail": ["die"]}), False),
        (_a(around={"is_part": True, "detail": ["hurt"]}),
         _b(around={"is_part": True, "detail": ["die"], "language": "de"}), False),
        # other places and other topics, where nothing is measured; a slip of the pen overrules them
        (_a(measure=None, around={"setting": ["sale"]}), _b(measure=None, around={"setting": ["flu"]}), True),
        (_a(measure=None, around={"setting": ["sale"]}), _b(measure=None, around={"setting": ["sale", "flu"]}), False),
        (_a(around={"setting": ["sale"]}), _b(around={"setting": ["flu"]}), False),
        (_a("1460", measure=None, around={"setting": ["sale"], "things": ["x"]}),
         _b("1640", measure=None, around={"setting": ["flu"], "things": ["x"]}), False),
        (_a("1460", measure=None, around={"setting": ["sale"]}), _b("1640", measure=None, around={"setting": ["flu"]}),
         True),
        (_a(measure=None, around={"topics": ["rent"]}), _b(measure=None, around={"topics": ["wages"]}), True),
        (_a(measure=None, around={"topics": ["rent"], "things": ["fall"]}),
         _b(measure=None, around={"topics": ["wages"], "things": ["fall"]}), False),
        (_a("3", {"narrowing": ["coastal"], "head": "district"}), _b("36", {"head": "district"}), True),
        (_a("20", {"narrowing": ["coastal"], "head": "district"}), _b("36", {"head": "district"}), False),
        # two men and a woman, three people
        (_a(around=LISTED), _b(), True),
        (_a(), _b(around=LISTED), True),
        (_a(around=LISTED), _b(around={"head": "man"}), False),
        (_a(around=LISTED), _b(around=LISTED | {"head": "woman"}), False),
        # ages
        (_a("40", **AGE), _b("42", **AGE), False),
        (_a("40", **AGE), _b("45", **AGE), False),
        (_a("40", **AGE), _b("46", **AGE), True),
        (_a("40", {**JONES}, **AGE), _b("46", {**JONES}, **AGE), False),
        (_a("34", **AGE), _b("43", **AGE), False),
        (_a("40", **AGE), _b("51", **AGE), True),
        (_a("51", **AGE), _b("40", **AGE), True),
        (_a("40", **AGE), _b("51", **AGE | {"unit": "month"}), False),
        (_a("40", {**JONES}, **AGE), _b("42", {**SMITH}, **AGE), True),
        (_a("40", {**JONES}, **AGE), _b("42", **AGE), False),
        (_a("40", {**JONES}, **AGE), _b("42", {**JONES}, **AGE), False),
        (_a("40", NEAR_JONES, **AGE), _b("42", NEAR_SMITH, **AGE), True),
        (_a("40", {**DRIVER}, **AGE), _b("42", {**DRIVER}, **AGE), False),
        (_a("40", {**DRIVER}, **AGE), _b("42", {**NURSE}, **AGE), True),
        (_a("40", {**DRIVER}, **AGE), _b("42", **AGE), False),
        (_a("16", **AGE, **_printing("16", "6")), _b("6", **AGE, **_printing("6", "16")), True),
        (_a("16", **AGE, **_printing("16")), _b("6", **AGE, **_printing("6", "16")), True),
        (_a("11", **AGE, **_printing("11")), _b("6", **AGE, **_printing("6", "110")), False),
        # the one ban of a story is one, whatever names stand by it
        (_a("4", JONES, **AGE | {"measure": "ban"}), _b("6", SMITH, **AGE | {"measure": "ban"}), False),
        # a model has its own price, unless it is the one of both
        (_a("6", **MEASURE | {"measure": "screen_size"}), _b("7", **MEASURE | {"measure": "screen_size"}), False),
        (_a("6", NEAR_JONES, **MEASURE | {"measure": "screen_size"}),
         _b("7", NEAR_SMITH, **MEASURE | {"measure": "screen_size"}), True),
        (_a("6", NEAR_JONES, **MEASURE | {"measure": "screen_size"}), _b("7", **MEASURE | {"measure": "screen_size"}),
         False),
        (_a("6", **MEASURE | {"measure": "screen_size"}), _b("7", **MEASURE | {"measure": "screen_size"} | OVER), True),
        # two bare numbers
        (_a("12", kind=Kind.NUMBER, measure=None), _b("15", kind=Kind.NUMBER, measure=None), True),
        (_a("12", kind=Kind.NUMBER, measure=None), _b("15", measure=None), False),
        (_a("12", kind=Kind.NUMBER), _b("15", kind=Kind.NUMBER), False),
    ],
)  # fmt: skip
def test_two_figures_are_never_called_different(a: Frame, b: Frame, expect: bool) -> None:
    told = story(a, b)
    assert never_differs(told, a, b) is expect
    assert never_differs(told, b, a) is expect


def _told_twice(value: str, around: dict[str, Any], **fields: Any) -> Frame:
    """Another figure of the first article: which of the two the other article means nobody knows."""
    return frame(claim(value, id="a:9", **fields), **around)


TICKETS: dict[str, Any] = {"measure": "tickets"}
SCREEN = MEASURE | {"measure": "screen_size"}


@pytest.mark.parametrize(
    ("a", "b", "beside"),
    [
        (_a("40", DRIVER, **AGE), _b("42", DRIVER, **AGE), _told_twice("30", DRIVER, **AGE)),
        (_a("40", **AGE), _b("42", **AGE), _told_twice("30", {}, **AGE)),
        (_a("4", **AGE | {"measure": "ban"}), _b("6", **AGE | {"measure": "ban"}),
         _told_twice("5", {}, **AGE | {"measure": "ban"})),
        (_a("6", **SCREEN), _b("7", **SCREEN), _told_twice("5", {}, **SCREEN)),
        (_a("58", scope=("Lund",), **MINUTE), _b("68", scope=("Lund",), **MINUTE),
         _told_twice("68", {}, scope=("Lund",), **MINUTE)),
        # nor where both name him in the same breath
        (_a("58", NEAR_JONES, scope=("Lund",), **MINUTE), _b("68", NEAR_JONES, scope=("Lund",), **MINUTE),
         _told_twice("68", NEAR_JONES, scope=("Lund",), **MINUTE)),
        # "five boats came, … the remaining three"
        (_a("5", **TICKETS), _b("3", **TICKETS), _told_twice("3", {"is_part": True}, **TICKETS)),
    ],
)  # fmt: skip
def test_what_its_account_tells_beside_it_keeps_a_figure_from_differing(a: Frame, b: Frame, beside: Frame) -> None:
    assert not never_differs(story(a, b), a, b)
    told = story(a, b, beside)
    assert never_differs(told, a, b)
    assert never_differs(told, b, a)


# --- times and dates -------------------------------------------------------------------------------------------------

WEDDING, RACE = {"things": ["wedding"]}, {"things": ["race"]}
ALIKE = {"words": ["wedding", "chapel"], "near": {"wedding": 1.0}}
HALF_ALIKE = [{"words": ["wedding", word]} for word in ("chapel", "garden")]
HARDLY_ALIKE = [{"words": ["wedding", *words]} for words in (["chapel", "ring", "bells"], ["garden", "cake", "rain"])]


def _day(first: str, around: dict[str, Any] | None = None, text: str | None = None, **fields: Any) -> Frame:
    return frame(day(first, text=first if text is None else text, **fields), **(around or {}))


def _on(first: str, around: dict[str, Any] | None = None, text: str | None = None, **fields: Any) -> Frame:
    return _day(first, around, text, article="b", **fields)


def _at(clock: str, around: dict[str, Any] | None = None, **fields: Any) -> Frame:
    return frame(time(clock, text=clock, **fields), **(around or {}))


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        # told of one thing, or in words that are alike
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING), False),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", RACE), True),
        (_day("2024-08-12", ALIKE), _on("2024-08-14", ALIKE), False),
        (_day("2024-08-12", HALF_ALIKE[0]), _on("2024-08-14", HALF_ALIKE[1]), False),
        (_day("2024-08-12", HARDLY_ALIKE[0]), _on("2024-08-14", HARDLY_ALIKE[1]), True),
        (_day("2024-08-12"), _on("2024-08-14"), True),
        (_day("2024-08-12", {"language": "de"}), _on("2024-08-14"), False),
        (_day("2024-08-12", WEDDING, derivation="x"), _on("2024-08-14", WEDDING), True),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING, derivation="x"), True),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING, measure="end"), True),
        # the words of a dateline, another kind, something recalled, a part
        (_day("2024-08-12", WEDDING | {"is_dateline": True}), _on("2024-08-14", WEDDING), True),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING | {"is_dateline": True}), True),
        (_day("2024-08-12", WEDDING), _at("2024-08-14T20:00", WEDDING, article="b"), True),
        (_day("2024-08-12", WEDDING | {"previous": True}), _on("2024-08-14", WEDDING), True),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING | {"previous": True}), True),
        (_day("2024-08-12", WEDDING, scope=("part",)), _on("2024-08-14", WEDDING), True),
        # not placed on the calendar
        (_day("2024-08-12", WEDDING, timex=None), _on("2024-08-14", WEDDING), True),
        (_day("2024-08-12", WEDDING), _on("2024-08-14", WEDDING, timex="XXXX-08-14"), True),
        # a month apart at most, or one part of the date is another
        (_day("2024-02-10", WEDDING), _on("2024-03-12", WEDDING), False),
        (_day("2024-02-10", WEDDING), _on("2024-03-13", WEDDING), True),
        (_day("2024-02-10", WEDDING), _on("2024-08-10", WEDDING), False),
        (_day("2024-02-10", WEDDING), _on("2020-02-10", WEDDING), False),
        (_day("2024-02-10", ALIKE), _on("2020-03-12", ALIKE), False),
        (_day("2024-02-10", WEDDING | HALF_ALIKE[0]), _on("2020-03-12", WEDDING | HALF_ALIKE[1]), True),
        (_day("2024-02-01", WEDDING, timex="2024-02"), _on("2020-03-01", WEDDING, timex="2020-03"), False),
        # parts of the day are told roughly
        (_at("2024-08-12T20:00", WEDDING), _at("2024-08-12T21:00", WEDDING, article="b"), False),
        (_at("2024-08-12T20:00", WEDDING, timex="2024-08-12TNI"), _at("2024-08-12T21:00", WEDDING, article="b"), True),
        (_at("2024-08-12T20:00", WEDDING), _at("2024-08-12T21:00", WEDDING, article="b", timex="2024-08-12TEV"), True),
        # the same words, or the same weekday: which one it is follows from the day of writing
        (_day("2024-08-12", WEDDING, "Monday"), _on("2024-08-14", WEDDING, "monday"), True),
        (_day("2024-08-12", WEDDING, "Monday"), _on("2024-08-19", WEDDING, "this Monday"), True),
        (_day("2024-08-12", WEDDING, "Monday"), _on("2024-08-14", WEDDING, "Wednesday"), False),
        (_day("2024-08-12", WEDDING, "Monday 12"), _on("2024-08-19", WEDDING, "this Monday"), False),
        (_day("2024-08-12", WEDDING, "Monday"), _on("2024-08-19", WEDDING, "the 19th"), False),
        (_day("2024-08-12", WEDDING, "Monday", timex="2024-08"), _on("2024-08-19", WEDDING, "this Monday"), False),
    ],
)
def test_two_times_are_never_called_different(a: Frame, b: Frame, expect: bool) -> None:
    told = story(a, b)
    assert never_differs(told, a, b) is expect
    assert never_differs(told, b, a) is expect


BARE: dict[str, Any] = {"measure": None}
BOTH = WEDDING | ALIKE


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        (_day("2024-08-12"), _on("2024-08-14"), True),
        (_day("2024-08-12"), _on("2024-08-14", measure="end"), False),
        # one word for what happened, where a measure is missing
        (_day("2024-08-12", WEDDING, **BARE), _on("2024-08-14", WEDDING), True),
        (_day("2024-08-12", WEDDING, **BARE), _on("2024-08-24", WEDDING), False),
        (_day("2024-08-12", BOTH, **BARE), _on("2024-08-14", BOTH), True),
        (_day("2024-08-12", BOTH), _on("2024-08-14", BOTH, **BARE), True),
        # much the same words around two days, but not around two months
        (_day("2024-08-12", ALIKE, **BARE), _on("2024-08-14", ALIKE, **BARE), True),
        (_day("2024-08-01", ALIKE, timex="2024-08", **BARE),
         _on("2024-09-01", ALIKE, timex="2024-09", **BARE), False),
        (_day("2024-08-12", {"things": ["wedding", "bell"]}, **BARE),
         _on("2024-08-14", {"things": ["wedding", "bell"]}, **BARE), True),
        (_day("2024-08-12", {"things": ["wedding"]}, **BARE), _on("2024-08-14", {"things": ["race"]}, **BARE), False),
        (_day("2024-08-12", BOTH, derivation="x", **BARE), _on("2024-08-14", BOTH, **BARE), False),
        (_day("2024-08-12", BOTH, **BARE), _on("2024-08-14", BOTH, derivation="x", **BARE), False),
        (_day("2024-08-01", BOTH, timex="2024-08", **BARE), _on("2024-08-14", BOTH, **BARE), False),
        (_day("2024-08-12", BOTH, "Monday", **BARE), _on("2024-08-14", BOTH, **BARE), False),
        (_day("2024-08-12", BOTH, **BARE), _on("2024-08-14", BOTH, "Wednesday", **BARE), False),
        (_at("2024-08-12T20:00", WEDDING, **BARE), _at("2024-08-12T21:00", WEDDING, article="b", **BARE), True),
        (_at("2024-08-12T20:00", WEDDING, **BARE), _at("2024-08-12T21:00", RACE, article="b", **BARE), False),
    ],
)  # fmt: skip
def test_two_times_are_told_of_one_event(a: Frame, b: Frame, expect: bool) -> None:
    told = story(a, b)
    assert are_of_one_event(told, a, b) is expect
    assert are_of_one_event(told, b, a) is expect


def test_another_time_of_the_same_thing_leaves_open_which_is_meant() -> None:
    a, b = _at("2024-08-12T20:00", WEDDING, **BARE), _at("2024-08-12T21:00", WEDDING, article="b", **BARE)
    another = _at("2024-08-12T18:00", WEDDING, id="a:9", **BARE)
    assert are_of_one_event(story(a, b), a, b)
    assert not are_of_one_event(story(a, b, another), a, b)
    assert never_differs(story(a, b, another), a, b)


def test_a_word_that_stands_beside_all_figures_of_a_story_ties_no_two_times() -> None:
    both = {"things": ["wedding", "bell"], "words": ["wedding", "bell"]}
    a, b = _day("2024-08-12", both, **BARE), _on("2024-08-14", both, **BARE)
    others = [frame(claim(id=f"c:{n}", article="c"), words=["wedding", "bell"]) for n in range(3)]
    assert are_of_one_event(story(a, b, *others[:2]), a, b)
    assert not are_of_one_event(story(a, b, *others), a, b)


@pytest.mark.parametrize(
    ("a", "b", "tied", "slip"),
    [
        (_a("1460"), _b("1640"), True, "digits"),
        (_a("1460"), _b("1645"), True, None),
        (_a("1460"), _b("14600"), True, "zeros"),
        (_a("1460", measure="deaths"), _b("1640", measure="injuries"), False, "digits"),
        (_a("1460", measure=None), _b("1640", measure=None), False, "digits"),
        (_a("1460", WEDDING, measure=None), _b("1640", WEDDING, measure=None), True, "digits"),
        (_a("1460", WEDDING, measure="deaths"), _b("1640", WEDDING), True, "digits"),
    ],
)
def test_two_figures_are_tied_by_what_they_measure_or_are_of(a: Frame, b: Frame, tied: bool, slip: str | None) -> None:
    assert are_tied(a, b) is tied
    assert frame_slip(a, b) == slip
