"""The documentation is true: its snippets run and print what it says, its tables follow the code, its links resolve."""

from __future__ import annotations

import dataclasses
import doctest
import importlib.util
import inspect
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import discrepancy
from discrepancy import Article, Verdict
from discrepancy.claims import find_claims
from discrepancy.document import read
from discrepancy.judgement import LADDER, Pair, judge, paired
from discrepancy.mentions import find_mentions
from discrepancy.reasons import REASONS
from discrepancy.records import Claim

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(path for path in DOCS.rglob("*.md") if "_build" not in path.parts)]

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
REASONS_PAGE = runpy.run_path(str(DOCS / "make_reasons.py"))
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_RUN = {"python", "pycon", "console"}


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _blocks(page: Path) -> Iterator[tuple[int, str, str]]:
    """Line, info string and content of every fenced block of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield text.count("\n", 0, found.start()) + 2, found[1].strip(), found[2]


def _with_code() -> list[Path]:
    return [page for page in PAGES if any(info.split(" ")[0] in _RUN for _, info, _ in _blocks(page))]


def _needed(page: Path) -> set[str]:
    """What a page's snippets need beyond the library, packages and programs: "```pycon needs pyspark java"."""
    return {package for _, info, _ in _blocks(page) for package in info.partition(" needs ")[2].split()}


def _is_there(name: str) -> bool:
    return importlib.util.find_spec(name) is not None or shutil.which(name) is not None


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.parametrize("page", _with_code(), ids=_name)
def test_every_snippet_runs_and_prints_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = sorted(name for name in _needed(page) if not _is_there(name))
    if missing:
        pytest.skip(f"its snippets need {', '.join(missing)}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    names: dict[str, object] = {"__name__": page.stem}
    for line, info, code in _blocks(page):
        where = f"{page.name}:{line}"
        match info.partition(" needs ")[0]:
            case "python":
                exec(compile("\n" * (line - 1) + code, str(page), "exec"), names)
            case file if file.startswith("text file "):
                (tmp_path / file.removeprefix("text file ")).write_text(code, encoding="utf-8")
            case "pycon":
                _check_session(where, code, names)
            case "console":
                _check_shell(where, code)


def _check_session(where: str, code: str, names: dict[str, object]) -> None:
    session = doctest.DocTestParser().get_doctest(code, names, where, where, 0)
    session.globs = names  # one namespace a page
    told = io.StringIO()
    failed, _ = doctest.DocTestRunner(optionflags=_FLAGS).run(session, out=told.write, clear_globs=False)
    assert not failed, told.getvalue()


_COMMAND = re.compile(r"^\$ (.*)\n?((?:(?!\$ ).*\n?)*)", re.MULTILINE)
# `discrepancy` and `python` are those that run the tests, whatever else is installed
_SHELL = """
discrepancy() {{ "{python}" -m discrepancy "$@"; }}
python() {{ "{python}" "$@"; }}
{commands}
"""


def _check_shell(where: str, code: str) -> None:
    """Run the commands behind "$ " of one block in one shell and compare what each prints."""
    told = _COMMAND.findall(code)
    assert told, f"{where}: no line begins with '$ '"
    # a zero byte ends what a command prints; its exit code stays for the next one to ask for
    commands = "\n".join(f"{command}\ncode=$?; printf '\\0'; (exit $code)" for command, _ in told)
    run = subprocess.run(
        ["bash", "-c", _SHELL.format(python=sys.executable, commands=commands)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        encoding="utf-8",
        timeout=120,
    )
    checker = doctest.OutputChecker()
    printed = run.stdout.split("\0")[:-1]
    for (command, want), got in zip(told, printed, strict=True):
        assert checker.check_output(want, got, _FLAGS), f"{where}: {command} prints\n{got}"


@pytest.mark.parametrize(
    "code",
    ["$ echo one\ntwo\n", "$ echo one\n", "$ false\n$ echo $?\n0\n"],
    ids=["other words", "words that the page leaves out", "another exit code"],
)
def test_a_command_that_prints_something_else_is_found(code: str) -> None:
    with pytest.raises(AssertionError, match="prints"):
        _check_shell("page:1", code)


def test_the_table_of_reasons_follows_the_code() -> None:
    page = REASONS_PAGE["page"]()
    told = (DOCS / "reasons.md").read_text(encoding="utf-8")
    assert told == page, "docs/reasons.md is out of date: run python docs/make_reasons.py"
    assert all(f"| `{code}` |" in told for code in REASONS)


def test_the_tutorial_comes_to_a_report_within_a_minute_of_reading() -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    way = text[text.index("pip install") : text.index("1 conflict")]
    assert "$ discrepancy compare argus.txt post.txt" in way
    assert len(way.split()) < 200  # words that are read in a minute, and slowly


def _rungs() -> list[tuple[str, ...]]:
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", (DOCS / "the-ladder.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [(name, *(cell.strip() for cell in rest.split("|"))) for name, rest in rows]


def test_the_page_of_the_ladder_names_every_rung_in_order() -> None:
    told = list(dict.fromkeys(row[0] for row in _rungs()))
    assert told == [level.__name__ for level in LADDER]


@pytest.mark.parametrize("row", _rungs(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_every_rung_decides_its_example(row: tuple[str, ...]) -> None:
    name, _, left, right, verdict = row
    pair = REASONS_PAGE["pair_of"](left, right)
    if name == "tolerance":
        pair = pair._replace(tolerance=Decimal("0.05"))
    if name == "contested":  # which takes both figures of the account, and alignment
        pair = pair._replace(contested="Argus")
    if name == "corrected":
        pair = pair._replace(corrected=("Argus", False))
    decided = next(level.__name__ for level in LADDER if level(pair) is not None)
    judged = judge(pair)
    told = f"{judged.severity} {judged.verdict}" if judged.severity is not None else str(judged.verdict)
    assert (decided, told) == (name, verdict)


def _pair(left: str, right: str) -> Pair:
    """The two marked figures, the left printed on 2 May 2025 and the right a day later."""
    days = ("2025-05-02", "2025-05-03")
    (a, grows, slow), (b, _, _) = (
        _marked(text, *of) for text, of in zip((left, right), zip(("Argus", "Post"), days, strict=True), strict=True)
    )
    return paired(a, b, ("Argus", "Post"), days, grows, slow)


def _marked(text: str, source: str, day: str) -> tuple[Claim, bool, bool]:
    """The claim of the figure in bold, and whether its measure is a running figure, and a slow one."""
    found = re.search(r"\*\*(.+?)\*\*", text)
    assert found is not None, f"no figure in bold: {text}"
    document = read(Article(text.replace("**", ""), source, published=day))
    end = found.start() + len(found[1])
    claims = (frame.claim for frame in find_claims(document, find_mentions(document)))
    claim = next(claim for claim in claims if claim.start < end and found.start() < claim.end)
    words = document.lexicon.measures.get(claim.measure or "")
    return claim, words is not None and words.grows, words is not None and words.is_slow


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_between_pages_resolve(page: Path) -> None:
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    inner = {link.partition("#")[0] for link in _LINK.findall(prose) if "://" not in link}
    # the pictures are made from real reports by a step of their own
    missing = [link for link in inner if link and "images/" not in link and not (page.parent / link).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_no_placeholder_is_left(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b|\?\?", text)


@pytest.mark.parametrize(
    ("overview", "pages"),
    [("index.md", "*.md"), ("index.md", "reference/*.md"), ("pitfalls.md", "pitfalls/*.md")],
    ids=lambda value: value,
)
def test_an_overview_names_every_page_of_its_own(overview: str, pages: str) -> None:
    told = (DOCS / overview).read_text(encoding="utf-8")
    names = [page.relative_to(DOCS).as_posix() for page in DOCS.glob(pages) if page.name != overview]
    assert [name for name in names if f"({name})" not in told] == []


_TRAPS = sorted((DOCS / "pitfalls").glob("*.md"))
# what is shown of a pair: the verdict with its reason, or that nothing is held against anything
_VERDICT = re.compile(
    rf"print\(finding\.verdict, finding\.reason\)\n(?:{'|'.join(Verdict)}) (?:{'|'.join(REASONS)})$|\.findings\n\(\)$",
    re.MULTILINE,
)


@pytest.mark.parametrize("page", _TRAPS, ids=_name)
def test_a_page_of_a_trap_shows_two_sentences_and_the_verdict(page: Path) -> None:
    """That the verdict is true is seen to above, where its snippets run."""
    first, *more = (code for _, info, code in _blocks(page) if info == "pycon")
    for code in (first, *(code for code in more if '"Post"' in code)):
        assert '"source": "Argus"' in code
        assert '"source": "Post"' in code
        assert _VERDICT.search(code)


# ---- the docstrings, which the reference is made of -----------------------------------------------------------------

_PUBLIC = [name for name in discrepancy.__all__ if name != "samples"]


def _doc(name: str) -> str:
    return inspect.getdoc(getattr(discrepancy, name)) or ""


def test_the_reference_has_every_public_name() -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in (DOCS / "reference").glob("*.md"))
    assert [name for name in _PUBLIC if not re.search(rf"^\.\. auto\w+:: {name}$", told, re.MULTILINE)] == []


# the weights are told together: what matters is their size beside each other
_RECORDS = [name for name in _PUBLIC if dataclasses.is_dataclass(getattr(discrepancy, name)) and name != "Weights"]


@pytest.mark.parametrize("name", _RECORDS)
def test_a_docstring_tells_every_field(name: str) -> None:
    record = getattr(discrepancy, name)
    fields = {field.name for field in dataclasses.fields(record)}
    if issubclass(record, discrepancy.Mention) and record is not discrepancy.Mention:
        fields -= {field.name for field in dataclasses.fields(discrepancy.Mention)}
    assert set(re.findall(r"^    (\w+): ", _doc(name), re.MULTILINE)) == fields


@pytest.mark.parametrize("name", [name for name in _PUBLIC if inspect.isfunction(getattr(discrepancy, name))])
def test_a_docstring_of_a_function_has_an_example(name: str) -> None:
    assert ">>> " in _doc(name)


@pytest.mark.parametrize("name", [name for name in _PUBLIC if inspect.isclass(getattr(discrepancy, name))])
def test_every_public_method_says_what_it_does(name: str) -> None:
    methods = [
        member
        for key, member in vars(getattr(discrepancy, name)).items()
        if not key.startswith("_") and (isinstance(member, property | classmethod) or inspect.isfunction(member))
    ]
    assert [method for method in methods if not inspect.getdoc(method)] == []
