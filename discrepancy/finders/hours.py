"""Hours of work and opening told by two bare numbers: "open from 9 to 5", "works nine to five".

By day they run from the morning to the afternoon; at night the other way round, which stays a reading.
"""

from __future__ import annotations

import datetime as dt

from ..document import Document
from ..lexicon import Zone
from ..numerals import Numeral
from ..records import HALF_OPEN, Kind, Reading
from .found import Found
from .timex import day_extent
from .zones import with_offset

__all__ = ["by_day_or_night", "find_hours"]

_NOON = 12
_CUE_WITHIN, _CHANGE_WITHIN = 3, 8  # tokens before the hours


def find_hours(document: Document, i: int, floor: int) -> Found | None:
    """The hours that begin with the bare number at token `i`; none where a word of work or opening is not near."""
    keys, lexicon = document.tokens.keys, document.lexicon
    first = _bare_hour(document, i)
    if first is None or not lexicon.calendar.said("work_cues"):
        return None
    numerals = lexicon.numerals
    opener = lexicon.calendar.said("hours_openers").match_before(keys, i, floor)
    joiner = numerals.range_joiners.match(keys, first.end)
    if joiner is None and opener is not None:
        joiner = numerals.between_joiners.match(keys, first.end)
    last = _bare_hour(document, joiner[1]) if joiner is not None else None
    if last is None or not last.value < first.value or not _is_closed(document, last.end):
        return None  # "from 6 to 10" may be of a morning or an evening
    start = opener[1] if opener is not None else i
    if not _is_of_work(document, start):
        return None
    return Found(
        first=start, end=last.end, kind=Kind.TIME, timex=f"T{int(first.value):02}:00", is_range=True,
        low=f"{int(first.value):02}:00", high=f"{int(last.value) + _NOON:02}:00", notes=(HALF_OPEN,),
    )  # fmt: skip


def by_day_or_night(hours: Found, on: dt.date, zone: Zone | str | None) -> Found:
    """Hours of a day with both their readings: 09:00 to 17:00, and 21:00 to 05:00 the day after."""
    start, stop = (int(str(end)[:2]) for end in (hours.low, hours.high))
    after = on + dt.timedelta(days=1)
    readings = tuple(
        Reading(
            timex=f"{on.isoformat()}T{begin:02}:00",
            low=_instant(day_extent(on, f"{begin:02}:00")[0], zone),
            high=_instant(day_extent(until, f"{end:02}:00")[1], zone),
            condition=condition,
        )
        for begin, until, end, condition in (
            (start, on, stop, "if it is by day"),
            (start + _NOON, after, stop - _NOON, "if it is by night"),
        )
        if begin < 2 * _NOON
    )
    likely = readings[0]
    return hours._replace(
        timex=likely.timex,
        low=likely.low,
        high=likely.high,
        readings=readings if len(readings) > 1 else (),
    )


def _instant(local: str | None, zone: Zone | str | None) -> str | None:
    return local if local is None or zone is None else with_offset(local, zone)


def _bare_hour(document: Document, i: int) -> Numeral | None:
    """A whole number from 1 to 12 at token `i`, with nothing set against it."""
    if i >= len(document.tokens.keys):
        return None
    numeral = document.numeral_at(i)
    if numeral is None or numeral.form not in {"digits", "words"} or numeral.scale != 1:
        return None
    return numeral if 1 <= numeral.value <= _NOON and numeral.value % 1 == 0 else None


def _is_closed(document: Document, i: int) -> bool:
    """Whether nothing is counted at token `i`: the end, a sign, a function word, a day."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if i >= len(keys) or keys[i] in {".", ",", ";", "!", "?", ")", ":"}:
        return i + 1 >= len(keys) or not keys[i + 1][0].isdecimal() or not document.tokens.joined(i + 1)
    if keys[i] in lexicon.function_words:
        return keys[i] not in lexicon.partitives
    calendar = lexicon.calendar
    return any(table.match(keys, i) is not None for table in (calendar.weekdays, calendar.days, calendar.adverbs))


def _is_of_work(document: Document, start: int) -> bool:
    """Whether a word of work or opening leads the hours, and none says that a figure rose or fell."""
    keys, lexicon = document.tokens.keys, document.lexicon
    cues = lexicon.calendar.said("work_cues")
    led = False
    for j in range(start - 1, max(start - _CHANGE_WITHIN, 0) - 1, -1):
        if not keys[j][0].isalnum():
            break
        if lexicon.change_before.match_before(keys, j + 1) is not None:
            return False
        led = led or (start - j <= _CUE_WITHIN and cues.match_before(keys, j + 1) is not None)
    return led
