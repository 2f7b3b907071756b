"""Figures of equal value that are two facts all the same: of two owners, a level and a step, one told by another."""

from __future__ import annotations

from .differing import are_of_one_change, are_opposed, is_blocked
from .frames import Frame
from .parting import are_of_other_sorts, are_opposites, are_strangers, have_other_owners
from .records import LEVEL_REACHED, Claim
from .records.kinds import COUNT, DURATION, FREQUENCY, PERCENT
from .spans import BACK
from .story import Story, shared_things
from .surroundings import POINTS
from .told_parts import is_part_of_told

__all__ = ["are_equal_by_chance", "are_other_facts", "counts_people", "fit_by_chance"]

_FEW = 20  # so many may be counted of anything
_SMALL = 100  # in its own unit, as most figures of a text are


def are_equal_by_chance(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two claims of equal value are two facts, whatever speaks for one."""
    x, y = a.claim, b.claim
    if a.is_dateline or b.is_dateline:
        return True  # the day of an account is no fact of the story
    if not (a.is_plain and b.is_plain) and are_other_facts(story, a, b):
        return True
    if are_opposites(story, x, y) or are_strangers(story, a, b):
        return True
    if (x.change is not None or x.scope or y.scope) and _is_level_of_step(a, b):
        return True
    if (x.derivation is not None or y.derivation is not None) and (_is_told_by_both(x, y) or _was_before(a, b)):
        return True
    if a.is_vague and b.is_vague and _says_too_little(a, b):
        return True
    if x.kind in POINTS and _are_of_other_figures(story, a, b):
        return True
    if x.kind is FREQUENCY and x.timex != y.timex and x.unit != y.unit:
        return True  # "once a day", "every year"
    if x.kind is DURATION and (_is_spent_since(a, b) or _is_spent_since(b, a)):
        return True
    if a.is_part != b.is_part and is_part_of_told(story, a, b):
        return True
    if (x.measure != y.measure or x.scope != y.scope) and _are_told_apart(story, a, b):
        return True
    return x.kind is COUNT and (_counts_others(story, a, b) or _counts_others(story, b, a))


def fit_by_chance(story: Story, a: Frame, b: Frame, *, alike: bool) -> bool:
    """The same of two whose values only fit together; `alike` is whether their sentences share a word."""
    if counts_people(story, a, b) or counts_people(story, b, a):
        return True
    return not alike and _shares_nothing(a, b)


def are_other_facts(story: Story, a: Frame, b: Frame) -> bool:
    """Whether something said of two figures of two articles makes them two facts, or they have two owners.

    Of plain figures nothing does.
    """
    if is_blocked(a, b) or have_other_owners(a, b):
        return True
    return are_opposed(a, b) and not are_of_one_change(story, a, b)


def _is_level_of_step(a: Frame, b: Frame) -> bool:
    """Whether one of two figures is a level, the other by how much it moved: "rose to 45", "rose by 45".

    By how much something is more is none either, unless both print the same: "at least 41", "53 more than allowed".
    """
    x, y = a.claim, b.claim
    told = x.derivation is y.derivation is None  # what was worked out takes the words of what it was looked for
    if told and x.change is not None and x.change == y.change and x.kind is not PERCENT:
        return (LEVEL_REACHED in x.notes) != (LEVEL_REACHED in y.notes)  # a rate that rose by so much stands there
    return told and a.value != b.value and ("difference" in x.scope) != ("difference" in y.scope)


def _is_spent_since(a: Frame, b: Frame) -> bool:
    """ "18 per cent over three years", "the first strike in more than three years"."""
    return a.told_with is not None and b.told_with is None and b.reach == BACK


def _is_told_by_both(x: Claim, y: Claim) -> bool:
    """Whether two figures follow from the same ones, which both accounts tell, and which say more."""
    return x.derivation == y.derivation and x.kind not in POINTS


def _was_before(a: Frame, b: Frame) -> bool:
    """Whether one is worked out as how much something changed, and the other is what it was before."""
    return any(
        x.claim.derivation is not None and x.claim.change is not None and y.previous for x, y in ((a, b), (b, a))
    )


def _are_of_other_figures(story: Story, a: Frame, b: Frame) -> bool:
    """ "A surplus in June", "a deficit in the second quarter": each is the time of a figure that is not the other's."""
    told, others = (
        story.dated.get((frame.claim.article, frame.sentence, frame.claim.timex or ""), ()) for frame in (a, b)
    )
    return bool(told and others) and all(
        are_of_other_sorts(one, other) or have_other_owners(one, other) for one in told for other in others
    )


def _are_told_apart(story: Story, a: Frame, b: Frame) -> bool:
    """Whether each account tells what the other's figure measures, by another: "5 dead, 2 hurt", "2 dead, 5 hurt".

    A growth measures what grew. A part may be told by either of two measures: "three of the dead were soldiers".
    """
    x, y = a.claim, b.claim
    if x.measure is None or y.measure is None or not (x.unit == y.unit or a.is_counted):
        return False
    if x.measure == y.measure:
        if x.kind is not PERCENT or not x.scope or not y.scope or not set(x.scope).isdisjoint(y.scope):
            return False
        first, second = (
            set().union(*(story.keyed[one].get(f"{a.family}|measure|{x.measure}|{word}", ()) for word in scope))
            for one, scope in ((x.article, y.scope), (y.article, x.scope))
        )
    elif not (a.is_part or b.is_part) and _measure_apart(story, x.measure, y.measure):
        first = {value for value, _ in story.wholes.get((x.article, y.measure), ())}
        second = {value for value, _ in story.wholes.get((y.article, x.measure), ())}
    else:
        return False
    return bool(first and second) and y.value not in first and x.value not in second


def _measure_apart(story: Story, name: str, other: str) -> bool:
    """Whether two measures are of two things, and neither is a word for many: a forecast may be one of sales."""
    words, others = story.measures[name], story.measures[other]
    return not (words.is_generic or others.is_generic or other in words.kin or name in others.kin)


def _counts_others(story: Story, a: Frame, b: Frame) -> bool:
    """Whether a few people of some kind are counted, and as few of what are none: "four men", "four paintings".

    "Five people" may be the five bidders of another account, whatever their noun.
    """
    if b.is_kind_of_people or b.head is None or a.language != b.language:
        return False
    if a.head not in story.lexicon[a.language].people.kinds:
        return False
    if a.claim.value is None or a.claim.value > _FEW or b.claim.kind is not COUNT:
        return False
    return not shared_things(a, b) and (a.claim.measure is None or a.claim.measure != b.claim.measure)


def counts_people(story: Story, a: Frame, b: Frame) -> bool:
    """Whether one counts people of whom nothing is told, the other what are none: 68 specialists, "over 60" tremors."""
    measure = story.lexicon[b.language].measures.get(b.claim.measure or "")
    if a.claim.measure is not None or not a.is_kind_of_people or measure is None:
        return False
    return not (measure.of_people or measure.is_role)


def _shares_nothing(a: Frame, b: Frame) -> bool:
    """Whether two figures that only fit together are of nothing in common: "seven villages", "a pH below 9"."""
    x, y = a.claim, b.claim
    if x.kind is y.kind or (x.measure is not None and x.measure == y.measure) or not (_is_small(x) and _is_small(y)):
        return False
    return a.names.isdisjoint(b.names) and not shared_things(a, b)


def _says_too_little(a: Frame, b: Frame) -> bool:
    """Whether a vague word ("several") is all that two such claims have in common."""
    measured = a.claim.measure is not None and a.claim.measure == b.claim.measure
    return not measured and (a.head is None or a.head != b.head) and a.language == b.language


def _is_small(claim: Claim) -> bool:
    return claim.value is not None and abs(claim.value) < _SMALL
