"""The measure that a figure settles on: what the words around it take back, or tell where no noun or verb does.

"The hospital said on Wednesday" tells of no death on that day; "ran 2:29:08" is a race that was timed.
"""

from __future__ import annotations

from .dating import is_until
from .records import VOTED, Mention
from .records.kinds import DATE, DURATION, TIME
from .spans import LAST_MATCH, is_last_match
from .surroundings import POINTS, Place, cue_end, cue_spans, nearest_cost

__all__ = ["is_still", "settled"]

_NEAR_RECORDS = frozenset({None, "start", "event_date"})  # what words near a record may be taken for
_TIMED = frozenset({*POINTS, DURATION})
_SAID = 2  # tokens from a word of saying to the day it was said
_BEHIND = 3  # tokens from "ended" to how much later, from "still" to the count
_ENDED = 8  # tokens from a time to a word that something finished


def settled(place: Place, measure: str | None, phase: str | None) -> str | None:
    """The measure of a figure, given the one that its words name and whether it is planned or actual."""
    mention = place.mention
    if not VOTED.isdisjoint(mention.notes):
        return "votes"
    if measure == "votes" and _is_led_by(place):
        return "majority"  # "beat the council leader by 17 votes"
    if mention.kind not in _TIMED:
        return measure
    if mention.kind is DATE and _is_day_of_saying(place):
        return None
    if mention.kind in POINTS and measure == "event_date" and is_until(place.document, place.first, place.end):
        measure = None  # "47 were missing as of 6 p.m." tells when they were counted
    if mention.kind is DATE and measure in _NEAR_RECORDS and is_last_match(place):
        return LAST_MATCH
    if mention.kind is TIME:
        return _settled_time(place, measure, phase)
    return _settled_length(place, measure) if mention.kind is DURATION else measure


def _settled_time(place: Place, measure: str | None, phase: str | None) -> str | None:
    if measure == "start" and is_still(place):
        measure = None  # "still on stage at 11.15pm"
    if measure is None and _is_since(place):
        measure = "start"  # "trains have stood still since Wednesday, 10 p.m."
    if measure is None and phase is not None:
        measure = "start" if nearest_cost(place, "finish", _ENDED) is None else "end"
    return measure


def _settled_length(place: Place, measure: str | None) -> str | None:
    if measure == "length" and _has_gone_by(place):
        measure = None
    if (measure != "length" or _is_done_in(place)) and _is_to_the_second(place.mention):
        measure = "finish_time"  # "ran 2:29:08 to win": so races are timed, whatever else the sentence tells of
    if measure == "finish_time" and nearest_cost(place, "en_route", _EN_ROUTE) is not None:
        measure = None  # "led through 30 kilometres in 1:27:50"
    if measure is None and _is_until_end(place):
        measure = "length"
    return measure


_EN_ROUTE = 6  # tokens from "passed halfway" to the time


def _is_led_by(place: Place) -> bool:
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    before = lexicon.before.match_before(keys, place.first, place.sentence.first)
    i = (before[1] if before is not None else place.first) - 1
    return i > place.sentence.first and keys[i] in lexicon.change_by


def is_still(place: Place) -> bool:
    """Whether "still" stands near a figure: what is so at the time of telling."""
    return nearest_cost(place, "still", _BEHIND + (place.mention.kind is TIME)) is not None


def _is_to_the_second(mention: Mention) -> bool:
    """Whether hours, minutes and seconds are printed as a race is timed: "2:29:08", "2h29:08", "2:02.61"."""
    timex = mention.timex or ""
    timed = all(letter in timex for letter in "HMS") or ("." in timex and "M" in timex)
    return timed and not any(char.isspace() for char in mention.text)


def _is_done_in(place: Place) -> bool:
    """ "Won the race in 2:22:18", but "the race lasted 2:22:18": a race may be run, and may go on."""
    keys, timed = place.document.tokens.keys, place.document.lexicon.cues.get("timed_in")
    if timed is None:
        return False
    return (timed.match(keys, place.end) or timed.match_before(keys, place.first)) is not None


def _is_day_of_saying(place: Place) -> bool:
    """Whether a day stands right behind a word of saying: "said on Wednesday", "told reporters late Tuesday"."""
    return any(0 <= place.first - end <= _SAID for _, end in cue_spans(place, "speakers"))


def _is_since(place: Place) -> bool:
    """Whether a clock time is one since which something has gone on."""
    keys, calendar = place.document.tokens.keys, place.document.lexicon.calendar
    if place.mention.timex is None or ":" not in place.mention.timex:
        return False
    return (
        calendar.said("since").match_before(keys, place.first) is not None
        or calendar.said("since_after").match(keys, place.end) is not None
    )


def _is_until_end(place: Place) -> bool:
    """ "The march set off at noon and broke up two hours later": from start to end."""
    after = place.document.lexicon.cues.get("later")
    keys = place.document.tokens.keys
    later = after is not None and (after.match(keys, place.end) or after.match_before(keys, place.first))
    behind = place.document.lexicon.verb_final
    return bool(later) and any(
        0 <= (first - place.end if behind else place.first - end) <= _BEHIND
        for first, end in cue_spans(place, "finish")
    )


def _has_gone_by(place: Place) -> bool:
    """ "Three days into the campaign": how much of it has gone by, not how long it is."""
    return cue_end(place, "elapsed", place.end) is not None
