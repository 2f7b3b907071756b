"""The documentation is true: its snippets run and print what it says, its tables follow the code, its links resolve."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from discrepancy.judgement import LADDER, judge
from discrepancy.reasons import REASONS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
REASONS_PAGE = runpy.run_path(str(DOCS / "make_reasons.py"))
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _blocks(page: Path) -> Iterator[tuple[int, str, str]]:
    """Line, language and content of every fenced block of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield text.count("\n", 0, found.start()) + 2, found[1].strip(), found[2]


def _with_code() -> list[Path]:
    return [page for page in PAGES if any(kind in {"python", "pycon"} for _, kind, _ in _blocks(page))]


@pytest.mark.parametrize("page", _with_code(), ids=lambda page: page.name)
def test_every_snippet_runs_and_prints_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": page.stem}
    printed = ""
    for line, kind, code in _blocks(page):
        where = f"{page.name}:{line}"
        if kind == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile("\n" * (line - 1) + code, str(page), "exec"), names)
            printed = out.getvalue()
        elif kind == "text output":
            assert printed.split() == code.split(), f"{where}: the snippet above prints\n{printed}"
        elif kind == "pycon":
            _check_session(where, code, names)


def _check_session(where: str, code: str, names: dict[str, object]) -> None:
    session = doctest.DocTestParser().get_doctest(code, names, where, where, 0)
    session.globs = names  # one namespace a page
    told = io.StringIO()
    failed, _ = doctest.DocTestRunner(optionflags=_FLAGS).run(session, out=told.write, clear_globs=False)
    assert not failed, told.getvalue()


def test_the_table_of_reasons_follows_the_code() -> None:
    page = REASONS_PAGE["page"]()
    told = (DOCS / "reasons.md").read_text(encoding="utf-8")
    assert told == page, "docs/reasons.md is out of date: run python docs/make_reasons.py"
    assert all(f"| `{code}` |" in told for code in REASONS)


def _rungs() -> list[tuple[str, ...]]:
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", (DOCS / "the-ladder.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [(name, *(cell.strip() for cell in rest.split("|"))) for name, rest in rows]


def test_the_page_of_the_ladder_names_every_rung_in_order() -> None:
    told = list(dict.fromkeys(row[0] for row in _rungs()))
    assert told == [level.__name__.removeprefix("_") for level in LADDER]


@pytest.mark.parametrize("row", _rungs(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_every_rung_decides_its_example(row: tuple[str, ...]) -> None:
    name, _, left, right, verdict = row
    pair = REASONS_PAGE["pair_of"](left, right)
    if name == "tolerance":
        pair = replace(pair, tolerance=Decimal("0.05"))
    if name == "contested":  # which takes both figures of the account, and alignment
        pair = replace(pair, contested="Argus")
    if name == "corrected":
        pair = replace(pair, corrected=("Argus", False))
    decided = next(level.__name__ for level in LADDER if level(pair) is not None)
    judged = judge(pair)
    told = f"{judged.severity} {judged.verdict}" if judged.severity is not None else str(judged.verdict)
    assert (decided, told) == (f"_{name}", verdict)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_resolve(page: Path) -> None:
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    inner = {link.partition("#")[0] for link in _LINK.findall(prose) if "://" not in link}
    # the pictures are made from real reports by a step of their own
    missing = [link for link in inner if link and "images/" not in link and not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_placeholder_is_left(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b|\?\?", text)


def test_the_index_names_every_page() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if page.name != "index.md" and f"({page.name})" not in index] == []
