"""Which claims speak of one fact: block, weigh the evidence, group.

Two questions, not one. Claims of *equal* value need little evidence to be the same fact and are grouped first; groups
of *different* value need much, are linked by the better half of their pairs, and never when something says that they
are different facts: another platform, another event, a part against its whole. Values that one article states side by
side are different facts. No model, and no comparison of all pairs: only claims that share a value or a key meet.

Source of the approach: Splink's separation of blocking from scoring; average linkage of hierarchical clustering.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations, product

from . import instants
from .claims import NARROWING, Frame, differing_scope
from .lexicon import Lexicon
from .names import skeleton
from .quantity import significant_digits
from .records import Claim, Kind, Modifier

__all__ = ["Fact", "Weights", "align"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_NEAR_BOUND = 1.1
_NEAR_VALUE = 1.4  # ratio up to which two values may be the same, given bounds and approximations
_LEAST_ARTICLES = 10
_WIDEST_WINDOW = 400  # claims of near value that one claim is held against


# Figures told by the way, which leave the main one of an article the only one of its kind.
_ASIDE = frozenset({"part", "additional", "earlier event", "forecast", "average", "per person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each piece of evidence counts, in log-odds-like points; `Settings` exposes them."""

    same_bias: float = 0.6
    same_print: float = 1.0
    same_inexact: float = -1.7
    other_stance: float = -1.2
    same_measure: float = 1.6
    other_measure: float = -0.8
    unlike_measure: float = -2.6
    same_head: float = 0.9
    other_head: float = -0.9
    same_near: float = 1.6
    same_sentence: float = 1.2
    same_names: float = 0.6
    same_sole: float = 0.6
    same_place: float = -1.3
    same_digit: float = 0.35
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
    across_languages: float = 1.7
    other_event: float = -3.0
    support: float = 0.4
    threshold: float = 2.0


@dataclass(frozen=True, slots=True)
class Fact:
    """The frames that speak of one fact, in the order of article and place; `measure` the commonest of them."""

    frames: tuple[Frame, ...]
    measure: str | None
    near: bool = False


@dataclass(slots=True)
class _Story:
    """What weighing needs to know of all frames together."""

    frames: list[Frame]
    weights: Weights
    lexicon: Mapping[str, Lexicon]
    rarity: dict[tuple[str, str], float]
    similarity: Callable[[str, str], float] | None
    keyed: dict[tuple[str, str], Counter[Decimal | str]] = field(default_factory=dict)
    norms: dict[str, tuple[float, float]] = field(default_factory=dict)
    scores: dict[tuple[int, int, bool], float] = field(default_factory=dict)


def align(
    frames: Iterable[Frame],
    lexicons: Mapping[str, Lexicon],
    weights: Weights = Weights(),
    similarity: Callable[[str, str], float] | None = None,
) -> tuple[Fact, ...]:
    """Group the frames of a story into facts told by two or more articles.

    `lexicons` maps language code to lexicon; `similarity` may add evidence of its own for two sentences, from 0 to 1.
    The order of the frames never changes the groups.
    """
    ordered = sorted(frames, key=lambda frame: (frame.claim.article, frame.claim.start, frame.claim.id))
    story = _story(_bound_names(_merged_repeats(ordered)), lexicons, weights, similarity)
    groups = _equal_groups(story)
    linked = _linked(story, groups)
    facts = [_fact(story, members) for members in linked]
    facts = [fact for fact in facts if len({frame.claim.article for frame in fact.frames}) > 1]
    told = {id(frame) for fact in facts for frame in fact.frames}
    facts += _near_facts(story, facts, told)
    return tuple(facts)


# --- preparation ---------------------------------------------------------------------------------------------------


def family(claim: Claim) -> str:
    """What a claim can be held against at all."""
    if claim.kind in {Kind.COUNT, Kind.NUMBER}:
        return "count"
    if claim.kind is Kind.MEASURE:
        return f"measure {claim.base_unit}"
    if claim.kind is Kind.PERCENT:
        return "percent" if claim.unit == "percent" else "points"
    return str(claim.kind)


def _value(claim: Claim) -> Decimal | None:
    low, high = claim.low, claim.high
    ends = [end for end in (low, high) if isinstance(end, Decimal)]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def _merged_repeats(frames: Sequence[Frame]) -> list[Frame]:
    """One claim for what an article says twice: the fuller telling stands, the others are its evidence."""
    merged: list[Frame] = []
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for frame in frames:
        claim = frame.claim
        key = (claim.article, family(claim), claim.low, claim.high, claim.timex if claim.kind in _POINTS else None)
        for n in seen[key]:
            other = merged[n].claim
            if _repeats(merged[n], frame) and merged[n].sentence != frame.sentence:
                first, second = (merged[n], frame) if _fullness(other) >= _fullness(claim) else (frame, merged[n])
                evidence = tuple(sorted({*first.claim.evidence, *second.claim.evidence}, key=lambda span: span.start))
                merged[n] = replace(
                    first,
                    claim=replace(first.claim, evidence=evidence),
                    near=dict(second.near) | dict(first.near),
                    words=first.words | second.words,
                    names=first.names | second.names,
                    position=min(first.position, second.position),
                )
                break
        else:
            seen[key].append(len(merged))
            merged.append(frame)
    return merged


def _repeats(a: Frame, b: Frame) -> bool:
    """Whether an article says one thing twice: something must tie them besides the value, and nothing part them."""
    x, y = a.claim, b.claim
    if x.measure is not None and y.measure is not None and x.measure != y.measure or x.phase != y.phase:
        return False
    if differing_scope(x, y):
        return False
    if x.measure is not None and x.measure == y.measure:
        return a.head == b.head or None in {a.head, b.head} or x.kind not in {Kind.COUNT, Kind.NUMBER}
    if x.kind in {Kind.COUNT, Kind.NUMBER}:
        return a.head is not None and a.head == b.head
    return x.kind in _POINTS or x.value is not None and significant_digits(x.value) >= 2


def _fullness(claim: Claim) -> int:
    return (4 if claim.measure is not None else 0) + len(claim.scope) + len(claim.subject) + (claim.unit is not None)


def _bound_names(frames: Sequence[Frame]) -> list[Frame]:
    """Names of scripts without capitals are those whose consonants meet a name printed with a capital elsewhere."""
    bones: dict[str, str] = {}
    for frame in frames:
        if frame.language == "en" or any("a" <= name[:1] <= "z" and len(name) > 3 for name in frame.names):
            for name in frame.names:
                bones.setdefault(skeleton(name), name)
    unified = []
    for frame in frames:
        names = frozenset(bones.get(skeleton(name), bones.get(name, name)) for name in frame.names)
        unified.append(replace(frame, names=names))
    return unified


def _story(
    frames: list[Frame],
    lexicons: Mapping[str, Lexicon],
    weights: Weights,
    similarity: Callable[[str, str], float] | None,
) -> _Story:
    articles = {frame.claim.article for frame in frames}
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for frame in frames:
        for word in frame.words | frame.names:
            seen[frame.language, word].add(frame.claim.article)
    count = len(articles)
    # few accounts of one story tell little about rarity: as if there were at least ten
    size = max(count, _LEAST_ARTICLES)
    rarity = {key: max(0.0, math.log((size + 1) / (len(where) + 0.3))) for key, where in seen.items()}
    story = _Story(frames, weights, lexicons, rarity, similarity)
    for frame in frames:
        if not frame.previous and not set(frame.claim.scope) & _ASIDE:
            value = _value(frame.claim) if frame.claim.kind not in _POINTS else frame.claim.timex
            for key in _keys(frame):
                story.keyed.setdefault((frame.claim.article, key), Counter())[value if value is not None else ""] += 1
        near = math.sqrt(sum((w * _rare(story, frame, word)) ** 2 for word, w in frame.near.items()))
        words = math.sqrt(sum(_rare(story, frame, word) ** 2 for word in frame.words))
        story.norms[frame.claim.id] = (near, words)
    return story


def _rare(story: _Story, frame: Frame, word: str) -> float:
    return story.rarity.get((frame.language, word), 0.0)


def _keys(frame: Frame) -> tuple[str, ...]:
    """Under which claims of different value may meet: their measure, else what they count."""
    claim = frame.claim
    kind = family(claim)
    keys = []
    if claim.measure is not None:
        keys.append(f"{kind}|measure|{claim.measure}")
    if claim.kind in {Kind.COUNT, Kind.NUMBER} and frame.head is not None:
        keys.append(f"{kind}|head|{frame.head}")
    if claim.kind not in {Kind.COUNT, Kind.NUMBER, Kind.ORDINAL, *_POINTS}:
        keys.append(f"{kind}|kind")
    return tuple(keys)


# --- evidence ------------------------------------------------------------------------------------------------------


def _cosine(story: _Story, a: Frame, b: Frame) -> tuple[float, float]:
    """How alike the words near two figures, and in their sentences, are: rare words count more."""
    if a.language != b.language:
        return 0.0, 0.0
    near_a, words_a = story.norms[a.claim.id]
    near_b, words_b = story.norms[b.claim.id]
    near = sum(
        w * b.near[word] * _rare(story, a, word) ** 2 for word, w in a.near.items() if word in b.near
    )
    words = sum(_rare(story, a, word) ** 2 for word in a.words & b.words)
    return (near / (near_a * near_b) if near_a and near_b else 0.0), (words / (words_a * words_b) if words_a and words_b else 0.0)


def _score(story: _Story, i: int, j: int, *, equal: bool) -> float:
    key = (i, j, equal) if i < j else (j, i, equal)
    found = story.scores.get(key)
    if found is None:
        a, b = story.frames[key[0]], story.frames[key[1]]
        found = _same_evidence(story, a, b) if equal else _evidence(story, a, b)
        story.scores[key] = found
    return found


def _same_evidence(story: _Story, a: Frame, b: Frame) -> float:
    """How well two claims of equal value fit together."""
    w, x, y = story.weights, a.claim, b.claim
    if _blocked(a, b) is not None:
        return -9.0
    near, words = _cosine(story, a, b)
    score = w.same_bias + w.same_near * near + w.same_sentence * words + w.same_place * abs(a.position - b.position)
    if x.value == y.value and x.unit == y.unit and x.timex == y.timex:
        score += w.same_print
    elif x.value != y.value and x.base_unit == y.base_unit:
        score += w.same_inexact
    if x.stance != y.stance:
        score += w.other_stance
    score += _measure_evidence(x, y, w.same_measure, 0.0, w.other_measure, w.unlike_measure, story)
    score += _head_evidence(story, a, b, w.same_head, w.other_head, equal=True)
    if x.kind in _POINTS and len(x.timex or "") != len(y.timex or ""):
        score += w.coarser  # a month holds many days: that one lies in the other says little
    if a.names & b.names:
        score += w.same_names
    if a.language != b.language:
        score += 0.6
    score += w.same_sole / _rivals(story, a, b)
    digits = significant_digits(x.value) if x.value is not None else 2
    score += w.same_digit * (min(digits, 4) - 1)
    if x.value is not None and abs(x.value) <= 3 and x.kind in {Kind.COUNT, Kind.NUMBER, Kind.ORDINAL}:
        score -= 0.4
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _evidence(story: _Story, a: Frame, b: Frame) -> float:
    """How surely two claims of different value are nevertheless about one fact."""
    w, x, y = story.weights, a.claim, b.claim
    if _blocked(a, b) is not None or _never_differs(story, a, b):
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
    if set(x.scope) == set(y.scope) and x.scope:
        score += 1.0
    if a.previous != b.previous:
        score += w.other_event
    if x.as_of is not None and y.as_of is not None and instants.apart(x.as_of, y.as_of):
        score += w.other_event
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _measure_evidence(
    x: Claim, y: Claim, same: float, missing: float, differs: float, unlike: float, story: _Story
) -> float:
    measures = next(iter(story.lexicon.values())).measures
    if x.measure is not None and x.measure == y.measure:
        return same / 3 if measures[x.measure].is_generic else same
    if x.measure is None and y.measure is None:
        return 0.0
    if x.measure is None or y.measure is None:
        return missing
    if y.measure in measures[x.measure].unlike:
        return unlike
    # "three bank workers" names who is counted, not what befell them
    return missing if measures[x.measure].is_role or measures[y.measure].is_role else differs


def _head_evidence(story: _Story, a: Frame, b: Frame, same: float, differs: float, *, equal: bool = False) -> float:
    if a.claim.kind not in {Kind.COUNT, Kind.NUMBER} or a.head is None or b.head is None:
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
    return 0.0 if a.claim.measure is not None and a.claim.measure == b.claim.measure else differs


def _rivals(story: _Story, a: Frame, b: Frame) -> float:
    """How many different values both articles state under the keys the two share, multiplied; one is the clearest."""
    shared = set(_keys(a)) & set(_keys(b))
    if not shared:
        return 4.0
    best = min(
        max(1, len(story.keyed.get((a.claim.article, key), ()))) * max(1, len(story.keyed.get((b.claim.article, key), ())))
        for key in shared
    )
    return float(best)


def _magnitudes_apart(x: Claim, y: Claim) -> float:
    a, b = _value(x), _value(y)
    if a is None or b is None or a <= 0 or b <= 0:
        return 0.0
    return float(abs((a / b).log10()))


def _blocked(a: Frame, b: Frame) -> str | None:
    """What makes two claims different facts whatever else they share."""
    x, y = a.claim, b.claim
    if x.article == y.article:
        return "article"
    if x.phase is not None and y.phase is not None and x.phase != y.phase:
        return "phase"
    platforms_x, platforms_y = _platforms(x), _platforms(y)
    if platforms_x and platforms_y and not platforms_x & platforms_y:
        return "platform"
    if x.change is not None and y.change is not None and x.change != y.change:
        return "change"
    return None


def _platforms(claim: Claim) -> set[str]:
    return {word for word in claim.scope if word not in NARROWING}


def _never_differs(story: _Story, a: Frame, b: Frame) -> bool:
    """Claims that may be equal but are never called different: plain dates, ordinals, multiples, parts."""
    x, y = a.claim, b.claim
    if x.kind in _POINTS:
        return not _events_differ(story, a, b)
    if x.kind is Kind.ORDINAL or Kind.FREQUENCY in {x.kind, y.kind} or "time" in {x.unit, y.unit}:
        return True
    if differing_scope(x, y) or x.stance != "asserted" or y.stance != "asserted":
        return True
    measures = next(iter(story.lexicon.values())).measures
    if x.measure is not None and x.measure == y.measure and measures[x.measure].is_personal:
        alone = not (a.near_names and b.near_names) and _rivals(story, a, b) == 1
        return not a.near_names & b.near_names and not alone
    return x.kind is Kind.NUMBER and y.kind is Kind.NUMBER and x.measure is None


def _events_differ(story: _Story, a: Frame, b: Frame) -> bool:
    """Whether two times can be held to be of one event: the same thing measured, placed on the calendar, no dateline."""
    x, y = a.claim, b.claim
    if x.measure is None or x.measure != y.measure or a.is_dateline or b.is_dateline or x.kind is not y.kind:
        return False
    if x.timex is None or y.timex is None or "X" in x.timex or "X" in y.timex or x.low is None or y.low is None:
        return False
    return a.language != b.language or max(_cosine(story, a, b)) > 0.25


# --- grouping ------------------------------------------------------------------------------------------------------


def _equal_groups(story: _Story) -> list[list[int]]:
    """Groups of frames of equal value: average linkage over the pairs that meet, best first."""
    w = story.weights
    pairs = []
    for i, j in _value_pairs(story):
        score = _score(story, i, j, equal=True)
        if score >= w.same_threshold - 1.0:
            pairs.append((-score, i, j))
    pairs.sort()
    owner = list(range(len(story.frames)))
    groups: dict[int, list[int]] = {i: [i] for i in range(len(story.frames))}
    for negative, i, j in pairs:
        if -negative < w.same_threshold:
            break
        a, b = owner[i], owner[j]
        if a == b:
            continue
        left, right = groups[a], groups[b]
        articles = Counter(story.frames[k].claim.article for k in left + right)
        if max(articles.values()) > 6:
            continue
        sample = [(p, q) for p, q in product(left[:8], right[:8]) if story.frames[p].claim.article != story.frames[q].claim.article]
        if not all(_may_equal(story.frames[p].claim, story.frames[q].claim) for p, q in sample):
            continue
        average = sum(_score(story, p, q, equal=True) for p, q in sample) / max(1, len(sample))
        if average < w.same_threshold:
            continue
        groups[a] = left + right
        for k in right:
            owner[k] = a
        del groups[b]
    return [sorted(members) for members in groups.values()]


def _value_pairs(story: _Story) -> Iterable[tuple[int, int]]:
    """Pairs of different articles whose values may be equal: neighbours in the order of value."""
    by_family: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for i, frame in enumerate(story.frames):
        claim = frame.claim
        if claim.kind in _POINTS:
            continue
        value = _value(claim)
        if value is not None:
            number = float(value)
            by_family[family(claim)].append((math.copysign(math.log1p(abs(number)), number), i))
    for rows in by_family.values():
        rows.sort()
        for n, (size, i) in enumerate(rows):
            for other, j in rows[n + 1 : n + 1 + _WIDEST_WINDOW]:
                if other - size > math.log(_NEAR_VALUE * 2.2):
                    break
                if story.frames[i].claim.article != story.frames[j].claim.article and _may_equal(story.frames[i].claim, story.frames[j].claim):
                    yield i, j
    yield from _point_pairs(story)


def _may_equal(x: Claim, y: Claim) -> bool:
    """Whether two values may be one: their intervals meet, bounds reaching no further than people mean."""
    if x.kind in _POINTS or y.kind in _POINTS:
        return _points_meet(x, y)
    if x.value == y.value and x.unit == y.unit:
        return True
    a, b = _value(x), _value(y)
    if a is None or b is None:
        return False
    if x.unit != y.unit and x.kind is Kind.MONEY:
        return False
    room = max(x.step or Decimal(0), y.step or Decimal(0)) / 2
    if x.modifier is Modifier.EXACT and y.modifier is Modifier.EXACT:
        return _intervals_meet(x, y, room) if x.kind is not Kind.COUNT or max(x.step or 0, y.step or 0) > 1 else a == b or _rounded(a, b)
    ratio = max(abs(a), abs(b)) / max(min(abs(a), abs(b)), Decimal("1e-9"))
    if {x.modifier, y.modifier} <= _LOWER or {x.modifier, y.modifier} <= _UPPER:
        return ratio <= Decimal(_NEAR_BOUND)  # "over 16" and "over 20" are not one figure, though both may be true
    return ratio <= Decimal(_NEAR_VALUE) and _intervals_meet(x, y, room)


def _rounded(a: Decimal, b: Decimal) -> bool:
    """57,000 and 57,200: one is the other with zeros for its last digits."""
    small, large = sorted((abs(a), abs(b)))
    coarse = a if significant_digits(a) <= significant_digits(b) else b
    if large < 1000:
        return False
    exponent = coarse.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else Decimal(0)
    return large - small < step / 2


def _intervals_meet(x: Claim, y: Claim, room: Decimal) -> bool:
    low_x, high_x = (end if isinstance(end, Decimal) else None for end in (x.low, x.high))
    low_y, high_y = (end if isinstance(end, Decimal) else None for end in (y.low, y.high))
    return (low_x is None or high_y is None or low_x <= high_y + room) and (
        low_y is None or high_x is None or low_y <= high_x + room
    )


def _points_meet(x: Claim, y: Claim) -> bool:
    if x.kind is not y.kind and "T" in (x.timex or "") and "T" in (y.timex or ""):
        return False
    found = instants.reconcile(x, y)
    return found is not None and found[1] not in {"unplaced", "day"}


def _point_pairs(story: _Story) -> Iterable[tuple[int, int]]:
    """Pairs of times and dates that can be one: by measure, or by the same calendar value."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, frame in enumerate(story.frames):
        claim = frame.claim
        if claim.kind not in _POINTS or claim.timex is None:
            continue
        groups[f"value|{claim.timex}"].append(i)
        day, _, clock = claim.timex.partition("T")
        groups[f"year|{day[:4]}"].append(i)
        groups[f"day|{day[4:]}"].append(i)
        if clock:
            groups[f"clock|{clock[:2]}"].append(i)
        if claim.measure is not None:
            groups[f"measure|{claim.measure}"].append(i)
    seen: set[tuple[int, int]] = set()
    for members in groups.values():
        for i, j in combinations(members[:_WIDEST_WINDOW], 2):
            if (i, j) in seen or story.frames[i].claim.article == story.frames[j].claim.article:
                continue
            seen.add((i, j))
            if _points_meet(story.frames[i].claim, story.frames[j].claim):
                yield i, j


def _linked(story: _Story, groups: list[list[int]]) -> list[list[int]]:
    """Link groups of different value that tell one fact; best first, every pair of groups above the threshold."""
    w = story.weights
    where = {i: n for n, members in enumerate(groups) for i in members}
    by_key: dict[str, set[int]] = defaultdict(set)
    for i, frame in enumerate(story.frames):
        for key in _keys(frame):
            by_key[key].add(where[i])
    tried: set[tuple[int, int]] = set()
    links = []
    for members in by_key.values():
        for a, b in combinations(sorted(members), 2):
            if (a, b) not in tried:
                tried.add((a, b))
                score = _group_score(story, groups[a], groups[b])
                if score >= w.threshold:
                    links.append((-score, a, b))
    links.sort()
    fact_of = {n: n for n in range(len(groups))}
    facts: dict[int, list[int]] = {n: [n] for n in range(len(groups))}
    for _, a, b in links:
        x, y = fact_of[a], fact_of[b]
        if x == y:
            continue
        if all(_group_score(story, groups[p], groups[q]) >= w.threshold for p, q in product(facts[x], facts[y])):
            facts[x] += facts[y]
            for n in facts.pop(y):
                fact_of[n] = x
    return [sorted(i for n in members for i in groups[n]) for members in facts.values()]


def _group_score(story: _Story, left: Sequence[int], right: Sequence[int]) -> float:
    """The mean of the better half of the pair scores, less what articles that state both values side by side take off."""
    pairs = [
        _score(story, i, j, equal=False)
        for i, j in product(left[:12], right[:12])
        if story.frames[i].claim.article != story.frames[j].claim.article
    ]
    if not pairs:
        return -9.0
    pairs.sort(reverse=True)
    half = pairs[: max(1, (len(pairs) + 1) // 2)]
    w = story.weights
    own = {story.frames[i].claim.article for i in left} & {story.frames[j].claim.article for j in right}
    size = max(len({story.frames[i].claim.article for i in side}) for side in (left, right))
    return sum(half) / len(half) + w.costated * len(own) + w.support * math.log(size)


def _fact(story: _Story, members: Sequence[int], *, near: bool = False) -> Fact:
    frames = tuple(story.frames[i] for i in members)
    named = Counter(frame.claim.measure for frame in frames if frame.claim.measure is not None)
    measure = min(named, key=lambda name: (-named[name], name)) if named else None
    return Fact(frames, measure, near)


def _near_facts(story: _Story, facts: Sequence[Fact], told: set[int]) -> list[Fact]:
    """Pairs of measures of the same sort (views, people watching) that are worth saying that they are not the same."""
    measures = next(iter(story.lexicon.values())).measures if story.lexicon else {}
    by_measure: dict[str, list[Frame]] = defaultdict(list)
    for frame in story.frames:
        if frame.claim.measure is not None and frame.claim.stance == "asserted" and not frame.previous and not frame.is_part:
            by_measure[frame.claim.measure].append(frame)
    found = []
    for name in sorted(by_measure):
        for other in sorted(measures[name].near if name in measures else ()):
            if other <= name or other not in by_measure:
                continue
            frames = [*by_measure[name], *by_measure[other]]
            pairs = [
                (a, b)
                for a, b in product(by_measure[name], by_measure[other])
                if a.claim.article != b.claim.article and family(a.claim) == family(b.claim) and _blocked(a, b) is None
                and (a.names & b.names or a.language != b.language) and _rivals_of(by_measure[name], a) == _rivals_of(by_measure[other], b) == 1
            ]
            if pairs:
                members = {id(frame) for pair in pairs for frame in pair}
                kept = tuple(frame for frame in frames if id(frame) in members)
                found.append(Fact(kept, name, near=True))
    return found


def _rivals_of(frames: Sequence[Frame], frame: Frame) -> int:
    """How many values the article of a frame states for its measure."""
    return len({_value(f.claim) for f in frames if f.claim.article == frame.claim.article})


