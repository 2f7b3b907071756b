"""All cues of a language by the tokens they begin with: a sentence is gone through once for all of them.

Most cues begin with words as common as "in" and "the": it is the second word that tells which can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .phrases import Phrases

__all__ = ["CueStart", "cue_starts"]


@dataclass(frozen=True, slots=True)
class CueStart:
    """The cues that begin with one token: those of this token alone, the longer ones by their second token."""

    alone: tuple[str, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def matches(self, keys: Sequence[str], i: int) -> Iterator[tuple[str, int]]:
        """The name of every cue that begins at token `i`, and the index after its longest words."""
        rows = self.longer.get(keys[i + 1]) if i + 1 < len(keys) else None
        if rows is None:
            for name in self.alone:
                yield name, i + 1
            return
        met: set[str] = set()
        for phrase, name in rows:
            if name not in met and keys[i : i + len(phrase)] == phrase:
                met.add(name)
                yield name, i + len(phrase)
        for name in self.alone:
            if name not in met:
                yield name, i + 1


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
