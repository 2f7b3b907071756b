"""The nouns that mean people in one language."""

from __future__ import annotations

from dataclasses import dataclass

from ..tokens import key_of
from .reading import Table, key_set

__all__ = ["PeopleWords", "people_words"]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Dictionary forms of nouns that mean people, and how more of them end.

    `anyone` are those that mean whoever ("person"), `kinds` those that as a rule are some of all ("woman"). What ends
    in one of `victim_endings` means people beside what only the living come to, but for `no_victims`.
    """

    nouns: frozenset[str]
    endings: tuple[str, ...]
    anyone: frozenset[str]
    kinds: frozenset[str]
    victim_endings: tuple[str, ...]
    no_victims: frozenset[str]

    def __contains__(self, noun: object) -> bool:
        """Whether a noun means people; a closed compound by its last part: "Hotelgäste", "Bergleute"."""
        return isinstance(noun, str) and (noun in self.nouns or noun.endswith(self.endings))

    def may_be_victims(self, noun: str) -> bool:
        """Whether an unknown noun ends as those of people do: "dockhand", but not what is known to be another thing."""
        return noun.endswith(self.victim_endings) and noun not in self.no_victims


def people_words(table: Table) -> PeopleWords:
    return PeopleWords(
        nouns=key_set(table.get("people")),
        endings=tuple(map(key_of, table.get("people_endings", ()))),
        anyone=key_set(table.get("all_people")),
        kinds=key_set(table.get("part_people")),
        victim_endings=tuple(map(key_of, table.get("victim_endings", ()))),
        no_victims=key_set(table.get("no_victims")),
    )
