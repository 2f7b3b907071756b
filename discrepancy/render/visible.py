"""Text of unknown origin made safe to look at: what would hide or reorder itself is written out, widths are known.

>>> visible("Reu\\u202eters")
'Reu[U+202E]ters'
>>> display_width("मिलियन"), display_width("百万")
(6, 4)
"""

from __future__ import annotations

import unicodedata

__all__ = ["clip", "display_width", "padded", "visible", "wrapped"]

_NEWLINES = frozenset("\t\n\r\v\f\u2028\u2029")
# Controls, format characters, lone surrogates; and the letters that print as nothing (CGJ, Hangul and Khmer fillers).
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HIDDEN_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Format characters that do print: the Arabic, Syriac and Kaithi signs that enclose a number.
_PRINTED_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_JOINERS = frozenset("\u200c\u200d")
_JOINED = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})


def visible(text: str) -> str:
    """The text with line ends as spaces and every hidden or reordering character as `[U+XXXX]`.

    Joiners stay where a script or an emoji needs them (between two letters of Devanagari, say), and only there.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text, index, character) for index, character in enumerate(text))


def _shown(text: str, index: int, character: str) -> str:
    if character in _NEWLINES:
        return " "
    if unicodedata.category(character) not in _HIDDEN_CATEGORIES and character not in _HIDDEN_LETTERS:
        return character
    if character in _PRINTED_FORMAT:
        return character
    if character in _JOINERS and 0 < index < len(text) - 1:
        neighbours = {unicodedata.category(text[index - 1]), unicodedata.category(text[index + 1])}
        if neighbours <= _JOINED:
            return character
    return f"[U+{ord(character):04X}]"


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters two, combining and format characters none."""
    return sum(map(_column_width, text))


def _column_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clip(text: str, width: int) -> str:
    """The text made visible and cut with an ellipsis where it takes more than `width` columns.

    Marks that take no column of their own are bounded too: at most four characters a column.
    """
    # What is cut away need not be made visible first; one hidden character becomes at most ten.
    text = visible(text[: width * 4 + 1])
    if len(text) <= width * 4 and display_width(text) <= width:
        return text
    return _first_columns(text[: width * 4], width - 1).rstrip() + "…"


def _first_columns(text: str, width: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _column_width(character)
        if taken > width:
            return text[:index]
    return text


def padded(text: str, width: int) -> str:
    """The text filled with spaces to `width` columns."""
    return text + " " * (width - display_width(text))


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns, the first begun with `first`, the others with `rest`.

    Words longer than a line are broken; a width too small to hold the indents is taken as ten columns of text.
    """
    room = max(width - max(display_width(first), display_width(rest)), 10)
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and display_width(line) + 1 + display_width(word) > room:
            lines.append(line)
            line = ""
        while display_width(word) > room:
            # A character wider than the room still has to go somewhere, hence `or word[0]`.
            head = _first_columns(word, room) or word[0]
            lines.append(head)
            word = word[len(head) :]
        line = f"{line} {word}" if line else word
    if line:
        lines.append(line)
    return [(rest if index else first) + line for index, line in enumerate(lines)]
