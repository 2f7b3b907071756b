"""What the words around a figure make of it: its modifier ("over"), its change ("rose"), its bounds and readings.

>>> from discrepancy import Article, extract
>>> [mention] = extract(Article(text="It fell by more than 5 %.", source="a"))
>>> mention.modifier.value, mention.change, mention.text
('more_than', 'down', 'more than 5 %')
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from .document import Document
from .finders.counts import MULTIPLE
from .finders.during import says_when
from .finders.found import Found
from .lexicon import Unit
from .lexicon.gates import BOUNDED, BOUNDED_BEHIND, FRAMED, LEVELLED, RESTATED, TURNED
from .quantity import bounds, significant_digits, to_base
from .records import (
    LEVEL_REACHED,
    MARK_PASSED,
    NEAR_BOUND,
    SOON_AFTER,
    SOON_BEFORE,
    STRESSED,
    Bound,
    Kind,
    Mention,
    Modifier,
    Reading,
)
from .records.kinds import EXACT, MEASURE, NUMBER, PERCENT

__all__ = ["Wording", "bounds_of", "readings_of", "wording_of"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_NEVER_CHANGED = frozenset({Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.DURATION, Kind.FREQUENCY})
_CHANGED_AFTER = frozenset({Kind.PERCENT, Kind.MONEY, Kind.MEASURE})
_BOUNDS = frozenset({"less_than", "more_than", "nearly", "barely_over"})
_SOON = {"soon_before": SOON_BEFORE, "soon_after": SOON_AFTER}
_NEEDS_FIGURE = frozenset({"approx", "passing", *_BOUNDS, *_SOON})
_NEAR = {
    "nearly": Modifier.LESS_THAN,
    "barely_over": Modifier.MORE_THAN,
    "passing": Modifier.MORE_THAN,
    "stressed": Modifier.EQUAL_OR_LESS,
    "soon_before": Modifier.APPROX,
    "soon_after": Modifier.APPROX,
}
_CLOSE = frozenset({"nearly", "barely_over"})
_TIMED = frozenset({Kind.DATE, Kind.TIME, Kind.DURATION})
# words that bound an amount, and of a time say when it begins or ends
_ENDS = {"until": Modifier.EQUAL_OR_LESS, "from": Modifier.EQUAL_OR_MORE}
_SOFT = frozenset({Modifier.EXACT, Modifier.APPROX})
_WAYS = frozenset({"up", "down"})
_OBJECT = 5  # words of what was changed, between the verb and by how much
_WORDS_BEFORE = 3  # phrases that may stand in a row: "by at least another"

# the modifier and change of a figure, the tokens from the first to before the end that its span covers, and its notes
Wording: TypeAlias = tuple[Modifier, str | None, int, int, tuple[str, ...]]
_Bound: TypeAlias = tuple[str, int] | None  # what words beside a figure make of it, and where they begin or end


def wording_of(
    document: Document, item: Found, floor: int, ceiling: int, last: tuple[Found, Mention] | None
) -> Wording:
    """How the words around a figure bound and turn it; `last` is the figure before it, which it may restate.

    Words from token `floor` to before `ceiling`, where the figures on either side end and begin, are looked at.
    """
    keys, lexicon, gates = document.tokens.keys, document.lexicon, document.lexicon.gates
    first, end, kind, is_range = item.first, item.end, item.kind, item.is_range
    told = gates.worded(keys, first, end)
    if not (told or is_range or item.modifier is not None):  # mostly
        is_share = kind is PERCENT and item.change is None
        change = _turned_object(document, item, first, first, floor) if is_share else item.change
        return EXACT, change, first, end, item.notes
    before = lexicon.before.match_before(keys, first) if told & BOUNDED else None
    after = lexicon.after.match(keys, end) if told & BOUNDED_BEHIND else None
    is_framed = bool(told & FRAMED)
    is_point = kind in _POINTS
    modifier = EXACT
    if before is not None and says_when(document, item, before, floor, last[0] if last is not None else None):
        before = None
    if (
        (before or after or is_framed or is_range or item.modifier is not None)
        and item.takes_modifier
        and not (is_point and _is_possessor(document, item))
    ):
        modifier, first, end = _modifier(document, item, before, after, is_framed, floor, ceiling)
        told = gates.worded_before(keys, first)
    change, notes = item.change, item.notes
    if change is None and kind not in _NEVER_CHANGED and not (kind is NUMBER and _is_age(item)):
        level = _level(document, item, first, floor, last) if told & LEVELLED else None
        if level is not None:
            change, notes = level, (*notes, LEVEL_REACHED)
        elif first > floor and keys[first - 1] == "+" and document.tokens.joined(first):
            change, first = "up", first - 1
            told = gates.worded_before(keys, first)
        else:
            change = _change(document, item, told, first, end, floor)
    if is_point:
        notes = (*notes, *(_SOON[bound[0]] for bound in (before, after) if bound is not None and bound[0] in _SOON))
    else:
        if told & RESTATED and last is not None and first - last[0].end <= _FEW:
            modifier, change = _restated(document, item, first, modifier, change, last)
        if item.takes_modifier and (before is not None or after is not None):
            notes = (*notes, *_notes_of_bound(item, before, after))
    return Modifier.BETWEEN if is_range else modifier, change, first, end, notes


def _is_possessor(document: Document, item: Found) -> bool:
    """ "a way around Wednesday's ruling": the words before bound the ruling, not the day."""
    keys, end = document.tokens.keys, item.end
    if end + 1 >= len(keys) or keys[end] != "'":
        return False
    return document.tokens.joined(end) and keys[end + 1] in document.lexicon.possessives


def _is_age(number: Found) -> bool:
    return number.measured is not None and number.measured.dimension == "time"


def _modifier(
    document: Document, item: Found, before: _Bound, after: _Bound, is_framed: bool, floor: int, ceiling: int
) -> tuple[Modifier, int, int]:
    """The bound that the words around a figure set, and the tokens they add to it."""
    keys, lexicon = document.tokens.keys, document.lexicon
    modifier = EXACT if item.modifier is None else Modifier(item.modifier)
    first, end = item.first, item.end
    if before is None and after is None and not (is_framed or item.is_range):
        return modifier, first, end
    start, stop = document.sentence_at(document.tokens.starts[first])
    begin = document.token_at(start)
    floor = max(floor, begin)
    if before is not None:
        modifier, first = _led(document, item, before, modifier, floor, begin)
    if after is not None and document.tokens.starts[end] < stop and _bounds_figure(document, item, after, ceiling):
        if modifier in _SOFT:
            modifier = _ENDS.get(after[0]) or _NEAR.get(after[0]) or Modifier(after[0])
        end = after[1]
    closer = lexicon.numerals.range_closers.match(keys, end) if item.is_range else None
    if closer is not None and closer[1] <= ceiling:
        until = lexicon.after.match(keys, end)
        if until is None or until[0] != "until":
            end = closer[1]
    framed = _frame(document, item.first, end, floor) if is_framed and modifier is EXACT else None
    return framed or modifier, first, end


def _led(
    document: Document, item: Found, before: tuple[str, int], modifier: Modifier, floor: int, begin: int
) -> tuple[Modifier, int]:
    """The bound that the words before a figure set, down to token `floor`, in a sentence that begins at `begin`.

    `before` are the words right before it, which may go further down.
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    first = place = item.first
    pointed = False
    found = before if before[1] >= floor else lexicon.before.match_before(keys, place, floor)
    for _ in range(_WORDS_BEFORE):
        if found is None or (item.kind in _TIMED and found[0] in _BOUNDS and found[1] == floor > begin):
            break  # "12 percent larger than last year": what the figure before is set against
        name, place = found
        pointed |= name == "exact" and keys[place] in lexicon.determiners
        if name != "exact" and not (
            pointed and name in _NEEDS_FIGURE
        ):  # "centres around the 37m hull", "passed the $5m plan"
            if modifier in _SOFT:
                modifier = _NEAR.get(name) or Modifier(name)
            first = place
        found = lexicon.before.match_before(keys, place, floor)
    return modifier, first


def _bounds_figure(document: Document, item: Found, after: tuple[str, int], ceiling: int) -> bool:
    """Whether the words after a figure bound it, and neither go on to another nor say when it ends."""
    name, end = after
    return not (
        name == "exact"
        or end > ceiling
        or (name in _ENDS and item.kind in _TIMED)
        or _opens_next(document, item.end, end, ceiling)
        or _opens_name(document, item.end, end)
        or _opens_addition(document, end)
        or _opens_change(document, end)
    )


def _opens_next(document: Document, end: int, after: int, ceiling: int) -> bool:
    """Whether the words belong to the next figure, all or the last: "बुधवार रात करीब 9 बजे", "$2m and more than 30"."""
    keys, bounding = document.tokens.keys, document.lexicon.before
    if after == ceiling and bounding.match_before(keys, ceiling, end) is not None:
        return True
    led = (bounding.match(keys, i) for i in range(end, after))
    return any(found is not None and found[1] > after for found in led)


def _opens_name(document: Document, end: int, after: int) -> bool:
    """Whether the words begin what a measure is called: a "$14 minimum wage" is $14."""
    named = document.lexicon.measure_nouns.match(document.tokens.keys, end)
    return named is not None and named[1] > after


def _opens_change(document: Document, after: int) -> bool:
    """ "The fastest pace in 22 months and up from 4.4 %": the words tell from where the next figure rose."""
    keys, lexicon = document.tokens.keys, document.lexicon
    opens = after < len(keys) and keys[after] in lexicon.numerals.level_openers
    return opens and lexicon.change_before.match_before(keys, after) is not None


def _opens_addition(document: Document, after: int) -> bool:
    """ "2.3 percent plus a one-off payment": what comes on top is told, and no bound."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if after >= len(keys) or keys[after - 1] not in lexicon.adding:
        return False
    return keys[after] in lexicon.determiners or keys[after] in lexicon.numerals.ones


def _frame(document: Document, first: int, end: int, floor: int) -> Modifier | None:
    """A bound said on both sides of the figure: "अगले दो महीनों में", in the next two months."""
    keys, lexicon = document.tokens.keys, document.lexicon
    opened = lexicon.framed.match_before(keys, first, floor) or lexicon.framed.match(keys, first)
    if opened is None:
        return None
    closer, name = opened[0]
    closed = keys[end : end + len(closer)] == closer or keys[end - len(closer) : end] == closer
    return Modifier(name) if closed else None


def _notes_of_bound(item: Found, before: _Bound, after: _Bound) -> tuple[str, ...]:
    """Notes on how a figure is bounded by the words before and after it.

    "Crossed one million" is a mark passed at one moment, after which the figure goes on; "nearly 40" and "just over 40"
    are near to it, while "under 40" may be far below.
    """
    led, followed = before[0] if before is not None else "", after[0] if after is not None else ""
    if led == "stressed" and item.value and significant_digits(item.value) > 1:
        return (STRESSED,)
    passed = (MARK_PASSED,) if led == "passing" else ()
    return (*passed, NEAR_BOUND) if led in _CLOSE or followed in _CLOSE else passed


def _change(document: Document, item: Found, told: int, first: int, end: int, floor: int) -> str | None:
    """The verb or noun of change beside a figure, over the words that soften it; `told` is of the words before."""
    keys, lexicon = document.tokens.keys, document.lexicon
    way, place = _way_before(document, first, floor) if told & TURNED else (None, first)
    if way is not None:
        return way if way in _WAYS else None
    # only a share needs no "by"
    turned = _turned_object(document, item, place, first, floor) if place < first or item.kind is PERCENT else None
    if turned is None and end < len(keys) and keys[end] in lexicon.change_after.starts:
        return _change_after(document, item, end)
    return turned


def _way_before(document: Document, place: int, floor: int) -> tuple[str | None, int]:
    """What the word of change before a token says, and where the words that soften it begin: "rose by nearly"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    for _ in range(_WORDS_BEFORE):
        found = lexicon.change_before.match_before(keys, place, floor)
        if found is not None:
            return found[0], place
        skipped = lexicon.before.match_before(keys, place, floor)
        if skipped is not None:
            place = skipped[1]
        elif place > floor and keys[place - 1] in lexicon.change_skip:
            place -= 1
        else:
            break
    return None, place


def _change_after(document: Document, item: Found, end: int) -> str | None:
    """The verb of change behind a figure: "तीन गुना बढ़ा", "4 percent up"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if item.kind not in _CHANGED_AFTER and item.unit != MULTIPLE:
        return None
    after = lexicon.change_after.match(keys, end)
    if after is None:
        return None
    if item.kind is MEASURE and item.value is not None and item.value < 0:
        return None  # "शून्य से 5 डिग्री नीचे"
    name, behind = after
    is_length = item.measured is not None and item.measured.dimension == "length"
    if is_length and keys[behind - 1] in lexicon.change_heights:
        return None  # "in a gully 8,660ft up"
    if lexicon.verb_final or behind >= len(keys):
        return name
    # "winds of 165 mph cut a path"; "4,3 Prozent nach 6,3 Prozent" has no verb
    return None if keys[behind] in lexicon.determiners or keys[behind][0].isdecimal() else name


def _turned_object(document: Document, item: Found, place: int, first: int, floor: int) -> str | None:
    """ "Cut fuel duty by 5 percent", "raising the property tax 3.5 percent": what was changed stands between."""
    keys, lexicon = document.tokens.keys, document.lexicon
    if place - 1 <= floor or lexicon.verb_final:
        return None
    if (place == first or lexicon.change_by.isdisjoint(keys[place:first])) and (
        keys[place - 1] in lexicon.function_words or item.kind is not PERCENT
    ):
        return None
    i = place
    for _ in range(_OBJECT):
        i -= 1
        if i <= floor or not keys[i][0].isalpha() or keys[i] in lexicon.verbs or keys[i] in lexicon.measure_verbs:
            return None
        if keys[i] in lexicon.function_words and not (keys[i] in lexicon.determiners or keys[i] in lexicon.partitives):
            return None
        found = lexicon.change_object.match_before(keys, i, floor)
        if found is not None:
            return found[0]
    return None


def _level(document: Document, item: Found, first: int, floor: int, last: tuple[Found, Mention] | None) -> str | None:
    """The change that ended at a figure: "fell to 49", "fell from 55 to 49".

    In "fell 4 % to 28,030" the change is the first figure alone.
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    reached = lexicon.change_level.match_before(keys, first, floor)
    if reached is not None and (reached[1] > floor or not floor):  # right behind a figure it is that one's change
        return reached[0]
    place = first - 1
    if place < floor or keys[place] not in lexicon.change_to:
        return None
    if last is not None and last[0].end == place and last[0].kind is item.kind and last[0].unit == item.unit:
        place = last[0].first - 1  # the level it began at
        if place < 0 or keys[place] not in lexicon.numerals.level_openers:
            return None
        floor = 0
        raised = lexicon.change_object.match_before(keys, place, floor)
        if raised is not None:
            return raised[0]  # "the fare, raised from $2 to $3"
    found = lexicon.change_before.match_before(keys, place, floor)
    return None if found is None else found[0]


def _restated(
    document: Document, item: Found, first: int, modifier: Modifier, change: str | None, last: tuple[Found, Mention]
) -> tuple[Modifier, str | None]:
    """A figure that says the one before it again, in other units, is bounded and turned by the same words.

    "more than 100 km (60 miles)", "lost 190 points, or 0.6 %", "Shares were down 2.3 %, Burlington by 2.6 %".
    """
    keys, lexicon = document.tokens.keys, document.lexicon
    before, mention = last
    between = keys[before.end : first]
    if between in {("(",), ("/",)} or (1 <= len(between) <= _SHORT and between[-1] in lexicon.numerals.or_words):
        if modifier is EXACT and _same_sort(before, item) and mention.modifier is not Modifier.BETWEEN:
            modifier = mention.modifier
        return modifier, mention.change if change is None and item.kind not in _NEVER_CHANGED else change
    if (
        change is None
        and between
        and between[-1] in lexicon.change_by
        and before.unit == item.unit
        and len(between) <= _FEW
    ):
        return modifier, mention.change
    return modifier, change


_SHORT = 4  # tokens from a figure to its second telling: "190 points, or"
_FEW = 8  # tokens from one subject's figure to the next one's


def _same_sort(a: Found, b: Found) -> bool:
    """Whether two figures measure in the same dimension."""
    if a.measured is not None and b.measured is not None:
        return a.measured.dimension == b.measured.dimension and a.measured.name != b.measured.name
    return a.kind is b.kind is Kind.MONEY and a.unit != b.unit


def readings_of(item: Found, modifier: Modifier, low: Bound, high: Bound) -> tuple[Reading, ...]:
    """The other values of the numeral, the other units of its name, or the other currencies of its sign.

    `low` and `high` are the bounds of the figure itself, which are the same in every currency.
    """
    readings, unit = item.readings, item.measured
    if readings:
        return readings
    if item.alternatives or (unit is not None and unit.meanings):
        found = []
        for printed, numeral in _numerals_of(item):
            for unit, name in _units_of(item):
                least, most = bounds_of(printed._replace(measured=unit), modifier)
                condition = " and ".join(filter(None, (numeral, name)))
                found.append(Reading(value=printed.value, low=least, high=most, condition=condition))
        return tuple(found)
    if not item.currencies:
        return ()
    value = item.value
    return tuple([Reading(value=value, low=low, high=high, condition=told) for told in item.currencies])


def _numerals_of(item: Found) -> list[tuple[Found, str]]:
    """A figure with each value its digits can have, and when it has that one."""
    plain = item._replace(low=None, high=None)
    return [(plain._replace(value=other.value), other.condition) for other in item.alternatives] or [(item, "")]


def _units_of(item: Found) -> list[tuple[Unit | None, str]]:
    """Each unit that the name of a figure's unit can stand for, and when it does."""
    unit = item.measured
    named = [(other, f"if it is the {name}") for name, other in unit.meanings] if unit is not None else []
    return [*named] or [(unit, "")]


def bounds_of(item: Found, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """Least and most the printed words commit their source to, in the base unit."""
    value, unit = item.value, item.measured
    if value is None:
        return None, None
    low: Decimal | None
    high: Decimal | None
    if isinstance(item.low, Decimal) and isinstance(item.high, Decimal):
        low, high = item.low, item.high
        if item.is_range and modifier is Modifier.BETWEEN and item.step not in (0, 1):
            low, high = low - item.step / 2, high + item.step / 2
    else:
        low, high = bounds(value, step=item.step, modifier=modifier)
    if unit is not None:
        same = low is high
        low = None if low is None else to_base(low, unit)
        high = low if same else None if high is None else to_base(high, unit)
    return low, high
