"""Changes single lines of a plan's file; every other line stays as people left it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pytest_egov.errors import PlanProblem
from pytest_egov.reporting.yaml_text import both

if TYPE_CHECKING:
    from pytest_egov.documents import Document
    from pytest_egov.verdict import Text

__all__ = ["Change", "changed_lines"]

_SIMPLE = re.compile(r"^(?P<key>\s*(?:- )?\w+:)(?P<value>[^#]*?)(?P<comment>\s+#.*)?$")
_DASH = re.compile(r"^\s*(?=- )")


@dataclass(frozen=True, slots=True)
class Change:
    """New values of keys of one task (by its number, from 0), and the reason, kept as a comment."""

    number: int
    values: Mapping[str, object]
    why: Text


def changed_lines(document: Document, text: str, changes: Sequence[Change], new: str) -> str:
    """The text with the changes made and entries of new tasks after the others.

    Args:
        document: the plan as it was read.
        text: the same, as its file holds it.
        changes: each key that is there must stand on a line of its own.
        new: entries as they stand below ``tasks:``, indented by two spaces; may be empty.

    Raises:
        PlanProblem: a key shares its line with others.
    """
    lines = list(io.StringIO(text, newline=""))  # broken where YAML breaks them, and nowhere else
    ending = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    after: dict[int, list[str]] = {}  # lines to put in after a line, by its number from 1
    for change in changes:
        _make(document, lines, after, change)
    if new:
        end, entries = _room_for_tasks(document, lines)
        after.setdefault(end, []).extend(_indented(document, lines, new) if entries else ["tasks:", *new.splitlines()])
    written = []
    for number, line in enumerate(lines, start=1):
        more = after.get(number, [])
        written.append(line + ending if more and not line.endswith("\n") else line)
        written += [f"{added}{ending}" for added in more]
    return "".join([*(f"{added}{ending}" for added in after.get(0, [])), *written])


def _make(document: Document, lines: list[str], after: dict[int, list[str]], change: Change) -> None:
    line, column = document.positions.get(("tasks", change.number, "id"), (0, 1))
    margin, below = " " * (column - 1), line
    for name, value in change.values.items():
        steps = ("tasks", change.number, name)
        said = f"{name}: {value}" if value is not None else f"{name}:"
        at, _ = document.positions.get(steps, (0, 0))
        if not at:
            after.setdefault(line, []).append(margin + said)
            continue
        bare = lines[at - 1].rstrip("\r\n")
        simple = _SIMPLE.match(bare)
        if simple is None or not simple["key"].endswith(f"{name}:"):
            remedy = "Write each key of a task on a line of its own, as egov plan does."
            fault = document.fault(steps, f"'{name}' shares its line, and cannot be changed", remedy)
            raise PlanProblem(f"{document.file.name} was not brought up to date:", (fault,))
        key = simple["key"].removesuffix(f"{name}:")
        lines[at - 1] = f"{key}{said}{simple['comment'] or ''}{lines[at - 1][len(bare) :]}"
        below = at if name == "status" else below
    after.setdefault(below, []).extend(both("", change.why, margin))


def _room_for_tasks(document: Document, lines: list[str]) -> tuple[int, bool]:
    """After which line new tasks go, and whether there is a sequence that they join."""
    tasks = document.positions.get(("tasks",), (0, 0))[0]
    if not tasks:
        return len(lines), False
    following = [line for steps, (line, _) in document.positions.items() if len(steps) == 1 and line > tasks]
    simple = _SIMPLE.match(lines[tasks - 1].rstrip("\r\n"))
    if simple is not None and simple["value"].strip() == "[]":
        lines[tasks - 1] = lines[tasks - 1].replace("[]", "", 1).replace(": ", ":", 1)
    return min(following, default=len(lines) + 1) - 1, True


def _indented(document: Document, lines: list[str], new: str) -> list[str]:
    """The entries, indented as the file's own are."""
    first = document.positions.get(("tasks", 0), (0, 0))[0]
    dash = _DASH.match(lines[first - 1]) if first else None
    margin = dash[0] if dash else "  "
    return [margin + line[2:] if line else line for line in new.splitlines()]
