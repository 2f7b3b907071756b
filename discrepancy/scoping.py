"""What narrows a figure: platform, place, part, an earlier event, the date it is told of, planned or actual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from .document import Document
from .finders.durations import time_unit_at
from .finders.figures import rate_base
from .finders.nouns import Noun, counted_noun
from .finders.timex import extent
from .lexicon import Phrases
from .records import Claim, Kind, Mention
from .surroundings import (
    CLOSE,
    FAR,
    POINTS,
    VERB,
    Place,
    Sentence,
    cost,
    cue_cost,
    cue_spans,
    nearest_cost,
    token_after,
)

__all__ = [
    "NARROWING",
    "as_of",
    "bound_platforms",
    "differing_scope",
    "is_listed",
    "is_long_ago",
    "is_part",
    "is_previous",
    "phase_of",
    "platforms_of",
    "scope_of",
]

# Words of `scope` that narrow or widen a figure; the others are platforms.
NARROWING = frozenset(
    {
        "combined",
        "national",
        "local",
        "per person",
        "forecast",
        "peak",
        "average",
        "part",
        "additional",
        "difference",
        "compound",
        "earlier event",
        "elsewhere",
        "worldwide",
        "overseas",
        "intraday",
        "last day",
        "record",
    }
)
_CUES = (
    "combined", "national", "local", "worldwide", "overseas", "per_person", "forecast", "peak", "average", "intraday",
    "record",
)  # fmt: skip
_FRONTED = 4  # tokens from the beginning of a sentence to a time that all of it is told of
_BESIDE = 0.7
_ALONE = 6  # tokens from "alone" to the figure it narrows
_DAYS = frozenset({"PT24H", "P1D"})
_LONG_AGO_DAYS, _LONG_AGO_PERIOD_DAYS = 60, 200
_OTHER_SIDE = 0.8
_PHASE_WITHIN = 10  # tokens to a cue of phase
_PREDICATE_WITHIN = 3  # tokens from a time to the verb behind it: "6 बजे होना था"


def platforms_of(claim: Claim) -> set[str]:
    """The words of a claim's scope that name what it is of, rather than narrow it."""
    return {word for word in claim.scope if word not in NARROWING and not word.startswith("per ")}


def differing_scope(a: Claim, b: Claim) -> bool:
    """Whether two claims are told of different scope: another platform, or narrowed in another way.

    A platform that only one of them names does not part them, nor does "in the city" against nothing said.
    """
    x, y = set(a.scope), set(b.scope)
    platforms_x, platforms_y = platforms_of(a), platforms_of(b)
    if platforms_x and platforms_y and not platforms_x & platforms_y:
        return True
    if {"national", "local"} <= x ^ y:
        return True
    return bool({word for word in x ^ y if word in NARROWING or word.startswith("per ")} - {"local"})


def bound_platforms(document: Document, sentence: Sentence, inside: list[Mention]) -> dict[int, str]:
    """Which platform each figure of a sentence is told of: the nearest first, each spoken for once if it can be."""
    if not sentence.platforms:
        return {}
    others = [(document.token_at(m.start), m) for m in inside]
    ways = []
    for n, mention in enumerate(inside):
        if mention.kind in POINTS or mention.kind is Kind.DURATION:
            continue  # an age or a length is of no platform, whatever the sentence goes on to tell of one
        place = Place(document, sentence, others[n][0], document.token_at(mention.end - 1) + 1, mention, others)
        ways += [(_platform_cost(place, a, b), n, k) for k, (a, b, _) in enumerate(sentence.platforms)]
    bound: dict[int, str] = {}
    taken: set[int] = set()
    for once in (True, False):
        for way, n, k in sorted(ways):
            if n not in bound and way < FAR and not (once and k in taken):
                bound[n] = sentence.platforms[k][2]
                taken.add(k)
    return bound


def _platform_cost(place: Place, first: int, end: int) -> float:
    """The way to a platform; "2 million on X", but "एक्स पर 20 लाख": the other side of the figure costs more."""
    before = end <= place.first
    return cost(place, first, end) + (_OTHER_SIDE if before != place.document.lexicon.verb_final else 0.0)


def scope_of(
    place: Place, noun: Noun | None, measure: str | None, platform: str | None, is_part: bool, previous: bool
) -> Iterator[str]:
    """The platform a figure is told of, and what makes it wider, narrower or of another event."""
    if platform is not None:
        yield platform
    planned = measure is not None and place.document.lexicon.measures[measure].is_planned
    for cue in _CUES:
        if cue_cost(place, cue) <= (FAR if cue == "combined" else CLOSE) and not (cue == "forecast" and planned):
            yield cue.replace("_", " ")
    if is_part:
        yield "part"
    if _is_of_last_day(place):
        yield "last day"
    if _is_additional(place, noun, measure):
        yield "additional"
    if previous:
        yield "earlier event"
    if place.sentence.is_elsewhere or cue_spans(place, "rivals"):
        yield "elsewhere"
    rate = _rate(place, noun) or _yearly(place)
    if rate is not None:
        yield rate
    if _is_difference(place, noun):
        yield "difference"
    if _is_compound(place):
        yield "compound"


def _is_of_last_day(place: Place) -> bool:
    """ "112 new cases in the last 24 hours": of one day, not of all the time."""
    if place.mention.kind not in {Kind.COUNT, Kind.NUMBER}:
        return False
    keys, past = place.document.tokens.keys, place.document.lexicon.calendar.said("span_past")
    return any(
        other.kind is Kind.DURATION
        and other.timex in _DAYS
        and (past.match_before(keys, i) is not None or past.match(keys, i) is not None)
        and (i - place.sentence.first <= _FRONTED or cost(place, i, token_after(place, other)) <= CLOSE)
        for i, other in place.others
    )


def _is_additional(place: Place, noun: Noun | None, measure: str | None) -> bool:
    """ "another 20,000", "two other rifles", "a further 410,000": over and above something told before.

    In "killing two and wounding two others" they are other than the killed, and all the wounded there are.
    """
    last = noun.head + 1 if noun is not None else place.end + 1
    before = [hit for hit in place.sentence.measures if hit.end <= place.first and hit.weight == VERB]
    told = [i for i, other in place.others if i < place.first and other.kind in {Kind.COUNT, Kind.NUMBER}]
    if measure is not None and before and told:
        # the verb stands before its figure ("wounding two others") or behind it ("and 26 others were injured")
        earlier = before[:-1] if measure in before[-1].names else before
        passive = any(
            hit.weight == VERB and measure in hit.names and hit.first >= last for hit in place.sentence.measures
        )
        if (earlier is not before or (passive and before[-1].end > told[-1])) and not any(
            measure in hit.names for hit in earlier
        ):
            return False
    if any(place.first - 2 <= first and end <= last + 1 for first, end in cue_spans(place, "others")):
        return True
    # "two more men", not "two more than"; "ten died and twelve more were hurt" tells of all the hurt
    more = place.document.lexicon.cues.get("others_after")
    if more is None or more.match(place.document.tokens.keys, place.end) is None or _is_difference(place, noun):
        return False
    return measure is None or all(measure in hit.names for hit in place.sentence.measures if hit.end <= place.first)


def _rate(place: Place, noun: Noun | None) -> str | None:
    """ "a month", "per year" right after a figure: what it is a rate of."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if place.mention.kind in {Kind.DURATION, *POINTS}:
        return None
    for end in (noun.end, place.end) if noun is not None else (place.end,):
        joiner = lexicon.rates.match(keys, end)
        unit = time_unit_at(place.document, joiner[1]) if joiner is not None else None
        dated = any(i <= end < token_after(place, other) for i, other in place.others if other.kind in POINTS)
        if unit is not None and not dated:  # "$2 billion a year earlier"
            return f"per {unit[0].name}"
        base = rate_base(place.document, joiner[1]) if joiner is not None else None
        if base is not None:
            return f"per {base.value.normalize():f}"
    return None


def _yearly(place: Place) -> str | None:
    """ "annual savings of $3m", "save $3m annually": a sum of every year."""
    if place.mention.kind is not Kind.MONEY:
        return None
    ways = [
        cost(place, i, token_after(place, other))
        for i, other in place.others
        if other.kind is Kind.FREQUENCY and other.timex == "P1Y"
    ]
    return "per year" if min(ways, default=FAR) <= _BESIDE else None


def _is_difference(place: Place, noun: Noun | None) -> bool:
    """ "34 more people than allowed": by how much, not how many."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    more = lexicon.cues.get("comparatives")
    than = lexicon.cues.get("than")
    if more is None or than is None or more.match(keys, place.end) is None:
        return False
    last = (noun.end if noun is not None else place.end) + 2
    return any(than.match(keys, i) is not None for i in range(place.end, min(last + 1, len(keys))))


def _is_compound(place: Place) -> bool:
    """ "the 13-member council": a number that names what stands after it."""
    tokens = place.document.tokens
    i = place.end
    if place.mention.kind not in {Kind.COUNT, Kind.NUMBER} or i + 1 >= len(tokens):
        return False
    return tokens.keys[i] == "-" and tokens.joined(i) and tokens.joined(i + 1) and tokens.keys[i + 1][0].isalpha()


def is_part(place: Place, noun: Noun | None, measure: str | None) -> bool:
    """ "22 of them", "three women among the 12 injured": the figure is part of another."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    i = place.end
    if (
        i + 1 < len(keys)
        and keys[i] in lexicon.partitives
        and keys[i + 1] in lexicon.definite
        and place.mention.step != 0
    ):
        return not _is_of_wider_whole(place, measure, i + 2)  # "121 of the cases"
    if i < len(keys) and keys[i] in lexicon.partitives:
        if abs(place.mention.value or 0) == 1:
            return True  # "one of the city's largest", "one of two partners"
        if place.mention.step != 0 and any(first == i + 1 and m.kind is Kind.COUNT for first, m in place.others):
            return not _is_of_wider_whole(place, measure, i + 1)  # "14 of 900 sailors"
    if _is_graded(place):
        return True
    parts: Phrases[str] | None = lexicon.cues.get("parts")
    if parts is None:
        return False
    if _is_of_one_place(place) or _is_of_whole_told_before(place):
        return True
    after = parts.match(keys, place.end) or (parts.match(keys, noun.end) if noun is not None else None)
    if after is not None:
        return True
    return any(
        0 <= place.first - end <= 2 and (span not in cue_spans(place, "holders") or _holds(place, first, measure))
        for span in cue_spans(place, "parts")
        for first, end in (span,)
    )


def _is_graded(place: Place) -> bool:
    """ "Six people were hurt, two critically": how many of those told before, by nothing but the word of how badly."""
    keys, grades = place.document.tokens.keys, place.document.lexicon.cues.get("grades")
    grade = grades.match(keys, place.end) if grades is not None else None
    if grade is None or place.mention.kind not in {Kind.COUNT, Kind.NUMBER}:
        return False
    if grade[1] < len(keys) and keys[grade[1]][0].isalnum():
        return False  # "three died and two critically injured people remain"
    return any(i < place.first and other.kind is Kind.COUNT for i, other in place.others)


def _is_of_wider_whole(place: Place, measure: str | None, i: int) -> bool:
    """Whether the whole at token `i` counts something else: "a fire killed 12 of the 40 guests", all it killed.

    "31 of the 70 seats" is of the same, yet seats are always told so.
    """
    whole = next((other for n, other in place.others if n == i), None)
    if whole is None or measure is None:
        return False
    words = place.document.lexicon.measures[measure]
    end = token_after(place, whole)
    same = any(measure in hit.names and end <= hit.first <= end + 1 for hit in place.sentence.measures)
    return words.is_of_whole or (words.of_people and not words.is_role and not same)


def _is_of_one_place(place: Place) -> bool:
    """ "in Kerala alone, 12 bridges", "the worst-hit district with 12 deaths": of one place among several."""
    alone = nearest_cost(place, "alone", _ALONE)
    if alone is not None and alone <= CLOSE:
        return True
    before = [(first, end) for first, end in cue_spans(place, "hardest_hit") if end <= place.first]
    return any(cost(place, first, end) <= CLOSE for first, end in before)


def _is_of_whole_told_before(place: Place) -> bool:
    """ "Of the patients, 40 are children": the whole opens the sentence."""
    keys, lexicon, first = place.document.tokens.keys, place.document.lexicon, place.sentence.first
    if first + 1 >= place.first or keys[first] not in lexicon.partitives or keys[first + 1] not in lexicon.definite:
        return False
    return "," in keys[first : place.first]


def _holds(place: Place, cue: int, measure: str | None) -> bool:
    """Whether what is before "including" can be a whole of the figure's sort: no plan is, that includes 54 schools."""
    people = place.document.lexicon.people
    is_people = place.mention.unit in people
    wholes = [
        other for i, other in place.others if i < cue and other.kind in {Kind.COUNT, Kind.NUMBER, place.mention.kind}
    ]
    if wholes:  # "30 tents, including 900 people"
        return any(other.unit is None or (other.unit in people) == is_people for other in wholes)
    return measure is None or any(hit.end <= cue and measure in hit.names for hit in place.sentence.measures)


def is_listed(place: Place, noun: Noun | None) -> bool:
    """Whether people of one kind are counted beside people of another: "two men and a woman"."""
    document, keys = place.document, place.document.tokens.keys
    if noun is None or noun.lemma not in document.lexicon.people:
        return False
    before, after = place.first - 1, noun.end
    if before > 0 and _joins(document, before) and _kind_at(document, before - 1) not in {None, noun.lemma}:
        return True
    if not _joins(document, after):
        return False
    at = after + 2 if _joins(document, after + 1) else after + 1
    one = at < len(keys) and keys[at] in document.lexicon.numerals.ones
    return (one or any(first == at for first, _ in place.others)) and _kind_at(document, at + 1) not in {
        None,
        noun.lemma,
    }


def _joins(document: Document, i: int) -> bool:
    keys = document.tokens.keys
    return i < len(keys) and (keys[i] == "," or document.lexicon.calendar.said("and").match(keys, i) is not None)


def _kind_at(document: Document, i: int) -> str | None:
    """The kind of people that a token names."""
    noun = counted_noun(document, i, one=True) if i < len(document.tokens) else None
    return noun.lemma if noun is not None and noun.head == i and noun.lemma in document.lexicon.people else None


def is_previous(place: Place) -> bool:
    """Whether the figure is told of an earlier time or event: "last year's storm took 40 lives", "up from 12 %".

    The base of a change is no event: "rose 8 % from a year earlier" tells of now.
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    said_before = _restated(place)
    if said_before is not None and is_previous(said_before):
        return True
    before = lexicon.before.match_before(keys, place.first)
    start = before[1] if before is not None else place.first
    comparators = lexicon.cues.get("comparators")
    if lexicon.verb_final:  # the postposition stands behind what is compared with
        if any(0 <= first - place.end <= 2 for first, _ in cue_spans(place, "comparators")):
            return True
    elif (
        place.mention.kind not in POINTS  # "from July 1"
        and (
            (comparators is not None and comparators.match_before(keys, start, place.sentence.first))
            or _is_origin(place, start)
        )
    ):
        return True
    if place.mention.change is not None or (start > 0 and keys[start - 1] in lexicon.change_to):
        return False
    for first, end in cue_spans(place, "previous"):
        if cost(place, first, end) <= (CLOSE if end <= place.first else CLOSE / 3) and not _is_base(place, first, end):
            return True
    return False


def _is_origin(place: Place, start: int) -> bool:
    """ "rose to 14 from 11", but not "40 points from 21 games"."""
    origins = place.document.lexicon.cues.get("origins")
    if origins is None or not origins.match_before(place.document.tokens.keys, start, place.sentence.first):
        return False
    mention = place.mention
    same = [other for i, other in place.others if i < place.first and other.kind is mention.kind]
    return any(other.unit == mention.unit or None in {other.unit, mention.unit} for other in same)


def _restated(place: Place) -> Place | None:
    """The figure that this one says again: "against $80 million, or 45 cents a share"."""
    keys = place.document.tokens.keys
    again = place.document.lexicon.cues.get("restated")
    if again is None:
        return None
    for i, other in place.others:
        end = token_after(place, other)
        if end < place.first <= end + 3 and any(again.match(keys, n) is not None for n in range(end, place.first)):
            others = [(n, mention) for n, mention in place.others if mention is not other]
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


def is_long_ago(document: Document, kind: Kind, as_of: str | None) -> bool:
    """Whether the date told with a figure lies long before the day of writing: another event is recalled.

    Money and shares are told of the quarter or the year that has ended.
    """
    day = document.article.published_day
    if day is None or as_of is None:
        return False
    last = extent(as_of)[1]
    if last is None or day.toordinal() <= _LONG_AGO_PERIOD_DAYS:
        return False
    days = _LONG_AGO_PERIOD_DAYS if kind in {Kind.MONEY, Kind.PERCENT} else _LONG_AGO_DAYS
    return last < (day - dt.timedelta(days=days)).isoformat()


def as_of(place: Place) -> str | None:
    """The date told with the figure: the nearest one in the sentence that another figure does not stand nearer to."""
    if place.mention.kind in POINTS:
        return None
    dates = [
        (cost(place, i, token_after(place, other)) + (0 if i >= place.end else 0.5), other.timex)
        for i, other in place.others
        if other.kind in POINTS
        and other.timex is not None
        and other.timex[0].isdecimal()
        and not _is_since(place, i, token_after(place, other))
        and not _is_of_another(place, i, other)
        and not any(i < last and _is_base(place, first, last) for first, last in _previous_from(place, i))
    ]
    way, timex = min(dates, default=(99.0, None))
    return timex if way < 5 else None


def _is_of_another(place: Place, i: int, date: Mention) -> bool:
    """Whether the date at token `i` is of another thing: what the figure is set against ("41 %, against 38 % in 2022").

    A year right after "on" or "over" is one too: "up 3 points on 2022".
    """
    if place.document.lexicon.verb_final:
        return False
    if i < place.end:
        return _is_of_compared(place, i)
    if any(
        place.end <= first and end <= i for first, end in (*cue_spans(place, "comparators"), *cue_spans(place, "than"))
    ):
        return True
    keys = place.document.tokens.keys
    if any(place.end < first < i and keys[first - 1] == "," for first, _ in cue_spans(place, "relatives")):
        return True  # "nine wins for the side, who lost in October"
    year = date.timex is not None and len(date.timex) == 4
    return year and any(end == i for _, end in cue_spans(place, "bases"))


def _is_of_compared(place: Place, i: int) -> bool:
    """Whether an earlier date is of what was compared: "rose to 30, up from 20 in 2020, on sales of 90"."""
    keys = place.document.tokens.keys
    same = [n for n, other in place.others if n < i and other.kind is place.mention.kind]
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
    return lexicon.calendar.said("since").match_before(keys, i) is not None


def _happened_after_plan(place: Place) -> bool:
    """ "Due to leave at 10, the train pulled out at 10.25": the plan has its time, a past verb comes before this."""
    if place.mention.kind is not Kind.TIME or place.document.lexicon.verb_final:
        return False
    cues = cue_spans(place, "scheduled")
    before = [
        (i, token_after(place, other)) for i, other in place.others if other.kind is Kind.TIME and i < place.first
    ]
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
    """The way to a cue of phase; where verbs end the clause, one behind another time is that one's."""
    if not place.document.lexicon.verb_final:
        return nearest_cost(place, cue, _PHASE_WITHIN)
    points = [token_after(place, other) for i, other in place.others if other.kind in POINTS and i < place.first]
    costs = [
        cost(place, first, end)
        for first, end in cue_spans(place, cue)
        if max(place.first - end, first - place.end) < _PHASE_WITHIN
        and not (end <= place.first and any(0 <= first - point <= _PREDICATE_WITHIN for point in points))
    ]
    return min(costs, default=None)


def phase_of(place: Place, measure: str | None) -> str | None:
    """ "scheduled" or "actual", by the nearer cue."""
    if place.mention.kind not in POINTS and place.mention.kind is not Kind.DURATION:
        return None
    planned, done = (_phase_cost(place, cue) for cue in ("scheduled", "actual"))
    if planned is not None and done is None and _happened_after_plan(place):
        return "actual"
    if planned is not None and (done is None or planned <= done + 1):
        return "scheduled"
    return "actual" if done is not None else None
