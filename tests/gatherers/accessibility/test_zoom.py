from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import zoom
from pytest_egov.gatherers.accessibility.subject import Subject

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]
LOST, UNSIZED = "text-lost-at-200", "text-does-not-resize"

LONG = "Người nộp hồ sơ chuẩn bị giấy tờ theo hướng dẫn, nộp tại Bộ phận Một cửa và nhận kết quả đúng hẹn. " * 2
SHORT = "Chuẩn bị giấy tờ theo hướng dẫn và nộp tại Bộ phận Một cửa của Ủy ban nhân dân xã, nhận kết quả sau"


@pytest.mark.parametrize(
    "lost",
    [
        # Wraps to more lines than the box has room for.
        f"<p id=x style='height:1.4em;overflow:hidden'>{SHORT}</p>",
        f"<div style='height:60px;overflow:hidden'><p id=x>{LONG}</p></div>",
        f"<p id=x style='width:75vw;white-space:nowrap;overflow:hidden'>{SHORT}</p>",
        f"<p id=x style='white-space:nowrap;overflow:hidden;text-overflow:ellipsis'>{SHORT}</p>",
        # A box as high as a part of the window.
        f"<div id=x style='height:6vh;overflow:hidden;font-size:40px;line-height:1.2'>{'Thông báo'}</div>",
        # Beyond a window that does not scroll.
        "<style>body{overflow:hidden}</style><p style='position:absolute;left:900px' id=x>Nộp hồ sơ</p>",
        # On top of another text.
        f"<div style='height:40px;line-height:20px'><div id=x>{LONG}</div></div><div>Lệ phí</div>",
        ("<p id=x style='position:absolute;left:50px;top:50px'>Nộp hồ sơ trực tuyến</p>"
         "<p style='position:absolute;right:480px;top:50px'>Tra cứu kết quả</p>"),
        "<style>@media (max-width:800px){#x{display:none}}</style><input id=x aria-label='Từ khóa'>",
        "<div style='position:fixed;left:0;top:0;right:0;height:450px;background:#eee'>Thông báo</div><p>Nội dung</p>",
        "<div style='position:fixed;left:0;top:0;right:0;height:230px;background:#eee'>Đầu</div><p style='margin-top:250px'>Nội dung</p><div style='position:fixed;left:0;bottom:0;right:0;height:150px;background:#eee'>Cuối</div>",
        f"<style>@media (max-width:800px){{p{{display:none}}}}</style><h1>Thủ tục</h1><p id=x>{LONG}</p>",
        # Pinned to a window that it reaches beyond; columns that the narrow screen leaves out.
        "<div style='position:fixed;left:0;top:0;width:200px;line-height:60px'>" + "Thông báo<br>" * 9 + "<b id=x>Đường dây nóng</b></div><p style='margin-left:220px'>Nội dung</p>",
        "<style>@media (max-width:800px){.c{display:none}}</style><table><tr><th>Thủ tục</th><th class=c>Lệ phí</th></tr><tr><td>Khai sinh</td><td class=c>8.000</td></tr></table>",
        "<style>@media (max-width:800px){nav{display:none}}</style><nav><a id=x href='/a'>Một</a> <a href='/b'>Hai</a> <a href='/c'>Ba</a></nav><p>Nội dung</p>",
    ],
)  # fmt: skip
def test_text_and_controls_lost_at_200_percent_fail(look: Look, found: Found, lost: str) -> None:
    failing, unsure, _ = found(look(lost, zoom.look), LOST)

    assert (1, []) == (len(failing), unsure)


@pytest.mark.parametrize(
    "kept",
    [
        f"<h1>Thủ tục</h1><p>{LONG}</p>",
        f"<p style='min-height:1.4em;overflow:hidden'>{SHORT}</p>",
        f"<div style='height:60px;overflow:auto'><p>{LONG}</p></div>",
        f"<div style='width:1100px'><p>{LONG}</p></div>",
        # Cut at 100 % just as much, or never meant to be seen.
        f"<p style='height:1.4em;overflow:hidden;width:300px'>{LONG}</p>",
        "<span style='position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'>Bỏ qua</span><p>Nội dung</p>",
        # The menu folds under a button; two columns become one; a column is shown in another place.
        (
            "<style>#m{display:none}@media (max-width:800px){nav a{display:none}#m{display:block}}</style>"
            "<nav><button id=m>Trình đơn</button><a href='/a'>Giới thiệu</a> <a href='/b'>Thủ tục</a></nav>"
        ),
        f"<div style='display:flex;flex-wrap:wrap'><p style='flex:1 0 400px'>{LONG}</p><p style='flex:1 0 400px'>{LONG}</p></div>",
        (
            "<style>.h{display:none}@media (max-width:800px){.w{display:none}.h{display:inline}}</style>"
            "<p>Nội dung</p><a class=w href='/a'>Đăng nhập</a><a class=h href='/a'>Đăng nhập</a>"
        ),
        # The menu waits beyond the edge.
        (
            "<style>#m{display:none}@media (max-width:800px){ul{position:absolute;left:-400px}#m{display:block}}</style>"
            "<button id=m>Trình đơn</button><ul><li>Giới thiệu</li><li><a href='/b'>Thủ tục</a></li></ul><p>Nội dung</p>"
        ),
        # Lies on the page as it scrolls.
        f"<header style='position:fixed;top:0;background:#fff'>Cổng dịch vụ công</header><p style='margin-top:40px'>{LONG}</p>",
        f"<p id=b>{LONG}</p><script>addEventListener('resize', () => {{ b.style.visibility = 'hidden'; }});</script><p>Nội dung</p>",
        f"<main>{f'<p>{LONG}</p>' * 9}</main><div style='position:fixed;bottom:0;left:0;right:0;height:330px;background:#eee'>Cookie <button>Đồng ý</button></div>",
        f"<style>@keyframes l{{to{{transform:translateX(-100%)}}}}p span{{display:inline-block;animation:l 9s infinite}}</style><p style='overflow:hidden;white-space:nowrap'><span>{SHORT}</span></p><p>Tin</p>",
        "<style>@media (max-width:800px){.c{display:none}}.d{display:none}@media (max-width:800px){.d{display:block}}</style><table><tr><th>Thủ tục</th><th class=c>Lệ phí</th></tr><tr><td>Khai sinh <b class=d>8.000</b><b class=d>Lệ phí</b></td><td class=c>8.000</td></tr></table>",
        f"<div aria-hidden=true style='height:1.4em;overflow:hidden'>{SHORT}</div><p>Nội dung</p>",
    ],
)
def test_what_stays_in_reach_at_200_percent_passes(look: Look, found: Found, kept: str) -> None:
    assert ([], [], True) == found(look(kept, zoom.look), LOST)


@pytest.mark.parametrize(
    "open_question",
    [
        f"<p style='height:1.4em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'><a id=x href='/'>{SHORT}</a></p>",
        "<style>@media (max-width:800px){#x{display:none}}</style><a id=x href='/in'>In trang</a><p>Nội dung</p>",
    ],
)
def test_shortened_links_and_dropped_links_are_left_to_a_person(look: Look, found: Found, open_question: str) -> None:
    failing, unsure, _ = found(look(open_question, zoom.look), LOST)

    assert ([], ["#x"]) == (failing, unsure)


@pytest.mark.parametrize(("size", "grows"), [
    ("5vw", False), ("calc(1vw + 1vh)", False), ("18px", True), ("2rem", True), ("calc(1rem + 1vw)", True),
    ("clamp(1rem, 2vw, 3rem)", True),
])  # fmt: skip
def test_text_sized_after_the_window_does_not_grow(look: Look, found: Found, size: str, grows: bool) -> None:
    failing, _, held = found(look(f"<h1 id=x style='font-size:{size}'>Thủ tục</h1><p>Nội dung</p>", zoom.look), UNSIZED)

    assert ([] if grows else ["#x"], True) == (failing, held)


@pytest.mark.parametrize(("svg", "grows"), [
    ("viewBox='0 0 800 100' width='100%'", False), ("width=500 height=100", True),
])  # fmt: skip
def test_letters_in_a_drawing_as_wide_as_the_window_do_not_grow(
    look: Look, found: Found, svg: str, grows: bool
) -> None:
    page = f"<p>Nội dung</p><svg {svg}><text id=x x=10 y=40 font-size=20>Bộ phận Một cửa ở tầng một</text></svg>"

    assert ([] if grows else ["#x"]) == found(look(page, zoom.look), UNSIZED)[0]


@pytest.mark.parametrize(
    "undone", ["body.style.zoom = 1 / devicePixelRatio", "body.style.transform = `scale(${1 / devicePixelRatio})`"]
)
def test_a_page_that_undoes_the_zoom_does_not_grow(look: Look, found: Found, undone: str) -> None:
    script = f"<script>const f = () => {{ document.{undone}; }}; addEventListener('resize', f); f();</script>"

    assert found(look(f"<p>{LONG}</p>{script}", zoom.look), UNSIZED)[0]


@pytest.mark.parametrize(("script", "blocked"), [
    ("onkeydown = (e) => { if (e.ctrlKey && e.key === '+') e.preventDefault(); }", True),
    ("addEventListener('wheel', (e) => { if (e.ctrlKey) e.preventDefault(); }, { passive: false })", True),
    ("onkeydown = (e) => { if (e.ctrlKey && e.key === 's') e.preventDefault(); }", False),
    ("addEventListener('touchstart', (e) => { if (e.touches.length > 1) e.preventDefault(); }, { passive: false })", True),
    ("document.addEventListener('gesturestart', (e) => e.preventDefault())", True),
    ("addEventListener('touchmove', (e) => e.preventDefault(), { passive: false })", False),
])  # fmt: skip
def test_scripts_that_take_the_keys_of_zooming_away_fail(look: Look, found: Found, script: str, blocked: bool) -> None:
    failing, unsure, held = found(look(f"<p>{LONG}</p><script>{script}</script>", zoom.look), "zoom-prevented")

    assert (blocked, [], True) == (bool(failing), unsure, held)


def test_a_heading_that_a_breakpoint_makes_smaller_grows_on(look: Look, found: Found) -> None:
    page = (
        "<style>h1{font-size:64px}@media (max-width:800px){h1{font-size:32px}}</style><h1>Thủ tục</h1><p>Nội dung</p>"
    )

    assert ([], [], True) == found(look(page, zoom.look), UNSIZED)


def test_a_page_without_text_has_no_outcome_and_its_window_comes_back(look: Look, found: Found) -> None:
    sizes: list[list[int]] = []

    def window(subject: Subject) -> RuleOutcomes:
        sizes.append(subject.tab.evaluate("() => [innerWidth, innerHeight, devicePixelRatio]"))
        return RuleOutcomes()

    outcomes = look("<img alt='' src='/x.png'>", window, zoom.look, window)

    assert ([], [], False) == found(outcomes, LOST)
    assert sizes[0] == sizes[1]
