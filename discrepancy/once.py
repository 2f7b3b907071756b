"""What is loaded at its first use: once, whichever thread comes first; and what others warn of meanwhile."""

from __future__ import annotations

import importlib
import os
import threading
import warnings
from collections.abc import Callable
from functools import lru_cache, wraps
from types import ModuleType
from typing import Any, Generic, ParamSpec, TypeVar

__all__ = ["kept", "load_quietly", "loaded_once", "quietly"]

P = ParamSpec("P")
T = TypeVar("T")


def loaded_once(function: Callable[P, T]) -> Callable[P, T]:
    """The function, which must take what can be hashed, with its last 64 results kept and one thread in it at a time.

    `lru_cache` alone lets every thread that comes before the first result work it out anew: sixteen threads at a cold
    start would each put the tables of all languages together.

    >>> @loaded_once
    ... def doubled(number: int) -> int:
    ...     print("working")
    ...     return 2 * number
    >>> doubled(2), doubled(2)
    working
    (4, 4)
    """
    kept = lru_cache(maxsize=64)(function)
    alone = threading.RLock()

    def free() -> None:
        nonlocal alone
        alone = threading.RLock()

    if hasattr(os, "register_at_fork"):  # the child has no thread that would give the lock back
        os.register_at_fork(after_in_child=free)

    @wraps(function)
    def once(*args: P.args, **named: P.kwargs) -> T:
        with alone:
            return kept(*args, **named)  # type: ignore[arg-type]

    return once


class kept(Generic[T]):  # noqa: N801 - stands where `property` would
    """A property that is worked out at its first use and kept, as `functools.cached_property` does it from 3.12 on.

    It takes no lock, as it is for what never changes: two threads that come at once work out the same.

    >>> class Round:
    ...     @kept
    ...     def area(self) -> float:
    ...         print("working")
    ...         return 3.14
    >>> disc = Round()
    >>> disc.area, disc.area
    working
    (3.14, 3.14)
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function, self._name = function, function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, instance: object, owner: type) -> T:
        found = instance.__dict__[self._name] = self._function(instance)
        return found


class _Alone:
    """A lock that is whole again in a child, which has no thread that would give it back."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._renew)

    def _renew(self) -> None:
        self.lock = threading.RLock()


_ALONE = _Alone()


def quietly(function: Callable[P, T]) -> Callable[P, T]:
    """The function without the warnings that it, or what it calls, gives.

    One thread at a time: the filters of warnings are those of the whole process, and two threads that set them aside at
    once may put them back in the wrong order, which would silence the caller's own warnings from then on.

    >>> quietly(warnings.warn)("nobody hears this")
    """

    @wraps(function)
    def quiet(*args: P.args, **named: P.kwargs) -> T:
        with _ALONE.lock, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*args, **named)

    return quiet


@loaded_once
def load_quietly(module: str) -> ModuleType:
    """The module of this name, without the warnings that it gives while it is loaded.

    >>> load_quietly("decimal").__name__
    'decimal'
    """
    return quietly(importlib.import_module)(module)
