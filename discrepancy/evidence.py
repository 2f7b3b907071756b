"""How well two claims fit together: pieces of evidence, each with a weight of its own.

Two scores: `score(…, equal=True)` for claims of equal value, which need little to be one fact, and `equal=False` for
claims of different value, which need much, and nothing that parts them. Rare words of the story count more than
common ones; the only figure of its measure in both articles counts much.
"""

from __future__ import annotations

from . import instants
from .differing import are_ages_of_two, are_of_one_change, are_opposed, is_blocked, never_differs
from .frames import Frame
from .parting import are_of_other_sorts, are_strangers, have_other_owners
from .records import LEVEL_REACHED, MARK_PASSED, RAISED_SINCE, SO_FAR, Claim
from .records.kinds import COUNT, ORDINAL, PERCENT, TIME
from .scopes import are_of_each_year
from .slips import FEW_DIGITS
from .story import Story, alike, are_retold, are_tied, figure_of, frame_slip, rivalry, shared_things
from .surroundings import POINTS
from .told_parts import is_part_of_told

__all__ = ["APART", "TOO_LITTLE", "may_differ", "score"]

APART = -9.0  # the score of two facts, whatever speaks for one
TOO_LITTLE = -1.0  # evidence below which two unlike figures are left alone, whatever else tells the fact
_FEW = 20  # so many may be counted of anything
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
    if a.is_dateline or b.is_dateline:
        return APART  # the day of an account is no fact of the story
    if not (a.is_plain and b.is_plain) and _are_other_facts(story, a, b):
        return APART
    if _are_opposites(story, x, y):
        return APART
    if are_strangers(story, a, b):
        return APART
    if (x.change is not None or x.scope or y.scope) and _is_level_of_step(a, b):
        return APART
    if (x.derivation is not None or y.derivation is not None) and (_is_told_by_both(x, y) or _was_before(a, b)):
        return APART
    if a.is_vague and b.is_vague and _says_too_little(a, b):
        return APART
    if x.kind in POINTS and _are_of_other_figures(story, a, b):
        return APART
    if a.is_part != b.is_part and is_part_of_told(story, a, b):
        return APART
    if (x.measure != y.measure or x.scope != y.scope) and _are_told_apart(story, a, b):
        return APART
    if x.kind is COUNT and (_counts_others(story, a, b) or _counts_others(story, b, a)):
        return APART
    around, beside = story.contexts[x.id], story.contexts[y.id]
    near, words = alike(around.near, beside.near), alike(around.words, beside.words)
    score = w.same_bias + w.same_near * near + w.same_sentence * words + w.same_place * abs(a.position - b.position)
    if x.value == y.value and x.unit == y.unit and x.timex == y.timex:
        score += w.same_print
    elif x.kind is TIME and instants.are_one_moment(x, y):
        score += w.same_print  # on two clocks: hardly by chance
    elif x.value != y.value and (x.unit == y.unit or a.is_counted):
        if _counts_people(story, a, b) or _counts_people(story, b, a):
            return APART
        if not (near or words) and _shares_nothing(a, b):
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


def _is_told_by_both(x: Claim, y: Claim) -> bool:
    """Whether two figures follow from the same ones, which both accounts tell, and which say more."""
    return x.derivation == y.derivation and x.kind not in POINTS


def _was_before(a: Frame, b: Frame) -> bool:
    """Whether one is worked out as how much something changed, and the other is what it was before."""
    return any(
        x.claim.derivation is not None and x.claim.change is not None and y.previous for x, y in ((a, b), (b, a))
    )


def _are_opposites(story: Story, x: Claim, y: Claim) -> bool:
    """Whether what one measures is never what the other does: "a profit of $20 million", "a loss of $20 million"."""
    return x.measure is not None and y.measure in story.measures[x.measure].opposite


def _is_level_of_step(a: Frame, b: Frame) -> bool:
    """Whether one of two figures is a level, the other by how much it moved: "rose to 45", "rose by 45".

    By how much something is more is none either, unless both print the same: "at least 41", "53 more than allowed".
    """
    x, y = a.claim, b.claim
    told = x.derivation is y.derivation is None  # what was worked out takes the words of what it was looked for
    if told and x.change is not None and x.change == y.change and x.kind is not PERCENT:
        return (LEVEL_REACHED in x.notes) != (LEVEL_REACHED in y.notes)  # a rate that rose by so much stands there
    return told and a.value != b.value and ("difference" in x.scope) != ("difference" in y.scope)


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

    A growth measures what grew.
    """
    x, y = a.claim, b.claim
    if x.measure is None or y.measure is None:
        return False
    if x.measure == y.measure:
        if x.kind is not PERCENT or not x.scope or not y.scope or not set(x.scope).isdisjoint(y.scope):
            return False
        first, second = (
            set().union(*(story.keyed[one].get(f"{a.family}|measure|{x.measure}|{word}", ()) for word in scope))
            for one, scope in ((x.article, y.scope), (y.article, x.scope))
        )
    elif _measure_apart(story, x.measure, y.measure):
        first = {value for value, _ in story.wholes.get((x.article, y.measure), ())}
        second = {value for value, _ in story.wholes.get((y.article, x.measure), ())}
    else:
        return False
    return bool(first and second) and b.value not in first and a.value not in second


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


def _counts_people(story: Story, a: Frame, b: Frame) -> bool:
    """Whether one counts people of whom nothing is told, the other what are none: 68 specialists, "over 60" tremors."""
    measure = story.lexicon[b.language].measures.get(b.claim.measure or "")
    if a.claim.measure is not None or not a.is_kind_of_people or measure is None:
        return False
    return not (measure.of_people or measure.is_role)


def _shares_nothing(a: Frame, b: Frame) -> bool:
    """Whether two figures that only fit together are of nothing in common: "seven villages", "a pH below 9"."""
    x, y = a.claim, b.claim
    if x.kind is y.kind or (x.measure is not None and x.measure == y.measure) or not (_is_small(a) and _is_small(b)):
        return False
    return a.names.isdisjoint(b.names) and not shared_things(a, b)


def _are_other_facts(story: Story, a: Frame, b: Frame) -> bool:
    """Whether something said of two figures of two articles makes them two facts, or they have two owners.

    Of plain figures nothing does.
    """
    if is_blocked(a, b) or have_other_owners(a, b):
        return True
    return are_opposed(a, b) and not are_of_one_change(story, a, b)


def _is_one_printed_by_both(story: Story, a: Frame, b: Frame) -> bool:
    """Whether the account of one of two figures tells the other figure too: all that ties the two accounts."""
    return figure_of(a) in story.figures[b.claim.article] or figure_of(b) in story.figures[a.claim.article]


def _says_too_little(a: Frame, b: Frame) -> bool:
    """Whether a vague word ("several") is all that two such claims have in common."""
    measured = a.claim.measure is not None and a.claim.measure == b.claim.measure
    return not measured and (a.head is None or a.head != b.head) and a.language == b.language


def _evidence(story: Story, a: Frame, b: Frame) -> float:
    """How surely two claims of different value are nevertheless about one fact, if they may differ."""
    if not (a.is_plain and b.is_plain) and _are_other_facts(story, a, b):
        return APART
    if a.sorts != b.sorts and are_of_other_sorts(a, b):
        return APART
    if _are_opposites(story, a.claim, b.claim):
        return APART
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
