"""Files of ours: written whole or not at all, the same bytes for the same value, never over what stood there before."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["canonical_json", "move_aside", "write_atomically"]


def canonical_json(value: Any) -> bytes:
    """JSON that is the same to the byte for the same value: sorted keys, UTF-8, two spaces, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, so that a full disk or a kill leaves the one before."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def move_aside(directory: Path) -> Path:
    """Give a directory's name free; answers where it is now."""
    number = 1
    while (aside := directory.with_name(f"{directory.name}.{number}")).exists():
        number += 1
    directory.rename(aside)
    return aside
