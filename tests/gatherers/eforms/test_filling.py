"""Test data for the fields of forms of different makes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import html

from pytest_egov.gatherers.eforms.filling import fill
from pytest_egov.gatherers.eforms.opening import data_fields

TODAY = date(2026, 11, 24)


def filled(site: Any, expedition_to: Any, body: str, *, everything: bool = False) -> tuple[Any, dict[str, str]]:
    portal = site({"/": html(f"<main><h1>Tờ khai</h1>{body}</main>")})
    expedition = expedition_to(portal.address)
    filling = fill(expedition.visitor.go(portal.address), data_fields, "provoke", TODAY, everything=everything)
    fields = [field for form in filling.snapshot.forms for field in form.fields]
    return filling, {
        field.label.rstrip(" *"): "x" * field.checked if field.kind in ("checkbox", "radio") else field.value
        for field in fields
    }


def test_each_field_gets_what_its_words_ask_for(site: Any, expedition_to: Any) -> None:
    body = """<form>
    <label>Họ và tên * <input></label><label>Số CCCD * <input maxlength="12"></label>
    <label>Ngày sinh * <input placeholder="dd/mm/yyyy"></label><label>Ngày cấp * <input type="date"></label>
    <label>Ngày hẹn (YYYY-MM-DD) * <input></label>
    <label>Số điện thoại * <input type="tel"></label><label>Thư điện tử * <input></label>
    <label>Địa chỉ thường trú * <input></label><label>Số lượng bản * <input type="number"></label>
    <label>Nội dung đề nghị * <textarea></textarea></label><label>Ghi chú <input></label></form>"""
    filling, values = filled(site, expedition_to, body)
    assert {
        "Họ và tên": "Nguyễn Văn Kiểm Thử",
        "Số CCCD": "001090000001",
        "Ngày sinh": "01/01/1990",
        "Ngày cấp": "2026-10-25",
        "Ngày hẹn (YYYY-MM-DD)": "2026-10-25",
        "Số điện thoại": "0900000001",
        "Thư điện tử": "kiem.thu@example.vn",
        "Địa chỉ thường trú": "Số 1 đường Kiểm Thử",
        "Số lượng bản": "1",
        "Nội dung đề nghị": "Dữ liệu kiểm thử pytest-egov",
        "Ghi chú": "",
    } == values
    assert () == filling.left


def test_captions_in_table_cells_and_no_form(site: Any, expedition_to: Any) -> None:
    body = """<table><tr><td>Họ và tên (*)</td><td><input></td></tr><tr><td>Email</td><td><input></td></tr></table>"""
    _, values = filled(site, expedition_to, body, everything=True)
    assert ["Nguyễn Văn Kiểm Thử", "kiem.thu@example.vn"] == list(values.values())


def test_what_holds_a_value_or_cannot_be_changed_is_left_alone(site: Any, expedition_to: Any) -> None:
    body = """<form><label>Họ và tên * <input value="Trần Thị Thật"></label>
    <label>Số định danh * <input readonly></label><label>Địa chỉ * <input disabled></label></form>"""
    filling, values = filled(site, expedition_to, body)
    assert ["Trần Thị Thật", "", ""] == list(values.values())
    assert () == filling.filled


def test_a_list_that_waits_for_another(site: Any, expedition_to: Any) -> None:
    body = """<form><label>Phường/Xã * <select id="xa"><option value="">-- Chọn --</option></select></label>
    <label>Tỉnh/Thành phố * <select id="tinh"><option value="0">Chọn tỉnh</option><option>Hà Nội</option></select></label></form>
    <script>tinh.onchange = () => fetch('/xa').then((r) => r.text()).then((t) => xa.add(new Option(t)))</script>"""
    portal = site({"/": html(f"<main>{body}</main>"), "/xa": "Phường Ba Đình"})
    expedition = expedition_to(portal.address)
    filling = fill(expedition.visitor.go(portal.address), data_fields, "provoke", TODAY)
    assert ["Phường Ba Đình", "Hà Nội"] == [field.value for field in filling.snapshot.forms[0].fields]
    assert ("Tỉnh/Thành phố *", "Phường/Xã *") == filling.filled


@pytest.mark.parametrize("everything", [False, True])
def test_a_choice_is_made_once_and_an_agreement_is_ticked(site: Any, expedition_to: Any, *, everything: bool) -> None:
    body = """<form><fieldset><legend>Giới tính *</legend><label><input type="radio" name="gt"> Nam</label>
    <label><input type="radio" name="gt"> Nữ</label></fieldset>
    <label><input type="checkbox"> Tôi cam đoan nội dung trên là đúng</label>
    <label><input type="checkbox"> Nhận bản tin</label></form>"""
    _, values = filled(site, expedition_to, body, everything=everything)
    assert {"Nam": "x", "Nữ": "", "Tôi cam đoan nội dung trên là đúng": "x", "Nhận bản tin": ""} == values


def test_of_boxes_that_share_a_name_one_is_ticked(site: Any, expedition_to: Any) -> None:
    body = """<form><table><tr><td>Giấy tờ kèm theo *</td><td><input type="checkbox" name="gt"> Căn cước
    <input type="checkbox" name="gt"> Sổ đỏ</td></tr><tr><td>Sở thích</td><td><input type="checkbox" name="s"> Đọc
    <input type="checkbox" name="s"> Viết</td></tr></table></form>"""
    _, values = filled(site, expedition_to, body)
    assert {"Căn cước": "x", "Sổ đỏ": "", "Đọc": "", "Viết": ""} == values


def test_a_list_that_shows_its_label_while_nothing_is_chosen(site: Any, expedition_to: Any) -> None:
    body = """<form><select aria-label="Quan hệ với người chết (bắt buộc)" required><option value="">Quan hệ với người chết *</option>
    <option>Con</option></select></form>"""
    filling, values = filled(site, expedition_to, body)
    assert (["Con"], ()) == (list(values.values()), filling.left)


def test_what_could_not_be_filled_is_told(site: Any, expedition_to: Any) -> None:
    body = """<form><label>Bản chụp giấy tờ * <input type="file"></label><label>Loại * <select><option value="">Chọn</option></select></label>
    <label>Họ tên * <input></label></form>"""
    filling, _ = filled(site, expedition_to, body)
    assert ("Bản chụp giấy tờ *", "Loại *") == filling.left
