"""What an article can be known by: its words, the names in it, and its figures and dates.

Figures are read as everywhere in this library, so that "12 लाख" and "1.2 million" are one; names are kept by their
consonants, so that ट्रंप is Trump; words of the news by the concept they stand for. Thus accounts in two languages meet.

>>> traits = traits_of(Article("Argus Mill in Lund lost 1.2 million kronor on 2 May 2025.", "Post"))
>>> sorted(traits.figures)
['1.2E+6 SEK', '2025-05-02']
>>> [traits.printed[key] for key in traits.names]
['Mill', 'Lund']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..document import Document, read
from ..lexicon.concepts import concepts_of
from ..mentions import find_mentions
from ..names import name_keys, skeleton
from ..quantity import is_vague
from ..records import Article, Kind, Mention

__all__ = ["Traits", "traits_of"]

_FEWEST_CONSONANTS = 3  # fewer fit too many names: such a name is kept as it is printed
_WITH_UNIT = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.FREQUENCY})
_POINTS = frozenset({Kind.DATE, Kind.TIME})


@dataclass(frozen=True, slots=True)
class Traits:
    """How often an article tells each word, name and figure, by key; `printed` is how a name or figure stands in it.

    In a script without capitals (`has_capitals` is false) every longer word may be a name and is in `names` too.
    """

    words: Counter[str]
    names: Counter[str]
    figures: Counter[str]
    printed: Mapping[str, str]
    has_capitals: bool


def traits_of(article: Article) -> Traits:
    """The words, names and figures of an article."""
    document = read(article)
    names: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    printed: dict[str, str] = {}
    named = name_keys(document)
    for i, name in named.items():
        bones = skeleton(name)
        key = bones if len(bones) >= _FEWEST_CONSONANTS else name
        names[key] += 1
        printed.setdefault(key, document.tokens.words[i])
    for mention in find_mentions(document):
        told = _figure(mention)
        if told is not None:
            figures[told] += 1
            printed.setdefault(told, mention.text)
    has_capitals = document.lexicon.script == "Latn"
    words = _words(document, set(named) if has_capitals else set())
    return Traits(words, names, figures, printed, has_capitals)


def _words(document: Document, named: set[int]) -> Counter[str]:
    lexicon, concepts = document.lexicon, concepts_of(document.lexicon.language).words
    told = Counter(
        key
        for i, key in enumerate(document.tokens.keys)
        if i not in named and key not in lexicon.function_words and key not in lexicon.frequent and key[0].isalpha()
    )
    words: Counter[str] = Counter()
    for key, times in told.items():
        words[concepts.get(key) or lexicon.lemma(key)] += times
    return words


def _figure(mention: Mention) -> str | None:
    """A figure as a key that is the same in all languages: its value and unit, or its day.

    None for what is told of any event: a bare rank, "dozens", "now", a weekday of no known week.
    """
    if mention.kind in _POINTS:
        day = (mention.timex or "").partition("T")[0]
        return day if day[:4].isdecimal() or day[5:7].isdecimal() else None
    if mention.value is None or mention.kind is Kind.ORDINAL or is_vague(mention):
        return None
    value = format(mention.value.normalize(), "E" if abs(mention.value) >= _LARGE else "f")
    return f"{value} {mention.unit}" if mention.kind in _WITH_UNIT else value


_LARGE = 10**6  # "1.2E+6" is short however many digits a figure has
