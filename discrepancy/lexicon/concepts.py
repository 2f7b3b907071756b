"""Words of news and the concept each stands for, the same in all languages: "taken to hospital", "eingeliefert"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..once import loaded_once
from ..tokens import key_of
from .phrases import keys_of
from .reading import read_table

__all__ = ["CONCEPT", "STEM", "Concepts", "Siblings", "concepts_of", "siblings"]

CONCEPT = "="  # opens the name of a concept, which no word of a text does
STEM = 6  # letters by which two words of one language count as the same: "injured", "injuring"


@dataclass(frozen=True, slots=True)
class Concepts:
    """The concept of each word of a language by the word's key, and of each expression of several words by theirs."""

    words: Mapping[str, str]
    expressions: Mapping[tuple[str, ...], str]


@loaded_once
def concepts_of(language: str) -> Concepts:
    """The words and expressions of a language that stand for a concept; none where it has no table.

    >>> concepts_of("en").words["votes"] == concepts_of("de").words["stimmen"] == "=vote"
    True
    """
    table = read_table("concepts", language).get("concepts", {})
    words: dict[str, str] = {}
    expressions: dict[tuple[str, ...], str] = {}
    for name, told in table.items():
        for word in told.split():
            keys = keys_of(word.replace("_", " "))
            if len(keys) > 1:  # "came_to_light", and "line-up", which is three tokens
                expressions.setdefault(keys, CONCEPT + name)
            else:
                words.setdefault(key_of(word), CONCEPT + name)
    return Concepts(MappingProxyType(words), MappingProxyType(expressions))


@dataclass(frozen=True, slots=True)
class Siblings:
    """The rows of concepts that exclude each other by concept, of those the earlier stages of one thing, wide rows.

    A concept of a wide row holds for all figures of its sentence that are not nearer to another one. `roles` are the
    rows of what people are in a story, by concept, each with its side: a suspect is no victim.
    """

    rows: Mapping[str, tuple[str, ...]]
    stages: frozenset[tuple[str, str]]
    wide: frozenset[str]
    roles: Mapping[str, Mapping[str, str]]


@loaded_once
def siblings() -> Siblings:
    """Of which concepts a figure is of one at most: a semi-final is no final.

    >>> siblings().rows["=semifinal"], ("round_of_contest", "=semifinal") in siblings().stages
    (('round_of_contest',), True)
    """
    table = read_table("siblings")
    rows: dict[str, tuple[str, ...]] = {}
    for row, names in table["siblings"].items():
        for name in names.split():
            rows[CONCEPT + name] = (*rows.get(CONCEPT + name, ()), row)
    for row, names in table["stages"].items():
        for name in names.split():
            told = rows.get(CONCEPT + name, ())
            rows[CONCEPT + name] = told if row in told else (*told, row)
    stages = frozenset((row, CONCEPT + name) for row, names in table["stages"].items() for name in names.split())
    wide = frozenset(table["wide"]["rows"].split())
    return Siblings(MappingProxyType(rows), stages, wide, MappingProxyType(_roles(table["roles"])))


def _roles(table: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """The side of each row that a concept is of: "=teacher" is of "teacher" in the row "school"."""
    roles: dict[str, dict[str, str]] = {}
    for row, sides in table.items():
        for side in sides:
            for name in side.split():
                roles.setdefault(CONCEPT + name, {})[row] = side
    return roles
