"""No pattern of the package can be made slow: by its form, and by trying each alone on texts made for it."""

from __future__ import annotations

import os
import re
import time
from typing import Any

import pytest
import regex
from hostile import GENERATORS, repeated
from patterns import faults_of, holds_a_possessive_group, literal_patterns, patterns

LENGTH = 50_000
MOST_SECONDS = 0.1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 0.5  # a machine shared with others
TRIES = 5  # the best of them counts: on a busy machine the others tell of the neighbours

PATTERNS = patterns()
# After a beginning that fits, the rest of a text may be tried again and again.
PREFIXES = {"": "", "an address": "x.com a@b www. ", "a dateline": "\nPublished: ", "a tag": "</"}
MORE = {"hyphens": "a-", "points": "a.", "marks": "e\u0301", "quotes": '."', "letters": "a", "labels": "a" * 60 + "-"}


def test_the_patterns_of_the_package_are_found() -> None:
    names = set(PATTERNS)
    for name in ("discrepancy.tokens._SCAN", "discrepancy.tokens._MASK", "discrepancy.sentences._STOP"):
        assert name in names
    assert len(names) > 20
    assert any(name.startswith("discrepancy.datelines") for name in names)


def test_patterns_written_where_they_are_used_are_few_and_plain() -> None:
    held = {pattern.pattern for pattern in PATTERNS.values()}
    for where, text in literal_patterns():
        assert faults_of(text) == [], where
        assert text in held or len(text) < 60, where


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_the_form_of_a_pattern_lets_nothing_be_tried_again_and_again(name: str) -> None:
    assert faults_of(PATTERNS[name].pattern, PATTERNS[name].flags) == []


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_means_the_same_to_every_python(name: str) -> None:
    assert not (isinstance(PATTERNS[name], re.Pattern) and holds_a_possessive_group(PATTERNS[name]))


def test_a_possessive_group_would_be_found() -> None:
    for held in (r"\d++(?:[.,]\d++)*+", r"a(?:b(?>c|d))", r"(?:\.\w{1,63}+){0,8}+\."):
        assert holds_a_possessive_group(re.compile(held)), held
    for plain in (r"\d++(?:[.,]\d++)*", r"\s*+[a-z]{2,5}+"):
        assert not holds_a_possessive_group(re.compile(plain)), plain


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_alone_takes_no_time_on_hostile_text(name: str) -> None:
    texts = [make(LENGTH) for make in GENERATORS.values()]
    texts += [repeated(unit, LENGTH) for unit in MORE.values()]
    texts += [prefix + repeated(unit, LENGTH) for prefix in PREFIXES.values() for unit in ("1", " ", "a", "a-", "a.")]
    for text in texts:
        assert _best(PATTERNS[name], text) <= MOST_SECONDS, (name, text[:20])


def _best(pattern: Any, text: str) -> float:
    """The least time of a few tries to find all places of a pattern; once it is quick enough it is not tried again."""
    best = 1e9
    for _ in range(TRIES):
        begin = time.process_time()
        for _found in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - begin)
        if best <= MOST_SECONDS:
            break
    return best


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(?:\d+[,. ]?)+x", r"(?:\s*-\s*)*x", r".*foo.*", r"(\w*\s)*", r"(?:[^<]+|<b>)*</x>", r"(?:a{2,}b?)*"],
)
def test_a_slow_form_is_found(pattern: str) -> None:
    assert faults_of(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\d++(?:[.,]\d++)*+", r"(?>\s+-)*x", r"a.*b", r"[^<]{0,60}</x>", r"(?:ab{1,3})*", r"\d+\s*(?:km|mi)"]
)
def test_a_plain_form_is_let_pass(pattern: str) -> None:
    assert faults_of(pattern) == []


def test_no_pattern_is_given_a_time_limit_by_the_package() -> None:
    """A time limit loses what it stops, on slow machines first; with none needed, none is set."""
    slow = regex.compile(r"^(?:a|a)*$")
    with pytest.raises(TimeoutError):
        slow.search("a" * 40 + "b", timeout=0.2)
    assert not any("timeout" in where for where, _ in literal_patterns())
