"""What a sentence holds: words of the catalogue, cues, platforms, content words and names, by their tokens.

Everything is looked up once for all figures of the sentence, and what is the same for the whole text once for that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .document import Document
from .lexicon import STEM, MeasureWords, Phrases, TopicWords, concepts_of
from .surroundings import ELSEWHERE, NOUN, VERB, Hit, Pauses, Sentence, pauses_of

__all__ = ["Contents", "contents_of", "read_sentence", "words_of"]

_LEAD = 3  # sentences that set the scene
_WIDE = frozenset({"national", "local"})


@dataclass(frozen=True, slots=True)
class Contents:
    """What is looked up once for a whole text: its names, the stems of its content words, the topics it speaks of."""

    document: Document
    names: Mapping[int, str]
    stems: list[tuple[int, str]]
    topics: tuple[TopicWords, ...]
    counted: tuple[list[int], ...]
    pauses: Pauses


def contents_of(document: Document, names: Mapping[int, str]) -> Contents:
    topics = _topics(document)
    lexicon = document.lexicon
    counted = tuple(_countable(document, nouns) for nouns in (lexicon.counted, *(topic.counted for topic in topics)))
    return Contents(document, names, list(_stems(document)), topics, counted, pauses_of(document.tokens.keys))


def _countable(document: Document, nouns: Phrases[tuple[str, ...]]) -> list[int]:
    """The tokens that are, or whose lemma is, the first word of what a measure counts."""
    starts, lemma = nouns.starts, document.lexicon.lemma
    where = document.where
    return sorted(i for key in where if key in starts or lemma(key) in starts for i in where[key])


def _topics(document: Document) -> tuple[TopicWords, ...]:
    """The topics an article speaks of, with the words that tell a measure there."""
    keys = document.tokens.keys
    return tuple(
        topic
        for topic in document.lexicon.topical
        if any(topic.topics.match(keys, i) is not None for i in document.openings(topic.topics.starts))
    )


def read_sentence(contents: Contents, index: int) -> Sentence:
    document, names, topics = contents.document, contents.names, contents.topics
    tokens, lexicon, keys = document.tokens, document.lexicon, document.tokens.keys
    start, stop = document.sentences[index]
    first, end = document.token_at(start), document.token_at(stop)
    measures: list[Hit] = []
    tables = [(lexicon.measure_verbs, VERB), (lexicon.measure_nouns, NOUN)]
    counting = [lexicon.counted]
    for topic in topics:
        tables += [(topic.verbs, VERB), (topic.nouns, NOUN)]
        counting.append(topic.counted)
    for table, weight in tables:
        for i in document.openings(table.starts, first, end):
            measures += [Hit(i, to, meant, weight) for meant, to in table.matches(keys, i) if to <= end]
    for i in document.openings(lexicon.separable, first, end):
        apart = _separated_at(document, i, end)
        if apart is not None:
            measures.append(Hit(i, i + 1, apart, VERB))
    for nouns, places in zip(counting, contents.counted, strict=True):
        for i in places[bisect_left(places, first) : bisect_left(places, end)]:
            counted = _counted_at(document, i, nouns)
            if counted is not None:
                measures.append(Hit(i, counted[1], counted[0], ELSEWHERE))
    measures.sort(key=lambda hit: hit.first)
    cues: dict[str, list[tuple[int, int]]] = {}
    for i in document.openings(lexicon.cue_starts, first, end):
        for name, to in lexicon.cue_starts[keys[i]].matches(keys, i):
            # "the National Police" is a name, and says nothing of how far a figure reaches
            if not (name in _WIDE and i > first and all(n in names for n in range(i, to))):
                cues.setdefault(name, []).append((i, to))
    platforms: list[tuple[int, int, str]] = []
    for i in document.openings(lexicon.platforms.starts, first, end):
        platform = lexicon.platforms.match(keys, i)
        word = tokens.words[i]
        if platform is not None and (len(keys[i]) > 1 or word.isupper() or not word.isascii()):
            platforms.append((i, platform[1], platform[0]))
    stems, masked = contents.stems, document.masked
    return Sentence(
        index=index,
        first=first,
        end=end,
        span=(start, stop),
        measures=tuple(_told(measures, lexicon.measures)),
        cues={name: tuple(spans) for name, spans in cues.items()},
        platforms=tuple(platforms),
        stems=tuple(stems[bisect_left(stems, (first,)) : bisect_left(stems, (end,))]),
        names=tuple((i, names[i]) for i in range(first, end) if i in names and i not in masked),
        pauses=contents.pauses,
        is_elsewhere=_is_elsewhere(document, index, first, names),
    )


def words_of(contents: Contents) -> frozenset[str]:
    """The content words of a text, cut to their stems; words for numbers are figures, and not among them."""
    cardinals, keys = contents.document.lexicon.numerals.cardinals, contents.document.tokens.keys
    return frozenset(stem for i, stem in contents.stems if cardinals.get(keys[i]) is None)


def _stems(document: Document) -> Iterator[tuple[int, str]]:
    """The content words of a text: the concept of each that has one, the stem of the others; of an expression both."""
    function_words, masked = document.lexicon.function_words, document.masked
    concepts, expressions = concepts_of(document.lexicon.language).words, document.expressions
    last = None
    for i, key in enumerate(document.tokens.keys):
        if key[0].isalpha() and len(key) > 2 and key not in function_words and i not in masked:
            expression = expressions.get(i)
            if expression is None:
                yield i, concepts.get(key) or key[:STEM]
            else:
                for meaning in document.meanings(i):
                    if meaning != expression or expression != last:
                        yield i, meaning
            last = expression


def _told(hits: list[Hit], catalogue: Mapping[str, MeasureWords]) -> Iterator[Hit]:
    """The hits with what they mean of their own; those that mean nothing are left out."""
    for hit in hits:
        longer = [other for other in hits if _holds(other, hit)]
        names = _own_names(hit, longer, catalogue) if longer else hit.names
        if names:
            yield hit if names == hit.names else replace(hit, names=names)


def _is_elsewhere(document: Document, index: int, first: int, names: Mapping[int, str]) -> bool:
    """ "In Lund, 700 people marched", "In the besieged town of Lund": whether it turns to one place of others."""
    keys, cues = document.tokens.keys, document.lexicon.cues
    locatives = cues.get("locatives")
    opening = locatives.match(keys, first) if locatives is not None and index >= _LEAD else None
    if opening is None:
        return False
    beside = cues.get("neighbouring")
    next_door = beside.match(keys, opening[1]) if beside is not None else None
    at = next_door[1] if next_door is not None else opening[1]  # "in neighbouring Lund"
    settlements = cues.get("settlements")
    if at not in names and settlements is not None:
        told = (settlements.match(keys, i) for i in range(at, min(at + _ADJECTIVES, len(keys))))
        at = next((found[1] for found in told if found is not None), at)
    if at not in names:
        return False
    return next_door is not None or sum(key == names[at] for key in names.values()) == 1


_ADJECTIVES = 4  # tokens from "in" to "town of": "in the old fishing town of Lund"


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


def _own_names(hit: Hit, around: Iterable[Hit], catalogue: Mapping[str, MeasureWords]) -> tuple[str, ...]:
    """What words mean that stand inside longer ones: "profit" inside "operating profit" nothing of its own.

    "died" inside "died in" means deaths all the same, since the longer words tell a day, and no count.
    """
    longer = {name: other.weight for other in around for name in other.names}
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
