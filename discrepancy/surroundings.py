"""What stands around a figure in its sentence, and how far away.

Distance is a cost: tokens, more for a comma or a stop, most for another figure of the kind in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise, repeat
from typing import TypeAlias

from .document import Document
from .lexicon import Phrases
from .records import Mention, inner_record
from .records.kinds import DATE, TIME
from .tokens import APOSTROPHES

__all__ = [
    "BREAKS",
    "CLOSE", "COUNTED", "ELSEWHERE", "FAR", "LONGEST", "NEAR", "NOUN", "POINTS", "ROLE", "TAKEN", "VERB",
    "Figures", "Hit", "Pauses", "Place", "Sentence",
    "assessed", "cost", "cue_cost", "cue_end", "cue_spans", "gap", "nearest_cost", "opens_whole", "pauses_of",
    "phrase_cost",
]  # fmt: skip

NEAR = 9  # tokens on either side that count as "near"
LONGEST = 40  # tokens of a figure with the nouns that it counts, beyond which none reaches
CLOSE, FAR = 1.8, 4.5  # what the way to a cue, or to a platform, may cost
# How loud words of the catalogue speak: the noun a figure counts, a noun that only says who is counted, a predicate,
# a noun that names the quantity, a counted noun that stands elsewhere in the sentence.
COUNTED, ROLE, VERB, NOUN, ELSEWHERE = 6.0, 3.6, 4.5, 4.2, 3.2
POINTS = frozenset({DATE, TIME})
TAKEN = 1.2  # what it costs that the words stand nearer to another figure
_PER_TOKEN, _COMMA, _STOP, _FIGURE = 0.17, 0.6, 1.6, 1.8
_TENTHS = 10  # pauses are summed in tenths, which add up the same in any order
_PAUSES = {",": round(_COMMA * _TENTHS)} | dict.fromkeys(';:—–()“”"', round(_STOP * _TENTHS))
_QUOTES = frozenset({"“", "”", '"'})
BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")"})  # signs that set words off from those before
_STEPPED = 4  # tokens that may name the unit of a step: "of a percentage point"
_OWNERS = 8  # tokens from a part to its whole: "of the Lund Savings Bank's 480 branches"
_QUOTED = 2  # words in quotation marks that are a name or a term, and no speech


@inner_record()
class Hit:
    """Words of the catalogue or of a cue list found in a sentence."""

    first: int
    end: int
    names: tuple[str, ...]
    weight: float


@inner_record()
class Pauses:
    """What the commas and stops before each token of a text cost together, in tenths, and how many are quotes."""

    cost: list[int]
    quotes: list[int]


def pauses_of(keys: Sequence[str]) -> Pauses:
    return Pauses(
        list(accumulate(map(_PAUSES.get, keys, repeat(0)), initial=0)),
        list(accumulate(map(_QUOTES.__contains__, keys), initial=0)),
    )


@inner_record()
class Sentence:
    """What a sentence holds, looked up once for all its figures.

    `named` are the tokens of its names, `possessors` the names that own something, `sorts` the stems that tell one of
    several sorts that exclude each other, `either` the pairs of hits that "or" joins, `topics` the measures it names.
    """

    index: int
    first: int
    end: int
    span: tuple[int, int]
    measures: tuple[Hit, ...]
    cues: Mapping[str, tuple[tuple[int, int], ...]]
    platforms: tuple[tuple[int, int, str], ...]
    stems: tuple[tuple[int, str], ...]
    sorts: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, str], ...]
    named: frozenset[int]
    possessors: tuple[tuple[int, int], ...]
    either: tuple[tuple[Hit, Hit], ...]
    topics: frozenset[str]
    pauses: Pauses
    is_elsewhere: bool = False


Figures: TypeAlias = list[tuple[int, int, Mention]]  # the first token of each, the one behind it


@inner_record()
class Place:
    """One figure in its sentence."""

    document: Document
    sentence: Sentence
    first: int
    end: int
    mention: Mention
    others: Figures


def gap(i: int, first: int, end: int) -> int:
    """Tokens from token `i` to the figure; 0 inside it."""
    return first - i if i < first else max(0, i - end + 1)


def cost(place: Place, first: int, end: int) -> float:
    """What the way from the figure to other words costs: tokens, commas, stops, figures of the kind in between."""
    left, right = (end, place.first) if end <= place.first else (place.end, first)
    if right <= left:
        return 0.0
    cues, pauses = place.sentence.cues, place.sentence.pauses
    tokens, tenths = right - left, pauses.cost[right] - pauses.cost[left]
    if pauses.quotes[right] - pauses.quotes[left] > 1:
        quoted = len(_quoted_words(place.document.tokens.keys, left, right))
        tokens, tenths = tokens - quoted, tenths - quoted * round(_STOP * _TENTHS)
    total = _PER_TOKEN * tokens + tenths / _TENTHS
    if tenths >= 2 * _PAUSES[","] and place.mention.kind in POINTS and place.sentence.named:
        total -= 2 * _COMMA * _apposed(place, left, right)
    if "parts" in cues:
        for a, b in cues["parts"]:
            if left <= a and b <= right and a != place.end:
                total += _STOP  # "…, of whom nine", but "12 of whom died"
    if left == place.end and "relatives" in cues:
        # "nine wins, …, who lost in October"; the clause itself is about what is before it
        for a, b in cues["relatives"]:
            if left < a and b <= right and place.document.tokens.keys[a - 1] == ",":
                # "on August 6, when the bank announces its decision": but here it tells what is on that day
                total += -_COMMA if a - 1 == left and place.mention.kind in POINTS else _STOP
    for i, to, other in place.others:
        if left <= i < right and _divides(place, to, other):
            total += _FIGURE
    return total


def _apposed(place: Place, left: int, right: int) -> int:
    """How many names stand between two commas, which part nothing: "left the road near the capital, Pune, at 8:55"."""
    keys, named = place.document.tokens.keys, place.sentence.named
    commas = [i for i in range(left, right) if keys[i] == ","]
    return sum(j - i > 1 and all(n in named for n in range(i + 1, j)) for i, j in pairwise(commas))


def _quoted_words(keys: Sequence[str], left: int, right: int) -> set[int]:
    """Quotation marks around a word or two, which part nothing: residents under "red" evacuation orders."""
    marks = [i for i in range(left, right) if keys[i] in _QUOTES]
    pairs = [(i, j) for i, j in pairwise(marks) if 1 < j - i <= _QUOTED + 1 and keys[i] != "”"]
    return {i for pair in pairs for i in pair}


def _divides(place: Place, end: int, other: Mention) -> bool:
    """Whether a figure in between, to before token `end`, is of another thing.

    The step is of the same as the level: "by 0.25 % to 4 %".
    """
    if other.kind is not place.mention.kind:
        return False
    keys, lexicon, to = place.document.tokens.keys, place.document.lexicon, place.first - 1
    if to < 0 or keys[to] not in lexicon.change_to:
        return True
    before = place.document.token_at(other.start) - 1
    stepped = before >= 0 and keys[before] in lexicon.change_by and not {","} & set(keys[end:to])
    return not (end == to or (stepped and end < to <= end + _STEPPED))  # "by a quarter of a point to 2 %"


def cue_spans(place: Place, name: str) -> tuple[tuple[int, int], ...]:
    return place.sentence.cues.get(name, ())


def cue_end(place: Place, name: str, i: int) -> int | None:
    """The token behind the words of a cue that begin at token `i`, at or behind the figure; None where none do."""
    if i < place.sentence.end and name not in place.sentence.cues:
        return None  # mostly
    phrases = place.document.lexicon.cues.get(name)
    found = phrases.match(place.document.tokens.keys, i) if phrases is not None else None
    return found[1] if found is not None else None


def nearest_cost(place: Place, cue: str, within: int) -> float | None:
    """The cost of the way to the nearest words of a cue, None if there is none within so many tokens."""
    spans = place.sentence.cues.get(cue)
    if spans is None:
        return None
    costs = [
        cost(place, first, end)
        for first, end in spans
        if min(gap(first, place.first, place.end), gap(end - 1, place.first, place.end)) <= within
    ]
    return min(costs, default=None)


def cue_cost(place: Place, cue: str) -> float:
    """What the way to the nearest words of a cue costs."""
    spans = place.sentence.cues.get(cue)
    return min([cost(place, first, end) for first, end in spans]) if spans is not None else 99.0


def assessed(place: Place, verbs: str = "assessed") -> tuple[int, int] | None:
    """The words by which somebody judges how much it is: "police put the march through town at 8,000".

    `verbs` names the cue, its particle the cue of the same name and "_at"; "carried" is "taking the toll … to four".
    """
    if verbs not in place.sentence.cues:
        return None
    at = place.document.lexicon.cues.get(f"{verbs}_at")
    opening = None if at is None else at.match_before(place.document.tokens.keys, place.first, place.sentence.first)
    if opening is None:
        return None
    divided = [i for i, end, other in place.others if i < place.first and _divides(place, end, other)]
    spans = [span for span in cue_spans(place, verbs) if span[1] <= opening[1]]
    return max((span for span in spans if not any(span[1] <= i for i in divided)), default=None)


def phrase_cost(place: Place, phrases: Phrases[str]) -> float:
    """What the way to the nearest of some phrases costs."""
    told = place.document.phrases(phrases, place.sentence.first, place.sentence.end)
    return min([cost(place, first, end) for first, end, _ in told]) if told else 99.0


def opens_whole(document: Document, end: int, first: int) -> bool:
    """Whether "of the", "of its", "of the bank's" is all that stands between two tokens."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if first == end + 1 and keys[end] in lexicon.whole_links:
        return True
    if not end + 1 <= first <= end + _OWNERS or keys[end] not in lexicon.partitives:
        return False
    start = end + 1 + (keys[end + 1] in lexicon.definite | lexicon.determiners)
    return first == start or not APOSTROPHES.isdisjoint(keys[max(start, first - 2) : first])
