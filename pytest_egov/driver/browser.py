"""Finds a browser on this machine, says what it is, and what to launch it with."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_egov.driver.trust import believed_keys
from pytest_egov.errors import BrowserNotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext

__all__ = ["BrowserChoice", "OwnBrowsers", "close", "find_browser", "launch_arguments", "own_browser", "start"]

# The headless shell starts faster and needs half the processor time of the full browser.
_SHELLS = ("chromium-headless-shell", "chrome-headless-shell", "headless_shell")
_BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
_ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
THREE_WAYS = """No browser was found. Three ways out:
  1. install one from the system, such as the Debian package 'chromium' (apt-get install chromium);
  2. let Playwright bring its own: python -m playwright install chromium-headless-shell;
  3. name an executable: EGOV_BROWSER=/path/to/chromium."""


@dataclass(frozen=True, slots=True)
class BrowserChoice:
    """A browser executable and how it was found: ``EGOV_BROWSER``, ``system`` or ``playwright``."""

    executable: Path
    found: str


@contextlib.contextmanager
def own_browser(*addresses: str) -> Iterator[Browser]:
    """A browser of our own, outside any pytest run; ``addresses`` as ``launch_arguments`` takes them.

    Raises:
        BrowserNotFound: there is none, or it does not start.
        UsageProblem: ``EGOV_CA`` names no certificate.
    """
    from playwright.sync_api import sync_playwright

    executable, arguments = find_browser().executable, launch_arguments(*addresses)
    with sync_playwright() as playwright:
        browser = start(lambda: playwright.chromium.launch(executable_path=executable, args=arguments))
        try:
            yield browser
        finally:
            close(browser)


class OwnBrowsers:
    """A browser of our own, launched when something is to be timed; another one where it has died.

    Args:
        addresses: as ``launch_arguments`` takes them.
    """

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses
        self._stack = contextlib.ExitStack()
        self._browser: Browser | None = None

    def launch(self) -> Browser:
        """The living browser.

        Raises:
            BrowserNotFound: there is none, or it does not start.
        """
        if self._browser is None or not self._browser.is_connected():
            self.close()
            self._browser = self._stack.enter_context(own_browser(*self._addresses))
        return self._browser

    def close(self) -> None:
        """Close it; the next launch starts another."""
        self._browser = None
        self._stack.close()


def start(launch: Callable[[], Browser]) -> Browser:
    """Launch a browser.

    Raises:
        BrowserNotFound: there is an executable, but it does not start.
    """
    from playwright.sync_api import Error

    try:
        return launch()
    except Error as error:
        said = error.message.splitlines()[0].removeprefix("BrowserType.launch: ")
        raise BrowserNotFound(f"The browser does not start ({said}).\n{THREE_WAYS}") from error


def close(what: Browser | BrowserContext) -> None:
    """Close a browser or a context; one that is gone already is no matter (Ctrl-C ends Playwright's driver as well)."""
    from playwright.sync_api import Error

    with contextlib.suppress(Error):
        what.close()


def find_browser(*, headed: bool = False) -> BrowserChoice:
    """The browser to use: ``EGOV_BROWSER``, else one of the system (headless shell preferred), else Playwright's own.

    Raises:
        BrowserNotFound: there is none, or ``EGOV_BROWSER`` names no executable; the message says what to do.
    """
    named = os.environ.get("EGOV_BROWSER")
    if named:
        path = shutil.which(named)
        if path is None:
            raise BrowserNotFound(f"EGOV_BROWSER names '{named}', which is no executable here. Correct it or unset it.")
        return BrowserChoice(Path(path), "EGOV_BROWSER")
    for name in (*(() if headed else _SHELLS), *_BROWSERS, *_ELSEWHERE):
        path = shutil.which(name)
        if path is not None:
            return BrowserChoice(Path(path), "system")
    for own in _playwrights_own(headed=headed):
        return BrowserChoice(own, "playwright")
    raise BrowserNotFound(THREE_WAYS)


def launch_arguments(*addresses: str) -> list[str]:
    """Command-line switches: quiet in closed networks, and able to start where a container runs us as root.

    Args:
        addresses: on the servers that are believed where the authority of ``EGOV_CA`` vouches for them.

    Raises:
        UsageProblem: ``EGOV_CA`` names no certificate.
    """
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
    if keys := believed_keys(addresses):
        quiet.append(f"--ignore-certificate-errors-spki-list={','.join(keys)}")
    as_root = sys.platform == "linux" and os.geteuid() == 0
    return [*quiet, "--no-sandbox"] if as_root else quiet


def _playwrights_own(*, headed: bool) -> list[Path]:
    """Browsers Playwright downloaded, newest first; found by its directory layout, without starting its driver."""
    places = {
        "linux": "~/.cache/ms-playwright",
        "darwin": "~/Library/Caches/ms-playwright",
        "win32": "~/AppData/Local/ms-playwright",
    }
    root = Path(
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or places.get(sys.platform, "~/.cache/ms-playwright")
    ).expanduser()
    patterns = [
        "chromium-*/chrome-*/chrome",
        "chromium-*/chrome-*/chrome.exe",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    ]
    if not headed:
        patterns = ["chromium_headless_shell-*/*/*headless*shell*", *patterns]
    return [
        path for pattern in patterns for path in sorted(root.glob(pattern), reverse=True) if os.access(path, os.X_OK)
    ]
