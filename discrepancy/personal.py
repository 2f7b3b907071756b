"""Figures of one person, and of two: ages, race times, sentences and bans."""

from __future__ import annotations

import re
from decimal import Decimal
from operator import attrgetter

from .frames import Frame
from .lexicon import STEM, siblings
from .records import Claim
from .story import Story, frame_slip, rivals

__all__ = ["are_ages_of_two", "are_of_one_name", "are_of_two_people"]

_NAMES = attrgetter("names")
_OWN = frozenset({"age", "birth"})
_LIKE_AGE = 5  # years by which two ages of one person may be told apart
_LIFE_GOES_ON = 10  # ages further apart are of two people or of two times of a life: "at 10 she sang", "died at 85"
_BESIDE = 0.5  # how near a name stands: within three tokens


def are_ages_of_two(a: Frame, b: Frame) -> bool:
    """Whether two figures are ages of two people, and no slip of one another: years apart, or told by other names.

    What excludes each other speaks for two whatever their digits: "the suspect, 23", "the victim, 32".
    """
    x, y = a.claim, b.claim
    if x.measure != "age" or y.measure != "age":
        return False
    if _have_other_roles(a, b):
        return True
    return (_years_apart(x, y) > _LIFE_GOES_ON or _stand_by_others(a, b)) and frame_slip(a, b) is None


def are_of_two_people(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two figures of one personal measure are rather of two people than told otherwise of one."""
    x, y = a.claim, b.claim
    if are_ages_of_two(a, b):
        return True
    if x.measure in _OWN and _stand_by_others(a, b):
        return True
    if a.near_names & b.near_names:
        return False
    if x.measure in _OWN and a.things and b.things and not (a.near_names and b.near_names):
        # "the driver, 52", "the 57-year-old trucker": of one calling, and no other of it
        return not a.things & b.things or rivals(story, a, b) > 1
    if x.measure in _OWN and (_prints(x, y) or _prints(y, x)):
        return True  # "sons aged 16 and 6", "sons aged 6 and 16"
    if rivals(story, a, b) > 1 and not are_of_one_name(story, a, b):
        return True
    unlike = x.measure in _OWN and _years_apart(x, y) > _LIKE_AGE and frame_slip(a, b) is None
    if unlike and not a.names & b.names:
        return True  # "Ann Lind, 27", "the 19-year-old": rather of two people
    # people differ in age; the one ban, the one sentence of a story is one, whatever names stand near it
    return x.measure in _OWN and bool(a.names and b.names and not a.names & b.names)


def are_of_one_name(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two figures are told of one name, of which neither account tells another: "Wolde", "2:22:18".

    Of two that have one each, as a time or an age. An age is of the name that it stands by.
    """
    measure = story.measures.get(a.claim.measure or "")
    if measure is None or not measure.is_personal or a.claim.measure != b.claim.measure:
        return False
    told_of = _names_beside if measure.name in _OWN else _NAMES
    shared = told_of(a) & told_of(b)
    return bool(shared) and not any(
        other.value not in {a.value, b.value} and told_of(other) & shared
        for article in (a.claim.article, b.claim.article)
        for other in story.personal.get((article, measure.name), ())
    )


def _names_beside(frame: Frame) -> frozenset[str]:
    """The names within three tokens of a figure."""
    return frozenset(name for name in frame.near_names if frame.near.get(name[:STEM], 0.0) >= _BESIDE)


def _have_other_roles(a: Frame, b: Frame) -> bool:
    """ "The teacher, 46", "a pupil of 14": roles that one person cannot have, of nobody that both name."""
    own, others = _roles_of(a), _roles_of(b)
    parted = any(own[row].isdisjoint(others[row]) for row in own.keys() & others.keys())
    # the unit of the figure is no name: "32 Jahre"
    return parted and not any(name not in a.claim.text.casefold() for name in a.near_names & b.near_names)


def _roles_of(frame: Frame) -> dict[str, set[str]]:
    """The sides of each row of roles that somebody is told to be of."""
    told: dict[str, set[str]] = {}
    roles = siblings().roles
    for thing in frame.things & roles.keys():
        for row, side in roles[thing].items():
            told.setdefault(row, set()).add(side)
    return told


def _stand_by_others(a: Frame, b: Frame) -> bool:
    """Whether one of two figures stands by a name, and the other by none but others."""
    return bool(a.near_names and b.near_names) and (_stands_by_another(a, b) or _stands_by_another(b, a))


def _stands_by_another(a: Frame, b: Frame) -> bool:
    """ "Two men from Larch Avenue, 22 and 25", "Kyle Benning, 31, of Larch Avenue": the name that one age stands by."""
    beside = _names_beside(a)
    return bool(beside) and not beside & b.near_names


def _years_apart(x: Claim, y: Claim) -> Decimal:
    if x.value is None or y.value is None or x.unit != y.unit:
        return Decimal(0)
    return abs(x.value - y.value)


def _prints(x: Claim, y: Claim) -> bool:
    """Whether the sentence of a claim prints the figure of another too."""
    return y.value is not None and re.search(rf"\b{y.value:f}\b", x.sentence.text) is not None
