"""An article as the stages see it: its language settled, cut into tokens and sentences. Built once, passed on.

>>> from discrepancy.records import Article
>>> document = read(Article(text="दो घंटे बाद।", source="दैनिक"))
>>> document.lexicon.name, document.id
('Hindi', 'दैनिक')
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from itertools import compress, filterfalse
from operator import itemgetter, not_
from typing import Any, TypeVar, overload

from . import lexicon as lexicons
from .budget import Budget
from .digits import Habits, habits_of
from .hidden import broken_numbers, hidden_signs
from .lexicon import EXPRESSIONS, STEM, Found, Lexicon, Phrases, concepts_of, siblings
from .numerals import Numeral, read_numeral, read_ordinal
from .records import Article, ArticleSummary, Measure, Note
from .sentences import split_sentences
from .tokens import Tokens, masked_spans, split_words, tokenise

__all__ = ["Document", "detect_language", "read"]

T = TypeVar("T")

_STEM_OF = itemgetter(slice(STEM))
_DEFAULT = "en"
_SAMPLE = 3000  # tokens looked at to tell the language


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its lexicon, tokens, sentences (spans of offsets) and what of them begins a new sentence.

    `vocabulary` are the keys that stand in it, most of them more than once: what is asked of a key is asked of these.
    `numbers` are those in digits.
    `nouns` are those that `finders.nouns` has read, by the token they stand at and whether one is counted.

    Tokens and sentences are of as much of the text as the limits in `budget` let be read: `tokens.text`.
    """

    article: Article
    id: str
    lexicon: Lexicon
    language_given: bool
    tokens: Tokens
    sentences: tuple[tuple[int, int], ...]
    sentence_starts: tuple[int, ...]
    habits: Habits
    masked: frozenset[int]
    vocabulary: frozenset[str]
    numbers: frozenset[str]
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)
    _numerals: dict[int, Numeral | None] = field(default_factory=dict, repr=False, compare=False)
    _ordinals: dict[int, Numeral | None] = field(default_factory=dict, repr=False, compare=False)
    nouns: dict[tuple[int, bool], Any] = field(default_factory=dict, repr=False, compare=False)
    _hints: dict[int, int] = field(default_factory=dict, repr=False, compare=False)
    _phrases: dict[Hashable, Found[Any]] = field(default_factory=dict, repr=False, compare=False)
    _expressions: dict[int, str] = field(default_factory=dict, repr=False, compare=False)
    _stems: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def stems(self) -> Mapping[str, str]:
        """What each word of the text stands for by itself: its concept, else its stem."""
        if not self._stems:
            concepts = concepts_of(self.lexicon.language).words
            self._stems.update(zip(self.vocabulary, map(_STEM_OF, self.vocabulary), strict=True))
            self._stems.update({key: concepts[key] for key in concepts.keys() & self.vocabulary})
        return self._stems

    def meanings(self, i: int) -> tuple[str, ...]:
        """What a word stands for: its concept, else its stem; and the concept of the expression it is part of."""
        own, expression = self.stems[self.tokens.keys[i]], self.expressions.get(i)
        if expression is None:
            return (own,)  # mostly
        rows = siblings().rows
        excluded = own in rows and not set(rows[own]).isdisjoint(rows.get(expression, ()))
        return (expression,) if excluded else (own, expression)  # a "semi-final" is no final

    @property
    def expressions(self) -> Mapping[int, str]:
        """The concept of every token that is part of an expression of several words: "came to light"."""
        if not self._expressions:
            found = self._expressions
            found[-1] = ""  # what has been looked for
            for i, end, concept in reversed(self.phrases(EXPRESSIONS)):
                found.update(dict.fromkeys(range(i, end), concept))
        return self._expressions

    @overload
    def phrases(self, table: Phrases[T], first: int = 0, end: int | None = None) -> Found[T]: ...
    @overload
    def phrases(self, table: str, first: int = 0, end: int | None = None) -> Found[Any]: ...
    def phrases(self, table: Hashable, first: int = 0, end: int | None = None) -> Found[Any]:
        """The phrases of a table (one of `lexicon.merged`) that begin from token `first` to before `end`, in order.

        Each is told by its first token, the one behind it, and what it stands for.
        """
        if not self._phrases:
            self._phrases.update(self.lexicon.merged.found_in(self.tokens.keys))
        found = self._phrases[table]
        if not found or (first <= 0 and end is None):
            return found
        return found[bisect_left(found, (first,)) : len(found) if end is None else bisect_left(found, (end,))]

    def numeral_at(self, i: int) -> Numeral | None:
        """The numeral that begins at a token; each is read once, however many finders ask."""
        read = self._numerals
        if i not in read:
            read[i] = read_numeral(self.tokens, i, self.lexicon.numerals, self.habits)
        return read[i]

    def ordinal_at(self, i: int) -> Numeral | None:
        """The ordinal that begins at a token; each is read once."""
        if i not in self._ordinals:
            self._ordinals[i] = read_ordinal(self.tokens, i, self.lexicon.numerals) or self._pointed_ordinal(i)
        return self._ordinals[i]

    def _pointed_ordinal(self, i: int) -> Numeral | None:
        """ "14. Jahrhundert", "zum 3. Mal": digits with a point before what is numbered so."""
        tokens, j = self.tokens, i + 2
        keys = tokens.keys
        if not self.lexicon.ordinal_point or j >= len(keys) or keys[i + 1] != "." or not tokens.joined(i + 1):
            return None
        if not keys[i].isdecimal() or len(keys[i]) > 3 or keys[j] not in self.lexicon.after_ordinals:
            return None
        return Numeral(i, j, Decimal(keys[i]), Decimal(0), "digits")

    def hints_at(self, i: int) -> int:
        """What the figure at a token may be, by what stands at and beside it: the bits of `lexicon.gates`."""
        hints = self._hints.get(i)
        if hints is None:
            numeral = self.numeral_at(i)
            hints = self.lexicon.gates.hints(self.tokens.keys, i, None if numeral is None else numeral.end)
            self._hints[i] = hints
        return hints

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The span of the sentence that holds an offset."""
        return self.sentences[bisect_right(self.sentence_starts, offset, 1) - 1]

    def sentence_index(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self.sentence_starts, offset, 1) - 1

    def token_at(self, offset: int) -> int:
        """The index of the token at, or else the first after, an offset."""
        return bisect_right(self.tokens.ends, offset)

    def country(self) -> str | None:
        """The country the source writes from, as its language tag or time zone tells."""
        tag = self.article.language or ""
        for part in tag.split("-")[1:]:
            if len(part) == 2 and part.isalpha():
                return part.upper()
        return self.lexicon.zone_country.get(self.article.timezone or "")

    @property
    def published(self) -> str | None:
        """When the article was published, as ISO 8601 text."""
        return self.article.published.isoformat() if self.article.published is not None else None

    def leave_out(self, code: str, text: str, start: int, end: int | None = None) -> None:
        """Note that a stretch of the text, to its end where none is given, was not read."""
        end = len(self.article.text) if end is None else end
        self.budget.notes.append(Note(code=code, text=text, article=self.id, start=start, end=end))

    def may_ask(self, parser: str, first: int, end: int) -> bool:
        """Whether a parser of others may be asked for the tokens `first` to before `end`; noted where it may not."""
        if self.budget.may_ask(parser, self.tokens.span(first, end)):
            return True
        if not any(note.code == "max_asked" for note in self.budget.notes):
            text = f"{parser} was asked for as many spans as one article may have it read: this and later ones were not"
            self.leave_out("max_asked", text, self.tokens.starts[first])
        return False

    def summary(self, copy_of: str | None = None) -> ArticleSummary:
        """What a report keeps of the article."""
        article = self.article
        return ArticleSummary(
            id=self.id,
            source=article.source,
            published=self.published,
            language=self.lexicon.language,
            language_given=self.language_given,
            timezone=article.timezone,
            title=article.title,
            url=article.url,
            story=article.story,
            characters=len(article.text),
            copy_of=copy_of,
        )


def read(article: Article, measures: tuple[Measure, ...] = (), budget: Budget | None = None) -> Document:
    """Settle the language of an article and cut it; `measures` are added to the catalogue of its lexicon."""
    budget = budget if budget is not None else Budget()
    most, limit = budget.characters()
    text = article.text if most is None or len(article.text) <= most else article.text[: _last_stop(article.text, most)]
    tokens = tokenise(text)
    code = _given(article) or detect_language(_words_of_language(tokens))
    lexicon = lexicons.load(code, measures)
    if lexicon.closings:
        tokens = split_words(tokens, partial(_stem_of_closed, lexicon))
    sentences = split_sentences(
        text,
        abbreviations=lexicon.abbreviations,
        may_end=lexicon.may_end_sentence,
        after_ordinals=lexicon.after_ordinals,
        going_on=lexicon.going_on,
    ) or ((0, len(text)),)
    vocabulary = frozenset(tokens.keys)
    numbers = frozenset([key for key in vocabulary if key[0].isdecimal()])
    document = Document(
        article=article,
        id=article.id if article.id is not None else article.source,
        lexicon=lexicon,
        language_given=article.language is not None,
        tokens=tokens,
        sentences=sentences,
        sentence_starts=tuple(start for start, _ in sentences),
        habits=habits_of(numbers, points_part="." in lexicon.numerals.groups and "." not in lexicon.numerals.decimals),
        masked=_masked(tokens),
        vocabulary=vocabulary,
        numbers=numbers,
        budget=budget,
    )
    signs = hidden_signs(text)
    if signs:
        document = replace(document, masked=document.masked | _of_broken_numbers(tokens))
        which = f"{len(signs):,} signs, the first {signs[0].name}," if len(signs) > 1 else f"the sign {signs[0].name}"
        what = f"{which} hidden or turning the text: a number with one inside is not read"
        document.leave_out("hidden", what, signs[0].start, signs[0].start + 1)
    if len(text) < len(article.text):
        left = f"its last {len(article.text) - len(text):,} were not read"
        why = f"the text is longer than {most:,} characters" if limit == "max_chars" else "the time was up"
        document.leave_out(limit, f"{why}: {left}", len(text))
    return document


def _last_stop(text: str, most: int) -> int:
    """Where to cut a text that is too long: behind a sentence or a word near the end of what is read, so that no figure
    loses its half."""
    start = max(0, most - _BEFORE_CUT)
    ends = [text.rfind(stop, start, most) + len(stop) for stop in _STOPS if text.rfind(stop, start, most) >= 0]
    return max(ends, default=0) or text.rfind(" ", start, most) + 1 or most


_BEFORE_CUT = 2000  # characters in which the end of a sentence is looked for
_STOPS = (". ", "! ", "? ", "।", "\n")


def _stem_of_closed(lexicon: Lexicon, key: str) -> int:
    """How many letters come before what closes a word: 4 in "halbstündig", 7 in "freitagabend"; 0 for other words."""
    if not key.endswith(lexicon.closings) or lexicon.units.get(key) is not None:
        return 0
    stem = key[: -len(next(closing for closing in lexicon.closings if key.endswith(closing)))]
    numerals = lexicon.numerals
    if lexicon.units.get(key[len(stem) :]) is None:
        return len(stem) if lexicon.calendar.weekdays.get(stem) is not None else 0
    tables = (numerals.cardinals, numerals.fractions, numerals.mixed, numerals.fixed)
    return len(stem) if any(table.get(stem) is not None for table in tables) else 0


def _masked(tokens: Tokens) -> frozenset[int]:
    """The tokens inside addresses, handles and hashtags, which are neither figures nor words."""
    masked: set[int] = set()
    for start, end in masked_spans(tokens.text):
        masked.update(range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)))
    return frozenset(masked)


def _of_broken_numbers(tokens: Tokens) -> frozenset[int]:
    """The tokens of numbers that hold signs which a reader does not see: what he sees, and what they say, are two."""
    broken: set[int] = set()
    for start, end in broken_numbers(tokens.text):
        first, last = bisect_left(tokens.starts, start) - 1, bisect_left(tokens.starts, end)
        if tokens.keys[first] in {".", ","}:
            first -= 1
        if tokens.keys[last] in {".", ","}:
            last += 1
        broken.update(range(first, last + 1))
    return frozenset(broken)


def _given(article: Article) -> str | None:
    """The language stated for an article, where there is data for it; English serves for the rest."""
    if article.language is None:
        return None
    code = article.language.split("-")[0].lower()
    return code if code in lexicons.known_languages() else _DEFAULT


def _words_of_language(tokens: Tokens) -> tuple[str, ...]:
    """The keys that can tell of a language: not "AM" and "IST" in capitals, but for a text that is all in them."""
    words = tokens.words[:_SAMPLE]
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if sum(capitals) >= _HEADLINE and not any(map(str.islower, words)):
        return tokens.keys
    return tuple(compress(tokens.keys, map(not_, capitals)))


_HEADLINE = 4  # words from which capitals are those of a headline: "POLIZEI IST AM TATORT"


def detect_language(keys: tuple[str, ...]) -> str:
    """The language of a text by its script and its most frequent words; English where nothing tells.

    >>> detect_language(("the", "end", "of", "the", "road"))
    'en'
    """
    counts = Counter(keys[:_SAMPLE])
    script = "Deva" if _is_devanagari(counts) else "Latn"
    scores = {
        language: sum(map(counts.__getitem__, frequent & counts.keys()))
        for language, its_script, frequent in lexicons.frequent_words()
        if its_script == script
    }
    best = max(scores, key=lambda language: (scores[language], language == _DEFAULT), default=_DEFAULT)
    return best if scores.get(best) or script != "Latn" else _DEFAULT


def _is_devanagari(counts: Counter[str]) -> bool:
    """Whether more than half the words of a text are in that script."""
    its = [counts[key] for key in filterfalse(str.isascii, counts) if "\u0900" <= key < "\u0980"]
    return bool(its) and 2 * sum(its) > sum(n for key, n in counts.items() if key[0].isalpha() or key[0] > "\u02af")
