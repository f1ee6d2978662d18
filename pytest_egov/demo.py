"""The demo portal, started on this machine for as long as it is audited."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pytest_egov.errors import EgovError

__all__ = ["demo_account", "demo_file", "demo_portal"]

_GREETING = "Demo portal: "

# What the extra `demo` installs, by the names it is imported by. The portal imports some only when a citizen needs them:
# told at the start, a missing one is not taken for a portal that turns the citizen away.
_IMPORTED = ("starlette", "uvicorn", "python_multipart", "fpdf", "joserfc")


def demo_file(name: str) -> Path:
    """A file of the demo portal.

    Raises:
        EgovError: it is not on the import path.
    """
    package = importlib.util.find_spec("demo_portal")
    if package is None or package.origin is None:
        raise EgovError(
            "The demo portal is not on the import path. It is part of the wheel: pip install 'pytest-egov[demo]'; "
            "from a checkout: pip install -e '.[demo]'."
        )
    return Path(package.origin).parent / name


def demo_account() -> dict[str, str]:
    """The demo portal's citizen, who does not exist, by the environment variables its portal file names.

    What the environment says already is kept.
    """
    with demo_file("seed/accounts.toml").open("rb") as seed:
        citizen = tomllib.load(seed)["person"][0]
    known = {"DEMO_CITIZEN_USER": citizen["number"], "DEMO_CITIZEN_PASSWORD": citizen["password"]}
    return {name: os.environ.get(name) or value for name, value in known.items()}


@contextmanager
def demo_portal(faults: Sequence[str] = (), build: str = "standard") -> Iterator[str]:
    """The address of one build of the demo portal on a free port, broken by these faults.

    Raises:
        EgovError: a package it needs is missing, or it did not start; what it had to say stands on the error stream.
    """
    missing = [name for name in _IMPORTED if importlib.util.find_spec(name) is None]
    if missing:
        raise EgovError(
            f"The demo portal needs {', '.join(missing)}: pip install 'pytest-egov[demo]' brings what is missing."
        )
    breaks = [word for fault in faults for word in ("--break", fault)]
    process = subprocess.Popen(  # noqa: S603 # our own interpreter
        [sys.executable, "-m", "demo_portal", "--port", "0", "--build", build, *breaks],
        env={**os.environ, "PYTHONPATH": str(demo_file("__main__.py").parents[1])},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # Ctrl-C in the terminal is for pytest, which still has reports to write; Windows knows none
    )
    assert process.stdout is not None
    try:
        said = process.stdout.readline().strip()
        if not said.startswith(f"{_GREETING}http://"):
            raise EgovError(f"The demo portal did not start: {said or 'it said nothing'}.")
        yield said.removeprefix(_GREETING)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
