"""Privacy notices, and pages that only have the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.evidence import Found, NotFound, PrivacyNotice
from pytest_egov.gatherers.privacy import GATHERERS

FOOT = (
    '<div class="chan-trang"><a href="/cs">Chính sách bảo mật</a>'
    "<p>Điện thoại: 0299 3822 111. Email: hotro@tinh.gov.vn</p></div>"
)


def look(expedition: Any) -> Any:
    return GATHERERS[0].gather(expedition)


def notice(finding: Any) -> PrivacyNotice:
    assert isinstance(finding, Found)
    evidence: PrivacyNotice = finding.candidates[0].evidence
    return evidence


def test_headings_and_text(site: Any, expedition_to: Callable[..., Any]) -> None:
    text = ("<h1>Chính sách bảo mật</h1><h2>1. Mục đích xử lý</h2>"
        "<p>Để giải quyết hồ sơ của công dân theo quy định.</p>"
            "<h2>2. Loại dữ liệu</h2><p>Họ và tên, số định danh, số điện thoại.</p>"
            "<h2>3. Cơ quan kiểm soát</h2><p>Văn phòng UBND tỉnh.</p><h2>4. Liên hệ</h2>"
                "<p>Số 1 đường Lê Lợi.</p>")  # fmt: skip
    portal = site({"/": html(FOOT), "/cs": html(f"{text}{FOOT}")})
    found = notice(look(expedition_to(portal.address)))
    assert ["purpose", "data_types", "processor", "contact"] == [part.term for part in found.parts]
    assert all(part.characters for part in found.parts)


def test_the_number_in_the_footer_and_collected_e_mails_are_no_contact(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    text = (
        "<div><b>Chính sách bảo mật</b>"
        "<br>Chúng tôi thu thập dữ liệu cá nhân gồm: email, điện thoại.<br>Mục đích: phục vụ.</div>"
    )
    portal = site({"/": html(FOOT), "/cs": html(f"{text}{FOOT}")})
    found = notice(look(expedition_to(portal.address)))
    assert "contact" not in {part.term for part in found.parts}
    assert "purpose" in {part.term for part in found.parts}


def test_a_promise_to_say_whom_to_turn_to_is_no_contact(site: Any, expedition_to: Callable[..., Any]) -> None:
    lead = "Trang này nêu ai xử lý dữ liệu của ông, bà, để làm gì và liên hệ với ai."
    told = "Ông, bà liên hệ với Văn phòng Ủy ban nhân dân tỉnh để được giải đáp."
    for said, expected in ((lead, False), (f"{lead} {told}", True)):
        portal = site({"/": html(FOOT), "/cs": html(f"<main><h1>Chính sách bảo mật</h1><p>{said}</p></main>{FOOT}")})
        found = notice(look(expedition_to(portal.address)))
        assert expected == ("contact" in {part.term for part in found.parts})


def test_words_in_a_menu_are_no_notice(site: Any, expedition_to: Callable[..., Any]) -> None:
    menu = (
        '<nav><a href="/m">Mục đích</a><a href="/l">Liên hệ với chúng tôi</a>'
        '<a href="/d">Dữ liệu được thu thập</a></nav>'
    )
    portal = site(
        {"/": html(FOOT), "/cs": html(f"{menu}<h1>Chính sách bảo mật</h1><p>Nội dung đang được cập nhật.</p>{FOOT}")}
    )
    found = notice(look(expedition_to(portal.address)))
    assert () == found.parts
    assert 100 > found.characters


def test_a_notice_that_is_a_file(site: Any, expedition_to: Callable[..., Any]) -> None:
    page = html('<h1>Chính sách bảo mật</h1><iframe src="/tep/cs.pdf"></iframe>')
    portal = site({"/": html(FOOT), "/cs": page, "/tep/cs.pdf": (200, {"content-type": "text/plain"}, b"x")})
    assert notice(look(expedition_to(portal.address))).document.endswith("/tep/cs.pdf")


def test_english_and_consent(site: Any, expedition_to: Callable[..., Any]) -> None:
    text = ("<main><h1>Privacy notice</h1><p>We use personal data for the purpose of processing applications.</p>"
            "<p>Types of data: name, ID.</p><p>Please contact us at dpo@example.gov.vn.</p>"
            "<form><label><input type=checkbox> I agree</label></form></main>")  # fmt: skip
    portal = site(
        {"/": html('<footer><a href="/p">Privacy notice</a></footer>', lang="en"), "/p": html(text, lang="en")}
    )
    found = notice(look(expedition_to(portal.address)))
    assert {"purpose", "data_types", "contact"} <= {part.term for part in found.parts}
    assert found.consent_asked is True


def test_another_page_under_the_name_is_not_the_place(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site(
        {
            "/": html('<a href="/cs">Điều khoản sử dụng</a>'),
            "/cs": html("<h1>Quy định chung</h1><p>Giờ làm việc.</p>", "Quy định"),
        }
    )
    assert isinstance(look(expedition_to(portal.address)), NotFound)
