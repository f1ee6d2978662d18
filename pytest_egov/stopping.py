"""Stops a run in order: by SIGTERM as by Ctrl-C, and when the command that started it is killed."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Final

from pytest_egov.errors import place_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["STARTED_BY", "be_sent_at_the_parents_end", "command_to_finish", "end_with_the_starter", "stop_as_by_ctrl_c"]

STARTED_BY: Final = "EGOV_STARTED_BY"  # the process of `egov run`, for the pytest it starts
_PR_SET_PDEATHSIG: Final = 1


def command_to_finish(dossier: Path | str) -> str:
    """What to type in order to finish the audit of a dossier, as a shell wants it."""
    place = place_of(dossier)
    return f"egov run --resume {subprocess.list2cmdline([place]) if os.name == 'nt' else shlex.quote(place)}"


def stop_as_by_ctrl_c() -> Callable[[], None]:
    """Let SIGTERM, by which a job is cancelled, end a run as Ctrl-C does: with a report of what there is.

    A handler of somebody else's is left alone. Answers what undoes it.
    """
    before = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or before is not signal.SIG_DFL:
        return lambda: None
    signal.signal(signal.SIGTERM, signal.default_int_handler)

    def undo() -> None:
        signal.signal(signal.SIGTERM, before)

    return undo


def be_sent_at_the_parents_end(number: int) -> None:
    """Have this process sent a signal when its parent ends; on Linux only, and not for an end that came before.

    prctl(2), PR_SET_PDEATHSIG.
    """
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)


def end_with_the_starter() -> None:
    """Be sent SIGTERM when the ``egov run`` that started us is killed: nobody would know any more that we go on.

    Only Linux has a way to be told. What we start ourselves is not told the starter: it is none of theirs.
    """
    starter = os.environ.pop(STARTED_BY, None)
    if starter is None or sys.platform != "linux":
        return
    be_sent_at_the_parents_end(signal.SIGTERM)
    if starter != str(os.getppid()):
        signal.raise_signal(signal.SIGTERM)  # it died before we asked to be told
