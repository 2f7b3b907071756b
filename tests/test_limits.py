"""Limits: what is left out is told, what cannot be left out is refused, and ordinary articles meet none."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discrepancy as dx
from discrepancy.budget import CUTS, Budget, Deadline, OutOfTime
from discrepancy.render import to_html

MARCH = "The march drew 5,210 people. It ended at noon. It rained. "


def cut(text: str, **limits: Any) -> tuple[tuple[dx.Mention, ...], list[dx.Note]]:
    notes: list[dx.Note] = []
    return dx.extract(text, limits=dx.Limits(**limits), on_cut=notes.append), notes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("max_chars", 0), ("max_chars", -1), ("max_chars", 1.5), ("max_chars", "9"), ("max_chars", True),
        ("max_seconds", 0), ("max_seconds", -1.0), ("max_seconds", float("inf")), ("max_seconds", float("nan")),
        ("max_articles", 0), ("max_articles", 10.0), ("max_mentions", 0), ("max_mentions", False),
    ],
)  # fmt: skip
def test_what_is_no_limit_is_refused_by_its_name(field: str, value: object) -> None:
    with pytest.raises(dx.SettingsError, match=f"limits, {field}: got .*; give a .*number.* above 0, or None"):
        dx.Limits(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "call",
    [
        lambda: dx.extract("12", limits=12),  # type: ignore[arg-type]
        lambda: dx.extract_many(["12"], limits={"max_chars": 3}),  # type: ignore[arg-type]
        lambda: dx.highlight("12", limits=None),  # type: ignore[arg-type]
        lambda: dx.Settings(limits=1_000),  # type: ignore[arg-type]
    ],
)
def test_what_are_no_limits_is_refused(call: Any) -> None:
    with pytest.raises(dx.SettingsError, match=r"limits: got .*; give a discrepancy\.Limits"):
        call()


def test_limits_are_values() -> None:
    assert dx.Limits() == pickle.loads(pickle.dumps(dx.Limits()))
    assert hash(dx.Limits()) == hash(dx.Limits())
    with pytest.raises(AttributeError):
        dx.Limits().max_chars = 5  # type: ignore[misc]


# ---- characters ------------------------------------------------------------------------------------------------------


def test_a_text_is_read_to_a_sentence_before_its_limit_and_the_rest_is_told() -> None:
    text = MARCH * 3
    found, (note,) = cut(text, max_chars=100)
    assert [mention.text for mention in found] == ["5,210", "noon", "5,210"]
    assert (note.code, note.article, note.end) == ("max_chars", "text", len(text))
    assert note.start is not None
    assert note.start <= 100
    assert text[: note.start].endswith((". ", "\n"))
    assert f"its last {len(text) - note.start} were not read" in note.text


@settings(max_examples=200)
@given(most=st.integers(1, 400), text=st.text(st.sampled_from("1 2,.aé।\n़\u200b"), max_size=300))
def test_a_cut_text_gives_figures_of_its_own_beginning(most: int, text: str) -> None:
    found, notes = cut(text, max_chars=most)
    assert all(text[mention.start : mention.end] == mention.text and mention.end <= most for mention in found)
    assert bool([note for note in notes if note.code == "max_chars"]) == (len(text) > most)


@pytest.mark.parametrize("most", range(20, 60))
def test_no_figure_loses_its_half_to_a_cut(most: int) -> None:
    found, _ = cut("It cost $1.2 million in 2019 and $3.4 million in 2023, 12 years on.", max_chars=most)
    whole = {"$1.2 million", "2019", "$3.4 million", "2023", "12 years"}
    assert {mention.text for mention in found} <= whole | {"$1.2", "$3.4", "12"}


def test_the_length_of_a_cut_article_stays_that_of_its_text() -> None:
    report = dx.compare([{"source": "A", "text": MARCH * 9}], dx.Settings(limits=dx.Limits(max_chars=70)))
    assert report.articles[0].characters == len(MARCH * 9)
    assert [note.code for note in report.notes] == ["max_chars"]


# ---- mentions --------------------------------------------------------------------------------------------------------


def test_figures_are_read_to_the_sentence_of_the_limit() -> None:
    text = MARCH * 3  # two figures each
    found, (note,) = cut(text, max_mentions=3)
    assert [mention.text for mention in found] == ["5,210", "noon", "5,210"]
    assert note.code == "max_mentions"
    assert note.start == text.index("It ended", 70)
    whole, notes = cut(text, max_mentions=6)
    assert (len(whole), notes) == (6, [])


def test_a_sentence_is_read_in_full_or_not_at_all() -> None:
    found, (note,) = cut("Nine came. Ten men, 11 women and 12 children left.", max_mentions=3)
    assert [mention.text for mention in found] == ["Nine"]
    assert note.start == 11


# ---- articles --------------------------------------------------------------------------------------------------------


def test_a_story_of_too_many_articles_is_refused() -> None:
    given = ({"source": f"S{n}", "text": "12 died."} for n in range(10**9))
    with pytest.raises(dx.LimitExceeded, match="got more than 20; give one story at a time") as caught:
        dx.compare(given, dx.Settings(limits=dx.Limits(max_articles=20)))
    assert caught.value.limit == "max_articles"
    assert isinstance(caught.value, dx.DiscrepancyError)


def test_a_story_of_as_many_articles_as_the_limit_is_compared() -> None:
    accounts = [{"source": f"S{n}", "text": "12 died."} for n in range(4)]
    assert dx.compare(accounts, dx.Settings(limits=dx.Limits(max_articles=4))).findings
    assert dx.Limits().max_articles is not None
    assert dx.Limits().max_articles >= 2_000, "stories of so many articles are to be compared without a word"


# ---- time ------------------------------------------------------------------------------------------------------------


class Clock:
    """A clock that moves on by a step each time it is looked at."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def test_a_deadline_is_over_when_its_time_has_passed() -> None:
    deadline = Deadline(1.0, Clock(0.3))
    assert [deadline.is_over() for _ in range(4)] == [False, False, False, True]
    with pytest.raises(OutOfTime):
        deadline.check()
    assert deadline.left() == 0
    assert deadline.part(0.5).is_over()
    assert Deadline(None).part(0.5).left() is None


def stepping(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    monkeypatch.setattr(Deadline.__init__, "__defaults__", (Clock(step),))


@pytest.mark.parametrize("step", [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0001])
def test_a_report_that_ran_out_of_time_says_so_wherever_it_did(step: float, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = dx.samples.load("interview")
    whole = dx.compare(accounts)
    stepping(monkeypatch, step)
    report = dx.compare(accounts, dx.Settings(limits=dx.Limits(max_seconds=1.0)))
    told = [note for note in report.notes if note.code == "max_seconds"]
    assert told or (report.claims, report.findings) == (whole.claims, whole.findings)
    assert dx.Report.from_json(report.to_json()) == report
    for text in (str(report), report.to_markdown(), report.to_html()):
        assert all(note.text[:40] in text for note in told[:2])


def test_facts_judged_before_the_time_was_up_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    accounts = dx.samples.load("interview")
    whole, counts = dx.compare(accounts), set()
    for step in (0.00045, 0.0004, 0.00035, 0.0003, 0.00025, 0.0002):
        stepping(monkeypatch, step)
        report = dx.compare(accounts, dx.Settings(limits=dx.Limits(max_seconds=1.0)))
        counts.add(len(report.findings))
        assert {f.explanation for f in report.findings} <= {f.explanation for f in whole.findings}
    assert len(whole.findings) in counts


def test_one_article_does_not_take_the_time_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    stepping(monkeypatch, 0.001)
    accounts = [{"source": "A", "text": "12 men and 13 women. " * 2_000}] + [
        {"source": source, "text": MARCH} for source in "BCDEFGHIJK"
    ]
    report = dx.compare(accounts, dx.Settings(limits=dx.Limits(max_seconds=2.0)))
    assert {note.article for note in report.notes if note.code == "max_seconds"} == {"A"}
    assert [finding.measure for finding in report.findings]


# ---- where it is told ------------------------------------------------------------------------------------------------


def test_extract_warns_of_what_it_left_out_where_nobody_listens() -> None:
    with pytest.warns(dx.LimitWarning, match="'text': there are more than 1 figures: the last 13 characters") as caught:
        dx.extract("Nine came. Then ten left", limits=dx.Limits(max_mentions=1))
    warning = caught[0].message
    assert isinstance(warning, dx.LimitWarning)
    assert warning.note.code == "max_mentions"


def test_extract_many_tells_of_each_article_and_its_limits_are_of_each() -> None:
    notes: list[dx.Note] = []
    rows = [{"source": source, "text": MARCH * 2} for source in ("A", "B")]
    found = list(dx.extract_many(rows, limits=dx.Limits(max_mentions=2), on_cut=notes.append))
    assert [len(mentions) for mentions in found] == [2, 2]
    assert [note.article for note in notes] == ["A", "B"]


def test_a_highlighted_article_shows_what_was_left_out() -> None:
    shown = dx.highlight(MARCH * 2, limits=dx.Limits(max_mentions=2))
    (note,) = shown.notes
    assert f"Note: {note.text}" in str(shown)
    assert note.text in shown.to_html()
    assert note.text in shown._repr_html_()
    assert shown.to_dict()["notes"] == [note.to_dict()]
    assert dx.highlight(MARCH).to_dict()["notes"] == []


def test_a_report_carries_its_notes_in_every_form() -> None:
    limits = dx.Limits(max_chars=70)
    report = dx.compare([{"source": s, "text": MARCH * 3} for s in "AB"], dx.Settings(limits=limits))
    notes = [note for note in report.notes if note.code == "max_chars"]
    assert [note.article for note in notes] == ["A", "B"]
    for text in (str(report), report.to_markdown(), report.to_html(), to_html(report)):
        assert notes[0].text in text
    assert json.loads(report.to_json())["notes"][0] == notes[0].to_dict()
    assert dx.Report.from_json(report.to_json()).notes == report.notes


def test_ordinary_articles_meet_no_limit() -> None:
    for name in dx.samples.names():
        assert not {note.code for note in dx.compare(dx.samples.load(name)).notes} & CUTS


def test_without_a_time_limit_no_clock_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> float:
        raise AssertionError("looked at the clock")

    monkeypatch.setattr(Deadline.__init__, "__defaults__", (refused,))
    assert dx.compare(dx.samples.load("interview")).findings
    assert dx.extract(MARCH)
    assert Budget().characters() == (dx.Limits().max_chars, "max_chars")


# ---- files -----------------------------------------------------------------------------------------------------------


def test_a_line_of_more_than_sixteen_megabytes_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"source": "A", "text": "12 died."}, {"source": "B", "text": "x" * (16 * 2**20)}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(dx.LimitExceeded, match=r"rows.jsonl, line 2: got a line of 16,\d+,\d+ bytes") as caught:
        dx.read_articles(path)
    assert isinstance(caught.value, dx.InputTooLargeError)
    assert (caught.value.limit, caught.value.line) == ("bytes", 2)
    refused: list[dx.DiscrepancyError] = []
    assert [a.source for a in dx.read_articles(path, on_error="skip", on_skip=refused.append)] == ["A"]
    assert [str(error) for error in refused] == [str(caught.value)]


@pytest.mark.parametrize("depth", [62, 66, 200, 100_000])
@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a":', "}")])
def test_json_of_more_than_sixty_four_levels_is_refused(depth: int, brackets: tuple[str, str]) -> None:
    opening, closing = brackets
    row = f'{{"source": "A", "text": "12 died.", "more": {opening * depth}1{closing * depth}}}'
    if depth < 64:
        assert len(dx.parse_articles(row)) == 1
        return
    for data in (row, f'[{{"source": "B", "text": "9 died."}}, {row}]'):
        with pytest.raises(dx.LimitExceeded, match="more than 64 levels") as caught:
            dx.parse_articles(data)
        assert caught.value.limit == "depth"
