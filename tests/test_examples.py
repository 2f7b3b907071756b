"""The examples run as they stand, as their readers run them."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from discrepancy import samples

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
NOTEBOOK = EXAMPLES / "notebook.ipynb"


def run(*arguments: str | Path, stdin: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment,
        encoding="utf-8",
        timeout=600,
    )


def _jsonl(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.mark.parametrize("name", samples.names())
def test_compare_accounts_prints_each_sample(name: str) -> None:
    done = run(EXAMPLES / "compare_accounts.py", "--sample", name)
    assert (done.returncode, done.stderr) == (0, "")
    unwrapped = " ".join(done.stdout.split())
    for article in samples.load(name):
        assert article.source in unwrapped


def test_compare_accounts_takes_files_and_writes_a_page(tmp_path: Path) -> None:
    (tmp_path / "argus.txt").write_text("The bridge cost $1.2 billion.", encoding="utf-8")
    (tmp_path / "post.txt").write_text("The bridge cost $2.1 billion.", encoding="utf-8")
    done = run(EXAMPLES / "compare_accounts.py", "argus.txt", "post.txt", "--html", "report.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "$1.2 billion" in done.stdout
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "$2.1 billion" in page
    assert "<script" not in page


def test_compare_accounts_says_in_one_line_what_it_cannot_read() -> None:
    done = run(EXAMPLES / "compare_accounts.py", "absent.txt")
    assert done.returncode == 1
    assert done.stderr.startswith("compare_accounts: absent.txt: there is no such file")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("way", ["stdin", "file"])
def test_pipeline_jsonl_groups_by_story_and_survives_a_bad_line(tmp_path: Path, way: str) -> None:
    rows = [article.to_dict() for name in ("interview", "results") for article in samples.load(name)]
    rows = rows[::2] + rows[1::2]  # stories may come mixed
    twice = [{"story": "twice", "source": source, "id": "same", "text": "Two hours."} for source in ("Argus", "Post")]
    lines = _jsonl(rows[:3]) + "{broken\n" + _jsonl(rows[3:]) + '{"source": "Argus", "story": "s"}\n' + _jsonl(twice)
    if way == "stdin":
        done = run(EXAMPLES / "pipeline_jsonl.py", stdin=lines)
    else:
        path = tmp_path / "articles.jsonl"
        path.write_text(lines, encoding="utf-8")
        done = run(EXAMPLES / "pipeline_jsonl.py", path)
    assert done.returncode == 0
    found = {row["story"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert {story: row["articles"] for story, row in found.items()} == {"interview": 5, "results": 4}
    for row in found.values():
        assert row["conflicts"] == sum(finding["verdict"] == "conflict" for finding in row["findings"]) > 0
        assert all(len(finding["claims"]) >= 2 for finding in row["findings"])
    told = done.stderr.splitlines()
    assert len(told) == 3
    assert "line 4: got '{broken', which is no JSON" in told[0]
    assert "article 'Argus', field 'text'" in told[1]
    assert "2 articles state ('Argus' and 'Post')" in told[2]


def _cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def _shown(cell: dict[str, Any]) -> list[Any]:
    """What a cell shows; of a picture only that it is there, for its pixels depend on the fonts of the machine."""
    return [
        output["text"]
        if output["output_type"] == "stream"
        else output["data"] | {"image/png": "image/png" in output["data"]}
        for output in cell["outputs"]
    ]


def test_the_notebook_is_stored_with_what_its_cells_show() -> None:
    cells = _cells(NOTEBOOK)
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell["outputs"] for cell in cells)
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert {output["output_type"] for output in outputs} == {"stream", "execute_result", "display_data"}
    assert {output["name"] for output in outputs if output["output_type"] == "stream"} == {"stdout"}
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 3
    assert sum("text/html" in output.get("data", {}) for output in outputs) >= 5
    assert NOTEBOOK.stat().st_size < 600_000
    assert str(ROOT) not in NOTEBOOK.read_text(encoding="utf-8")


def test_the_notebook_shows_the_same_when_it_is_run_again(tmp_path: Path) -> None:
    """Where this fails because the library has changed: python examples/run_notebook.py, and look at it."""
    needed = ("nbclient", "nbformat", "ipykernel", "pandas", "matplotlib")
    if missing := [name for name in needed if not importlib.util.find_spec(name)]:
        pytest.skip(f"needs {', '.join(missing)}: the extras 'notebook', 'pandas' and 'plot'")
    done = run(EXAMPLES / "run_notebook.py", NOTEBOOK, tmp_path / "executed.ipynb")
    assert done.returncode == 0, done.stderr
    again = _cells(tmp_path / "executed.ipynb")
    assert [cell["source"] for cell in again] == [cell["source"] for cell in _cells(NOTEBOOK)]
    for before, after in zip(_cells(NOTEBOOK), again, strict=True):
        assert _shown(after) == _shown(before), "".join(before["source"])


def test_a_notebook_that_fails_says_in_which_cell(tmp_path: Path) -> None:
    if missing := [name for name in ("nbclient", "nbformat", "ipykernel") if not importlib.util.find_spec(name)]:
        pytest.skip(f"needs {', '.join(missing)}: the extra 'notebook'")
    broken = tmp_path / "broken.ipynb"
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [], "source": "1 / 0"}
    broken.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    done = run(EXAMPLES / "run_notebook.py", broken)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
    assert json.loads(broken.read_text(encoding="utf-8"))["cells"][0]["outputs"] == []
