"""One piece of work in a process of its own, within bounds; cut off with everything it started, the browser included."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
import uuid
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["STOPPED", "Ended", "Guard", "end_orphans", "stopping"]

STOPPED = "stopped with its coordinator"
_LOOK_EVERY_S = 1.0
_KEPT_LINES = 20
# Every process of a piece carries its name and who guards it: browsers leave their parent's session, and outlive it at times.
_PIECE, _GUARD = "EGOV_PIECE", "EGOV_GUARD"


# Set when whoever coordinates wants to end: pieces under way are cut off, and given back.
stopping = threading.Event()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a piece ended.

    Attributes:
        code: its exit code; negative for a signal.
        cut_off: why we ended it; empty when it ended by itself.
        peak_mb: the most memory that its processes together had to themselves when we looked.
        said: its last lines.
    """

    code: int
    cut_off: str
    peak_mb: float
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """How pieces are guarded.

    Attributes:
        seconds: what a piece, or each step of one that tells its steps, may take.
        memory_mb: of all its processes together.
        elapsed: seconds on a clock that only goes forward.
        import_from: a folder whose packages the piece may import.
    """

    seconds: float
    memory_mb: float
    elapsed: Callable[[], float] = time.monotonic
    import_from: str = ""

    def run(
        self,
        arguments: Sequence[str],
        *,
        folder: Path,
        given: str = "",
        on_line: Callable[[str], bool] = lambda _line: False,
    ) -> Ended:
        """Run our interpreter with these arguments until it ends or a bound is reached.

        Args:
            arguments: after the interpreter.
            folder: its working directory.
            given: what stands on its standard input.
            on_line: told each line it prints; True says that a new step began, whose time counts anew.
        """
        piece = uuid.uuid4().hex
        process = self._start(arguments, folder, piece)
        lines: queue.Queue[str | None] = queue.Queue()
        reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
        reader.start()
        said: deque[str] = deque(maxlen=_KEPT_LINES)
        began, peak, cut_off = self.elapsed(), 0.0, ""
        try:
            _tell(process, given)
            while not cut_off:
                try:
                    line = lines.get(timeout=_LOOK_EVERY_S)
                except queue.Empty:
                    line = ""
                if line is None:
                    _let_end(process)
                    break
                if line:
                    said.append(line)
                    began = self.elapsed() if on_line(line) else began
                peak = max(peak, _private_mb(process.pid))
                cut_off = self._beyond_bounds(self.elapsed() - began, peak)
        finally:
            # Also what it left behind when it ended by itself, and when we are interrupted.
            _end_family(process, piece)
            reader.join(timeout=10)
        return Ended(process.wait(), cut_off, round(peak, 1), tuple(said))

    def _start(self, arguments: Sequence[str], folder: Path, piece: str) -> subprocess.Popen[str]:
        me = psutil.Process()
        paths = [it for it in (os.environ.get("PYTHONPATH", ""), self.import_from) if it]
        named = {
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONUTF8": "1",  # what we tell each other through pipes is UTF-8 on every system
            _PIECE: piece,
            _GUARD: f"{me.pid}:{me.create_time():.2f}",
        }
        command = [sys.executable, "-m", "pytest_egov.campaign.tethered", str(me.pid), sys.executable, *arguments]
        return subprocess.Popen(  # noqa: S603 # our own interpreter
            command,
            cwd=folder,
            env={**os.environ, **named},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C in the terminal is for the coordinator, which ends its pieces in order
        )

    def _beyond_bounds(self, seconds: float, memory_mb: float) -> str:
        if stopping.is_set():
            return STOPPED
        if seconds > self.seconds:
            return f"cut off: it took more than {self.seconds / 60:g} minutes"
        if memory_mb > self.memory_mb:
            return f"cut off: its processes took {memory_mb:.0f} MB of memory, more than {self.memory_mb:g}"
        return ""


def end_orphans() -> int:
    """End every process of a piece whose guard is gone; answers how many there were.

    Seen are this user's processes. A browser that was stopped when its guard was killed could not notice by itself.
    """
    return _kill(_carrying(_GUARD, lambda guard: not _lives(guard)))


def _lives(guard: str) -> bool:
    pid, _, created = guard.partition(":")
    try:
        process = psutil.Process(int(pid))
        return f"{process.create_time():.2f}" == created and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError):
        return False


def _let_end(process: subprocess.Popen[str]) -> None:
    """It closed its output, and is about to end with a code of its own."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)


def _tell(process: subprocess.Popen[str], given: str) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # it ended already
        process.stdin.write(given)
        process.stdin.close()


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    assert process.stdout is not None
    with process.stdout:
        for line in process.stdout:
            lines.put(line.rstrip("\n"))
    lines.put(None)


def _private_mb(pid: int) -> float:
    """Memory that a process and its descendants share with nobody: what they share would be counted many times."""
    total = 0
    with contextlib.suppress(psutil.Error):
        whole = psutil.Process(pid)
        for process in (whole, *whole.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                memory = process.memory_info()
                total += memory.rss - getattr(memory, "shared", 0)
    return total / 1e6


def _end_family(process: subprocess.Popen[str], piece: str) -> None:
    """End a process and all it started, also what has lost its parent since."""
    with contextlib.suppress(psutil.Error):
        whole = psutil.Process(process.pid)
        _kill([*whole.children(recursive=True), whole])
    process.wait()
    _kill(_carrying(_PIECE, lambda said: said == piece))


def _carrying(variable: str, is_meant: Callable[[str], bool]) -> Iterator[psutil.Process]:
    """This user's processes in whose environment a variable says what is meant."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            said = process.environ().get(variable)
            if said is not None and is_meant(said):
                yield process


def _kill(processes: Iterable[psutil.Process]) -> int:
    killed = []
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()
            killed.append(process)
    psutil.wait_procs(killed, timeout=10)
    return len(killed)
