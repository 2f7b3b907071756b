"""The words of numbers in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from ..compounds import Compounds, OpenKeys
from ..tokens import HYPHENS
from .phrases import Phrases
from .reading import Table, decimals_of, key_set, plain_phrases

__all__ = ["Numerals", "numerals_of"]


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of numbers."""

    groups: frozenset[str]
    decimals: frozenset[str]
    cardinals: Phrases[Decimal]
    fixed: Phrases[Decimal]
    mixed: Phrases[Decimal]
    scales: Phrases[Decimal]
    suffixes: Mapping[str, Decimal]
    weak_suffixes: frozenset[str]
    ones: frozenset[str]
    indefinite: frozenset[str]
    ands: frozenset[str]
    ofs: frozenset[str]
    over_words: frozenset[str]
    fraction_ands: frozenset[str]
    fraction_links: frozenset[str]
    part_words: frozenset[str]
    period_words: frozenset[str]
    parted_words: frozenset[str]
    points: frozenset[str]
    minus: frozenset[str]
    minus_after: Phrases[str]
    ordinals: Phrases[Decimal]
    adverbial_ordinals: frozenset[str]
    ordinal_suffixes: frozenset[str]
    joined_ordinals: bool
    added_digits: bool
    fractions: Phrases[Fraction]
    vague: Phrases[tuple[Decimal, Decimal]]
    vague_before_units: Phrases[tuple[Decimal, Decimal]]
    range_joiners: Phrases[str]
    range_openers: Phrases[str]
    range_closers: Phrases[str]
    below_zero: Phrases[str]
    level_openers: frozenset[str]
    range_words: Phrases[str]
    between_joiners: Phrases[str]
    or_joiners: Phrases[str]
    or_words: frozenset[str]
    list_joiners: Phrases[str]
    ratio_joiners: Phrases[str]
    rating_joiners: Phrases[str]
    turned_joiners: Phrases[str]
    turned_openers: Phrases[str]
    turned_weak: frozenset[str]
    fraction_units: Phrases[Decimal]
    multiples: Phrases[str]
    multiple_words: Phrases[Decimal]
    frequency_words: Phrases[Decimal]
    zeros: Phrases[str]
    names: Phrases[str]
    rate_bases: Phrases[str]
    zero_halves: Phrases[str]
    compounds: Compounds | None
    openers: frozenset[str] = field(init=False)
    ordinal_openers: frozenset[str] = field(init=False)
    scale_behind: frozenset[str] = field(init=False)
    scale_followers: frozenset[str] = field(init=False)
    fraction_behind: frozenset[str] = field(init=False)
    digits_behind: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the keys with which a number or an ordinal in words can begin, and a number go on that is told by
        digits, by words before their scale or behind it, or as a fraction."""
        tables = (self.vague, self.fractions, self.mixed, self.fixed, self.cardinals)
        openers = self.ones.union(*(table.starts for table in tables))
        scales = HYPHENS.union(self.scales.starts)
        tens = {keys[0] for keys, value in self.cardinals.items() if value in range(20, 100, 10)}  # "twenty-first"
        ordinals = (openers if self.joined_ordinals else frozenset(tens)).union(self.ordinals.starts)
        parts = self.over_words | self.fraction_links | self.fraction_ands | HYPHENS
        fractions = parts.union(self.fractions.starts, self.cardinals.starts)
        put = object.__setattr__
        put(self, "openers", self.opened(openers))
        put(
            self,
            "ordinal_openers",
            self.opened(ordinals),
        )
        put(self, "scale_behind", scales)
        put(self, "scale_followers", self.opened(scales.union(self.ands, self.cardinals.starts)))
        put(self, "fraction_behind", self.opened(fractions))
        put(self, "digits_behind", self.opened(scales | fractions | {"/"}))

    def opened(self, keys: frozenset[str]) -> frozenset[str]:
        """A set of keys that holds the closed number words of the language as well, where it has them."""
        return OpenKeys(keys, self.compounds) if self.compounds is not None else keys


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
        parted_words=key_set(table.get("parted_words")),
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
