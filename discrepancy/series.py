"""What figures next to each other make of each other: a sum in two currencies, a list of one scope, "another five"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from .document import Document
from .earlier import is_compared, opening_of
from .frames import Frame
from .records import SO_FAR, Claim, Kind, is_counted
from .records.kinds import EXACT, MEASURE, MONEY, NUMBER, TIME
from .surroundings import POINTS

__all__ = ["in_series"]

_RIGHT_BEFORE = 2  # sentences back that "another" may add to
_HELD_AGAINST = 3  # figures back to the one that another is held against
_DATED = 4  # words from a level to the one it changed to: "in January 2015"
_BY_CHANCE_BELOW = 100  # smaller figures of two things may be equal
_PRICED = 7  # words from so much of something to its price
_PRICE = "price"
_PRICES = frozenset({_PRICE, None})
_FORECAST = "forecast"
_FORESEEN = frozenset({Kind.PERCENT, Kind.MONEY})
_TOLD_TWICE = frozenset({Kind.MONEY, Kind.TIME, Kind.MEASURE})
_NAMED = 5  # words from "and" to the next figure, with what it is of
_CARRIED = ("part", "average", "per person", "forecast")  # what a list says once of all its figures
_LIST_NOUN = 3  # words of what is counted, before "and" leads to the next figure of the list


def in_series(document: Document, frames: list[Frame]) -> list[Frame]:
    """Frames in text order, each with what those before it say of it."""
    frames = _running_alike(_measured_alike(_twinned(document.tokens.text, frames)))
    return _priced(document, _coordinated(document, _of_all_there(document, _added_to(frames))))


def _priced(document: Document, frames: list[Frame]) -> list[Frame]:
    """A price is of so many as stand before it, which are no figure of their own: "half a dozen eggs €2.05"."""
    settled: list[Frame] = []
    for frame in frames:
        last = settled[-1] if settled else None
        if last is not None and last.sentence == frame.sentence and _is_price_of(document, last.claim, frame.claim):
            many, price = last.claim, frame.claim
            base = f"per {_bare(many.value)}" if is_counted(many) else f"per {_bare(many.value)} {many.unit}"
            settled[-1] = replace(last, claim=replace(many, scope=tuple(dict.fromkeys([*many.scope, "compound"]))))
            frame = replace(frame, claim=replace(price, scope=(*price.scope, base)))
        settled.append(frame)
    return settled


def _bare(value: Decimal | None) -> str:
    return f"{(value or Decimal()).normalize():f}"


def _is_price_of(document: Document, many: Claim, price: Claim) -> bool:
    """Whether a sum stands behind so much of something, or "costs" alone does between the two."""
    if price.kind is not MONEY or price.measure not in _PRICES or not (is_counted(many) or many.kind is MEASURE):
        return False
    if many.value is None or many.value == 1 or many.measure is not None or many.modifier is not EXACT:
        return False
    start, end = document.token_at(many.end - 1) + 1, document.token_at(price.start)
    between, lexicon = document.tokens.keys[start:end], document.lexicon
    if not 0 < len(between) <= _PRICED or any(not key[0].isalpha() or key in lexicon.numerals.ands for key in between):
        return False
    verbs = [i for i in range(start, end) if document.tokens.keys[i] in lexicon.verbs]
    named = [lexicon.measure_verbs.match(document.tokens.keys, i) for i in verbs]
    return all(hit is not None and _PRICE in hit[0] for hit in named)


def _measured_alike(frames: list[Frame]) -> list[Frame]:
    """What a figure is held against measures the same: "19 were hurt, up from 14", "4.7 %, compared with 4.4 %"."""
    settled: list[Frame] = []
    for frame in frames:
        claim = frame.claim
        if frame.previous and claim.measure is None and is_compared(frame.place):
            beside = [other for other in settled[-_HELD_AGAINST:] if other.sentence == frame.sentence]
            alike = [other for other in beside if _is_one_unit(other.claim, claim)]
            if alike and not alike[-1].previous:
                frame = replace(frame, claim=replace(claim, measure=alike[-1].claim.measure))
        settled.append(_elided(_levelled(frame, settled), settled))
    return settled


def _elided(frame: Frame, before: list[Frame]) -> Frame:
    """A number in the turn of the count before it counts the same: "120 flights on Monday and 80 on Tuesday"."""
    claim, place = frame.claim, frame.place
    if claim.kind is not NUMBER or claim.measure is not None or frame.head is not None:
        return frame
    figures = [other for other in before[-_HELD_AGAINST:] if other.claim.kind not in POINTS]
    if not figures or figures[-1].sentence != frame.sentence or not is_counted(figures[-1].claim):
        return frame
    last, keys, lexicon = figures[-1], place.document.tokens.keys, place.document.lexicon
    turn = keys[place.end] if place.end < place.sentence.end else ""
    repeats = turn in lexicon.function_words and turn in keys[last.place.end : place.first]
    if last.head is None or not repeats or keys[place.first - 1] not in lexicon.numerals.ands:
        return frame
    return replace(frame, claim=replace(claim, measure=last.claim.measure), head=last.head)


def _levelled(frame: Frame, before: list[Frame]) -> Frame:
    """The level that a change came to measures what it came from does: "slid from 13,800 pupils in 2015 to 11,200"."""
    place, claim = frame.place, frame.claim
    figures = [other for other in before[-_HELD_AGAINST:] if other.claim.kind not in POINTS]
    if not figures or figures[-1].sentence != frame.sentence or not figures[-1].previous:
        return frame
    origin, measure = figures[-1], figures[-1].claim.measure
    keys, to = place.document.tokens.keys, opening_of(place) - 1
    if measure is None or keys[to] not in place.document.lexicon.change_to or to - origin.place.end > _DATED:
        return frame
    if not _is_one_unit(origin.claim, claim) or not is_compared(origin.place):
        return frame
    return replace(frame, claim=replace(claim, measure=measure))


def _running_alike(frames: list[Frame]) -> list[Frame]:
    """A headline's figure is the count so far that its text tells: "31,000 on first day", "by 4pm some 31,000"."""
    running = {
        frame.claim.value: frame.claim
        for frame in frames
        if SO_FAR in frame.claim.notes and frame.claim.as_of is not None and is_counted(frame.claim)
    }
    if not running:
        return frames
    settled = []
    for frame in frames:
        claim = frame.claim
        told = running.get(claim.value) if is_counted(claim) and claim.as_of is None else None
        of_one = told is not None and (told.measure == claim.measure or None in {told.measure, claim.measure})
        if told is not None and of_one and claim.value is not None and abs(claim.value) >= _BY_CHANCE_BELOW:
            frame = replace(frame, claim=replace(claim, as_of=told.as_of, notes=(*claim.notes, SO_FAR)))
        settled.append(frame)
    return settled


def _is_one_unit(a: Claim, b: Claim) -> bool:
    return _is_alike(a, b) and (a.unit == b.unit or None in {a.unit, b.unit})


def _added_to(frames: list[Frame]) -> list[Frame]:
    """Take "another 14 are missing" for all the missing where none were told right before, only the dead."""
    settled: list[Frame] = []
    for frame in frames:
        claim = frame.claim
        if "additional" in claim.scope and claim.measure is not None:
            before = [f for f in settled if frame.sentence - f.sentence <= _RIGHT_BEFORE and _is_alike(f.claim, claim)]
            if before and all(f.claim.measure not in {claim.measure, None} for f in before):
                scope = tuple(word for word in claim.scope if word != "additional")
                frame = replace(frame, claim=replace(claim, scope=scope))
        settled.append(frame)
    return settled


def _of_all_there(document: Document, frames: list[Frame]) -> list[Frame]:
    """Take "38 were on board. Twenty-three of them were injured" for all the injured: "them" tells of others."""
    settled: list[Frame] = []
    for frame in frames:
        if "part" in frame.claim.scope and _is_of_them(document, frame):
            before = [f for f in settled if f.sentence == frame.sentence - 1 and is_counted(f.claim)]
            if before and all(_only_says_who(document, f.claim.measure) for f in before):
                scope = tuple(word for word in frame.claim.scope if word != "part")
                frame = replace(frame, claim=replace(frame.claim, scope=scope), is_part=False)
        settled.append(frame)
    return settled


def _is_of_them(document: Document, frame: Frame) -> bool:
    """Whether "of them" stands behind a figure that opens its sentence, and the sentence tells what befell them."""
    keys, lexicon, claim = document.tokens.keys, document.lexicon, frame.claim
    measure = lexicon.measures.get(claim.measure or "")
    if measure is None or not measure.of_people or measure.is_role or "serious" in claim.scope:
        return False
    first, end = document.token_at(claim.start), document.token_at(claim.end - 1) + 1
    if end + 2 >= len(keys) or keys[end] not in lexicon.partitives or keys[end + 1] not in lexicon.definite:
        return False
    if keys[end + 2] not in lexicon.auxiliaries:
        return False  # "two of the injured died"
    return document.token_at(document.sentence_at(claim.start)[0]) == first


def _only_says_who(document: Document, name: str | None) -> bool:
    """Whether a measure says who somebody is or where, and not what befell them."""
    measure = document.lexicon.measures.get(name or "")
    return measure is not None and measure.of_people and (measure.is_role or measure.yields)


def _coordinated(document: Document, frames: list[Frame]) -> list[Frame]:
    """Figures of a list are of the scope of the first: the boys in "12 hurt, including five girls and three boys"."""
    settled: list[Frame] = []
    for frame in frames:
        last = settled[-1] if settled else None
        if last is not None and last.sentence == frame.sentence and _follows_in_list(document, last.claim, frame.claim):
            carried = [word for word in _CARRIED if word in last.claim.scope and word not in frame.claim.scope]
            if carried:
                claim = replace(frame.claim, scope=(*frame.claim.scope, *carried))
                frame = replace(frame, claim=claim, is_part=frame.is_part or "part" in carried)
        elif (
            last is not None
            and last.sentence == frame.sentence
            and _follows_with_noun(document, last.claim, frame.claim)
        ):
            settled[-1], frame = _foreseen(last, frame), _foreseen(frame, last)
        settled.append(frame)
    return settled


def _foreseen(frame: Frame, other: Frame) -> Frame:
    """The frame, a forecast if the other is: "forecast inflation of 4.3 % and growth of 6.6 %"."""
    if _FORECAST not in other.claim.scope or _FORECAST in frame.claim.scope:
        return frame
    return replace(frame, claim=replace(frame.claim, scope=(*frame.claim.scope, _FORECAST)))


def _follows_with_noun(document: Document, first: Claim, second: Claim) -> bool:
    """Whether "and" and what the second figure is of stand between two: "4.3 % and growth of 6.6 %"."""
    if first.kind is not second.kind or first.kind not in _FORESEEN:
        return False
    start, end = document.token_at(first.end - 1) + 1, document.token_at(second.start)
    keys, lexicon = document.tokens.keys, document.lexicon
    if not start < end <= start + _NAMED or lexicon.calendar.said("and").match(keys, start) is None:
        return False
    return _only_names(document, start + 1, end)


def _follows_in_list(document: Document, first: Claim, second: Claim) -> bool:
    """Whether nothing but what the first counts and "and" stands between two figures."""
    if not _is_alike(first, second):
        return False
    start, end = document.token_at(first.end - 1) + 1, document.token_at(second.start)
    keys, lexicon = document.tokens.keys, document.lexicon
    joiner = end - 1
    if joiner < start or keys[joiner] not in lexicon.numerals.ands:
        return False
    return joiner - start <= _LIST_NOUN and _only_names(document, start, joiner)


def _only_names(document: Document, start: int, end: int) -> bool:
    """Whether words stand between two tokens, and no verb is one of them."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return not any(
        key in lexicon.verbs or key in lexicon.measure_verbs or not key[0].isalpha() for key in keys[start:end]
    )


def _is_alike(a: Claim, b: Claim) -> bool:
    return is_counted(a) if is_counted(b) else a.kind is b.kind


def _twinned(text: str, frames: list[Frame]) -> list[Frame]:
    """Tie a sum or an hour in brackets to the one of its kind before it: the same in another currency, or zone."""
    twinned: list[Frame] = []
    for frame in frames:
        last = twinned[-1] if twinned else None
        if last is None or last.claim.kind is not frame.claim.kind or frame.claim.kind not in _TOLD_TWICE:
            pass  # mostly
        elif _is_twin(text, last.claim, frame.claim):
            twin = last.twin or last.claim.id
            measure = last.claim.measure or frame.claim.measure
            claim = replace(frame.claim, measure=measure, scope=last.claim.scope, as_of=last.claim.as_of)
            twinned[-1] = replace(last, twin=twin, claim=replace(last.claim, measure=measure))
            frame = replace(frame, twin=twin, claim=claim, is_part=last.is_part, previous=last.previous)
        elif _is_converted(text, last.claim, frame.claim):
            told = replace(frame.claim, measure=last.claim.measure, scope=last.claim.scope, as_of=last.claim.as_of)
            frame = replace(frame, claim=told, is_part=last.is_part, previous=last.previous)
        twinned.append(frame)
    return twinned


def _is_converted(text: str, first: Claim, second: Claim) -> bool:
    """ "gusts of 70mph (113km/h)": the same length, speed or weight in another unit."""
    between = text[first.end : second.start].strip()
    return (
        first.kind is MEASURE
        and first.base_unit == second.base_unit
        and first.unit != second.unit
        and between in {"(", "/", "(or"}
    )


def _is_zoned(claim: Claim) -> bool:
    """Whether an hour is told with its zone: "0552 GMT", not "7:52 a.m."."""
    return isinstance(claim.low, str) and dt.datetime.fromisoformat(claim.low).tzinfo is not None


def _is_twin(text: str, first: Claim, second: Claim) -> bool:
    between = text[first.end : second.start].strip()
    if first.kind is TIME:
        return between in {"(", "/", "(or", "["} and _is_zoned(first) != _is_zoned(second)
    return first.kind is MONEY and first.unit != second.unit and between in {"(", ";", "/", ",", "(or", "or", "[", "="}
