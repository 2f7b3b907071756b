"""Percentages and physical quantities: "5 %", "2¾ miles", "42C", "magnitude 5.9", "35 mph"."""

from __future__ import annotations

from ..document import Document
from ..lexicon import Unit
from ..records import Kind
from . import rare_units
from .figures import Figure
from .found import Found

__all__ = ["find_measure", "find_prefixed"]


def find_measure(document: Document, figure: Figure) -> Found | None:
    """The quantity a figure makes with the unit after it."""
    found = _unit_at(document, figure)
    if found is None:
        return None
    unit, end = found
    if unit.dimension == "time":
        return None
    if unit.name == "degree":
        unit = _scale_of_degrees(document, figure, unit)
    return _quantity(figure, unit, figure.first, end)


def find_prefixed(document: Document, figure: Figure, floor: int) -> Found | None:
    """A quantity whose unit is said before the number ("magnitude 5.9") or is a scale after it ("5.9 on the Richter scale")."""
    keys, lexicon = document.tokens.keys, document.lexicon
    i = figure.first
    if i > floor and keys[i - 1] == "-" and document.tokens.joined(i):
        i -= 1
    j = i
    if j > floor and (keys[j - 1] in lexicon.partitives or lexicon.before.match_before(keys, j, floor)):
        j -= 1
    plausible = 0 < figure.value < 11
    for place in (i, j):
        found = lexicon.prefixed_units.match_before(keys, place, floor)
        if found is None or (found[0].name == "magnitude" and not plausible):
            continue
        if keys[place - 1] in lexicon.weak_prefixes and not _richter_near(document, figure.end):
            continue
        return _quantity(figure, found[0], figure.first, figure.end)
    after = lexicon.magnitude_after.match(keys, figure.end)
    if after is None and figure.end + 1 < len(keys) and keys[figure.end] == "-":
        after = lexicon.magnitude_after.match(keys, figure.end + 1)
    if after is not None and plausible:
        return _quantity(figure, lexicon.unit_by_name["magnitude"], figure.first, figure.end)
    return None


def _richter_near(document: Document, i: int) -> bool:
    keys = document.tokens.keys
    return any(document.lexicon.magnitude_after.match(keys, j) for j in range(i, min(i + 5, len(keys))))


def _unit_at(document: Document, figure: Figure) -> tuple[Unit, int] | None:
    tokens, lexicon = document.tokens, document.lexicon
    i = figure.end
    if i >= len(tokens):
        return None
    if tokens.keys[i] in {"-", "–"} and tokens.joined(i) and tokens.joined(i + 1):
        i += 1
    if i >= len(tokens) or tokens.starts[i] - tokens.ends[i - 1] > 2:
        return None
    if tokens.keys[i] in lexicon.partitives and figure.numeral.form in {"vague", "fraction"}:
        i += 1
    symbol = lexicon.unit_symbols.match(tokens.words, i)
    if symbol is not None and not _symbol_fits(document, figure, i, symbol[1]):
        symbol = None
    name = lexicon.units.match(tokens.keys, i)
    if symbol is not None and (name is None or symbol[1] > name[1]):
        return symbol
    if name is not None and name[0].dimension != "time":
        return name
    return rare_units.read(document, figure, i) if name is None else None


def _symbol_fits(document: Document, figure: Figure, i: int, end: int) -> bool:
    """Letters such as "m" or "in" are a unit only where they are set against the digits, and nothing follows solid."""
    tokens, lexicon = document.tokens, document.lexicon
    if end < len(tokens) and tokens.joined(end) and tokens.words[end][0].isalnum() and tokens.words[end - 1][-1].isalnum():
        return False
    word = tokens.span(i, end)
    if word not in lexicon.tight_symbols:
        return True
    if not tokens.keys[figure.end - 1][-1].isdecimal():
        return False
    if tokens.joined(i):
        return True
    return word in lexicon.spaced_symbols and not (word == "in" and not _is_inch(document, end))


def _is_inch(document: Document, end: int) -> bool:
    """"5 in." at the end of a clause; "5 in London" is none."""
    keys = document.tokens.keys
    return end < len(keys) and keys[end] == "." and document.tokens.joined(end) and (end + 1 >= len(keys) or document.tokens.words[end + 1][0].islower())


def _scale_of_degrees(document: Document, figure: Figure, unit: Unit) -> Unit:
    """Degrees near a word of heat are of temperature; of which scale the source's country tells, else it stays open."""
    keys, lexicon = document.tokens.keys, document.lexicon
    start, stop = document.sentence_at(document.tokens.starts[figure.first])
    i = document.token_at(start)
    while i < len(keys) and document.tokens.starts[i] < stop:
        if keys[i] in lexicon.heat_words:
            country = document.country()
            if country is not None:
                return lexicon.unit_by_name["fahrenheit" if country == "US" else "celsius"]
            return lexicon.unit_by_name["fahrenheit"] if figure.value > 55 else unit
        i += 1
    return unit


def _quantity(figure: Figure, unit: Unit, first: int, end: int) -> Found:
    numeral = figure.numeral
    kind = Kind.PERCENT if unit.dimension in {"ratio", "points"} else Kind.MEASURE
    return Found(
        first=first, end=end, kind=kind, value=figure.value, step=numeral.step, low=figure.low, high=figure.high,
        is_range=figure.is_range, unit=unit.name, measured=unit,
        alternatives=tuple((a.value, a.condition) for a in numeral.alternatives),
        notes=(numeral.note,) if numeral.note else (),
    )  # fmt: skip
