"""Frequently asked questions and public questions, in the makes they come in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from conftest import html

from pytest_egov.evidence import Found, NotFound, PublicQuestions, QuestionsAndAnswers
from pytest_egov.gatherers.questions import GATHERERS

HOME = html(
    '<div><a href="/hoi-dap">Câu hỏi thường gặp</a></div><form role="search"><input placeholder="Tìm kiếm"></form>'
)
TEXTS = ["Làm sao nộp hồ sơ?", "Lệ phí là bao nhiêu?", "Quên mật khẩu thì làm gì?", "Bao lâu có kết quả?"]


def faq(portal: Any, expedition_to: Callable[..., Any]) -> QuestionsAndAnswers:
    finding = GATHERERS[0].gather(expedition_to(portal.address))
    assert isinstance(finding, Found), finding
    evidence: QuestionsAndAnswers = finding.candidates[0].evidence
    return evidence


def lengths(found: QuestionsAndAnswers) -> list[int | None]:
    return [pair.answer_characters for pair in found.pairs]


def test_disclosures_under_topics(site: Any, expedition_to: Callable[..., Any]) -> None:
    part = "".join(
        f"<details><summary>Câu thứ {n} về việc nộp</summary><p>Trả lời số {n}.</p></details>" for n in range(4)
    )
    portal = site(
        {"/": HOME, "/hoi-dap": html(f"<main><h2>Tài khoản</h2>{part}<h2>Phí</h2>{part.replace('nộp', 'trả')}</main>")}
    )
    found = faq(portal, expedition_to)
    assert (8, True, False, 1) == (len(found.pairs), found.grouped, found.searchable, found.clicks)
    assert [13] * 5 + [None] * 3 == lengths(found)


def test_divs_that_fetch_their_answer_when_clicked(site: Any, expedition_to: Callable[..., Any]) -> None:
    items = "".join(f'<div class="q">{text} <i>+</i></div><div class="a"></div>' for text in TEXTS)
    script = """<script>document.querySelectorAll('.q').forEach((q, n) => q.addEventListener('click', () =>
      fetch('/tl' + n).then(r => r.text()).then(t => { q.nextElementSibling.textContent = t; })))</script>"""
    search = '<input placeholder="Tìm câu hỏi">'
    answers = {f"/tl{n}": "" if n == 3 else f"Câu trả lời đầy đủ số {n}" for n in range(4)}
    portal = site({"/": HOME, "/hoi-dap": html(f"<h1>Hỏi đáp</h1>{search}{items}{script}"), **answers})
    found = faq(portal, expedition_to)
    assert [23, 23, 23, 0] == lengths(found)
    assert (False, True) == (found.grouped, found.searchable)


def test_hidden_answers_of_a_dead_accordion_are_not_opened(site: Any, expedition_to: Callable[..., Any]) -> None:
    items = "".join(f'<button>{text}</button><div style="display:none">Trả lời đây</div>' for text in TEXTS)
    found = faq(site({"/": HOME, "/hoi-dap": html(f"<h1>Hỏi đáp</h1>{items}")}), expedition_to)
    assert [None] * 4 == lengths(found)


def test_the_caption_of_the_next_topic_is_not_the_answer_of_the_question_before_it(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    def cells(topic: str, *questions: str) -> str:
        script = "const a = this.nextElementSibling; a.style.display = a.style.display ? '' : 'none'"
        answer = '<div style="display:none">Xin đến bộ phận một cửa của xã.</div>'
        items = "".join(f'<tr><td><div onclick="{script}">{text}</div>{answer}</td></tr>' for text in questions)
        return f"<table><tr><td>{topic}</td></tr>{items}</table>"

    tables = cells("Nộp hồ sơ", *TEXTS[:2]) + cells("Phí", *TEXTS[2:])
    found = faq(site({"/": HOME, "/hoi-dap": html(f"<h1>Hỏi đáp</h1>{tables}")}), expedition_to)
    assert [31] * 4 == lengths(found)


def test_a_list_of_links_to_answers_and_links_to_topics(site: Any, expedition_to: Callable[..., Any]) -> None:
    topics = '<a href="/hoi-dap?cd=1">Hộ tịch (3)</a> <a href="/hoi-dap?cd=2">Đất đai (4)</a>'
    titles = [f"Thủ tục cấp lại giấy tờ bị mất loại {n}" for n in range(7)]
    items = "".join(f'<li><a href="/hoi-dap/cau-{n}">{title}</a></li>' for n, title in enumerate(titles))
    pages = {f"/hoi-dap/cau-{n}": html(f"<h1>{t}</h1><p>Nộp đơn tại cơ quan cấp.</p>") for n, t in enumerate(titles)}
    portal = site({"/": HOME, "/hoi-dap": html(f"<h1>Hỏi đáp</h1>{topics}<ul>{items}</ul>"), **pages})
    found = faq(portal, expedition_to)
    assert [24] * 5 + [None] * 2 == lengths(found)
    assert found.grouped


def test_question_and_answer_in_one_block(site: Any, expedition_to: Callable[..., Any]) -> None:
    items = "".join(f"<p>Hỏi: {text}<br>Trả lời: Xin xem mục hướng dẫn.</p>" for text in TEXTS)
    found = faq(site({"/": HOME, "/hoi-dap": html(f"<h1>Hỏi đáp</h1><div>{items}</div>")}), expedition_to)
    assert 4 == len(found.pairs)
    assert all(length and length > 20 for length in lengths(found))


def test_terms_in_english_with_tabs(site: Any, expedition_to: Callable[..., Any]) -> None:
    terms = "".join(f"<dt>Question number {n}</dt><dd>A useful answer.</dd>" for n in range(3))
    tabs = '<div role="tablist"><button role="tab">Account</button><button role="tab">Fees</button></div>'
    portal = site(
        {
            "/": html('<nav><a href="/faq">FAQ</a></nav>', lang="en"),
            "/faq": html(f"<main><h1>FAQ</h1>{tabs}<dl>{terms}</dl></main>"),
        }
    )
    found = faq(portal, expedition_to)
    assert [16, 16, 16] == lengths(found)
    assert found.grouped


def test_a_page_that_says_it_is_empty(site: Any, expedition_to: Callable[..., Any]) -> None:
    found = faq(site({"/": HOME, "/hoi-dap": html("<h1>Câu hỏi thường gặp</h1><p>Chưa có dữ liệu</p>")}), expedition_to)
    assert () == found.pairs


def test_an_empty_shell_is_not_the_place(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": HOME, "/hoi-dap": html('<div id="root"></div>')})
    assert isinstance(GATHERERS[0].gather(expedition_to(portal.address)), NotFound)


def asked(portal: Any, expedition_to: Callable[..., Any]) -> PublicQuestions:
    finding = GATHERERS[1].gather(expedition_to(portal.address))
    assert isinstance(finding, Found), finding
    evidence: PublicQuestions = finding.candidates[0].evidence
    return evidence


ASK = """<form method="post"><label>Nội dung câu hỏi <textarea></textarea></label><input placeholder="Mã xác nhận">
  <button>Gửi câu hỏi</button></form>"""


def test_a_form_and_a_table_of_replies_on_another_page(site: Any, expedition_to: Callable[..., Any]) -> None:
    table = """<table><tr><th>Câu hỏi</th><th>Ngày gửi</th><th>Ngày trả lời</th></tr>
      <tr><td>Xin hỏi về phí</td><td>20/11/2026</td><td></td></tr>
      <tr><td>Đất đai</td><td>01/09/2026</td><td>05/09/2026</td></tr></table>"""
    portal = site(
        {
            "/": html('<div><a href="/gui">Đặt câu hỏi</a></div>'),
            "/gui": html(f'{ASK}<p><a href="/ds">Câu hỏi đã trả lời</a></p>'),
            "/ds": html(f"<h1>Danh sách</h1>{table}"),
        }
    )
    found = asked(portal, expedition_to)
    assert found.form is not None
    assert [("Đất đai", date(2026, 9, 5))] == [(one.subject, one.replied_on) for one in found.replies]
    assert (True, False) == (found.captcha, found.captcha_alternative)
    assert 0 == sum(one.method == "POST" for one in portal.asked)


def test_blocks_with_the_day_asked_and_the_day_replied_and_a_form_behind_a_button(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    def block(text: str, dates: str, reply: str) -> str:
        return f"<div><h3>{text}</h3><p>Người hỏi: Nguyễn Văn A - {dates}</p><div>{reply}</div></div>"

    body = (
        block("Tôi nộp ở đâu?", "Ngày hỏi: 1/11/2026 | Ngày trả lời: 03-11-2026", "Trả lời: nộp trên cổng này.")
        + block("Khi nào có?", "Ngày hỏi: 20/11/2026", "Chưa trả lời")
        + block("Phí bao nhiêu?", "Ngày hỏi: 2/10/2026", "Trả lời (ngày 4 tháng 10 năm 2026): không mất phí.")
    )
    opener = """<button type="button" onclick="document.getElementById('f').hidden=false">Gửi câu hỏi</button>"""
    page = html(f'<h1>Hỏi đáp trực tuyến</h1>{opener}<div id="f" hidden>{ASK}</div>{body}')
    found = asked(site({"/": html('<a href="/hd">Hỏi đáp trực tuyến</a>'), "/hd": page}), expedition_to)
    assert found.form is not None
    assert [date(2026, 11, 3), date(2026, 10, 4)] == [one.replied_on for one in found.replies]
    assert all(one.characters for one in found.replies)


def test_titles_that_do_not_ask_with_the_reply_under_a_heading_of_its_own(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    def block(title: str, body: str) -> str:
        return (
            f"<h2>{title}</h2><p>Gửi ngày 1/11/2026</p><p>{body}</p><h3>Trả lời của Sở</h3><p>Được.</p>"
            f"<p>Ngày trả lời: 2/11/2026</p>"
        )

    page = html(f"<main>{block('Đổi bằng lái', 'Tôi muốn đổi.')}{block('Đất', 'Xin hỏi có được không?')}{ASK}</main>")
    found = asked(site({"/": html('<a href="/dch">Đặt câu hỏi</a>'), "/dch": page}), expedition_to)
    assert {date(2026, 11, 2)} == {one.replied_on for one in found.replies}


def test_replies_on_pages_of_their_own_in_english(site: Any, expedition_to: Callable[..., Any]) -> None:
    questions = '<ul><li><a href="/q/1">How do I pay?</a></li><li><a href="/q/2">Where is it?</a></li></ul>'
    portal = site(
        {
            "/": html('<nav><a href="/ask">Ask a question</a></nav>', lang="en"),
            "/ask": html(
                f"<main>{questions}<form><textarea aria-label='Your question'></textarea>"
                f"<button>Send</button></form></main>"
            ),
            "/q/1": html(
                "<main><h1>How do I pay?</h1><p>Asked on 1 November 2026</p>"
                "<p>Replied on 2 November 2026</p><p>By card.</p></main>"
            ),
            "/q/2": html("<main><h1>Where is it?</h1><p>Not answered yet, pending.</p></main>"),
        }
    )
    found = asked(portal, expedition_to)
    assert [("How do I pay?", date(2026, 11, 2))] == [(one.subject, one.replied_on) for one in found.replies]


def test_a_form_beside_plain_faqs_has_no_replies(site: Any, expedition_to: Callable[..., Any]) -> None:
    plain = "".join(f"<details><summary>{text}</summary>Trả lời.</details>" for text in TEXTS)
    found = asked(
        site({"/": html('<a href="/hd">Hỏi đáp</a>'), "/hd": html(f"<main>{plain}{ASK}</main>")}), expedition_to
    )
    assert () == found.replies
    assert found.form is not None


def test_plain_faqs_alone_are_not_the_place(site: Any, expedition_to: Callable[..., Any]) -> None:
    plain = "".join(f"<details><summary>{text}</summary>Trả lời.</details>" for text in TEXTS)
    portal = site({"/": html('<a href="/hd">Hỏi đáp</a>'), "/hd": html(f"<main>{plain}</main>")})
    assert isinstance(GATHERERS[1].gather(expedition_to(portal.address)), NotFound)


def test_a_form_only_for_those_signed_in(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = html("<main><h1>Đặt câu hỏi</h1><p>Vui lòng đăng nhập để gửi câu hỏi.</p></main>", "Đặt câu hỏi")
    found = asked(site({"/": html('<a href="/dch">Đặt câu hỏi</a>'), "/dch": page}), expedition_to)
    assert (None, True) == (found.form, found.sign_in_asked)


def test_topics_as_lines_in_capitals(site: Any, expedition_to: Callable[..., Any]) -> None:
    def part(topic: str, texts: Any) -> str:
        rows = "".join(
            f"<tr><td>Hỏi:</td><td>{text}</td></tr><tr><td>Đáp:</td><td>Nộp tại phường.</td></tr>" for text in texts
        )
        return f"<table><tr><td colspan=2><b>{topic}</b></td></tr>{rows}</table>"

    body = part("HỘ TỊCH", ["Khai sinh ở đâu?", "Khai tử ở đâu?"]) + part(
        "ĐẤT ĐAI", ["Tách thửa ở đâu?", "Sổ đỏ ở đâu?"]
    )
    found = faq(site({"/": HOME, "/hoi-dap": html(f"<b>HỎI ĐÁP</b>{body}")}), expedition_to)
    assert (4, True) == (len(found.pairs), found.grouped)


def test_numbered_links_that_unfold_their_answer(site: Any, expedition_to: Callable[..., Any]) -> None:
    """Postback portals of the 2010s: a link without an address whose script answers false."""
    script = """<script>function batTat(id) { const it = document.getElementById(id);
      it.style.display = it.style.display === 'none' ? '' : 'none'; return false; }</script>"""
    items = "".join(
        f'<div><a href="#" onclick="return batTat(\'ctl0{n}\')">{n + 1}. {text}</a>'
        f'<div id="ctl0{n}" style="display:none">Trả lời số {n} ở đây.</div></div>'
        for n, text in enumerate(TEXTS)
    )
    portal = site({"/": HOME, "/hoi-dap": html(f"<h1>Câu hỏi thường gặp</h1>{script}{items}")})
    assert [19] * 4 == lengths(faq(portal, expedition_to))
