"""The command line: `discrepancy compare` and `discrepancy extract`.

Exit codes: 0 done, 1 done and `--fail-on conflict` found one, 2 the input cannot be used (one line on stderr says why),
130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from . import samples
from .articles import number_ids, parse_articles, read_articles
from .errors import DiscrepancyError
from .pipeline import compare, extract_many, highlight
from .records import Article
from .render import mentions_to_text
from .report import Report

__all__ = ["main"]

_FORMAT_OF_SUFFIX = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".jsonl": "jsonl"}
_REPORT_FORMATS: dict[str, Callable[[Report], str]] = {
    "text": str,
    "markdown": Report.to_markdown,
    "html": Report.to_html,
    "json": lambda report: report.to_json(indent=2),
}


def _version() -> str:
    try:
        return metadata.version("discrepancy")
    except metadata.PackageNotFoundError:
        return "(run from its source, not installed)"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version(), "-V", "--version", message="%(prog)s %(version)s")
def cli() -> None:
    """Where the figures of several accounts of one story disagree, where they only seem to, and why.

    \b
    Exit codes:
      0  done
      1  done, and --fail-on conflict found a conflict
      2  the input cannot be used; one line on stderr says why
    """


def _input_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options by which both commands read articles and write what they found."""
    for option in reversed(
        (
            click.option("--sample", metavar="NAME", help=f"A story that comes along: {', '.join(samples.names())}."),
            click.option("--language", metavar="TAG", help="Language of articles that state none (BCP 47: en, hi)."),
            click.option("--published", metavar="DATE", help="Day of articles that state none (ISO 8601: 2024-08-13)."),
            click.option("--timezone", metavar="ZONE", help="Zone of articles that state none (IANA: Asia/Kolkata)."),
            click.option("--skip-bad", is_flag=True, help="Leave out what cannot be read, with a line on stderr each."),
            click.option("-o", "--output", metavar="FILE", help="Write here instead of standard output."),
        )
    ):
        command = option(command)
    return command


@cli.command("compare")
@click.argument("files", nargs=-1)
@_input_options
@click.option("-f", "--format", "form", type=click.Choice(list(_REPORT_FORMATS)), help="Default: by --output, or text.")
@click.option("--fail-on", type=click.Choice(["conflict"]), help="Exit with 1 when the report holds one.")
def compare_command(files: tuple[str, ...], form: str | None, fail_on: str | None, **options: Any) -> int:
    """Compare the articles in FILES and report on their figures.

    FILES are JSON (a list of articles, or an object with "articles"), JSON Lines, text files, or folders of these;
    "-" is standard input.

    \b
    Examples:
      discrepancy compare --sample interview
      discrepancy compare argus.txt post.txt --published 2024-08-13
      discrepancy compare accounts.json --format html --output report.html
      cat accounts.jsonl | discrepancy compare - --format json --fail-on conflict
    """
    form = form or _form_by_suffix(options["output"], _REPORT_FORMATS)
    target = _checked_target(options["output"])
    report = compare(_articles(files, **options))
    _write(_REPORT_FORMATS[form](report), target)
    return 1 if fail_on and report.conflicts else 0


@cli.command("extract")
@click.argument("files", metavar="[FILE]", nargs=-1)
@_input_options
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "html"]),
    help="Default: by --output, or text.",
)
def extract_command(files: tuple[str, ...], form: str | None, **options: Any) -> int:
    """List every figure in FILE: where it stands and how it was read.

    \b
    Examples:
      discrepancy extract argus.txt
      discrepancy extract argus.txt --output argus.html
      echo "Over 40 minutes late." | discrepancy extract - --format jsonl
    """
    form = form or _form_by_suffix(options["output"], ("text", "json", "jsonl", "html"))
    target = _checked_target(options["output"])
    articles = _articles(files, **options)
    if form == "html" and len(articles) != 1:
        raise click.UsageError(f"--format html shows one article; got {len(articles)}")
    _write(_mentions_as(form, articles), target)
    return 0


def _articles(
    files: Sequence[str],
    *,
    sample: str | None,
    language: str | None,
    published: str | None,
    timezone: str | None,
    skip_bad: bool,
    output: str | None,
) -> tuple[Article, ...]:
    if not files and sample is None:
        raise click.UsageError("got no articles; give files, folders, '-' for standard input, or --sample NAME")

    def on_skip(error: DiscrepancyError) -> None:
        click.echo(f"discrepancy: left out: {_one_line(error)}", err=True)

    def read(file: str) -> tuple[Article, ...]:
        on_error: Any = "skip" if skip_bad else "raise"
        if file == "-":
            return parse_articles(sys.stdin.buffer.read(), on_error=on_error, on_skip=on_skip)
        return read_articles(file, on_error=on_error, on_skip=on_skip)

    found = samples.load(sample) if sample is not None else ()
    for file in files:
        found += read(file)
    stated = {"language": language, "published": published, "timezone": timezone}
    return number_ids(replace(article, **_missing_in(article, stated)) for article in found)


def _missing_in(article: Article, stated: dict[str, str | None]) -> dict[str, Any]:
    return {field: value for field, value in stated.items() if value is not None and getattr(article, field) is None}


# ---- what is written ------------------------------------------------------------------------------------------------


def _mentions_as(form: str, articles: Sequence[Article]) -> str:
    if form == "html":
        return highlight(articles[0]).to_html()
    mentions = [mention for found in extract_many(articles) for mention in found]
    if form == "json":
        return json.dumps([mention.to_dict() for mention in mentions], ensure_ascii=False, indent=2)
    if form == "jsonl":
        return "\n".join(json.dumps(mention.to_dict(), ensure_ascii=False) for mention in mentions)
    return mentions_to_text(mentions)


def _form_by_suffix(output: str | None, known: Any) -> str:
    form = _FORMAT_OF_SUFFIX.get(Path(output).suffix.lower(), "text") if output else "text"
    return form if form in known else "text"


def _checked_target(output: str | None) -> Path | None:
    """Where to write, None for standard output; refused before the work is done rather than after."""
    if output is None or output == "-":
        return None
    target = Path(output)
    if target.is_dir():
        raise click.UsageError(f"--output: got the folder {output!r}; give the path of a file")
    if not target.resolve().parent.is_dir():
        raise click.UsageError(f"--output: there is no folder {str(target.parent)!r}; make it first")
    return target.resolve()


def _write(text: str, target: Path | None) -> None:
    data = text.rstrip("\n") + "\n" if text else ""
    if target is None:
        try:
            sys.stdout.write(data)
            sys.stdout.flush()
        except BrokenPipeError:
            # whoever reads has enough; keep the interpreter from complaining about it while it closes
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    if target.exists() and not target.is_file():  # a device or a pipe cannot be replaced
        target.write_bytes(data.encode("utf-8"))
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data.encode("utf-8"))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


# ---- the entry point ------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; what the input lacks is one line on stderr and exit code 2."""
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        # a terminal keeps its encoding; files and pipes get UTF-8, whatever the locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        code = cli.main(args=arguments, prog_name="discrepancy", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _refuse(error.format_message())
    except DiscrepancyError as error:
        return _refuse(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("discrepancy: interrupted", err=True)
        return 130
    except OSError as error:
        return _refuse(f"{error.filename or 'input or output'}: {error.strerror or error}")
    return code if isinstance(code, int) else 0


def _refuse(error: object) -> int:
    click.echo(f"discrepancy: {_one_line(error)}", err=True)
    return 2


def _one_line(error: object) -> str:
    return " ".join(str(error).split())


if __name__ == "__main__":
    main()
