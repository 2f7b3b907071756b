"""The errors that callers may meet. All are `DiscrepancyError`, which is a `ValueError`.

>>> import discrepancy as dx
>>> dx.Article(text="…", source="Argus", timezone="Asia/Calcuta")
Traceback (most recent call last):
    ...
discrepancy.errors.ArticleError: article 'Argus', field 'timezone': got 'Asia/Calcuta', which is no IANA time zone; \
give a name such as 'Asia/Kolkata' or 'America/New_York', or None
"""

from __future__ import annotations

from typing import Any, Literal

__all__ = [
    "ArticleError",
    "DiscrepancyError",
    "InputFileError",
    "InputTooLargeError",
    "LimitExceeded",
    "LimitWarning",
    "MissingExtraError",
    "ReportError",
    "SettingsError",
    "StoryError",
    "shown",
    "typed",
]

_LONGEST = 80  # characters of a value in a message


class DiscrepancyError(ValueError):
    """Whatever this library refuses, and why: says what was got and what would do."""

    def __reduce__(self) -> tuple[Any, ...]:
        # the constructors of the errors below take other things than the message that they keep
        return _unpickled, (type(self), self.args, self.__dict__)


def _unpickled(kind: type[DiscrepancyError], args: tuple[object, ...], fields: dict[str, Any]) -> DiscrepancyError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


class ArticleError(DiscrepancyError):
    """An article or one of its fields cannot be used.

    Attributes:
        article: Its id, else its source.
        field: The name of the field.
    """

    def __init__(self, article: str, field: str, got: object, remedy: str) -> None:
        super().__init__(f"article {article!r}, field {field!r}: got {shown(got)}, {remedy}")
        self.article = article
        self.field = field


class InputFileError(DiscrepancyError):
    """A file cannot be read as articles.

    Attributes:
        path: The file, as text.
        line: The line, where it is one; else None.
    """

    def __init__(self, path: object, problem: str, *, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{where}: {problem}")
        self.path = str(path)
        self.line = line


class LimitExceeded(DiscrepancyError):  # noqa: N818 - says what happened, as its neighbours say what is wrong
    """More was given than a limit allows, and a part of it would mislead.

    Attributes:
        limit: Which one: "max_articles", or "bytes" or "depth" of a line or file.
    """

    def __init__(self, message: str, *, limit: str = "") -> None:
        super().__init__(message)
        self.limit = limit


class InputTooLargeError(InputFileError, LimitExceeded):
    """A file, a line of it or the depth of its JSON is beyond what is read; both kinds of error above."""

    def __init__(self, path: object, problem: str, *, limit: str, line: int | None = None) -> None:
        InputFileError.__init__(self, path, problem, line=line)
        self.limit = limit


class LimitWarning(UserWarning):
    """A text was not read to its end, or not in full: which limit it met, and where.

    Attributes:
        note: The `Note` that says so.
    """

    def __init__(self, note: Any) -> None:
        super().__init__(f"article {note.article!r}: {note.text}")
        self.note = note


class MissingExtraError(DiscrepancyError, ImportError):
    """What was asked for needs a package that is not installed; `extra` is the one that brings it."""

    def __init__(self, what: str, package: str, *, extra: str) -> None:
        super().__init__(f"{what} needs {package}, which is not installed: pip install 'discrepancy[{extra}]'")
        self.extra = extra


class ReportError(DiscrepancyError):
    """A report cannot be read back from what was given, or holds no such finding."""


class SettingsError(DiscrepancyError):
    """A setting cannot be used.

    Attributes:
        field: The name of the setting.
    """

    def __init__(self, field: str, got: object, remedy: str) -> None:
        super().__init__(f"settings, {field}: got {shown(got)}; {remedy}")
        self.field = field


class StoryError(DiscrepancyError):
    """One story of many could not be compared.

    Attributes:
        index: Its place among the stories given, from 0.
        story: What its first article names under `story`; None where it names none.
        cause: "refused" where an article in it, or the story itself, cannot be used; "fault" where the program, or a
            function of yours in the settings or the iterator of its articles, failed on it (a note of the error holds
            the traceback); "lost" where the process at work on it was killed, as systems do that run out of memory, or
            where it cannot be sent there.
        error: What refused it, such as an `ArticleError`; None for the other causes.
    """

    def __init__(
        self,
        index: int,
        story: str | None,
        cause: Literal["refused", "fault", "lost"],
        problem: object,
    ) -> None:
        name = "" if story is None else f" ({shown(story)})"
        super().__init__(f"story {index + 1}{name}: {problem}")
        self.index = index
        self.story = story
        self.cause = cause
        self.error = problem if isinstance(problem, DiscrepancyError) else None


def shown(got: object) -> str:
    """A value as a message shows it: on one line, cut where it is long."""
    try:
        text = " ".join(repr(got).splitlines())
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        text = f"a value of type {type(got).__name__} too long to show"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def typed(got: object) -> str:
    """A value of a wrong type with the name of that type.

    >>> typed(5), typed(None)
    ('5 of type int', 'None')
    """
    return "None" if got is None else f"{shown(got)} of type {type(got).__name__}"
