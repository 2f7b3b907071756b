"""Ranges: "5 to 10 million", "between 50 and 100", "two or three", "20-30,000", "शून्य से 5 डिग्री नीचे"."""

from __future__ import annotations

from ..document import Document
from ..number_words import HUNDRED, THOUSAND
from ..numerals import Numeral
from ..tokens import DASHES
from .figures import MINUSES, Figure, unit_follows, with_letter

__all__ = ["read_range"]


def read_range(document: Document, left: Numeral, first: int, floor: int) -> Figure | None:
    """The range whose first number is `left`, or for "शून्य से 5 डिग्री नीचे" the number below zero."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if left.end >= len(keys):
        return None
    opener = numerals.range_openers.match_before(keys, first, floor)
    joiner = numerals.range_joiners.match(keys, left.end)
    alternative = False
    if joiner is None:
        joiner = numerals.between_joiners.match(keys, left.end)
        if joiner is not None and opener is None and not _is_closed(document, joiner[1]):
            joiner = None
    if joiner is None:
        joiner = numerals.or_joiners.match(keys, left.end)
        alternative = joiner is not None
    if joiner is None:
        return None
    word, start = joiner
    below = _below_zero(document, left, start) if not left.value and not alternative else None
    if below is not None:
        return below
    right = _right_end(document, start)
    if right is None or (left.form == "fraction" and right.form != "fraction" and left.scale == 1 and left.value < 1):
        return None
    if word in DASHES and not _dash_joins(document, left, right):
        return None
    left = _with_scale_of(document, left, right, dashed=word in DASHES)
    if word in DASHES and left.form == right.form == "words" and left.value < 10 and _are_hundreds(right, left):
        left = left.times(HUNDRED)
    if word in DASHES and left.value in {right.value, right.value / right.scale}:
        return Figure(first, right.end, right._replace(first=left.first))  # "नौ-नौ लाख": nine lakh each
    low, high = left.value, right.value
    between = opener is not None and opener[0] not in numerals.level_openers
    if (between and high < low < 0) or (word in DASHES and left.scale == right.scale > 1):
        low, high = min(low, high), max(low, high)  # "between −5 and −10", "9-7 lakh": the order does not tell
    if not low < high:
        return None
    if alternative and not (low == high - 1 and high <= 20):
        return None
    start_token = opener[1] if opener is not None else first
    opened = opener is not None or keys[first - 1] in numerals.level_openers
    before = start_token if opener is not None else first - 1
    if opened and document.lexicon.change_before.match_before(keys, before, floor) is not None:
        return Figure(first, left.end, left)  # "rose from 5 to 7" is two figures
    if word in document.lexicon.change_to and opener is None and _is_step(document, left, right, floor):
        return Figure(first, left.end, left)
    step = min(left.step, right.step)  # "1.5-2 million" is told to the half million
    return Figure(start_token, right.end, right._replace(step=step, alternatives=()), low, high, True)


def _is_step(document: Document, left: Numeral, right: Numeral, floor: int) -> bool:
    """ "The toll rose by 12 to 45": by how much, and to what; "by 2 to 3 per cent", "by 10 to 50 people" is a range."""
    keys, lexicon = document.tokens.keys, document.lexicon
    by = left.first - 1 if left.first > floor and keys[left.first - 1] in lexicon.change_by else left.first
    if lexicon.change_before.match_before(keys, by, floor) is None or right.value < _STEPS * left.value:
        return False
    if unit_follows(document, right.end) or keys[right.end : right.end + 1] == ("%",):
        return False
    after = keys[right.end] if right.end < len(keys) else "."
    is_shared = after[0].isalpha() and after not in lexicon.function_words  # one noun for both
    are_round = all(len(number.value.normalize().as_tuple().digits) == 1 for number in (left, right))
    return right.value >= _FAR_STEPS * left.value if is_shared or are_round else True


_STEPS, _FAR_STEPS = 3, 10  # how many times as much a level is as the step to it: of a range, so wide, are the ends


def _with_scale_of(document: Document, left: Numeral, right: Numeral, *, dashed: bool) -> Numeral:
    """The first number with the scale printed once for both: "5 to 10 million", "two to three dozen", "20-30,000"."""
    if left.scale != 1 or left.value <= 0:
        return left
    plain = right.value / right.scale
    if right.scale > 1 and (left.value < plain or (dashed and (right.scale > THOUSAND or left.value == plain))):
        return left.times(right.scale)
    small = document.lexicon.numerals.scales.match(document.tokens.keys, right.end - 1)
    whole = small is not None and small[0] < THOUSAND and right.scale in (1, small[0]) and not right.value % small[0]
    if small is not None and whole and left.form in {right.form, "digits"}:  # "two to three dozen", "2 to 3 hundred"
        plain = right.value / small[0]
        return left.times(small[0]) if left.value < plain or (dashed and left.value == plain) else left
    thousands = right.scale == 1 and right.form == "digits" and right.value >= THOUSAND and not right.value % THOUSAND
    grouped = any(sign in document.tokens.keys[right.first] for sign in document.lexicon.numerals.groups)
    if dashed and thousands and grouped and left.step == 1 and 2 <= left.value < right.value / THOUSAND:
        return left.times(THOUSAND)
    return left


def _below_zero(document: Document, zero: Numeral, start: int) -> Figure | None:
    """ "शून्य से 5 डिग्री नीचे", "शून्य से नीचे 5 डिग्री": the number behind zero at token `start`, below it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    led = lexicon.numerals.below_zero.match(keys, start)
    right = _right_end(document, led[1] if led is not None else start)
    if right is None:
        return None
    unit = lexicon.units.match(keys, right.end)
    if led is None and (unit is None or lexicon.numerals.below_zero.match(keys, unit[1]) is None):
        return None
    return Figure(zero.first, right.end, right.negated())


def _are_hundreds(right: Numeral, left: Numeral) -> bool:
    """ "चार-पांच सौ": the word for a hundred serves both ends."""
    return left.value * HUNDRED < right.value < 1000 and not right.value % HUNDRED


def _is_closed(document: Document, start: int) -> bool:
    """Whether "between" comes after the second number and its unit: "40 और 50 किलोमीटर के बीच"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    right = _right_end(document, start) if lexicon.numerals.range_closers else None
    if right is None:
        return False
    unit = lexicon.units.match(keys, right.end) or lexicon.money_names.match(keys, right.end)
    at = unit[1] if unit is not None else right.end
    upto = lexicon.after.match(keys, at)  # "300 और 400 रुपये तक" is two figures, and a bound
    return lexicon.numerals.range_closers.match(keys, at) is not None and (upto is None or upto[0] != "until")


def _right_end(document: Document, start: int) -> Numeral | None:
    """The second number of a range, with its minus."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    keys = tokens.keys
    if start >= len(keys):
        return None
    minus = (keys[start] in MINUSES and tokens.joined(start + 1) and not tokens.joined(start)) or keys[
        start
    ] in numerals.minus
    if minus:
        start += 1
    right = document.numeral_at(start)
    if right is None or right.form == "vague":
        return None
    return right.negated() if minus else with_letter(document, right)


def _dash_joins(document: Document, left: Numeral, right: Numeral) -> bool:
    """A dash joins a range where it is set solid, and the chain ends there: 928-555-0142 is no range."""
    tokens = document.tokens
    dash = left.end
    solid = tokens.joined(dash) and tokens.joined(dash + 1)
    spaced = not tokens.joined(dash) and not tokens.joined(dash + 1)
    chained = (
        right.end + 1 < len(tokens.keys)
        and tokens.keys[right.end] in MINUSES
        and tokens.joined(right.end)
        and tokens.keys[right.end + 1][0].isdecimal()
    )
    before = left.first >= 2 and tokens.keys[left.first - 1] in {"-", "–", "/"} and tokens.joined(left.first)
    if spaced and tokens.keys[dash] == "-":
        return False
    return (solid or spaced) and not chained and not before
