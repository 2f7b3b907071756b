"""What narrows a figure: platform, place, part, an earlier event; what is planned, average, per person."""

from __future__ import annotations

from collections.abc import Iterator

from .alone import is_of_time_alone
from .document import Document
from .earlier import opening_of
from .finders.durations import time_unit_at
from .finders.figures import rate_base
from .finders.nouns import Noun
from .predicates import is_whole
from .records import FEWER_VOTES, MORE_VOTES, Modifier, is_counted
from .records.kinds import DURATION, FREQUENCY, MONEY, PERCENT, TIME
from .scopes import INTRADAY, TIME_ALONE
from .surroundings import (
    CLOSE,
    FAR,
    POINTS,
    VERB,
    Figures,
    Place,
    Sentence,
    cost,
    cue_cost,
    cue_end,
    cue_spans,
)

__all__ = ["bound_platforms", "scope_of"]

_CUES = (
    "combined", "national", "statewide", "local", "worldwide", "overseas", "per_person", "forecast", "peak", "average",
    "intraday",
    "record", "private_sector", "interim", "before_tax", "minimum", "aftershock", "comparable", "first_round",
    "with_debt", "net_of_debt",
)  # fmt: skip
_ANY_CUE = frozenset(_CUES)
_TRADED = frozenset({"share_change", "share_price", "index_change", "index_level", "exchange_rate"})
_ELECTED = frozenset({"vote_share", "seats"})
_OF_COUNTS = frozenset({"grave", "grades", "others", "others_after", "comparatives"})
_FRONTABLE = frozenset({"peak", "national", "statewide", "worldwide", "with_debt", "net_of_debt"})
_OF_ALL = frozenset({"combined", "interim"})  # said once for a whole sentence
_FRONTED = 4  # tokens from the beginning of a sentence to a time that all of it is told of
_BESIDE = 0.7
_OF_AMOUNTS = frozenset({"combined", "per_person", "average", "peak", "minimum", "before_tax", "comparable"})
_OF_BUSINESSES = frozenset({"with_debt", "net_of_debt"})
_LATELY = {"PT24H": "last day", "P1D": "last day", "P7D": "last week", "P1W": "last week", "P1M": "last month"}
_OTHER_SIDE = 0.8
_OTHER_NOUN, _OTHER_CLAUSE = 0.9, 0.6
_EXPECTED = 1  # tokens between a figure and the word that it was expected: "5 फ़ीसदी की उम्मीद"
_EXPECTING = 3  # tokens from "than" to that word: "than many analysts had expected"
_PHRASE = 4  # tokens from the article of a noun phrase to an adjective in it
_WIDE = frozenset({"national", "statewide", "local"})


def bound_platforms(document: Document, sentence: Sentence, inside: Figures) -> dict[int, str]:
    """Which platform each figure of a sentence is told of: the nearest first, each spoken for once if it can be."""
    if not sentence.platforms:
        return {}
    ways = []
    for n, (first, end, mention) in enumerate(inside):
        if mention.kind in POINTS or mention.base_unit == "second":
            continue  # an age or a length is of no platform, whatever the sentence goes on to tell of one
        place = Place(document, sentence, first, end, mention, inside)
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
    cues, lexicon = place.sentence.cues, place.document.lexicon
    if not _ANY_CUE.isdisjoint(cues):
        yield from _told_by_cues(place, measure)
    if measure == "age" and lexicon.ages.coming.match_before(place.document.tokens.keys, place.first) is not None:
        yield "forecast"
    if "designs" in cues and lexicon.cues["designs"].match_before(place.document.tokens.keys, opening_of(place)):
        yield "forecast"  # what is designed for 40,000 cars has not carried them
    if measure in _ELECTED and "polled" in cues and "forecast" not in cues and _is_polled(place):
        yield "forecast"
    if is_part:
        yield "part"
    if is_of_time_alone(place):
        yield TIME_ALONE
    if measure in _TRADED and _is_midway(place):
        yield INTRADAY
    # mostly no word for any of them is in the sentence, nor can one be behind it
    counts = place.end >= place.sentence.end or not _OF_COUNTS.isdisjoint(cues)
    if counts and _is_grave(place, noun):
        yield "serious"
    recipient = _recipient(place)
    if recipient is not None:
        yield recipient
    if place.sentence.either and _is_of_either(place, measure):
        yield "either"
    lately = _lately(place)
    if lately is not None:
        yield lately
    if counts and _is_additional(place, noun, measure):
        yield "additional"
    if previous:
        yield "earlier event"
    if place.sentence.is_elsewhere or "rivals" in cues:
        yield "elsewhere"
    for note in place.mention.notes:
        if note in _SIDES:
            yield _SIDES[note]
    rate = _rate(place, noun) or _regular(place)
    if rate is not None:
        yield rate
    # "24 % less than last year" fell by so much
    if counts and place.mention.kind is not PERCENT and _is_difference(place, noun):
        yield "difference"
    if _is_compound(place):
        yield "compound"


def _told_by_cues(place: Place, measure: str | None) -> Iterator[str]:
    """What single words near a figure make of it: "nationwide", "on average", "forecast"."""
    # of a day to come, that it is expected narrows nothing
    planned = place.mention.kind in POINTS or (
        measure is not None and place.document.lexicon.measures[measure].is_planned
    )
    for cue in _CUES:
        if cue not in place.sentence.cues:
            continue
        if cue == "forecast" and _is_of_next_clause(place, cue):
            continue
        way = _wide_cost(place, cue, measure) if cue in _WIDE else cue_cost(place, cue)
        if cue == "forecast":
            spans = [span for span in cue_spans(place, cue) if not _is_exceeded(place, *span)]
            way = min((cost(place, *span) for span in spans), default=99.0)
        if place.mention.kind in POINTS and cue in _OF_AMOUNTS:
            continue
        if place.mention.kind is not MONEY and cue in _OF_BUSINESSES:
            continue
        if place.mention.kind is PERCENT and cue == "per_person":
            continue  # "285p a share, a premium of 31 %"
        if cue == "minimum" and place.mention.modifier is Modifier.EQUAL_OR_MORE:
            continue  # "a minimum of 22 years", "at least 27"
        if cue == "forecast" and _is_of_infinitive(place):
            way = 0.0
        of_all = cue in _OF_ALL or _opens(place, cue)
        if way <= (FAR if of_all else CLOSE) and not (cue == "forecast" and planned):
            yield cue.replace("_", " ")


def _is_polled(place: Place) -> bool:
    """ "An exit poll put Maran on 55 % of the vote", but not "won 53 %, more than the polls suggested"."""
    return cue_cost(place, "polled") <= CLOSE and not _is_of_next_clause(place, "polled")


def _is_midway(place: Place) -> bool:
    """ "Up 5.3 % at midday", "at 1010 GMT": of what is traded, before the trading of the day is over."""
    cues, kind = place.sentence.cues, place.mention.kind
    if "intraday" in cues or "day_ended" in cues or kind in POINTS or kind is DURATION:
        return False  # told by its cue; "closed 5 % higher at 4 p.m."; "the most in six years"
    told = [*cue_spans(place, "midway"), *((at, to) for at, to, other in place.others if other.kind is TIME)]
    return any(cost(place, *span) <= CLOSE for span in told)


def _opens(place: Place, cue: str) -> bool:
    """ "At the height of the fire 125 men and 18 engines fought it": what opens a sentence is said of all of it."""
    return any(first == place.sentence.first for first, _ in cue_spans(place, cue)) and cue in _FRONTABLE


def _is_grave(place: Place, noun: Noun | None) -> bool:
    """ "Nine seriously injured passengers", "six are in critical condition": of all the injured those hurt badly."""
    if not is_counted(place.mention):
        return False
    if (
        "grave" in place.sentence.cues
        and any(_is_nearest(place, span) for span in cue_spans(place, "grave"))
        and (noun is None or _is_of_people(place, noun))
        and not is_whole(place)
    ):
        return True
    graded = cue_end(place, "grades", place.end) if noun is not None else None
    return graded is not None and noun is not None and graded <= noun.head


_RECIPIENTS = {"bereaved": "for the bereaved", "hurt": "for the injured"}


def _recipient(place: Place) -> str | None:
    """ "Rs 5 lakh for the next of kin of the dead and Rs 1 lakh for each of the injured": to whom a sum goes."""
    if place.mention.kind is not MONEY or _RECIPIENTS.keys().isdisjoint(place.sentence.cues):
        return None
    found = [
        (cost(place, *span), name)
        for cue, name in _RECIPIENTS.items()
        for span in cue_spans(place, cue)
        if (span[1] <= place.first) == place.document.lexicon.verb_final
    ]
    way, name = min(found, default=(FAR, None))
    return name if way <= CLOSE else None


def _is_of_people(place: Place, noun: Noun) -> bool:
    lexicon = place.document.lexicon
    named = (lexicon.measures.get(name) for name in lexicon.counted.get(noun.lemma) or ())
    return noun.lemma in lexicon.people or any(measure is not None and measure.of_people for measure in named)


def _is_nearest(place: Place, span: tuple[int, int]) -> bool:
    """Whether words stand close to a figure, and no other count is between."""
    left, right = (span[1], place.first) if span[1] <= place.first else (place.end, span[0])
    between = any(left <= i < right and is_counted(other) for i, _, other in place.others)
    return cost(place, *span) <= CLOSE and not between


def _is_of_infinitive(place: Place) -> bool:
    """ "Expects the economy, which shrank last year, to grow 1.4 %": its verb hangs on words far before."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    verb = place.first - 1 - (place.first > 0 and keys[place.first - 1] in lexicon.change_by)
    spans = cue_spans(place, "infinitive")
    return any(end == verb and any(b <= a for _, b in cue_spans(place, "forecast")) for a, end in spans)


def _is_exceeded(place: Place, first: int, end: int) -> bool:
    """Whether what was expected is only what happened is held against: "rose more than expected to 4.3 %".

    Not where the figure is what was expected: "more than the expected 5 %", "more than the 5 % that was forecast".
    """
    if place.document.lexicon.verb_final:
        beside = first - _EXPECTED <= place.end <= first  # "5 फ़ीसदी की उम्मीद से ज़्यादा"
        return not beside and any(a == end for a, _ in cue_spans(place, "than_behind"))
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    led = keys[end : place.first] if keys[end - 1] not in lexicon.change_to else keys[end - 1 : end]  # "to 4.3 %"
    if place.first >= end and lexicon.partitives.issuperset(led):
        return False
    figures = [place.first, *(i for i, _, _ in place.others)]
    return any(
        place.sentence.first < a < first <= b + _EXPECTING and not any(b <= i < first for i in figures)
        for a, b in cue_spans(place, "than")
    )


def _is_of_next_clause(place: Place, cue: str) -> bool:
    """Whether all words of a cue are of what is told next: "the prize is $40,000, and he plans to save it".

    So are those that a figure is held against: "grew 2.1 %, less than was expected".
    """
    keys, ands = place.document.tokens.keys, place.document.lexicon.numerals.ands
    than = [first for first, _ in cue_spans(place, "than") if first >= place.end]
    beaten = [span for span in cue_spans(place, "surpassing") if span[0] >= place.end]
    against = [
        end
        for name in ("comparators", "set_against", "versus")
        for at, end in cue_spans(place, name)
        if at >= place.end
    ]
    return all(
        any(keys[i] == "," and keys[i + 1] in ands for i in range(place.end, first - 1))
        or any(i < first for i in than)
        or any(end == first for _, end in beaten)  # "rose 4 %, beating forecasts"
        or any(0 <= first - end <= 1 for end in against)  # "had 236,000, against a forecast of 200,000"
        for first, _ in cue_spans(place, cue)
    )


def _wide_cost(place: Place, cue: str, measure: str | None) -> float:
    """What the way to words like "nationwide" costs; what they say of another noun, or in another clause, is farther.

    "Police put the march, held on the day of a nationwide strike, at 8,000", "8,000 marched as shops shut nationwide".
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    costs: list[float] = []
    fixed = {i for first, end in cue_spans(place, "not_clauses") for i in range(first, end)}  # "as part of"
    for first, end in cue_spans(place, cue):
        way = cost(place, first, end)
        inside = range(end, place.first) if end <= place.first else range(place.end, first)
        if end - first == 1 and lexicon.determiners & set(keys[max(0, first - _PHRASE) : first]) and end < len(keys):
            measured = any(hit.first <= end < hit.end and measure in hit.names for hit in place.sentence.measures)
            noun = keys[end][0].isalpha() and keys[end] not in lexicon.function_words
            way += _OTHER_NOUN if noun and not measured else 0.0
        way += _OTHER_CLAUSE * any(a in inside and a not in fixed for a, _ in cue_spans(place, "clauses"))
        costs.append(way)
    return min(costs, default=99.0)


def _is_of_either(place: Place, measure: str | None) -> bool:
    """ "60 homes damaged or destroyed": two things befell them, and the measure, if any, is one of the two."""
    return any(
        (measure is None or measure in one.names or measure in other.names)
        and cost(place, one.first, other.end) <= CLOSE
        for one, other in place.sentence.either
    )


def _lately(place: Place) -> str | None:
    """ "112 new cases in the last 24 hours", "17 cases in the past week": of so long, not of all the time."""
    if not place.others or not is_counted(place.mention):
        return None
    keys, past = place.document.tokens.keys, place.document.lexicon.calendar.said("span_past")
    for first, end, other in place.others:
        if other.kind is not DURATION or other.timex not in _LATELY:
            continue
        told = past.match_before(keys, first) is not None or past.match(keys, first) is not None
        if told and (first - place.sentence.first <= _FRONTED or cost(place, first, end) <= CLOSE):
            return _LATELY[other.timex]
    return None


def _is_additional(place: Place, noun: Noun | None, measure: str | None) -> bool:
    """ "another 20,000", "two other rifles", "a further 410,000": over and above something told before.

    In "killing two and wounding two others" they are other than the killed, and all the wounded there are.
    """
    added = cue_end(place, "others_after", place.end) is not None
    if not added and "others" not in place.sentence.cues:
        return False
    last = noun.head + 1 if noun is not None else place.end + 1
    before = [hit for hit in place.sentence.measures if hit.end <= place.first and hit.weight == VERB]
    told = [i for i, _, other in place.others if i < place.first and is_counted(other)]
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
    if not added or _is_difference(place, noun):
        return False
    if any(i == place.end + 1 for i, _, _ in place.others):
        return False  # "पांच और छह": the word is "and", too
    return measure is None or all(measure in hit.names for hit in place.sentence.measures if hit.end <= place.first)


def _rate(place: Place, noun: Noun | None) -> str | None:
    """ "a month", "per year" right after a figure: what it is a rate of."""
    if place.mention.base_unit == "second" or place.mention.kind in POINTS:
        return None
    end = noun.end if noun is not None else place.end
    rate = _rate_at(place, end)
    if rate is not None:
        return rate
    behind = cue_end(place, "comparatives", place.end) or place.end  # "eight dollars more a month"
    return _rate_at(place, behind) if behind != end else None


def _rate_at(place: Place, end: int) -> str | None:
    joiner = place.document.lexicon.rates.match(place.document.tokens.keys, end)
    if joiner is None:
        return None
    unit = time_unit_at(place.document, joiner[1])
    dated = any(i <= end < to for i, to, other in place.others if other.kind in POINTS)
    if unit is not None and not dated:  # "$2 billion a year earlier"
        return f"per {unit[0].name}"
    base = rate_base(place.document, joiner[1])
    return f"per {base.value.normalize():f}" if base is not None else None


def _regular(place: Place) -> str | None:
    """ "annual savings of $3m", "a monthly fee of Rs 299": a sum of every year or month, by the nearest such word."""
    if not place.others or place.mention.kind is not MONEY:
        return None
    ways = [
        (cost(place, i, to), _PERIODS[other.timex])
        for i, to, other in place.others
        if other.kind is FREQUENCY and other.timex in _PERIODS
    ]
    way, period = min(ways, default=(FAR, ""))
    return period if way <= _BESIDE else None


_SIDES = {MORE_VOTES: "the larger side", FEWER_VOTES: "the smaller side"}
_PERIODS = {"P1Y": "per year", "P1M": "per month", "P1W": "per week", "P1D": "per day"}


def _is_difference(place: Place, noun: Noun | None) -> bool:
    """ "34 more people than allowed": by how much, not how many."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    than = lexicon.cues.get("than")
    if than is None or cue_end(place, "comparatives", place.end) is None:
        return False
    last = (noun.end if noun is not None else place.end) + 2
    return any(than.match(keys, i) is not None for i in range(place.end, min(last + 1, len(keys))))


def _is_compound(place: Place) -> bool:
    """ "the 13-member council": a number that names what stands after it."""
    tokens = place.document.tokens
    i = place.end
    if i + 1 >= len(tokens.keys) or tokens.keys[i] != "-" or not is_counted(place.mention):
        return False
    return tokens.joined(i) and tokens.joined(i + 1) and tokens.keys[i + 1][0].isalpha()
