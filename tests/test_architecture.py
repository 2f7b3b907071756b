"""A module imports only from stages below it; none asks the clock, rolls dice, opens files or starts processes."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
import regex

import discrepancy

PACKAGE = Path(discrepancy.__file__).parent

# Lowest first. A folder stands for all its modules; those of one folder may import each other, without a circle.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "reasons", "handed", "once", "garbage"}),
    frozenset({"progress", "workers", "given"}),
    frozenset({"records", "tokens", "compounds", "schemas", "limits", "hidden"}),
    frozenset({"budget"}),
    frozenset({"sentences", "lexicon"}),
    frozenset({"digits", "number_words", "quantity", "datelines"}),
    frozenset({"numerals"}),
    frozenset({"document"}),
    frozenset({"names", "finders", "copies"}),
    frozenset({"roles"}),
    frozenset({"wording"}),
    frozenset({"mentions"}),
    frozenset({"instants", "pairs", "surroundings", "intervals", "slips"}),
    frozenset({"scopes", "contents"}),
    frozenset({"gaps"}),
    frozenset({"players", "measure_kinds", "clauses", "followed", "alone"}),
    frozenset({"predicates", "earlier"}),
    frozenset(
        {
            "measuring",
            "governing",
            "scoping",
            "wholes",
            "dating",
            "phases",
            "attribution",
            "belonging",
            "playing",
            "spans",
            "headings",
        }
    ),
    frozenset({"completing", "settling"}),
    frozenset({"frames"}),
    frozenset({"series"}),
    frozenset({"claims"}),
    frozenset({"contested", "story"}),
    frozenset({"events", "parting", "personal", "told_parts"}),
    frozenset({"differing"}),
    frozenset({"coincidence"}),
    frozenset({"derivation", "shares", "evidence", "rates", "explain", "consensus", "internal"}),
    frozenset({"blocking", "judgement", "tellings", "repeats", "growth", "regular", "reaching", "arithmetic"}),
    frozenset({"groups", "held"}),
    frozenset({"comparisons"}),
    frozenset({"linking", "ties"}),
    frozenset({"alignment"}),
    frozenset({"render", "restoring"}),
    frozenset({"formats"}),
    frozenset({"report", "highlighted"}),
    frozenset({"succession"}),
    frozenset({"rulings"}),
    frozenset({"findings"}),
    frozenset({"files"}),
    frozenset({"ids", "rows"}),
    frozenset({"articles", "extraction"}),
    frozenset({"pipeline", "grouping"}),
    frozenset({"many", "warming"}),
    frozenset({"arrow"}),
    frozenset({"spark"}),
    frozenset({"samples"}),
    frozenset({"__init__"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
RANK = {stage: rank for rank, stages in enumerate(LAYERS) for stage in stages}
APART = {"lang"}  # builds data, runs in no pipeline

# What a type checker alone sees may point upwards, where a stage says what it will be handed.
TYPES_ONLY = {("explain", "judgement"), ("render", "report"), ("handed", "report"), ("comparisons", "report")}

# What a record shows of itself is lent by the stage that shows, when it is asked for.
LENT = {("records", "render"), ("records", "highlighted")}

THIRD_PARTY = {
    "regex": None,
    "click": {"__main__", "cli.commands", "cli.messages", "cli.reading", "cli.writing", "cli.journal", "cli.streaming"},
}  # imported with the module; None: anywhere
LAZY = {
    "dateparser": {"finders.parsed_dates"},
    "quantulum3": {"finders.rare_units"},
    "pandas": {"render.table"},
    "polars": {"render.table"},
    "pyarrow": {"render.table", "arrow.columns"},
    "pyspark": {"spark"},
    "matplotlib": {"render.plot", "render.fonts"},
    "tqdm": {"progress"},
    "currency_converter": {"rates"},
    "trafilatura": {"formats.web_pages"},
    "datasketch": {"grouping.candidates"},
    "rich": {"cli.terminal", "render.terminal"},
}

OPENERS = {
    "lexicon.reading",
    "samples",
    "schemas",
    "articles",
    "files",
    "cli.writing",
    "cli.journal",
    "cli.stories",
    "lang.build",
    "lang.compile",
}


def _modules(root: Path = PACKAGE) -> dict[str, ast.Module]:
    """Every module by its name inside the package: "finders.dates", "finders" for the folder's own file."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def _package() -> dict[str, ast.Module]:
    return _modules()


def _is_typing_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _imports(tree: ast.AST, *, typing: bool = False) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """Every import statement and whether only a type checker sees it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, typing
        else:
            yield from _imports(node, typing=typing or _is_typing_block(node))


def _is_folder(name: str) -> bool:
    return name in {
        "arrow", "cli", "derivation", "finders", "formats", "grouping", "judgement", "lang", "lexicon", "numerals",
        "records", "render", "samples", "schemas",
    }  # fmt: skip


def _targets(module: str, node: ast.Import | ast.ImportFrom, known: set[str]) -> Iterator[str]:
    """The modules of the package that an import statement names."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.name.split(".")[0] == "discrepancy":
                yield alias.name.partition(".")[2] or "__init__"
        return
    if node.level == 0:
        if (node.module or "").split(".")[0] != "discrepancy":
            return
        base = (node.module or "").partition(".")[2]
    else:
        parts = [] if module == "__init__" else module.split(".")
        if not _is_folder(module) and module != "__init__":
            parts = parts[:-1]
        parts = parts[: len(parts) - (node.level - 1)]
        base = ".".join([*parts, *([node.module] if node.module else [])])
    for alias in node.names:
        inner = f"{base}.{alias.name}" if base else alias.name
        yield inner if inner in known else base or "__init__"


def _stage(module: str) -> str:
    return module.split(".")[0]


def _faults(trees: dict[str, ast.Module]) -> list[str]:
    """Every import that does not point downwards."""
    faults = []
    for module, tree in trees.items():
        if _stage(module) in APART:
            continue
        if _stage(module) not in RANK:
            faults.append(f"{module} stands in no layer: add it to LAYERS")
            continue
        for node, typing in _imports(tree):
            for target in _targets(module, node, set(trees)):
                here, there = _stage(module), _stage(target)
                if (
                    (here == there and _is_folder(here))
                    or (typing and (here, there) in TYPES_ONLY)
                    or (here, there) in LENT
                ):
                    continue
                if there not in RANK or RANK[there] >= RANK[here]:
                    faults.append(f"{module}, line {node.lineno}: imports {target}, which is not below it")
    return faults


def test_a_module_imports_only_from_stages_below_it() -> None:
    assert _faults(_package()) == []


def test_every_layer_names_modules_that_are_there() -> None:
    assert set(RANK) - {_stage(module) for module in _package()} == set()


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("sentences", "from .pipeline import compare"),
        ("finders.dates", "from .. import claims"),
        ("judgement", "import discrepancy.report"),
        ("tokens", "from . import samples"),
        ("claims", "from discrepancy.alignment import align"),
        ("render.html", "from ..report import Report"),
        ("instants", "from .frames import Frame"),
        ("numerals.reading", "def late():\n    from ..document import read"),
    ],
)
def test_an_upward_import_is_found(module: str, line: str) -> None:
    trees = dict(_package())
    trees[module] = ast.parse(line)
    (fault,) = _faults(trees)
    assert fault.startswith(f"{module}, line ")


def test_what_is_lent_is_imported_only_inside_a_function() -> None:
    stages = {stage for stage, _ in LENT}
    for module in (name for name in _package() if _stage(name) in stages):
        for node in _package()[module].body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) and not _is_typing_block(node):
                block = ast.Module(body=[node], type_ignores=[])
                targets = {t for inner, _ in _imports(block) for t in _targets(module, inner, set(_package()))}
                assert not {(_stage(module), _stage(target)) for target in targets} & LENT


def test_no_two_modules_import_each_other() -> None:
    trees = _package()
    graph = {
        module: {
            t
            for node, typing in _imports(tree)
            if not typing
            for t in _targets(module, node, set(trees))
            if (_stage(module), _stage(t)) not in LENT
        }
        - {module}
        for module, tree in trees.items()
    }
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(reversed(error.args[1]))}")


# --- packages of others ----------------------------------------------------------------------------------------------


def _external(tree: ast.AST) -> Iterator[str]:
    for node, typing in _imports(tree):
        if typing:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif node.level == 0:
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("module", sorted(_package()))
def test_a_module_imports_no_package_but_those_that_it_may(module: str) -> None:
    if _stage(module) in APART:
        pytest.skip("builds data with Babel, runs in no pipeline")
    allowed = {
        name for table in (THIRD_PARTY, LAZY) for name, where in table.items() if where is None or module in where
    }
    for name in _external(_package()[module]):
        assert name in sys.stdlib_module_names or name == "discrepancy" or name in allowed, name


@pytest.mark.parametrize("module", sorted(_package()))
def test_a_slow_package_is_imported_only_inside_a_function(module: str) -> None:
    for node in _package()[module].body:
        for inner, _ in _imports(ast.Module(body=[node], type_ignores=[])) if not _is_typing_block(node) else ():
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                names = {alias.name for alias in inner.names} if isinstance(inner, ast.Import) else {inner.module}
                assert not {(name or "").split(".")[0] for name in names} & set(LAZY)


# --- what no stage does ----------------------------------------------------------------------------------------------

FORBIDDEN_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "socket",
    "random",
    "secrets",
    "urllib.request",
    "http",
    "ctypes",
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_CLOCKS = {
    ("time", "time"),
    ("time", "time_ns"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
}


def _dotted(node: ast.AST) -> tuple[str, ...]:
    """("dt", "datetime", "now") of `dt.datetime.now`."""
    if isinstance(node, ast.Attribute):
        return (*_dotted(node.value), node.attr)
    return (node.id,) if isinstance(node, ast.Name) else ("",)


def _forbidden(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (f"imports {a.name}" for a in node.names if {a.name, a.name.split(".")[0]} & FORBIDDEN_MODULES)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            source = node.module or ""
            if {source, source.split(".")[0], *(f"{source}.{a.name}" for a in node.names)} & FORBIDDEN_MODULES:
                yield f"imports {source}"
            yield from (f"imports {source}.{a.name}" for a in node.names if (source, a.name) in FORBIDDEN_CLOCKS)
        elif isinstance(node, ast.Call):
            name = _dotted(node.func)
            if len(name) == 1 and name[0] in FORBIDDEN_CALLS:
                yield f"calls {name[0]}()"
        elif isinstance(node, ast.Attribute) and _dotted(node)[-2:] in FORBIDDEN_CLOCKS:
            yield f"asks the clock: {'.'.join(_dotted(node))}"


@pytest.mark.parametrize("module", sorted(_package()))
def test_no_module_runs_text_asks_the_clock_or_rolls_dice(module: str) -> None:
    assert list(_forbidden(_package()[module])) == []


@pytest.mark.parametrize(
    "line",
    [
        "eval('1')",
        "exec(x)",
        "compile(x, '', 'exec')",
        "import pickle",
        "from subprocess import run",
        "import socket as s",
        "from random import choice",
        "import urllib.request",
        "from urllib import request",
        "time.time()",
        "from time import time",
        "dt.datetime.now()",
        "datetime.now(tz)",
        "dt.date.today()",
        "clock = dt.datetime.utcnow",
    ],
)
def test_what_is_forbidden_is_found(line: str) -> None:
    assert list(_forbidden(ast.parse(line)))


def test_compiling_a_pattern_is_not_forbidden() -> None:
    assert list(_forbidden(ast.parse("import re\nre.compile('a')\nregex.compile('b')\nimport urllib.parse"))) == []


OPENING = {
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "open",
    "iterdir",
    "glob",
    "rglob",
    "listdir",
    "scandir",
}


def _opens(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _dotted(node.func)[-1] in OPENING:
            yield f"line {node.lineno}: {'.'.join(_dotted(node.func))}()"


@pytest.mark.parametrize("module", sorted(set(_package()) - OPENERS))
def test_only_the_lexicon_and_the_ways_in_open_files(module: str) -> None:
    assert list(_opens(_package()[module])) == []


@pytest.mark.parametrize(
    "line", ["open('x')", "Path('x').read_text()", "io.open('x')", "resources.files(p).joinpath('x').read_bytes()"]
)
def test_an_opened_file_is_found(line: str) -> None:
    assert list(_opens(ast.parse(line)))


# --- language data ---------------------------------------------------------------------------------------------------

TABLES = sorted(PACKAGE.joinpath("lang").rglob("*.toml"))
# Signs of a pattern that no word of a language has.
PATTERN = regex.compile(r"\\|\(\?|\.[*+?]|[\[\]{}|^]|[\w)][*?]|\)\+")


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(PACKAGE / "lang")))
def test_language_data_holds_words_and_no_patterns(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert [text for text in _strings(table) if PATTERN.search(text)] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(PACKAGE / "lang")))
def test_language_data_says_where_it_comes_from_and_its_licence(path: Path) -> None:
    header = "".join(line for line in path.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#"))
    assert "licen" in header.casefold()


@pytest.mark.parametrize("text", [r"\d+", "(?:a|b)", "colou?r", "[a-z]+", ".*", "x{2}", "^about", "ab*"])
def test_a_pattern_in_the_data_is_found(text: str) -> None:
    assert PATTERN.search(text)


@pytest.mark.parametrize("text", ["Rs.", "US$", "p.m.", "Disney+", "R$", "से अधिक", "km/h", "5-year-old", "(of them)"])
def test_a_word_is_no_pattern(text: str) -> None:
    assert not PATTERN.search(text)
