"""Frames around claims made by hand, and stories of them, for tests of what is aligned after reading."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from discrepancy import Article, Claim, lexicon
from discrepancy.contents import contents_of, read_sentence
from discrepancy.document import read
from discrepancy.frames import Frame
from discrepancy.mentions import find_mentions
from discrepancy.story import Story, Weights, story_of
from discrepancy.surroundings import Place

__all__ = ["WEIGHTS", "frame", "story"]

# Round ones, of which scores can be worked out by hand; those of the library are fitted, and change.
WEIGHTS = Weights(
    same_bias=0.6, same_print=1.0, same_inexact=-1.7, other_stance=-1.2, other_measure=-0.8, unlike_measure=-2.0,
    same_head=0.9, other_head=-0.9, same_names=0.6, same_sole=0.6, same_digit=0.35, same_threshold=-0.4,
    measure_missing=-0.8, sentence=3.0, place=-1.5, sole_place=0.3, lead=0.5, other_names=-0.8, across_languages=1.7,
    support=0.4, swapped=3.5, threshold=2.0,
)  # fmt: skip


def _bare_place() -> Place:
    """A figure with nothing around it."""
    document = read(Article(text="12", source="a", language="en"))
    [mention] = find_mentions(document)
    return Place(document, read_sentence(contents_of(document, {}), 0), 0, 1, mention, [])


_PLACE = _bare_place()
_FIELDS = {field.name for field in fields(Frame)}


def frame(claim: Claim, **around: Any) -> Frame:
    """A claim in its frame; nothing stands around it, unless told otherwise. Lists are sets."""
    bare: dict[str, Any] = {
        "place": _PLACE, "language": "en", "head": "people", "near": {}, "words": [], "names": [], "position": 0.0,
        "sentence": 0, "rank": 0,
    }  # fmt: skip
    told = {name: frozenset(value) if isinstance(value, list) else value for name, value in (bare | around).items()}
    made = Frame(claim=claim, **{name: value for name, value in told.items() if name in _FIELDS})
    vars(made).update({name: value for name, value in told.items() if name not in _FIELDS})  # as if looked for already
    return made


def story(*frames: Frame) -> Story:
    """A story of such frames, with the weights above."""
    languages = {made.language for made in frames} | {"en"}
    return story_of(list(frames), {name: lexicon.load(name) for name in languages}, WEIGHTS, None)
