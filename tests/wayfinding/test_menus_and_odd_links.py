"""Ways as portals really have them: menus on hover and on click, pictures, frames, routers, new tabs, links to nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

Find = Callable[..., Any]
HOVER_CSS = """<style>.sub { display: none } li:hover .sub { display: block }</style>
  <nav><ul><li><a href="/tt">Tra cứu</a><ul class="sub"><li><a href="/ts">Thống kê</a></li></ul></li></ul></nav>"""
HOVER_JS = """<nav><ul><li id="m"><span style="cursor: pointer">Tra cứu</span></li></ul></nav><script>
  document.querySelector('#m span').addEventListener('mouseenter', () => {
    if (!document.querySelector('#m a')) m.insertAdjacentHTML('beforeend', '<a href="/ts">Thống kê</a>') })</script>"""
CLICK = """<nav><button type="button" aria-expanded="false" onclick="s.hidden = !s.hidden">Tra cứu</button>
  <ul id="s" hidden><li><a href="/ts">Thống kê</a></li></ul></nav>"""
CLICK_MADE = """<nav><a href="#" onclick="s.innerHTML = '<a href=/ts>Thống kê</a>'; return false">Tra cứu</a><div id="s"></div></nav>"""
DETAILS = """<details><summary>Tra cứu</summary><a href="/ts">Thống kê</a></details>"""
BURGER = """<header><button type="button" class="navbar-toggler" onclick="s.hidden = !s.hidden"><i></i></button>
  <ul id="s" hidden><li><a href="/ts">Thống kê</a></li></ul></header>"""
BUTTON_IN_MENU = """<nav><button type="button" aria-haspopup="true" onclick="s.hidden = !s.hidden">Tra cứu</button>
  <div id="s" hidden><div style="cursor: pointer" onclick="location.href='/ts'">Thống kê</div></div></nav>"""


@pytest.fixture
def find(site: Any, expedition_to: Any) -> Find:
    """Look for a place from a start page; answers the search, with the site at ``.site``."""

    def look(body: str, name: str = "statistics", pages: dict[str, Any] | None = None, **said: Any) -> Any:
        here = site({"/": body if "<frameset" in body else html(body), "/tt": html("Tra cứu"), **(pages or {})})
        expedition = expedition_to(here.address, **said)
        return expedition.finder.find(name)

    return look


@pytest.mark.parametrize(
    ("body", "trail"),
    [
        (HOVER_CSS, ("Thống kê",)),
        (HOVER_JS, ("Thống kê",)),
        (CLICK, ("Tra cứu", "Thống kê")),
        (CLICK_MADE, ("Tra cứu", "Thống kê")),
        (DETAILS, ("Tra cứu", "Thống kê")),
        (BURGER, ("☰", "Thống kê")),
        (BUTTON_IN_MENU, ("Tra cứu", "Thống kê")),
    ],
)
def test_menus_cost_the_clicks_they_cost_a_citizen(find: Find, body: str, trail: tuple[str, ...]) -> None:
    (place,) = find(body, pages={"/ts": html("")}).candidates
    assert place.url.endswith("/ts")
    assert trail == place.trail
    assert len(trail) == place.clicks


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/ts" aria-label="Thống kê"><i class="icon"></i></a>',
        '<a href="/ts" title="THONG KE"><i class="icon"></i></a>',
        '<a href="/ts"><svg><title>Thống kê</title></svg></a>',
        '<a href="/ts"><svg aria-label="Thống kê"></svg></a>',
        '<a href="/ts"><img src="/a.png" alt="Thống kê"></a>',
        '<a href="/ts" target="_blank">📊\n<span style="text-transform: uppercase">Thống  kê</span></a>',
        '<img src="/a.png" usemap="#k"><map name="k"><area href="/ts" alt="Thống kê" shape="default"></map>',
    ],
)
def test_icons_and_pictures_by_their_accessible_name(find: Find, link: str) -> None:
    place = find(link).candidates[0]
    assert place.url.endswith("/ts")
    assert place.confidence > 0.9


@pytest.mark.parametrize(
    ("link", "trail"),
    [
        ('<a href="/1"><img src="/anh/thong-ke.png" alt=""></a>', "thong ke"),
        ('<a href="/1"><img src="/a7.png" alt="" title="Thống kê"></a>', "Thống kê"),
        ('<a href="/thong-ke.aspx"><img src="/a7.png" alt=""></a>', "thong ke"),
        ('<a href="/ThongKe.aspx"><img src="/a7.png" alt=""></a>', "Thong Ke"),
        ('<a href="/thongke"><img src="/a7.png" alt=""></a>', "thongke"),
        ('<a href="#/thong-ke"><i></i></a>', "thong ke"),
    ],
)
def test_a_picture_without_words_is_a_hint_and_decides_nothing(find: Find, link: str, trail: str) -> None:
    search = find(link)
    (place,) = search.candidates
    assert trail == place.trail[-1]
    assert place.confidence < 0.6
    assert not search.decisive


def test_a_named_link_is_preferred_to_a_hint(find: Find) -> None:
    found = find('<a href="/thong-ke"><img src="/x.png" alt=""></a><nav><a href="/so-lieu">Số liệu thống kê</a></nav>')
    assert found.candidates[0].url.endswith("/so-lieu")


def test_frames_of_the_same_site_are_part_of_the_page(find: Find) -> None:
    menu = {"/menu": html('<a href="/ts" target="noidung">Thống kê</a>'), "/noidung": html("Chào mừng")}
    frames = '<html><frameset cols="20%,80%"><frame src="/menu"><frame src="/noidung" name="noidung"></frameset></html>'
    for body in (frames, '<iframe src="/menu"></iframe>'):
        (place,) = find(body, pages=menu).candidates
        assert place.url.endswith("/ts")
        assert 1 == place.clicks


def test_routes_of_a_script_are_pages_of_their_own(find: Find) -> None:
    router = """<div id="app"></div><script>
      const views = {'#/': '<a href="#/tt">Tra cứu</a>', '#/tt': '<a href="#/ts">Thống kê</a>', '#/ts': 'Số liệu'};
      const draw = () => { app.innerHTML = views[location.hash || '#/'] || 'Không tìm thấy trang' };
      addEventListener('hashchange', draw); draw()</script>"""
    (place,) = find(router).candidates
    assert place.url.endswith("#/ts")
    assert ("Tra cứu", "Thống kê") == place.trail


def test_a_router_without_addresses_in_its_links(find: Find) -> None:
    push = """<div id="app"><span style="cursor: pointer">Thống kê</span></div><script>
      document.querySelector('span').addEventListener('click', () => { history.pushState({}, '', '/ts'); app.innerHTML = 'Số liệu' })
      </script>"""
    (place,) = find(push).candidates
    assert place.url.endswith("/ts")


def test_behind_an_announcement_that_covers_the_page(find: Find) -> None:
    cover = """<div style="position: fixed; inset: 0; background: white" id="c">Kính mời dự hội nghị
      <button onclick="c.remove()">Đóng</button></div>"""
    button = """<nav><a href="#" onclick="location.href='/ts'; return false">Thống kê</a></nav>"""
    (place,) = find(button + cover).candidates
    assert ("Thống kê",) == place.trail


def test_what_a_view_opened_in_place_shows_is_left_to_a_person(find: Find) -> None:
    text = "Bảng số liệu của tỉnh " * 9
    search = find(
        f"""<nav><a href="#" onclick="o.textContent = '{text}'; return false">Thống kê</a></nav><p id=o></p>"""
    )
    assert ((), False) == (search.candidates, search.decisive)
    # The same when menus are opened while looking for something else.
    menu = f"""<nav><a href="#" onclick="o.textContent = '{text}'; return false">Khám phá</a></nav><p id=o></p>"""
    assert not find(menu).decisive


def test_a_menu_that_was_opened_and_holds_nothing_of_it_is_decided(find: Find) -> None:
    search = find(CLICK.replace("Thống kê", "Lịch tiếp dân"), pages={"/ts": html("")})
    assert ((), True) == (search.candidates, search.decisive)


def test_a_label_is_looked_for_behind_buttons_and_on_further_pages(find: Find) -> None:
    pages = {"/tt": html('<a href="/goc">Góc công dân</a>')}
    said = {"places": {"statistics": {"label": "GÓC CÔNG DÂN"}}}
    (place,) = find('<a href="/tt">Tin tức</a>', pages=pages, **said).candidates
    assert ("portal_file", 2, ("Tin tức", "Góc công dân")) == (place.found_by, place.clicks, place.trail)
    (place,) = find("""<div onclick="location.href='/goc'">Góc công dân</div>""", pages=pages, **said).candidates
    assert place.url.endswith("/goc")


def test_the_way_out_is_not_pressed(find: Find) -> None:
    search = find("""<nav><a href="#" onclick="fetch('/ra'); return false">Thoát</a></nav>""")
    assert not search.decisive


@pytest.mark.parametrize(
    ("body", "name", "decisive"),
    [
        ("<div style='cursor: pointer'>Nộp hồ sơ ở đâu?</div>", "statistics", True),
        ("<label>Mã <input></label><button type=button>Tra cứu</button>", "statistics", True),
        ("<button type=button>Tra cứu</button>", "statistics", False),
        ("<button type=button>Nộp hồ sơ</button>", "statistics", True),
        ("<textarea></textarea><button type=button>Nộp hồ sơ</button>", "sign_in", False),
    ],
)
def test_what_may_be_the_way_and_was_not_pressed(find: Find, body: str, name: str, *, decisive: bool) -> None:
    assert decisive == find(body, name).decisive
