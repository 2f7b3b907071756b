"""Whether a time or a length is told as planned or as it came to be."""

from __future__ import annotations

from .records.kinds import DURATION, TIME
from .surroundings import POINTS, Place, cost, cue_spans, gap

__all__ = ["phase_of"]

_TIMED = frozenset({*POINTS, DURATION})
_PHASE_WITHIN = 10  # tokens to a cue of phase
_PREDICATE_WITHIN = 3  # tokens from a time to the verb behind it: "6 बजे होना था"


def _happened_after_plan(place: Place) -> bool:
    """ "Due to leave at 10, the train pulled out at 10.25": the plan has its time, a past verb comes before this."""
    if place.mention.kind is not TIME or place.document.lexicon.verb_final:
        return False
    cues = cue_spans(place, "scheduled")
    before = [(i, to) for i, to, other in place.others if other.kind is TIME and i < place.first]
    if not cues or not before or any(end > before[-1][1] and first < place.first for first, end in cues):
        return False
    last, after = before[-1]
    if not any(0 <= last - end <= _PHASE_WITHIN for _, end in cues):
        return False
    keys, calendar = place.document.tokens.keys, place.document.lexicon.calendar
    return any(
        calendar.past.match(keys, j) is not None or (len(keys[j]) > 3 and keys[j].endswith(calendar.past_endings))
        for j in range(after, place.first)
    )


def _phase_cost(place: Place, cue: str) -> float | None:
    """The way to a cue of phase; where verbs end the clause, one behind another time is that one's.

    Elsewhere one behind a length is ("left at 10:25, 15 minutes after the scheduled departure"), and one of another
    clause is no cue: "the ship was due at 7, and was found at 8.05".
    """
    spans = cue_spans(place, cue)
    if not spans:
        return None
    if not place.document.lexicon.verb_final:
        lengths = [i for i, _, other in place.others if other.kind is DURATION and place.end <= i]
        keys, ands = place.document.tokens.keys, place.document.lexicon.numerals.ands
        clause = max(
            [i for i in range(place.sentence.first + 1, place.first) if keys[i] in ands and keys[i - 1] == ","],
            default=place.sentence.first,
        )
        costs = [
            cost(place, first, end)
            for first, end in spans
            if min(gap(first, place.first, place.end), gap(end - 1, place.first, place.end)) <= _PHASE_WITHIN
            and not any(i < first for i in lengths)
            and first >= clause
        ]
        return min(costs, default=None)
    points = [to for i, to, other in place.others if other.kind in POINTS and i < place.first]
    costs = [
        cost(place, first, end)
        for first, end in spans
        if max(place.first - end, first - place.end) < _PHASE_WITHIN
        and not (end <= place.first and any(0 <= first - point <= _PREDICATE_WITHIN for point in points))
    ]
    return min(costs, default=None)


def phase_of(place: Place, measure: str | None) -> str | None:
    """ "scheduled" or "actual", by the nearer cue."""
    if place.mention.kind not in _TIMED:
        return None
    planned, done = (_phase_cost(place, cue) for cue in ("scheduled", "actual"))
    if planned is not None and done is None and _happened_after_plan(place):
        return "actual"
    if planned is not None and (done is None or planned <= done + 1):
        return "scheduled"
    return "actual" if done is not None else None
