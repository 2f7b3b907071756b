"""Signs that a reader does not see, or that turn what he sees: among digits, a text with them is not what it shows.

>>> [(sign.start, sign.name) for sign in hidden_signs("5\\u202e3 men")]
[(1, 'U+202E')]
>>> broken_numbers("1\\u200b,200 men and 5\\u202e3")
[(1, 2), (16, 17)]
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["HiddenSign", "broken_numbers", "hidden_signs"]

# Unicode's twelve controls of direction (UAX #9), then what takes no room: soft hyphens, joiners, zero-width spaces,
# and the controls and halves of pairs that no text should hold.
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200d\u2060\ufeff" + r"\x00-\x08\x0e-\x1f\x7f\ud800-\udfff"
_ANY = re.compile(f"[{_TURNING}{_UNSEEN}]")
# Joiners and soft hyphens inside words are how words are written; beside digits they are not.
_HIDDEN = re.compile(rf"[{_TURNING}]|(?<=\d)[{_UNSEEN}]|[{_UNSEEN}](?=[.,]?\d)")
_INSIDE = re.compile(rf"(?:(?<=\d)|(?<=\d[.,]))[{_TURNING}{_UNSEEN}]++(?=[.,]?\d)")


class HiddenSign(NamedTuple):
    """A sign that hides or turns text: its place and its code point."""

    start: int
    name: str


def hidden_signs(text: str) -> list[HiddenSign]:
    """All that turns the direction of a text, and all that is unseen beside a digit, in order."""
    if _ANY.search(text) is None:
        return []
    return [HiddenSign(found.start(), f"U+{ord(found.group()):04X}") for found in _HIDDEN.finditer(text)]


def broken_numbers(text: str) -> list[tuple[int, int]]:
    """Where such signs stand inside a number: a reader sees one, the digits are two."""
    return [found.span() for found in _INSIDE.finditer(text)]
