"""What of a page is the application's own, on portals whose menu is marked by nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

NAME = "Cấp giấy phép bán lẻ rượu"
MENU = '<table><tr><td><a href="/nhap">Hồ sơ lưu tạm</a> | <a href="/kho">Kho giấy tờ</a> | <a href="/ra">Thoát</a></td></tr></table>'


def test_a_menu_of_every_page_is_no_control_of_the_screen(site: Any, filing_on: Callable[..., Any]) -> None:
    fields = "".join(
        f"<p><label>{label} * <input name={n}></label></p>" for n, label in enumerate(("Họ tên", "Lý do", "Nơi nhận"))
    )
    upload = "<p><label>Đơn đề nghị <input type=file name=t></label></p><form method=post action=/gui><button>Nộp hồ sơ</button></form>"
    portal = site(
        {
            "/": html(f"{MENU}<p>Cổng dịch vụ công</p>"),
            "/tt": html(f'{MENU}<h1>{NAME}</h1><a href="/nop">Nộp hồ sơ trực tuyến</a>'),
            "/nop": html(f"{MENU}<h1>Tờ khai</h1><form action=/giay-to>{fields}<button>Tiếp tục</button></form>"),
            "/giay-to": html(f"{MENU}<h1>Giấy tờ</h1>{upload}"),
            "/nhap": html(f"{MENU}<h1>Hồ sơ lưu tạm</h1>"),
            "/kho": html(f"{MENU}<h1>Kho giấy tờ</h1>"),
        }
    )
    seen = filing_on(portal.address, NAME, "tt", "draft", "attachments", allow=["sign_in", "draft", "upload"])
    assert ("", "") == (seen["draft"].save_control, seen["attachments"].store_control)
    assert "Nộp hồ sơ" == seen["draft"].walk.final
