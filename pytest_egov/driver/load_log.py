"""The page side of a cold load, from what load_observer.js tells; and when a load has been watched for long enough."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.driver.interactive import (
    Interactive,
    Span,
    cumulative_layout_shift,
    quiet_since,
    time_to_interactive,
    total_blocking_time,
)
from pytest_egov.driver.network_log import NetworkLog
from pytest_egov.evidence.timings import FIRST_ERROR_STATUS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Document", "LoadLog", "Patience", "ending"]


@dataclass(slots=True)
class Document:
    """One document's own figures, in milliseconds from the first navigation's start; None until they are known."""

    time_origin: float
    ttfb: float | None = None
    fcp: float | None = None
    lcp: float | None = None
    dom_content_loaded: float | None = None
    load: float | None = None
    shifts: list[tuple[float, float]] = field(default_factory=list)

    @property
    def cls(self) -> float:
        """Cumulative Layout Shift so far."""
        return cumulative_layout_shift(self.shifts)


@dataclass(slots=True)
class LoadLog:
    """What happened in the page since it was asked for.

    A page that a script sends on to another one is one load to the visitor: the clock runs on from the first document,
    long tasks of all documents count, paints and events are those of the last.

    Attributes:
        document: the last one; None before the first told anything.
        now: up to when everything has been told.
        long_tasks: those that ended.
    """

    document: Document | None = None
    now: float = 0.0
    long_tasks: list[Span] = field(default_factory=list)
    _first_origin: float | None = None

    def take(self, told: dict[str, Any]) -> None:
        """Enter one message of the observer."""
        origin = float(told["timeOrigin"])
        if self._first_origin is None:
            self._first_origin = origin
        if self.document is None or origin > self.document.time_origin:
            self.document = Document(origin)
        offset = origin - self._first_origin
        self.now = max(self.now, offset + told["now"])
        for entry in told["entries"]:
            if entry["entryType"] == "longtask":
                start = offset + entry["startTime"]
                self.long_tasks.append(Span(start, start + entry["duration"]))
            elif origin == self.document.time_origin:
                _enter(entry, self.document, offset)

    def interactive(self, busy_network: Sequence[Span], blocked: Span | None = None) -> Interactive | None:
        """Time to Interactive as far as it is known; None before FCP and DOMContentLoaded."""
        document = self.document
        if document is None or document.fcp is None or document.dom_content_loaded is None:
            return None
        return time_to_interactive(
            self._tasks(blocked),
            busy_network,
            fcp=document.fcp,
            dom_content_loaded=document.dom_content_loaded,
            watched_until=self.now,
        )

    def blocking_time(self, tti: float | None, blocked: Span | None = None) -> float | None:
        """Total Blocking Time from FCP to TTI, or to the end of watching; None before FCP."""
        if self.document is None or self.document.fcp is None:
            return None
        until = tti if tti is not None else max(self.now, blocked.end if blocked else 0.0)
        return total_blocking_time(self._tasks(blocked), fcp=self.document.fcp, until=until)

    def quiet_since(self, busy_network: Sequence[Span], blocked: Span | None = None) -> float:
        """Since when neither tasks nor requests kept the page busy."""
        fcp = self.document.fcp if self.document else None
        return quiet_since(self._tasks(blocked), busy_network, fcp=fcp or 0.0)

    def blocked(self, silent_ms: float) -> Span | None:
        """The task that keeps the main thread from telling anything; the timeline has a task only when it ends."""
        return Span(self.now, self.now + silent_ms) if silent_ms >= SILENT_MS else None

    def _tasks(self, blocked: Span | None) -> list[Span]:
        return [*self.long_tasks, blocked] if blocked else self.long_tasks


SILENT_MS = 1000.0  # ten beats missed


def _enter(entry: dict[str, Any], document: Document, offset: float) -> None:
    match entry["entryType"]:
        case "navigation":
            # Each figure is zero until its event has ended.
            document.ttfb = offset + entry["responseStart"] if entry["responseStart"] else None
            ended = entry["domContentLoadedEventEnd"]
            document.dom_content_loaded = offset + ended if ended else None
            document.load = offset + entry["loadEventEnd"] if entry["loadEventEnd"] else None
        case "paint" if entry["name"] == "first-contentful-paint":
            document.fcp = offset + entry["startTime"]
        case "largest-contentful-paint":
            document.lcp = offset + entry["startTime"]
        case "layout-shift" if not entry["hadRecentInput"]:
            document.shifts.append((offset + entry["startTime"], entry["value"]))


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a load is watched, in milliseconds: for its load event, and for its TTI."""

    load_ms: float
    half_credit_tti_ms: float


def ending(
    page: LoadLog, network: NetworkLog, patience: Patience, *, elapsed_ms: float, silent_ms: float
) -> Literal["loaded", "timed_out", "failed"] | None:
    """How the load ended; None while it is worth watching on.

    A loaded page is watched until TTI is known, or until it is certain that TTI is too late to earn anything. A page
    whose network never rests is given up when it is not quiet at the time limit: only then, since TTI looks back to the
    last long task and could still turn out early.
    """
    if page.document is None or page.document.load is None or network.leaving:
        return "timed_out" if elapsed_ms >= patience.load_ms else None
    if network.status is not None and network.status >= FIRST_ERROR_STATUS:
        return "failed"
    busy = network.busy()
    blocked = page.blocked(silent_ms)
    interactive = page.interactive(busy, blocked)
    earliest = page.now if interactive is None else interactive.at_least
    known = interactive is not None and interactive.tti is not None
    restless = elapsed_ms >= patience.load_ms and page.quiet_since(busy, blocked) > patience.load_ms
    return "loaded" if known or earliest >= patience.half_credit_tti_ms or restless else None
