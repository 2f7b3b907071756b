"""What parts two figures that are told in much the same words: another owner, a narrower noun, another topic."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

from .frames import Frame
from .lexicon import Lexicon
from .records import Claim, Kind
from .story import Story
from .surroundings import POINTS

__all__ = [
    "are_of_other_sorts",
    "are_opposites",
    "are_strangers",
    "do_sorts_exclude",
    "has_unknown_owner",
    "have_other_owners",
    "have_other_settings",
    "have_other_topics",
    "is_of_a_kind",
]

_FEW_WORDS = 3  # that two accounts of one story share at the very least
_LITTLE = 1 / 3  # cosine of the words of two accounts; only headlines are so short that three words are more
_ROUND = 2  # digits: anybody may count 40 of something; whoever has 41,360 has it from the same place
_LARGEST_PART = Decimal("0.5")
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})


def have_other_owners(a: Frame, b: Frame) -> bool:
    """ "Lund's exports" and "Malmo's exports": each figure has an owner of whom the other article knows nothing.

    In two accounts of one story the owner who is called by another name in a sentence is named elsewhere in the text.
    """
    if (a.paired[1] or b.paired[1]) and are_told_by_turns(a, b):  # hardly ever, and asked of every two figures
        return True
    if not a.owner or not b.owner or a.language != b.language:
        return False
    return not a.owner & b.article_words and not b.owner & a.article_words


def are_told_by_turns(a: Frame, b: Frame) -> bool:
    """ "1,200 in Lund and 430 in Ystad", "430 in Ystad and 1,200 in Lund": one's name is that of the other's other."""
    if not a.paired[1] or not b.paired[1]:
        return any(x.paired[1] & y.names and not x.paired[0] & y.names for x, y in ((a, b), (b, a)))
    own, other = a.paired[0], b.paired[0]
    return own.isdisjoint(other) and bool(own & b.paired[1] or other & a.paired[1])


def has_unknown_owner(a: Frame, b: Frame) -> bool:
    """ "Barra's turnout was 84 percent", and turnout in an account that never speaks of Barra."""
    if a.language != b.language:
        return False
    return any(x.owner and not y.owner and not x.owner & y.article_words for x, y in ((a, b), (b, a)))


def are_opposites(story: Story, x: Claim, y: Claim) -> bool:
    """Whether what one measures is never what the other does: "a profit of $20 million", "a loss of $20 million"."""
    return x.measure is not None and y.measure in story.measures[x.measure].opposite


def is_of_a_kind(a: Frame, b: Frame, lexicons: Mapping[str, Lexicon]) -> bool:
    """ "Eight coastal districts" and "36 districts", "two nurses" and "20 people": the lesser may be a part.

    Not where the two are near: "two flatbed lorries" and "three lorries" are taken for the same.
    """
    x, y = a.claim, b.claim
    if x.kind not in _COUNTS or y.kind not in _COUNTS or a.is_vague or b.is_vague:
        return False
    part, whole = (a, b) if (x.value or 0) < (y.value or 0) else (b, a)
    if part.claim.value is None or whole.claim.value is None:
        return False
    if part.claim.value >= whole.claim.value * _LARGEST_PART:
        return False
    narrower = a.language == b.language and _is_narrower(part, whole, lexicons[part.language])
    return narrower or _is_occupation(part, whole, lexicons)


def _is_narrower(part: Frame, whole: Frame, lexicon: Lexicon) -> bool:
    if part.head is None or part.head == whole.head:
        return part.head is not None and bool(part.narrowing) and not whole.narrowing
    measure = lexicon.measures.get(part.claim.measure or "")
    if measure is not None and (measure.is_role or not measure.of_people):
        return False  # whoever watches is a viewer
    if part.head in lexicon.people.kinds and whole.head is not None and whole.head not in lexicon.people.kinds:
        return True  # "four youngsters", "18 passengers"
    return part.is_kind_of_people and whole.head in lexicon.people.anyone and part.head not in lexicon.people.anyone


def _is_occupation(part: Frame, whole: Frame, lexicons: Mapping[str, Lexicon]) -> bool:
    """ "2,100 drivers", "nearly 5,000 employees": some of those who all have a role, by what they do in it."""
    own, other = lexicons[part.language], lexicons[whole.language]
    measure = own.measures.get(part.claim.measure or "")
    if measure is None or not measure.is_role or part.claim.measure != whole.claim.measure:
        return False
    if not part.is_kind_of_people or part.head in own.people.anyone or part.head == whole.head:
        return False
    own_names, names = own.counted.get(part.head or "") or (), other.counted.get(whole.head or "") or ()
    return measure.name not in own_names and measure.name in names


def have_other_settings(a: Frame, b: Frame) -> bool:
    """ "Sold in 11 states", "infections across seven states": so many places, of two things that happened there."""
    return a.language == b.language and bool(a.setting and b.setting) and not a.setting & b.setting


def have_other_topics(a: Frame, b: Frame) -> bool:
    """ "The biggest fall of rents in nine years", "… of wages in ten": of other things, where neither has a measure."""
    return bool(a.topics and b.topics) and not a.topics & b.topics


def are_of_other_sorts(a: Frame, b: Frame) -> bool:
    """ "11.38 seconds in her semi-final", "11.21 in the final"; "a semi-final", and an account that knows of none."""
    own, others = a.sorts, b.sorts
    if own == others:
        return False
    if own and others:
        same = a.claim.measure is not None and a.claim.measure == b.claim.measure
        if do_sorts_exclude(own, others, same_measure=same):
            return True
    return bool((a.stages and _is_of_untold_stage(a, b)) or (b.stages and _is_of_untold_stage(b, a)))


def do_sorts_exclude(
    own: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]], *, same_measure: bool
) -> bool:
    """Whether two figures of such sorts are of two that exclude each other."""
    parted = dict(own - others).keys() & dict(others - own).keys()
    return bool(parted - {_FATE} if same_measure else parted)


def _is_of_untold_stage(a: Frame, b: Frame) -> bool:
    """Whether one is of a semi-final, of which the other account does not know."""
    rows = {row for row, _ in b.sorts}
    return any(row not in rows and sort not in b.article_words for row, sort in a.stages)


_FATE = "fate"  # what befell whom: a measure tells it better


def are_strangers(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two accounts share hardly a word, nor two claims a measure: that both tell of "three men" is chance."""
    x, y = a.claim, b.claim
    found = story.strange.get((x.article, y.article))
    if found is False:
        return False  # as nearly always
    if x.measure is not None and x.measure == y.measure:
        measure = story.measures.get(x.measure)
        if measure is not None and not (measure.is_role or measure.is_generic):
            return False
    if a.language != b.language or x.kind in POINTS or y.kind in POINTS:
        return False
    if a.significant > _ROUND and b.significant > _ROUND:
        return False
    if found is None:
        found = story.strange[x.article, y.article] = _share_little(a.article_words, b.article_words)
    return found


def _share_little(words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    return shared <= _FEW_WORDS and shared < _LITTLE * math.sqrt(len(words) * len(others))
