"""What forms of different makes know of the citizen, compared with the account page."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import CouldNotLook, Found, NotConfigured
from pytest_egov.gatherers.eforms.facts import same
from pytest_egov.gatherers.eforms.prefill import gather

PERSON = {
    "Họ và tên": "Nguyễn Văn An",
    "Ngày sinh": "05/02/1990",
    "Số CCCD": "001090123456",
    "Địa chỉ": "Số 5 phố Huế, phường Hai Bà Trưng, Hà Nội",
    "Điện thoại": "0912345678",
    "Email": "an@example.vn",
}
PROFILE = "<main><h1>Thông tin tài khoản</h1><dl>{}</dl></main>".format(
    "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in PERSON.items())
)
HOME = html('<nav><a href="/toi">Thông tin tài khoản</a></nav><h1>Cổng</h1>')


def states(site: Any, expedition_to: Any, form: str, profile: str = PROFILE, **pages: Any) -> dict[str, str]:
    portal = site({"/": HOME, "/toi": html(profile), "/don": html(f"<main><h1>Tờ khai</h1>{form}</main>"), **pages})
    finding = gather(expedition_to(portal.address, places={"eform": "/don"}))
    assert isinstance(finding, Found)
    evidence = finding.candidates[0].evidence
    assert not [value for value in PERSON.values() if value in repr(finding)]
    return {fact.fact: fact.state for fact in evidence.facts}


def inputs(values: dict[str, str]) -> str:
    return "".join(f'<label>{label} <input value="{value}"></label>' for label, value in values.items())


def test_all_of_it_is_known(site: Any, expedition_to: Any) -> None:
    assert {"equal"} == set(
        states(site, expedition_to, f"<form>{inputs(PERSON)}<button>Tiếp tục</button></form>").values()
    )


def test_masked_read_only_native_and_split_values(site: Any, expedition_to: Any) -> None:
    form = """<table><tr><td>Họ và tên</td><td><input value="NGUYỄN VĂN AN" readonly></td></tr>
    <tr><td>Ngày sinh</td><td><input type="date" value="1990-02-05"></td></tr>
    <tr><td>Số định danh cá nhân</td><td><input value="********3456" disabled></td></tr>
    <tr><td>Tỉnh/Thành phố</td><td><select><option value="">Chọn</option><option value="01" selected>Hà Nội</option></select></td></tr>
    <tr><td>Phường/Xã</td><td><select><option value="9" selected>Phường Hai Bà Trưng</option></select></td></tr>
    <tr><td>Địa chỉ</td><td><input value="Số 5 phố Huế"></td></tr>
    <tr><td>Điện thoại</td><td><input value="+84 912 345 678"></td></tr>
    <tr><td>Email</td><td><input value="khac@example.vn"></td></tr></table>"""
    expected = dict.fromkeys(("name", "birth_date", "identity", "address", "phone"), "equal") | {"email": "different"}
    assert expected == states(site, expedition_to, form)


def test_shown_as_text_empty_and_not_asked_for(site: Any, expedition_to: Any) -> None:
    form = """<p>Họ và tên: Nguyễn Văn An</p><div>Ngày sinh</div><div><input placeholder="dd/mm/yyyy"></div>
    <div>Số CCCD</div><div><input></div>"""
    expected = {
        "name": "equal",
        "birth_date": "empty",
        "identity": "empty",
        "address": "absent",
        "phone": "absent",
        "email": "absent",
    }
    assert expected == states(site, expedition_to, form)


def test_a_second_person_s_fields_are_not_the_applicant_s(site: Any, expedition_to: Any) -> None:
    form = f"""<form><fieldset><legend>Thông tin người con</legend>{inputs({"Họ và tên": "", "Ngày sinh": ""})}</fieldset>
    <fieldset><legend>Thông tin người nộp</legend>{inputs(PERSON)}</fieldset></form>"""
    assert {"equal"} == set(states(site, expedition_to, form).values())


def test_a_button_fetches_what_is_known(site: Any, expedition_to: Any) -> None:
    form = f"""<form>{inputs(dict.fromkeys(PERSON, ""))}<button type="button" id="lay">Lấy thông tin từ CSDL dân cư</button></form>
    <script>lay.onclick = () => fetch('/dan-cu', {{method: 'POST'}}).then((r) => r.json()).then((values) =>
      document.querySelectorAll('input').forEach((input, n) => input.value = values[n]))</script>"""
    answer = "[{}]".format(",".join(f'"{value}"' for value in PERSON.values()))
    assert {"equal"} == set(states(site, expedition_to, form, **{"/dan-cu": answer}).values())


def test_without_an_account_page_nothing_is_compared(site: Any, expedition_to: Any) -> None:
    found = states(site, expedition_to, f"<form>{inputs(PERSON)}</form>", profile="<main><h1>Lỗi</h1></main>")
    assert {"filled"} == set(found.values())


@pytest.mark.parametrize(
    ("fact", "one", "other", "expected"),
    [
        ("name", "Nguyễn Văn An", "NGUYEN VAN AN", True),
        ("name", "Nguyễn Văn An", "Nguyễn Văn Ánh", False),
        ("identity", "*********456", "001090123456", True),
        ("identity", "*********457", "001090123456", False),
        ("identity", "**********56", "001090123456", None),
        ("identity", "0010******56", "001090123456", True),
        ("identity", "0020******56", "001090123456", False),
        ("email", "a***@example.vn", "an@example.vn", None),
        ("birth_date", "1990", "05/02/1990", None),
        ("address", "Hà Nội", "Đà Nẵng", False),
    ],
)
def test_values_are_compared_as_people_would(fact: Any, one: str, other: str, expected: bool | None) -> None:
    assert expected is same(fact, one, other)


def test_no_form_was_reached(site: Any, expedition_to: Any) -> None:
    portal = site({"/": HOME, "/toi": html(PROFILE)})
    assert isinstance(gather(expedition_to(portal.address)), CouldNotLook)
    held = site({"/": HOME, "/x": html('<main><form method="post"><button>Tiếp tục</button></form></main>')})
    assert isinstance(gather(expedition_to(held.address, places={"eform": "/x"})), NotConfigured)
