"""Many stories, one report each: in this process or in several, in order, with few stories in memory at a time.

>>> mill = [{"source": "Argus", "text": "The fire injured 12."}, {"source": "Post", "text": "The fire injured nine."}]
>>> march = [{"source": "Argus", "text": "Over 5,000 marched."}, {"source": "Post", "text": "Some 5,200 marched."}]
>>> [len(report.conflicts) for report in compare_many([mill, march], processes=1)]
[1, 0]
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from contextlib import closing
from dataclasses import fields
from functools import partial
from typing import Any, Literal, NamedTuple

from .errors import DiscrepancyError, SettingsError, StoryError, shown, typed
from .given import falls_apart
from .pipeline import Settings, compare
from .progress import Progress, check_progress, counting
from .records import Article, Note
from .report import Report
from .rows import as_name
from .workers import Lost, cannot_be_sent, cores, in_order

__all__ = ["attempt", "checked_processes", "compare_many", "refusal"]

_SETTINGS = Settings()


class _Job(NamedTuple):
    place: int
    articles: Any  # a tuple of articles, what was given in its place, or the error that taking them met


def compare_many(
    stories: Iterable[Iterable[Article | Mapping[str, Any]]],
    settings: Settings = _SETTINGS,
    *,
    processes: int | None = None,
    on_error: Literal["raise", "skip"] = "raise",
    on_skip: Callable[[StoryError], None] | None = None,
    progress: Progress = False,
) -> Iterator[Report]:
    """A report for one story after another, in order, as they are asked for; each is what `compare` gives for it.

    `stories` is any iterable of lists of articles; of an iterator at most 4 stories a process are taken before the
    first of them is handed out. `processes` is how many work at once: None for one a core, 1 for this process alone.
    With more than one, a script must call this under `if __name__ == "__main__":`, and the settings must be such as can
    be pickled. Closing the iterator, leaving the loop, or Ctrl-C ends them.

    A story that cannot be compared raises `StoryError` after the reports before it; or with `on_error="skip"` gives
    an empty report whose one note, of code "refused", says why, so that reports and stories stay in step, and is handed
    as an error to `on_skip`. What the iterator of one story raises is such an error of that story; that a process is
    killed (as systems do that run out of memory), of the story it was at. `progress` is a function that gets (done,
    total) after each story, total being None for what has no length, or True for a bar of tqdm (extra `progress`).

    Raises `DiscrepancyError` for arguments that cannot be used, `SettingsError` for a setting that cannot be sent.

    >>> stories = [
    ...     [{"source": "Argus", "text": "The flood killed 12."}, {"source": "Post", "text": "The flood killed 15."}],
    ...     [{"source": "Argus", "text": "The fire injured 12."}, {"source": "Post"}],
    ... ]
    >>> reports = list(compare_many(stories, processes=1, on_error="skip", on_skip=print))
    story 2: article 2: article 'Post', field 'text': got None, ...
    >>> len(reports), len(reports[0].conflicts), reports[1].notes[0].code
    (2, 1, 'refused')
    """
    given: object = stories
    if falls_apart(given) or not isinstance(given, Iterable):
        raise DiscrepancyError(f"stories: got {typed(given)}; give a list of stories, each a list of articles")
    if not isinstance(settings, Settings):
        raise DiscrepancyError(f"settings: got {typed(settings)}; give a discrepancy.Settings")
    if on_error not in ("raise", "skip"):
        raise DiscrepancyError(f"on_error: got {on_error!r}; give 'raise' or 'skip'")
    check_progress(progress)
    if processes != 1:  # on one core, too: what runs there should run anywhere
        _check_sendable(settings)
    return _reports(stories, settings, checked_processes(processes), on_error == "skip", on_skip, progress)


def checked_processes(processes: int | None) -> int:
    """How many processes to use. Raises `DiscrepancyError` for what is no number of them."""
    if processes is None:
        return cores()
    if isinstance(processes, bool) or not isinstance(processes, int) or processes < 1:
        raise DiscrepancyError(f"processes: got {shown(processes)}; give a whole number from 1, or None for one a core")
    return processes


def attempt(index: int, articles: Any, settings: Settings = _SETTINGS) -> Report | StoryError:
    """The report of a story, or why there is none."""
    try:
        return compare(articles, settings)
    except Exception as error:  # of a function in the settings, or a fault of ours: the other stories go on
        return _error_of(index, articles, error)


def _error_of(index: int, articles: Any, error: Exception) -> StoryError:
    """Why a story has no report: what refused it, or a fault; its traceback is a note, which a pickle keeps."""
    if isinstance(error, DiscrepancyError):
        return StoryError(index, _name(articles), "refused", error)
    failed = StoryError(index, _name(articles), "fault", f"{type(error).__name__}: {error}")
    failed.add_note("".join(traceback.format_exception(error)))
    return failed


def refusal(error: StoryError) -> Report:
    """What stands for the report of a story that has none: nothing but a note that says why."""
    return Report(notes=(Note(code="refused", text=str(error)),))


def _attempted(job: _Job, settings: Settings) -> Report | StoryError:
    given = job.articles
    return given if isinstance(given, StoryError) else attempt(job.place, given, settings)


def _reports(
    stories: Iterable[Iterable[Any]],
    settings: Settings,
    processes: int,
    skipping: bool,
    on_skip: Callable[[StoryError], None] | None,
    progress: Progress,
) -> Iterator[Report]:
    total = len(stories) if isinstance(stories, Sized) else None
    jobs = (_Job(index, _held(index, story)) for index, story in enumerate(stories))
    work = partial(_attempted, settings=settings)
    results: Generator[Report | StoryError | Lost[_Job], None, None]
    results = in_order(work, jobs, processes) if processes > 1 else (work(job) for job in jobs)
    with counting(progress, total, " stories") as count, closing(results):
        for result in results:
            if isinstance(result, Lost):
                result = StoryError(result.job.place, _name(result.job.articles), "lost", result.why)
            if isinstance(result, StoryError):
                if not skipping:
                    raise result
                if on_skip is not None:
                    on_skip(result)
                result = refusal(result)
            count()
            yield result


def _held(index: int, story: object) -> object:
    """The articles of a story in hand, or the error met on the way; what is no list of them `compare` will refuse."""
    if falls_apart(story) or not isinstance(story, Iterable):
        return story
    articles: list[Any] = []
    try:
        articles.extend(story)  # those that came before an error stay, and name the story
    except Exception as error:  # of the caller's iterator
        return _error_of(index, articles, error)
    return tuple(articles)


def _name(articles: Any) -> str | None:
    """What the first article that names its story calls it."""
    for article in articles if isinstance(articles, tuple | list) else ():
        name = article.get("story") if isinstance(article, Mapping) else getattr(article, "story", None)
        if isinstance(as_name(name), str):
            return str(name)
    return None


def _check_sendable(settings: Settings) -> None:
    for field in fields(settings):
        value = getattr(settings, field.name)
        why = cannot_be_sent(value)
        if why is not None:
            remedy = f"which cannot be sent to another process ({why}); give what can be pickled"
            remedy += ", such as a function defined at the top of a module," if callable(value) else ""
            raise SettingsError(field.name, value, f"{remedy} or processes=1")
