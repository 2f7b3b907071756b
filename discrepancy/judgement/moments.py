"""Of when two figures are told: the same moment, other periods, a later report that overtakes an earlier one."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from .. import instants
from ..quantity import significant_digits
from ..records import LEVEL_REACHED, MARK_PASSED, RAISED_SINCE, SO_FAR, STILL_SO, Claim, Kind, is_counted
from ..records.kinds import AGREE, COMPATIBLE, INCOMPARABLE, MONEY, UPDATE
from ..scopes import INTERIM, INTRADAY
from ..slips import FEW_DIGITS
from .pair import Found, Pair
from .side import LOWER, POINTS

__all__ = ["as_of", "birthday", "corrected", "is_lowered", "moment", "month", "overtaken", "update"]

_FAR_OVERTAKEN = Decimal("1.2")
_SLOW = Decimal("0.06")  # a slow figure grows no more than this between two reports
_ONE_WEEK, _MOST_OF_A_WEEK = 7, 5
_DAY, _MONTH = len("2024-08-13"), len("2024-08")
_OF_PERIODS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.ORDINAL})
_ONE_HOUR = 60
_LAST_PERIOD = 130  # days from the first day of a quarter to the report on it
_FEW_DAYS = 2  # reports this far apart may have a birthday between them
_FEW_BIRTHDAYS = 3


def moment(pair: Pair) -> Found | None:
    """Times and dates that can be the same moment: nested dates, another zone, a day that is not told."""
    a, b = pair.claims
    if a.kind not in POINTS:
        return None
    found = instants.reconcile(a, b)
    if found is None:
        return (COMPATIBLE, "bound", {}) if instants.leaves_room(a, b) or instants.leaves_room(b, a) else None
    agrees, reason, details = found
    if agrees and pair.is_on_one_side:
        return COMPATIBLE, "bound", {}  # "by 8 p.m.", "at 8 p.m."
    return (AGREE if agrees else COMPATIBLE), reason, details


def birthday(pair: Pair) -> Found | None:
    """Ages told so far apart in time that birthdays can lie between them; a few, where no date says otherwise."""
    a, b = pair.claims
    if not (a.measure == b.measure == "age" and a.unit == b.unit == "year") or a.value is None or b.value is None:
        return None
    when_a, when_b = (_told_on(claim, published) for claim, published in zip(pair.claims, pair.published, strict=True))
    apart = abs(a.value - b.value)
    if when_a is None or when_b is None:
        return (COMPATIBLE, "birthday", {}) if apart <= _FEW_BIRTHDAYS else None
    passed = instants.days_between(*((when_a, when_b) if a.value < b.value else (when_b, when_a)))
    if passed < _FEW_DAYS or apart > passed // 365 + 1:
        return None
    return COMPATIBLE, "birthday", {}


def _told_on(claim: Claim, published: str | None) -> str | None:
    """The day an age is told of: a past one that is told with it, else that of writing; no plan "by 2030" is it."""
    return published if claim.as_of is None or _is_to_come(claim, published) else claim.as_of


def _is_to_come(claim: Claim, published: str | None) -> bool:
    """Whether the time told with a figure had not passed when it was told."""
    return claim.as_of is not None and published is not None and instants.order(claim.as_of, published) >= 0


def as_of(pair: Pair) -> Found | None:
    """Told of different times."""
    a, b = pair.claims
    if a.kind in POINTS or a.as_of is None or b.as_of is None:
        return None
    if pair.grows and max(len(a.as_of), len(b.as_of)) >= len("2024-08-13"):
        return None  # days on which a running figure was told; "in July" and "in December" are two figures
    if not (instants.apart(a.as_of, b.as_of) or _days_apart(a, b)) or _of_one_report(pair):
        return None
    return INCOMPARABLE, "as_of", {}


def month(pair: Pair) -> Found | None:
    """One value, told of two months or quarters: "62,000 jobs in May", "62,000 in June" are two figures, not one."""
    a, b = pair.claims
    if a.kind not in _OF_PERIODS or a.measure == "age" or a.value is None or a.value != b.value:
        return None
    if a.unit != b.unit and not (is_counted(a) and is_counted(b)):
        return None
    if a.as_of is None or b.as_of is None or not len(a.as_of) == len(b.as_of) == _MONTH:
        return None
    if all(_is_to_come(claim, published) for claim, published in zip(pair.claims, pair.published, strict=True)):
        return None  # "1,240 jobs will go by September 2027": when is another matter than how many
    return (INCOMPARABLE, "as_of", {}) if instants.apart(a.as_of, b.as_of) else None


def _days_apart(a: Claim, b: Claim) -> bool:
    """Whether two counts are told of days most of a week apart: each is of its own day, unless it only grows."""
    if not is_counted(a) or a.as_of is None or b.as_of is None or min(len(a.as_of), len(b.as_of)) < _DAY:
        return False
    return abs(instants.days_between(a.as_of, b.as_of)) >= _MOST_OF_A_WEEK


def _of_one_report(pair: Pair) -> bool:
    """Whether one sum is told on the day it was announced, the other of the period it is of, both within days.

    "On Wednesday it reported sales of $4.8 billion", "sales of $4.3 billion in the September quarter".
    """
    (a, b), (when_a, when_b) = pair.claims, pair.published
    if a.kind is not MONEY or when_a is None or when_b is None or a.as_of is None or b.as_of is None:
        return False
    if abs(instants.days_between(when_a, when_b)) > _ONE_WEEK:
        return False
    days = [claim.as_of for claim in (a, b) if len(claim.as_of or "") >= len("2024-08-13")]
    periods = [claim.as_of for claim in (a, b) if len(claim.as_of or "") < len("2024-08-13")]
    if len(days) != 1 or days[0] is None or periods[0] is None:
        return False
    announced = abs(instants.days_between(days[0], when_a)) <= _ONE_WEEK
    return announced and abs(instants.days_between(periods[0], when_a)) <= _LAST_PERIOD


def overtaken(pair: Pair) -> Found | None:
    """A floor that a later report leaves far behind ("at least 120", then 164) is an update, not a bound that holds."""
    a, b = pair.claims
    if not (a.modifier in LOWER or b.modifier in LOWER):
        return None
    x, y = pair.sizes
    if x is None or y is None:
        return None
    found = update(pair)
    if found is None or found[0] is not UPDATE:
        return None
    later = b if found[2]["earlier"] == "left" else a
    # "the toll rose to 23", "has passed 20,500"
    raised = (later.change == "up" and LEVEL_REACHED in later.notes) or {MARK_PASSED, SO_FAR} <= set(later.notes)
    if max(abs(x), abs(y)) < _FAR_OVERTAKEN * min(abs(x), abs(y)) and not (raised and x != y):
        return None
    return found


def is_lowered(pair: Pair) -> bool:
    """Whether a later report tells that a figure went down to what it is: a toll of 45, "revised down to 38"."""
    order, (x, y) = _told_in_order(pair), pair.sizes
    if not (order and pair.grows) or x is None or y is None or x == y:
        return False
    later = pair.claims[order < 0]
    return pair.claims[x > y] is later and later.change == "down" and LEVEL_REACHED in later.notes


def update(pair: Pair) -> Found | None:
    """A running figure that a later report raised, a sum it tells to be raised or lowered since, or what is still so.

    One that fell is none, unless it is told to have been lowered; nor are two of the same hour.
    """
    a, b = pair.claims
    if a.scope or b.scope:
        found = _before_the_end(pair)
        if found is not None:
            return found
    may_run = not pair.known and (pair.grows or pair.varies or _may_have_grown(pair))
    if not (may_run or a.notes or b.notes):
        return None
    order = _told_in_order(pair)
    earlier, later = (a, b) if order < 0 else (b, a)
    may_run = may_run or (SO_FAR in earlier.notes and is_counted(later))
    # two that tell of one raise differ on it
    reset = (RAISED_SINCE in later.notes and RAISED_SINCE not in earlier.notes) or STILL_SO in later.notes
    x, y = pair.sizes
    if not (may_run or reset) or x is None or y is None or (pair.slow and abs(x - y) > _SLOW * max(abs(x), abs(y))):
        return None
    rose = (order < 0 and x < y) or (order > 0 and y < x)
    newer = rose or ((pair.varies or reset) and order) or is_lowered(pair)
    return (UPDATE, "update", {"earlier": "left" if order < 0 else "right"}) if newer and not _is_slip(pair) else None


def _before_the_end(pair: Pair) -> Found | None:
    """One of two figures told while votes were being counted, or a price at noon, the other when all was over."""
    a, b = pair.claims
    counting, trading = INTERIM in a.scope, INTRADAY in a.scope
    if counting != (INTERIM in b.scope) and not _is_slip(pair):
        order = _told_in_order(pair) or (-1 if counting else 1)  # a later account may recall the count
        return UPDATE, "update", {"earlier": "left" if order < 0 else "right"}
    if trading == (INTRADAY in b.scope):
        return None
    if _told_in_order(pair) == (-1 if trading else 1):
        return UPDATE, "update", {"earlier": "left" if trading else "right"}
    return INCOMPARABLE, "scope", _scopes(pair)  # of another day, as it was not told before


def _may_have_grown(pair: Pair) -> bool:
    """Whether two counts of what is not known to stand still are told days apart: 17 beaches, and 29 on Saturday.

    What is collected by the tonne grows as well.
    """
    (a, b), (when_a, when_b) = pair.claims, pair.published
    heaped = a.base_unit == b.base_unit == "kilogram"
    if (
        not (heaped or (is_counted(a) and is_counted(b)))
        or None not in {a.measure, b.measure}
        or when_a is None
        or when_b is None
    ):
        return False
    return abs(instants.days_between(when_a, when_b)) >= _FEW_DAYS


def _scopes(pair: Pair) -> dict[str, str]:
    a, b = pair.claims
    return {"left_scope": ", ".join(a.scope), "right_scope": ", ".join(b.scope)}


def _is_slip(pair: Pair) -> bool:
    """Whether a running figure differs by two swapped digits, and neither source says that it rose.

    From 14 to 41 it may have run in a few days.
    """
    (a, b), (first, second) = pair.claims, pair.published
    if a.change is not None or b.change is not None or RAISED_SINCE in a.notes or RAISED_SINCE in b.notes:
        return False
    if pair.slip is None:
        return False
    few = significant_digits(a.value or Decimal()) <= FEW_DIGITS
    days = 0 if first is None or second is None else abs(instants.days_between(first, second))
    return not (few and days >= _FEW_DAYS)


def _told_in_order(pair: Pair) -> int:
    """-1 or 1 as the left or the right figure is the earlier one, 0 if that is not told.

    Hours told with both figures decide; else the days of publication; else the days told with the figures; else the
    word of a figure that only grows, that it rose to what it is.
    """
    (a, b), (when_a, when_b) = pair.claims, pair.published
    told = instants.order(a.as_of, b.as_of) if a.as_of is not None and b.as_of is not None else 0
    if (told or a.as_of == b.as_of) and ":" in (a.as_of or "") and ":" in (b.as_of or ""):
        return told  # two figures of the same hour are in no order
    if a.as_of is not None and a.as_of == b.as_of and SO_FAR in a.notes and SO_FAR in b.notes:
        return 0  # "by Tuesday" in both
    published = _published_in_order(when_a, when_b) if when_a is not None and when_b is not None else 0
    return published or told or (_risen(pair) if pair.grows else 0)


@lru_cache(maxsize=8192)  # the days of publication of a story are asked for with every pair of its figures
def _published_in_order(when_a: str, when_b: str) -> int:
    """The order of two publications; none within the hour, in which two newsrooms hear the same."""
    if ":" in when_a and ":" in when_b and instants.minutes_between(when_a, when_b) < _ONE_HOUR:
        return 0
    return instants.order(when_a, when_b)


def _risen(pair: Pair) -> int:
    """The order of "killed 19" and "the toll has risen to 23": by its own word the greater was lower before."""
    (a, b), (x, y) = pair.claims, pair.sizes
    if x is None or y is None or x == y:
        return 0
    greater = a if x > y else b
    if greater.change != "up" or LEVEL_REACHED not in greater.notes:
        return 0
    return 1 if greater is a else -1


def corrected(pair: Pair) -> Found | None:
    """One of the sources of the fact says that the one figure was corrected to the other."""
    if pair.corrected is None:
        return None
    teller, left_is_first = pair.corrected
    return UPDATE, "corrected", {"both": teller, "earlier": "left" if left_is_first else "right"}
