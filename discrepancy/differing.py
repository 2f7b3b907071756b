"""What is never called different: figures of two platforms, parts, levels and changes, plain dates, ages of two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from .earlier import opening_of
from .events import are_of_one_weekday, events_differ
from .frames import Frame
from .instants import apart, days_between
from .lexicon import STEM, MeasureWords
from .parting import has_unknown_owner, have_other_settings, have_other_topics, is_of_a_kind
from .personal import are_of_two_people
from .playing import PLAY, may_be_slip
from .records import LEVEL_REACHED, SHARE_IN_WORDS, SUPPOSED, Claim, is_counted
from .records.kinds import DURATION, EXACT, FREQUENCY, MEASURE, MONEY, NUMBER, ORDINAL, PERCENT
from .scopes import differing_scope
from .slips import FEW_DIGITS, MANY_DIGITS
from .story import Story, are_retold, are_tied, cosine, frame_slip, rivals, shared_things
from .surroundings import POINTS
from .told_parts import add_up, are_of_one_whole, tell_other_parts, tells_nearer

__all__ = [
    "are_of_one_change",
    "are_opposed",
    "is_blocked",
    "is_ours",
    "never_differs",
    "of_one_outlook",
]

_DAY = len("2024-08-13")
_FIRM = frozenset({"delay", "end", *PLAY})  # measures whose derived figures may contradict told ones
_RATHER_ALIKE = 0.35
_TURNED = 0.3  # the same of ranks, and of a rise and a fall, whose verbs are never alike
_SOME_WORDS = 2  # near two figures, that more than chance brought to both
_MUCH_ALIKE = 0.6
_LITTLE_ALIKE = 0.1
_DIFFERENCE = "difference"
_OFTEN_TOLD = "time"  # the unit of "twice"
_NEARLY_AS_MANY = 0.2  # powers of ten: one and a half times


def is_blocked(a: Frame, b: Frame) -> bool:
    """Whether two claims are different facts whatever else they share."""
    x, y = a.claim, b.claim
    if x.article == y.article or (x.phase is not None and y.phase is not None and x.phase != y.phase):
        return True
    if a.is_multiple != b.is_multiple:
        return True  # twice is no two
    parted = a.platforms and b.platforms and not a.platforms & b.platforms
    if parted and x.kind is not PERCENT:  # the label of what grew is a guess, which equal values may overrule
        return True
    # an end that was worked out is no day that holds it
    return bool(x.derivation or y.derivation) and x.kind in POINTS and len(x.timex or "") != len(y.timex or "")


def are_opposed(a: Frame, b: Frame) -> bool:
    """Whether one figure is of a rise and the other of a fall: of two things, unless much says that it is one."""
    x, y = a.claim, b.claim
    if x.change is None or y.change is None or x.change == y.change:
        return False
    return LEVEL_REACHED not in (*x.notes, *y.notes)  # "inflation eased to 44.4 %", "prices rose 47.1 %"


def are_of_one_change(story: Story, a: Frame, b: Frame) -> bool:
    """ "Acme shares rose 4 %", "shares in Acme fell 4 %" of one day: the one change that each account tells."""
    x, y = a.claim, b.claim
    if x.measure is None or x.measure != y.measure or x.unit != y.unit or x.as_of != y.as_of or x.scope != y.scope:
        return False
    if x.modifier is not y.modifier or rivals(story, a, b) > 1 or a.published != b.published:
        return False
    return _may_name_one(a, b) and max(cosine(story, a, b)) >= _TURNED


def never_differs(story: Story, a: Frame, b: Frame) -> bool:
    """Claims that may be equal but are never called different: plain dates, ordinals, multiples, parts."""
    x, y = a.claim, b.claim
    if x.kind in POINTS:
        # "Saturday" against "Saturday": one was placed by a doubtful day of writing
        return x.text.casefold() == y.text.casefold() or are_of_one_weekday(x, y) or not events_differ(story, a, b)
    if _is_long_slip(a, b):
        return False
    measures = story.measures
    words = measures.get(x.measure or "") if x.measure == y.measure else None
    if _is_out_of_scale(story, a, b, words) and not are_retold(story, a, b):
        return True
    if not (a.is_plain and b.is_plain) and _are_told_otherwise(story, a, b, words):
        return True
    if words is not None and x.measure in PLAY and not _of_one_goal(story, a, b):
        return True
    if a.is_named or b.is_named or _is_any(a, b) or _is_any(b, a):
        return True
    if x.kind is DURATION and x.measure == y.measure is not None and a.is_to_come != b.is_to_come:
        return True  # "will take another five years", "has taken 26 months"
    unmeasured = x.measure is None or y.measure is None
    either = measures.get(x.measure or y.measure or "") if unmeasured else words
    if either is not None and either.is_of_whole and a.is_whole != b.is_whole:
        return True  # "26 of the 48 seats", "17 seats"
    if are_of_one_whole(story, a, b) or add_up(story, a, b):
        return True
    if x.kind is MONEY and _are_of_other_terms(x, y):
        return True  # the second quarter, the first half
    slip = frame_slip(a, b)
    if slip is not None and are_tied(a, b):
        return False
    if x.measure is None and y.measure is None and (a.told_with is None or a.told_with != b.told_with):
        if have_other_settings(a, b):
            return True
        if have_other_topics(a, b) and not (are_tied(a, b) and rivals(story, a, b) == 1):
            return True
    if words is not None and words.grows and (tells_nearer(story, a, b) or tells_nearer(story, b, a)):
        return True
    if is_of_a_kind(a, b, story.lexicon):
        return True
    if words is not None and words.is_of_place and (_are_of_two_places(a, b) or has_unknown_owner(a, b)):
        return True
    if words is not None and words.is_of_day and _are_of_two_days(x, y):
        return True  # "300 gathered on Tuesday", "on Wednesday 800 marched"
    if a.head != b.head and a.is_listed != b.is_listed:
        return True  # "two men and a woman", "three people"
    if words is not None and words.is_variant:
        if {x.article, y.article} & story.of_models:
            return True
        return rivals(story, a, b) > 1 or x.modifier is not y.modifier or _is_other_model(a, b)
    if words is not None and words.is_personal:
        return are_of_two_people(story, a, b)
    if slip == "digits" and min(a.significant, b.significant) > FEW_DIGITS:
        return False  # "topped out at 213,000", "the peak was 231,000"
    return x.kind is NUMBER and y.kind is NUMBER and x.measure is None


def _is_any(a: Frame, b: Frame) -> bool:
    """Whether one thing of many is told of and not counted: "rain fell on one village", but "only one village"."""
    x = a.claim
    if not a.is_counted or x.value != 1 or b.claim.value == 1 or x.measure is not None or x.modifier is not EXACT:
        return False
    return opening_of(a.place) == a.place.first


def _is_long_slip(a: Frame, b: Frame) -> bool:
    """Whether two figures of one thing differ by two digits of many: "18,762 finishers", "17,862 of them finished"."""
    if min(a.significant, b.significant) < MANY_DIGITS or frame_slip(a, b) != "digits" or not are_tied(a, b):
        return False
    return not (a.claim.derivation or b.claim.derivation) and a.claim.stance == b.claim.stance == "asserted"


def _are_of_two_days(x: Claim, y: Claim) -> bool:
    """Whether two figures of a day are of two, or one of a longer time: "rose 3 % on Thursday", "has gained 27 %"."""
    if x.as_of is None or y.as_of is None:
        return False
    days = sum(len(as_of) >= _DAY for as_of in (x.as_of, y.as_of))
    return days == 1 or (days > 1 and days_between(x.as_of, y.as_of) != 0)


def _are_of_two_times(x: Claim, y: Claim) -> bool:
    return x.as_of is not None and y.as_of is not None and x.as_of != y.as_of


def _are_told_otherwise(story: Story, a: Frame, b: Frame, words: MeasureWords | None) -> bool:
    """Whether something said of one figure, or of both, makes that they never differ; `words` is the measure of both.

    Nothing does for figures that are plain.
    """
    x, y = a.claim, b.claim
    often = (x.unit, y.unit).count(_OFTEN_TOLD)
    if x.kind is FREQUENCY or y.kind is FREQUENCY or (often and (often == 1 or words is None)):
        return True  # but "played 61.4 million times" may differ from "played 41.6 million times"
    if _DIFFERENCE in x.scope and _DIFFERENCE in y.scope and not are_retold(story, a, b):
        return True  # "£29m less than a year before", "£18m less than expected"
    if x.kind is ORDINAL and not (x.measure == y.measure and x.measure in PLAY) and not _rank_one(story, a, b):
        return True
    if (x.derivation is not None or y.derivation is not None) and (is_ours(x) or is_ours(y)):
        return True  # a sum or difference of ours agrees with what is told, or says nothing
    if x.stance != "asserted" or y.stance != "asserted":
        return True
    if x.scope != y.scope and differing_scope(*of_one_outlook(a, b)):
        return True
    in_words = SHARE_IN_WORDS in x.notes or SHARE_IN_WORDS in y.notes
    if x.kind is PERCENT and (in_words or x.measure is y.measure is None) and _are_of_other_things(story, a, b):
        return True  # "one bus in three", "half of the lines"
    if in_words and not _is_beyond_words(a, b):
        return True  # "a third" is round
    if (x.change is not None or y.change is not None) and _are_level_and_change(x, y, words, story.measures):
        return True
    if ("compound" in x.scope or "compound" in y.scope) and _names_another(story, a, b):
        return True
    if "forecast" in x.scope and "forecast" in y.scope and _are_of_two_times(x, y):
        return True  # "inflation to average 3.1 % this year", "of 4.5 % in October"
    if a.previous and b.previous and not _recall_one_time(x, y):
        return True  # each recalls an event of its own
    if "additional" in x.scope and "additional" in y.scope and not _add_to_one(story, a, b):
        return True  # "20 more", "another five": over and above what each has told
    return (a.is_part or b.is_part) and _are_of_other_parts(a, b)


def _are_of_other_parts(a: Frame, b: Frame) -> bool:
    """Whether one is none of a part that is told elsewhere, or each is a part of which the other does not tell."""
    if (a.is_part and not a.claim.value) or (b.is_part and not b.claim.value):
        return True  # "none of whom was named": of whom is told elsewhere
    # "17 hurt, two of them seriously", "17 hurt, one of whom later died"
    return a.is_part and b.is_part and a.language == b.language and tell_other_parts(a, b)


def _rank_one(story: Story, a: Frame, b: Frame) -> bool:
    """ "Seeded seventh", "the ninth seed": the only rank that each account tells, in much the same words."""
    measure = a.claim.measure
    ranked = measure is not None and measure == b.claim.measure and rivals(story, a, b) == 1
    return ranked and max(cosine(story, a, b)) >= _TURNED and _may_name_one(a, b)


def _may_name_one(a: Frame, b: Frame) -> bool:
    """Whether two sentences share a name, or neither has one; "Acme" that opens a sentence is not known for a name."""
    if not a.names or not b.names:
        return all(name[:STEM] in x.words for one, x in ((a, b), (b, a)) for name in one.names)
    return not a.names.isdisjoint(b.names)


def _add_to_one(story: Story, a: Frame, b: Frame) -> bool:
    """ "A further 1,500 soldiers", "an additional 1,200 troops" for the same: the only such figure of each account."""
    measure = story.measures.get(a.claim.measure or "")
    if measure is None or a.claim.measure != b.claim.measure or rivals(story, a, b) > 1:
        return False
    if a.magnitude is None or b.magnitude is None or abs(a.magnitude - b.magnitude) > _NEARLY_AS_MANY:
        return False
    return bool(shared_things(a, b)) and max(cosine(story, a, b)) >= _LITTLE_ALIKE


def of_one_outlook(a: Frame, b: Frame) -> tuple[Claim, Claim]:
    """Two claims, of which none is a mere forecast beside the other where both are told of what is to come.

    "Will close 38 shops" and "plans to shut 48 of its stores" are one announcement.
    """
    x, y = a.claim, b.claim
    if not (a.is_to_come or b.is_to_come) or ("forecast" in x.scope) == ("forecast" in y.scope):
        return x, y
    if not (a.is_to_come if "forecast" in y.scope else b.is_to_come):
        return x, y
    return _without_forecast(x), _without_forecast(y)


def _without_forecast(claim: Claim) -> Claim:
    if "forecast" not in claim.scope:
        return claim
    return replace(claim, scope=tuple(word for word in claim.scope if word != "forecast"))


def _names_another(story: Story, a: Frame, b: Frame) -> bool:
    """Whether a number only names what stands behind it, and nothing says that the other is of the same.

    "A 13-member council" and "20 members" may be of two; "the 480-bed hospital" that "has 420 beds" is one.
    """
    same = a.claim.measure is not None and a.claim.measure == b.claim.measure and rivals(story, a, b) == 1
    return not same or max(cosine(story, a, b)) < _LITTLE_ALIKE


def _are_of_other_things(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two figures that measure no more than a share of anything are of two things."""
    if a.told_beside is not None and a.told_beside == b.told_beside:
        return False  # the other share of what is divided
    told = [claim.measure for claim in (a.claim, b.claim) if claim.measure is not None]
    named = any(not story.measures[name].is_generic for name in told)
    apart = bool(a.things and b.things) and not named and not shared_things(a, b)
    if not apart or rivals(story, a, b) > 1 or len(a.near.keys() & b.near.keys()) < _SOME_WORDS:
        return apart
    return max(cosine(story, a, b)) < _RATHER_ALIKE


def _recall_one_time(x: Claim, y: Claim) -> bool:
    """Whether two figures of earlier events are told with one time: "two years ago" and "in December 2023"."""
    return x.as_of == y.as_of or (x.as_of is not None and y.as_of is not None and not apart(x.as_of, y.as_of))


def _are_of_other_terms(x: Claim, y: Claim) -> bool:
    """Whether one sum is of a quarter or a half of a year, and the other of a term of another length."""
    terms = [_TERM.match(claim.as_of or "") for claim in (x, y)]
    lengths = [found.group(1) or "" if found is not None else None for found in terms]
    return None not in lengths and lengths[0] != lengths[1] and not {"Q", "H"}.isdisjoint(lengths)


_TERM = re.compile(r"\d{4}(?:-([QH])\d)?$")  # "2025-Q2", "2025-H1", "2025"


def is_ours(claim: Claim) -> bool:
    """Whether a figure was worked out, and is none that may contradict a told one."""
    return claim.derivation is not None and (claim.measure not in _FIRM or SUPPOSED in claim.notes)


def _of_one_goal(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two minutes of one player can be of one goal: neither account tells the other's minute of any."""
    x, y = a.claim, b.claim
    if not a.platforms & b.platforms or not may_be_slip(x, y):
        return False
    key = f"{a.family}|measure|{x.measure}"
    told = (story.keyed[claim.article].get(key, ()) for claim in (x, y))
    return not any(other.value in values for values, other in zip(told, (b, a), strict=True))


def _are_level_and_change(x: Claim, y: Claim, words: MeasureWords | None, measures: Mapping[str, MeasureWords]) -> bool:
    """Whether one is a level, the other by how much it changed: "9.7 million" and "added 300,000".

    `words` is the measure of both; jobs that are cut are cut in other words too.
    """
    if x.change is not None and y.change is not None:
        # "down to 31 bar", "had fallen by 23 bar"
        return _is_level_of_change(x, y, words) or _is_level_of_change(y, x, words)
    if LEVEL_REACHED in (*x.notes, *y.notes) or (words is not None and (words.is_planned or words.is_step)):
        return False
    return not _is_a_way(x, y, measures) and not _is_a_rate(x, y, measures)


def _is_a_way(x: Claim, y: Claim, measures: Mapping[str, MeasureWords]) -> bool:
    """Whether what "fell" or "rose" was a thing, and by how far: "the bus fell 60 metres", "a gorge 60 metres deep"."""
    told = [measures[name] for name in {x.measure, y.measure} if name is not None]
    if len(told) > 1 or any(measure.dimension != "length" or measure.grows or measure.varies for measure in told):
        return False
    return x.kind is y.kind is MEASURE and x.base_unit == y.base_unit == "metre"


def _is_level_of_change(x: Claim, y: Claim, words: MeasureWords | None) -> bool:
    """Whether one is the level that a change reached, the other by how much it changed; a rate is either."""
    is_rate = x.kind is PERCENT and (words is None or words.is_rate or words.is_generic)
    if is_rate or None in {x.change, y.change}:
        return False
    return LEVEL_REACHED in x.notes and LEVEL_REACHED not in y.notes


def _is_beyond_words(a: Frame, b: Frame) -> bool:
    """Whether a fraction in words is too far from another share to be round, and near enough to be of the same whole.

    "Two-fifths of the track", "83 per cent of the track"; "one in three at the plant" are no 8 per cent of all.
    """
    if a.magnitude is None or b.magnitude is None:
        return False
    return _ROUND_SHARE <= 10 ** abs(a.magnitude - b.magnitude) <= _OTHER_WHOLE


_ROUND_SHARE, _OTHER_WHOLE = 1.4, 2.5  # of one share to the other


def _is_out_of_scale(story: Story, a: Frame, b: Frame, measure: MeasureWords | None) -> bool:
    """Whether one figure is many times the other, and no slip of its zeros: 9,450 and 61, but 1.2 and 12 may be one.

    A generic count is told of many groups in one story; only what grows, or what everybody counts in his own way, may
    be told three times over.
    """
    if a.magnitude is None or b.magnitude is None:
        return False
    apart = abs(a.magnitude - b.magnitude)
    runs = measure is None or measure.grows or measure.varies or measure.is_wide
    if apart <= _OF_STILL or frame_slip(a, b) is not None:
        return False
    # in much the same words they are of one thing
    runs = runs or bool(a.claim.readings or b.claim.readings) or max(cosine(story, a, b)) >= _MUCH_ALIKE
    runs = runs and not (a.is_part and b.is_part)  # three soldiers are no 38 who died in one village
    if runs and apart <= _OF_OTHERS:
        return False
    is_sum = a.claim.kind is MONEY and not (_has_more_values(a.claim) or _has_more_values(b.claim))
    if measure is not None and measure.is_generic and (is_sum or is_counted(a.claim)):
        return True  # "runs 640 stores", "18 of the 60 stores it means to close": of others
    return apart > (_OUT_OF_SCALE if runs else _OF_STILL) and abs(apart - round(apart)) > _SLIP


def _has_more_values(claim: Claim) -> bool:
    """Whether the digits of a figure may stand for another number: "2.500"."""
    return any(reading.value != claim.value for reading in claim.readings)


_OUT_OF_SCALE = 1.3  # powers of ten: twenty times
_OF_STILL = 0.5  # of what does not grow: some three times
_OF_OTHERS = 0.8  # the same for such a count: some six times
_SLIP = 0.03  # of a power of ten: zeros lost or added, and little else


def _is_a_rate(x: Claim, y: Claim, measures: Mapping[str, MeasureWords]) -> bool:
    """Whether a rise is the level itself: "prices rose 3.4 %", "inflation was 3.4 %"."""
    measure = measures.get(x.measure or "")
    return measure is not None and measure.is_rate and x.measure == y.measure and "down" not in {x.change, y.change}


def _are_of_two_places(a: Frame, b: Frame) -> bool:
    """ "Paradip had 182 mm of rain", "Puri had 41 mm"."""
    return bool(a.near_names and b.near_names) and not a.near_names & b.names and not b.near_names & a.names


def _is_other_model(a: Frame, b: Frame) -> bool:
    """Whether each figure stands near a name that the other's sentence lacks: the Pro, and the Air."""
    return bool(a.near_names - b.names) and bool(b.near_names - a.names)
