"""The command line on a terminal: a process of its own that is given a pseudo-terminal to write to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

import pytest

pytest.importorskip("rich", reason="tables and colour need rich: pip install 'discrepancy[cli]'")
pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

ROOT = Path(__file__).parent.parent
ENTRY = "from discrepancy.__main__ import main; main()"
WITHOUT_RICH = "import sys; sys.modules['rich'] = None; " + ENTRY
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
FOLDED = re.compile(r"[\s│]+")


def on_terminal(
    *arguments: str, streams: tuple[str, ...] = ("stdout",), code: str = ENTRY, stdin: bytes = b"", **environment: str
) -> tuple[str, str]:
    """What arrives on a terminal that takes the `streams`, and what the pipes of the others get."""
    ours, theirs = pty.openpty()
    own = {"TERM": "xterm-256color", "COLUMNS": "100", "PYTHONPATH": str(ROOT)}
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    with TemporaryFile() as given, TemporaryFile() as piped:
        given.write(stdin)
        given.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=given,
            stdout=theirs if "stdout" in streams else piped,
            stderr=theirs if "stderr" in streams else piped,
            env=inherited | own | environment,
            cwd=ROOT,
        )
        os.close(theirs)
        shown = b"".join(iter(partial(_arriving, ours), b""))
        os.close(ours)
        assert process.wait(120) == 0
        piped.seek(0)
        return shown.decode().replace("\r\n", "\n"), piped.read().decode()


def _arriving(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


def words(shown: str) -> str:
    """What a reader sees, without colour and the lines of the table."""
    return FOLDED.sub(" ", ESCAPE.sub("", shown))


def test_a_report_is_a_table_with_the_verdicts_in_colour() -> None:
    shown, told = on_terminal("compare", "--sample", "interview")
    assert told == ""
    assert "╭" in shown
    assert "\x1b[1;31m≠ MAJOR CONFLICT" in shown
    assert "\x1b[1;32m= AGREE" in shown
    assert "16.4 मिलियन से अधिक" in words(shown)


def test_the_table_says_what_the_plain_text_says() -> None:
    shown = words(on_terminal("compare", "--sample", "earthquake")[0])
    plain = on_terminal("compare", "--sample", "earthquake", streams=())[1]
    headings = re.findall(r"^[≠∥→≈=] ([A-Z ]+): ", plain, re.MULTILINE)
    assert headings
    assert re.findall(r"[≠∥→≈=] ([A-Z ]+[A-Z])(?= )", shown) == headings


def test_figures_are_a_table_an_article() -> None:
    shown, _ = on_terminal("extract", "--sample", "earthquake")
    assert COLOUR.search(shown)
    assert shown.count("As printed") == 4
    assert "12 kilometres" in words(shown)


def test_no_color_leaves_the_table_and_takes_the_colour() -> None:
    shown, _ = on_terminal("compare", "--sample", "interview", NO_COLOR="1")
    assert "╭" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("code", "environment"), [(WITHOUT_RICH, {}), (ENTRY, {"TERM": "dumb"})], ids=["without rich", "dumb terminal"]
)
def test_where_tables_cannot_be_shown_it_is_plain_text_as_wide_as_the_terminal(
    code: str, environment: dict[str, str]
) -> None:
    arguments = ("compare", "--sample", "interview")
    shown, told = on_terminal(*arguments, code=code, streams=("stdout", "stderr"), COLUMNS="60", **environment)
    assert "\x1b" not in shown + told
    assert "≠ MAJOR CONFLICT: audience" in shown
    assert max(map(len, shown.splitlines())) <= 64  # marks that take no column are counted here


@pytest.mark.parametrize(("command", "progress"), [("compare", "Comparing 4 accounts"), ("extract", "Reading figures")])
def test_progress_is_shown_on_the_terminal_while_the_result_goes_into_the_pipe(command: str, progress: str) -> None:
    arguments = (command, "--sample", "earthquake", "--format", "json")
    shown, result = on_terminal(*arguments, streams=("stderr",))
    assert progress in shown
    assert shown.endswith("\x1b[1A\x1b[2K")  # nothing is left of it
    assert "\x1b" not in result
    assert result == on_terminal(*arguments, streams=())[1]


def test_escape_sequences_of_a_source_do_not_reach_the_terminal() -> None:
    rows = (
        b'{"source": "\\u001b]0;Ar[bold]gus\\u0007", "text": "12 people died."}\n{"source": "Post", "text": "12 died."}'
    )
    for command in ("compare", "extract"):
        shown, _ = on_terminal(command, "-", stdin=rows)
        assert "\x1b]" not in shown
        assert "\x07" not in shown
        assert "Ar[bold]gus" in words(shown)
