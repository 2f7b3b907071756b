"""Whether a figure is a part of another: "22 of them", "including five children", one kind of people out of a list."""

from __future__ import annotations

from decimal import Decimal

from .alone import is_of_place_alone
from .document import Document
from .finders.nouns import Noun, counted_noun
from .predicates import FATE, is_fate
from .records import Modifier, is_counted
from .records.kinds import COUNT, DURATION, MEASURE, PERCENT
from .surroundings import (
    CLOSE,
    POINTS,
    VERB,
    Place,
    cost,
    cue_end,
    cue_spans,
    opens_whole,
)

__all__ = ["is_listed", "is_named", "is_part", "whole_of"]

_WHOLE = frozenset({PERCENT, DURATION, *POINTS})  # what is no part of another
_OF_PARTS = frozenset({"grades", "alone", "hardest_hit", "residing", "rests", "parts"})
_GOVERNED = 2  # tokens from a verb to its figure: "is recalling more than 118,400"


_OF_MATTER = frozenset({"cubic metre", "kilogram"})


def is_part(place: Place, noun: Noun | None, measure: str | None) -> bool:
    """ "22 of them", "three women among the 12 injured": the figure is part of another."""
    if place.mention.kind in _WHOLE or measure == "age":
        return False  # a share is of a part or of a whole, and names which; nobody's age is part of another's
    if place.mention.kind is MEASURE and place.mention.modifier is Modifier.LESS_THAN:
        return False  # "within 6 km of the summit"
    if place.mention.base_unit in _OF_MATTER:
        return False  # "53 cubic metres of the solution"
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    i = place.end
    key = keys[i] if i < len(keys) else ""
    is_of = key in lexicon.partitives
    if is_of and place.mention.value == 0:
        return True  # "none of the injuries was grave"
    if is_of and i + 1 < len(keys):
        if keys[i + 1] in lexicon.pointers or (keys[i + 1] in lexicon.definite and place.mention.step != 0):
            # "121 of the cases", "seven of those on board"
            return not (
                _is_of_wider_whole(place, measure, i + 2)
                or _is_all_it_befell(place, measure, i + 2)
                or _is_of_own(place, measure)
            )
        if abs(place.mention.value or 0) == 1:
            return True  # "one of the city's largest", "one of two partners"
        if place.mention.step != 0 and any(first == i + 1 and m.kind is COUNT for first, _, m in place.others):
            return not _is_of_wider_whole(place, measure, i + 1)  # "14 of 900 sailors"
    if key in lexicon.whole_links and any(first == i + 1 and is_counted(m) for first, _, m in place.others):
        return not _is_of_wider_whole(place, measure, i + 1)
    if FATE in place.sentence.topics and any(is_fate(place, noun, hit) for hit in place.sentence.measures):
        return True
    if _is_of_whole_told_before(place):
        return True
    last = noun.end if noun is not None else place.end
    if last < place.sentence.end and _OF_PARTS.isdisjoint(place.sentence.cues):
        return False  # mostly
    if _is_graded(place) or _is_of_one_place(place) or _reside(place, noun) or _leaves_a_rest(place, noun):
        return True
    after, at = cue_end(place, "parts", place.end), place.end
    if after is None and noun is not None:
        at = noun.end
        if at < len(keys) and keys[at] in lexicon.auxiliaries:
            at += 1  # "six children were among the dead"
        after = cue_end(place, "parts", at)
    if after is not None and not (
        _opens_what_is_in_it(place, after) or _only_takes_part(place, at) or _is_set_between_commas(place, after)
    ):
        return True
    if "parts" not in place.sentence.cues:
        return False
    behind, counting = cue_spans(place, "parts_behind"), cue_spans(place, "counting")
    return any(
        0 <= place.first - end <= 2
        and span not in behind
        and not any(a < end and first < b for a, b in counting)  # "die Zahl der Toten stieg auf 26"
        and (span not in cue_spans(place, "holders") or _holds(place, first, measure))
        for span in cue_spans(place, "parts")
        for first, end in (span,)
    )


def _is_set_between_commas(place: Place, end: int) -> bool:
    """ "They came from everywhere, 24,100 of them, and ran": all who are spoken of, where no number is told before."""
    keys = place.document.tokens.keys
    if place.first <= place.sentence.first or keys[place.first - 1] != "," or end >= len(keys):
        return False
    return keys[end] in {",", "."} and not any(i < place.first and is_counted(other) for i, _, other in place.others)


def _only_takes_part(place: Place, cue: int) -> bool:
    """ "हड़ताल में 80 हज़ार शिक्षक शामिल हैं": all who are in it, where no whole of their sort is told before."""
    if not place.document.lexicon.verb_final:
        return False
    if not any(first == cue for first, _ in cue_spans(place, "holders")):
        return False
    return not any(i < cue and is_counted(other) for i, _, other in place.others) or not _holds(place, cue, None)


def _opens_what_is_in_it(place: Place, end: int) -> bool:
    """Whether words right behind a figure tell what it holds: "£180m including marketing" is a whole."""
    keys = place.document.tokens.keys
    if place.document.lexicon.verb_final or end >= len(keys) or not keys[end][0].isalnum():
        return False  # "सात बच्चों समेत", "seven children included"
    return any(last == end for _, last in cue_spans(place, "holders"))


def whole_of(place: Place) -> Decimal | None:
    """The number of the whole right behind a figure: 480 of "68 of its 480 branches"."""
    if not is_counted(place.mention):
        return None
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    behind = keys[place.end] if place.end < len(keys) else ""
    if behind not in lexicon.partitives and behind not in lexicon.whole_links:
        return None  # mostly
    told = (other for first, _, other in place.others if opens_whole(place.document, place.end, first))
    return next((whole.value for whole in told if is_counted(whole)), None)


def _is_graded(place: Place) -> bool:
    """ "Six people were hurt, two critically": how many of those told before, by nothing but the word of how badly."""
    keys, end = place.document.tokens.keys, cue_end(place, "grades", place.end)
    if end is None or not is_counted(place.mention):
        return False
    if end < len(keys) and keys[end][0].isalnum():
        return False  # "three died and two critically injured people remain"
    return any(i < place.first and other.kind is COUNT for i, _, other in place.others)


def _is_of_wider_whole(place: Place, measure: str | None, i: int) -> bool:
    """Whether the whole at token `i` counts something else: "a fire killed 12 of the 40 guests", all it killed.

    "31 of the 70 seats" is of the same, yet seats are always told so.
    """
    end, whole = next(((to, other) for n, to, other in place.others if n == i), (i, None))
    if measure is None:
        return False
    words = place.document.lexicon.measures[measure]
    if whole is None:  # "seven of those on board were hurt": all who were
        called = {name for hit in place.sentence.measures if i - 1 <= hit.first <= i for name in hit.names}
        return words.of_people and not words.is_role and bool(called) and measure not in called
    same = any(measure in hit.names and end <= hit.first <= end + 1 for hit in place.sentence.measures)
    return words.is_of_whole or (words.of_people and not words.is_role and not same)


def _is_all_it_befell(place: Place, measure: str | None, i: int) -> bool:
    """ "Is recalling 118,400 of its cars": the verb before the figure says what befell just so many, of all there are.

    Where the whole at token `i` is a number, it may be that of all whom it befell.
    """
    words = place.document.lexicon.measures.get(measure or "")
    if words is None or words.is_role or words.is_generic or words.is_of_whole:
        return False
    if any(n == i for n, _, _ in place.others):
        return False
    return any(
        hit.weight == VERB and measure in hit.names and 0 <= place.first - hit.end <= _GOVERNED
        for hit in place.sentence.measures
    )


def _is_of_own(place: Place, measure: str | None) -> bool:
    """ "To shut 48 of its branches": of all it has, whose number is not told, what the sentence is about."""
    document, i = place.document, place.end
    if document.tokens.keys[i + 1] not in document.lexicon.owning or abs(place.mention.value or 0) == 1:
        return False
    words = document.lexicon.measures.get(measure or "")
    of_people = words is not None and words.of_people and not words.is_role
    return not of_people and not any(opens_whole(document, i, first) for first, _, _ in place.others)


def _is_of_one_place(place: Place) -> bool:
    """ "in Kerala alone, 12 bridges", "the worst-hit district with 12 deaths": of one place among several."""
    if is_of_place_alone(place):
        return True
    return "hardest_hit" in place.sentence.cues and any(
        end <= place.first and cost(place, first, end) <= CLOSE for first, end in cue_spans(place, "hardest_hit")
    )


def _leaves_a_rest(place: Place, noun: Noun | None) -> bool:
    """ "19 were flown out, the rest walked": the last count before words for the others is not of all.

    The rest of something else leaves nobody: "29 were treated, and the rest of the night was quiet".
    """
    if not is_counted(place.mention):
        return False
    wholes = dict(cue_spans(place, "rests_of"))
    behind = [
        first
        for first, end in cue_spans(place, "rests")
        if first >= place.end and (end > wholes.get(first, 0) or _may_be_rest(place, noun, wholes[first]))
    ]
    return bool(behind) and not any(place.end <= i < behind[0] and is_counted(other) for i, _, other in place.others)


def _may_be_rest(place: Place, noun: Noun | None, i: int) -> bool:
    """Whether the whole at token `i` is of the sort that a figure counts: "the rest of the passengers"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if keys[i] in lexicon.definite | lexicon.determiners | lexicon.possessives:
        i += 1
    whole = counted_noun(place.document, i)
    if noun is None or whole is None:
        return whole is None or whole.lemma in lexicon.people
    return whole.lemma == noun.lemma or (whole.lemma in lexicon.people and noun.lemma in lexicon.people)


def _reside(place: Place, noun: Noun | None) -> bool:
    """ "700 members living in Lund": those of one place, where a name follows."""
    end = cue_end(place, "residing", noun.end) if noun is not None else None
    return end is not None and any(end <= i <= end + 1 for i, _ in place.sentence.names)


def _is_of_whole_told_before(place: Place) -> bool:
    """ "Of the patients, 40 are children": the whole opens the sentence."""
    keys, lexicon, first = place.document.tokens.keys, place.document.lexicon, place.sentence.first
    if keys[first] not in lexicon.partitives or first + 1 >= place.first or keys[first + 1] not in lexicon.definite:
        return False
    return "," in keys[first : place.first]


def _holds(place: Place, cue: int, measure: str | None) -> bool:
    """Whether what is before "including" can be a whole of the figure's sort: no plan is, that includes 54 schools."""
    people = place.document.lexicon.people
    is_people = place.mention.unit in people
    before = [other for i, _, other in place.others if i < cue]
    wholes = [other for other in before if is_counted(other) or other.kind is place.mention.kind]
    if wholes:  # "30 tents, including 900 people", but "17 patients, including four"
        return place.mention.unit is None or any(
            other.unit is None or (other.unit in people) == is_people for other in wholes
        )
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
    return (one or any(first == at for first, _, _ in place.others)) and _kind_at(document, at + 1) not in {
        None,
        noun.lemma,
    }


def is_named(place: Place) -> bool:
    """Whether a figure only counts the names before it: "from Norway and Chad, two countries with little in common"."""
    document, names = place.document, place.sentence.named
    keys, ands = document.tokens.keys, document.lexicon.numerals.ands
    i = place.first - 1
    if not is_counted(place.mention) or i < 1 or keys[i] != "," or i - 1 not in names:
        return False
    told = 0
    while i > place.sentence.first and (keys[i] == "," or keys[i] in ands) and i - 1 in names:
        told += 1
        i -= 1
        while i in names:
            i -= 1
    return told > 1 and place.mention.value == told


def _joins(document: Document, i: int) -> bool:
    keys = document.tokens.keys
    return i < len(keys) and (keys[i] == "," or document.lexicon.calendar.said("and").match(keys, i) is not None)


def _kind_at(document: Document, i: int) -> str | None:
    """The kind of people that a token names."""
    noun = counted_noun(document, i, one=True) if i < len(document.tokens) else None
    return noun.lemma if noun is not None and noun.head == i and noun.lemma in document.lexicon.people else None
