"""Where feedback is sent, and the replies published, on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import FeedbackEntry, FeedbackReplies, Found
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.feedback import GATHERERS

GATHER = {gatherer.kind: gatherer.gather for gatherer in GATHERERS}
HOME = html('<nav><a href="/pakn">Phản ánh kiến nghị</a></nav><h1>Cổng dịch vụ công</h1>')
Start = Callable[..., Any]


def entry(finding: Any) -> FeedbackEntry:
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, FeedbackEntry)
    return evidence


def replies(finding: Any) -> FeedbackReplies:
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, FeedbackReplies)
    return evidence


def terms(feedback: FeedbackEntry) -> list[str]:
    return sorted(mention.term for mention in feedback.fields)


FIVE = ["attachment", "body", "contact", "content", "subject"]


def test_labelled_form_one_click_behind_the_entry(site: Start, expedition_to: Start) -> None:
    form = html("""<header><form role=search><input placeholder="Tìm kiếm nội dung"></form></header>
      <main><h1>Gửi phản ánh</h1><form method=post action=/gui><label>Tiêu đề * <input></label>
      <label>Cơ quan tiếp nhận <select><option>Sở A</option></select></label><label>Nội dung <textarea></textarea></label>
      <label>Họ và tên <input></label><label>Email <input type=email></label><label>Tệp đính kèm <input type=file></label>
      <button>Gửi</button></form></main>""")
    here = site(
        {"/": HOME, "/pakn": html('<main><a href="/gui-moi">Gửi phản ánh, kiến nghị mới</a></main>'), "/gui-moi": form}
    )

    feedback = entry(GATHER["feedback"](expedition_to(here.address)))

    assert FIVE == terms(feedback)
    assert feedback.clicks == 2
    assert [] == [asked for asked in here.asked if asked.method == "POST"]


def test_table_captions_hidden_file_input_and_a_dialog(site: Start, expedition_to: Start) -> None:
    page = html("""<div><div onclick="d.style.display='block'" class=b>Tạo phản ánh</div></div>
      <div id=d style="display:none"><table><tr><td>Chủ đề</td><td><input></td></tr><tr><td>Đơn vị bị phản ánh</td><td><input></td></tr>
      <tr><td>Số điện thoại</td><td><input></td></tr><tr><td>Nội dung phản ánh</td><td><textarea></textarea></td></tr>
      <tr><td>Đính kèm</td><td><input type=file hidden><button type=button>Chọn tệp</button></td></tr></table></div>""")
    feedback = entry(GATHER["feedback"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert FIVE == terms(feedback)
    assert feedback.clicks == 2


def test_placeholders_only_and_two_fields_missing(site: Start, expedition_to: Start) -> None:
    page = html("""<form><input placeholder="Họ tên"><input placeholder="Tiêu đề"><textarea placeholder="Nội dung góp ý"></textarea>
      <input placeholder="Mã xác nhận"><button>Gửi</button></form>""")
    feedback = entry(GATHER["feedback"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert ["contact", "content", "subject"] == terms(feedback)
    assert feedback.clicks == 1


@pytest.mark.parametrize(
    "address", ["https://pakn.dichvucong.gov.vn/", "https://dichvucong.gov.vn/p/phananhkiennghi/pakn.html"]
)
def test_the_start_page_leads_straight_to_the_national_system(address: str, site: Start, expedition_to: Start) -> None:
    here = site({"/": html(f'<a href="{address}">Phản ánh, kiến nghị</a>')})
    feedback = entry(GATHER["feedback"](expedition_to(here.address)))

    assert (address, None, 1) == (feedback.national_system, feedback.form, feedback.clicks)


def test_the_national_portal_itself_is_no_feedback(site: Start, expedition_to: Start) -> None:
    here = site({"/": html('<a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>')})

    assert isinstance(GATHER["feedback"](expedition_to(here.address)), NotFound)


def test_only_an_address_for_feedback(site: Start, expedition_to: Start) -> None:
    page = html(
        "<h2>Phản ánh, kiến nghị</h2><p>Xin gửi về:</p><p>pakn@tinh.gov.vn</p>"
        + "<p>.</p>" * 3
        + "<p>Quản trị: web@tinh.gov.vn</p>"
    )
    feedback = entry(GATHER["feedback"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert (None, ("pakn@tinh.gov.vn",), False) == (feedback.form, feedback.emails, feedback.sign_in)


def test_the_address_in_the_footer_of_every_page_is_none_for_feedback(site: Start, expedition_to: Start) -> None:
    """A feedback page whose form never comes is so short that the footer stands right under its title."""
    footer = "<footer><p>Thư điện tử: vanphong@tinh.gov.vn</p></footer>"
    pages = {"/": f"{HOME}{footer}", "/pakn": html(f"<h1>Phản ánh, kiến nghị</h1><p>Đã có lỗi.</p>{footer}")}

    assert isinstance(GATHER["feedback"](expedition_to(site(pages).address)), NotFound)


def test_the_address_for_feedback_may_stand_on_the_start_page(site: Start, expedition_to: Start) -> None:
    own = "<p>Tiếp nhận phản ánh, kiến nghị:</p><p>pakn@tinh.gov.vn</p>"
    pages = {"/": f"{HOME}{own}", "/pakn": html(f"<h1>Phản ánh, kiến nghị</h1>{own}")}

    assert ("pakn@tinh.gov.vn",) == entry(GATHER["feedback"](expedition_to(site(pages).address))).emails


def test_a_form_behind_a_sign_in_was_not_seen(site: Start, expedition_to: Start) -> None:
    page = html("<p>Vui lòng đăng nhập để gửi phản ánh.</p>")
    feedback = entry(GATHER["feedback"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert (None, True) == (feedback.form, feedback.sign_in)


def test_replies_in_a_table(site: Start, expedition_to: Start) -> None:
    page = html("""<table><tr><th>STT</th><th>Nội dung phản ánh</th><th>Ngày gửi</th><th>Ngày trả lời</th><th>Kết quả xử lý</th></tr>
      <tr><td>1</td><td>Nhân viên chậm trả kết quả</td><td>20/11/2026</td><td></td><td>Đang xử lý</td></tr>
      <tr><td>2</td><td>Đường dây nóng không ai nghe máy</td><td>01/10/2026</td><td>05/10/2026</td>
      <td>Trung tâm đã bố trí thêm người trực tổng đài trong giờ làm việc.</td></tr></table>""")
    found = replies(GATHER["feedback_replies"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert [date(2026, 10, 5)] == [reply.replied_on for reply in found.replies]
    assert found.replies[0].characters > 30
    assert found.can_look_up is False


def test_replies_on_pages_of_their_own_and_a_look_up(site: Start, expedition_to: Start) -> None:
    listed = html("""<nav><a href="/">Trang chủ</a><a href="/pakn">Phản ánh kiến nghị</a></nav>
      <form><input placeholder="Mã phản ánh"><button>Tra cứu</button></form>
      <ul><li><a href="/pakn/12">Thủ tục đất đai kéo dài quá hạn</a> <i>01/11/2026</i></li>
      <li><a href="/pakn/11">Thái độ của cán bộ tiếp dân</a> <i>20/10/2026</i></li></ul>""")
    detail = html("""<nav><a href="/">Trang chủ</a></nav><h1>Phản ánh</h1><p>Người gửi: N*** V** A</p><p>Ngày gửi: 01/11/2026</p>
      <p>Hồ sơ của tôi quá hạn đã lâu mà chưa có kết quả, đề nghị xem xét.</p>
      <h2>Nội dung trả lời</h2><p>Ngày trả lời: 09/11/2026</p><p>Chi nhánh đã rà soát và trả kết quả cho công dân ngày hôm nay.</p>""")
    here = site(
        {
            "/": HOME,
            "/pakn": listed,
            "/pakn/12": detail,
            "/pakn/11": html("<h1>Phản ánh</h1><p>Trạng thái: Đang xử lý</p>"),
        }
    )
    found = replies(GATHER["feedback_replies"](expedition_to(here.address)))

    assert [(date(2026, 11, 9), True)] == [(reply.replied_on, reply.characters > 40) for reply in found.replies]
    assert found.can_look_up is True


def test_replies_below_one_another(site: Start, expedition_to: Start) -> None:
    page = html("""<div><div><b>Cột đèn giao thông hỏng</b><div>Ngày gửi: 12/11/2026</div>
      <div>Trả lời (ngày 15 tháng 11 năm 2026): Phòng Quản lý đô thị đã cho sửa chữa, đèn hoạt động lại từ hôm qua.</div></div>
      <div><b>Rác ở chợ</b><div>Ngày gửi: 20/11/2026</div><div>Chưa trả lời</div></div></div>""")
    found = replies(GATHER["feedback_replies"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert [date(2026, 11, 15)] == [reply.replied_on for reply in found.replies]
    assert found.replies[0].characters > 40


def test_the_day_below_the_text_of_the_reply(site: Start, expedition_to: Start) -> None:
    one = """<article><h3>{}</h3><p>gửi ngày {} – Trạng thái: <b>Đã trả lời</b></p><p>Đề nghị cơ quan xem xét giải quyết sớm.</p>
      <div><h4>Kết quả trả lời</h4><p>Sở đã kiểm tra và yêu cầu bộ phận một cửa khắc phục ngay.</p><p>Ngày trả lời: {}</p></div></article>"""
    page = html("<h1>Kết quả xử lý phản ánh</h1>" + one.format("Chậm trả kết quả", "01/11/2026", "05/11/2026")
                + one.format("Thu phí sai", "02/10/2026", "07/10/2026"))  # fmt: skip
    found = replies(GATHER["feedback_replies"](expedition_to(site({"/": HOME, "/pakn": page}).address)))

    assert [("Chậm trả kết quả", date(2026, 11, 5), True), ("Thu phí sai", date(2026, 10, 7), True)] == [
        (reply.subject, reply.replied_on, reply.characters > 40) for reply in found.replies
    ]


def test_news_beside_the_list_are_no_replies(site: Start, expedition_to: Start) -> None:
    page = html(
        "<h1>Góp ý</h1><p>Danh sách trống.</p><ul><li><a href='/tin/1'>Hội nghị tổng kết năm và phương hướng</a></li></ul>"
    )
    news = html(
        "<h1>Hội nghị tổng kết</h1><p>Ngày 20/11/2026</p><p>Trả lời tại hội nghị: lãnh đạo sở đã nêu nhiều giải pháp mới.</p>"
    )
    here = site({"/": HOME, "/pakn": page, "/tin/1": news})

    assert isinstance(GATHER["feedback_replies"](expedition_to(here.address)), NotFound)


def test_a_page_with_neither_is_not_the_place(site: Start, expedition_to: Start) -> None:
    page = html("<h1>Phản ánh kiến nghị</h1><p>Nội dung đang được cập nhật.</p>")

    assert isinstance(GATHER["feedback_replies"](expedition_to(site({"/": HOME, "/pakn": page}).address)), NotFound)
