"""The published JSON Schemas travel in the wheel; what we write for people to fill in names one, and has it beside it.

A copy beside the file is found by everybody who opens it, on any machine, offline; an address of ours would not be.
"""

from __future__ import annotations

from pathlib import Path

from pytest_egov.documents import write_new
from pytest_egov.errors import UsageProblem, place_of
from pytest_egov.evidence.files import write_atomically

__all__ = ["keep_schema", "naming", "published", "write_with_schema"]


def published(name: str) -> bytes:
    """A published schema, as ``egov schema`` prints it."""
    return (Path(__file__).parent / "schema" / f"{name}.json").read_bytes()


def naming(name: str) -> str:
    """The first line of a YAML file that editors with a YAML language server check by that schema."""
    return f"# yaml-language-server: $schema={_beside(name)}\n"


def keep_schema(name: str, folder: Path) -> None:
    """Put the schema into a folder; one of an earlier version gives way.

    Raises:
        UsageProblem: it cannot be written.
    """
    file = folder / _beside(name)
    try:
        if not file.exists() or file.read_bytes() != published(name):
            write_atomically(file, published(name))
    except OSError as error:
        raise UsageProblem(f"{place_of(file)} cannot be written: {error.strerror}.") from error


def write_with_schema(file: Path, text: str, name: str, remedy: str) -> None:
    """Write a YAML file for people where there is none yet, its first line naming the schema, which is put beside it.

    The schema comes first: where the file stands, what it names stands beside it.

    Raises:
        UsageProblem: there is one, which the remedy is for, or it cannot be written.
    """
    if not file.exists():
        keep_schema(name, file.parent)
    write_new(file, (naming(name) + text).encode(), remedy)


def _beside(name: str) -> str:
    return f"egov-{name}.schema.json"
