"""The line of progress of a command that looks at pages one by one."""

from __future__ import annotations

import sys

import typer

__all__ = ["show_progress"]


def show_progress(line: str) -> None:
    """Write one line over the last one, on the error stream and only where somebody watches; an empty one clears it."""
    if sys.stderr.isatty():
        typer.echo(f"\r\x1b[K{line[:100]}", err=True, nl=False)
