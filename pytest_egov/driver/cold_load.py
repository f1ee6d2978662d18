"""One cold load of a page, observed as a visitor's browser goes through it, never simulated."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.driver.load_log import LoadLog, Patience, ending
from pytest_egov.driver.network_log import NETWORK_EVENTS, NetworkLog
from pytest_egov.driver.screencast import Screencast
from pytest_egov.driver.speed_index import speed_index
from pytest_egov.errors import BrowserGone, UsageProblem
from pytest_egov.evidence.timings import Sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, StorageState

__all__ = ["Profile", "measure"]

WORLD = "egov"
LOOK_AGAIN_MS = 50


@dataclass(frozen=True, slots=True)
class Profile:
    """A screen: its name, its size in CSS pixels, and how many device pixels make one of them."""

    name: str
    width: int
    height: int
    device_scale_factor: float = 1


def measure(
    browser: Browser,
    url: str,
    *,
    profile: Profile,
    timeout_s: float,
    half_credit_tti_ms: float,
    storage_state: StorageState | None = None,
    init_script: str | None = None,
    user_agent: str | None = None,
) -> Sample:
    """Load a page once in a fresh context: nothing cached, nothing routed, plain navigation; the context is closed again.

    Takes the load itself and the five quiet seconds that Time to Interactive is defined by, and little more.

    Args:
        browser: a living Chromium that does nothing else meanwhile.
        url: the address.
        profile: the screen.
        timeout_s: by when the load event must have come.
        half_credit_tti_ms: the TTI from which on nothing is earned: watched no longer than needed to tell that.
        storage_state: cookies and local storage of someone signed in.
        init_script: runs first in every document; restores the session storage that ``storage_state`` leaves out.
        user_agent: who we say we are; the browser's own otherwise.

    Returns:
        What was seen. Faults of the network and of the portal are outcomes, not exceptions.

    Raises:
        BrowserGone: the browser died or was closed.
        UsageProblem: the browser is not Chromium, which alone tells what we need.
        playwright.sync_api.Error: no page could be set up; a fault of this machine, never of the portal.
    """
    from playwright.sync_api import Error  # noqa: PLC0415 # heavy: imported where it is used

    if browser.browser_type.name != "chromium":
        raise UsageProblem(f"Timed loads need Chromium, not {browser.browser_type.name}: run them with --browser chromium.")
    try:
        with _fresh_context(browser, profile, storage_state, user_agent) as context:
            load = _ColdLoad(context, Patience(timeout_s * 1000, half_credit_tti_ms), load_average=_load_average())
            if init_script is not None:
                context.add_init_script(init_script)
            load.prepare()
            load.run(url)
            return load.sample(url, profile.name)
    except Error as error:
        if not browser.is_connected():
            raise BrowserGone(f"The browser died while {url} was timed.") from error
        raise


@contextmanager
def _fresh_context(
    browser: Browser, profile: Profile, storage_state: StorageState | None, user_agent: str | None
) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": profile.width, "height": profile.height},
        device_scale_factor=profile.device_scale_factor,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        accept_downloads=False,
        storage_state=storage_state,
        user_agent=user_agent,
    )
    try:
        yield context
    finally:
        if browser.is_connected():
            context.close()


@dataclass(slots=True)
class _ColdLoad:
    """The course of one load."""

    context: BrowserContext
    patience: Patience
    load_average: float | None
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    outcome: Literal["loaded", "timed_out", "failed"] = "failed"
    error: str | None = None
    document: LoadLog = field(default_factory=LoadLog)
    network: NetworkLog = field(default_factory=NetworkLog)
    screencast: Screencast = field(default_factory=Screencast)
    _page: Page = field(init=False)
    _told_at: float = 0.0
    _silent_ms: float = 0.0

    def prepare(self) -> None:
        """Set up everything that watches, while the page is still empty."""
        self._page = self.context.new_page()
        session = self.context.new_cdp_session(self._page)
        for event in NETWORK_EVENTS:
            session.on(event, lambda params, event=event: self.network.take(event, params))
        session.on("Runtime.bindingCalled", self._told)
        for domain in ("Page", "Network", "Runtime"):
            session.send(f"{domain}.enable")
        session.send("Runtime.addBinding", {"name": "egovTell", "executionContextName": WORLD})
        script = files("pytest_egov.driver").joinpath("load_observer.js").read_text(encoding="utf-8")
        session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD})
        _watch_frames_of_other_sites(session, self.network)
        self.screencast.start(session)

    def run(self, url: str) -> None:
        """Go to the page and watch it until it is known how the load ended."""
        from playwright.sync_api import Error, TimeoutError  # noqa: A004, PLC0415 # playwright's own name; heavy

        crashes: list[Page] = []
        self._page.on("crash", crashes.append)
        self.started_at = datetime.now(UTC)
        began = self._told_at = time.monotonic()
        try:
            self._page.goto(url, wait_until="commit", timeout=self.patience.load_ms)
            while (ended := self._ending(began)) is None and not crashes:
                self._page.wait_for_timeout(LOOK_AGAIN_MS)
            self.outcome = ended or "failed"
        except TimeoutError:
            self.outcome = "timed_out"
        except Error as error:
            if not self._page.context.browser or not self._page.context.browser.is_connected():
                raise
            self.error = error.message.splitlines()[0]
        if crashes:
            self.error = "the page crashed"

    def sample(self, url: str, profile: str) -> Sample:
        """What was seen, worked out."""
        ...
