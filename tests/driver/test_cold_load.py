from __future__ import annotations

import base64
import math
import signal
import socket
from datetime import UTC, datetime, timedelta
from os import kill
from typing import TYPE_CHECKING, Any

import pytest
from loaded_pages import AFTER_FCP, BLOCK, DESKTOP, NEVER, RESTLESS, page, png

from pytest_egov.driver.cold_load import measure
from pytest_egov.errors import BrowserGone, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserType

    from pytest_egov.evidence.film import Still
    from pytest_egov.evidence.timings import Sample


def test_plain_page(load: Callable[..., Sample]) -> None:
    before = datetime.now(UTC)

    sample = load({"/": page("<h1>Cổng dịch vụ công</h1>")})

    assert ("loaded", 200, None, "desktop") == (sample.outcome, sample.status, sample.error, sample.profile)
    assert before <= sample.started_at < before + timedelta(seconds=20)
    assert sample.ttfb_ms is not None
    assert sample.fcp_ms is not None
    assert sample.load_ms is not None
    assert sample.speed_index_ms is not None
    assert 0 < sample.ttfb_ms < sample.fcp_ms < 2000
    assert 0 < sample.ttfb_ms < sample.load_ms < 2000
    assert 0 < sample.speed_index_ms < 2000
    assert sample.fcp_ms == sample.lcp_ms
    assert max(sample.fcp_ms, sample.dom_content_loaded_ms or 0) == sample.tti_ms
    assert (0.0, 0.0, False) == (sample.tbt_ms, sample.cls, sample.tti_censored)
    assert (1, 0, 0) == (sample.requests, sample.failed_requests, sample.redirects)
    assert sample.transferred_bytes > 100


def test_late_picture_is_the_largest_content_and_moves_the_text_below(
    load: Callable[..., Sample], slowly: Callable[..., Any]
) -> None:
    picture = (200, {"content-type": "image/png"}, png(600, 400))

    sample = load({"/": page("<h1>Tin</h1><img src='/lon.png'><p>Dưới ảnh</p>"), "/lon.png": slowly(0.7, picture)})

    assert sample.fcp_ms is not None
    assert sample.lcp_ms is not None
    assert sample.speed_index_ms is not None
    assert sample.fcp_ms + 300 < sample.lcp_ms
    assert sample.fcp_ms + 200 < sample.speed_index_ms <= sample.lcp_ms + 200
    assert sample.fcp_ms == sample.tti_ms  # one picture on its way does not keep the page busy
    assert (sample.cls or 0) > 0
    assert sample.transferred_bytes > 600 * 400 * 3


def test_film_shows_what_speed_index_was_taken_from(load: Callable[..., Sample]) -> None:
    film: list[Still] = []
    red = "document.body.innerHTML = '<p style=\"height: 600px; background: #b00\"></p>'"

    sample = load({"/": page(f"<h1>Tin</h1>{AFTER_FCP.format(then=red)}")}, half_credit_tti_ms=1000.0, film=film.extend)

    assert sorted(still.at_ms for still in film) == [still.at_ms for still in film]
    assert film[0].at_ms >= 0
    assert 1.0 == film[-1].progress > film[0].progress
    assert b"\xff\xd8" == base64.b64decode(film[-1].jpeg)[:2]
    assert film[-1].at_ms >= (sample.speed_index_ms or 0)


def test_load_that_failed_has_no_film(load: Callable[..., Sample]) -> None:
    film: list[Still] = []

    assert "failed" == load({"/": (500, {}, "<h1>Lỗi</h1>")}, film=film.extend).outcome
    assert [] == film


def test_main_thread_blocked_after_fcp(load: Callable[..., Sample]) -> None:
    sample = load({"/": page("<h1>Bận</h1>" + AFTER_FCP.format(then=BLOCK.format(ms=300)))})

    assert sample.tbt_ms is not None
    assert sample.fcp_ms is not None
    assert sample.tti_ms is not None
    assert 200 < sample.tbt_ms < 600
    assert sample.fcp_ms + 300 < sample.tti_ms
    assert not sample.tti_censored


def test_page_that_never_rests_is_watched_only_until_tti_can_earn_nothing(load: Callable[..., Sample]) -> None:
    sample = load({"/": page("<h1>Bận mãi</h1>" + RESTLESS)}, half_credit_tti_ms=600)

    assert ("loaded", None, True) == (sample.outcome, sample.tti_ms, sample.tti_censored)
    assert math.inf == sample.metric("tti_ms")
    assert 0 < (sample.tbt_ms or 0) < math.inf


def test_network_that_never_rests_is_watched_until_the_time_limit(
    load: Callable[..., Sample], slowly: Callable[..., Any]
) -> None:
    streams = "".join(f"<script>fetch('/stream?{number}')</script>" for number in range(3))

    sample = load({"/": page("<h1>Chờ</h1>" + streams), "/stream": slowly(30, "late")}, timeout_s=1)

    assert ("loaded", None, True) == (sample.outcome, sample.tti_ms, sample.tti_censored)
    assert 4 == sample.requests


def test_page_that_hangs_after_its_load_event_blocks_for_as_long_as_it_was_watched(load: Callable[..., Sample]) -> None:
    hanging = "<h1>Treo</h1><script>addEventListener('load', () => setTimeout(() => { for (;;); }, 200))</script>"

    sample = load({"/": page(hanging)}, timeout_s=1)

    assert ("loaded", True) == (sample.outcome, sample.tti_censored)
    assert (sample.tbt_ms or 0) > 700


def test_page_sent_on_by_a_script_is_one_load(load: Callable[..., Sample], slowly: Callable[..., Any]) -> None:
    home = slowly(0.5, page("<h1>Trang chủ</h1>" + RESTLESS))
    pages = {"/": page("<script>location.replace('/trang-chu')</script>"), "/trang-chu": home}

    sample = load(pages, half_credit_tti_ms=1200)

    assert ("loaded", 200, 1, 2) == (sample.outcome, sample.status, sample.redirects, sample.requests)
    assert sample.ttfb_ms is not None
    assert sample.fcp_ms is not None
    assert 500 <= sample.ttfb_ms < sample.fcp_ms


def test_redirect_by_the_server_counts_into_the_first_byte(
    load: Callable[..., Sample], slowly: Callable[..., Any]
) -> None:
    moved = (302, {"location": "/vi"}, "")

    sample = load({"/": slowly(0.4, moved), "/vi": page("<h1>Trang chủ</h1>" + RESTLESS)}, half_credit_tti_ms=1000)

    assert ("loaded", 200, 1) == (sample.outcome, sample.status, sample.redirects)
    assert (sample.ttfb_ms or 0) >= 400


def test_failed_subresources_are_counted(load: Callable[..., Sample]) -> None:
    pages = {"/": page("<h1>Thiếu ảnh</h1><img src='/a.png'><img src='/b.png'>" + RESTLESS)}

    sample = load(pages, half_credit_tti_ms=600)

    assert ("loaded", 3, 2) == (sample.outcome, sample.requests, sample.failed_requests)


def test_page_of_frames_loads_though_it_paints_nothing_of_its_own(load: Callable[..., Sample]) -> None:
    pages = {"/": page("<iframe src='/khung'></iframe>"), "/khung": page("<h1>Trong khung</h1>")}

    sample = load(pages, half_credit_tti_ms=500)

    assert ("loaded", None, None) == (sample.outcome, sample.fcp_ms, sample.metric("tti_ms"))
    assert (sample.speed_index_ms or 0) > 0


def test_blank_page_did_not_load(load: Callable[..., Sample]) -> None:
    sample = load({"/": page("")}, half_credit_tti_ms=500)

    assert ("failed", 200, math.inf) == (sample.outcome, sample.status, sample.metric("fcp_ms"))
    assert (sample.error or "").startswith("the page stayed blank")


def test_server_error(load: Callable[..., Sample]) -> None:
    sample = load({"/": (500, {}, page("<h1>Lỗi hệ thống</h1>"))})

    assert ("failed", 500, "HTTP status 500") == (sample.outcome, sample.status, sample.error)
    assert math.inf == sample.metric("load_ms")


def test_connection_refused(browser: Browser) -> None:
    with socket.socket() as closed:  # bound and not listening: nobody else gets the port, and nobody answers
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"

        sample = measure(browser, url, profile=DESKTOP, timeout_s=5, half_credit_tti_ms=NEVER)

    assert ("failed", None) == (sample.outcome, sample.status)
    assert f"net::ERR_CONNECTION_REFUSED at {url}" == sample.error


def test_download_is_no_page(load: Callable[..., Sample]) -> None:
    sample = load({"/": (200, {"content-type": "application/zip"}, b"PK")})

    assert ("failed", "Download is starting") == (sample.outcome, sample.error)


def test_server_that_does_not_answer_in_time(load: Callable[..., Sample], slowly: Callable[..., Any]) -> None:
    sample = load({"/": slowly(30, "late")}, timeout_s=1)

    assert ("timed_out", None, "no load event within 1 s") == (sample.outcome, sample.status, sample.error)


def test_picture_that_does_not_come_in_time_holds_the_load_event_back(
    load: Callable[..., Sample], slowly: Callable[..., Any]
) -> None:
    sample = load({"/": page("<h1>Ảnh</h1><img src='/anh.png'>"), "/anh.png": slowly(30, "late")}, timeout_s=1)

    assert ("timed_out", 200, None) == (sample.outcome, sample.status, sample.load_ms)
    assert math.inf == sample.metric("fcp_ms")
    assert (sample.fcp_ms or 0) > 0  # what was seen is kept


def test_browser_that_dies_under_the_load_is_no_fault_of_the_portal(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], site: Callable[[dict[str, Any]], Any]
) -> None:
    mortal = browser_type.launch(**browser_type_launch_args)
    processes = mortal.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pid = next(process["id"] for process in processes if process["type"] == "browser")

    def kill_it(_asked: object) -> str:
        kill(pid, signal.SIGKILL)
        return page("<h1>Quá muộn</h1>")

    with pytest.raises(BrowserGone, match="died while http"):
        measure(mortal, site({"/": kill_it}).address, profile=DESKTOP, timeout_s=20, half_credit_tti_ms=NEVER)


def test_frame_in_a_process_of_its_own_keeps_the_network_busy_too(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    site: Callable[[dict[str, Any]], Any],
    slowly: Callable[..., Any],
) -> None:
    streams = "".join(f"<script>fetch('/stream?{number}')</script>" for number in range(3))
    here = site({"/": "", "/ban-do": page("<p>Bản đồ</p>" + streams), "/stream": slowly(30, "late")})
    other_site = here.address.replace("127.0.0.1", "localhost")
    here.pages["/"] = page(f"<h1>Có bản đồ</h1><iframe src='{other_site}ban-do'></iframe>")
    arguments = [*browser_type_launch_args.get("args", ()), "--site-per-process"]

    with browser_type.launch(**{**browser_type_launch_args, "args": arguments}) as isolating:
        sample = measure(isolating, here.address, profile=DESKTOP, timeout_s=1, half_credit_tti_ms=NEVER)

    assert ("loaded", True, 5) == (sample.outcome, sample.tti_censored, sample.requests)


def test_closed_browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], site: Callable[[dict[str, Any]], Any]
) -> None:
    closed = browser_type.launch(**browser_type_launch_args)
    closed.close()

    with pytest.raises(BrowserGone):
        measure(closed, site({}).address, profile=DESKTOP, timeout_s=20, half_credit_tti_ms=NEVER)


def test_other_browsers_are_refused() -> None:
    class Firefox:
        class browser_type:  # noqa: N801 # Playwright's name
            name = "firefox"

    with pytest.raises(UsageProblem, match="need Chromium, not firefox"):
        measure(Firefox(), "http://127.0.0.1/", profile=DESKTOP, timeout_s=1, half_credit_tti_ms=NEVER)  # type: ignore[arg-type]
