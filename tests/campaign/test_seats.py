"""Seats of a machine: so many at once, and free again when their holder dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from pytest_egov.campaign.seats import is_taken, seat

SITS = (
    "from pytest_egov.campaign.seats import seat\nwith seat('timed') as free:\n    print(free, flush=True)\n    input()"
)


def test_there_are_as_many_seats_as_are_asked_for() -> None:
    with seat("audit", 2) as first, seat("audit", 2) as second, seat("audit", 2) as third:
        assert (True, True, False) == (first, second, third)
    with seat("audit", 1) as again:
        assert again


def test_a_seat_is_the_machine_s_and_free_when_its_holder_is_killed() -> None:
    holder = subprocess.Popen([sys.executable, "-c", SITS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert "True" == holder.stdout.readline().strip()
    with seat("timed") as free:
        assert not free
    assert is_taken("timed")

    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()

    assert not is_taken("timed")
    with seat("timed") as free:
        assert free
