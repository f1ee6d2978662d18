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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from pytest_egov.evidence.medians import Middle, middle_of
from pytest_egov.verdict import Text

__all__ = ["Day", "FormDraw", "Metric", "PageTimings", "Period", "Sample", "loaded"]

FIRST_ERROR_STATUS = 400

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
        elsewhere: it came to rest at another address than the one asked for.
        load_average: processes that ran or waited to run on our machine, one-minute average; None where unknown.
        others_share: the share of our machine's processors, 0 to 1, that processes other than ours took meanwhile; None
            where unknown.
        calibration_ms: how long our machine took, just before, for a piece of work that is always the same.
        cpu_slowdown: how many times slower the page's scripts were measured to run where the profile slows them down;
            None where it does not.
        busy: others took so much of our machine that the figures may be too high; they are never too low.
        window: the peak window it fell in, as "09:00-11:00"; None outside all of them.
        vantage: where our machine stands, as its operator calls it; empty where nobody said.
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
    elsewhere: bool = False
    load_average: float | None = None
    others_share: float | None = None
    calibration_ms: float | None = None
    cpu_slowdown: float | None = None
    busy: bool = False
    window: str | None = None
    vantage: str = ""

    def beside(self, busy_above: float) -> Sample:
        """The sample, marked as busy where others took more than that share of our machine meanwhile.

        What a portal answers with a status of 400 and more is no matter of speed: such a load is never busy.
        """
        refused = self.status is not None and self.status >= FIRST_ERROR_STATUS
        return replace(self, busy=not refused and (self.others_share or 0.0) > busy_above)

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
class FormDraw:
    """How the timed eForm was drawn: a field first, then a procedure of it, both by the seed.

    Attributes:
        seed: the text the draw was made from.
        name: of the procedure.
        url: of its page.
        field: the procedure's field; empty where its page names none.
        fields: those that were drawn from, in the order drawn.
        population: how many procedures the list has.
        list_sha256: of the names on the pages of the list that were read, so that two draws can be compared.
        passed_over: procedures drawn before it, and why they could not be taken.
        drift: address of the procedure drawn earlier in this campaign, whose form is gone; empty where none is.
    """

    seed: str
    name: str
    url: str
    field: str
    fields: tuple[str, ...]
    population: int
    list_sha256: str
    passed_over: tuple[tuple[str, str], ...] = ()
    drift: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a period, as far as one page is concerned.

    Attributes:
        day: on the portal's clocks.
        working: whether offices work.
        holiday: the public holiday it is; None on other days.
        planned: rounds that were planned and whose hours have passed.
        taken: of them, those in which the page was timed.
        missed: of them, those nobody took.
        blocked: of them, those in which the portal kept us from the page.
        failed: of them, those in which we broke down.
    """

    day: date
    working: bool
    holiday: Text | None
    planned: int = 0
    taken: int = 0
    missed: int = 0
    blocked: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """The days a store of samples was read for.

    Attributes:
        first, last: both included.
        days: each of them, in order.
        only_working: days on which offices do not work were left out.
        left_out: samples of the period that do not count: of days left out, outside the windows, outside the plan.
    """

    first: date
    last: date
    days: tuple[Day, ...]
    only_working: bool
    left_out: int = 0

    @property
    def planned(self) -> int:
        """Rounds that were planned and whose hours have passed."""
        return sum(day.planned for day in self.days)

    @property
    def missed(self) -> int:
        """Planned rounds that brought no sample: nobody took them, we broke down, or the portal kept us out."""
        return sum(day.planned - day.taken for day in self.days)


@dataclass(frozen=True)  # without slots: what counts is worked out once, and asked for with every metric
class PageTimings:
    """The cold loads of one page.

    Attributes:
        page: name of the place: ``home`` or ``eform``.
        url: its address.
        profile: name of the screen.
        samples: in the order they were taken, failed and busy ones included.
        rounds_planned: how many were asked for; more are taken while they do not decide.
        most_rounds: how many are taken at most.
        confidence: of the interval a median is known by.
        signed_in: the loads began with the session of someone signed in, and with an empty cache.
        draw: how an eForm was chosen; None for other pages, and where the portal file gave its address.
        warm_up: a load before the first round, so that caches of the portal and of the network's names are as in the middle
            of a day; counts for nothing.
        period: the days they were taken on, where they come from a store; None for the loads of one run.
    """

    page: str
    url: str
    profile: str
    samples: tuple[Sample, ...]
    rounds_planned: int
    most_rounds: int = 0
    confidence: float = 0.95
    warm_up: Sample | None = None
    signed_in: bool = False
    draw: FormDraw | None = None
    period: Period | None = None

    @property
    def quiet(self) -> bool:
        """Whether enough samples were taken while our machine was left to us."""
        return sum(not sample.busy for sample in self.samples) >= min(self.rounds_planned, len(self.samples))

    @cached_property
    def counted(self) -> tuple[Sample, ...]:
        """The samples that count: those of a quiet machine, or all where there are not enough of them.

        A busy machine makes every figure too high and none too low: with busy samples among them a median is an upper bound.
        """
        return tuple(sample for sample in self.samples if not sample.busy) if self.quiet else self.samples

    def values(self, name: Metric) -> tuple[float, ...]:
        """A metric over the rounds that count: infinite where a load did not come about, left out where it was not taken."""
        return tuple(value for sample in self.counted if (value := sample.metric(name)) is not None)

    def middle(self, name: Metric) -> Middle | None:
        """The median of a metric and its interval; None where it could not be taken in every round that counts."""
        values = self.values(name)
        return middle_of(values, self.confidence) if values and len(values) == len(self.counted) else None


def loaded(samples: Sequence[Sample]) -> int:
    """How many of the loads came about."""
    return sum(sample.outcome == "loaded" for sample in samples)
