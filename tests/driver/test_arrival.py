"""Arriving on a page: refreshes are followed, dialogs that cover it are closed by what only closes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.snapshot import Snapshot

Open = Callable[..., Snapshot]
FULL = "position: fixed; inset: 0; background: white"


@pytest.fixture
def opened(site: Any, expedition_to: Any) -> Open:
    """What a page shows when it is opened: ``opened("<div ...>", "/next": ...)``."""

    def open_page(body: str, **pages: str) -> Snapshot:
        page = html(f'<nav><a href="/tra-cuu">Tra cứu hồ sơ</a></nav>{body}')
        here = site({"/": page, **{f"/{path}": html(text) for path, text in pages.items()}})
        return expedition_to(here.address).finder.start()

    return open_page


def covered_by(button: str, *, box: str = "div", attributes: str = f'style="{FULL}"') -> str:
    return f"""<{box} id=c {attributes}>Thông báo bảo trì hệ thống {button}</{box}>
      <script>document.querySelector('#c .k').onclick = () => {{ document.getElementById('c').remove(); return false }}</script>"""


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("<button class=k>ĐÓNG</button>", "ĐÓNG"),
        ("<button class=k>Tôi đã hiểu</button>", "Tôi đã hiểu"),
        ("<a href='#' class=k>×</a>", "×"),
        ("<button class='k btn-close' data-bs-dismiss=modal></button>", "×"),
        ("<span class=k style='cursor: pointer'>✕</span>", "✕"),
        ("<button class=k aria-label='Đóng'><svg></svg></button>", "Đóng"),
        ("<button>Đồng ý</button><button class=k>Đóng</button>", "Đóng"),
        ("<button class=k>Đồng ý</button>", "Đồng ý"),
    ],
)
def test_a_dialog_that_covers_the_page_is_closed_by_what_closes_it(opened: Open, button: str, name: str) -> None:
    page = opened(covered_by(button))
    assert [name] == [by for _, by in page.dismissed]
    assert page.dismissed[0][0].startswith("Thông báo bảo trì")
    assert "bảo trì" not in page.text


def test_a_modal_dialog_is_left_by_escape(opened: Open) -> None:
    page = opened("<dialog id=d>Kính mời khảo sát</dialog><script>d.showModal()</script>")
    assert ["Escape"] == [by for _, by in page.dismissed]


@pytest.mark.parametrize(
    "body",
    [
        covered_by("<button class=k>Đồng ý gửi hồ sơ</button>"),
        covered_by("<a href='/khac' class=k>Đóng</a>"),
    ],
)
def test_what_does_more_than_close_is_left_alone(opened: Open, body: str) -> None:
    page = opened(body)
    assert () == page.dismissed
    assert "bảo trì" in page.text


@pytest.mark.parametrize(
    "body",
    [
        "<div style='position: fixed; bottom: 0; width: 100%'>Cookie <button>Đóng</button></div>",
        f"<div style='{FULL}'><main>Trang <button onclick='this.remove()'>Đóng</button></main></div>",
        "<section role=dialog style='width: 100%; height: 400px'>Trò chuyện <button>Đóng</button></section>",
    ],
)
def test_what_does_not_cover_the_page_stays(opened: Open, body: str) -> None:
    page = opened(body)
    assert () == page.dismissed
    assert "Đóng" in page.text


def test_two_dialogs_one_above_the_other(opened: Open) -> None:
    dialog = """<div style="{}" class=c>{} <button onclick="this.parentNode.remove()">Đóng</button></div>"""
    page = opened(dialog.format(FULL, "Thứ hai") + dialog.format(FULL, "Thứ nhất"))
    assert ["Thứ nhất Đóng", "Thứ hai Đóng"] == [said for said, _ in page.dismissed]


def test_a_page_that_sends_on_is_followed(opened: Open) -> None:
    page = opened('<meta http-equiv="refresh" content="0; url=/trang-chu">', **{"trang-chu": "Đây là trang chủ"})
    assert page.url.endswith("/trang-chu")
    assert "Đây là trang chủ" in page.text


def test_a_page_that_only_reloads_itself_now_and_then_is_read(opened: Open) -> None:
    assert "Tra cứu hồ sơ" in opened('<meta http-equiv="refresh" content="300">').text
