from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site, html
from PIL import Image

from pytest_egov.driver.screen import other_screens, outlined, picture
from pytest_egov.driver.tab import Tab
from pytest_egov.errors import PageNotOpened
from pytest_egov.gatherers.expedition import Expedition

RED, GREEN, WHITE = (255, 0, 0), (0, 128, 0), (255, 255, 255)
PAGE = html(
    "<style>body{margin:0;background:#fff}div{position:absolute;left:10px;width:20px;height:20px}"
    "#a{top:10px;background:red}#b{top:3000px;background:green;border-bottom:20px solid #fff}</style><div id=a></div><div id=b></div>"
)


@pytest.fixture
def tab(site: Callable[[dict[str, Any]], Site], expedition_to: Callable[..., Expedition]) -> Tab:
    here = site({"/": PAGE})
    visitor = expedition_to(here.address).visitor
    visitor.read(here.address)
    return visitor.tab


def test_a_picture_shows_the_pixels_of_a_box_of_the_screen_or_of_the_document(tab: Tab) -> None:
    seen = picture(tab, (5, 5, 10, 10))
    below = picture(tab, (10, 3000, 20, 30), of_document=True)

    assert ("RGB", (10, 10)) == (seen.mode, seen.size)
    assert (WHITE, RED) == (seen.getpixel((0, 0)), seen.getpixel((9, 9)))
    assert (GREEN, WHITE) == (below.getpixel((0, 0)), below.getpixel((0, 20)))


def test_a_box_of_which_nothing_can_be_seen_has_no_picture(tab: Tab) -> None:
    with pytest.raises(PageNotOpened, match="Clipped area"):
        picture(tab, (0, 5000, 10, 10))


def test_the_screen_comes_back_whatever_happens_on_the_other(tab: Tab) -> None:
    size = "() => [innerWidth, innerHeight, devicePixelRatio, matchMedia('(max-width: 700px)').matches]"
    before = tab.evaluate(size)

    with other_screens(tab) as show:
        show(640, 512, 2)
        assert [640, 512, 2, True] == tab.evaluate(size)
        assert (10, 10) == picture(tab, (5, 5, 10, 10)).size
    with other_screens(tab) as show, pytest.raises(PageNotOpened, match="no such thing"):
        show(640, 512, tab.evaluate("() => { throw new Error('no such thing'); }"))

    assert before == tab.evaluate(size)
    assert GREEN == picture(tab, (10, 3000, 20, 30), of_document=True).getpixel((0, 0))
    assert before == tab.evaluate(size)


def test_an_element_is_shown_with_an_outline_and_left_as_it_was(site: Any, expedition_to: Any) -> None:
    frame = html('<p style="height:900px">Trên</p><button id="nut">Gửi</button>')
    here = site({"/": html('<h1 id="dau">Đầu</h1><iframe id="k" src="/khung"></iframe>'), "/khung": frame})
    tab = expedition_to(here.address).visitor.go(here.address)

    heading, within = outlined(tab, ("#dau",)), outlined(tab, ("#k", "#nut"))

    for png in (heading, within):
        pixels = Image.open(io.BytesIO(png)).convert("RGB").get_flattened_data()
        assert (209, 0, 31) in set(pixels)
    assert not tab.evaluate("document.getElementById('dau').hasAttribute('style')")
    assert b"" == outlined(tab, ("#khong-co",))
