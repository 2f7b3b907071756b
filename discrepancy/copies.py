"""Which accounts are copies of another: wire texts printed by several sources with hardly a word changed.

No comparison of all pairs: each text is kept as the smallest hashes of its runs of words, and only texts that share
many of those are held against each other. Source: Broder, "On the resemblance and containment of documents" (1997).

>>> from discrepancy import Article
>>> from discrepancy.document import read
>>> wire = (
...     "Nine people died when a ferry sank off the northern coast on Monday, officials of the port said. It carried "
...     "45 people and went down near the lighthouse of Halmar, after two days of storm."
... )
>>> copies_of([read(Article(text=text, source=name)) for name, text in (("A", wire), ("B", "REPORT. " + wire))])
{'B': 'A'}
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from .document import Document

__all__ = ["copies_of"]

_RUN = 5  # words of a shingle
_SKETCH = 64  # smallest hashes kept of a text
_ALIKE = 0.7  # share of the shingles of both that both have
_LEAST = 20  # shingles: shorter texts are too alike by chance
_SHARED = 2  # one in so many of the kept hashes two copies share at least: of a text cut short by a third, two in three
_COMMON = 64  # texts that share a hash, beyond which it tells nothing


def copies_of(documents: Sequence[Document]) -> dict[str, str]:
    """The id of every copy, and that of the account it repeats: the first published, else the first by id."""
    ordered = sorted(documents, key=lambda d: (d.published is None, d.published or "", d.id))
    shingles = {document.id: _shingles(document) for document in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for document in ordered:
        name, own = document.id, shingles[document.id]
        if len(own) < _LEAST:
            continue
        told = [holders[value] for value in sorted(own)[:_SKETCH]]
        shared = Counter(chain.from_iterable(told))
        least = len(told) // _SHARED
        for _, id in sorted([(-count, id) for id, count in shared.items() if count >= least]):
            both = len(own & shingles[id])
            if both >= _ALIKE * (len(own) + len(shingles[id]) - both):
                found[name] = found.get(id, id)
                break
        for names in told:
            if len(names) < _COMMON:
                names.append(name)
    return found


def _shingles(document: Document) -> frozenset[int]:
    told = " ".join([key for key in document.tokens.keys if key[0].isalnum()])
    words = told.encode("utf-8", "backslashreplace").split(b" ")
    runs = zip(*(words[first:] for first in range(_RUN)), strict=False)
    return frozenset(map(zlib.crc32, map(b" ".join, runs)))
