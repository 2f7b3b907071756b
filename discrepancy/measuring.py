"""Which measure of the catalogue a figure has: deaths, audience, price.

No parser: words of the catalogue near the figure speak for a measure, the nearer the louder, and less where they stand
nearer to another figure of the kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .document import Document
from .finders.nouns import Noun, counted_noun
from .lexicon import MeasureWords, Phrases
from .measure_kinds import fits
from .predicates import FATE, befell_other, befell_part, is_fate, is_said_of, is_whole, moves_level, subject_of_level
from .records import Mention, is_counted
from .records.kinds import COUNT, DURATION, MEASURE, MONEY, NUMBER, ORDINAL, PERCENT
from .surroundings import (
    CLOSE,
    COUNTED,
    ELSEWHERE,
    NOUN,
    POINTS,
    ROLE,
    TAKEN,
    VERB,
    Hit,
    Place,
    assessed,
    cost,
    cue_spans,
    phrase_cost,
)
from .tokens import HYPHENS

__all__ = ["bare_measure", "grown_measure", "measure_of", "sole_measure"]

_GENERIC = 0.5  # "41 per cent of voters went to the polls": rather a turnout than a share
_CALLERS = 1.0  # what the caller asks for goes before what the catalogue has
_PAIRED = 0.5
_BECAME = 0.5  # "three injured passengers died" are deaths
_PREDICATE = 1.2
_GROWN = 2.8  # how far from a change what changed may stand: "a typical fare, £42, is up 6 per cent"
_ADJECTIVES = 1  # words between a figure and its noun: "by 312 valid votes"
_JOINED = 1.0
_OF_NEXT = 3.0
_LED_TO = frozenset({PERCENT, MONEY})
_SIZED = frozenset({MONEY, MEASURE})
_BETWEEN = 2  # tokens between a figure and its noun: "a $70 million city hospital"
_JUDGING = frozenset({"assessed", "carried"})
_ASSESSED = 3  # tokens from "put" to what is put at a figure
_ADJECTIVAL = frozenset({MONEY, DURATION, MEASURE, PERCENT})
_WHOLE, _OF = 5, 2  # tokens from a part to its whole, and from "of" to the whole
_LEAST = 1.5  # a measure needs this much to be believed


def measure_of(place: Place, noun: Noun | None) -> str | None:
    """The measure that the words around a figure speak for, None when none speaks up."""
    lexicon, mention = place.document.lexicon, place.mention
    if mention.kind is NUMBER and mention.base_unit == "second":
        return "age"  # "Ms Lind, 39, promised", "a seven-month-old boy"
    unit = lexicon.unit_by_name.get(mention.unit or "")
    dimension = unit.dimension if unit is not None else None
    scores: dict[str, float] = {}
    counted: set[str] = set()
    named_before: set[str] = set()
    whole: set[str] = set()
    called: dict[str, float] = {}
    fitting = _fitting(place, dimension)
    people = _may_be_people(place) if noun is None else noun.lemma in lexicon.people or _befell(place, noun, fitting)
    # "30 more were injured": a word that is no plural may be no noun at all
    things = noun is not None and not people and lexicon.is_plural(place.document.tokens.keys[noun.head])
    judged = _judged(place) if fitting else None
    level = subject_of_level(place, dimension) if fitting else None
    last: Hit | None = None
    said, standing = False, None  # of the last words
    for hit, measure in fitting:
        name, weight = measure.name, hit.weight
        if hit is not last:
            last, standing = hit, None
            said = weight == VERB and is_said_of(place, noun, hit)
        if weight == NOUN and _names_event(place, noun, hit, name):
            continue
        if weight == VERB and moves_level(place, hit):
            continue
        if weight != VERB and _is_own(place, noun, hit, name):
            score = ROLE if measure.is_role else COUNTED
            counted.add(name)
        elif name == FATE and is_fate(place, noun, hit):
            score = COUNTED + _BECAME
        elif _is_of_another(place, noun, hit, measure, people=people, things=things):
            continue
        elif level is not None and not level <= hit.first < place.end:
            continue  # "the toll of the blast rose to eleven after two more were rescued"
        else:
            if standing is None:
                standing = _standing(place, hit, is_own=said or _is_assessed(hit, judged), level=level)
            score = standing
            if measure.is_generic and mention.kind is PERCENT:
                score -= _GENERIC
            if weight == VERB:
                if lexicon.verb_final and hit.end <= place.first:
                    score -= TAKEN
                if said:
                    score += _PREDICATE
                called[name] = max(called.get(name, score), score)
            elif weight == NOUN and score >= _LEAST:
                if _is_named_before(place, hit, measure):
                    named_before.add(name)
                if noun is None and hit.end <= place.first:
                    whole.add(name)  # "the number of cancelled flights rose to 340"
        if measure.is_callers:
            score += _CALLERS
        if score > scores.get(name, 0.0):
            scores[name] = score
    for name in _parted(place, noun):
        scores[name] = max(scores.get(name, 0.0), ROLE if lexicon.measures[name].is_role else COUNTED)
        counted.add(name)
    of_whole = _noun_of_whole(place) if noun is None else None
    for name in lexicon.counted.get(of_whole.lemma) or () if of_whole is not None else ():
        measure = lexicon.measures[name]
        if measure.needs_both and fits(measure, mention, dimension):
            scores[name] = max(scores.get(name, 0.0), COUNTED)  # "51 of the day's 600 flights were cancelled"
            counted.add(name)
    told_of = noun.lemma if noun is not None else _pace(place)
    tied = lexicon.paired.get(told_of, ()) if told_of is not None else ()
    if tied and is_whole(place):
        tied = ()
    for name in tied:
        measure = lexicon.measures[name]
        if _may_be_paired(place, measure) and fits(measure, mention, dimension):
            # the verb settles which: "shed 3,200 posts" are jobs
            scores[name] = max(scores.get(name, 0.0), COUNTED + _PAIRED - _way_to_pair(place, noun, measure))
    if mention.change is not None and mention.kind is PERCENT:
        for name, phrases in lexicon.changing.items():
            way = phrase_cost(place, phrases)
            if way < _GROWN:
                scores[name] = max(scores.get(name, 0.0), VERB - way)  # "the stock nevertheless lost 4 percent"
    named = bool(counted) and not people
    # of two measures that count the same noun the nearer verb speaks: "cancelled 43 trains and diverted 12"
    loudest = sorted(
        [(score, called.get(name, 0.0), name) for name, score in scores.items() if score >= _LEAST], reverse=True
    )
    believed = (
        name
        for _, _, name in loudest
        for measure in (lexicon.measures[name],)
        if not (
            (measure.not_of & counted)
            # "the fire service sent 31 vehicles": who is named elsewhere is not what the figure counts
            or (named and measure.is_role and measure.of_people and name not in counted and name not in called)
            or (measure.needs_both and not (name in counted and name in called) and name not in whole)
            or (mention.kind in measure.tied and name not in counted and name not in tied)
            or (mention.kind in measure.called and name not in called)
            or phrase_cost(place, measure.not_with) < CLOSE
        )
    )
    best = next(believed, None)
    if best is None or not lexicon.measures[best].yields:
        return best
    # "the deficit is forecast at 2.7 %"
    nouns = [name for name in believed if name in counted or name in named_before]
    told = [name for name in nouns if not lexicon.measures[name].yields]
    return max(told, key=lambda name: (scores[name], name), default=best)


def _fitting(place: Place, dimension: str | None) -> list[tuple[Hit, MeasureWords]]:
    """The words of a sentence that name measures, each with every one of them that a figure can be of at all."""
    catalogue, mention = place.document.lexicon.measures, place.mention
    first, end, is_length = place.first, place.end, mention.kind is DURATION
    found = []
    for hit in place.sentence.measures:
        overlaps = hit.first < end and first < hit.end
        if overlaps and hit.weight == ELSEWHERE:
            continue
        for name in hit.names:
            measure = catalogue.get(name)
            if measure is None or not fits(measure, mention, dimension):
                continue
            # "48 मिनट में" is a length: the unit itself makes it no minute of play
            if not (overlaps and is_length and ORDINAL in measure.kinds):
                found.append((hit, measure))
    return found


def _judged(place: Place) -> tuple[int, int] | None:
    """The words by which somebody judges how much it is, or "taking the toll to four"."""
    if _JUDGING.isdisjoint(place.sentence.cues):
        return None  # mostly
    return assessed(place) or assessed(place, "carried")


def _is_of_another(
    place: Place, noun: Noun | None, hit: Hit, measure: MeasureWords, *, people: bool, things: bool
) -> bool:
    """Whether words that name a measure are not of this figure, by what it counts and what befell whom."""
    weight, of_people = hit.weight, measure.of_people
    if weight == ELSEWHERE:
        if (noun is not None and not of_people) or measure.is_role:
            return True
        if of_people and befell_part(place, noun, hit):
            return True  # "five of the eight climbers were found dead"
        if measure.is_generic and not _is_next(place, hit):
            return True  # "$500 outside the hospital": that a hospital is told of makes it no cost
    elif weight == NOUN:
        if not people and not of_people and _is_counted(place, hit, measure.name):
            return True  # "twelve goals in six seasons": goals are counted, but not by this figure
    elif not measure.is_of_whole and befell_part(place, noun, hit):
        return True
    return of_people and place.mention.kind is COUNT and (things if weight == ELSEWHERE else not people)


def _may_be_paired(place: Place, measure: MeasureWords) -> bool:
    """Whether a text has any of the verbs that a measure needs beside its noun: most have none."""
    return bool(place.document.phrases(measure.paired_verbs) or measure.paired_before)


def _way_to_pair(place: Place, noun: Noun | None, measure: MeasureWords) -> float:
    """What the way to the verb that a measure needs beside its noun costs."""
    if noun is not None and (_is_by(place, noun, measure) or _is_right_behind(place, noun, measure.paired_verbs)):
        return 0.0
    told = place.document.phrases(measure.paired_verbs, place.sentence.first, place.sentence.end)
    return min((cost(place, a, b) for a, b, _ in told if not befell_other(place, noun, a, b)), default=99.0)


def _standing(place: Place, hit: Hit, *, is_own: bool, level: int | None) -> float:
    """How loud words speak for a figure from where they stand; those that are said of it speak as if beside it."""
    score = hit.weight
    if hit.first != level:
        way = cost(place, hit.first, hit.end)
        score = score - (0.0 if is_own else way) - _taken(place, hit, way)
    if "conjunctions" in place.sentence.cues:
        score -= _next_clause(place, hit)
    if hit.weight == NOUN and _is_apposed_noun(place, hit):
        score += _PREDICATE  # "a $621 million quarterly profit on sales of $4.8 billion"
    return score


def _pace(place: Place) -> str | None:
    """The noun for each of which a sum is paid: "£62,000 a year"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    at = place.end + 1
    if place.mention.kind is not MONEY or at >= place.sentence.end or keys[place.end] not in lexicon.function_words:
        return None
    return lexicon.lemma(keys[at])


def _noun_of_whole(place: Place) -> Noun | None:
    """The noun of the whole that a figure is a part of: "51 of the day's 600 flights", "of the 600 flights, 51"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if not is_counted(place.mention):
        return None
    partitives = lexicon.partitives | lexicon.whole_links
    for i, end, other in place.others:
        behind = place.end < i <= place.end + _WHOLE and keys[place.end] in partitives
        before = 0 < place.first - end <= _WHOLE and keys[place.first - 1] == ","
        if is_counted(other) and (behind or (before and partitives & set(keys[max(i - _OF, 0) : i]))):
            return counted_noun(place.document, end)
    return None


def _is_apposed_noun(place: Place, hit: Hit) -> bool:
    """Whether a sum, a length or a share stands before its noun as an adjective does: "a $412 million budget"."""
    document, mention = place.document, place.mention
    keys, lexicon = document.tokens.keys, document.lexicon
    if mention.kind not in _ADJECTIVAL or not 0 <= hit.first - place.end <= _BETWEEN:
        return False
    between = keys[place.end : hit.first + 1]  # "of voters" names no share before it
    return all(key[0].isalpha() and key not in lexicon.function_words for key in between)


def _is_own(place: Place, noun: Noun | None, hit: Hit, name: str) -> bool:
    """Whether words are the noun that a figure counts, or begin with it and go on: "42 सीटों पर"."""
    if noun is None or hit.weight == VERB or not noun.first <= hit.first <= noun.head < hit.end:
        return False
    # "the 81,000-seat stadium": the whole phrase is what is counted
    tied = hit.weight == ELSEWHERE and place.document.tokens.keys[place.end] in HYPHENS
    return hit.end <= noun.end or tied or _is_counted(place, hit, name)


def _names_event(place: Place, noun: Noun | None, hit: Hit, name: str) -> bool:
    """Whether what is counted is what people came to: "no march was planned" tells of no marchers."""
    lexicon = place.document.lexicon
    if noun is None or not lexicon.measures[name].of_people or noun.lemma in lexicon.people:
        return False
    return hit.end == noun.head + 1 and not _is_counted(place, hit, name)


def _befell(place: Place, noun: Noun, fitting: Sequence[tuple[Hit, MeasureWords]]) -> bool:
    """Whether what only the living come to stands beside an unknown noun that may be one of people.

    "Killed four dockhands", "two winchmen died".
    """
    lexicon, keys = place.document.lexicon, place.document.tokens.keys
    if noun.lemma in lexicon.counted or not lexicon.people.may_be_victims(noun.lemma):
        return False
    return any(
        measure.is_of_living
        and (hit.end == place.first or is_said_of(place, noun, hit))
        and HYPHENS.isdisjoint(keys[hit.end : hit.end + 1])  # "were hurt-proof"
        for hit, measure in fitting
    )


def _may_be_people(place: Place) -> bool:
    """Whether a count without a noun of its own may be one of people: not where its unit names a measure of things."""
    lexicon, unit = place.document.lexicon, place.mention.unit
    names = lexicon.counted.get(unit) if unit is not None and place.mention.kind is COUNT else None
    return not names or unit in lexicon.people or any(lexicon.measures[name].of_people for name in names)


def _is_counted(place: Place, hit: Hit, name: str) -> bool:
    """Whether words that may name a measure begin with what it counts: "goals" of goals, but not "sales" of cars."""
    lexicon = place.document.lexicon
    return name in (lexicon.counted.get(lexicon.lemma(place.document.tokens.keys[hit.first])) or ())


def _is_next(place: Place, hit: Hit) -> bool:
    """Whether a figure may size a thing: the thing stands before it, or right behind it: "a $70 million city hospital".

    A count has found its noun; what lies beyond "outside the" is another thing.
    """
    if place.mention.kind not in _SIZED or hit.first < place.end:
        return True
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    between = keys[place.end : hit.first]
    return len(between) <= _BETWEEN and not any(key in lexicon.function_words for key in between)


def _is_assessed(hit: Hit, judged: tuple[int, int] | None) -> bool:
    """Whether words stand where what is judged stands: "put the march through town at 8,000"."""
    return judged is not None and 0 <= hit.first - judged[1] <= _ASSESSED


def _is_named_before(place: Place, hit: Hit, measure: MeasureWords) -> bool:
    """Whether the words before a figure say what it is, a generic one right before it: "had seats for 42"."""
    return hit.end == place.first or (hit.end < place.first and not measure.is_generic)


def _is_by(place: Place, noun: Noun, measure: MeasureWords) -> bool:
    """Whether a figure is what one is ahead by: "won by 312 votes", but not "passed by 312 votes to 214"."""
    if noun.head - place.end > _ADJECTIVES:
        return False
    before = measure.paired_before.match_before(place.document.tokens.keys, place.first, place.sentence.first)
    return before is not None and not any(noun.end <= i <= noun.end + 1 and is_counted(o) for i, _, o in place.others)


def _is_right_behind(place: Place, noun: Noun, verbs: Phrases[str]) -> bool:
    """ "Nine of the 22 coaches derailed": the verb behind the noun, past the number of the whole."""
    keys, auxiliaries = place.document.tokens.keys, place.document.lexicon.auxiliaries
    at = noun.end + (noun.end < len(keys) and keys[noun.end] in auxiliaries)
    return verbs.match(keys, at) is not None


def _parted(place: Place, noun: Noun | None) -> tuple[str, ...]:
    """Measures of a counted phrase that the number parts, where a language puts it inside: चालक दल के सात सदस्य."""
    lexicon, keys = place.document.lexicon, place.document.tokens.keys
    if noun is None or not lexicon.verb_final:
        return ()
    for words in (3, 2):
        found = lexicon.counted.match((*keys[max(0, place.first - words) : place.first], noun.lemma), 0)
        if found is not None and found[1] == words + 1:
            return tuple(name for name in found[0] if fits(lexicon.measures[name], place.mention, None))
    return ()


# kinds that grow by a share; a span of time or a place in a list does not
_AMOUNTS = frozenset({"money", "count", "number", "measure"})


def grown_measure(place: Place) -> str | None:
    """What a percentage of change is a change of: the label of the nearest measure in money or counts."""
    lexicon = place.document.lexicon
    costs = [
        (cost(place, hit.first, hit.end) + _next_clause(place, hit), lexicon.measures[name].label)
        for hit in place.sentence.measures
        for name in hit.names
        if name in lexicon.measures and _can_grow(lexicon.measures[name], hit.weight)
    ]
    way, label = min(costs, default=(99.0, None))
    return label if way <= _GROWN else None


def _can_grow(measure: MeasureWords, weight: float) -> bool:
    """Whether words name what can grow by a share: an amount, by its noun; money by its verbs too ("sales rose")."""
    return bool(_AMOUNTS & measure.kinds) and (weight == NOUN or (weight == VERB and "money" in measure.kinds))


def bare_measure(document: Document, measure: str) -> dict[str, Any]:
    """A bare number of a measure that has its own scale is a quantity: "the quake was put at 6.9"."""
    unit = document.lexicon.unit_by_name.get(measure)
    return {"kind": MEASURE, "unit": unit.name, "base_unit": unit.base} if unit is not None else {}


def sole_measure(document: Document, mention: Mention) -> str | None:
    """The one measure of the catalogue that a dimension has: 44 °C is a temperature, whatever stands around it."""
    if mention.kind is not MEASURE or mention.change is not None:
        return None
    unit = document.lexicon.unit_by_name.get(mention.unit or "")
    if unit is None:
        return None
    return unit.dimension if unit.dimension in document.lexicon.sole_measures else None


def _next_clause(place: Place, hit: Hit) -> float:
    """What it costs that a noun stands behind "and": "revenue was $20m and profit $3m", of which it is the next."""
    joined = cue_spans(place, "conjunctions")
    if not joined or not any(place.end <= a and b <= hit.first for a, b in joined):
        return 0.0
    if place.mention.kind in POINTS and hit.weight == VERB:
        return _OF_NEXT  # "lost power at 2:15 and struck rocks 85 minutes later"
    if hit.weight != NOUN:
        return 0.0
    return _JOINED if any(i >= hit.end and other.kind is place.mention.kind for i, _, other in place.others) else 0.0


def _closes(place: Place, hit: Hit) -> bool:
    """Whether words end a clause right before the figure: "nine were held and 40 had cuts"."""
    keys = place.document.tokens.keys
    return hit.end == place.first - 1 and keys[hit.end] in place.document.lexicon.numerals.ands


def _taken(place: Place, hit: Hit, own: float) -> float:
    """What it costs that the words stand nearer to another figure of the kind, `own` the way to this: "1 dead, 2 hurt".

    Words inside another figure are that one's alone ("risen to five after a 67-year-old died"), and so are those that
    lead to a share or a sum: "won 52 % on a turnout of 61 %".
    """
    keys, partitives = place.document.tokens.keys, place.document.lexicon.partitives
    led_by = (
        place.document.lexicon.function_words if hit.weight == VERB and hit.end - hit.first > 1 else frozenset[str]()
    )
    for i, end, other in place.others:
        if i < hit.end and hit.first < end and not place.first <= i < place.end:
            return 2 * TAKEN
        if i == hit.end and is_counted(other) and i != place.first and keys[i - 1] in led_by:
            return 2 * TAKEN  # "800 danced in a hall built for 500"
        leads = place.end <= hit.first and 0 <= i - hit.end <= 1 and keys[i - 1] in partitives
        if leads and other.kind is place.mention.kind and other.kind in _LED_TO:
            return 2 * TAKEN
        bare = other.kind is NUMBER and place.mention.kind is COUNT and is_counted(other)
        if bare or other.kind is place.mention.kind:
            rival = Place(place.document, place.sentence, i, end, other, [])
            if cost(rival, hit.first, hit.end) < own + (0.1 if _closes(place, hit) and i < hit.first else -0.1):
                return TAKEN
    return 0.0
