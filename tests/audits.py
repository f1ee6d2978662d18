"""Audits in a process of their own, and what a test does to such a process: find it, interrupt it, kill its browser."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from egov_command import EGOV
from tiny_suite import HOME

from pytest_egov.driver.browser import find_browser

__all__ = [
    "BROWSER", "GOOD", "PRIVACY", "Audit", "Audited", "family_of", "interrupt", "kill_auditor", "kill_browser", "living", "once",
]  # fmt: skip

BROWSER = str(find_browser().executable)  # found now: pytester gives its processes another home directory
PRIVACY = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chính sách bảo mật dữ liệu cá nhân</title></head>
<body><main><h1>Chính sách bảo mật dữ liệu cá nhân</h1><h2>Mục đích xử lý dữ liệu</h2>
<p>Dữ liệu cá nhân được thu thập với mục đích giải quyết thủ tục hành chính cho người dân và tổ chức.</p></main></body></html>"""
CONTACT = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title></head>
<body><main><h1>Liên hệ</h1><p>Điện thoại: 024 3826 1111</p></main></body></html>"""
GOOD: dict[str, Any] = {"/": HOME, "/bao-mat": PRIVACY, "/lien-he": CONTACT}


@dataclass(frozen=True)
class Audited:
    """What an audit left: its exit code, what it said, and its report."""

    code: int
    said: str
    directory: Path

    @property
    def result(self) -> dict[str, Any]:
        return json.loads((self.directory / "egov-report" / "result.json").read_text())

    @property
    def outcomes(self) -> dict[str, str]:
        return {criterion["id"]: criterion["outcome"] for criterion in self.result["criteria"]}

    @property
    def page(self) -> str:
        return (self.directory / "egov-report" / "index.html").read_text()

    def sentence(self, criterion: str) -> str:
        return next(c["sentence"]["en"] for c in self.result["criteria"] if c["id"] == criterion)


@dataclass(frozen=True)
class Audit:
    """Audits of portals with one suite, started in pytester's directory."""

    pytester: pytest.Pytester
    suite: str

    def __call__(self, portal: str, *arguments: str, suite: str = "") -> Audited:
        done = self.pytester.runpytest_subprocess(*self._arguments(portal, suite, arguments), timeout=600)
        return Audited(int(done.ret), "\n".join([*done.outlines, *done.errlines]), self.pytester.path)

    def in_its_own_group(self, portal: str, *arguments: str, encoding: str = "utf-8") -> Audited:
        """As a shell starts it, so that Ctrl-C reaches all of its processes; ``encoding`` is that of the pipe it writes into."""
        return self._started([sys.executable, "-m", "pytest", *self._arguments(portal, "", arguments)], encoding)

    def by_egov(self, portal: str, *arguments: str) -> Audited:
        """With the command ``egov run``, as a shell starts it."""
        self._arguments(portal, "", ())
        return self._started([str(EGOV), "run", portal, *arguments])

    def resumed(self, *arguments: str, dossier: str = "egov-evidence") -> Audited:
        """Finish an audit that was cut off, with the command ``egov run --resume``, as a shell starts it."""
        self._arguments("", "", ())
        command = [str(EGOV), "run", *arguments, "--resume", dossier]
        return self._started([*command, "--formats", "json,html,markdown"])

    def command(self, *arguments: str) -> Audited:
        """Another command of ``egov``."""
        return self._started([str(EGOV), *arguments])

    def on_a_terminal(self, portal: str, *arguments: str) -> Audited:
        """With a terminal of 80 columns that somebody watches."""
        import pty

        ours, its = pty.openpty()
        command = [sys.executable, "-m", "pytest", *self._arguments(portal, "", arguments)]
        process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, **self._surroundings())
        os.close(its)
        said = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the other side hung up
            while piece := os.read(ours, 65536):
                said += piece
        os.close(ours)
        return Audited(process.wait(timeout=600), said.decode(), self.pytester.path)

    def on_a_small_disk(self, portal: str, script: str, *arguments: str) -> Audited:
        """With 256 kB for the evidence: a file system of its own, gone when the shell script is done, which runs ``$AUDIT``."""
        audit = shlex.join([sys.executable, "-m", "pytest", *self._arguments(portal, "", arguments)])
        evidence = self.pytester.path / "egov-evidence"
        evidence.mkdir()
        mounted = (
            f"mount -t tmpfs -o size=256k none {shlex.quote(str(evidence))} && AUDIT={shlex.quote(audit)} && {script}"
        )
        return self._started(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted])

    def _started(self, command: list[str], encoding: str = "utf-8") -> Audited:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding=encoding, timeout=600, check=False,
            **self._surroundings(PYTHONIOENCODING=f"{encoding}:strict"),
        )  # fmt: skip
        return Audited(done.returncode, done.stdout, self.pytester.path)

    def _surroundings(self, **more: str) -> dict[str, Any]:
        variables = {**os.environ, "PYTHONPATH": str(self.pytester.path), "COLUMNS": "80", **more}
        return {"cwd": self.pytester.path, "env": variables, "start_new_session": True}

    def _arguments(self, portal: str, suite: str, arguments: tuple[str, ...]) -> list[str]:
        self.pytester._monkeypatch.setenv("EGOV_BROWSER", BROWSER)
        chosen = ["--egov-suite", suite or self.suite, "--egov-rounds", "1", "-p", "no:cacheprovider"]
        chosen += ["--egov-formats", "json,html,markdown"]  # a PDF of each would take longer than the audit
        return ["--portal", portal, *chosen, *arguments]


def once(act: Callable[[], dict[int, str] | None], page: str) -> Callable[[Any], str]:
    """A page whose server does something when it is first asked for, and answers when whoever dies of that is gone."""
    done = threading.Event()

    def answer(_asked: Any) -> str:
        if not done.is_set():
            done.set()
            living(act() or {})
        return page

    return answer


def interrupt(portal: str) -> dict[int, str]:
    """Press Ctrl-C in the terminal in which a portal is audited; answers who dies of it, as ``family_of``."""
    auditor = _auditor_of(portal)
    dying, group = {auditor: _command(auditor)}, os.getpgid(auditor)
    assert group != os.getpgrp(), "start it in its own group: this would interrupt the tests"
    os.killpg(group, signal.SIGINT)
    return dying


def kill_browser(portal: str) -> None:
    """Kill the browser with which a portal is audited, and all of its processes."""
    family = list(_descendants(_auditor_of(portal)))
    browsers = [pid for pid in family if re.search(r"chrom|edge|headless", _command(pid).split("\0")[0])]
    assert browsers, "the audit runs no browser"
    for pid in browsers:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue  # went with its parent


def kill_auditor(portal: str, by: signal.Signals = signal.SIGKILL, *, its_starter: bool = False) -> dict[int, str]:
    """Kill the pytest with which a portal is audited, or the ``egov run`` that started it, and none of their processes.

    Answers who dies of it, as ``family_of``.
    """
    auditor = _auditor_of(portal)
    dying = {auditor: _command(auditor)}
    os.kill(psutil.Process(auditor).ppid() if its_starter else auditor, by)
    return dying


def family_of(portal: str) -> dict[int, str]:
    """The auditor of a portal and all of its processes, by what tells them from others that get the same number later."""
    auditor = _auditor_of(portal)
    return {pid: _command(pid) for pid in (auditor, *_descendants(auditor))}


def living(family: dict[int, str], within_s: float = 60.0) -> list[str]:
    """The commands of those processes that still live after so many seconds; none as soon as none is left."""
    until = time.monotonic() + within_s
    while left := [command for pid, command in family.items() if command and _command(pid) == command]:
        if time.monotonic() > until:
            break
        time.sleep(0.1)
    return left


def _auditor_of(portal: str) -> int:
    named = (f"--portal\0{portal}\0", f"--egov-resume\0{portal}\0")  # or the dossier that is resumed
    (found,) = (pid for pid in _descendants(os.getpid()) if any(name in _command(pid) for name in named))
    return found


def _descendants(of: int) -> Iterator[int]:
    for tasks in Path(f"/proc/{of}/task").glob("*/children"):
        for child in map(int, tasks.read_text().split()):
            yield child
            yield from _descendants(child)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""
