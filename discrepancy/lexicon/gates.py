"""Gates: the keys that must stand at, before or behind a token for a finder to find anything there.

Most finders have nothing to say of most figures. A gate is the union of the first (or last) keys of every table that a
finder asks at a place, so that one look tells whether it need be asked at all; it never shuts out what would be found.

>>> from discrepancy.lexicon import load
>>> gates = load("en").gates
>>> "o'clock" in gates.clock_behind or "p" in gates.clock_behind, "dollars" in gates.clock_behind
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..compounds import OpenKeys

__all__ = [
    "BODY", "CLOCK", "DATE", "HOURS", "MOMENT", "NAME", "NONE", "PLAY", "RACE", "RATE_BASE", "RELATIVE", "SET",
    "VOTE", "Gates", "Marks",
]  # fmt: skip

# What a token, the one before it or the one behind it can make of a figure: bits, so that one look tells of many
# finders whether they need be asked. An hour is led by words ("at 7") or followed by them ("7 p.m."); a number of one
# or two digits can be a day, another one a year; a word is a date by its own name ("May") or by what it counts.
VOTE, PLAY, RACE, SET, HOURS, LED, FOLLOWED, DAY, YEAR, CALENDAR, COUNTING, RELATIVE, NONE, RATE_BASE, BODY, NAME = (
    1 << n for n in range(16)
)
CLOCK = LED | FOLLOWED
DATE = DAY | YEAR | CALENDAR | COUNTING
MOMENT = SET | HOURS | CLOCK | DATE | RELATIVE

_BESIDE_WORD = SET | RATE_BASE | BODY | NAME
_BESIDE_NUMERAL = _BESIDE_WORD | VOTE | HOURS | CLOCK
_BESIDE_SHORT = _BESIDE_NUMERAL | RACE | DAY
_BESIDE_LONG = _BESIDE_NUMERAL & ~LED | RACE | YEAR
_BEYOND = HOURS | FOLLOWED  # what stands behind the whole numeral, of however many tokens

_DAY_DIGITS, _MINUTE_DIGITS, _YEAR_DIGITS = 2, 3, 4


class Marks(dict[str, int]):
    """The bits of every key that has any; no other key has one, but for the closed number words of a language."""

    def __init__(self, keys: Mapping[int, frozenset[str]]) -> None:
        """From the keys of each bit."""
        super().__init__()
        self._open = tuple((bit, held) for bit, held in keys.items() if isinstance(held, OpenKeys))
        for key in frozenset().union(*keys.values()):
            self[key] = sum(bit for bit, held in keys.items() if key in held)

    def __missing__(self, key: str) -> int:
        """The bits of a key that no table lists."""
        return sum(bit for bit, held in self._open if key in held)


@dataclass(frozen=True, slots=True)
class Gates:
    """What must stand where; `_behind` and `_before` are of the token behind the number and the one before it.

    at, before, behind: the bits of keys that stand there. every: a set of times. range: the second of two ends.
    clock: minutes in words. year: an era. part: a part of a date ("early"). times: a multiple or a frequency. figure: a
    range or a share. time: a unit of time. change, level: a rise or a fall, and where it ended. unit: what is measured
    or paid; sign: the same, of words as printed. prefix: a unit said before the number. magnitude: that of an
    earthquake. minute_lists: what stands between the players and the minutes of a list.
    """

    at: Marks
    before: Marks
    behind: Marks
    every_before: frozenset[str]
    range_behind: frozenset[str]
    clock_words: frozenset[str]
    year_behind: frozenset[str]
    year_before: frozenset[str]
    part_before: frozenset[str]
    part_behind: frozenset[str]
    times_at: frozenset[str]
    times_behind: frozenset[str]
    figure_before: frozenset[str]
    figure_behind: frozenset[str]
    time_behind: frozenset[str]
    minute_lists: frozenset[str]
    change_before: frozenset[str]
    level_before: frozenset[str]
    unit_behind: frozenset[str]
    sign_behind: frozenset[str]
    sign_before: frozenset[str]
    prefix_before: frozenset[str]
    magnitude_behind: frozenset[str]

    def hints(self, keys: Sequence[str], i: int, end: int | None) -> int:
        """What token `i` may be told by itself and its neighbours; `end` is the index after the numeral it begins."""
        key = keys[i]
        hints = self.at[key]
        beside = self.before[keys[i - 1]] if i else 0
        is_word = not key[0].isdecimal()
        if is_word and end is None:
            return hints | beside & _BESIDE_WORD
        if i + 1 < len(keys):
            behind = self.behind[keys[i + 1]]
            if end is not None and end > i + 1:
                behind = (behind & ~_BEYOND if is_word else behind) | (
                    self.behind[keys[end]] & _BEYOND if end < len(keys) else 0
                )
            beside |= behind
        return hints | (beside & _BESIDE_NUMERAL if is_word else _of_digits(key, beside))


def _of_digits(key: str, beside: int) -> int:
    """What a number in digits can be, by how it is printed and what stands beside it."""
    size = len(key)
    if size <= _DAY_DIGITS:
        return beside & _BESIDE_SHORT | PLAY
    hints = beside & _BESIDE_LONG | (PLAY if size == _MINUTE_DIGITS else 0)
    point = key.find(".")
    if point < 0:
        return hints | YEAR if size == _YEAR_DIGITS else hints
    if key.count(".") == 2:
        return hints | YEAR  # 13.08.2024
    return hints | FOLLOWED if point <= 2 and size == point + 3 else hints  # 3.30pm
