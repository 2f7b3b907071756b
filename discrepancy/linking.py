"""Groups of different value that tell one fact: they need much evidence, and nothing that parts them.

Best first; a group joins a fact if it fits with every group in it. Only groups that share a key meet: a measure, a
noun, a word beside the figure. Where very many share one, each meets those that are told most and its neighbours in
value; a word that so many share tells nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from .blocking import may_equal
from .budget import Deadline
from .contested import are_contested
from .evidence import APART, may_differ, score
from .frames import Frame, tongue
from .groups import Group, same_currency
from .parting import do_sorts_exclude
from .records.kinds import MONEY
from .slips import FEW_DIGITS, year_of
from .story import Story
from .surroundings import POINTS

__all__ = ["linked"]

_SAMPLE = 3  # frames of either group that are weighed against each other
_ALL_MEET = 40  # groups of one key up to which each meets each
_TOLD_MOST = 12  # groups of a key that all others meet
_NEIGHBOURS = 4  # in the order of value that a group meets
_CHECKED = 16  # groups of a fact, those told most, that a new one has to fit with
_BY_CHANCE = 20  # one article in so many may state two figures of one fact


def linked(story: Story, groups: Sequence[Group], deadline: Deadline) -> list[list[int]]:
    """The members of the groups of each fact, many of one group."""
    scores: dict[tuple[int, int], float] = {}

    def fit(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        found = scores.get(pair)
        if found is None:
            deadline.check()
            found = scores[pair] = _score(story, groups[pair[0]], groups[pair[1]])
        return found

    least = story.weights.threshold
    links = sorted([(-found, a, b) for a, b in _meetings(groups) if (found := fit(a, b)) >= least])
    fact_of = list(range(len(groups)))
    facts = {n: [n] for n in fact_of}
    for _, a, b in links:
        x, y = fact_of[a], fact_of[b]
        if x == y:
            continue
        sides = (_most_told(groups, facts[x]), _most_told(groups, facts[y]))
        if all(_fits(groups[p], groups[q], fit(p, q), story) for p, q in product(*sides)):
            facts[x] += facts[y]
            for n in facts.pop(y):
                fact_of[n] = x
    return [sorted(i for n in members for i in groups[n].members) for members in facts.values()]


def _meetings(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Numbers of groups that share a key, the lower first, each two once."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_word: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        keys: set[str] = set()
        beside: dict[tuple[str, str], set[str]] = defaultdict(set)
        for i in group.members:
            frame = group.story.frames[i]
            keys |= frame.keys
            keys |= _digits_of(frame)
            # where its measure is not known, or its noun misread, the words next to a figure are all that is left
            beside[frame.family, frame.language].update(frame.near)
        for key in keys:
            by_key[key].append(n)
        for told in {(family, tongue(language, w), w) for (family, language), words in beside.items() for w in words}:
            by_word[told].append(n)
    # many keys are those of the same groups; a word that stands beside too many tells nothing
    alike = {tuple(numbers) for numbers in by_key.values() if len(numbers) > 1}
    alike |= {tuple(numbers) for numbers in by_word.values() if 1 < len(numbers) <= _ALL_MEET}
    met: set[tuple[int, int]] = set()
    for numbers in alike:
        met.update(_pairs(groups, numbers))
    return sorted(met)


def _pairs(groups: Sequence[Group], numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(numbers) <= _ALL_MEET:
        return combinations(numbers, 2)
    most = sorted(numbers, key=lambda n: (-len(groups[n].members), n))[:_TOLD_MOST]
    pairs = [(a, b) for a, b in product(most, numbers) if a != b]
    by_value = sorted(numbers, key=lambda n: (_value_of(groups[n]), n))
    for step in range(1, _NEIGHBOURS + 1):
        pairs += zip(by_value, by_value[step:], strict=False)
    return [(a, b) if a < b else (b, a) for a, b in pairs]


def _value_of(group: Group) -> tuple[float, str]:
    first = group.frames[0]
    return first.magnitude or 0.0, first.claim.timex or ""


def _most_told(groups: Sequence[Group], numbers: Sequence[int]) -> Sequence[int]:
    if len(numbers) <= _CHECKED:
        return numbers
    return sorted(numbers, key=lambda n: (-len(groups[n].members), n))[:_CHECKED]


def _digits_of(frame: Frame) -> frozenset[str]:
    """The digits of a count or a time, two of which may have been swapped: whatever it is of, it may meet the other."""
    claim = frame.claim
    if claim.kind in POINTS:
        told = "year" if year_of(claim) is not None else frame.family
        return frozenset({f"{told}|digits|{frame.digits}"}) if frame.digits else frozenset()
    if not frame.is_counted or claim.value is None or frame.significant <= FEW_DIGITS:
        return frozenset()
    return frozenset({f"{frame.family}|digits|{''.join(sorted(str(abs(claim.value).normalize())))}"})


def _fits(left: Group, right: Group, fit: float, story: Story) -> bool:
    """Whether two groups may stand in one fact; a vague word ("millions") parts nothing."""
    if left.is_vague or right.is_vague:
        return True
    told = {group.story.frames[i].claim.article for group in (left, right) for i in group.members}
    if len(told) == 1:
        # "at least three", and "three" further down: one article in two ways
        first, second = (story.frames[group.members[0]] for group in (left, right))
        if first.claim.measure is None or first.claim.measure != second.claim.measure:
            return False
        return may_equal(first.claim, second.claim)
    return fit >= story.weights.threshold + story.weights.fitting


def _score(story: Story, left: Group, right: Group) -> float:
    """The mean of the better half of the pair scores, less what articles that state both take off.

    Where that is less than two groups of one fact need, it may be any number that is less.
    """
    w, frames = story.weights, story.frames
    if len(left.articles) == 1 and left.articles == right.articles:
        return APART
    if not (left.parts.isdisjoint(right.wholes) and left.wholes.isdisjoint(right.parts)):
        return APART  # "70 of the 900 guests": one sentence tells a part beside the other
    if _are_of_other_sorts(left, right):
        return APART
    own = left.own & right.own
    contested = _contested(left, right) if left.contesting else set()
    own -= contested
    if own and (_are_by_design(left, right, len(own)) or _is_told_by_itself(left, right)):
        return APART
    others = [(j, frames[j].claim.article) for j in right.speaking_to(left)[:_SAMPLE]]
    meetings = [
        (i, j)
        for i in left.speaking_to(right)[:_SAMPLE]
        for article in (frames[i].claim.article,)
        for j, other in others
        if article != other
    ]
    if not meetings:
        return APART
    if left.frames[0].claim.kind is MONEY:  # a sum printed in two currencies is held against its own
        in_one = [(i, j) for i, j in meetings if same_currency(frames[i].claim, frames[j].claim)]
        meetings = in_one or meetings
    size = max(len(left.articles), len(right.articles))
    aside = w.costated * len(own) + w.contested * bool(contested) + w.support * math.log(size)
    return _of_better_half(story, meetings, aside)


def _of_better_half(story: Story, meetings: Sequence[tuple[int, int]], aside: float) -> float:
    """The mean of the better half of the pair scores, and what comes aside to it.

    Whether they may differ is asked of the best pairs, and only as long as these may come to what is needed.
    """
    least = story.weights.threshold + min(0.0, story.weights.fitting)
    fits = [score(story, i, j, equal=False) for i, j in meetings]
    best, size, held = sorted(fits, reverse=True), (len(fits) + 1) // 2, 0
    mean = sum(best[:size]) / size + aside
    if mean < least:
        return mean  # as of most groups
    for _, (i, j) in sorted(zip(fits, meetings, strict=True), reverse=True):
        if may_differ(story, i, j):
            held += 1
        else:
            del best[held]
            best.append(APART)
            mean = sum(best[:size]) / size + aside
        if held == size or mean < least:
            break
    return mean


def _are_of_other_sorts(left: Group, right: Group) -> bool:
    """Whether any two of their frames are of sorts that exclude each other: nine killed, forty hurt."""
    if not left.sorts or not right.sorts or left.sorts == right.sorts:
        return False
    return do_sorts_exclude(left.sorts, right.sorts, same_measure=not left.measures.keys().isdisjoint(right.measures))


def _contested(left: Group, right: Group) -> set[str]:
    """Articles in which two speakers tell one thing otherwise, the one a value of `left`, the other one of `right`."""
    return {a.claim.article for a in left.contesting for b in right.frames if are_contested(a, b)}


def _is_told_by_itself(left: Group, right: Group) -> bool:
    """Whether the only teller of one value has agreed with others on the other in one breath: "seven for, two against".

    A running figure may be told twice in one breath, as it was and as it is: "the toll rose from four to nine".
    """
    if left.frames[0].claim.kind in POINTS:
        return False  # a day and the hour of it are told in one breath
    if not (left.articles < right.articles or right.articles < left.articles):
        return False
    running, changes = left.is_running or right.is_running, left.has_changed or right.has_changed
    if running and changes:
        return False
    if running or changes:
        return not left.places.isdisjoint(right.places)
    # "two lakh rupees from the relief fund. The state will pay four lakh"
    return any((article, sentence + step) in right.places for article, sentence in left.places for step in (-1, 0, 1))


def _are_by_design(left: Group, right: Group, times: int) -> bool:
    """Whether more articles state both values than do so by accident: they are two facts; nobody has two ages."""
    if left.is_personal:
        return True
    return times > max(1, min(len(left.own), len(right.own)) // _BY_CHANCE)
