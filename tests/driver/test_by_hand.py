"""A person signs in in a window; the test is the person, and needs no window to look at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.by_hand import context_with, sign_in_by_hand
from pytest_egov.errors import BrowserGone, SessionLost

# The page signs itself in, as a person would a moment later: a cookie, and what only the tab remembers.
LATE = (
    "<h1>Cổng</h1><script>setTimeout(() => { document.cookie = 'phien=1'; sessionStorage.setItem('token', 'x'); "
    "document.title = 'Đã đăng nhập' }, 100)</script>"
)


def in_title(snapshot: Any) -> bool:
    return "Đã đăng nhập" in snapshot.title


def test_the_session_is_saved_for_its_owner_alone_and_begins_another(site: Any, browser: Any, tmp_path: Path) -> None:
    portal = site({"/": html(LATE), "/toi": html("tôi")})
    file = tmp_path / "session.json"
    sign_in_by_hand(browser, portal.address, in_title, file, 20)
    assert 0o600 == file.stat().st_mode & 0o777
    context = context_with(browser, str(file))
    page = context.new_page()
    page.goto(f"{portal.address}toi")
    assert ["phien=1", "x"] == page.evaluate("[document.cookie, sessionStorage.getItem('token')]")
    context.close()


def test_nobody_signs_in(site: Any, browser: Any, tmp_path: Path) -> None:
    portal = site({"/": html("cổng")})
    with pytest.raises(SessionLost, match="Nobody had signed in"):
        sign_in_by_hand(browser, portal.address, in_title, tmp_path / "s.json", 0.1)
    assert not (tmp_path / "s.json").exists()


def test_the_window_is_closed_before(site: Any, browser: Any, tmp_path: Path) -> None:
    portal = site({"/": html("<script>setTimeout(() => close(), 50)</script>")})

    def closing(_snapshot: Any) -> bool:
        for context in browser.contexts:
            for page in context.pages:
                page.close()
        return False

    with pytest.raises(BrowserGone, match="closed before"):
        sign_in_by_hand(browser, portal.address, closing, tmp_path / "s.json", 20)


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"cookies": "no"})])
def test_a_file_that_is_no_session_is_said_so(browser: Any, tmp_path: Path, content: str) -> None:
    file = tmp_path / "s.json"
    file.write_text(content)
    with pytest.raises(SessionLost, match="save it anew"):
        context_with(browser, str(file))
