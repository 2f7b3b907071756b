"""One article from a dict: a row of JSON, with the fields of `Article` or as an IPTC ninjs item.

>>> article_from_dict({"id": "argus", "text": "HARWICK, Aug. 13, 2024 — Over 40 minutes late."}).published
datetime.date(2024, 8, 13)
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from .datelines import published_from_text
from .errors import ArticleError, DiscrepancyError, InputFileError, typed
from .files import bytes_of, decoded
from .formats.ninjs import is_ninjs, row_of_ninjs
from .given import is_missing
from .records import Article

__all__ = ["article_from_dict", "as_name"]

_FIELDS = ("text", "source", "id", "published", "language", "timezone", "title", "url", "story")
_NAMES = ("id", "story")
_ARTICLE = 'an Article, or a dict such as {"source": "Argus", "text": "…"}; read_articles reads files'


def article_from_dict(row: Mapping[str, Any], where: str = "", *, folder: Path | None = None) -> Article:
    """One article from a dict with the fields of `Article`, or from an IPTC ninjs item; other keys are ignored.

    `source` defaults to `id`, then to the stem of "file"; a whole number as `id` or `story` is taken as text;
    `published` is looked for in the text when it is missing. None is missing, and so are NaN, NaT and NA, which data
    frames hold in its place. "file", a path below `folder`, stands in for a missing "text"; without `folder` it is not
    followed. `where` ("accounts.jsonl, line 3") leads the message of the `ArticleError` that it raises.

    >>> article_from_dict({"id": 7, "text": "LUND, 2 May 2025 — 12 died.", "section": "news"}).published
    datetime.date(2025, 5, 2)
    """
    given: object = row
    if not isinstance(given, Mapping):
        raise DiscrepancyError(f"{where or 'article'}: got {typed(given)}; give {_ARTICLE}")
    stated = {key: value for key, value in row.items() if not is_missing(value)}
    try:
        return _article(row_of_ninjs(stated) if is_ninjs(row) else stated, where, folder)
    except ArticleError as error:
        if where:
            named = f"article {where!r}"  # where it has no name of its own, its place stands for it
            error.args = (str(error).replace(named, where, 1) if error.article == where else f"{where}: {error}",)
        raise


def as_name(given: Any) -> Any:
    """A whole number, as tables and JSON hold names, as text; anything else as it is.

    >>> as_name(7), as_name("mill"), as_name(True)
    ('7', 'mill', True)
    """
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _article(row: Mapping[str, Any], where: str, folder: Path | None) -> Article:
    given = {field: row[field] for field in _FIELDS if row.get(field) is not None}
    given |= {field: as_name(given[field]) for field in _NAMES if field in given}
    file = row.get("file") if folder is not None else None
    names = [given.get("source"), given.get("id"), file if isinstance(file, str) else None, where]
    name = next((item for item in names if isinstance(item, str) and item), "without a name")
    if "text" not in given:
        if file is None:
            raise ArticleError(name, "text", None, _no_text(row, folder))
        given["text"] = _text_beside(name, file, folder or Path())
    if "source" not in given:
        stem = PurePath(file).stem if isinstance(file, str) else None
        given["source"] = given.get("id", stem)
        if given["source"] is None:
            raise ArticleError(name, "source", None, 'which names no source; give "source", or an "id" to go by')
    if "published" not in given and isinstance(given["text"], str):
        given["published"] = published_from_text(given["text"])
    return Article(**given)


def _no_text(row: Mapping[str, Any], folder: Path | None) -> str:
    fields = ", ".join(repr(str(key)) for key in list(row)[:8]) or "nothing"
    remedy = 'give "text" as str' + (', or "file", the path of its text' if folder is not None else "")
    return f"where the text of the article belongs (the fields given are {fields}); {remedy}"


def _text_beside(name: str, file: object, folder: Path) -> str:
    """The text a row names under "file". Only below its own folder: a listing cannot reach for other files."""
    if not isinstance(file, str) or not file:
        raise ArticleError(name, "file", file, "which is no path; give the path of its text, relative to this file")
    path = Path(os.path.normpath(file))
    if path.is_absolute() or ".." in path.parts:
        raise ArticleError(name, "file", file, "which leaves the folder of this file; give a path below it")
    try:
        return decoded(bytes_of(folder / path), folder / path)
    except InputFileError as error:
        raise ArticleError(name, "file", file, f"which cannot be read: {error}") from None
