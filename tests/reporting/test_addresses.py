from __future__ import annotations

import pytest

from pytest_egov.reporting.addresses import web_address


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("https://dichvucong.example.gov.vn/", "https://dichvucong.example.gov.vn/"),
        ("http://127.0.0.1:8765/tra-cuu?ma=1%202&b=[x]#/kết", "http://127.0.0.1:8765/tra-cuu?ma=1%202&b=[x]#/k%E1%BA%BFt"),
        ("https://cổng.vn/tờ khai", "https://xn--cng-qmz.vn/t%E1%BB%9D%20khai"),
        ('https://x.vn/"<b>', "https://x.vn/%22%3Cb%3E"),
    ],
)  # fmt: skip
def test_an_address_of_the_web_is_a_uri(said: str, expected: str) -> None:
    assert expected == web_address(said)


@pytest.mark.parametrize(
    "said",
    ["javascript:alert(1)", "file:///etc/passwd", "", "dichvucong.gov.vn", "https://", "https://x.vn/\x1b[31m", "http://[x", "https://x.vn/\u202egpj"],
)  # fmt: skip
def test_anything_else_is_none(said: str) -> None:
    assert web_address(said) is None
