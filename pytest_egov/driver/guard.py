"""Stands between the pages of a role and the network: what they send belongs to an act, or stays here."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pytest_egov.acts import PROVOKE, READING, REMOVAL, effects_of
from pytest_egov.driver.addresses import is_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import BrowserContext, Page, Request, Route, WebSocketRoute

    from pytest_egov.driver.ledger import Ledger

__all__ = ["Guard", "Write"]

Fate = Literal["sent", "held", "dropped"]
_DRAWN_FROM = frozenset({"document", "script", "xhr", "fetch"})
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})  # RFC 9110, section 9.2.1; a trace never leaves a browser


@dataclass(frozen=True, slots=True)
class Write:
    """A request that is no plain reading, the act it belonged to, and whether it was sent, or answered by us (status 204).

    What was held would have been answered by the portal; who dropped beacons misses no answer.
    """

    act: str
    method: str
    url: str
    fate: Fate = "sent"


@dataclass  # without slots: Playwright hangs attributes of its own on the owner of a handler
class Guard:
    """Decides what the pages of one browser context may send.

    A page's requests belong to the latest act begun: a search that waits for a pause in typing asks late. While an act of
    reading is the latest one, writes are the page's own way of asking for data and pass; while it is ``provoke``, they are
    held. Beacons never leave: they tell somebody of our visit and ask for nothing.

    Attributes:
        allowed: acts beyond reading that the portal file lists.
        private_allowed: the portal's own address lies in a private network.
        writes: what was no plain reading, in order; shared by the roles of a run.
        ledger: acts with consequences, written down before they are done; shared by the roles of a run.
        announced: the effects (see acts.EFFECTS) a text announces.
        act, target: the latest act begun, and the name of what was pressed for it (empty where nothing was).
        astray: how many requests into private networks were refused.
        invited: a window that opens now was asked for; any other is closed at once.
        under_way: requests a page may be drawn from (documents, scripts, data) whose answer is still out.
    """

    allowed: frozenset[str]
    private_allowed: bool
    writes: list[Write]
    ledger: Ledger
    announced: Callable[[str], frozenset[str]]
    act: str = "open"
    target: str = ""
    astray: int = 0
    invited: bool = False
    under_way: set[Request] = field(default_factory=set, repr=False)

    def may(self, act: str) -> bool:
        """Whether an act may be done at all."""
        return act in READING or act == PROVOKE or act in self.allowed

    def watch(self, context: BrowserContext) -> None:
        """Take the place between a context and the network."""
        context.on("request", self._begun)
        context.on("requestfinished", self._ended)
        context.on("requestfailed", self._ended)
        context.on("page", self._on_window)
        context.route("**/*", self._on_request)
        context.route_web_socket("**/*", self._on_socket)

    @contextmanager
    def inviting(self) -> Iterator[None]:
        """Within it windows may open."""
        self.invited = True
        try:
            yield
        finally:
            self.invited = False

    def held_since(self, mark: int) -> Iterable[Write]:
        """The writes held back after the log had ``mark`` entries."""
        return (write for write in self.writes[mark:] if write.fate == "held")

    def consents_to(self, question: str) -> bool:
        """Whether a question the page asks in a dialog of the browser is to be answered with yes."""
        # Undoing is part of every act, so that its control is what tells a removal that is meant from one that is not.
        meant = effects_of(self.act) | (self.announced(self.target) & {REMOVAL})
        return self.act in self.allowed and self.announced(question) <= meant

    def _on_window(self, page: Page) -> None:
        if not self.invited:
            page.close()

    def _begun(self, request: Request) -> None:
        if request.resource_type in _DRAWN_FROM:
            self.under_way.add(request)

    def _ended(self, request: Request) -> None:
        self.under_way.discard(request)

    def _on_request(self, route: Route, request: Request) -> None:
        if not self.private_allowed and is_private(request.url):
            self.astray += 1
            route.abort("addressunreachable")
        elif request.resource_type == "ping":
            self.writes.append(Write(self.act, request.method, request.url, "dropped"))
            route.fulfill(status=204)
        elif request.method in _SAFE_METHODS:
            route.continue_()
        elif self.act == PROVOKE:
            self.writes.append(Write(self.act, request.method, request.url, "held"))
            # An aborted navigation would leave an error page behind; an empty answer leaves the page as it is.
            route.fulfill(status=204)
        else:
            self.writes.append(Write(self.act, request.method, request.url))
            route.continue_()

    def _on_socket(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def from_page(message: str | bytes) -> None:
            held = self.act == PROVOKE
            self.writes.append(Write(self.act, "MESSAGE", socket.url, "held" if held else "sent"))
            if not held:
                server.send(message)

        socket.on_message(from_page)
