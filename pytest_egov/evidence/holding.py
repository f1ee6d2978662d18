"""A dossier is written by one run at a time: whoever writes it holds a lock, which goes with the process, however that ends."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import DossierProblem, place_of
from pytest_egov.evidence.files import move_aside

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

__all__ = ["IN_USE", "hold", "hold_anew", "let_go"]

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


def hold_anew(directory: Path) -> tuple[BaseFileLock, Path | None]:
    """Take a directory for a new dossier; an older one there is moved aside while it is held, so that it is nobody else's.

    Of two runs that begin at once one is refused. Answers the lock, and where the older one is now; None where there was none.

    Raises:
        DossierProblem: a living run holds it, or nothing can be written there.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        held = hold(directory)
        if not (directory / "dossier.json").exists():
            return held, None
        if os.name == "nt":
            held.release()  # a directory with an open file in it cannot be renamed there
        try:
            aside = move_aside(directory)
        except OSError:
            let_go(held)
            raise
        # Whoever waits for the old lock finds a file without a name, and takes none.
        (aside / IN_USE).unlink(missing_ok=True)
        held.release()
        directory.mkdir(exist_ok=True)
    except OSError as error:
        raise DossierProblem(
            f"The dossier cannot be written to {place_of(directory)}: {error.strerror}. Give another place with "
            "--egov-evidence."
        ) from error
    return hold(directory), aside
