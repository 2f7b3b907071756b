"""Lengths of time: "two-hour", "over 40 minutes", "half an hour", "2 hours 30 minutes", "nearly a year", ages.

The value is the one of the first unit printed; `timex` keeps the whole, and the base unit is the second.
"""

from __future__ import annotations

from decimal import Decimal

from ..document import Document
from ..lexicon import Unit
from ..records.kinds import DURATION
from ..tokens import DASHES, HYPHENS
from .figures import Figure, part_behind
from .found import Found
from .timex import period
from .zones import zones_at

__all__ = ["find_duration", "find_race_time", "find_unit_duration", "time_letter", "time_unit_at"]

_LETTERS = {
    "second": "S", "minute": "TM", "hour": "H", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "millennium": "K",
}  # fmt: skip
_CLOCK = {"H", "TM", "S"}


def time_letter(unit: Unit) -> str | None:
    """The letter of a unit of time for `timex.period`, None for one TIMEX3 does not know."""
    return _LETTERS.get(unit.name)


def time_unit_at(document: Document, i: int) -> tuple[Unit, int] | None:
    """A unit of time at token `i`, a hyphen before it allowed ("two-hour"), and the index after it."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    tied = i < len(keys) and keys[i] in {"-", "–"} and tokens.joined(i) and tokens.joined(i + 1)
    if tied:
        i += 1
    found = lexicon.units.match(keys, i)
    if found is None or found[0].dimension != "time":
        symbol = lexicon.unit_symbols.match(tokens.words, i)
        if symbol is None or symbol[0].dimension != "time":
            return None
        if (
            tokens.words[i] in lexicon.tight_symbols
            and not tokens.joined(i)
            and tokens.words[i] not in lexicon.spaced_symbols
        ):
            return None
        found = symbol
    unit, end = found
    if unit.name not in _LETTERS or (not tied and _opens_half(document, end)):
        return None
    pointed = lexicon.calendar.lengths.get("pointed")
    if end < len(keys) and keys[end] == "." and tokens.joined(end) and pointed and pointed.match(keys, end - 1):
        end += 1
    return unit, end


def _opens_half(document: Document, end: int) -> bool:
    """ "two second-half goals": the second half, not two seconds."""
    tokens, lexicon = document.tokens, document.lexicon
    if tokens.keys[end - 1] not in lexicon.numerals.ordinals:
        return False
    half = end + 1 if end < len(tokens.keys) and tokens.keys[end] in DASHES and tokens.joined(end) else end
    return half < len(tokens.keys) and tokens.keys[half] in lexicon.calendar.halves


def find_duration(document: Document, figure: Figure) -> Found | None:
    """The duration a figure makes with the unit of time after it."""
    inner = document.lexicon.calendar.lengths.get("inner")
    between = inner.match(document.tokens.keys, figure.end) if inner else None
    start = between[1] if between is not None else figure.end
    keys = document.tokens.keys
    if figure.numeral.form == "fraction":
        one = document.lexicon.past_partitive(keys, start)
        if one < len(keys) and keys[one] in document.lexicon.numerals.ones:
            start = one + 1  # "half an hour", "a quarter of an hour"
    if figure.numeral.form == "vague":
        start = document.lexicon.past_partitive(keys, start)  # "a couple of days"
    unit_at = time_unit_at(document, start)
    if unit_at is None:
        return None
    unit, end = unit_at
    if _is_age_decade(document, figure, end) or _is_age_group(document, figure, end):
        return None
    value, step = figure.value, figure.numeral.step
    if figure.is_range and figure.low is not None and figure.high is not None:
        return Found(
            first=figure.first, end=end, kind=DURATION, value=value, step=step, low=figure.low, high=figure.high,
            is_range=True, unit=unit.name, measured=unit, timex=period(value, _LETTERS[unit.name]),
        )  # fmt: skip
    if figure.numeral.form == "vague" and figure.low != figure.high:
        letter = _LETTERS[unit.name]
        return Found(
            first=figure.first, end=end, kind=DURATION, value=value, low=figure.low, high=figure.high,
            unit=unit.name, measured=unit, timex=f"P{'T' if letter in _CLOCK else ''}X{letter[-1]}",
        )  # fmt: skip
    half = part_behind(document, end)
    if half is not None:
        value, end = value + half[0], half[1]
        return _length(figure.first, end, value, unit, [(value, unit)], step)
    if figure.numeral.form == "vague":  # "a couple of days" may be three
        length = _length(figure.first, end, value, unit, [(value, unit)], step)
        return length._replace(modifier="approx")
    parts, end = _more_parts(document, [(value, unit)], end)
    return _length(figure.first, end, value, unit, parts, step)


_AGES = 1000  # whose decades are told; a longer figure has no remainder in few digits


def _is_age_decade(document: Document, figure: Figure, end: int) -> bool:
    """ "in his 30s", "the early 30s": a decade of a life, not seconds."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if (
        figure.value >= _AGES
        or figure.value % 10
        or end - figure.end != 1
        or not lexicon.calendar.said("plural_endings").match(keys, figure.end)
    ):
        return False
    led = any(lexicon.calendar.said(name).match_before(keys, figure.first) for name in ("early", "mid", "late"))
    return led or (figure.first > 0 and keys[figure.first - 1] in lexicon.determiners)


def _is_age_group(document: Document, figure: Figure, end: int) -> bool:
    """ "the under-21s", "the over 65s": people of such an age, not seconds; "in under 21s" is a time."""
    tokens, lexicon = document.tokens, document.lexicon
    first = figure.first
    if end - figure.end != 1 or not lexicon.calendar.said("plural_endings").match(tokens.keys, figure.end):
        return False
    is_tied = first > 1 and tokens.keys[first - 1] in HYPHENS and tokens.joined(first) and tokens.joined(first - 1)
    bound = lexicon.before.match_before(tokens.keys, first - is_tied)
    return bound is not None and (is_tied or (bound[1] > 0 and tokens.keys[bound[1] - 1] in lexicon.determiners))


def find_race_time(document: Document, i: int) -> Found | None:
    """ "won in 2:29:08", "2h29:08", "2 h 29 min 8 s": hours, minutes and seconds, which no word makes a time of day."""
    short = _hundredths(document, i) or _two_letters(document, i) or _of_minutes(document, i)
    if short is not None:
        return short
    printed = _colons(document, i) or _letters(document, i)
    if printed is None:
        return None
    told, end = printed
    names = ("hour", "minute", "second")
    units = [document.lexicon.unit_by_name[name] for name in names]
    parts = list(zip(map(Decimal, told), units, strict=True))
    return _length(i, end, parts[0][0], units[0], parts, Decimal(1))


def _hundredths(document: Document, i: int) -> Found | None:
    """ "2:02.61", "1:58.3": minutes, and seconds with their tenths or hundredths."""
    tokens, keys = document.tokens, document.tokens.keys
    if i + 2 >= len(keys) or keys[i + 1] != ":" or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    whole, point, rest = keys[i + 2].partition(".")
    if not point or not (keys[i].isdecimal() and len(keys[i]) <= 2 and _is_sixtieth(whole) and 0 < len(rest) <= 2):
        return None
    if i and tokens.joined(i):
        return None
    minute, second = (document.lexicon.unit_by_name[name] for name in ("minute", "second"))
    parts = [(Decimal(keys[i]), minute), (Decimal(f"{whole}.{rest}"), second)]
    return _length(i, i + 3, parts[0][0], minute, parts, Decimal(1).scaleb(-len(rest)))


def _of_minutes(document: Document, i: int) -> Found | None:
    """ "4:28 minutes", "a 4:28-minute song": minutes and seconds, as the unit behind them tells."""
    tokens = document.tokens
    keys = tokens.keys
    if i + 3 >= len(keys) or keys[i + 1] != ":" or not (tokens.joined(i + 1) and tokens.joined(i + 2)):
        return None
    if not (keys[i].isdecimal() and _is_sixtieth(keys[i + 2])) or (i and tokens.joined(i)):
        return None
    named = time_unit_at(document, i + 3)
    if named is None or named[0].name != "minute":
        return None
    minute, second = named[0], document.lexicon.unit_by_name["second"]
    parts = [(Decimal(keys[i]), minute), (Decimal(keys[i + 2]), second)]
    return _length(i, named[1], parts[0][0], minute, parts, Decimal(1))


def _colons(document: Document, i: int) -> tuple[list[str], int] | None:
    tokens, calendar = document.tokens, document.lexicon.calendar
    keys = tokens.keys
    parts = keys[i : i + 5]
    if len(parts) < 5 or parts[1] != ":" or parts[3] != ":" or not all(tokens.joined(j) for j in range(i + 1, i + 5)):
        return None
    hours, minutes, seconds = parts[::2]
    if not (len(hours) == 1 and hours.isdecimal() and hours != "0" and _is_sixtieth(minutes) and _is_sixtieth(seconds)):
        return None  # the day's clock prints two digits: 10:15:30
    words = (calendar.am, calendar.pm, calendar.clock_marker, calendar.local)
    if any(table.match(keys, i + 5) is not None for table in words) or zones_at(document, i + 5)[0]:
        return None
    of_day = calendar.said("before_seconds").match_before(keys, i) is not None
    if i and (tokens.joined(i) or (of_day and calendar.said("stopped_at").match_before(keys, i) is None)):
        return None
    linker = calendar.said("linkers").match_before(keys, i)
    if calendar.day_parts.match_before(keys, linker[1] if linker is not None else i) is not None:
        return None  # "in the afternoon, 7:00:25", "शाम के 7:56:13"
    return [hours, minutes, seconds], i + 5


_HOURS = frozenset({"h", "hr", "hrs"})
_MINUTES = frozenset({"m", "min", "mn", "mins", ":", "'"})
_SECONDS = frozenset({"s", "sec", "secs", '"', "'"})


def _letters(document: Document, i: int) -> tuple[list[str], int] | None:
    """ "2h29:08", "2h 29m 08s", "2 h 29 min 8 s", "2h29'08": all three are printed."""
    tokens = document.tokens
    keys = tokens.keys
    if i + 4 >= len(keys) or keys[i + 1] not in _HOURS or keys[i + 3] not in _MINUTES:
        return None
    hours, minutes, seconds = keys[i], keys[i + 2], keys[i + 4]
    if not all(key.isdecimal() and len(key) <= 2 for key in (hours, minutes, seconds)) or int(minutes) > 59:
        return None
    end = i + 5
    while end < len(keys) and keys[end] in _SECONDS and (tokens.joined(end) or keys[end][0].isalpha()):
        end += 1
    if end == i + 5 and not (_is_sixtieth(seconds) and tokens.joined(i + 3) and tokens.joined(i + 4)):
        return None
    return [hours, minutes, seconds], end


def _two_letters(document: Document, i: int) -> Found | None:
    """ "4m 28s", "2h15m": set against each number, where the "m" of one alone may be of metres."""
    tokens = document.tokens
    keys = tokens.keys
    if i + 3 >= len(keys) or not (tokens.joined(i + 1) and tokens.joined(i + 3)) or (i and tokens.joined(i)):
        return None
    larger, smaller = keys[i], keys[i + 2]
    if not (larger.isdecimal() and smaller.isdecimal() and len(smaller) <= 2 and int(smaller) < _SIXTY):
        return None
    if keys[i + 1] in _HOURS and tokens.words[i + 3] == "m":
        names = "hour", "minute"
    elif tokens.words[i + 1] == "m" and keys[i + 3] in _SECONDS:
        names = "minute", "second"
    else:
        return None
    units = [document.lexicon.unit_by_name[name] for name in names]
    parts = list(zip(map(Decimal, (larger, smaller)), units, strict=True))
    behind = tokens.keys[i + 4 : i + 6]
    if names[0] == "hour" and len(behind) == 2 and behind[0].isdecimal() and behind[1] in _SECONDS:
        return None  # all three are printed: "2h 29m 08s"
    return _length(i, i + 4, parts[0][0], units[0], parts, Decimal(1))


_SIXTY = 60


def _is_sixtieth(key: str) -> bool:
    return len(key) == 2 and key.isdecimal() and int(key) < _SIXTY


def find_unit_duration(document: Document, i: int, floor: int) -> Found | None:
    """ "a year", "all day", "an hour and a half", "साल भर": a unit of time at token `i` made a length."""
    keys, lexicon = document.tokens.keys, document.lexicon
    unit_at = time_unit_at(document, i)
    if unit_at is None:
        return None
    unit, end = unit_at
    whole = _whole(document, i, end, floor)
    if whole is None and (i <= floor or keys[i - 1] not in lexicon.numerals.ones):
        return None
    first, end = whole if whole is not None else (i - 1, end)
    one = Decimal(1)
    half = part_behind(document, end)
    parts, after = _more_parts(document, [(one, unit)], end)
    if half is not None:
        return _length(first, half[1], one + half[0], unit, [(one + half[0], unit)], Decimal(0))
    if len(parts) > 1:  # "an hour and 45 minutes"
        return _length(first, after, one, unit, parts, Decimal(0))
    if whole is None and not _is_length(document, first, end, floor):
        return None
    return _length(first, end, one, unit, [(one, unit)], Decimal(0))


def _whole(document: Document, i: int, end: int, floor: int) -> tuple[int, int] | None:
    """ "all day", "a full month", "another week", "day-long", "साल भर": first token and the index after the last."""
    keys, calendar = document.tokens.keys, document.lexicon.calendar
    if document.lexicon.is_plural(keys[i]) and document.lexicon.head == "plural":
        return None
    words = calendar.lengths.get("whole")
    at = i - 1 if i > floor and keys[i - 1] == "-" and document.tokens.joined(i) else i
    before = words.match_before(keys, at, floor) if words else None
    if before is not None:
        ones = document.lexicon.numerals.ones
        return (before[1] - 1 if before[1] > floor and keys[before[1] - 1] in ones else before[1]), end
    after_words = calendar.lengths.get("whole_after")
    after = after_words.match(keys, end) if after_words else None
    return (i, after[1]) if after is not None else None


def _is_length(document: Document, first: int, end: int, floor: int) -> bool:
    """ "nearly a year", "a year ago", "for a week" are lengths; "9,000 homes a year" is a rate."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.before.match_before(keys, first, floor) is not None:
        return True
    calendar = lexicon.calendar
    if first > floor and keys[first - 1] in calendar.length_prepositions:
        return True
    names = ("ago_strict", "hence_strict", "ago", "hence", "earlier", "later")
    return any(calendar.said(name).match(keys, end) for name in names)


def _more_parts(
    document: Document, parts: list[tuple[Decimal, Unit]], end: int
) -> tuple[list[tuple[Decimal, Unit]], int]:
    """2 hours 30 minutes; six years and four months: each next unit smaller than the last."""
    keys, lexicon = document.tokens.keys, document.lexicon
    while end < len(keys):
        j = end + 1 if keys[end] == "," else end
        if j < len(keys) and (keys[j] in lexicon.numerals.ands or lexicon.calendar.said("and").match(keys, j)):
            j += 1
        numeral = document.numeral_at(j) if j < len(keys) else None
        if numeral is None or numeral.form == "vague" or numeral.scale != 1:
            break
        unit_at = time_unit_at(document, numeral.end)
        if unit_at is None or unit_at[0].factor >= parts[-1][1].factor:
            break
        unit, after = unit_at
        if numeral.value * unit.factor > parts[-1][1].factor * 2:
            break
        parts.append((numeral.value, unit))
        end = after
    return parts, end


def _length(
    first: int, end: int, value: Decimal, unit: Unit, parts: list[tuple[Decimal, Unit]], step: Decimal
) -> Found:
    timex = "".join(period(number, _LETTERS[part.name]) for number, part in parts)
    if len(parts) > 1:
        date = "".join(period(n, _LETTERS[u.name])[1:] for n, u in parts if _LETTERS[u.name] not in _CLOCK)
        time = "".join(period(n, _LETTERS[u.name])[2:] for n, u in parts if _LETTERS[u.name] in _CLOCK)
        timex = f"P{date}" + (f"T{time}" if time else "")
        smallest = parts[-1][1]
        seconds = sum((number * part.factor for number, part in parts), Decimal(0))
        step = smallest.factor / unit.factor
        value = seconds / unit.factor
    return Found(
        first=first, end=end, kind=DURATION, value=value, step=step, unit=unit.name, measured=unit, timex=timex
    )
