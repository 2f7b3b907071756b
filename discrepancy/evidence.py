"""How well two claims fit together: pieces of evidence, each with a weight of its own.

Two scores: `score(…, equal=True)` for claims of equal value, which need little to be one fact, and `equal=False` for
claims of different value, which need much, and nothing that parts them. Rare words of the story count more than
common ones; the only figure of its measure in both articles counts much.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from . import instants
from .claims import Frame
from .lexicon import Lexicon, MeasureWords
from .parting import are_strangers, have_other_owners, have_other_topics, is_of_a_kind
from .playing import PLAY, may_be_slip
from .quantity import are_swapped, is_vague, significant_digits
from .records import LEVEL_REACHED, SHARE_IN_WORDS, SUPPOSED, Claim, Kind, is_counted
from .scoping import differing_scope, platforms_of
from .surroundings import POINTS

__all__ = ["Story", "Weights", "family", "is_blocked", "keys_of", "score", "story_of", "value_of"]

_LEAST_ARTICLES = 10
_FIRM = frozenset({"delay", "end", *PLAY})  # measures whose derived figures may contradict told ones
_ALIKE = 0.1  # of one cosine and another: nothing that stands around two figures is the same
_OWN = frozenset({"age", "birth"})
_LIFE_GOES_ON = 10  # ages further apart are of two people or of two times of a life: "at 10 she sang", "died at 85"

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
        "last day",
        "record",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each piece of evidence counts, in log-odds-like points; `Settings` exposes them."""

    same_bias: float = 0.6
    same_print: float = 1.0
    same_inexact: float = -1.7
    other_stance: float = -1.2
    same_measure: float = 1.6
    other_measure: float = -0.8
    unlike_measure: float = -2.0
    same_head: float = 0.9
    other_head: float = -0.9
    same_near: float = 1.6
    same_sentence: float = 1.2
    same_names: float = 0.6
    same_sole: float = 0.6
    same_place: float = -1.3
    same_digit: float = 0.35
    small: float = -0.4
    small_other: float = -1.0
    coarser: float = -1.0
    same_threshold: float = -0.4
    bias: float = -2.3
    measure: float = 2.2
    measure_missing: float = -0.8
    measure_differs: float = -3.5
    head: float = 1.6
    head_differs: float = -1.8
    near: float = 3.0
    sentence: float = 3.0
    names: float = 0.7
    sole: float = 2.4
    place: float = -1.5
    sole_place: float = 0.3
    lead: float = 0.5
    ratio: float = -1.2
    far_ratio: float = -3.0
    other_names: float = -0.8
    costated: float = -1.5
    contested: float = 2.0
    across_languages: float = 1.7
    other_event: float = -3.0
    support: float = 0.4
    swapped: float = 1.5
    threshold: float = 2.0
    fitting: float = -1.0


@dataclass(slots=True)
class Story:
    """What weighing needs to know of all frames together."""

    frames: list[Frame]
    weights: Weights
    lexicon: Mapping[str, Lexicon]
    rarity: dict[tuple[str, str], float]
    similarity: Callable[[str, str], float] | None
    keyed: dict[tuple[str, str], Counter[Decimal | str]] = field(default_factory=dict)
    norms: dict[str, tuple[float, float]] = field(default_factory=dict)
    scores: dict[tuple[int, int, bool], float] = field(default_factory=dict)
    figures: Mapping[str, set[tuple[str, Decimal | None]]] = field(default_factory=dict)


def story_of(
    frames: list[Frame],
    lexicons: Mapping[str, Lexicon],
    weights: Weights,
    similarity: Callable[[str, str], float] | None,
) -> Story:
    articles = {frame.claim.article for frame in frames}
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for frame in frames:
        for word in frame.words | frame.names:
            seen[frame.language, word].add(frame.claim.article)
    count = len(articles)
    # few accounts of one story tell little about rarity: as if there were at least ten
    size = max(count, _LEAST_ARTICLES)
    rarity = {key: max(0.0, math.log((size + 1) / (len(where) + 0.3))) for key, where in seen.items()}
    figures: dict[str, set[tuple[str, Decimal | None]]] = defaultdict(set)
    for frame in frames:
        figures[frame.claim.article].add(_figure_of(frame))
    story = Story(frames, weights, lexicons, rarity, similarity, figures=figures)
    for frame in frames:
        if not (frame.previous or set(frame.claim.scope) & _ASIDE or is_vague(frame.claim)):
            for key in keys_of(frame):
                story.keyed.setdefault((frame.claim.article, key), Counter())[_told_value(frame)] += 1
        near = math.sqrt(sum((w * _rare(story, frame, word)) ** 2 for word, w in frame.near.items()))
        words = math.sqrt(sum(_rare(story, frame, word) ** 2 for word in frame.words))
        story.norms[frame.claim.id] = (near, words)
    return story


def _told_value(frame: Frame) -> Decimal | str:
    """What makes two figures of an article two: a sum in two currencies is one, and so is one told by two voices."""
    if frame.twin is not None:
        return frame.twin
    if frame.contests:
        return min(frame.claim.id, *frame.contests)
    value = value_of(frame.claim) if frame.claim.kind not in POINTS else frame.claim.timex
    return value if value is not None else ""


def family(claim: Claim) -> str:
    """What a claim can be held against at all."""
    if claim.measure == "minute":
        return "minute"  # "the 63rd minute", "on 63 minutes"
    if claim.base_unit == "second":
        return "duration"  # an age may be printed as a bare number
    if is_counted(claim):
        return "count"
    if claim.kind is Kind.MEASURE:
        return f"measure {claim.base_unit}"
    if claim.kind is Kind.PERCENT:
        return "percent" if claim.unit == "percent" else "points"
    return str(claim.kind)


def value_of(claim: Claim) -> Decimal | None:
    low, high = claim.low, claim.high
    ends = [end for end in (low, high) if isinstance(end, Decimal)]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def _rare(story: Story, frame: Frame, word: str) -> float:
    return story.rarity.get((frame.language, word), 0.0)


def keys_of(frame: Frame) -> tuple[str, ...]:
    """Under which claims of different value may meet: their measure, else what they count."""
    claim = frame.claim
    kind = family(claim)
    keys = []
    if claim.measure is not None:
        keys.append(f"{kind}|measure|{claim.measure}")
        keys += [f"{kind}|measure|{claim.measure}|{word}" for word in sorted(platforms_of(claim))]
    if is_counted(claim) and frame.head is not None:
        keys.append(f"{kind}|head|{frame.head}")
    if not is_counted(claim) and claim.kind not in {Kind.ORDINAL, *POINTS}:
        keys.append(f"{kind}|kind")
    return tuple(keys)


def score(story: Story, i: int, j: int, *, equal: bool) -> float:
    key = (i, j, equal) if i < j else (j, i, equal)
    found = story.scores.get(key)
    if found is None:
        a, b = story.frames[key[0]], story.frames[key[1]]
        found = _same_evidence(story, a, b) if equal else _evidence(story, a, b)
        story.scores[key] = found
    return found


def _same_evidence(story: Story, a: Frame, b: Frame) -> float:
    """How well two claims of equal value fit together."""
    w, x, y = story.weights, a.claim, b.claim
    if is_blocked(a, b) or _are_parted(story, a, b, equal=True) or _says_too_little(a, b):
        return -9.0
    near, words = _cosine(story, a, b)
    score = w.same_bias + w.same_near * near + w.same_sentence * words + w.same_place * abs(a.position - b.position)
    if x.value == y.value and x.unit == y.unit and x.timex == y.timex:
        score += w.same_print
    elif x.value != y.value and (x.unit == y.unit or is_counted(x)):
        score += w.same_inexact
        if x.measure is not None and y.measure is not None and x.measure != y.measure:
            score += w.measure_differs
    if x.stance != y.stance:
        score += w.other_stance
    score += _measure_evidence(x, y, w.same_measure, 0.0, w.other_measure, w.unlike_measure, story)
    head = _head_evidence(story, a, b, w.same_head, w.other_head, equal=True)
    score += head
    if x.kind in POINTS and len(x.timex or "") != len(y.timex or ""):
        score += w.coarser  # a month holds many days: that one lies in the other says little
        bare_year = x.timex == x.text or y.timex == y.text
        if near + words < _ALIKE and bare_year:
            score += w.coarser  # and a year by its number says less
    if a.names & b.names:
        score += w.same_names
    if a.language != b.language:
        score += 0.6
    score += w.same_sole / _rivals(story, a, b)
    digits = significant_digits(x.value) if x.value is not None else 2
    score += w.same_digit * (min(digits, 4) - 1)
    if x.value is not None and abs(x.value) <= 3 and (is_counted(x) or x.kind is Kind.ORDINAL):
        score += w.small if head >= 0 else w.small_other
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _are_parted(story: Story, a: Frame, b: Frame, *, equal: bool) -> bool:
    """Whether two figures are of two owners, or all that ties their accounts is a figure that both print."""
    if have_other_owners(a, b):
        return True
    if not are_strangers(a, b, story.lexicon[a.language].measures):
        return False
    return equal or _figure_of(a) in story.figures[b.claim.article] or _figure_of(b) in story.figures[a.claim.article]


def _figure_of(frame: Frame) -> tuple[str, Decimal | None]:
    return family(frame.claim), value_of(frame.claim)


def _says_too_little(a: Frame, b: Frame) -> bool:
    """Whether a vague word ("several") is all that two claims have in common."""
    if not (is_vague(a.claim) and is_vague(b.claim)):
        return False
    measured = a.claim.measure is not None and a.claim.measure == b.claim.measure
    return not measured and (a.head is None or a.head != b.head) and a.language == b.language


def _evidence(story: Story, a: Frame, b: Frame) -> float:
    """How surely two claims of different value are nevertheless about one fact."""
    w, x, y = story.weights, a.claim, b.claim
    if is_blocked(a, b) or _are_parted(story, a, b, equal=False) or _never_differs(story, a, b):
        return -9.0
    near, words = _cosine(story, a, b)
    rivals = _rivals(story, a, b)
    # the only figure of its measure may stand anywhere in an article
    place = w.place * (w.sole_place if rivals == 1 and x.measure is not None and x.measure == y.measure else 1.0)
    score = w.bias + w.near * near + w.sentence * words + place * abs(a.position - b.position)
    score += _measure_evidence(x, y, w.measure, w.measure_missing, w.measure_differs, w.measure_differs, story)
    score += _head_evidence(story, a, b, w.head, w.head_differs)
    if a.names & b.names:
        score += w.names
    if a.language != b.language:
        score += w.across_languages
    if a.sentence < 4 and b.sentence < 4:
        score += w.lead
    score += w.sole / rivals
    apart = _magnitudes_apart(x, y)
    score += w.ratio * max(0.0, apart - 0.25) * (1 - words) + w.far_ratio * max(0.0, apart - 1.3)
    if a.language == b.language and a.near_names and b.near_names and not a.near_names & b.near_names:
        score += w.other_names
    if are_swapped(x.value, y.value):
        score += w.swapped * (2 if x.measure is not None and x.measure == y.measure else 1)
    if set(x.scope) == set(y.scope) and x.scope:
        score += 1.0
    if a.previous != b.previous:
        score += w.other_event
    if x.as_of is not None and y.as_of is not None and instants.apart(x.as_of, y.as_of):
        score += w.other_event
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _cosine(story: Story, a: Frame, b: Frame) -> tuple[float, float]:
    """How alike the words near two figures, and in their sentences, are: rare words count more."""
    if a.language != b.language:
        return 0.0, 0.0
    near_a, words_a = story.norms[a.claim.id]
    near_b, words_b = story.norms[b.claim.id]
    near = sum(w * b.near[word] * _rare(story, a, word) ** 2 for word, w in a.near.items() if word in b.near)
    words = sum(_rare(story, a, word) ** 2 for word in a.words & b.words)
    return (near / (near_a * near_b) if near_a and near_b else 0.0), (
        words / (words_a * words_b) if words_a and words_b else 0.0
    )


def _measure_evidence(
    x: Claim, y: Claim, same: float, missing: float, differs: float, unlike: float, story: Story
) -> float:
    measures = next(iter(story.lexicon.values())).measures
    if x.measure is not None and x.measure == y.measure:
        narrowed = x.scope and x.scope == y.scope  # the growth of one thing
        return same / 3 if measures[x.measure].is_generic and not narrowed else same
    if x.measure is None and y.measure is None:
        return 0.0
    if x.measure is None or y.measure is None:
        return missing
    if any("forecast" in a.scope and b.measure == "forecast" for a, b in ((x, y), (y, x))):
        return missing  # "sees revenue of $9 billion", "raised its forecast to $9 billion"
    if y.measure in measures[x.measure].unlike:
        return unlike
    if measures[x.measure].of_people != measures[y.measure].of_people and not (
        measures[x.measure].is_role or measures[y.measure].is_role
    ):
        return unlike  # fifty injured are no fifty schools
    # "three bank workers" names who is counted, not what befell them
    return missing if measures[x.measure].is_role or measures[y.measure].is_role else differs


def _head_evidence(story: Story, a: Frame, b: Frame, same: float, differs: float, *, equal: bool = False) -> float:
    if not is_counted(a.claim) or a.head is None or b.head is None:
        return 0.0
    if a.language != b.language:
        return 0.0
    if a.head == b.head:
        return same
    people = story.lexicon[a.language].people
    part = story.lexicon[a.language].part_people
    if a.head in people and b.head in people:
        # three women are not the four dead; workers, people and persons may be
        return 0.0 if equal else differs if (a.head in part) != (b.head in part) or a.head in part else 0.0
    measure = story.lexicon[a.language].measures.get(a.claim.measure or "")
    named = measure is not None and a.claim.measure == b.claim.measure and not measure.is_generic
    return 0.0 if named else differs


def _rivals(story: Story, a: Frame, b: Frame) -> float:
    """How many different values both articles state under the keys the two share, multiplied; one is the clearest."""
    shared = set(keys_of(a)) & set(keys_of(b))
    if not shared:
        return 4.0
    best = min(
        max(1, len(story.keyed.get((a.claim.article, key), ())))
        * max(1, len(story.keyed.get((b.claim.article, key), ())))
        for key in shared
    )
    return float(best)


def _magnitudes_apart(x: Claim, y: Claim) -> float:
    a, b = value_of(x), value_of(y)
    if a is None or b is None or a <= 0 or b <= 0:
        return 0.0
    return float(abs((a / b).log10()))


def is_blocked(a: Frame, b: Frame) -> bool:
    """Whether two claims are different facts whatever else they share."""
    x, y = a.claim, b.claim
    if x.article == y.article or (x.phase is not None and y.phase is not None and x.phase != y.phase):
        return True
    platforms_x, platforms_y = platforms_of(x), platforms_of(y)
    if ("time" in {x.unit}) != ("time" in {y.unit}):
        return True  # twice is no two
    parted = platforms_x and platforms_y and not platforms_x & platforms_y
    if parted and x.kind is not Kind.PERCENT:  # the label of what grew is a guess, which equal values may overrule
        return True
    if x.kind in POINTS and (x.derivation or y.derivation) and len(x.timex or "") != len(y.timex or ""):
        return True  # an end that was worked out is no day that holds it
    return x.change is not None and y.change is not None and x.change != y.change


def _never_differs(story: Story, a: Frame, b: Frame) -> bool:
    """Claims that may be equal but are never called different: plain dates, ordinals, multiples, parts."""
    x, y = a.claim, b.claim
    if x.kind in POINTS:
        # "Saturday" against "Saturday": one was placed by a doubtful day of writing
        return x.text.casefold() == y.text.casefold() or not _events_differ(story, a, b)
    if (
        (x.kind is Kind.ORDINAL and not (x.measure == y.measure and x.measure in PLAY))
        or Kind.FREQUENCY in {x.kind, y.kind}
        or "time" in {x.unit, y.unit}
    ):
        return True
    if x.measure == y.measure and x.measure in PLAY and not _of_one_goal(story, a, b):
        return True
    if any(c.derivation is not None and (c.measure not in _FIRM or SUPPOSED in c.notes) for c in (x, y)):
        return True  # a sum or difference of ours agrees with what is told, or says nothing
    if differing_scope(x, y) or x.stance != "asserted" or y.stance != "asserted":
        return True
    if (SHARE_IN_WORDS in x.notes) or (SHARE_IN_WORDS in y.notes):
        return True  # "a third" is round
    measures = next(iter(story.lexicon.values())).measures
    planned = x.measure is not None and x.measure == y.measure and measures[x.measure].is_planned
    if (
        (x.change is None) != (y.change is None)
        and LEVEL_REACHED not in (*x.notes, *y.notes)
        and not planned
        and not _is_a_way(x, y, measures)
        and not _is_a_rate(x, y, measures)
    ):
        return True  # a level and a change: "9.7 million" and "added 300,000"; jobs cut are cut in other words too
    if "compound" in x.scope or "compound" in y.scope or a.is_named or b.is_named:
        return True
    if _may_be_whole(a, y) or _may_be_whole(b, x):
        return True
    if "additional" in x.scope and "additional" in y.scope:
        return True  # "20 more", "another five": over and above what each has told
    if any(frame.is_part and not frame.claim.value for frame in (a, b)):
        return True  # "none of whom was named": of whom is told elsewhere
    if is_of_a_kind(a, b, story.lexicon[a.language]) or have_other_topics(a, b):
        return True
    if a.is_listed != b.is_listed and a.head != b.head:
        return True  # "two men and a woman", "three people"
    if x.measure == y.measure == "age" and _years_apart(x, y) > _LIFE_GOES_ON:
        return True
    if x.measure is not None and x.measure == y.measure and measures[x.measure].is_variant:
        return _rivals(story, a, b) > 1 or x.modifier is not y.modifier or _is_other_model(a, b)
    if x.measure is not None and x.measure == y.measure and measures[x.measure].is_personal:
        if a.near_names & b.near_names:
            return False
        if _rivals(story, a, b) > 1:
            return True
        # people differ in age; the one ban, the one sentence of a story is one, whatever names stand near it
        return x.measure in _OWN and bool(a.names and b.names and not a.names & b.names)
    return x.kind is Kind.NUMBER and y.kind is Kind.NUMBER and x.measure is None


def _of_one_goal(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two minutes of one player can be of one goal: neither account tells the other's minute of any."""
    x, y = a.claim, b.claim
    if not platforms_of(x) & platforms_of(y) or not may_be_slip(x, y):
        return False
    key = f"{family(x)}|measure|{x.measure}"
    told = (story.keyed.get((claim.article, key), ()) for claim in (x, y))
    return not any(value_of(other) in values for values, other in zip(told, (y, x), strict=True))


def _is_a_way(x: Claim, y: Claim, measures: Mapping[str, MeasureWords]) -> bool:
    """Whether what "fell" or "rose" was a thing, and by how far: "the bus fell 60 metres", "a gorge 60 metres deep"."""
    measure = measures.get(x.measure or "")
    return (
        measure is not None
        and x.measure == y.measure
        and measure.dimension == "length"
        and not (measure.grows or measure.varies)
    )


def _may_be_whole(part: Frame, other: Claim) -> bool:
    """Whether a claim is nearer to the whole that a part is told of than to the part: 470 to 480, of which 68 close."""
    if (
        part.whole is None
        or not part.whole
        or not part.claim.value
        or not other.value
        or part.claim.kind is Kind.PERCENT
    ):
        return False
    return abs((other.value / part.whole).log10()) <= abs((other.value / part.claim.value).log10())


def _is_a_rate(x: Claim, y: Claim, measures: Mapping[str, MeasureWords]) -> bool:
    """Whether a rise is the level itself: "prices rose 3.4 %", "inflation was 3.4 %"."""
    measure = measures.get(x.measure or "")
    return measure is not None and measure.is_rate and x.measure == y.measure and "down" not in {x.change, y.change}


def _is_other_model(a: Frame, b: Frame) -> bool:
    """Whether each figure stands near a name that the other's sentence lacks: the Pro, and the Air."""
    return bool(a.near_names - b.names) and bool(b.near_names - a.names)


def _years_apart(x: Claim, y: Claim) -> Decimal:
    if x.value is None or y.value is None or x.unit != y.unit:
        return Decimal(0)
    return abs(x.value - y.value)


def _events_differ(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two times can be of one event: the same thing measured, placed on the calendar, no dateline."""
    x, y = a.claim, b.claim
    if x.measure is None or x.measure != y.measure or a.is_dateline or b.is_dateline or x.kind is not y.kind:
        return False
    if x.timex is None or y.timex is None or "X" in x.timex or "X" in y.timex or x.low is None or y.low is None:
        return False
    if x.kind is Kind.TIME and not all(":" in claim.timex for claim in (x, y) if claim.timex):
        return False  # "overnight" and "Thursday morning": parts of a day, roughly told
    return a.language != b.language or max(_cosine(story, a, b)) > 0.25
