"""`discrepancy compare`, `discrepancy extract` and `discrepancy schema`: options in, an exit code out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import metadata
from typing import Any

import click

from .. import samples, schemas
from ..comparisons import KEPT
from ..pipeline import compare, extract_many, highlight
from ..records import Severity
from ..report import Report
from .messages import complain
from .reading import read
from .terminal import during, tracked
from .writing import FORMS, form_of, target_of, write, write_mentions, write_report

__all__ = ["cli"]


def _version() -> str:
    try:
        return metadata.version("discrepancy")
    except metadata.PackageNotFoundError:
        return "(run from its source, not installed)"


_EXIT_CODES = """\b
Exit codes:
  0    done
  1    done, and what --fail-on names was found
  2    the input or an option cannot be used; one line on stderr says why
  3    a fault of this program; the traceback is on stderr
  130  interrupted
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EXIT_CODES)
@click.version_option(_version(), "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Where the figures of several accounts of one story disagree, where they only seem to, and why.

    \b
    Examples:
      discrepancy compare argus.txt post.txt
      discrepancy extract argus.txt
      discrepancy schema
    """


_OUTPUT = click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")


def _input_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options by which two commands read articles and write what they found."""
    for option in (
        _OUTPUT,
        click.option(
            "--on-error",
            type=click.Choice(["stop", "skip"]),
            default="stop",
            show_default=True,
            help="What to do about a file, line or article that cannot be read: stop, or list it on stderr and go on.",
        ),
        click.option("--timezone", metavar="ZONE", help="Time zone where none is stated (IANA: Asia/Kolkata)."),
        click.option(
            "--published", metavar="DATE", help="Day of publication where none is stated (ISO 8601: 2024-08-13)."
        ),
        click.option("--language", metavar="TAG", help="Language where none is stated (BCP 47: en, hi)."),
        click.option(
            "--sample", metavar="NAME", help=f"A story shipped with the library: {', '.join(samples.names())}."
        ),
    ):
        command = option(command)
    return command


@cli.command("compare", epilog=_EXIT_CODES)
@click.argument("files", nargs=-1)
@_input_options
@click.option("-f", "--format", "form", type=click.Choice(FORMS), help="Default: by the ending of --output, else text.")
@click.option(
    "--fail-on",
    type=click.Choice(["conflict", "major"]),
    help="Exit with 1 when the report holds a conflict, or a major one.",
)
@click.option("--jsonl", "many", is_flag=True, help="Read many stories from JSON Lines; write a report a line.")
@click.option(
    "--story-field", metavar="NAME", help="With --jsonl: the field of a row that names its story.  [default: story]"
)
@click.option("--processes", type=click.IntRange(min=1), help="With --jsonl: how many at once.  [default: one a core]")
@click.option(
    "--comparisons",
    type=click.Choice(tuple(KEPT)),
    help="Which pairs of figures a report as JSON holds.  [default: all]",
)
@click.option("--resume", is_flag=True, help="With --jsonl: go on with the --output of a run that was broken off.")
def compare_command(
    files: tuple[str, ...],
    form: str | None,
    fail_on: str | None,
    output: str | None,
    many: bool,
    story_field: str | None,
    processes: int | None,
    comparisons: str | None,
    resume: bool,
    **options: Any,
) -> int:
    """Compare the articles in FILES and report on their figures.

    FILES are JSON (a list of articles, or an object with "articles"), JSON Lines, IPTC ninjs, text files, HTML pages
    (extra html), or folders of these; "-" is standard input. All of them are taken to tell one story. An article in
    JSON is an object such as

    \b
      {"source": "Argus", "text": "…", "published": "2024-08-13"}

    \b
    Formats:
      text      a table on a terminal, plain text elsewhere
      markdown  a table and the reasons, short enough for a message or a prompt
      html      a page of its own, with evidence and pictures
      json      the whole report
      jsonl     one finding a line, with its claims under "told"

    Many stories: with --jsonl the FILES (standard input where there are none) are JSON Lines whose rows name their
    story, those of one story one after another. They are read as a stream, of any length. Each story gives one line:
    its report as JSON, with "story", "rows", "conflicts" and "major" (conflicts) before it;
    --comparisons none leaves out the pairs, of which a large story has millions. A run that was broken off, even
    killed, goes on with --resume where it stopped.

    \b
    Examples:
      discrepancy compare --sample interview
      discrepancy compare argus.txt post.txt --published 2024-08-13
      discrepancy compare accounts.json --format html --output report.html
      discrepancy compare accounts/ --on-error skip --language en --timezone Europe/Paris
      cat accounts.jsonl | discrepancy compare - --format json --fail-on conflict
      discrepancy compare --jsonl accounts.jsonl --output reports.jsonl --resume
    """
    if many:
        given = {"resume": resume, "processes": processes, "field": story_field or "story", **options}
        return _compare_stories(files, form, fail_on, output, comparisons=comparisons or "all", **given)
    for option, value in (("--story-field", story_field), ("--processes", processes), ("--resume", resume)):
        if value:
            raise click.UsageError(f"{option} is for many stories; give --jsonl as well")
    form = form or form_of(output)
    if comparisons and form != "json":
        raise click.UsageError(f"--comparisons is for a report as JSON; got --format {form}")
    target = target_of(output)
    articles = read(files, **options)
    with during(f"Comparing {len(articles)} accounts", sys.stderr):
        report = compare(articles)
    write_report(report, form, target, comparisons or "all")
    return 1 if _holds(report, fail_on) else 0


def _compare_stories(
    files: tuple[str, ...], form: str | None, fail_on: str | None, output: str | None, sample: str | None, **given: Any
) -> int:
    from .streaming import compare_stories  # multiprocessing takes its time to load

    if form not in (None, "jsonl"):
        raise click.UsageError(f"--jsonl writes JSON Lines; got --format {form}")
    if sample is not None:
        raise click.UsageError("--jsonl reads files; got --sample")
    conflicts, major = compare_stories(files, output, **given)
    return 1 if {"conflict": conflicts, "major": major}.get(fail_on or "", 0) else 0


def _holds(report: Report, fail_on: str | None) -> bool:
    """Whether the report holds what the exit code is to tell of."""
    match fail_on:
        case "conflict":
            return bool(report.conflicts)
        case "major":
            return any(finding.severity is Severity.MAJOR for finding in report.conflicts)
    return False


@cli.command("extract", epilog=_EXIT_CODES)
@click.argument("files", nargs=-1)
@_input_options
@click.option("-f", "--format", "form", type=click.Choice(FORMS), help="Default: by the ending of --output, else text.")
def extract_command(files: tuple[str, ...], form: str | None, output: str | None, **options: Any) -> int:
    """List every figure in FILES: where it stands and how it was read.

    FILES are read as by `discrepancy compare`. Offsets count the characters of the text from 0.

    \b
    Formats:
      text      a table on a terminal, plain text elsewhere
      markdown  a table
      html      a page that shows one article with its figures marked
      json      a list of mentions
      jsonl     one mention a line

    \b
    Examples:
      discrepancy extract argus.txt
      discrepancy extract argus.txt --output argus.html
      echo "Over 40 minutes late." | discrepancy extract - --format jsonl
    """
    form = form or form_of(output)
    target = target_of(output)
    articles = read(files, **options)
    if form == "html":
        if len(articles) != 1:
            raise click.UsageError(f"--format html shows one article; got {len(articles)}")
        write(highlight(articles[0]).to_html(), target)
        return 0
    found = extract_many(
        tracked(articles, "Reading figures", sys.stderr),
        on_cut=lambda note: complain(f"article {note.article!r}: {note.text}"),
    )
    write_mentions([mention for mentions in found for mention in mentions], form, target)
    return 0


@cli.command("schema")
@click.argument("name", metavar="[NAME]", type=click.Choice(schemas.names()), default="report")
@_OUTPUT
def schema_command(name: str, output: str | None) -> int:
    """Print the JSON Schema of NAME, of a report where none is given.

    \b
    What is written follows:
      report   compare --format json
      row      a line of compare --format jsonl
      mention  a line of extract --format jsonl

    An unknown NAME is answered with all there are.

    \b
    Examples:
      discrepancy schema
      discrepancy schema row --output row.schema.json
    """
    target = target_of(output)
    write(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2), target)
    return 0
