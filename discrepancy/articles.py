"""Articles from files, folders and plain dicts: the way in, before any stage looks at a text.

Takes the path of a JSON, JSONL or text file, a folder of them, dicts, Articles, or a list of any of these; gives
Articles, in the order found. What cannot be used is an `InputFileError` (the file) or an `ArticleError` (one article
in it). A text is never rewritten: only a UTF-8 byte order mark is dropped, line ends stay as they are.

>>> row = {"id": "argus", "text": "HARWICK, Aug. 13, 2024 — Over 40 minutes late."}
>>> article, = read_articles([row])
>>> article.source, article.published
('argus', datetime.date(2024, 8, 13))
"""

from __future__ import annotations

import codecs
import json
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, Literal, TypeAlias

from .datelines import published_from_text
from .errors import ArticleError, DiscrepancyError, InputFileError
from .records import Article

__all__ = ["Source", "article_from_dict", "number_ids", "parse_articles", "published_from_text", "read_articles"]

Source: TypeAlias = str | os.PathLike[str] | Mapping[str, Any] | Article
OnError: TypeAlias = Literal["raise", "skip"]
OnSkip: TypeAlias = Callable[[DiscrepancyError], None]

_FIELDS = ("text", "source", "id", "published", "language", "timezone", "title", "url", "story")
_TEXT_SUFFIXES = {".txt", ".text", ".md"}
_LINES_SUFFIXES = {".jsonl", ".ndjson"}
_FOLDER_SUFFIXES = {".txt", ".json"} | _LINES_SUFFIXES
_MARK = codecs.BOM_UTF8
_SHAPES = 'a list of articles, or an object with an "articles" list'


def read_articles(
    source: Source | Iterable[Source], *, on_error: OnError = "raise", on_skip: OnSkip | None = None
) -> tuple[Article, ...]:
    """The articles of a JSON, JSONL or text file, a folder, a dict, an Article, or a list of any of these.

    A folder gives its .txt, .json, .jsonl and .ndjson files sorted by name; a text that a JSON file beside it names
    under "file" is read once. A file of text is one article whose source is the file's stem; where no `published` is
    stated it is taken from the text (`published_from_text`).

    With `on_error="skip"` what cannot be used is left out, each time calling `on_skip` with the error, or warning where
    no `on_skip` is given. Raises `InputFileError` for a file and `ArticleError` for an article that cannot be used.

    >>> rows = [{"source": "Argus", "text": "12 died."}, {"source": "Post", "published": "May", "text": "15 died."}]
    >>> kept = read_articles(rows, on_error="skip", on_skip=print)
    article 2 of the list: article 'Post', field 'published': got 'May', which is no date; give a date, ...
    >>> [article.source for article in kept]
    ['Argus']
    """
    keep = _Keeper(on_error, on_skip)
    if isinstance(source, str | os.PathLike | Mapping | Article):
        return tuple(_from_source(source, "the article given", keep))
    items: object = source
    if isinstance(items, bytes | bytearray) or not isinstance(items, Iterable):
        raise _no_source("read_articles", items)
    found: list[Article] = []
    for at, item in enumerate(items, 1):
        found += _from_source(item, f"article {at} of the list", keep)
    return tuple(found)


def parse_articles(
    data: bytes | str, name: str = "standard input", *, on_error: OnError = "raise", on_skip: OnSkip | None = None
) -> tuple[Article, ...]:
    r"""The articles in `data`, which holds JSON, JSON Lines or one plain text: its first characters tell.

    `name` says in errors where the data came from and is the source of a plain text. A "file" field is not followed
    here: data that came through a pipe stands beside no file. Raises and skips as `read_articles` does.

    >>> lines = '{"source": "Argus", "text": "12 died."}\n{"source": "Post", "text": "15 died."}'
    >>> [article.source for article in parse_articles(lines)]
    ['Argus', 'Post']
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    keep = _Keeper(on_error, on_skip)
    return tuple(keep.all_of(_sniffed(raw, name, None, name, keep)))


def article_from_dict(row: Mapping[str, Any], where: str = "", *, folder: Path | None = None) -> Article:
    """One article from a dict with the fields of `Article`; other keys are ignored.

    `source` defaults to `id`, then to the stem of "file"; a whole number as `id` is taken as text; `published` is
    looked for in the text when it is missing or None. "file", a path below `folder`, stands in for a missing "text";
    without `folder` it is not followed. `where` ("accounts.jsonl, line 3") leads the message of the `ArticleError` that
    it raises.

    >>> article_from_dict({"id": 7, "text": "LUND, 2 May 2025 — 12 died.", "section": "news"}).published
    datetime.date(2025, 5, 2)
    """
    try:
        return _article(row, where, folder)
    except ArticleError as error:
        if where and error.article != where:
            error.args = (f"{where}: {error}",)
        raise


def number_ids(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The same articles, each with an id of its own: its source where none is stated, numbered where that is taken.

    >>> [a.id for a in number_ids([Article("…", "Argus"), Article("…", "Argus"), Article("…", "Post", id="p1")])]
    ['Argus', 'Argus 2', 'p1']

    Raises `ArticleError` when two articles state one id.
    """
    articles = tuple(articles)
    taken: set[str] = set()
    for article in articles:
        if article.id is None:
            continue
        if article.id in taken:
            holders = " and ".join(repr(a.source) for a in articles if a.id == article.id)
            raise ArticleError(
                article.id, "id", article.id, f"which two articles state ({holders}); give each its own id, or None"
            )
        taken.add(article.id)
    numbered: list[Article] = []
    reached: dict[str, int] = {}
    for article in articles:
        if article.id is not None:
            numbered.append(article)
            continue
        count = reached.get(article.source, 0) + 1
        while (name := article.source if count == 1 else f"{article.source} {count}") in taken:
            count += 1
        reached[article.source] = count
        taken.add(name)
        numbered.append(replace(article, id=name))
    return tuple(numbered)


# ---- one article ----------------------------------------------------------------------------------------------------


def _article(row: Mapping[str, Any], where: str, folder: Path | None) -> Article:
    given = {field: row[field] for field in _FIELDS if row.get(field) is not None}
    if isinstance(given.get("id"), int) and not isinstance(given["id"], bool):
        given["id"] = str(given["id"])
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
    fields = ", ".join(repr(str(key)) for key in list(row)[:8] if row[key] is not None) or "nothing"
    remedy = 'give "text" as str' + (', or "file", the path of its text' if folder is not None else "")
    return f"where the words of the article belong (it states {fields}); {remedy}"


def _text_beside(name: str, file: object, folder: Path) -> str:
    """The text a row names under "file". Only below its own folder: a listing cannot reach for other files."""
    if not isinstance(file, str) or not file:
        raise ArticleError(name, "file", file, "which is no path; give the path of its text, relative to this file")
    path = Path(os.path.normpath(file))
    if path.is_absolute() or ".." in path.parts:
        raise ArticleError(name, "file", file, "which leaves the folder of this file; give a path below it")
    try:
        return _decoded(_bytes_of(folder / path), folder / path)
    except InputFileError as error:
        raise ArticleError(name, "file", file, f"which cannot be read: {error}") from None


# ---- files ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Keeper:
    """What to do with an error: raise it, or hand it on and keep the rest."""

    on_error: str
    on_skip: OnSkip | None

    def __post_init__(self) -> None:
        if self.on_error not in ("raise", "skip"):
            raise DiscrepancyError(f"on_error: got {self.on_error!r}; give 'raise' or 'skip'")

    def try_one(self, make: Callable[..., Article], *given: object) -> Iterator[Article]:
        """What `make` gives for `given`, or nothing when that is refused."""
        try:
            yield make(*given)
        except DiscrepancyError as error:
            self.refuse(error)

    def all_of(self, articles: Iterator[Article]) -> Iterator[Article]:
        """The articles of one file up to where it turns out not to be one."""
        try:
            yield from articles
        except InputFileError as error:
            self.refuse(error)

    def refuse(self, error: DiscrepancyError) -> None:
        if self.on_error == "raise":
            raise error
        if self.on_skip is not None:
            self.on_skip(error)
        else:
            warnings.warn(f"left out: {error}", stacklevel=2)


def _from_source(source: object, where: str, keep: _Keeper) -> Iterator[Article]:
    match source:
        case Article():
            yield source
        case Mapping():
            yield from keep.try_one(article_from_dict, source, where)
        case str() | os.PathLike():
            path = Path(source)
            is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a path is too long to be one
            yield from keep.all_of(_from_folder(path, keep) if is_folder else _from_file(path, keep))
        case _:
            keep.refuse(_no_source(where, source))


def _no_source(where: str, got: object) -> DiscrepancyError:
    return DiscrepancyError(f"{where}: got a {type(got).__name__}; give a path, a dict, an Article, or a list of these")


def _from_folder(folder: Path, keep: _Keeper) -> Iterator[Article]:
    try:
        paths = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in _FOLDER_SUFFIXES and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise InputFileError(folder, f"the folder cannot be listed ({error.strerror})") from None
    listed: set[str] = set()
    for path in paths:
        if path.suffix.lower() != ".txt":
            listed |= _files_named_in(path)
    for path in paths:
        if path.name not in listed:
            yield from keep.all_of(_from_file(path, keep))


def _files_named_in(path: Path) -> set[str]:
    """The texts that a JSON or JSONL file takes in by "file"; none where it cannot be read: that is told on reading."""
    rows: list[Any] = []
    try:
        data = _bytes_of(path)
    except InputFileError:
        return set()
    for part in data.split(b"\n") if path.suffix.lower() in _LINES_SUFFIXES else [data]:
        if b'"file"' not in part:
            continue
        try:
            loaded = json.loads(part)
        except (ValueError, RecursionError):
            continue
        if isinstance(loaded, dict) and "articles" in loaded:
            loaded = loaded["articles"]
        rows += loaded if isinstance(loaded, list) else [loaded]
    return {
        os.path.normpath(row["file"])
        for row in rows
        if isinstance(row, dict) and row.get("text") is None and isinstance(row.get("file"), str)
    }


def _from_file(path: Path, keep: _Keeper) -> Iterator[Article]:
    suffix = path.suffix.lower()
    data = _bytes_of(path)
    if suffix == ".json":
        yield from _from_json(_decoded(data, path), path, path.parent, keep)
    elif suffix in _LINES_SUFFIXES:
        yield from _from_lines(data, path, path.parent, keep)
    elif suffix in _TEXT_SUFFIXES:
        yield from keep.try_one(_from_text, data, path, path.stem)
    elif not suffix:
        yield from _sniffed(data, path, path.parent, path.name, keep)
    else:
        raise InputFileError(path, f"got a file ending in {suffix!r}; give .json, .jsonl or .txt")


def _sniffed(data: bytes, name: object, folder: Path | None, source: str, keep: _Keeper) -> Iterator[Article]:
    """Data without a suffix: a list or an object as JSON, a text that merely opens with a bracket as text."""
    start = b"".join(data[:200].removeprefix(_MARK).split())[:2]
    if start in (b"[{", b"[]") or (start in (b'{"', b"{}") and _is_listing(data)):
        yield from _from_json(_decoded(data, name), name, folder, keep)
    elif start in (b'{"', b"{}"):
        yield from _from_lines(data, name, folder, keep)
    else:
        yield from keep.try_one(_from_text, data, name, source)


def _is_listing(data: bytes) -> bool:
    try:
        whole = json.loads(data)
    except RecursionError:
        return True
    except ValueError:
        # either lines, whose first is whole, or one broken object
        first = data.lstrip().split(b"\n", 1)[0].rstrip()
        return not first.endswith(b"}")
    return isinstance(whole, dict) and "articles" in whole


def _from_text(data: bytes, path: object, source: str) -> Article:
    text = _decoded(data, path)
    return Article(text=text, source=source, published=published_from_text(text))


def _from_json(text: str, path: object, folder: Path | None, keep: _Keeper) -> Iterator[Article]:
    loaded = _loaded(text, path, None)
    rows, story = loaded, None
    if isinstance(loaded, dict):
        rows, story = loaded.get("articles"), loaded.get("story")
        if "articles" not in loaded:
            keys = ", ".join(map(repr, list(loaded)[:6])) or "nothing"
            raise InputFileError(path, f"got an object with {keys}; give {_SHAPES}")
        if not isinstance(rows, list):
            raise InputFileError(path, f'got {_shown(rows)} under "articles"; give a list of articles')
    if not isinstance(rows, list):
        raise InputFileError(path, f"got {_shown(loaded)}; give {_SHAPES}")
    for at, row in enumerate(rows, 1):
        yield from keep.try_one(_from_row, row, path, folder, story, at)


def _from_lines(data: bytes, path: object, folder: Path | None, keep: _Keeper) -> Iterator[Article]:
    """One article a line. Lines end at \\n alone: other line separators may stand inside a JSON text."""
    offset = len(_MARK) if data.startswith(_MARK) else 0
    for number, line in enumerate(data[offset:].split(b"\n"), 1):
        if line.strip():
            yield from keep.try_one(_from_line, line, path, folder, number, offset)
        offset += len(line) + 1


def _from_line(line: bytes, path: object, folder: Path | None, number: int, offset: int) -> Article:
    row = _loaded(_decoded(line, path, line=number, offset=offset), path, number)
    if not isinstance(row, dict):
        raise InputFileError(path, _no_row(row), line=number)
    return article_from_dict(row, f"{path}, line {number}", folder=folder)


def _from_row(row: object, path: object, folder: Path | None, story: object, at: int) -> Article:
    if not isinstance(row, dict):
        raise InputFileError(path, f"article {at}: {_no_row(row)}")
    if isinstance(story, str) and row.get("story") is None:
        row = {**row, "story": story}
    return article_from_dict(row, f"{path}, article {at}", folder=folder)


def _no_row(got: object) -> str:
    return f'got {_shown(got)}; give an object such as {{"source": "Argus", "text": "…"}}'


def _loaded(text: str, path: object, line: int | None) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" + ("" if line else f" of line {error.lineno}")
        shown = repr(text.strip()[:40]) if text.strip() else "nothing"
        remedy = "one object a line" if line else _SHAPES
        problem = f"got {shown}, which is no JSON ({error.msg} at {where}); give {remedy}"
        raise InputFileError(path, problem, line=line) from None
    except RecursionError:
        raise InputFileError(path, f"the JSON is nested too deep to be read; give {_SHAPES}", line=line) from None
    except ValueError as error:  # a number of thousands of digits
        raise InputFileError(path, f"the JSON cannot be read ({error}); give {_SHAPES}", line=line) from None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        problem = "there is no such file; give the path of a .json, .jsonl or .txt file or of a folder of them"
    except IsADirectoryError:
        problem = "it is a folder where a file belongs; give the path of a text file"
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        problem = f"it cannot be opened ({reason}); give the path of a file or folder"
    shown = str(path)
    raise InputFileError(shown if len(shown) <= 200 else repr(shown[:80] + "…"), problem)


def _decoded(data: bytes, path: object, *, line: int | None = None, offset: int = 0) -> str:
    try:
        return data.decode("utf-8" if line else "utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark
        mark = len(_MARK) if not line and data.startswith(_MARK) else 0
        at = offset + error.start + mark
        problem = f"got byte 0x{data[error.start + mark]:02x} at offset {at}, which is no UTF-8; save the file as UTF-8"
        raise InputFileError(path, problem, line=line) from None


def _shown(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    text = repr(value) if not isinstance(value, dict | list | type(None)) else ""
    return f"{kinds.get(type(value), 'a number')} {text[:40]}".rstrip()
