"""When a page that stands in a tab is read: once what it waits for has come, where it ends, and not twice for nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.driver import tab as tab_module
from pytest_egov.driver.tab import Tab

TabTo = Callable[..., Tab]


def test_a_page_drawn_by_script_from_slow_data_is_read_when_it_is_drawn(site: Any, tab_to: TabTo) -> None:
    answer = threading.Event()

    def data(_asked: Any) -> str:
        answer.wait(0.4)
        return "79 thủ tục"

    shell = html("<p id=p></p><script>fetch('/so').then(r => r.text()).then(t => p.textContent = t)</script>")
    portal = site({"/": shell, "/so": data})
    assert "79 thủ tục" in tab_to(portal).open(portal.address).text


def test_a_page_sent_on_while_covers_are_looked_for_is_read_where_it_ends(
    site: Any, tab_to: TabTo, monkeypatch: Any
) -> None:
    def arriving(page: Any) -> tuple[Any, ...]:
        page.evaluate("() => location.pathname === '/' && new Promise(() => location.assign('/den'))")
        return ()

    monkeypatch.setattr("pytest_egov.driver.tab.arrive", arriving)
    portal = site({"/": html("<p>..."), "/den": html("<h1>VNeID</h1>", "Đến nơi")})
    assert "Đến nơi" == tab_to(portal).open(portal.address).title


def test_a_page_drawn_from_an_answer_to_an_answer_is_read_when_it_is_drawn(site: Any, tab_to: TabTo) -> None:
    """One answer says where to go, the next one what to show: between them nothing on the page changes."""
    script = "go = to => fetch(to).then(r => r.text()).then(t => t.startsWith('/') ? setTimeout(go, 60, t) : p.textContent = t)"

    def slowly(said: str) -> Callable[[Any], str]:
        return lambda _asked: threading.Event().wait(0.4) or said

    answers = {"/di": slowly("/nua"), "/nua": slowly("/den"), "/den": slowly("Xin chào")}
    portal = site({"/": html(f"<p id=p></p><script>{script}; go('/di')</script>"), **answers})
    assert "Xin chào" in tab_to(portal).open(portal.address).text


def test_a_request_that_is_never_answered_is_waited_for_once(site: Any, tab_to: TabTo) -> None:
    answer = threading.Event()
    portal = site(
        {"/": html("<p>xong</p><script>fetch('/mai')</script>"), "/mai": lambda _asked: answer.wait(20) and ""}
    )
    tab = tab_to(portal)
    assert "xong" in tab.open(portal.address).text
    assert not tab.guard.under_way
    answer.set()


def test_a_page_that_its_script_sends_on_is_read_where_it_ends(site: Any, tab_to: TabTo) -> None:
    """An application without pages of its own asks its server where to go, and goes."""
    shell = html("<p>...</p><script>fetch('/di').then(r => r.text()).then(t => location.assign(t))</script>")
    portal = site({"/": shell, "/di": "/den", "/den": html("<h1>VNeID</h1>", "Đến nơi")})
    tab = tab_to(portal)
    assert "Đến nơi" == tab.open(portal.address).title
    assert portal.address + "den" == tab.hops[-1]


def test_a_page_just_opened_is_read_again_only_once_something_was_done(
    site: Any, tab_to: TabTo, monkeypatch: Any
) -> None:
    portal = site({"/": html("<label>Họ tên <input></label>")})
    tab, reads, read = tab_to(portal, allowed={"draft"}), [], Tab._read
    monkeypatch.setattr(Tab, "_read", lambda one: reads.append(one) or read(one))
    monkeypatch.setattr(tab_module, "_A_MOMENT_S", 3600)
    opened = tab.open(portal.address)
    assert (200, opened.forms) == (opened.status, tab.snapshot().forms)
    assert 1 == len(reads)
    assert tab.snapshot().status is None
    assert 2 == len(reads)
    tab.fill(tab.open(portal.address).forms[0].fields[0], "Lê Văn Kiểm", "draft")
    assert "Lê Văn Kiểm" == tab.snapshot().forms[0].fields[0].value
    tab.open(portal.address)
    tab.evaluate("() => { document.body.append('thêm'); }")
    assert "thêm" in tab.snapshot().text
    tab.open(portal.address)
    monkeypatch.setattr(tab_module, "_A_MOMENT_S", 0)
    tab.snapshot()
    assert 8 == len(reads)
