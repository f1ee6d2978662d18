"""A piece of work within bounds: what is cut off goes with everything it started."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from pytest_egov.campaign import tethered
from pytest_egov.campaign.guarded import STOPPED, Guard, end_orphans, stopping

# It starts something that lives in a session of its own, as a browser does, says both numbers, and hangs.
HANGS = """
import os, signal, subprocess, sys
browser = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"], start_new_session=True)
print(os.getpid(), browser.pid, flush=True)
browser.wait()
"""


def test_a_piece_that_ends_tells_its_code_and_its_last_lines(tmp_path: Path) -> None:
    ended = Guard(60, 3000).run(
        ["-c", "import sys; print('một'); print(input()); sys.exit(7)"], folder=tmp_path, given="hai\n"
    )

    assert (7, "", ("một", "hai")) == (ended.code, ended.cut_off, ended.said)


def test_a_piece_that_takes_too_long_is_cut_off_with_its_browser(tmp_path: Path) -> None:
    # A clock of ours: a minute passes whenever somebody looks.
    minutes = itertools.count(0, 60)
    guard = Guard(600, 3000, elapsed=lambda: float(next(minutes)))

    ended = guard.run(["-c", HANGS], folder=tmp_path)

    assert "cut off: it took more than 10 minutes" == ended.cut_off
    assert ended.said
    assert not any(psutil.pid_exists(int(pid)) for pid in ended.said[0].split())


def test_each_step_that_is_told_has_the_time_for_itself(tmp_path: Path) -> None:
    seconds = itertools.count(0, 1)
    guard = Guard(20, 3000, elapsed=lambda: float(next(seconds)))
    steps = "for number in range(30): print('step', number, flush=True)"

    ended = guard.run(["-c", steps], folder=tmp_path, on_line=lambda line: line.startswith("step"))

    assert ("", 0) == (ended.cut_off, ended.code)


def test_a_piece_that_takes_too_much_memory_is_cut_off(tmp_path: Path) -> None:
    greedy = "import signal; kept = b'x' * 400_000_000; signal.pause()"

    ended = Guard(600, 200).run(["-c", greedy], folder=tmp_path)

    assert ended.cut_off.startswith("cut off: its processes took")


def test_who_coordinates_can_stop_everything_under_way(tmp_path: Path) -> None:
    def stop(_line: str) -> bool:
        stopping.set()
        return False

    ended = Guard(600, 3000).run(
        ["-c", "print('begun', flush=True); import signal; signal.pause()"], folder=tmp_path, on_line=stop
    )

    assert STOPPED == ended.cut_off


GUARDS = """
import sys
from pathlib import Path
from pytest_egov.campaign import tethered
from pytest_egov.campaign.guarded import Guard
def tell(line):
    print(line, flush=True)
    return False
Guard(600, 3000).run(sys.argv[1:], folder=Path("."), on_line=tell)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_a_guard_that_is_killed_takes_its_piece_along_and_the_next_step_ends_the_rest(tmp_path: Path) -> None:
    guard = subprocess.Popen(
        [sys.executable, "-c", GUARDS, "-c", HANGS], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    )
    assert guard.stdout is not None
    ours, browser = (psutil.Process(int(pid)) for pid in guard.stdout.readline().split())

    os.kill(guard.pid, signal.SIGKILL)
    guard.wait()
    guard.stdout.close()

    _, alive = psutil.wait_procs([ours], timeout=60)
    assert [] == alive
    end_orphans()  # as any coordinator on this machine does, those of other tests as well: whoever comes first ends it
    _, alive = psutil.wait_procs([browser], timeout=60)
    assert [] == alive


def test_where_a_process_cannot_become_another_it_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(SystemExit) as ended:
        tethered.main([str(os.getpid()), sys.executable, "-c", "import sys; sys.exit(7)"])
    assert ended.value.code == 7


def test_what_pieces_say_is_utf_8_whatever_the_system_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    ended = Guard(60, 1000).run(["-c", "print(input())"], folder=tmp_path, given="Tỉnh Minh Hòa\n")
    assert (0, ("Tỉnh Minh Hòa",)) == (ended.code, ended.said)
