"""Which words matplotlib can show: with which fonts of this machine, and what to show where none has the letters.

matplotlib is imported here and only when something is drawn.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

__all__ = ["shown", "text_style"]

# matplotlib's own font has Latin, Greek and Cyrillic; of these the first that is there stands in for Devanagari.
_DEVANAGARI = ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari", "Mangal", "Lohit Devanagari", "FreeSans")
_PRINTED_AS_NOTHING = frozenset({"Cf", "Zs"})
_DOTS = regex.compile(r"…(?:\s*+…)++")
_PILE_OF_MARKS = regex.compile(r"(\p{M}{4})\p{M}+")


def text_style() -> dict[str, Any]:
    """How every text is set: no formulas, for "$25 to $30" is money; the caller's fonts first, then those that help."""
    from matplotlib import rcParams

    return {"parse_math": False, "fontfamily": [*rcParams["font.family"], *_helping()]}


def shown(text: str, otherwise: str = "") -> str:
    """The text if every letter can be shown, else the other one if there is one; dots stand for what cannot be shown.

    No letter keeps more than four marks: a pile of them takes more room than a picture has.
    """
    fonts = _fonts(tuple(text_style()["fontfamily"]))
    text, otherwise = (_PILE_OF_MARKS.sub(r"\1", words) for words in (text, otherwise))
    if not otherwise or all(_is_shown(letter, fonts) for letter in text):
        otherwise = text
    legible = "".join(letter if _is_shown(letter, fonts) else "…" for letter in otherwise)
    return legible if legible == otherwise else _DOTS.sub("…", legible)


def _is_shown(character: str, fonts: tuple[FT2Font, ...]) -> bool:
    if character.isascii() or unicodedata.category(character) in _PRINTED_AS_NOTHING:
        return True
    return any(font.get_char_index(ord(character)) for font in fonts)


@lru_cache(maxsize=1)
def _helping() -> tuple[str, ...]:
    from matplotlib import font_manager, ft2font

    if not hasattr(ft2font, "__libraqm_version__"):
        return ()  # before 3.11 letters that join were set one by one, which nobody could read
    there = set(font_manager.fontManager.get_font_names())
    return next(((name,) for name in _DEVANAGARI if name in there), ())


@lru_cache(maxsize=8)
def _fonts(families: tuple[str, ...]) -> tuple[FT2Font, ...]:
    from matplotlib import font_manager

    find = font_manager.findfont
    return tuple(font_manager.get_font(find(font_manager.FontProperties(family=[name]))) for name in families)
