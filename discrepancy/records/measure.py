"""A measure that a user registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from ..errors import SettingsError
from .kinds import Kind
from .plain import Record

_MEASURE_NAME = regex.compile(r"[a-z][a-z0-9_]{0,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A measure of your own, or further words for one of the catalogue; `Settings(measures=...)` takes them.

    Attributes:
        name: An English word in small letters (`bookings`). Where the catalogue has a measure of this name, the words
            are added to that one's, and its other fields stay as they are.
        language: Of the words; one of `en`, `hi`, `es`, `fr`, `de`.
        kinds: The kinds of figures it can be, as `Kind` names them.
        counted: Nouns that a figure counts, in the singular: "booking".
        nouns: What names the quantity: "occupancy".
        verbs: What tells of it: "booked".
        grows: Whether it is a running figure, which later reports raise.

    Raises `SettingsError` for what cannot be used.

    >>> Measure(name="bookings", counted=["booking"], verbs=["booked"]).counted
    ('booking',)
    """

    name: str
    language: str = "en"
    kinds: tuple[str, ...] = ("count",)
    counted: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    grows: bool = False

    def __post_init__(self) -> None:
        """Check the fields, and keep lists as tuples."""
        if not isinstance(self.name, str) or not _MEASURE_NAME.fullmatch(self.name):
            raise SettingsError("measures, name", self.name, "give an English word such as 'bookings' or 'hotel_stays'")
        for field in ("kinds", "counted", "nouns", "verbs"):
            words = getattr(self, field)
            listed = isinstance(words, Iterable) and not isinstance(words, str)
            if not listed or not all(isinstance(word, str) and word.strip() for word in words):
                raise SettingsError(f"measures, {self.name}, {field}", words, "give a list of words")
            object.__setattr__(self, field, tuple(words))
        unknown = [kind for kind in self.kinds if kind not in set(Kind)]
        if unknown:
            known = ", ".join(sorted(Kind))
            raise SettingsError(f"measures, {self.name}, kinds", unknown[0], f"give some of {known}")
        if not (self.counted or self.nouns or self.verbs):
            raise SettingsError(f"measures, {self.name}", self.nouns, "give a word in counted, nouns or verbs")
