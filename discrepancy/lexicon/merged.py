"""The tables that whole texts are searched for, merged into one: a text is gone through once for all of them.

Most phrases begin with words as common as "in" and "the": it is the second word that tells which can be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from ..once import kept
from .concepts import concepts_of
from .phrases import Rows, T, by_neighbour

if TYPE_CHECKING:
    from .words import Lexicon

__all__ = ["CUES", "EXPRESSIONS", "MEASURES", "SEPARABLE", "TOPICS", "Found", "Merged", "merged_of"]

MEASURES = "measures"  # words that name measures: the topic in which they do, "verbs" or "nouns", the measures
CUES = "cues"  # the words of every cue: its name
EXPRESSIONS = "expressions"  # several words that stand for a concept together: its name
SEPARABLE = "separable"  # verbs whose particle may stand far behind: the particles, and the measures they then mean
TOPICS = "topics"  # words that tell what a text is about: the measures that have further words there
_NESTED = frozenset({MEASURES, CUES, TOPICS})  # where shorter phrases count that begin with the same token

_MANY = 8  # phrases that begin with the same two tokens, above which the third is looked at: "of the"

Table: TypeAlias = tuple[Hashable, Iterable[tuple[tuple[str, ...], Any]]]  # its name, its phrases, what they stand for
_Rows: TypeAlias = Rows[tuple[Hashable, Any]]
_Pair: TypeAlias = tuple[Mapping[str | None, _Rows] | None, _Rows]  # by their third token if many, and those of any
_Begun: TypeAlias = tuple[Mapping[str | None, _Pair], _Pair]  # the same by their second token
Found: TypeAlias = Sequence[tuple[int, int, T]]  # first token, the one behind, what the phrase stands for


class Merged:
    """Tables of phrases as one, by the token a phrase begins with and the one behind that. Made when first asked for.

    >>> merged = Merged(lambda: [("heights", [(("five", "feet"), 5)]), ("numbers", [(("five",), "V")])])
    >>> merged.found_in(("five", "feet"))
    {'heights': [(0, 2, 5)], 'numbers': [(0, 1, 'V')]}
    >>> merged.found_in(())
    {'heights': (), 'numbers': ()}
    """

    def __init__(self, tables: Callable[[], Iterable[Table]]) -> None:
        self._tables = tables

    @kept
    def _made(self) -> tuple[Mapping[str, _Begun], dict[Hashable, Found[Any]]]:
        """The phrases by their beginning, and every table with nothing found yet."""
        starts: dict[str, list[tuple[tuple[str, ...], int, tuple[Hashable, Any]]]] = {}
        nothing: dict[Hashable, Found[Any]] = {}
        for name, phrases in self._tables():
            nothing[name] = ()
            for keys, value in sorted(phrases, key=lambda phrase: -len(phrase[0])):
                starts.setdefault(keys[0], []).append((keys, len(keys), (name, value)))
        return {key: _begun(rows) for key, rows in starts.items()}, nothing

    def make(self) -> None:
        """Put the tables together, which else happens when a text is first searched."""
        _ = self._made

    def found_in(self, keys: Sequence[str]) -> dict[Hashable, Found[Any]]:
        """The phrases of each table in a text, in order, the longest first; of most tables the longest alone."""
        starts, nothing = self._made
        found: dict[Hashable, Any] = nothing.copy()
        ahead = (*keys, None, None)
        for i, begun in enumerate(map(starts.get, keys)):
            if begun is None:
                continue
            second, alone = begun
            third, rows = second.get(ahead[i + 1], alone)
            if third is not None:
                rows = third.get(ahead[i + 2], rows)
            for phrase, size, (name, value) in rows:
                if size > 2 and keys[i : i + size] != phrase:
                    continue
                told = found[name]
                if not told:
                    found[name] = [(i, i + size, value)]
                elif name in _NESTED or told[-1][0] != i:
                    told.append((i, i + size, value))
        return found


def _begun(rows: Iterable[tuple[tuple[str, ...], int, tuple[Hashable, Any]]]) -> _Begun:
    """The phrases that begin with one token by those behind it."""
    second = {key: _pair(beside) for key, beside in by_neighbour(rows, 1).items()}
    return second, second[None]


def _pair(rows: _Rows) -> _Pair:
    if len(rows) <= _MANY:
        return None, rows
    third = by_neighbour(rows, 2)
    return third, third[None]


def merged_of(lexicon: Lexicon) -> Merged:
    """The tables of a language that texts are searched for."""
    return Merged(lambda: _tables(lexicon))


def _tables(lexicon: Lexicon) -> Iterable[Table]:
    own = [("", lexicon.measure_verbs, lexicon.measure_nouns)]
    for topic, verbs, nouns in own + [(topic.measure, topic.verbs, topic.nouns) for topic in lexicon.topical]:
        yield MEASURES, [(keys, (topic, "verbs", names)) for keys, names in verbs.items()]
        yield MEASURES, [(keys, (topic, "nouns", names)) for keys, names in nouns.items()]
    yield CUES, [(keys, name) for name, cue in lexicon.cues.items() for keys in cue.phrases()]
    yield SEPARABLE, [((verb,), rows) for verb, rows in lexicon.separable.items()]
    yield TOPICS, lexicon.topics.items()
    yield EXPRESSIONS, concepts_of(lexicon.language).expressions.items()
    words = lexicon.measures.values()
    for table in (
        lexicon.roles, lexicon.platforms, lexicon.speaker_classes,
        lexicon.numerals.or_joiners, lexicon.calendar.future,
        *(measure.not_with for measure in words), *(measure.paired_verbs for measure in words),
        *lexicon.changing.values(),
    ):  # fmt: skip
        yield table, table.items()
