"""Names of people: found however they are written, and told from places and other words."""

from __future__ import annotations

import html
import json
import unicodedata
from urllib.parse import quote, quote_plus

import pytest
from mask_tokens import kinds

from pytest_egov.masking import Mask, is_a_name

NAME = "Nguyễn Thị Ánh Hồng"


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        NAME.upper(),
        unicodedata.normalize("NFD", NAME),
        "Nguyen Thi Anh Hong",
        "NGUYEN THI ANH HONG",
        "nguyen-thi-anh-hong.pdf",
        "nguyenthianhhong",
        "Nguyễn\u00a0Thị  Ánh\nHồng",
        quote(NAME),
        quote_plus(NAME),
        json.dumps(NAME),
        html.escape(NAME),
    ],
)
def test_the_name_of_the_person_is_found_however_it_is_written(text: str) -> None:
    mask = Mask()
    mask.learn(NAME, "name")
    assert mask.text(NAME) in mask.text(f"Xin chào {text}!", strict=False)
    assert ["name"] == kinds(f"Xin chào {text}!", mask=mask, strict=False)


def test_a_name_within_other_words_is_no_name() -> None:
    mask = Mask()
    mask.learn("Lê An", "name")
    assert "clean Lê Anh" == mask.text("clean Lê Anh", strict=False)


def test_a_place_that_bears_a_persons_name_stays() -> None:
    mask = Mask()
    mask.publish("Ủy ban nhân dân tỉnh Cao Bằng, đường Hoàng Đình Giong")
    for name in ("Cao Bằng", "Hoàng Đình Giong", "Nông Thị Bằng"):
        mask.meet_as("name", name)
    assert ["name"] == kinds("Cao Bằng, Hoàng Đình Giong, Nông Thị Bằng", mask=mask, strict=False)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nguyễn Văn An", True),
        ("TRẦN THỊ B", True),
        ("Đăng Ký", False),
        ("Nguyễn văn", False),
        ("Lê", False),
        ("Hồ sơ của tôi", False),
    ],
)
def test_names_are_told_by_surname_and_capitals(words: str, name: bool) -> None:
    assert name == is_a_name(words)
