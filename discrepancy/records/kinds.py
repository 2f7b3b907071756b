"""What figures, verdicts and gaps are called: text, as it stands in every file that is written."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of figure a mention is. Kinds are text: `mention.kind == "money"`."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    TIME = "time"
    DATE = "date"
    FREQUENCY = "frequency"
    ORDINAL = "ordinal"
    NUMBER = "number"


class Modifier(StrEnum):
    """How the printed words bound the figure; the names of TIMEX3 MOD where it has one. Modifiers are text."""

    EXACT = "exact"
    APPROX = "approx"
    MORE_THAN = "more_than"
    EQUAL_OR_MORE = "equal_or_more"
    LESS_THAN = "less_than"
    EQUAL_OR_LESS = "equal_or_less"
    BETWEEN = "between"


# Names for the innermost loops: before Python 3.12 it takes ten times as long to look a member up in its class.
COUNT, MONEY, PERCENT, MEASURE, TIME = Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.TIME
DATE, DURATION, FREQUENCY, ORDINAL, NUMBER = Kind.DATE, Kind.DURATION, Kind.FREQUENCY, Kind.ORDINAL, Kind.NUMBER
EXACT, APPROX, BETWEEN = Modifier.EXACT, Modifier.APPROX, Modifier.BETWEEN


class Verdict(StrEnum):
    """What two claims make of each other, mildest first; verdicts are text, and `gravity` orders them.

    >>> max([Verdict.CONFLICT, Verdict.AGREE], key=lambda verdict: verdict.gravity).value
    'conflict'
    """

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    INCOMPARABLE = "incomparable"
    CONFLICT = "conflict"

    @property
    def gravity(self) -> int:
        """0 for `agree` to 4 for `conflict`."""
        return _GRAVITY[self]


AGREE, COMPATIBLE, UPDATE = Verdict.AGREE, Verdict.COMPATIBLE, Verdict.UPDATE
INCOMPARABLE, CONFLICT = Verdict.INCOMPARABLE, Verdict.CONFLICT
_GRAVITY = {verdict: gravity for gravity, verdict in enumerate(Verdict)}


class Severity(StrEnum):
    """How wide the gap of a conflict is: `minor` below a tenth of the larger figure, or below an hour, else `major`.

    It is arithmetic and says nothing of what is at stake.
    """

    MINOR = "minor"
    MAJOR = "major"


MINOR, MAJOR = Severity.MINOR, Severity.MAJOR
