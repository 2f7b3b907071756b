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
from collections.abc import Iterable, Mapping, Sequence
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
_OF_NAMES = 0.5  # share of capitals among the words of a credit, more than in most sentences of German
_POINTS = frozenset({Kind.DATE, Kind.TIME})


@dataclass(frozen=True, slots=True)
class Traits:
    """How often an article tells each word, name and figure, by key; `printed` is how a name or figure stands in it.

    `openers` are the words that stand only where a sentence begins: any of them may be a name. `moments` are the days
    and hours told, as ISO 8601 text, or the day of publication where none is. In a script without capitals
    (`has_capitals` is false) every longer word may be a name and is in `names` too. Credits are left out.
    """

    words: Counter[str]
    openers: frozenset[str]
    names: Counter[str]
    figures: Counter[str]
    printed: Mapping[str, str]
    moments: frozenset[str]
    has_capitals: bool


def traits_of(article: Article) -> Traits:
    """The words, names and figures of an article."""
    document = read(article)
    names: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    printed: dict[str, str] = {}
    mentions = find_mentions(document)
    end = _credit(document, mentions)
    named = {i: name for i, name in name_keys(document).items() if i < end}
    for i, name in named.items():
        bones = skeleton(name)
        key = bones if len(bones) >= _FEWEST_CONSONANTS else name
        names[key] += 1
        printed.setdefault(key, document.tokens.words[i])
    for mention in mentions:
        told = _figure(mention)
        if told is not None:
            figures[told] += 1
            printed.setdefault(told, mention.text)
    has_capitals = document.lexicon.script == "Latn"
    words, openers = _words(document, set(named) if has_capitals else set(), end)
    return Traits(words, openers, names, figures, printed, _moments(article, mentions), has_capitals)


def _credit(document: Document, mentions: Sequence[Mention]) -> int:
    """The token behind which only credits stand: "(Reporting by Maria Lind in Halmar; editing by Dan Rask)".

    Credits are the last sentences, behind the last figure, as long as most of their words are names. They tell nothing
    of the story, and differ from copy to copy.
    """
    tokens, unsaying = document.tokens, document.lexicon.function_words
    end, last_figure = len(tokens), max((mention.start for mention in mentions), default=0)
    for start, _ in reversed(document.sentences[1:]):
        first = document.token_at(start)
        said = [i for i in range(first, end) if tokens.keys[i][0].isalpha()]
        names = [i for i in said if tokens.words[i][0].isupper() and tokens.keys[i] not in unsaying]
        if start <= last_figure or len(names) <= _OF_NAMES * len(said):
            break
        end = first
    return end


def _moments(article: Article, mentions: Iterable[Mention]) -> frozenset[str]:
    """The days and hours told, as precisely as they are: two quakes of one day struck at two hours."""
    told = frozenset(m.timex for m in mentions if m.kind in _POINTS and m.timex is not None)
    return told or frozenset({str(article.published_day)} if article.published_day is not None else ())


def _words(document: Document, named: set[int], end: int) -> tuple[Counter[str], frozenset[str]]:
    """The words that are no names, and those of them that only open sentences."""
    lexicon, concepts = document.lexicon, concepts_of(document.lexicon.language).words
    unsaying = (lexicon.function_words, lexicon.frequent, lexicon.calendar.weekdays, lexicon.calendar.months)
    told = [
        (key, i)
        for i, key in enumerate(document.tokens.keys[:end])
        if i not in named and key[0].isalpha() and not any(key in words for words in unsaying)
    ]
    word_of = {key: concepts.get(key) or lexicon.lemma(key) for key, _ in told}
    starts = {document.token_at(start) for start, _ in document.sentences}
    inner = {word_of[key] for key, i in told if i not in starts}
    return Counter(word_of[key] for key, _ in told), frozenset(word_of.values()) - inner


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
