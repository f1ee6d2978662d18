from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import focus

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

RULE = "focus-not-visible"
PLAIN = '<p>Xin chào</p><a id="x" href="/a">Trang A</a> <button id="y">Gửi</button> <input id="z">'
CHECKBOX = '<label><input type="checkbox" class="v" id="x"><span>Đồng ý</span></label>'
SKIP = '<a class="s" id="x" href="#m">Đến nội dung</a><main id="m">Nội dung</main>'
LINK = '<header><a id="x" href="/a">Trang A</a></header>'


@pytest.mark.parametrize(
    ("css", "body", "unseen"),
    [
        ("* { outline: none }", PLAIN, ["#x", "#y"]),
        (":focus { outline: 3px solid #fff }", PLAIN, ["#x", "#y"]),
        ("a { outline: 0 } a:focus { background: #f8f8f8 }", LINK, ["#x"]),
        ("a { border: 1px solid #ccc } a:focus { outline: 0; border-color: #bbb }", LINK, ["#x"]),
        ("header { background: #036; padding: 9px } a { color: #fff } a:focus { outline: 2px solid #036 }", LINK, ["#x"]),
        (".v { position: absolute; opacity: 0 }", CHECKBOX, ["#x"]),
        (".s { position: absolute; left: -9999px }", SKIP, ["#x"]),
        (".s { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }", SKIP, ["#x"]),
        ("header { position: fixed; width: 200px; transform: translateX(-100%) }", LINK, ["#x"]),
        ("* { outline: none }", '<select id="x"><option>Một</option></select>', ["#x"]),
        ("div { overflow: hidden; width: 99px } a { display: block } a:focus { outline: 2px solid #000; outline-offset: 1px }", '<div><a id="x" href="/a">A</a></div>', ["#x"]),
        ("", '<iframe id="f" srcdoc="<style>a { outline: none }</style><a id=x href=/a>A</a>"></iframe>', ["#f | #x"]),
    ],
)  # fmt: skip
def test_a_stop_that_looks_the_same_is_found(css: str, body: str, unseen: list[str], look: Look, found: Found) -> None:
    failing, unsure, _ = found(look(f"<style>{css}</style>{body}", focus.look), RULE)

    assert (unseen, []) == (failing, unsure)


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("", PLAIN),
        ("div { overflow: hidden; width: 99px } a { display: block; outline-offset: -3px } a:focus { outline: 2px solid #000 }", '<div><a href="/a">A</a></div>'),
        ("div { overflow: hidden; padding: 9px } a:focus { outline: 2px solid #000; outline-offset: 1px }", '<div><a href="/a">A</a></div>'),
        (":focus { outline: 0; background: #ffd400 }", LINK),
        (":focus { outline: 2px solid #999 }", PLAIN),
        (":focus { outline: 1px dotted #333 }", PLAIN),
        (":focus { outline: 0; box-shadow: 0 0 0 .25rem rgba(13, 110, 253, .25) } * { transition: box-shadow .3s }", PLAIN),
        ("a { text-decoration: none } a:focus { outline: 0; text-decoration: underline }", LINK),
        (":focus { outline: 0 } p:focus-within { background: #000 }", '<p><a href="/a">A</a></p>'),
        (".v { position: absolute; opacity: 0 } .v:focus + span { outline: 2px solid #000 }", CHECKBOX),
        (".s { position: absolute; top: -60px; transition: top .3s } .s:focus { top: 0 }", SKIP),
        ("html { scroll-behavior: smooth }", f'<div style="height:3000px"></div>{LINK}'),
        (".c { overflow: hidden; width: 300px; display: flex } .c div { flex: 0 0 300px }", '<div class="c"><div><a href="/a">A</a></div><div><a href="/b">B</a></div></div>'),
        (":focus { outline: 0 } a:focus svg { fill: #000 }", '<a href="/a"><svg width="30" height="30" fill="#eee"><rect width="30" height="30"/></svg></a>'),
        (":focus { outline: 0 }", '<a id="x" href="/a">A</a><hr id="r" style="border:3px solid #000" hidden><script>x.onfocus = () => { r.hidden = false; }; x.onblur = () => { r.hidden = true; };</script>'),
        ("* { outline: none }", '<input value="Đọc" readonly><textarea></textarea><p contenteditable>Viết</p>'),
        ("header { opacity: 0 }", '<div style="height:3000px"></div>' + LINK + '<script>new IntersectionObserver(([it]) => { if (it.isIntersecting) it.target.style.opacity = 1; }).observe(document.querySelector("header"));</script>'),
        ("header { background: linear-gradient(#fff, #ccc) } a:focus { outline: 2px solid #000 }", LINK),
    ],
)  # fmt: skip
def test_a_stop_that_can_be_told_is_let_be(css: str, body: str, look: Look, found: Found) -> None:
    assert ([], [], True) == found(look(f"<style>{css}</style>{body}", focus.look), RULE)


def test_a_change_one_may_overlook_is_left_to_a_person(look: Look, found: Found) -> None:
    faint = "<style>a { outline: 0 } a:focus { border-bottom: 1px solid #bbb }</style>"

    assert ([], ["#x"], False) == found(look(faint + LINK, focus.look), RULE)


def test_stops_are_counted_and_of_one_look_one_stands_for_all(look: Look, found: Found) -> None:
    links = "".join(f'<li><a class="m" href="/{n}">Mục {n}</a></li>' for n in range(20))
    outcomes = look(f"<style>.m {{ outline: none }}</style><ul>{links}</ul><button>Gửi</button>", focus.look)

    assert 21 == outcomes.stops
    assert (20, [], True) == (len(found(outcomes, RULE)[0]), *found(outcomes, RULE)[1:])


def test_a_page_without_stops_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look("<h1>Thông báo</h1>", focus.look)


def test_the_measure_is_the_strongest_contrast_of_a_pixel() -> None:
    white, ringed = Image.new("RGB", (40, 20), "#fff"), Image.new("RGB", (40, 20), "#fff")
    ringed.paste("#000", (0, 0, 40, 2))

    assert ("seen", "21.00:1") == focus._difference(white, ringed)
    assert ("unseen", "1.00:1") == focus._difference(white, white)
