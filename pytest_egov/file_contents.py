"""The contents of files that may be anything: bounded, and JSON that is what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pytest_egov.errors import UsageProblem, place_of

__all__ = ["LARGEST_OF_PEOPLE", "LARGEST_OF_RUNS", "content_of", "json_in"]

LARGEST_OF_PEOPLE: Final = (
    2_000_000  # bytes of a file that a person writes; catalogues of 54 criteria have a tenth of that
)
LARGEST_OF_RUNS: Final = 100_000_000  # bytes of one file that a run writes


def content_of(
    file: Path,
    problem: type[UsageProblem],
    most: int = LARGEST_OF_PEOPLE,
    remedy: str = "Check the path and its permissions.",
) -> bytes:
    """The bytes of a file; no more of it is read than a file of its kind can have.

    Args:
        file: where it is.
        problem: the kind of error to raise.
        most: how many bytes it may have.
        remedy: what to do when it cannot be read.

    Raises:
        UsageProblem: of the given kind, when it cannot be read, is a device or a pipe, or is larger.
    """
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            raise problem(f"{place_of(file)} is no file. {remedy}")
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except OSError as error:
        raise problem(f"{place_of(file)} cannot be read: {error.strerror}. {remedy}") from error
    except ValueError as error:
        raise problem(f"{file} is no path: {error}. {remedy}") from error
    if len(content) > most:
        raise problem(f"{place_of(file)} is larger than {most / 1e6:g} MB, as no such file of ours is. {remedy}")
    return content


def json_in(content: bytes, file: Path, problem: type[UsageProblem]) -> Any:
    """The value of a JSON text (RFC 8259); neither nested without end nor with characters by half, which nobody could write.

    Raises:
        UsageProblem: of the given kind, when it is none; with its place.
    """
    from pydantic_core import from_json

    try:
        return from_json(content)
    except ValueError as error:
        raise problem(f"{place_of(file)} is not valid JSON: {error}.") from error
