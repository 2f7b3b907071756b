"""Ids of articles: what all claims, findings and comparisons of a report name them by.

>>> accounts = [Article("…", "Argus"), Article("…", "Argus"), Article("…", "Post", id="p1")]
>>> [article.id for article in number_ids(accounts)]
['Argus', 'Argus 2', 'p1']
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .errors import ArticleError, DiscrepancyError, typed
from .records import Article

__all__ = ["number_ids"]


def number_ids(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The same articles, each with an id of its own: its source where none is stated, numbered where that is taken.

    Articles of one source are numbered by what they hold, the earliest published first, so that in any order of the
    articles each gets the same id.

    Raises `ArticleError` when two articles state one id.

    >>> [article.id for article in number_ids([Article("…", "Argus"), Article("12 died.", "Argus")])]
    ['Argus 2', 'Argus']
    """
    articles = tuple(articles)
    for article in articles:
        if not isinstance(article, Article):
            raise DiscrepancyError(f"number_ids: got {typed(article)}; give Articles, as read_articles returns them")
    taken: set[str] = set()
    for article in articles:
        if article.id is None:
            continue
        if article.id in taken:
            same = [a for a in articles if a.id == article.id]
            holders = " and ".join(repr(a.source) for a in same)
            remedy = f"which {len(same)} articles state ({holders}); give each its own id, or None"
            raise ArticleError(article.id, "id", article.id, remedy)
        taken.add(article.id)
    unnamed = sorted((at for at, a in enumerate(articles) if a.id is None), key=lambda at: _order(articles[at]))
    ids: dict[int, str] = {}
    for at in unnamed:  # a source that needs no number keeps its name
        if (source := articles[at].source) not in taken:
            ids[at] = source
            taken.add(source)
    reached: dict[str, int] = {}
    for at in unnamed:
        if at in ids:
            continue
        source = articles[at].source
        count = reached.get(source, 1) + 1
        while f"{source} {count}" in taken:
            count += 1
        reached[source] = count
        ids[at] = f"{source} {count}"
        taken.add(ids[at])
    return tuple(replace(article, id=ids[at]) if at in ids else article for at, article in enumerate(articles))


def _order(article: Article) -> tuple[str, ...]:
    """By source, then by day of publication, then by all else that could tell two articles apart."""
    day = "" if article.published is None else article.published.isoformat()
    further = (article.title, article.url, article.language, article.timezone, article.story)
    return (article.source, day, article.text, *(told or "" for told in further))
