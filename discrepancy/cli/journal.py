"""An output that grows by a line a story, and that a later run goes on with after this one was killed.

A line is a report as JSON with the story, its number of rows and its number of conflicts before all else. It is written
and flushed whole before the next; so of a run that is killed at any moment at most the last line is broken, and it has
no line end.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from ..errors import DiscrepancyError, InputFileError, shown
from ..records import Severity
from ..report import SCHEMA, Report

__all__ = ["Head", "appending", "heads_in", "line_of", "mended"]

_START = f'{{"schema": "{SCHEMA}", "story": '.encode()
_BODY = b', "articles": ['  # cannot stand inside a JSON text, where the quotation marks are escaped
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Head:
    """What opens a line: of which story it is, how many rows that had, and how many conflicts were found."""

    story: str
    rows: int
    conflicts: int
    major: int


def line_of(story: str, rows: int, report: Report, comparisons: str) -> tuple[Head, bytes]:
    """The line of a report and what opens it; `comparisons` as in `Report.to_dict`."""
    conflicts = report.conflicts
    major = sum(finding.severity is Severity.MAJOR for finding in conflicts)
    head = Head(story=story, rows=rows, conflicts=len(conflicts), major=major)
    text = json.dumps({"schema": SCHEMA, **asdict(head), **report.to_dict(comparisons=comparisons)}, ensure_ascii=False)
    # half a character of a broken text becomes its escape, as JSON writes it
    return head, text.encode("utf-8", "backslashreplace") + b"\n"


def heads_in(path: Path) -> Generator[Head, None, None]:
    """What opens each line of a file that this command wrote. Raises `InputFileError` for one that it did not write."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            head, body, _ = line.partition(_BODY)
            try:
                told: dict[str, Any] = json.loads(head + b"}")
                if not head.startswith(_START) or not body:
                    raise KeyError
                yield Head(**{key: told[key] for key in ("story", "rows", "conflicts", "major")})
            except (ValueError, KeyError):
                raise InputFileError(path, f"got {shown(line[:60])}, {_FOREIGN}", line=number) from None


_FOREIGN = "which 'compare --jsonl' did not write; give --output the file of the run to go on with"


def mended(path: Path) -> bool:
    """Cut off a last line that was not written to its end; whether there was one.

    Raises `InputFileError` for a file that this command did not write, and leaves it as it is.
    """
    with path.open("r+b") as file:
        end = _end_of_lines(file)
        for place in (0, end):
            file.seek(place)
            start = file.read(len(_START))
            if start != _START[: len(start)]:
                raise InputFileError(path, f"got {shown(start)}, {_FOREIGN}")
        if not start:
            return False
        file.truncate(end)
    return True


def _end_of_lines(file: BinaryIO) -> int:
    """The offset after the last line end, searched from the end: the file may be large."""
    place = file.seek(0, os.SEEK_END)
    while place > 0:
        first = max(0, place - _CHUNK)
        file.seek(first)
        found = file.read(place - first).rfind(b"\n")
        if found >= 0:
            return first + found + 1
        place = first
    return 0


@contextmanager
def appending(target: Path | None) -> Iterator[Callable[[bytes], None]]:
    """A function that writes a line to the end of the file, or to standard output, before it returns.

    Raises `DiscrepancyError` where that fails, and `click.exceptions.Exit` where nobody reads any more.
    """
    if target is None:
        yield _print
        return
    with _told(target), target.open("ab") as file:

        def write(line: bytes) -> None:
            with _told(target):
                file.write(line)
                file.flush()

        yield write


def _print(line: bytes) -> None:
    stream: object = sys.stdout
    with _told("standard output"):
        if stream is None:
            raise OSError("it is closed")
        try:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # whoever reads has enough; keep the interpreter from complaining about it while it closes
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(0) from None


@contextmanager
def _told(target: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiscrepancyError(f"{target}: the output cannot be written ({error.strerror or error})") from None
