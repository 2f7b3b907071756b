"""The dictionary forms of nouns, by a language's table of endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..tokens import key_of

__all__ = ["Lemmas"]

_KEPT = 16384  # words whose answer is kept: most words of an article were in the one before


class Lemmas:
    """What a language knows of the forms of nouns: endings with what they become, endings to keep, irregular forms.

    >>> lemmas = Lemmas({"suffixes": [["ies", "y"], ["s", ""]], "keep_endings": ["ss"], "irregular": {"men": "man"}})
    >>> [lemmas.of(word) for word in ("Cities", "glass", "men")], lemmas.is_plural("city")
    (['city', 'glass', 'man'], False)
    """

    __slots__ = ("_irregular", "_keep", "_suffixes", "is_plural", "of")

    def __init__(self, table: Mapping[str, Any]) -> None:
        suffixes: Iterable[Iterable[str]] = table.get("suffixes", ())
        self._suffixes = tuple((ending, stem) for ending, stem in suffixes)
        self._keep = tuple(table.get("keep_endings", ())) or ("\0",)
        self._irregular = {key_of(form): key_of(lemma) for form, lemma in table.get("irregular", {}).items()}
        self.of = lru_cache(maxsize=_KEPT)(self._lemma)
        self.is_plural = lru_cache(maxsize=_KEPT)(self._is_plural)

    def _lemma(self, word: str) -> str:
        key = key_of(word)
        found = self._irregular.get(key)
        if found is not None:
            return found
        if len(key) > 3 and not key.endswith(self._keep):
            for ending, stem in self._suffixes:
                if key.endswith(ending) and len(key) > len(ending) + 1:
                    return key[: len(key) - len(ending)] + stem
        return key

    def _is_plural(self, word: str) -> bool:
        key = key_of(word)
        return self._lemma(key) != key or key in self._irregular
