"""The reasons that a verdict can have, by their codes: when each is given, and the sentence that tells it.

One table: the library explains its verdicts with it, and the page on reasons in the documentation is made from it. The
sentences have places in braces, which `explain` fills; `says` is "Argus says “12”, Post says “40”".

>>> REASONS["rounding"].title
'Rounding'
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CONFLICT", "INTERNAL", "REASONS", "Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code: a title, when it is given, and the sentence with its places to fill."""

    title: str
    when: str
    sentence: str


# The sentence of every conflict, whatever its reason.
CONFLICT = "{says}: {gap}."

REASONS: dict[str, Reason] = {
    "same": Reason("Same figure", "Both tell the same figure.", "{same}."),
    "unit_conversion": Reason(
        "Other unit", "The same quantity in another unit.", "{says}: the same quantity in another unit."
    ),
    "rounding": Reason(
        "Rounding", "One figure is the other, rounded.", "{says}: the finer figure rounds to the coarser one."
    ),
    "approximation": Reason(
        "Approximation",
        "One figure is approximate (about, some, roughly), and the other is near enough.",
        "{says}: near enough for an approximate figure.",
    ),
    "bound": Reason(
        "Bound",
        "One figure is a bound (over, at least, up to). Compatible if it leaves room for the other figure, as people "
        "speak; a conflict if the other is too far away.",
        "{says}: {bound}.",
    ),
    "range": Reason("Range", "One figure is a range, and the other lies within it or close to it.", "{says}: {range}."),
    "vague": Reason(
        "Vague word",
        "A vague word (dozens, several, millions) fits the other figure.",
        "{says}: {vague}.",
    ),
    "floor": Reason(
        "Mark passed",
        "One source tells of a mark that was passed (crossed one million), the other of a higher figure.",
        "{says}: a mark passed at one moment, after which the figure may have gone on growing.",
    ),
    "reading": Reason(
        "Reading",
        "A form that can be read in several ways; in one of them the figures agree.",
        "{says}: they agree {condition}.",
    ),
    "zone": Reason(
        "Time zone",
        "The same moment on the clocks of two zones, for certain or if a zone that is not told is the one named.",
        "{says}: the same moment{zone}.",
    ),
    "nested": Reason(
        "Coarser date",
        "One date or time lies inside the other, as a day in its month.",
        "{says}: one falls within the other, so both can be true.",
    ),
    "day": Reason(
        "Neighbouring day",
        "Two days next to each other, which one event can have on calendars of two time zones.",
        "{says}: neighbouring days, and the same event can fall on either, depending on the time zone.",
    ),
    "unplaced": Reason(
        "Not placed",
        "A date or time that cannot be placed on the calendar, as no day of publication is stated.",
        "{says}: at least one of them cannot be placed on the calendar, so they may be the same.",
    ),
    "unit": Reason(
        "Other kind of quantity",
        "Quantities that cannot be held against each other, as percent and percentage points.",
        "{says}: not the same kind of quantity.",
    ),
    "currency": Reason(
        "Other currency",
        "Sums in different currencies, with no exchange rate at hand (the extra `rates` has some), or too far apart at "
        "the rate.",
        "{says}: sums in different currencies, {no_rate}.",
    ),
    "rate": Reason(
        "Exchange rate",
        "The same sum in another currency, at the rate the caller gave, the story prints or the European Central Bank "
        "(ECB) set that day.",
        "{says}: the same sum in another currency, {rate}.",
    ),
    "scope": Reason(
        "Other scope",
        "The figures are of different platforms, places, parts or events.",
        "{says}: not of the same platform, place, part or event{scopes}.",
    ),
    "definition": Reason(
        "Other measure",
        "Two things are measured that are alike but not the same, as views and listeners.",
        "{says}: they measure different things ({a_source}: {a_measure}; {b_source}: {b_measure}).",
    ),
    "as_of": Reason(
        "Other time",
        "The figures are of clearly different times.",
        "{says}: they are of different times ({a_as_of} and {b_as_of}).",
    ),
    "birthday": Reason(
        "Birthday",
        "Ages that can both be right, as the accounts are of different days.",
        "{says}: {birthdays} may lie between the two reports.",
    ),
    "tolerance": Reason(
        "Tolerance",
        "The figures are nearer to each other than the tolerance that the caller set for the measure.",
        "{says}: within the tolerance that was set for this measure.",
    ),
    "speaker": Reason(
        "Other speaker",
        "The sources quote different speakers for their figures.",
        "{says}: they quote different speakers ({a_speaker} and {b_speaker}).",
    ),
    "contested": Reason(
        "Told both ways",
        "One of the two sources gives both figures itself, each from another speaker.",
        "{says}: {both} itself gives both figures, each from another speaker.",
    ),
    "stance": Reason(
        "Not asserted",
        "A source denies or doubts its figure, or gives it as a mere possibility.",
        "{says}: {stance}.",
    ),
    "phase": Reason(
        "Planned or actual",
        "One is what was planned, the other what happened.",
        "{says}: one was planned, the other is what happened.",
    ),
    "unstated": Reason(
        "Not said to be one",
        "Two times or dates, and no words tie them to the same event.",
        "{says}: no words tie them to the same event.",
    ),
    "update": Reason(
        "Update",
        "A later report raised or changed a running figure.",
        "{earlier_source} reported {earlier} first, {later_source} {later} later: an update of a running figure.",
    ),
    "corrected": Reason(
        "Corrected",
        "One of the sources says that the one figure was corrected to the other.",
        "{earlier_source} says {earlier}, {later_source} says {later}: {both} tells that the first was corrected to "
        "the second.",
    ),
    "direction": Reason("Rise or fall", "One source tells of a rise, the other of a fall.", CONFLICT),
    "value": Reason("Different values", "Nothing reconciles the figures.", CONFLICT),
}

# The reason of `Report.internal`, which no pair of accounts has.
INTERNAL = Reason(
    "Sum that fails",
    "Inside one account, the listed parts of a total add up to something else.",
    "{a_source} says {a}, but the parts it lists add up to {sum} ({parts}).",
)
