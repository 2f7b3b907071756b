"""What is said of those whom a figure counts: "two managers wounded", "the number of the injured rose to 31"."""

from __future__ import annotations

from itertools import pairwise

from .finders.nouns import Noun
from .measure_kinds import fits
from .records import LEVEL_REACHED, is_counted
from .records.kinds import MONEY
from .surroundings import BREAKS, ELSEWHERE, NOUN, POINTS, VERB, Hit, Place, cue_spans, opens_whole

__all__ = [
    "FATE",
    "befell_other",
    "befell_part",
    "is_fate",
    "is_said_of",
    "is_whole",
    "moves_level",
    "subject_of_level",
]

# "one woman dead and two managers wounded": what follows right behind the noun is said of it
_AUXILIARIES = 1
_ON_SHIFT = 4  # words between those of the whole and the verb: "eleven of the 140 workers on shift died"
_OTHER_PHRASE = 3  # tokens of "on a deck"
FATE = "deaths"  # what may become of those who were befallen before
_LEVELS, _OPENING = 2, 2  # levels that a sum was at and went to, tokens that open one: "from about"
_APPOSED = 14  # tokens that names in commas behind a noun may take


def subject_of_level(place: Place, dimension: str | None) -> int | None:
    """The token of the words that say what rose to a figure: "the toll of Monday's blast in Lund has climbed to 11".

    They open the clause of the verb; clauses set off by commas between them and it ("which hit Lund on Monday") are
    passed over. None for a figure that is no level, or whose clause names no measure.
    """
    keys, sentence, lexicon = place.document.tokens.keys, place.sentence, place.document.lexicon
    if lexicon.verb_final or not (LEVEL_REACHED in place.mention.notes or _is_led_by_level(place)):
        return None
    commas = [i for i in range(sentence.first, place.first) if keys[i] in BREAKS]
    opened = {first for first, _ in cue_spans(place, "relatives")}
    figures = {i for i, _, other in place.others if other.kind not in POINTS}
    for start, end in reversed(list(pairwise([sentence.first - 1, *commas, place.first]))):
        if start + 1 in opened or figures & set(range(start, end)):
            continue
        inside = [hit for hit in sentence.measures if start < hit.first and hit.end <= end]
        named = [hit for hit in inside if hit.weight == NOUN or _may_size(place, hit, dimension)]
        if named:
            subject = min(named, key=lambda hit: hit.first)
            return min((hit.first for hit in inside if _befalls(place, subject, hit)), default=subject.first)
    return None


def _is_led_by_level(place: Place) -> bool:
    """Whether words that lead to a level stand right before a figure."""
    if "levels" not in place.sentence.cues:
        return False
    levels = place.document.lexicon.cues["levels"]
    return levels.match_before(place.document.tokens.keys, place.first, place.sentence.first) is not None


def _may_size(place: Place, hit: Hit, dimension: str | None) -> bool:
    """Whether what is counted elsewhere can be of a kind with the figure: "the pay floor rose to $15"."""
    measures = place.document.lexicon.measures
    return hit.weight == ELSEWHERE and any(
        name in measures and fits(measures[name], place.mention, dimension) for name in hit.names
    )


def _befalls(place: Place, subject: Hit, hit: Hit) -> bool:
    """Whether words say what happened to those who are counted: "the number of patients known to have been harmed"."""
    measures = place.document.lexicon.measures
    told = [measures[name] for name in subject.names if name in measures]
    return (
        all(words.is_role or words.is_generic or words.yields for words in told)
        and hit.first >= subject.end
        and any(name in measures and measures[name].of_people and not measures[name].is_role for name in hit.names)
    )


def is_said_of(place: Place, noun: Noun | None, hit: Hit) -> bool:
    """Whether a predicate stands right behind a counted noun: "two managers wounded", not "ten people and injuring".

    Commas may hold in between who they are: "two managers, Ann Lind and Jo Berg, were wounded". Where the noun is left
    out it stands behind the figure: "nine people marched and four were held".
    """
    if hit.first < place.end:
        return False
    keys = place.document.tokens.keys
    whole = _end_of_whole(place) if noun is None else None
    if noun is None and whole is None and not (is_counted(place.mention) and _has_auxiliary(place)):
        return False
    start = noun.end if noun is not None else whole or place.end
    if start < len(keys) and keys[start] == ",":
        closing = [n for n in range(start + 2, min(start + _APPOSED, hit.first)) if keys[n] == ","]
        # "one patient, a man of 80, died"
        # "at least 74, including eight children, were killed"
        part = noun is None and any(first == start + 1 for first, _ in cue_spans(place, "parts"))
        opened = bool(closing) and (part or keys[start + 1] in place.document.lexicon.numerals.ones)
        if closing and (opened or _is_aside(place, start, closing)):
            start = closing[-1] + 1
    between = keys[start : hit.first]
    if hit.first < start or len(between) > _ON_SHIFT or "," in between:
        return False
    most = _AUXILIARIES + (start < len(keys) and keys[start] in place.document.lexicon.auxiliaries)  # "have been held"
    if len(between) > most and (
        noun is None or not any(opens_whole(place.document, place.end, first) for first, _, _ in place.others)
    ):
        return False
    return place.document.lexicon.numerals.ands.isdisjoint(between)


def is_fate(place: Place, noun: Noun | None, hit: Hit) -> bool:
    """ "Three injured passengers died", "तीन घायलों ने दम तोड़ा": a verb that tells what became of those befallen before.

    So many are a part of those who died.
    """
    lexicon, keys = place.document.lexicon, place.document.tokens.keys
    end = noun.end if noun is not None else place.end
    if hit.weight != VERB or FATE not in hit.names or hit.first < end:
        return False
    if noun is not None:
        names = lexicon.counted.get(noun.lemma) or ()
    else:  # "घायल दो और यात्रियों"
        names = tuple(name for other in place.sentence.measures if other.end == place.first for name in other.names)
    told = [lexicon.measures[name] for name in names if name in lexicon.measures]
    if not told or any(words.name == FATE or words.is_role or not words.of_people for words in told):
        return False
    between = range(end, hit.first)
    if any(i in between for i, _, other in place.others if other.kind not in POINTS):
        return False
    return is_said_of(place, noun, hit) or (lexicon.verb_final and BREAKS.isdisjoint(keys[i] for i in between))


def is_whole(place: Place) -> bool:
    """Whether a figure is the number of a whole of which a part is told: 22 of "nine of the train's 22 coaches".

    What the part is of may be told by a noun of its own: "three carriages of the five-car train".
    """
    parts = [to for i, to, other in place.others if i < place.first and is_counted(other)]
    if not parts or not is_counted(place.mention):
        return False
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    named = [end + 1 for end in parts if lexicon.is_plural(keys[end]) and keys[end] not in lexicon.verbs]
    return any(opens_whole(place.document, end, place.first) for end in (*parts, *named))


def befell_part(place: Place, noun: Noun | None, hit: Hit) -> bool:
    """ "Nine of the train's 22 coaches derailed": the verb behind the number of a whole says what befell the part.

    Not where it narrows the whole: "12 of the 40 people killed were children".
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if noun is None or hit.weight == NOUN or not 0 <= hit.first - noun.end <= _ON_SHIFT or not is_whole(place):
        return False
    if any(keys[i] in BREAKS for i in range(noun.end, hit.first)):
        return False
    if hit.first > noun.end:
        return True
    for i in range(hit.end, place.sentence.end):
        if keys[i] in BREAKS:
            break
        if keys[i] in lexicon.auxiliaries:
            return False
    return True


def befell_other(place: Place, noun: Noun | None, first: int, end: int) -> bool:
    """ "34 cars on a deck built for 36": a participle behind another noun is of that, where its purpose is told.

    Not in "34 cars built for the army", nor in "34 cars of a make sold in May".
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    start = noun.end if noun is not None else place.end
    if first - start < _OTHER_PHRASE or not any(a == end for a, _ in cue_spans(place, "purposes")):
        return False
    preposition, article, other = keys[first - _OTHER_PHRASE : first]
    return (
        preposition in lexicon.function_words
        and article in lexicon.function_words
        and other not in lexicon.function_words
        and other[0].isalpha()
    )


def _is_aside(place: Place, start: int, closing: list[int]) -> bool:
    """Whether who they are is told between commas: by name, age, or as "two women, including an officer, were"."""
    end = closing[-1]
    if any(start < i < end for i, _ in place.sentence.names):
        return True
    parts = {first for name in ("holders", "parts") for first, _ in cue_spans(place, name)}
    aged = any(hit.first == start + 1 and "age" in hit.names for hit in place.sentence.measures)
    figures = [to for i, to, _ in place.others if start < i < end]
    listed = [to for to in figures if any(first == to for first, _ in cue_spans(place, "parts"))]
    if len(closing) == 1 and figures == listed != []:
        return True  # "17 pilgrims, 11 of them women, were killed"
    return len(closing) == 1 and (aged or (start + 1 in parts and not figures))


def _end_of_whole(place: Place) -> int | None:
    """The token behind those of whom so many are told: "seven of those on board ended up in hospital"."""
    keys, lexicon, i = place.document.tokens.keys, place.document.lexicon, place.end
    if i + 2 >= len(keys) or keys[i] not in lexicon.partitives or keys[i + 1] not in lexicon.pointers:
        return None
    ends = [hit.end for hit in place.sentence.measures if i < hit.first <= i + 2]
    return max(ends, default=None)


def _has_auxiliary(place: Place) -> bool:
    """Whether the figure stands before an auxiliary, which shows that its noun is left out: "and four were held"."""
    keys, i = place.document.tokens.keys, place.end
    if any(first == i + 1 for first, _ in cue_spans(place, "parts")) and "," in keys[i + 2 : i + _APPOSED]:
        i = keys.index(",", i + 2) + 1  # "at least 74, including eight children, were killed"
    return i < len(keys) and keys[i] in place.document.lexicon.auxiliaries


def moves_level(place: Place, hit: Hit) -> bool:
    """Whether a verb takes a sum from one level to another: "the fee was raised from $20 to $50" raises no money."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    if place.mention.kind is not MONEY or lexicon.numerals.level_openers.isdisjoint(keys[hit.end : hit.end + 1]):
        return False
    sums = sorted([(i, end) for i, end, other in place.others if other.kind is MONEY] + [(place.first, place.end)])
    behind = [(first, end) for first, end in sums if first > hit.end][:_LEVELS]
    if len(behind) < _LEVELS or (place.first, place.end) not in behind:
        return False
    (start, left), (right, _) = behind
    return start - hit.end <= _OPENING and left < right <= left + _OPENING and keys[right - 1] in lexicon.change_to
