"""Clock times: "8 p.m.", "5:30 AM IST", "20:42", "3.30pm", "noon", "शाम 5 बजे", "half past six".

A time keeps every meaning its zone can have; the day is settled later, from the dates told around it. Times in digits
are in `clock_digits`, in words in `clock_words`, hours in `clock_hours`, parts of the day in `clock_parts`; `find_time`
asks them in turn.
"""

from __future__ import annotations

from ..document import Document
from ..lexicon import Zone
from ..lexicon.gates import CLOCK, FOLLOWED
from ..records import HALF_OPEN, Kind
from .clock import Clock
from .clock_digits import read_separated, read_solid
from .clock_hours import read_bare_hour, read_hour
from .clock_parts import read_noon, with_day_part
from .clock_words import read_spoken
from .found import Found
from .zones import zones_at, zones_before

__all__ = ["find_time"]


def find_time(document: Document, i: int, floor: int) -> Found | None:
    """The clock time that begins, or has its number, at token `i`."""
    hints = document.hints_at(i)
    clock = _read(document, i, hints) if hints & CLOCK else None
    if clock is None:
        return None
    clock = with_day_part(document, clock, floor)
    if not (0 <= clock.hour <= 24 and (clock.minute or 0) < 60):
        return None
    zones, end = zones_at(document, clock.end)
    zones = zones or zones_before(document, clock.first) or _zones_beyond_range(document, clock.end)
    timex = f"T{clock.hour:02}"
    if clock.minute is not None:
        timex += f":{clock.minute:02}"
    else:
        timex += ":00"
    if clock.second is not None:
        timex += f":{clock.second:02}"
    earliest, latest = clock.within or (None, None)
    return Found(
        first=clock.first, end=end, kind=Kind.TIME, timex=timex, zones=zones,
        modifier="approx" if clock.within else None,
        low=None if earliest is None else f"{earliest:02}:00", high=None if latest is None else f"{latest:02}:00",
        notes=(HALF_OPEN,) if clock.open_half else (),
    )  # fmt: skip


def _read(document: Document, i: int, hints: int) -> Clock | None:
    """The clock time at token `i`, by the readers of its form: hours and minutes in one token, or the hour first."""
    key = document.tokens.keys[i]
    if len(key) > 2 and key[0].isdecimal():
        return read_separated(document, i) if "." in key else read_solid(document, i)
    if not hints & FOLLOWED:  # which digits must be, to be more than a bare hour
        return (None if key[0].isdecimal() else read_hour(document, i)) or read_bare_hour(document, i)
    return (
        read_spoken(document, i)
        or read_separated(document, i)
        or read_hour(document, i)
        or read_noon(document, i)
        or read_bare_hour(document, i)
    )


def _zones_beyond_range(document: Document, end: int) -> tuple[Zone | str, ...]:
    """ "from 8 a.m. to 6 p.m. Eastern": the zone of the second hour is that of the first."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, end) or numerals.range_closers.match(keys, end)
    if joiner is None or joiner[1] >= len(keys) or not keys[joiner[1]][0].isdecimal():
        return ()
    second = find_time(document, joiner[1], joiner[1])
    return second.zones if second is not None else ()
