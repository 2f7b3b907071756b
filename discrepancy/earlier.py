"""Whether a figure is told of an earlier time or event, or is what another one is held against."""

from __future__ import annotations

from dataclasses import replace

from .clauses import is_beyond_clause, is_of_next_verb
from .followed import change_followed
from .records import Mention, is_counted
from .records.kinds import MONEY, NUMBER, PERCENT
from .surroundings import BREAKS, CLOSE, LONGEST, POINTS, Place, cost, cue_spans

__all__ = ["day_recalled", "is_base", "is_compared", "is_followed", "is_previous", "opening_of"]

_OBJECT = 5  # tokens of what is changed, with its verb: "cut its key rate from"
_LEVELS = frozenset({PERCENT, MONEY})
_EARLIER = frozenset({"restated", "recalling", "relatives", "comparators", "origins", "previous"})


def is_previous(place: Place) -> bool:
    """Whether the figure is told of an earlier time or event: "last year's storm took 40 lives", "up from 12 %".

    The base of a change is no event: "rose 8 % from a year earlier" tells of now.
    """
    is_earlier = not _EARLIER.isdisjoint(place.sentence.cues)
    if not (is_earlier or place.others):
        return False  # mostly
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    start = opening_of(place)
    if _opens_change(place, start) or is_followed(place):
        return True
    if not is_earlier:
        return False
    said_before = _restated(place)
    if said_before is not None and is_previous(said_before):
        return True
    recalling = cue_spans(place, "recalling")
    if recalling and recalling[0][0] == place.sentence.first:
        return True  # "That one left two injured"
    if day_recalled(place) is not None or _is_compared_with(place, start):
        return True
    if place.mention.change is not None or (start > 0 and keys[start - 1] in lexicon.change_to):
        return False
    for first, end in cue_spans(place, "previous"):
        if is_beyond_clause(place, first) or is_of_next_verb(place, first) or _is_of_person(place, end):
            continue
        if _opens_sentence(place, first, end):
            return True
        if cost(place, first, end) <= (CLOSE if end <= place.first else CLOSE / 3) and not is_base(place, first, end):
            return True
    return False


def is_compared(place: Place) -> bool:
    """Whether a figure is the level another one is held against: "19, up from 14", "4.7 %, compared with 4.4 %"."""
    start = opening_of(place)
    return _opens_change(place, start) or _is_compared_with(place, start)


def is_followed(place: Place) -> bool:
    """ "Rose 0.3 % in June after a 0.5 % fall in May": the change before the one that is told."""
    return place.mention.kind not in POINTS and place.first in change_followed(place)


def opening_of(place: Place) -> int:
    """The first token of a figure with the words that bound it: "up from about 12 %"."""
    before = place.document.lexicon.before.match_before(place.document.tokens.keys, place.first)
    return before[1] if before is not None else place.first


def day_recalled(place: Place) -> Mention | None:
    """The earlier date that the clause of a figure tells of: "the worst flood since 1998, when 63 people drowned"."""
    keys, since = place.document.tokens.keys, place.document.lexicon.calendar.said("since")
    if "relatives" not in place.sentence.cues:
        return None
    clauses = [i for i, _ in cue_spans(place, "relatives") if 1 < i < place.first and keys[i - 1] == ","]
    if not clauses or "," in keys[max(clauses) : place.first]:
        return None
    days = [(i, other) for i, to, other in place.others if other.kind in POINTS and to == max(clauses) - 1]
    return next((other for i, other in days if since.match_before(keys, i) is not None), None)


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


def _opens_change(place: Place, start: int) -> bool:
    """ "climbed from 17 seats to 26", "took the rate from 7.25% to 7%": the level that a change began at."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if (
        lexicon.verb_final
        or start < 1
        or keys[start - 1] not in lexicon.numerals.level_openers
        or place.mention.kind in POINTS
    ):
        return False  # "from July 1"
    levels = [
        other
        for i, _, other in place.others
        if place.end <= i <= place.end + LONGEST
        and keys[i - 1] in lexicon.change_to
        and (place.mention.kind in {other.kind, NUMBER} or is_counted(other))  # "from 4.5 to 5.2 %", "17 seats to 26"
    ]
    if _changes_before(place, start - 1):
        origins = lexicon.cues.get("origins")  # "de 4,4 %" is by how much
        is_origin = origins is not None and origins.match_before(keys, start, place.sentence.first) is not None
        # "unemployment fell from 4.4%", but "fell from 12 metres"
        return bool(levels) or (is_origin and place.mention.kind in _LEVELS)
    # what is no range is a move, whatever the verb; but "from three villages to three camps" is told of people
    unit = place.mention.unit
    return any(other.unit == unit or (is_counted(other) and other.unit is None) for other in levels)


def _changes_before(place: Place, end: int) -> bool:
    """Whether a verb of change stands before token `end`, or right before what it changes: "cut its key rate from"."""
    keys, lexicon, floor = place.document.tokens.keys, place.document.lexicon, place.sentence.first
    if lexicon.change_before.match_before(keys, end, floor) is not None:
        return True
    return any(
        lexicon.change_object.match_before(keys, i, floor) is not None and BREAKS.isdisjoint(keys[i:end])
        for i in range(end, max(floor, end - _OBJECT), -1)
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


def is_base(place: Place, first: int, end: int) -> bool:
    """Whether an earlier time is only what the figure is set against: "up 18 % on a year ago"."""
    strong = [*cue_spans(place, "comparators"), *cue_spans(place, "than"), *cue_spans(place, "origins")]
    bases = [*strong, *cue_spans(place, "bases")]
    if place.document.lexicon.verb_final:
        return any(0 <= i - end <= 1 and j <= place.first for i, j in bases)
    if any(place.end <= i and 0 <= first - j <= 8 for i, j in strong):
        return True  # "up from $2.1 billion in the same period last year"
    return any((place.end <= i or place.first - end > 1) and 0 <= first - j <= 4 for i, j in bases)
