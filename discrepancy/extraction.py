"""The figures of articles: the first half of the way of the data, which needs nothing of the second.

>>> [mention.text for mention in extract("Over 1.2 million listened for two hours.")]
['Over 1.2 million', 'two hours']
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from decimal import localcontext
from typing import Any, Literal

from .budget import CUTS, Budget, Deadline
from .document import read
from .errors import DiscrepancyError, LimitWarning
from .given import listed
from .limits import Limits, check_limits
from .mentions import find_mentions
from .progress import Progress, check_progress, counting
from .quantity import ARITHMETIC
from .records import Article, Mention, Note

__all__ = ["ArticleLike", "extract", "extract_many", "given_article", "reading_budget"]

ArticleLike = Article | Mapping[str, Any]
OnCut = Callable[[Note], None]
_LIMITS = Limits()
_OF_FINDING = 0.8  # of the time of an extraction: what is found has to be joined and bounded yet


def extract(
    article: ArticleLike | str, *, limits: Limits = _LIMITS, on_cut: OnCut | None = None
) -> tuple[Mention, ...]:
    """The figures of an article (or a dict of its fields, or plain text), in text order, none overlapping another.

    What `limits` leave out is told to `on_cut`, a function that gets a `Note`; without one it is a `LimitWarning`.

    Raises `ArticleError` for an article that cannot be used.

    >>> [(mention.start, mention.end, mention.text) for mention in extract("It drew over 1.2 million listeners.")]
    [(8, 24, 'over 1.2 million')]
    >>> extract("Nine came. Ten left.", limits=Limits(max_mentions=1), on_cut=lambda note: print(note.text))[0].text
    there are more than 1 figures: the last 9 characters were not read
    'Nine'
    """
    check_limits(limits)
    return _found(article, 0, limits, on_cut)


def extract_many(
    articles: Iterable[ArticleLike | str],
    *,
    on_error: Literal["raise", "skip"] = "raise",
    on_skip: Callable[[DiscrepancyError], None] | None = None,
    progress: Progress = False,
    limits: Limits = _LIMITS,
    on_cut: OnCut | None = None,
) -> Iterator[tuple[Mention, ...]]:
    """The figures of one article or text after another, in order, as they are asked for; nothing is kept.

    An article that cannot be used raises `ArticleError`, or with `on_error="skip"` gives no figures, so that results
    and articles stay in step, and is handed as an error to `on_skip`. `progress` is a function that gets (done, total)
    after each article, total being None for what has no length, or True for a bar of tqdm (extra `progress`).
    `limits` are those of each article; what they leave out is told as by `extract`.

    >>> [len(mentions) for mentions in extract_many(["12 died.", "Nobody came.", "3 of 40 left."])]
    [1, 1, 2]
    """
    if on_error not in ("raise", "skip"):
        raise DiscrepancyError(f"on_error: got {on_error!r}; give 'raise' or 'skip'")
    check_progress(progress)
    check_limits(limits)
    return _extracted(listed(articles), on_error == "skip", on_skip, progress, limits, on_cut)


def _extracted(
    articles: Iterable[ArticleLike | str],
    skipping: bool,
    on_skip: Callable[[DiscrepancyError], None] | None,
    progress: Progress,
    limits: Limits,
    on_cut: OnCut | None,
) -> Iterator[tuple[Mention, ...]]:
    with counting(progress, len(articles) if isinstance(articles, Sized) else None, " articles") as count:
        for n, given in enumerate(articles):
            try:
                found = _found(given, n, limits, on_cut)
            except DiscrepancyError as error:
                if not skipping:
                    raise
                if on_skip is not None:
                    on_skip(error)
                found = ()
            count()
            yield found


def _found(given: ArticleLike | str, n: int, limits: Limits, on_cut: OnCut | None) -> tuple[Mention, ...]:
    """The figures of one article; what was left out is told."""
    budget = reading_budget(limits)
    with localcontext(ARITHMETIC):
        found = find_mentions(read(given_article(given, n), budget=budget))
    for note in budget.notes:
        if on_cut is not None:
            on_cut(note)
        elif note.code in CUTS:
            warnings.warn(LimitWarning(note), stacklevel=3)
    return found


def reading_budget(limits: Limits) -> Budget:
    """What reading one article may take where its figures are all that is asked for."""
    return Budget(limits, Deadline(limits.max_seconds).part(_OF_FINDING))


def given_article(given: ArticleLike | str, n: int) -> Article:
    """An article from what a caller gave as the nth: an Article, a dict of its fields, or plain text."""
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(text=given, source="text")
    from .rows import article_from_dict  # reads dates of many forms, which who gives Articles need not wait for

    return article_from_dict(given, f"article {n + 1}")
