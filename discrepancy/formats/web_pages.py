"""Saved web pages: the article in an HTML page as a dict with the fields of `Article`, through trafilatura.

Takes the bytes of a page; gives text, title, published, source (the outlet), language and url as far as the page tells.
Extra `html`: without trafilatura an `InputFileError` says what to install. Nothing is fetched, whatever the page links.
"""

from __future__ import annotations

from typing import Any

import regex

from ..errors import InputFileError

__all__ = ["is_own_page", "row_of_page"]

_OWN = b'<meta name="generator" content="discrepancy">'
_TAG = regex.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
# The day that the page states in its markup, not a guess from its words; no bound by the clock of this machine.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
    "max_date": "9999-12-31",
}


def is_own_page(page: bytes) -> bool:
    """Whether a page is a report or a marked article that this library wrote."""
    return _OWN in page[:2000]


def row_of_page(page: bytes, path: object) -> dict[str, Any]:
    """The article of one page; what the page does not tell is None.

    Raises `InputFileError` under the name `path` where trafilatura is missing and where there is no article.
    """
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError:
        remedy = "pip install 'discrepancy[html]', or give its text as .txt"
        raise InputFileError(path, f"reading an HTML page takes trafilatura; {remedy}") from None
    if is_own_page(page):
        raise InputFileError(path, "it is a page that this library wrote; give the pages of the articles themselves")
    tree = load_html(page)
    language = None if tree is None else _language(tree)
    found: Any = None
    if tree is not None:
        found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES))
    if found is None or not (found.text or "").strip():
        raise InputFileError(path, "no article is found in this page; give a page of one article, or its text as .txt")
    return {
        "text": found.text,
        "source": found.sitename or found.hostname,
        "published": _published(found.date),
        "language": language,
        "title": found.title,
        "url": found.url,
    }


def _language(tree: Any) -> str | None:
    """The language that the page says it is in, None where what it says is no tag."""
    told = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    tag = told.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else None


def _published(told: str | None) -> str | None:
    """An instant where the page tells one, else the day: midnight without a zone is what a bare day becomes."""
    return told.removesuffix("T00:00:00") if told else None
