"""Articles from files, folders and plain dicts: the way in, before any stage looks at a text.

Takes the path of a JSON, JSONL, text or HTML file, a folder of them, dicts, Articles, or a list of any of these; gives
Articles, in the order found. A dict or a row of JSON may also be an IPTC ninjs item. What cannot be used is an
`InputFileError` (the file) or an `ArticleError` (one article in it). A text is never rewritten: only a UTF-8 byte order
mark is dropped, line ends stay as they are.

>>> row = {"id": "argus", "text": "HARWICK, Aug. 13, 2024 — Over 40 minutes late."}
>>> article, = read_articles([row])
>>> article.source, article.published
('argus', datetime.date(2024, 8, 13))
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from .datelines import published_from_text
from .errors import DiscrepancyError, InputFileError, InputTooLargeError, typed
from .files import BYTE_ORDER_MARK, PATHS, bytes_of, decoded
from .formats.ninjs import is_ninjs
from .formats.web_pages import is_own_page, row_of_page
from .given import listed
from .ids import number_ids
from .records import Article
from .rows import article_from_dict, as_name

__all__ = [
    "Source",
    "article_from_dict",
    "number_ids",
    "parse_articles",
    "published_from_text",
    "read_articles",
    "row_of_line",
]

Source: TypeAlias = str | os.PathLike[str] | Mapping[str, Any] | Article
OnError: TypeAlias = Literal["raise", "skip"]
OnSkip: TypeAlias = Callable[[DiscrepancyError], None]

_TEXT_SUFFIXES = {".txt", ".text", ".md"}
_LINES_SUFFIXES = {".jsonl", ".ndjson"}
_PAGE_SUFFIXES = {".html", ".htm", ".xhtml"}
_FOLDER_SUFFIXES = {".txt", ".json"} | _LINES_SUFFIXES | _PAGE_SUFFIXES
_MOST_BYTES = 16 * 1024 * 1024  # of a line: an article has thousands
_MOST_DEPTH = 64  # levels of JSON: an article needs three
_SHAPES = 'a list of articles, or an object with an "articles" list, or an IPTC ninjs item'


def read_articles(
    source: Source | Iterable[Source], *, on_error: OnError = "raise", on_skip: OnSkip | None = None
) -> tuple[Article, ...]:
    """The articles of a JSON, JSONL, text or HTML file, a folder, a dict, an Article, or a list of any of these.

    A folder gives its .txt, .json, .jsonl, .ndjson and .html files sorted by name; a text that a JSON file beside it
    names under "file" is read once, a page that this library wrote is passed over. A file of text is one article whose
    source is the file's stem; where no `published` is stated it is taken from the text (`published_from_text`). A
    dict, a row or a file of JSON may also be an IPTC ninjs item. An HTML page is read by trafilatura (extra `html`).

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
    for at, item in enumerate(listed(items), 1):
        found += _from_source(item, f"article {at} of the list", keep)
    return tuple(found)


def parse_articles(
    data: bytes | str, name: str = "standard input", *, on_error: OnError = "raise", on_skip: OnSkip | None = None
) -> tuple[Article, ...]:
    r"""The articles in `data`, which holds JSON, JSON Lines, an HTML page or one plain text: its first characters tell.

    `name` says in errors where the data came from and is the source of a plain text. A "file" field is not followed
    here: data that came through a pipe stands beside no file. Raises and skips as `read_articles` does.

    >>> lines = '{"source": "Argus", "text": "12 died."}\n{"source": "Post", "text": "15 died."}'
    >>> [article.source for article in parse_articles(lines)]
    ['Argus', 'Post']
    """
    given: object = data
    if not isinstance(given, bytes | bytearray | str):
        raise DiscrepancyError(f"parse_articles: got {typed(given)}; give the data as bytes or str")
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data)
    keep = _Keeper(on_error, on_skip)
    return tuple(keep.all_of(_sniffed(raw, name, None, name, keep)))


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
        case "":
            keep.refuse(InputFileError("''", f"the path is empty; {PATHS}"))
        case str() | os.PathLike():
            path = Path(source)
            is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a path is too long to be one
            yield from keep.all_of(_from_folder(path, keep) if is_folder else _from_file(path, keep))
        case _:
            keep.refuse(_no_source(where, source))


def _no_source(where: str, got: object) -> DiscrepancyError:
    return DiscrepancyError(f"{where}: got {typed(got)}; give a path, a dict, an Article, or a list of these")


def _from_folder(folder: Path, keep: _Keeper) -> Iterator[Article]:
    try:
        paths = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in _FOLDER_SUFFIXES and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise InputFileError(folder, f"the folder cannot be listed ({error.strerror})") from None
    passed_over: set[str] = set()
    for path in paths:
        if path.suffix.lower() in _PAGE_SUFFIXES:
            passed_over |= {path.name} if _is_own(path) else set()
        elif path.suffix.lower() != ".txt":
            passed_over |= _files_named_in(path)
    for path in paths:
        if path.name not in passed_over:
            yield from keep.all_of(_from_file(path, keep))


def _is_own(path: Path) -> bool:
    """Whether a page is a report of this library; no where it cannot be read: that is told on reading."""
    try:
        return is_own_page(bytes_of(path))
    except InputFileError:
        return False


def _files_named_in(path: Path) -> set[str]:
    """The texts that a JSON or JSONL file takes in by "file"; none where it cannot be read: that is told on reading."""
    rows: list[Any] = []
    try:
        data = bytes_of(path)
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
    data = bytes_of(path)
    if suffix == ".json":
        yield from _from_json(decoded(data, path), path, path.parent, keep)
    elif suffix in _LINES_SUFFIXES:
        yield from _from_lines(data, path, path.parent, keep)
    elif suffix in _TEXT_SUFFIXES:
        yield from keep.try_one(_from_text, data, path, path.stem)
    elif suffix in _PAGE_SUFFIXES:
        yield from keep.try_one(_from_page, data, path, path.stem)
    elif not suffix:
        yield from _sniffed(data, path, path.parent, path.name, keep)
    else:
        raise InputFileError(path, f"got a file ending in {suffix!r}; give .json, .jsonl, .txt or .html")


def _sniffed(data: bytes, name: object, folder: Path | None, source: str, keep: _Keeper) -> Iterator[Article]:
    """Data without a suffix: a list or an object as JSON, a text that merely opens with a bracket as text."""
    head = b"".join(data[:200].removeprefix(BYTE_ORDER_MARK).split())
    start = head[:2]
    if head.lower().startswith((b"<!doctypehtml", b"<html")):
        yield from keep.try_one(_from_page, data, name, source)
    elif start in (b"[{", b"[]") or (start in (b'{"', b"{}") and _is_listing(data)):
        yield from _from_json(decoded(data, name), name, folder, keep)
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
    return isinstance(whole, dict) and ("articles" in whole or is_ninjs(whole))


def _from_text(data: bytes, path: object, source: str) -> Article:
    text = decoded(data, path)
    return Article(text=text, source=source, published=published_from_text(text))


def _from_page(data: bytes, path: object, source: str) -> Article:
    row = row_of_page(data, path)
    return article_from_dict({**row, "source": row["source"] or source}, f"{path}")


def _from_json(text: str, path: object, folder: Path | None, keep: _Keeper) -> Iterator[Article]:
    loaded = _loaded(text, path, None)
    rows, story = loaded, None
    if is_ninjs(loaded):
        rows = [loaded]
    elif isinstance(loaded, dict):
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
    offset = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    for number, line in enumerate(data[offset:].split(b"\n"), 1):
        if line.strip():
            yield from keep.try_one(_from_line, line, path, folder, number, offset)
        offset += len(line) + 1


def _from_line(line: bytes, path: object, folder: Path | None, number: int, offset: int) -> Article:
    return article_from_dict(row_of_line(line, path, number, offset), f"{path}, line {number}", folder=folder)


def row_of_line(line: bytes, path: object, number: int, offset: int = 0) -> dict[str, Any]:
    """The object in a line of JSON Lines, which begins at byte `offset` of `path`. Raises `InputFileError`."""
    if len(line) > _MOST_BYTES:
        problem = f"got a line of {len(line):,} bytes; give articles of at most {_MOST_BYTES:,}"
        raise InputTooLargeError(path, problem, line=number, limit="bytes")
    row = _loaded(decoded(line, path, line=number, offset=offset), path, number)
    if not isinstance(row, dict):
        raise InputFileError(path, _no_row(row), line=number)
    return row


def _from_row(row: object, path: object, folder: Path | None, story: object, at: int) -> Article:
    if not isinstance(row, dict):
        raise InputFileError(path, f"article {at}: {_no_row(row)}")
    if isinstance(as_name(story), str) and row.get("story") is None:
        row = {**row, "story": story}
    return article_from_dict(row, f"{path}, article {at}", folder=folder)


def _no_row(got: object) -> str:
    return f'got {_shown(got)}; give an object such as {{"source": "Argus", "text": "…"}}'


def _loaded(text: str, path: object, line: int | None) -> Any:
    try:
        loaded = json.loads(text)
        if _is_deeper(loaded, _MOST_DEPTH):
            raise RecursionError
        return loaded
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" + ("" if line else f" of line {error.lineno}")
        shown = repr(text.strip()[:40]) if text.strip() else "nothing"
        remedy = "one object a line" if line else _SHAPES
        # some of these messages end in "at" already
        problem = f"got {shown}, which is no JSON ({error.msg.removesuffix(' at')} at {where}); give {remedy}"
        raise InputFileError(path, problem, line=line) from None
    except RecursionError:
        problem = f"the JSON is nested too deep to be read, by more than {_MOST_DEPTH} levels; give {_SHAPES}"
        raise InputTooLargeError(path, problem, line=line, limit="depth") from None
    except ValueError as error:  # a number of thousands of digits
        raise InputFileError(path, f"the JSON cannot be read ({error}); give {_SHAPES}", line=line) from None


def _is_deeper(value: Any, most: int) -> bool:
    """Whether lists and objects stand inside each other by more than so many levels."""
    level = [value]
    for _ in range(most + 1):
        level = [
            item
            for held in level
            if isinstance(held, dict | list)
            for item in (held.values() if isinstance(held, dict) else held)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True


def _shown(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    text = repr(value) if not isinstance(value, dict | list | type(None)) else ""
    return f"{kinds.get(type(value), 'a number')} {text[:40]}".rstrip()
