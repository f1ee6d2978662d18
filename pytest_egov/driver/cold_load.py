"""One cold load of a page, observed as a visitor's browser goes through it, never simulated."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from pytest_egov.driver.addresses import page_key
from pytest_egov.driver.load_log import Document, Patience
from pytest_egov.driver.load_watch import LoadWatch
from pytest_egov.driver.processor import ProcessorWatch, calibrate, load_average
from pytest_egov.driver.speed_index import speed_index
from pytest_egov.driver.throttling import throttle
from pytest_egov.errors import BrowserGone, UsageProblem
from pytest_egov.evidence.timings import Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, Error, Page

    from pytest_egov.driver.session_state import SessionState
    from pytest_egov.driver.speed_index import Frame
    from pytest_egov.evidence.film import Still
    from pytest_egov.load_profile import LoadProfile

__all__ = ["measure"]

LOOK_AGAIN_MS = 50


@dataclass(frozen=True, slots=True)
class _Ending:
    outcome: Literal["loaded", "timed_out", "failed"]
    error: str | None = None


def measure(
    browser: Browser,
    url: str,
    *,
    profile: LoadProfile,
    timeout_s: float,
    half_credit_tti_ms: float,
    state: SessionState | None = None,
    user_agent: str | None = None,
    film: Callable[[Sequence[Still]], None] | None = None,
) -> Sample:
    """Load a page once in a fresh context: nothing cached, nothing routed, plain navigation.

    Takes the load itself and the five quiet seconds that Time to Interactive is defined by, and little more.

    Args:
        browser: a living Chromium that does nothing else meanwhile.
        url: the address.
        profile: the screen, and what is slowed down.
        timeout_s: by when the load event must have come.
        half_credit_tti_ms: the TTI from which on nothing is earned: watched no longer than needed to tell that.
        state: the session it begins with: cookies, local and session storage.
        user_agent: who we say we are; the browser's own otherwise.
        film: is given the pictures of a load that came about, for whoever wants to see what Speed Index was taken from.

    Returns:
        What was seen. Faults of the network and of the portal are outcomes, not exceptions.

    Raises:
        BrowserGone: the browser died or was closed.
        UsageProblem: the browser is not Chromium, which alone tells what we need.
        playwright.sync_api.Error: no page could be set up; a fault of this machine, never of the portal.
    """
    from playwright.sync_api import Error

    if browser.browser_type.name != "chromium":
        raise UsageProblem(f"Timed loads need Chromium, not {browser.browser_type.name}: run with --browser chromium.")
    watch = LoadWatch()
    patience = Patience(timeout_s * 1000, half_credit_tti_ms)
    calibration_ms, processor = calibrate(), ProcessorWatch.begin()
    try:
        with _fresh_context(browser, profile, state, user_agent) as context:
            page = context.new_page()
            watch.attach(page)
            cpu_slowdown = throttle(page, profile)
            started_at = datetime.now(UTC)
            end = _load(page, url, watch, patience)
            landed = page.url
            page.close()
            frames = _frames(watch, context) if end.outcome == "loaded" else []
    except Error as error:
        if not browser.is_connected():
            raise BrowserGone(f"The browser died while {url} was timed.") from error
        raise
    index = speed_index(frames)
    if film is not None and index is not None:
        film(watch.screencast.stills(frames))
    sample = _sample(watch, _unless_blank(end, watch, index), url=url, started_at=started_at, profile=profile.name)
    return replace(
        sample,
        # The browser's own timeline does not know of the latency it imitates.
        ttfb_ms=sample.ttfb_ms if profile.network is None else watch.network.page_answered,
        speed_index_ms=index,
        elsewhere=page_key(landed) != page_key(url),
        load_average=load_average(),
        others_share=processor.others_share(),
        calibration_ms=calibration_ms,
        cpu_slowdown=cpu_slowdown,
    )


@contextmanager
def _fresh_context(
    browser: Browser, profile: LoadProfile, state: SessionState | None, user_agent: str | None
) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": profile.width, "height": profile.height},
        device_scale_factor=profile.device_scale_factor,
        is_mobile=profile.mobile,
        has_touch=profile.mobile,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        accept_downloads=False,
        storage_state=state.storage if state is not None else None,
        user_agent=user_agent,
    )
    if state is not None:
        state.restore_tab_memory(context)
    try:
        yield context
    finally:
        if browser.is_connected():
            context.close()


def _load(page: Page, url: str, watch: LoadWatch, patience: Patience) -> _Ending:
    """Go to the page and watch it until it is known how the load ended."""
    from playwright.sync_api import Error, TimeoutError  # noqa: A004 # Playwright's own name

    late = _Ending("timed_out", f"no load event within {patience.load_ms / 1000:g} s")
    watch.begin()
    try:
        page.goto(url, wait_until="commit", timeout=patience.load_ms)
        while (outcome := watch.ending(patience)) is None and not watch.crashed:
            page.wait_for_timeout(LOOK_AGAIN_MS)
    except TimeoutError:
        return late
    except Error as error:
        if page.is_closed() and not watch.crashed:
            raise  # the browser is gone, or somebody closed the page under our hands
        return _Ending("failed", "the page crashed" if watch.crashed else _one_line(error))
    if watch.crashed:
        return _Ending("failed", "the page crashed")
    if outcome == "failed":
        return _Ending("failed", f"HTTP status {watch.network.status}")
    return late if outcome == "timed_out" else _Ending("loaded")


def _one_line(error: Error) -> str:
    return error.message.splitlines()[0].removeprefix("Page.goto: ")


def _frames(watch: LoadWatch, context: BrowserContext) -> list[Frame]:
    return watch.screencast.frames(context, watch.network.milliseconds_of)


def _unless_blank(end: _Ending, watch: LoadWatch, index: float | None) -> _Ending:
    """A page that answers 200 and stays blank did not load; one made of frames paints nothing of its own, but did."""
    document = watch.log.document
    if end.outcome == "loaded" and index is None and (document is None or document.fcp is None):
        return _Ending("failed", f"the page stayed blank for {watch.log.now / 1000:.1f} s")
    return end


def _sample(watch: LoadWatch, end: _Ending, *, url: str, started_at: datetime, profile: str) -> Sample:
    document, network = watch.log.document or Document(time_origin=0), watch.network
    blocked = watch.log.blocked(watch.silent_ms)
    interactive = watch.log.interactive(network.busy(), blocked)
    tti = interactive.tti if interactive else None
    return Sample(
        url=url,
        started_at=started_at,
        profile=profile,
        status=network.status,
        outcome=end.outcome,
        error=end.error,
        ttfb_ms=document.ttfb,
        fcp_ms=document.fcp,
        lcp_ms=document.lcp,
        cls=document.cls if document.fcp is not None else None,
        tbt_ms=watch.log.blocking_time(tti, blocked),
        tti_ms=tti,
        dom_content_loaded_ms=document.dom_content_loaded,
        load_ms=document.load,
        tti_censored=end.outcome == "loaded" and interactive is not None and tti is None,
        transferred_bytes=network.transferred_bytes,
        requests=network.requests,
        failed_requests=network.failed_requests,
        redirects=network.redirects,
    )
