"""Which browser is taken, and what is said when there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pytest_egov.driver.browser import find_browser, launch_arguments
from pytest_egov.errors import BrowserNotFound


@pytest.fixture(autouse=True)
def an_empty_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Nothing on the PATH, and nothing that Playwright brought."""
    monkeypatch.delenv("EGOV_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    (tmp_path / "bin").mkdir()
    return tmp_path


def executable(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_no_browser_at_all_names_three_ways_out() -> None:
    with pytest.raises(BrowserNotFound) as caught:
        find_browser()
    for way in ["apt-get install chromium", "python -m playwright install", "EGOV_BROWSER=/path/to/chromium"]:
        assert way in str(caught.value)


def test_the_named_one_wins(an_empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(an_empty_machine / "bin" / "chromium-headless-shell")
    mine = executable(an_empty_machine / "my browser")
    monkeypatch.setenv("EGOV_BROWSER", str(mine))
    assert (mine, "EGOV_BROWSER") == (find_browser().executable, find_browser(headed=True).found)


def test_the_named_one_may_be_a_command(an_empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = executable(an_empty_machine / "bin" / "my-browser")
    monkeypatch.setenv("EGOV_BROWSER", "my-browser")
    assert mine == find_browser().executable


@pytest.mark.parametrize("there", ["nothing", "a file that is no program", "a directory"])
def test_a_name_that_is_no_executable_is_not_passed_over(
    an_empty_machine: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    executable(an_empty_machine / "bin" / "chromium")
    named = an_empty_machine / "named"
    if there == "a directory":
        named.mkdir()
    elif there == "a file that is no program":
        named.write_text("")
    monkeypatch.setenv("EGOV_BROWSER", str(named))
    with pytest.raises(BrowserNotFound, match=r"EGOV_BROWSER names '.*', which is no executable here"):
        find_browser()


def test_the_headless_shell_is_preferred_unless_a_window_is_wanted(an_empty_machine: Path) -> None:
    full = executable(an_empty_machine / "bin" / "chromium")
    shell = executable(an_empty_machine / "bin" / "chromium-headless-shell")
    assert (shell, full) == (find_browser().executable, find_browser(headed=True).executable)
    assert "system" == find_browser().found


def test_playwrights_own_is_the_last_resort_newest_first(an_empty_machine: Path) -> None:
    root = an_empty_machine / "playwright"
    executable(root / "chromium_headless_shell-1100" / "chrome-linux" / "headless_shell")
    newest = executable(
        root / "chromium_headless_shell-1200" / "chrome-headless-shell-linux64" / "chrome-headless-shell"
    )
    full = executable(root / "chromium-1200" / "chrome-linux64" / "chrome")
    assert (newest, "playwright") == (find_browser().executable, find_browser().found)
    assert full == find_browser(headed=True).executable
    system = executable(an_empty_machine / "bin" / "google-chrome")
    assert system == find_browser().executable


def test_root_in_a_container_runs_without_the_sandbox_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "--no-sandbox" in launch_arguments()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in launch_arguments()
