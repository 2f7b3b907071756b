"""Everything that the first call loads, loaded before it: for a worker, or a server, before its work.

>>> warm_up(["en"])
"""

from __future__ import annotations

from collections.abc import Iterable

from .document import detect_language, read
from .errors import DiscrepancyError, typed
from .lexicon import known_languages, languages
from .pipeline import compare
from .records import Article

__all__ = ["warm_up"]

# a little of everything, told in two ways: the modules that are loaded where they are needed
_SAMPLES = (
    "On Monday 3 of 40 (8 %) left at 5 p.m., 2 km away, for $3 million. The fire in Lund killed 12 people.",
    "On Tuesday 4 of 50 (9 %) left at 6 p.m., 3 km away, for $4 million. Lund: 15 people were killed in the fire.",
)


def warm_up(languages: Iterable[str] | None = None) -> None:
    """Load what the first `extract` or `compare` would load, so that it takes no longer than the next.

    `languages` are codes such as "en"; without them every language there is data for is loaded, some 0.2 s each.

    Raises `DiscrepancyError` for what is no list of languages there is data for.

    >>> warm_up(["en", "hi"])
    """
    detect_language(("the",))  # which words tell a language
    for language in _known(languages):
        accounts = [Article(text, f"source {n}", language=language) for n, text in enumerate(_SAMPLES)]
        read(accounts[0]).lexicon.make_tables()
        compare(accounts)


def _known(codes: Iterable[str] | None) -> tuple[str, ...]:
    given: object = codes
    if given is None:
        return languages()
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise DiscrepancyError(f"languages: got {typed(given)}; give a list such as ['en', 'hi'], or None for all")
    known = tuple(given)
    for code in known:
        if code not in known_languages():
            raise DiscrepancyError(f"languages: got {code!r}; give some of {', '.join(languages())}")
    return known
