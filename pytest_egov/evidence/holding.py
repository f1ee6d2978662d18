"""A dossier is written by one run at a time: whoever writes it holds a lock, which goes with the process, however that ends."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import DossierProblem, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

__all__ = ["IN_USE", "hold", "let_go", "refuse_if_held"]

IN_USE: Final = ".in-use"  # in the directory of the dossier, in no manifest, and gone when the run is


def hold(directory: Path) -> BaseFileLock:
    """Take a dossier for this process.

    Raises:
        DossierProblem: a living run holds it, or nothing can be written there.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(directory / IN_USE, thread_local=False, is_singleton=False)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        raise DossierProblem(
            f"{place_of(directory)} is being written by a run that is still going. Wait for its end, or stop it first; "
            "for a second run at the same time give another --egov-evidence."
        ) from error
    except OSError as error:
        raise DossierProblem(
            f"The dossier cannot be written to {place_of(directory)}: {error.strerror}. Give the right to write there."
        ) from error
    return lock


def let_go(lock: BaseFileLock) -> None:
    """Give a dossier back, and leave no trace of having held it."""
    from pathlib import Path

    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()


def refuse_if_held(directory: Path) -> None:
    """See that no living run writes a dossier that is to be moved aside.

    Raises:
        DossierProblem: one does.
    """
    if (directory / IN_USE).exists():
        let_go(hold(directory))
