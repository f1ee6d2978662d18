"""A visitor reads every address once, and outlives a browser."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import html
from playwright.sync_api import Error

from pytest_egov.driver.guard import Write
from pytest_egov.driver.manners import Manners
from pytest_egov.driver.visitor import Visitor
from pytest_egov.errors import BrowserGone, PageNotOpened

VisitorTo = Callable[..., Visitor]


@pytest.fixture
def visitor_to(browser: Any) -> Iterator[VisitorTo]:
    visitors: list[Visitor] = []

    def make(portal: Any, launch: Callable[[], Any] = lambda: browser, **more: Any) -> Visitor:
        manners = Manners(
            portal.address, 0, 10, frozenset({"ask"}), private_allowed=True, user_agent="pytest-egov tests"
        )
        visitors.append(Visitor(launch, manners, lambda name, _png: name, 1366, 768, **more))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()


def test_each_address_is_opened_once(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html("cổng"), "/faq": html("hỏi đáp")})
    opened: list[tuple[str, str]] = []
    visitor = visitor_to(portal, on_first_open=lambda url, _tab, _snapshot, place: opened.append((url, place)))
    first = visitor.read(portal.address + "faq", "faq")
    assert first is visitor.read(portal.address + "faq#top", "contact")
    assert visitor.read(portal.address.rstrip("/")) is visitor.read(portal.address)
    assert (1, 1) == (portal.count("/faq"), portal.count("/"))
    assert [(portal.address + "faq", "faq"), (portal.address.rstrip("/"), "")] == opened


def test_a_redirected_address_is_known_under_both(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/cu": (302, {"Location": "/moi"}, ""), "/moi": html("mới")})
    visitor = visitor_to(portal)
    snapshot = visitor.read(portal.address + "cu")
    assert portal.address + "moi" == snapshot.url
    assert snapshot is visitor.read(portal.address + "moi")
    assert 1 == portal.count("/moi")


def test_an_address_that_gave_no_page_is_not_tried_again(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/file": (200, {"content-type": "application/zip"}, b"PK")})
    visitor = visitor_to(portal)
    for _ in range(2):
        with pytest.raises(PageNotOpened):
            visitor.read(portal.address + "file")
    assert 1 == portal.count("/file")


def test_a_journey_opens_the_page_anew_only_when_the_tab_has_moved_on(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/a": html("a"), "/b": html("b")})
    visitor = visitor_to(portal)
    visitor.read(portal.address + "a")
    assert portal.address + "a" == visitor.go(portal.address + "a").page.url
    assert 1 == portal.count("/a")
    visitor.read(portal.address + "b")
    assert portal.address + "a" == visitor.go(portal.address + "a").page.url
    visitor.go(portal.address + "a")
    assert (3, 1) == (portal.count("/a"), portal.count("/b"))


def test_a_parked_visitor_asks_for_nothing(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html("cổng")})
    visitor = visitor_to(portal)
    visitor.park()
    visitor.read(portal.address)
    visitor.park()
    assert "about:blank" == visitor.tab.page.url
    assert portal.address == visitor.go(portal.address).page.url


def test_what_pages_see_of_us(site: Any, visitor_to: VisitorTo) -> None:
    page = "<p id=p></p><script>p.textContent = [navigator.userAgent, navigator.language, innerWidth, innerHeight, "
    page += "Intl.DateTimeFormat().resolvedOptions().timeZone].join('|')</script>"
    portal = site({"/": html(page)})
    expected = "pytest-egov tests|vi-VN|1366|768|Asia/Ho_Chi_Minh"
    assert expected in visitor_to(portal).read(portal.address).text.replace("Asia/Saigon", "Asia/Ho_Chi_Minh")


def test_a_browser_that_dies_is_told_and_the_next_page_gets_a_new_one(
    site: Any, visitor_to: VisitorTo, launch_browser: Callable[[], Any]
) -> None:
    browsers: list[Any] = []

    def launch() -> Any:
        if not browsers or not browsers[-1].is_connected():
            browsers.append(launch_browser())
        return browsers[-1]

    def die(_asked: Any) -> str:
        os.kill(process, signal.SIGKILL)
        return html("zu spät")

    portal = site(
        {"/": html('<form method="post" action="/x"><button>Gửi</button></form>'), "/die": die, "/x": html("x")}
    )
    visitor = visitor_to(portal, launch)
    form = visitor.read(portal.address).forms[0]
    visitor.tab.submit(form, "ask")
    session = browsers[0].new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    process = next(one["id"] for one in told if one["type"] == "browser")
    try:
        with pytest.raises(BrowserGone):
            visitor.read(portal.address + "die")
        assert "x" in visitor.read(portal.address + "x").text
        assert 1 == portal.count("/")
        assert visitor.read(portal.address) is not None
        assert (2, 1) == (len(browsers), portal.count("/"))
        assert [Write("ask", "POST", portal.address + "x")] == visitor.writes
    finally:
        visitor.close()
        browsers[-1].close()


def test_a_page_whose_renderer_crashed_does_not_take_the_rest_with_it(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html("cổng"), "/b": html("b")})
    visitor = visitor_to(portal)
    visitor.read(portal.address)
    page = visitor.tab.page
    with page.expect_event("close"), pytest.raises(Error):
        page.goto("chrome://crash")
    assert "b" in visitor.read(portal.address + "b").text


def test_going_to_a_route_again_forgets_what_was_chosen_there(site: Any, visitor_to: VisitorTo) -> None:
    portal = site({"/": html("<input id=o><script>onhashchange = () => 0</script>")})
    visitor = visitor_to(portal)
    visitor.go(portal.address + "#/tim").page.fill("#o", "khai sinh")
    assert "" == visitor.go(portal.address + "#/tim").page.input_value("#o")


@pytest.mark.parametrize(
    "draws",
    [
        "setTimeout(draw, 140)",
        "setInterval(() => (n += 1) === 2 && draw(), 70)",
        "{ const ways = new MessageChannel(); ways.port1.onmessage = draw; ways.port2.postMessage(0); }",
        "document.body.animate([{ opacity: 0 }, { opacity: 1 }], 140).onfinish = draw",
    ],
)
def test_what_a_page_has_planned_is_waited_for(site: Any, visitor_to: VisitorTo, draws: str) -> None:
    script = f"let n = 0; const draw = () => {{ p.textContent = 'đã vẽ'; }}; b.onclick = () => {{ {draws} }};"
    portal = site({"/": html(f"<p id=p></p><button id=b>Xem</button><script>{script}</script>")})
    tab = visitor_to(portal).go(portal.address)
    button = next(tab.snapshot().buttons())
    assert "đã vẽ" in tab.press(button, "open").text
