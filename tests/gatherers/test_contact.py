"""Telephone numbers, e-mail addresses and chats, on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.evidence import ContactChannels, Found, NotFound
from pytest_egov.gatherers.contact import gather


def channels(portal: Any, expedition_to: Callable[..., Any], **said: Any) -> ContactChannels:
    finding = gather(expedition_to(portal.address, **said))
    assert isinstance(finding, Found), finding
    evidence: ContactChannels = finding.candidates[0].evidence
    return evidence


def test_patterns_and_links_of_two_pages_without_fax(site: Any, expedition_to: Callable[..., Any]) -> None:
    contact = "<p>Điện thoại: (0299) 3822.111 - Fax: 0299 3822 222</p><p>E-mail: ubnd [at] tinh.gov.vn</p>"
    portal = site(
        {
            "/": html(
                '<a href="tel:+842993822111">Gọi</a>'
                '<a href="mailto:HoTro@tinh.gov.vn?subject=a">Viết</a><a href="/lh">Liên hệ</a>'
            ),
            "/lh": html(contact),
        }
    )
    found = channels(portal, expedition_to)
    assert 1 == len(found.phones)
    assert ("hotro@tinh.gov.vn", "ubnd@tinh.gov.vn") == found.emails
    assert () == found.chats


def test_a_hotline_on_the_home_page_alone(site: Any, expedition_to: Callable[..., Any]) -> None:
    found = channels(site({"/": html("<p>Tổng đài hỗ trợ: 1022</p>")}), expedition_to)
    assert (("1022",), (), ()) == (found.phones, found.emails, found.chats)


def test_nothing_at_all(site: Any, expedition_to: Callable[..., Any]) -> None:
    assert isinstance(gather(expedition_to(site({"/": html("<p>Xin chào</p>")}).address)), NotFound)


def test_chats_are_seen_and_not_asked_without_leave(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = """<a href="https://zalo.me/123"><img alt="Zalo"></a><button aria-label="Mở trợ lý ảo">💬</button>
      <a href="/htt">Hỗ trợ trực tuyến</a>
      <a href="/tin">Tỉnh ta ra mắt trợ lý ảo phục vụ người dân và doanh nghiệp trên cổng</a>"""
    portal = site({"/": html(page)})
    found = channels(portal, expedition_to)
    assert [("Zalo", "link"), ("Mở trợ lý ảo", "widget")] == [(chat.name, chat.kind) for chat in found.chats]
    assert {"not_allowed"} == {chat.not_asked_because for chat in found.chats}


def test_a_launcher_that_is_a_picture_floating_over_the_page(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = '<div class="bottom chat-widget" style="position:fixed;bottom:0"><img src="/b.png" width=40 height=40></div>'
    found = channels(site({"/": html(page)}), expedition_to)
    assert ["widget"] == [chat.kind for chat in found.chats]


WIDGET = """<button id="l">Chat với chúng tôi</button>
<div id="w" hidden><div id="log"><p>Xin chào, tôi có thể giúp gì?</p></div><input placeholder="Nhập câu hỏi">%s</div>
<script>
  const [input, log] = [document.querySelector('#w input'), document.getElementById('log')];
  document.getElementById('l').onclick = () => { document.getElementById('w').hidden = false; };
  const say = (text) => { const p = document.createElement('p'); p.textContent = text; log.append(p); };
  const send = () => { say(input.value); say('Đang trả lời...');
    setTimeout(() => fetch('/bot', {method: 'POST', body: input.value}).then(r => r.text()).then(say), 300); };
  %s
</script>"""


def test_a_widget_answers_by_enter(site: Any, expedition_to: Callable[..., Any]) -> None:
    body = WIDGET % ("", "input.onkeydown = (e) => { if (e.key === 'Enter') send(); };")
    portal = site({"/": html(body), "/bot": "Mời vào mục Tra cứu trên thanh trình đơn."})
    (chat,) = channels(portal, expedition_to, allow=["ask"]).chats
    assert chat.asked
    assert "Mời vào mục Tra cứu trên thanh trình đơn." == chat.answer
    assert chat.answered_after_s is not None
    assert 0.2 <= chat.answered_after_s < 10
    assert 1 == sum(one.method == "POST" for one in portal.asked)


def test_a_widget_answers_by_its_button_and_the_second_chat_is_left_alone(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    body = WIDGET % ('<button id="s">Gửi</button>', "document.getElementById('s').onclick = send;")
    portal = site({"/": html(f'{body}<a href="https://zalo.me/1">Zalo</a>'), "/bot": "Bạn xem ở trang Tra cứu hồ sơ."})
    widget, link = channels(portal, expedition_to, allow=["ask"]).chats
    assert "Bạn xem ở trang Tra cứu hồ sơ." == widget.answer
    assert (False, "one_is_enough") == (link.asked, link.not_asked_because)


def test_an_assistant_on_a_page_of_its_own_that_is_loaded_anew(site: Any, expedition_to: Callable[..., Any]) -> None:
    form = (
        '<h1>Trợ lý ảo</h1><form action="/tro-ly"><textarea name="q" aria-label="Câu hỏi"></textarea>'
        "<button>Hỏi</button></form>"
    )

    def assistant(asked: Any) -> str:
        return html(form + ("<p>Anh/chị mở trang Tra cứu hồ sơ.</p>" if "q" in asked.query else ""))

    portal = site({"/": html('<a href="/tro-ly">Trợ lý ảo</a>'), "/tro-ly": assistant})
    (chat,) = channels(portal, expedition_to, allow=["ask"]).chats
    assert (True, True) == (chat.asked, "Tra cứu hồ sơ" in chat.answer)


def test_data_shown_in_place_of_a_page_is_no_answer(site: Any, expedition_to: Callable[..., Any]) -> None:
    form = "<h1>Trợ lý ảo</h1><form action='/hoi'><textarea name=q aria-label='Câu hỏi'></textarea><button>Hỏi</button></form>"
    data = (200, {"content-type": "application/json"}, '{"reply": "", "typing": false, "session": 1}')
    portal = site({"/": html('<a href="/tro-ly">Trợ lý ảo</a>'), "/tro-ly": html(form), "/hoi": data})

    (chat,) = channels(portal, expedition_to, allow=["ask"]).chats

    assert (True, "", None) == (chat.asked, chat.answer, chat.answered_after_s)


def test_a_dead_launcher_is_not_asked(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": html('<button>Chatbot</button><form role="search"><input placeholder="Tìm kiếm"></form>')})
    (chat,) = channels(portal, expedition_to, allow=["ask"]).chats
    assert (False, "no_input") == (chat.asked, chat.not_asked_because)
