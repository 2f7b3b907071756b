"""A figure completed by the one before it: a currency or a per cent sign that is printed once for both."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from .document import Document
from .quantity import bounds
from .records import SHARE_IN_WORDS, Mention, is_counted
from .records.kinds import APPROX, EXACT, MONEY, NUMBER, PERCENT

__all__ = ["completed"]

_SCALED = 1000
_ELLIPSIS = 4  # words between a sum and the next one that names no currency


def completed(document: Document, mention: Mention, before: Mention | None) -> Mention:
    """A figure with the sign it shares with the one before it; a fraction of what is counted is a share."""
    if mention.kind is NUMBER and before is not None and before.change is None:
        if before.kind is PERCENT:
            mention = _in_percent(document, mention, before)
        elif before.kind is MONEY:
            mention = _in_currency(document, mention, before)
    return _as_share(mention)


def _in_currency(document: Document, mention: Mention, first: Mention) -> Mention:
    """The second of two sums whose currency is said once: "schools get 184 billion rupees and clinics 97.5 billion"."""
    keys, lexicon = document.tokens.keys, document.lexicon
    start, end = document.token_at(first.end - 1) + 1, document.token_at(mention.start)
    after = document.token_at(mention.end - 1) + 1
    between = keys[start:end]
    if (
        (mention.value or 0) < _SCALED
        or not keys[after - 1][0].isalpha()
        or len(between) > _ELLIPSIS
        or (after < len(keys) and keys[after][0].isalnum())
    ):
        return mention  # only a number of billions is no plain number
    if not any(key in lexicon.numerals.ands or key == "," for key in between) or any(
        key in lexicon.verbs or key in lexicon.measure_verbs for key in between
    ):
        return mention
    return replace(mention, kind=MONEY, unit=first.unit, base_unit=first.base_unit)


def _in_percent(document: Document, mention: Mention, first: Mention) -> Mention:
    """The second of two shares that stand against each other: "by 52 per cent to 47"."""
    between = document.tokens.keys[document.token_at(first.end - 1) + 1 : document.token_at(mention.start)]
    whole = sum(value for value in (first.value, mention.value) if value is not None)
    if len(between) != 1 or between[0] not in document.lexicon.change_to or first.unit != "percent" or whole > 100:
        return mention
    return replace(mention, kind=PERCENT, unit=first.unit, base_unit=first.base_unit)


def _as_share(mention: Mention) -> Mention:
    """A fraction of what is counted is a percentage, roundly told: "a third of the voters", "four in ten"."""
    value = mention.value
    if not is_counted(mention) or value is None or not 0 < value < 1 or mention.step != 0:
        return mention
    percent = (value * 100).quantize(Decimal(1))
    modifier = APPROX if mention.modifier is EXACT else mention.modifier
    low, high = bounds(percent, step=Decimal(0), modifier=modifier)
    return replace(
        mention,
        kind=PERCENT,
        value=percent,
        unit="percent",
        base_unit="percent",
        modifier=modifier,
        low=low,
        high=high,
        notes=(*mention.notes, SHARE_IN_WORDS),
    )
