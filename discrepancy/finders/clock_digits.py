"""Clock times whose minutes are printed in digits beside the hour: "20:42", "8:42:10 p.m.", "3.30pm", "0735 GMT"."""

from __future__ import annotations

from ..document import Document
from .clock import Clock, closes, half_beyond_range, half_of_day, two_digits
from .zones import zones_at

__all__ = ["read_separated", "read_solid"]


def read_separated(document: Document, i: int) -> Clock | None:
    """20:42, 8:42 p.m., 3.30pm, 8:42:10."""
    tokens = document.tokens
    keys = tokens.keys
    word = keys[i]
    if i > 0 and tokens.joined(i) and keys[i - 1] in {":", "-", "/", "."}:
        return None
    if (
        word.isdecimal()
        and len(word) <= 2
        and i + 2 < len(keys)
        and keys[i + 1] == ":"
        and tokens.joined(i + 1)
        and tokens.joined(i + 2)
    ):
        minute = two_digits(keys[i + 2])
        if minute is None or int(word) > 24:
            return None
        end, second = i + 3, None
        if end + 1 < len(keys) and keys[end] == ":" and tokens.joined(end) and tokens.joined(end + 1):
            second = two_digits(keys[end + 1])
            if second is None:
                return None
            end += 2
        hour = int(word)
        half = half_of_day(document, end, hour)
        if half is not None:
            return Clock(half[0], minute, second, i, half[1])
        ranged = half_beyond_range(document, end, hour)
        if ranged is not None:
            return Clock(ranged, minute, second, i, end)
        marker = document.lexicon.calendar.clock_marker.match(keys, end)
        after = marker[1] if marker is not None else end
        leads = document.lexicon.calendar.said("leading_parts")
        return Clock(hour, minute, second, i, after, open_half=1 <= hour <= 12 and (len(word) == 1 or bool(leads)))
    hour_text, point, minute_text = word.partition(".")
    if point and hour_text.isdecimal() and len(hour_text) <= 2 and len(minute_text) == 2:
        minute = two_digits(minute_text)
        half = half_of_day(document, i + 1, int(hour_text)) if minute is not None else None
        if half is not None:
            return Clock(half[0], minute, None, i, half[1])
        ranged = half_beyond_range(document, i + 1, int(hour_text)) if minute is not None else None
        if ranged is not None:
            return Clock(ranged, minute, None, i, i + 1)
        marker = document.lexicon.calendar.clock_marker.match(keys, i + 1)
        if minute is not None and marker is not None and int(hour_text) < 24:
            # behind a part of the day it is of that half: "शाम 5.30 बजे"
            led = bool(document.lexicon.calendar.said("leading_parts")) and 1 <= int(hour_text) <= 12
            return Clock(int(hour_text), minute, None, i, marker[1], open_half=led)
        if minute is not None and int(hour_text) < 24 and zones_at(document, i + 1)[1] > i + 1:
            return Clock(int(hour_text), minute, None, i, i + 1)  # 17.30 GMT
        article = document.lexicon.calendar.said("before_hours").match_before(keys, i)
        if (
            minute is not None
            and int(hour_text) < 24
            and article is not None
            and (closes(document, i + 1) or keys[i + 1].endswith(document.lexicon.calendar.past_endings))
        ):
            return Clock(int(hour_text), minute, None, i, i + 1)  # "a las 18.30"
        if minute is not None and 1 <= int(hour_text) <= 12 and _opens_part_of_day(document, i + 1):
            return Clock(int(hour_text), minute, None, i, i + 1, open_half=True)
    return None


def _opens_part_of_day(document: Document, i: int) -> bool:
    """Whether a day and a part of it stand at a token: "shortly before 11.30 on Thursday night"."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    link = calendar.said("links").match(keys, i)
    at = link[1] if link is not None else i
    day = calendar.weekdays.match(keys, at) or calendar.words.match(keys, at)
    return day is not None and calendar.day_parts.match(keys, day[1]) is not None


def read_solid(document: Document, i: int) -> Clock | None:
    """0735 GMT, 1430 hours, 340pm, "0035 local time", "1353 (1023 GMT)"."""
    keys, word = document.tokens.keys, document.tokens.keys[i]
    if len(word) not in {3, 4} or not word.isdecimal() or int(word[:-2]) > 24 or int(word[-2:]) > 59:
        return None
    end, hour, minute = i + 1, int(word[:-2]), int(word[-2:])
    half = half_of_day(document, end, hour)
    if half is not None:
        return Clock(half[0], minute, None, i, half[1])
    if len(word) != 4:
        return None
    calendar = document.lexicon.calendar
    marker = calendar.clock_marker.match(keys, end)
    if marker is not None and calendar.said("before_lengths").match_before(keys, i) is None:  # "lasted 1000 hours"
        return Clock(hour, minute, None, i, marker[1])
    if (
        end < len(keys)
        and document.tokens.words[end] in document.lexicon.zones
        and document.tokens.words[end].isupper()
    ):
        return Clock(hour, minute, None, i, end)
    local = calendar.local.match(keys, end)
    if (local is not None and closes(document, local[1])) or _is_told_again(document, end):
        return Clock(hour, minute, None, i, end)
    return None


def _is_told_again(document: Document, i: int) -> bool:
    """Whether brackets at token `i` tell the same hour in a zone of its own: "(1023 GMT)"."""
    keys, words = document.tokens.keys, document.tokens.words
    return (
        i + 2 < len(keys)
        and keys[i] == "("
        and len(keys[i + 1]) == 4
        and keys[i + 1].isdecimal()
        and (words[i + 2] in document.lexicon.zones and words[i + 2].isupper())
    )
