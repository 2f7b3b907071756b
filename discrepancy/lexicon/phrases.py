"""Phrases of one or more tokens and what each stands for; the longest that fits is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import Any, Generic, TypeVar

from ..tokens import tokenise

__all__ = ["NO_WORDS", "Phrases", "T", "keys_of"]

T = TypeVar("T")

_MAKING = RLock()  # tables are made of generators, which two threads cannot draw from at once


def _words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as printed; cut at spaces where it is plain words, which spares most of them the scan."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.split())
    return tokenise(phrase).words


def keys_of(phrase: str) -> tuple[str, ...]:
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tokenise(phrase).keys


class Phrases(Generic[T]):
    """Phrases of one or more tokens and what each stands for; the longest that fits is found.

    `starts` and `ends` hold, by the first and the last token, the phrases with their lengths and what they stand for.
    They are made when first asked for: most articles need few of the tables of their language.

    >>> phrases = Phrases([("more than", 1), ("more", 2)])
    >>> phrases.match(("more", "than", "two"), 0)
    (1, 2)
    >>> phrases.match_before(("no", "more"), 2)
    (2, 1)
    """

    __slots__ = ("_by_second", "_entries", "_exact", "_reader", "ends", "starts")

    starts: dict[str, tuple[tuple[tuple[str, ...], int, T], ...]]
    ends: dict[str, tuple[tuple[tuple[str, ...], int, T], ...]]

    def __init__(
        self,
        entries: Iterable[tuple[str, T]] = (),
        *,
        exact: bool = False,
        reader: Callable[[str], T | None] | None = None,
    ) -> None:
        self._entries: Iterable[tuple[str, T]] | None = entries
        self._by_second: dict[str, dict[str | None, tuple[tuple[tuple[str, ...], int, T], ...]]] = {}
        self._exact = exact
        self._reader = reader  # for words that no list can hold: the closed compounds of German

    def __getattr__(self, name: str) -> Any:
        """`starts` and `ends`, asked for the first time."""
        if name not in ("starts", "ends"):
            raise AttributeError(name)
        with _MAKING:
            if self._entries is not None:
                self._make(self._entries)
        return object.__getattribute__(self, name)

    def _make(self, entries: Iterable[tuple[str, T]]) -> None:
        after: dict[str, dict[tuple[str, ...], T]] = {}
        before: dict[str, dict[tuple[str, ...], T]] = {}
        split = _words_of if self._exact else keys_of
        for phrase, value in entries:
            keys = split(phrase)
            if keys:
                after.setdefault(keys[0], {}).setdefault(keys, value)
                before.setdefault(keys[-1], {}).setdefault(keys, value)
        self.starts = {key: _longest_first(table) for key, table in after.items()}
        self.ends = {key: _longest_first(table) for key, table in before.items()}
        self._entries = None

    def __contains__(self, key: str) -> bool:
        rows = self.starts.get(key)
        return rows is not None and rows[-1][1] == 1  # the shortest stands last

    def __bool__(self) -> bool:
        return bool(self.starts)

    def first_keys(self) -> Iterator[str]:
        """The first token of every phrase."""
        return iter(self.starts)

    def items(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Every phrase as its tokens, and what it stands for."""
        for rows in self.starts.values():
            for keys, _, value in rows:
                yield keys, value

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """Every phrase as its tokens."""
        return (keys for keys, _ in self.items())

    def get(self, key: str) -> T | None:
        """What the one-token phrase `key` stands for."""
        for _, size, value in self.starts.get(key, ()):
            if size == 1:
                return value
        return None

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token `i`: what it stands for and the index after it."""
        if not 0 <= i < len(keys):
            return None
        rows = self.starts.get(keys[i])
        if rows is not None:  # hardly ever: this is the innermost loop of all finders
            if len(rows) > _MANY:
                rows = self._beginning(rows, keys, i)
            for phrase, size, value in rows:
                if size == 1 or keys[i : i + size] == phrase:
                    return value, i + size
        if self._reader is not None and (read := self._reader(keys[i])) is not None:
            return read, i + 1
        return None

    def matches(self, keys: Sequence[str], i: int) -> list[tuple[T, int]]:
        """Every phrase that begins at token `i`, the longest first: what it stands for and the index after it."""
        rows = self.starts.get(keys[i], ())
        if len(rows) > _MANY:
            rows = self._beginning(rows, keys, i)
        found = []
        for phrase, size, value in rows:
            if size == 1 or keys[i : i + size] == phrase:
                found.append((value, i + size))
        if self._reader is not None and (read := self._reader(keys[i])) is not None:
            found.append((read, i + 1))
        return found

    def _beginning(
        self, rows: tuple[tuple[tuple[str, ...], int, T], ...], keys: Sequence[str], i: int
    ) -> tuple[tuple[tuple[str, ...], int, T], ...]:
        """Of the phrases that begin with a token as common as "of" those that go on as the text does."""
        table = self._by_second.get(keys[i])
        if table is None:
            alone = tuple(row for row in rows if row[1] == 1)
            seconds = {row[0][1] for row in rows if row[1] > 1}
            table = {second: tuple(row for row in rows if row[1] == 1 or row[0][1] == second) for second in seconds}
            table[None] = alone
            self._by_second[keys[i]] = table
        found = table.get(keys[i + 1]) if i + 1 < len(keys) else None
        return found if found is not None else table[None]

    def match_before(self, keys: Sequence[str], i: int, floor: int = 0) -> tuple[T, int] | None:
        """The longest phrase that ends just before token `i`: what it stands for and its first index (>= floor)."""
        if i <= floor or i > len(keys):
            return None
        rows = self.ends.get(keys[i - 1])
        if rows is None:
            return None
        for phrase, size, value in rows:
            start = i - size
            if start >= floor and (size == 1 or keys[start:i] == phrase):
                return value, start
        return None


_MANY = 4  # phrases of one first token, from which on their second is looked at first

NO_WORDS: Phrases[str] = Phrases()


def _longest_first(table: dict[tuple[str, ...], T]) -> tuple[tuple[tuple[str, ...], int, T], ...]:
    """The phrases of a key with their lengths in tokens, the longest first."""
    if len(table) == 1:
        [(keys, value)] = table.items()
        return ((keys, len(keys), value),)
    return tuple(sorted(((keys, len(keys), value) for keys, value in table.items()), key=lambda row: -row[1]))
