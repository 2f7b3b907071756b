"""Times and dates held against each other: same moment, nested dates, another zone, a day that is not told.

All take claims whose `low` and `high` are ISO 8601 text, with an offset where the zone is known.
"""

from __future__ import annotations

import datetime as dt
import math
import zoneinfo
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from .finders.timex import extent
from .records import DAY_UNTOLD, SOON_AFTER, SOON_BEFORE, ZONE_OF_CITY, ZONE_UNTOLD, Claim, Modifier, Reading
from .records.kinds import APPROX, TIME

__all__ = [
    "apart",
    "are_one_moment",
    "days_between",
    "gap_seconds",
    "is_month_untold",
    "leaves_room",
    "minutes_between",
    "order",
    "reconcile",
    "same",
    "timex_words",
    "utc_span",
]

_DAY = 86400
# what "about" leaves on either side, by how finely a time is told: the minutes it is a multiple of, and the room
_ABOUT_MINUTES = ((60, 20), (30, 15), (15, 10), (10, 10), (1, 5))  # "shortly before 3 a.m." may be 2:40
_MINUTE = slice(3, 5)  # of "03:20-04:00"
_SOON_MINUTES = 15  # "soon after 3:20"
_WRONG_SIDE_MINUTES = 2  # "just after midnight" 23:58, on another watch
# offsets from UTC that some place on earth uses, in minutes, the least first
_OFFSETS = sorted(
    [*range(-720, 841, 60), -570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825],
    key=lambda offset: (abs(offset), offset),
)
_WEEKEND = dt.timedelta(days=2)
_HOURS = dt.timedelta(hours=2)  # a stretch as long is a part of the day, no clock time
_REFERENCE = "_REF"  # PRESENT_REF: a day told from the day of writing, where that is not told
_DECADE, _MONTH = 3, 7  # characters of a decade and of a month in a TIMEX3 value
_FAR_DAYS = 20  # dates told further apart than this are of different times, however long reporting takes


@lru_cache(maxsize=8192)
def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _span(low: object, high: object) -> tuple[dt.datetime, dt.datetime] | None:
    if not isinstance(low, str) or not isinstance(high, str):
        return None
    return _moment(low), _moment(high)


def _spans(claim: Claim) -> Sequence[tuple[dt.datetime, dt.datetime, str | None]]:
    """Every stretch of time a claim can mean, with the condition of its reading."""
    room = _room(claim) if claim.kind is TIME else 0
    before = min(room, _WRONG_SIDE_MINUTES) if SOON_AFTER in claim.notes else room
    after = min(room, _WRONG_SIDE_MINUTES) if SOON_BEFORE in claim.notes else room
    return _stretches(claim.low, claim.high, claim.readings, before, after)


def _room(claim: Claim) -> int:
    """The minutes that an approximate clock time leaves on either side: "about 3:20" is not 3:40, "about 3" may be."""
    if claim.modifier is not APPROX:
        return 0
    minute = (claim.timex or "").partition("T")[2][_MINUTE]
    room = next(room for step, room in _ABOUT_MINUTES if int(minute if minute.isdecimal() else 0) % step == 0)
    return room if {SOON_BEFORE, SOON_AFTER}.isdisjoint(claim.notes) else max(room, _SOON_MINUTES)


@lru_cache(maxsize=1024)  # asked for every pair of the times of a story
def _stretches(
    low: object, high: object, readings: tuple[Reading, ...], before: int, after: int
) -> Sequence[tuple[dt.datetime, dt.datetime, str | None]]:
    """A time and its other readings, so many minutes longer at the ends, each with the condition of its reading."""
    spans, earlier, later = [], dt.timedelta(minutes=-before), dt.timedelta(minutes=after)
    for first, last, condition in [(low, high, None), *((r.low, r.high, r.condition) for r in readings)]:
        span = _span(first, last)
        if span is not None:
            spans.append((_moved(span[0], earlier), _moved(span[1], later), condition))
    return tuple(spans)


def _moved(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """A moment so much later; the last or first one itself where the calendar ends."""
    try:
        return moment + by
    except OverflowError:
        return moment


def _universal(moment: dt.datetime) -> dt.datetime:
    """A moment with an offset as the clock of UTC shows it; on the last and the first day as its own clock does."""
    with suppress(OverflowError):
        moment = moment.astimezone(dt.UTC)
    return moment.replace(tzinfo=None)


def _zoneless(span: tuple[dt.datetime, dt.datetime]) -> tuple[dt.datetime, dt.datetime]:
    return span[0].replace(tzinfo=None), span[1].replace(tzinfo=None)


def _overlap(a: tuple[dt.datetime, dt.datetime], b: tuple[dt.datetime, dt.datetime]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def same(a: Claim, b: Claim) -> bool:
    """Whether two claims name the same time or date in the same words of the calendar."""
    if a.timex is None or b.timex is None or a.kind is not b.kind:
        return False
    if _zoned(a) != _zoned(b) or {SOON_BEFORE, SOON_AFTER} <= {*a.notes, *b.notes}:
        return False
    if _untold(a, b):
        return _clock(a) == _clock(b) and _offset(a) == _offset(b)
    return a.timex == b.timex and (a.low, a.high) == (b.low, b.high)


def are_one_moment(a: Claim, b: Claim) -> bool:
    """Whether two clock times, each with its zone, are the same moment to the minute: "9.12 a.m. IST", "03:42 UTC"."""
    first, second = _span(a.low, a.high), _span(b.low, b.high)
    return first is not None and first == second and first[0].tzinfo is not None


def _untold(*claims: Claim) -> bool:
    """Whether the day of one of them is assumed, not told."""
    return any(not DAY_UNTOLD.isdisjoint(claim.notes) for claim in claims)


def _zone_untold(claim: Claim) -> bool:
    """Whether the zone of a clock time is that of its source or of a city, not a printed one."""
    return any(note.startswith((ZONE_UNTOLD, ZONE_OF_CITY)) for note in claim.notes)


def _city_zone(claim: Claim) -> str | None:
    """The zone of the city that a clock time is told of: "9 p.m. in Tokyo"."""
    notes = [note for note in claim.notes if note.startswith(ZONE_OF_CITY)]
    return notes[0].rpartition(" ")[2] if notes else None


def _zoned(claim: Claim) -> bool:
    span = _span(claim.low, claim.high)
    return span is not None and span[0].tzinfo is not None


def _offset(claim: Claim) -> dt.timedelta | None:
    span = _span(claim.low, claim.high)
    return span[0].utcoffset() if span is not None else None


def _clock(claim: Claim) -> str:
    return (claim.timex or "").partition("T")[2]


def reconcile(a: Claim, b: Claim) -> tuple[bool, str, dict[str, str]] | None:
    """How two times or dates can be one: (whether they agree outright, reason, details); None if they cannot."""
    spans_a, spans_b = _spans(a), _spans(b)
    if not spans_a or not spans_b:
        agree = _unplaced(a.timex or "", b.timex or "", max(_room(a), _room(b)))
        return None if agree is False else (bool(agree), "same" if agree else "unplaced", {})
    untold = _untold(a, b)
    for low_a, high_a, if_a in spans_a:
        for low_b, high_b, if_b in spans_b:
            found = _meet((low_a, high_a), (low_b, high_b), untold, a, b)
            if found is not None:
                agrees, reason, details = found
                conditions = [c for c in (if_a, if_b) if c]
                if conditions:
                    details = {**details, "condition": " and ".join(conditions)}
                    zoned = " is " in conditions[0] and not conditions[0].startswith("if it ")  # "if IST is India"
                    return False, "zone" if zoned else "reading", details
                return agrees, reason, details
    return None


def leaves_room(bound: Claim, other: Claim) -> bool:
    """Whether a moment lies near to another on the side it is said to be on: "by 8 p.m.", 7:30; "after 2019", 2021."""
    if bound.modifier not in _BEFORE | _AFTER:
        return False
    of_year = len(bound.timex or "") == _YEAR
    near = _NEAR_HOURS if TIME in {bound.kind, other.kind} else _NEAR_YEARS if of_year else _NEAR_DAYS
    for low, high, _ in _spans(bound):
        for first, last, _ in _spans(other):
            (start, end), (begin, close) = _zoneless((low, high)), _zoneless((first, last))
            gap = start - close if bound.modifier in _BEFORE else begin - end
            if dt.timedelta(0) <= gap <= near:
                return True
    return False


_YEAR = len("2019")
_BEFORE = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_AFTER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
# how far from the moment told an ordinary reader looks for what was before or after it
_NEAR_HOURS, _NEAR_DAYS, _NEAR_YEARS = dt.timedelta(hours=4), dt.timedelta(days=31), dt.timedelta(days=4 * 366)


def _unplaced(a: str, b: str, room: int) -> bool | None:
    """Whether two values agree as far as they are told ("XXXX-02-22", "T02:09"); None if nothing speaks either way.

    `room` in minutes is what an approximate clock time leaves.
    """
    if a.endswith(_REFERENCE) or b.endswith(_REFERENCE):
        return None  # "today" is another day in each account; the T of "PRESENT_REF" begins no clock time
    day_a, _, clock_a = a.partition("T")
    day_b, _, clock_b = b.partition("T")
    if ("W" in day_a) != ("W" in day_b):
        return None
    told = [(x, y) for x, y in zip(day_a.split("-"), day_b.split("-"), strict=False) if x.isdecimal() and y.isdecimal()]
    if clock_a and clock_b:
        near = room and _minutes_apart(clock_a, clock_b) <= room
        told.append((clock_a, clock_a if near else clock_b))
        clock_b = clock_a if near else clock_b
    if any(x != y for x, y in told):
        return False
    return True if (clock_a and clock_a == clock_b) or len(told) >= 2 else None


def _minutes_apart(a: str, b: str) -> float:
    """Minutes between two clock times as a clock shows them; without end where one is no such time ("EV")."""
    try:
        x, y = dt.time.fromisoformat(a), dt.time.fromisoformat(b)
    except ValueError:
        return float("inf")
    gap = abs(x.hour * 60 + x.minute - y.hour * 60 - y.minute)
    return min(gap, 1440 - gap)


def _meet(
    a: tuple[dt.datetime, dt.datetime], b: tuple[dt.datetime, dt.datetime], untold: bool, left: Claim, right: Claim
) -> tuple[bool, str, dict[str, str]] | None:
    timed = left.kind is TIME and right.kind is TIME
    zone_a, zone_b = _city_zone(left), _city_zone(right)
    if timed and zone_a and zone_b and zone_a != zone_b:
        a, b = _in_zone(a, zone_a), _in_zone(b, zone_b)
    aware_a, aware_b = a[0].tzinfo is not None, b[0].tzinfo is not None
    if aware_a and aware_b:
        if _overlap(a, b) or (untold and _same_clock(a, b)):
            same_zone = a[0].utcoffset() == b[0].utcoffset()
            return True, "same" if same_zone else "zone", {}
        if not (timed and _zone_untold(left) and _zone_untold(right)):
            return None  # the same hour of two clocks may be that of the place told of, not of the newsrooms
    if aware_a != aware_b and timed and max(a[1] - a[0], b[1] - b[0]) < _HOURS:
        known, bare = (a, b) if aware_a else (b, a)
        offset = _offset_that_fits(known, bare, untold)
        return (False, "zone", {"offset": _offset_name(offset)}) if offset is not None else None
    naive_a, naive_b = (_zoneless(a) if aware_a else a), (_zoneless(b) if aware_b else b)
    if _overlap(naive_a, naive_b):
        equal = naive_a == naive_b
        return equal, "same" if equal else "nested", {}
    if untold and timed and _same_clock(naive_a, naive_b):
        equal = naive_a[1] - naive_a[0] == naive_b[1] - naive_b[0]
        return equal, "same" if equal else "nested", {}
    near = min(abs((naive_a[0] - naive_b[1]).total_seconds()), abs((naive_b[0] - naive_a[1]).total_seconds()))
    are_days = max(span[1] - span[0] for span in (naive_a, naive_b)) <= _WEEKEND  # not "in May", "in June"
    if not timed and are_days and near < _DAY:
        return False, "day", {}
    return None


def _in_zone(span: tuple[dt.datetime, dt.datetime], zone: str) -> tuple[dt.datetime, dt.datetime]:
    """A stretch of time without a zone in one; one that has its own stays."""
    if span[0].tzinfo is not None:
        return span
    known = zoneinfo.ZoneInfo(zone)
    return span[0].replace(tzinfo=known), span[1].replace(tzinfo=known)


def _same_clock(a: tuple[dt.datetime, dt.datetime], b: tuple[dt.datetime, dt.datetime]) -> bool:
    gap = abs(((a[0] + (a[1] - a[0]) / 2) - (b[0] + (b[1] - b[0]) / 2)).total_seconds()) % _DAY
    room = ((a[1] - a[0]) + (b[1] - b[0])).total_seconds() / 2
    return min(gap, _DAY - gap) <= room


def _offset_that_fits(
    known: tuple[dt.datetime, dt.datetime], bare: tuple[dt.datetime, dt.datetime], untold: bool
) -> int | None:
    """The offset from UTC, in minutes, that makes a bare clock time the known moment, each as near as it is told."""
    start, end = map(_universal, known)
    least = math.ceil((bare[0] - end).total_seconds() / 60)
    most = math.floor((bare[1] - start).total_seconds() / 60)
    spans = [(least, most)]
    if untold:
        spans += [(least + day, most + day) for day in (-(least // 1440) * 1440, -(least // 1440) * 1440 - 1440)]
    return next((offset for offset in _OFFSETS for a, b in spans if a <= offset <= b), None)


def _offset_name(minutes: int) -> str:
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def gap_seconds(a: Claim, b: Claim) -> float:
    """Seconds between two times or dates, as near as their readings come; zones are set aside where one is told."""
    spans_a, spans_b = (_stretches(claim.low, claim.high, claim.readings, 0, 0) for claim in (a, b))
    return min((_gap(x[0], y[0]) for x in spans_a for y in spans_b), default=float("inf"))


def _gap(first: dt.datetime, second: dt.datetime) -> float:
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs((first - second).total_seconds())


@lru_cache(maxsize=8192)
def apart(a: str, b: str) -> bool:
    """Whether two TIMEX3 values are of clearly different times.

    >>> apart("2024-07", "2023-12"), apart("2024-08-12", "2024-08")
    (True, False)
    >>> apart("XXXX-05", "2024-06"), apart("XXXX-05", "XXXX-05")
    (True, False)
    """
    if is_month_untold(a) or is_month_untold(b):
        return len(a) == len(b) == _MONTH and a[5:].isdecimal() and b[5:].isdecimal() and a[5:] != b[5:]
    (low_a, high_a), (low_b, high_b) = extent(a), extent(b)
    if low_a is None or high_a is None or low_b is None or high_b is None:
        return False
    room = dt.timedelta(days=_FAR_DAYS if min(len(a), len(b)) >= 10 else 0)
    return _moment(low_a) > _moved(_moment(high_b), room) or _moment(low_b) > _moved(_moment(high_a), room)


@lru_cache(maxsize=8192)
def order(a: str, b: str) -> int:
    """-1, 0 or 1 as the first of two moments, given as ISO text or TIMEX3, is earlier, not told apart, or later."""
    start_a, end_a = utc_span(a)
    start_b, end_b = utc_span(b)
    if start_a is None or start_b is None or end_a is None or end_b is None:
        return 0
    if end_a < start_b:
        return -1
    if end_b < start_a:
        return 1
    return 0


def is_month_untold(timex: str) -> bool:
    """Whether a TIMEX3 value is that of a month whose year is not told.

    >>> is_month_untold("XXXX-05"), is_month_untold("2024-05"), is_month_untold("XXXX-05-01")
    (True, False, False)
    """
    return len(timex) == _MONTH and timex.startswith("XXXX-") and timex[5:].isdecimal()


def days_between(earlier: str, later: str) -> int:
    """Whole days from one day to another, both as ISO text or TIMEX3; negative where the second is the earlier.

    >>> days_between("2024-08-12", "2024-08-14T09:00:00")
    2
    """
    start, end = utc_span(earlier)[0], utc_span(later)[0]
    return 0 if start is None or end is None else (end.date() - start.date()).days


def minutes_between(a: str, b: str) -> float:
    """Minutes from the beginning of one moment to that of the other, as ISO text; without end where one is none.

    >>> minutes_between("2024-08-13T09:40+02:00", "2024-08-13T07:55Z")
    15.0
    """
    first, second = utc_span(a)[0], utc_span(b)[0]
    if first is None or second is None:
        return math.inf
    return abs((second - first).total_seconds()) / 60


@lru_cache(maxsize=4096)  # the days of publication of a story are asked for with every pair of its figures
def utc_span(text: str) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The first and the last second of a moment given as ISO text or TIMEX3, in UTC where its zone is told."""
    low, high = extent(text) if len(text) <= 16 else (text, text)
    if low is None or high is None:
        return None, None
    first, last = dt.datetime.fromisoformat(low), dt.datetime.fromisoformat(high)
    if first.tzinfo is not None:
        first, last = _universal(first), _universal(last)
    return first, last


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def timex_words(timex: str) -> str:
    """A TIMEX3 value as people write it; what has no plain words stays as it is.

    >>> timex_words("2024-08-12TNI"), timex_words("2024-07"), timex_words("2024-08-13T20:42")
    ('12 Aug 2024, night', 'Jul 2024', '13 Aug 2024, 20:42')
    >>> timex_words("2025-Q2"), timex_words("2025-W30"), timex_words("PAST_REF")
    ('Q2 2025', 'week 30 of 2025', 'PAST_REF')
    >>> timex_words("XXXX-05"), timex_words("188")
    ('May', '1880s')
    """
    if len(timex) == _DECADE and timex.isdecimal():
        return f"{timex}0s"
    if is_month_untold(timex):
        return _MONTHS[int(timex[5:]) - 1]
    year, _, part = timex.partition("-")
    if part in {"Q1", "Q2", "Q3", "Q4"}:
        return f"{part} {year}"
    if part.startswith("W") and part[1:].isdecimal():
        return f"week {int(part[1:])} of {year}"
    date, _, clock = timex.partition("T")
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4 or len(parts) == 1:
        return timex
    month = _MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    words = f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"
    return f"{words}, {_PARTS.get(clock, clock)}" if clock else words
