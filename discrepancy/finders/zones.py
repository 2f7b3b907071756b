"""The time zone after a clock time: "IST" (three meanings), "ET", "UTC+5:30", "+0530", "भारतीय समय", "local time".

A city beside it tells whose clock it is: "9 p.m. in Tokyo".
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

from ..document import Document
from ..lexicon import Zone

__all__ = [
    "city_beside", "offset_at", "possible_zones", "with_offset", "zone_name", "zones_at", "zones_before",
]  # fmt: skip

_OFFSET = re.compile(r"\s?([+\-\u2212\u2013])(\d{1,2})(?::?([0-5]\d))?(?![\w:])")
_UNIVERSAL = frozenset({"UTC", "GMT"})


def zones_at(document: Document, end: int) -> tuple[tuple[Zone | str, ...], int]:
    """The possible meanings of a zone at token `end` (offsets, or an IANA name), and the index after it."""
    keys = document.tokens.keys
    bracketed = end < len(keys) and keys[end] == "("
    j = end + 1 if end < len(keys) and keys[end] in {"(", ","} else end
    if j >= len(keys):
        return (), end
    found = _printed_offset(document, j) or _abbreviation(document, j) or _named(document, j)
    if found is None:
        local = document.lexicon.calendar.local.match(keys, j)
        return (), (local[1] if local is not None else end)
    zones, after = found
    if bracketed and after < len(keys) and keys[after] == ")":
        after += 1
    return zones, after


def zones_before(document: Document, first: int) -> tuple[Zone | str, ...]:
    """The zone said in words just before a clock time: "भारतीय समयानुसार सुबह 5:30 बजे"; it stays outside the span."""
    named = document.lexicon.calendar.zones.match_before(document.tokens.keys, first)
    # abbreviations with several meanings are left to the place where they are printed, after the time
    return () if named is None or named[0] in document.lexicon.zones else (named[0],)


def city_beside(document: Document, first: int, end: int) -> str | None:
    """The zone of the city on whose clock a time is told: "9 p.m. in Tokyo", "in Tokyo at 9", "टोक्यो में रात 9 बजे"."""
    return _city_behind(document, end) or _city_before(document, first)


def _city_behind(document: Document, end: int) -> str | None:
    """ "in Tokyo", "on Friday in Tokyo" behind a clock time; "in Paris, Texas" is another one."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, end)
    day = calendar.weekdays.match(keys, link[1] if link is not None else end)
    lead = calendar.said("before_cities").match(keys, day[1] if day is not None else end)
    city = _city_at(document, lead[1]) if lead is not None else None
    return city[0] if city is not None and not _is_narrowed(document, city[1]) else None


def _city_before(document: Document, first: int) -> str | None:
    """ "in Tokyo at", "टोक्यो में" before a clock time."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("bare_hour").match_before(keys, first)
    end = link[1] if link is not None else first
    behind = calendar.said("behind_cities").match_before(keys, end)
    city = document.lexicon.cities.match_before(keys, behind[1] if behind is not None else end)
    if city is None or not _is_name(document, city[1]):
        return None
    led = behind is not None or calendar.said("before_cities").match_before(keys, city[1]) is not None
    return city[0] if led else None


def _city_at(document: Document, j: int) -> tuple[str, int] | None:
    """The city that is named at token `j`: its zone and the index after it."""
    city = document.lexicon.cities.match(document.tokens.keys, j)
    return city if city is not None and _is_name(document, j) else None


def _is_name(document: Document, j: int) -> bool:
    """Whether a word is written as a name, where its script has capitals."""
    return not document.tokens.words[j][0].islower()


def _is_narrowed(document: Document, end: int) -> bool:
    """Whether a further name behind a comma tells which of the places of one name is meant: "Paris, Texas"."""
    keys, words = document.tokens.keys, document.tokens.words
    return end + 1 < len(keys) and keys[end] == "," and words[end + 1][0].isupper()


def _printed_offset(document: Document, j: int) -> tuple[tuple[Zone | str, ...], int] | None:
    """UTC+5:30, GMT-3; +0530 set behind the clock time."""
    tokens = document.tokens
    universal = tokens.words[j] in _UNIVERSAL
    start = tokens.ends[j] if universal else tokens.ends[j - 1]
    found = _OFFSET.match(tokens.text, start)
    if found is None or (not universal and (found[3] is None or len(found[2]) != 2)):
        return None
    zone = offset_at(f"{found[1]}{int(found[2]):02}{found[3] or '00'}")
    if zone is None:
        return None
    after = j
    while after < len(tokens.keys) and tokens.starts[after] < found.end():
        after += 1
    return (zone,), after


def offset_at(text: str) -> Zone | None:
    """The zone of "Z", "+05:30" or "-0300"; None beyond fourteen hours."""
    if text == "Z":
        return Zone(0, "UTC", ())
    digits = text[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > 14 * 60:
        return None
    sign = 1 if text[0] == "+" else -1
    return Zone(sign * minutes, f"UTC{'+' if sign > 0 else '-'}{digits[:2]}:{digits[2:]}", ())


def _abbreviation(document: Document, j: int) -> tuple[tuple[Zone | str, ...], int] | None:
    word = document.tokens.words[j]
    zones = document.lexicon.zones.get(word)
    if zones is None or not word.isupper() or len(word) < 3:
        return None
    return zones, j + 1


def _named(document: Document, j: int) -> tuple[tuple[Zone | str, ...], int] | None:
    tokens, lexicon = document.tokens, document.lexicon
    own = lexicon.calendar.zones.match(tokens.keys, j)
    if own is not None:
        return lexicon.zones.get(own[0]) or (own[0],), own[1]
    city = _city_at(document, j)
    of_city = lexicon.calendar.said("after_cities").match(tokens.keys, city[1]) if city is not None else None
    if city is not None and of_city is not None:
        return (city[0],), of_city[1]  # "9 p.m. Tokyo time"
    named = lexicon.named_zones.match(tokens.keys, j)
    if named is None or (named[1] - j == 1 and tokens.words[j].isascii() and not tokens.words[j][0].isupper()):
        return None
    if named[1] - j == 1 and len(tokens.words[j]) <= 2 and not tokens.words[j].isupper():
        return None
    return (named[0],), named[1]


def possible_zones(document: Document, zones: tuple[Zone | str, ...]) -> tuple[Zone | str, ...]:
    """The zones the source's country uses, where any of them is."""
    country = document.country()
    own = tuple(zone for zone in zones if isinstance(zone, Zone) and country in zone.countries)
    return own or zones


def zone_name(zone: Zone | str) -> str:
    """What a zone is called in a note."""
    return zone.name if isinstance(zone, Zone) else zone


def with_offset(moment: str, zone: Zone | str) -> str:
    """A local instant as ISO 8601 with the offset of its zone on that day."""
    local = dt.datetime.fromisoformat(moment)
    if isinstance(zone, Zone):
        return local.replace(tzinfo=dt.timezone(dt.timedelta(minutes=zone.minutes))).isoformat()
    return local.replace(tzinfo=zoneinfo.ZoneInfo(zone)).isoformat()
