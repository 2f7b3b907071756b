"""What the command line says on standard error: one line a message."""

from __future__ import annotations

import click

__all__ = ["complain"]


def complain(message: object) -> None:
    """A line on standard error, begun with the program's name; line ends within the message become spaces."""
    click.echo(f"discrepancy: {' '.join(str(message).split())}", err=True)
