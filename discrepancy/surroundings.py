"""What stands around a figure in its sentence, and how far away: words of the catalogue, cues, platforms, names.

Everything a sentence holds is looked up once for all its figures. Distance is a cost: tokens, more for a comma or a
stop, most for another figure of the kind in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .document import Document
from .lexicon import MeasureWords, Phrases, TopicWords, concepts_of
from .records import Kind, Mention

__all__ = [
    "CLOSE", "COUNTED", "ELSEWHERE", "FAR", "LONGEST", "NEAR", "NOUN", "POINTS", "ROLE", "STEM", "TAKEN", "VERB",
    "Hit", "Place", "Sentence",
    "assessed", "cost", "cue_cost", "cue_spans", "gap", "nearest_cost", "phrase_cost", "read_sentence", "token_after",
    "topics_of", "words_of",
]  # fmt: skip

NEAR = 9  # tokens on either side that count as "near"
LONGEST = 40  # tokens of a figure with the nouns that it counts, beyond which none reaches
CLOSE, FAR = 1.8, 4.5  # what the way to a cue, or to a platform, may cost
# How loud words of the catalogue speak: the noun a figure counts, a noun that only says who is counted, a predicate,
# a noun that names the quantity, a counted noun that stands elsewhere in the sentence.
COUNTED, ROLE, VERB, NOUN, ELSEWHERE = 6.0, 3.6, 4.5, 4.2, 3.2
POINTS = frozenset({Kind.DATE, Kind.TIME})
TAKEN = 1.2  # what it costs that the words stand nearer to another figure
_PER_TOKEN, _COMMA, _STOP, _FIGURE = 0.17, 0.6, 1.6, 1.8
_STOPS = {";", ":", "—", "–", "(", ")", "“", "”", '"'}
_QUOTES = {"“", "”", '"'}
_QUOTED = 2  # words in quotation marks that are a name or a term, and no speech
_LEAD = 3  # sentences that set the scene
_WIDE = frozenset({"national", "local"})
STEM = 6  # letters by which two words of one language count as the same: "injured", "injuring"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of the catalogue or of a cue list found in a sentence."""

    first: int
    end: int
    names: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence holds, looked up once for all its figures."""

    index: int
    first: int
    end: int
    span: tuple[int, int]
    measures: tuple[Hit, ...]
    cues: Mapping[str, tuple[tuple[int, int], ...]]
    platforms: tuple[tuple[int, int, str], ...]
    stems: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, str], ...]
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One figure in its sentence."""

    document: Document
    sentence: Sentence
    first: int
    end: int
    mention: Mention
    others: list[tuple[int, Mention]]


def topics_of(document: Document) -> tuple[TopicWords, ...]:
    """The topics an article speaks of, with the words that tell a measure there."""
    keys = document.tokens.keys
    words = frozenset(keys)
    opened = [topic for topic in document.lexicon.topical if not words.isdisjoint(topic.topics.starts)]
    openers = {key for topic in opened for key in topic.topics.starts}
    places = [i for i, key in enumerate(keys) if key in openers] if opened else ()
    return tuple(topic for topic in opened if any(topic.topics.match(keys, i) is not None for i in places))


def read_sentence(
    document: Document, index: int, names: Mapping[int, str], topics: Iterable[TopicWords] = ()
) -> Sentence:
    tokens, lexicon = document.tokens, document.lexicon
    start, stop = document.sentences[index]
    first, end = document.token_at(start), document.token_at(stop)
    keys = tokens.keys
    measures: list[Hit] = []
    cues: dict[str, list[tuple[int, int]]] = {}
    platforms: list[tuple[int, int, str]] = []
    tables = [(lexicon.measure_verbs, VERB), (lexicon.measure_nouns, NOUN)]
    counting = [lexicon.counted]
    for topic in topics:
        tables += [(topic.verbs, VERB), (topic.nouns, NOUN)]
        counting.append(topic.counted)
    for i in range(first, end):
        key = keys[i]
        for table, weight in tables:
            if key in table.starts:
                measures += [Hit(i, to, names, weight) for names, to in table.matches(keys, i) if to <= end]
        if key in lexicon.separable:
            apart = _separated_at(document, i, end)
            if apart is not None:
                measures.append(Hit(i, i + 1, apart, VERB))
        for nouns in counting:
            if key in nouns.starts or lexicon.lemma(key) in nouns.starts:
                counted = _counted_at(document, i, nouns)
                if counted is not None:
                    measures.append(Hit(i, counted[1], counted[0], ELSEWHERE))
        if key in lexicon.cue_starts:
            for name, to in lexicon.cue_starts[key].matches(keys, i):
                # "the National Police" is a name, and says nothing of how far a figure reaches
                if not (name in _WIDE and i > first and all(n in names for n in range(i, to))):
                    cues.setdefault(name, []).append((i, to))
        if key in lexicon.platforms.starts:
            platform = lexicon.platforms.match(keys, i)
            if platform is not None and (len(key) > 1 or tokens.words[i].isupper() or not tokens.words[i].isascii()):
                platforms.append((i, platform[1], platform[0]))
    meant = [replace(hit, names=_own_names(hit, measures, lexicon.measures)) for hit in measures]
    told = tuple(hit for hit in meant if hit.names)
    stems = tuple(_stems(document, first, end))
    inside = tuple((i, names[i]) for i in range(first, end) if i in names and i not in document.masked)
    return Sentence(
        index, first, end, (start, stop), told, {k: tuple(v) for k, v in cues.items()}, tuple(platforms),
        stems, inside, _is_elsewhere(document, index, first, names),
    )  # fmt: skip


def words_of(document: Document) -> frozenset[str]:
    """The content words of a text, cut to their stems; words for numbers are figures, and not among them."""
    cardinals = document.lexicon.numerals.cardinals
    stems = _stems(document, 0, len(document.tokens))
    return frozenset(stem for i, stem in stems if cardinals.get(document.tokens.keys[i]) is None)


def _stems(document: Document, first: int, end: int) -> Iterator[tuple[int, str]]:
    """The content words of a stretch of text: the concept of each that has one, the stem of the others."""
    keys, lexicon = document.tokens.keys, document.lexicon
    concepts = concepts_of(lexicon.language)
    for i in range(first, end):
        key = keys[i]
        if key[0].isalpha() and len(key) > 2 and key not in lexicon.function_words and i not in document.masked:
            yield i, concepts.get(key) or key[:STEM]


def _is_elsewhere(document: Document, index: int, first: int, names: Mapping[int, str]) -> bool:
    """ "In Lund, 700 people marched": whether a sentence turns to a place the text names nowhere else."""
    locatives = document.lexicon.cues.get("locatives")
    opening = locatives.match(document.tokens.keys, first) if locatives is not None and index >= _LEAD else None
    if opening is None:
        return False
    beside = document.lexicon.cues.get("neighbouring")
    next_door = beside.match(document.tokens.keys, opening[1]) if beside is not None else None
    at = next_door[1] if next_door is not None else opening[1]  # "in neighbouring Lund"
    if at not in names:
        return False
    return next_door is not None or sum(key == names[at] for key in names.values()) == 1


def _separated_at(document: Document, i: int, end: int) -> tuple[str, ...] | None:
    """ "nahm am Sonntag elf Menschen fest": what a verb means with the particle that closes its clause."""
    keys, lexicon = document.tokens.keys, document.lexicon
    for particle, names in lexicon.separable.get(keys[i], ()):
        for j in range(i + 2, min(i + _APART, end)):
            if keys[j] in {",", ";", ":"}:
                break
            if keys[j] == particle and (j + 1 >= end or keys[j + 1] in _CLAUSE_ENDS):
                return names
    return None


_APART = 24  # tokens from a verb to its particle
_CLAUSE_ENDS = frozenset({".", ",", ";", ":", "!", "?", "und", "–", "—"})


def _own_names(hit: Hit, hits: Iterable[Hit], catalogue: Mapping[str, MeasureWords]) -> tuple[str, ...]:
    """What words mean that may stand inside longer ones: "profit" inside "operating profit" nothing of its own.

    "died" inside "died in" means deaths all the same, since the longer words tell a day, and no count.
    """
    longer = {name: other.weight for other in hits if _holds(other, hit) for name in other.names}
    taken = {kind for name in longer for kind in catalogue[name].kinds}
    # "homes destroyed" has a predicate of its own, and "counts" of "counts of fraud" is what a figure before it counts
    own = {name for name, weight in longer.items() if hit.weight == ELSEWHERE or hit.weight > weight}
    return tuple(name for name in hit.names if name in own or not catalogue[name].kinds & taken)


def _holds(other: Hit, hit: Hit) -> bool:
    """Whether a hit lies inside a longer one."""
    return other.first <= hit.first and hit.end <= other.end and other.end - other.first > hit.end - hit.first


def _counted_at(document: Document, i: int, nouns: Phrases[tuple[str, ...]]) -> tuple[tuple[str, ...], int] | None:
    """Measures that the noun phrase ending with the lemma at or after token `i` counts."""
    keys, lexicon = document.tokens.keys, document.lexicon
    found = nouns.match(keys, i)
    if not keys[i][0].isalpha():
        return found
    if found is None or found[1] == i + 1:
        last = i + 1
        if last < len(keys) and keys[last][0].isalpha():
            pair = nouns.match((keys[i], lexicon.lemma(keys[last])), 0)
            if pair is not None and pair[1] == 2:
                return pair[0], i + 2
    if found is None:
        names = nouns.get(lexicon.lemma(keys[i]))
        return (names, i + 1) if names is not None else None
    return found


def gap(i: int, first: int, end: int) -> int:
    """Tokens from token `i` to the figure; 0 inside it."""
    return first - i if i < first else max(0, i - end + 1)


def cost(place: Place, first: int, end: int) -> float:
    """What the way from the figure to other words costs: tokens, commas, stops, figures of the kind in between."""
    left, right = (end, place.first) if end <= place.first else (place.end, first)
    if right < left:
        return 0.0
    keys = place.document.tokens.keys
    quoted = _quoted_words(keys, left, right)
    total = _PER_TOKEN * (right - left - len(quoted))
    for i in range(left, right):
        if keys[i] == ",":
            total += _COMMA
        elif keys[i] in _STOPS and i not in quoted:
            total += _STOP
    total += _STOP * sum(left <= a and b <= right for a, b in place.sentence.cues.get("parts", ()))  # "…, of whom nine"
    if left == place.end:  # "nine wins, …, who lost in October"; the clause itself is about what is before it
        clauses = place.sentence.cues.get("relatives", ())
        total += _STOP * sum(left < a and b <= right and keys[a - 1] == "," for a, b in clauses)
    total += _FIGURE * sum(left <= i < right and _divides(place, other) for i, other in place.others)
    return total


def _quoted_words(keys: Sequence[str], left: int, right: int) -> set[int]:
    """Quotation marks around a word or two, which part nothing: residents under "red" evacuation orders."""
    marks = [i for i in range(left, right) if keys[i] in _QUOTES]
    pairs = [(i, j) for i, j in pairwise(marks) if 1 < j - i <= _QUOTED + 1 and keys[i] != "”"]
    return {i for pair in pairs for i in pair}


def _divides(place: Place, other: Mention) -> bool:
    """Whether a figure in between is of another thing; the step is of the same as the level: "by 0.25 % to 4 %"."""
    if other.kind is not place.mention.kind:
        return False
    end, to = token_after(place, other), place.first - 1
    return not (end == to and place.document.tokens.keys[to] in place.document.lexicon.change_to)


def cue_spans(place: Place, name: str) -> tuple[tuple[int, int], ...]:
    return place.sentence.cues.get(name, ())


def nearest_cost(place: Place, cue: str, within: int) -> float | None:
    """The cost of the way to the nearest words of a cue, None if there is none within so many tokens."""
    costs = [
        cost(place, first, end)
        for first, end in cue_spans(place, cue)
        if min(gap(first, place.first, place.end), gap(end - 1, place.first, place.end)) <= within
    ]
    return min(costs, default=None)


def cue_cost(place: Place, cue: str) -> float:
    """What the way to the nearest words of a cue costs."""
    return min((cost(place, first, end) for first, end in cue_spans(place, cue)), default=99.0)


def assessed(place: Place, verbs: str = "assessed") -> tuple[int, int] | None:
    """The words by which somebody judges how much it is: "police put the march through town at 8,000".

    `verbs` names the cue, its particle the cue of the same name and "_at"; "carried" is "taking the toll … to four".
    """
    at = place.document.lexicon.cues.get(f"{verbs}_at")
    opening = None if at is None else at.match_before(place.document.tokens.keys, place.first, place.sentence.first)
    if opening is None:
        return None
    divided = [i for i, other in place.others if i < place.first and _divides(place, other)]
    spans = [span for span in cue_spans(place, verbs) if span[1] <= opening[1]]
    return max((span for span in spans if not any(span[1] <= i for i in divided)), default=None)


def phrase_cost(place: Place, phrases: Phrases[str]) -> float:
    """What the way to the nearest of some phrases costs."""
    keys, sentence = place.document.tokens.keys, place.sentence
    costs = []
    for i in range(sentence.first, sentence.end):
        found = phrases.match(keys, i)
        if found is not None:
            costs.append(cost(place, i, found[1]))
    return min(costs, default=99.0)


def token_after(place: Place, mention: Mention) -> int:
    """The token after a mention."""
    return place.document.token_at(mention.end - 1) + 1
