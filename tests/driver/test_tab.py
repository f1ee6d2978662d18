"""One page, driven: what it opens, what it refuses, and what portals throw at it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.fetching import Fetched
from pytest_egov.driver.guard import Write
from pytest_egov.driver.tab import Tab
from pytest_egov.errors import PageNotOpened, PortalBlocked, Refused
from pytest_egov.wayfinding.vocabulary import vocabulary

TabTo = Callable[..., Tab]


def control(snapshot: Any, name: str) -> Any:
    return next(control for control in snapshot.controls if control.name == name)


@pytest.mark.parametrize("status", [200, 404, 500])
def test_a_page_is_read_with_its_status(site: Any, tab_to: TabTo, status: int) -> None:
    portal = site({"/": (status, {}, html("<h1>Xin chào</h1>", "Cổng"))})
    snapshot = tab_to(portal).open(portal.address)
    assert (status, "Cổng", "vi", "Xin chào") == (snapshot.status, snapshot.title, snapshot.lang, snapshot.text.strip())
    assert portal.address == snapshot.url


def test_429_is_tried_once_more_after_the_pause_it_asks_for(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": (429, {"Retry-After": "0"}, html("chậm lại"))})
    with pytest.raises(PortalBlocked, match="answered 429"):
        tab_to(portal).open(portal.address)
    assert 2 == portal.count("/")


def test_a_portal_that_relents_is_read(site: Any, tab_to: TabTo) -> None:
    answers: list[Any] = [html("đã mở"), (503, {"Retry-After": "0"}, html("bận"))]
    portal = site({"/": lambda _asked: answers.pop()})
    assert 200 == tab_to(portal).open(portal.address).status


@pytest.mark.parametrize("status", [403, 503])
def test_a_refusal_without_a_pause_is_final(site: Any, tab_to: TabTo, status: int) -> None:
    portal = site({"/": (status, {}, html("không"))})
    with pytest.raises(PortalBlocked, match=f"answered {status}"):
        tab_to(portal).open(portal.address)
    assert 1 == portal.count("/")


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "application/octet-stream"},
        {"content-type": "text/html", "content-disposition": "attachment; filename=a.html"},
    ],
)
def test_a_download_is_no_page(site: Any, tab_to: TabTo, headers: dict[str, str]) -> None:
    portal = site({"/": html("cổng"), "/file": (200, headers, b"PK\x03\x04")})
    tab = tab_to(portal)
    with pytest.raises(PageNotOpened) as caught:
        tab.open(portal.address + "file")
    assert caught.value.download
    assert "cổng" in tab.open(portal.address).text


def test_a_page_that_does_not_come_in_time_and_a_port_nobody_listens_at(site: Any, tab_to: TabTo) -> None:
    released = threading.Event()
    portal = site({"/": html("cổng"), "/slow": lambda _asked: str(released.wait(20))})
    tab = tab_to(portal, timeout_s=0.5)
    try:
        with pytest.raises(PageNotOpened, match="Timeout 500ms exceeded"):
            tab.open(portal.address + "slow")
        with pytest.raises(PageNotOpened, match="ERR_"):
            tab.open("http://127.0.0.1:9/")
    finally:
        released.set()


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "about:blank", "data:text/html,x", "/faq"]
)
def test_what_is_no_web_address_is_refused(site: Any, tab_to: TabTo, url: str) -> None:
    tab = tab_to(site({"/": html("")}))
    for go in (tab.open, tab.fetch):
        with pytest.raises(Refused, match="is no web address"):
            go(url)


def test_a_name_that_leads_elsewhere_for_the_browser_is_refused(
    site: Any, tab_to: TabTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in ("tab", "guard"):  # what the name led to when we looked it up
        monkeypatch.setattr(f"pytest_egov.driver.{asked}.is_private", lambda _url: False)
    portal = site({"/": html("<p>Nội bộ</p>")})
    with pytest.raises(Refused, match="answered from a private network"):
        tab_to(portal, private_allowed=False).open(portal.address)


def test_a_private_address_is_refused_where_the_portal_is_public(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html("")})
    tab = tab_to(portal, private_allowed=False)
    for go in (tab.open, tab.fetch):
        with pytest.raises(Refused, match="lies in a private network"):
            go(portal.address)
    assert [] == portal.asked


FORM = '<form method="post" action="/sent"><input name="q" aria-label="Câu hỏi"><button>Gửi</button></form>'


def test_an_act_that_is_not_listed_is_refused_and_nothing_is_sent(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html(FORM), "/sent": html("đã gửi")})
    tab = tab_to(portal)
    snapshot = tab.open(portal.address)
    for act in (lambda: tab.submit(snapshot.forms[0], "ask"), lambda: tab.press(control(snapshot, "Gửi"), "file")):
        with pytest.raises(Refused, match="is not listed under 'allow'"):
            act()
    assert (0, []) == (portal.count("/sent"), tab.guard.writes)


def test_what_is_sent_is_logged_with_its_act(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html(FORM), "/sent": lambda asked: html(f"đã gửi {asked.method} {asked.query['q']}")})
    tab = tab_to(portal, allowed={"ask"})
    form = tab.open(portal.address).forms[0]
    tab.fill(form.fields[0], "bao lâu?", "ask")
    answer = tab.submit(form, "ask")
    assert (200, True) == (answer.status, "đã gửi POST bao lâu?" in answer.text)
    assert [Write("ask", "POST", portal.address + "sent")] == tab.guard.writes


def test_a_form_without_a_button_is_sent_by_enter(site: Any, tab_to: TabTo) -> None:
    page = html('<form action="/tim"><input name="q" aria-label="Từ khóa"></form><form aria-label="Trống"></form>')
    portal = site({"/": page, "/tim": lambda asked: html(f"kết quả cho {asked.query['q']}")})
    tab = tab_to(portal)
    forms = tab.open(portal.address).forms
    with pytest.raises(PageNotOpened, match="The form 'Trống' has neither a button nor a field"):
        tab.submit(forms[1], "search")
    tab.fill(forms[0].fields[0], "khai sinh", "search")
    assert "kết quả cho khai sinh" in tab.submit(forms[0], "search").text


def test_choosing_from_a_list_waits_for_what_it_sets_off(site: Any, tab_to: TabTo) -> None:
    page = """<select aria-label="Lĩnh vực"><option>Tất cả<option>Hộ tịch</select><p id="p"></p><script>
      document.querySelector('select').onchange = async (e) => {
        document.getElementById('p').textContent = await (await fetch('/of')).text(); };</script>"""
    portal = site({"/": html(page), "/of": "12 thủ tục"})
    tab = tab_to(portal)
    snapshot = tab.open(portal.address)
    after = tab.choose(snapshot.forms[0].fields[0], "Hộ tịch", "filter")
    assert (None, True) == (after.status, "12 thủ tục" in after.text)


def test_dialogs_are_dismissed_and_their_words_kept(site: Any, tab_to: TabTo) -> None:
    page = (
        f"""<script>alert('{"a" * 400}')</script><button onclick="document.title = confirm('Gửi thật?')">Gửi</button>"""
    )
    portal = site({"/": html(page)})
    tab = tab_to(portal)
    assert "false" == tab.press(control(tab.open(portal.address), "Gửi"), "look_up").title
    assert ["a" * 300, "Gửi thật?"] == tab.dialogs


@pytest.mark.parametrize(
    ("act", "pressed", "question", "answer"),
    [
        ("draft", "Lưu nháp", "Lưu bản nháp này?", "true"),
        ("draft", "Lưu nháp", "Hồ sơ chưa nộp. Lưu để nộp sau?", "true"),
        ("draft", "Lưu", "Bạn có chắc chắn muốn nộp hồ sơ?", "false"),
        ("draft", "Lưu", "Ban co chac chan muon nop ho so?", "false"),
        ("draft", "Lưu", "Bạn có chắc chắn muốn gửi?", "false"),
        ("draft", "Tiếp tục", "Xóa bản nháp đang có?", "false"),
        ("draft", "Xóa nháp", "Bạn có chắc chắn muốn xóa?", "true"),
        ("draft", "Xóa nháp", "Xóa bản nháp và nộp hồ sơ?", "false"),
        ("file", "Nộp hồ sơ", "Bạn có chắc chắn muốn nộp hồ sơ?", "true"),
        ("file", "Nộp hồ sơ", "Nộp hồ sơ và thanh toán lệ phí?", "false"),
        ("file", "Nộp hồ sơ", "Are you sure you want to submit the application?", "true"),
        ("pay", "Nộp phí", "Thanh toán 50.000 đồng?", "true"),
        ("look_up", "Tra cứu", "Tiếp tục?", "false"),
    ],
)
def test_a_question_is_answered_with_yes_only_within_the_act(
    site: Any, tab_to: TabTo, act: str, pressed: str, question: str, answer: str
) -> None:
    portal = site({"/": html(f"""<button onclick="document.title = confirm('{question}')">{pressed}</button>""")})
    tab = tab_to(portal, allowed={"draft", "file", "pay"}, announced=vocabulary().announced)
    assert answer == tab.press(control(tab.open(portal.address), pressed), act).title
    assert [question] == tab.dialogs


def test_who_cannot_read_a_question_says_no(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html("""<button onclick="document.title = confirm('Lưu?')">Lưu</button>""")})
    tab = tab_to(portal, allowed={"draft"})
    assert "false" == tab.press(control(tab.open(portal.address), "Lưu"), "draft").title


def test_a_new_tab_is_followed_in_this_one(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html('<a href="/moi" target="_blank">Mở</a>'), "/moi": html("thẻ mới")})
    tab = tab_to(portal)
    after = tab.press(control(tab.open(portal.address), "Mở"), "open")
    assert (portal.address + "moi", 1) == (after.url, len(tab.page.context.pages))
    assert "thẻ mới" in after.text


def test_a_new_tab_that_takes_its_time_is_waited_for(site: Any, tab_to: TabTo) -> None:
    never = threading.Event()
    slow = {"/moi": lambda _asked: html(f"thẻ mới {never.wait(0.6)}")}
    portal = site({"/": html('<a href="/moi" target="_blank">Mở</a>'), **slow})
    tab = tab_to(portal)
    assert portal.address + "moi" == tab.press(control(tab.open(portal.address), "Mở"), "open").url


def test_a_press_that_leads_to_a_refusal_is_a_refusal(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html('<a href="/x">X</a>'), "/x": (403, {}, html("không"))})
    tab = tab_to(portal)
    with pytest.raises(PortalBlocked, match="answered 403"):
        tab.press(control(tab.open(portal.address), "X"), "open")


def test_an_element_that_is_gone_is_told(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html("<button>Một</button>"), "/2": html("hai")})
    tab = tab_to(portal)
    before = control(tab.open(portal.address), "Một")
    tab.open(portal.address + "2")
    with pytest.raises(PageNotOpened, match="changed before we could act"):
        tab.press(before, "open")


def test_a_title_of_5_mb_is_bounded(site: Any, tab_to: TabTo) -> None:
    portal = site({"/": html(f"<p>{'b' * 3_000_000}</p>", title="a" * 5_000_000)})
    snapshot = tab_to(portal).open(portal.address)
    assert (300, 200_000) == (len(snapshot.title), len(snapshot.text))


def test_a_picture_is_kept_under_its_name(site: Any, tab_to: TabTo, tmp_path: Path) -> None:
    portal = site({"/": html("<h1>Cổng</h1>")})
    tab = tab_to(portal)
    tab.open(portal.address)
    assert b"\x89PNG" == (tmp_path / tab.picture("home")).read_bytes()[:4]


def test_a_file_is_fetched_as_this_role(site: Any, tab_to: TabTo) -> None:
    portal = site(
        {"/": (200, {"Set-Cookie": "a=1"}, html("")), "/a.pdf": (200, {"content-type": "application/pdf"}, b"%PDF")}
    )
    tab = tab_to(portal)
    tab.open(portal.address)
    fetched = tab.fetch(portal.address + "a.pdf")
    assert fetched.date.endswith("GMT")
    assert Fetched(portal.address + "a.pdf", 200, "application/pdf", b"%PDF", date=fetched.date) == fetched


def test_fetching_never_raises_for_what_the_portal_does(site: Any, tab_to: TabTo, monkeypatch: Any) -> None:
    monkeypatch.setattr("pytest_egov.driver.fetching.MOST_BYTES", 1000)
    released = threading.Event()
    portal = site({"/big": "x" * 5000, "/slow": lambda _asked: str(released.wait(20))})
    tab = tab_to(portal, timeout_s=0.5)
    try:
        assert 1000 == len(tab.fetch(portal.address + "big").body)
        assert (404, b"") == (tab.fetch(portal.address + "none").status, tab.fetch(portal.address + "none").body)
        for path in ["slow", "with space", "chữ"]:
            assert tab.fetch(portal.address + path).status in (None, 404), path
            assert tab.fetch(portal.address + path).error, path
    finally:
        released.set()
    assert tab.fetch("http://127.0.0.1:9/").status is None
