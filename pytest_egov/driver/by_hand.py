"""A person signs in, in a window of their own: for identities that want a phone, a one-time code or a face."""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pytest_egov.driver.addresses import host_of
from pytest_egov.driver.browser import close, find_browser, launch_arguments, start
from pytest_egov.driver.session_state import SessionState, session_state
from pytest_egov.driver.snapshot import read_frame, snapshot_of
from pytest_egov.errors import BrowserGone, SessionLost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from pytest_egov.driver.snapshot import Snapshot

__all__ = ["context_with", "sign_in_by_hand", "window"]

LOOK_AGAIN_MS = 500


@contextmanager
def window(*addresses: str) -> Iterator[Browser]:
    """A browser with a window, for a person; ``addresses`` as ``launch_arguments`` takes them.

    Raises:
        BrowserNotFound: there is none, or no screen to show it on.
    """
    from playwright.sync_api import sync_playwright

    executable, arguments = find_browser(headed=True).executable, launch_arguments(*addresses)
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        browser = start(lambda: chromium.launch(executable_path=executable, headless=False, args=arguments))
        yield browser
        close(browser)


def sign_in_by_hand(
    browser: Browser, address: str, is_signed_in: Callable[[Snapshot], bool], file: Path, patience_s: float
) -> None:
    """Open the portal in a window, wait until its pages show somebody signed in, and save the session, and only that.

    Nothing typed is seen by us: the pages are read only once they are the portal's own.

    Args:
        browser: a headed one, unless a test looks on.
        address: the portal's start page.
        is_signed_in: tells it from a page.
        file: where the session is saved, readable by this user alone.
        patience_s: how long a person may take.

    Raises:
        SessionLost: nobody signed in within that time.
        BrowserGone: the window was closed before.
    """
    from playwright.sync_api import Error

    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", no_viewport=True)
    try:
        context.new_page().goto(address)
        until = time.monotonic() + patience_s
        while time.monotonic() < until:
            for page in context.pages:
                if host_of(page.url) == host_of(address) and is_signed_in(_read(page)):
                    _save(context, page, file)
                    return
            context.pages[0].wait_for_timeout(LOOK_AGAIN_MS)
    except (Error, IndexError) as error:
        raise BrowserGone("The window was closed before anybody had signed in.") from error
    finally:
        if browser.is_connected():
            context.close()
    raise SessionLost(f"Nobody had signed in after {patience_s:.0f} s.")


def context_with(browser: Browser, state: str | None, **options: Any) -> BrowserContext:
    """A context that begins with a saved session (the path of its file); a clean one without.

    Raises:
        SessionLost: the file is not one.
    """
    from playwright.sync_api import Error

    if state is None:
        return browser.new_context(**options)
    try:
        saved = SessionState.from_json(json.loads(Path(state).read_text(encoding="utf-8")))
        context = browser.new_context(storage_state=saved.storage, **options)
        saved.restore_tab_memory(context)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, Error) as error:
        raise SessionLost("The saved session cannot be read: save it anew (egov sign-in).") from error
    return context


def _read(page: Page) -> Snapshot:
    page.wait_for_load_state()
    return snapshot_of([{**read_frame(page), "frame": 0}], None)


def _save(context: BrowserContext, page: Page, file: Path) -> None:
    state = json.dumps(session_state(context, page).to_json())
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        stream.write(state)
