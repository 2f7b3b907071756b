"""The long tail of units, read by quantulum3 behind a guard.

quantulum3 knows units our tables lack, and misreads the forms of the news ("$1.2bn", "20k followers", "8:30 pm"), is
cubic in long digit runs and warns when it is loaded. So it is loaded at the first word that is a unit only it knows
(`lang/rare_units.toml`, made from its own table), asked about that window alone, and its classifier is never used.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ..document import Document
from ..lexicon import Unit, rare_unit_words
from ..once import load_quietly, quietly
from .figures import Figure

__all__ = ["read"]

_WINDOW = 120  # characters
_MOST_DIGITS = 20


def read(document: Document, figure: Figure, i: int) -> tuple[Unit, int] | None:
    """The rare unit at token `i` after a figure, and the index after it."""
    if document.lexicon.language != "en":
        return None
    found = rare_unit_words().match(document.tokens.keys, i)
    if found is None:
        return None
    _, end = found
    window = f"{figure.value.normalize():f} {document.tokens.span(i, end)}"
    if len(window) > _WINDOW or sum(c.isdecimal() for c in window) > _MOST_DIGITS:
        return None
    if not document.may_ask("quantulum3", i, end):
        return None
    name = _unit_name(f"5 {document.tokens.span(i, end)}")
    return (Unit(name, name, Decimal(1), Decimal(0), name), end) if name else None


@lru_cache(maxsize=1024)
def _unit_name(window: str) -> str | None:
    # it warns, when it is loaded, that its classifier is missing, which is how it is wanted; in Python 3.13 at work too
    parse = quietly(load_quietly("quantulum3.parser").parse)
    quantities = parse(window, classifier_path=None)
    if len(quantities) != 1:
        return None
    unit = quantities[0].unit
    # an answer made of several unrelated units is one of its inventions
    if unit.name == "dimensionless" or len(unit.dimensions or ()) > 2:
        return None
    return str(unit.name)
