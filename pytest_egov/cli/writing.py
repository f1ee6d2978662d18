"""Files that a command writes where it was told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_egov.errors import UsageProblem, place_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_over"]


def write_over(file: Path, content: str, option: str) -> None:
    """Write a text in UTF-8, whole or not at all, in place of an earlier one; devices and links are written through.

    Args:
        file: where.
        content: what.
        option: the one that names the place.

    Raises:
        UsageProblem: it cannot be written.
    """
    from pytest_egov.evidence.files import write_atomically

    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            file.write_bytes(content.encode())  # a device, or what a link leads to: neither is to be put away
        else:
            write_atomically(file, content.encode())
    except OSError as error:
        raise UsageProblem(
            f"{place_of(file)} cannot be written: {error.strerror}. Give another place with {option}."
        ) from error
