"""Frames around claims made by hand, and stories of them, for tests of what is aligned after reading."""

from __future__ import annotations

from typing import Any

from discrepancy import Claim, lexicon
from discrepancy.frames import Frame
from discrepancy.story import Story, Weights, story_of

__all__ = ["WEIGHTS", "frame", "story"]

# Round ones, of which scores can be worked out by hand; those of the library are fitted, and change.
WEIGHTS = Weights(
    same_bias=0.6, same_print=1.0, same_inexact=-1.7, other_stance=-1.2, other_measure=-0.8, unlike_measure=-2.0,
    same_head=0.9, other_head=-0.9, same_names=0.6, same_sole=0.6, same_digit=0.35, same_threshold=-0.4,
    measure_missing=-0.8, sentence=3.0, place=-1.5, sole_place=0.3, lead=0.5, other_names=-0.8, across_languages=1.7,
    support=0.4, swapped=3.5, threshold=2.0,
)  # fmt: skip


def frame(claim: Claim, **fields: Any) -> Frame:
    """A claim in its frame; nothing stands around it, unless told otherwise. Lists are sets."""
    bare: dict[str, Any] = {
        "language": "en", "head": "people", "near": {}, "words": [], "names": [], "position": 0.0, "sentence": 0,
        "rank": 0,
    }  # fmt: skip
    told = {name: frozenset(value) if isinstance(value, list) else value for name, value in (bare | fields).items()}
    return Frame(claim=claim, **told)


def story(*frames: Frame) -> Story:
    """A story of such frames, with the weights above."""
    languages = {made.language for made in frames} | {"en"}
    return story_of(list(frames), {name: lexicon.load(name) for name in languages}, WEIGHTS, None)
