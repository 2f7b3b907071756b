"""Phrases of one or more tokens and what each stands for; the longest that fits is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any, Generic, TypeAlias, TypeVar

from ..tokens import tokenise

__all__ = ["NO_WORDS", "Phrases", "Rows", "T", "by_name", "by_neighbour", "keys_of"]

T = TypeVar("T")
Rows: TypeAlias = tuple[tuple[tuple[str, ...], int, T], ...]  # phrases, their lengths, and what they stand for

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

    __slots__ = ("_entries", "_exact", "_many_ends", "_many_starts", "_reader", "ends", "starts")

    starts: dict[str, Rows[T]]
    ends: dict[str, Rows[T]]
    _many_starts: dict[str, dict[str | None, Rows[T]]]
    _many_ends: dict[str, dict[str | None, Rows[T]]]

    def __new__(cls, *_: Any, **__: Any) -> Phrases[T]:
        """A table that is not made yet."""
        return object.__new__(_Unmade)

    def __init__(
        self,
        entries: Iterable[tuple[str, T]] = (),
        *,
        exact: bool = False,
        reader: Callable[[str], T | None] | None = None,
    ) -> None:
        self._entries: Iterable[tuple[str, T]] | None = entries
        self._exact = exact
        self._reader = reader

    def _make(self, entries: Iterable[tuple[str, T]]) -> None:
        after: dict[str, dict[tuple[str, ...], T]] = {}
        before: dict[str, dict[tuple[str, ...], T]] = {}
        split = _words_of if self._exact else keys_of
        for phrase, value in entries:
            keys = split(phrase)
            if keys:
                after.setdefault(keys[0], {}).setdefault(keys, value)
                before.setdefault(keys[-1], {}).setdefault(keys, value)
        starts = {key: _longest_first(table) for key, table in after.items()}
        ends = {key: _longest_first(table) for key, table in before.items()}
        self._many_starts = {key: by_neighbour(rows, 1) for key, rows in starts.items() if len(rows) > _MANY}
        self._many_ends = {key: by_neighbour(rows, -2) for key, rows in ends.items() if len(rows) > _MANY}
        self.starts, self.ends = starts, ends  # last: whoever sees them, in another thread, needs the others
        self._entries = None
        self.__class__ = Phrases if self._reader is None else _Open

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
        rows = self.starts.get(key)
        return rows[-1][2] if rows is not None and rows[-1][1] == 1 else None  # the shortest stands last

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token `i`: what it stands for and the index after it."""
        if i < 0:
            return None
        try:
            rows = self.starts.get(keys[i])
        except IndexError:  # behind the last token: met once a text, where asking would cost each call a tenth
            return None
        if rows is None:
            return None  # nearly always: this is the innermost loop of all finders
        if len(rows) > _MANY:
            rows = self._beginning(keys, i)
        for phrase, size, value in rows:
            if size == 1 or keys[i : i + size] == phrase:
                return value, i + size
        return None

    def matches(self, keys: Sequence[str], i: int) -> list[tuple[T, int]]:
        """Every phrase that begins at token `i`, the longest first: what it stands for and the index after it."""
        rows = self.starts.get(keys[i], ())
        if len(rows) > _MANY:
            rows = self._beginning(keys, i)
        found = []
        for phrase, size, value in rows:
            if size == 1 or keys[i : i + size] == phrase:
                found.append((value, i + size))
        return found

    def _beginning(self, keys: Sequence[str], i: int) -> Rows[T]:
        """Of the phrases that begin with a token as common as "of" those that go on as the text does."""
        table = self._many_starts[keys[i]]
        return table.get(keys[i + 1], table[None]) if i + 1 < len(keys) else table[None]

    def match_before(self, keys: Sequence[str], i: int, floor: int = 0) -> tuple[T, int] | None:
        """The longest phrase that ends just before token `i`: what it stands for and its first index (>= floor)."""
        if i <= floor:
            return None
        try:
            rows = self.ends.get(keys[i - 1])
        except IndexError:
            return None
        if rows is None:
            return None
        if len(rows) > _MANY:
            table = self._many_ends[keys[i - 1]]
            rows = table.get(keys[i - 2], table[None]) if i - 2 >= floor else table[None]
        for phrase, size, value in rows:
            start = i - size
            if start >= floor and (size == 1 or keys[start:i] == phrase):
                return value, start
        return None


class _Open(Phrases[T]):
    """Phrases with words that no list can hold, which a reader reads: the closed compounds of German."""

    __slots__ = ()

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token `i`, else what the reader makes of it."""
        found = Phrases.match(self, keys, i)
        return self._read(keys[i], i) if found is None and 0 <= i < len(keys) else found

    def matches(self, keys: Sequence[str], i: int) -> list[tuple[T, int]]:
        """Every phrase that begins at token `i`, the longest first, and what the reader makes of it."""
        found, read = Phrases.matches(self, keys, i), self._read(keys[i], i)
        return found if read is None else [*found, read]

    def _read(self, key: str, i: int) -> tuple[T, int] | None:
        assert self._reader is not None
        value = self._reader(key)
        return None if value is None else (value, i + 1)


class _Unmade(Phrases[T]):
    """Phrases that nobody has asked for. When made they are of another class: one with `__getattr__` is slow to ask for
    any attribute, and finders ask for these more often than for anything else."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """`starts` and `ends`, asked for the first time."""
        if name not in ("starts", "ends"):
            raise AttributeError(name)
        return object.__getattribute__(_made(self), name)

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """What the phrases find when they are made."""
        return _made(self).match(keys, i)

    def matches(self, keys: Sequence[str], i: int) -> list[tuple[T, int]]:
        """What the phrases find when they are made."""
        return _made(self).matches(keys, i)


def _made(phrases: Phrases[T]) -> Phrases[T]:
    """The phrases, made; no method, which another thread may have taken away by making them first."""
    with _MAKING:
        if phrases._entries is not None:
            phrases._make(phrases._entries)
    return phrases


_MANY = 4  # phrases that begin or end with one token, above which the token beside it is looked at first

NO_WORDS: Phrases[str] = Phrases()


def by_name(tables: Mapping[str, Phrases[str]]) -> Callable[[str], Phrases[str]]:
    """What gives the words of one kind by its name, and no words where there are none: finders ask for most of them."""
    return defaultdict(lambda: NO_WORDS, tables).__getitem__


def _longest_first(table: dict[tuple[str, ...], T]) -> Rows[T]:
    """The phrases of a key with their lengths in tokens, the longest first."""
    if len(table) == 1:
        [(keys, value)] = table.items()
        return ((keys, len(keys), value),)
    return tuple(sorted(((keys, len(keys), value) for keys, value in table.items()), key=lambda row: -row[1]))


def by_neighbour(rows: Iterable[tuple[tuple[str, ...], int, T]], place: int) -> dict[str | None, Rows[T]]:
    """The phrases of a key by its neighbour, their token at `place`, in their order; under None those too short to have
    one, which fit by any."""
    longest = max(place, -place - 1)  # of those
    table: dict[str | None, list[tuple[tuple[str, ...], int, T]]] = {None: []}
    for row in rows:
        if row[1] > longest:
            if row[0][place] not in table:
                table[row[0][place]] = table[None].copy()
            table[row[0][place]].append(row)
        else:
            for beside in table.values():
                beside.append(row)
    return {neighbour: tuple(beside) for neighbour, beside in table.items()}
