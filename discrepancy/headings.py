"""What tells when an account was written: a line of dates, the dateline that opens a report. Neither is an event."""

from __future__ import annotations

from collections.abc import Iterable

from .document import Document
from .records import Mention
from .records.kinds import DATE
from .surroundings import POINTS, Figures, Sentence

__all__ = ["dateline_of", "is_line_of_dates"]

_TOP = 3  # sentences at the head of a text, its titles among them, that a dateline may open
_PLACED = 8  # tokens of the place and the agency that stand before the day
_AGENCY = 4  # tokens in brackets behind it
_JOINING = frozenset(",.()/-–—:'’")
_BEFORE_DAY = frozenset({",", ":", "–", "—", "-", ")", "/"})
_CLOSING = frozenset({"–", "—", "-", ":", "|"})


def is_line_of_dates(document: Document, sentence: Sentence, inside: Iterable[Mention]) -> bool:
    """Whether a line is made of times and dates: "May 6, 2020 | 7:40 am"; a verb makes it a sentence."""
    told = [mention.end - mention.start for mention in inside if mention.kind in POINTS]
    start, stop = sentence.span
    if not told or 2 * sum(told) < stop - start:
        return False
    keys, lexicon = document.tokens.keys, document.lexicon
    return not any(
        keys[i] in lexicon.verbs or lexicon.calendar.past.match(keys, i) or lexicon.calendar.future.match(keys, i)
        for i in range(sentence.first, sentence.end)
    )


def dateline_of(document: Document, sentence: Sentence, inside: Figures) -> Mention | None:
    """The day in the dateline that opens a sentence: that of "HARWICK, May 2 (Newswire) — A train hit a bus"."""
    if sentence.index >= _TOP or not inside:
        return None
    first, end, mention = inside[0]
    if mention.kind is not DATE or not 0 < first - sentence.first <= _PLACED:
        return None
    return mention if _names_place(document, sentence.first, first) and _closes_dateline(document, end) else None


def _names_place(document: Document, first: int, end: int) -> bool:
    """Whether nothing but names stands before a day, as in "NEW DELHI (Newswire), May 2": no "On Friday", no verb."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    if keys[end - 1] not in _BEFORE_DAY:
        return False
    words = [i for i in range(first, end) if keys[i] not in _JOINING]
    return keys[first] not in _JOINING and not any(
        not keys[i][0].isalpha()
        or keys[i] in lexicon.function_words
        or keys[i] in lexicon.verbs
        or keys[i] in lexicon.calendar.weekdays
        or (lexicon.script == "Latn" and not tokens.words[i][0].isupper())
        for i in words
    )


def _closes_dateline(document: Document, end: int) -> bool:
    """Whether a dash, a colon or an agency in brackets stands behind the day: "May 2 (Newswire)"."""
    keys = document.tokens.keys[end : end + _AGENCY + 2]
    if not keys:
        return False
    if keys[0] != "(":
        return keys[0] in _CLOSING
    return ")" in keys and all(key[0].isalpha() for key in keys[1 : keys.index(")")])
