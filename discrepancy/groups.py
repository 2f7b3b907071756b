"""Figures of equal value that tell one fact: they need little evidence, and are grouped before all else.

Average linkage over the pairs that meet, best first. A `Group` knows what is asked of it whenever it meets another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from .blocking import Equals, may_equal, value_pairs
from .budget import Deadline
from .evidence import score
from .frames import Frame
from .lexicon import MeasureWords
from .once import kept
from .records import MARK_PASSED, Claim, is_counted
from .records.kinds import EXACT, MONEY
from .story import Story
from .surroundings import POINTS

__all__ = ["Group", "equal_groups", "same_currency"]

_SAMPLE = 8  # frames of either group that are held against each other before the two become one
_MOST_REPEATS = 6  # frames of one article in a group


class Group:
    """Frames of one value; `members` are their places in the story, in order.

    `core` are those of the value that most of them tell, `frames` the frames of these, of which all else is told:
    `articles` who tells it, `own` the articles in which it is a figure beside others (no vague word for one, no part of
    one, none recalled), `parts` the sentences it is told in as a part, `wholes` those it is told in as no part;
    `measures` the places of those that name each measure, `most_named` the measures that are named most often, by name,
    `unnamed` those that measure nothing, but tell what they are of, `things` what figures that count nothing are of,
    `contesting` the frames beside which another speaker of the article tells the same thing otherwise.
    """

    def __init__(self, story: Story, members: Sequence[int]) -> None:
        self.story = story
        self.members = sorted(members)
        self.core = _core(story, self.members)
        self.frames = [story.frames[i] for i in self.core]
        self.articles: set[str] = set()
        self.own: set[str] = set()
        self.parts: set[tuple[str, int]] = set()
        self.wholes: set[tuple[str, int]] = set()
        self.measures: dict[str, list[int]] = {}
        self.unnamed: list[int] = []
        self.things: set[str] = set()
        self.contesting: list[Frame] = []
        for i, frame in zip(self.core, self.frames, strict=True):
            self._add(i, frame)
        most = max(map(len, self.measures.values()), default=0)
        self.most_named = sorted([name for name, told in self.measures.items() if len(told) == most])
        self._speaking = self.measures[self.most_named[0]] if self.most_named else self.core

    def _add(self, i: int, frame: Frame) -> None:
        """Take what a frame of the core tells."""
        article, measure, is_part = frame.claim.article, frame.claim.measure, frame.is_part
        self.articles.add(article)
        (self.parts if is_part else self.wholes).add((article, frame.sentence))
        if not (frame.is_vague or is_part or frame.previous):
            self.own.add(article)
        if measure is not None:
            self.measures.setdefault(measure, []).append(i)
        elif frame.things:
            self.unnamed.append(i)
        if frame.things and not frame.is_counted:
            self.things |= frame.things
        if frame.contests:
            self.contesting.append(frame)

    def speaking_to(self, other: Group) -> Sequence[int]:
        """The places of those that say what is measured, or of all if none does: the others only share the value.

        Of two measures named as often, the one speaks that the other group names too. One that measures nothing speaks
        if it tells of the same thing as the others: "a buyback of £500m", "a £550m buyback".
        """
        speaking = self._speaking
        if len(self.most_named) > 1:
            named = next((name for name in self.most_named if name in other.measures), None)
            speaking = speaking if named is None else self.measures[named]
        if self.unnamed and self.most_named and other.things:
            frames = self.story.frames
            alike = [i for i in self.unnamed if not frames[i].things.isdisjoint(other.things)]
            speaking = sorted([*speaking, *alike]) if alike else speaking
        return speaking

    @kept
    def is_vague(self) -> bool:
        """Whether all of them are a mere word: "millions"."""
        return all(self.story.frames[i].is_vague for i in self.members)

    @kept
    def places(self) -> set[tuple[str, int]]:
        """The sentences it is told in."""
        return self.parts | self.wholes

    @kept
    def sorts(self) -> frozenset[tuple[str, str]]:
        """The sorts that all its frames are of: "in the semi-final"."""
        told = self.frames[0].sorts
        for frame in self.frames[1:]:
            if not told:
                break
            told &= frame.sorts
        return told

    @kept
    def is_personal(self) -> bool:
        """Whether what is measured belongs to one person: an age, a date of birth."""
        return bool(self.measures) and all(self.story.measures[name].is_personal for name in self.measures)

    @kept
    def is_running(self) -> bool:
        """Whether what is measured goes up or down while it is told of."""
        measures = self.story.measures
        return any(measures[name].grows or measures[name].varies for name in self.measures)

    @kept
    def has_changed(self) -> bool:
        """Whether it is told how the figure changed, or what it was."""
        return any(frame.claim.change is not None or frame.previous for frame in self.frames)


def _core(story: Story, members: list[int]) -> list[int]:
    """The frames of the value that most of them tell: "about 61 %" only lies around a 63.7 % that is told twice."""
    if len(members) == 1:
        return members
    frames = story.frames
    values = Counter([frames[i].value for i in members if _is_firm(frames[i])])
    most = max(values.values(), default=0)
    told = {value for value, count in values.items() if count == most}
    core = [i for i in members if frames[i].value in told]
    if all(frames[i].claim.measure is None for i in core):  # "it stood at £94,500", "donations passed £92,000"
        core += [i for i in members if MARK_PASSED in frames[i].claim.notes]
    return sorted(core) or members


def _is_firm(frame: Frame) -> bool:
    return frame.claim.kind not in POINTS and frame.claim.modifier is EXACT


def equal_groups(story: Story, deadline: Deadline) -> list[Group]:
    """All frames of a story in groups of equal value, many of one frame."""
    least = story.weights.same_threshold
    owner = _first_groups(story)
    speakers = [i for i, frame in enumerate(story.frames) if owner[i] == i or frame.twin is not None]
    equals = Equals(story.frames, speakers)
    pairs = []
    for i, j in value_pairs(story, speakers, equals):
        deadline.check()
        fit = score(story, i, j, equal=True)
        if fit >= least:
            pairs.append((_are_nested(story.frames[i], story.frames[j]), -fit, i, j))
    pairs.sort()
    groups = _members_of(owner, range(len(owner)))
    speaking = _members_of(owner, speakers)
    told = {n: _by_article(story, members) for n, members in groups.items()}
    refused: dict[tuple[int, int], int] = {}
    for _, _, i, j in pairs:
        deadline.check()
        a, b = owner[i], owner[j]
        size = len(groups[a]) + len(groups[b])
        if a == b or refused.get((a, b)) == size:
            continue
        if not (_agree(told[a], told[b], story.measures) and _fit(story, speaking[a], speaking[b], equals)):
            refused[a, b] = size
            continue
        for article, claims in told.pop(b).items():
            told[a].setdefault(article, []).extend(claims)
        groups[a] += groups[b]
        speaking[a] += speaking.pop(b)
        for k in groups.pop(b):
            owner[k] = a
    return [Group(story, members) for members in groups.values()]


def _are_nested(a: Frame, b: Frame) -> bool:
    """Whether one of two times is told less closely: hours find each other before the days that hold them."""
    return a.claim.kind in POINTS and len(a.claim.timex or "") != len(b.claim.timex or "")


def _by_article(story: Story, members: Sequence[int]) -> dict[str, list[Claim]]:
    claims: dict[str, list[Claim]] = defaultdict(list)
    for i in members:
        claims[story.frames[i].claim.article].append(story.frames[i].claim)
    return dict(claims)


def _agree(
    left: Mapping[str, Sequence[Claim]], right: Mapping[str, Sequence[Claim]], measures: Mapping[str, MeasureWords]
) -> bool:
    """Whether no article tells two values in a group: "nearly 413" is 412.6 or 405 of another account, not both."""
    for article in left.keys() & right.keys():
        if len(left[article]) + len(right[article]) > _MOST_REPEATS:
            return False
        both = list(product(left[article], right[article]))
        if not all(may_equal(a, b) for a, b in both if same_currency(a, b)):
            return False
        if any(_count_unlike(measures, a, b) for a, b in both):
            return False  # "two died", "two carriages left the rails"
    return True


def _count_unlike(measures: Mapping[str, MeasureWords], a: Claim, b: Claim) -> bool:
    """Whether one counts people, and the other what are none."""
    if not is_counted(a) or a.measure is None or b.measure is None:
        return False
    return measures[a.measure].of_people != measures[b.measure].of_people


def _fit(story: Story, left: Sequence[int], right: Sequence[int], equals: Equals) -> bool:
    """Whether the frames of two groups may be equal and, on average, tell one fact."""
    frames = story.frames
    sample = [
        (p, q)
        for p, q in product(left[:_SAMPLE], right[:_SAMPLE])
        if frames[p].claim.article != frames[q].claim.article and same_currency(frames[p].claim, frames[q].claim)
    ]
    if not all(equals.are_equal(p, q) for p, q in sample):
        return False
    average = sum([score(story, p, q, equal=True) for p, q in sample]) / max(1, len(sample))
    return average >= story.weights.same_threshold


def same_currency(x: Claim, y: Claim) -> bool:
    """Whether two claims are no sums of different currencies."""
    return x.kind is not MONEY or x.unit == y.unit


def _first_groups(story: Story) -> list[int]:
    """The group of each frame before any meet, by the number of its first frame.

    A sum given in two currencies is one; and a sentence that many accounts print speaks once, through the first.
    """
    frames, least = story.frames, story.weights.same_threshold
    first: dict[object, int] = {}
    told: set[tuple[int, str]] = set()
    owner = []
    for i, frame in enumerate(frames):
        group = first.setdefault(frame.twin or _printed(story, frame), i)
        if group != i and frame.twin is None:
            repeated = (group, frame.claim.article) in told
            group = i if repeated or score(story, group, i, equal=True) < least else group
        told.add((group, frame.claim.article))
        owner.append(group)
    return owner


def _printed(story: Story, frame: Frame) -> object:
    """What a figure says, and the words it is said in."""
    claim = frame.claim
    said = (claim.kind, claim.value, claim.unit, claim.modifier, claim.timex, claim.low, claim.high)
    near = story.contexts[claim.id].near.words
    return said, claim.measure, frame.head, frame.language, frame.words, near


def _members_of(owner: Sequence[int], numbers: Iterable[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for i in numbers:
        groups.setdefault(owner[i], []).append(i)
    return groups
