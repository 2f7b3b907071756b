"""Records that the stages hand to each other, made for every figure: frozen for the type checker, quick to make.

A frozen dataclass sets each of its fields by a call that goes past its own `__setattr__`, which costs more than thrice
what plain assignment does. Callers never see these records, and mypy refuses whatever would change one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

__all__ = ["inner_record"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def inner_record(*, slots: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """A dataclass that nothing outside the library is handed.

    >>> @inner_record()
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(3)
    Point(x=3, y=0)
    """
    return dataclass(slots=slots, kw_only=kw_only)
