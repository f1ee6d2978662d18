"""What a form says beside a field that did not take our test data, where its markup says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

NAME = "Đăng ký biến động đất đai"


def test_what_the_server_says_beside_a_field_tells_what_to_type(site: Any, filing_on: Callable[..., Any]) -> None:
    def form(asked: Any) -> str:
        plot, said = asked.query.get("o", ""), ""
        if asked.method == "POST" and plot.isdigit() and asked.query.get("ten"):
            return html(
                f"<h1>Xem lại</h1><p>{plot} {asked.query['ten']}</p>"
                "<form method=post action=/gui><button>Nộp hồ sơ</button></form>"
            )
        if asked.method == "POST" and not plot.isdigit():
            said = "<br><font color=red>Giá trị phải là số, không có chữ.</font>"
        rows = (
            f"<tr><td>Tên chủ sử dụng *:</td><td><input name=ten value='{asked.query.get('ten', '')}'></td></tr>"
            "<tr><td>Địa chỉ *:</td><td><input name=dc value='Tổ 5'></td></tr>"
            f"<tr><td>Thửa đất *:</td><td><input name=o value='{plot}'>{said}</td></tr>"
        )
        return html(
            f"<h1>Tờ khai</h1><form method=post action=/nop.aspx><table>{rows}</table><button>Tiếp tục</button></form>"
        )

    way = html(f'<h1>{NAME}</h1><a href="/nop">Nộp hồ sơ trực tuyến</a>')
    portal = site({"/": html("<p>Cổng</p>"), "/tt": way, "/nop": form, "/nop.aspx": form})
    walk = filing_on(portal.address, NAME, "tt", "draft", allow=["sign_in", "draft"])["draft"].walk
    assert ("Nộp hồ sơ", "") == (walk.final, walk.halted)
    assert 0 == portal.count("/gui")


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        # The group says it in its name, as scripted forms have it; nothing says it before one is held.
        ('<div role="radiogroup" aria-label="Hình thức đăng ký (bắt buộc)">{}</div>', ""),
        ("<p>Hình thức đăng ký</p>{}", "<p>Phải chọn hình thức đăng ký.</p>"),
    ],
)
def test_a_choice_that_must_be_made_is_made(site: Any, filing_on: Callable[..., Any], kinds: str, said: str) -> None:
    choice = kinds.format("".join(f"<label><input type=radio name=ht value={n}>Loại {n}</label>" for n in (1, 2)))

    def form(asked: Any) -> str:
        if asked.method == "POST" and asked.query.get("ht") and asked.query.get("ten"):
            return html(
                f"<h1>Xem lại</h1><p>{asked.query['ten']}</p>"
                "<form method=post action=/gui><button>Nộp hồ sơ</button></form>"
            )
        name = f"<label>Tên chủ sử dụng * <input name=ten value='{asked.query.get('ten', '')}'></label>"
        name += "<label>Địa chỉ * <input name=dc value='Tổ 5'></label>"
        complaint = said if asked.method == "POST" else ""
        return html(f"<h1>Tờ khai</h1><form method=post>{name}{choice}{complaint}<button>Tiếp tục</button></form>")

    way = html(f'<h1>{NAME}</h1><a href="/nop">Nộp hồ sơ trực tuyến</a>')
    portal = site({"/": html("<p>Cổng</p>"), "/tt": way, "/nop": form})
    walk = filing_on(portal.address, NAME, "tt", "draft", allow=["sign_in", "draft"])["draft"].walk
    assert ("Nộp hồ sơ", "") == (walk.final, walk.halted)
