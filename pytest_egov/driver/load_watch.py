"""Everything that watches a page while it loads, wired to the DevTools protocol."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.driver.load_log import LoadLog, Patience, ending
from pytest_egov.driver.network_log import NETWORK_EVENTS, NetworkLog
from pytest_egov.driver.screencast import Screencast

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

__all__ = ["LoadWatch"]

WORLD = "egov"


@dataclass  # without slots: Playwright keeps its wrapper of a listening method on the object
class LoadWatch:
    """What one load showed: in the page, on the network and on the screen.

    Attributes:
        log: what the page's performance timeline told.
        network: what went over the network.
        screencast: what the screen looked like.
        crashed: the page's process died.
        silent_ms: for how long the page had told nothing when it was last looked at; more than a moment only while its
            main thread is blocked.
    """

    log: LoadLog = field(default_factory=LoadLog)
    network: NetworkLog = field(default_factory=NetworkLog)
    screencast: Screencast = field(default_factory=Screencast)
    crashed: bool = False
    silent_ms: float = 0.0
    _began: float = 0.0
    _told_at: float = 0.0

    def attach(self, page: Page) -> None:
        """Begin to watch a page that is still empty; nothing of ours runs in the page's own world."""
        page.on("crash", self._crash)
        session = page.context.new_cdp_session(page)
        for event in NETWORK_EVENTS:
            session.on(event, partial(self.network.take, event))
        session.on("Runtime.bindingCalled", self._told)
        for domain in ("Page", "Network", "Runtime"):
            session.send(f"{domain}.enable")
        session.send("Runtime.addBinding", {"name": "egovTell", "executionContextName": WORLD})
        script = files("pytest_egov.driver").joinpath("load_observer.js").read_text(encoding="utf-8")
        session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD})
        _watch_frames_of_other_sites(session, self.network)
        self.screencast.start(session)

    def begin(self) -> None:
        """Start the clock."""
        self._began = self._told_at = time.monotonic()

    def ending(self, patience: Patience) -> Literal["loaded", "timed_out", "failed"] | None:
        """How the load ended; None while it is worth watching on."""
        now = time.monotonic()
        self.silent_ms = (now - self._told_at) * 1000
        return ending(self.log, self.network, patience, elapsed_ms=(now - self._began) * 1000, silent_ms=self.silent_ms)

    def _crash(self, _page: Page) -> None:
        self.crashed = True

    def _told(self, params: dict[str, Any]) -> None:
        if params["name"] == "egovTell":
            self._told_at = time.monotonic()
            self.log.take(json.loads(params["payload"]))


def _watch_frames_of_other_sites(session: CDPSession, network: NetworkLog) -> None:
    """Log the requests of frames that live in a process of their own: a map or a video keeps the network busy too.

    Playwright hands out no session for such a frame before its first request has left; the protocol's older way of
    wrapping messages in messages does.
    """
    from playwright.sync_api import Error

    def attached(params: dict[str, Any]) -> None:
        for number, method in enumerate(("Network.enable", "Runtime.runIfWaitingForDebugger")):
            message = json.dumps({"id": number, "method": method})
            with suppress(Error):  # the frame may have gone meanwhile
                session.send("Target.sendMessageToTarget", {"sessionId": params["sessionId"], "message": message})

    def received(params: dict[str, Any]) -> None:
        message = json.loads(params["message"])
        if "method" in message:
            network.take(message["method"], message.get("params", {}))

    session.on("Target.attachedToTarget", attached)
    session.on("Target.receivedMessageFromTarget", received)
    only_frames = [{"type": "iframe"}]
    session.send(
        "Target.setAutoAttach",
        {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False, "filter": only_frames},
    )
