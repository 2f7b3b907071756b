"""One account of a story, as it is given."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import regex

from ..errors import ArticleError
from .plain import Record

_LANGUAGE_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@lru_cache(maxsize=256)
def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One account of a story. `text` is never rewritten: all offsets are code point indices into it.

    Attributes:
        text: The words of the account, as they are.
        source: Who tells it.
        id: Its name within a call; the source where none is stated, numbered where that is taken.
        published: Date, datetime or ISO 8601 text; "today" and "last month" are counted from it. Without it they stay
            unplaced.
        language: BCP 47 tag such as `en` or `hi`; detected when None.
        timezone: IANA name such as `America/New_York`: the zone of clock times printed without one.
        title: Shown in the report.
        url: Linked in the report, http and https only.
        story: The name of the story it belongs to; the report's heading.

    Raises `ArticleError` for a field that cannot be used: it names the article, the field, what was got and what would
    do.

    >>> article = Article("Over 40 minutes late.", "Argus", published="2024-08-13", timezone="America/New_York")
    >>> article.published
    datetime.date(2024, 8, 13)
    """

    text: str
    source: str
    id: str | None = None
    published: dt.date | dt.datetime | None = None
    language: str | None = None
    timezone: str | None = None
    title: str | None = None
    url: str | None = None
    story: str | None = None

    def __init__(
        self,
        text: str,
        source: str,
        id: str | None = None,
        published: dt.date | dt.datetime | str | None = None,
        language: str | None = None,
        timezone: str | None = None,
        title: str | None = None,
        url: str | None = None,
        story: str | None = None,
    ) -> None:
        name = str(id if id is not None else source)
        if not isinstance(source, str) or not source.strip():
            raise ArticleError(name, "source", source, "which names no source; give the teller's name as str")
        for field, value in (("id", id), ("title", title), ("url", url), ("story", story)):
            if value is not None and not isinstance(value, str):
                raise ArticleError(name, field, value, f"which is of type {type(value).__name__}; give a str or None")
        if language is not None and (not isinstance(language, str) or not _LANGUAGE_TAG.fullmatch(language)):
            raise ArticleError(
                name, "language", language, "which is no BCP 47 tag; give one such as 'en', 'hi' or 'en-IN', or None"
            )
        if timezone is not None and (not isinstance(timezone, str) or not _is_zone(timezone)):
            raise ArticleError(
                name,
                "timezone",
                timezone,
                "which is no IANA time zone; give a name such as 'Asia/Kolkata' or 'America/New_York', or None",
            )
        put = object.__setattr__
        put(self, "text", _text(name, text))
        put(self, "source", source)
        put(self, "id", id)
        put(self, "published", _published(name, published))
        put(self, "language", language)
        put(self, "timezone", timezone)
        put(self, "title", title)
        put(self, "url", url)
        put(self, "story", story)

    @property
    def published_day(self) -> dt.date | None:
        """The day of `published` in the article's own zone, None when it is not stated.

        >>> Article("…", "Argus", published="2024-08-13T01:30+00:00", timezone="America/New_York").published_day
        datetime.date(2024, 8, 12)
        """
        when = self.published
        if isinstance(when, dt.datetime):
            if when.tzinfo is not None and self.timezone is not None:
                with suppress(OverflowError):  # the first and the last day of the calendar
                    when = when.astimezone(zoneinfo.ZoneInfo(self.timezone))
            return when.date()
        return when

    def _repr_html_(self) -> str:
        from ..highlighted import with_figures  # its figures are looked for when a notebook asks, and not before

        return with_figures(self)._repr_html_()


def _text(name: str, text: object) -> str:
    if isinstance(text, str):
        return text
    remedy = f"which is of type {type(text).__name__}; give the article's text as str"
    if isinstance(text, bytes):
        remedy += ", for instance text.decode('utf-8')"
    raise ArticleError(name, "text", text, remedy)


def _published(name: str, value: object) -> dt.date | dt.datetime | None:
    if value is None or (isinstance(value, dt.date) and value == value):  # NaT of pandas is not
        return value
    remedy = "which is no date; give a date, datetime or ISO 8601 text such as '2024-08-13' or '2024-08-13T20:42-04:00'"
    if isinstance(value, str):
        text = value.strip()
        try:
            if regex.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", text):
                return dt.date.fromisoformat(text)
            return dt.datetime.fromisoformat(text)
        except ValueError:
            pass
    raise ArticleError(name, "published", value, remedy)
