"""The network side of a cold load: counts and spans from the Network events of the DevTools protocol."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from pytest_egov.driver.interactive import Span, too_many_requests
from pytest_egov.evidence.timings import FIRST_ERROR_STATUS

__all__ = ["NETWORK_EVENTS", "NetworkLog"]

NETWORK_EVENTS = (
    "Network.requestWillBeSent",
    "Network.responseReceived",
    "Network.loadingFinished",
    "Network.loadingFailed",
)


@dataclass(slots=True)
class _Request:
    start: float
    is_get: bool
    is_page: bool  # the document of the main frame, rather than something on it
    answered: float = math.inf
    end: float = math.inf


@dataclass(slots=True)
class NetworkLog:
    """What went over the network since the page was asked for.

    The browser stamps its events on a clock of its own, in seconds; zero here is the moment the page was asked for.

    Attributes:
        status: HTTP status of the page; after a redirect by a script, of the page that followed.
        requests, failed_requests, redirects, transferred_bytes: as in ``Sample``.
    """

    status: int | None = None
    requests: int = 0
    failed_requests: int = 0
    redirects: int = 0
    transferred_bytes: int = 0
    _asked_at: float | None = None
    _asked_wall: float | None = None
    _main_frame: str = ""
    _by_id: dict[str, _Request] = field(default_factory=dict)

    def take(self, event: str, params: dict[str, Any]) -> None:
        """Enter one event."""
        match event:
            case "Network.requestWillBeSent":
                self._sent(params)
            case "Network.responseReceived":
                self._answered(params)
            case "Network.loadingFinished" | "Network.loadingFailed":
                self._ended(params)

    def milliseconds(self, timestamp: float) -> float:
        """A moment of the browser's clock, counted from when the page was asked for."""
        return 0.0 if self._asked_at is None else (timestamp - self._asked_at) * 1000

    def milliseconds_of(self, wall_time: float) -> float:
        """A moment in seconds since 1970 by this machine's clock, counted from when the page was asked for."""
        return 0.0 if self._asked_wall is None else (wall_time - self._asked_wall) * 1000

    @property
    def leaving(self) -> bool:
        """The page is on its way to another page, whose answer is still out."""
        return any(request.is_page and request.answered == math.inf for request in self._by_id.values())

    @property
    def page_answered(self) -> float | None:
        """When the answer to the page's last request began to come, in milliseconds; None before it did."""
        answers = [request.answered for request in self._by_id.values() if request.is_page]
        return answers[-1] if answers and answers[-1] < math.inf else None

    def busy(self) -> list[Span]:
        """When the network was not quiet: more than two GET requests in flight, or the page itself still to come.

        The second is not in the definition of TTI, which knows no redirects by script: while a slow answer to one is
        out, nothing else goes on, and the page that is about to vanish would pass for one at rest.
        """
        requests = self._by_id.values()
        gets = [Span(request.start, request.end) for request in requests if request.is_get]
        pages = [Span(request.start, request.answered) for request in requests if request.is_page]
        return too_many_requests(gets) + pages

    def _sent(self, params: dict[str, Any]) -> None:
        if not params["request"]["url"].startswith(("http:", "https:")):
            return  # data: and blob: addresses need no network
        if params.get("type") == "Other" and params.get("initiator", {}).get("type") == "other":
            return  # the icon for the browser's own tab: no part of the page, and not every version tells of it
        if self._asked_at is None:
            self._asked_at, self._main_frame = params["timestamp"], params.get("frameId", "")
            self._asked_wall = params["wallTime"]
        self.requests += 1
        is_page = params.get("type") == "Document" and params.get("frameId") == self._main_frame
        self.redirects += is_page and self.requests > 1
        hop = params.get("redirectResponse")
        if hop is not None:
            # The browser keeps the id along a chain of redirects: to the page it is one request that takes longer.
            self.transferred_bytes += int(hop.get("encodedDataLength", 0))
        if hop is None or params["requestId"] not in self._by_id:
            start = self.milliseconds(params["timestamp"])
            self._by_id[params["requestId"]] = _Request(start, params["request"]["method"] == "GET", is_page)

    def _answered(self, params: dict[str, Any]) -> None:
        request = self._by_id.get(params["requestId"])
        if request is None:
            return
        status = int(params["response"]["status"])
        request.answered = self.milliseconds(params["timestamp"])
        self.failed_requests += status >= FIRST_ERROR_STATUS
        if request.is_page:
            self.status = status

    def _ended(self, params: dict[str, Any]) -> None:
        request = self._by_id.get(params["requestId"])
        if request is None:
            return
        request.end = self.milliseconds(params["timestamp"])
        request.answered = min(request.answered, request.end)
        self.transferred_bytes += int(params.get("encodedDataLength", 0))
        self.failed_requests += "errorText" in params and not params.get("canceled", False)
