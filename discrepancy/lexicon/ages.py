"""The words that make a number the age of somebody or something in one language."""

from __future__ import annotations

from dataclasses import dataclass

from ..tokens import key_of
from .phrases import Phrases
from .reading import Table, key_set, plain_phrases

__all__ = ["AgeWords", "age_words"]


@dataclass(frozen=True, slots=True)
class AgeWords:
    """What stands before, behind or beside an age: "aged", "-year-old".

    `coming` stands before one that is still to come ("turns"), `lasting` are endings of what only lasts.
    """

    after: Phrases[str]
    before: Phrases[str]
    coming: Phrases[str]
    verbs: frozenset[str]
    leads: Phrases[str]
    links: Phrases[str]
    copulas: Phrases[str]
    followers: Phrases[str]
    adjectives: frozenset[str]
    lasting: tuple[str, ...]
    genitives: frozenset[str]
    persons: frozenset[str]


def age_words(table: Table) -> AgeWords:
    return AgeWords(
        after=plain_phrases(table.get("after")),
        before=plain_phrases(table.get("before")),
        coming=plain_phrases(table.get("coming")),
        verbs=key_set(table.get("verbs")),
        leads=plain_phrases(table.get("leads")),
        links=plain_phrases(table.get("links")),
        copulas=plain_phrases(table.get("copulas")),
        followers=plain_phrases(table.get("followers")),
        adjectives=key_set(table.get("adjectives")),
        lasting=tuple(map(key_of, table.get("lasting", ()))),
        genitives=key_set(table.get("genitives")),
        persons=key_set(table.get("persons")),
    )
