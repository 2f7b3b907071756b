"""What the tellings of one fact make of each other: judged once for all the articles that tell it the same way."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations_with_replacement, product
from typing import NamedTuple

from .alignment import Fact
from .blocking import may_equal
from .contested import are_contested, is_replaced
from .differing import is_ours, of_one_outlook
from .frames import Frame
from .groups import same_currency
from .held import Moment, order_of
from .instants import utc_span
from .judgement import Pair, Ruling, Side, rule
from .lexicon import Lexicon, MeasureWords
from .rates import Exchange, Rate
from .records import LEVEL_REACHED, RAISED_SINCE, SO_FAR, STILL_SO, VOTED, Claim, Verdict, is_counted
from .records.kinds import CONFLICT, COUNT, MONEY
from .slips import FEW_DIGITS, slip_of
from .story import shared_things
from .succession import Succession, is_own_past, told_since
from .tellings import Telling

__all__ = ["Bench", "Case", "cases_of", "moment_of", "rate_of"]

_RESET = frozenset({RAISED_SINCE, STILL_SO})  # what may have gone up or down since
# besides conflicts: rulings that may not stand
_REVIEWED = frozenset({"update", "scope", "definition", "zone", "currency"})
_AGREEING = frozenset({Verdict.AGREE, Verdict.COMPATIBLE})
_STILL = False, False, False  # what grows, grows slowly or varies in a measure that nothing is known of
_ALL_PAIRS = 64  # pairs of two tellings that are looked at one by one for the order of their articles
_YEAR = 4  # characters of a year in a TIMEX3 value
_ORDERS = 3  # of publication there may be between two tellings
_WHENEVER = (-math.inf, math.inf)  # published before and after nothing
_Dated = tuple[str, tuple[float, float], Frame]  # an article, from when to when it was published, a frame of it


@dataclass(frozen=True, slots=True)
class Bench:
    """What judging needs to know of a story besides the claims: who tells, by what name and when, rates."""

    sources: Mapping[str, str]
    labels: Mapping[str, str]
    published: Mapping[str, str | None]
    moments: Mapping[str, Moment]
    lexicons: Mapping[str, Lexicon]
    exchange: Exchange
    tolerances: Mapping[str, Decimal]


class _Told(NamedTuple):
    """A telling with what is asked of it whenever it is held against another.

    `frames` are each with its article and from when to when that published; `words` what the catalogue says of the
    measure; the figure runs as a count up to a time, as one that may be reset, as that of a vote, or is
    recalled of an earlier event.
    """

    frames: Sequence[_Dated]
    articles: frozenset[str]
    side: Side
    measure: str | None
    words: MeasureWords | None
    is_running: bool
    is_reset: bool
    is_voted: bool
    is_recalled: bool


class Case(NamedTuple):
    """A ruling, where two tellings are held against each other at all, and a pair of frames that it was given on.

    `doubted` is a conflict that is not told, as too little says that the two are of one fact.
    """

    tellings: tuple[int, int]
    order: int
    ruling: Ruling | None
    pair: tuple[Frame, Frame]
    doubted: Ruling | None = None


def cases_of(bench: Bench, fact: Fact) -> list[Case]:
    """A case for every two tellings of a fact, and for every order in which articles published them."""
    cases = list(_hearing(bench, fact).cases())
    return _vouched(cases, fact) if any(case.doubted is not None for case in cases) else cases


def _vouched(cases: Sequence[Case], fact: Fact) -> list[Case]:
    """The cases, with conflicts in doubt that a third account vouches for.

    "Nearly 70 to go" and "86 branches" have little in common; but "68 branches" agrees with the one, and is surely of
    the same fact as the other.
    """
    agreeing: dict[int, set[int]] = defaultdict(set)
    conflicts: set[tuple[int, int]] = set()
    for case in cases:
        i, j = case.tellings
        if case.ruling is not None and case.ruling.verdict in _AGREEING and fact.ties and fact.ties.are_sure(i, j):
            agreeing[i].add(j)
            agreeing[j].add(i)
        elif case.ruling is not None and case.ruling.verdict is CONFLICT:
            conflicts |= {(i, j), (j, i)}
    return [
        case._replace(ruling=case.doubted)
        if case.doubted is not None
        and any((k, b) in conflicts for a, b in (case.tellings, case.tellings[::-1]) for k in agreeing[a])
        else case
        for case in cases
    ]


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One fact before the bench: its tellings, and what is asked of all its frames together.

    `levels` are the frames that are an earlier level; `contesting` and `replacing` say whether an article lets two
    speak against each other, or corrects a figure.
    """

    bench: Bench
    fact: Fact
    frames: Sequence[Frame]
    tellings: Sequence[_Told]
    succession: Succession
    levels: Sequence[Frame]
    contesting: bool
    replacing: bool

    def cases(self) -> Iterator[Case]:
        """A case for every two tellings and every order of publication."""
        bench, fact = self.bench, self.fact
        tolerance = bench.tolerances.get(fact.measure or "")
        for i, j in combinations_with_replacement(range(len(self.tellings)), 2):
            left, right = self.tellings[i], self.tellings[j]
            if i == j and len(left.articles) == 1:
                continue  # one account
            same = left.measure == right.measure
            words = left.words if left.measure is not None else right.words
            grows, slow, varies = _STILL if words is None else (words.grows, words.is_slow, words.varies)
            grows = grows and not (left.is_voted or right.is_voted)  # both sides are counted when the vote is over
            grows = grows and not (left.is_recalled and right.is_recalled)  # "in 2019 nine people were killed"
            running = grows or left.is_running or right.is_running
            timed = running or varies or left.is_reset or right.is_reset
            of_one_event = fact.ties is not None and fact.ties.are_of_one_event(i, j)
            for order, (a, b) in _met(left, right, timed=timed).items():
                if fact.near and same:
                    yield Case((i, j), order, None, (a, b))
                    continue
                x, y = a.claim.article, b.claim.article
                pair = Pair(
                    of_one_outlook(a, b),
                    (left.side, right.side),
                    (bench.labels[x], bench.labels[y]),
                    (bench.published[x], bench.published[y]),
                    running,
                    slow,
                    varies and not self.succession.is_told_again((i, j), a, b),
                    rate_of(a, b, bench.exchange),
                    tolerance,
                    _telling_both(self.frames, a, b, bench.labels) if self.contesting else None,
                    _correcting(self.frames, a, b, bench.labels) if self.replacing else None,
                    of_one_event,
                    not same and _are_kin(left, right, a, b),
                    not same and _count_alike(a, b),
                )
                ruling: Ruling | None = rule(pair)
                if ruling is not None and (ruling.verdict is CONFLICT or ruling.reason in _REVIEWED):
                    ruling = self._reviewed((i, j), (a, b), pair, ruling, stands=not (grows or varies))
                    if ruling is not None and ruling.verdict is CONFLICT and self._is_doubtful((i, j), (a, b)):
                        yield Case((i, j), order, None, (a, b), ruling)
                        continue
                yield Case((i, j), order, ruling, (a, b))

    def _reviewed(
        self, numbers: tuple[int, int], frames: tuple[Frame, Frame], pair: Pair, ruling: Ruling, *, stands: bool
    ) -> Ruling | None:
        """What becomes of a ruling when the other frames are heard; `stands` says that the measure stands still."""
        a, b = frames
        if stands and ruling.reason == "update" and self.succession.is_told_before(numbers, a, b):
            ruling = rule(pair._replace(known=True))
        if self.levels and ruling.verdict is CONFLICT:
            since = told_since(self.levels, a, b, ruling)
            if since is None:
                return None
            ruling = since
        if ruling.reason == "scope" and is_own_past(self.frames, a, b):
            return None
        if self.fact.near and pair.kin and ruling.verdict is CONFLICT:
            ruling = rule(pair._replace(kin=False))  # as little ties them, they are rather two measures
        return ruling if self._holds(numbers, frames, ruling) else None

    def _holds(self, numbers: tuple[int, int], frames: tuple[Frame, Frame], ruling: Ruling) -> bool:
        """Whether a ruling is worth telling: not where the two only share a value."""
        if ruling.reason == "definition":
            return self.fact.near  # else grouped by its value alone: what it measures is something else
        if ruling.reason == "currency" and _is_told_in_both(self.frames, *frames):
            return False
        if ruling.verdict is not CONFLICT:
            # worked out, and in a zone that is guessed: no reader learns anything from it
            guessed = ruling.reason == "zone" and "offset" in ruling.details
            return not (guessed and any(frame.claim.derivation for frame in frames))
        a, b = frames
        if is_ours(a.claim) or is_ours(b.claim):
            return False  # what was worked out agrees, or says nothing
        # whoever tells the one tells the other: two figures, not two accounts of one
        i, j = numbers
        return i == j or self.tellings[i].articles != self.tellings[j].articles

    def _is_doubtful(self, numbers: tuple[int, int], frames: tuple[Frame, Frame]) -> bool:
        """Whether too little says that two tellings are of one fact to call what parts them a conflict."""
        ties = self.fact.ties
        if _counts_another(*frames, self.bench.lexicons):  # two boats are no three ships
            return ties is None or not ties.are_beyond_doubt(*numbers)
        return ties is not None and ties.are_doubtful(*numbers)


def _hearing(bench: Bench, fact: Fact) -> _Hearing:
    frames = fact.frames
    measures = next(iter(bench.lexicons.values())).measures
    return _Hearing(
        bench,
        fact,
        frames,
        [_told(telling, bench.moments, measures) for telling in fact.tellings],
        Succession(fact.tellings, bench.moments),
        [frame for frame in frames if frame.is_set_against or frame.is_origin],
        contesting=any(frame.contests for frame in frames),
        replacing=any(frame.replaces for frame in frames),
    )


def _are_kin(left: _Told, right: _Told, a: Frame, b: Frame) -> bool:
    """Whether one newsroom may call what one of two measures tells as the other does."""
    words, others = left.words, right.words
    if words is None or others is None:
        return False
    return right.measure in words.kin or _are_of_one_role(words, others, a, b) or _foretell(a, b)


def _is_told_in_both(frames: Sequence[Frame], a: Frame, b: Frame) -> bool:
    """ "£94,500", "£86,000 ($116,000)": a sum that is given in two currencies is held against its own."""
    return any(
        x.twin is not None and any(frame.twin == x.twin and same_currency(frame.claim, y.claim) for frame in frames)
        for x, y in ((a, b), (b, a))
    )


def _count_alike(a: Frame, b: Frame) -> bool:
    """ "2,150 of its members", "about 2,150 workers": both of people, or of one thing in two languages."""
    return (a.is_kind_of_people and b.is_kind_of_people) or bool(shared_things(a, b))


def _foretell(a: Frame, b: Frame) -> bool:
    """ "Expects claims of 280 million", "will cost it 380 million": a forecast of what the other says will be."""
    return any(
        x.claim.measure == "forecast" and (y.is_to_come or "forecast" in y.claim.scope) for x, y in ((a, b), (b, a))
    )


def _are_of_one_role(left: MeasureWords, right: MeasureWords, a: Frame, b: Frame) -> bool:
    """ "28 kidnapped schoolgirls", "24 schoolgirls"; "patients", "patients affected", two digits swapped."""
    if not (left.is_role or right.is_role) or not shared_things(a, b):
        return False
    same = a.head == b.head is not None and left.of_people and right.of_people
    return same or slip_of(a.claim, b.claim) == "digits"


def _met(left: _Told, right: _Told, *, timed: bool) -> dict[int, tuple[Frame, Frame]]:
    """A pair of two articles for each order of publication there is between two tellings; 0 where it plays no part."""
    if timed and len(left.frames) * len(right.frames) > _ALL_PAIRS:
        return _met_of_many(left, right)
    met: dict[int, tuple[Frame, Frame]] = {}
    for x, (start, end), a in left.frames:
        for y, (begin, close), b in right.frames:
            order = (close < start) - (end < begin) if timed else 0
            if order not in met and x != y:
                met[order] = a, b
                if not timed or len(met) == _ORDERS:
                    return met
    return met


def _pairs(left: Iterable[Frame], right: Iterable[Frame]) -> Iterator[tuple[Frame, Frame]]:
    return ((a, b) for a, b in product(left, right) if a.claim.article != b.claim.article)


def _met_of_many(left: _Told, right: _Told) -> dict[int, tuple[Frame, Frame]]:
    """The same without a look at every pair: what ends first against what begins last, and any two that meet."""
    dated: list[list[_Dated]] = [[], []]
    bare: list[list[Frame]] = [[], []]
    for n, telling in enumerate((left, right)):
        for told in telling.frames:
            if told[1] is _WHENEVER:
                bare[n].append(told[2])
            else:
                dated[n].append(told)
    met: dict[int, tuple[Frame, Frame]] = {}
    own, others = ([frame for _, _, frame in telling.frames] for telling in (left, right))
    together = next(chain(_pairs(bare[0], others), _pairs(own, bare[1]), _meeting(*dated)), None)
    if together is not None:
        met[0] = together
    if all(dated):
        (first, last), (other_first, other_last) = ((min(side, key=_end), max(side, key=_start)) for side in dated)
        for a, b in ((first, other_last), (last, other_first)):
            if order := order_of(a[1], b[1]):
                met[order] = (a[2], b[2])
    return met


def _start(dated: _Dated) -> float:
    return dated[1][0]


def _end(dated: _Dated) -> float:
    return dated[1][1]


def _meeting(left: Sequence[_Dated], right: Sequence[_Dated]) -> Iterator[tuple[Frame, Frame]]:
    """Frames of articles whose times of publication meet, as they come: each with those that are not over yet."""
    begun: tuple[list[_Dated], list[_Dated]] = ([], [])
    coming = sorted(((n, dated) for n, side in enumerate((left, right)) for dated in side), key=lambda x: _start(x[1]))
    for n, dated in coming:
        begun[n].append(dated)
        begun[1 - n][:] = [other for other in begun[1 - n] if _end(other) >= _start(dated)]
        for other in begun[1 - n]:
            yield from _pairs((other[2],), (dated[2],)) if n else _pairs((dated[2],), (other[2],))


def _told(telling: Telling, moments: Mapping[str, Moment], measures: Mapping[str, MeasureWords]) -> _Told:
    claim = telling[0].claim
    frames = [(frame.claim.article, moments[frame.claim.article] or _WHENEVER, frame) for frame in telling]
    return _Told(
        frames,
        frozenset(article for article, _, _ in frames),
        Side(claim),
        claim.measure,
        measures.get(claim.measure or ""),
        is_running=_is_running(claim),
        is_reset=not _RESET.isdisjoint(claim.notes),
        is_voted=not VOTED.isdisjoint(claim.notes),
        is_recalled=_is_recalled(telling[0]),
    )


def _is_recalled(frame: Frame) -> bool:
    """Whether a figure is of an event of an earlier year, which is counted by now."""
    told_of = frame.claim.as_of
    if not frame.previous or told_of is None or frame.published is None:
        return False
    return told_of[:_YEAR].isdecimal() and int(told_of[:_YEAR]) < frame.published.year


def _is_running(claim: Claim) -> bool:
    """Whether a figure is told as a count up to a time, or as what it rose to: later accounts may tell a higher one."""
    if SO_FAR in claim.notes:
        return True
    return claim.change == "up" and LEVEL_REACHED in claim.notes and (claim.measure is None or is_counted(claim))


def _telling_both(frames: Sequence[Frame], left: Frame, right: Frame, labels: Mapping[str, str]) -> str | None:
    """The source of the two that lets a speaker of its own tell the other's figure too."""
    for own, other in ((left, right), (right, left)):
        if not own.contests:
            continue
        rivals = [frame.claim for frame in frames if are_contested(own, frame)]
        if any(may_equal(rival, other.claim) for rival in rivals):
            return labels[own.claim.article]
    return None


def _correcting(
    frames: Sequence[Frame], left: Frame, right: Frame, labels: Mapping[str, str]
) -> tuple[str, bool] | None:
    """Which source of the fact says that one of two figures was corrected to the other; whether `left` came first."""
    for later in frames:
        for first in frames if later.replaces else ():
            if not is_replaced(first, later):
                continue
            for earlier, since in ((left, right), (right, left)):
                if may_equal(first.claim, earlier.claim) and may_equal(later.claim, since.claim):
                    return labels[later.claim.article], earlier is left
    return None


def rate_of(left: Frame, right: Frame, exchange: Exchange) -> Rate | None:
    """What the currency of the right claim is worth in that of the left, on the day of the earlier article."""
    a, b = left.claim, right.claim
    if a.kind is not MONEY or b.kind is not MONEY or a.unit == b.unit:
        return None
    return exchange.rate(b.unit, a.unit, (left.published, right.published))


def _counts_another(a: Frame, b: Frame, lexicons: Mapping[str, Lexicon]) -> bool:
    """Whether two counts of a loose measure, or of none, count different nouns."""
    if a.language != b.language or a.head is None or b.head is None or a.head == b.head or shared_things(a, b):
        return False
    if a.claim.measure is not None and a.claim.measure == b.claim.measure and _is_sure_slip(a, b):
        return False  # "612 branches", "621 stores"
    lexicon = lexicons[a.language]
    words = lexicon.measures.get(a.claim.measure or "")
    loose = words is None or words.is_generic or words.is_role
    both_people = a.head in lexicon.people and b.head in lexicon.people
    return loose and a.claim.kind is COUNT is b.claim.kind and not both_people


def _is_sure_slip(a: Frame, b: Frame) -> bool:
    return slip_of(a.claim, b.claim) == "digits" and min(a.significant, b.significant) > FEW_DIGITS


def moment_of(published: str | None) -> Moment:
    """When an article was published: a day from its beginning to its end."""
    start, end = utc_span(published) if published is not None else (None, None)
    if start is None or end is None:
        return None
    return start.replace(tzinfo=dt.UTC).timestamp(), end.replace(tzinfo=dt.UTC).timestamp()
