"""Pages behind which there is nothing, and pages that only say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.wayfinding.voids import void_of

Void = Callable[..., Any]
HEAD = '<header>Cổng dịch vụ công tỉnh Minh Hòa <a href="/ts">Thống kê</a></header>'
BUILT = "<p>Chức năng đang được xây dựng, mời quay lại sau.</p>"


@pytest.fixture
def void(site: Any, expedition_to: Any) -> Void:
    """What a page has instead of content: ``void("<p>...", status=404)``."""

    def of(body: str, status: int = 200, title: str = "Thống kê") -> Any:
        here = site({"/": html(HEAD), "/ts": (status, {}, html(HEAD + body, title))})
        expedition = expedition_to(here.address)
        return void_of(expedition.visitor.read(here.address + "ts"), expedition.finder.start())

    return of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Không tìm thấy trang</h1>", "not_found"),
        ("<p>404</p><p>Page not found</p><a href='/'>Trang chủ</a>", "not_found"),
        (BUILT, "being_built"),
        ("<p>COMING SOON</p>", "being_built"),
        ("", "blank"),
        ("<h1>Thống kê</h1>", "blank"),
        ("<p>Trong tháng 10 đã giải quyết 1.204 hồ sơ.</p>", None),
        (BUILT + "<p>Trong tháng 10 đã giải quyết 1.204 hồ sơ. </p>" * 12, None),
        (BUILT + "<form><label>Mã hồ sơ <input></label><button>Tra cứu</button></form>", None),
        (BUILT + "<main>" + "".join(f"<a href='/{n}'>Báo cáo {n}</a> " for n in range(4)) + "</main>", None),
        ("<canvas width=300 height=200></canvas>", None),
        ("<iframe src='about:blank'></iframe>", None),
    ],
)
def test_what_stands_behind_an_entry(void: Void, body: str, expected: str | None) -> None:
    assert expected == void(body)


def test_the_status_and_the_title_tell_as_well(void: Void) -> None:
    assert "not_found" == void("<p>Xin lỗi!</p>", status=404)
    assert "not_found" == void("<p>Xin lỗi!</p>", title="Trang không tồn tại")
    assert void("<p>Hệ thống đang bận, mời thử lại sau ít phút.</p>", status=500) is None
