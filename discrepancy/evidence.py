"""How well two claims fit together: pieces of evidence, each with a weight of its own.

Two scores: `score(…, equal=True)` for claims of equal value, which need little to be one fact, and `equal=False` for
claims of different value, which need much, and nothing that parts them. Rare words of the story count more than
common ones; the only figure of its measure in both articles counts much.
"""

from __future__ import annotations

from . import instants
from .coincidence import are_equal_by_chance, are_other_facts, counts_people, fit_by_chance
from .differing import never_differs
from .frames import Frame
from .parting import are_of_other_sorts, are_opposites, are_strangers
from .personal import are_ages_of_two, are_of_one_name
from .records import LEVEL_REACHED, MARK_PASSED, RAISED_SINCE, SO_FAR, Claim
from .records.kinds import ORDINAL, TIME
from .scopes import are_of_each_year
from .slips import FEW_DIGITS
from .story import Story, alike, are_retold, are_tied, figure_of, frame_slip, rivalry, shared_things
from .surroundings import POINTS

__all__ = ["APART", "TOO_LITTLE", "may_differ", "score"]

APART = -9.0  # the score of two facts, whatever speaks for one
TOO_LITTLE = -1.0  # evidence below which two unlike figures are left alone, whatever else tells the fact
_OF_FEW = 0.75  # of the weight of a slip: two figures of two digits may be one by chance
_OF_SMALL = 0.7  # the same of two small ones where no word beside the one stands beside the other
_NEAR = 0.25  # powers of ten by which two figures of one fact may lie apart
_FAR = 1.3  # powers of ten: twenty times
_RUNNING = frozenset({SO_FAR, LEVEL_REACHED, RAISED_SINCE, MARK_PASSED})
_ALIKE = 0.1  # of one cosine and another: nothing that stands around two figures is the same


def score(story: Story, i: int, j: int, *, equal: bool) -> float:
    """What speaks for one fact; of claims that are not equal it decides only where they `may_differ`."""
    if j < i:
        i, j = j, i
    key = i, j, equal
    found = story.scores.get(key)
    if found is None:
        weigh = _same_evidence if equal else _evidence
        found = story.scores[key] = weigh(story, story.frames[i], story.frames[j])
    return found


def may_differ(story: Story, i: int, j: int) -> bool:
    """Whether two claims may be called different. Much is asked for it: ask it where the score would be enough."""
    if j < i:
        i, j = j, i
    return not never_differs(story, story.frames[i], story.frames[j])


def _same_evidence(story: Story, a: Frame, b: Frame) -> float:
    """How well two claims of equal value fit together."""
    w, x, y = story.weights, a.claim, b.claim
    if are_equal_by_chance(story, a, b):
        return APART
    around, beside = story.contexts[x.id], story.contexts[y.id]
    near, words = alike(around.near, beside.near), alike(around.words, beside.words)
    score = w.same_bias + w.same_near * near + w.same_sentence * words + w.same_place * abs(a.position - b.position)
    if x.value == y.value and x.unit == y.unit and x.timex == y.timex:
        score += w.same_print
    elif x.kind is TIME and instants.are_one_moment(x, y):
        score += w.same_print  # on two clocks: hardly by chance
    elif x.value != y.value and (x.unit == y.unit or a.is_counted):
        if fit_by_chance(story, a, b, alike=bool(near or words)):
            return APART
        score += w.same_inexact
        if x.measure is not None and y.measure is not None and x.measure != y.measure:
            score += w.measure_differs
    if x.stance != y.stance:
        score += w.other_stance
    score += _measure_evidence(x, y, w.same_measure, 0.0, w.other_measure, w.unlike_measure, story)
    head = _head_evidence(story, a, b, w.same_head, w.other_head, equal=True)
    score += head
    if x.kind in POINTS and len(x.timex or "") != len(y.timex or ""):
        if near + words < _ALIKE and (x.timex == x.text or y.timex == y.text):
            return APART  # "on 4 May 2021", "a 2021 model"
        score += w.coarser  # a month holds many days: that one lies in the other says little
    if not a.names.isdisjoint(b.names):
        score += w.same_names
    if a.language != b.language:
        score += 0.6
    score += w.same_sole / rivalry(around, beside)
    digits = a.significant or 2
    score += w.same_digit * (min(digits, 4) - 1)
    if x.value is not None and abs(x.value) <= 3 and (a.is_counted or x.kind is ORDINAL):
        score += w.small if head >= 0 else w.small_other
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _is_one_printed_by_both(story: Story, a: Frame, b: Frame) -> bool:
    """Whether the account of one of two figures tells the other figure too: all that ties the two accounts."""
    return figure_of(a) in story.figures[b.claim.article] or figure_of(b) in story.figures[a.claim.article]


def _evidence(story: Story, a: Frame, b: Frame) -> float:
    """How surely two claims of different value are nevertheless about one fact, if they may differ."""
    if not (a.is_plain and b.is_plain) and are_other_facts(story, a, b):
        return APART
    if a.sorts != b.sorts and are_of_other_sorts(a, b):
        return APART
    if are_opposites(story, a.claim, b.claim):
        return APART
    if a.is_counted and (counts_people(story, a, b) or counts_people(story, b, a)):
        return APART  # "17 of them women", "71 seats"
    if a.claim.measure == b.claim.measure and are_ages_of_two(a, b):
        return APART  # a story has many, of as many people: they are not weighed first
    if are_strangers(story, a, b) and _is_one_printed_by_both(story, a, b):
        return APART
    score = _speaking_for(story, a, b)
    # of most pairs hardly anything says that they are one fact
    return APART if score < TOO_LITTLE and score < story.weights.threshold else score


def _speaking_for(story: Story, a: Frame, b: Frame) -> float:
    """What speaks for one fact, and against it, in sum."""
    w, x, y = story.weights, a.claim, b.claim
    around, beside = story.contexts[x.id], story.contexts[y.id]
    near, words = alike(around.near, beside.near), alike(around.words, beside.words)
    told = rivalry(around, beside)
    if told > 1 and are_of_one_name(story, a, b):
        told = 1
    is_one_language = a.language == b.language
    is_sole = told == 1 and x.measure is not None and x.measure == y.measure
    # the only figure of its measure may stand anywhere in an article
    place = w.place * (w.sole_place if is_sole else 1.0)
    score = w.bias + w.near * near + w.sentence * words + place * abs(a.position - b.position)
    score += _measure_evidence(x, y, w.measure, w.measure_missing, w.measure_differs, w.measure_differs, story)
    score += _head_evidence(story, a, b, w.head, w.head_differs)
    if not a.names.isdisjoint(b.names):
        score += w.names
    if not is_one_language:
        score += w.across_languages
    if a.sentence < 4 and b.sentence < 4:
        score += w.lead
    score += w.sole / told
    if a.told_with is not None and a.told_with == b.told_with:
        score += w.told_with  # "18 per cent over three years", "18 per cent over four years"
    if told == 1 and a.greater_part is not None and a.greater_part == b.greater_part:
        score += w.greater_part  # "41 days and six hours", "41 days and 16 hours", each told of nothing else
    if a.told_beside is not None and a.told_beside == b.told_beside:
        score += w.told_beside  # "6.1 % of one group and 5.8 % of the other", "6.1 % and 8.5 %"
    if is_sole and x.kind is TIME:
        # the one hour that each account tells for what happened, in whatever words
        score += w.hour
    slip = frame_slip(a, b)
    if slip is None:
        apart = _magnitudes_apart(a, b)
        if apart > _NEAR and not are_retold(story, a, b):
            far = w.far_ratio * (apart - _FAR) if apart > _FAR else 0.0
            score += w.ratio * (apart - _NEAR) * (1 - words) + far
    if is_one_language:
        called, others = a.near_names or a.names, b.near_names or b.names
        if called and others and called.isdisjoint(others):
            score += w.other_names
    if slip is not None:
        score += _slip_evidence(story, a, b, slip, near=near, words=words)
    if not (a.is_plain and b.is_plain):
        score += _told_of_both(story, a, b)
    if x.as_of is not None and y.as_of is not None and instants.apart(x.as_of, y.as_of):
        score += 0.0 if _has_grown(story, x, y) else w.other_event
    if story.similarity is not None:
        score += story.similarity(x.sentence.text, y.sentence.text)
    return score


def _told_of_both(story: Story, a: Frame, b: Frame) -> float:
    """What is said of two figures beside their value: one scope, an earlier event, a level that was reached since."""
    w, x, y = story.weights, a.claim, b.claim
    score = 0.0
    if x.scope and (x.scope == y.scope or set(x.scope) == set(y.scope)):
        score += 1.0
    if a.previous != b.previous and not are_of_each_year(x, y):
        score += w.other_event
    if (x.notes or y.notes) and _is_raised(a, b):
        score += w.raised
    return score


def _is_raised(a: Frame, b: Frame) -> bool:
    """Whether a later account tells a higher figure as what a count has come to by then: "had reached 2,700"."""
    if a.published is None or b.published is None or a.published == b.published:
        return False
    first, then = (a, b) if a.published < b.published else (b, a)
    if first.value is None or then.value is None or not first.value < then.value:
        return False
    return not _RUNNING.isdisjoint(then.claim.notes) and then.claim.change != "down" and not then.previous


def _has_grown(story: Story, x: Claim, y: Claim) -> bool:
    """Whether a running figure is higher as of a later day: "265,000 visitors by 30 November", "412,000 in all"."""
    measure = story.measures.get(x.measure or "")
    if measure is None or not measure.grows or x.measure != y.measure or "earlier event" in (*x.scope, *y.scope):
        return False
    if x.as_of is None or y.as_of is None or x.value is None or y.value is None:
        return False
    first, second = instants.utc_span(x.as_of)[0], instants.utc_span(y.as_of)[0]
    if first is None or second is None:
        return False
    return (first.replace(tzinfo=None) < second.replace(tzinfo=None)) == (x.value < y.value)


def _measure_evidence(
    x: Claim, y: Claim, same: float, missing: float, differs: float, unlike: float, story: Story
) -> float:
    measures = story.measures
    if x.measure is not None and x.measure == y.measure:
        if measures[x.measure].is_generic and not (x.scope and x.scope == y.scope):
            return same / 3  # but the growth of one thing is told of that thing
        return same
    if x.measure is None and y.measure is None:
        return 0.0
    if x.measure is None or y.measure is None:
        return missing
    if (y.measure == "forecast" and "forecast" in x.scope) or (x.measure == "forecast" and "forecast" in y.scope):
        return missing  # "sees revenue of $9 billion", "raised its forecast to $9 billion"
    if y.measure in measures[x.measure].kin:
        return missing
    if y.measure in measures[x.measure].unlike:
        return unlike
    if measures[x.measure].of_people != measures[y.measure].of_people and not (
        measures[x.measure].is_role or measures[y.measure].is_role
    ):
        return unlike  # fifty injured are no fifty schools
    # "three bank workers" names who is counted, not what befell them
    return missing if measures[x.measure].is_role or measures[y.measure].is_role else differs


def _head_evidence(story: Story, a: Frame, b: Frame, same: float, differs: float, *, equal: bool = False) -> float:
    if not a.is_counted:
        return same if None in (a.claim.measure, b.claim.measure) and shared_things(a, b) else 0.0
    if a.head is None or b.head is None or a.language != b.language:
        return same if shared_things(a, b) else 0.0
    if a.head == b.head or shared_things(a, b):
        return same
    people = story.lexicon[a.language].people
    if a.head in people and b.head in people:
        # three women are not the four dead; workers, people and persons may be
        return 0.0 if equal else differs if a.head in people.kinds or b.head in people.kinds else 0.0
    measure = story.lexicon[a.language].measures.get(a.claim.measure or "")
    named = measure is not None and a.claim.measure == b.claim.measure and not measure.is_generic
    return 0.0 if named else differs


def _slip_evidence(story: Story, a: Frame, b: Frame, slip: str, *, near: float, words: float) -> float:
    """What a slip of the pen says of two figures; of few digits, or of noughts alone, it may be chance.

    The more so where no word beside the one, or in its sentence, is told with the other.
    """
    weight, measure = story.weights.swapped, story.lexicon[a.language].measures.get(a.claim.measure or "")
    if are_tied(a, b) and not (slip == "zeros" and measure is not None and measure.is_generic):
        return 2 * weight
    few = max(a.significant, b.significant) <= FEW_DIGITS
    if slip == "zeros" or (few and None not in {a.claim.measure, b.claim.measure}):
        return 0.0
    if few and not (near or words or not a.names.isdisjoint(b.names)) and a.language == b.language:
        return 0.0  # "$25 million" of one thing, "$52 million" of another
    if few and not near and _is_small(a) and _is_small(b):
        return _OF_SMALL * weight  # "lasted 42 minutes", "24 minutes to level"
    return _OF_FEW * weight if few and slip == "unit" else weight  # "a 17-inch screen", "17 mm thick"


def _is_small(frame: Frame) -> bool:
    """Whether a figure is below a hundred in its own unit, as most in a text are."""
    return frame.claim.value is not None and abs(frame.claim.value) < 100


def _magnitudes_apart(a: Frame, b: Frame) -> float:
    x, y = a.magnitude, b.magnitude
    if x is None or y is None:
        return 0.0
    if not (a.claim.readings or b.claim.readings):
        return abs(x - y)
    return min(abs(x - y) for x in a.magnitudes for y in b.magnitudes)
