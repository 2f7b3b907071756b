"""A quantity in its sentence: what is measured, of whom, where, as of when, by whose word.

Takes the mentions of a document, gives a `Frame` each: the claim, and what stands around it as evidence for alignment.
No parser: words of the catalogue near the figure speak for a measure, the nearer the louder, and less across a comma
or another figure of the kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from .document import Document
from .finders.timex import extent
from .finders.nouns import Noun, counted_noun
from .lexicon import MeasureWords, Phrases
from .names import name_keys
from .records import Claim, Kind, Mention, Span

__all__ = ["NARROWING", "Frame", "differing_scope", "find_claims"]

# Words of `scope` that narrow or widen a figure; the others are platforms.
NARROWING = frozenset({"combined", "national", "local", "per person", "forecast", "peak", "average", "part", "additional", "earlier event"})

_NEAR = 9  # tokens on either side that count as "near"
_LEAST = 1.5  # a measure needs this much to be believed
_COUNTED, _ROLE, _VERB, _NOUN, _ELSEWHERE = 6.0, 3.6, 4.5, 4.2, 3.2
_PER_TOKEN, _COMMA, _STOP, _FIGURE, _TAKEN = 0.17, 0.6, 1.6, 1.8, 1.2
_CLOSE, _FAR = 1.8, 4.5  # what the way to a cue, or to a platform, may cost
_LONG_AGO_DAYS = 60
_STOPS = {";", ":", "—", "–", "(", ")", "“", "”", '"'}
_POINTS = frozenset({Kind.DATE, Kind.TIME})
_STEM = 6  # letters by which two words of one language count as the same: "injured", "injuring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A claim with what stands around it.

    `head` is the counted noun or unit, `near` the content words within nine tokens with their weight, `words` those of
    the sentence, `names` the keys of names in it, `position` the relative place in the text, `is_part` whether the
    figure is said to be part of another, `previous` whether an earlier event is told, `rank` the order in the article.
    """

    claim: Claim
    language: str
    head: str | None
    near: Mapping[str, float]
    words: frozenset[str]
    names: frozenset[str]
    position: float
    sentence: int
    rank: int
    is_part: bool = False
    previous: bool = False
    is_dateline: bool = False
    near_names: frozenset[str] = frozenset()
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words of the catalogue or of a cue list found in a sentence."""

    first: int
    end: int
    names: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a sentence holds, looked up once for all its figures."""

    index: int
    first: int
    end: int
    span: tuple[int, int]
    measures: tuple[_Hit, ...]
    cues: Mapping[str, tuple[tuple[int, int], ...]]
    platforms: tuple[tuple[int, int, str], ...]
    stems: tuple[tuple[int, str], ...]
    names: tuple[tuple[int, str], ...]


def find_claims(document: Document, mentions: Iterable[Mention]) -> tuple[Frame, ...]:
    """A frame for every mention of a document, in text order."""
    mentions = tuple(mentions)
    names = name_keys(document)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(document.sentence_index(mention.start), []).append(mention)
    frames: list[Frame] = []
    for index, inside in by_sentence.items():
        sentence = _sentence(document, index, names)
        platforms = _bound_platforms(document, sentence, inside)
        frames += [
            _frame(document, sentence, mention, inside, platforms.get(n), len(frames) + n)
            for n, mention in enumerate(inside)
        ]
    return tuple(frames)


def differing_scope(a: Claim, b: Claim) -> bool:
    """Whether two claims are told of different scope: another platform, or narrowed in another way.

    A platform that only one of them names does not part them, nor does "in the city" against nothing said.
    """
    x, y = set(a.scope), set(b.scope)
    platforms_x, platforms_y = x - NARROWING, y - NARROWING
    if platforms_x and platforms_y and not platforms_x & platforms_y:
        return True
    if {"national", "local"} <= x ^ y:
        return True
    return bool(((x ^ y) & NARROWING) - {"local"})


# --- the sentence --------------------------------------------------------------------------------------------------


def _sentence(document: Document, index: int, names: Mapping[int, str]) -> _Sentence:
    tokens, lexicon = document.tokens, document.lexicon
    start, stop = document.sentences[index]
    first, end = document.token_at(start), document.token_at(stop)
    keys = tokens.keys
    measures: list[_Hit] = []
    cues: dict[str, list[tuple[int, int]]] = {}
    platforms: list[tuple[int, int, str]] = []
    for i in range(first, end):
        for table, weight in ((lexicon.measure_verbs, _VERB), (lexicon.measure_nouns, _NOUN)):
            hit = table.match(keys, i)
            if hit is not None and hit[1] <= end:
                measures.append(_Hit(i, hit[1], hit[0], weight))
        counted = _counted_at(document, i)
        if counted is not None:
            measures.append(_Hit(i, counted[1], counted[0], _ELSEWHERE))
        for name, phrases in lexicon.cues.items():
            cue = phrases.match(keys, i)
            if cue is not None:
                cues.setdefault(name, []).append((i, cue[1]))
        platform = lexicon.platforms.match(keys, i)
        if platform is not None and (len(keys[i]) > 1 or tokens.words[i].isupper() or not tokens.words[i].isascii()):
            platforms.append((i, platform[1], platform[0]))
    measures = [hit for hit in measures if not any(_inside(hit, other) for other in measures)]
    stems = tuple(
        (i, keys[i][:_STEM])
        for i in range(first, end)
        if keys[i][0].isalpha() and len(keys[i]) > 2 and keys[i] not in lexicon.function_words and i not in document.masked
    )
    inside = tuple((i, names[i]) for i in range(first, end) if i in names and i not in document.masked)
    return _Sentence(
        index, first, end, (start, stop), tuple(measures), {k: tuple(v) for k, v in cues.items()}, tuple(platforms),
        stems, inside,
    )  # fmt: skip


def _inside(hit: _Hit, other: _Hit) -> bool:
    """"profit" inside "operating profit" says nothing of its own."""
    return other.first <= hit.first and hit.end <= other.end and other.end - other.first > hit.end - hit.first


def _counted_at(document: Document, i: int) -> tuple[tuple[str, ...], int] | None:
    """Measures that the noun phrase ending with the lemma at or after token `i` counts."""
    keys, lexicon = document.tokens.keys, document.lexicon
    found = lexicon.counted.match(keys, i)
    if not keys[i][0].isalpha():
        return found
    if found is None or found[1] == i + 1:
        last = i + 1
        if last < len(keys) and keys[last][0].isalpha():
            pair = lexicon.counted.match((keys[i], lexicon.lemma(keys[last])), 0)
            if pair is not None and pair[1] == 2:
                return pair[0], i + 2
    if found is None:
        names = lexicon.counted.get(lexicon.lemma(keys[i]))
        return (names, i + 1) if names is not None else None
    return found


# --- the frame -----------------------------------------------------------------------------------------------------


def _frame(
    document: Document, sentence: _Sentence, mention: Mention, inside: list[Mention], platform: str | None, rank: int
) -> Frame:
    tokens = document.tokens
    first, end = document.token_at(mention.start), document.token_at(mention.end - 1) + 1
    noun = counted_noun(document, end, one=mention.value is not None and abs(mention.value) <= 1) if mention.kind in {Kind.COUNT, Kind.NUMBER} else None
    if noun is not None and _is_predicate(document, noun):
        noun = None
    others = [(document.token_at(m.start), m) for m in inside if m is not mention]
    place = _Place(document, sentence, first, end, mention, others)
    measure = _measure(place, noun)
    phase = _phase(place, measure)
    if mention.kind is Kind.TIME and measure is None and phase is not None:
        measure = "start" if _nearest(place, "finish", 8) is None else "end"
    start, stop = sentence.span
    grown = _grown(place) if mention.kind is Kind.PERCENT and mention.change is not None else None
    if grown is not None and measure is None:
        measure = "growth"
    is_part = _is_part(place, noun)
    as_of = _as_of(place)
    previous = _is_previous(place) or _is_long_ago(document, as_of)
    scope = tuple(dict.fromkeys(_scope(place, noun, platform or (grown if measure == "growth" else None), is_part, previous)))
    told = {field: getattr(mention, field) for field in _MENTION_FIELDS}
    if mention.kind is Kind.NUMBER and measure is not None:
        told |= _bare_measure(document, measure)
    claim = Claim(
        **told,
        id=f"{mention.article}:{mention.start}",
        measure=measure,
        subject=_subject(place),
        scope=scope,
        as_of=as_of,
        speaker=_speaker(place),
        phase=phase,
        stance=_stance(place),
        sentence=Span(start=start, end=stop, text=tokens.text[start:stop]),
        evidence=(Span(start=mention.start, end=mention.end, text=mention.text),),
    )
    return Frame(
        claim=claim,
        language=document.lexicon.language,
        head=noun.lemma if noun is not None else None if mention.kind in {Kind.COUNT, Kind.NUMBER} else mention.unit,
        near={stem: 1 / (1 + _gap(i, first, end) / 3) for i, stem in sentence.stems if 0 < _gap(i, first, end) <= _NEAR},
        words=frozenset(stem for i, stem in sentence.stems if not first <= i < end),
        names=frozenset(key for _, key in sentence.names),
        position=mention.start / max(1, len(tokens.text)),
        sentence=sentence.index,
        rank=rank,
        is_part=is_part,
        previous=previous,
        is_dateline=measure == "published" or _is_dateline(sentence, inside),
        near_names=frozenset(key for i, key in sentence.names if _gap(i, first, end) <= _NEAR),
        cues=frozenset(name for name in sentence.cues if _nearest(place, name, _NEAR) is not None),
    )


def _is_predicate(document: Document, noun: Noun) -> bool:
    """Whether what seems to be counted is what befell it: "Three killed", "2 hurt"."""
    lexicon, key = document.lexicon, document.tokens.keys[noun.head]
    return key not in lexicon.people and (key in lexicon.verbs or key in lexicon.measure_verbs)


def _bare_measure(document: Document, measure: str) -> dict[str, Any]:
    """A bare number of a measure that has its own scale is a quantity: "the quake was put at 6.9"."""
    unit = document.lexicon.unit_by_name.get(measure)
    return {"kind": Kind.MEASURE, "unit": unit.name, "base_unit": unit.base} if unit is not None else {}


_MENTION_FIELDS = tuple(field.name for field in fields(Mention))


@dataclass(frozen=True, slots=True)
class _Place:
    """One figure in its sentence."""

    document: Document
    sentence: _Sentence
    first: int
    end: int
    mention: Mention
    others: list[tuple[int, Mention]]


def _gap(i: int, first: int, end: int) -> int:
    """Tokens from token `i` to the figure; 0 inside it."""
    return first - i if i < first else max(0, i - end + 1)


def _cost(place: _Place, first: int, end: int) -> float:
    """What the way from the figure to other words costs: tokens, commas, stops, figures of the kind in between."""
    left, right = (end, place.first) if end <= place.first else (place.end, first)
    if right < left:
        return 0.0
    keys = place.document.tokens.keys
    cost = _PER_TOKEN * (right - left)
    for key in keys[left:right]:
        if key == ",":
            cost += _COMMA
        elif key in _STOPS:
            cost += _STOP
    cost += _FIGURE * sum(left <= i < right and other.kind is place.mention.kind for i, other in place.others)
    return cost


def _fits(measure: MeasureWords, mention: Mention, dimension: str | None) -> bool:
    kinds = measure.kinds
    kind = str(mention.kind)
    if kind not in kinds and not (kind == "number" and "count" in kinds):
        return False
    if mention.kind is not Kind.MEASURE or measure.dimension is None or measure.dimension == dimension:
        return True
    return measure.dimension == "temperature" and mention.unit == "degree"  # of which scale is not told


def _measure(place: _Place, noun: Noun | None) -> str | None:
    """The measure that the words around a figure speak for, None when none speaks up."""
    lexicon, mention = place.document.lexicon, place.mention
    unit = lexicon.unit_by_name.get(mention.unit or "")
    dimension = unit.dimension if unit is not None else None
    people = noun is None or noun.lemma in lexicon.people
    scores: dict[str, float] = {}
    counted: set[str] = set()
    called: set[str] = set()
    for hit in place.sentence.measures:
        overlaps = hit.first < place.end and place.first < hit.end
        own = noun is not None and hit.weight != _VERB and noun.first <= hit.first and hit.end <= noun.end
        for name in hit.names:
            measure = lexicon.measures.get(name)
            if measure is None or not _fits(measure, mention, dimension) or overlaps and hit.weight == _ELSEWHERE:
                continue
            if own:
                score = _ROLE if measure.is_role else _COUNTED
                counted.add(name)
            elif hit.weight == _ELSEWHERE and (noun is not None and not measure.of_people or measure.is_role):
                continue
            else:
                if hit.weight == _VERB and measure.of_people and mention.kind is Kind.COUNT and not people:
                    continue
                score = hit.weight - _cost(place, hit.first, hit.end) - _taken(place, hit)
                if lexicon.verb_final and hit.weight == _VERB and hit.end <= place.first:
                    score -= _TAKEN
                if hit.weight == _VERB:
                    called.add(name)
            scores[name] = max(scores.get(name, 0.0), score)
    if noun is not None:
        for name in lexicon.paired.get(noun.lemma, ()):
            if _fits(lexicon.measures[name], mention, dimension):
                near = _cost_of(place, lexicon.measures[name].paired_verbs)
                scores[name] = max(scores.get(name, 0.0), _COUNTED - near)
    for name in list(scores):
        measure = lexicon.measures[name]
        if measure.needs_both and not (name in counted and name in called):
            del scores[name]
        elif measure.not_with and _cost_of(place, measure.not_with) < _CLOSE:
            del scores[name]
    best = max(scores, key=lambda name: (scores[name], name), default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def _grown(place: _Place) -> str | None:
    """What a percentage of change is a change of: the label of the nearest measure in money or counts."""
    lexicon = place.document.lexicon
    costs = [
        (_cost(place, hit.first, hit.end), lexicon.measures[name].label)
        for hit in place.sentence.measures
        for name in hit.names
        if hit.weight == _NOUN and name in lexicon.measures and "percent" not in lexicon.measures[name].kinds
    ]
    cost, label = min(costs, default=(99.0, None))
    return label if cost <= _CLOSE else None


def _cost_of(place: _Place, phrases: Phrases[str]) -> float:
    """What the way to the nearest of some phrases costs."""
    keys, sentence = place.document.tokens.keys, place.sentence
    costs = []
    for i in range(sentence.first, sentence.end):
        found = phrases.match(keys, i)
        if found is not None:
            costs.append(_cost(place, i, found[1]))
    return min(costs, default=99.0)


def _taken(place: _Place, hit: _Hit) -> float:
    """What it costs that the words stand nearer to another figure of the kind: "1 dead, 2 hurt"."""
    own = _cost(place, hit.first, hit.end)
    for i, other in place.others:
        if other.kind in {place.mention.kind, Kind.NUMBER if place.mention.kind is Kind.COUNT else place.mention.kind}:
            rival = replace(place, first=i, end=_after(place, other), mention=other, others=[])
            if _cost(rival, hit.first, hit.end) < own - 0.1:
                return _TAKEN
    return 0.0


def _cue_spans(place: _Place, name: str) -> tuple[tuple[int, int], ...]:
    return place.sentence.cues.get(name, ())


def _nearest(place: _Place, cue: str, within: int) -> float | None:
    """The cost of the way to the nearest words of a cue, None if there is none within so many tokens."""
    costs = [
        _cost(place, first, end)
        for first, end in _cue_spans(place, cue)
        if min(_gap(first, place.first, place.end), _gap(end - 1, place.first, place.end)) <= within
    ]
    return min(costs, default=None)


def _phase(place: _Place, measure: str | None) -> str | None:
    """"scheduled" or "actual", by the nearer cue."""
    if place.mention.kind not in _POINTS and place.mention.kind is not Kind.DURATION:
        return None
    planned, done = _nearest(place, "scheduled", 10), _nearest(place, "actual", 10)
    if planned is not None and (done is None or planned <= done + 1):
        return "scheduled"
    return "actual" if done is not None else None


def _subject(place: _Place, most: int = 3) -> tuple[str, ...]:
    """The names nearest to the figure, neighbouring words joined, in the order of the text."""
    if place.document.lexicon.script != "Latn":
        return ()
    words, joined = place.document.tokens.words, []
    for i, _ in place.sentence.names:
        if joined and joined[-1][1] == i:
            joined[-1] = (joined[-1][0], i + 1)
        else:
            joined.append((i, i + 1))
    nearest = sorted(joined, key=lambda span: (_cost(place, *span), span))[:most]
    return tuple(dict.fromkeys(" ".join(words[a:b]) for a, b in sorted(nearest)))


def _is_dateline(sentence: _Sentence, inside: list[Mention]) -> bool:
    """Whether a line is made of times and dates: "March 14, 2013 | 8:16 am"."""
    start, stop = sentence.span
    told = sum(mention.end - mention.start for mention in inside if mention.kind in _POINTS)
    return 2 * told >= stop - start


def _bound_platforms(document: Document, sentence: _Sentence, inside: list[Mention]) -> dict[int, str]:
    """Which platform each figure of a sentence is told of: the nearest first, each naming spoken for once if it can be."""
    if not sentence.platforms:
        return {}
    others = [(document.token_at(m.start), m) for m in inside]
    costs = []
    for n, mention in enumerate(inside):
        if mention.kind in _POINTS:
            continue
        place = _Place(document, sentence, others[n][0], document.token_at(mention.end - 1) + 1, mention, others)
        costs += [(_cost(place, a, b), n, k) for k, (a, b, _) in enumerate(sentence.platforms)]
    costs.sort()
    bound: dict[int, str] = {}
    taken: set[int] = set()
    for once in (True, False):
        for cost, n, k in costs:
            if n not in bound and cost < _FAR and not (once and k in taken):
                bound[n] = sentence.platforms[k][2]
                taken.add(k)
    return bound


def _scope(
    place: _Place, noun: Noun | None, platform: str | None, is_part: bool, previous: bool
) -> Iterator[str]:
    """The platform a figure is told of, and what makes it wider, narrower or of another event."""
    if platform is not None:
        yield platform
    for cue in ("combined", "national", "local", "per_person", "forecast", "peak", "average"):
        if _costs(place, cue) <= (_FAR if cue == "combined" else _CLOSE):
            yield cue.replace("_", " ")
    if is_part:
        yield "part"
    if _is_additional(place, noun):
        yield "additional"
    if previous:
        yield "earlier event"


def _is_previous(place: _Place) -> bool:
    """Whether the figure is told of an earlier time or event: "last year's floods claimed 109", "up from 16.9 %".

    The base of a change is no event: "rose 8 % from a year earlier" tells of now.
    """
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    before = lexicon.before.match_before(keys, place.first)
    start = before[1] if before is not None else place.first
    comparators = lexicon.cues.get("comparators")
    if comparators is not None and comparators.match_before(keys, start, place.sentence.first):
        return True
    if place.mention.change is not None or start > 0 and keys[start - 1] in lexicon.change_to:
        return False
    for first, end in _cue_spans(place, "previous"):
        if _cost(place, first, end) <= (_CLOSE if end <= place.first else _CLOSE / 3):
            return True
    return False


def _is_long_ago(document: Document, as_of: str | None) -> bool:
    """Whether the date told with a figure lies long before the day of writing: another event is recalled."""
    day = document.article.published_day
    if day is None or as_of is None:
        return False
    last = extent(as_of)[1]
    return last is not None and last < (day - dt.timedelta(days=_LONG_AGO_DAYS)).isoformat()


def _is_additional(place: _Place, noun: Noun | None) -> bool:
    """"another 20,000", "two other rifles", "a further 410,000": over and above something told before."""
    last = noun.head + 1 if noun is not None else place.end + 1
    return any(place.first - 2 <= first and end <= last + 1 for first, end in _cue_spans(place, "others"))


def _costs(place: _Place, cue: str) -> float:
    """What the way to the nearest words of a cue costs."""
    return min((_cost(place, first, end) for first, end in _cue_spans(place, cue)), default=99.0)


def _as_of(place: _Place) -> str | None:
    """The date told with the figure: the nearest one in the sentence that another figure does not stand nearer to."""
    if place.mention.kind in _POINTS:
        return None
    dates = [
        (_cost(place, i, _after(place, other)) + (0 if i >= place.end else 0.5), other.timex)
        for i, other in place.others
        if other.kind in _POINTS and other.timex is not None and other.timex[0].isdecimal()
    ]
    cost, timex = min(dates, default=(99.0, None))
    return timex if cost < 5 else None


def _after(place: _Place, mention: Mention) -> int:
    """The token after a mention."""
    return place.document.token_at(mention.end - 1) + 1


def _speaker(place: _Place) -> str | None:
    """Who is quoted for the figure: the class of speaker named beside a word of saying, else the name before it."""
    spans = _cue_spans(place, "speakers")
    if not spans:
        return None
    lexicon, tokens = place.document.lexicon, place.document.tokens
    first, end = min(spans, key=lambda span: (_cost(place, *span), span))
    if _cost(place, first, end) > 6:
        return None
    near = [
        (min(_gap(i, first, end), _gap(j - 1, first, end)), name)
        for i, j, name in _classes(place)
        if min(_gap(i, first, end), _gap(j - 1, first, end)) <= 7
    ]
    if near:
        return min(near)[1]
    names = [(_gap(i, first, end), i) for i, _ in place.sentence.names if _gap(i, first, end) <= 4]
    return tokens.words[min(names)[1]] if names and lexicon.script == "Latn" else None


def _classes(place: _Place) -> Iterator[tuple[int, int, str]]:
    keys, sentence = place.document.tokens.keys, place.sentence
    for i in range(sentence.first, sentence.end):
        found = place.document.lexicon.speaker_classes.match(keys, i)
        if found is not None:
            yield i, found[1], found[0]


def _stance(place: _Place) -> str:
    for cue, stance in (("denied", "denied"), ("doubt", "doubted")):
        if _costs(place, cue) <= _FAR / 1.5:
            return stance
    return "hypothetical" if _costs(place, "hypothetical") <= _CLOSE / 2 else "asserted"


def _is_part(place: _Place, noun: Noun | None) -> bool:
    """"22 of them", "three women among the 12 injured": the figure is part of another."""
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    parts: Phrases[str] | None = lexicon.cues.get("parts")
    if parts is None:
        return False
    after = parts.match(keys, place.end) or (parts.match(keys, noun.end) if noun is not None else None)
    if after is not None:
        return True
    return any(0 <= place.first - end <= 2 for _, end in _cue_spans(place, "parts"))

