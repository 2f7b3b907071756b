"""A change that another one came after: the 0.5 % of "rose 0.3 % in June after a 0.5 % fall in May".

What is told of it, its date above all, is told of no other figure. What caused a change is told with the thing that
changed ("fell 4 % after a 20 % drop in profit") and is none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from .records import Mention, is_counted
from .records.kinds import DURATION, PERCENT
from .surroundings import POINTS, Place, cue_spans

__all__ = ["change_followed"]

_BREAKS = frozenset({",", ";", ":", ".", "!", "?", "–", "—", "(", ")", "“", "”", '"'})
_TO_TIME = 2  # tokens from a change to its time: "in the"
_TO_CUE = 3  # tokens from a figure to the postposition behind it: "की बढ़ोतरी के बाद"
_NOTHING = range(0)

Figure: TypeAlias = tuple[int, int, Mention]  # its first token, the one behind it
Spans: TypeAlias = Sequence[tuple[int, int]]


def change_followed(place: Place) -> range:
    """The tokens that tell of a change which another one in the sentence of a figure came after.

    Empty where there are none, or no other figure of the kind: "after a 0.5 % fall in May".
    """
    cues = cue_spans(place, "followed")
    if not cues:
        return _NOTHING
    figures = [*place.others, (place.first, place.end, place.mention)]
    times = [(i, to) for i, to, other in figures if other.kind in POINTS] + [*cue_spans(place, "previous")]
    verb_final = place.document.lexicon.verb_final
    clause_of = _clause_before if verb_final else _clause_behind
    for cue in cues:
        either_side = verb_final or cue[0] == place.sentence.first
        for figure in figures:
            clause = clause_of(place, times, cue, figure) if _may_be_followed(figure[2]) else _NOTHING
            rest = [i for i, _, other in figures if i not in clause and _are_alike(figure[2], other)]
            if clause and any(either_side or i < cue[0] for i in rest):
                return clause
    return _NOTHING


def _may_be_followed(mention: Mention) -> bool:
    """Whether a figure is a change, or a level in percent: "4.1 % after 4.3 % in May"."""
    is_timed = mention.kind in POINTS or mention.kind is DURATION
    return not is_timed and (mention.change is not None or mention.kind is PERCENT)


def _are_alike(a: Mention, b: Mention) -> bool:
    return a.kind is b.kind or (is_counted(a) and is_counted(b))  # "200,000 jobs … after adding 150,000"


def _clause_behind(place: Place, times: Spans, cue: tuple[int, int], figure: Figure) -> range:
    """The tokens from "after" to the end of a clause that tells of nothing but a change and its time."""
    keys, lexicon, (first, end, mention) = place.document.tokens.keys, place.document.lexicon, figure
    if not cue[1] <= first or not _is_led(place, times, cue[1], first):
        return _NOTHING
    changed = lexicon.change_after.match(keys, end)
    i = changed[1] if changed is not None else end
    stop = next((n for n in range(i, place.sentence.end) if keys[n] in _BREAKS), place.sentence.end)
    behind = [to for at, to in times if i <= at <= i + _TO_TIME and at < stop]
    if behind:
        return range(cue[0], max(behind))
    if mention.change is None:
        return _NOTHING
    is_all = i == stop or keys[i] in lexicon.numerals.ands or any(cue[1] <= at < first for at, _ in times)
    return range(cue[0], i) if is_all else _NOTHING


def _is_led(place: Place, times: Spans, start: int, first: int) -> bool:
    """Whether only the change and its time lead to a figure: "after a revised drop of", not "after profit fell"."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    told, i = dict(times), start
    while i < first:
        turned = lexicon.change_before.match(keys, i) or lexicon.change_object.match(keys, i)
        if i in told:
            i = told[i]
        elif turned is not None:
            i = turned[1]
        elif keys[i] in lexicon.function_words or keys[i].endswith(lexicon.calendar.past_endings):
            i += 1
        else:
            return False
    return True


def _clause_before(place: Place, times: Spans, cue: tuple[int, int], figure: Figure) -> range:
    """The tokens to a postposition, from the time of the change before it: "मई में 0.5 फ़ीसदी की गिरावट के बाद"."""
    keys, (first, end, mention) = place.document.tokens.keys, figure
    changed = place.document.lexicon.change_after.match(keys, end) if mention.change is not None else None
    if not 0 <= cue[0] - (changed[1] if changed is not None else end) <= _TO_CUE:
        return _NOTHING
    before = [at for at, to in times if 0 <= first - to <= _TO_TIME]
    return range(min(before), cue[1]) if before else _NOTHING
