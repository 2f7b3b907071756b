"""Frames around claims made by hand, and stories of them, for tests of what is aligned after reading."""

from __future__ import annotations

from typing import Any

from discrepancy import Claim, lexicon
from discrepancy.frames import Frame
from discrepancy.story import Story, Weights, story_of

__all__ = ["frame", "story"]


def frame(claim: Claim, **fields: Any) -> Frame:
    """A claim in its frame; nothing stands around it, unless told otherwise. Lists are sets."""
    bare: dict[str, Any] = {
        "language": "en", "head": "people", "near": {}, "words": [], "names": [], "position": 0.0, "sentence": 0,
        "rank": 0,
    }  # fmt: skip
    told = {name: frozenset(value) if isinstance(value, list) else value for name, value in (bare | fields).items()}
    return Frame(claim=claim, **told)


def story(*frames: Frame) -> Story:
    """A story of such frames, with the weights of every story."""
    languages = {made.language for made in frames} | {"en"}
    return story_of(list(frames), {name: lexicon.load(name) for name in languages}, Weights(), None)
