"""Words of news and the concept each stands for, the same in all languages: "taken to hospital", "eingeliefert"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..once import loaded_once
from ..tokens import key_of
from .reading import read_table

__all__ = ["CONCEPT", "concepts_of"]

CONCEPT = "="  # opens the name of a concept, which no word of a text does


@loaded_once
def concepts_of(language: str) -> Mapping[str, str]:
    """The concept of each word a language has in the table, by the word's key; empty where it has no table.

    >>> concepts_of("en")["votes"] == concepts_of("de")["stimmen"] == "=vote"
    True
    """
    table = read_table("concepts", language).get("concepts", {})
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(key_of(word), CONCEPT + name)
    return MappingProxyType(found)
