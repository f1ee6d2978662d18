from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import keyboard

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

POINTER = "pointer-only-control"
LISTENS = "<script>document.getElementById('x').addEventListener('%s', () => { document.title = 'Đã bấm'; });</script>"
CLICKED = LISTENS % "click"
REACT = """<script>const x = document.getElementById('x'); x.__reactProps$a1 = { onClick() { document.title = 'Đã bấm'; } };
document.body.__reactContainer$a1 = {}; document.body.addEventListener('click', function dispatch(e) { return e.x; });</script>"""


@pytest.mark.parametrize(
    "body",
    [
        '<div id="x" onclick="mo()">Nộp hồ sơ</div>',
        '<span id="x" onmousedown="mo()">Tìm kiếm</span>',
        '<a id="x" onclick="mo()">Đăng nhập</a>',
        '<img id="x" src="/anh.png" alt="Tìm" width="40" height="40" onclick="tim()">',
        f'<div id="x">Nộp hồ sơ</div>{CLICKED}',
        f'<div id="x" style="cursor:pointer"><h3>Hộ tịch</h3><p>{"Các thủ tục về hộ tịch. " * 9}</p></div>{CLICKED}',
        f'<p id="x">Sửa</p>{LISTENS % "dblclick"}',
        f'<table><tr><th id="x">Ngày nộp</th></tr></table>{CLICKED}',
        '<div id="x" role="button">Gửi</div>',
        '<span id="x" role="checkbox" aria-checked="false">Tôi đồng ý</span>',
        '<a href="/khac">Khác</a><button id="x" tabindex="-1">Nộp hồ sơ</button>',
        '<a id="x" href="/tra-cuu" tabindex="-1">Tra cứu</a><a href="/khac">Khác</a>',
        '<label id="x">Chọn tệp <input type="file" style="display:none"></label>',
        '<input id="a" type="checkbox" hidden><label id="x" for="a">Nhận thông báo</label>',
        '<div class="v"><div id="x">Mở</div></div><script>document.addEventListener("click", (e) => { if (e.target.closest(".v #x")) document.title = "Mở"; });</script>',
        f'<div id="x">Nộp hồ sơ</div>{REACT}',
        '<div id="goc"></div><script>const h = goc.attachShadow({mode: "open"}); h.innerHTML = "<div id=x onclick=\'mo()\'>Mở</div>";</script>',
        '<div role="tablist"><div id="x" role="tab" onclick="mo(1)">Một</div></div>',
        '<button>Khác</button><i id="x" onclick="this.parentNode.remove()">×</i>',
    ],
)  # fmt: skip
def test_what_only_the_pointer_reaches_is_found(body: str, look: Look, found: Found) -> None:
    failing, unsure, _ = found(look(body, keyboard.look), POINTER)

    assert (["#x" if "attachShadow" not in body else "#goc >>> #x"], []) == (failing, unsure)


@pytest.mark.parametrize(
    "body",
    [
        '<button onclick="mo()">Mở</button><a href="/a" onclick="dem()">A</a><a href="#" onclick="mo()">B</a>',
        '<div onclick="mo()"><a href="/ho-tich">Hộ tịch</a></div>',
        '<a href="/a"><span onclick="dem()">Trang A</span></a><button><i onclick="mo()">+</i></button>',
        '<label onclick="dem()">Họ tên <input></label><label for="q">Tìm</label><input id="q">',
        '<div onclick="event.stopPropagation()">Nội dung hộp thoại</div>',
        "<div onclick=\"gtag('event', 'xem')\">Quảng bá</div>",
        '<div onclick="mo()">Đăng nhập</div><a href="/dang-nhap">Đăng nhập</a>',
        "<div onclick=\"location.href='/ho-tich'\">Xem</div><a href='/ho-tich'>Thủ tục hộ tịch</a>",
        '<p>Văn bản</p><script>document.body.onclick = () => { document.title = "x"; }; document.addEventListener("click", () => { document.title = "y"; });</script>',
        '<div style="display:none" onclick="mo()">Ẩn</div><div style="visibility:hidden" onclick="mo()">Ẩn</div>',
        '<div aria-disabled="true" role="button">Gửi</div>',
        '<a name="dau">Đầu trang</a><a>Trang hiện tại</a>',
        '<div role="tablist" onkeydown="chuyen(event)"><button role="tab" tabindex="0">Một</button><button role="tab" tabindex="-1">Hai</button></div>',
        '<input role="combobox" aria-controls="ds" aria-expanded="true" onkeydown="chon(event)"><ul id="ds" role="listbox"><li role="option" onclick="chon(1)">Một</li></ul>',
        '<a href="/tin/1">Khai trương trụ sở</a><a href="/tin/1" tabindex="-1" aria-hidden="true"><img src="/a.png" alt=""></a>',
        '<label style="position:relative">Chọn tệp <input type="file" style="position:absolute;opacity:0"></label>',
        '<input type="file" id="f" hidden><label for="f">Tệp đính kèm</label><button type="button" onclick="f.click()">Chọn tệp</button>',
        '<div class="modal-backdrop" style="position:fixed;inset:0" onclick="dong()"></div>',
        '<img usemap="#m" src="/a.png" alt="Bản đồ" width="50" height="50"><map name="m"><area href="/a" alt="A" shape="rect" coords="0,0,9,9"></map>',
        '<div id="keo">Kéo</div><script>keo.addEventListener("pointerdown", () => { document.title = "x"; });</script>',
        '<details><summary onclick="dem()">Hỏi</summary>Đáp</details>',
        '<input tabindex="-1" style="position:absolute;left:-9999px" name="bay">',
    ],
)  # fmt: skip
def test_what_the_keyboard_reaches_in_one_way_or_another_is_let_be(body: str, look: Look, found: Found) -> None:
    assert ([], []) == found(look(body, keyboard.look), POINTER)[:2]


@pytest.mark.parametrize(
    "body",
    [
        '<input type="password" aria-label="Mật khẩu"><button id="x" tabindex="-1">Hiện</button>',
        '<canvas id="x" width="90" height="90" onclick="ve()"></canvas>',
        '<div id="x" style="cursor:pointer">Mở</div><script>document.addEventListener("click", (e) => { document.title = e.target.id; });</script>',
        f'<div id="x"><p>{"Các thủ tục về hộ tịch. " * 9}</p></div>{CLICKED}',
    ],
)
def test_where_a_person_must_look_nothing_is_said(body: str, look: Look, found: Found) -> None:
    assert ([], ["#x"]) == found(look(body, keyboard.look), POINTER)[:2]


def test_a_page_without_controls_of_its_own_has_no_outcome(look: Look, found: Found) -> None:
    outcomes = look("<h1>Thông báo</h1><p>Nghỉ lễ.</p>", keyboard.look)

    assert ([], [], False) == found(outcomes, POINTER)
