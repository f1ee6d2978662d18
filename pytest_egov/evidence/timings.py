"""Evidence about speed: cold loads of one page, each with what a visitor's browser would have gone through.

Where the definitions come from:

- time to first byte, DOMContentLoaded, load: Navigation Timing Level 2, https://www.w3.org/TR/navigation-timing-2/
- First Contentful Paint (FCP): Paint Timing, https://www.w3.org/TR/paint-timing/
- Largest Contentful Paint (LCP): https://www.w3.org/TR/largest-contentful-paint/
- Cumulative Layout Shift (CLS): Layout Instability, https://wicg.github.io/layout-instability/, in the session windows
  of https://web.dev/articles/cls
- long tasks: https://www.w3.org/TR/longtasks-1/; from them Total Blocking Time (TBT), https://web.dev/articles/tbt, and
  Time to Interactive (TTI), https://web.dev/articles/tti
- Speed Index: https://docs.webpagetest.org/metrics/speedindex/
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = ["Metric", "PageTimings", "Sample", "median", "success_share"]

Metric = Literal[
    "ttfb_ms",
    "fcp_ms",
    "lcp_ms",
    "cls",
    "speed_index_ms",
    "tbt_ms",
    "tti_ms",
    "dom_content_loaded_ms",
    "load_ms",
]


@dataclass(frozen=True, slots=True)
class Sample:
    """One cold load: a fresh context, nothing cached, nothing else running.

    Times are in milliseconds from navigation start.

    Attributes:
        url: the address asked for.
        started_at: when the navigation was asked for, UTC.
        profile: name of the screen it was loaded on.
        status: HTTP status of the page that came in the end; None when no answer came.
        outcome: ``loaded``; ``timed_out`` (no load event in time); ``failed`` (a network fault, a status of 400 and
            more, a page that painted nothing).
        error: why it did not load, in one line.
        ttfb_ms: the first byte of the answer (``responseStart``), redirects included.
        fcp_ms: the first text or picture.
        lcp_ms: the last candidate for the largest text block or picture seen while the page was watched.
        cls: the worst session window of layout shifts, without unit.
        speed_index_ms: the average time at which the visible parts of the screen were there.
        tbt_ms: what long tasks exceed 50 ms by, between FCP and TTI; up to the end of watching where TTI is censored,
            which makes it a lower bound.
        tti_ms: the page answers reliably from here on; None when censored.
        dom_content_loaded_ms, load_ms: the ends of both events.
        tti_censored: watching ended before TTI was known, because it was already too late to earn anything or because
            the network never came to rest.
        transferred_bytes: received over the network, headers included.
        requests: HTTP requests sent, redirects counted singly.
        failed_requests: of them, those without an answer or with a status of 400 and more; cancelled ones are left out.
        redirects: of the page itself, by the server or by a script.
        load_average: processes that ran or waited to run on our machine, one-minute average; None where unknown.
        window: the peak window it fell in, as "09:00-11:00"; None outside all of them.
    """

    url: str
    started_at: datetime
    profile: str
    status: int | None
    outcome: Literal["loaded", "timed_out", "failed"]
    error: str | None = None
    ttfb_ms: float | None = None
    fcp_ms: float | None = None
    lcp_ms: float | None = None
    cls: float | None = None
    speed_index_ms: float | None = None
    tbt_ms: float | None = None
    tti_ms: float | None = None
    dom_content_loaded_ms: float | None = None
    load_ms: float | None = None
    tti_censored: bool = False
    transferred_bytes: int = 0
    requests: int = 0
    failed_requests: int = 0
    redirects: int = 0
    load_average: float | None = None
    window: str | None = None

    def metric(self, name: Metric) -> float | None:
        """A figure as it counts for a limit.

        A load that failed or timed out is infinitely slow, whatever was measured before it broke; so is a censored TTI.
        None says that this metric could not be taken of a page that did load: it neither passes nor fails.
        """
        if self.outcome != "loaded" or (name == "tti_ms" and self.tti_censored):
            return math.inf
        value: float | None = getattr(self, name)
        return value


@dataclass(frozen=True, slots=True)
class PageTimings:
    """The cold loads of one page.

    Attributes:
        page: name of the place: ``home`` or ``eform``.
        url: its address.
        profile: name of the screen.
        samples: in the order they were taken, failed ones included.
        rounds_planned: how many were asked for.
    """

    page: str
    url: str
    profile: str
    samples: tuple[Sample, ...]
    rounds_planned: int

    def values(self, name: Metric) -> tuple[float, ...]:
        """A metric over the rounds, infinite where a load did not come about, left out where it could not be taken."""
        return tuple(value for sample in self.samples if (value := sample.metric(name)) is not None)


def median(values: Sequence[float]) -> float:
    """The middle value; the mean of the two middle ones of an even number, infinite as soon as one of them is.

    Raises:
        statistics.StatisticsError: (a ValueError) there are no values.
    """
    return statistics.median(values)


def success_share(samples: Sequence[Sample]) -> float:
    """The share of samples that loaded, 0 to 1; 0 for no samples."""
    if not samples:
        return 0.0
    return sum(sample.outcome == "loaded" for sample in samples) / len(samples)
