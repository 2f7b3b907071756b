"""Numerals: what is written comes back as the same value, and no text is too strange."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy import Article, extract
from discrepancy.digits import Habits
from discrepancy.lexicon import load
from discrepancy.numerals import read_numeral, read_ordinal
from discrepancy.tokens import tokenise

ENGLISH = load("en").numerals
UNITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 1000))
SIGNS = [
    "5",
    "-",
    "–",
    "−",
    ".",
    ",",
    "%",
    "$",
    "€",
    "(",
    ")",
    "/",
    "×",
    "^",
    "⁶",
    "½",
    "¾",
    "e",
    "'s",
    "°",
    "₹",
    "१२",
    "\x00",
    "10",
    "2,000",
]
WORDS = [
    "million",
    "and",
    "half",
    "a",
    "third",
    "to",
    "from",
    "between",
    "of",
    "in",
    "out",
    "people",
    "rose",
    "fell",
    "by",
    "about",
    "km",
    "m",
    "twenty",
    "hundred",
    "dozens",
    "pounds",
    "aged",
    "minus",
    "point",
    "no",
    "one",
    "साढ़े",
    "तीन",
    "लाख",
    "का",
    "बटा",
    "पांचवां",
]
PIECES = st.lists(st.sampled_from([*SIGNS, *WORDS, " ", "\n"]), max_size=25)
TEXTS = st.one_of(st.text(max_size=80), PIECES.map(" ".join), PIECES.map("".join))


def spell_below_thousand(n: int, *, joined: bool) -> str:
    """A number below a thousand in English words, with or without "and"."""
    words = []
    if n >= 100:
        words.append(f"{UNITS[n // 100]} hundred")
        n %= 100
        if not n:
            return words[0]
        if joined:
            words.append("and")
    if n < 20:
        words.append(UNITS[n])
    else:
        words.append(TENS[n // 10 - 2] + (f"-{UNITS[n % 10]}" if n % 10 else ""))
    return " ".join(words)


def spell(n: int, *, joined: bool) -> str:
    """A number in English words."""
    if n == 0:
        return UNITS[0]
    parts = []
    for name, size in SCALES:
        if n >= size:
            parts.append(f"{spell_below_thousand(n // size, joined=joined)} {name}")
            n %= size
    if n:
        parts.append(("and " if joined and parts and n < 100 else "") + spell_below_thousand(n, joined=joined))
    return " ".join(parts)


def group_indian(n: int) -> str:
    """12,34,567."""
    text = str(n)
    head, tail = text[:-3], text[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(groups), tail])


@given(st.integers(0, 10**12), st.booleans())
def test_english_words_come_back_as_their_value(n: int, joined: bool) -> None:
    words = spell(n, joined=joined)
    numeral = read_numeral(tokenise(words), 0, ENGLISH)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(n), len(tokenise(words)))


@given(st.integers(0, 10**15))
def test_western_groups_come_back_as_their_value(n: int) -> None:
    numeral = read_numeral(tokenise(f"{n:,}"), 0, ENGLISH)
    assert numeral is not None
    assert numeral.value == n


@given(st.integers(1000, 10**13))
def test_indian_groups_come_back_as_their_value(n: int) -> None:
    numeral = read_numeral(tokenise(group_indian(n)), 0, ENGLISH)
    assert numeral is not None
    assert numeral.value == n


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_decimals_keep_their_last_place(value: Decimal) -> None:
    numeral = read_numeral(tokenise(f"{value:f}"), 0, ENGLISH)
    assert numeral is not None
    assert (numeral.value, numeral.step) == (value, Decimal("0.01"))


@given(st.integers(1, 999), st.sampled_from(SCALES))
def test_a_scale_multiplies_value_and_step(n: int, scale: tuple[str, int]) -> None:
    name, size = scale
    numeral = read_numeral(tokenise(f"{n} {name}"), 0, ENGLISH)
    assert numeral is not None
    assert (numeral.value, numeral.step) == (Decimal(n * size), Decimal(size))


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("1.234", None, "1.234"), ("1.234", ".", "1.234"), ("1.234", ",", "1234"), ("1,234", ",", "1.234")],
)
def test_the_habit_of_an_article_settles_a_separator(text: str, decimal: str | None, value: str) -> None:
    numeral = read_numeral(tokenise(text), 0, ENGLISH, Habits(decimal))
    assert numeral is not None
    assert numeral.value == Decimal(value)
    assert bool(numeral.alternatives) == (decimal is None)


@pytest.mark.parametrize(("text", "value"), [("third", 3), ("twenty-first", 21), ("21st", 21), ("1,000th", 1000)])
def test_ordinals(text: str, value: int) -> None:
    ordinal = read_ordinal(tokenise(text), 0, ENGLISH)
    assert ordinal is not None
    assert ordinal.value == value


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "hi"]))
def test_mentions_stand_in_the_text_and_never_overlap(text: str, language: str) -> None:
    mentions = extract(Article(text=text, source="any", language=language))
    at = 0
    for mention in mentions:
        assert at <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@pytest.mark.parametrize("text", ["1" * 20000, "1," * 10000, "1 " * 10000, "a " * 10000, "one " * 5000, "5-" * 5000])
def test_hostile_runs_are_read_quietly(text: str) -> None:
    assert isinstance(extract(Article(text=text, source="any", language="en")), tuple)
