"""Stories read from JSON Lines, one at a time: consecutive rows that name one story.

A file of any length is read in little memory: of the stories gone by only a number each is kept, so that one that comes
back is noticed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..articles import row_of_line
from ..errors import DiscrepancyError, InputFileError, shown
from ..files import BYTE_ORDER_MARK
from ..rows import as_name
from .messages import complain

__all__ = ["Row", "Story", "stories_in"]


@dataclass(frozen=True, slots=True)
class Row:
    """One article as it stands in the file.

    Attributes:
        where: The file and the line, as errors name them.
        fields: The JSON object.
        folder: Where a path under "file" begins; None where none is followed.
    """

    where: str
    fields: dict[str, Any]
    folder: Path | None


@dataclass(frozen=True, slots=True)
class Story:
    """Rows that belong together; `index` is the place of the story in the input, from 0."""

    index: int
    name: str
    rows: tuple[Row, ...]


def stories_in(
    files: Sequence[str], field: str, refuse: Callable[[DiscrepancyError], None], *, strict: bool
) -> Iterator[Story]:
    """The stories of files of JSON Lines ("-" is standard input), by the rows' `field`.

    A line that is no article of a story goes to `refuse`, which may raise. A story that comes back after others goes
    there as well where `strict`; else it is told and stands as a story of its own.
    """
    seen: set[int] = set()
    name, rows, index = "", list[Row](), 0
    for row in _rows(files, refuse):
        try:
            told = _name(row, field)
        except DiscrepancyError as error:
            refuse(error)
            continue
        if rows and told == name:
            rows.append(row)
            continue
        if rows:
            yield Story(index, name, tuple(rows))
            index += 1
        if hash(told) in seen:
            again = f"{row.where}: story {shown(told)} comes back after others"
            if strict:
                refuse(DiscrepancyError(f"{again}; sort the rows so that those of one story stand together"))
            complain(f"{again}; its rows from here on get a report of their own")
        seen.add(hash(told))
        name, rows = told, [row]
    if rows:
        yield Story(index, name, tuple(rows))


def _name(row: Row, field: str) -> str:
    """The story a row names: a text, or a whole number, which is taken as text."""
    name = row.fields.get(field)
    told = as_name(name)
    if isinstance(told, str) and told:
        return told
    got = f"got {shown(name)}" if field in row.fields else f"there is none among {', '.join(map(repr, row.fields))}"
    raise DiscrepancyError(
        f"{row.where}, field {field!r}: {got}; give the name of its story as text, or --story-field the field it is in"
    )


def _rows(files: Sequence[str], refuse: Callable[[DiscrepancyError], None]) -> Iterator[Row]:
    for file in files:
        label = "standard input" if file == "-" else file
        folder = None if file == "-" else Path(file).parent
        try:
            with _opened(file) as stream:
                yield from _rows_of(stream, label, folder, refuse)
        except OSError as error:
            refuse(InputFileError(label, f"it cannot be read ({error.strerror or error}); give a file of JSON Lines"))


def _rows_of(
    stream: BinaryIO, label: str, folder: Path | None, refuse: Callable[[DiscrepancyError], None]
) -> Iterator[Row]:
    offset = 0
    for number, line in enumerate(stream, 1):
        here = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if here.strip():
            try:
                fields = row_of_line(here.rstrip(b"\n"), label, number, offset + len(line) - len(here))
            except DiscrepancyError as error:
                refuse(error)
            else:
                yield Row(f"{label}, line {number}", fields, folder)
        offset += len(line)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file != "-":
        with Path(file).open("rb") as stream:
            yield stream
        return
    given: object = sys.stdin
    if given is None:
        raise OSError("it is closed")
    if sys.stdin.isatty():
        complain("reading what you type; end it with Ctrl-D (on Windows Ctrl-Z and Enter)")
    yield sys.stdin.buffer
