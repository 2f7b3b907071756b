"""Of when a figure is told: the date beside it, so far, long ago, raised to it since."""

from __future__ import annotations

import datetime as dt

from .clauses import is_beyond_clause, is_of_next_verb
from .document import Document
from .earlier import day_recalled, is_base
from .finders.timex import extent
from .followed import change_followed
from .instants import is_month_untold
from .lexicon.phrases import NO_WORDS
from .records import DATELINE, Kind, Mention, is_counted
from .records.kinds import DURATION, MONEY, PERCENT
from .surroundings import (
    CLOSE,
    POINTS,
    Place,
    cost,
    cue_cost,
    cue_spans,
    nearest_cost,
)

__all__ = ["as_of", "is_long_ago", "is_raised", "is_so_far", "is_until"]

_LONG_AGO_DAYS, _LONG_AGO_PERIOD_DAYS = 60, 200
_LAST_MONTH_DAYS = 14
_TIMED = frozenset({*POINTS, DURATION})
_FRONTED, _OPENING = 4, 3.0  # tokens from the beginning of a sentence to a date, and what the way to it costs at most
_BEHIND = 3  # tokens from "raised to" to the figure
_OBJECT = 7  # tokens of what is raised: "raised compensation for bereaved families to"
_BESIDE = 1  # tokens between a level and the date it is of: "in"
_SINCE_WITHIN = 8  # tokens from "since" to the date at the end of its clause
_BREAKS = frozenset({",", ";", ":", "–", "—"})


def is_raised(place: Place) -> bool:
    """Whether a figure is told as raised or lowered to it: "the offer was lifted to", "has cut its forecast to"."""
    if place.mention.kind in POINTS:
        return False
    if nearest_cost(place, "raised", _BEHIND) is not None:
        return True
    if "raisers" not in place.sentence.cues:
        return False
    keys, lexicon, sentence = place.document.tokens.keys, place.document.lexicon, place.sentence
    before = lexicon.before.match_before(keys, place.first, sentence.first)
    to = (before[1] if before is not None else place.first) - 1
    if to < sentence.first or keys[to] not in lexicon.change_to:
        return False
    return any(
        end < to <= end + _OBJECT
        and not any(end <= i < to for i, _, _ in place.others)
        and _BREAKS.isdisjoint(keys[end:to])
        for _, end in cue_spans(place, "raisers")
    )


def is_long_ago(day: dt.date | None, kind: Kind, as_of: str, *, of_event: bool) -> bool:
    """Whether the date told with a figure lies long before the day of writing: another event is recalled.

    Money and shares are told of the quarter or the year that has ended; of an event that befell people not even the
    month before it is.
    """
    if day is None:
        return False
    last = extent(as_of)[1]
    if last is None or day.toordinal() <= _LONG_AGO_PERIOD_DAYS:
        return False
    days = _LONG_AGO_PERIOD_DAYS if kind in {MONEY, PERCENT} else _LONG_AGO_DAYS
    if of_event and as_of[5:].isdecimal():
        days = _LAST_MONTH_DAYS  # "in November, 15 people died on the same road": of no day that this story is of
    return last < (day - dt.timedelta(days=days)).isoformat()


def is_so_far(place: Place, measure: str | None, written: dt.date | None, told_of: str | None) -> bool:
    """Whether the figure is a count up to now: "so far 12", "had cancelled 52 flights by 3 p.m."."""
    if place.mention.kind in _TIMED:
        return False
    if cue_cost(place, "so_far") <= CLOSE or _has_come_to(place):
        return True
    if told_of is None:
        return False
    words = place.document.lexicon.measures.get(measure or "")
    loose = words is not None and words.is_generic and is_counted(place.mention)
    runs = place.mention.kind is PERCENT or loose or (words is not None and (words.grows or words.varies))
    if ":" in told_of and runs:
        return True  # "stood at 51 % at 5pm", but "three raiders broke in at 3.15 am"
    first = extent(told_of)[0]
    if first is None or (written is not None and first[:10] > written.isoformat()):
        return False
    return any(
        other.kind in POINTS and (other.timex or "").startswith(told_of) and is_until(place.document, i, to)
        for i, to, other in place.others
    )


def _has_come_to(place: Place) -> bool:
    """Whether a count that goes on has come to a figure: "calls have reached 2,700", "pushing the total to 104"."""
    if "running" not in place.sentence.cues:
        return False
    if not is_counted(place.mention) and place.mention.kind is not MONEY:
        return False
    if place.document.lexicon.verb_final:
        return any(0 <= first - place.end <= _VERB for first, _ in cue_spans(place, "running"))
    # "has passed 3,000": the verb is part of the figure's words
    return any(
        (first < place.first and 0 <= place.first - end <= 1) or first < place.first < end
        for first, end in cue_spans(place, "running")
    )


_VERB = 2  # tokens from a figure to its verb, where the verb comes last


def is_until(document: Document, first: int, end: int) -> bool:
    """Whether a time from token `first` to `end` is one up to which something is counted: "by 3 p.m."."""
    keys, until = document.tokens.keys, document.lexicon.cues.get("counted_until")
    if until is None:
        return False
    return (until.match(keys, end) if document.lexicon.verb_final else until.match_before(keys, first)) is not None


def as_of(place: Place) -> str | None:
    """The date told with the figure: the nearest one in the sentence that another figure does not stand nearer to."""
    if not place.others or place.mention.kind in POINTS:
        return None
    recalled = day_recalled(place)
    if recalled is not None:
        return recalled.timex
    followed = change_followed(place)
    dates = [
        (_date_cost(place, i, to), other.timex)
        for i, to, other in place.others
        if other.kind in POINTS
        and DATELINE not in other.notes
        and other.timex is not None
        and (other.timex[0].isdecimal() or is_month_untold(other.timex))
        and not _is_since(place, i, to)
        and not _is_of_another(place, i, other)
        and not _is_compared_with(place, i, to)
        and (i in followed) is (place.first in followed)
        and not _is_limit(place, i)
        and not _is_of_year_after(place, to)
        and not _is_of_level_before(place, i, to)
        and not _is_end_of_range(place, i, to, other)
        and not is_beyond_clause(place, i)
        and not is_of_next_verb(place, i)
        and not any(i < last and is_base(place, first, last) for first, last in _previous_from(place, i))
    ]
    way, timex = min(dates, default=(99.0, None))
    return timex if way < 5 else None


def _date_cost(place: Place, i: int, end: int) -> float:
    """What the way to a date costs; one that opens the sentence is of all of it: "in 2019 the late mayor won by 20"."""
    way = cost(place, i, end) + (0 if i >= place.end else 0.5)
    return min(way, _OPENING) if i - place.sentence.first <= _FRONTED and end <= place.first else way


def _is_of_year_after(place: Place, end: int) -> bool:
    """Whether a date before the figure is that of what it followed: "61 in 2024, and 54 the year before"."""
    return end <= place.first and any(0 <= first - place.end <= 1 for first, _ in cue_spans(place, "previous"))


def _is_limit(place: Place, i: int) -> bool:
    """Whether a date behind the figure says when something begins or ends: "$4m for the year that starts July 1"."""
    return i >= place.end and any(
        place.end < first and 0 <= i - end <= 1 for cue in ("begin", "finish") for first, end in cue_spans(place, cue)
    )


def _is_of_another(place: Place, i: int, date: Mention) -> bool:
    """Whether the date at token `i` is of another thing: what the figure is set against ("41 %, against 38 % in 2022").

    A year right after "on" or "over" is one too: "up 3 points on 2022".
    """
    if place.document.lexicon.verb_final:
        return False
    if i < place.end:
        return _is_of_compared(place, i) or _is_in_clause(place, i)
    if any(
        place.end <= first < i for cue in ("comparators", "than", "set_against") for first, _ in cue_spans(place, cue)
    ):
        return True
    keys = place.document.tokens.keys
    if any(place.end < first < i and keys[first - 1] == "," for first, _ in cue_spans(place, "relatives")):
        return True  # "nine wins for the side, who lost in October"
    year = date.timex is not None and len(date.timex) == 4
    return year and any(end == i for _, end in cue_spans(place, "bases"))


def _is_compared_with(place: Place, i: int, end: int) -> bool:
    """Whether a time is what a figure is held against: "compared with June 2025, food was 6.7 % dearer"."""
    spans = cue_spans(place, "comparators")
    if place.document.lexicon.verb_final:
        return any(0 <= first - end <= _BESIDE for first, _ in spans)  # "जून 2025 के मुकाबले"
    function_words = place.document.lexicon.function_words
    return any(to <= i and function_words.issuperset(place.document.tokens.keys[to:i]) for _, to in spans)


def _is_of_level_before(place: Place, i: int, end: int) -> bool:
    """Whether a date tells of when a level was that has changed since: the 2015 of "slid from 300 in 2015 to 240"."""
    keys = place.document.tokens.keys
    if not end < place.first or keys[end] not in place.document.lexicon.change_to:
        return False
    return any(to <= i <= to + _BESIDE for _, to, other in place.others if other.kind not in _TIMED)


def _is_in_clause(place: Place, i: int) -> bool:
    """Whether a date before the figure is shut in by commas: "the firm, which opened in 2009, has promised 25 lakh"."""
    keys = place.document.tokens.keys
    if "," not in keys[i : place.first]:
        return False
    commas = [n for n in range(place.sentence.first + 1, i) if keys[n] == ","]
    if any(first < i and keys[first - 1] == "," for first, _ in cue_spans(place, "relatives")):
        return True
    # "the crown, made in Antwerp in 1641, carries 214 diamonds"
    opening = commas[-1] + 1 if commas else i
    lexicon = place.document.lexicon
    made = lexicon.cues.get("attributive", NO_WORDS).starts
    return opening < i and (keys[opening] in made or keys[opening].endswith(lexicon.calendar.past_endings))


def _is_end_of_range(place: Place, i: int, end: int, date: Mention) -> bool:
    """Whether one word stands between a date and another of its kind: "between 2014 and 2019" is no one time."""
    return any(
        other.kind is date.kind and (n - end == 1 or i - to == 1) for n, to, other in place.others if other is not date
    )


def _is_of_compared(place: Place, i: int) -> bool:
    """Whether an earlier date is of what was compared: "rose to 30, up from 20 in 2020, on sales of 90"."""
    keys = place.document.tokens.keys
    same = [n for n, _, other in place.others if n < i and other.kind is place.mention.kind]
    return "," in keys[i : place.first] and any(
        0 <= n - end <= 2 for n in same for _, end in cue_spans(place, "comparators")
    )


def _previous_from(place: Place, i: int) -> list[tuple[int, int]]:
    """The words for an earlier time that the date at token `i` is, or that start inside it."""
    return [span for span in cue_spans(place, "previous") if span[0] - 1 <= i < span[1]]


def _is_since(place: Place, i: int, date_end: int) -> bool:
    """Whether the date at token `i` only says since when: "the biggest crowd since 1978"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    attributive = lexicon.cues.get("attributive")
    if attributive is not None and attributive.match_before(keys, i) is not None:
        return True  # "the vessel, built in 1991, carried 180"
    made = lexicon.cues.get("made")
    if made is not None and made.match(keys, date_end) is not None:
        return True  # "wurde 1974 gebaut"
    since = lexicon.calendar.said("since")
    if since.match_before(keys, i) is not None:
        return True
    clause = range(max(place.end, i - _SINCE_WITHIN), i)  # "the biggest since the council took office last May"
    opened = [n for n in clause if since.match(keys, n) is not None]
    return bool(opened) and not any(keys[n] in _BREAKS for n in range(opened[-1], i))
