"""Run the finders over a document, left to right, and settle what each figure commits its source to.

One scan picks the tokens at which a figure can begin (digits, number words, months, weekdays, units of time); a finder
looks only around them. The first finder that fits takes its tokens, so mentions never overlap.

>>> from discrepancy.document import read
>>> from discrepancy.records import Article
>>> [m.text for m in find_mentions(read(Article(text="Over 1.2 million listened for two hours.", source="a")))]
['Over 1.2 million', 'two hours']
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from .digits import MAX_DIGITS, SUPERSCRIPTS, is_digits
from .document import Document
from .finders.ages import as_age
from .finders.anchor import Anchor, anchor_of, is_told_aside
from .finders.bounded import bound_of_moment
from .finders.counts import find_count, find_every_nth, find_multiple, find_none, find_ordinal, is_loose_frequency
from .finders.durations import find_duration, find_race_time, find_unit_duration
from .finders.figure_reading import read_figure
from .finders.figures import Figure, rate_base, unit_follows
from .finders.found import Found
from .finders.frequencies import find_frequency
from .finders.joining import join_ranges, share_units
from .finders.measures import find_mass, find_measure, find_prefixed
from .finders.minutes import find_minute, may_list_minutes
from .finders.moments import find_day, find_moment
from .finders.money import find_money
from .finders.names import is_name
from .finders.offsets import find_offset
from .finders.placed import join_moments, join_sets, place_times
from .finders.tallies import find_tally
from .finders.years import ends_range
from .lexicon.gates import (
    BOUND,
    LENGTH,
    MASS,
    MINUTE,
    MOMENT,
    NONE,
    ORDINAL,
    PLAY,
    PREFIXED,
    RACE,
    RATE_BASE,
    SUM,
    TIMES,
    UNIT,
    VOTE,
)
from .quantity import LARGEST
from .records import LEVEL_REACHED, Kind, Mention, Modifier
from .wording import bounds_of, readings_of, wording_of

__all__ = ["find_mentions"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_SMALLEST = 1 / LARGEST
_PLACES = LARGEST.adjusted()


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """All figures of a document, in text order, without overlap."""
    anchor = anchor_of(document)
    found = _find_all(document, anchor)
    _note_out_of_range(document)
    found = share_units(document, join_ranges(document, found))
    found = join_moments(document, place_times(document, join_sets(document, found), anchor))
    floor = told = 0
    mentions: list[Mention] = []
    last: tuple[Found, Mention] | None = None
    ceilings = [item.first for item in found[1:]] + [len(document.tokens.keys)]
    for item, ceiling in zip(found, ceilings, strict=False):
        mention = _mention(document, item, floor, ceiling, last)
        if mention.start < told:
            continue
        mentions.append(mention)
        floor, told, last = item.end, mention.end, (item, mention)
    return tuple(mentions)


def _find_all(document: Document, anchor: Anchor) -> list[Found]:
    tokens, masked, budget = document.tokens, document.masked, document.budget
    most, deadline = budget.limits.max_mentions, budget.deadline
    possible = document.lexicon.gates.possible(document.vocabulary)
    candidates = _candidates(document)
    if not may_list_minutes(document, candidates):
        possible &= ~PLAY
    found: list[Found] = []
    floor = 0
    for i in candidates:
        if i < floor or i in masked:
            continue
        if deadline.is_over():
            return _before_sentence(document, found, i, "max_seconds")
        item = _find_in_range(document, i, floor, anchor, possible)
        if item is None:
            if budget.out_of_range:
                floor = max(floor, budget.out_of_range[-1].stop)
            continue
        if len(found) == most:
            return _before_sentence(document, found, i, "max_mentions")
        found.append(item)
        floor = item.end
        if (
            item.timex is not None
            and item.kind in _POINTS
            and item.timex[0].isdecimal()
            and not ends_range(document, item)
        ):
            is_aside = is_told_aside(document, item.first, item.end, item.timex, anchor)
            anchor = anchor.told_by(item.timex, document.sentence_index(tokens.starts[i]), is_aside=is_aside)
    return found


def _candidates(document: Document) -> list[int]:
    """The tokens at which a figure can begin, by one scan of the text; most of its words stand there more than once."""
    keys, words, lexicon = document.tokens.keys, document.vocabulary, document.lexicon
    phrases, opening = lexicon.hot_phrases, lexicon.opening
    always = document.numbers.union(words & lexicon.hot)
    some = always.union(filter(words.__contains__, phrases), words & opening)
    return [
        i
        for i, key in enumerate(keys)
        if key in some
        and (
            key in always
            or any(keys[i : i + len(phrase)] == phrase for phrase in phrases.get(key, ()))
            or (key in opening and _opens_figure(document, i))
        )
    ]


def _before_sentence(document: Document, found: list[Found], i: int, limit: str) -> list[Found]:
    """The figures before the sentence of token `i`, where a limit was met: half a sentence would be misread."""
    start, _ = document.sentence_at(document.tokens.starts[i])
    kept = [item for item in found if document.tokens.starts[item.first] < start]
    why = "the time was up" if limit == "max_seconds" else f"there are more than {len(found):,} figures"
    document.leave_out(limit, f"{why}: the last {len(document.article.text) - start:,} characters were not read", start)
    return kept


def _find_in_range(document: Document, i: int, floor: int, anchor: Anchor, possible: int) -> Found | None:
    """The figure at one candidate, unless its number is too large, or too small, for the arithmetic of all stages."""
    keys, budget = document.tokens.keys, document.budget
    if len(keys[i]) > MAX_DIGITS and is_digits(keys[i]):
        budget.out_of_range.append(range(i, i + 1))
        return None
    try:
        item = _find(document, i, floor, anchor, possible)
    except InvalidOperation:
        end = i + 1
        while end < len(keys) and (
            is_digits(keys[end]) or keys[end] in _POWERS or document.lexicon.numerals.scales.match(keys, end)
        ):
            end += 1
        budget.out_of_range.append(range(i, end))
        return None
    if item is not None and _is_out_of_range(item):
        budget.out_of_range.append(range(i, item.end))
        return None
    return item


def _is_out_of_range(item: Found) -> bool:
    """Whether a figure, or its last printed place ("0e99"), is too large or too small."""
    value, step = item.value, item.step
    if abs(step.adjusted()) < _PLACES and (value is None or abs(value.adjusted()) < _PLACES):
        return False  # nearly always
    return _is_extreme(step) or (value is not None and _is_extreme(value))


def _is_extreme(number: Decimal) -> bool:
    return number != 0 and not _SMALLEST < abs(number) < LARGEST


_POWERS = frozenset({"e", "^", "x", "×", "*", "·", "-", "+"}) | frozenset(SUPERSCRIPTS)


def _note_out_of_range(document: Document) -> None:
    found, tokens = document.budget.out_of_range, document.tokens
    if found:
        start, end = tokens.starts[found[0].start], tokens.ends[found[0].stop - 1]
        shown = tokens.text[start : min(end, start + _SHOWN)] + ("…" if end - start > _SHOWN else "")
        more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
        document.leave_out(
            "out_of_range", f"“{shown}”{more}: too large or too small to be read as a figure", start, end
        )


_SHOWN = 20  # characters of a number in a note


def _opens_figure(document: Document, i: int) -> bool:
    """Whether a word too common to be looked at everywhere is a figure here: एक किलो, कुछ घंटे, एक भी यात्री नहीं."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if numerals.zero_halves.match(keys, i) or document.lexicon.calendar.months.match(keys, i + 1):
        return True  # "एक मई", the first of May
    few = numerals.vague_before_units.match(keys, i)
    if few is None:
        named = document.lexicon.units.match(keys, i + 1)
        if named is not None and named[0].dimension == "time":
            return False  # "एक साल" is read at its unit
    return unit_follows(document, few[1] if few is not None else i + 1)


def _find(document: Document, i: int, floor: int, anchor: Anchor, possible: int) -> Found | None:
    """The figure at one candidate: points in time first, then lengths, sums, quantities, counts.

    `possible` are the hints that the text can give at all.
    """
    hints = document.hints_at(i) & possible
    found = _find_by_form(document, i, floor, anchor, hints) if hints & _FORMS else None
    if found is not None:
        return found
    if is_name(document, i, hints) or (hints & RATE_BASE and rate_base(document, i) is not None):
        return None
    figure = _figure_at(document, i, floor)
    if figure is not None:
        hints |= document.lexicon.gates.beside(document.tokens.keys, figure.first, figure.end) & possible
    if hints & TIMES:
        if figure is not None and is_loose_frequency(document, figure):
            return None
        found = find_frequency(document, i, figure, floor) or find_multiple(document, i, figure)
        if found is not None:
            return found
    if figure is not None:
        return _find_quantity(document, figure, i, floor, anchor, hints)
    found = find_every_nth(document, i, floor) or find_ordinal(document, i) or find_unit_duration(document, i, floor)
    return (find_offset(document, found, anchor, floor, find_day) or found) if found is not None else None


_FORMS = VOTE | PLAY | MINUTE | RACE | MOMENT | NONE


def _find_by_form(document: Document, i: int, floor: int, anchor: Anchor, hints: int) -> Found | None:
    """What a form of its own tells: a vote, a minute of play, the time of a race, a point in time, a word for none."""
    return (
        (find_tally(document, i, floor) if hints & VOTE else None)
        or (find_minute(document, i) if hints & (PLAY | MINUTE) else None)
        or (find_race_time(document, i) if hints & RACE else None)
        or (find_moment(document, i, floor, anchor, hints) if hints & MOMENT and not _is_sized(document, i) else None)
        or (find_none(document, i) if hints & NONE else None)
    )


def _figure_at(document: Document, i: int, floor: int) -> Figure | None:
    """The figure that holds the candidate token, or ends before it ("एक साल", where the unit is the candidate)."""
    if i <= floor or document.tokens.keys[i - 1] not in document.lexicon.gates.figure_before:
        return read_figure(document, i, floor)  # mostly
    before = None
    for first in _first_words(document, i, floor):
        figure = read_figure(document, first, floor)
        if figure is not None and figure.end > i:
            return figure
        if figure is not None and figure.end == i:
            before = before or figure
    return before


def _first_words(document: Document, i: int, floor: int) -> list[int]:
    """Where the figure at a candidate may begin, furthest first: "a million", "एक बटा बीस", "एक का एक सौ सातवां"."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    starts = [i, i - 1] if keys[i - 1] in numerals.ones else [i]
    first = starts[-1]
    if first - 2 >= floor and keys[first - 2] in numerals.ones:
        joiners = (numerals.over_words, numerals.fraction_links, numerals.points, numerals.fraction_ands)
        if any(keys[first - 1] in words for words in joiners[: 4 if first < i else 3]):
            starts.append(first - 2)
    of = numerals.ratio_joiners.match_before(keys, i, floor)
    if of is not None and of[1] - 2 >= floor and keys[of[1] - 2] in numerals.ones:
        starts.append(of[1] - 2)  # "un visiteur sur quatre", where the article is no candidate
    return starts[::-1]


def _is_sized(document: Document, i: int) -> bool:
    """ "$25", "25 %", "the 1520 sq m hall": a sign, or a physical unit behind four digits, leaves no point in time."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, words = tokens.keys, tokens.words
    key = keys[i]
    if not key[0].isdecimal():
        return False
    if i and not words[i - 1].isalnum() and words[i - 1] in lexicon.money_symbols.ends and tokens.joined(i):
        return True
    if i + 1 == len(keys):
        return False
    if keys[i + 1] == "%":
        return True
    if len(key) != 4 or not key.isdecimal() or not words[i + 1][0].isalpha():
        return False
    if not lexicon.gates.beside(keys, i, i + 1) & UNIT:
        return False
    unit = lexicon.units.match(tokens.keys, i + 1) or (
        lexicon.unit_symbols.match(tokens.words, i + 1)
        if tokens.joined(i + 1) or tokens.words[i + 1] not in lexicon.tight_symbols
        else None
    )
    return unit is not None and unit[0].dimension != "time"


def _find_quantity(document: Document, figure: Figure, i: int, floor: int, anchor: Anchor, hints: int) -> Found | None:
    """The length, ordinal, sum, measure or count that a figure is: the hints are of its token and what is beside it."""
    length = find_duration(document, figure) if hints & LENGTH else None
    if length is not None:
        return find_offset(document, length, anchor, floor, find_day) or as_age(document, length, floor)
    ordinal = find_ordinal(document, i) if hints & ORDINAL and is_digits(document.tokens.keys[i]) else None
    if ordinal is not None and not _is_longer_unit(document, figure, ordinal.end):
        return ordinal
    found = (
        (find_mass(document, figure) if hints & MASS else None)
        or (find_money(document, figure, floor) if hints & SUM or figure.is_range else None)
        or (find_prefixed(document, figure, floor) if hints & PREFIXED else None)
        or (find_measure(document, figure, floor) if hints & UNIT else None)
        or (_bounded_before_unit(document, figure, floor) if hints & BOUND else None)
    )
    if found is not None:
        return found
    if _is_idle_one(document, figure):
        return None
    begun = hints if figure.first == i else document.hints_at(figure.first)
    tens = find_ordinal(document, figure.first) if begun & ORDINAL else None
    if tens is not None and tens.end > figure.end:
        return tens
    return find_count(document, figure, floor)


def _is_longer_unit(document: Document, figure: Figure, end: int) -> bool:
    """ "24°C", "100° Celsius": the sign that can also end an ordinal begins a unit."""
    tokens, lexicon = document.tokens, document.lexicon
    named = lexicon.units.match(tokens.keys, figure.end) or lexicon.unit_symbols.match(tokens.words, figure.end)
    return named is not None and named[1] > end


def _bounded_before_unit(document: Document, figure: Figure, floor: int) -> Found | None:
    """ "60-odd per cent", "30-plus years", "10 or more miles": the bound stands before the unit."""
    after = document.lexicon.after.match(document.tokens.keys, figure.end)
    if after is None or after[0] == "until":
        return None
    behind = figure._replace(end=after[1])
    length = find_duration(document, behind)
    if length is not None:
        return as_age(document, length, floor)._replace(modifier=after[0])
    found = find_money(document, behind, floor) or find_measure(document, behind, floor)
    return found._replace(modifier=after[0]) if found is not None else None


def _is_idle_one(document: Document, figure: Figure) -> bool:
    """ "one of the best", "one another", an indefinite "एक": a one that counts nothing."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure.end - figure.first != 1 or figure.value != 1 or keys[figure.first][0].isdecimal():
        return False
    if keys[figure.first] in numerals.indefinite:
        return True
    after = keys[figure.end] if figure.end < len(keys) else ""
    lexicon = document.lexicon
    if not after[:1].isalpha() or after in numerals.ands:
        return not lexicon.befalls_before(keys, figure.first)  # "a gunman killed one and wounded two"
    return after in lexicon.function_words and after not in lexicon.partitives


def _as_step(document: Document, item: Found, modifier: Modifier) -> Found:
    """ "Fell by 10 degrees Celsius", "a rise of 2C": so many steps of a scale, wherever that begins.

    A bound is that of the level reached, but behind "by": "fell below 10C", "fell by more than 10C".
    """
    by = document.lexicon.change_by
    if modifier not in _OF_STEPS and by.isdisjoint(document.tokens.keys[max(0, item.first - _TO_BY) : item.first]):
        return item
    assert item.measured is not None
    return item._replace(measured=replace(item.measured, offset=Decimal(0), base=_STEP))


_OF_STEPS = frozenset({Modifier.EXACT, Modifier.APPROX, Modifier.BETWEEN})
_TO_BY = 4  # tokens from "by" to the figure: "by well over 10C"
_STEP = "degree celsius"  # the base unit of a change of temperature


def _mention(document: Document, item: Found, floor: int, ceiling: int, last: tuple[Found, Mention] | None) -> Mention:
    """Bound a figure by the words around it."""
    tokens = document.tokens
    modifier, change, first, end, notes = wording_of(document, item, floor, ceiling, last)
    kind = item.kind
    if change is not None and item.measured is not None and item.measured.offset and LEVEL_REACHED not in notes:
        item = _as_step(document, item, modifier)
    is_point = kind in _POINTS
    if is_point and modifier is Modifier.EXACT and item.takes_modifier:
        modifier = bound_of_moment(document, item.first, item.end, floor)
    low, high = (item.low, item.high) if is_point else bounds_of(item, modifier)
    measured, start, stop = item.measured, tokens.starts[first], tokens.ends[end - 1]
    return Mention(
        article=document.id,
        start=start,
        end=stop,
        text=tokens.text[start:stop],
        kind=kind,
        value=item.value,
        unit=item.unit,
        modifier=modifier,
        change=change,
        low=low,
        high=high,
        base_unit=None if is_point else item.unit if measured is None else measured.base,
        timex=item.timex,
        readings=readings_of(item, modifier, low, high),
        step=None if is_point else item.step if measured is None else item.step * measured.factor,
        notes=notes,
    )
