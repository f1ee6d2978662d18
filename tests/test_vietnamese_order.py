"""Names stand where people look for them: the alphabet first, then the tones, then capitals."""

from __future__ import annotations

import random
import unicodedata

import pytest

from pytest_egov.vietnamese_order import order_key

# The provinces and cities as lists of the government have them in the order of the alphabet.
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định",
    "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai",
    "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình",
    "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định",
    "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh",
    "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang",
    "Trà Vinh", "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip


def test_provinces_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = list(PROVINCES)
    random.Random(7).shuffle(shuffled)
    assert list(PROVINCES) == sorted(shuffled, key=order_key)


def test_code_points_would_put_them_elsewhere() -> None:
    assert list(PROVINCES) != sorted(PROVINCES)


@pytest.mark.parametrize(
    "ordered",
    [
        [
            "a",
            "ă",
            "â",
            "b",
            "c",
            "d",
            "đ",
            "e",
            "ê",
            "g",
            "h",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "ô",
            "ơ",
            "p",
            "q",
            "r",
            "s",
            "t",
            "u",
            "ư",
            "v",
            "x",
            "y",
        ],
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă"],
        ["du", "dư", "đu", "đư"],
        ["cần", "cấn", "cân bằng"],  # tones count only where the letters are the same to the end
        ["Hà Bắc", "Ha Giang", "Hà Giang"],
        ["đỏ", "Đỏ", "đọ"],
        ["Bộ 2", "Bộ A"],
        ["Bộ Y tế", "Bộ-Y"],
    ],
)
def test_letters_before_tones_before_capitals(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert ordered == sorted(backwards, key=order_key)


def test_composed_and_decomposed_writing_is_the_same_name() -> None:
    for name in PROVINCES:
        assert order_key(name) == order_key(unicodedata.normalize("NFD", name))


def test_different_names_have_different_keys() -> None:
    assert len(PROVINCES) == len({order_key(name) for name in PROVINCES})
    assert order_key("cafe\u0308") != order_key("cafe")


@pytest.mark.parametrize("name", ["", "\u0301", "İ", "漢字", "<script>", "\u202e", "1,5"])
def test_anything_has_a_key(name: str) -> None:
    assert sorted([name, "a"], key=order_key)
