"""What a timed load begins with and how it leaves the browser: cold, with the session given, on the screen of its profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from loaded_pages import DESKTOP, RESTLESS, page

from pytest_egov.driver.cold_load import measure
from pytest_egov.driver.session_state import SessionState
from pytest_egov.load_profile import LoadProfile

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from pytest_egov.evidence.timings import Sample


def test_every_load_is_cold(browser: Browser, site: Callable[[dict[str, Any]], Any]) -> None:
    style = (
        200,
        {"content-type": "text/css", "cache-control": "max-age=86400", "set-cookie": "seen=1"},
        "h1{color:red}",
    )
    here = site({"/": page("<link rel='stylesheet' href='/s.css'><h1>Trang</h1>"), "/s.css": style})

    samples = [
        measure(browser, here.address, profile=DESKTOP, timeout_s=20, half_credit_tti_ms=0) for _round in range(2)
    ]

    assert [2, 2] == [sample.requests for sample in samples]
    assert 2 == here.count("/s.css")


def test_no_context_stays_open(browser: Browser, load: Callable[..., Sample]) -> None:
    before = len(browser.contexts)

    load({"/": page("<h1>Trang</h1>")}, half_credit_tti_ms=0)
    load({"/": (500, {}, "")})

    assert before == len(browser.contexts)


def test_someone_signed_in_stays_so(browser: Browser, site: Callable[[dict[str, Any]], Any]) -> None:
    shows = "<h1></h1><script>document.querySelector('h1').append(sessionStorage.ai ?? '', document.cookie)</script>"
    here = site({"/": page(shows + RESTLESS)}).address
    cookie: Any = {"name": "phien", "value": "7", "domain": "127.0.0.1", "path": "/"}
    by_cookie = SessionState({"cookies": [cookie], "origins": []}, {})
    by_memory = SessionState({"cookies": [], "origins": []}, {here.rstrip("/"): {"ai": "Nguyễn Văn A"}})

    samples = [
        measure(browser, here, profile=DESKTOP, timeout_s=20, half_credit_tti_ms=600, state=state)
        for state in (None, by_cookie, by_memory)
    ]

    assert ["failed", "loaded", "loaded"] == [sample.outcome for sample in samples]


@pytest.mark.parametrize(("to", "elsewhere"), [("/#muc", False), ("/dang-nhap", True)])
def test_where_the_load_came_to_rest_is_told(load: Callable[..., Sample], to: str, elsewhere: object) -> None:
    leaves = f"<h1>Trang</h1><script>if (location.pathname + location.hash === '/') location.replace('{to}')</script>"

    sample = load(
        {"/": page(leaves + RESTLESS), "/dang-nhap": page("<h1>Đăng nhập</h1>" + RESTLESS)}, half_credit_tti_ms=900
    )

    assert elsewhere == sample.elsewhere


def test_the_measuring_machine_is_recorded(load: Callable[..., Sample]) -> None:
    sample = load({"/": page("<h1>Trang</h1>")}, half_credit_tti_ms=0)

    assert (sample.calibration_ms or 0) > 0
    assert 0 <= (sample.others_share or 0) <= 1
    assert sample.cpu_slowdown is None


def test_page_sees_the_profile_and_cannot_touch_what_watches_it(load: Callable[..., Sample]) -> None:
    meddling = """<script>
        PerformanceObserver = performance.now = JSON.stringify = setTimeout = undefined;
        const text = [innerWidth, innerHeight, devicePixelRatio, navigator.language, typeof egovTell].join();
        if (text === "412,823,2,vi-VN,undefined") document.write("<h1>" + text + "</h1>");
    </script>"""

    sample = load(
        {"/": page(meddling)},
        profile=LoadProfile(name="mobile", width=412, height=823, device_scale_factor=2),
        half_credit_tti_ms=500,
    )

    assert ("loaded", "mobile") == (sample.outcome, sample.profile)
    assert (sample.fcp_ms or 0) > 0
