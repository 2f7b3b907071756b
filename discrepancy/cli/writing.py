"""What the command line writes: the forms of a report and of a list of mentions, to a terminal, a pipe or a file.

A file is written aside and renamed, so that one that stands there is replaced whole or not at all.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import DiscrepancyError
from ..records import Mention
from ..render import (
    finding_rows,
    mentions_table,
    mentions_to_markdown,
    mentions_to_text,
    report_table,
    to_text,
)
from ..report import Report
from .terminal import columns, console

__all__ = ["FORMS", "form_of", "target_of", "write", "write_mentions", "write_report"]

FORMS = ("text", "markdown", "html", "json", "jsonl")
_FORM_OF_SUFFIX = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def form_of(output: str | None) -> str:
    """The form that the name of the file tells by its ending, text where it has none or there is no file."""
    suffix = Path(output or "").suffix
    form = _FORM_OF_SUFFIX.get(suffix.lower())
    if form is None:
        remedy = "give --format, or end it in .txt, .md, .html, .json or .jsonl"
        raise click.UsageError(f"--output: got {output!r}, whose ending {suffix!r} names no format; {remedy}")
    return form


def target_of(output: str | None) -> Path | None:
    """Where to write, None for standard output; refused before the work is done rather than after."""
    if output is None or output == "-":
        return None
    target = Path(output)
    if target.is_dir():
        raise click.UsageError(f"--output: got the folder {output!r}; give the path of a file")
    if not target.resolve().parent.is_dir():
        raise click.UsageError(f"--output: there is no folder {str(target.parent)!r}; make it first")
    return target.resolve()  # a link is written through, not replaced


def write_report(report: Report, form: str, target: Path | None, comparisons: str = "all") -> None:
    """The report in one of `FORMS`; as JSON with the `comparisons` that `Report.to_dict` keeps for that word."""
    if form == "text" and _shown(report_table, report, target):
        return
    make: dict[str, Callable[[Report], str]] = {
        "text": lambda report: _as_text(report, target),
        "markdown": Report.to_markdown,
        "html": Report.to_html,
        "json": lambda report: report.to_json(indent=2, comparisons=comparisons),
        "jsonl": lambda report: _lines(finding_rows(report)),
    }
    write(make[form](report), target)


def _as_text(report: Report, target: Path | None) -> str:
    room = columns(sys.stdout) if target is None else None
    return to_text(report) if room is None else to_text(report, width=room)


def write_mentions(mentions: Sequence[Mention], form: str, target: Path | None) -> None:
    """The figures of articles in one of `FORMS` other than HTML."""
    if form == "text" and _shown(mentions_table, mentions, target):
        return
    make: dict[str, Callable[[Sequence[Mention]], str]] = {
        "text": mentions_to_text,
        "markdown": mentions_to_markdown,
        "json": lambda found: json.dumps([mention.to_dict() for mention in found], ensure_ascii=False, indent=2),
        "jsonl": lambda found: _lines(mention.to_dict() for mention in found),
    }
    write(make[form](mentions), target)


def _shown(table: Callable[[Any], Any], content: object, target: Path | None) -> bool:
    """Whether it was shown as a table on a terminal."""
    terminal = console(sys.stdout) if target is None else None
    if terminal is None:
        return False
    terminal.print(table(content))
    return True


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def write(text: str, target: Path | None) -> None:
    """The text, ended by one line end, to the file or to standard output; `DiscrepancyError` where that fails."""
    text = text.rstrip("\n") + "\n" if text else ""
    try:
        if target is None:
            _print(text)
        else:
            # half a character of a broken text becomes its escape, as JSON writes it
            _replace(target, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        where = "standard output" if target is None else target
        raise DiscrepancyError(f"{where}: the output cannot be written ({error.strerror or error})") from None


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():  # a device or a pipe cannot be replaced
        target.write_bytes(data)
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _print(text: str) -> None:
    stream: object = sys.stdout
    if stream is None:
        raise OSError("it is closed")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads has enough; keep the interpreter from complaining about it while it closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
