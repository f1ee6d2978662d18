"""What a page shows, read from real pages of many makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.driver.snapshot import Snapshot
from pytest_egov.evidence import Control, Field

Read = Callable[..., Snapshot]


@pytest.fixture
def read(site: Any, expedition_to: Callable[..., Any]) -> Read:
    """The snapshot of a start page with this body."""

    def make(body: str, **more: Any) -> Snapshot:
        portal = site({"/": html(body), **{f"/{name}": html(page) for name, page in more.items()}})
        snapshot: Snapshot = expedition_to(portal.address).visitor.read(portal.address)
        return snapshot

    return make


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<a href='/x'>Tra <b>cứu</b>\n hồ sơ</a>", "Tra cứu hồ sơ"),
        ("<a href='/x' aria-label='Trang chủ'>🏠</a>", "Trang chủ"),
        ("<a href='/x'><img src='/i.png' alt='Đăng nhập'></a>", "Đăng nhập"),
        ("<a href='/x'><svg><title>Tìm kiếm</title></svg></a>", "Tìm kiếm"),
        ("<a href='/x' title='Hỗ trợ'><i class='icon'></i></a>", "Hỗ trợ"),
        ("<span id='n'>Phản ánh</span><a href='/x' aria-labelledby='n'>x</a>", "Phản ánh"),
        ("<a href='/x'>Gọi<span aria-hidden='true'> ☎</span></a>", "Gọi"),
        ("<button>Gửi<script>1</script></button>", "Gửi"),
        ("<form><input type='submit' value='Tìm'></form>", "Tìm"),
        ("<form><input type='image' alt='Tra cứu'></form>", "Tra cứu"),
        ("<map name='m'><area href='/x' alt='Thống kê'></map>", "Thống kê"),
        ("<a href='/x'></a>", ""),
    ],
)
def test_accessible_names(read: Read, markup: str, expected: str) -> None:
    assert [expected] == [control.name for control in read(markup).controls]


@pytest.mark.parametrize(
    ("markup", "leads", "role"),
    [
        ("<a href='/x?a=1#b'>a</a>", "x?a=1#b", "link"),
        ("<a href='#top'>a</a>", None, "link"),
        ("<a href='#/tra-cuu'>a</a>", "#/tra-cuu", "link"),
        ("<a href='javascript:void(0)'>a</a>", None, "link"),
        ("<a href='mailto:a@b.vn'>a</a>", None, "link"),
        ("<a onclick='1'>a</a>", None, "button"),
        ("<div role='button'>a</div>", None, "button"),
        ("<div role='tab'>a</div>", None, "tab"),
        ("<details><summary>a</summary></details>", None, "button"),
    ],
)
def test_where_controls_lead(read: Read, markup: str, leads: str | None, role: str) -> None:
    snapshot = read(markup)
    (control,) = snapshot.controls
    assert (role, None if leads is None else snapshot.url + leads) == (control.role, control.url)


def test_areas_headings_and_states_of_controls(read: Read) -> None:
    snapshot = read(
        "<header><a href='/1'>1</a></header><div role='navigation'><a href='/2'>2</a></div>"
        "<main><h2>Biểu mẫu</h2><button disabled>3</button></main><footer><a href='/4' hidden>4</a></footer><a href='/5'>5</a>"
    )
    assert ["header", "nav", "main", "footer", "body"] == [control.area for control in snapshot.controls]
    assert ["", "", "Biểu mẫu", "", "Biểu mẫu"] == [control.under for control in snapshot.controls]
    assert [True, True, False, True, True] == [control.enabled for control in snapshot.controls]
    assert [True, True, True, False, True] == [control.shown for control in snapshot.controls]
    assert Control("button", "3", None, enabled=False) == snapshot.controls[2].as_control()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<label>Họ tên <input></label>", ("Họ tên", "text", False, "", True)),
        ("<label for='i'>Thư *</label><input id='i' type='email'>", ("Thư *", "email", True, "", True)),
        ("<input aria-label='Mã' required placeholder='000'>", ("Mã", "text", True, "000", True)),
        ("<input placeholder='Từ khóa' type='search'>", ("Từ khóa", "search", False, "Từ khóa", False)),
        ("<input title='Mật khẩu' type='password'>", ("Mật khẩu", "password", False, "", True)),
        ("<table><tr><td>Số CCCD</td><td><input></td></tr></table>", ("Số CCCD", "text", False, "", False)),
        ("<div>Nội dung</div><div><textarea></textarea></div>", ("Nội dung", "textarea", False, "", False)),
        ("<p id='h'>Ngày/tháng</p><input type='date' aria-label='Ngày' aria-describedby='h'>", ("Ngày", "date", False, "Ngày/tháng", True)),
    ],
)  # fmt: skip
def test_labels_of_fields(read: Read, markup: str, expected: tuple[Any, ...]) -> None:
    ((field,),) = (form.fields for form in read(f"<form>{markup}</form>").forms)
    label, kind, required, help_, labelled = expected
    assert Field(label, kind, required, help_, (), labelled) == field.as_field()


def test_forms_with_their_choices_groups_and_buttons(read: Read) -> None:
    snapshot = read(
        "<h2>Tra cứu</h2><form method='post' action='/tim'><input type='hidden' name='t'><fieldset><legend>Lĩnh vực</legend>"
        "<select aria-label='Chọn'><option>Tất cả<option>Hộ tịch</select></fieldset><input type='password' value='bí mật'>"
        "<button>Tìm</button><button type='button'>Xóa</button></form><input aria-label='Lẻ'>"
    )
    form, loose = snapshot.forms
    assert ("Lĩnh vực", "post", snapshot.url + "tim", True) == (form.name, form.method, form.action, form.shown)
    assert [("Chọn", ("Tất cả", "Hộ tịch"), "Lĩnh vực"), ("", (), "")] == [
        (f.label, f.options, f.group) for f in form.fields
    ]
    assert "" == form.fields[1].value
    assert [("Tìm", True), ("Xóa", False)] == [(button.name, button.submits) for button in form.buttons]
    assert ("script", -1, "Tra cứu") == (loose.method, loose.ref, loose.name)


@pytest.mark.parametrize(
    ("markup", "by", "label", "text"),
    [
        ("<h2>Lệ phí</h2><p>Không.</p><h2>Khác</h2>", "heading", "Lệ phí", "Không."),
        ("<dl><dt>Lệ phí</dt><dd>Không</dd><dd>thu</dd><dt>Khác</dt></dl>", "term", "Lệ phí", "Không thu"),
        ("<table><tr><td>Lệ phí</td><td>5.000</td><td>đồng</td></tr></table>", "row", "Lệ phí", "5.000 | đồng"),
        ("<details><summary>Lệ phí</summary>Không thu</details>", "disclosure", "Lệ phí", "Không thu"),
        (
            "<a id='t' role='tab'>Lệ phí</a><div role='tabpanel' aria-labelledby='t'>Không</div>",
            "panel",
            "Lệ phí",
            "Không",
        ),
        ("<p><b>Lệ phí:</b> không thu</p>", "lead", "Lệ phí:", "không thu"),
        (
            "<table><tr><td>Lệ phí<br><i>Fee</i></td><td>Không<br>None</td></tr></table>",
            "row",
            "Lệ phí Fee",
            "Không None",
        ),
        (
            "<h2>Lệ phí<br>Fee</h2><p>Tại quầy<br>5.000</p><p>Qua mạng</p>",
            "heading",
            "Lệ phí Fee",
            "Tại quầy 5.000 Qua mạng",
        ),
        (
            "<details><summary>Lệ phí<br>Fee</summary><p>Có</p><p>Không</p></details>",
            "disclosure",
            "Lệ phí Fee",
            "Có Không",
        ),
        ("<p><b>Lệ phí<br>Fee</b> 5.000<br>đồng</p>", "lead", "Lệ phí Fee", "5.000 đồng"),
    ],
)
def test_what_stands_under_a_label(read: Read, markup: str, by: str, label: str, text: str) -> None:
    assert (label, text) in [(piece.label, piece.text) for piece in read(markup).pieces if piece.by == by]


def test_a_section_holds_its_subsections_and_ends_at_the_next_of_its_rank(read: Read) -> None:
    pieces = read("<h2>A</h2>1<h3>B</h3>2<div role='heading' aria-level='2'>C</div>3").pieces
    assert [("A", "1 B 2", 2), ("B", "2", 3), ("C", "3", 2)] == [(p.label, p.text, p.level) for p in pieces]


def test_frames_of_the_same_site_are_merged_in_and_others_are_not(read: Read) -> None:
    frames = "<a href='/0'>ngoài</a><iframe src='/khung'></iframe><iframe src='http://localhost:9/'></iframe>"
    snapshot = read(frames, khung="<h1>Trong khung</h1><a href='/1'>trong</a>")
    assert [("ngoài", 0), ("trong", 1)] == [(control.name, control.frame) for control in snapshot.controls]
    assert ((1, "Trong khung"),) == snapshot.headings
    assert ["iframe", "iframe"] == [media.tag for media in snapshot.media]


def test_what_is_hidden_is_no_text_and_is_marked(read: Read) -> None:
    snapshot = read(
        "<p>thấy</p><div style='display:none'><h2>ẩn</h2><p>không thấy</p><input></div><p style='visibility:hidden'>mờ</p>"
        "<template><a href='/t'>mẫu</a></template><p aria-hidden='true'>trang trí</p><script>var a</script>"
    )
    assert "không thấy" not in snapshot.text
    assert ((), 1, 0) == (snapshot.headings, snapshot.texts, snapshot.inputs)
    assert [False] == [piece.shown for piece in snapshot.pieces if piece.label == "ẩn"]
    assert [False] == [field.shown for form in snapshot.forms for field in form.fields]


def test_tables_lists_and_addresses(read: Read) -> None:
    snapshot = read(
        "<table><caption>Hồ sơ</caption><tr><th>Mã</th><th>Tên</th></tr><tr><td>1</td><td>Khai sinh</td></tr></table>"
        "<ul><li>một</li><li>hai</li></ul><a href='MAILTO:A@b.vn?subject=x'>m</a><a href='tel:1022'>t</a><a href='tel:1022'>t</a>"
    )
    assert [("Hồ sơ", (("Mã", "Tên"), ("1", "Khai sinh")))] == [
        (table.caption, table.rows) for table in snapshot.tables
    ]
    assert ("một", "hai") in snapshot.lists
    assert (("A@b.vn",), ("1022",)) == (snapshot.mails, snapshot.phones)


def test_the_options_of_a_list_are_no_part_of_the_label_around_it(read: Any) -> None:
    page = read("<label>Cơ quan <select><option>Sở Tư pháp</option><option>Sở Y tế</option></select></label>")
    assert ["Cơ quan"] == [field.label for form in page.forms for field in form.fields]


def test_a_line_in_bold_heads_what_follows_up_to_the_next(read: Any) -> None:
    page = read(
        "<p><b>Nộp hồ sơ</b></p><p>Chọn thủ tục.</p><p>Bấm nộp.</p><p><b>Phí</b></p><p>Không thu.</p><p><b>Hết</b></p>"
    )
    leads = [(piece.label, piece.text) for piece in page.pieces if piece.by == "lead"]
    assert [("Nộp hồ sơ", "Chọn thủ tục. Bấm nộp."), ("Phí", "Không thu.")] == leads


@pytest.mark.parametrize(
    ("around", "group", "required"),
    [
        ("<fieldset><legend>Giới tính (*)</legend>{}</fieldset>", "Giới tính (*)", True),
        ('<div role="radiogroup" aria-label="Giới tính (bắt buộc)">{}</div>', "Giới tính (bắt buộc)", True),
        (
            '<b id="g">Giới tính</b><div role="group" aria-required="true" aria-labelledby="g">{}</div>',
            "Giới tính",
            True,
        ),
        ('<div role="radiogroup" aria-label="Giới tính">{}</div>', "Giới tính", False),
        ("<div>{}</div>", "", False),
    ],
)
def test_the_buttons_of_a_choice_know_its_name_and_whether_it_must_be_made(
    read: Read, around: str, group: str, required: bool
) -> None:
    (form,) = read(around.format("<label><input type=radio name=g>Nam</label>")).forms
    assert (group, required) == (form.fields[0].group, form.fields[0].required)
