"""What two claims of one fact make of each other: an ordered ladder of named levels, the first that holds decides.

Every level takes a `Pair` and gives a `Judgement` or None. The order is the meaning: what reconciles comes before
what separates, and a conflict is what is left. Doubt takes the milder verdict.

>>> [level.__name__.removeprefix("_") for level in LADDER][:3]
['denied', 'unit', 'currency']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from . import instants
from .explain import explain
from .intervals import bounds_of, loose, overlap, pragmatic, readings_of, rounds_to, size_of, softened, step_of
from .quantity import is_vague, significant_digits
from .rates import Rate
from .records import (
    LEVEL_REACHED,
    MARK_PASSED,
    RAISED_SINCE,
    SO_FAR,
    STILL_SO,
    Claim,
    Kind,
    Modifier,
    Severity,
    Verdict,
    is_counted,
)
from .scopes import INTERIM, differing_scope
from .slips import FEW_DIGITS, slip_of

__all__ = ["LADDER", "Judgement", "Pair", "Ruling", "explanation_of", "judge", "rule"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})

_FAR_OVERTAKEN = Decimal("1.25")
_SLOW = Decimal("0.06")  # a slow figure grows no more than this between two reports
_RATE_ROOM = Decimal("0.04")  # printed sums are rounded, and rates move within days
_ONE_WEEK = 7
_LAST_PERIOD = 130  # days from the first day of a quarter to the report on it
_FEW_DAYS = 2  # reports this far apart may have a birthday between them
_FEW_BIRTHDAYS = 3
_MINOR = Decimal("0.1")  # a gap below a tenth is a minor conflict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, how grave, the code of the level that decided and one sentence for a reader."""

    verdict: Verdict
    reason: str
    explanation: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the ladder makes of two claims before it is put into words: `details` fill the places of the sentence."""

    verdict: Verdict
    reason: str
    details: Mapping[str, str]
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims held against each other, with what the report knows of their articles.

    `sources` are the names to print, `published` ISO text or None, `grows` whether the measure is a running figure,
    `slow` whether it grows by no more than a few per cent between reports, `varies` whether it may fall as well,
    `rate` what one unit of the right claim's currency is in that of the left, where anything tells,
    `tolerance` the share of the larger figure that the caller lets two figures of this measure differ by,
    `contested` the source that tells both figures itself, each by the word of another speaker,
    `corrected` the source that says that the earlier figure was corrected to the later one, and whether the left one is
    the earlier, `of_one_event` whether one word tells what happens at both times, `kin` whether one newsroom may call
    what it measures as the other does: what a show cost, what was spent on it.
    """

    left: Claim
    right: Claim
    sources: tuple[str, str]
    published: tuple[str | None, str | None] = (None, None)
    grows: bool = False
    slow: bool = False
    varies: bool = False
    rate: Rate | None = None
    tolerance: Decimal | None = None
    contested: str | None = None
    corrected: tuple[str, bool] | None = None
    of_one_event: bool = False
    kin: bool = False

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """Both claims."""
        return self.left, self.right


def rule(pair: Pair) -> Ruling:
    """The first level of the ladder that holds; symmetric in left and right."""
    for level in LADDER:
        found = level(pair)
        if found is not None:
            verdict, reason, details = found
            return Ruling(verdict, reason, details, _severity(pair) if verdict is Verdict.CONFLICT else None)
    raise AssertionError("the last level of the ladder always holds")


def judge(pair: Pair) -> Judgement:
    """The ruling on a pair, and its sentence."""
    ruling = rule(pair)
    return Judgement(ruling.verdict, ruling.reason, explanation_of(pair, ruling), ruling.severity)


def explanation_of(pair: Pair, ruling: Ruling) -> str:
    """The sentence for a reader on a pair that a ruling holds for; it tells the claims and their sources."""
    return explain(pair, ruling.reason, ruling.verdict, ruling.details)


Found = tuple[Verdict, str, Mapping[str, str]]


def _unit(pair: Pair) -> Found | None:
    """Figures of different dimension, or a percentage against percentage points, are not comparable."""
    a, b = pair.claims
    families = {_family(a), _family(b)}
    if len(families) == 1:
        return None
    return Verdict.INCOMPARABLE, "unit", {}


def _family(claim: Claim) -> str:
    if claim.measure == "minute":
        return "minute"  # "the 63rd minute", "on 63 minutes"
    if claim.base_unit == "second":
        return str(Kind.DURATION)  # an age may be printed as a bare number
    if claim.kind in {Kind.COUNT, Kind.NUMBER, Kind.ORDINAL}:
        return "count"
    if claim.kind in _POINTS:
        return "point"
    if claim.kind is Kind.PERCENT:
        return claim.unit if claim.unit in {"percent"} else "points"
    if claim.kind is Kind.MEASURE:
        return claim.base_unit or ""
    return str(claim.kind)


def _denied(pair: Pair) -> Found | None:
    """A figure that one source denies is not agreed on because another tells it."""
    if [claim.stance for claim in pair.claims].count("denied") != 1:
        return None
    return Verdict.INCOMPARABLE, "stance", {}


def _currency(pair: Pair) -> Found | None:
    """Sums in different currencies are not comparable without a rate; at one, they agree within a few per cent."""
    a, b = pair.claims
    if a.kind is not Kind.MONEY or b.kind is not Kind.MONEY or a.unit == b.unit:
        return None
    shared = _currencies(a) & _currencies(b)
    if shared and overlap(softened(a), softened(b)):
        return Verdict.COMPATIBLE, "reading", {"condition": f"if both are {min(shared)}"}
    if pair.rate is None:
        return Verdict.INCOMPARABLE, "currency", {}
    low, high = (None if end is None else end * pair.rate.value for end in softened(b))
    low, high = low if low is None else low * (1 - _RATE_ROOM), high if high is None else high * (1 + _RATE_ROOM)
    told = {"rate": str(pair.rate), "room": f"{100 * _RATE_ROOM:.0f} %"}
    if overlap(softened(a), (low, high)):
        return Verdict.COMPATIBLE, "rate", told
    return Verdict.INCOMPARABLE, "currency", told


def _currencies(claim: Claim) -> set[str]:
    named = {r.condition.removeprefix("if it is ") for r in claim.readings if r.condition.startswith("if it is ")}
    return named | ({claim.unit} if claim.unit else set())


def _same(pair: Pair) -> Found | None:
    """The same figure, said the same way."""
    a, b = pair.claims
    if a.kind in _POINTS:
        return (Verdict.AGREE, "same", {}) if instants.same(a, b) else None
    if a.value is None or b.value is None or a.modifier is not b.modifier or _turns(pair):
        return None
    alike = a.value == b.value and bounds_of(a) == bounds_of(b)
    return (Verdict.AGREE, "same", {}) if alike and (a.unit == b.unit or _family(a) == "count") else None


def _unsaid(pair: Pair) -> Found | None:
    """Figures that are no more than a word: "for years"."""
    a, b = pair.claims
    if a.kind in _POINTS or all(size_of(claim) is not None for claim in pair.claims):
        return None
    same = a.timex is not None and a.timex == b.timex
    return (Verdict.AGREE, "same", {}) if same else (Verdict.COMPATIBLE, "vague", {})


def _turns(pair: Pair) -> bool:
    """Whether one figure is of a rise and the other of a fall."""
    a, b = pair.claims
    return a.change is not None and b.change is not None and a.change != b.change


def _direction(pair: Pair) -> Found | None:
    """A rise is no fall, whatever the figure."""
    return (Verdict.CONFLICT, "direction", {}) if _turns(pair) else None


def _conversion(pair: Pair) -> Found | None:
    """The same figure in another unit, or derived: the rounded intervals meet."""
    a, b = pair.claims
    if a.kind in _POINTS or a.unit == b.unit or a.kind is Kind.MONEY or is_counted(a):
        return None
    if a.modifier is Modifier.EXACT and b.modifier is Modifier.EXACT and overlap(loose(a), loose(b)):
        return Verdict.AGREE, "unit_conversion", {}
    return None


def _rounding(pair: Pair) -> Found | None:
    """One figure is the other, rounded."""
    a, b = pair.claims
    if a.kind in _POINTS or {a.modifier, b.modifier} != {Modifier.EXACT} or is_vague(a) or is_vague(b):
        return None
    x, y = size_of(a), size_of(b)
    if x is None or y is None:
        return None
    step_a, step_b = step_of(a), step_of(b)
    fine, coarse, step = (x, y, step_b) if step_b >= step_a else (y, x, step_a)
    # zeros at the end of a whole number may be rounding, and a half is rounded up; a printed place is certain
    printed = step in {claim.step for claim in pair.claims} and step != 1
    if x == y:
        return Verdict.AGREE, "same", {}
    return (Verdict.COMPATIBLE, "rounding", {}) if rounds_to(fine, coarse, step, printed=printed) else None


def _floor(pair: Pair) -> Found | None:
    """ "crossed one million": a mark passed at one moment sets no upper end for what came after."""
    for passed, other in (pair.claims, pair.claims[::-1]):
        if MARK_PASSED in passed.notes:
            x, y = size_of(passed), size_of(other)
            if x is not None and y is not None and y >= x:
                return Verdict.COMPATIBLE, "floor", {}
    return None


def _vague(pair: Pair) -> Found | None:
    """ "millions", "dozens" name an order of magnitude: whatever is not far below it, or ten times above, fits."""
    a, b = pair.claims
    for vague, other in ((a, b), (b, a)):
        if not is_vague(vague):
            continue
        low, high = bounds_of(vague)
        assert low is not None
        assert high is not None
        if high <= 100 or overlap((low * Decimal("0.8"), high * 6), pragmatic(other)):
            return Verdict.COMPATIBLE, "vague", {}
    return None


def _bound(pair: Pair) -> Found | None:
    """A bound, an approximation or a range that holds the other figure, as an ordinary reader takes it."""
    a, b = pair.claims
    if a.kind in _POINTS:
        return None
    if a.modifier is Modifier.EXACT and b.modifier is Modifier.EXACT:
        return None
    if not overlap(softened(a), softened(b)):
        return None
    if {a.modifier, b.modifier} <= _LOWER or {a.modifier, b.modifier} <= _UPPER:
        x, y = size_of(a), size_of(b)
        if x == y:
            return Verdict.AGREE, "same", {}
        return Verdict.COMPATIBLE, "bound", {}
    if Modifier.BETWEEN in {a.modifier, b.modifier}:
        return Verdict.COMPATIBLE, "range", {}
    if {a.modifier, b.modifier} & (_LOWER | _UPPER):
        return Verdict.COMPATIBLE, "bound", {}
    return Verdict.COMPATIBLE, "approximation", {}


def _reading(pair: Pair) -> Found | None:
    """Some reading of one figure agrees with some reading of the other."""
    a, b = pair.claims
    if a.kind in _POINTS:
        return None
    doubtful = all(any(_unit_meant(reading.condition) for reading in claim.readings) for claim in (a, b))
    for (x, condition), (y, other) in product(readings_of(a), readings_of(b)):
        if condition is None and other is None:
            continue
        if doubtful and a.unit == b.unit and _unit_meant(condition) != _unit_meant(other):
            continue  # what the one calls a ton the other does, too
        if overlap(x, y):
            return Verdict.COMPATIBLE, "reading", {"condition": " and ".join(c for c in (condition, other) if c)}
    return None


def _unit_meant(condition: str | None) -> str | None:
    """What a reading takes the name of the unit for; None where it takes it as it stands."""
    _, found, meant = (condition or "").partition("if it is the ")
    return meant if found else None


def _moment(pair: Pair) -> Found | None:
    """Times and dates that can be the same moment: nested dates, another zone, a day that is not told."""
    a, b = pair.claims
    if a.kind not in _POINTS:
        return None
    found = instants.reconcile(a, b)
    if found is None:
        return None
    agrees, reason, details = found
    return (Verdict.AGREE if agrees else Verdict.COMPATIBLE), reason, details


def _scope(pair: Pair) -> Found | None:
    """Of another platform, place or part."""
    a, b = pair.claims
    if not differing_scope(a, b):
        return None
    return Verdict.INCOMPARABLE, "scope", {"left_scope": ", ".join(a.scope), "right_scope": ", ".join(b.scope)}


def _definition(pair: Pair) -> Found | None:
    """Measures of the same sort that are not the same: views of posts and people watching."""
    a, b = pair.claims
    if a.measure is None or b.measure is None or a.measure == b.measure or pair.kin:
        return None
    if slip_of(a, b) == "digits" and significant_digits(a.value or Decimal()) > FEW_DIGITS:
        return None  # what one of them measures is misread: "finished 13,412 votes clear"
    if a.value is not None and a.value == b.value and a.unit == b.unit and significant_digits(a.value) > 1:
        return None  # "about 3,200 families" that were moved, "3,200 families" without a home
    return Verdict.INCOMPARABLE, "definition", {}


def _as_of(pair: Pair) -> Found | None:
    """Told of different times."""
    a, b = pair.claims
    if a.kind in _POINTS or a.as_of is None or b.as_of is None:
        return None
    if pair.grows and max(len(a.as_of), len(b.as_of)) >= len("2024-08-13"):
        return None  # days on which a running figure was told; "in July" and "in December" are two figures
    if not instants.apart(a.as_of, b.as_of) or _of_one_report(pair):
        return None
    return Verdict.INCOMPARABLE, "as_of", {}


def _of_one_report(pair: Pair) -> bool:
    """Whether one sum is told on the day it was announced, the other of the period it is of, both within days.

    "On Wednesday it reported sales of $4.8 billion", "sales of $4.3 billion in the September quarter".
    """
    (a, b), (when_a, when_b) = pair.claims, pair.published
    if a.kind is not Kind.MONEY or when_a is None or when_b is None or a.as_of is None or b.as_of is None:
        return False
    if abs(instants.days_between(when_a, when_b)) > _ONE_WEEK:
        return False
    days = [claim.as_of for claim in (a, b) if len(claim.as_of or "") >= len("2024-08-13")]
    periods = [claim.as_of for claim in (a, b) if len(claim.as_of or "") < len("2024-08-13")]
    if len(days) != 1 or days[0] is None or periods[0] is None:
        return False
    announced = abs(instants.days_between(days[0], when_a)) <= _ONE_WEEK
    return announced and abs(instants.days_between(periods[0], when_a)) <= _LAST_PERIOD


def _birthday(pair: Pair) -> Found | None:
    """Ages told so far apart in time that birthdays can lie between them; a few, where no date says otherwise."""
    a, b = pair.claims
    if not (a.measure == b.measure == "age" and a.unit == b.unit == "year") or a.value is None or b.value is None:
        return None
    when_a, when_b = (_told_on(claim, published) for claim, published in zip(pair.claims, pair.published, strict=True))
    apart = abs(a.value - b.value)
    if when_a is None or when_b is None:
        return (Verdict.COMPATIBLE, "birthday", {}) if apart <= _FEW_BIRTHDAYS else None
    passed = instants.days_between(*((when_a, when_b) if a.value < b.value else (when_b, when_a)))
    if passed < _FEW_DAYS or apart > passed // 365 + 1:
        return None
    return Verdict.COMPATIBLE, "birthday", {}


def _told_on(claim: Claim, published: str | None) -> str | None:
    """The day an age is told of: a past one that is told with it, else that of writing; no plan "by 2030" is it."""
    if claim.as_of is None or (published is not None and instants.order(claim.as_of, published) >= 0):
        return published
    return claim.as_of


def _overtaken(pair: Pair) -> Found | None:
    """A floor that a later report leaves far behind ("at least 120", then 164) is an update, not a bound that holds."""
    update = _update(pair)
    if update is None or not any(claim.modifier in _LOWER for claim in pair.claims):
        return None
    x, y = size_of(pair.left), size_of(pair.right)
    if x is None or y is None:
        return None
    later = pair.right if update[2]["earlier"] == "left" else pair.left
    raised = later.change == "up" and LEVEL_REACHED in later.notes  # "the toll rose to 23"
    if max(abs(x), abs(y)) < _FAR_OVERTAKEN * min(abs(x), abs(y)) and not (raised and x != y):
        return None
    return update


def _unstated(pair: Pair) -> Found | None:
    """Times and dates of which the text does not say that they are of one thing."""
    a, b = pair.claims
    if a.kind not in _POINTS or pair.of_one_event or (a.measure is not None and a.measure == b.measure):
        return None
    return Verdict.INCOMPARABLE, "unstated", {}


def _tolerance(pair: Pair) -> Found | None:
    """Nearer to each other than the caller cares about."""
    x, y = size_of(pair.left), size_of(pair.right)
    if pair.tolerance is None or x is None or y is None or _turns(pair):
        return None
    near = abs(x - y) <= pair.tolerance * max(abs(x), abs(y))
    return (Verdict.COMPATIBLE, "tolerance", {}) if near else None


def _contested(pair: Pair) -> Found | None:
    """One of the two sources lets both figures speak: it sides with neither."""
    return None if pair.contested is None else (Verdict.INCOMPARABLE, "contested", {"both": pair.contested})


def _speaker(pair: Pair) -> Found | None:
    """By the word of different speakers."""
    a, b = pair.claims
    if a.speaker is None or b.speaker is None or slip_of(a, b) is not None:
        return None
    if set(a.speaker.casefold().split()) & set(b.speaker.casefold().split()):
        return None  # "Foods" is short for "Merrow Foods"
    if a.speaker in b.sentence.text or b.speaker in a.sentence.text:
        return None  # one is named in the other account too, under another word for who it is
    return Verdict.INCOMPARABLE, "speaker", {}


def _stance(pair: Pair) -> Found | None:
    """A figure that its source denies, doubts or only imagines is not its own."""
    if all(claim.stance == "asserted" for claim in pair.claims):
        return None
    return Verdict.INCOMPARABLE, "stance", {}


def _phase(pair: Pair) -> Found | None:
    """Planned against actual."""
    a, b = pair.claims
    if a.phase is None or b.phase is None or a.phase == b.phase:
        return None
    return Verdict.INCOMPARABLE, "phase", {}


def _update(pair: Pair) -> Found | None:
    """A running figure that a later report raised, a sum it tells to be raised or lowered since, or what is still so.

    One that fell, or two of the same hour, are none.
    """
    counting = [claim for claim in pair.claims if INTERIM in claim.scope]
    if len(counting) == 1 and not _is_slip(pair):  # while votes were being counted, and when they all were
        return Verdict.UPDATE, "update", {"earlier": "left" if counting[0] is pair.left else "right"}
    order = _told_in_order(pair)
    later = pair.right if order < 0 else pair.left
    reset = RAISED_SINCE in later.notes or STILL_SO in later.notes
    if not (pair.grows or pair.varies or reset) or _is_slip(pair):
        return None
    x, y = size_of(pair.left), size_of(pair.right)
    if x is None or y is None or (pair.slow and abs(x - y) > _SLOW * max(abs(x), abs(y))):
        return None
    if (order < 0 and x < y) or (order > 0 and y < x) or ((pair.varies or reset) and order):
        return Verdict.UPDATE, "update", {"earlier": "left" if order < 0 else "right"}
    return None


def _is_slip(pair: Pair) -> bool:
    """Whether a running figure differs by two swapped digits, and neither source says that it rose."""
    a, b = pair.claims
    return slip_of(a, b) is not None and not any(
        claim.change is not None or RAISED_SINCE in claim.notes for claim in pair.claims
    )


def _told_in_order(pair: Pair) -> int:
    """-1 or 1 as the left or the right figure is the earlier one, 0 if that is not told.

    Hours told with both figures decide; else the days of publication; else the days told with the figures; else the
    word of a figure that only grows, that it rose to what it is.
    """
    (a, b), (when_a, when_b) = pair.claims, pair.published
    told = instants.order(a.as_of, b.as_of) if a.as_of is not None and b.as_of is not None else 0
    if (told or a.as_of == b.as_of) and all(":" in (claim.as_of or "") for claim in pair.claims):
        return told  # two figures of the same hour are in no order
    if a.as_of is not None and a.as_of == b.as_of and all(SO_FAR in claim.notes for claim in pair.claims):
        return 0  # "by Tuesday" in both
    published = instants.order(when_a, when_b) if when_a is not None and when_b is not None else 0
    return published or told or (_risen(pair) if pair.grows else 0)


def _risen(pair: Pair) -> int:
    """The order of "killed 19" and "the toll has risen to 23": by its own word the greater was lower before."""
    x, y = size_of(pair.left), size_of(pair.right)
    if x is None or y is None or x == y:
        return 0
    greater = pair.left if x > y else pair.right
    if greater.change != "up" or LEVEL_REACHED not in greater.notes:
        return 0
    return 1 if greater is pair.left else -1


def _corrected(pair: Pair) -> Found | None:
    """One of the sources of the fact says that the one figure was corrected to the other."""
    if pair.corrected is None:
        return None
    teller, left_is_first = pair.corrected
    return Verdict.UPDATE, "corrected", {"both": teller, "earlier": "left" if left_is_first else "right"}


def _gap(pair: Pair) -> Found | None:
    """Nothing reconciles them."""
    a, b = pair.claims
    reason = "bound" if {a.modifier, b.modifier} & (_LOWER | _UPPER) else "value"
    return Verdict.CONFLICT, reason, {}


def _severity(pair: Pair) -> Severity:
    a, b = pair.claims
    if a.kind in _POINTS:
        return Severity.MINOR if instants.gap_seconds(a, b) < 3600 else Severity.MAJOR
    x, y = size_of(a), size_of(b)
    if x is None or y is None:
        return Severity.MAJOR
    largest = max(abs(x), abs(y))
    return Severity.MINOR if largest and abs(x - y) / largest < _MINOR else Severity.MAJOR


Level = Callable[[Pair], Found | None]

LADDER: tuple[Level, ...] = (
    _denied,
    _unit,
    _currency,
    _unsaid,
    _direction,
    _same,
    _conversion,
    _rounding,
    _moment,
    _definition,
    _floor,
    _vague,
    _overtaken,
    _bound,
    _reading,
    _stance,
    _scope,
    _birthday,
    _as_of,
    _phase,
    _unstated,
    _update,
    _corrected,
    _tolerance,
    _contested,
    _speaker,
    _gap,
)
