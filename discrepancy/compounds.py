"""Numbers written as one closed word: "zweihundertfünfzigtausend", "einundzwanzig", "dreieinhalb", "einundzwanzigste".

The morphemes and their values are data (`[compounds]` in numbers.toml of a language with `compound = true`). A word is
cut from the left, the longest morpheme first, in time linear in its length; what does not come out even is no number.

>>> values = {"ein": 1, "zwei": 2, "zwanzig": 20, "hundert": 100, "tausend": 1000}
>>> german = Compounds(values, links={"und"}, parts={"einhalb": "1/2"})
>>> [german.read(word) for word in ("zweihunderttausend", "einundzwanzig", "zweieinhalb", "hundertund")]
[Decimal('200000'), Decimal('21'), Decimal('2.5'), None]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

__all__ = ["Compounds", "OpenKeys"]

_LONGEST_WORD = 120  # letters; the longest number below a million has 68 in German
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


class Compounds:
    """The morphemes of closed number words, and the words they make.

    `values` are numbers below a hundred, a hundred and a thousand; `links` join units to tens ("und"); `parts` are
    fractions that end a word and are added; `endings` turn a number into an ordinal.
    """

    __slots__ = ("_endings", "_links", "_longest", "_openings", "_parts", "_values")

    def __init__(
        self,
        values: Mapping[str, int],
        *,
        links: Iterable[str] = (),
        parts: Mapping[str, str] | None = None,
        endings: Iterable[str] = (),
    ) -> None:
        self._values = {word: Decimal(value) for word, value in values.items()}
        self._links = frozenset(links)
        self._parts = {word: _decimal(part) for word, part in (parts or {}).items()}
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._longest = max(map(len, (*self._values, *self._links, *self._parts)), default=0)
        self._openings = frozenset(word[:3] for word in self._values)

    def read(self, word: str) -> Decimal | None:
        """The number a closed word of two or more morphemes stands for, None for any other word."""
        if word[:3] not in self._openings or len(word) > _LONGEST_WORD:
            return None
        morphemes = list(self._cut(word))
        if len(morphemes) < 2 or morphemes[-1] is None:
            return None
        return self._sum([morpheme for morpheme in morphemes if morpheme is not None])

    def read_ordinal(self, word: str) -> Decimal | None:
        """The number of a closed ordinal: "einundzwanzigste" is 21."""
        if word[:3] not in self._openings:
            return None
        for ending in self._endings:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                value = self.read(stem) or self._values.get(stem)
                if value is not None and value % 1 == 0:
                    return value
        return None

    def _cut(self, word: str) -> Iterator[str | None]:
        """The morphemes of a word, from the left; None where the rest is none."""
        i = 0
        while i < len(word):
            for length in range(min(self._longest, len(word) - i), 1, -1):
                piece = word[i : i + length]
                if piece in self._values or piece in self._links or piece in self._parts:
                    yield piece
                    i += length
                    break
            else:
                yield None
                return

    def _sum(self, morphemes: list[str]) -> Decimal | None:
        """The value of morphemes in their order: units before tens, what multiplies before a hundred and a thousand."""
        total = group = Decimal(0)
        unit: Decimal | None = None
        linked = False
        for place, morpheme in enumerate(morphemes):
            if morpheme in self._links:
                if linked or (unit is None and not (group or total)):
                    return None
                linked = True
                continue
            part = self._parts.get(morpheme)
            if part is not None:
                if place != len(morphemes) - 1 or linked:
                    return None
                return total + group + (unit or 0) + part
            value = self._values[morpheme]
            if value >= _HUNDRED:
                if linked and unit is not None:
                    return None
                if value == _HUNDRED:
                    if group >= _HUNDRED:
                        return None
                    group, unit = (group + (unit or 0) or Decimal(1)) * value, None
                else:
                    if total:
                        return None
                    total, group, unit = (group + (unit or 0) or Decimal(1)) * value, Decimal(0), None
            elif value >= 20 and unit is not None:
                if not linked or not 0 < unit < 10 or value % 10:
                    return None
                group, unit = group + unit + value, None
            elif unit is not None or group % _HUNDRED:
                return None
            elif value >= 20:
                group += value
            else:
                unit = value
                linked = False
                continue
            linked = False
        return None if linked else total + group + (unit or 0)


def _decimal(part: str) -> Decimal:
    fraction = Fraction(part)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


class OpenKeys(frozenset[str]):
    """A set of keys that also holds every closed number word."""

    _compounds: Compounds

    def __new__(cls, keys: Iterable[str], compounds: Compounds) -> OpenKeys:
        """The set of `keys`, open to what `compounds` can read."""
        made = super().__new__(cls, keys)
        made._compounds = compounds
        return made

    def __contains__(self, key: object) -> bool:
        if frozenset.__contains__(self, key):
            return True
        return isinstance(key, str) and (self._compounds.read(key) or self._compounds.read_ordinal(key)) is not None

    def __rand__(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of other keys that are in this set: `keys & self`."""
        return frozenset([key for key in keys if key in self])
