"""Nothing we ship takes Linux for granted: calls, encodings, names of files."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("pytest_egov", "conformance_suites", "examples")
# What Windows, or Windows and macOS, do not have. A use of it stands behind a question for the platform in the same function.
ELSEWHERE_MISSING = re.compile(
    r"os\.(fork|forkpty|killpg|getpgid|getpgrp|setsid|setpgid|uname|getloadavg|geteuid|getuid|getgid|chown|mkfifo|nice|wait|sched_\w+)"
    r"|signal\.(SIGKILL|SIGHUP|SIGUSR1|SIGUSR2|SIGQUIT|SIGALRM|alarm|setitimer|pause)|ctypes\.CDLL"
)
MODULES_MISSING = {"fcntl", "grp", "pwd", "pty", "resource", "termios", "tty", "syslog"}
TEXT_MODES = ("'w'", "'r'", "'a'", "'x'")
PLATFORM = re.compile(r"sys\.platform|os\.name|hasattr\(os|hasattr\(signal")


def shipped(pattern: str = "*.py") -> Iterator[Path]:
    for folder in SHIPPED:
        yield from sorted(
            file for file in (ROOT / folder).rglob(pattern) if file.is_file() and "__pycache__" not in file.parts
        )


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (it.name.partition(".")[0] for it in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def unguarded(tree: ast.Module) -> Iterator[str]:
    yield from (f"import {name}" for name in imported(tree) if name in MODULES_MISSING)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            source = ast.unparse(function)
            found = ELSEWHERE_MISSING.search(source)
            if found and not PLATFORM.search(source):
                yield f"{found[0]} in {function.name}, line {function.lineno}"


def without_encoding(tree: ast.Module) -> Iterator[str]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name, given = ast.unparse(call.func), {keyword.arg for keyword in call.keywords}
        mode = ast.unparse(call.args[0]) if call.args else ""
        texts = (
            name.endswith((".read_text", ".write_text"))
            or name == "open"
            or (name.endswith(".open") and mode in TEXT_MODES)
        )
        started = name.startswith("subprocess.") and given & {"text", "universal_newlines"}
        if (texts or started) and "encoding" not in given:
            yield f"line {call.lineno}: {ast.unparse(call)[:100]}"


@pytest.mark.parametrize("faults_in", [unguarded, without_encoding], ids=lambda it: it.__name__)
def test_no_file_takes_its_system_for_granted(faults_in: Callable[[ast.Module], Iterator[str]]) -> None:
    files = list(shipped())
    assert len(files) > 400
    faults = {
        file.relative_to(ROOT).as_posix(): found
        for file in files
        if (found := list(faults_in(ast.parse(file.read_text(encoding="utf-8")))))
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("source", "faults_in"),
    [
        ("import fcntl", unguarded),
        ("def f():\n    os.kill(1, signal.SIGKILL)", unguarded),
        ("Path('a').read_text()", without_encoding),
        ("file.open('w')", without_encoding),
        ("subprocess.run(['a'], text=True)", without_encoding),
    ],
)
def test_what_is_looked_for_would_be_found(source: str, faults_in: Callable[[ast.Module], Iterator[str]]) -> None:
    assert list(faults_in(ast.parse(source)))


def test_files_have_names_that_every_system_can_write() -> None:
    names = [file.relative_to(ROOT).as_posix() for file in shipped("*")]
    assert len(names) > 500
    for name in names:
        for part in name.split("/"):
            assert not re.search(r'[:?*"<>|\\\x00-\x1f]', part), name
            assert not part.endswith((".", " ")), name
            assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", part, re.IGNORECASE), name
    assert len(names) == len({name.lower() for name in names})
    assert max(map(len, names)) < 120  # of the 260 a path of Windows may have
