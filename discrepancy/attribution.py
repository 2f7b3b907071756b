"""Who says a figure, and whether the source stands behind it."""

from __future__ import annotations

from .lexicon.phrases import NO_WORDS
from .surroundings import CLOSE, FAR, Place, assessed, cost, cue_cost, cue_spans, gap

__all__ = ["speaker_of", "stance_of"]


_UNASSERTED = frozenset({"denied", "doubt", "hypothetical"})
_SAYING = frozenset({"speakers", "assessed"})
_FARTHEST = 6.0  # what the way to a word of saying may cost
_WITHIN = 9  # tokens from a word of saying to who says it


def speaker_of(place: Place) -> str | None:
    """Who is quoted for the figure: the class of speaker named beside a word of saying, else the name before it."""
    if _SAYING.isdisjoint(place.sentence.cues):
        return None  # mostly
    judged, spans = assessed(place), cue_spans(place, "speakers")
    if judged is not None:
        spans = (*spans, judged)
    if not spans:
        return None
    lexicon = place.document.lexicon
    way, (first, end) = min([(cost(place, *span), span) for span in spans])
    if way > _FARTHEST:
        return None
    follows = (first, end) in cue_spans(place, "speakers_follow")  # "won the House, according to officials"
    sentence = place.sentence
    near = [
        (min(gap(i, first, end), gap(j - 1, first, end)), name)
        for i, j, name in place.document.phrases(lexicon.speaker_classes, sentence.first, sentence.end)
        if min(gap(i, first, end), gap(j - 1, first, end)) <= _WITHIN
        and not (i < first if follows else _is_addressed(place, i, j))
    ]
    if near:
        return min(near)[1]
    names = [
        (gap(i, first, end), i)
        for i, _ in place.sentence.names
        if gap(i, first, end) <= 4 and not (follows and i < first) and not _is_of_figure(place, i)
    ]
    return _whole_name(place, min(names)[1]) if names and lexicon.script == "Latn" else None


def _is_addressed(place: Place, first: int, end: int) -> bool:
    """Whether those named there are told or given something: "told families", "paid to families", परिजनों को."""
    keys, cues = place.document.tokens.keys, place.document.lexicon.cues
    before, after = cues.get("addressed", NO_WORDS), cues.get("addressed_after", NO_WORDS)
    return before.match_before(keys, first) is not None or after.match(keys, end) is not None


def _is_of_figure(place: Place, i: int) -> bool:
    """Whether token `i` is part of a figure: nobody is called "GMT" in "by 22:40 GMT, the coastguard said"."""
    at = place.document.tokens.starts[i]
    return any(figure.start <= at < figure.end for figure in (place.mention, *(other for _, _, other in place.others)))


def _whole_name(place: Place, i: int) -> str:
    """The name that token `i` is in: "Foods" is said, "Merrow Foods" is meant."""
    tokens, sentence = place.document.tokens, place.sentence
    inside = sentence.named
    first = end = i
    while first - 1 in inside or (
        first - 1 == sentence.first
        and tokens.words[first - 1].istitle()
        and tokens.keys[first - 1] not in place.document.lexicon.function_words
    ):
        first -= 1
    while end + 1 in inside:
        end += 1
    return " ".join(tokens.words[first : end + 1])


def stance_of(place: Place, measure: str | None) -> str:
    """Whether the source stands behind the figure: "asserted", "denied", "doubted" or "hypothetical"."""
    if measure == "age" or _UNASSERTED.isdisjoint(place.sentence.cues):
        return "asserted"  # "Lind, 47, would be the first"
    denials = [span for span in cue_spans(place, "denied") if not _is_undenied(place, *span)]
    if min((cost(place, *span) for span in denials), default=FAR) <= FAR / 1.5:
        return "denied"
    if cue_cost(place, "doubt") <= FAR / 1.5:
        return "doubted"
    # "400 proposed changes": so many were proposed
    supposed = (cost(place, *span) for span in cue_spans(place, "hypothetical") if span[0] != place.end)
    return "hypothetical" if min(supposed, default=FAR) <= CLOSE / 2 else "asserted"


def _is_undenied(place: Place, first: int, end: int) -> bool:
    """Whether words of denial deny no figure: "did not deny", "was denied bail", "rejected an offer of 7 %"."""
    if any(a <= first and end <= b for a, b in cue_spans(place, "undenied")):
        return True
    refused = {i for a, b in cue_spans(place, "refusing") for i in range(a, b)}
    return set(range(first, end)) <= refused and bool(cue_spans(place, "refusable"))
