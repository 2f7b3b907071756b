"""Sentences: the table of boundaries, and spans that hold all of a text and nothing twice."""

from __future__ import annotations

from typing import Any

import pytest
from case_tables import each, rows_of
from hypothesis import given
from hypothesis import strategies as st

from discrepancy import lexicon
from discrepancy.sentences import split_sentences

CASES = rows_of("sentences")


def _split(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    words = lexicon.load(language)
    return split_sentences(
        text,
        abbreviations=words.abbreviations,
        may_end=words.may_end_sentence,
        after_ordinals=words.after_ordinals,
        going_on=words.going_on,
    )


@pytest.mark.parametrize("row", each(CASES, lambda row: row["label"]))
def test_a_text_is_cut_into_the_sentences_of_its_row(row: dict[str, Any]) -> None:
    text = row["text"]
    assert [text[start:end] for start, end in _split(text, row.get("language", "en"))] == row["expect"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It began at 9:20 p.m. EST on Thursday. He left.", 2),
        ("It began at 9:20 p.m. Eastern on Thursday. He left.", 2),
        ("Crews came at 5 a.m. Sunday from the town. They left.", 2),
        ("It ended at 9:20 p.m. Thousands left.", 2),
        ("Shares of Halm Corp. Friday fell by a tenth.", 1),
    ],
)
def test_a_weekday_or_a_zone_goes_on_with_the_hour_before_it(text: str, sentences: int) -> None:
    assert len(_split(text)) == sentences


PIECES = st.sampled_from(
    ["8 p.m.", "U.S.", "Sunday", "EST", "Dr.", "J.", "7.5", "12", ".",
     "!", "?", "…", "...", "।", "॥", "\"", "”", "’", ")", "(", "\n", "\r\n",
     "\u2028", "\u00a0", " ", "  ", "the", "Rao", "नदी", "…”", "\ud800", "\x1c"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)), st.sampled_from(["en", "hi"]))
def test_spans_are_ordered_inside_trimmed_and_hold_all_that_is_no_space(text: str, language: str) -> None:
    spans = _split(text, language)
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[reached:start].strip(), "between two sentences stands only space"
        reached = end
    assert not text[reached:].strip()


@given(st.lists(PIECES, max_size=20).map("".join))
def test_cutting_a_sentence_again_gives_no_span_outside_it(text: str) -> None:
    for start, end in _split(text):
        again = _split(text[start:end])
        assert again[0][0] == 0
        assert again[-1][1] == end - start


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_what_stands_on_another_line_changes_no_sentence(first: str, second: str) -> None:
    text = first + "\n\n" + second
    alone = [first[s:e] for s, e in _split(first)] + [second[s:e] for s, e in _split(second)]
    assert [text[s:e] for s, e in _split(text)] == alone


def test_without_abbreviations_a_point_and_a_capital_end_a_sentence() -> None:
    text = "The Feb. Report came."
    assert len(split_sentences(text, abbreviations=frozenset())) == 2
    assert len(split_sentences(text, abbreviations=frozenset({"feb"}))) == 1
