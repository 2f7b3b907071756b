"""What a terminal gets beyond plain text: colour, tables and progress, by `rich` (extra `cli`).

Without `rich`, on a terminal that cannot move its cursor, in a pipe or a file there is none of it. `NO_COLOR` in the
environment turns the colour off and leaves the rest. A stream is None where it was closed before the program began.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["columns", "console", "counted", "during", "tracked"]

_FEW = 3  # articles that are read before a bar has shown itself

T = TypeVar("T")


def console(stream: TextIO | None) -> Console | None:
    """A console that writes to the stream; None where plain text is all that will do."""
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return None
    try:
        from rich.console import Console
    except ImportError:
        return None
    return Console(
        file=stream,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        force_terminal=True,
        markup=False,
        emoji=False,
        highlight=False,
    )


def columns(stream: TextIO | None) -> int | None:
    """The columns of the terminal that the stream is, None where it is none."""
    return shutil.get_terminal_size().columns if stream is not None and stream.isatty() else None


@contextmanager
def during(words: str, stream: TextIO | None) -> Iterator[None]:
    """Tell on a terminal what takes its time, and for how long by now; nothing is left of it afterwards."""
    shown = console(stream)
    if shown is None:
        yield
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    with Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=shown, transient=True
    ) as progress:
        progress.add_task(words, total=None)
        yield


@contextmanager
def counted(words: str, stream: TextIO | None) -> Iterator[Callable[[int], object]]:
    """A function to call with how many are done by now, which a terminal shows; nothing is left of it afterwards."""
    shown = console(stream)
    if shown is None:
        yield lambda done: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}: {task.completed:,}"), TimeElapsedColumn()
    with Progress(*columns, console=shown, transient=True) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done: progress.update(task, completed=done)


def tracked(items: Sequence[T], words: str, stream: TextIO | None) -> Iterable[T]:
    """The items one after another, on a terminal with a bar that tells how many are done."""
    shown = console(stream) if len(items) > _FEW else None
    if shown is None:
        return items
    from rich.progress import track

    return track(items, words, console=shown, transient=True)
