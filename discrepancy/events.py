"""Whether two times are told of one event, and may be called different: one measure, one word, much the same words."""

from __future__ import annotations

from .frames import Frame
from .instants import days_between
from .records import STILL_SO, Claim
from .records.kinds import DATE, TIME
from .scopes import differing_scope
from .slips import year_of
from .spans import LAST_MATCH
from .story import Story, cosine, figure_of, frame_slip, rivals, shared_things

__all__ = ["are_of_one_event", "are_of_one_weekday", "events_differ"]

_ALIKE = 0.25  # of one cosine: the words around two times tell of one event
_MUCH_ALIKE = 0.6
_FAINTLY_ALIKE = 0.1
_FEW_DAYS, _WEEK, _MONTH, _YEAR = 10, 7, 31, 366
_DAY_PARTS = 3  # year, month, day
_WHOLE_DAY = 10  # characters of a day in ISO 8601


def are_of_one_event(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two times are told of the same: one measure, or one word for what happened where a measure is missing."""
    x, y = a.claim, b.claim
    if _are_of_one_sum(a, b):
        return True
    if x.measure is not None and y.measure is not None:
        # "the hearing is set for 12 June", "the hearing will be held on 21 June"
        return x.measure == y.measure or (frame_slip(a, b) is not None and bool(shared_things(a, b)))
    if frame_slip(a, b) is not None and year_of(x) is not None:
        return max(cosine(story, a, b)) > 0 or bool(a.names & b.names)  # "made in Bruges in 1641", "the 1614 crown"
    if frame_slip(a, b) is not None and (shared_things(a, b) or max(cosine(story, a, b)) >= _FAINTLY_ALIKE):
        return True  # "shook the town at 4:24 a.m.", "the tremor of 4:42 a.m."
    if x.derivation is not None or y.derivation is not None or len(x.timex or "") != len(y.timex or ""):
        return False
    if x.kind is DATE and not all(any(char.isdigit() for char in claim.text) for claim in (x, y)):
        return False  # "Thursday", "today": which one it is follows from the day of writing
    shared, alike = shared_things(a, b) - story.common, cosine(story, a, b)
    if x.kind is TIME and rivals(story, a, b) == 1:
        return bool(shared)
    if x.kind is DATE and rivals(story, a, b) == 1 and shared and _are_days_near(story, a, b):
        return True  # "in a sample taken on 5 June", "a sample drawn on 8 June"
    if x.kind is DATE and rivals(story, a, b) == 1 and alike[0] >= _ALIKE and shared_things(a, b):
        return True  # "sentenced on May 6", "set sentencing for June 5", in a story about a sentence
    in_like_words = min(alike) >= _ALIKE and len(x.timex or "") >= _WHOLE_DAY
    return len(shared) > 1 or (bool(shared) and max(alike) >= _ALIKE) or in_like_words


def _are_of_one_sum(a: Frame, b: Frame) -> bool:
    """ "Bought in 2016 for $19.75 million", "paid $19.75 million for it in 2018"."""
    return a.told_with is not None and a.told_with == b.told_with


def events_differ(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two times can be of one event: the same thing measured, placed on the calendar, no dateline."""
    x, y = a.claim, b.claim
    if not are_of_one_event(story, a, b) or a.is_dateline or b.is_dateline or x.kind is not y.kind:
        return False
    if frame_slip(a, b) is not None:
        return True
    if a.previous or b.previous or differing_scope(x, y):
        return False  # what is recalled may be one event or another
    if STILL_SO in (*x.notes, *y.notes):
        return False  # "still on stage at 11.15 pm": neither when it began nor when it ended
    if x.timex is None or y.timex is None or "X" in x.timex or "X" in y.timex or x.low is None or y.low is None:
        return False
    if _are_of_one_sum(a, b) and len(x.timex) == len(y.timex):
        return True
    if x.kind is DATE and not _may_be_one_day(x, y) and max(cosine(story, a, b)) < _MUCH_ALIKE:
        return False
    if len(x.timex) < _WHOLE_DAY and _date_other_figures(story, a, b):
        return False
    if a.is_first_of_more != b.is_first_of_more and (x.measure is None or x.measure != y.measure):
        return False  # "service was coming back from 1 pm", "full service was back at 4.10 pm"
    if x.kind is TIME and not all(":" in claim.timex for claim in (x, y) if claim.timex):
        return False  # "overnight" and "Thursday morning": parts of a day, roughly told
    if x.measure == y.measure == LAST_MATCH and not _are_of_one_record(story, a, b):
        return False
    if a.language != b.language or max(cosine(story, a, b)) > _ALIKE:
        return True
    sole = rivals(story, a, b) == 1 and x.derivation is None and y.derivation is None
    return sole and (
        bool(shared_things(a, b))
        or (x.kind is TIME and x.measure is not None and x.measure == y.measure)
        or (x.measure == y.measure == "founded" and max(cosine(story, a, b)) > 0)
    )


def _date_other_figures(story: Story, a: Frame, b: Frame) -> bool:
    """ "In 2023, 120 died", "In 2024, 98 died": the years of two figures of one measure, and of nothing else."""
    told, others = (
        story.dated.get((frame.claim.article, frame.sentence, frame.claim.timex or ""), ()) for frame in (a, b)
    )
    return any(
        one.family == other.family and one.claim.measure == other.claim.measure and one.value != other.value
        for one in told
        for other in others
    )


def _are_of_one_record(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two dates since which nothing was like it are of the one record that either account tells."""
    if rivals(story, a, b) > 1 or (a.topics and b.topics and not a.topics & b.topics):
        return False
    return bool(shared_things(a, b))


def are_of_one_weekday(x: Claim, y: Claim) -> bool:
    """ "Sunday" and "este domingo": the weekday is told, which one it is follows from the day of writing."""
    if x.kind is not DATE or y.kind is not DATE or any(char.isdigit() for char in x.text + y.text):
        return False
    if not isinstance(x.low, str) or not isinstance(y.low, str) or len(x.timex or "") != len(y.timex or ""):
        return False
    return days_between(x.low, y.low) % _WEEK == 0


def _are_days_near(story: Story, a: Frame, b: Frame) -> bool:
    """Whether two days lie so near to each other that they are rather of one event; neither account tells the other."""
    x, y = a.claim, b.claim
    if len(x.timex or "") != _WHOLE_DAY or not isinstance(x.low, str) or not isinstance(y.low, str):
        return False
    if figure_of(a) in story.figures[y.article] or figure_of(b) in story.figures[x.article]:
        return False
    return abs(days_between(x.low, y.low)) <= _FEW_DAYS


def _may_be_one_day(x: Claim, y: Claim) -> bool:
    """Whether two days lie within a month of each other, or differ by their day, month or year alone."""
    parts = (x.timex or "").split("-"), (y.timex or "").split("-")
    if len(parts[0]) != len(parts[1]) and isinstance(x.low, str) and isinstance(y.low, str):
        return abs(days_between(x.low, y.low)) <= _YEAR  # "until the end of 2027", "until Nov. 14"
    if any(len(told) != _DAY_PARTS for told in parts) or not isinstance(x.low, str) or not isinstance(y.low, str):
        return True
    apart = sum(p != q for p, q in zip(*parts, strict=True))
    return apart == 1 or abs(days_between(x.low, y.low)) <= _MONTH
