"""The sentence a reader gets with every verdict: the places of a reason's sentence filled with sources and figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import regex

from .gaps import gap_words
from .instants import timex_words
from .intervals import bounds_of, overlap, size_of
from .quantity import is_vague
from .reasons import CONFLICT, INTERNAL, REASONS
from .records import Claim, Kind, Modifier, Verdict

if TYPE_CHECKING:
    from .judgement import Pair

__all__ = ["explain", "explain_sum"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_SIDED = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE, Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_STANCES = {
    "denied": "mentions its figure only to deny it",
    "doubted": "reports its figure as doubtful",
    "hypothetical": "gives its figure only as a possibility",
}
# "if it is 2024-08-15", "if it is CAD": a condition that names the figure no further
_OF_IT = regex.compile(r"if it (is|means) (.+)")
_SHOWN = Decimal("0.01")  # to which a figure that was worked out is shown


def explain(pair: Pair, reason: str, verdict: Verdict, details: Mapping[str, str]) -> str:
    """The sentence for a reader; symmetric sentences name the sources in the order of their names."""
    a, b = pair.claims
    a_source, b_source = pair.sources
    earlier = a if details.get("earlier", "left") == "left" else b
    if (b_source, b.id) < (a_source, a.id):
        a, b, a_source, b_source = b, a, b_source, a_source
    sentence = CONFLICT if verdict is Verdict.CONFLICT else REASONS[reason].sentence
    return sentence.format_map(_Told(a, b, a_source, b_source, earlier, details))


@dataclass(frozen=True, slots=True)
class _Told:
    """What fills the places of a sentence, each when it is asked for: two claims and their sources, in their order."""

    a: Claim
    b: Claim
    a_source: str
    b_source: str
    earlier: Claim
    details: Mapping[str, str]

    def __getitem__(self, place: str) -> str:
        return _PLACES[place](self)

    @property
    def says(self) -> str:
        """Both figures, each by the word of its source."""
        a, b = self.a, self.b
        return f"{self.a_source} {_says(a)} {_told(a)}, {self.b_source} {_says(b)} {_told(b)}"

    @property
    def sides(self) -> tuple[tuple[str, Claim], tuple[str, Claim]]:
        """Each source with its claim."""
        return (self.a_source, self.a), (self.b_source, self.b)

    @property
    def in_time(self) -> tuple[tuple[str, Claim], tuple[str, Claim]]:
        """The same, the earlier first."""
        a, b = self.sides
        return (a, b) if self.a is self.earlier else (b, a)


def explain_sum(source: str, total: Claim, parts: Sequence[Claim]) -> str:
    """The sentence on a total whose parts do not add up to it."""
    added = sum((part.value for part in parts if part.value is not None), Decimal(0))
    figures = ", ".join(part.text for part in parts)
    return INTERNAL.sentence.format(
        a_source=source, a=_quoted(total), sum=format(added.normalize(), ",f"), parts=figures
    )


# ---- figures --------------------------------------------------------------------------------------------------------


def _both(told: _Told) -> str | None:
    """ "Both say “twelve”", whatever the case of its letters; None where they say it in other words."""
    if _told(told.a).casefold() != _told(told.b).casefold():
        return None
    tellers = "All" if "of_many" in told.details else "Both"
    return f"{tellers} {'say' if told.a.derivation is None else 'imply'} {_told(told.a)}"


def _says(claim: Claim) -> str:
    return "says" if claim.derivation is None else "implies"


def _told(claim: Claim) -> str:
    """The figure as printed, and on which side of an hour or a day something was, which its span leaves out."""
    side = _SIDES.get(claim.modifier) if claim.kind in _POINTS and claim.derivation is None else None
    return f"{side} {_quoted(claim)}" if side is not None else _quoted(claim)


_SIDES = {
    Modifier.LESS_THAN: "before",
    Modifier.EQUAL_OR_LESS: "by",
    Modifier.MORE_THAN: "after",
    Modifier.EQUAL_OR_MORE: "from",
}


def _quoted(claim: Claim) -> str:
    """The figure as printed, or one that was worked out and from what: "42 minutes (20:42 − 20:00)"."""
    if claim.derivation is None:
        return f"“{' '.join(claim.text.split())}”"
    if claim.kind is Kind.DATE:
        told = timex_words(claim.timex or "")
    else:
        told = (claim.timex or "").rpartition("T")[2] if claim.kind is Kind.TIME else _plain_length(claim)
    return f"{told} ({claim.derivation})"


def _plain_length(claim: Claim) -> str:
    if claim.unit == "hour" and claim.value is not None and claim.value % 1:
        hours, minutes = divmod(int((claim.value * 60).to_integral_value(ROUND_HALF_UP)), 60)
        return f"{hours} h {minutes} min" if hours else f"{minutes} minutes"
    value = "" if claim.value is None else format(_shortened(claim.value).normalize(), ",f")
    unit = claim.unit or ""
    if unit == "percent":
        return f"{value} %"
    plural = unit and claim.value != 1 and unit != "people" and not unit.isupper()
    return f"{value} {unit}{'s' if plural else ''}".strip()


def _shortened(value: Decimal) -> Decimal:
    """Two places are enough of what was worked out: 4 of 6 are 66.67 %."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2 and abs(value) >= _SHOWN:
        return value.quantize(_SHOWN, ROUND_HALF_UP)
    return value


def _same_what(claim: Claim) -> str:
    return f"the same {claim.kind if claim.kind in _POINTS else 'figure'}"


def _spaced(name: str | None) -> str:
    return (name or "").replace("_", " ")


# ---- what reconciles or separates them ------------------------------------------------------------------------------


def _bound(a: Claim, b: Claim) -> str:
    if {a.modifier, b.modifier} <= _SIDED:
        return "both bounds can hold at once"
    return f"the bound leaves room for the other {a.kind if a.kind in _POINTS else 'figure'}"


def _range(a: Claim, b: Claim) -> str:
    if a.modifier is Modifier.BETWEEN is b.modifier:
        return "the ranges overlap" if overlap(bounds_of(a), bounds_of(b)) else "the ranges are close to each other"
    span, size = (bounds_of(a), size_of(b)) if a.modifier is Modifier.BETWEEN else (bounds_of(b), size_of(a))
    return (
        "the range covers the other figure" if overlap(span, (size, size)) else "the range is close to the other figure"
    )


def _vague(a: Claim, b: Claim) -> str:
    vague = [claim for claim in (a, b) if is_vague(claim) or size_of(claim) is None]
    if len(vague) != 1:
        return "vague words that can mean the same"
    return f"{_quoted(vague[0])} is vague, and the other figure fits it"


def _conditions(a: Claim, b: Claim, conditions: str) -> str:
    """What must be so for them to agree, as a reader would say it; several are joined by "and"."""
    return " and ".join(_condition(a, b, condition) for condition in conditions.split(" and "))


def _condition(a: Claim, b: Claim, condition: str) -> str:
    """ "if “Thursday” is 15 Aug 2024" of "if it is 2024-08-15"; "if IST means India time" of "if IST is India"."""
    of_it = _OF_IT.fullmatch(condition)
    if of_it is None:
        zoned = a.kind in _POINTS and " is " in condition
        return f"{condition.replace(' is ', ' means ')} time" if zoned else condition
    told = [claim for claim in (a, b) if any(reading.condition == condition for reading in claim.readings)]
    it = _quoted(told[0]) if len(told) == 1 else "it"
    return f"if {it} {of_it[1]} {timex_words(of_it[2])}"


def _zone(a: Claim, b: Claim, details: Mapping[str, str]) -> str:
    if details.get("offset"):
        return f" if the time printed without a zone is in {details['offset']}"
    if details.get("condition"):
        return f" {_conditions(a, b, details['condition'])}"
    return " on clocks of two zones"


def _birthdays(a: Claim, b: Claim) -> str:
    return "a birthday" if a.value is None or b.value is None or abs(a.value - b.value) <= 1 else "birthdays"


def _rate(how: str, details: Mapping[str, str]) -> str:
    far = " apart" if how == "more than" else ""
    return f"{how} {details['room']}{far} at the exchange rate ({details['rate']})"


def _scopes(*told: tuple[str, Claim]) -> str:
    words = [f"{source}: {', '.join(claim.scope)}" for source, claim in told if claim.scope]
    return f" ({'; '.join(words)})" if words else ""


def _stance(*told: tuple[str, Claim]) -> str:
    source, stance = next(
        ((source, claim.stance) for source, claim in told if claim.stance != "asserted"), ("one of them", "")
    )
    return f"{source} {_STANCES.get(stance, 'does not assert its figure')}"


# ---- the places of the sentences ------------------------------------------------------------------------------------

_PLACES: Mapping[str, Callable[[_Told], str]] = {
    "says": lambda told: told.says,
    "same": lambda told: _both(told) or f"{told.says}: {_same_what(told.a)}",
    "a_source": lambda told: told.a_source,
    "b_source": lambda told: told.b_source,
    "bound": lambda told: _bound(told.a, told.b),
    "range": lambda told: _range(told.a, told.b),
    "vague": lambda told: _vague(told.a, told.b),
    "condition": lambda told: _conditions(told.a, told.b, told.details.get("condition", "in one of their readings")),
    "zone": lambda told: _zone(told.a, told.b, told.details),
    "scopes": lambda told: _scopes(*told.sides),
    "a_measure": lambda told: _spaced(told.a.measure),
    "b_measure": lambda told: _spaced(told.b.measure),
    "a_as_of": lambda told: timex_words(told.a.as_of or ""),
    "b_as_of": lambda told: timex_words(told.b.as_of or ""),
    "a_speaker": lambda told: _spaced(told.a.speaker),
    "b_speaker": lambda told: _spaced(told.b.speaker),
    "birthdays": lambda told: _birthdays(told.a, told.b),
    "both": lambda told: told.details.get("both", "one of them"),
    "gap": lambda told: gap_words(told.a, told.b),
    "rate": lambda told: _rate("within", told.details) if "rate" in told.details else "at the exchange rate",
    "no_rate": lambda told: (
        _rate("more than", told.details) if "rate" in told.details else "and no exchange rate is at hand"
    ),
    "stance": lambda told: _stance(*told.sides),
    "earlier": lambda told: _quoted(told.in_time[0][1]),
    "later": lambda told: _quoted(told.in_time[1][1]),
    "earlier_source": lambda told: told.in_time[0][0],
    "later_source": lambda told: told.in_time[1][0],
}
