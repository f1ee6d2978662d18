"""Words compared as people write them: with and without diacritics, in either Unicode form."""

from __future__ import annotations

import unicodedata

import pytest

from pytest_egov.wayfinding.vocabulary import fold, plain, vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Tra cứu:\n HỒ SƠ  ", "tra cứu hồ sơ"),
        (unicodedata.normalize("NFD", "Tra cứu hồ sơ"), "tra cứu hồ sơ"),
        ("Hỏi - đáp…", "hỏi đáp"),
        ("→ ★ 💬", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert expected == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Đăng nhập", "dang nhap"), ("THỦ TỤC ư ơ ă â ê ô", "thu tuc u o a a e o")]
)
def test_plain_letters(text: str, expected: str) -> None:
    assert expected == plain(text)


@pytest.mark.parametrize(
    "name", ["Tra cứu hồ sơ", "TRA CỨU HỒ SƠ", " tra  cứu\u00a0hồ sơ: ", unicodedata.normalize("NFD", "Tra cứu hồ sơ")]
)
def test_a_word_of_the_vocabulary_however_written_is_certain(name: str) -> None:
    assert 1.0 == WORDS.place_confidence("status_lookup", name)


@pytest.mark.parametrize("name", ["tra cuu ho so", "Tra Cuu Hồ Sơ", "TRA CUU HO SO"])
def test_without_diacritics_a_little_less(name: str) -> None:
    assert 0.9 < WORDS.place_confidence("status_lookup", name) < 1.0


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("status_lookup", "Tra cứu hồ sơ đất đai"),
        ("procedure_list", "Cổng dịch vụ công"),
        ("registration", "Đăng ký kết hôn"),
        ("sign_in", "Đăng nhập cán bộ"),
        ("contact", "Bảo vệ tổng đài"),
        ("guidance", "Hướng dẫn đăng ký tài khoản"),
    ],
)
def test_a_word_that_takes_back_a_match(place: str, name: str) -> None:
    assert 0.0 == WORDS.place_confidence(place, name)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("faq", "FAQ"),
        ("procedure_list", "TTHC"),
        ("feedback", "PAKN"),
        ("procedure_list", "DVC"),
        ("sign_in", "Log in"),
    ],
)
def test_abbreviations_and_english(place: str, name: str) -> None:
    assert 1.0 == WORDS.place_confidence(place, name)


def test_a_longer_name_fits_less_and_one_that_opens_with_the_word_fits_better() -> None:
    exact, opens, holds, drowns = (
        WORDS.place_confidence("rating", name)
        for name in [
            "Đánh giá",
            "Đánh giá của dân",
            "Của dân đánh giá",
            "Tin tức về việc dân xem và đánh giá cổng tỉnh ta",
        ]
    )
    assert exact > opens > holds > drowns > 0


@pytest.mark.parametrize("name", ["", "   ", "Phí", "đánhgiá", "Chào mừng"])
def test_what_has_none_of_the_words(name: str) -> None:
    assert 0.0 == WORDS.place_confidence("rating", name)


@pytest.mark.parametrize(
    ("family", "label", "expected"),
    [
        ("elements", "Lệ phí", "fee"),
        ("elements", "Phí, lệ phí:", "fee"),
        ("elements", "trinh tu thuc hien", "steps"),
        ("levels", "Dịch vụ công trực tuyến toàn trình", "end_to_end"),
        ("satisfaction", "Rất không hài lòng", "very_dissatisfied"),
        ("satisfaction", "Không hài lòng", "dissatisfied"),
        ("elements", "Thời tiết hôm nay", None),
    ],
)
def test_the_term_a_label_fits_best(family: str, label: str, expected: str | None) -> None:
    assert expected == WORDS.term_of(family, label)


def test_words_stand_in_a_text_only_as_whole_words() -> None:
    assert "không tìm thấy" == WORDS.stands_in("messages", "not_found", "Rất tiếc, KHÔNG TÌM THẤY hồ sơ nào.")
    assert WORDS.stands_in("ratings", "star", "Nhà sáng chế") is None
    assert {"not_found", "captcha"} <= set(WORDS.terms_in("messages", "Không tìm thấy. Nhập mã xác nhận."))


def test_every_word_of_a_place_finds_its_place() -> None:
    for name, words in WORDS.places.items():
        for word in words.yes:
            assert WORDS.place_confidence(name, word) == 1.0, (name, word)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("profile", "Thông tin tài khoản"),
        ("my_applications", "QUẢN LÝ HỒ SƠ"),
        ("drafts", "Ho so luu nhap"),
        ("notifications", "🔔\nThông báo"),
        ("completion", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        ("document_store", "Kho quản lý dữ liệu điện tử"),
        ("payment_history", "Lịch sử thanh toán"),
        ("outbox", "Tin nhắn đã gửi"),
        ("sign_out", "Thoát"),
    ],
)
def test_what_someone_signed_in_finds(place: str, name: str) -> None:
    assert WORDS.place_confidence(place, name) > 0.9
    assert place in WORDS.places_of(signed_in=True)
    assert place not in WORDS.places_of(signed_in=False)
