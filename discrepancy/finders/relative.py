"""Words that place a time by the day of writing or by what was told: "today", "last month", "the same day".

A word for the present ("now") is marked as TIMEX3 has it, without bounds, and no claim is made of it; "recently",
"formerly" and "the future" state no time at all and are left alone.

Lengths that place a point ("two years ago", "three days later", "two weeks before Christmas") are in `offsets`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ..document import Document
from ..lexicon import Unit
from ..lexicon.gates import DEICTIC, PERIOD, REFERENCE
from ..records import DAY_OF_WRITING, VAGUE_REFERENCE, Kind, Reading
from .anchor import Anchor, direction
from .dates import find_date
from .found import Found
from .offsets import find_offset
from .parts import SHIFTS, dated, day_at, day_or_none, day_part_after, is_told_same, qualified, relation_after, skipped
from .periods import find_numbered_century, nth_unit
from .timex import extent, period, shifted, week_of
from .weekdays import nth_weekday_after, weekday_at, weekday_of_week
from .years_beside import same_of_year

__all__ = ["find_relative"]

_UNIT = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_UNPLACED = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX", "Q": "XXXX-QX"}
_RUNNING = frozenset("DWMYEC")
_WITHIN_YEAR = frozenset({"D", "W", "WE", "M", "Q"})
_RELATIONS = tuple(SHIFTS.items())
_TOLD = (("told_previous", -1), ("told_next", 1), ("told_same", 0))


def find_relative(document: Document, i: int, floor: int, anchor: Anchor, hints: int) -> Found | None:
    """A relative date whose telling word is at token `i`, which has the hints."""
    found = (_reference(document, i, floor) if hints & REFERENCE else None) or (
        _day_word(document, i, floor, anchor) if hints & DEICTIC else None
    )
    if found is not None or not hints & PERIOD:
        return found
    return _unit(document, i, floor, anchor) or _part_of_day(document, i, floor, anchor)


def _reference(document: Document, i: int, floor: int) -> Found | None:
    """ "is now open", "at present", "these days": the phrase holds token `i`.

    At the head of a sentence such a word mostly joins it to the last one ("Now the alliance is wider"), right before a
    figure it says of when that holds ("now 42 seats"): neither is a time of its own.
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    calendar = lexicon.calendar
    best: tuple[int, str, int] | None = None
    for start in range(i, max(floor, i - 4) - 1, -1):
        found = calendar.references.match(keys, start) if keys[start] in calendar.references.starts else None
        if found is not None and found[1] > i and (best is None or found[1] >= best[2]):
            best = (start, *found)
    if best is None:
        return None
    first, value, end = best
    if first == 0 or document.sentence_index(document.tokens.starts[first - 1]) != document.sentence_index(
        document.tokens.starts[first]
    ):
        return None
    for start in range(max(0, first - 3), first + 1):
        other = calendar.said("not_references").match(keys, start)
        if other is not None and other[1] > first:
            return None
    if end < len(keys) and _begins_figure(document, end):
        return None
    return Found(first=first, end=end, kind=Kind.DATE, timex=value, notes=(VAGUE_REFERENCE,), takes_modifier=False)


def _begins_figure(document: Document, i: int) -> bool:
    """Whether a figure stands at token `i`, behind the words or sign that bound it: "more than 8,000", "~1", "$5"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    while (bound := lexicon.before.match(keys, i)) is not None:
        i = bound[1]
    if i < len(keys) and not keys[i][0].isalnum():
        i += 1
    return i < len(keys) and (keys[i][0].isdecimal() or lexicon.numerals.cardinals.match(keys, i) is not None)


def _day_word(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """today, yesterday morning, tonight, last night, कल (two readings)."""
    matched = _day_phrase(document, i, floor)
    if matched is None:
        return None
    start, offsets, end = matched
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    longer = calendar.day_parts.match_before(keys, end, floor)
    if longer is not None and longer[1] < start:
        return None  # "por la mañana" is a part of a day, "mañana" tomorrow
    own = calendar.day_parts.match(keys, start)
    if own is not None and own[1] == end:
        code: str | None = own[0].code
    else:
        part = day_part_after(document, end)
        code = part[0] if part else None
        end = part[1] if part else end
    suffix = f"T{code}" if code and not code.startswith("T") else (code or "")
    base = anchor.published or anchor.told
    if base is None:
        unplaced = f"XXXX-XX-XX{suffix}" if suffix else ("PRESENT_REF" if offsets == (0,) else None)
        return Found(first=start, end=end, kind=Kind.TIME if suffix else Kind.DATE, timex=unplaced)
    days = [base + dt.timedelta(days=offset) for offset in offsets]
    if len(days) == 1:
        return dated(start, end, f"{days[0]}{suffix}")
    way = direction(document, start, end)
    if way:
        return dated(
            start, end, f"{days[0 if way < 0 else -1]}{suffix}", notes=("settled by the tense of the sentence",)
        )
    values = [f"{day}{suffix}" for day in days]
    readings = tuple(
        Reading(timex=v, low=extent(v)[0], high=extent(v)[1], condition=f"if it means {v[:10]}") for v in values
    )
    return dated(start, end, values[0], readings=readings)


def _day_phrase(document: Document, i: int, floor: int) -> tuple[int, tuple[int, ...], int] | None:
    """Where a word for a day begins, its offsets, and the index after it; the phrase holds token `i`."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    best: tuple[int, tuple[int, ...], int] | None = None
    for start in (i, i - 1, i - 2):
        matched = calendar.days.match(keys, start) if start >= floor and keys[start] in calendar.days.starts else None
        if matched is not None and matched[1] > i and (best is None or matched[1] >= best[2]):
            best = (start, matched[0], matched[1])
    return best


# --- units of the calendar ------------------------------------------------------------------------------------------


def _unit(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """last month, this year, the same day, the end of the year; "recent years" and "the past decade" are lengths."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    word = calendar.words.match(keys, i)
    if word is None:
        return None
    name, end = word
    if calendar.said("date_words_before").match(keys, i) is not None and end < len(keys) and keys[end].isdecimal():
        return None  # "el próximo día 21" is a day of the month
    if document.lexicon.is_plural(keys[i]) and document.lexicon.head == "plural":
        return _some_units(document, i, floor, name, end)
    numbered = find_numbered_century(document, i, end, floor) if name == "century" else None
    if numbered is not None:
        return qualified(document, numbered, floor)
    beside = _day_beside(document, i, end, name, anchor, floor) if name == "day" else None
    if beside is not None:
        return beside
    relation = _relation_before(document, i, floor)
    if relation is not None:
        first, shift, told = relation
        told = told or (shift == 0 and is_told_same(document, end))
        return _shifted_unit(document, first, end, name, shift, anchor, floor, told)
    twice = _twice_removed(document, i, end, floor)
    if twice is not None:
        first, after, shift = twice
        return _shifted_unit(document, first, after, name, shift, anchor, floor, False)
    behind = relation_after(document, end)
    if behind is not None:
        return _shifted_unit(document, i, behind[1], name, SHIFTS[behind[0]], anchor, floor, False)
    return _unit_with_part(document, i, end, name, anchor, floor)


def _relation_before(document: Document, i: int, floor: int) -> tuple[int, int, bool] | None:
    """ "last", "the previous" before token `i`: its first token, units off, and whether from what was told."""
    calendar, keys = document.lexicon.calendar, document.tokens.keys
    if i <= floor or keys[i - 1] not in document.lexicon.gates.relation_before:
        return None
    for names, told in ((_TOLD, True), (_RELATIONS, False)):
        for relation, shift in names:
            found = calendar.said(relation).match_before(keys, i, floor)
            if found is not None and not (relation == "told_same" and skipped(document, found[1], "articles") == i):
                return found[1], shift, told
    return None


def _day_beside(document: Document, i: int, end: int, name: str, anchor: Anchor, floor: int) -> Found | None:
    """ "the day before Christmas", "the day after last Tuesday's hearing": the neighbour of a day that is told."""
    article = document.lexicon.calendar.said("articles").match_before(document.tokens.keys, i, floor)
    if article is None:
        return None
    return find_offset(document, _one_unit(document, article[1], end, name, _UNIT[name]), anchor, floor, find_date)


def _twice_removed(document: Document, i: int, end: int, floor: int) -> tuple[int, int, int] | None:
    """ "the year before last", "the week after next", "vorletztes Jahr": first token, index after it and units off."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    for name, shift in (("second_previous", -2), ("second_next", 2)):
        before = calendar.said(name).match_before(keys, i, floor)
        if before is not None:
            return before[1], end, shift
        after = calendar.said(f"{name}_after").match(keys, end)
        if after is None:
            continue
        j, lexicon = after[1], document.lexicon  # "the week after next Friday" is counted from a Friday
        if j >= len(keys) or not keys[j][0].isalpha() or keys[j] in lexicon.function_words or keys[j] in lexicon.verbs:
            return i, j, shift
    return None


def _shifted_unit(
    document: Document, first: int, end: int, name: str, shift: int, anchor: Anchor, floor: int, told: bool
) -> Found:
    calendar, keys, letter = document.lexicon.calendar, document.tokens.keys, _UNIT[name]
    same = same_of_year(document, first, end, letter, anchor) if shift == 0 and letter in _WITHIN_YEAR else None
    if same is not None:
        return dated(first, same[1], same[0])
    last = nth_unit(document, first, end, name, -1, anchor) if shift < 0 and not told else None
    if last is None and not told and calendar.said("length_of_past").match(keys, first):
        article = calendar.said("articles").match_before(keys, first, floor)
        return _one_unit(document, article[1] if article else first, end, name, letter)
    article = None if told else calendar.said("articles").match_before(keys, first, floor)
    if last is None and article is not None and shift < 0 and _is_running(document, article[1], end, letter, floor):
        return _one_unit(document, article[1], end, name, letter)
    first = article[1] if article else first
    if last is not None:
        return last._replace(first=first)  # "the last week of July" is not the week before
    base = anchor.base
    if letter == "W" and base is not None and not told:
        weekday = weekday_at(document, skipped(document, end, "links"))
        if weekday is not None:
            return dated(first, weekday[1], weekday_of_week(base, weekday[0], shift))
    if told or (base is None and anchor.published is not None):
        timex = _counted_from_told(anchor, shift, letter)
    else:  # "last month" is counted from the day of writing alone
        timex = shifted(base, shift, letter) if base is not None else _UNPLACED.get(letter)
    link = calendar.said("links").match(keys, end)
    if letter == "M" and link is not None and timex is not None and "X" not in timex:
        nth = nth_weekday_after(document, first, link[1], int(timex[:4]), int(timex[5:7]))
        if nth is not None:
            return nth
        day = _day_of_month(document, first, link[1], timex)
        if day is not None:
            return day
    if letter == "D" and timex is not None and len(timex) == 10 and timex[0] != "X":
        part = day_part_after(document, end)
        if part is not None:
            return dated(first, part[1], f"{timex}T{part[0]}")
    found = (
        dated(first, end, timex) if timex else Found(first=first, end=end, kind=Kind.DATE, timex=_UNPLACED.get(letter))
    )
    return qualified(document, found, floor)


def _is_running(document: Document, first: int, end: int, letter: str, floor: int) -> bool:
    """ "over the last year" is the length up to now, "last year" the one of the calendar."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if letter not in _RUNNING or calendar.said("links").match(keys, end) is not None:
        return False
    return calendar.said("running").match_before(keys, first, floor) is not None


def _day_of_month(document: Document, first: int, i: int, month: str) -> Found | None:
    """ "अगले महीने की 20 तारीख": the day of a month that is told before it."""
    day = day_at(document, i) if i < len(document.tokens.keys) else None
    word = document.lexicon.calendar.said("date_words").match(document.tokens.keys, day.end) if day else None
    timex = day_or_none(int(month[:4]), int(month[5:7]), day.number) if day is not None else None
    return dated(first, word[1], timex) if word is not None and timex is not None else None


def _one_unit(document: Document, first: int, end: int, name: str, letter: str) -> Found:
    unit: Unit | None = document.lexicon.unit_by_name.get(name)
    return Found(
        first=first,
        end=end,
        kind=Kind.DURATION,
        value=Decimal(1),
        unit=name,
        measured=unit,
        timex=period(Decimal(1), letter),
        takes_modifier=False,  # "over the past year" is no more than a year
    )


def _counted_from_told(anchor: Anchor, shift: int, letter: str) -> str | None:
    """Counted from the date last told; where none is, from the day of writing."""
    if anchor.told is not None:
        return shifted(anchor.told, shift, letter)
    if anchor.year is not None and letter == "Y":
        return f"{anchor.year + shift:04}"
    if anchor.year is not None and anchor.month is not None and letter == "M":
        return shifted(dt.date(anchor.year, anchor.month, 1), shift, "M")
    if anchor.year is None and anchor.base is not None:
        return shifted(anchor.base, shift, letter)
    if anchor.year is not None and letter == "D":
        return f"{anchor.year:04}-{anchor.month:02}-XX" if anchor.month else f"{anchor.year:04}-XX-XX"
    return _UNPLACED.get(letter)


def _some_units(document: Document, i: int, floor: int, name: str, end: int) -> Found | None:
    """ "recent months", "for weeks", "the next few years", "the years that followed": how many is not told."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    few = calendar.said("few").match_before(keys, i, floor)
    found = calendar.said("recent").match_before(keys, few[1] if few else i, floor)
    if found is None:
        article = calendar.said("articles").match_before(keys, i, floor)
        followed = calendar.said("that_followed").match(keys, end)
        if article is not None and followed is not None:
            return _vague_length(i, end, name)
        led = calendar.said("bare_lengths").match_before(keys, i, floor) is not None
        whole = calendar.lengths.get("whole_after")
        long = whole.match(keys, end) if whole else None
        if long is not None:
            return _vague_length(i, long[1], name)
        before_event = calendar.said("before_event").match(keys, end) or calendar.said("after_event").match(keys, end)
        if not before_event and (not led or calendar.said("links").match(keys, end)):
            return None
        first = i
    else:
        article = calendar.said("articles").match_before(keys, found[1], floor)
        first = article[1] if article else found[1]
    return _vague_length(first, end, name)


def _vague_length(first: int, end: int, name: str) -> Found:
    return Found(
        first=first, end=end, kind=Kind.DURATION, timex=_vague_period(_UNIT[name]),
        unit=name, notes=("how many is not told",), takes_modifier=False,
    )  # fmt: skip


def _vague_period(letter: str) -> str:
    return {"C": "PXCE", "E": "PXDE", "WE": "PXWE"}.get(letter, f"PX{letter}")


def _unit_with_part(document: Document, i: int, end: int, name: str, anchor: Anchor, floor: int) -> Found | None:
    """ "the end of the year", "later in the week", "over the weekend", "the week of March 6" is read elsewhere."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    article = calendar.said("articles").match_before(keys, i, floor)
    letter = _UNIT[name]
    contracted = name == "weekend" and calendar.said("contracted").match_before(keys, i, floor) is not None
    bare = contracted or calendar.said("early_after") or (letter in "YM" and _opens_part(document, i, floor))
    if article is None and not bare:
        return None
    first = article[1] if article else i
    base = anchor.base
    # told on a Monday, "over the weekend the talks broke down" is of the one before; "vor dem Wochenende" tells no past
    unbegun = name == "weekend" and base is not None and base.isoweekday() < 6
    is_over = unbegun and direction(document, max(first - 1, floor), end) < 0
    timex = shifted(base, -is_over, letter) if base is not None else _counted_from_told(anchor, 0, letter)
    if timex is None:
        return None
    if letter == "W" and article is not None:
        week = _week_of(document, first, end, anchor)
        if week is not None:
            return week
    found = dated(first, end, timex) if "X" not in timex else Found(first=first, end=end, kind=Kind.DATE, timex=timex)
    if name == "weekend":
        return found
    whole = qualified(document, found, floor)
    return whole if whole is not found else None


def _opens_part(document: Document, i: int, floor: int) -> bool:
    """ "by end of year", "a finales de año": words for a part of it that end in a preposition."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if document.tokens.words[i][0].isupper():
        return False  # the beginning of Year One
    found = (calendar.said(name).match_before(keys, i, floor) for name in ("early", "mid", "late"))
    return any(part is not None and i - part[1] > 1 and keys[i - 1] != "-" for part in found)


def _week_of(document: Document, first: int, end: int, anchor: Anchor) -> Found | None:
    """ "the week of March 6", "the week beginning February 4"."""
    link = document.lexicon.calendar.said("week_of").match(document.tokens.keys, end)
    day = (
        find_date(document, link[1], link[1], anchor)
        if link is not None and link[1] < len(document.tokens.keys)
        else None
    )
    if (
        link is None
        or day is None
        or day.first != link[1]
        or day.timex is None
        or len(day.timex) != 10
        or "X" in day.timex
    ):
        return None
    return dated(first, day.end, week_of(dt.date.fromisoformat(day.timex)))


# --- parts of the day --------------------------------------------------------------------------------


def _part_of_day(document: Document, i: int, floor: int, anchor: Anchor) -> Found | None:
    """this morning, the next morning, that night; a bare "night" is no time."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    part = calendar.day_parts.match(keys, i)
    if part is None or part[0].code.startswith("T"):
        return None
    relation = _relation_before(document, i, floor)
    if relation is None:
        return None
    first, shift, told = relation
    day = _counted_from_told(anchor, shift, "D") if told or anchor.base is None else shifted(anchor.base, shift, "D")
    timex = f"{day}T{part[0].code}"
    if timex[0] == "X" or "XX" in timex:
        return Found(first=first, end=part[1], kind=Kind.TIME, timex=timex)
    part_of_day = dated(first, part[1], timex)
    # "that evening" points to a day told before
    return part_of_day._replace(notes=(DAY_OF_WRITING,)) if told and anchor.told is None else part_of_day
