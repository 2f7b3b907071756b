"""`discrepancy compare --jsonl`: stories in, a report a line out, in order, by several processes, and to be resumed."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from ..errors import DiscrepancyError, InputFileError, StoryError, shown
from ..many import attempt, checked_processes, refusal
from ..records import Article
from ..rows import article_from_dict
from ..workers import Lost, in_order
from .journal import Head, appending, heads_in, line_of, mended
from .messages import complain
from .reading import checked, missing_in
from .stories import Story, stories_in
from .terminal import counted
from .writing import target_of

__all__ = ["compare_stories"]


@dataclass(frozen=True, slots=True)
class _Result:
    """The line of a story, and what was left out of it."""

    head: Head
    line: bytes
    left_out: tuple[str, ...] = ()


def compare_stories(
    files: Sequence[str],
    output: str | None,
    *,
    field: str,
    resume: bool,
    processes: int | None,
    on_error: str,
    comparisons: str,
    **stated: str | None,
) -> tuple[int, int]:
    """Compare each story of the files and write its line; how many conflicts there are in all, and how many major ones.

    With `resume` the stories whose lines stand in `output` are passed over; their conflicts count. The reports hold the
    `comparisons` that `Report.to_dict` keeps for that word.

    Raises `click.UsageError` for arguments that cannot be used, `DiscrepancyError` for what cannot be read or written.
    """
    files = files or ("-",)
    if files.count("-") > 1:
        raise click.UsageError("got '-' more than once; standard input can be read only once")
    work = partial(_compared, stated=checked(stated), skipping=on_error == "skip", comparisons=comparisons)
    target = _target(output, files, resume)
    totals = _Totals()
    skipping = on_error == "skip"

    def refuse(error: DiscrepancyError) -> None:
        if not skipping:
            raise error
        totals.refused += 1
        complain(f"left out: {error}")

    stories: Iterator[Story] = stories_in(files, field, refuse, strict=not skipping)
    if target is not None and resume and target.exists():
        if mended(target):
            complain(f"{output}: the last line was not written to its end and is written anew")
        stories = _left(stories, target, f"{output}", totals)
    count = checked_processes(processes)
    results: Generator[_Result | StoryError | Lost[Story], None, None]
    results = in_order(work, stories, count) if count > 1 else (work(story) for story in stories)
    with counted("Comparing stories", sys.stderr) as show, appending(target) as write, closing(results):
        for result in results:
            if isinstance(result, Lost):
                lost = StoryError(result.job.index, result.job.name, "lost", result.why)
                result = _failed(result.job, lost, skipping=skipping)
            if isinstance(result, StoryError):
                if result.cause == "fault":  # of this program: not for exit code 2
                    raise RuntimeError(str(result)) from result
                raise result
            for left_out in result.left_out:
                complain(f"left out: {left_out}")
            write(result.line)
            totals.add(result.head)
            show(totals.stories)
    if not totals.stories:
        raise DiscrepancyError(
            "nothing is left to read; mend what is listed above" if totals.refused else "got no article in the input"
        )
    return totals.conflicts, totals.major


@dataclass(slots=True)
class _Totals:
    stories: int = 0
    conflicts: int = 0
    major: int = 0
    refused: int = 0  # lines

    def add(self, head: Head) -> None:
        self.stories += 1
        self.conflicts += head.conflicts
        self.major += head.major


def _target(output: str | None, files: Sequence[str], resume: bool) -> Path | None:
    """Where to write; refused where that would lose what stands there."""
    target = target_of(output)
    if target is None:
        if resume:
            raise click.UsageError("--resume needs --output FILE, the file to go on with")
        return None
    if target.is_file():
        if any(file != "-" and Path(file).exists() and target.samefile(file) for file in files):
            raise click.UsageError(f"--output: got {output!r}, which is read as well; give another file")
        if not resume and target.stat().st_size:
            raise click.UsageError(
                f"--output: got {output!r}, which is there already; give --resume to go on with it, or remove it"
            )
    elif resume and target.exists():
        raise click.UsageError(f"--resume: got the output {output!r}, which is no ordinary file")
    return target


def _left(stories: Iterator[Story], target: Path, name: str, totals: _Totals) -> Iterator[Story]:
    """The stories that have no line yet. Raises `InputFileError` where the lines are of another input."""
    heads = heads_in(target)
    other = "the output is of another input, or the input has changed; give --output a new file"
    with closing(heads):
        for story in stories:
            head = next(heads, None)
            if head is None:
                break
            totals.add(head)
            if (head.story, head.rows) != (story.name, len(story.rows)):
                got = f"got story {shown(head.story)} of {head.rows} rows where the input has"
                problem = f"{got} {shown(story.name)} of {len(story.rows)}: {other}"
                raise InputFileError(name, problem, line=totals.stories)
        else:
            if next(heads, None) is not None:
                raise InputFileError(name, f"it has more lines than the input has stories: {other}")
            return
    if totals.stories:
        complain(f"{name}: going on after {totals.stories} stories")
    yield story
    yield from stories


def _compared(story: Story, *, stated: Mapping[str, str], skipping: bool, comparisons: str) -> _Result | StoryError:
    """The line of a story; why there is none, where that stops the run."""
    articles: list[Article] = []
    left_out: list[str] = []
    for row in story.rows:
        try:
            article = article_from_dict({**row.fields, "story": story.name}, row.where, folder=row.folder)
        except DiscrepancyError as error:
            if not skipping:
                return StoryError(story.index, story.name, "refused", error)
            left_out.append(str(error))
        else:
            articles.append(replace(article, story=story.name, **missing_in(article, stated)))
    if articles:
        result = attempt(story.index, tuple(articles))
    else:
        result = StoryError(story.index, story.name, "refused", "none of its articles can be used")
    if isinstance(result, StoryError):
        return _failed(story, result, tuple(left_out), skipping=skipping)
    return _Result(*line_of(story.name, len(story.rows), result, comparisons), tuple(left_out))


def _failed(story: Story, error: StoryError, left_out: tuple[str, ...] = (), *, skipping: bool) -> _Result | StoryError:
    """The line of a story without a report, so that none is lost in silence; or the error that stops the run."""
    if not skipping:
        return error
    return _Result(*line_of(story.name, len(story.rows), refusal(error), "none"), (*left_out, str(error)))
