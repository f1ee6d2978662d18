"""The other faces of the demo portal, where they differ from the first."""

from __future__ import annotations

import pytest
from demo_portal.builds.classic.postbacks import to


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/", "/"),
        ("/hoi-dap/dat-cau-hoi?a=1", "/hoi-dap_dat-cau-hoi.aspx?a=1"),
        ("/ho-so-luu-nhap/7/xem-lai#chu-ky", "/ho-so-luu-nhap_7_xem-lai.aspx#chu-ky"),
        ("/thu-tuc?trang=2#danh-sach", "/thu-tuc.aspx?trang=2#danh-sach"),
        ("/bieu-mau/to-khai.pdf", "/bieu-mau/to-khai.pdf"),
        ("http://localhost:1/dang-nhap", "http://localhost:1/dang-nhap"),
    ],
)
def test_addresses_of_the_build_of_2009(address: str, written: str) -> None:
    assert written == to(address)
