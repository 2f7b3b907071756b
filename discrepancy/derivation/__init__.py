"""Claims that follow from others of the same article; each names the evidence it rests on.

Planned and actual start give the delay ("slated for 7 p.m. … at 7:25 the curtain rose"), start and
length the end, a share of a stated whole its number ("4 percent of its 15,000 jobs"), a level and the one it is
set against their difference ("9.5 %, up from 8.1 %"), the parts of a toll their sum ("two men and three women
died"), the third in a week three of them, a rate and a time the total ("400 meals a day for two weeks"), a date of
birth the age.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..frames import Frame
from .amounts import count_of_nth, difference, share_of_whole, sum_of_parts, total
from .times import age, delay, end, start

__all__ = ["DERIVATIONS", "derive"]


def derive(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """The frames of one article that follow from its others, by every rule of `DERIVATIONS`."""
    told = tuple(frames)
    return tuple(frame for rule in DERIVATIONS for frame in rule(told))


Rule = Callable[[tuple[Frame, ...]], Iterable[Frame]]

DERIVATIONS: tuple[Rule, ...] = (delay, start, end, share_of_whole, difference, sum_of_parts, total, age, count_of_nth)
