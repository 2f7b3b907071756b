"""Files that were cut, garbled or mixed up: the documented error with file and line, and the good lines kept."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import at_least

from discrepancy import Article, ArticleError, DiscrepancyError, InputFileError, read_articles

ROOT = Path(__file__).parents[1]
ROWS: list[dict[str, Any]] = [
    {"source": f"Source {n}", "text": text, "published": "2024-08-13"}
    for n, text in enumerate(["12 died.", "Over 40 minutes late.", "बाढ़ में 12 लोग मरे।", "It cost $1.2bn."])
]
ODD: list[Any] = [None, True, 7, -1, 1.5, "", " ", "soon", [], {}, [1], "\ud800", "9" * 400, {"text": "…"}, "\x00"]
FIELDS = ["text", "source", "id", "published", "language", "timezone", "title", "url", "story", "file", "uri", "bodies"]


@st.composite
def broken_rows(draw: st.DrawFn) -> tuple[list[Any], set[int]]:
    """Rows of which some have a field changed or are no rows at all; and which of them are as they were."""
    rows: list[Any] = [dict(row) for row in ROWS]
    sound = set(range(len(rows)))
    for at in draw(st.sets(st.sampled_from(sorted(sound)), max_size=3)):
        sound.discard(at)
        if draw(st.booleans()):
            rows[at][draw(st.sampled_from(FIELDS))] = draw(st.sampled_from(ODD))
        else:
            rows[at] = draw(st.sampled_from(ODD))
    return rows, sound


@st.composite
def broken_lines(draw: st.DrawFn) -> tuple[bytes, set[int]]:
    """JSON Lines in which some lines are cut, garbled or of odd values; and the numbers of those that are whole."""
    rows, sound = draw(broken_rows())
    lines = [json.dumps(row, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass") for row in rows]
    for at in draw(st.sets(st.sampled_from(range(len(lines))), max_size=2)):
        line = lines[at]
        place = draw(st.integers(0, len(line) - 1))
        made = draw(
            st.sampled_from(
                [line[:place], line[:place] + b"\xff" + line[place:], line[place:], line + line, b"[" * 5000]
            )
        )
        if b"\n" not in made and made != line:
            sound.discard(at)
            lines[at] = made
    return b"\n".join(lines) + draw(st.sampled_from([b"", b"\n", b"\n\n"])), sound


def _read(path: Path) -> tuple[tuple[Article, ...], list[DiscrepancyError]]:
    told: list[DiscrepancyError] = []
    found = read_articles(path, on_error="skip", on_skip=told.append)
    assert all(isinstance(error, ArticleError | InputFileError) and str(path) in str(error) for error in told)
    try:
        assert read_articles(path) == found
        assert told == []
    except DiscrepancyError as error:
        assert [str(first) for first in told[:1]] == [str(error)]  # noqa: PT017
    return found, told


def _kept(found: tuple[Article, ...], sound: set[int]) -> None:
    """Every sound row is there, in order, as it was written."""
    read = iter(found)
    for at in sorted(sound):
        assert any((a.source, a.text) == (ROWS[at]["source"], ROWS[at]["text"]) for a in read), at


@at_least(1_000)
@given(broken_lines())
def test_good_lines_of_a_broken_file_are_kept_and_bad_ones_told_by_number(
    tmp_path_factory: pytest.TempPathFactory, given_lines: tuple[bytes, set[int]]
) -> None:
    data, sound = given_lines
    path = tmp_path_factory.getbasetemp() / "broken.jsonl"
    path.write_bytes(data)
    found, told = _read(path)
    _kept(found, sound)
    for error in told:
        where = re.match(r", line (\d+)[:,]", str(error).removeprefix(str(path)))
        assert where, error
        assert int(where[1]) - 1 not in sound


@at_least(500)
@given(broken_rows(), st.sampled_from(["list", "articles"]))
def test_good_rows_of_a_broken_list_are_kept_and_bad_ones_told_by_place(
    tmp_path_factory: pytest.TempPathFactory, given_rows: tuple[list[Any], set[int]], shape: str
) -> None:
    rows, sound = given_rows
    path = tmp_path_factory.getbasetemp() / "broken.json"
    path.write_text(json.dumps(rows if shape == "list" else {"articles": rows}), encoding="utf-8")
    found, told = _read(path)
    _kept(found, sound)
    for error in told:
        assert f"{path}, article " in str(error) or f"{path}: article " in str(error)


@at_least(500)
@given(st.data())
def test_a_json_file_cut_or_garbled_anywhere_is_told_by_its_name_and_place(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = json.dumps({"story": "s", "articles": ROWS}, ensure_ascii=False, indent=1).encode()
    place = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(place, min(len(whole), place + 20)))
    path = tmp_path_factory.getbasetemp() / "garbled.json"
    path.write_bytes(
        whole[:place] + data.draw(st.sampled_from([b"", b"\xff", b"{", b'"', b"\x00", b"]}"])) + whole[until:]
    )
    found, told = _read(path)
    assert len(found) + len(told) <= len(ROWS) + 1
    for error in told:
        says = str(error)
        assert "line" in says or "article" in says or "UTF-8" in says or "give" in says


# --- writing that is broken off ---------------------------------------------------------------------------------------

# Stops half-way through the bytes of a file, for good: nothing in the process can tidy up.
KILLED = """
import os, signal, sys
from pathlib import Path
import discrepancy.__main__ as entry

whole = Path.write_bytes
stop = {stop!r}


def write_bytes(path, data):
    if stop == "half":
        whole(path, data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(path, data)


def replace(path, target):
    os.kill(os.getpid(), signal.SIGKILL)


Path.write_bytes = write_bytes
if stop == "renaming":
    Path.replace = replace
entry.main(sys.argv[1:])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("stop", ["half", "renaming"])
@pytest.mark.parametrize("before", [None, "old"])
def test_a_process_killed_while_it_writes_leaves_the_old_file_or_none(
    tmp_path: Path, stop: str, before: str | None
) -> None:
    target = tmp_path / "report.json"
    if before is not None:
        target.write_text(before, encoding="utf-8")
    arguments = [sys.executable, "-c", KILLED.format(stop=stop), "compare", "--sample", "results", "-o", str(target)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (target.read_text(encoding="utf-8") if target.exists() else None) == before
    assert all(path == target or path.name.startswith(".") for path in tmp_path.iterdir())
    assert read_articles(tmp_path, on_error="skip", on_skip=lambda error: None) == (), "the rest is read as no article"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_killed_at_any_time_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    code = (
        "import discrepancy.__main__ as entry, sys\n"
        "from discrepancy import samples, compare\n"
        "from discrepancy.cli.writing import write_report\n"
        "from pathlib import Path\n"
        "report = compare(samples.load('results'))\n"
        "print('ready', flush=True)\n"
        "while True: write_report(report, 'json', Path(sys.argv[1]))\n"
    )
    for delay in (0.0, 0.003, 0.02):
        arguments = [sys.executable, "-c", code, str(target)]
        with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            os.kill(process.pid, signal.SIGKILL)
        if target.exists():
            assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "discrepancy/report/1"
