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


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        # The caption stands in another cell of the row, with its star or without any; or in the row above.
        ("<tr><td>Hình thức đăng ký *:</td><td>{}</td></tr>", "Vui lòng chọn hình thức đăng ký."),
        ("<tr><td>Hình thức đăng ký:</td><td>{}</td></tr>", "Vui lòng chọn hình thức đăng ký."),
        ("<tr><td colspan=2>Hình thức đăng ký</td></tr><tr><td></td><td>{}</td></tr>", "Chưa chọn hình thức đăng ký."),
    ],
)
def test_a_choice_is_made_even_where_something_else_was_to_be_mended_first(
    site: Any, filing_on: Callable[..., Any], row: str, complaint: str
) -> None:
    choice = row.format("".join(f"<input type=radio name=ht value={n}> Loại {n} " for n in (1, 2)))

    def form(asked: Any) -> str:
        plot, sent = asked.query.get("o", ""), asked.method == "POST"
        if sent and plot.isdigit() and asked.query.get("ht"):
            return html(
                f"<h1>Xem lại</h1><p>{plot} {asked.query['ten']}</p>"
                "<form method=post action=/gui><button>Nộp hồ sơ</button></form>"
            )
        said = "<br><font color=red>Giá trị phải là số, không có chữ.</font>" if sent and not plot.isdigit() else ""
        left = f"<p>{complaint}</p>" if sent and not asked.query.get("ht") else ""
        rows = (
            f"<tr><td>Tên chủ sử dụng *:</td><td><input name=ten value='{asked.query.get('ten', '')}'></td></tr>"
            f"<tr><td>Thửa đất *:</td><td><input name=o value='{plot}'>{said}</td></tr>{choice}"
        )
        return html(f"<h1>Tờ khai</h1><form method=post><table>{rows}</table>{left}<button>Tiếp tục</button></form>")

    way = html(f'<h1>{NAME}</h1><a href="/nop">Nộp hồ sơ trực tuyến</a>')
    portal = site({"/": html("<p>Cổng</p>"), "/tt": way, "/nop": form})
    walk = filing_on(portal.address, NAME, "tt", "draft", allow=["sign_in", "draft"])["draft"].walk
    assert ("Nộp hồ sơ", "") == (walk.final, walk.halted)
    assert 0 == portal.count("/gui")


def test_a_form_that_takes_nothing_we_have_stays_held(site: Any, filing_on: Callable[..., Any]) -> None:
    def form(asked: Any) -> str:
        said = "<p>Mã hồ sơ gốc không đúng.</p>" if asked.method == "POST" else ""
        rows = (
            f"<tr><td>Mã hồ sơ gốc *:</td><td><input name=o value='{asked.query.get('o', '')}'></td></tr>"
            "<tr><td>Địa chỉ *:</td><td><input name=dc value='Tổ 5'></td></tr>"
        )
        return html(f"<h1>Tờ khai</h1><form method=post><table>{rows}</table>{said}<button>Tiếp tục</button></form>")

    way = html(f'<h1>{NAME}</h1><a href="/nop">Nộp hồ sơ trực tuyến</a>')
    portal = site({"/": html("<p>Cổng</p>"), "/tt": way, "/nop": form})
    walk = filing_on(portal.address, NAME, "tt", "draft", allow=["sign_in", "draft"])["draft"].walk
    assert ("", "held") == (walk.final, walk.halted)
    assert portal.count("/nop") <= 6
