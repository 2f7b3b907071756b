"""What the scopes of two claims make of each other: another platform, a part, "in the city" against "nationwide"."""

from __future__ import annotations

from decimal import Decimal

from .records import WHOLE_TOLD, Claim, Kind
from .slips import slip_of

__all__ = [
    "INTERIM",
    "INTRADAY",
    "NARROWING",
    "RECIPIENTS",
    "TIME_ALONE",
    "are_of_each_year",
    "differing_scope",
    "have_other_rates",
    "platforms_of",
]

INTERIM = "interim"
INTRADAY = "intraday"
TIME_ALONE = "that time alone"
RECIPIENTS = frozenset({"for the bereaved", "for the injured"})
# Words of `scope` that narrow or widen a figure; the others are platforms.
NARROWING = frozenset(
    {
        "combined",
        "national",
        "local",
        "statewide",
        "serious",
        "per person",
        "forecast",
        "peak",
        "average",
        "part",
        "additional",
        "difference",
        "compound",
        "earlier event",
        "elsewhere",
        "worldwide",
        "overseas",
        INTRADAY,
        TIME_ALONE,
        "last day",
        "last week",
        "last month",
        "record",
        "private sector",
        "either",
        INTERIM,
        "before tax",
        "minimum",
        "aftershock",
        "comparable",
        "first round",
        "with debt",
        "net of debt",
        *RECIPIENTS,
    }
)
_WIDE = frozenset({"worldwide", "national"})
_FEWER = frozenset({"part", TIME_ALONE})  # they are rather fewer than all
_MOSTLY_ALL = Decimal("1.5")  # of all there are to a part of them; where no part is told, both are rather of all
_ONE_RATE = Decimal(3)  # a sum of every month and one told without a month are further apart than this, or one


def platforms_of(claim: Claim) -> set[str]:
    """The words of a claim's scope that name what it is of, rather than narrow it."""
    return {word for word in claim.scope if word not in NARROWING and not word.startswith("per ")}


def differing_scope(a: Claim, b: Claim) -> bool:
    """Whether two claims are told of different scope: another platform, or narrowed in another way.

    A platform that only one of them names does not part them, nor does "in the city" against nothing said.
    """
    if a.scope == b.scope:
        return False
    x, y = set(a.scope), set(b.scope)
    if a.as_of is not None and a.as_of == b.as_of:
        x, y = x - {TIME_ALONE}, y - {TIME_ALONE}  # "on Tuesday alone 26", "62 on Tuesday"
    if "part" in x & y:
        x, y = x - {"serious"}, y - {"serious"}  # of which part is told only by one, as so often
    if WHOLE_TOLD in (*a.notes, *b.notes) and "part" in x ^ y:  # which of the two numbers is meant, their values tell
        x, y = x - {"part"}, y - {"part"}
    platforms_x, platforms_y = platforms_of(a), platforms_of(b)
    if platforms_x and platforms_y and not platforms_x & platforms_y:
        return True
    if {"national", "local"} <= x ^ y or x ^ y >= RECIPIENTS:
        return True
    x, y = x - RECIPIENTS, y - RECIPIENTS  # that only one account tells to whom a sum goes parts nothing
    if have_other_rates(a, b):
        return True
    if bool(_rates(a)) != bool(_rates(b)) and _far_apart(a, b):
        return True  # "Rs 299" may be "Rs 299 a month", but not "Rs 2,999 a year"
    if are_of_each_year(a, b):
        x, y = x - {"earlier event", "per year"}, y - {"earlier event", "per year"}
    # votes counted so far, and all of them, are one count at two times; so is a price at noon and at the close
    open_ended = {"local", INTERIM, INTRADAY, "compound"}  # the last narrows nothing: what it names may be the same
    own, others = ({word for word in words if word in NARROWING} - open_ended for words in (x - y, y - x))
    if bool(own) != bool(others) and own | others <= _WIDE and not _far_apart(a, b, _MOSTLY_ALL):
        return False  # "118,000 cars worldwide", "141,000 cars": of all there are, as little parts them
    if a.kind is b.kind is Kind.MONEY and not _far_apart(a, b):
        own, others = own - {"per person"}, others - {"per person"}  # "Rs 5 lakh for each family", "Rs 7 lakh"
    if slip_of(a, b) is not None:
        # one figure with a slip of the pen: what one of them says by the way parts less, unless it is the lesser
        lesser = own if (a.value or 0) < (b.value or 0) else others
        return bool(own and others) or not _FEWER.isdisjoint(lesser)
    return bool(own or others)


def have_other_rates(a: Claim, b: Claim) -> bool:
    """Whether two figures are told of times or amounts of other length: "€850 a month", "€850 a week"."""
    if not (a.scope and b.scope):
        return False
    rates, others = _rates(a), _rates(b)
    return bool(rates and others) and rates != others


def _rates(claim: Claim) -> set[str]:
    """What a figure is told per, other than per head: {"per month"}."""
    return {word for word in claim.scope if word.startswith("per ") and word != "per person"}


def are_of_each_year(a: Claim, b: Claim) -> bool:
    """Whether one is told of last year and the other of every year: "took home $600m last year", "each year"."""
    return any(
        "earlier event" in x.scope and "per year" in y.scope and x.kind is y.kind is Kind.MONEY
        for x, y in ((a, b), (b, a))
    )


def _far_apart(a: Claim, b: Claim, ratio: Decimal = _ONE_RATE) -> bool:
    if not a.value or not b.value:
        return True
    small, large = sorted((abs(a.value), abs(b.value)))
    return large >= ratio * small
