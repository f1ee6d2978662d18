"""Paragraphs of real pages: main parts, furniture without a name, hidden answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.gatherers.reading.paragraphs import content_at, paragraphs_at, sections_of, sentences_in, unlinked

MENU = '<div class="top"><a href="/a">Giới thiệu</a> <a href="/b">Liên hệ</a></div>'
FOOT = '<div class="bottom"><p>Cơ quan chủ quản: UBND tỉnh. Điện thoại 0299 3822 111</p></div>'


def test_furniture_of_a_page_of_divs_is_what_the_start_page_says_too(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    portal = site(
        {
            "/": html(f"{MENU}<p>Chào mừng</p>{FOOT}"),
            "/x": html(f"{MENU}<div><b>Tin của trang</b><br>Dòng hai <i>nghiêng</i></div>{FOOT}"),
        }
    )
    expedition = expedition_to(portal.address)
    content = content_at(expedition, portal.address + "x")
    assert ["Tin của trang", "Dòng hai nghiêng"] == [one.text for one in content]


def test_a_main_part_is_the_content_and_keeps_its_contact_line(site: Any, expedition_to: Callable[..., Any]) -> None:
    line = "<p>Liên hệ: 0299 3822 111, trong giờ hành chính các ngày làm việc, từ thứ Hai đến hết thứ Sáu</p>"
    portal = site(
        {
            "/": html(f"<main><p>Chào</p></main><footer>{line}</footer>"),
            "/x": html(f"<nav>Menu</nav><main><h1>Trang</h1>{line}</main><footer>{line}</footer>"),
        }
    )
    content = content_at(expedition_to(portal.address), portal.address + "x")
    assert ["h1", "p"] == [one.tag for one in content]


def test_hidden_text_is_read_and_marked(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site(
        {"/": html('<main><div>Câu hỏi?</div><div style="display:none">Trả lời <a href="/">ở đây</a></div></main>')}
    )
    question, answer = paragraphs_at(expedition_to(portal.address), portal.address)
    assert (True, False) == (question.shown, answer.shown)
    assert (0, 5) == (question.linked, answer.linked)
    assert len("Trả lời ") == unlinked((answer,))


def test_sections_and_sentences(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": html("<main><h2>Một</h2><p>Câu thứ nhất. Câu thứ hai.</p><h2>Hai</h2></main>")})
    paragraphs = paragraphs_at(expedition_to(portal.address), portal.address)
    assert [("Một", 26), ("Hai", 0)] == [(section.title, section.characters) for section in sections_of(paragraphs)]
    assert ["Câu thứ nhất.", "Câu thứ hai."] == list(sentences_in(paragraphs))


def test_a_bootstrap_card_header_is_content(site: Any, expedition_to: Callable[..., Any]) -> None:
    card = (
        '<div class="card"><div class="card-header"><button>Hồ sơ nộp ở đâu?</button></div>'
        "<div>Nộp trên cổng.</div></div>"
    )
    portal = site({"/": html(f'<div class="header">Cổng</div>{card}<div id="footer">Chân trang</div>')})
    read = paragraphs_at(expedition_to(portal.address), portal.address)
    assert {"Cổng": "header", "Hồ sơ nộp ở đâu?": "body", "Nộp trên cổng.": "body", "Chân trang": "footer"} == {
        one.text: one.area for one in read
    }
