"""Which claims speak of one fact: block, weigh the evidence, group.

Two questions, not one. Claims of *equal* value need little evidence to be the same fact and are grouped first; groups
of *different* value need much, are linked by the better half of their pairs, and never when something says that they
are different facts: another platform, another event, a part against its whole. Values that one article states side by
side are different facts. No model, and no comparison of all pairs: only claims that share a value or a key meet.

Source of the approach: Splink's separation of blocking from scoring; average linkage of hierarchical clustering.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from .budget import NO_DEADLINE, Deadline
from .differing import are_opposed, is_blocked
from .frames import Frame
from .groups import equal_groups
from .lexicon import Lexicon
from .linking import linked
from .repeats import bound_names, merged_repeats
from .story import Story, Weights, story_of
from .tellings import Telling, tellings_of
from .ties import Ties

__all__ = ["Fact", "align"]

_WEIGHTS = Weights()
_MOST_TELLINGS = 96  # of a fact that are held against each other
_NEAR_SAMPLE = 64  # frames of a measure that are held against those of one of the same sort


@dataclass(frozen=True, slots=True)
class Fact:
    """The frames that speak of one fact, grouped by how they tell it; `measure` the commonest of them.

    `near` says that they measure two things of one sort, which nothing ties; `ties` is what ties the tellings of other
    facts to each other; `left_out` how many frames are not among the tellings, because they are too many.
    """

    tellings: tuple[Telling, ...]
    measure: str | None
    near: bool = False
    ties: Ties | None = None
    left_out: int = 0

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames that are told."""
        return tuple(frame for telling in self.tellings for frame in telling)


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
    story = story_of(bound_names(merged_repeats(ordered, deadline)), lexicons, weights, similarity)
    facts = []
    for members in linked(story, equal_groups(story, deadline), deadline):
        deadline.check()
        if len({story.frames[i].claim.article for i in members}) > 1:
            facts.append(_fact(story, members))
    # what is left out of one may have been all that a second article tells of it
    facts = [fact for fact in facts if not fact.left_out or len({frame.claim.article for frame in fact.frames}) > 1]
    facts += _near_facts(story, facts)
    return tuple(facts)


def _fact(story: Story, members: Iterable[int]) -> Fact:
    number = {id(story.frames[i]): i for i in members}
    frames = [story.frames[i] for i in number.values()]
    named = Counter(frame.claim.measure for frame in frames if frame.claim.measure is not None)
    measure = min(named, key=lambda name: (-named[name], name)) if named else None
    found = tellings_of(frames, _MOST_TELLINGS)
    return Fact(found.kept, measure, ties=Ties(story, found.kept, number), left_out=found.left_out)


def _near_facts(story: Story, facts: Sequence[Fact]) -> list[Fact]:
    """Pairs of measures of the same sort (views, people watching) that are worth saying that they are not the same."""
    measures = story.measures
    by_measure: dict[str, list[Frame]] = defaultdict(list)
    for frame in story.frames:
        if (
            frame.claim.measure is not None
            and frame.claim.stance == "asserted"
            and not frame.previous
            and not frame.is_part
            and not frame.is_dateline
        ):
            by_measure[frame.claim.measure].append(frame)
    found: list[Fact] = []
    for name in sorted(by_measure):
        for other in sorted(measures[name].near if name in measures else ()):
            if other <= name or other not in by_measure:
                continue
            frames = [*by_measure[name], *by_measure[other]]
            sole, soles = _sole_of(by_measure[name]), _sole_of(by_measure[other])
            pairs = [
                (a, b)
                for a, b in product(sole[:_NEAR_SAMPLE], soles[:_NEAR_SAMPLE])
                if a.claim.article != b.claim.article
                and a.family == b.family
                and _rate_of(a) == _rate_of(b)
                and (a.names & b.names or a.language != b.language or not (a.names and b.names))
                and not (is_blocked(a, b) or are_opposed(a, b))
            ]
            if pairs:
                members = {id(frame) for pair in pairs for frame in pair}
                kept = tuple(frame for frame in frames if id(frame) in members)
                if not any({id(frame) for frame in fact.frames} == members for fact in (*facts, *found)):
                    found.append(Fact(tellings_of(kept, _MOST_TELLINGS).kept, name, near=True))
    return found


def _rate_of(frame: Frame) -> set[str]:
    return {word for word in frame.claim.scope if word.startswith("per ")}


def _sole_of(frames: Sequence[Frame]) -> list[Frame]:
    """The frames of a measure whose article states one value for it."""
    values: dict[str, set[object]] = defaultdict(set)
    for frame in frames:
        values[frame.claim.article].add(frame.value)
    return [frame for frame in frames if len(values[frame.claim.article]) == 1]
