from __future__ import annotations

import unicodedata

import pytest

from pytest_egov.gatherers.reading.text_language import language_of

MENU = "Trang chủ Thủ tục hành chính Tra cứu hồ sơ Phản ánh kiến nghị Đăng nhập Đăng ký Tìm kiếm"
HELP = (
    "Find the services of the province, apply online and follow your application. You can sign in with the national "
    "account or call the hotline of the administration."
)
FRENCH = (
    "Démarches administratives à l'hôtel de ville: où déposer une réclamation, délais et pièces à fournir, élection"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MENU, "vi"),
        (unicodedata.normalize("NFD", MENU), "vi"),
        (MENU.upper(), "vi"),
        (f"{MENU} Copyright 2026 VNPT iGate Powered by Liferay", "vi"),
        ("Tên đăng nhập Mật khẩu Quên mật khẩu Đăng nhập", "vi"),
        (HELP, "en"),
        (f"{HELP} People's Committee of Minh Hòa, 12 Lê Lợi Street, Đông Hà", "en"),
        (f"{HELP} {MENU} {MENU}", "und"),
        (FRENCH, "und"),
        ("Cong dich vu cong tinh Minh Hoa: tra cuu ho so, thu tuc hanh chinh, dang nhap, phan anh, kien nghi", "und"),
        ("12345 67890 +84 24 1234 5678", "und"),
        ("Đăng nhập", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_from_letters_and_common_words(text: str, expected: str) -> None:
    assert expected == language_of(text)
