"""How much one call may be given: what a caller sets. `budget` is what the stages ask of it as they go."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from .errors import SettingsError

__all__ = ["Limits", "check_limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a call may take; what lies beyond is left out with a note, or refused. None stands for no limit.

    Attributes:
        max_chars: Characters of one article that are read.
        max_seconds: Wall-clock time of one call, kept to a quarter of a second: of `compare` as a whole, of `extract`
            and `highlight`, and of each article in `extract_many`. What is cut then depends on the machine, so there is
            none unless you set it.
        max_articles: Articles of one story. `compare` raises `LimitExceeded` for more: a report on a part of them
            would look like one on all.
        max_mentions: Figures of one article that are read.

    Raises `SettingsError` for what is no limit.

    >>> from discrepancy import Settings, compare
    >>> accounts = [{"source": "Argus", "text": "Two died. " * 9}, {"source": "Post", "text": "Three died."}]
    >>> [note.text for note in compare(accounts, Settings(limits=Limits(max_chars=45))).notes]
    ['the text is longer than 45 characters: its last 50 were not read']
    """

    max_chars: int | None = 1_000_000
    max_seconds: float | None = None
    max_articles: int | None = 5_000
    max_mentions: int | None = 10_000

    def __post_init__(self) -> None:
        """Check what was given."""
        for limit in fields(self):
            value = getattr(self, limit.name)
            if value is None:
                continue
            seconds = limit.name == "max_seconds"
            is_number = isinstance(value, int | float if seconds else int) and not isinstance(value, bool)
            if not is_number or not 0 < value < math.inf:
                remedy = f"give {'a number of seconds' if seconds else 'a whole number'} above 0, or None for no limit"
                raise SettingsError(f"limits, {limit.name}", value, remedy)


def check_limits(limits: object) -> None:
    """Raise `SettingsError` for what is no `Limits`."""
    if not isinstance(limits, Limits):
        raise SettingsError("limits", limits, "give a discrepancy.Limits")
