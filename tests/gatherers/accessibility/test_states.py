from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility.states import look as probe
from pytest_egov.gatherers.accessibility.states import use

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

ROLE, NAME, TOLD, UPDATED = "control-without-role", "name-says-nothing", "state-not-told", "state-not-updated"
OPEN = "onclick=\"location.hash = 'mo'\""
LISTENS = "<script>document.querySelector('#x').addEventListener('click', () => { document.title = 'Đã bấm' })</script>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div id="x" {OPEN}>Xem thêm</div>', id="div"),
        pytest.param(f'<span id="x" tabindex="0" {OPEN}>Nộp hồ sơ</span>', id="focusable span"),
        pytest.param(f'<a id="x" {OPEN}>Tải về</a>', id="link to nowhere"),
        pytest.param(f'<img id="x" src="/in.png" alt="In trang" {OPEN}>', id="picture"),
        pytest.param(f'<div id="x" style="cursor: pointer">Đóng</div>{LISTENS}', id="listener"),
        pytest.param(
            '<input type="checkbox" id="o" style="display: none"><label id="x" for="o">Đồng ý</label>', id="label"
        ),
        pytest.param('<a id="x" href="/tin" role="heading" aria-level="2">Tin mới</a>', id="a role that is only read"),
        pytest.param('<div id="x" contenteditable>Ý kiến của tôi</div>', id="written into"),
    ],
)
def test_what_acts_as_a_control_has_the_role_of_one(body: str, look: Look, found: Found) -> None:
    assert (["#x"], [], False) == found(look(f"<h1>Trang</h1>{body}", probe), ROLE)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f'<div role="button" tabindex="0" {OPEN}>Xem thêm</div>', id="role"),
        pytest.param(f'<div {OPEN}><a href="/tin">Tin mới</a></div>', id="card around a link"),
        pytest.param(f'<a href="/tin"><span {OPEN}>Tin mới</span></a>', id="within a link"),
        pytest.param(f'<label {OPEN}><input type="checkbox"> Đồng ý</label>', id="label with its box"),
        pytest.param(f"<div {OPEN}><p>{'Một đoạn văn dài. ' * 20}</p></div>", id="text"),
        pytest.param(f'<div {OPEN} style="display: none">Ẩn</div>', id="hidden"),
        pytest.param(f'<span style="cursor: pointer" id="x">Tìm</span>{LISTENS}<button>Tìm</button>', id="a twin"),
        pytest.param('<div onclick="event.stopPropagation()"><b>Đậm</b></div><p>Chữ</p>', id="holds the event"),
        pytest.param(f'<div id="x">Chữ thường</div>{LISTENS}', id="no hand"),
        pytest.param(
            '<button role="tab" aria-selected="true">Một</button><h2><a href="/t">Tin</a></h2>', id="roles of controls"
        ),
        pytest.param('<div contenteditable role="textbox" aria-label="Ý kiến"><p>Tốt</p></div>', id="a text box"),
    ],
)
def test_what_is_no_control_needs_no_role(body: str, look: Look, found: Found) -> None:
    assert ([], []) == found(look(f"<h1>Trang</h1>{body}", probe), ROLE)[:2]


@pytest.mark.parametrize(
    ("body", "failing", "unsure"),
    [
        ('<button id="x">undefined</button>', ["#x"], []),
        ('<a id="x" href="/a">{{ item.title }}</a>', ["#x"], []),
        ('<button id="x" aria-label="[object Object]">Gửi</button>', ["#x"], []),
        ('<button id="x">\ue900</button>', ["#x"], []),
        ('<label id="n" for="x">:</label><input id="x">', ["#x"], []),
        ('<iframe id="x" title="iframe" srcdoc="<p>Bản đồ</p>"></iframe>', ["#x"], []),
        ('<label for="a">Phố</label><input id="a">Ngõ <input id="a" class="x">', [".x"], []),
        ('<label for="a">Phố</label><input id="a"><input id="a" title="Ngõ"><label>Số <input id="a"></label>', [], []),
        ('<button id="x">×</button>', [], ["#x"]),
        ('<a id="x" href="#muc">§</a><a href="/2">»</a><a href="/3">()</a>', [], []),
        ('<button id="x">»</button>', [], ["#x"]),
        ('<button id="x">Đóng</button><a href="/2">2</a><button>🔍</button>', [], []),
        ('<label for="x">None of these</label><input id="x" type="radio">', [], []),
    ],
)
def test_a_name_says_something(body: str, failing: list[str], unsure: list[str], look: Look, found: Found) -> None:
    assert (failing, unsure) == found(look(body, probe), NAME)[:2]


TABS = '<div role="tablist" id="x"><button role="tab" {}>Một</button><button role="tab" {}>Hai</button></div>'


@pytest.mark.parametrize(
    ("body", "failing", "unsure", "held"),
    [
        pytest.param(TABS.format("", ""), ["#x"], [], False, id="no tab is said to be chosen"),
        pytest.param(TABS.format('aria-selected="true"', 'aria-selected="false"'), [], [], True, id="one is"),
        pytest.param(TABS.format('aria-selected="false"', 'aria-selected="false"'), [], ["#x"], False, id="none is"),
        pytest.param(
            '<button id="x" aria-expanded="true" aria-controls="m">Menu</button><ul id="m" hidden><li>Một</ul>',
            ["#x"],
            [],
            False,
            id="said to be open",
        ),
        pytest.param(
            '<button aria-expanded="true" aria-controls="m">Menu</button><ul id="m"><li>Một</ul>',
            [],
            [],
            True,
            id="open",
        ),
    ],
)
def test_a_state_is_told(
    body: str, failing: list[str], unsure: list[str], held: bool, look: Look, found: Found
) -> None:
    assert (failing, unsure, held) == found(look(body, probe), TOLD)


def pressed(markup: str, script: str) -> str:
    return (
        f"<h1>Trang</h1>{markup}<script>const x = document.querySelector('#x'), m = document.querySelector('#m');"
        f"const flip = (name) => x.setAttribute(name, String(x.getAttribute(name) !== 'true'));"
        f"x.addEventListener('click', () => {{ {script} }})</script>"
    )


MENU = '<button id="x" aria-expanded="false">Trình đơn</button><ul id="m" hidden><li>Một mục</li></ul>'
BOX = '<span id="x" role="{}" tabindex="0" aria-{}="false" style="display: inline-block; background: #fff">Nhận tin</span>'
PANELS = (
    '<div role="tablist"><button role="tab" aria-selected="true">Một</button><button id="x" role="tab" aria-selected="false">'
    'Hai</button></div><div role="tabpanel" id="m" hidden>Phần hai</div>'
)
COLOURS = "x.style.background = x.style.background === 'green' ? 'white' : 'green'; "


@pytest.mark.parametrize(
    ("page", "failing", "held"),
    [
        pytest.param(pressed(MENU, "m.hidden = !m.hidden"), ["#x"], False, id="menu"),
        pytest.param(pressed(MENU, "m.hidden = !m.hidden; flip('aria-expanded')"), [], True, id="menu told"),
        pytest.param(
            pressed(MENU, "setTimeout(() => { m.hidden = !m.hidden; flip('aria-expanded') }, 60)"), [], True, id="later"
        ),
        pytest.param(pressed(BOX.format("checkbox", "checked"), COLOURS), ["#x"], False, id="box"),
        pytest.param(
            pressed(BOX.format("switch", "checked"), COLOURS + "flip('aria-checked')"), [], True, id="switch told"
        ),
        pytest.param(pressed(BOX.format("button", "pressed"), COLOURS), ["#x"], False, id="toggle"),
        pytest.param(pressed(PANELS, "m.hidden = false"), ["#x"], False, id="tab"),
        pytest.param(pressed(PANELS, "m.hidden = false; flip('aria-selected')"), [], True, id="tab told"),
        pytest.param(pressed(MENU, ""), [], False, id="nothing happens"),
        pytest.param(
            pressed(MENU.replace("Trình đơn", "Xóa hồ sơ"), "m.hidden = !m.hidden"), [], False, id="never pressed"
        ),
        pytest.param(
            pressed(MENU.replace("<button", '<form method="post"><button') + "</form>", "m.hidden = !m.hidden"),
            [],
            False,
            id="would send",
        ),
    ],
)
def test_a_state_follows(page: str, failing: list[str], held: bool, look: Look, found: Found) -> None:
    assert (failing, [], held) == found(look(page, use), UPDATED)


PLAIN = '<h2><button id="x" class="accordion">Thành phần hồ sơ</button></h2><div id="m" hidden>Tờ khai theo mẫu</div>'


@pytest.mark.parametrize(
    ("page", "failing", "unsure"),
    [
        pytest.param(pressed(PLAIN, "m.hidden = !m.hidden"), ["#x"], [], id="opens and tells nothing"),
        pytest.param(
            pressed(PLAIN, "m.hidden = !m.hidden; x.textContent = m.hidden ? 'Mở' : 'Đóng'"), [], [], id="by its name"
        ),
        pytest.param(pressed(PLAIN, "m.hidden = false"), [], ["#x"], id="only opens"),
        pytest.param(
            pressed(PLAIN, "m.hidden = !m.hidden; x.setAttribute('aria-expanded', String(!m.hidden))"),
            [],
            [],
            id="tells",
        ),
        pytest.param(
            "<details><summary>Thành phần hồ sơ</summary><p>Tờ khai</p></details>", [], [], id="the browser's own"
        ),
    ],
)
def test_what_opens_something_says_so(
    page: str, failing: list[str], unsure: list[str], look: Look, found: Found
) -> None:
    assert (failing, unsure) == found(look(page, use), TOLD)[:2]


HEART = '<button type="button" id="x" style="background: white">Theo dõi</button>'
NIGHT = COLOURS + "document.body.classList.toggle('toi'); document.body.style.background = x.style.background"


@pytest.mark.parametrize(
    ("script", "failing", "unsure"),
    [
        pytest.param("x.classList.toggle('on'); " + COLOURS, ["#x"], [], id="on or off"),
        pytest.param(COLOURS + "x.classList.toggle('on'); flip('aria-pressed')", [], [], id="told"),
        pytest.param(NIGHT, [], ["#x"], id="the whole page shows it"),
        pytest.param("x.classList.toggle('on')", [], [], id="nothing to be seen"),
        pytest.param(COLOURS + "x.classList.toggle('on'); x.textContent += '!'", [], [], id="by its name"),
    ],
)
def test_what_is_turned_on_and_off_says_so(
    script: str, failing: list[str], unsure: list[str], look: Look, found: Found
) -> None:
    # The listeners are known from the reading before.
    assert (failing, unsure) == found(look(pressed(HEART, script), probe, use), TOLD)[:2]


def test_what_opens_is_shown_to_the_engine_once(look: Look, found: Found) -> None:
    menu = MENU.replace("<li>Một mục</li>", '<li><img id="anh" src="/a.png"></li>')
    page = pressed('<img id="truoc" src="/b.png">' + menu, "m.hidden = !m.hidden; flip('aria-expanded')")

    outcomes = look(page, use, engine=True)

    assert ("part",) == outcomes.states
    assert (["#truoc", "#anh"], [], False) == found(outcomes, "image-alt")


def test_a_page_that_a_press_leaves_is_come_back_to(look: Look, found: Found) -> None:
    page = pressed(MENU, "location.href = '/khac'")

    assert ([], [], False) == found(look(page, use, pages={"/khac": "<h1>Trang khác</h1>"}), UPDATED)


def test_a_heading_that_listens_is_a_heading_first(look: Look, found: Found) -> None:
    page = f'<h1 id="x" style="cursor: pointer">Trang</h1>{LISTENS}'

    assert ([], ["#x"], False) == found(look(page, probe), ROLE)
