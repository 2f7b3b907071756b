"""Loading a package of others at its first use, without the warnings that it gives while it is loaded."""

from __future__ import annotations

import importlib
import threading
import warnings
from functools import cache
from types import ModuleType

__all__ = ["load_quietly"]

_ALONE = threading.Lock()


@cache
def load_quietly(module: str) -> ModuleType:
    """The module of this name.

    One thread at a time: the filters of warnings are those of the whole process, and two threads that set them aside at
    once may put them back in the wrong order, which would silence the caller's own warnings from then on.

    >>> load_quietly("decimal").__name__
    'decimal'
    """
    with _ALONE, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(module)
