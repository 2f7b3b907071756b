"""Which pairs of articles are worth weighing: never all of them.

Two articles are held against each other where they share two of the traits that each is best known by (a name and a
figure, two names), or where their words run alike, which MinHash and LSH tell. What many articles hold ties each to
its nearest neighbours only, so that the number of pairs grows with the number of articles. Sources: Broder, "On the
resemblance and containment of documents" (1997); Bayardo, Ma and Srikant, "Scaling up all pairs similarity search"
(2007), for pairs by their heaviest traits.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..errors import MissingExtraError
from ..tokens import tokenise
from .vectors import Vector

__all__ = ["alike_in_wording", "candidate_pairs", "check_installed", "tellings"]

_BEST_KNOWN = 16  # traits of an article that bring it together with others
_NEIGHBOURS = 16  # articles after it, in their order, that one trait ties an article to
_SHARED = 2  # traits that two articles share, at least

_RUN = 3  # words of a shingle
_PERMUTATIONS = 64
_SEED = 1
_ALIKE = 0.5  # share of the shingles of both that both have


def check_installed() -> None:
    """Raise `MissingExtraError` without datasketch: better before articles are read than after."""
    try:
        import datasketch  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("group_stories()", "datasketch", extra="group") from error


def alike_in_wording(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Articles whose runs of words are alike. Of copies only the first is indexed; each is paired with the last one."""
    from datasketch import MinHash, MinHashLSH

    sketches = MinHash.generator(map(_shingles, texts), num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=zlib.crc32)
    index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    latest: dict[int, int] = {}
    for i, sketch in enumerate(sketches):
        if sketch.is_empty():
            continue
        alike = sorted(index.query(sketch))
        for first in alike[:_NEIGHBOURS]:
            yield latest[first], i
            latest[first] = i
        if not alike:
            index.insert(i, sketch)
            latest[i] = i


def tellings(count: int, copies: Iterable[tuple[int, int]]) -> list[list[int]]:
    """So many articles by the text they print: a group of indices for each, from the pairs that are copies.

    >>> tellings(4, [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    of = [[i] for i in range(count)]
    for i, j in copies:
        if of[i] is not of[j]:
            fewer, more = sorted((of[i], of[j]), key=len)
            more += fewer
            for k in fewer:
                of[k] = more
    return sorted({id(those): sorted(those) for those in of}.values())


def candidate_pairs(vectors: Sequence[Vector], copies: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of indices, the smaller first, sorted: those of copies, and those that share what they are known by."""
    return sorted({*_by_traits(vectors), *copies})


def _by_traits(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for key in sorted(vector, key=lambda key: (-vector[key], key))[:_BEST_KNOWN]:
            holders[key].append(i)
    following: list[list[int]] = [[] for _ in vectors]
    for those in holders.values():
        for at, i in enumerate(those):
            following[i] += those[at + 1 : at + 1 + _NEIGHBOURS]
    for i, others in enumerate(following):
        yield from ((i, j) for j, shared in Counter(others).items() if shared >= _SHARED)


def _shingles(text: str) -> list[bytes]:
    """Every run of a few words; of a shorter text all its words."""
    words = [key for key in tokenise(text).keys if key[0].isalnum()]
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))} if words else set()
    return sorted(run.encode("utf-8", "surrogatepass") for run in runs)
