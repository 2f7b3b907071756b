"""The collector of cycles, out of the way of a comparison.

A comparison makes records by the thousand, which live until its report is made, and leaves no cycle. Python's collector
cannot know: whenever some hundreds more were made than freed it walks over them, and now and then over all that the
process holds, the tables of the languages with it. With a thousand accounts that is a tenth of the time and more, and
finds nothing.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

__all__ = ["without_collection"]

_PAUSING: set[int] = set()  # the threads that have paused the collector and will start it again


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause the collector, unless it is off: then it stays so.

    It is that of the whole process. Of several threads the one that has paused it starts it again when it is done,
    whatever the others are at, so that it comes to its turn between calls however many there are at once.

    >>> with without_collection():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    if not gc.isenabled():
        yield
        return
    _PAUSING.add(get_ident())
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _PAUSING.discard(get_ident())


def _start_again() -> None:
    """In a forked child, which has no thread that would do it."""
    if _PAUSING:
        _PAUSING.clear()
        gc.enable()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_again)
