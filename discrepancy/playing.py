"""Minutes of play and tallies of a season: which minute, whose goal or card it is.

"The fourth minute of added time" is the 94th, "13 minutes from time" the 77th. Such a figure belongs to one player, who
narrows it as a platform narrows an audience: minutes of two players are never held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .document import Document
from .finders.figures import DASHES
from .finders.minutes import find_minute
from .records import PLAYED, PLAYED_IN_LIST, Claim, Kind, Span
from .surroundings import CLOSE, FAR, Place, cost, gap, token_after

__all__ = ["PLAY", "Play", "may_be_slip", "play_of"]

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
_EVENTS = ("dismissals", "bookings", "changes")  # what befalls a player and is no goal
_BEHIND = 0.5  # what a name behind the figure costs more than one before it
_AND = 0.6
_GOALS = frozenset({"goals", "minute", "score"})
_LEAST_APART, _NEAR = 1, 5  # minutes
_SHORTEST = 2  # letters of a name
_SCORE = 2  # digits
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


def play_of(place: Place, measure: str | None, last: Claim | None) -> Play | None:
    """What a figure tells of a match, None where nothing.

    `measure` is what the words around it speak for, `last` the minute told last before it.
    """
    mention = place.mention
    if mention.value is None:
        return None
    tally = _tally_end(place) if mention.kind is Kind.ORDINAL else None
    if tally is not None:
        return _of_player(place, "season_tally", mention.value, None, tally)
    if last is not None and last.value is not None and _is_later(place, last):
        told = f"{_plain(last.value)} + {_plain(mention.value)}"
        play = _of_player(place, "minute", last.value + mention.value, told, place.end)
        return replace(play, evidence=last.evidence)
    end = _minute_end(place, measure)
    if end is None or _is_in_part(place, end):
        return None
    if PLAYED_IN_LIST in mention.notes:
        return _of_player(place, "minute", mention.value, None, end)
    base, sign, end = _counted_from(place, end)
    value = base + sign * mention.value
    derivation = f"{base} {'+' if sign > 0 else '−'} {_plain(mention.value)}" if base else None
    return _of_player(place, "minute", value, derivation, end)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _is_later(place: Place, last: Claim) -> bool:
    """ "Two minutes later Marlow levelled": counted from the minute told right before."""
    later = place.document.lexicon.cues.get("later")
    return (
        later is not None
        and place.sentence.index - place.document.sentence_index(last.start) <= _FOLLOWS
        and place.mention.kind is Kind.DURATION
        and place.mention.unit == "minute"
        and later.match(place.document.tokens.keys, place.end) is not None
    )


def _minute_end(place: Place, measure: str | None) -> int | None:
    """The index after "minute" where the figure is a minute of play, else None."""
    mention, keys, lexicon = place.mention, place.document.tokens.keys, place.document.lexicon
    if mention.kind is Kind.DURATION:
        told = measure == "minute" or lexicon.play_words("left").match(keys, place.end) is not None
        return place.end if told and mention.unit == "minute" else None
    if mention.kind is not Kind.ORDINAL:
        return None
    end = place.end + 1 if keys[place.end : place.end + 1] == ("-",) else place.end
    unit = lexicon.units.match(keys, end)
    if unit is not None and unit[0].name == "minute":
        return unit[1]
    return place.end if not {PLAYED, PLAYED_IN_LIST}.isdisjoint(mention.notes) else None


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
    run = _player(place, end)
    if run is None:
        return Play(measure, value, derivation, None, ())
    tokens = place.document.tokens
    name, last = tokens.span(*run), tokens.words[run[1] - 1]
    event = _event(place) if measure == "minute" else None
    if place.document.lexicon.script != "Latn":
        return Play(measure, value, derivation, name, ())  # a name in another script parts nothing
    return Play(measure, value, derivation, name, (f"{last}, {event}" if event else last,))


def _event(place: Place) -> str | None:
    """What befell the player where it is no goal: by the words nearest to the figure, or that open the list."""
    said = [(name, first, end) for name in _EVENTS for first, end in _spans(place, name)]
    opened = [(first, name) for name, first, end in said if end <= place.first]
    opened += [(first, "") for first, end in _spans(place, "lists") if end <= place.first]
    if opened and PLAYED_IN_LIST in place.mention.notes:
        return max(opened)[1].removesuffix("s") or None
    own = [
        (gap(first, place.first, place.end), name)
        for name, first, end in said
        if cost(place, first, end) < CLOSE and not _are_nearer_to_another(place, first, end)
    ]
    return min(own)[1].removesuffix("s") if own else None


def _are_nearer_to_another(place: Place, first: int, end: int) -> bool:
    """Whether words stand nearer to another figure of the sentence than to this one."""
    way = gap(first, place.first, place.end)
    apart = [(i, other) for i, other in place.others if not first <= i < end]  # "second yellow card"
    return any(gap(first, i, token_after(place, other)) < way for i, other in apart)


def _spans(place: Place, name: str) -> Iterator[tuple[int, int]]:
    """Where words of one kind stand in the sentence."""
    keys, words = place.document.tokens.keys, place.document.lexicon.play_words(name)
    for i in range(place.sentence.first, place.sentence.end):
        found = words.match(keys, i)
        if found is not None:
            yield i, found[1]


def _player(place: Place, end: int) -> tuple[int, int] | None:
    """The first and the end token of the name whose goal or card the figure is told of: the nearest that did it."""
    ands, keys = place.document.lexicon.numerals.ands, place.document.tokens.keys
    listed = PLAYED_IN_LIST in place.mention.notes
    ways = []
    for first, last in _doers(place):
        is_behind = first >= end
        if (is_behind and listed) or (not is_behind and last > place.first):
            continue
        between = keys[end:first] if is_behind else keys[last : place.first]
        joined = _AND if ands & set(between) else 0.0
        ways.append((cost(place, first, last) + joined + (_BEHIND if is_behind else 0.0), first, last))
    if not ways:
        return _told_before(place)
    way, first, last = min(ways)
    return (first, last) if way < FAR else None


def _told_before(place: Place) -> tuple[int, int] | None:
    """The only player of the sentence before: "Marlow headed in. It was his ninth goal of the season." """
    document, index = place.document, place.sentence.index
    if not index or document.lexicon.play_words("doer_after"):
        return None
    start, stop = document.sentences[index - 1]
    doers = set(_doers_between(document, document.token_at(start), document.token_at(stop)))
    return doers.pop() if len(doers) == 1 else None


def _doers(place: Place) -> Iterator[tuple[int, int]]:
    """The names of the sentence that can be a player's; sides and bystanders left out."""
    document, sentence = place.document, place.sentence
    marked = document.lexicon.play_words("doer_after")
    if marked:
        keys, words = document.tokens.keys, document.lexicon.function_words
        for i in range(sentence.first, sentence.end):
            if keys[i][0].isalpha() and keys[i] not in words and marked.match(keys, i + 1) is not None:
                yield i, i + 1
    else:
        yield from _doers_between(document, sentence.first, sentence.end)


def _doers_between(document: Document, begin: int, end: int) -> Iterator[tuple[int, int]]:
    keys, said = document.tokens.keys, document.lexicon.play_words
    sides = _sides(document)
    for first, last in _runs(document, begin, end):
        by_the_way = said("other_before").match_before(keys, first) or said("side_before").match_before(keys, first)
        if keys[last - 1] not in sides and not by_the_way and not _owns_no_goal(document, last):
            yield first, last


def _owns_no_goal(document: Document, last: int) -> bool:
    """ "Marlow's cross found Ives": what the name owns is neither goal nor card."""
    keys, owned = document.tokens.keys, document.lexicon.play_words("owned")
    if keys[last : last + 2] != ("'", "s") or last + 2 >= len(keys):
        return False
    thing = keys[last + 2]
    return not (thing[0].isdecimal() or owned.match(keys, last + 2) or thing in document.lexicon.numerals.ordinals)


def _runs(document: Document, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Neighbouring capitalised words that no table of the language knows, a hyphen between them or none."""
    tokens = document.tokens
    first: int | None = None
    last = begin
    for i in range(begin, end + 1):
        if i < end and _is_name_word(document, i, begin):
            if first is not None and i > last and not (i == last + 1 and tokens.keys[last] in DASHES):
                yield first, last
                first = None
            first, last = (i if first is None else first), i + 1
        elif first is not None and i > last:
            yield first, last
            first = None
    if first is not None:
        yield first, last


def _is_name_word(document: Document, i: int, begin: int) -> bool:
    tokens, lexicon = document.tokens, document.lexicon
    word, key = tokens.words[i], tokens.keys[i]
    if not word[0].isupper() or len(word) < _SHORTEST or key in lexicon.function_words or i in document.masked:
        return False
    if lexicon.head == "capital" and i and tokens.keys[i - 1] in lexicon.determiners:
        return False  # every noun has a capital there
    calendar = lexicon.calendar
    if key in calendar.months or key in calendar.weekdays or lexicon.units.get(key) is not None:
        return False
    return i > begin or not any(
        other == key and name[0].islower() for name, other in zip(tokens.words, tokens.keys, strict=True)
    )


def _sides(document: Document) -> frozenset[str]:
    """The words of names that are a side's: "beat Ostby Town", "put Town ahead", "Ostby Town 2"."""
    keys, before = document.tokens.keys, document.lexicon.play_words("side_before")
    sides: set[str] = set()
    for first, last in _runs(document, 0, len(keys)):
        scored = last < len(keys) and keys[last].isdecimal() and len(keys[last]) <= _SCORE
        if before.match_before(keys, first) or (scored and find_minute(document, last) is None):
            sides.update(keys[first:last])
    return frozenset(sides)


def may_be_slip(x: Claim, y: Claim) -> bool:
    """Whether two figures of one player can be the same goal, told wrongly by one: more than the minute it took apart.

    A slip changes the minute by little or in one digit, another goal falls anywhere; but a list has all goals.
    """
    if x.value is None or y.value is None:
        return False
    if x.measure == "season_tally":
        return True
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
