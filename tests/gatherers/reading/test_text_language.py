from __future__ import annotations

import unicodedata

import pytest

from pytest_egov.gatherers.reading.text_language import language_of, letters_by_language, same_language

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
        (FRENCH, "fr"),
        ("Cong dich vu cong tinh Minh Hoa: tra cuu ho so, thu tuc hanh chinh, dang nhap, phan anh, kien nghi", "vi"),
        ("在线公共服务门户网站查询申请状态", "zh"),
        ("オンライン行政サービスの申請状況を確認する", "ja"),
        ("온라인 공공 서비스 신청 현황 조회", "ko"),
        ("សេចក្តីជូនដំណឹងសម្រាប់ប្រជាពលរដ្ឋ", "km"),
        ("ບໍລິການສາທາລະນະອອນລາຍ", "lo"),
        ("บริการสาธารณะออนไลน์ของจังหวัด", "th"),
        ("Портал государственных услуг области: подать заявление и следить за ним", "ru"),
        ("بوابة الخدمات العامة للمحافظة: تقديم الطلبات ومتابعتها", "ar"),
        ("Finden Sie die Dienstleistungen der Provinz und verfolgen Sie Ihren Antrag", "de"),
        ("Encuentre los servicios de la provincia y siga su solicitud en línea", "es"),
        ("Vind de diensten van de provincie en volg uw aanvraag online met uw account", "nl"),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore", "und"),
        ("Le Van An, Tran Thi Binh, VNPT iGate, FPT Software, Liferay Portal", "und"),
        ("中国", "und"),
        ("12345 67890 +84 24 1234 5678", "und"),
        ("Đăng nhập", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_from_letters_and_common_words(text: str, expected: str) -> None:
    assert expected == language_of(text)


def test_letters_are_counted_by_language() -> None:
    assert {"vi": 69, "en": 132, "und": 8} == letters_by_language([MENU, HELP, "Đăng nhập 12"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("nb", "no", True), ("zh", "yue", True), ("vi", "vi", True), ("vi", "en", False), ("fr", "es", False)],
)
def test_what_nobody_tells_apart_is_one_language(one: str, other: str, *, expected: bool) -> None:
    assert expected == same_language(one, other)
