"""The command line as `discrepancy` or `python -m discrepancy`, and its exit codes.

0 done, 1 done and what `--fail-on` names was found, 2 the input or an option cannot be used (one line on stderr says
why), 3 a fault of this program (with its traceback), 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from .cli.commands import cli
from .cli.messages import complain
from .errors import DiscrepancyError

__all__ = ["main"]

_REFUSED, _FAULT, _INTERRUPTED = 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal keeps its encoding; files and pipes get UTF-8, whatever the locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        code = _run(arguments)
    except Exception:  # Python's own code for it is 1, which would pass for a conflict found
        traceback.print_exc()
        complain("this is a fault of the program, not of what it was given; please report it with the lines above")
        code = _FAULT
    sys.exit(code)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="discrepancy", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        where = f" (see '{error.ctx.command_path} --help')" if error.ctx is not None else ""
        return _refuse(f"{error.format_message().removesuffix('.')}{where}")
    except DiscrepancyError as error:
        return _refuse(error)
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return _INTERRUPTED
    except OSError as error:
        return _refuse(f"{error.filename or 'input or output'}: {error.strerror or error}")
    return code if isinstance(code, int) else 0


def _refuse(error: object) -> int:
    complain(error)
    return _REFUSED


if __name__ == "__main__":
    main()
