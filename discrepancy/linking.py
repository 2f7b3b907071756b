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
from .frames import Frame
from .groups import Group, same_currency
from .lexicon import CONCEPT
from .quantity import significant_digits
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
        key = (a, b) if a < b else (b, a)
        found = scores.get(key)
        if found is None:
            deadline.check()
            found = scores[key] = _score(story, groups[key[0]], groups[key[1]])
        return found

    least = story.weights.threshold
    links = [(-fit(a, b), a, b) for a, b in _meetings(groups)]
    fact_of = list(range(len(groups)))
    facts = {n: [n] for n in fact_of}
    for _, a, b in sorted([link for link in links if -link[0] >= least]):
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
    by_key: dict[str, set[int]] = defaultdict(set)
    beside: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for n, group in enumerate(groups):
        for i in group.members:
            frame = group.story.frames[i]
            for key in frame.keys | _digits_of(frame):
                by_key[key].add(n)
            # where its measure is not known, or its noun misread, the words next to a figure are all that is left
            concepts, words = beside[frame.family, ""], beside[frame.family, frame.language]
            for word in frame.near:
                (concepts if word.startswith(CONCEPT) else words)[word].add(n)
    # many keys are those of the same groups; a word that stands beside too many tells nothing
    alike = {frozenset(numbers) for numbers in by_key.values() if len(numbers) > 1}
    alike |= {
        frozenset(numbers) for told in beside.values() for numbers in told.values() if 1 < len(numbers) <= _ALL_MEET
    }
    met: set[tuple[int, int]] = set()
    for numbers in alike:
        met.update(_pairs(groups, sorted(numbers)))
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
    if not frame.is_counted or claim.value is None or significant_digits(claim.value) <= FEW_DIGITS:
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
    if left.articles == right.articles and len(left.articles) == 1:
        return APART
    if not left.parts.isdisjoint(right.wholes):
        return APART  # "70 of the 900 guests": one sentence tells a part beside the other
    contested = _contested(left, right) if left.contesting else set()
    own = (left.own & right.own) - contested if contested else left.own & right.own
    if own and (_are_by_design(left, right, len(own)) or _is_told_by_itself(left, right)):
        return APART
    meetings = [
        (i, j)
        for i, j in product(left.speaking_to(right)[:_SAMPLE], right.speaking_to(left)[:_SAMPLE])
        if frames[i].claim.article != frames[j].claim.article
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
    pairs = sorted([(score(story, i, j, equal=False), i, j) for i, j in meetings], reverse=True)
    size, held = (len(pairs) + 1) // 2, 0
    fits = [fit for fit, _, _ in pairs]
    mean = sum(fits[:size]) / size + aside
    for _, i, j in pairs:
        if held == size or mean < least:
            break
        if may_differ(story, i, j):
            held += 1
        else:
            del fits[held]
            fits.append(APART)
            mean = sum(fits[:size]) / size + aside
    return mean


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
