"""Articles as unit vectors whose product says how alike two of them are, from 0 to 1.

Three cosines are added, each over what its view holds, weighted by how rare that is among all the articles: of names
and of figures for two parts in five each, of the other words for one. Source of the weighting: the usual tf-idf, with
sublinear term frequency (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, chapter 6).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from .traits import Traits

__all__ = ["Vector", "product", "vectors_of"]

Vector: TypeAlias = dict[str, float]

_WORDS, _NAMES, _FIGURES = "w", "n", "f"  # open the key of a trait in a vector
_WEIGHTS = {_WORDS: 0.2, _NAMES: 0.4, _FIGURES: 0.4}
# A few articles tell little about rarity: as if a thousand others, with nothing in common with them, stood beside.
_OTHERS = 1000
# Traits that nobody else has, of which a view must hold the like to count in full: a lone "three" is little evidence.
_FULL = 4


def vectors_of(traits: Sequence[Traits], tellings: Sequence[Sequence[int]]) -> list[Vector]:
    """A vector of each article, of length 1, or empty where nothing can be known of it.

    `tellings` are the indices of all articles, copies of one text together: how rare a trait is, is counted over texts,
    so that a thousand copies do not make what they tell common. What only one article holds takes its share of the
    length and is then left out: it meets nothing.
    """
    capitalised = {name for told in traits if told.has_capitals for name in told.names}
    views = [
        {
            _WORDS: told.words,
            # without capitals a name is what meets one that is printed with a capital elsewhere
            _NAMES: told.names if told.has_capitals else _within(told.names, capitalised),
            _FIGURES: told.figures,
        }
        for told in traits
    ]
    holders = _holders(views, [[i] for i in range(len(views))])
    everyone = len(tellings) + _OTHERS
    rarity = {key: math.log(everyone / count) for key, count in _holders(views, tellings).items()}
    full = math.sqrt(_FULL) * max(rarity.values(), default=0.0)
    return [_unit(article, rarity, holders, full) for article in views]


def product(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The sum of the products of what both hold."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[key] for key, weight in a.items() if key in b)


def _within(told: Counter[str], known: set[str]) -> Counter[str]:
    return Counter({key: count for key, count in told.items() if key in known})


def _holders(views: Sequence[Mapping[str, Counter[str]]], tellings: Sequence[Sequence[int]]) -> Counter[str]:
    """In how many of the tellings each trait stands."""
    holders: Counter[str] = Counter()
    for articles in tellings:
        holders.update({f"{view}{key}" for i in articles for view, told in views[i].items() for key in told})
    return holders


def _unit(
    article: Mapping[str, Counter[str]], rarity: Mapping[str, float], holders: Counter[str], full: float
) -> Vector:
    vector: Vector = {}
    for view, told in article.items():
        weighed = {f"{view}{key}": (1 + math.log(count)) * rarity[f"{view}{key}"] for key, count in told.items()}
        if weighed:
            share = math.sqrt(_WEIGHTS[view]) / max(full, math.hypot(*weighed.values()))
            vector.update((key, share * weight) for key, weight in weighed.items())
    length = math.hypot(*vector.values())
    return {key: weight / length for key, weight in vector.items() if holders[key] > 1}


def shared_traits(vectors: Sequence[Vector]) -> list[str]:
    """The keys of the names and figures that several vectors hold, what ties them most first."""
    sums: Counter[str] = Counter()
    squares: Counter[str] = Counter()
    for vector in vectors:
        for key, weight in vector.items():
            if not key.startswith(_WORDS):
                sums[key] += weight  # type: ignore[assignment]
                squares[key] += weight * weight  # type: ignore[assignment]
    ties = {key: total * total - squares[key] for key, total in sums.items()}
    return [key[1:] for key in sorted(ties, key=lambda key: (-ties[key], key)) if ties[key] > _NOTHING]


_NOTHING = 1e-9  # what rounding leaves of a trait that only one of them holds
