"""Starts a command that dies with whoever guards it: ``python -m pytest_egov.campaign.tethered GUARD COMMAND ...``.

Only Linux has a way to be told; elsewhere what is left behind is found by the next step of a campaign.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from pytest_egov.stopping import be_sent_at_the_parents_end

__all__ = ["main"]


def main(arguments: list[str]) -> None:
    """Tie this process to the guard's life, and become the command."""
    guard, *command = arguments
    if sys.platform == "linux":
        be_sent_at_the_parents_end(signal.SIGKILL)
        if os.getppid() != int(guard):
            os._exit(1)  # it died before we were tied to it
    if sys.platform == "win32":
        # There the command would be another process, and this one, which the guard waits for, would end at once.
        sys.exit(subprocess.call(command))  # noqa: S603 # our own interpreter
    os.execv(command[0], command)  # noqa: S606 # our own interpreter


if __name__ == "__main__":
    main(sys.argv[1:])
