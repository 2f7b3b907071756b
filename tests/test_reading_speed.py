"""What makes reading fast must change nothing of what is read: gates, kept tables, tables made late."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

import discrepancy as dx
from discrepancy import document as documents
from discrepancy.lang import compile as compile_tables
from discrepancy.lang.compile import COMPILED, compiled, folders
from discrepancy.lexicon import Gates, Lexicon, Phrases, languages
from discrepancy.numerals import read_numeral, read_ordinal
from discrepancy.tokens import tokenise

CASES = Path(__file__).parent / "cases"


class Everything(frozenset[str]):
    """A gate that shuts nobody out."""

    def __contains__(self, key: object) -> bool:
        return True

    def isdisjoint(self, others: Iterable[object]) -> bool:
        return not any(True for _ in others)


EVERYTHING = Everything()
ALL_BITS = -1


class Open(Mapping[str, int]):
    """Every key, with all bits."""

    def __getitem__(self, key: str) -> int:
        return ALL_BITS

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class OpenGates(Gates):
    """Gates that shut nobody out, whatever form a number has."""

    def hints(self, keys: Sequence[str], i: int, end: int | None) -> int:
        return ALL_BITS

    def possible(self, words: frozenset[str]) -> int:
        return ALL_BITS

    def worded_before(self, keys: Sequence[str], i: int) -> int:
        return ALL_BITS


def _ungated(lexicon: Lexicon) -> Lexicon:
    numerals, opened = copy.copy(lexicon.numerals), copy.copy(lexicon)
    for name in ("openers", "ordinal_openers", "scale_behind", "scale_followers", "fraction_behind", "digits_behind"):
        object.__setattr__(numerals, name, EVERYTHING)
    object.__setattr__(opened, "numerals", numerals)
    gates = [Open() if "Mapping" in str(field.type) else EVERYTHING for field in fields(Gates)]
    object.__setattr__(opened, "gates", OpenGates(*gates))  # type: ignore[arg-type]
    return opened


def _texts() -> Iterator[tuple[str, str, str]]:
    for name in dx.samples.names():
        for article in dx.samples.load(name):
            yield f"{name}-{article.source}", article.language or "en", article.text
    tables = {"hindi": "hi", "spanish": "es", "french": "fr", "german": "de"}
    for path in sorted(CASES.glob("*.toml")):
        yield path.stem, tables.get(path.stem, "en"), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "text"), [pytest.param(*row, id=name) for name, *row in _texts()])
def test_a_gate_shuts_out_nothing_that_would_be_found(
    language: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = dx.Article(text=text, source="a", language=language, published="2024-08-13")
    gated = dx.extract(article)
    load = documents.lexicons.load
    monkeypatch.setattr(documents.lexicons, "load", lambda *given: _ungated(load(*given)))
    assert dx.extract(article) == gated
    assert gated


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_the_tables_that_are_read_are_those_written_by_hand(folder: Path) -> None:
    kept = json.loads((folder / COMPILED).read_text(encoding="utf-8"))
    assert kept == compiled(folder), "run python -m discrepancy.lang.compile"


def test_tables_are_gathered_a_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (
        ("shared.toml", 'unit = ["km"]'),
        ("xx/language.toml", 'script = "Cyrl"\nfrequent = ["и"]'),
        ("xx/numbers.toml", "one = 1"),
        ("none/numbers.toml", "one = 1"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(compile_tables, "FOLDER", tmp_path)
    compile_tables.main()
    assert (tmp_path / COMPILED).read_text(encoding="utf-8").splitlines() == [
        "{",
        '"shared": {"unit": ["km"]},',
        '"languages": {"xx": {"script": "Cyrl", "frequent": ["и"]}}',
        "}",
    ]
    assert json.loads((tmp_path / "xx" / COMPILED).read_text(encoding="utf-8")) == compiled(tmp_path / "xx")
    assert not (tmp_path / "none" / COMPILED).exists()


def test_every_folder_with_tables_is_a_language() -> None:
    assert sorted(folder.name for folder in folders()[1:]) == list(languages())


def test_numerals_are_read_once_and_as_without_keeping() -> None:
    article = dx.Article(text="Twenty-first: 1,200 of 3 million, and two hundred and five.", source="a")
    document = documents.read(article)
    numerals, habits = document.lexicon.numerals, document.habits
    for i in range(len(document.tokens)):
        assert document.numeral_at(i) == read_numeral(document.tokens, i, numerals, habits)
        assert document.ordinal_at(i) == read_ordinal(document.tokens, i, numerals)
        assert document.numeral_at(i) is document.numeral_at(i)
    assert document.numeral_at(len(document.tokens)) is None


def test_a_table_of_phrases_is_made_once_however_many_threads_ask() -> None:
    made: list[int] = []

    def entries() -> Iterator[tuple[str, int]]:
        for n in range(2000):
            made.append(n)
            yield f"word {n}", n

    phrases = Phrases(entries())
    assert made == []
    tokens = tokenise("word 1999")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: phrases.match(tokens.keys, 0), range(64)))
    assert found == [(1999, 2)] * 64
    assert made == list(range(2000))


def test_what_phrases_do_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="begins"):
        _ = Phrases([("word", 1)]).begins  # type: ignore[attr-defined]


def _fresh(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_extraction_loads_nothing_of_comparison() -> None:
    code = (
        "import sys, discrepancy as dx; dx.extract('12 people died.')\n"
        "second = {f'discrepancy.{name}' for name in ('pipeline', 'claims', 'alignment', 'report', 'render')}\n"
        "print(second & set(sys.modules))"
    )
    assert _fresh(code) == "set()"


def test_after_warming_up_an_extraction_opens_no_file_and_makes_no_table() -> None:
    code = """
import sys
import discrepancy as dx
from discrepancy.lexicon import Phrases

dx.warm_up(["en"])
late, make = [], Phrases._make
Phrases._make = lambda phrases, entries: (late.append("table"), make(phrases, entries))
sys.addaudithook(lambda event, given: late.append(given[0]) if event == "open" else None)
print(len(dx.extract("On 3 May 12 people died at 5 p.m., 5 % of those aged 40, 3 km away.")), late)
"""
    assert _fresh(code) == "6 []"


def test_after_warming_up_a_comparison_imports_and_opens_nothing_and_makes_no_table() -> None:
    code = """
import sys
import discrepancy as dx
from discrepancy.lexicon import Phrases

dx.warm_up(["en"])
accounts = [dx.Article("The fire injured 12 people.", "Argus"), dx.Article("The fire injured nine.", "Post")]
late, make = [], Phrases._make
Phrases._make = lambda phrases, entries: (late.append("table"), make(phrases, entries))
sys.addaudithook(lambda event, given: late.append(given[0]) if event in ("open", "import") else None)
print(len(dx.compare(accounts).conflicts), late)
"""
    assert _fresh(code) == "1 []"


def test_warming_up_takes_all_languages_or_those_that_are_named() -> None:
    assert dx.warm_up() is None  # type: ignore[func-returns-value]
    assert dx.warm_up(iter(["hi", "de"])) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("en", "languages: got"),
        (["en", "xx"], "languages: got 'xx'; give some of de, en, es, fr, hi"),
        (7, "give a list such as \\['en', 'hi'\\]"),
    ],
)
def test_warming_up_says_what_languages_would_do(given: object, told: str) -> None:
    with pytest.raises(dx.DiscrepancyError, match=told):
        dx.warm_up(given)  # type: ignore[arg-type]
