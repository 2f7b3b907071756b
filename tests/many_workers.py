"""Functions that workers import, for the tests of many stories: a similarity that fails or dies when told to."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

WORD = {"die": "KILLNOW", "fail": "FAILNOW", "exit": "EXITNOW", "sleep": "SLEEPNOW"}


def similarity(one: str, other: str) -> float:
    """No evidence at all, and whatever the sentences tell it to do."""
    told = one + other
    if WORD["die"] in told:
        os.kill(os.getpid(), signal.SIGKILL)
    if WORD["fail"] in told:
        raise ZeroDivisionError("told to fail")
    if WORD["exit"] in told:
        os._exit(7)
    if WORD["sleep"] in told:
        time.sleep(600)
    return 0.0


def double(number: int) -> int:
    if number < 0:
        raise ValueError("below zero")
    return number * 2


def slow_first(number: int) -> int:
    if number == 0:
        time.sleep(0.5)
    return number


def story(n: int, word: str = "") -> list[dict[str, Any]]:
    """Two accounts of a flood that disagree, and a word for `similarity`."""
    return [
        {"source": "Argus", "story": f"flood {n}", "text": f"The flood {word} killed {12 + n} people in Harwick."},
        {"source": "Post", "story": f"flood {n}", "text": f"The flood {word} killed {40 + n} people in Harwick."},
    ]


def counted(stories: list[Any], taken: list[int]) -> Iterator[Any]:
    """The stories one after another; `taken` grows by each that is asked for."""
    for n, one in enumerate(stories):
        taken.append(n)
        yield one
