"""The words of numbers in one language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from ..compounds import Compounds
from .entries import Numerals
from .phrases import Phrases
from .reading import Table, decimals_of, key_set, plain_phrases

__all__ = ["numerals_of"]


def _compounds(table: Table) -> Compounds:
    return Compounds(table["values"], links=table["links"], parts=table["parts"], endings=table["endings"])


def numerals_of(table: Table) -> Numerals:
    ranges, ratios = table.get("ranges", {}), table.get("ratios", {})
    compounds = _compounds(table["compounds"]) if table.get("compound") else None
    return Numerals(
        groups=frozenset(table.get("group", (",",))),
        decimals=frozenset(table.get("decimal", (".",))),
        cardinals=decimals_of(table.get("cardinals", {}), compounds.read if compounds else None),
        fixed=decimals_of(table.get("fixed", {})),
        mixed=decimals_of(table.get("mixed", {})),
        scales=decimals_of(table.get("scales", {})),
        suffixes=MappingProxyType({k: Decimal(v) for k, v in table.get("suffixes", {}).items()}),
        weak_suffixes=frozenset(table.get("weak_suffixes", ())),
        ones=key_set(table.get("one_words")),
        indefinite=key_set(table.get("indefinite")),
        ands=key_set(table.get("and_words")),
        ofs=key_set(table.get("of_words")),
        over_words=key_set(table.get("over_words")),
        fraction_ands=key_set(table.get("fraction_and_words", table.get("and_words"))),
        fraction_links=key_set(table.get("fraction_links")),
        part_words=key_set(table.get("part_words")),
        period_words=key_set(table.get("period_words")),
        minus=key_set(table.get("minus_words")),
        minus_after=plain_phrases(table.get("minus_after")),
        points=key_set(table.get("point_words")),
        ordinals=decimals_of(table.get("ordinals", {}), compounds.read_ordinal if compounds else None),
        adverbial_ordinals=key_set(table.get("ordinals_ambiguous", {}).get("adverbial")),
        ordinal_suffixes=key_set(table.get("ordinal_suffixes", {}).get("suffixes")),
        added_digits=bool(table.get("added_digits", False)),
        joined_ordinals=bool(table.get("joined_ordinals", False)),
        fractions=Phrases((word, Fraction(value)) for word, value in table.get("fractions", {}).items()),
        vague=_vague(table.get("vague", {})),
        vague_before_units=_vague(table.get("vague_before_units", {})),
        range_joiners=plain_phrases(ranges.get("joiners")),
        range_openers=plain_phrases(ranges.get("openers")),
        range_closers=plain_phrases(ranges.get("closers")),
        below_zero=plain_phrases(ranges.get("below")),
        level_openers=frozenset(ranges.get("level_openers", ())),
        range_words=plain_phrases(ranges.get("range_words")),
        between_joiners=plain_phrases(ranges.get("between_joiners")),
        or_joiners=plain_phrases(ranges.get("or_joiners")),
        or_words=key_set(ranges.get("or_joiners")),
        list_joiners=plain_phrases([*ranges.get("list_joiners", ()), ","]),
        ratio_joiners=plain_phrases(ratios.get("joiners")),
        rating_joiners=plain_phrases(ratios.get("rating")),
        turned_joiners=plain_phrases(ratios.get("reversed_joiners")),
        turned_openers=plain_phrases(ratios.get("reversed_openers")),
        turned_weak=frozenset(ratios.get("reversed_weak", ())),
        fraction_units=decimals_of(table.get("fraction_units", {})),
        multiples=plain_phrases(table.get("multiples", {})),
        multiple_words=decimals_of(table.get("multiple_words", {})),
        frequency_words=decimals_of(table.get("frequency_words", {})),
        zeros=plain_phrases(table.get("zero", {}).get("words")),
        names=plain_phrases(table.get("number_names")),
        rate_bases=plain_phrases(ratios.get("bases")),
        zero_halves=Phrases(table.get("zero", {}).get("split", ())),
        compounds=compounds,
    )


def _vague(table: Table) -> Phrases[tuple[Decimal, Decimal]]:
    return Phrases((word, (Decimal(a), Decimal(b))) for word, (a, b) in table.items())
