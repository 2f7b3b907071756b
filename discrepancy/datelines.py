"""The day a text says it was published: its dateline, read near its top and left where it is.

Takes a text; gives the `published` that a reader would take from its head when nobody states one.

>>> published_from_text("Rain stops play\\nPublished: 13 August 2024\\nHARWICK — Not a ball was bowled.")
datetime.date(2024, 8, 13)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import regex

from . import lexicon
from .tokens import key_of

__all__ = ["published_from_text"]

_WORD = r"[\p{L}\p{M}]"
_DATE = rf"""
    (?: (?<year>\d{{4}}) - (?<month>\d{{2}}) - (?<day>\d{{2}}) (?: T[\d:.]+ (?:Z|[+-][\d:]+)? )? (?!\w)
      | (?<word> {_WORD}{{2,12}} ) \.? \s+ (?<day> \d{{1,2}} ) (?: st|nd|rd|th )? ,? \s+ (?<year> \d{{4}} ) \b
      | (?<day> \d{{1,2}} ) (?: st|nd|rd|th )? \s+ (?<word> {_WORD}{{2,12}} ) [.,]? \s+ (?<year> \d{{4}} ) \b
    )"""
_WEEKDAY = rf"(?: (?<weekday> {_WORD}{{2,12}} ) \.? [,\s]+ )?"
_LABEL = r"(?: (?:first\s+)?published | posted | date | dateline | प्रकाशित | दिनांक | तारीख )"
_UPDATED = r"(?: (?:last\s+)?updated | last\s+modified | अपडेट )"
# what may end a dateline: a dash, colon or bar, the agency in brackets, or the line, with a time of day before it
_CLOCK = r"(?: ,? \s+ (?:at\s+)? \d{1,2} [:.] \d{2} (?:\s?[ap]\.?m\.?)? (?:\s+[A-Z]{2,5})? )?"
_END = r"\s* (?: [—–|:•·] | -{1,2}\s | \( \p{L}[^()\n]{0,30} \) | $ )"
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.MULTILINE
# what may stand before the date: places, an agency, a byline; no words that make it a sentence, no quotation or handle
_HEAD = r"""
    (?: (?= [\p{L}(] )
        (?: (?! \b (?:on|in|at|was|were|is|born|since|until) \b ) [^\n@#!?।"“”‘] ){0,60}
        [,)—–|:•·-] \s*
    )?"""


def _labelled(label: str) -> str:
    """ "Published: 13 August 2024" anywhere near the top, or "Published 13 August 2024" as a line of its own."""
    return rf"""
        (?<![\w@#]) {label} (?:\s+on)? \s* : \s* {_WEEKDAY} {_DATE}
        | ^ \s* {label} (?:\s+on)? [\s—–-]+ {_WEEKDAY} {_DATE} {_CLOCK} {_END}"""


_DATELINES = tuple(
    regex.compile(pattern, _FLAGS)
    for pattern in (
        # "date 2024-08-13 The words of the article …" at the very start
        rf"\A [\s\ufeff]* date [\s:]+ {_WEEKDAY} {_DATE}",
        _labelled(_LABEL),
        # "WASHINGTON, Aug. 13, 2024 —", "(Agency) - Aug 13, 2024", "नई दिल्ली, 13 अगस्त 2024 (वार्ता)", a line of its own
        rf"^ [\s\ufeff]* {_HEAD} {_WEEKDAY} {_DATE} {_CLOCK} {_END}",
        _labelled(_UPDATED),
    )
)
_DATELINE_WITHIN = 300


def published_from_text(text: str) -> dt.date | None:
    """The day of a leading "date 2024-08-13", a "Published:" label or a dateline in the first 300 characters, or None.

    A date inside a sentence is none of these, nor is one without a year.

    >>> published_from_text("WASHINGTON, Aug. 13, 2024 — The talk ran late.")
    datetime.date(2024, 8, 13)
    >>> published_from_text("On September 11, 2001 he was in Ohio.") is None
    True
    """
    top = text[: _DATELINE_WITHIN + 40]
    for pattern in _DATELINES:
        for found in pattern.finditer(top):
            if found.start() > _DATELINE_WITHIN or found.end() == len(top) < len(text):
                break
            day = _date(found)
            if day is not None:
                return day
    return None


def _date(found: regex.Match[str]) -> dt.date | None:
    """The day of a match; None where its words are no month or weekday of any language, or there is no such day."""
    month = int(found["month"]) if found["month"] else _number(found["word"], lambda calendar: calendar.months)
    if month is None or (found["weekday"] and not _number(found["weekday"], lambda calendar: calendar.weekdays)):
        return None
    try:
        return dt.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _number(word: str, names: Callable[[lexicon.Calendar], lexicon.Phrases[int]]) -> int | None:
    """The number of a month or weekday in whatever language knows the word."""
    key = key_of(word)
    numbers = (names(lexicon.load(code).calendar).get(key) for code in lexicon.languages())
    return next((number for number in numbers if number is not None), None)
