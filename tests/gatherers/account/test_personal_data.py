"""What a run learns to hide from the pages it reads, as a visitor and as somebody signed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.gatherers.account.personal_data import heed, mask_for
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.masking import Mask
from pytest_egov.portal import Portal

Reading = Callable[..., Mask]
TOKEN = re.compile(r"\[([a-z]+)-[0-9a-f]+\]")


@pytest.fixture
def mask_after(site: Any, expedition_to: Callable[..., Expedition]) -> Reading:
    """The mask of a run that has read a page: ``mask_after(body, signed_in=True)``."""

    def read(body: str, *, signed_in: bool = True, headers: dict[str, str] | None = None) -> Mask:
        home = site(
            {
                "/": html("<p>Đường dây nóng: 0912 000 999, địa chỉ: Số 1, đường Lê Lợi</p>"),
                "/cua-toi": (200, headers or {}, html(body)),
            }
        )
        visitor = expedition_to(home.address).visitor
        role = visitor.another() if signed_in else visitor
        role.mask.publish(visitor.read(home.address).text)
        role.on_read = heed
        role.close()
        role.read(f"{home.address}cua-toi")
        role.close()
        return role.mask

    return read


def kinds(mask: Mask, text: str) -> list[str]:
    return TOKEN.findall(mask.text(text, strict=False))


PROFILES = [
    (
        "<form><label>Họ và tên <input value='Nguyễn Văn An'></label><label>Ngày sinh <input value='05/09/1990'></label><label>Số điện thoại <input value='0987654321'></label>"
        "<label>Thư điện tử <input value='an@example.vn'></label><label>Địa chỉ <input value='Số 10, đường Lê Lợi'></label></form>"
    ),
    (
        "<dl><dt>Họ và tên</dt><dd>Nguyễn Văn An</dd><dt>Ngày sinh</dt><dd>05/09/1990</dd><dt>Số điện thoại</dt><dd>0987654321</dd><dt>Email</dt><dd>an@example.vn</dd>"
        "<dt>Địa chỉ</dt><dd>Số 10, đường Lê Lợi</dd></dl>"
    ),
    "<p>Họ và tên: Nguyễn Văn An</p><p>Ngày sinh: 05/09/1990</p><p>Điện thoại: 0987 654 321</p><p>Email: an@example.vn</p><p>Địa chỉ: Số 10, đường Lê Lợi</p>",
]


@pytest.mark.parametrize("profile", PROFILES, ids=["form", "list", "lines"])
def test_what_pages_show_of_the_person_is_hidden_from_then_on(mask_after: Reading, profile: str) -> None:
    mask = mask_after(profile)
    text = "NGUYỄN VĂN AN, sinh 1990-09-05, +84 987 654 321, AN@example.vn, số 10 đường Lê Lợi"
    assert ["name", "birth", "phone", "email", "address"] == kinds(mask, text)


def test_what_everybody_sees_is_not(mask_after: Reading) -> None:
    mask = mask_after(PROFILES[2] + "<p>Hotline: 0912 000 999</p><p>Địa chỉ: Số 1, đường Lê Lợi</p>")
    assert [] == kinds(mask, "0912000999, Số 1, đường Lê Lợi")
    assert [] == kinds(mask_after(PROFILES[2], signed_in=False), "NGUYỄN VĂN AN, 05/09/1990")


@pytest.mark.parametrize(
    "body",
    [
        "<header><a href='/x'>Nguyễn Văn An</a></header>",
        "<nav><button>NGUYỄN VĂN AN</button></nav>",
        "<p>Xin chào, Nguyễn Văn An</p>",
        "<p>Người nộp: Nguyễn Văn An</p>",
    ],
)
def test_a_name_in_the_account_menu_or_a_greeting_is_the_person_s(mask_after: Reading, body: str) -> None:
    assert ["name"] == kinds(mask_after(body), "hồ sơ của nguyễn văn an")


def test_a_name_of_another_kind_is_known_by_its_label(mask_after: Reading) -> None:
    assert ["name"] == kinds(mask_after("<dl><dt>Họ và tên</dt><dd>Canary Testname</dd></dl>"), "Canary Testname")


def test_advice_and_headings_are_nobody_s(mask_after: Reading) -> None:
    mask = mask_after(
        "<p>Họ và tên: Nhập họ và tên</p><p>Địa chỉ: ghi như trên giấy tờ</p><table><tr><th>Họ và tên</th><td>NGÀY SINH</td></tr></table><nav><a href='/'>Hồ sơ của tôi</a></nav>"
    )
    text = "Nhập họ và tên, Ngày sinh, NGÀY SINH, ghi như trên giấy tờ, Hồ sơ của tôi"
    assert text == mask.text(text)


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_the_browser_remembers_is_hidden(mask_after: Reading, signed_in: bool) -> None:
    script = "<script>localStorage.a = 'a1b2c3d4e5f6'; sessionStorage.b = JSON.stringify({t: {access: 'q9w8e7r6t5y4'}, lang: 'vi'}); localStorage.theme = 'dark'</script>"
    mask = mask_after(script, signed_in=signed_in, headers={"Set-Cookie": "sid=z1x2c3v4b5n6; Path=/", "X": "y"})
    assert ["token"] * 3 == kinds(mask, "z1x2c3v4b5n6 a1b2c3d4e5f6 q9w8e7r6t5y4 vi dark")


def test_the_account_s_secrets_are_hidden_from_the_first_line_on(monkeypatch: pytest.MonkeyPatch) -> None:
    portal = Portal.model_validate(
        {
            "address": "https://a.vn/",
            "name": "Cổng tỉnh Cao Bằng",
            "accounts": {
                "citizen": {"user_env": "U", "password_env": "P"},
                "organisation": {"user_env": "NOT_SET", "password_env": "P"},
            },
        }
    )
    monkeypatch.setenv("U", "001099012345")
    monkeypatch.setenv("P", "Bí-mật-2026")
    mask = mask_for(portal)
    assert ["cccd", "password"] == kinds(mask, "0010 9901 2345 / B%C3%AD-m%E1%BA%ADt-2026")
    mask.meet_as("name", "Cao Bằng")
    assert [] == kinds(mask, "Cao Bằng")
