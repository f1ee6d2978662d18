"""What this machine must have, a browser and a Vietnamese font, and how it gets them where we may install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from pytest_egov.driver.browser import find_browser
from pytest_egov.errors import BrowserNotFound

__all__ = ["Need", "examine", "install_missing"]

FONTS = "fonts-noto-core"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing an audit needs: whether it is there, what was found, and the remedy where it is a problem."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


def examine() -> tuple[Need, ...]:
    """What there is, without installing anything."""
    return (_browser(), _fonts())


def install_missing(say: Callable[[str], None]) -> tuple[Need, ...]:
    """Install what is missing where that is ours to do (root on Debian or Ubuntu), then examine again.

    A browser comes from the package ``chromium``, else from Playwright; whatever fails is left to the examination to tell.
    """
    for need in examine():
        if need.ok:
            continue
        if need.name == "browser":
            say("No browser found: installing one (a minute or two) ...")
            _ = _apt("chromium") or _playwright()
        elif shutil.which("fc-list") or _may_apt():
            say("No font with Vietnamese letters found: installing one ...")
            _apt(FONTS, "fontconfig")
    return examine()


def _browser() -> Need:
    try:
        choice = find_browser()
    except BrowserNotFound as error:
        return Need("browser", ok=False, found="none", remedy=str(error))
    return Need("browser", ok=True, found=f"{choice.executable} ({choice.found})")


def _fonts() -> Need:
    remedy = f"Install a font with Vietnamese letters, such as the Debian package '{FONTS}'; screenshots need it."
    if sys.platform != "linux":
        return Need("fonts", ok=True, found="the system's own")
    lister = shutil.which("fc-list")
    if lister is None:
        return Need("fonts", ok=False, found="no fontconfig", remedy=remedy)
    asked = [lister, ":lang=vi", "family"]
    listed = subprocess.run(asked, capture_output=True, encoding="utf-8", errors="replace", check=False).stdout  # noqa: S603 # a system tool found by name
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    if not families:
        return Need("fonts", ok=False, found="none with Vietnamese letters", remedy=remedy)
    return Need("fonts", ok=True, found=f"{families[0]} and {len(families) - 1} more" if families[1:] else families[0])


def _may_apt() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(*packages: str) -> bool:
    """Whether the packages could be installed; the package lists are fetched first only if need be."""
    if not _may_apt():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 # fixed words
        if done.returncode == 0 and command is install:
            return True
    return False


def _playwright() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium-headless-shell"]
    if sys.platform != "linux" or os.geteuid() != 0:
        command.remove("--with-deps")
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 # fixed words
