"""Where sentences begin and end; offsets kept.

>>> text = "It was due at 8 p.m. on Monday. The U.S. team won 3-1."
>>> spans = split_sentences(text, abbreviations=frozenset({"p.m", "u.s"}), may_end=frozenset({"p.m"}))
>>> [text[start:end] for start, end in spans]
['It was due at 8 p.m. on Monday.', 'The U.S. team won 3-1.']
"""

from __future__ import annotations

import re

__all__ = ["split_sentences"]

# A stop with the closing quotes after it, or a line break: the sign first, so that the scan skips to the next one, then
# which it was. A run of stops is looked at once, from its start.
_STOP = re.compile(
    r"[.!?…।॥。！？\n]"
    r"(?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s)"
    r"|(?<=[।॥。！？])[।॥。！？]*+[\"'”’»)\]]*+"
    r"|(?<=\n)\s*+)"
)
_LONGEST = 1000  # characters of a sentence; of 15,000 sentences of news the longest has 656
_FULL_STOPS = "।॥。！？"  # of scripts without small letters
_WORD = re.compile(r"\s{1,3}(\w{1,40})")
_BEFORE_LAST_WORD = re.compile(r".{0,40}[\s\"'“‘(\[«,;:—–]|\A", re.DOTALL)


def split_sentences(
    text: str,
    *,
    abbreviations: frozenset[str],
    may_end: frozenset[str] = frozenset(),
    after_ordinals: frozenset[str] = frozenset(),
    going_on: frozenset[str] = frozenset(),
) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, in order, without the space around them; line breaks end a sentence.

    A point after one of the abbreviations (lower case, without its last point), a single letter or digits ends a
    sentence only where what follows looks like a new one; those of `may_end` ("p.m.") before a capital, unless that is
    a word of `going_on` (small letters): "at 9 p.m. Thursday". A number with a point is an ordinal before a word of
    `after_ordinals` (small letters): "in der 58. Minute". What has no stop in a thousand characters is a table or worse
    and is cut there, since a figure is held against all else in its sentence. Source: the usual rules of rule-based
    splitters.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        begin, end = stop.span()
        sign = text[begin]
        is_line = sign == "\n"
        if not is_line and sign not in _FULL_STOPS:
            follows = text[end : end + 40].lstrip()[:1]
            if follows.islower():
                continue  # "“Really?” he asked", "and so … it went"
            if sign == "." and not _ends_sentence(text, start, begin, follows, abbreviations, may_end, going_on):
                continue
        if after_ordinals and _next_word(text, end) in after_ordinals:
            printed = text[start:begin].rstrip() if is_line else text[start:begin]
            if printed[-1:].isdecimal():
                continue
        _add(spans, text, start, begin if is_line else end)
        start = end
    _add(spans, text, start, len(text))
    return tuple(spans)


def _ends_sentence(
    text: str,
    start: int,
    stop: int,
    follows: str,
    abbreviations: frozenset[str],
    may_end: frozenset[str],
    going_on: frozenset[str],
) -> bool:
    """Whether the point at `stop` ends a sentence; `follows` is the first character behind it that is no space."""
    # 40 characters hold every abbreviation: looking further back would make the whole quadratic
    before = _BEFORE_LAST_WORD.match(text, max(start - 1, stop - 41, 0), stop)
    printed = text[before.end() : stop] if before is not None else ""
    word = printed.lower()
    if word in abbreviations:
        # "at 8 p.m. Musk spoke" may begin a sentence, "Gen. Musk" and "the U.S. Army" seldom do
        return word in may_end and follows.isupper() and _next_word(text, stop + 1) not in going_on
    return not (len(word) == 1 and word.isalpha() and printed.isupper())


def _next_word(text: str, end: int) -> str:
    found = _WORD.match(text, end)
    return found.group(1).lower() if found is not None else ""


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add what stands there, cut where it is too long, without the space around it."""
    while start < end:
        is_long = end - start > _LONGEST
        cut = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST if is_long else end
        piece = text[start:cut].lstrip()
        if piece:
            first = cut - len(piece)
            spans.append((first, first + len(piece.rstrip())))
        start = cut
