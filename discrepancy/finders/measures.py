"""Percentages and physical quantities: "5 %", "2¾ miles", "42C", "magnitude 5.9", "35 mph"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..document import Document
from ..lexicon import Unit
from ..records.kinds import MEASURE, PERCENT
from ..tokens import DASHES
from . import rare_units
from .figures import Figure, below_zero, part_behind
from .found import Found

__all__ = ["find_mass", "find_measure", "find_prefixed"]


def find_measure(document: Document, figure: Figure, floor: int) -> Found | None:
    """The quantity a figure makes with the unit after it."""
    found = None if figure.out_of is not None else _unit_at(document, figure)
    if found is None:
        return _one_and_part(document, figure, floor) or _feet_and_inches(document, figure)
    unit, end = found
    if unit.dimension == "time":
        return None
    if unit.name == "degree":
        unit = _scale_of_degrees(document, figure, unit)
    if unit.name == "degree" or unit.dimension == "temperature":
        below = below_zero(document, figure, end)
        if below is not None:
            return _quantity(below, unit, figure.first, below.end)
    unit, end = _rated(document, unit, end)
    quantity = _quantity(figure, unit, figure.first, end)
    part = None if figure.value % 1 or figure.is_range else part_behind(document, end)
    if part is not None:
        return quantity._replace(end=part[1], value=figure.value + part[0], step=Decimal(0))
    return _with_smaller(document, quantity, unit)


def _one_and_part(document: Document, figure: Figure, floor: int) -> Found | None:
    """ "a mile and a half": a unit, and the part of one that the figure is."""
    keys, lexicon, i = document.tokens.keys, document.lexicon, figure.first
    if figure.numeral.form != "fraction" or figure.value >= 1 or i - 3 < floor:
        return None
    named = lexicon.units.match_before(keys, i - 1, floor) if keys[i - 1] in lexicon.numerals.ands else None
    if named is None or named[0].dimension == "time" or named[1] <= floor:
        return None
    first = named[1] - 1
    if keys[first] not in lexicon.numerals.ones:
        return None
    return _quantity(figure, named[0], first, figure.end)._replace(value=1 + figure.value)


def find_mass(document: Document, figure: Figure) -> Found | None:
    """The weight whose name is also a currency's, where the words around tell."""
    keys = document.tokens.keys
    i = figure.end + 1 if figure.end < len(keys) and keys[figure.end] == "-" else figure.end
    found = document.lexicon.shared_names.match(keys, i)
    if found is None or not _is_mass(document, figure, i):
        return None
    return _with_smaller(document, _quantity(figure, found[0], figure.first, found[1]), found[0])


def _is_mass(document: Document, figure: Figure, i: int) -> bool:
    """Whether a name of both a weight and a currency means the weight: "25 pounds of flour", "weighs two pounds"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if figure.numeral.scale > 1000:
        return False
    if i + 2 < len(keys) and keys[i + 1] in lexicon.partitives and figure.numeral.form != "vague":
        return keys[i + 2] not in lexicon.money_things and keys[i + 2] not in lexicon.function_words
    return any(keys[j] in lexicon.mass_words for j in _clause_around(document, figure))


def _clause_around(document: Document, figure: Figure) -> Iterator[int]:
    """The tokens near a figure, as far as the next sign or the end of its sentence."""
    tokens = document.tokens
    start, stop = document.sentence_at(tokens.starts[figure.first])
    for span in (range(figure.first - 1, figure.first - _NEAR, -1), range(figure.end, figure.end + _NEAR)):
        for j in span:
            if not 0 <= j < len(tokens.keys) or not start <= tokens.starts[j] < stop or tokens.keys[j] in _CLAUSE_SIGNS:
                break
            yield j


_CLAUSE_SIGNS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_NEAR, _FAR = 8, 25  # tokens


def _rated(document: Document, unit: Unit, end: int) -> tuple[Unit, int]:
    """A unit set solid with "/" and another: 10 kV/cm, 1.3 A/cm2; with "per" and one of time, area or volume."""
    tokens, lexicon = document.tokens, document.lexicon
    if unit.dimension in _PLAIN:
        return unit, end
    bare, end = end, _behind_matter(document, end) if unit.dimension == "volume" else end
    if end >= len(tokens.keys) or not (tokens.keys[end] == "/" or tokens.keys[end] in lexicon.unit_rates.starts):
        return unit, bare  # mostly
    spoken = lexicon.unit_rates.match(tokens.keys, end)
    if spoken is not None:
        lower = lexicon.units.match(tokens.keys, spoken[1])
        if lower is not None and lower[0].dimension in _PER - {unit.dimension} and not _is_length(document, lower[1]):
            return _rate(unit, lower[0]), lower[1]
    if end + 1 >= len(tokens.keys) or tokens.keys[end] != "/" or not (tokens.joined(end) and tokens.joined(end + 1)):
        return unit, bare
    below = lexicon.unit_symbols.match(tokens.words, end + 1)
    return (_rate(unit, below[0]), below[1]) if below is not None else (unit, bare)


def _behind_matter(document: Document, end: int) -> int:
    """The index after what so much of is told, where a rate may follow it: "cubic metres of water a second"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if end + 2 >= len(keys) or keys[end] not in lexicon.partitives or keys[end + 2] not in lexicon.unit_rates.starts:
        return end
    return end + 2 if keys[end + 1][0].isalpha() and keys[end + 1] not in lexicon.function_words else end


def _is_length(document: Document, end: int) -> bool:
    """ "2 feet a day later", "5 miles a day after the storm": a length of time of its own."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.is_plural(keys[end - 1]):
        return True
    names = ("ago", "hence", "earlier", "later", "before_event", "after_event")
    return any(lexicon.calendar.said(name).match(keys, end) is not None for name in names)


_PLAIN = frozenset({"ratio", "points"})
_PER = frozenset({"time", "area", "volume"})  # 11 feet per century, 1.8 tonnes a hectare, 3 grams per litre


def _rate(unit: Unit, lower: Unit) -> Unit:
    return Unit(
        f"{unit.name} per {lower.name}", f"{unit.dimension} per {lower.dimension}", unit.factor / lower.factor,
        Decimal(0), f"{unit.base} per {lower.base}",
    )  # fmt: skip


def _with_smaller(document: Document, quantity: Found, unit: Unit) -> Found:
    """5 feet and 2 inches, 12 ft 2 in, 6 lb 3 oz: a smaller unit of the same kind behind it, less than one larger."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, i = tokens.keys, quantity.end
    if unit.name not in lexicon.divided_units or quantity.is_range or quantity.value is None or quantity.value % 1:
        return quantity
    if i < len(keys) and (keys[i] in lexicon.numerals.ands or keys[i] == ","):
        i += 1
    if i < len(keys) and keys[i] == "-" and tokens.joined(i):
        i += 1
    part = document.numeral_at(i)
    if part is None or part.form == "vague" or part.scale != 1:
        return quantity
    behind = _unit_at(document, Figure(i, part.end, part), inner=True)
    if behind is None or behind[0].dimension != unit.dimension or not 0 <= part.value * behind[0].factor < unit.factor:
        return quantity
    share = behind[0].factor / unit.factor
    value = (quantity.value + part.value * share).quantize(_FINE)
    return quantity._replace(end=behind[1], value=value, step=(part.step or 1) * share, alternatives=())


_FINE = Decimal("1e-12")


def _feet_and_inches(document: Document, figure: Figure) -> Found | None:
    """5'10": an apostrophe is a foot only where inches follow."""
    tokens, i = document.tokens, figure.end
    foot = document.lexicon.unit_symbols.get(_PRIME)
    if (
        foot is None
        or i + 2 >= len(tokens.keys)
        or tokens.keys[i] != "'"
        or not tokens.joined(i)
        or not tokens.joined(i + 1)
    ):
        return None
    height = _with_smaller(document, _quantity(figure, foot, figure.first, i + 1), foot)
    return height if height.end > i + 1 else None


_PRIME = "′"


def find_prefixed(document: Document, figure: Figure, floor: int) -> Found | None:
    """A quantity whose unit is said before the number ("magnitude 5.9"), or a scale after it ("5.9 on the Richter")."""
    keys, lexicon = document.tokens.keys, document.lexicon
    i = figure.first
    is_followed = figure.end < len(keys) and keys[figure.end] in lexicon.gates.magnitude_behind
    if i > floor and keys[i - 1] == "-" and document.tokens.joined(i):
        i -= 1
    bound = lexicon.before.match_before(keys, i, floor)
    j = i if bound is None else bound[1]  # "a magnitude of at least 5.9"
    of_quake = _is_of_quake(document, j, floor) and _unit_at(document, figure) is None
    if bound is None and j > floor and keys[j - 1] in lexicon.partitives:
        j -= 1
    for place in (i,) if i == j else (i, j):
        found = lexicon.prefixed_units.match_before(keys, place, floor)
        if found is None or (found[0].name == "magnitude" and not _is_magnitude(figure)):
            continue
        if keys[place - 1] in lexicon.weak_prefixes and not _richter_near(document, figure.end):
            named = found[1] > floor and keys[found[1] - 1] in lexicon.quake_words  # "a quake measuring 4.6"
            if not (named and _has_decimals(figure) and _unit_at(document, figure) is None):
                continue
        return _quantity(figure, found[0], figure.first, figure.end)
    if not (of_quake or is_followed) or not _is_magnitude(figure):
        return None
    after = lexicon.magnitude_after.match(keys, figure.end)
    if after is None and figure.end + 1 < len(keys) and keys[figure.end] == "-":
        after = lexicon.magnitude_after.match(keys, figure.end + 1)
    named = of_quake or (is_followed and keys[figure.end] in lexicon.quake_words)
    if after is not None or (named and _has_decimals(figure)):
        return _quantity(figure, lexicon.unit_by_name["magnitude"], figure.first, figure.end)
    return None


def _is_magnitude(figure: Figure) -> bool:
    """Whether an earthquake can have it."""
    return 0 < figure.value < 11


def _has_decimals(figure: Figure) -> bool:
    return figure.numeral.step < 1 and figure.numeral.form == "digits"


def _is_of_quake(document: Document, i: int, floor: int) -> bool:
    """Whether "an aftershock of" stands right before a token."""
    keys, lexicon = document.tokens.keys, document.lexicon
    return i - 2 >= floor and keys[i - 1] in lexicon.partitives and keys[i - 2] in lexicon.quake_words


def _richter_near(document: Document, i: int) -> bool:
    keys = document.tokens.keys
    return any(document.lexicon.magnitude_after.match(keys, j) for j in range(i, min(i + 5, len(keys))))


def _unit_at(document: Document, figure: Figure, *, inner: bool = False) -> tuple[Unit, int] | None:
    tokens, lexicon = document.tokens, document.lexicon
    i = figure.end
    if i >= len(tokens.keys):
        return None
    if tokens.keys[i] in {"-", "–"} and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    if i >= len(tokens.keys) or tokens.starts[i] - tokens.ends[i - 1] > 2:
        return None
    loose = figure.numeral.form in {"vague", "fraction"} or figure.numeral.scale > 1
    if loose and tokens.keys[i] in lexicon.partitives:
        i = lexicon.past_partitive(tokens.keys, i)
    if figure.numeral.form == "fraction" and i < len(tokens.keys) and tokens.keys[i] in lexicon.numerals.ones:
        i += 1  # "a tenth of a degree", "half a mile"
    if i >= len(tokens.keys):
        return None  # the text breaks off behind "of"
    bracketed = _bracketed(document, i) if tokens.keys[i] in _BRACKETS else None
    if bracketed is not None:
        return bracketed
    symbol = lexicon.unit_symbols.match(tokens.words, i)
    if symbol is not None and not _is_set_solid(document, i, symbol[1]):
        alone = lexicon.unit_symbols.get(tokens.words[i])  # "12 ft 2 in" is no area
        symbol = None if alone is None else (alone, i + 1)
    if symbol is not None and not _symbol_fits(document, figure, i, *symbol, inner=inner):
        symbol = None
    name = lexicon.units.match(tokens.keys, i)
    if (name is not None or symbol is not None) and lexicon.no_units.match(tokens.keys, i) is not None:
        return None  # "5 ग्राम पंचायतें" are village councils, "12 bar staff" people
    if symbol is not None and (name is None or symbol[1] > name[1]):
        return symbol
    if name is not None and name[0].dimension != "time":
        return name
    return rare_units.read(document, figure, i) if name is None else None


_BRACKETS = {"[": "]", "<": ">"}


def _bracketed(document: Document, i: int) -> tuple[Unit, int] | None:
    """20 [kg], 20 <kg>."""
    tokens = document.tokens
    symbol = document.lexicon.unit_symbols.match(tokens.words, i + 1)
    if symbol is None or symbol[1] >= len(tokens.keys) or tokens.keys[symbol[1]] != _BRACKETS[tokens.keys[i]]:
        return None
    return symbol[0], symbol[1] + 1


def _is_set_solid(document: Document, i: int, end: int) -> bool:
    """Whether the digits inside a symbol ("ft2", "km2") stand against its letters."""
    tokens = document.tokens
    return all(tokens.joined(j) or not tokens.keys[j][0].isdecimal() for j in range(i + 1, end))


def _symbol_fits(document: Document, figure: Figure, i: int, symbol: Unit, end: int, *, inner: bool) -> bool:
    """Letters such as "m" or "in" are a unit only where they are set against the digits, and nothing follows solid."""
    tokens, lexicon = document.tokens, document.lexicon
    if (
        end < len(tokens.keys)
        and tokens.joined(end)
        and tokens.words[end][0].isalnum()
        and tokens.words[end - 1][-1].isalnum()
    ):
        return False
    word = tokens.span(i, end)
    if _goes_on(document, end) and (
        word in lexicon.numerals.ratio_joiners or (tokens.words[i].isupper() and not tokens.joined(i))
    ):
        return False  # "a 1-in-100-year flood"; "12 F-35 jets", "three C-130s"
    if word not in lexicon.tight_symbols:
        return True
    if not tokens.keys[figure.end - 1][-1].isdecimal():
        return False
    if word in _QUOTES and _closes_quotation(document, i):
        return False
    if tokens.joined(i) or _rated(document, symbol, end)[1] > end:
        return True
    return word in lexicon.spaced_symbols and (
        inner or word not in lexicon.numerals.ratio_joiners or _is_inch(document, end)
    )


def _goes_on(document: Document, end: int) -> bool:
    """Whether a hyphen ties another number to what ends before token `end`."""
    tokens = document.tokens
    return (
        end + 1 < len(tokens.keys)
        and tokens.keys[end] in DASHES
        and tokens.joined(end)
        and tokens.joined(end + 1)
        and tokens.keys[end + 1][0].isdecimal()
    )


_QUOTES = frozenset({'"', "”", "″"})


def _closes_quotation(document: Document, i: int) -> bool:
    """Whether the sign at token `i` closes a quotation opened in its sentence: a film called "Harbour 19"."""
    tokens = document.tokens
    start = document.sentence_at(tokens.starts[i])[0]
    before = tokens.text[max(start, tokens.starts[i] - 200) : tokens.starts[i]]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_inch(document: Document, end: int) -> bool:
    """ "5 in." at the end of a clause; "5 in London" is none."""
    keys = document.tokens.keys
    return (
        end < len(keys)
        and keys[end] == "."
        and document.tokens.joined(end)
        and (end + 1 >= len(keys) or document.tokens.words[end + 1][0].islower())
    )


_COMMON_SCALE = "celsius"
_HOTTEST_DAY = 55  # more degrees Celsius than any weather has


def _scale_of_degrees(document: Document, figure: Figure, unit: Unit) -> Unit:
    """Degrees near a word of heat are of temperature; of which scale the source's country tells, else it stays open."""
    keys, lexicon = document.tokens.keys, document.lexicon
    start, stop = document.sentence_at(document.tokens.starts[figure.first])
    first = max(document.token_at(start), figure.first - _FAR)
    for i in range(first, min(figure.end + _FAR, len(keys))):
        if document.tokens.starts[i] < stop and keys[i] in lexicon.heat_words:
            country = document.country()
            if country is not None:
                return lexicon.unit_by_name["fahrenheit" if country == "US" else "celsius"]
            hot = lexicon.hot_scale
            # where nobody measures in the other scale, any degrees of heat are of the one
            return lexicon.unit_by_name[hot] if hot == _COMMON_SCALE or figure.value > _HOTTEST_DAY else unit
    return unit


def _quantity(figure: Figure, unit: Unit, first: int, end: int) -> Found:
    numeral = figure.numeral
    kind = PERCENT if unit.dimension in {"ratio", "points"} else MEASURE
    return Found(
        first=first, end=end, kind=kind, value=figure.value, step=numeral.step, low=figure.low, high=figure.high,
        is_range=figure.is_range, unit=unit.name, measured=unit, scale=numeral.scale,
        alternatives=numeral.alternatives,
        notes=(numeral.note,) if numeral.note else (),
    )  # fmt: skip
