"""The TOML tables of the languages: the only place that reads them, and the small forms that all builders need."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pkgutil import get_data
from types import MappingProxyType
from typing import Any

from ..tokens import key_of, tokenise
from .phrases import NO_WORDS, Phrases, T

__all__ = [
    "Table",
    "catalogue",
    "decimals_of",
    "folded",
    "frequent_words",
    "grouped",
    "key_set",
    "known_languages",
    "languages",
    "plain_phrases",
    "rare_unit_words",
    "read_table",
    "transliteration",
    "valued",
]

Table = dict[str, Any]

_PACKAGE = __package__.rpartition(".")[0]


def languages() -> tuple[str, ...]:
    """The codes of the languages there is data for.

    >>> {"en", "hi"} <= set(languages())
    True
    """
    return tuple(read_table("languages"))


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """`languages()` as a set, kept."""
    return frozenset(languages())


def read_table(name: str, language: str | None = None) -> Table:
    """A table of a language, or one that all share, as `lang/compile.py` gathered it; empty where there is none."""
    table: Table = _tables(language).get(name, {})
    return table


@lru_cache(maxsize=64)
def _tables(language: str | None) -> Table:
    """Every table of one folder; they are shared by all who ask, and never changed."""
    path = "lang/tables.json" if language is None else f"lang/{language}/tables.json"
    tables: Table = json.loads(get_data(_PACKAGE, path) or b"{}")
    return tables


@lru_cache(maxsize=1)
def frequent_words() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Code, script and most frequent words of every language, without loading the rest of it."""
    rows = read_table("languages").items()
    return tuple((code, about["script"], key_set(about["frequent"])) for code, about in rows)


def valued(words: Iterable[str], value: T) -> Iterator[tuple[str, T]]:
    return ((word, value) for word in words)


def plain_phrases(words: Iterable[str] | None, *, exact: bool = False) -> Phrases[str]:
    """Phrases that stand for themselves."""
    if words is None:
        return NO_WORDS
    return Phrases(((word, word) for word in words), exact=exact)


def key_set(words: Iterable[str] | None) -> frozenset[str]:
    return frozenset(key_of(word) for word in words or ())


def decimals_of(table: Mapping[str, Any], reader: Callable[[str], Decimal | None] | None = None) -> Phrases[Decimal]:
    return Phrases(((word, _decimal(value)) for word, value in table.items()), reader=reader)


def _decimal(value: object) -> Decimal:
    if isinstance(value, str) and "/" in value:
        part = Fraction(value)
        return Decimal(part.numerator) / Decimal(part.denominator)
    return Decimal(str(value))


def grouped(table: Mapping[str, Iterable[str]]) -> Phrases[str]:
    return Phrases((word, key) for key, words in table.items() for word in words)


@lru_cache(maxsize=1)
def catalogue() -> tuple[str, ...]:
    """The names of the measures there are."""
    return tuple(read_table("measures"))


@lru_cache(maxsize=1)
def transliteration() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Pairs of letters and single letters with the consonant each stands for."""
    table = read_table("translit")
    return MappingProxyType(table["pairs"]), MappingProxyType({key_of(k): v for k, v in table["letters"].items()})


@lru_cache(maxsize=1)
def rare_unit_words() -> Phrases[str]:
    """Names of units that only quantulum3 knows."""
    return plain_phrases(read_table("rare_units").get("names"))


def folded(words: Iterable[str]) -> set[str]:
    return {" ".join(tokenise(word).keys) for word in words}
