"""A guarded way to `dateparser`, for a span that a finder here has located and cannot resolve itself.

Never free text, never more than sixty characters, always one language, the day of writing as its base; without
a published date nothing is asked. The library is loaded at the first such span, which is seldom.
Why so narrow: search_dates makes dates of "3 hours and may", takes seconds for a page, and reads IST as Israel's.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from ..document import Document
from ..once import load_quietly, quietly
from .found import Found
from .parts import dated

__all__ = ["read_span"]

_LONGEST = 60


def read_span(document: Document, first: int, end: int) -> Found | None:
    """The date that dateparser reads in the tokens `first` to before `end`, None where it reads none."""
    text = document.tokens.span(first, end)
    published = document.article.published_day
    if published is None or len(text) > _LONGEST or "\n" in text:
        return None
    if not document.may_ask("dateparser", first, end):
        return None
    day = _parsed(text, document.lexicon.language, document.lexicon.calendar.order, published)
    if day is None:
        return None
    found = dated(first, end, day)
    return Found(
        first=first, end=end, kind=found.kind, timex=day, low=found.low, high=found.high, notes=("read by dateparser",)
    )


@lru_cache(maxsize=4096)
def _parsed(text: str, language: str, order: str, published: dt.date) -> str | None:
    when = quietly(load_quietly("dateparser").parse)(
        text,
        languages=[language],
        settings={
            "RELATIVE_BASE": dt.datetime.combine(published, dt.time()),
            "DATE_ORDER": order.upper(),
            "REQUIRE_PARTS": ["day", "month"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return when.date().isoformat() if when is not None else None
