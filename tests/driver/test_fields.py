"""What a field is called, what it belongs to and whether it must be filled, in forms of many makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.snapshot import LiveField

Fields = Callable[[str], tuple[LiveField, ...]]
TWO = "<input type=radio name=g> Nam <input type=radio name=g> Nữ"


@pytest.fixture
def fields(site: Any, expedition_to: Callable[..., Any]) -> Fields:
    """The fields of a start page with this form."""

    def read(form: str) -> tuple[LiveField, ...]:
        portal = site({"/": html(f"<form>{form}</form>")})
        shown = expedition_to(portal.address).visitor.read(portal.address).forms[0].fields
        return tuple(shown)

    return read


@pytest.mark.parametrize(
    ("form", "group", "required"),
    [
        (f"<table><tr><td>Giới tính *:</td><td>{TWO}</td></tr></table>", "Giới tính *:", True),
        (f"<table><tr><th>Giới tính</th><td>{TWO}</td></tr></table>", "Giới tính", False),
        (f"<table><tr><td>Giới tính</td><td>(*)</td><td>{TWO}</td></tr></table>", "Giới tính", True),
        (
            (
                "<table><tr><td>Giới tính (bắt buộc)</td><td><input type=radio name=g> Nam</td>"
                "<td><input type=radio name=g> Nữ</td></tr></table>"
            ),
            "Giới tính (bắt buộc)",
            True,
        ),
        (
            f"<table><tr><td colspan=2>Giới tính *</td></tr><tr><td></td><td>{TWO}</td></tr></table>",
            "Giới tính *",
            True,
        ),
        (f"<p>Giới tính <b>*</b></p><div>{TWO}</div>", "Giới tính *", True),
        (f"<div>Giới tính: {TWO}</div>", "Giới tính:", False),
        (f"<div><label>Giới tính</label><div>{TWO}</div></div>", "Giới tính", False),
        (f"<dl><dt>Giới tính *</dt><dd>{TWO}</dd></dl>", "Giới tính *", True),
        (
            f"<style>.bb::after {{ content: ' *'; color: red }}</style><label class=bb>Giới tính</label><p>{TWO}</p>",
            "Giới tính",
            True,
        ),
        (
            (
                "<p>Giới tính *</p><label for=a>Nam</label><input type=radio name=g id=a>"
                "<label for=b>Nữ</label><input type=radio name=g id=b>"
            ),
            "Giới tính *",
            True,
        ),
        # A legend around a whole section names the section; the caption still tells whether this choice must be made.
        (
            (
                "<fieldset><legend>Người nộp</legend><table><tr><td>Họ tên</td><td><input name=t></td></tr>"
                f"<tr><td>Giới tính *</td><td>{TWO}</td></tr></table></fieldset>"
            ),
            "Người nộp",
            True,
        ),
    ],
)
def test_a_choice_is_called_what_stands_before_its_buttons(
    fields: Fields, form: str, group: str, required: bool
) -> None:
    buttons = [field for field in fields(form) if field.kind == "radio"]
    assert [(group, required)] * 2 == [(button.group, button.required) for button in buttons]


@pytest.mark.parametrize(
    "form",
    [
        f"<div>{TWO}</div>",
        f"<label>Họ tên * <input></label><div>{TWO}</div>",
        f"<label for=t>Họ tên *</label><input id=t><div>{TWO}</div>",
        f"<input aria-label='Họ tên' aria-describedby=h><small id=h>Bắt buộc nhập</small><div>{TWO}</div>",
        f"<p>{'Ông, bà đọc kỹ hướng dẫn trước khi chọn một trong hai mục. ' * 3}</p><div>{TWO}</div>",
    ],
)
def test_the_caption_of_another_field_is_none_of_a_choice(fields: Fields, form: str) -> None:
    assert {("", False)} == {(field.group, field.required) for field in fields(form) if field.kind == "radio"}


@pytest.mark.parametrize(
    ("form", "label", "required"),
    [
        ("<table><tr><td>Họ tên</td><td>*</td><td><input></td></tr></table>", "Họ tên", True),
        ("<table><tr><td>Họ tên</td><td><input> <font color=red>(*)</font></td></tr></table>", "Họ tên", True),
        ("<table><tr><td>Họ tên</td><td><input></td><td>*</td></tr></table>", "Họ tên", True),
        ("Họ tên <span>*</span> <input>", "Họ tên", True),
        ("Họ tên:<br><input>", "Họ tên:", False),
        ("<style>.bb::after { content: '*' }</style><label>  <span class=bb>Họ tên</span> <input></label>", "Họ tên", True),
        ("<table><tr><th>Họ tên *</th><th>Ghi chú</th></tr><tr><td><input></td><td><input></td></tr></table>", "Họ tên *", True),
        (
            "<table><thead><tr><th>STT</th><th>Họ tên *</th></tr></thead><tbody><tr><td>1</td><td><input></td></tr></tbody></table>",
            "Họ tên *",
            True,
        ),
        ("<input placeholder='Nhập họ tên'>", "Nhập họ tên", False),
        ("<p hidden>Mã ẩn *</p><input placeholder='Nhập họ tên'>", "Nhập họ tên", False),
    ],
)  # fmt: skip
def test_captions_beside_and_above_a_field(fields: Fields, form: str, label: str, required: bool) -> None:
    first = fields(form)[0]
    assert (label, required) == (first.label, first.required)
