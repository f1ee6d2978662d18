"""Pictures that are kept do not show what nobody else may see, and pages do not notice."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site, html
from PIL import Image

from pytest_egov.driver.discreet import photograph, reduced
from pytest_egov.driver.screen import outlined
from pytest_egov.driver.tab import Tab
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.masking import Mask

RED = (255, 0, 0)
STYLE = "<style>body{margin:0;font:16px/20px monospace;color:#f00;background:#fff}input,textarea,select{font:inherit;color:inherit;border:0}</style>"
WATCH = """<script>window.heard = []; addEventListener("DOMContentLoaded", () => {
  new MutationObserver((all) => heard.push(...all.map((one) => one.type))).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  for (const name of ["input", "change", "focus", "blur", "scroll", "selectionchange"]) addEventListener(name, () => heard.push(name), true); });</script>"""


@pytest.fixture
def tab_at(site: Callable[[dict[str, Any]], Site], expedition_to: Callable[..., Expedition]) -> Callable[..., Tab]:
    def start(body: str, **pages: str) -> Tab:
        here = site(
            {"/": html(STYLE + WATCH + body), **{f"/{name}": html(STYLE + page) for name, page in pages.items()}}
        )
        visitor = expedition_to(here.address).visitor
        visitor.read(here.address)
        return visitor.tab

    return start


def taken(tab: Tab, mask: Mask, **clip: Any) -> Image.Image:
    return Image.open(io.BytesIO(photograph(tab.page, mask.hidden, **clip))).convert("RGB")


def reddest(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box are of red ink."""
    octets = image.crop(box).tobytes()
    return sum(red > 150 and green < 100 for red, green in zip(octets[::3], octets[1::3], strict=True))


LINES = [
    "<p style='margin:0'>Số 001099012345</p>",
    "<p style='margin:0'>Số <b>0010</b><i>9901</i>2345</p>",
    "<div>Số <input value='001099012345' style='margin:0;padding:0;width:120px'></div>",
    "<div>Số <textarea rows=1 cols=14 style='padding:0;vertical-align:top;height:20px'>001099012345</textarea></div>",
    "<div>Số <select style='padding:0;appearance:none'><option>001099012345</select></div>",
    "<div id=host></div><script>host.attachShadow({mode:'open'}).innerHTML = '<span>Số 001099012345</span>'</script>",
    "<div style='white-space:pre'>Số 🙂001099012345</div>",
    "<iframe src='/inner' style='display:block;border:3px solid #fff;width:300px;height:40px;margin-top:-3px'></iframe>",
]


@pytest.mark.parametrize("line", LINES)
def test_what_must_not_be_seen_is_under_a_bar_and_its_label_is_not(tab_at: Callable[..., Tab], line: str) -> None:
    tab = tab_at(line, inner="Số 001099012345")
    hidden = taken(tab, Mask())
    mute = Image.open(io.BytesIO(photograph(tab.page, lambda _text: []))).convert("RGB")
    assert hidden.size == (1366, 768)
    assert reddest(mute, (30, 0, 160, 24)) > 100
    assert 0 == reddest(hidden, (56 if "🙂" in line else 32, 0, 300, 24))
    assert reddest(hidden, (0, 0, 20, 24)) > 5


@pytest.mark.parametrize("line", LINES)
def test_a_page_notices_nothing_that_a_plain_picture_would_not_tell_it(tab_at: Callable[..., Tab], line: str) -> None:
    tab = tab_at(line, inner="Số 001099012345")
    tab.page.screenshot(animations="allow", caret="hide")
    plain = tab.page.evaluate("() => heard.splice(0)")
    taken(tab, Mask())
    assert plain == tab.page.evaluate("() => heard")


def test_a_picture_of_a_part_hides_it_in_the_right_place(tab_at: Callable[..., Tab]) -> None:
    tab = tab_at("<p style='margin:100px 0 0 100px'>Số 001099012345</p>")
    image = taken(tab, Mask(), clip={"x": 90, "y": 90, "width": 300, "height": 40})
    assert (300, 40) == image.size
    assert 0 == reddest(image, (44, 0, 300, 40))
    assert reddest(image, (0, 0, 34, 40)) > 5


def test_an_outlined_element_is_discreet_too(tab_at: Callable[..., Tab]) -> None:
    tab = tab_at("<p style='margin:100px' id=p><a href=/x style='color:#f00'>001099012345</a></p>")
    tab.hides = Mask().hidden
    image = Image.open(io.BytesIO(outlined(tab, ("#p a",)))).convert("RGB")
    inside = image.crop((44, 44, 44 + 100, 44 + 12))
    assert 0 == reddest(inside, (0, 0, *inside.size))
    tab.hides = lambda _text: []
    inside = Image.open(io.BytesIO(outlined(tab, ("#p a",)))).convert("RGB").crop((44, 44, 144, 56))
    assert reddest(inside, (0, 0, *inside.size)) > 50


def test_what_moves_is_hidden_along_its_way(tab_at: Callable[..., Tab]) -> None:
    tab = tab_at(
        "<style>@keyframes go{from{margin-left:0}to{margin-left:900px}}p{margin:0;animation:go 3s linear infinite alternate}</style><p>001099012345</p>"
    )
    for _ in range(3):
        assert 0 == reddest(taken(tab, Mask()), (0, 0, 1366, 30))


def test_pages_with_nothing_to_hide_stay_as_they_look(tab_at: Callable[..., Tab]) -> None:
    tab = tab_at("<p>Cổng dịch vụ công, 1900 1234</p>")
    plain = Image.open(io.BytesIO(tab.page.screenshot(caret="hide"))).convert("RGB")
    assert plain.tobytes() == taken(tab, Mask()).tobytes()


def test_a_picture_takes_less_room_and_keeps_its_size() -> None:
    many = Image.effect_mandelbrot((400, 300), (-2, -1.5, 1, 1.5), 60).convert("RGB")
    stream = io.BytesIO()
    many.save(stream, "PNG")
    small = reduced(stream.getvalue())
    image = Image.open(io.BytesIO(small))
    assert ("PNG", (400, 300), True) == (image.format, image.size, len(image.getcolors(256) or []) > 0)
    assert len(small) < len(stream.getvalue())
