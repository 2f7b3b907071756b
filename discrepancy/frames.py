"""A claim with what stands around it: the evidence by which figures of several articles are aligned.

Weighing asks a frame for the same things again and again, for every frame that it meets: what follows from the claim
alone (its family, its value, the keys it may be met under) is worked out once. So is, when first asked for, what only
some frames are ever asked for: it is looked for in the place where the figure stands.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from .belonging import detail_of, figure_of_date, figure_of_length, narrowing_of, told_beside
from .earlier import is_compared
from .finders.nouns import Noun
from .governing import setting_of, sorts_of
from .lexicon import CONCEPT, siblings
from .once import kept
from .quantity import is_vague, significant_digits
from .records import DAY_UNTOLD, Claim, inner_record, is_counted
from .records.kinds import COUNT, DATE, DURATION, FREQUENCY, MEASURE, MONEY, ORDINAL, PERCENT, TIME
from .scopes import platforms_of
from .slips import digits_of
from .spans import goes_on_from
from .surroundings import NEAR, POINTS, Place, nearest_cost
from .wholes import is_listed, is_named

__all__ = ["Frame", "family", "tongue", "value_of"]

_OFTEN_TOLD = "time"  # the unit of "twice"
_OFTEN = 1000  # times: so many are a count
_UNLIKE_COUNTS = frozenset({ORDINAL, FREQUENCY, PERCENT})
_RANKED = frozenset({ORDINAL, *POINTS})  # of which two have no more in common than their kind


def family(claim: Claim) -> str:
    """What a claim can be held against at all."""
    if claim.measure == "minute":
        return "minute"  # "the 63rd minute", "on 63 minutes"
    if claim.base_unit == "second":
        return "duration"  # an age may be printed as a bare number
    if is_counted(claim):
        return "count"
    if claim.kind is MEASURE:
        return f"measure {claim.base_unit}"
    if claim.kind is PERCENT:
        return "percent" if claim.unit == "percent" else "points"
    return str(claim.kind)


def value_of(claim: Claim) -> Decimal | None:
    """The middle of what a claim commits to, its one end where the other is open; None for times and dates."""
    low, high = claim.low, claim.high
    if isinstance(low, Decimal):
        return (low + high) / 2 if isinstance(high, Decimal) else low
    return high if isinstance(high, Decimal) else None


_COMPOUND = re.compile(r"P(\d\d+[YMWD])T?\d")  # "P41DT6H"
_JOINED = frozenset({COUNT, PERCENT, MONEY, MEASURE})
_OF = 3  # tokens from "of" to its figure


@inner_record(slots=False, kw_only=True)
class Frame:
    """A claim with what stands around it.

    `place` is where its figure stands, `noun` what it counts there, `head` the counted noun or unit, `near` the content
    words within nine tokens with their weight, `words` those of the sentence, `names` the keys of names in it,
    `position` the relative place in the text, `is_part` whether the figure is said to be part of another, `whole` the
    number it is a part of ("68 of its 480 branches"),
    `is_set_against` whether it is an earlier level that another one is held against ("117, against 90 in May"),
    `is_kind_of_people` whether it counts people of some kind ("two women"), `previous` whether an earlier event is
    told,
    `published` the day of writing, `rank` the order in the article,
    `is_lasting` whether something goes on for that long ("for 30 days"),
    `is_to_come` whether it is told of what will be ("will close 38 shops"), `reach` whether a length of time reaches
    back from the day of writing (-1), or may reach ahead of it (1),
    `twin` the id of the sum that this one gives again in another currency ("85 million euros ($108 million)"),
    `contests` the ids of claims of the article in which another speaker tells the same thing otherwise, or that were
    corrected since, `replaces` the ids of the corrected ones,
    `owner` the stems of the name whose figure it is ("Lund's exports"), `article_words` the content words of the whole
    article, `things` the concepts or stems of the noun that says what the figure is of, or of what happens at a time,
    `paired` the name that "respectively" ties it to, and those it does not.
    """

    claim: Claim
    place: Place = field(compare=False, repr=False)
    noun: Noun | None = None
    language: str
    head: str | None
    near: Mapping[str, float]
    words: frozenset[str]
    names: frozenset[str]
    position: float
    sentence: int
    rank: int
    is_part: bool = False
    previous: bool = False
    is_dateline: bool = False
    is_set_against: bool = False
    whole: Decimal | None = None
    near_names: frozenset[str] = frozenset()
    twin: str | None = None
    is_kind_of_people: bool = False
    published: dt.date | None = None
    contests: frozenset[str] = frozenset()
    replaces: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    article_words: frozenset[str] = frozenset()
    is_lasting: bool = False
    is_to_come: bool = False
    reach: int = 0
    things: frozenset[str] = frozenset()
    paired: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    @kept
    def is_listed(self) -> bool:
        """Whether it stands in a list of kinds of people: "two men and a woman"."""
        return is_listed(self.place, self.noun)

    @kept
    def is_named(self) -> bool:
        """Whether it only counts names told before."""
        return is_named(self.place)

    @kept
    def is_whole(self) -> bool:
        """Whether "of" opens its noun phrase: "4 % of its 15,000 jobs"."""
        document, first = self.place.document, self.place.first
        return not document.lexicon.partitives.isdisjoint(document.tokens.keys[max(0, first - _OF) : first])

    @kept
    def first_told(self) -> float | None:
        """The way to words that say "at first"."""
        return None if self.place.mention.kind in POINTS else nearest_cost(self.place, "first_told", NEAR)

    @kept
    def topics(self) -> frozenset[str]:
        """The measures that its sentence names."""
        return self.place.sentence.topics

    @kept
    def is_origin(self) -> bool:
        """Whether it is the level that a change went on from: "raised from $20,000 to $50,000"."""
        return self.previous and is_compared(self.place)

    @kept
    def told_with(self) -> tuple[str, Decimal] | None:
        """The figure that a time is told with: "18 per cent over three years", "in 2016 for $19.75 million"."""
        if self.claim.kind is DATE:
            return figure_of_date(self.place)
        return figure_of_length(self.place) if self.claim.kind is DURATION else None

    @kept
    def greater_part(self) -> str | None:
        """What most of a length of time is told in: the days of "41 days and six hours"; a few may be so by chance."""
        found = _COMPOUND.match(self.claim.timex or "") if self.claim.kind is DURATION else None
        return None if found is None else found[1]

    @kept
    def told_beside(self) -> tuple[str, Decimal] | None:
        """The figure that it is joined to: "6.1 % of one group and 5.8 % of the other"."""
        return told_beside(self.place) if self.claim.kind in _JOINED else None

    @kept
    def is_first_of_more(self) -> bool:
        """Whether a clock time is one from which something goes on: "from about 1 pm"."""
        return self.claim.kind is TIME and goes_on_from(self.place)

    @kept
    def narrowing(self) -> frozenset[str]:
        """The words between it and what it counts: "coastal" in "eight coastal districts"."""
        return narrowing_of(self.place, self.noun)

    @kept
    def setting(self) -> frozenset[str]:
        """The concepts or stems of what happened in so many places."""
        return setting_of(self.place)

    @kept
    def detail(self) -> frozenset[str]:
        """The stems right beside it."""
        return detail_of(self.place)

    @kept
    def sorts(self) -> frozenset[tuple[str, str]]:
        """Of which of several sorts that exclude each other it is: "in the semi-final"."""
        return sorts_of(self.place)

    @kept
    def family(self) -> str:
        """What the claim can be held against at all."""
        return family(self.claim)

    @kept
    def value(self) -> Decimal | None:
        """The middle of what the claim commits to."""
        return value_of(self.claim)

    @kept
    def is_counted(self) -> bool:
        """Whether the figure says how many."""
        return is_counted(self.claim)

    @kept
    def is_vague(self) -> bool:
        """Whether the figure is a word for an order of magnitude."""
        return is_vague(self.claim)

    @kept
    def magnitude(self) -> float | None:
        """The value as a power of ten; None for none, and for what is not above zero."""
        value = self.value
        if value is None or value <= 0:
            return None
        exponent = value.adjusted()  # float() of the whole figure may be out of its range
        return exponent + math.log10(float(value.scaleb(-exponent)))

    @kept
    def magnitudes(self) -> tuple[float, ...]:
        """The value as a power of ten in each of its readings: "1.250 kg" may be as much as 1,250."""
        own, printed = self.magnitude, self.claim.value
        if own is None:
            return ()
        values = {reading.value for reading in self.claim.readings if reading.value is not None and reading.value > 0}
        return (own, *sorted(own + float((value / printed).log10()) for value in values - {printed} if printed))

    @kept
    def days(self) -> tuple[float, float]:
        """The first and the last day of a time or date as ordinals; without end where the day is in doubt."""
        low, high = self.claim.low, self.claim.high
        doubt = self._has_more_days() or not DAY_UNTOLD.isdisjoint(self.claim.notes)
        if doubt or not isinstance(low, str) or not isinstance(high, str):
            return -math.inf, math.inf
        return dt.date.fromisoformat(low[:10]).toordinal(), dt.date.fromisoformat(high[:10]).toordinal()

    def _has_more_days(self) -> bool:
        """Whether the readings of a time are of more than one day or zone: "7:30" of either half is of one."""
        likely = str(self.claim.low)
        return any(
            (str(reading.low)[:10], str(reading.low)[19:]) != (likely[:10], likely[19:])
            for reading in self.claim.readings
        )

    @kept
    def is_plain(self) -> bool:
        """Whether it is told as it stands: nothing that is said of it, and not of most figures, could part it."""
        claim = self.claim
        if claim.phase is not None or claim.change is not None or claim.derivation is not None:
            return False
        if claim.scope or claim.notes or claim.stance != "asserted" or self.previous or self.is_part:
            return False
        return not (self.owner or self.paired[1] or claim.kind in _UNLIKE_COUNTS or claim.unit == _OFTEN_TOLD)

    @kept
    def digits(self) -> str:
        """What the figure shares with every slip of it: its digits but for zeros, in order of size; "" for none."""
        return digits_of(self.claim)

    @kept
    def is_multiple(self) -> bool:
        """Whether it tells how often or how many times as much: "twice", but not "watched 2 million times"."""
        return self.claim.unit == _OFTEN_TOLD and (self.claim.value is None or self.claim.value < _OFTEN)

    @kept
    def significant(self) -> int:
        """How many digits carry the figure; 0 for none."""
        return significant_digits(self.claim.value) if self.claim.value is not None else 0

    @kept
    def platforms(self) -> frozenset[str]:
        """The words of the scope that name what the claim is of."""
        return frozenset(platforms_of(self.claim))

    @kept
    def stages(self) -> frozenset[tuple[str, str]]:
        """Those of its sorts that only some accounts tell of: a semi-final."""
        return self.sorts & siblings().stages if self.sorts else self.sorts

    @kept
    def told_at(self) -> frozenset[str]:
        """The ids of the claim wherever its article repeats it."""
        return frozenset(f"{self.claim.article}:{span.start}" for span in self.claim.evidence)

    @kept
    def keys(self) -> frozenset[str]:
        """Under which claims of different value may meet: their measure, else what they count."""
        claim, kind = self.claim, self.family
        keys = []
        if claim.measure is not None:
            keys.append(f"{kind}|measure|{claim.measure}")
            if claim.scope:
                keys += [f"{kind}|measure|{claim.measure}|{word}" for word in claim.scope]
        if self.is_counted and self.head is not None:
            keys.append(f"{kind}|head|{self.head}")
        for thing in self.things:
            if thing.startswith(CONCEPT) or not self.is_counted:
                keys.append(f"{kind}|thing|{tongue(self.language, thing)}|{thing}")
        if not self.is_counted and claim.kind not in _RANKED:
            keys.append(f"{kind}|kind")
        if self.told_with is not None:
            keys.append("|".join((kind, "with", *map(str, self.told_with))))
        if self.greater_part is not None:
            keys.append(f"{kind}|greater|{self.greater_part}")
        return frozenset(keys)


def tongue(language: str, word: str) -> str:
    """Whose word it is: a concept is of all languages."""
    return "" if word.startswith(CONCEPT) else language
