"""Comments and texts of YAML files that people fill in; what a portal said cannot leave the place it is given."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from pytest_egov.reporting.paper import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_egov.verdict import Text

__all__ = ["both", "comment", "quoted", "text"]

_WIDTH = 116
_LONGEST = 600


def comment(text: str, indent: str = "") -> Iterator[str]:
    """Lines of ours as comments, as they stand."""
    yield from (f"{indent}# {line}".rstrip() for line in text.splitlines())


def both(lead: str, text: Text, indent: str = "") -> Iterator[str]:
    """A text in both languages as a comment, wrapped, with ``lead`` before it."""
    # A sentence may quote the portal: made printable it is one line, and cannot leave its comment.
    said = f"{lead.strip()} {printable(text.vi, _LONGEST)} / {printable(text.en, _LONGEST)}".strip()
    margin = f"{indent}# {' ' * (len(lead) - len(lead.lstrip()))}"
    yield from textwrap.wrap(said, _WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ")


def quoted(said: str, limit: int = _LONGEST) -> str:
    """A short text as a value on one line."""
    return json.dumps(printable(said, limit), ensure_ascii=False)


def text(name: str, said: str, indent: str = "") -> Iterator[str]:
    """A key with a text of any length, folded over several lines where it is long."""
    one_line = f"{indent}{name}: {quoted(said, 4 * _LONGEST)}"
    if len(one_line) <= _WIDTH:
        yield one_line
        return
    yield f"{indent}{name}: >-"
    yield from textwrap.wrap(
        printable(said, 4 * _LONGEST), _WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
