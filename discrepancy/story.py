"""A story as weighing sees it: its figures, how rare its words are, what may meet, and how alike two figures stand."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from .frames import Frame
from .lexicon import CONCEPT, Lexicon, MeasureWords
from .once import kept
from .records.kinds import TIME
from .scopes import TIME_ALONE
from .slips import slip_of
from .surroundings import POINTS

__all__ = [
    "Story",
    "Weights",
    "alike",
    "are_retold",
    "are_tied",
    "cosine",
    "figure_of",
    "frame_slip",
    "rivalry",
    "rivals",
    "shared_things",
    "story_of",
]

_LEAST_ARTICLES = 10
_FEW = 4  # figures: beside so few a word is not common yet
_NO_KEY = 4  # rivals of two figures that share none
_RETOLD, _RETOLD_WORDS = 0.7, 7  # of the cosine, and words, by which two sentences are one
_COMMON = 0.15  # of the figures of a story: what stands beside so many of them is what all of it is about
# Figures told by the way, which leave the main one of an article the only one of its kind.
_ASIDE = frozenset(
    {
        "part",
        "additional",
        "earlier event",
        "forecast",
        "average",
        "per person",
        "difference",
        "compound",
        "elsewhere",
        "overseas",
        "intraday",
        TIME_ALONE,
        "last day",
        "last week",
        "last month",
        "record",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each piece of evidence counts, in log-odds-like points; `Settings` exposes them."""

    same_bias: float = 0.8
    same_print: float = 1.1
    same_inexact: float = -1.27
    other_stance: float = -1.05
    same_measure: float = 1.6
    other_measure: float = -0.6
    unlike_measure: float = -2.5
    same_head: float = 0.68
    other_head: float = -0.68
    same_near: float = 1.6
    same_sentence: float = 1.2
    same_names: float = 0.57
    same_sole: float = 0.8
    same_place: float = -1.3
    same_digit: float = 0.95
    small: float = -0.4
    small_other: float = -1.0
    coarser: float = -1.0
    same_threshold: float = -0.6
    bias: float = -2.3
    measure: float = 2.2
    measure_missing: float = -0.3
    measure_differs: float = -1.97
    head: float = 1.2
    head_differs: float = -1.35
    near: float = 3.0
    sentence: float = 2.81
    names: float = 0.7
    sole: float = 2.4
    place: float = -1.88
    sole_place: float = 0.5
    lead: float = 0.9
    ratio: float = -1.2
    far_ratio: float = -3.0
    other_names: float = -1.0
    costated: float = -1.5
    contested: float = 2.0
    across_languages: float = 1.79
    other_event: float = -3.0
    support: float = 0.5
    raised: float = 1.5
    hour: float = 1.5
    told_with: float = 3.5
    told_beside: float = 2.0
    greater_part: float = 1.5
    swapped: float = 6.15
    threshold: float = 1.88
    fitting: float = -1.0


@dataclass(slots=True)
class Vector:
    """Words with how much each counts, and their length; `square` is their product with themselves."""

    words: frozenset[str]
    weights: Mapping[str, float]
    length: float
    square: float


@dataclass(slots=True)
class Context:
    """What weighing asks of a figure whenever it meets another.

    `near` the words beside it and `words` those of its sentence, rare ones counting more; `told` how many values its
    article tells under each of its keys, `sole` the keys under which it tells but one.
    """

    near: Vector
    words: Vector
    told: Mapping[str, int]
    sole: frozenset[str]


@dataclass
class Story:
    """What weighing needs to know of all frames together.

    `contexts` is what stands around each figure, by the id of its claim; `keyed` the values that each article tells
    under a key, `dated` the figures told with a time in the same sentence, `measures` the catalogue.
    `scores` is what has been weighed, `strange` which articles have been found to share hardly a word.
    """

    frames: list[Frame]
    weights: Weights
    lexicon: Mapping[str, Lexicon]
    similarity: Callable[[str, str], float] | None
    keyed: dict[str, dict[str, set[Decimal | str]]] = field(default_factory=dict)
    contexts: Mapping[str, Context] = field(default_factory=dict)
    wholes: dict[tuple[str, str], list[tuple[Decimal, int]]] = field(default_factory=dict)
    parts: dict[tuple[str, str], set[Decimal]] = field(default_factory=dict)
    scores: dict[tuple[int, int, bool], float] = field(default_factory=dict)
    strange: dict[tuple[str, str], bool] = field(default_factory=dict)
    dated: dict[tuple[str, int, str], list[Frame]] = field(default_factory=dict)
    measures: Mapping[str, MeasureWords] = field(init=False)

    def __post_init__(self) -> None:
        self.measures = next((lexicon.measures for lexicon in self.lexicon.values()), {})  # the same in all of them

    @kept
    def figures(self) -> Mapping[str, set[tuple[str, Decimal | str | None]]]:
        """All figures of each article."""
        figures: dict[str, set[tuple[str, Decimal | str | None]]] = defaultdict(set)
        for frame in self.frames:
            figures[frame.claim.article].add(figure_of(frame))
        return figures

    @kept
    def personal(self) -> Mapping[tuple[str, str], list[Frame]]:
        """The figures of each article that are told of a person, by their measure."""
        personal: dict[tuple[str, str], list[Frame]] = defaultdict(list)
        for frame in self.frames:
            measure = self.measures.get(frame.claim.measure or "")
            if measure is not None and measure.is_personal:
                personal[frame.claim.article, measure.name].append(frame)
        return personal

    @kept
    def common(self) -> frozenset[str]:
        """The words that stand beside figures everywhere."""
        told = Counter(chain.from_iterable([frame.words for frame in self.frames]))
        return frozenset(word for word, times in told.items() if times > max(_FEW, _COMMON * len(self.frames)))

    @kept
    def of_models(self) -> frozenset[str]:
        """The articles that tell of several models: two values and more of a measure that goes by the model."""
        variants = {name for name, words in self.measures.items() if words.is_variant}
        return frozenset(
            article
            for article, told in self.keyed.items()
            for key, values in told.items()
            if len(values) > 1 and "|measure|" in key and key.split("|")[2] in variants
        )


def story_of(
    frames: list[Frame],
    lexicons: Mapping[str, Lexicon],
    weights: Weights,
    similarity: Callable[[str, str], float] | None,
) -> Story:
    story = Story(frames, weights, lexicons, similarity)
    for frame in frames:
        claim, article = frame.claim, frame.claim.article
        keyed = story.keyed.setdefault(article, {})
        if claim.as_of is not None:
            story.dated.setdefault((article, frame.sentence, claim.as_of), []).append(frame)
        if claim.measure is not None and claim.value is not None:
            if frame.is_part:
                story.parts.setdefault((article, claim.measure), set()).add(claim.value)
            else:
                story.wholes.setdefault((article, claim.measure), []).append((claim.value, frame.sentence))
        if not (frame.previous or not _ASIDE.isdisjoint(claim.scope) or frame.is_vague or _is_part_of_day(frame)):
            value = _told_value(frame)
            for key in frame.keys:
                keyed.setdefault(key, set()).add(value)
    story.contexts = _contexts(frames, story.keyed)
    return story


def _is_part_of_day(frame: Frame) -> bool:
    """ "Saturday evening", beside which an article may tell the hour."""
    return frame.claim.kind is TIME and ":" not in (frame.claim.timex or "")


def _contexts(frames: Sequence[Frame], keyed: Mapping[str, Mapping[str, Set[Decimal | str]]]) -> dict[str, Context]:
    """What stands around each figure, by the id of its claim."""
    rarity = _rarity(frames)
    sentences: dict[tuple[str, frozenset[str]], Vector] = {}  # most hold several figures
    beside: dict[tuple[str, tuple[str, ...], tuple[float, ...]], Vector] = {}  # many accounts print one sentence
    contexts = {}
    for frame in frames:
        rare, values = rarity[frame.language], keyed[frame.claim.article]
        words = sentences.get((frame.language, frame.words))
        if words is None:
            words = _vector(frame.words, {word: rare[word] for word in frame.words})
            sentences[frame.language, frame.words] = words
        told_near = frame.language, tuple(frame.near), tuple(frame.near.values())
        near = beside.get(told_near)
        if near is None:
            near = _vector(frozenset(frame.near), {word: weight * rare[word] for word, weight in frame.near.items()})
            beside[told_near] = near
        told = {key: len(values[key]) if key in values else 1 for key in frame.keys}
        contexts[frame.claim.id] = Context(near, words, told, frozenset([key for key in told if told[key] == 1]))
    return contexts


def _rarity(frames: Iterable[Frame]) -> dict[str, dict[str, float]]:
    """How rare each word beside figures is in the articles of a story, by language; concepts are of all languages."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for frame in frames:
        told[frame.language, frame.claim.article].update(frame.words, frame.names, frame.near)
    seen: dict[str, Counter[str]] = defaultdict(Counter)  # in how many articles of each language
    for (language, _), words in told.items():
        seen[language].update(words)
    concepts: Counter[str] = Counter()
    for times in seen.values():
        concepts.update({word: often for word, often in times.items() if word.startswith(CONCEPT)})
    # few accounts of one story tell little about rarity: as if there were at least ten
    size = max(len({article for _, article in told}), _LEAST_ARTICLES) + 1
    rare = [max(0.0, math.log(size / (often + 0.3))) for often in range(len(told) + 1)]
    concepts_too = {language: {**times, **concepts} for language, times in seen.items()}
    return {language: {word: rare[often] for word, often in times.items()} for language, times in concepts_too.items()}


def _vector(words: frozenset[str], weights: Mapping[str, float]) -> Vector:
    square = math.fsum([weight * weight for weight in weights.values()])  # whose order is that of a set
    return Vector(words, weights, math.sqrt(square), square)


def _told_value(frame: Frame) -> Decimal | str:
    """What makes two figures of an article two: a sum in two currencies is one, and so is one told by two voices."""
    if frame.twin is not None:
        return frame.twin
    if frame.contests:
        return min(frame.claim.id, *frame.contests)
    value = frame.value if frame.claim.kind not in POINTS else frame.claim.timex
    return value if value is not None else ""


def cosine(story: Story, a: Frame, b: Frame) -> tuple[float, float]:
    """How alike the words near two figures, and in their sentences, are: rare words count more.

    Across languages only concepts, and names spelt alike, can meet.
    """
    x, y = story.contexts[a.claim.id], story.contexts[b.claim.id]
    return alike(x.near, y.near), alike(x.words, y.words)


def alike(x: Vector, y: Vector) -> float:
    """The cosine of two vectors."""
    length = x.length * y.length
    if not length or x.words.isdisjoint(y.words):
        return 0.0
    if x is y:  # many accounts print one sentence
        return x.square / length
    p, q = x.weights, y.weights
    return math.fsum([p[word] * q[word] for word in x.words & y.words]) / length


def are_retold(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two sentences are one but for a word or two, as where one newsroom copies the other."""
    return a.language == b.language and len(a.words & b.words) >= _RETOLD_WORDS and min(cosine(story, a, b)) >= _RETOLD


def rivals(story: Story, a: Frame, b: Frame) -> int:
    """How many different values both articles state under the keys the two share, multiplied; one is the clearest."""
    return rivalry(story.contexts[a.claim.id], story.contexts[b.claim.id])


def rivalry(x: Context, y: Context) -> int:
    """The rivals of two figures that stand so."""
    if not x.sole.isdisjoint(y.sole):
        return 1  # as of most; none can be fewer
    shared = x.told.keys() & y.told.keys()
    return min([x.told[key] * y.told[key] for key in shared]) if shared else _NO_KEY


def figure_of(frame: Frame) -> tuple[str, Decimal | str | None]:
    """What makes a figure one with others wherever they are told: what it is held against, and its value or its day."""
    return frame.family, frame.claim.timex if frame.claim.kind in POINTS else frame.value


def shared_things(a: Frame, b: Frame) -> frozenset[str]:
    """The nouns that two figures are both of; only concepts are those of two languages."""
    shared = a.things & b.things
    return shared if a.language == b.language else frozenset(t for t in shared if t.startswith(CONCEPT))


def frame_slip(a: Frame, b: Frame) -> str | None:
    """The slip of the pen that may lie between two figures; none where they do not share their digits."""
    return slip_of(a.claim, b.claim) if a.digits == b.digits != "" else None


def are_tied(a: Frame, b: Frame) -> bool:
    """Whether two figures measure the same, or are of the same thing."""
    x, y = a.claim, b.claim
    return (x.measure is not None and x.measure == y.measure) or bool(shared_things(a, b))
