"""Figures that share their words: "$3 billion to $5 billion", "10, 12 and 15 people", "460 cars, compared with 63"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from ..document import Document
from ..records.kinds import COUNT, DATE, DURATION, FREQUENCY, MEASURE, MONEY, NUMBER, ORDINAL, PERCENT, TIME, Kind
from ..tokens import DASHES
from .durations import time_letter
from .found import Found
from .timex import period

__all__ = ["join_ranges", "neighbours_joined", "share_units"]

_RANGED = frozenset({MONEY, PERCENT, MEASURE, DURATION})
_LEVELS = frozenset({PERCENT, MONEY})
_SHARED = frozenset({COUNT, MONEY, PERCENT, MEASURE, DURATION})
_BETWEEN = frozenset({DATE, TIME, DURATION, ORDINAL, FREQUENCY})
_COUNTED = frozenset({COUNT, NUMBER})
_FAR = 25  # tokens between a figure and the one whose noun it shares
_WHOLE = 100  # per cent


def neighbours_joined(
    document: Document,
    found: list[Found],
    kinds: frozenset[Kind],
    whole_of: Callable[[Document, Found, Found], Found | None],
) -> list[Found]:
    """The figures with those that make one with the figure before, by `whole_of`, joined to it.

    Both must be of one of some kinds.
    """
    joined = found[:1]
    for item in found[1:]:
        are_alike = item.kind in kinds and joined[-1].kind in kinds
        whole = whole_of(document, joined[-1], item) if are_alike else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(item)
    return joined


def join_ranges(document: Document, found: list[Found]) -> list[Found]:
    """Two like quantities with "to" between them become one range."""
    keys, joiners = document.tokens.keys, document.lexicon.gates.range_behind
    linked = [
        n
        for n, (kind, following) in enumerate(pairwise([item.kind for item in found]))
        if kind is following and kind in _RANGED and keys[found[n].end] in joiners
    ]
    if not linked:
        return found
    scaled = list(found)
    for n in linked:
        scaled[n] = _with_scale_of(document, found[n], found[n + 1])
    return neighbours_joined(document, scaled, _RANGED, _range_of)


def _with_scale_of(document: Document, last: Found, item: Found) -> Found:
    """ "$8 to $9 billion": the scale of the second sum is the first's too, be they a range or before and after."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    joiner = numerals.range_joiners.match(keys, last.end)
    if joiner is None and numerals.range_openers.match_before(keys, last.first) is not None:
        joiner = numerals.between_joiners.match(keys, last.end)  # "between $2 and $3 billion"
    if joiner is None or joiner[1] != item.first:
        return last
    if last.unit != item.unit or last.value is None or item.value is None or last.scale != 1 or item.scale < 1000:
        return last
    if last.is_range or not 0 < last.value < 10 * item.value / item.scale:
        return last
    return last._replace(value=last.value * item.scale, step=last.step * item.scale, scale=item.scale)


def _range_of(document: Document, last: Found, item: Found) -> Found | None:
    """The range that two neighbours make, its scale spread over both ends ("$89 to $93 billion")."""
    keys, numerals = document.tokens.keys, document.lexicon.numerals
    if keys[last.end] not in document.lexicon.gates.range_behind or last.kind is not item.kind:
        return None
    if last.unit != item.unit or last.is_range or item.is_range:
        return None
    if last.value is None or item.value is None or item.low is not None:
        return None
    opener = numerals.range_openers.match_before(keys, last.first, 0)
    joiner = numerals.range_joiners.match(keys, last.end)
    if joiner is None and opener is not None:
        joiner = numerals.between_joiners.match(keys, last.end)
    if joiner is None or joiner[1] != item.first:
        return None
    low, high = last.value, item.value
    first = opener[1] if opener is not None else last.first
    if opener is not None and opener[0] not in numerals.level_openers and high < low < 0:
        low, high = high, low  # "between −5 °C and −10 °C": the nearer to nought is said first
    if not low < high or document.lexicon.change_before.match_before(keys, first) is not None:
        return None  # "rose from 5 to 7" is two figures
    levels = opener is not None and opener[0] in numerals.level_openers and last.kind in _LEVELS
    if levels and numerals.range_words.match_before(keys, first) is None:
        return None  # so is "the tax rate, from 4.2 percent to 4.7 percent"
    step = min(last.step, item.step)
    return item._replace(first=first, value=(low + high) / 2, step=step, low=low, high=high, is_range=True)


def share_units(document: Document, found: list[Found]) -> list[Found]:
    """Give a bare number the unit or noun that its neighbour prints for both."""
    shared = list(found)
    linked = len(shared)  # the last of a list that was given its unit
    for n in [n for n, item in enumerate(found[:-1]) if item.kind in _COUNTED][::-1]:
        item, following = shared[n], shared[n + 1]
        part = _part_of_sum(document, item, following) if following.kind is MONEY else None
        link = _list_link(document, item, following) if _is_bare(item) else None
        if part is not None:
            shared[n] = part
        elif link is not None and (linked == n + 1 or link != ",") and _is_shared(following):
            shared[n] = _given(item, following, spread=True)
            linked = n
    for n in [n for n, item in enumerate(shared) if item.kind is NUMBER and _is_bare(item)]:
        last = _last_counted(document, shared, n)
        if last is not None and _elides(document, last, shared[n]):
            shared[n] = _given(shared[n], last, spread=False)
    return shared


def _is_shared(following: Found) -> bool:
    """Whether a figure has a unit behind it, which those before it in a list may have too."""
    return following.kind in _SHARED and not following.unit_first


def _last_counted(document: Document, found: list[Found], n: int) -> Found | None:
    """The figure before number `n`, over the dates and lengths of time between, and over a sum in brackets."""
    for item in reversed(found[max(0, n - 4) : n]):
        if item.kind not in _BETWEEN and not (item.kind is MONEY and _is_in_brackets(document, item)):
            return item
    return None


def _is_in_brackets(document: Document, item: Found) -> bool:
    """ "312 million euros ($359 million)": the same in another currency."""
    keys = document.tokens.keys
    return item.first > 0 and keys[item.first - 1] == "(" and keys[item.end : item.end + 1] == (")",)


def _is_bare(item: Found) -> bool:
    return item.kind is NUMBER and item.unit is None and item.value is not None


def _list_link(document: Document, item: Found, following: Found) -> str | None:
    """What joins a bare number to the figure after it in a list: the joining word, "," or a hanging hyphen."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if item.is_range or not 0 < following.first - item.end <= 3:
        return None
    between = keys[item.end : following.first]
    if following.kind is COUNT and len(between) == 1 and between[0] in lexicon.change_before:
        return between[0]  # "16,369 up 58 points"
    link = None
    for key in between:
        if key == "," or key in DASHES:
            link = link or key
        elif lexicon.numerals.list_joiners.get(key) is not None or lexicon.numerals.range_joiners.get(key) is not None:
            link = key
        elif following.kind is PERCENT and lexicon.strong_elision_links.get(key) is not None:
            link = key  # "4.2 versus 3.9 per cent"
        else:
            return None
    if between[0] in DASHES and (len(between) == 1 or not document.tokens.joined(item.end)):
        return None  # a dash between two numbers is a range or none
    if link is not None and lexicon.numerals.range_joiners.get(link) is not None and link not in DASHES:
        opener = lexicon.numerals.range_openers.match_before(keys, item.first)
        return link if opener is not None else None
    return link


def _part_of_sum(document: Document, item: Found, following: Found) -> Found | None:
    """ "280 million of the 1.5 billion shekels" are shekels."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if following.unit_first:
        return None
    between = keys[item.end : following.first]
    if (
        not 1 <= len(between) <= 2
        or between[0] not in lexicon.partitives
        or any(k not in lexicon.determiners for k in between[1:])
    ):
        return None
    return _given(item, following, spread=False)


def _given(item: Found, other: Found, *, spread: bool) -> Found:
    """The number with the unit of another figure, and its scale where one word serves both."""
    value, step = item.value, item.step
    assert value is not None
    if spread and item.scale == 1 and other.scale >= 1000 and 0 < value < 1000:
        value, step = value * other.scale, step * other.scale
    letter = time_letter(other.measured) if other.kind is DURATION and other.measured is not None else None
    return item._replace(kind=other.kind, value=value, step=step, unit=other.unit, measured=other.measured,
        currencies=other.currencies, timex=period(value, letter) if letter is not None else None,
        notes=(*item.notes, f"{other.unit} is printed once for both"),
    )  # fmt: skip


def _elides(document: Document, last: Found, item: Found) -> bool:
    """Whether a bare number leaves out the noun of the figure before it: "460 vehicles … compared with 63"."""
    tokens, lexicon = document.tokens, document.lexicon
    keys = tokens.keys
    if last.kind not in _SHARED or last.unit is None or last.kind is DURATION or not isinstance(item.value, Decimal):
        return False
    if last.kind is PERCENT and item.value > _WHOLE >= (last.value or 0):
        return False  # "12,604 votes, or 42.5%, against 10,391"
    if item.first - last.end > _FAR or document.sentence_index(tokens.starts[last.first]) != document.sentence_index(
        tokens.starts[item.first]
    ):
        return False
    before = item.first
    modified = lexicon.before.match_before(keys, before, last.end)
    if modified is not None:
        before = modified[1]
    opened = lexicon.numerals.range_openers.match_before(keys, last.first) is not None
    if opened and lexicon.numerals.range_joiners.match_before(keys, before, last.end) is not None:
        return True  # "from 21 mpg combined to 23"
    if lexicon.strong_elision_links.match_before(keys, before, last.end) is not None:
        return item.value < 1500 or item.value > 2200 or item.step > 1
    told = item.end < len(keys) and keys[item.end] in lexicon.auxiliaries  # "140 people were hurt and 47 were missing"
    if last.kind is not COUNT or not before > last.end or (not told and (item.step <= 1 or last.step < 1)):
        return False
    return lexicon.elision_links.match_before(keys, before, last.end) is not None
