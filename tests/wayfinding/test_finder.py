"""Places found on small real portals: as the portal file says, else by the words on the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from conftest import html

from pytest_egov.gather_section import Exploring
from pytest_egov.wayfinding.finder import Finder


@dataclass
class Way:
    """A portal and a finder that stands on its start page."""

    portal: Any
    finder: Finder

    def at(self, path: str) -> str:
        return str(self.portal.address + path)


Explore = Callable[..., Way]


@pytest.fixture
def explore(site: Any, expedition_to: Callable[..., Any]) -> Explore:
    """A finder for pages by path ("" is the start page): ``explore({"": "<a ...>"}, max_pages=2, places={...})``."""

    def make(
        pages: dict[str, Any],
        max_clicks: int = 3,
        max_pages: int = 40,
        may_explore: Callable[[str], bool] = lambda _url: True,
        **said: Any,
    ) -> Way:
        portal = site({f"/{path}": html(page) if isinstance(page, str) else page for path, page in pages.items()})
        expedition = expedition_to(portal.address, **said)
        exploring = Exploring(max_clicks=max_clicks, max_pages=max_pages)
        finder = Finder(expedition.portal, exploring, expedition.visitor.read, may_explore)
        finder.start()
        return Way(portal, finder)

    return make


def test_the_path_of_the_portal_file_comes_first_and_opens_nothing(explore: Explore) -> None:
    way = explore({"": '<a href="/hoi-dap">Hỏi đáp</a>'}, places={"faq": "/faq"})
    search = way.finder.find("faq")
    (place,) = search.candidates
    assert (way.at("faq"), "portal_file", 1.0, None, True) == (
        place.url, place.found_by, place.confidence, place.clicks, search.decisive,
    )  # fmt: skip
    assert [("/", 1)] == [(path, way.portal.count(path)) for path in {asked.path for asked in way.portal.asked}]


def test_the_label_of_the_portal_file_is_a_control_of_the_start_page(explore: Explore) -> None:
    way = explore(
        {"": '<a href="/1">Góc  CÔNG dân</a><a href="/faq">Hỏi đáp</a>'}, places={"faq": {"label": "góc công dân"}}
    )
    (place,) = way.finder.find("faq").candidates
    assert (way.at("1"), "portal_file", 1, ("Góc CÔNG dân",)) == (place.url, place.found_by, place.clicks, place.trail)


@pytest.mark.parametrize("said", [{"absent": True}, {"label": "Góc công dân"}])
def test_what_the_portal_file_says_is_absent_or_mislabelled_is_decided(explore: Explore, said: dict[str, Any]) -> None:
    search = explore({"": '<a href="/faq">Hỏi đáp</a>'}, places={"faq": said}).finder.find("faq")
    assert ((), True) == (search.candidates, search.decisive)
    assert search.tried[0].startswith("the portal file says")


def test_by_its_words_at_one_click(explore: Explore) -> None:
    way = explore({"": '<nav><a href="/faq">Câu hỏi thường gặp</a><a href="/x">Tin tức</a></nav>', "faq": "", "x": ""})
    (place,) = way.finder.find("faq").candidates
    assert (way.at("faq"), "wayfinding", 1.0, 1, ("Câu hỏi thường gặp",)) == (
        place.url, place.found_by, place.confidence, place.clicks, place.trail,
    )  # fmt: skip
    assert 1 == len(way.portal.asked)


def test_by_its_words_at_two_clicks(explore: Explore) -> None:
    way = explore({"": '<a href="/tin">Tin tức</a>', "tin": '<a href="/faq">FAQ</a>', "faq": ""})
    (place,) = way.finder.find("faq").candidates
    assert (way.at("faq"), 2, ("Tin tức", "FAQ")) == (place.url, place.clicks, place.trail)
    assert ("Tin tức", "FAQ") == way.finder.links_to(way.at("faq"))
    assert way.finder.links_to(way.at("nowhere")) is None


def test_the_shortest_and_best_named_way_wins(explore: Explore) -> None:
    way = explore(
        {
            "": '<main><a href="/2">Hỏi đáp</a></main><nav><a href="/1">Hỏi đáp</a><a href="/3">Hỏi đáp về thuế</a></nav>',
        }
    )
    found = way.finder.find("faq").candidates
    assert [way.at("1"), way.at("2")] == [place.url for place in found[:2]]
    assert f"Hỏi đáp <{way.at('2')}>" in found[0].considered


def test_an_image_link_is_found_by_its_alternative_text(explore: Explore) -> None:
    way = explore({"": '<a href="/faq"><img src="/i.png" alt="Câu hỏi thường gặp"></a>'})
    assert [way.at("faq")] == [place.url for place in way.finder.find("faq").candidates]


def test_nothing_found_on_every_page_within_the_clicks_is_decisive(explore: Explore) -> None:
    way = explore({"": '<a href="/1">A</a>', "1": '<a href="/2">B</a>', "2": '<a href="/3">C</a>', "3": "D"})
    search = way.finder.find("faq")
    assert ((), True) == (search.candidates, search.decisive)
    assert ("compared the names of all controls on 3 pages with the words for 'faq'",) == search.tried
    assert 0 == way.portal.count("/3")


def test_a_search_cut_short_by_the_number_of_pages_decides_nothing(explore: Explore) -> None:
    way = explore(
        {"": "".join(f'<a href="/{n}">Trang {n}</a>' for n in range(5)), **{str(n): "" for n in range(5)}}, max_pages=3
    )
    search = way.finder.find("faq")
    assert ((), False) == (search.candidates, search.decisive)
    assert 3 == len(way.portal.asked)


def test_a_portal_of_just_as_many_pages_was_looked_at_whole(explore: Explore) -> None:
    way = explore({"": '<a href="/1">A</a><a href="/">Đầu</a>', "1": '<a href="/">Đầu</a>'}, max_pages=2)
    assert way.finder.find("faq").decisive


def test_other_sites_and_files_are_not_pages_of_the_portal(explore: Explore) -> None:
    way = explore(
        {
            "": '<a href="http://localhost:9/faq">Hỏi đáp</a><a href="/v.pdf">Văn bản</a>',
            "v.pdf": (200, {"content-type": "application/zip"}, b"PK"),
        }
    )
    search = way.finder.find("faq")
    assert ((), True) == (search.candidates, search.decisive)


def test_a_page_that_could_not_be_opened_leaves_the_question_open(explore: Explore) -> None:
    search = explore({"": '<a href="http://127.0.0.1:9/tin">Tin tức</a>'}).finder.find("faq")
    assert ((), False) == (search.candidates, search.decisive)


def test_what_robots_forbid_is_not_explored_and_leaves_the_question_open(explore: Explore) -> None:
    way = explore(
        {"": '<a href="/cam">Tin tức</a>', "cam": '<a href="/faq">FAQ</a>'}, may_explore=lambda url: "cam" not in url
    )
    search = way.finder.find("faq")
    assert ((), False, 0) == (search.candidates, search.decisive, way.portal.count("/cam"))


def test_looking_further_leaves_out_what_turned_out_not_to_be_the_place(explore: Explore) -> None:
    way = explore({"": '<a href="/1">Hỏi đáp</a><a href="/2">Tin tức</a>', "1": "", "2": '<a href="/3">Hỏi đáp</a>'})
    first = way.finder.find("faq").candidates
    assert [way.at("1")] == [place.url for place in first]
    further = way.finder.more("faq", tuple(place.url for place in first)).candidates
    assert [(way.at("3"), 2)] == [(place.url, place.clicks) for place in further]


def test_what_is_known_already_opens_nothing(explore: Explore) -> None:
    way = explore({"": '<a href="/faq">Hỏi đáp</a><a href="/1">A</a>'}, places={"search": {"absent": True}})
    known = way.finder.known("faq")
    assert known is not None
    assert way.at("faq") == known.url
    assert [None, None] == [way.finder.known(name) for name in ("search", "statistics")]
    assert 1 == len(way.portal.asked)


def test_the_site_map_is_opened_first(explore: Explore) -> None:
    pages = {
        "": "".join(f'<a href="/{n}">Trang {n}</a>' for n in range(4))
        + '<footer><a href="/map">Sơ đồ cổng</a></footer>'
    }
    way = explore({**pages, **{str(n): "" for n in range(4)}, "map": '<a href="/faq">Hỏi đáp</a>'})
    assert [way.at("faq")] == [place.url for place in way.finder.find("faq").candidates]
    assert ["/", "/map"] == [asked.path for asked in way.portal.asked]


def test_someone_signed_in_never_explores_the_way_out(explore: Explore) -> None:
    pages = {
        "": '<a href="/ra">Đăng xuất</a><a href="/1">Tin tức</a>',
        "1": '<a href="/hs">Hồ sơ của tôi</a>',
        "ra": "",
    }
    way = explore(pages)
    way.finder.signed_in = True
    assert [way.at("hs")] == [place.url for place in way.finder.find("my_applications").candidates]
    assert [way.at("ra")] == [place.url for place in way.finder.find("sign_out").candidates]
    assert not way.finder.find("faq").candidates
    assert 0 == way.portal.count("/ra")


def test_a_visitor_misses_nothing_that_only_a_citizen_has(explore: Explore) -> None:
    way = explore({"": '<a href="/1">Tin tức</a>', "1": "<button type=button disabled>Hồ sơ của tôi</button>"})
    assert way.finder.find("faq").decisive
