"""All cues of a language by the tokens they begin with: a sentence is gone through once for all of them.

Most cues begin with words as common as "in" and "the": it is the second word that tells which can be meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .phrases import Phrases

__all__ = ["CueStart", "cue_starts"]


@dataclass(frozen=True, slots=True)
class CueStart:
    """The cues that begin with one token: those of this token alone, the longer ones by their second token."""

    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def matches(self, keys: Sequence[str], i: int) -> dict[str, int]:
        """Every cue that begins at token `i` by its name, with the index after its longest words."""
        rows = self.longer.get(keys[i + 1], ()) if i + 1 < len(keys) else ()
        found: dict[str, int] = {}
        for phrase, name in rows:
            if name not in found and keys[i : i + len(phrase)] == phrase:
                found[name] = i + len(phrase)
        for name in self.alone:
            found.setdefault(name, i + 1)
        return found


def cue_starts(cues: Mapping[str, Phrases[str]]) -> dict[str, CueStart]:
    """The cues by their first token, in the order of the table."""
    alone: dict[str, list[str]] = {}
    longer: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for name, phrases in cues.items():
        for phrase in phrases.phrases():
            if len(phrase) == 1:
                alone.setdefault(phrase[0], []).append(name)
            else:
                longer.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, name))
    return {
        first: CueStart(
            tuple(alone.get(first, ())),
            {
                second: tuple(sorted(rows, key=lambda row: -len(row[0])))
                for second, rows in longer.get(first, {}).items()
            },
        )
        for first in {**alone, **longer}
    }
