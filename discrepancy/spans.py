"""Whether a length of time reaches from the day of writing: back ("the coldest May in 130 years") or ahead of it."""

from __future__ import annotations

from .earlier import opening_of
from .lexicon.phrases import NO_WORDS
from .records.kinds import DURATION, ORDINAL
from .surroundings import Place, cue_spans

__all__ = ["AHEAD", "BACK", "LAST_MATCH", "goes_on_from", "is_last_match", "reach_of"]

BACK, AHEAD = -1, 1
LAST_MATCH = "last_match"  # the measure of a date since when nothing was like it
_UNITS = frozenset({"day", "week", "month", "year", "decade"})
_WITHIN = 3  # tokens from the span to the words behind it that say that nothing was like it


def reach_of(place: Place, measure: str | None) -> int:
    """-1 for a span that reaches back from the day of writing, 1 for one that may reach ahead of it, 0 for any other.

    "The coldest May in 130 years", "the third fire in a week", "could be bankrupt within 5 years".
    """
    mention, document = place.mention, place.document
    if mention.kind is not DURATION or mention.unit not in _UNITS or mention.value is None:
        return 0
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if calendar.said("since").match_before(keys, place.first) is not None:
        return BACK
    if measure == "years_since" and calendar.said("ago").match(keys, place.end) is not None:
        return BACK
    cues, inside = document.lexicon.cues, calendar.said("in")
    ordinals = [i for i, _, other in place.others if other.kind is ORDINAL]
    if document.lexicon.verb_final:
        unmatched, behind = cues.get("unmatched", NO_WORDS), range(place.end, place.end + _WITHIN)
        return BACK if any(unmatched.match(keys, i) or i in ordinals for i in behind) else 0
    if cues.get("unmatched_in", NO_WORDS).match_before(keys, place.first) is not None and (
        measure == "absence"
        or any(end <= place.first for _, end in cue_spans(place, "unmatched"))
        or any(i < place.first for i in ordinals)
    ):
        return BACK
    begins = inside.match(keys, place.first) is not None or inside.match_before(keys, place.first) is not None
    return AHEAD if begins else 0


def is_last_match(place: Place) -> bool:
    """Whether a date says since when nothing was like it: "the hottest day since 1975", "not seen since the 1950s"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if lexicon.verb_final:
        return lexicon.cues.get("unmatched", NO_WORDS).match(keys, place.end) is not None
    since = lexicon.calendar.said("since")
    if since.match_before(keys, place.first) is None and since.match_before(keys, place.first - 1) is None:
        return False  # "since 1975", "since the 1950s"
    return any(end < place.first for _, end in cue_spans(place, "unmatched"))


def goes_on_from(place: Place) -> bool:
    """Whether something goes on from a clock time: "from about 1 pm"."""
    keys, document = place.document.tokens.keys, place.document
    words = document.lexicon.calendar.said("going_on_from")
    if document.lexicon.verb_final:
        return words.match(keys, place.end) is not None
    return words.match_before(keys, opening_of(place), place.sentence.first) is not None
