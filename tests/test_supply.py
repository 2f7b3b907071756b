"""What the package rests on: what it does while it works, what CI installs, and the names that others rely on."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import discrepancy as dx
from discrepancy import schemas

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), *filter(None, sys.path)])}

# --- while it works ---------------------------------------------------------------------------------------------------

# Every way through the library, with files, under a hook that sees what the interpreter does for it.
WATCHED = """
import sys, tempfile
from pathlib import Path

import told as here
import discrepancy as dx

folder = sys.argv[1]
Path(folder, "a.jsonl").write_text('{"source": "A", "text": "12 died."}', "utf-8")
Path(folder, "b.txt").write_text("15 died.", "utf-8")
seen = []
AWAY = {"socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "shutil", "ctypes"}
PROGRAMS = {"os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.startfile", "os.remove", "os.rename"}


def watch(event, args):
    if event == "open":
        wrong = set(str(args[1] or "r")) & set("wax+")
    elif event in ("compile", "exec", "pickle.find_class", "marshal.loads"):
        wrong = working
    else:
        # whoever imports ctypes opens the interpreter itself, and nothing else
        wrong = event in PROGRAMS or (event.split(".")[0] in AWAY and (event, args) != ("ctypes.dlopen", (None,)))
    if wrong:
        seen.append((event, str(args)[:90]))


working = False
sys.dont_write_bytecode = True
sys.addaudithook(watch)
"""


def test_no_stage_fetches_writes_starts_or_unpickles_anything(tmp_path: Path) -> None:
    """Second calls are held to more: by then all modules are loaded, and nothing is compiled, run or unpickled."""
    code = WATCHED + (
        "def work():\n"
        "    here.told(here.RARE)\n"
        "    report = dx.compare(dx.read_articles(folder))\n"
        "    assert dx.Report.from_json(report.to_json()) == report\n"
        "    dx.highlight('12 died.').to_html(), report.to_records(), report.to_web_annotations(), dx.schema()\n"
        "    [report.why(finding) + report.claims[0].why() for finding in report.findings]\n"
        "work()\n"
        "working = True\n"
        "work()\n"
        "print(seen)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def _calls(tree: ast.AST) -> set[str]:
    return {
        ".".join(filter(None, [getattr(node.func.value, "id", ""), node.func.attr]))
        if isinstance(node.func, ast.Attribute)
        else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }


RUNNING = {"os.system", "os.popen", "os.fork", "os.execv", "os.execvp", "os.spawnv", "os.posix_spawn", "os.startfile"}
LOADING = {"yaml.load", "joblib.load", "numpy.load", "np.load", "dill.loads", "pd.read_pickle", "runpy.run_path"}


def test_the_hook_above_sees_what_it_is_there_for(tmp_path: Path) -> None:
    for line, event in (
        ("eval('1')", "compile"),
        ("exec('1')", "compile"),
        ("import pickle; pickle.loads(b'cdecimal\\nDecimal\\n.')", "pickle.find_class"),
        ("import socket; socket.socket()", "socket.__new__"),
        ("import os; os.system('true')", "os.system"),
        ("open(folder + '/x', 'w')", "open"),
    ):
        code = f"{WATCHED}working = True\n{line}\nprint(*[event for event, _ in seen])"
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], env=ENVIRONMENT, capture_output=True, check=False
        )
        assert event in done.stdout.decode().split(), (line, done.stderr)


def test_no_module_starts_a_program_or_loads_code_from_data() -> None:
    for path in sorted(ROOT.joinpath("discrepancy").rglob("*.py")):
        assert not _calls(ast.parse(path.read_text(encoding="utf-8"))) & (RUNNING | LOADING), path


def test_the_data_of_the_package_are_plain_text() -> None:
    """No pickle, no archive, no compiled code, whatever a later change adds."""
    endings = {path.suffix for path in ROOT.joinpath("discrepancy").rglob("*") if path.is_file()}
    assert endings - {".pyc"} <= {".py", ".toml", ".json", ".typed", ".md", ".txt", ""}


# --- what CI installs -------------------------------------------------------------------------------------------------

LOCKS = sorted(ROOT.joinpath(".ci").glob("*.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_one_version_and_its_hashes_and_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    rows = re.split(r"(?<!\\)\n", text.strip())
    assert rows
    for row in rows:
        pinned, *hashes = [part.strip(" \\") for part in row.split("\n")]
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[\w.+!]+( ; .+)?", pinned), pinned
        assert hashes, pinned
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), pinned
    assert "://" not in text


def _name(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def _needed(extra: str) -> set[str]:
    """The packages of an extra, and of the extras of our own that it takes in."""
    found: set[str] = set()
    for requirement in PROJECT["optional-dependencies"][extra]:
        if own := re.fullmatch(r"discrepancy\[(.+)\]", requirement):
            found = found.union(*map(_needed, own[1].split(",")))
        else:
            found.add(_name(requirement))
    return found


def test_the_lock_holds_all_that_the_project_declares_for_its_developers() -> None:
    text = ROOT.joinpath(".ci", "requirements.lock").read_text(encoding="utf-8")
    locked = {_name(line) for line in text.splitlines() if re.match(r"[A-Za-z]", line)}
    assert (_needed("dev") | {_name(r) for r in PROJECT["dependencies"]}) - locked == set(), "run .ci/lock"


def test_every_dependency_states_the_lowest_version_that_will_do() -> None:
    for requirement in PROJECT["dependencies"]:
        assert re.fullmatch(r"[\w.-]+>=[\d.]+", requirement), requirement


# --- the names that others rely on ------------------------------------------------------------------------------------

PUBLIC = ROOT / "tests" / "cases" / "public.json"


def _fields(record: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(record)]


def _shape(value: Any) -> Any:
    """A callable by its parameters, a record by its fields and methods, an enum by its values."""
    if dataclasses.is_dataclass(value):
        kinds = (property, classmethod, staticmethod)
        members = [name for name, member in vars(value).items() if callable(member) or isinstance(member, kinds)]
        own = [name for name in members if not name.startswith("_")]
        return {"fields": _fields(value), "methods": sorted(own)}
    if inspect.isclass(value) and hasattr(value, "__members__"):
        return [member.value for member in value]
    if inspect.isclass(value):
        return [base.__name__ for base in value.__mro__[1:-1]]
    return list(inspect.signature(value).parameters) if callable(value) else "module"


def _schema_shape(part: Any) -> Any:
    """A schema without its prose."""
    if isinstance(part, dict):
        return {key: _schema_shape(inner) for key, inner in part.items() if key not in ("title", "description")}
    return [_schema_shape(inner) for inner in part] if isinstance(part, list) else part


def public() -> dict[str, Any]:
    """The public face: names, parameters, fields, JSON Schemas. What stands in the file must go on to work."""
    return {
        "names": {name: _shape(getattr(dx, name)) for name in sorted(dx.__all__)},
        "extras": sorted(PROJECT["optional-dependencies"]),
        "schemas": {name: _schema_shape(schemas.schema(name)) for name in schemas.names()},
    }


def test_the_public_face_is_the_one_on_record() -> None:
    """A change of it belongs in the changelog and in the version, and then on record: `python tests/test_supply.py`."""
    assert public() == json.loads(PUBLIC.read_text(encoding="utf-8"))


if __name__ == "__main__":
    PUBLIC.write_text(json.dumps(public(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
