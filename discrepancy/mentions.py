"""Run the finders over a document, left to right, and settle what each figure commits its source to.

One scan picks the tokens at which a figure can begin (digits, number words, months, weekdays, units of time); a finder
looks only around them. The first finder that fits takes its tokens, so mentions never overlap.

>>> from discrepancy.document import read
>>> from discrepancy.records import Article
>>> [m.text for m in find_mentions(read(Article(text="Over 1.2 million listened for two hours.", source="a")))]
['Over 1.2 million', 'two hours']
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from dataclasses import replace
from decimal import Decimal

from .document import Document
from .finders.anchor import Anchor
from .finders.counts import find_count, find_multiple, find_none, find_ordinal
from .finders.dates import find_date
from .finders.durations import find_duration, find_unit_duration
from .finders.figures import Figure, read_figure
from .finders.found import Found
from .finders.frequencies import find_frequency
from .finders.measures import find_measure, find_prefixed
from .finders.money import find_money
from .finders.names import is_name
from .finders.relative import find_ago, find_relative
from .finders.times import find_time
from .finders.timex import day_extent
from .lexicon import Zone
from .quantity import bounds, to_base
from .records import DAY_UNTOLD, MARK_PASSED, Kind, Mention, Modifier, Reading
from .tokens import masked_spans

__all__ = ["find_mentions"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_NEVER_CHANGED = frozenset({Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.DURATION, Kind.FREQUENCY})


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """All figures of a document, in text order, without overlap."""
    found = _shared_units(document, _joined_ranges(document, _find_all(document)))
    found = _dated_times(document, found)
    floor = 0
    mentions = []
    for item in found:
        mentions.append(_mention(document, item, floor))
        floor = item.end
    return tuple(mentions)


def _find_all(document: Document) -> list[Found]:
    tokens, hot = document.tokens, document.lexicon.hot
    candidates = [i for i, key in enumerate(tokens.keys) if key in hot or key[0].isdecimal()]
    anchor = Anchor(published=document.article.published_day)
    found: list[Found] = []
    floor = 0
    for i in candidates:
        if i < floor or i in document.masked:
            continue
        item = _find(document, i, floor, anchor)
        if item is None:
            continue
        found.append(item)
        floor = item.end
        if item.timex is not None and item.kind in _POINTS and item.timex[0].isdecimal():
            anchor = anchor.told_by(item.timex, document.sentence_index(tokens.starts[i]))
    return found


def _find(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """The figure at one candidate: points in time first, then lengths, sums, quantities, counts."""
    key = document.tokens.keys[i]
    lexicon = document.lexicon
    found = find_time(document, i, floor) if key[0].isdecimal() or key not in lexicon.calendar.months else None
    found = found or find_date(document, i, floor, anchor)
    if found is not None:
        return found
    if not key[0].isdecimal():
        found = find_relative(document, i, floor, anchor) or find_none(document, i)
        if found is not None:
            return found
    if is_name(document, i):
        return None
    first = i - 1 if i > floor and document.tokens.keys[i - 1] in lexicon.numerals.ones else i
    figure = read_figure(document, first, floor) or (read_figure(document, i, floor) if first < i else None)
    found = find_frequency(document, i, figure, floor) or find_multiple(document, i, figure)
    if found is None and figure is None:
        found = find_ordinal(document, i) or find_unit_duration(document, i, floor)
        return (find_ago(document, found, anchor, floor) or found) if found is not None else None
    if found is None and figure is not None:
        found = _find_quantity(document, figure, i, floor, anchor)
    return found


def _find_quantity(document: Document, figure: Figure, i: int, floor: int, anchor: Anchor) -> Found | None:
    length = find_duration(document, figure)
    if length is not None:
        return find_ago(document, length, anchor, floor) or length
    ordinal = find_ordinal(document, i) if document.tokens.keys[i][0].isdecimal() else None
    if ordinal is not None:
        return ordinal
    found = (
        find_money(document, figure, floor)
        or find_prefixed(document, figure, floor)
        or find_measure(document, figure)
    )
    if found is not None:
        return found
    if _is_idle_one(document, figure):
        return None
    tens = find_ordinal(document, i)
    if tens is not None and tens.end > figure.end:
        return tens
    return find_count(document, figure)


def _is_idle_one(document: Document, figure: Figure) -> bool:
    """"one of the best", "one another", an indefinite "एक": a one that counts nothing."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if figure.end - figure.first != 1 or figure.value != 1 or keys[figure.first][0].isdecimal():
        return False
    if keys[figure.first] in numerals.indefinite:
        return True
    after = keys[figure.end] if figure.end < len(keys) else ""
    return not after[:1].isalpha() or after in document.lexicon.function_words and after not in document.lexicon.partitives


def _joined_ranges(document: Document, found: list[Found]) -> list[Found]:
    """"$3 billion to $5 billion", "5 km to 10 km": two like quantities with "to" between them are one range."""
    keys, numerals, lexicon = document.tokens.keys, document.lexicon.numerals, document.lexicon
    joined: list[Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind is item.kind
            and last.kind in {Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION}
            and last.unit == item.unit
            and not last.is_range
            and not item.is_range
            and last.value is not None
            and item.value is not None
            and last.value < item.value
        ):
            joiner = numerals.range_joiners.match(keys, last.end)
            opener = numerals.range_openers.match_before(keys, last.first, 0)
            if joiner is None and opener is not None:
                joiner = numerals.between_joiners.match(keys, last.end)
            if joiner is not None and joiner[1] == item.first and not _changes(document, opener[1] if opener else last.first):
                first = opener[1] if opener is not None else last.first
                joined[-1] = replace(
                    item, first=first, value=(last.value + item.value) / 2, low=last.value, high=item.value, is_range=True,
                    timex=item.timex,
                )  # fmt: skip
                continue
        joined.append(item)
    return joined


def _changes(document: Document, i: int) -> bool:
    """Whether a verb of change stands just before: "rose from 5 to 7" is two figures, not a range."""
    return document.lexicon.change_before.match_before(document.tokens.keys, i) is not None


def _shared_units(document: Document, found: list[Found]) -> list[Found]:
    """"7.5 million followers versus 88 million", "5, 7 and 9 percent": an elided unit or noun is its neighbour's."""
    keys, lexicon = document.tokens.keys, document.lexicon
    shared = list(found)
    for n, item in enumerate(found):
        if item.kind is not Kind.NUMBER or item.unit is not None or n == 0:
            continue
        last = shared[n - 1]
        if last.kind is not Kind.COUNT or last.unit is None or last.value is None or item.value is None:
            continue
        if document.sentence_index(document.tokens.starts[last.first]) != document.sentence_index(document.tokens.starts[item.first]):
            continue
        before = item.first
        modified = lexicon.before.match_before(keys, before, last.end)
        if modified is not None:
            before = modified[1]
        if before > last.end and lexicon.elision_links.match_before(keys, before, last.end) and item.step > 1 and last.step >= 1:
            shared[n] = replace(item, kind=Kind.COUNT, unit=last.unit, notes=(*item.notes, f"counts {last.unit}, which is not repeated"))
    return shared


def _dated_times(document: Document, found: list[Found]) -> list[Found]:
    """Give a clock time the day told beside it, in its sentence; else the day of writing, which does not commit."""
    tokens = document.tokens
    published = document.article.published_day
    dated = list(found)
    for n, item in enumerate(found):
        if item.kind is not Kind.TIME or item.timex is None or not item.timex.startswith("T"):
            continue
        sentence = document.sentence_index(tokens.starts[item.first])
        best: tuple[int, str] | None = None
        for other in found[max(0, n - 6) : n + 7]:
            timex = other.timex
            if (
                other.kind in _POINTS
                and timex is not None
                and len(timex) >= 10
                and timex[:4].isdecimal()
                and timex[4] == timex[7] == "-"
                and document.sentence_index(tokens.starts[other.first]) == sentence
            ):
                distance = abs(other.first - item.first)
                if best is None or distance < best[0]:
                    best = (distance, timex[:10])
        dated[n] = _timed(document, item, dt.date.fromisoformat(best[1]) if best else None, published)
    return dated


def _timed(document: Document, item: Found, day: dt.date | None, published: dt.date | None) -> Found:
    """A clock time with its day and zone: bounds where the day is told, readings where the zone has several meanings."""
    assert item.timex is not None
    clock = item.timex[1:]
    notes = item.notes
    zones = _possible_zones(document, item.zones)
    if len(zones) < len(item.zones):
        notes = (*notes, f"zone read as {_zone_name(zones[0])} because the source writes from {document.country()}")
    on = day or published
    if on is None:
        return replace(item, notes=(*notes, "the day is not told"))
    if not zones and document.article.timezone is not None:
        zones = (document.article.timezone,)
        notes = (*notes, f"no zone is printed: the source's own, {document.article.timezone}, is taken")
    low, high = day_extent(on, clock)
    timex = f"{on.isoformat()}T{clock}"
    if day is None:
        notes = (*notes, DAY_UNTOLD)
    bounds_by_zone = [(_zone_name(zone), _with_offset(low, zone), _with_offset(high, zone)) for zone in zones]
    readings: tuple[Reading, ...] = ()
    if len(bounds_by_zone) > 1:
        readings = tuple(
            Reading(timex=timex, low=a, high=b, condition=f"if {document.tokens.words[item.end - 1]} is {name}")
            for name, a, b in bounds_by_zone
        )
    if bounds_by_zone:
        low, high = bounds_by_zone[0][1:]
    return replace(item, timex=timex, low=low, high=high, readings=readings, notes=notes)


def _possible_zones(document: Document, zones: tuple[Zone | str, ...]) -> tuple[Zone | str, ...]:
    country = document.country()
    own = tuple(zone for zone in zones if isinstance(zone, Zone) and country in zone.countries)
    return own or zones


def _zone_name(zone: Zone | str) -> str:
    return zone.name if isinstance(zone, Zone) else zone


def _with_offset(moment: str | None, zone: Zone | str) -> str | None:
    if moment is None:
        return None
    local = dt.datetime.fromisoformat(moment)
    if isinstance(zone, Zone):
        aware = local.replace(tzinfo=dt.timezone(dt.timedelta(minutes=zone.minutes)))
    else:
        aware = local.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return aware.isoformat()


def _mention(document: Document, item: Found, floor: int) -> Mention:
    """Bound a figure by the words around it."""
    tokens = document.tokens
    modifier, first, end = Modifier.EXACT, item.first, item.end
    if item.takes_modifier:
        modifier, first, end = _modifier(document, item, floor)
    change = item.change
    if change is None and item.kind not in _NEVER_CHANGED:
        change = _change(document, item, first, end, floor)
    if item.is_range:
        modifier = Modifier.BETWEEN
    low, high = item.low, item.high
    if item.kind not in _POINTS:
        low, high = _bounds(item, modifier)
    measured = item.measured
    return Mention(
        article=document.id,
        start=tokens.starts[first],
        end=tokens.ends[end - 1],
        text=tokens.span(first, end),
        kind=item.kind,
        value=item.value,
        unit=item.unit,
        modifier=modifier,
        change=change,
        low=low,
        high=high,
        base_unit=None if item.kind in _POINTS else measured.base if measured is not None else item.unit,
        timex=item.timex,
        readings=item.readings or _readings(item, modifier),
        step=None if item.kind in _POINTS else _scaled_step(item),
        notes=(*item.notes, MARK_PASSED) if _is_passed_mark(document, item) else item.notes,
    )


def _is_passed_mark(document: Document, item: Found) -> bool:
    """"crossed one million": a mark passed at one moment, after which the figure goes on."""
    found = document.lexicon.before.match_before(document.tokens.keys, item.first)
    return found is not None and found[0] == "passing" and item.kind not in _POINTS


def _scaled_step(item: Found) -> Decimal:
    return item.step * item.measured.factor if item.measured is not None else item.step


def _readings(item: Found, modifier: Modifier) -> tuple[Reading, ...]:
    """The other values of the numeral, or the other currencies of its sign."""
    readings = []
    for value, condition in item.alternatives:
        low, high = _bounds(replace(item, value=value, low=None, high=None), modifier)
        readings.append(Reading(value=value, low=low, high=high, condition=condition))
    if len(item.currencies) > 1 and not readings:
        low, high = _bounds(item, modifier)
        readings = [
            Reading(value=item.value, low=low, high=high, condition=f"if it is {code}") for code in item.currencies
        ]
    return tuple(readings)


def _bounds(item: Found, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    value, unit = item.value, item.measured
    if value is None:
        return None, None
    low: Decimal | None
    high: Decimal | None
    if isinstance(item.low, Decimal) and isinstance(item.high, Decimal):
        low, high = item.low, item.high
        if item.is_range and modifier is Modifier.BETWEEN and item.step not in (0, 1):
            low, high = low - item.step / 2, high + item.step / 2
    else:
        low, high = bounds(value, step=item.step, modifier=modifier)
    if unit is not None:
        low = None if low is None else to_base(low, unit)
        high = None if high is None else to_base(high, unit)
    return low, high


def _modifier(document: Document, item: Found, floor: int) -> tuple[Modifier, int, int]:
    """The bound that the words around a figure set, and the tokens they add to it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    start_of_sentence = document.token_at(document.sentence_at(document.tokens.starts[item.first])[0])
    floor = max(floor, start_of_sentence)
    modifier, first, end = Modifier.EXACT, item.first, item.end
    place = item.first
    for _ in range(3):
        found = lexicon.before.match_before(keys, place, floor)
        if found is None:
            break
        name, place = found
        if name != "exact":
            if modifier in {Modifier.EXACT, Modifier.APPROX}:
                modifier = Modifier.MORE_THAN if name == "passing" else Modifier(name)
            first = place
    after = lexicon.after.match(keys, end)
    if after is not None and document.tokens.starts[end] < document.sentence_at(document.tokens.starts[item.first])[1]:
        if modifier in {Modifier.EXACT, Modifier.APPROX}:
            modifier = Modifier(after[0])
        end = after[1]
    return modifier, first, end


def _change(document: Document, item: Found, first: int, end: int, floor: int) -> str | None:
    keys, lexicon = document.tokens.keys, document.lexicon
    place = first
    for _ in range(3):
        found = lexicon.change_before.match_before(keys, place, floor)
        if found is not None:
            return found[0]
        skipped = lexicon.before.match_before(keys, place, floor)
        if skipped is not None:
            place = skipped[1]
        elif place > floor and keys[place - 1] in lexicon.change_skip:
            place -= 1
        else:
            break
    if item.kind in {Kind.PERCENT, Kind.MONEY, Kind.MEASURE}:
        after = lexicon.change_after.match(keys, end)
        if after is not None:
            return after[0]
    return None
