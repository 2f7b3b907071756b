"""Gates: the keys that must stand at, before or behind a token for a finder to find anything there.

Most finders have nothing to say of most figures. A gate is the union of the first (or last) keys of every table that a
finder asks at a place, so that one look tells whether it need be asked at all; it never shuts out what would be found.

>>> from discrepancy.lexicon import load
>>> gates = load("en").gates
>>> keys = ("at", "8", "p", ".", "m", ".", "for", "8", "dollars")
>>> bool(gates.hints(keys, 1, 2) & FOLLOWED), bool(gates.hints(keys, 7, 8) & CLOCK)
(True, False)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..tokens import DASHES

__all__ = [
    "BODY", "BOUND", "CALENDAR", "CLOCK", "COUNTING", "DATE", "DAY", "DEICTIC", "FOLLOWED", "HOURS", "LED", "LENGTH",
    "LONE", "MASS", "MINUTE", "MOMENT", "NAME", "NAMED", "NONE", "ORDINAL", "PERIOD", "PLAY", "PREFIXED", "RACE",
    "RATE_BASE", "REFERENCE", "RELATIVE", "SET", "SOLID", "SUM", "TIMES", "UNIT", "VOTE", "YEAR", "Gates",
]  # fmt: skip

# What a token, the one before it or the one behind it can make of a figure: bits, so that one look tells of many
# finders whether they need be asked. An hour is led by words ("at 7") or followed by them ("7 p.m."), hours and minutes
# set solid by fewer ("0735 GMT"); a number of one or two digits can be a day by what follows it, a lone one by what
# leads it, another one a year; a word is a date by its own name ("May"), a number word by what it counts.
(
    VOTE, PLAY, MINUTE, RACE, SET, HOURS, LED, FOLLOWED, SOLID, DAY, YEAR, CALENDAR, COUNTING, REFERENCE, DEICTIC,
    PERIOD, ORDINAL, NONE, RATE_BASE, BODY, NAME, NAMED, TIMES, LONE,
) = (1 << n for n in range(24))  # fmt: skip
# What stands beside a whole figure can make of it: what is measured, how long, how heavy or paid; a unit said before
# the number; words that bound it and stand before its unit.
UNIT, LENGTH, MASS, SUM, PREFIXED, BOUND = (1 << n for n in range(24, 30))
# What the word before a figure can make of it: a bound, one told on both sides, a change, the level it ended at, or the
# figure before it told again; and what the word behind it can: a bound, a change.
BOUNDED, FRAMED, TURNED, LEVELLED, RESTATED, BOUNDED_BEHIND, TURNED_BEHIND = (1 << n for n in range(7))
CLOCK = LED | FOLLOWED | SOLID
DATE = DAY | LONE | YEAR | CALENDAR | COUNTING
RELATIVE = REFERENCE | DEICTIC | PERIOD  # "at present", "yesterday", "last month"
MOMENT = SET | HOURS | CLOCK | DATE | RELATIVE

_BESIDE_WORD = SET | RATE_BASE | BODY | NAME | TIMES
_BESIDE_NUMERAL = _BESIDE_WORD | VOTE | HOURS | LED | FOLLOWED
_BESIDE_SHORT = _BESIDE_NUMERAL | MINUTE | RACE | DAY | LONE | YEAR | CALENDAR | ORDINAL
_BESIDE_LARGE = _BESIDE_SHORT & ~(HOURS | LED | DAY | LONE)  # two digits above any day and hour
_BESIDE_LONG = _BESIDE_WORD | VOTE | MINUTE | RACE | YEAR | ORDINAL
_BESIDE_CLOCK = HOURS | CLOCK | DAY | COUNTING  # "11.30 on Thursday night"
_ACROSS_DASH = VOTE | HOURS | FOLLOWED | DAY | YEAR  # what a dash gives with its other end
_BEYOND = HOURS | FOLLOWED | COUNTING  # what stands behind the whole numeral, of however many tokens


@dataclass(frozen=True, slots=True)
class Gates:
    """What must stand where; `_behind` and `_before` are of the token behind the number and the one before it.

    at, before, behind: the bits of the keys that stand there. closed: number words that no table lists. behind_dash:
    words that can be the other end of a range. leading, ending: the bits of the keys before and behind a whole figure.
    needed: bits that a text without any of some words has nowhere. listing: words of lists of players and minutes: what
    opens them, a penalty, added time. every: a set of times. range: the second of two ends. clock: minutes in words;
    tense: a word of the past or the future. hour: what goes on with an hour. year: an era. part: a part of a date
    ("early"). relation: "last", "this", "next". aside: a glance back. offset: what counts a length of time from some
    day. figure: a longer figure, a range or a share. minus: the sign or word of a number below zero. units_only: a word
    that is a number before a unit alone. wording: the bits of the last word of what bounds or turns the figure behind
    it, by the word before that; wording_at, wording_behind: those of its own first word and of the one behind it.
    change, level: a rise or a fall, and where it ended. money: what is paid. magnitude: that of an earthquake.
    noun_ends: a number or a date, with which the words for what is counted are over.
    """

    at: Mapping[str, int]
    before: Mapping[str, int]
    behind: Mapping[str, int]
    closed: frozenset[str]
    behind_dash: frozenset[str]
    leading: Mapping[str, int]
    ending: Mapping[str, int]
    needed: tuple[tuple[int, frozenset[str]], ...]
    listing: frozenset[str]
    every_before: frozenset[str]
    range_behind: frozenset[str]
    clock_words: frozenset[str]
    year_behind: frozenset[str]
    year_before: frozenset[str]
    relation_before: frozenset[str]
    relation_at: frozenset[str]
    relation_behind: frozenset[str]
    aside: frozenset[str]
    offset_before: frozenset[str]
    offset_behind: frozenset[str]
    hour_behind: frozenset[str]
    tense_starts: frozenset[str]
    tense_ends: frozenset[str]
    part_before: frozenset[str]
    part_behind: frozenset[str]
    figure_before: frozenset[str]
    figure_behind: frozenset[str]
    minus_before: frozenset[str]
    units_only: frozenset[str]
    wording: Mapping[str, Mapping[str | None, int]]
    wording_at: Mapping[str, int]
    wording_behind: Mapping[str, int]
    money_behind: frozenset[str]
    magnitude_behind: frozenset[str]
    noun_ends: frozenset[str]

    def hints(self, keys: Sequence[str], i: int, end: int | None) -> int:
        """What token `i` may be told by itself and its neighbours; `end` is the index after the numeral it begins."""
        key = keys[i]
        hints = self.at.get(key, 0)
        beside = self.before.get(keys[i - 1], 0) if i else 0
        if key[0].isdecimal():
            beside |= self._behind(keys, i + 1)
            if end is not None and end > i + 1:
                beside |= self._behind(keys, end) & _BEYOND
            return hints | _of_digits(key, beside)
        if key in self.closed:
            hints |= COUNTING | ORDINAL
        if end is None:
            return hints | beside & _BESIDE_WORD
        behind = self._behind(keys, i + 1)
        if end > i + 1:
            behind = behind & ~_BEYOND | self._behind(keys, end) & _BEYOND
        if not behind & COUNTING:
            hints &= ~COUNTING
        return hints | (beside | behind) & _BESIDE_NUMERAL

    def possible(self, words: frozenset[str]) -> int:
        """The bits that a text of these words can have."""
        return ~sum(bit for bit, needed in self.needed if needed.isdisjoint(words))

    def beside(self, keys: Sequence[str], first: int, end: int) -> int:
        """What a figure, from token `first` to before `end`, may be told by what stands before and behind it."""
        found = self.ending.get(keys[end], 0) if end < len(keys) else 0
        return found | self.leading.get(keys[first - 1], 0) if first else found

    def worded(self, keys: Sequence[str], first: int, end: int) -> int:
        """What the words around a figure, from token `first` to before `end`, can make of it: of most nothing."""
        told = self.worded_before(keys, first) | self.wording_at.get(keys[first], 0)
        return told | self.wording_behind.get(keys[end], 0) if end < len(keys) else told

    def worded_before(self, keys: Sequence[str], i: int) -> int:
        """What the words before token `i` can make of the figure that begins there."""
        beside = self.wording.get(keys[i - 1]) if i else None
        if beside is None:
            return 0
        return beside.get(keys[i - 2], beside[None]) if i > 1 else beside[None]

    def _behind(self, keys: Sequence[str], i: int) -> int:
        if i == len(keys):
            return 0
        key = keys[i]
        behind = self.behind.get(key, 0)
        if key in DASHES:
            return behind if self.goes_on(keys, i) else behind & ~_ACROSS_DASH
        return behind | FOLLOWED if key in self.closed else behind

    def goes_on(self, keys: Sequence[str], dash: int) -> bool:
        """Whether what stands behind a dash can be the other end of what stands before it: not in "a 5-mpg boost"."""
        behind = keys[dash + 1] if dash + 1 < len(keys) else ""
        return not behind[:1].isalpha() or behind in self.behind_dash


_LAST_DAY, _LAST_YEAR = "31", "2199"


def _of_digits(key: str, beside: int) -> int:
    """What a number in digits can be, by how it is printed and what stands beside it."""
    size = len(key)
    if size == 2 and _LAST_DAY < key <= "99":  # digits of other scripts come behind these
        return beside & _BESIDE_LARGE | PLAY
    if size <= 2:
        return beside & _BESIDE_SHORT | PLAY | (FOLLOWED if beside & HOURS else 0)  # "9 to 11 p.m."
    hints, point = beside & _BESIDE_LONG, key.find(".")
    if point >= 0:
        is_clock = point <= 2 and size == point + 3 and beside & _BESIDE_CLOCK  # 3.30 p.m.
        return hints | (FOLLOWED if is_clock else YEAR if key.count(".") == 2 else 0)  # 13.08.2024
    if size > 4:
        return hints
    if size == 4 and _LAST_YEAR < key <= "9999":
        return hints | beside & SOLID
    return hints | beside & SOLID | (PLAY if size == 3 else YEAR)
