"""Gates: the keys that must stand at, before or behind a token for a finder to find anything there.

Most finders have nothing to say of most figures. A gate is the union of the first (or last) keys of every table that a
finder asks at a place, so that one look tells whether it need be asked at all; it never shuts out what would be found.

>>> from discrepancy.lexicon import load
>>> gates = load("en").gates
>>> "o'clock" in gates.clock_behind or "p" in gates.clock_behind, "dollars" in gates.clock_behind
(True, False)
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Gates"]


@dataclass(frozen=True, slots=True)
class Gates:
    """What must stand where; `_behind` and `_before` are of the token behind the number and the one before it.

    every: a set of times. range: the second of two ends. clock: a clock time. date: one that begins with a word.
    day, year: a date whose first number may be a day of the month, or has more digits. part: a part of it ("early").
    times: a multiple or a frequency. figure: a range or a share. units_only: a word that is a number before a unit
    alone. time: a unit of time. change, level: a rise or a fall, and where it ended. unit: what is measured or paid;
    money: what is paid; sign: what is measured or paid, of words as printed. prefix: a unit said before the number.
    magnitude: that of an earthquake. tally: the other side of a vote. noun_ends: a number or a date, with which the
    words for what is counted are over.
    """

    every_before: frozenset[str]
    range_behind: frozenset[str]
    clock_words: frozenset[str]
    clock_at: frozenset[str]
    clock_behind: frozenset[str]
    clock_before: frozenset[str]
    date_at: frozenset[str]
    day_behind: frozenset[str]
    day_before: frozenset[str]
    year_behind: frozenset[str]
    year_before: frozenset[str]
    part_before: frozenset[str]
    part_behind: frozenset[str]
    times_behind: frozenset[str]
    figure_behind: frozenset[str]
    units_only: frozenset[str]
    time_behind: frozenset[str]
    tally_beside: frozenset[str]
    change_before: frozenset[str]
    level_before: frozenset[str]
    unit_behind: frozenset[str]
    money_behind: frozenset[str]
    sign_behind: frozenset[str]
    sign_before: frozenset[str]
    prefix_before: frozenset[str]
    magnitude_behind: frozenset[str]
    noun_ends: frozenset[str]
