"""Words, numbers and signs of a text, with their offsets; what every finder looks at.

The text is cut once, by one linear scan, and never rewritten: a token's key (lower case, one form for each letter)
is what the lexicon is asked for, its offsets index the caller's text.

>>> tokens = tokenise("Over 1,200 ran.")
>>> tokens.keys
('over', '1,200', 'ran', '.')
>>> tokens.text[tokens.starts[1]:tokens.ends[1]]
'1,200'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from operator import not_

__all__ = ["APOSTROPHES", "DASHES", "HYPHENS", "Tokens", "key_of", "masked_spans", "split_words", "tokenise"]

APOSTROPHES = frozenset({"'", "\u2019"})
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
DASHES = HYPHENS | {"–", "—"}

# Zero-width joiners and spaces are part of a word: print sets them inside Hindi and Arabic words.
# A run of letters and marks, a run of digits with inner points and commas, or one sign. Letters are what is left when
# spaces, digits and signs are taken out: a negated class scans at 12 MB/s, unions of \p{L} and \p{M} at 5. The first
# character stands before the choice, so that spaces are skipped without trying each of these.
_SIGNS = (
    r"\x00-\x1f!-/:-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷"
    r"\u0589\u060c\u061b\u061f\u066a-\u066c\u06d4\u0964\u0965\u0970\u2000-\u200a\u200e-\u205f\u2061-\u20cf\u2100-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u303f\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufffc\ufffd"
)
_SCAN = re.compile(
    r"(\S(?:"
    rf"(?<=[{_SIGNS}])"  # one sign
    rf"|(?<!\d)[a-z]*+[^\s\d{_SIGNS}]*+"  # a word: plain small letters first, which scan fastest
    r"|\d*+(?:[.,]\d++)*"  # a number
    r"))"
)

_SAME_LETTER = {
    0x093C: None,  # nukta: हज़ार is printed हजार as often
    0x0901: 0x0902,  # chandrabindu: पाँच, पांच
    0x200B: None,
    0x200C: None,
    0x200D: None,
    0xFEFF: None,
    0x2018: "'",
    0x2019: "'",
    0x2010: "-",
    0x2011: "-",
    0x2212: "-",
}


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).translate(_SAME_LETTER).lower())
    return folded or word  # a lone zero-width sign is all there is of its token


def key_of(word: str) -> str:
    """The form of one token under which the lexicon knows it."""
    return word.lower() if word.isascii() else _folded(word)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`, in order; white space is no token. Four tuples of one length."""

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def joined(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.keys) and self.ends[i - 1] == self.starts[i]

    def span(self, first: int, end: int) -> str:
        """The text from token `first` to before token `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens, in time proportional to its length."""
    pieces = _SCAN.split(text)  # the space before each token, the token, and so on; at last the space behind them
    bounds = tuple(accumulate(map(len, pieces)))
    words = tuple(pieces[1::2])
    keys = list(map(str.lower, words))
    if not text.isascii():
        for i in compress(range(len(words)), map(not_, map(str.isascii, words))):
            keys[i] = _folded(words[i])
    return Tokens(text=text, words=words, keys=tuple(keys), starts=bounds[:-1:2], ends=bounds[1::2])


def split_words(tokens: Tokens, cut: Callable[[str], int]) -> Tokens:
    """The tokens with each word cut in two where `cut`, asked with its key, gives a length; 0 leaves it whole.

    >>> split_words(tokenise("a catfish"), lambda key: 3 if key.startswith("cat") else 0).words
    ('a', 'cat', 'fish')
    """
    cuts = {i: at for i, key in enumerate(tokens.keys) if (at := cut(key)) and len(key) == len(tokens.words[i])}
    if not cuts:
        return tokens
    spans: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        middle = start + cuts[i] if i in cuts else end
        spans += [(start, middle), (middle, end)] if middle < end else [(start, end)]
    words = tuple(tokens.text[start:end] for start, end in spans)
    starts, ends = zip(*spans, strict=True)
    return Tokens(tokens.text, words, tuple(map(key_of, words)), starts, ends)


# Addresses, handles and hashtags: whatever digits they hold are no figures. Each is looked for from the start of a run
# of signs, and no further than the names of hosts may be long, so that no text is gone over twice.
_TOP_DOMAINS = r"(?:com|org|net|gov|edu|co|in|io|tv|info)\b"
_MASK = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|(?<!\w)[@#]\w+"
    rf"|(?<!\w)\w[\w-]{{0,62}}+(?:\.(?!{_TOP_DOMAINS})[\w-]{{1,63}}+){{0,8}}\.{_TOP_DOMAINS}\S*"
)
# What each of them holds. It stands in few texts, and few places of those: no other place is looked at.
_MASK_SIGN = re.compile(rf"@|#|://|\.(?:(?<=www\.)|{_TOP_DOMAINS})")


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Spans of addresses, handles and hashtags, in order; none of them holds a space.

    >>> masked_spans("Mail a@b.org or see example.com, he said.")
    [(5, 12), (20, 32)]
    """
    spans: list[tuple[int, int]] = []
    end = 0
    for sign in _MASK_SIGN.finditer(text):
        if sign.start() >= end:
            start = text.rfind(" ", end, sign.start()) + 1 or end
            end = text.find(" ", sign.end())
            end = len(text) if end < 0 else end
            spans += [found.span() for found in _MASK.finditer(text, start, end)]
    return spans
