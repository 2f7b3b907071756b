"""How far a long piece of work has come, told to a bar or to a function of the caller's.

>>> with counting(lambda done, total: print(done, "of", total), 2, "articles") as count:
...     count()
...     count()
1 of 2
2 of 2
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TypeAlias

from .errors import SettingsError

__all__ = ["Progress", "check_progress", "counting"]

Progress: TypeAlias = bool | Callable[[int, int | None], object]


def check_progress(progress: object) -> None:
    """Raises `SettingsError` for what is neither True, False nor callable."""
    if not isinstance(progress, bool) and not callable(progress):
        raise SettingsError("progress", progress, "give True, False or a function of (done, total)")


@contextmanager
def counting(progress: Progress, total: int | None, unit: str) -> Iterator[Callable[[], object]]:
    """A function to call after each unit of work: it tells `progress` (done, total), or with True moves a bar.

    The bar is tqdm's (extra `progress`); where that is not installed, True tells nothing. `total` is None where
    nobody knows it.
    """
    if callable(progress):
        done = count(1)
        yield lambda: progress(next(done), total)
        return
    if progress:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # in a notebook, that ipywidgets would draw a finer bar
                from tqdm.auto import tqdm
        except ImportError:
            pass
        else:
            with tqdm(total=total, unit=unit) as bar:
                yield bar.update
            return
    yield lambda: None
