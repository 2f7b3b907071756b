"""Which articles of a day tell one story: by the names, figures and dates they share, and by their words.

Takes articles that nobody has sorted; gives stories, each a tuple of articles for `compare`. For every article its
traits are read, weighed by how rare they are, and pairs that share some of the rarest are held against each other.

>>> day = [
...     {"source": "Argus", "text": "A fire at Lund Mill on Friday injured 12 workers, the chief of Lund Rescue said."},
...     {"source": "Post", "text": "Over 5,000 people marched through Halmar against a tax on bread."},
...     {"source": "Star", "text": "Lund Rescue said nine workers were injured when Lund Mill burned on Friday."},
... ]
>>> for story in group_stories(day):
...     print([article.source for article in story], story.shared)
['Argus', 'Star'] ('Lund', 'Mill', 'Rescue')
['Post'] ()
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..errors import SettingsError
from ..given import listed
from ..progress import Progress, check_progress, counting
from ..records import Article
from ..rows import article_from_dict
from .candidates import alike_in_wording, candidate_pairs, check_installed, tellings
from .linkage import linked
from .look_alikes import is_form, may_meet
from .traits import Traits, traits_of
from .vectors import Vector, shared_traits, vectors_of

__all__ = ["StoryGroup", "group_stories"]

_MOST_SHARED = 8


class StoryGroup(tuple[Article, ...]):
    """The articles of one story, in the order they were given; a tuple that says why they belong together.

    Attributes:
        shared: The names, figures and dates that tie them most, as printed in one of them, the strongest first; up to
            eight, none for a story of one article.
    """

    shared: tuple[str, ...]

    def __new__(cls, articles: Iterable[Article] = (), shared: Iterable[str] = ()) -> StoryGroup:
        group = super().__new__(cls, articles)
        group.shared = tuple(shared)
        return group

    def __getnewargs__(self) -> tuple[tuple[Article, ...], tuple[str, ...]]:  # a pickle makes it anew from both
        return tuple(self), self.shared


def group_stories(
    articles: Iterable[Article | Mapping[str, Any]],
    *,
    window: dt.timedelta | None = dt.timedelta(days=3),
    threshold: float = 0.22,
    min_articles: int = 1,
    progress: Progress = False,
) -> tuple[StoryGroup, ...]:
    """The articles (or dicts of their fields) in stories, for `compare` or `compare_many`.

    Every article is in one story, and many stories hold one article; `min_articles=2` leaves those out. Articles of a
    story stand in the order they were given, stories in the order of their first article; the order decides nothing
    else, and the answer is the same every time. `story` of an article is not looked at.

    `window` is how far apart, in whole days of `published`, the articles of a story may be; None sets no limit. An
    article without `published` is grouped by its text alone. `threshold`, above 0 and below 1, is how alike articles
    must be on average; with more, fewer belong together. `progress` is a function that gets (done, total) after each
    article, or True for a bar of tqdm (extra `progress`).

    Raises `ArticleError` for an article and `SettingsError` for a setting that cannot be used, and `MissingExtraError`
    without datasketch (extra `group`).

    >>> [len(story) for story in group_stories([Article("12 died.", "Argus"), Article("It rained.", "Post")])]
    [1, 1]
    """
    window_days = _window_days(window)
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold < 1:
        raise SettingsError("threshold", threshold, "give a number above 0 and below 1, such as 0.3 for a stricter one")
    if isinstance(min_articles, bool) or not isinstance(min_articles, int) or min_articles < 1:
        raise SettingsError("min_articles", min_articles, "give a whole number from 1")
    check_progress(progress)
    rows = enumerate(listed(articles), 1)
    check_installed()
    given = [row if isinstance(row, Article) else article_from_dict(row, f"article {n}") for n, row in rows]
    # an order of its own, so that the one they were given in cannot matter
    order = sorted(range(len(given)), key=lambda at: _place(given[at]))
    traits: list[Traits] = []
    with counting(progress, len(given), " articles") as count:
        for at in order:
            traits.append(traits_of(given[at]))
            count()
    copies = _copies(traits, [given[at].text for at in order])
    vectors = vectors_of(traits, tellings(len(traits), copies))
    groups = linked(
        vectors,
        [(i, j) for i, j in candidate_pairs(vectors, copies) if may_meet(traits[i], traits[j])],
        [_day(given[at]) for at in order],
        threshold=threshold,
        window_days=window_days,
        is_apart=lambda i, j: is_form(traits[i], traits[j]),
    )
    stories = [
        (sorted(order[i] for i in group), _shared(sorted(group), vectors, traits))
        for group in groups
        if len(group) >= min_articles
    ]
    return tuple(StoryGroup((given[at] for at in places), shared) for places, shared in sorted(stories))


def _copies(traits: Sequence[Traits], texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of articles that print one text, hardly changed: alike in wording, and no mere look-alikes."""
    pairs = alike_in_wording(texts)
    return [(i, j) for i, j in pairs if may_meet(traits[i], traits[j]) and not is_form(traits[i], traits[j])]


def _window_days(window: object) -> int | None:
    if window is None:
        return None
    if not isinstance(window, dt.timedelta) or window < dt.timedelta(0):
        raise SettingsError("window", window, "give a datetime.timedelta, such as timedelta(days=3), or None")
    return window.days


def _day(article: Article) -> int | None:
    return None if article.published_day is None else article.published_day.toordinal()


def _place(article: Article) -> tuple[int, str, str, str, str]:
    """By day, so that neighbours are of one time, and by all else that may tell two articles apart here."""
    return _day(article) or 0, article.text, article.language or "", article.source, article.id or ""


def _shared(group: Sequence[int], vectors: Sequence[Vector], traits: Sequence[Traits]) -> tuple[str, ...]:
    """The names and figures that tie a group most, each as the first article that holds it prints it."""
    keys = shared_traits([vectors[i] for i in group])[:_MOST_SHARED] if len(group) > 1 else []
    return tuple(next(traits[i].printed[key] for i in group if key in traits[i].printed) for key in keys)
