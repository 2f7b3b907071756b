"""Minutes of play and tallies of a season: which minute, whose goal or card it is.

"The fourth minute of added time" is the 94th, "13 minutes from time" the 77th. Such a figure belongs to one player, who
narrows it as a platform narrows an audience: minutes of two players are never held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .document import Document
from .players import player_of
from .records import EVENT_UNTOLD, PLAYED, PLAYED_IN_LIST, Claim, Mention, Span
from .records.kinds import DURATION, ORDINAL
from .surroundings import CLOSE, Place, cost, cue_end, gap

__all__ = ["PLAY", "Match", "Play", "may_be_slip", "play_of", "tells_match"]

PLAY = frozenset({"minute", "season_tally"})

# From which minute on, and in which direction, "three minutes into stoppage time" counts.
_COUNTED_FROM = {
    "first_half_added": (45, 1),
    "added_time": (90, 1),
    "second_half": (45, 1),
    "first_half_left": (45, -1),
    "left": (90, -1),
    "perhaps_left": (90, -1),
}
# What a minute may be told of, by the words for it, and what the scope calls it.
_GOAL = "goals"
_EVENTS = {"dismissals": "sent off", "bookings": "booked", "changes": "changed", "misses": "no goal", _GOAL: ""}
_COUNTING = frozenset({ORDINAL, DURATION})  # "the 58th minute", "on 58 minutes", "her third of the season"
_SIGNS = frozenset({PLAYED, PLAYED_IN_LIST})
_GOALS = frozenset({"goals", "minute", "score"})
_HALF = 45  # minutes
_LEAST_APART, _NEAR = 1, 5  # minutes
_FOLLOWS = 1  # sentences from a minute to the "two minutes later" that counts from it


@dataclass(frozen=True, slots=True)
class Play:
    """A minute of play or a tally: its value, how it was counted, the player's name as printed, what it is of.

    `evidence` are the spans besides its own that it rests on.
    """

    measure: str
    value: Decimal
    derivation: str | None
    player: str | None
    scope: tuple[str, ...]
    evidence: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What an article tells of a match besides one figure: whether of one at all, and the minute told last before."""

    is_told: bool
    last: Claim | None


def tells_match(document: Document, mentions: Iterable[Mention]) -> bool:
    """Whether minutes of play are told as such somewhere: "in the 58th minute", a list of scorers."""
    keys, units = document.tokens.keys, document.lexicon.units
    for mention in mentions:
        if mention.kind is ORDINAL:
            unit = units.match(keys, document.token_at(mention.end - 1) + 1)
            if (unit is not None and unit[0].name == "minute") or not _SIGNS.isdisjoint(mention.notes):
                return True
    return False


def play_of(place: Place, measure: str | None, match: Match) -> Play | None:
    """What a figure tells of a match, None where nothing; `measure` is what the words around it speak for."""
    last = match.last
    mention = place.mention
    if mention.value is None or mention.kind not in _COUNTING:
        return None
    tally = _tally_end(place) if mention.kind is ORDINAL else None
    if tally is not None:
        return _of_player(place, "season_tally", mention.value, None, tally)
    if _is_later(place):
        if last is None or last.value is None or not _is_right_before(place, last):
            return None
        told = f"{_plain(last.value)} + {_plain(mention.value)}"
        play = _of_player(place, "minute", last.value + mention.value, told, place.end)
        return replace(play, evidence=last.evidence)
    end = _minute_end(place, "minute" if match.is_told and _is_of_match(place, measure) else measure)
    if end is None or _is_in_part(place, end):
        return None
    if PLAYED_IN_LIST in mention.notes:
        return _of_player(place, "minute", mention.value, None, end)
    base, sign, end = _counted_from(place, end)
    if not base and mention.kind is DURATION and not _is_point(place):
        return None
    if sign > 0 and mention.value > _HALF:
        base = 0  # "minute 58 of the second half" is counted from the start
    value = base + sign * mention.value
    if value <= 0:
        return None
    derivation = f"{base} {'+' if sign > 0 else '−'} {_plain(mention.value)}" if base else None
    return _of_player(place, "minute", value, derivation, end)


def _is_of_match(place: Place, measure: str | None) -> bool:
    """Whether minutes tell when in a match: "on 58 minutes", "with eight minutes remaining"."""
    return measure != "delay" and (_is_point(place) or bool(_counted_from(place, place.end)[0]))


def _is_point(place: Place) -> bool:
    """ "on 58 minutes", "after 12 minutes": when it was, not for how long."""
    return place.document.lexicon.play_words("played").match_before(place.document.tokens.keys, place.first) is not None


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _is_right_before(place: Place, last: Claim) -> bool:
    return place.sentence.index - place.document.sentence_index(last.start) <= _FOLLOWS


def _is_later(place: Place) -> bool:
    """ "Two minutes later Marlow levelled": counted from the minute told before."""
    mention = place.mention
    return mention.kind is DURATION and mention.unit == "minute" and cue_end(place, "later", place.end) is not None


def _minute_end(place: Place, measure: str | None) -> int | None:
    """The index after "minute" where the figure is a minute of play, else None."""
    mention, keys, lexicon = place.mention, place.document.tokens.keys, place.document.lexicon
    if mention.kind is DURATION:
        told = measure == "minute" or lexicon.play_words("left").match(keys, place.end) is not None
        return place.end if told and mention.unit == "minute" else None
    if mention.kind is not ORDINAL:
        return None
    end = place.end + 1 if keys[place.end : place.end + 1] == ("-",) else place.end
    unit = lexicon.units.match(keys, end)
    if unit is not None and unit[0].name == "minute":
        return unit[1]
    return place.end if not _SIGNS.isdisjoint(mention.notes) else None


def _is_in_part(place: Place, end: int) -> bool:
    """Whether the minutes begin anew in a part of the match: "the third minute of the second period"."""
    keys, parts = place.document.tokens.keys, place.document.lexicon.play_words("parts")
    return parts.match(keys, end) is not None or parts.match_before(keys, place.first) is not None


def _counted_from(place: Place, end: int) -> tuple[int, int, int]:
    """The minute that a figure counts from, the direction, and the index after the words that say so."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    for name, (base, sign) in _COUNTED_FROM.items():
        words = lexicon.play_words(name)
        behind = words.match(keys, end)
        if behind is not None or words.match_before(keys, place.first) is not None:
            return base, sign, behind[1] if behind is not None else end
    return 0, 1, end


def _tally_end(place: Place) -> int | None:
    """The index after "goal of the season", or after "of the season" where a goal is told in the sentence."""
    keys, said = place.document.tokens.keys, place.document.lexicon.play_words
    counted, before = said("tallies").match(keys, place.end), said("tallies_before")
    if counted is not None and (not before or before.match_before(keys, place.first) is not None):
        return counted[1]
    of_season = said("open_tallies").match(keys, place.end)
    if of_season is None or not any(_GOALS & set(hit.names) for hit in place.sentence.measures):
        return None
    return of_season[1]


def _of_player(place: Place, measure: str, value: Decimal, derivation: str | None, end: int) -> Play:
    run = player_of(place, end, listed=PLAYED_IN_LIST in place.mention.notes)
    if run is None:
        return Play(measure, value, derivation, None, ())
    tokens = place.document.tokens
    name, last = tokens.span(*run), tokens.words[run[1] - 1]
    if place.document.lexicon.script != "Latn":
        return Play(measure, value, derivation, name, ())  # a name in another script parts nothing
    event = (_owned(place, run[1]) or _event(place)) if measure == "minute" else _GOAL
    scope = f"{last}, {_EVENTS[event]}" if event not in {_GOAL, None} else last
    return Play(measure, value, derivation, name, (scope,), notes=() if event else (EVENT_UNTOLD,))


def _owned(place: Place, end: int) -> str | None:
    """ "Marlow's penalty", "Kerr's second yellow card": what the player's name, which ends at a token, owns."""
    keys = place.document.tokens.keys
    if keys[end : end + 2] != ("'", "s") or end + 2 >= len(keys):
        return None
    lexicon = place.document.lexicon
    numbered = _GOAL if keys[end + 2] in lexicon.numerals.ordinals else None  # "Marlow's second came"
    return next((name for name in _EVENTS if lexicon.play_words(name).match(keys, end + 2)), numbered)


def _event(place: Place) -> str | None:
    """What the minute is told of, by the words that open the list or stand nearest; what is no goal goes before."""
    said = [(name, first, end) for name in _EVENTS for first, end in _spans(place, name)]
    if PLAYED_IN_LIST in place.mention.notes:
        opened = [(first, name) for name, first, end in said if end <= place.first]
        return max(opened)[1] if opened else _GOAL
    own = [
        (name == _GOAL, gap(first, place.first, place.end), name)
        for name, first, end in said
        if cost(place, first, end) < CLOSE and not _are_nearer_to_another(place, first, end)
    ]
    return min(own)[2] if own else None


def _are_nearer_to_another(place: Place, first: int, end: int) -> bool:
    """Whether words stand nearer to another figure of the sentence than to this one."""
    way = gap(first, place.first, place.end)
    apart = [(i, to) for i, to, _ in place.others if not first <= i < end]  # "second yellow card"
    return any(gap(first, i, to) < way for i, to in apart)


def _spans(place: Place, name: str) -> Iterator[tuple[int, int]]:
    """Where words of one kind stand in the sentence."""
    keys, words = place.document.tokens.keys, place.document.lexicon.play_words(name)
    for i in range(place.sentence.first, place.sentence.end):
        found = words.match(keys, i)
        if found is not None:
            yield i, found[1]


def may_be_slip(x: Claim, y: Claim) -> bool:
    """Whether two figures of one player can be the same goal, told wrongly by one: more than the minute it took apart.

    A slip changes the minute by little or in one digit, another goal falls anywhere; but a list has all goals.
    """
    if x.value is None or y.value is None:
        return False
    if x.measure == "season_tally":
        return True
    if EVENT_UNTOLD in (*x.notes, *y.notes):
        return False
    apart = abs(x.value - y.value)
    left_out = {reading.value for claim in (x, y) for reading in claim.readings}
    if apart <= _LEAST_APART or {x.value, y.value} & left_out:
        return False
    listed = PLAYED_IN_LIST in (*x.notes, *y.notes)
    return listed or apart <= _NEAR or _differ_by_a_digit(f"{x.value:.0f}", f"{y.value:.0f}")


def _differ_by_a_digit(one: str, other: str) -> bool:
    """58 and 68, 67 and 76."""
    unlike = sum(a != b for a, b in zip(one, other, strict=False))
    return len(one) == len(other) and (unlike == 1 or one == other[::-1])
