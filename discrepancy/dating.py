"""Of when a figure is told: the date beside it, an earlier time or event, planned or actual."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from .document import Document
from .finders.timex import extent
from .instants import is_month_untold
from .lexicon.phrases import NO_WORDS
from .records import Kind, Mention, is_counted
from .records.kinds import DURATION, MONEY, NUMBER, PERCENT, TIME
from .surroundings import (
    CLOSE,
    LONGEST,
    POINTS,
    Place,
    cost,
    cue_cost,
    cue_spans,
    gap,
    nearest_cost,
)

__all__ = ["as_of", "is_compared", "is_long_ago", "is_previous", "is_raised", "is_so_far", "phase_of"]

_LONG_AGO_DAYS, _LONG_AGO_PERIOD_DAYS = 60, 200
_LAST_MONTH_DAYS = 14
_TIMED = frozenset({*POINTS, DURATION})
_PHASE_WITHIN = 10  # tokens to a cue of phase
_FRONTED, _OPENING = 4, 3.0  # tokens from the beginning of a sentence to a date, and what the way to it costs at most
_BEHIND = 3  # tokens from "raised to" to the figure
_OBJECT = 7  # tokens of what is raised: "raised compensation for bereaved families to"
_SINCE_WITHIN = 8  # tokens from "since" to the date at the end of its clause
_BREAKS = frozenset({",", ";", ":", "–", "—"})
_PREDICATE_WITHIN = 3  # tokens from a time to the verb behind it: "6 बजे होना था"
_EARLIER = frozenset({"restated", "recalling", "relatives", "comparators", "origins", "previous"})


def is_previous(place: Place) -> bool:
    """Whether the figure is told of an earlier time or event: "last year's storm took 40 lives", "up from 12 %".

    The base of a change is no event: "rose 8 % from a year earlier" tells of now.
    """
    is_earlier = not _EARLIER.isdisjoint(place.sentence.cues)
    if not (is_earlier or place.others):
        return False  # mostly
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    before = lexicon.before.match_before(keys, place.first)
    start = before[1] if before is not None else place.first
    if not lexicon.verb_final and _opens_change(place, start):
        return True
    if not is_earlier:
        return False
    said_before = _restated(place)
    if said_before is not None and is_previous(said_before):
        return True
    recalling = cue_spans(place, "recalling")
    if recalling and recalling[0][0] == place.sentence.first:
        return True  # "That one left two injured"
    if _is_of_day_recalled(place) or _is_compared_with(place, start):
        return True
    if place.mention.change is not None or (start > 0 and keys[start - 1] in lexicon.change_to):
        return False
    for first, end in cue_spans(place, "previous"):
        if _is_beyond_clause(place, first) or _is_of_next_verb(place, first) or _is_of_person(place, end):
            continue
        if _opens_sentence(place, first, end):
            return True
        if cost(place, first, end) <= (CLOSE if end <= place.first else CLOSE / 3) and not _is_base(place, first, end):
            return True
    return False


def is_compared(place: Place) -> bool:
    """Whether a figure is the level another one is held against: "19, up from 14", "4.7 %, compared with 4.4 %"."""
    lexicon = place.document.lexicon
    before = lexicon.before.match_before(place.document.tokens.keys, place.first)
    start = before[1] if before is not None else place.first
    return (not lexicon.verb_final and _opens_change(place, start)) or _is_compared_with(place, start)


def _is_of_day_recalled(place: Place) -> bool:
    """ "The worst flood since 1998, when 63 people drowned": what the clause of an earlier date tells."""
    keys, since = place.document.tokens.keys, place.document.lexicon.calendar.said("since")
    if "relatives" not in place.sentence.cues:
        return False
    clauses = [i for i, _ in cue_spans(place, "relatives") if 1 < i < place.first and keys[i - 1] == ","]
    if not clauses or "," in keys[max(clauses) : place.first]:
        return False
    days = [i for i, to, other in place.others if other.kind in POINTS and to == max(clauses) - 1]
    return any(since.match_before(keys, i) is not None for i in days)


def _is_compared_with(place: Place, start: int) -> bool:
    """Whether a figure is what another one is held against: the 90 of "117, against 90", the 11 of "to 14 from 11"."""
    spans, lexicon = cue_spans(place, "comparators"), place.document.lexicon
    if lexicon.verb_final:  # the postposition stands behind what is compared with
        return any(0 <= first - place.end <= 2 for first, _ in spans)
    if place.mention.kind in POINTS:
        return False  # "from July 1"
    keys = place.document.tokens.keys
    leads = spans and lexicon.cues["comparators"].match_before(keys, start, place.sentence.first) is not None
    return bool(leads) or _is_origin(place, start)


def _is_of_person(place: Place, end: int) -> bool:
    """ "His previous employers keep 20 %": who came before, not what was."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    return end < min(place.first, len(keys)) and lexicon.lemma(keys[end]) in lexicon.people


def _opens_sentence(place: Place, first: int, end: int) -> bool:
    """ "Earlier this month, another storm killed 12": of an earlier time, unless another time or a "but" intervenes."""
    keys = place.document.tokens.keys
    if first > place.sentence.first or end >= len(keys) or keys[end] != "," or place.mention.kind in POINTS:
        return False
    turns = [i for i, _ in cue_spans(place, "contrasts")]
    turns += [i for i, _, other in place.others if other.kind in POINTS and i >= end]
    return end < place.first and not any(end <= i < place.first for i in turns) and ";" not in keys[end : place.first]


def _is_origin(place: Place, start: int) -> bool:
    """ "rose to 14 from 11", but not "40 points from 21 games"."""
    origins = place.document.lexicon.cues.get("origins") if "origins" in place.sentence.cues else None
    if origins is None or not origins.match_before(place.document.tokens.keys, start, place.sentence.first):
        return False
    mention = place.mention
    both_counted = is_counted(mention)
    same = [
        other
        for i, _, other in place.others
        if i < place.first and (other.kind is mention.kind or (both_counted and is_counted(other)))
    ]
    return any(other.unit == mention.unit or None in {other.unit, mention.unit} for other in same)


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


def _opens_change(place: Place, start: int) -> bool:
    """ "climbed from 17 seats to 26": the level from which a change went on to another one."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if start < 1 or keys[start - 1] not in lexicon.numerals.level_openers or place.mention.kind in POINTS:
        return False  # "from July 1"
    if lexicon.change_before.match_before(keys, start - 1, place.sentence.first) is None:
        return False
    return any(
        place.end <= i <= place.end + LONGEST
        and keys[i - 1] in lexicon.change_to
        and place.mention.kind in {other.kind, NUMBER}  # "from 4.5 to 5.2 %"
        for i, _, other in place.others
    )


def _restated(place: Place) -> Place | None:
    """The figure that this one says again: "against $80 million, or 45 cents a share"."""
    if "restated" not in place.sentence.cues:
        return None
    keys, again = place.document.tokens.keys, place.document.lexicon.cues["restated"]
    for i, end, other in place.others:
        if not place.first - LONGEST <= i < place.first:
            continue
        if end < place.first <= end + 3 and any(again.match(keys, n) is not None for n in range(end, place.first)):
            others = [figure for figure in place.others if figure[2] is not other]
            return replace(place, first=i, end=end, mention=other, others=others)
    return None


def _is_base(place: Place, first: int, end: int) -> bool:
    """Whether an earlier time is only what the figure is set against: "up 18 % on a year ago"."""
    strong = [*cue_spans(place, "comparators"), *cue_spans(place, "than"), *cue_spans(place, "origins")]
    bases = [*strong, *cue_spans(place, "bases")]
    if place.document.lexicon.verb_final:
        return any(0 <= i - end <= 1 and j <= place.first for i, j in bases)
    if any(place.end <= i and 0 <= first - j <= 8 for i, j in strong):
        return True  # "up from $2.1 billion in the same period last year"
    return any((place.end <= i or place.first - end > 1) and 0 <= first - j <= 4 for i, j in bases)


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
        other.kind in POINTS and other.timex == told_of and is_until(place.document, i, to)
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
    dates = [
        (_date_cost(place, i, to), other.timex)
        for i, to, other in place.others
        if other.kind in POINTS
        and other.timex is not None
        and (other.timex[0].isdecimal() or is_month_untold(other.timex))
        and not _is_since(place, i, to)
        and not _is_of_another(place, i, other)
        and not _is_limit(place, i)
        and not _is_end_of_range(place, i, to, other)
        and not _is_beyond_clause(place, i)
        and not _is_of_next_verb(place, i)
        and not any(i < last and _is_base(place, first, last) for first, last in _previous_from(place, i))
    ]
    way, timex = min(dates, default=(99.0, None))
    return timex if way < 5 else None


def _date_cost(place: Place, i: int, end: int) -> float:
    """What the way to a date costs; one that opens the sentence is of all of it: "in 2019 the late mayor won by 20"."""
    way = cost(place, i, end) + (0 if i >= place.end else 0.5)
    return min(way, _OPENING) if i - place.sentence.first <= _FRONTED and end <= place.first else way


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
        place.end <= first and end <= i
        for cue in ("comparators", "than", "set_against")
        for first, end in cue_spans(place, cue)
    ):
        return True
    keys = place.document.tokens.keys
    if any(place.end < first < i and keys[first - 1] == "," for first, _ in cue_spans(place, "relatives")):
        return True  # "nine wins for the side, who lost in October"
    year = date.timex is not None and len(date.timex) == 4
    return year and any(end == i for _, end in cue_spans(place, "bases"))


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


def _is_beyond_clause(place: Place, i: int) -> bool:
    """Whether a comma closes the clause of the figure before token `i`: "the mine, which has 90 men, made 4 t"."""
    keys = place.document.tokens.keys
    if i < place.first:  # "the firm, which lost £3m last year, will pay £52"
        asides = [first for first, _ in cue_spans(place, "relatives") if 0 < first <= i and keys[first - 1] == ","]
        return bool(asides) and "," in keys[i : place.first] and "," not in keys[max(asides) : i]
    if i < place.end or "," not in keys[place.end : i]:
        return False
    return any(
        first <= place.first and first > 0 and keys[first - 1] == "," and "," not in keys[first : place.first]
        for first, _ in cue_spans(place, "relatives")
    )


def _is_of_next_verb(place: Place, i: int) -> bool:
    """Whether a verb of what is so holds the figure, and another figure stands before the time at token `i`.

    "Operates nine breweries and sold 7 million litres last year".
    """
    if i < place.end or not any(place.end <= n < i for n, _, other in place.others if other.kind not in POINTS):
        return False
    return any(end == place.first for _, end in cue_spans(place, "lasting_verbs"))  # "has nine", not "has killed nine"


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
