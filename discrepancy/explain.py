"""The sentence a reader gets with every verdict, by the code of the reason. One table: the docs print it too.

>>> REASONS["rounding"].title
'Rounding'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .instants import timex_words
from .records import Claim, Kind, Verdict
from .slips import slip_of

if TYPE_CHECKING:
    from .judgement import Pair

__all__ = ["INTERNAL", "REASONS", "Reason", "explain", "explain_sum"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code: a title, when it is given, and the sentence with its places to fill."""

    title: str
    when: str
    sentence: str


_SAYS = "{a_source} says {a}, {b_source} says {b}"

REASONS: dict[str, Reason] = {
    "same": Reason("Same figure", "Both tell the same figure.", "Both say {a}{b_differs}."),
    "unit_conversion": Reason(
        "Other unit", "The same quantity in another unit.", f"{_SAYS}: the same quantity in another unit."
    ),
    "rounding": Reason(
        "Rounding", "One figure is the other, rounded.", f"{_SAYS}: the finer figure rounds to the coarser one."
    ),
    "approximation": Reason(
        "Approximation", "An approximate figure covers the other.", f"{_SAYS}: near enough for an approximate figure."
    ),
    "bound": Reason(
        "Bound",
        "A bound (over, at least, up to) holds the other figure; in a conflict, it is too far away for one.",
        f"{_SAYS}: both can be true.",
    ),
    "range": Reason("Range", "A range holds the other figure.", f"{_SAYS}: the range covers the other figure."),
    "vague": Reason(
        "Vague word",
        "A vague word names the same order of magnitude.",
        f"{_SAYS}: a vague word that fits the other figure.",
    ),
    "floor": Reason(
        "Mark passed",
        "A mark was passed at one moment; the figure went on growing.",
        f"{_SAYS}: a mark passed at one moment sets no limit to what came later.",
    ),
    "reading": Reason(
        "Reading", "An ambiguous form agrees under one of its readings.", f"{_SAYS}: they agree {{condition}}."
    ),
    "zone": Reason("Time zone", "The same moment on the clocks of two zones.", f"{_SAYS}: the same moment{{zone}}."),
    "nested": Reason("Coarser date", "One date lies inside the other.", f"{_SAYS}: one lies inside the other."),
    "day": Reason(
        "Neighbouring day",
        "Days next to each other: the calendar differs by zone.",
        f"{_SAYS}: neighbouring days, which one and the same event can have in different zones.",
    ),
    "unplaced": Reason(
        "Not placed",
        "A date or time cannot be placed on the calendar.",
        f"{_SAYS}: one of them cannot be placed on the calendar.",
    ),
    "unit": Reason(
        "Other dimension", "Quantities of different dimension.", f"{_SAYS}: not quantities of the same dimension."
    ),
    "currency": Reason(
        "Other currency",
        "Sums in different currencies and no rate for them (the extra `rates` has some), or not one sum at the rate.",
        f"{_SAYS}: sums in different currencies{{no_rate}}.",
    ),
    "rate": Reason(
        "Exchange rate",
        "The same sum in another currency, at the rate the caller gave, the story prints or the ECB set that day.",
        f"{_SAYS}: the same sum in another currency{{rate}}.",
    ),
    "scope": Reason(
        "Other scope", "Of another platform, place, part or event.", f"{_SAYS}: not of the same scope ({{scopes}})."
    ),
    "definition": Reason(
        "Other measure",
        "Alike, but not the same thing is counted.",
        f"{_SAYS}: not the same thing is counted ({{a_measure}} here, {{b_measure}} there).",
    ),
    "as_of": Reason(
        "Other time", "Told of different times.", f"{_SAYS}: told of different times ({{a_as_of}} and {{b_as_of}})."
    ),
    "birthday": Reason(
        "Birthday", "Ages told at different times.", f"{_SAYS}: a birthday can lie between the two reports."
    ),
    "tolerance": Reason(
        "Tolerance",
        "Nearer to each other than the caller's tolerance for the measure.",
        f"{_SAYS}: within the tolerance set.",
    ),
    "speaker": Reason(
        "Other speaker",
        "By the word of different speakers.",
        f"{_SAYS}: by the word of different speakers ({{a_speaker}} and {{b_speaker}}).",
    ),
    "contested": Reason(
        "Told both ways",
        "One of the two sources tells both figures, each by the word of another speaker.",
        f"{_SAYS}: {{both}} tells both figures, by the word of different speakers.",
    ),
    "stance": Reason(
        "Not asserted",
        "One figure is denied, doubted or imagined by its own source.",
        f"{_SAYS}: but {{stance_source}} does not tell it as its own figure ({{stance}}).",
    ),
    "phase": Reason(
        "Planned or actual",
        "One is planned, the other what happened.",
        f"{_SAYS}: one was planned, the other is what happened.",
    ),
    "unstated": Reason(
        "Not said to be one",
        "Times or dates of which no words say that they are of one thing.",
        f"{_SAYS}: nothing says that both are of one thing.",
    ),
    "update": Reason(
        "Update",
        "A later report raised a running figure.",
        "{earlier_source} told {earlier} first, {later_source} {later} later: a running figure.",
    ),
    "corrected": Reason(
        "Corrected",
        "One of the sources says that the one figure was corrected to the other.",
        "{earlier_source} says {earlier}, {later_source} {later}: {both} tells that the figure was corrected since.",
    ),
    "direction": Reason("Rise or fall", "One source tells a rise, the other a fall.", f"{_SAYS}: {{gap}}."),
    "value": Reason("Different values", "No reading of the words reconciles the figures.", f"{_SAYS}: {{gap}}."),
}


_NO_RATE = ", which no rate was given for"

# The reason of `Report.internal`, which no pair of accounts has.
INTERNAL = Reason(
    "Sum that fails",
    "Inside one account, the listed parts of a total add up to something else.",
    "{a_source} says {a}, but the parts it lists add up to {sum} ({parts}).",
)


def explain(pair: Pair, reason: str, verdict: Verdict, details: Mapping[str, str]) -> str:
    """The sentence for a reader; symmetric sentences name the sources in the order of their names."""
    a, b = pair.claims
    (a_source, b_source) = pair.sources
    if (b_source, b.id) < (a_source, a.id):
        a, b, a_source, b_source = b, a, b_source, a_source
    fill = {
        "a_source": a_source,
        "b_source": b_source,
        "a": _quoted(a),
        "b": _quoted(b),
        "b_differs": "" if _quoted(a) == _quoted(b) else f" ({b_source}: {_quoted(b)})",
        "condition": details.get("condition", ""),
        "zone": _zone(details),
        "scopes": " and ".join(", ".join(c.scope) or "not narrowed" for c in (a, b)),
        "a_measure": (a.measure or "").replace("_", " "),
        "b_measure": (b.measure or "").replace("_", " "),
        "a_as_of": timex_words(a.as_of or ""),
        "b_as_of": timex_words(b.as_of or ""),
        "a_speaker": a.speaker or "",
        "b_speaker": b.speaker or "",
        "both": details.get("both", "one of them"),
        "gap": _gap(a, b),
        "rate": f" within {details['room']} ({details['rate']})" if "rate" in details else "",
        "no_rate": f", not one within {details['room']} ({details['rate']})" if "rate" in details else _NO_RATE,
    }
    if reason == "stance":
        odd = a if a.stance != "asserted" else b
        fill |= {"stance": odd.stance, "stance_source": a_source if odd is a else b_source}
    if reason in {"update", "corrected"}:
        first = (a, a_source) if details.get("earlier") == a.id else (b, b_source)
        later = (b, b_source) if first[0] is a else (a, a_source)
        fill |= {
            "earlier": _quoted(first[0]),
            "later": _quoted(later[0]),
            "earlier_source": first[1],
            "later_source": later[1],
        }
    if verdict is Verdict.CONFLICT:
        return f"{_SAYS}: {{gap}}.".format(**fill)
    return REASONS[reason].sentence.format(**fill)


def explain_sum(source: str, total: Claim, parts: Sequence[Claim]) -> str:
    """The sentence on a total whose parts do not add up to it."""
    added = sum((part.value for part in parts if part.value is not None), Decimal(0))
    figures = ", ".join(part.text for part in parts)
    return INTERNAL.sentence.format(
        a_source=source, a=_quoted(total), sum=format(added.normalize(), ",f"), parts=figures
    )


def _quoted(claim: Claim) -> str:
    text = f"“{' '.join(claim.text.split())}”"
    if claim.derivation is not None:
        told = (claim.timex or "").rpartition("T")[2] if claim.kind is Kind.TIME else _plain_length(claim)
        return f"{told} ({claim.derivation})"
    return text


def _plain_length(claim: Claim) -> str:
    value = "" if claim.value is None else format(claim.value.normalize(), ",f")
    unit = claim.unit or ""
    plural = unit and claim.value != 1 and unit != "people" and not unit.isupper()
    return f"{value} {unit}{'s' if plural else ''}".strip()


def _zone(details: Mapping[str, str]) -> str:
    if details.get("offset"):
        return f" if the time printed without a zone is {details['offset']}"
    if details.get("condition"):
        return f" {details['condition']}"
    return " on clocks of two zones"


def _number(claim: Claim) -> Decimal:
    ends = [end for end in (claim.low, claim.high) if isinstance(end, Decimal)]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _gap(a: Claim, b: Claim) -> str:
    """How far apart two figures are, as a reader would say it, and the slip that may lie behind it."""
    slip = slip_of(a, b)
    return _distance(a, b) + (f", {_SLIPS[slip]}" if slip is not None else "")


_SLIPS = {
    "digits": "with two digits swapped",
    "unit": "with the same number in another unit",
    "zeros": "with the same digits, a nought more or less",
}


def _distance(a: Claim, b: Claim) -> str:
    if a.kind in {Kind.DATE, Kind.TIME}:
        return "they cannot be the same moment"
    if a.change is not None and b.change is not None and a.change != b.change:
        return "one tells a rise, the other a fall"
    if a.base_unit == "kelvin":
        return f"{_short(abs(_number(a) - _number(b)))} degrees Celsius apart"
    if a.measure == b.measure == "age" and a.unit == b.unit and a.value is not None and b.value is not None:
        years = abs(a.value - b.value)
        return f"they are {_short(years)} {a.unit}{'s' if years != 1 else ''} apart"
    if a.measure == b.measure == "minute":
        return f"they are {_short(abs(_number(a) - _number(b)))} minutes apart"
    small, large = sorted((abs(_number(a)), abs(_number(b))))
    bounded = " — further than the words allow" if a.modifier != "exact" or b.modifier != "exact" else ""
    if small == 0 or (a.kind is Kind.PERCENT and a.unit == "percent" and large < 2 * small):
        if a.kind is Kind.PERCENT:
            return f"{_short(large - small)} percentage points apart{bounded}"
        return f"they are {_short(large - small)} apart{bounded}"
    if large < 100 and a.kind in {Kind.COUNT, Kind.NUMBER} and not bounded:
        return f"they differ by {_short(large - small)}"
    ratio = large / small
    if ratio >= 2:
        return f"{_short(ratio)} times apart{bounded}"
    percent = 100 * (large - small) / small
    rounding = ", more than rounding explains" if not bounded and percent < 5 else ""
    return f"{_short(percent)} % apart{rounding}{bounded}"


def _short(value: Decimal) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    text = f"{value:.1f}" if value >= 1 else f"{value:.2g}"
    return format(Decimal(text).normalize(), "f")
