"""Numerals in digits and words: value, and the size of the last printed place.

Takes the tokens of a text and an index, gives a `Numeral` or None. One small grammar serves all languages: a group
below a thousand, a scale that multiplies it, smaller parts that follow ("two thousand and fifty", "2 crore 50 lakh"),
and a fraction at the end ("and a half", "five ninths"). The values of the words are data.

>>> from discrepancy.lexicon import load
>>> from discrepancy.tokens import tokenise
>>> read_numeral(tokenise("two hundred and fifty thousand people"), 0, load("en").numerals).value
Decimal('250000')
>>> read_numeral(tokenise("88.9 million"), 0, load("en").numerals).step
Decimal('100000.0')
"""

from .reading import read_numeral, read_ordinal
from .value import Alternative, Numeral

__all__ = ["Alternative", "Numeral", "read_numeral", "read_ordinal"]
