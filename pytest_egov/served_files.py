"""Serves HTML files of this machine to the browser over HTTP, so that their pictures, scripts and frames work as on a portal."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from pytest_egov.errors import UsageProblem

__all__ = ["address_of", "check_asked", "served"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody asks who fetched what."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up in the middle is nothing to report."""


@contextmanager
def served(file: Path) -> Iterator[str]:
    """The address of a file while the block runs, on the loopback interface only.

    The working directory is what is served where the file lies below it, so that addresses beginning with a slash work; else the
    file's own directory.
    """
    whole = file.resolve()
    root = Path.cwd() if whole.is_relative_to(Path.cwd()) else whole.parent
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{quote(whole.relative_to(root).as_posix())}"
    finally:
        server.shutdown()
        server.server_close()


def check_asked(pages: Sequence[str]) -> None:
    """See that everything asked for is an address or a file.

    Raises:
        UsageProblem: something is neither.
    """
    for page in pages:
        if not _is_address(page) and not Path(page).is_file():
            raise UsageProblem(f"'{page}' is neither a web address nor a file. Give addresses (https://...) or paths.")


def address_of(page: str) -> AbstractContextManager[str]:
    """The address of what was asked for, while the block runs: an address as it is, a file served from here."""
    return nullcontext(page) if _is_address(page) else served(Path(page))


def _is_address(page: str) -> bool:
    return page.startswith(("http://", "https://"))
