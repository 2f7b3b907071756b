"""Spans that reach from the day of writing to a year: "the first time in 130 years" beside "the first since the 1880s".

A span says of which year it tells only to whoever knows when it was written. It is worked out where another account,
in much the same words, prints a year that it may reach; where the day of writing is not known the year stands under the
condition of the one in which the account was then written. So is how old a thing is, beside the year it was built in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from .frames import Frame
from .instants import utc_span
from .records import Claim, Kind, Modifier, Reading
from .shares import told_first
from .spans import AHEAD, BACK

__all__ = ["derive_reached"]

_YEAR, _DECADE = 4, 3  # characters of a year and of a decade in a TIMEX3 value
_YEAR_SECONDS = 31556952
_SHARED = 1 / 2  # of the words of the shorter sentence: in much the same words
_FEWEST = 2  # words that the two share at least
_OLD = 5  # years: what is younger may be as old by chance
_AROUND = 5  # tokens beside an age in which somebody may stand whose age it is
_MOST = 200  # spans, and years, that are held against each other
_WRITTEN = (1900, 2100)  # years in which an account may have been written


def derive_reached(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """For every year of another account that a span in much the same words may reach, that year as the span's."""
    told = tuple(frames)
    reaching = (_as_span(frame) for frame in told if _reaches(frame) or _is_age_of_thing(frame))
    spans = list(islice(told_first(reaching, _span_of), _MOST))
    years = list(islice(told_first((frame for frame in told if _is_year(frame)), _year_of), _MOST)) if spans else []
    derived: dict[str, Frame] = {}
    written: dict[str, set[int]] = {}
    for span in spans:
        alike = [(_alikeness(span, year), year) for year in years if year.claim.article != span.claim.article]
        most = max((score for score, _ in alike), default=0.0)
        for year in (year for score, year in alike if score == most >= _SHARED):
            claim, when = _reached(span, year.claim)
            if claim is not None:
                derived.setdefault(claim.id, replace(span, claim=claim, head=None))
                written[claim.article] = written.get(claim.article, when) & when
    # written in one year: two spans that need two are of other years than those they are held against
    return tuple(frame for frame in derived.values() if written[frame.claim.article])


def _span_of(frame: Frame) -> object:
    return frame.claim.value, frame.reach, frame.published.year if frame.published is not None else None


def _year_of(frame: Frame) -> object:
    return frame.claim.timex


def _reaches(frame: Frame) -> bool:
    """Whether a span does reach back or ahead: "built in five years" does neither, but so much no known day tells."""
    ahead = frame.is_to_come or frame.claim.stance == "hypothetical" or "forecast" in frame.claim.scope
    if frame.claim.unit != "year":
        return False
    return frame.reach == BACK or (frame.reach == AHEAD and (ahead or frame.published is not None))


def _is_age_of_thing(frame: Frame) -> bool:
    """Whether a figure tells how old a thing is on the day of writing: "the 27-year-old ferry", nobody near it."""
    claim, place = frame.claim, frame.place
    if claim.measure != "age" or claim.unit != "year" or claim.stance != "asserted" or frame.published is None:
        return False
    if claim.value is None or claim.value < _OLD or frame.near_names:
        return False
    keys, lexicon = place.document.tokens.keys, place.document.lexicon
    around = keys[max(place.sentence.first, place.first - _AROUND) : min(place.sentence.end, place.end + _AROUND)]
    return not any(lexicon.lemma(key) in lexicon.people for key in around)


def _as_span(frame: Frame) -> Frame:
    """A span that reaches; an age is one that reaches back."""
    return frame if frame.claim.measure != "age" else replace(frame, reach=BACK)


def _is_year(frame: Frame) -> bool:
    claim = frame.claim
    timex = claim.timex or ""
    return claim.kind is Kind.DATE and _DECADE <= len(timex) <= _YEAR and timex.isdecimal()


def _alikeness(span: Frame, year: Frame) -> float:
    """How much of the shorter sentence the other shares, in words; 0 for too few. An age is one of what was built."""
    if span.claim.measure == "age":
        return float(year.claim.measure == "founded" and len(year.claim.timex or "") == _YEAR)
    shared = len(span.words & year.words) if span.language == year.language else 0
    return shared / min(len(span.words), len(year.words)) if shared >= _FEWEST else 0.0


def _reached(span: Frame, year: Claim) -> tuple[Claim | None, set[int]]:
    """The year of another account as the one that a span reaches, if it does, and in which years that was written."""
    claim = span.claim
    first, last = (day.year if day is not None else None for day in utc_span(year.timex or ""))
    if claim.value is None or first is None or last is None:
        return None, set()
    length, sign = int(claim.value), span.reach
    room = int((claim.step or 0) / _YEAR_SECONDS / 2) + 1
    derived = replace(
        claim,
        id=f"{claim.id}+{year.timex}",
        kind=Kind.DATE,
        value=None,
        unit=None,
        base_unit=None,
        modifier=Modifier.EXACT,
        low=None,
        high=None,
        step=None,
        timex=year.timex,
        readings=(),
        measure=year.measure,
        notes=("derived from a length of time and the day of writing",),
    )
    if span.published is not None:
        told = span.published.year + sign * length
        if last + room < told or told < first - room:
            return None, set()
        written = {span.published.year}
        derived = replace(derived, derivation=f"{span.published.year} {'+' if sign > 0 else '−'} {length} years")
        if first <= told <= last:
            return replace(derived, low=year.low, high=year.high), written
        condition = f"if the {length} years are rounded"
    else:
        earliest, latest = first - sign * length, last - sign * length
        if not _WRITTEN[0] <= earliest <= latest <= _WRITTEN[1]:
            return None, set()
        written = set(range(earliest, latest + 1))
        derived = replace(derived, derivation=f"{length} years {'after' if sign > 0 else 'before'} the day of writing")
        condition = f"if it was written {f'in {earliest}' if earliest == latest else f'from {earliest} to {latest}'}"
    reading = Reading(low=year.low, high=year.high, timex=year.timex, condition=condition)
    return replace(derived, readings=(reading,)), written
