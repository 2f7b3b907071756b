"""What the command line reads: files, folders, standard input and samples, with what the options state of them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal

import click

from .. import samples
from ..articles import number_ids, parse_articles, read_articles
from ..errors import ArticleError, DiscrepancyError, InputFileError
from ..records import Article
from .messages import complain

__all__ = ["checked", "missing_in", "read"]


def read(
    files: Sequence[str],
    *,
    sample: str | None,
    language: str | None,
    published: str | None,
    timezone: str | None,
    on_error: str,
) -> tuple[Article, ...]:
    """The articles that the arguments name, each with an id; the options stand in for what an article does not state.

    With `on_error="skip"` what cannot be read is listed on stderr. Raises `click.UsageError` for arguments that cannot
    be used, `DiscrepancyError` for what cannot be read, or where nothing is left.
    """
    if not files and sample is None:
        raise click.UsageError("got no articles; give files, folders, '-' for standard input, or --sample NAME")
    if files.count("-") > 1:
        raise click.UsageError("got '-' more than once; standard input can be read only once")
    stated = checked({"language": language, "published": published, "timezone": timezone})
    refused: list[DiscrepancyError] = []
    articles = list(samples.load(sample)) if sample is not None else []
    for file in files:
        known = len(refused)
        found = _read_one(file, refused if on_error == "skip" else None)
        if not found and len(refused) == known:
            complain(f"{file}: there is no article in it")
        articles += found
    for error in refused:
        complain(f"left out: {error}")
    if refused and not articles:
        raise DiscrepancyError("nothing is left to read; mend what is listed above")
    if not articles:
        raise DiscrepancyError("got no article in what was given; a folder needs files ending in .txt, .json or .html")
    return number_ids(replace(article, **missing_in(article, stated)) for article in articles)


def _read_one(file: str, refused: list[DiscrepancyError] | None) -> tuple[Article, ...]:
    on_error: Literal["raise", "skip"] = "raise" if refused is None else "skip"
    how = partial(parse_articles, _standard_input()) if file == "-" else partial(read_articles, file)
    return how(on_error=on_error, on_skip=None if refused is None else refused.append)


def _standard_input() -> bytes:
    given: object = sys.stdin
    if given is None:
        raise InputFileError("standard input", "it cannot be read (it is closed)")
    if sys.stdin.isatty():
        complain("reading what you type; end it with Ctrl-D (on Windows Ctrl-Z and Enter)")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:  # a folder, for instance
        raise InputFileError("standard input", f"it cannot be read ({error.strerror or error})") from None


def checked(stated: dict[str, str | None]) -> dict[str, str]:
    """What the options state, refused here under the option's name rather than under that of some article."""
    given = {option: value for option, value in stated.items() if value is not None}
    for option, value in given.items():
        try:
            Article(text="", source="-", **{option: value})
        except ArticleError as error:
            refusal = str(error).partition(": ")[2].removesuffix(", or None")  # which nobody can type
            raise click.UsageError(f"--{option}: {refusal}") from None
    return given


def missing_in(article: Article, stated: Mapping[str, str]) -> dict[str, Any]:
    """What the options state and the article does not."""
    return {field: value for field, value in stated.items() if getattr(article, field) is None}
