"""The number part of a figure: a numeral with its sign, or a range, ratio or rating that is one figure.

"5 to 10 million" is one figure, so is "between 50 and 100", "two or three", "one in five" and "4.5 out of 5".
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..digits import is_slashed
from ..document import Document
from ..numerals import Numeral
from ..tokens import DASHES

__all__ = ["Figure", "below_zero", "rate_base", "read_figure", "unit_follows"]

_MINUSES = frozenset({"-", "–"})
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


class Figure(NamedTuple):
    """A numeral, or the two ends of a range, from token `first` to before `end`; `out_of` is the top of a rating."""

    first: int
    end: int
    numeral: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    is_range: bool = False
    out_of: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The figure as printed; of a range its middle."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.numeral.value

    def times(self, factor: Decimal, end: int) -> Figure:
        """The figure with a scale that stands further on."""
        return self._replace(
            end=end,
            numeral=self.numeral.times(factor),
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )

    def negated(self, first: int) -> Figure:
        """The figure below zero, its minus at token `first`."""
        return self._replace(first=first, numeral=self.numeral.negated())


def read_figure(document: Document, i: int, floor: int = 0) -> Figure | None:
    """The figure that begins with the numeral at token `i`; its sign or "between" may stand before, down to `floor`."""
    left = document.numeral_at(i) or _before_unit(document, i)
    if left is None:
        return None
    left = _with_glued_fraction(document, left)
    if left.form == "vague":
        return Figure(left.first, left.end, left, left.low, left.high)
    if left.form == "fraction" and not _is_part(document, left):
        return None
    left = _with_letter(document, left)
    negative, first = _sign(document, left.first, floor)
    if negative:
        left = left.negated()
    keys, figure = document.tokens.keys, None
    if left.end < len(keys) and (left.value == 1 or keys[left.end] in document.lexicon.gates.figure_behind):
        figure = _range(document, left, first, floor) or _ratio(document, left, first)
    if figure is None:
        figure = Figure(first, left.end, left)
    return below_zero(document, figure, figure.end) or figure


def below_zero(document: Document, figure: Figure, end: int) -> Figure | None:
    """ "five below zero", "5 degrees below zero": the minus is said last, at token `end`, behind the unit if one is."""
    minus, keys = document.lexicon.numerals.minus_after, document.tokens.keys
    if end >= len(keys) or keys[end] not in minus.starts:
        return None  # nearly always
    found = minus.match(keys, end)
    if found is None or figure.value <= 0:
        return None
    negative = figure._replace(end=found[1], numeral=figure.numeral.negated())
    if figure.low is None or figure.high is None:
        return negative
    return negative._replace(low=-figure.high, high=-figure.low)


def rate_base(document: Document, i: int) -> Numeral | None:
    """The round number at token `i` that a rate is of, and no figure of its own: "6.1 per 100,000", "per million"."""
    numerals = document.lexicon.numerals
    if not i or document.tokens.keys[i - 1] not in numerals.rate_bases.ends:
        return None  # hardly ever
    if numerals.rate_bases.match_before(document.tokens.keys, i) is None:
        return None
    scale = numerals.scales.match(document.tokens.keys, i)
    if scale is not None:
        return Numeral(i, scale[1], scale[0], scale[0])
    base = document.numeral_at(i)
    if base is None or base.value < _HUNDRED or base.value.normalize().as_tuple().digits != (1,):
        return None
    return base


def unit_follows(document: Document, i: int) -> bool:
    """Whether a unit, a sum's currency or a percentage is named at token `i`."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if lexicon.no_units.match(keys, i) is not None:
        return False
    unit = lexicon.units.match(keys, i)
    if unit is None:
        return lexicon.money_names.match(keys, i) is not None
    return unit[0].dimension != "angle"  # "कुछ अंश" is some part, "एक डिग्री" a diploma


def _with_glued_fraction(document: Document, left: Numeral) -> Numeral:
    """ "51/2 inches": 5½, whose space or small print got lost; without a unit behind it, it may be a score or a day."""
    tokens, slash = document.tokens, left.end
    if left.step != 1 or not _TEN < left.value < _GLUED or not is_slashed(tokens, left.first, slash - 1):
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
    before = keys[part.first - 1] if part.first else ""
    after = keys[part.end] if part.end < len(keys) else ""
    opened = keys[part.first] in numerals.ones
    if part.end - part.first == 2 and not opened:
        return True  # "three quarters"
    word = keys[part.end - 1]
    if not opened and (before in numerals.ordinals or before in numerals.part_words or before[:1].isdecimal()):
        return False
    if after in DASHES and tokens.joined(part.end) and tokens.joined(part.end + 1):
        return lexicon.units.match(keys, part.end + 1) is not None
    has_unit = lexicon.units.match(keys, part.end) is not None or lexicon.money_names.match(keys, part.end) is not None
    if after in lexicon.partitives:
        return True
    if word in numerals.ordinals and opened:  # "rose by a third", not "a third man", "a third day"
        return not has_unit and (not after[:1].isalpha() or after in lexicon.function_words or after in lexicon.verbs)
    if has_unit:
        return True
    return word not in numerals.period_words


def _with_letter(document: Document, numeral: Numeral) -> Numeral:
    """A doubtful letter is a scale where a noun follows it: 12.3m tonnes, 5m people, 8 B people; not 100m runners."""
    tokens, lexicon = document.tokens, document.lexicon
    end = numeral.end
    if numeral.form != "digits" or numeral.scale != 1 or end + 1 >= len(tokens.keys):
        return numeral
    word = tokens.words[end]
    scale = lexicon.numerals.suffixes.get(word)
    if (
        scale is None
        or tokens.joined(end + 1)
        or not (tokens.joined(end) or (word.isupper() and word not in lexicon.tight_symbols))
    ):
        return numeral
    after = tokens.keys[end + 1]
    if not after[0].isalpha() or after in lexicon.function_words or after in lexicon.race_words:
        return numeral
    if (
        lexicon.units.match(tokens.keys, end + 1)
        or lexicon.money_names.match(tokens.keys, end + 1)
        or lexicon.is_plural(after)
    ):
        return numeral.times(scale, end + 1)
    return numeral


def _sign(document: Document, first: int, floor: int) -> tuple[bool, int]:
    """Whether a minus belongs to the number: set against it, with nothing set against the minus; or the word for it."""
    keys, tokens = document.tokens.keys, document.tokens
    before = first - 1
    if before < floor:
        return False, first
    if keys[before] in _MINUSES and tokens.joined(first):
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


def _range(document: Document, left: Numeral, first: int, floor: int) -> Figure | None:
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
        left = left.times(_HUNDRED)
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
    if opener is not None and document.lexicon.change_before.match_before(keys, start_token, floor) is not None:
        return Figure(first, left.end, left)  # "rose from 5 to 7" is two figures
    return Figure(start_token, right.end, right._replace(alternatives=()), low, high, True)


def _with_scale_of(document: Document, left: Numeral, right: Numeral, *, dashed: bool) -> Numeral:
    """The first number with the scale printed once for both: "5 to 10 million", "two to three dozen", "20-30,000"."""
    if left.scale != 1 or left.value <= 0:
        return left
    plain = right.value / right.scale
    if right.scale > 1 and (left.value < plain or (dashed and (right.scale > _THOUSAND or left.value == plain))):
        return left.times(right.scale)
    small = document.lexicon.numerals.scales.match(document.tokens.keys, right.end - 1)
    whole = small is not None and small[0] < _THOUSAND and right.scale in (1, small[0]) and not right.value % small[0]
    if small is not None and whole and left.form in {right.form, "digits"}:  # "two to three dozen", "2 to 3 hundred"
        plain = right.value / small[0]
        return left.times(small[0]) if left.value < plain or (dashed and left.value == plain) else left
    thousands = right.scale == 1 and right.form == "digits" and right.value >= _THOUSAND and not right.value % _THOUSAND
    grouped = any(sign in document.tokens.keys[right.first] for sign in document.lexicon.numerals.groups)
    if dashed and thousands and grouped and left.step == 1 and 2 <= left.value < right.value / _THOUSAND:
        return left.times(_THOUSAND)
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
    return left.value * _HUNDRED < right.value < 1000 and not right.value % _HUNDRED


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
    minus = (keys[start] in _MINUSES and tokens.joined(start + 1) and not tokens.joined(start)) or keys[
        start
    ] in numerals.minus
    if minus:
        start += 1
    right = document.numeral_at(start)
    if right is None or right.form == "vague":
        return None
    return right.negated() if minus else _with_letter(document, right)


def _dash_joins(document: Document, left: Numeral, right: Numeral) -> bool:
    """A dash joins a range where it is set solid, and the chain ends there: 928-555-0142 is no range."""
    tokens = document.tokens
    dash = left.end
    solid = tokens.joined(dash) and tokens.joined(dash + 1)
    spaced = not tokens.joined(dash) and not tokens.joined(dash + 1)
    chained = (
        right.end + 1 < len(tokens.keys)
        and tokens.keys[right.end] in _MINUSES
        and tokens.joined(right.end)
        and tokens.keys[right.end + 1][0].isdecimal()
    )
    before = left.first >= 2 and tokens.keys[left.first - 1] in {"-", "–", "/"} and tokens.joined(left.first)
    if spaced and tokens.keys[dash] == "-":
        return False
    return (solid or spaced) and not chained and not before


def _ratio(document: Document, left: Numeral, first: int) -> Figure | None:
    """ "one in five" and "nine out of 10 voters" are a share, "4.5 out of 5" is a rating: 4.5, with 5 at the top."""
    tokens, lexicon = document.tokens, document.lexicon
    keys, numerals = tokens.keys, lexicon.numerals
    turned = _turned_ratio(document, left, first)
    if turned is not None:
        return turned
    ratio = numerals.ratio_joiners.match(keys, left.end)
    rating = numerals.rating_joiners.match(keys, left.end)
    if ratio is None and rating is None and left.value == 1:
        ratio = _past_noun(document, left)  # "one train in five"
    slashed = left.step < 1 and is_slashed(document.tokens, left.first, left.end - 1)
    if slashed and keys[left.end + 1] in _STARS:
        rating = "/", left.end + 1  # 4.5/5
    if (ratio is None and rating is None) or left.scale != 1:
        return None
    start = max(found[1] for found in (ratio, rating) if found is not None)
    right = document.numeral_at(start)
    if right is None or right.form not in {"digits", "words"} or not 0 <= left.value <= right.value or right.value <= 1:
        return None
    if rating is not None and start == rating[1] and (ratio is None or not _is_share(document, left, right.end)):
        top = right.value
        return Figure(first, right.end, left, out_of=top) if top <= 100 or top in _TOPS else None
    if rating is None and not _plain_share(document, left, right):
        return None
    share = left._replace(end=right.end, value=left.value / right.value, step=Decimal(0), form="fraction")
    return Figure(first, right.end, share)


def _past_noun(document: Document, one: Numeral) -> tuple[str, int] | None:
    """What joins a ratio behind the noun it is of, where the whole ends the phrase: "one train in five was late"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if one.form != "words" or one.scale != 1 or not _is_noun(document, one.end):
        return None
    joiner = lexicon.numerals.ratio_joiners.match(keys, one.end + 1)
    whole = document.numeral_at(joiner[1]) if joiner is not None and joiner[1] < len(keys) else None
    if joiner is None or whole is None or whole.scale != 1 or whole.value <= 1:
        return None
    ends = (
        whole.end >= len(keys)
        or not keys[whole.end][0].isalnum()
        or (keys[whole.end] in lexicon.function_words or keys[whole.end] in lexicon.verbs)
    )
    return joiner if ends else None


def _is_noun(document: Document, i: int) -> bool:
    keys, lexicon = document.tokens.keys, document.lexicon
    return (
        i < len(keys)
        and keys[i][0].isalpha()
        and keys[i] not in lexicon.function_words
        and keys[i] not in lexicon.verbs
    )


def _turned_ratio(document: Document, whole: Numeral, first: int) -> Figure | None:
    """A share whose whole is said first: "पांच में से एक" is one in five, "हर 10 में 3" three in ten."""
    tokens, numerals = document.tokens, document.lexicon.numerals
    joiner = numerals.turned_joiners.match(tokens.keys, whole.end)
    if joiner is None or whole.scale != 1 or whole.form not in {"digits", "words"}:
        return None
    word, start = joiner
    opener = numerals.turned_openers.match_before(tokens.keys, first)
    if word in numerals.turned_weak and opener is None:
        return None
    part = document.numeral_at(start)
    if part is None or part.form not in {"digits", "words"} or not 0 < part.value < whole.value or part.scale != 1:
        return None
    if opener is None and not (_is_round(whole.value) or part.value == 1):
        return None  # "75 में से 40 जिले" are forty districts
    share = part._replace(value=part.value / whole.value, step=Decimal(0), form="fraction")
    return Figure(opener[1] if opener is not None else first, part.end, share)


_TOPS = frozenset({Decimal(200), Decimal(1000)})
_STARS = frozenset({"4", "5", "6", "10", "20", "100"})  # what marks after a stroke are given out of


def _is_share(document: Document, left: Numeral, end: int) -> bool:
    """Whether "3 out of 5" is of things: said in words, or with what they are behind it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if left.step not in (0, 1) or left.form == "fraction":
        return False
    if left.form == "words":
        return True
    return end < len(keys) and keys[end] not in lexicon.rating_words and lexicon.is_plural(keys[end])


def _is_round(whole: Decimal) -> bool:
    """Whether a share is told of such a number: of up to ten, or of twenty, fifty, a hundred."""
    return whole <= 10 or (whole % 10 == 0 and whole <= 100)


def _plain_share(document: Document, left: Numeral, right: Numeral) -> bool:
    """ "one in five" but not "two in 2019", "5 in 10 minutes", "3 in 5th place"."""
    tokens, lexicon = document.tokens, document.lexicon
    if left.form == "fraction" or left.step not in (0, 1) or left.value >= right.value or left.value < 1:
        return False
    round_number = _is_round(right.value) or left.value == 1
    looks_like_year = (
        1500 <= right.value <= 2200 and right.end - right.first == 1 and "," not in tokens.keys[right.first]
    )
    end = right.end
    unit = lexicon.units.match(tokens.keys, end + 1 if end < len(tokens.keys) and tokens.keys[end] == "-" else end)
    solid = end < len(tokens.keys) and tokens.joined(end) and tokens.keys[end][0].isalnum()
    return round_number and not looks_like_year and unit is None and not solid
