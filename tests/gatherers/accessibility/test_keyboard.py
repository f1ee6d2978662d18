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
        f'<div id="x">Sửa</div>{LISTENS % "dblclick"}',
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
        '<canvas id="x" width="90" height="90" onclick="document.title = event.offsetX > 40 ? 1 : 2"></canvas>',
        '<svg width="99" height="99"><path id="x" d="M0 0h50v50z" onclick="chon(1)"/></svg>',
        '<button>Khác</button><i id="x" onclick="this.parentNode.remove()">×</i>',
        '<div id="x" class="search-container" onclick="mo()">Tìm kiếm nâng cao</div>',
        '<div id="x" style="padding:9px">Hồ sơ H40</div><script>x.oncontextmenu = (e) => { e.preventDefault(); document.title = "Trình đơn"; };</script>',
        '<ul ondrop="xep(event)" ondragover="event.preventDefault()"><li id="x" draggable="true" ondragstart="giu(event)">Một</li><li draggable="true" ondragstart="giu(event)">Hai</li></ul>',
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
        '<li class="disabled"><a href="#" tabindex="-1" style="cursor:not-allowed">Trang trước</a></li>',
        '<ul ondrop="xep(event)"><li draggable="true" tabindex="0" ondragstart="giu(event)" onkeydown="xep(event)">Một</li></ul>',
        '<img draggable="true" src="/a.png" alt="Ảnh" width="50" height="50" ondragstart="return false"><div ondragstart="dem()" draggable="true">Kéo</div>',
        '<div><video width="90" height="90" onclick="phat()"></video><button>Phát</button></div>',
        '<details><summary onclick="dem()">Hỏi</summary>Đáp</details>',
        '<input tabindex="-1" style="position:absolute;left:-9999px" name="bay">',
    ],
)  # fmt: skip
def test_what_the_keyboard_reaches_in_one_way_or_another_is_let_be(body: str, look: Look, found: Found) -> None:
    assert ([], []) == found(look(body, keyboard.look), POINTER)[:2]


@pytest.mark.parametrize(
    "body",
    [
        '<ul ondrop="xep(event)"><li id="x" draggable="true" ondragstart="giu(event)">Một <button>Lên</button></li></ul>',
        '<input type="password" aria-label="Mật khẩu"><button id="x" tabindex="-1">Hiện</button>',
        '<canvas id="x" width="90" height="90" onclick="ve()"></canvas>',
        '<canvas id="x" width="90" height="90" onclick="ve(event.clientX)" onmousemove="chi(event.clientX)"></canvas>',
        '<div id="x" style="cursor:pointer">Mở</div><script>document.addEventListener("click", (e) => { document.title = e.target.id; });</script>',
        f'<div id="x"><p>{"Các thủ tục về hộ tịch. " * 9}</p></div>{CLICKED}',
    ],
)
def test_where_a_person_must_look_nothing_is_said(body: str, look: Look, found: Found) -> None:
    assert ([], ["#x"]) == found(look(body, keyboard.look), POINTER)[:2]


def test_a_page_without_controls_of_its_own_has_no_outcome(look: Look, found: Found) -> None:
    outcomes = look("<h1>Thông báo</h1><p>Nghỉ lễ.</p>", keyboard.look)

    assert ([], [], False) == found(outcomes, POINTER)


TIP = "<style>.t span{{display:none}}.t:hover span{}{{display:block}}</style><p>Nộp <b class=t id=x{}>lệ phí<span>Khoản thu do Hội đồng nhân dân quyết định</span></b></p>"
DRAWN = "<style>.t:hover::after{content:attr(data-t)}</style><p>Nộp <b class=t id=x data-t='Khoản thu do Hội đồng nhân dân quyết định'>lệ phí</b></p>"
HOLDS = "<button id=x onclick=\"document.title = 'Gửi'\">Gửi đi</button><script>document.addEventListener('keydown', (e) => {{ if (e.key === 'Enter' || e.key === ' ') {{ e.preventDefault(); {} }} }})</script>"


@pytest.mark.parametrize(
    ("body", "rule", "failing"),
    [
        (TIP.format("", ""), "hover-only-content", ["#x"]),
        (TIP.format(",.t:focus span", " tabindex=0"), "hover-only-content", []),
        (TIP.format("", "") + "<p>Khoản thu do Hội đồng nhân dân quyết định</p>", "hover-only-content", []),
        (DRAWN, "hover-only-content", ["#x"]),
        (HOLDS.format(""), "focusable-not-operable", ["#x"]),
        (HOLDS.format("e.target.click();"), "focusable-not-operable", []),
    ],
)  # fmt: skip
def test_words_under_the_pointer_and_keys_held_back(
    body: str, rule: str, failing: list[str], look: Look, found: Found
) -> None:
    assert (failing, []) == found(look(body, keyboard.look), rule)[:2]


TRAP, FIRST, LAST = "keyboard-trap", '<a href="/a">Trước</a> ', ' <a href="/z">Sau</a>'
HELD = "if (event.key === 'Tab') event.preventDefault()"
RING = """<script>const ring = { x, y };
for (const [one, other] of [[x, y], [y, x]]) one.onkeydown = (e) => { if (e.key === "Tab") { e.preventDefault(); other.focus(); } };</script>"""
DIALOG = """<div role="dialog" id="d"><button id="x">Lưu</button><button id="y" onclick="%s">Đóng</button></div><script>
d.onkeydown = (e) => { if (e.key === "Tab") { e.preventDefault(); (document.activeElement === x ? y : x).focus(); } %s };</script>"""


@pytest.mark.parametrize(
    ("middle", "trapped"),
    [
        (f'<input id="x" onkeydown="{HELD}">', "#x"),
        ('<button id="x" onblur="setTimeout(() => this.focus(), 10)">Gửi</button>', "#x"),
        ('<input id="x" onblur="this.focus()">', "#x"),
        (f'<button id="x">1</button><button id="y">2</button>{RING}', "#x"),
        ('<div id="d"><input id="x"></div><script>document.addEventListener("focusin", (e) => { if (!d.contains(e.target)) x.focus(); });</script>', "#x"),
        (f'<iframe id="f" srcdoc="<button id=x onkeydown=&quot;{HELD}&quot;>B</button>"></iframe>', "#f | #x"),
    ],
    ids=["Tab is held", "focus comes back later", "focus comes back", "a ring of two", "a guard of the page", "in a frame"],
)  # fmt: skip
def test_what_holds_the_focus_is_found(middle: str, trapped: str, look: Look, found: Found) -> None:
    failing, unsure, _ = found(look(FIRST + middle + LAST, keyboard.look), TRAP)

    assert (trapped, []) == (failing[0], unsure)


@pytest.mark.parametrize(
    "middle",
    [
        "<button>Giữa</button>",
        '<input type="date"><input type="datetime-local"><audio controls></audio>',
        DIALOG % ("", "if (e.key === 'Escape') d.remove();"),
        DIALOG % ("d.remove()", ""),
        '<div tabindex="0" onfocus="i.focus()"><button id="i" tabindex="-1">1</button></div>',
        "<input onblur=\"if (!this.value) this.className = 'loi'\">",
    ],
    ids=["plain", "parts", "Escape closes", "a button closes", "focus handed on", "told on leaving"],
)
def test_what_lets_the_focus_go_is_no_trap(middle: str, look: Look, found: Found) -> None:
    assert ([], [], True) == found(look(FIRST + middle + LAST, keyboard.look), TRAP)


@pytest.mark.parametrize(
    "middle",
    [
        '<textarea id="x" onkeydown="if (event.key === \'Tab\' && !event.shiftKey) event.preventDefault()"></textarea>',
        f'<p>Nhấn phím F6 để ra khỏi khung soạn thảo.</p><textarea id="x" onkeydown="{HELD}"></textarea>',
    ],
    ids=["only backwards", "another key is told"],
)
def test_a_way_out_that_a_person_must_judge(middle: str, look: Look, found: Found) -> None:
    assert ([], ["#x"], True) == found(look(FIRST + middle + LAST, keyboard.look), TRAP)


def test_a_script_that_takes_the_focus_away_is_found(look: Look, found: Found) -> None:
    outcomes = look(f'{FIRST}<a id="x" href="/x" onfocus="this.blur()">X</a>{LAST}', keyboard.look)

    assert (["#x"], [], False) == found(outcomes, "focus-removed")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<div id="x" tabindex="0" onclick="mo()">Mở</div>', (["#x"], [], False)),
        ('<div id="x" tabindex="0" role="button" onclick="this.textContent = 1" onkeydown="nghe(event)">Mở</div><script>function nghe() {}</script>', (["#x"], [], False)),
        ('<button id="x" type="button" onmousedown="mo()">Mở</button>', (["#x"], [], False)),
        ('<a id="x" href="#" ondblclick="mo()">Mở</a>', (["#x"], [], False)),
        ('<div role="button" tabindex="0" onclick="mo()" onkeydown="if (event.key === \'Enter\') mo()">Mở</div>', ([], [], True)),
        ('<div role="button" tabindex="0" id="y" onclick="this.textContent = 2" onkeydown="nghe(event)">Mở</div><script>function nghe(e) { if (e.key === "Enter") y.click(); }</script>', ([], [], True)),
        ('<div role="slider" tabindex="0" onclick="mo()" onkeydown="if (event.key === \'ArrowUp\') mo()">5</div>', ([], [], True)),
        ('<div role="button" id="x" tabindex="0" onclick="this.textContent = 1" onkeydown="if (event.key === \'ArrowUp\') mo()">5</div>', (["#x"], [], False)),
        ('<a href="/that" onmousedown="dem()">Mở</a><button onclick="mo()" onmousedown="nhan()">Mở</button>', ([], [], False)),
        ('<div id="x" tabindex="0" role="button" onclick="f()" onkeydown="f()">Mở</div><script>function f() {}</script>', ([], ["#x"], False)),
    ],
)  # fmt: skip
def test_enter_or_space_does_what_a_click_does(
    body: str, expected: tuple[list[str], list[str], bool], look: Look, found: Found
) -> None:
    assert expected == found(look(body, keyboard.look), "focusable-not-operable")


SUBMENU = '<ul><li id="x"><a href="#">Thủ tục</a><ul id="m"><li><a href="/ho-tich">Hộ tịch</a></li></ul></li></ul>'
HOVER = "<style>li ul { display: none } li:hover ul%s { display: block }</style>" + SUBMENU


@pytest.mark.parametrize(
    ("body", "failing"),
    [
        (HOVER % "", ["#x"]),
        (SUBMENU.replace('id="x"', 'id="x" onmouseover="m.hidden = false"').replace('id="m"', 'id="m" hidden'), ["#x"]),
        ('<span id="x" onmouseover="document.getElementById(\'t\').style.display = \'block\'">Chú giải</span><p id="t" style="display:none">Nghĩa</p>', ["#x"]),
        (HOVER % ", li:focus-within ul", []),
        (HOVER % "" + '<a href="/ho-tich">Hộ tịch</a>', []),
        (HOVER.replace('href="#"', 'href="#" onclick="m.style.display = \'block\'"') % "", []),
        ('<img src="/a.png" alt="A" onmouseover="this.src = \'/b.png\'">', []),
    ],
)  # fmt: skip
def test_what_shows_only_under_the_pointer_is_found(body: str, failing: list[str], look: Look, found: Found) -> None:
    assert (failing, [], False) == found(look(body, keyboard.look), "hover-only-content")


def test_the_tab_comes_back_to_the_page_and_says_the_same_again(look: Look) -> None:
    page = '<div id="x" tabindex="0" onclick="location.href = \'/b\'" onkeydown="nghe(event)">Mở</div><script>function nghe() {}</script>'

    once, twice = look(page, keyboard.look, keyboard.look), look(page, keyboard.look)

    assert once.violations == twice.violations * 2
    assert ["#x"] == [node.target[0] for node in twice.violations[0].nodes]


def test_a_page_that_leaves_on_focus_is_open_and_come_back_to(look: Look, found: Found) -> None:
    away = """<a href="/a">A</a> <input id="x" onfocus="location.href = '/b'"><div id="y" onclick="mo()">Mở</div>"""

    outcomes = look(away, keyboard.look, pages={"/b": "<h1>B</h1>"})

    assert ([], [], False) == found(outcomes, TRAP)
    assert [TRAP, "focus-removed"] == [result.rule for result in outcomes.incomplete]
    assert (["#y"], [], False) == found(outcomes, POINTER)


def test_stops_beyond_the_walk_stay_undecided(look: Look, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(keyboard.WALK, "most", 2)

    outcomes = look("".join(f'<button id="n{number}">Mục {number}</button>' for number in range(3)), keyboard.look)

    assert ([], ["#n2"], True) == found(outcomes, "keyboard-trap")
