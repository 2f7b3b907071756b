"""A claim with what stands around it: the evidence by which figures of several articles are aligned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .records import Claim

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A claim with what stands around it.

    `head` is the counted noun or unit, `near` the content words within nine tokens with their weight, `words` those
    of the sentence, `names` the keys of names in it, `position` the relative place in the text, `is_part` whether the
    figure is said to be part of another, `whole` the number it is a part of ("68 of its 480 branches"), `is_whole`
    whether "of" opens its noun phrase ("4 % of its 15,000 jobs"),
    `is_set_against` whether it is an earlier level that another one is held against ("117, against 90 in May"),
    `is_listed` whether it stands in a list of kinds of people, `is_named` whether it only counts names told before,
    `is_kind_of_people` whether it counts people of some kind ("two women"), `previous` whether an earlier event is
    told,
    `published` the day of writing, `rank` the order in the article,
    `is_lasting` whether something goes on for that long ("for 30 days"),
    `twin` the id of the sum that this one gives again in another currency ("85 million euros ($108 million)"),
    `contests` the ids of claims of the article in which another speaker tells the same thing otherwise, or that were
    corrected since, `replaces` the ids of the corrected ones, `first_told` the way to words that say "at first",
    `owner` the stems of the name whose figure it is ("Lund's exports"), `narrowing` the words between it and what it
    counts ("coastal" in "eight coastal districts"), `topics` the measures that its sentence names, `article_words` the
    content words of the whole article, `things` the concepts or stems of the noun that says what the figure is of,
    or of what happens at a time, `setting` those of what happened in so many places, `detail` the stems right behind
    it, `paired` the name that "respectively" ties it to, and those it does not.
    """

    claim: Claim
    language: str
    head: str | None
    near: Mapping[str, float]
    words: frozenset[str]
    names: frozenset[str]
    position: float
    sentence: int
    rank: int
    is_part: bool = False
    is_listed: bool = False
    is_named: bool = False
    previous: bool = False
    is_dateline: bool = False
    is_whole: bool = False
    is_set_against: bool = False
    whole: Decimal | None = None
    near_names: frozenset[str] = frozenset()
    twin: str | None = None
    is_kind_of_people: bool = False
    published: dt.date | None = None
    contests: frozenset[str] = frozenset()
    replaces: frozenset[str] = frozenset()
    first_told: float | None = None
    owner: frozenset[str] = frozenset()
    narrowing: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    article_words: frozenset[str] = frozenset()
    is_lasting: bool = False
    things: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    detail: frozenset[str] = frozenset()
    paired: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
