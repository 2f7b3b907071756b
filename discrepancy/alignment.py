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
from dataclasses import dataclass, replace
from itertools import combinations, product

from .blocking import may_equal, value_pairs
from .budget import NO_DEADLINE, Deadline
from .contested import are_contested
from .differing import are_of_one_event, is_blocked
from .evidence import score
from .frames import Frame
from .lexicon import Lexicon
from .names import skeleton
from .quantity import is_vague, significant_digits
from .records import RAISED_SINCE, Claim, Kind, Modifier, is_counted
from .scoping import differing_scope
from .slips import FEW_DIGITS
from .story import Story, Weights, family, keys_of, story_of, value_of
from .surroundings import POINTS

__all__ = ["Fact", "align"]

_WEIGHTS = Weights()
_DOUBT = -1.0  # evidence below which two unlike figures are left alone, whatever else tells the fact


@dataclass(frozen=True, slots=True)
class Fact:
    """The frames that speak of one fact, in the order of article and place; `measure` the commonest of them.

    `near` says that they measure two things of one sort; `doubtful` holds the ids of pairs that are no conflict,
    `of_one_event` those of two times of which one word tells what happened.
    """

    frames: tuple[Frame, ...]
    measure: str | None
    near: bool = False
    doubtful: frozenset[frozenset[str]] = frozenset()
    of_one_event: frozenset[frozenset[str]] = frozenset()


def align(
    frames: Iterable[Frame],
    lexicons: Mapping[str, Lexicon],
    weights: Weights = _WEIGHTS,
    similarity: Callable[[str, str], float] | None = None,
    deadline: Deadline = NO_DEADLINE,
) -> tuple[Fact, ...]:
    """Group the frames of a story into facts told by two or more articles.

    `lexicons` maps language code to lexicon; `similarity` may add evidence of its own for two sentences, from 0 to 1.
    The order of the frames never changes the groups. Raises `OutOfTime` when the deadline is over.
    """
    ordered = sorted(frames, key=lambda frame: (frame.claim.article, frame.claim.start, frame.claim.id))
    story = story_of(_bound_names(_merged_repeats(ordered, deadline)), lexicons, weights, similarity)
    groups = _equal_groups(story, deadline)
    linked = _linked(story, groups, deadline)
    facts = []
    for members in linked:
        deadline.check()
        facts.append(_fact(story, members))
    facts = [fact for fact in facts if len({frame.claim.article for frame in fact.frames}) > 1]
    told = {id(frame) for fact in facts for frame in fact.frames}
    facts += _near_facts(story, facts, told)
    return tuple(facts)


def _merged_repeats(frames: Sequence[Frame], deadline: Deadline) -> list[Frame]:
    """One claim for what an article says twice: the fuller telling stands, the others are its evidence."""
    merged: list[Frame] = []
    seen: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for frame in frames:
        deadline.check()
        claim = frame.claim
        key = (claim.article, family(claim), claim.low, claim.high, claim.timex if claim.kind in POINTS else None)
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
                    contests=first.contests | second.contests,
                    replaces=first.replaces | second.replaces,
                )
                break
        else:
            seen[key].append(len(merged))
            merged.append(frame)
    return merged


def _repeats(a: Frame, b: Frame) -> bool:
    """Whether an article says one thing twice: something must tie them besides the value, and nothing part them."""
    x, y = a.claim, b.claim
    if (x.measure is not None and y.measure is not None and x.measure != y.measure) or x.phase != y.phase:
        return False
    if differing_scope(x, y):
        return False
    if x.measure is not None and x.measure == y.measure:
        return a.head == b.head or None in {a.head, b.head} or not is_counted(x)
    if is_counted(x):
        return a.head is not None and a.head == b.head
    return x.kind in POINTS or (x.value is not None and significant_digits(x.value) >= 2)


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


def _equal_groups(story: Story, deadline: Deadline) -> list[list[int]]:
    """Groups of frames of equal value: average linkage over the pairs that meet, best first."""
    w = story.weights
    pairs = []
    for i, j in value_pairs(story):
        deadline.check()
        fit = score(story, i, j, equal=True)
        if fit >= w.same_threshold:
            pairs.append((-fit, i, j))
    pairs.sort()
    owner, groups = _twin_groups(story.frames)
    for _, i, j in pairs:
        deadline.check()
        a, b = owner[i], owner[j]
        if a == b:
            continue
        left, right = groups[a], groups[b]
        articles = Counter(story.frames[k].claim.article for k in left + right)
        if max(articles.values()) > 6:
            continue
        sample = [
            (p, q)
            for p, q in product(left[:8], right[:8])
            if story.frames[p].claim.article != story.frames[q].claim.article
        ]
        sample = [(p, q) for p, q in sample if _same_currency(story.frames[p].claim, story.frames[q].claim)]
        if not all(may_equal(story.frames[p].claim, story.frames[q].claim) for p, q in sample):
            continue
        if not _agrees_with_itself(story, left, right):
            continue
        average = sum(score(story, p, q, equal=True) for p, q in sample) / max(1, len(sample))
        if average < w.same_threshold:
            continue
        groups[a] = left + right
        for k in right:
            owner[k] = a
        del groups[b]
    return [sorted(members) for members in groups.values()]


def _agrees_with_itself(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether no article tells two values in a group: "nearly 413" is 412.6 or 405 of another account, not both."""
    claims = [story.frames[i].claim for i in (*left, *right)]
    return all(may_equal(a, b) for a, b in combinations(claims, 2) if a.article == b.article and _same_currency(a, b))


def _same_currency(x: Claim, y: Claim) -> bool:
    return x.kind is not Kind.MONEY or x.unit == y.unit


def _twin_groups(frames: Sequence[Frame]) -> tuple[list[int], dict[int, list[int]]]:
    """Every frame a group of its own, but sums given in two currencies together."""
    first: dict[str, int] = {}
    owner = [first.setdefault(frame.twin, i) if frame.twin is not None else i for i, frame in enumerate(frames)]
    groups: dict[int, list[int]] = {}
    for i, group in enumerate(owner):
        groups.setdefault(group, []).append(i)
    return owner, groups


def _linked(story: Story, groups: list[list[int]], deadline: Deadline) -> list[list[int]]:
    """Link groups of different value that tell one fact; best first, every pair of groups above the threshold."""
    w = story.weights
    where = {i: n for n, members in enumerate(groups) for i in members}
    by_key: dict[str, set[int]] = defaultdict(set)
    for i, frame in enumerate(story.frames):
        for key in (*keys_of(frame), *_digits_of(frame)):
            by_key[key].add(where[i])
    tried: set[tuple[int, int]] = set()
    links = []
    for members in by_key.values():
        for a, b in combinations(sorted(members), 2):
            if (a, b) not in tried:
                deadline.check()
                tried.add((a, b))
                fit = _group_score(story, groups[a], groups[b])
                if fit >= w.threshold:
                    links.append((-fit, a, b))
    links.sort()
    fact_of = {n: n for n in range(len(groups))}
    facts: dict[int, list[int]] = {n: [n] for n in range(len(groups))}
    for _, a, b in links:
        deadline.check()
        x, y = fact_of[a], fact_of[b]
        if x == y:
            continue
        if all(_fits(story, groups[p], groups[q]) for p, q in product(facts[x], facts[y])):
            facts[x] += facts[y]
            for n in facts.pop(y):
                fact_of[n] = x
    return [sorted(i for n in members for i in groups[n]) for members in facts.values()]


def _digits_of(frame: Frame) -> tuple[str, ...]:
    """The digits of a count, of which two may have been swapped: whatever it counts, it may meet the other order."""
    claim = frame.claim
    if not is_counted(claim) or claim.value is None or significant_digits(claim.value) <= FEW_DIGITS:
        return ()
    return (f"{family(claim)}|digits|{''.join(sorted(str(abs(claim.value).normalize())))}",)


def _fits(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether two groups may stand in one fact; a vague word ("millions") parts nothing."""
    if all(is_vague(story.frames[i].claim) for i in left) or all(is_vague(story.frames[j].claim) for j in right):
        return True
    if len({story.frames[i].claim.article for i in (*left, *right)}) == 1:
        # "at least three", and "three" further down: one article in two ways
        first, second = story.frames[left[0]], story.frames[right[0]]
        if first.claim.measure is None or first.claim.measure != second.claim.measure:
            return False
        return may_equal(first.claim, second.claim)
    return _group_score(story, left, right) >= story.weights.threshold + story.weights.fitting


def _group_score(story: Story, left: Sequence[int], right: Sequence[int]) -> float:
    """The mean of the better half of the pair scores, less what articles that state both take off."""
    left, right = _core(story, left), _core(story, right)
    meetings = [
        (story.frames[i].claim, story.frames[j].claim, i, j)
        for i, j in product(_speaking(story, left, right)[:12], _speaking(story, right, left)[:12])
        if story.frames[i].claim.article != story.frames[j].claim.article
    ]
    if not meetings:
        return -9.0
    if any(_same_currency(x, y) for x, y, _, _ in meetings):  # a sum printed in two is held against its own
        meetings = [meeting for meeting in meetings if _same_currency(*meeting[:2])]
    pairs = sorted((score(story, i, j, equal=False) for _, _, i, j in meetings), reverse=True)
    half = pairs[: max(1, (len(pairs) + 1) // 2)]
    w = story.weights
    if _hold_part_and_whole(story, left, right):
        return -9.0
    contested = _contested(story, left, right)
    first, second = (
        {story.frames[i].claim.article for i in side if _stands_for_itself(story.frames[i])} for side in (left, right)
    )
    own = (first & second) - contested
    if len(own) > (0 if _are_personal(story, left) else 1):
        return -9.0  # two articles and more state both: that they are two facts is no accident; nobody has two ages
    if own and _is_told_by_itself(story, left, right):
        return -9.0
    size = max(len({story.frames[i].claim.article for i in side}) for side in (left, right))
    return sum(half) / len(half) + w.costated * len(own) + w.contested * bool(contested) + w.support * math.log(size)


def _core(story: Story, members: Sequence[int]) -> Sequence[int]:
    """The frames of the value that most of a group tell: "about 61 %" only lies around a 63.7 % that is told twice."""
    values = Counter(value_of(story.frames[i].claim) for i in members if _is_firm(story.frames[i]))
    most = max(values.values(), default=0)
    told = {value for value, count in values.items() if count == most}
    return [i for i in members if value_of(story.frames[i].claim) in told] or members


def _is_firm(frame: Frame) -> bool:
    return frame.claim.kind not in POINTS and frame.claim.modifier is Modifier.EXACT


def _stands_for_itself(frame: Frame) -> bool:
    """Whether a figure is one beside others of its article: no vague word for one, no part of one, none recalled."""
    return not (is_vague(frame.claim) or frame.is_part or frame.previous)


def _speaking(story: Story, members: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """The frames of a group that say what is measured, all of them if none does: the others only share the value.

    Of two measures named as often, the one speaks that the other group names too. One that measures nothing speaks if
    it tells of the same thing as the others: "a buyback of £500m", "a £550m buyback".
    """
    named = Counter(story.frames[i].claim.measure for i in members)
    there = {story.frames[j].claim.measure for j in others}
    del named[None]
    measure = min(named, key=lambda name: (-named[name], name not in there, name)) if named else None
    things = {thing for j in others if not is_counted(story.frames[j].claim) for thing in story.frames[j].things}
    return [
        i
        for i in members
        if measure is None
        or story.frames[i].claim.measure == measure
        or (story.frames[i].claim.measure is None and story.frames[i].things & things)
    ]


def _contested(story: Story, left: Sequence[int], right: Sequence[int]) -> set[str]:
    """Articles in which two speakers tell one thing otherwise, the one a value of `left`, the other one of `right`."""
    return {
        story.frames[i].claim.article
        for i, j in product(left, right)
        if are_contested(story.frames[i], story.frames[j])
    }


def _hold_part_and_whole(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether one sentence tells a figure of one side as a part beside one of the other: "70 of the 900 guests"."""
    told, others = (
        {(frame.claim.article, frame.sentence, frame.is_part) for frame in (story.frames[i] for i in side)}
        for side in (left, right)
    )
    return any((article, sentence, not is_part) in others for article, sentence, is_part in told)


def _is_told_by_itself(story: Story, left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether the only teller of one value has agreed with others on the other in one breath: "seven for, two against".

    A running figure may be told twice in one breath, as it was and as it is: "the toll rose from four to nine".
    """
    measures = next(iter(story.lexicon.values())).measures
    named = {story.frames[i].claim.measure for i in (*left, *right)} - {None}
    if story.frames[left[0]].claim.kind in POINTS:
        return False  # a day and the hour of it are told in one breath
    running = any(measures[name].grows or measures[name].varies for name in named if name is not None)
    changing = any(_tells_a_change(story.frames[i]) for i in (*left, *right))
    if running and changing:
        return False
    first, second = ({story.frames[i].claim.article for i in side} for side in (left, right))
    told = [{(story.frames[i].claim.article, story.frames[i].sentence) for i in side} for side in (left, right)]
    return (first < second or second < first) and bool(told[0] & told[1])


def _tells_a_change(frame: Frame) -> bool:
    return frame.claim.change is not None or RAISED_SINCE in frame.claim.notes or frame.previous


def _are_personal(story: Story, members: Sequence[int]) -> bool:
    """Whether what is measured belongs to one person: an age, a date of birth."""
    measures = next(iter(story.lexicon.values())).measures
    named = {story.frames[i].claim.measure for i in members} - {None}
    return bool(named) and all(measures[name].is_personal for name in named if name is not None)


def _fact(story: Story, members: Sequence[int], *, near: bool = False) -> Fact:
    frames = tuple(story.frames[i] for i in members)
    named = Counter(frame.claim.measure for frame in frames if frame.claim.measure is not None)
    measure = min(named, key=lambda name: (-named[name], name)) if named else None
    return Fact(frames, measure, near, _doubtful(story, members), _of_one_event(story, frames))


def _of_one_event(story: Story, frames: Sequence[Frame]) -> frozenset[frozenset[str]]:
    """Pairs of times that tell when one thing happened, whatever they measure."""
    points = [frame for frame in frames if frame.claim.kind in POINTS]
    return frozenset(
        frozenset({a.claim.id, b.claim.id}) for a, b in combinations(points, 2) if are_of_one_event(story, a, b)
    )


def _doubtful(story: Story, members: Sequence[int]) -> frozenset[frozenset[str]]:
    """Pairs of unlike value that only the company of others brought together: too little to call them a conflict."""
    claims = {i: story.frames[i].claim for i in members}
    return frozenset(
        frozenset({claims[i].id, claims[j].id})
        for i, j in combinations(members, 2)
        if claims[i].article != claims[j].article and score(story, i, j, equal=False) < _DOUBT
    )


def _near_facts(story: Story, facts: Sequence[Fact], told: set[int]) -> list[Fact]:
    """Pairs of measures of the same sort (views, people watching) that are worth saying that they are not the same."""
    measures = next(iter(story.lexicon.values())).measures if story.lexicon else {}
    by_measure: dict[str, list[Frame]] = defaultdict(list)
    for frame in story.frames:
        if (
            frame.claim.measure is not None
            and frame.claim.stance == "asserted"
            and not frame.previous
            and not frame.is_part
        ):
            by_measure[frame.claim.measure].append(frame)
    found: list[Fact] = []
    for name in sorted(by_measure):
        for other in sorted(measures[name].near if name in measures else ()):
            if other <= name or other not in by_measure:
                continue
            frames = [*by_measure[name], *by_measure[other]]
            pairs = [
                (a, b)
                for a, b in product(by_measure[name], by_measure[other])
                if a.claim.article != b.claim.article
                and family(a.claim) == family(b.claim)
                and not is_blocked(a, b)
                and _rate_of(a) == _rate_of(b)
                and (a.names & b.names or a.language != b.language or not (a.names and b.names))
                and _rivals_of(by_measure[name], a) == _rivals_of(by_measure[other], b) == 1
            ]
            if pairs:
                members = {id(frame) for pair in pairs for frame in pair}
                kept = tuple(frame for frame in frames if id(frame) in members)
                if not any({id(frame) for frame in fact.frames} == members for fact in (*facts, *found)):
                    found.append(Fact(kept, name, near=True))
    return found


def _rate_of(frame: Frame) -> set[str]:
    return {word for word in frame.claim.scope if word.startswith("per ")}


def _rivals_of(frames: Sequence[Frame], frame: Frame) -> int:
    """How many values the article of a frame states for its measure."""
    return len({value_of(f.claim) for f in frames if f.claim.article == frame.claim.article})
