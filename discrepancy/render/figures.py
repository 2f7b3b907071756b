"""Figures as people write them: grouped digits, "88.85–88.95 million", "42 minutes", "12 Aug 2024, 20:00 (UTC−4)".

>>> number_words(Decimal("88900000"))
'88.9 million'
>>> number_words(Decimal("1234567"))
'1,234,567'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from ..lexicon import unit_table
from ..records import DAY_UNTOLD, Claim, Kind, Mention, Modifier, Reading, is_counted

__all__ = [
    "SCALE_NAMES",
    "Unit",
    "common_unit",
    "day_words",
    "decimal_bound",
    "interval_words",
    "is_foreign",
    "is_timed",
    "moment",
    "moment_words",
    "number_words",
    "printed_figure",
    "printed_unit",
    "value_words",
    "zone_words",
]

# Contexts of our own: a caller's may round, or refuse what an article may well print.
_ROUNDED = Context(prec=6, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
_WIDE = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
_TO_NOUN = 6  # words from a figure to what it counts
_STEM = 4  # first letters that a noun keeps
_STOPS = ".,;:!?()[]\"'“”„«»‘’"
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
SCALE_NAMES = frozenset(name for _, name in _SCALES)
_LAST_LATIN = 0x24F
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLURALS = {
    "person": "people",
    **dict.fromkeys(("injured", "wounded", "hurt", "dead", "killed", "missing", "magnitude"), ""),
    "people": "people",
    "police": "police",
    "staff": "staff",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "celsius": "°C",
    "fahrenheit": "°F",
    "inch": "inches",
    "percent": "percent",
    "hertz": "hertz",
    "horsepower": "horsepower",
    "series": "series",
}
_IN_VES = frozenset({"life", "wife", "knife", "wolf", "thief", "loaf", "shelf", "calf", "leaf", "half"})
_DURATIONS = (
    # unit, its seconds, from how many seconds on it reads better than the next smaller one
    ("day", Decimal(86400), Decimal(2 * 86400)),
    ("hour", Decimal(3600), Decimal(4 * 3600)),
    ("minute", Decimal(60), Decimal(120)),
)

_CALENDAR = {"year": Decimal(31556952), "month": Decimal(2629746), "week": Decimal(604800), "day": Decimal(86400)}

Timed = Claim | Mention | Reading


class Unit:
    """What a set of figures is shown in: `words` with every number divided by `factor`, then less `offset`."""

    __slots__ = ("factor", "offset", "prefix", "words")

    def __init__(self, factor: Decimal, words: str = "", prefix: str = "", offset: Decimal = Decimal(0)) -> None:
        self.factor = factor
        self.offset = offset
        self.words = words
        self.prefix = prefix

    def number(self, bound: Decimal) -> Decimal:
        """A number of the base unit in this one."""
        number = _divided(bound, self.factor)
        return _WIDE.subtract(number, self.offset) if self.offset else number

    def shown(self, number: str) -> str:
        """The number's text with its unit: "USD 25", "5%", "42 minutes"."""
        words = self.words
        if words == "percent":
            return f"{number}%"
        if number == "1":
            words = _singular(words)
        return f"{self.prefix}{number}{' ' if words else ''}{words}"


def is_timed(mention: Mention) -> bool:
    """Whether its bounds are instants (ISO 8601 text) rather than numbers."""
    return mention.kind in {Kind.TIME, Kind.DATE}


def is_foreign(text: str) -> bool:
    """Whether it has letters or digits of another script than Latin: "16.4 मिलियन" is, "£25½" is not."""
    return any(ord(character) > _LAST_LATIN and (character.isalpha() or character.isdecimal()) for character in text)


def decimal_bound(bound: object) -> Decimal | None:
    """A bound as a number that can be drawn and written; None where it is open, text or not finite."""
    return bound if isinstance(bound, Decimal) and bound.is_finite() else None


def number_words(value: Decimal) -> str:
    """A number for reading: "88.9 million", "1,234,567", "−3.5"; very large and very small ones as "1.2 × 10^25"."""
    factor, scale = _scale((value,))
    return _digits(_divided(value, factor)) + (f" {scale}" if scale else "")


def value_words(claim: Mention) -> str:
    """The claim's value with its unit; for a time or date, or where there is no value, what it commits to."""
    value = decimal_bound(claim.value)
    if value is None or is_timed(claim):
        return interval_words(claim) or claim.timex or claim.text
    # The value is in the printed unit, the bounds in the base unit.
    unit = Unit(Decimal(1), _noun(claim)) if claim.kind is Kind.COUNT else _plain_unit(claim.kind, claim.unit)
    return unit.shown(number_words(value))


def printed_figure(claim: Claim) -> str:
    """The figure as its article prints it; a derived one, which is printed nowhere, in our words."""
    return value_words(claim) if claim.derivation else claim.text


def interval_words(claim: Mention, reading: Reading | None = None) -> str:
    """What the figure commits its source to: "88.85–88.95 million followers", "more than 40 minutes".

    With `reading`, that reading's bounds. Empty when neither bound is known.
    """
    bounds: Timed = reading or claim
    if is_timed(claim):
        words = _time_interval(bounds.low, bounds.high)
        return words if DAY_UNTOLD.isdisjoint(claim.notes) else _without_day(words, bounds.low)
    low, high = decimal_bound(bounds.low), decimal_bound(bounds.high)
    known = [bound for bound in (low, high) if bound is not None]
    if not known:
        return ""
    unit = printed_unit(claim) or common_unit(claim, known)
    if is_counted(claim) and low is not None and high is not None:
        known = _whole(low, high)
    shown = [_digits(unit.number(bound)) for bound in known]
    if low is None:
        words = unit.shown(shown[0])
        return f"less than {words}" if claim.modifier is Modifier.LESS_THAN else f"{words} or less"
    if high is None:
        words = unit.shown(shown[0])
        return f"more than {words}" if claim.modifier is Modifier.MORE_THAN else f"{words} or more"
    if shown[0] == shown[1]:
        return unit.shown(shown[0])
    dash = " to " if low < 0 or high < 0 else "–"
    return unit.shown(dash.join(shown))


def _whole(low: Decimal, high: Decimal) -> list[Decimal]:
    """The whole numbers between two bounds, the first and the last: "some 340" are 320 to 360 homes, not 319.6."""
    first, last = (end.to_integral_value(rounding) for end, rounding in ((low, ROUND_CEILING), (high, ROUND_FLOOR)))
    return [first, last] if first < last else [low, high]


def printed_unit(claim: Mention) -> Unit | None:
    """The unit that the article prints, for a length, an area, a temperature: miles stay miles."""
    unit = unit_table().get(claim.unit or "") if claim.kind is Kind.MEASURE else None
    if unit is None or unit.base != claim.base_unit or (unit.factor == 1 and not unit.offset):
        return None
    return Unit(unit.factor, _plural(unit.name), offset=unit.offset)


def common_unit(claim: Mention, values: Sequence[Decimal]) -> Unit:
    """The unit in which these numbers, given in the claim's `base_unit`, read best together."""
    largest = max((value.copy_abs() for value in values), default=Decimal(0))
    if claim.base_unit == "second":
        if claim.unit in _CALENDAR:  # nobody reads six years as 2,191 days
            return Unit(_CALENDAR[claim.unit], _plural(claim.unit))
        for name, seconds, least in _DURATIONS:
            if largest >= least or (name == claim.unit and largest >= seconds):
                return Unit(seconds, _plural(name))
        return Unit(Decimal(1), "seconds")
    unit = Unit(Decimal(1), _noun(claim)) if claim.kind is Kind.COUNT else _plain_unit(claim.kind, claim.base_unit)
    factor, scale = _scale(values)
    return Unit(factor, f"{scale} {unit.words}".strip(), unit.prefix)


def moment(bound: object) -> dt.datetime | None:
    """An instant from ISO 8601 text; a bare date is its midnight, a bare clock time stands on 1 January 2000."""
    if not isinstance(bound, str):
        return None
    try:
        return dt.datetime.fromisoformat(bound)
    except ValueError:
        pass
    if ":" not in bound:  # "2024" is no clock time, though the standard library would read 20:24
        return None
    try:
        return dt.datetime.combine(dt.date(2000, 1, 1), dt.time.fromisoformat(bound))
    except ValueError:
        return None


def moment_words(when: dt.datetime) -> str:
    """ "12 Aug 2024, 20:00 (UTC−4)"; without the zone where it is not known."""
    zone = zone_words(when)
    return f"{day_words(when)}, {_clock(when)}" + (f" ({zone})" if zone else "")


def zone_words(when: dt.datetime) -> str:
    """ "UTC−4", "UTC+5:30", or nothing where the zone is not known."""
    offset = when.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _without_day(words: str, low: object) -> str:
    """An hour whose day the account leaves out, in words that do not make one up: "20:42, day not told"."""
    start = moment(low)
    day = f"{day_words(start)}, " if start is not None else ""
    return f"{words.removeprefix(day)}, day not told" if day and words.startswith(day) else words


def _time_interval(low: object, high: object) -> str:
    start, end = moment(low), moment(high)
    if start is None or end is None:
        if start is not None:
            return f"{moment_words(start)} or later"
        return f"{moment_words(end)} or earlier" if end is not None else ""
    if "T" not in f"{low}{high}" and ":" not in f"{low}{high}":
        return day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"
    if (start.tzinfo is None) != (end.tzinfo is None):
        return f"{moment_words(start)} to {moment_words(end)}"
    if start > end:
        return f"{moment_words(start)} to {moment_words(end)}"
    if end - start < dt.timedelta(minutes=1):
        return moment_words(start)
    if start.utcoffset() == end.utcoffset():
        zone = f" ({zone_words(start)})" if start.tzinfo else ""
        if not _clock_seconds(start) and _clock_seconds(end) in {0, _LAST_SECOND}:
            return _days_interval(start, end if _clock_seconds(end) else end - dt.timedelta(days=1)) + zone
        if start.date() == end.date():
            return f"{day_words(start)}, {_clock(start)}–{_clock(end)}{zone}"
    return f"{moment_words(start)} to {moment_words(end)}"


_LAST_SECOND = 86399


def _days_interval(first: dt.datetime, last: dt.datetime) -> str:
    """Whole days: "2024", "2020–2029", "Jul 2024", "12–14 Aug 2024", "30 Aug 2024 to 2 Sep 2024"."""
    if first.date() == last.date():
        return day_words(first)
    ends_month = (last + dt.timedelta(days=1)).day == 1 if last.year < dt.MAXYEAR else last.day == 31
    if first.day == 1 and ends_month:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first, year=first.year != last.year)} to {day_words(last)}"


def _clock_seconds(when: dt.datetime) -> int:
    return when.hour * 3600 + when.minute * 60 + when.second


def day_words(when: dt.datetime, *, year: bool = True) -> str:
    """ "12 Aug 2024"."""
    return f"{when.day} {_MONTHS[when.month - 1]}" + (f" {when.year}" if year else "")


def _clock(when: dt.datetime) -> str:
    if (when.minute, when.second) == (59, 59):
        return f"{when.hour + 1:02}:00"  # the end of an hour, as a clock shows it
    return f"{when:%H:%M:%S}" if when.second else f"{when:%H:%M}"


def _scale(values: Sequence[Decimal]) -> tuple[Decimal, str]:
    """The largest of million, billion, trillion that shortens all the values instead of adding digits."""
    largest = max((value.copy_abs() for value in values), default=Decimal(0))
    for factor, name in _SCALES:
        if factor <= largest < factor * 10**6 and all(_decimals(_divided(value, factor)) <= 4 for value in values):
            return factor, name
    return Decimal(1), ""


def _divided(value: Decimal, factor: Decimal) -> Decimal:
    return value if factor == 1 else _WIDE.divide(value, factor)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _digits(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    if value and not -9 <= value.adjusted() <= 20:
        # Written out, 1E+999999 would be a megabyte of zeros.
        mantissa, _, exponent = f"{_ROUNDED.plus(value).normalize(_ROUNDED):E}".partition("E")
        return f"{mantissa} × 10^{int(exponent)}".replace("-", "−")
    if _decimals(value) > 6:
        places = max(6 - min(value.adjusted(), 4), 2)
        value = value.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    return (f"{value.normalize(_WIDE):,f}" if value else "0").replace("-", "−")


def _plain_unit(kind: Kind, unit: str | None) -> Unit:
    if not unit:
        return Unit(Decimal(1), "percent" if kind is Kind.PERCENT else "")
    if kind is Kind.MONEY:
        return Unit(Decimal(1), prefix=f"{unit} ")
    return Unit(Decimal(1), _plural(unit))


def _noun(claim: Mention) -> str:
    """What a figure counts, as its sentence prints it: "passengers", "Beschäftigte"; else the plural of its noun.

    Of what is counted in another script the number is enough: the fact's name says it.
    """
    noun = claim.unit or claim.base_unit
    if not noun or is_foreign(noun):
        return ""
    if noun in _PLURALS or noun in _IN_VES or not isinstance(claim, Claim):
        return _plural(noun)
    behind = claim.sentence.text[max(0, claim.end - claim.sentence.start) :]
    for at, word in enumerate(behind.split(maxsplit=_TO_NOUN)[:_TO_NOUN]):
        *compound, last = word.strip(_STOPS).split("-")
        if last.casefold()[:_STEM] == noun.casefold()[:_STEM]:
            return _plural(noun) if compound and not at else last  # "a 13-member council"
    return _plural(noun)


def _plural(unit: str) -> str:
    """The plural of a unit's English name; words that are not plain English letters stay as they are.

    >>> _plural("kilometre per hour"), _plural("metric ton"), _plural("square foot"), _plural("life")
    ('kilometres per hour', 'metric tons', 'square feet', 'lives')
    """
    unit, per, rest = unit.partition(" per ")
    first, space, word = unit.rpartition(" ")
    if word in _PLURALS:
        word = _PLURALS[word]
    elif word in _IN_VES:
        word = f"{word.removesuffix('e').removesuffix('f')}ves"
    elif word.isascii() and word.isalpha() and word.islower():
        if word.endswith(("s", "x", "ch", "sh")):
            word += "es"
        elif word.endswith("y") and word[-2:-1] not in set("aeiou"):
            word = word[:-1] + "ies"
        else:
            word += "s"
    return f"{first}{space}{word}{per}{rest}"


def _singular(words: str) -> str:
    return words[:-1] if words in {"minutes", "hours", "days", "seconds"} else words
