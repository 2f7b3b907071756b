"""The day and the zone of a clock time: from the dates told around it, the source's own zone, the day of writing.

A time whose day is not told takes the one last told a few sentences before (in a history, however long before), else
the day of writing, and says so in its notes.
"""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..lexicon import Zone
from ..lexicon.phrases import NO_WORDS
from ..records import (
    DAY_LAST_TOLD,
    DAY_OF_WRITING,
    DAY_UNTOLD,
    HALF_BESIDE,
    HALF_OPEN,
    ZONE_OF_CITY,
    ZONE_UNTOLD,
    Reading,
)
from ..records.kinds import DATE, FREQUENCY, TIME
from .anchor import Anchor
from .found import Found
from .hours import by_day_or_night
from .joining import neighbours_joined
from .timex import day_extent, part_hours
from .zones import city_beside, possible_zones, with_offset, zone_name

__all__ = ["join_moments", "join_sets", "place_times"]

_POINTS = frozenset({DATE, TIME})
_SETS = frozenset({FREQUENCY, TIME})
_CARRIED = 3  # sentences over which news goes on speaking of the day it last told
_ADJACENT = 3  # tokens from a clock time to the day it is told with: "at 3 p.m. local time on Friday"
_NEIGHBOURS = 6  # mentions on either side among which the day is looked for


def place_times(document: Document, found: list[Found], anchor: Anchor) -> list[Found]:
    """Give each clock time the day told beside it in its sentence; else the one it can be assumed to be of."""
    undated = [n for n, item in enumerate(found) if item.kind is TIME and _is_undated(item)]
    if not undated:
        return found
    last_told: tuple[dt.date, int] | None = None  # and its sentence
    halved = {n: _in_half_beside(document, found, n) for n in undated}
    found = [halved.get(n, item) for n, item in enumerate(found)]
    placed = list(found)
    for n, item in enumerate(found):
        if item.kind not in _POINTS:
            continue
        sentence = document.sentence_index(document.tokens.starts[item.first])
        if n in halved:
            carried = None
            if last_told is not None and (anchor.narrative or sentence - last_told[1] <= _CARRIED):
                carried = last_told[0]
            placed[n] = _timed(document, item, _day_beside(document, found, n), carried or anchor.published)
        else:
            day = _day(item)
            last_told = (day, sentence) if day is not None else last_told
    for n in undated:
        if n + 1 < len(placed):
            _agree_with_bracket(document, found, placed, n)
    return placed


def _agree_with_bracket(document: Document, found: list[Found], placed: list[Found], n: int) -> None:
    """A clock time given again in brackets and in a zone of its own is one moment: "4:42 a.m. (2042 GMT Friday)".

    The day that is printed with either tells that of the other: "at 9:20 p.m. on Monday (0220 GMT)" is Tuesday there.
    """
    m = n + 1 + (placed[n + 1].kind is DATE and n + 2 < len(placed))
    item, known = placed[n], placed[m]
    opener = known.first - 1
    if document.tokens.keys[opener] != "(" or known.kind is not TIME or known.readings or item.readings:
        return
    day = _day(found[m - 1]) if m > n + 1 else None
    if day is None and opener == item.end:
        placed[n] = _on_local_clock(document, item, known)
    elif day is not None and opener == found[m - 1].end and _is_undated(found[m]):
        placed[m] = _on_universal_clock(item, known, day)
    else:
        return
    led = document.lexicon.before.match_before(document.tokens.keys, item.first)
    if led is not None and led[0] in _NEAR and placed[m].modifier is None:
        placed[m] = placed[m]._replace(modifier=_APPROX)  # "at around 2 a.m. (2030 GMT)"


_APPROX = "approx"
_NEAR = frozenset({_APPROX, "soon_before", "soon_after"})


def _on_universal_clock(item: Found, known: Found, day: dt.date) -> Found:
    """The time in brackets on the day it is there, by the day and the clock time of the place."""
    if item.timex is None or known.low is None or known.high is None or known.timex is None or ":" not in item.timex:
        return known
    clock = item.timex.partition("T")[2]
    there = dt.datetime.fromisoformat(str(known.low))
    if there.utcoffset() != dt.timedelta() or ":" not in known.timex:
        return known
    minutes = (int(clock[:2]) - there.hour) * 60 + int(clock[3:5]) - there.minute
    offset = _offset(minutes)
    if offset % 15:
        return known
    # the local clock less the offset is that of Greenwich; what is left over are whole days
    days = (minutes - offset) // 1440
    try:
        shift = day + dt.timedelta(days=days) - there.date()
        low, high = (dt.datetime.fromisoformat(str(end)) + shift for end in (known.low, known.high))
    except OverflowError:  # on the first or the last day of the calendar
        return known
    timex = f"{low.date().isoformat()}T{known.timex.partition('T')[2]}"
    notes = tuple(note for note in known.notes if note not in DAY_UNTOLD)
    return known._replace(timex=timex, low=low.isoformat(), high=high.isoformat(), notes=notes)


def _offset(minutes: int) -> int:
    """By how much a clock is ahead of that of Greenwich, given by how much it seems to be."""
    minutes %= 1440
    return minutes - 1440 if minutes > _FARTHEST_EAST else minutes


def _on_local_clock(document: Document, item: Found, known: Found) -> Found:
    """A clock time that the next one gives again in a zone that is told: "9 a.m. local time (07:00 GMT)".

    The day and the offset follow from it, whatever zone the source writes from. An hour without any zone keeps none, so
    that other accounts of the place may tell it otherwise.
    """
    if item.timex is None or item.low is None or known.low is None or ":" not in item.timex:
        return item
    there = dt.datetime.fromisoformat(str(known.low))
    if there.tzinfo is None:
        return item
    try:
        universal = there.astimezone(dt.UTC).replace(tzinfo=None)
    except OverflowError:  # on the first or the last day of the calendar
        return item
    low, high = (dt.datetime.fromisoformat(str(end)).replace(tzinfo=None) for end in (item.low, item.high))
    minutes = _offset(round((low - universal).total_seconds() / 60))
    if minutes % 15:
        return item
    local = document.lexicon.calendar.local
    zoned = dt.datetime.fromisoformat(str(item.low)).tzinfo is not None or any(
        local.match(document.tokens.keys, i) is not None for i in range(item.first, item.end)
    )
    zone = dt.timezone(dt.timedelta(minutes=minutes)) if zoned else None
    shift = universal + dt.timedelta(minutes=minutes) - low
    start, end = ((moment + shift).replace(tzinfo=zone) for moment in (low, high))
    timex = f"{start.date().isoformat()}T{item.timex.partition('T')[2]}"
    notes = tuple(note for note in item.notes if not note.startswith("no zone is printed"))
    notes = tuple(note for note in notes if note not in DAY_UNTOLD or not DAY_UNTOLD.isdisjoint(known.notes))
    return item._replace(
        timex=timex,
        low=start.isoformat(),
        high=end.isoformat(),
        notes=(*notes, f"{'zone and ' if zoned else ''}day of the time behind it"),
    )


_FARTHEST_EAST = 840  # minutes


def _in_half_beside(document: Document, found: list[Found], n: int) -> Found:
    """A morning hour that may as well be of the evening, moved there where the clock time beside it is shortly off.

    "It was to begin at 8 p.m., and she came at 8:35." Only in one sentence, and with no other day told between.
    "9:30 to 5:30": what ends the hours comes after what begins them. "Monday night at 8:30" tells the half, and so does
    "8:30 that night".
    """
    item = found[n]
    if item.is_range:
        return item
    if not _is_undated(item) or HALF_OPEN not in item.notes or item.timex is None or int(item.timex[1:3]) >= _NOON:
        return item
    late = f"T{int(item.timex[1:3]) + _NOON:02}{item.timex[3:]}"
    if n and _ends_hours(document, found[n - 1], item):
        return item._replace(timex=late)
    parts = [found[n - 1]] if n and _is_told_with(document, found[n - 1], item) else []
    if n + 1 < len(found) and found[n + 1].first == item.end and not _is_new_line(document, item.end - 1, item.end):
        parts.append(found[n + 1])
    for clock in (item.timex, late):
        if any(_holds(part, clock) for part in parts):
            return item._replace(timex=clock, notes=tuple(note for note in item.notes if note != HALF_OPEN))
    for other in (_clock_beside(document, found, n, -1), _clock_beside(document, found, n, 1)):
        if other is not None and abs(_minutes(other) - _minutes(late)) <= _SHORTLY:
            notes = tuple(HALF_BESIDE if note == HALF_OPEN else note for note in item.notes)
            return item._replace(timex=late, notes=notes)
    return item


def _ends_hours(document: Document, begun: Found, item: Found) -> bool:
    """Whether "to" alone stands between two clock times, and the second as printed would not come later."""
    if not _is_undated(begun) or begun.is_range or begun.timex is None or item.timex is None:
        return False
    joiner = document.lexicon.numerals.range_joiners.match(document.tokens.keys, begun.end)
    return joiner is not None and joiner[1] == item.first and _minutes(item.timex) <= _minutes(begun.timex) < _NOON * 60


_NOON = 12
_SHORTLY = 180  # minutes


def _minutes(clock: str) -> int:
    return int(clock[1:3]) * 60 + int(clock[4:6])


def _clock_beside(document: Document, found: list[Found], n: int, way: int) -> str | None:
    """The nearest clock time of the sentence on one side that tells its half, None if a date stands before it."""
    sentence = document.sentence_index(document.tokens.starts[found[n].first])
    for m in range(n + way, len(found) if way > 0 else -1, way):
        other = found[m]
        if document.sentence_index(document.tokens.starts[other.first]) != sentence or other.kind is DATE:
            return None
        if _is_undated(other):
            left, right = sorted((found[n], other), key=lambda item: item.first)
            linked = any(key[0].isalpha() for key in document.tokens.keys[left.end : right.first])
            return other.timex if linked and HALF_OPEN not in other.notes else None  # a list ties nothing
    return None


def _is_undated(item: Found) -> bool:
    return item.timex is not None and item.timex.startswith("T") and item.kind is TIME


def _day(item: Found) -> dt.date | None:
    timex = item.timex
    if item.kind not in _POINTS or timex is None or len(timex) < 10:
        return None
    try:
        return dt.date.fromisoformat(timex[:10])
    except ValueError:
        return None


def _day_beside(document: Document, found: list[Found], n: int) -> dt.date | None:
    """The day told nearest in the sentence; one right after ("9 a.m. Tuesday") goes before one on the left."""
    starts, item = document.tokens.starts, found[n]
    sentence = document.sentence_index(starts[item.first])
    best: tuple[int, dt.date] | None = None
    for other in found[max(0, n - _NEIGHBOURS) : n + _NEIGHBOURS + 1]:
        day = _day(other)
        if day is None:
            continue
        distance = other.first - item.end if other.first >= item.end else item.first - other.end + 1
        # "9 a.m. Tuesday" may look like the end of one sentence and the beginning of the next
        if distance and document.sentence_index(starts[other.first]) != sentence:
            continue
        if other.first >= item.end and _is_new_line(document, item.end, other.first):
            continue
        if distance > _ADJACENT and _is_of_saying(document, other):
            continue
        if best is None or distance < best[0]:
            best = (distance, day)
    return best[1] if best is not None else None


def _is_of_saying(document: Document, day: Found) -> bool:
    """Whether a day is that on which somebody spoke, not that of what is told: "the firm said on Friday"."""
    keys, lexicon, i = document.tokens.keys, document.lexicon, day.first
    if i > 0 and keys[i - 1] in lexicon.function_words:
        i -= 1
    return lexicon.cues.get("speakers", NO_WORDS).match_before(keys, i) is not None


def _is_new_line(document: Document, end: int, first: int) -> bool:
    """Whether a line ends between the token before `end` and token `first`."""
    return "\n" in document.tokens.text[document.tokens.ends[end - 1] : document.tokens.starts[first]]


def _timed(document: Document, item: Found, day: dt.date | None, fallback: dt.date | None) -> Found:
    """A clock time with its day and zone: with bounds, and readings where the zone has several meanings."""
    assert item.timex is not None
    clock, notes = item.timex[1:], item.notes
    zones = possible_zones(document, item.zones)
    if len(zones) < len(item.zones):
        notes = (*notes, f"zone read as {zone_name(zones[0])} because the source writes from {document.country()}")
    on = day or fallback
    if on is None:
        timex = "T00:00" if clock == "24:00" else item.timex  # midnight ends one day and begins the next
        return item._replace(timex=timex, low=None, high=None, notes=(*notes, "the day is not told"))
    if not zones and document.lexicon.calendar.local.match_before(document.tokens.keys, item.end) is not None:
        notes = (*notes, "local time is that of the event, which the text does not name")
    elif not zones:
        zones, untold = _zones_untold(document, item)
        notes = (*notes, *untold)
    if day is None:
        notes = (
            *notes,
            DAY_OF_WRITING if on == document.article.published_day else DAY_LAST_TOLD,
        )
    if item.is_range:
        return by_day_or_night(item._replace(notes=notes), on, zones[0] if len(zones) == 1 else None)
    if clock.startswith("24:") and clock != "24:00":  # "रात 12:45 बजे" is of the night that began the day before
        on, clock = on + dt.timedelta(days=1), f"00{clock[2:]}"
    earliest, latest = (item.low, item.high) if item.modifier is not None else (clock, clock)
    low, high = day_extent(on, str(earliest))[0], day_extent(on, str(latest))[1]
    timex = f"{on.isoformat()}T{clock}"
    if low is None or high is None:
        return item._replace(timex=timex, low=low, high=high, notes=notes)
    printed = document.tokens.words[item.end - 1]
    readings = [
        Reading(timex=at, low=a, high=b, condition=" and ".join(filter(None, (half, zone))))
        for half, at, first, last in _halves(item, timex, low, high)
        for zone, a, b in _in_zones(printed, zones, first, last)
    ]
    likely = readings[0]
    told = tuple(readings) if len(readings) > 1 else ()
    return item._replace(timex=timex, low=likely.low, high=likely.high, readings=told, notes=notes)


def _zones_untold(document: Document, item: Found) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The zone of a clock time that prints none, and a note whose it is: of the city beside it, else of its source.

    Where the source has no zone, that of the city is but noted: whoever tells of that city may print the hour alone.
    """
    own, city = document.article.timezone, city_beside(document, item.first, item.end)
    if city is not None:
        return ((city,) if own is not None else ()), (f"{ZONE_OF_CITY}, {city}",)
    return ((), ()) if own is None else ((own,), (f"{ZONE_UNTOLD}, {own}, is taken",))


def _halves(item: Found, timex: str, low: str, high: str) -> list[tuple[str, str, str, str]]:
    """The moments of a clock time as printed: one, or that of the other half of the day too where none is told.

    Each with when it is meant, its timex, and its first and last second. "12:30" without a half is past noon first,
    and "midnight" of a day its end first, its beginning second.
    """
    day, clock = timex[:10], timex[11:]
    if clock == "24:00" and item.modifier is None:
        begins = day_extent(dt.date.fromisoformat(day), "00:00")
        return [
            ("if it is at the end of the day", timex, low, high),
            ("if it is at the beginning of the day", f"{day}T00:00", str(begins[0]), str(begins[1])),
        ]
    if HALF_OPEN not in item.notes or item.modifier is not None or not 1 <= int(clock[:2]) <= _NOON:
        return [("", timex, low, high)]
    hour = int(clock[:2])
    other = f"{hour % _NOON if hour == _NOON else hour + _NOON:02}{clock[2:]}"
    first, last = day_extent(dt.date.fromisoformat(day), other)
    likely, other_half = "if it is before noon", "if it is after noon"
    if hour == _NOON:
        likely, other_half = other_half, likely
    return [(likely, timex, low, high), (other_half, f"{day}T{other}", str(first), str(last))]


def _in_zones(printed: str, zones: tuple[Zone | str, ...], low: str, high: str) -> list[tuple[str, str, str]]:
    """A moment in each zone that what is printed can mean, and when it means that one."""
    if not zones:
        return [("", low, high)]
    names = [f"if {printed} is {zone_name(zone)}" if len(zones) > 1 else "" for zone in zones]
    return [(name, with_offset(low, zone), with_offset(high, zone)) for name, zone in zip(names, zones, strict=True)]


def join_sets(document: Document, found: list[Found]) -> list[Found]:
    """ "every Monday at 4 p.m.", "daily at noon": the clock time is of every day of the set, not of one."""
    if FREQUENCY not in [item.kind for item in found]:
        return found
    return neighbours_joined(document, found, _SETS, _timed_set)


def _timed_set(document: Document, last: Found, item: Found) -> Found | None:
    days, clock = (last, item) if last.kind is FREQUENCY else (item, last)
    if days.kind is not FREQUENCY or clock.kind is not TIME or clock.modifier is not None:
        return None
    if days.timex is None or clock.timex is None or not clock.timex.startswith("T") or ":" not in clock.timex:
        return None
    day = "XXXX-XX-XX" if days.timex == "P1D" else days.timex.split("T")[0]
    if not day.startswith("XXXX") or days.value not in (None, 1) or _is_new_line(document, last.end, item.first):
        return None
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    links = (calendar.said(name).match_before(keys, item.first, last.end) for name in ("bare_hour", "spoken_hour"))
    if item.first != last.end and not any(link is not None and link[1] == last.end for link in links):
        return None
    return days._replace(first=last.first, end=item.end, timex=f"{day}{clock.timex}")


def join_moments(document: Document, found: list[Found]) -> list[Found]:
    """A day and its clock time are one point: "9 a.m. Tuesday", "May 8, 1:00 AM", "Monday at 8 p.m."."""
    if TIME not in [item.kind for item in found]:
        return found
    return neighbours_joined(document, found, _POINTS, _moment_of)


def _links(document: Document) -> frozenset[tuple[str, ...]]:
    """What may stand between a day and its clock time: "at", "a las", "um", "को"."""
    return frozenset(keys for keys, _ in document.lexicon.calendar.said("day_to_clock").items())


def _is_told_with(document: Document, day: Found, clock: Found) -> bool:
    """Whether a clock time follows its day or part of the day with nothing, or a link, between."""
    between = document.tokens.keys[day.end : clock.first]
    return (not between or between in _links(document)) and not _is_new_line(document, day.end, clock.first)


def _holds(part: Found, clock: str) -> bool:
    """Whether "Monday night" (2024-08-12TNI) can hold a clock time that ends in "T20:30"."""
    hours = part_hours((part.timex or "")[11:]) if part.kind is TIME else None
    return hours is not None and hours[0] <= int(clock.rpartition("T")[2][:2]) <= hours[1]


def _moment_of(document: Document, last: Found, item: Found) -> Found | None:
    day, clock = (item, last) if item.kind is DATE else (last, item)
    if day.kind not in _POINTS or clock.kind is not TIME or day.is_range or clock.is_range or day.readings:
        return None
    if day.timex is None or clock.timex is None or len(day.timex) < 10 or ":" not in clock.timex:
        return None
    if not clock.timex.startswith(f"{day.timex[:10]}T"):
        return None
    if day.kind is TIME:
        if not (_is_told_with(document, day, clock) and _holds(day, clock.timex)):
            return None
        return clock._replace(first=last.first, end=item.end, notes=(*day.notes, *clock.notes))
    if len(day.timex) != 10 or _is_new_line(document, last.end, item.first):
        return None
    beside = document.tokens.keys[last.end : item.first] in {(), (",",)}
    if not beside and not (day is last and _is_told_with(document, day, clock)):
        return None
    return clock._replace(first=last.first, end=item.end, notes=(*day.notes, *clock.notes))
