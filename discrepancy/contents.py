"""What a sentence holds: words of the catalogue, cues, platforms, content words and names, by their tokens.

Everything is looked up once for all figures of the sentence, and what is the same for the whole text once for that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias, TypeVar

from .document import Document
from .lexicon import CUES, MEASURES, SEPARABLE, TOPICS, MeasureWords, Phrases, siblings
from .surroundings import ELSEWHERE, NOUN, VERB, Hit, Pauses, Sentence, pauses_of
from .tokens import APOSTROPHES

__all__ = ["Contents", "contents_of", "read_sentence", "words_of"]

T = TypeVar("T")

_FIRST = attrgetter("first")
_LEAD = 3  # sentences that set the scene
_WIDE = frozenset({"national", "local"})


_WEIGHTS = {"verbs": VERB, "nouns": NOUN}

_Counted: TypeAlias = Phrases[tuple[str, ...]] | tuple[str, ...]  # the phrases that a key begins, or what it stands for
Particles = tuple[tuple[str, tuple[str, ...]], ...]  # those of a verb, with the measures it then means


@dataclass(frozen=True, slots=True)
class Contents:
    """What is looked up once for a whole text: its names, the stems of its content words, where measures may be told.

    `topics` are what the text speaks of, "" for all of them; `counted` what may be counted there, by its first key.
    """

    document: Document
    names: Mapping[int, str]
    printed: list[tuple[int, str]]
    stems: list[tuple[int, str]]
    sorts: Mapping[str, tuple[str, ...]]
    topics: frozenset[str]
    counted: Mapping[str, list[_Counted]]
    pauses: Pauses


def contents_of(document: Document, names: Mapping[int, str]) -> Contents:
    lexicon = document.lexicon
    topics = frozenset(["", *(name for _, _, names in document.phrases(TOPICS) for name in names)])
    nouns = [lexicon.counted, *(topic.counted for topic in lexicon.topical if topic.measure in topics)]
    return Contents(
        document,
        names,
        [(i, key) for i, key in sorted(names.items()) if i not in document.masked],
        _stems(document),
        siblings().rows,
        topics,
        _countable(document, nouns),
        pauses_of(document.tokens.keys),
    )


def _countable(document: Document, nouns: list[Phrases[tuple[str, ...]]]) -> dict[str, list[_Counted]]:
    """By each key of a text the tables of what measures count in which it begins a phrase, or what its lemma stands
    for in those in which it does not."""
    words, lemma = document.vocabulary, document.lexicon.lemmas.of
    inflected = [(key, noun) for key, noun in zip(words, map(lemma, words), strict=True) if noun != key]
    found: dict[str, list[_Counted]] = {}
    for table in nouns:
        starts = table.starts
        for key in starts.keys() & words:
            found.setdefault(key, []).append(table)
        for key, noun in inflected:
            if noun in starts and key not in starts and key[0].isalpha():
                names = table.get(noun)
                if names is not None:
                    found.setdefault(key, []).append(names)
    return found


def read_sentence(contents: Contents, index: int) -> Sentence:
    document, names = contents.document, contents.names
    start, stop = document.sentences[index]
    first, end = document.token_at(start), document.token_at(stop)
    measures = tuple(_told(_hits(contents, first, end), document.lexicon.measures))
    stems, printed = _between(contents.stems, first, end), _between(contents.printed, first, end)
    named = frozenset([i for i, _ in printed])
    cues = _cues(document, names, first, end)
    return Sentence(
        index=index,
        first=first,
        end=end,
        span=(start, stop),
        measures=measures,
        cues=cues,
        platforms=_platforms(document, first, end),
        stems=tuple(stems),
        sorts=tuple([(i, stem) for i, stem in stems if stem in contents.sorts]),
        names=tuple(printed),
        named=named,
        possessors=tuple(_possessors(document, first, printed)) if printed else (),
        either=tuple(_either(document, measures, first, end)),
        topics=frozenset([name for hit in measures if hit.weight != ELSEWHERE for name in hit.names]),
        pauses=contents.pauses,
        is_elsewhere=_is_elsewhere(document, cues, index, first, names),
    )


def _between(found: list[tuple[int, T]], first: int, end: int) -> list[tuple[int, T]]:
    """What was found from one token to before another."""
    return found[bisect_left(found, (first,)) : bisect_left(found, (end,))]


def _hits(contents: Contents, first: int, end: int) -> list[Hit]:
    """The words of the catalogue in a sentence, in order."""
    document, topics = contents.document, contents.topics
    hits = [
        Hit(i, to, names, _WEIGHTS[part])
        for i, to, (topic, part, names) in document.phrases(MEASURES, first, end)
        if to <= end and topic in topics
    ]
    for i, _, particles in document.phrases(SEPARABLE, first, end):
        apart = _separated_at(document, i, particles, end)
        if apart is not None:
            hits.append(Hit(i, i + 1, apart, VERB))
    hits += _counted(contents, first, end)
    hits.sort(key=_FIRST)
    return hits


def _counted(contents: Contents, first: int, end: int) -> Iterator[Hit]:
    """What measures count."""
    document = contents.document
    for i, begun in enumerate(map(contents.counted.get, document.tokens.keys[first:end]), first):
        if begun is None:
            continue  # mostly
        for told in begun:
            found = (told, i + 1) if isinstance(told, tuple) else _counted_at(document, i, told)
            if found is not None:
                yield Hit(i, found[1], found[0], ELSEWHERE)


def _cues(document: Document, names: Mapping[int, str], first: int, end: int) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where the words of each cue stand in a sentence."""
    cues: dict[str, tuple[tuple[int, int], ...]] = {}
    for i, to, name in document.phrases(CUES, first, end):
        # "the National Police" is a name, and says nothing of how far a figure reaches
        if name in _WIDE and i > first and all(n in names for n in range(i, to)):
            continue
        spans = cues.get(name)
        if spans is None:
            cues[name] = ((i, to),)
        elif spans[-1][0] != i:  # of each cue the longest words
            cues[name] = (*spans, (i, to))
    return cues


def _platforms(document: Document, first: int, end: int) -> tuple[tuple[int, int, str], ...]:
    keys, words = document.tokens.keys, document.tokens.words
    told = document.phrases(document.lexicon.platforms, first, end)
    return tuple([row for row in told if len(keys[i := row[0]]) > 1 or words[i].isupper() or not words[i].isascii()])


def _possessors(document: Document, first: int, printed: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """The tokens of every name of a sentence that a mark of possession follows."""
    tokens, keys, marks = document.tokens, document.tokens.keys, document.lexicon.possessives
    for i, _ in printed:
        if i + 2 < len(keys) and keys[i + 1] in APOSTROPHES and keys[i + 2] in marks:
            start = i
            while start - 1 >= first and tokens.words[start - 1][0].isupper():
                start -= 1
            yield start, i + 1


def _either(document: Document, measures: Iterable[Hit], first: int, end: int) -> Iterator[tuple[Hit, Hit]]:
    """What "or" joins in a sentence: "damaged" and "destroyed"."""
    told = document.phrases(document.lexicon.numerals.or_joiners, first, end)
    if not told:
        return
    joiners = {i: to for i, to, _ in told}
    hits = {hit.first: hit for hit in measures}
    for one in measures:
        other = hits.get(joiners.get(one.end, -1))
        if other is not None and set(one.names).isdisjoint(other.names):
            yield one, other


def words_of(contents: Contents) -> frozenset[str]:
    """The content words of a text, cut to their stems; words for numbers are figures, and not among them."""
    cardinals, keys = contents.document.lexicon.numerals.cardinals, contents.document.tokens.keys
    starts = cardinals.starts
    return frozenset([stem for i, stem in contents.stems if keys[i] not in starts or cardinals.get(keys[i]) is None])


def _stems(document: Document) -> list[tuple[int, str]]:
    """The content words of a text: the concept of each that has one, the stem of the others; of an expression both."""
    masked, expressions, stems = document.masked, document.expressions, document.stems
    words = document.vocabulary - document.lexicon.function_words
    content = {key: stems[key] for key in words if len(key) > 2 and key[0].isalpha()}
    found: list[tuple[int, str]] = []
    last = None
    for i, stem in enumerate(map(content.get, document.tokens.keys)):
        if stem is None or i in masked:
            continue
        expression = expressions.get(i)
        if expression is None:
            found.append((i, stem))
        else:
            found += [(i, told) for told in document.meanings(i) if told != expression or expression != last]
        last = expression
    return found


def _told(hits: list[Hit], catalogue: Mapping[str, MeasureWords]) -> Iterator[Hit]:
    """The hits, which are in order, with what they mean of their own; those that mean nothing are left out."""
    reach = 0  # how far those before it go
    for n, hit in enumerate(hits):
        names = hit.names
        if hit.end <= reach or (n + 1 < len(hits) and hits[n + 1].first == hit.first):
            longer = _longer(hit, hits)
            if longer:
                names = _own_names(hit, longer, catalogue)
        if hit.end > reach:
            reach = hit.end
        if names:
            yield hit if names is hit.names else Hit(hit.first, hit.end, names, hit.weight)


def _longer(hit: Hit, hits: Iterable[Hit]) -> list[Hit]:
    """The hits that hold another one, and go further on either side."""
    first, end = hit.first, hit.end
    longer = []
    for other in hits:
        if other.first > first:
            break
        if other.end >= end and (other.first < first or other.end > end):
            longer.append(other)
    return longer


def _is_elsewhere(
    document: Document,
    told: Mapping[str, tuple[tuple[int, int], ...]],
    index: int,
    first: int,
    names: Mapping[int, str],
) -> bool:
    """ "In Lund, 700 people marched", "In the besieged town of Lund": whether it turns to one place of others."""
    if index < _LEAD or "locatives" not in told or told["locatives"][0][0] != first:
        return False
    opening = told["locatives"][0]
    keys, cues = document.tokens.keys, document.lexicon.cues
    beside = cues.get("neighbouring")
    next_door = beside.match(keys, opening[1]) if beside is not None else None
    at = next_door[1] if next_door is not None else opening[1]  # "in neighbouring Lund"
    settlements = cues.get("settlements")
    if at not in names and settlements is not None:
        towns = (settlements.match(keys, i) for i in range(at, min(at + _ADJECTIVES, len(keys))))
        at = next((found[1] for found in towns if found is not None), at)
    if at not in names:
        return False
    return next_door is not None or sum(key == names[at] for key in names.values()) == 1


_ADJECTIVES = 4  # tokens from "in" to "town of": "in the old fishing town of Lund"


def _separated_at(document: Document, i: int, particles: Particles, end: int) -> tuple[str, ...] | None:
    """ "nahm am Sonntag elf Menschen fest": what a verb means with the particle that closes its clause."""
    keys = document.tokens.keys
    for particle, names in particles:
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


def _counted_at(document: Document, i: int, nouns: Phrases[tuple[str, ...]]) -> tuple[tuple[str, ...], int] | None:
    """Measures that the noun phrase counts which begins at token `i` and ends with a lemma there or behind it."""
    keys, lemma = document.tokens.keys, document.lexicon.lemma
    key, found = keys[i], nouns.match(keys, i)
    if not key[0].isalpha() or (found is not None and found[1] > i + 1):
        return found
    beside = keys[i + 1] if i + 1 < len(keys) else ""
    noun = lemma(beside) if beside[:1].isalpha() else beside
    if noun != beside:
        pair = nouns.match((key, noun), 0)
        if pair is not None and pair[1] == 2:
            return pair[0], i + 2
    if found is None:
        names = nouns.get(lemma(key))
        return (names, i + 1) if names is not None else None
    return found
