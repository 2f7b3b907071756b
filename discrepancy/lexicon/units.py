"""Physical units, which all languages share, and the names of money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from .phrases import Phrases
from .reading import Table, read_table, valued

__all__ = ["Currency", "Unit", "money_words", "unit_table"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and how it becomes the base unit: (value + offset) * factor.

    `meanings` are the units that its name can stand for, each with its full name, likeliest first: a ton, a gallon.
    """

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal
    base: str
    meanings: tuple[tuple[str, Unit], ...] = ()


@dataclass(frozen=True, slots=True)
class Currency:
    """What a sign or name of money can mean, likeliest first; `parts` make one (100 cents), `scale` it is (MUSD).

    `conditions` tell when it means which, where it can mean several.
    """

    codes: tuple[str, ...]
    parts: int = 1
    name: str = ""
    scale: int = 1
    conditions: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def unit_table() -> Mapping[str, Unit]:
    """Canonical name -> unit, the same in every language."""
    table = read_table("units")
    bases = table["bases"]
    units: dict[str, Unit] = {}
    for name, row in sorted(table["units"].items(), key=lambda item: "meanings" in item[1]):  # those they name first
        units[name] = Unit(
            name=row.get("called", name),
            dimension=row["dimension"],
            factor=Decimal(row["factor"]),
            offset=Decimal(row.get("offset", "0")),
            base=bases.get(row["dimension"], name),
            meanings=tuple((other, units[other]) for other in row.get("meanings", ())),
        )
    return MappingProxyType(units)


def money_words(shared: Table, own: Table) -> tuple[Phrases[Currency], Phrases[Currency], frozenset[str]]:
    aliases = shared["aliases"]
    names: list[tuple[str, Currency]] = []
    meant: dict[str, list[str]] = {}
    for code, words in own.get("names", {}).items():
        for word in words:
            meant.setdefault(word, []).append(code)
    meant |= own.get("shared", {})
    names += [(word, _shared(codes, name=codes[0])) for word, codes in meant.items()]
    for key, row in own.get("subunits", {}).items():
        names += valued(row["names"], Currency((row["of"],), parts=100, name=key))
    symbols = [(sign, _shared(codes)) for sign, codes in shared["symbols"].items()]
    symbols += [(code, Currency((aliases.get(code, code),))) for code in shared["codes"]]
    signs = [(sign, codes) for sign, codes in shared["symbols"].items() if not sign[0].isalnum() and len(sign) == 1]
    symbols += [  # "AUD$9.5bn", "CAD $3m": the code tells whose sign it is
        (f"{code}{gap}{sign}", Currency((aliases.get(code, code),)))
        for sign, codes in signs
        for code in shared["codes"]
        if aliases.get(code, code) in codes
        for gap in ("", " ")
    ]
    scaled = {
        letter + code: Currency((code,), scale=size)
        for letter, size in shared.get("code_scales", {}).items()
        for code in shared["codes"]
    }
    symbols += scaled.items()
    return Phrases(names), Phrases(symbols, exact=True), frozenset([*shared["codes"], *scaled])


def _shared(codes: Iterable[str], name: str = "") -> Currency:
    """A sign or name that one currency has, or several share."""
    codes = tuple(codes)
    conditions = tuple([f"if it is {code}" for code in codes]) if len(codes) > 1 else ()
    return Currency(codes, name=name, conditions=conditions)
