"""Reads the number part of a figure: a numeral with its sign, or a range, ratio or rating that is one figure.

"5 to 10 million" is one figure, so is "between 50 and 100", "two or three", "one in five" and "4.5 out of 5".
"""

from __future__ import annotations

from decimal import Decimal

from ..digits import is_slashed
from ..document import Document
from ..numerals import Numeral
from ..tokens import DASHES
from .figures import MINUSES, Figure, below_zero, unit_follows, with_letter
from .ranges import read_range
from .ratios import read_ratio

__all__ = ["read_figure"]


def read_figure(document: Document, i: int, floor: int = 0) -> Figure | None:
    """The figure that begins with the numeral at token `i`; its sign or "between" may stand before, down to `floor`."""
    keys, gates = document.tokens.keys, document.lexicon.gates
    left = document.numeral_at(i) or _before_unit(document, i)
    if left is None:
        return None
    if left.form == "vague":
        return Figure(left.first, left.end, left, left.low, left.high)
    if _stands_apart(document, left):
        return Figure(left.first, left.end, left)
    left = _with_glued_fraction(document, left)
    if left.form == "fraction" and not _is_part(document, left):
        return None
    left = with_letter(document, left)
    negative, first = _sign(document, left.first, floor)
    if negative:
        left = left.negated()
    figure = None
    if left.end < len(keys) and (keys[left.end] in gates.figure_behind or left.value == 1):
        figure = read_range(document, left, first, floor) or read_ratio(document, left, first)
    if figure is None:
        figure = Figure(first, left.end, left)
    return below_zero(document, figure, figure.end) or figure


def _stands_apart(document: Document, numeral: Numeral) -> bool:
    """Whether nothing beside a numeral can belong to its figure: mostly."""
    keys, gates = document.tokens.keys, document.lexicon.gates
    form, first, end = numeral.form, numeral.first, numeral.end
    if form != "digits" and (form != "words" or numeral.value == 1):
        return False  # a half may be no part, and "one train in five" a share
    if first and keys[first - 1] in gates.minus_before:
        return False
    if end == len(keys) or keys[end] not in gates.figure_behind:
        return True
    return keys[end] in DASHES and not gates.goes_on(keys, end)


def _with_glued_fraction(document: Document, left: Numeral) -> Numeral:
    """ "51/2 inches": 5½, whose space or small print got lost; without a unit behind it, it may be a score or a day."""
    tokens, slash = document.tokens, left.end
    if not is_slashed(tokens, left.first, slash - 1) or left.step != 1 or not _TEN < left.value < _GLUED:
        return left
    whole, top = divmod(left.value, 10)
    bottom = tokens.keys[slash + 1]
    if (int(top), bottom) not in _GLUED_PARTS or not unit_follows(document, slash + 2):
        return left
    return left._replace(end=slash + 2, value=whole + top / Decimal(bottom), step=Decimal(0), form="fraction")


_TEN, _GLUED = Decimal(10), Decimal(1000)
_GLUED_PARTS = frozenset({(1, "2"), (1, "3"), (2, "3"), (1, "4"), (3, "4"), (1, "8"), (3, "8"), (5, "8"), (7, "8")})


def _before_unit(document: Document, i: int) -> Numeral | None:
    """A word that is a number only right before a unit: सवा किलो is 1.25 kg, पौने घंटे 0.75 h, कुछ घंटे a few hours."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if i >= len(keys) or keys[i] not in document.lexicon.gates.units_only:
        return None  # nearly always
    adding = numerals.mixed.match(keys, i)
    if adding is not None and unit_follows(document, adding[1]):
        return Numeral(i, adding[1], 1 + adding[0], Decimal(0), "words")
    few = numerals.vague_before_units.match(keys, i)
    if few is not None and unit_follows(document, few[1]):
        (low, high), end = few
        return Numeral(i, end, (low + high) / 2, Decimal(0), "vague", low=low, high=high)
    return None


def _is_part(document: Document, part: Numeral) -> bool:
    """Whether a word of a fraction means a part: not in "second half", "half-time", "the quarter", "a third party"."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, numerals = tokens.keys, lexicon.numerals
    if part.end - part.first > 2 or part.scale != 1 or keys[part.first][0].isdecimal() or not part.value < 1:
        return True
    at = part.first - 1
    if at > 0 and keys[at] in DASHES and tokens.joined(at) and tokens.joined(part.first):
        at -= 1  # "first-half profit"
    before = keys[at] if at >= 0 else ""
    after = keys[part.end] if part.end < len(keys) else ""
    opened = keys[part.first] in numerals.ones
    if part.end - part.first == 2 and not opened:
        return True  # "three quarters"
    word = keys[part.end - 1]
    if not opened and (before in numerals.ordinals or before in numerals.part_words or before[:1].isdecimal()):
        return False
    if after in DASHES and tokens.joined(part.end) and tokens.joined(part.end + 1):
        return keys[part.end + 1] in numerals.parted_words or lexicon.units.match(keys, part.end + 1) is not None
    has_unit = lexicon.units.match(keys, part.end) is not None or lexicon.money_names.match(keys, part.end) is not None
    if after in lexicon.partitives:
        return True
    if word in numerals.ordinals and opened:  # "rose by a third", not "a third man", "a third day"
        return not has_unit and (not after[:1].isalpha() or after in lexicon.function_words or after in lexicon.verbs)
    if has_unit or word not in numerals.period_words or after in numerals.parted_words:
        return True
    if before in numerals.ands and lexicon.units.match_before(keys, at) is not None:
        return True  # "a mile and a quarter"
    return opened and _is_share(document, part)


def _is_share(document: Document, part: Numeral) -> bool:
    """Whether a word of a part and of a period is the part: "nearly a quarter", "by a quarter", not "for a quarter"."""
    keys, lexicon, calendar = document.tokens.keys, document.lexicon, document.lexicon.calendar
    if any(calendar.said(name).match(keys, part.end) for name in ("ago", "hence", "earlier", "later")):
        return False
    bound = lexicon.before.match_before(keys, part.first)
    at = bound[1] if bound is not None else part.first
    lasting = calendar.said("bare_lengths")
    if lasting.match_before(keys, at) or (bound is not None and _is_within(document, part.first)):
        return False
    if bound is not None or lexicon.change_before.match_before(keys, at) is not None:
        return True
    if at > 0 and keys[at - 1] in lexicon.change_by:
        return True
    return part.end < len(keys) and (keys[part.end] in lexicon.verbs or keys[part.end] in lexicon.auxiliaries)


def _is_within(document: Document, i: int) -> bool:
    """Whether the word before token `i` opens a length of time, though it may bound: "within", not "over"."""
    lexicon = document.lexicon
    inside = lexicon.calendar.said("bare_lengths").match_before(document.tokens.keys, i)
    return inside is not None and document.tokens.keys[i - 1] not in lexicon.during


def _sign(document: Document, first: int, floor: int) -> tuple[bool, int]:
    """Whether a minus belongs to the number: set against it, with nothing set against the minus; or the word for it."""
    keys, tokens = document.tokens.keys, document.tokens
    before = first - 1
    if before < floor:
        return False, first
    if keys[before] in MINUSES and tokens.joined(first):
        if before > floor and keys[before - 1] in document.lexicon.numerals.minus:
            return True, before - 1  # minus-5
        priced = document.lexicon.money_symbols.match_before(tokens.words, before, floor) is not None  # $-50.8bn
        if not tokens.joined(before) or keys[before - 1] in {"(", "["} or priced:
            ranged = before > 0 and keys[before - 1][0].isdecimal() and keys[before] == "–"
            return (not ranged), (before if not ranged else first)
    if keys[before] in document.lexicon.numerals.minus:
        bounded = document.lexicon.before.match_before(keys, first, floor)
        if bounded is None or bounded[1] >= before:  # "al menos 14" is a bound, "menos 14" below zero
            return True, before
    return False, first
