"""Evidence taken at a place: every plausible one is tried, the best is kept, and what has nothing behind it is said to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Found
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.expedition import Visit, at_place

Start = Callable[..., Any]
FIGURES = html("<p>Số liệu tháng 10/2026: đã giải quyết 1.204 hồ sơ</p>")
NEWS = html("<p>Lịch tiếp công dân của lãnh đạo tỉnh trong tháng 11 năm 2026</p>")
BUILT = html("<p>Chức năng đang được xây dựng</p>")
GONE = (404, {}, html("<p>Xin lỗi!</p>"))
VIEW = html("<h1>Không tìm thấy trang</h1>")


def figures(visit: Visit, _expedition: Any) -> str | None:
    return "figures" if "Số liệu" in visit.snapshot.text else None


gather = at_place("statistics", figures)


def test_two_plausible_places_are_both_tried_and_the_one_that_is_it_wins(site: Start, expedition_to: Start) -> None:
    home = html('<nav><a href="/1">Thống kê</a><a href="/2">Số liệu thống kê</a></nav>')
    here = site({"/": home, "/1": NEWS, "/2": FIGURES})
    finding = gather(expedition_to(here.address))

    assert isinstance(finding, Found)
    (candidate,) = finding.candidates
    assert candidate.place.url.endswith("/2")
    assert (f"Thống kê <{here.address}1>",) == candidate.place.considered


def test_where_both_are_it_both_are_kept(site: Start, expedition_to: Start) -> None:
    home = html('<nav><a href="/1">Thống kê</a><a href="/2">Số liệu thống kê</a></nav>')
    finding = gather(expedition_to(site({"/": home, "/1": FIGURES, "/2": FIGURES}).address))

    assert isinstance(finding, Found)
    assert 2 == len(finding.candidates)


@pytest.mark.parametrize(
    ("page", "said", "decisive"),
    [
        (BUILT, "it says that it is still being built, and has nothing else", True),
        (GONE, "answers that there is no such page (status 404)", True),
        (VIEW, "answers that there is no such page (status 200)", True),
        (html(""), "it shows nothing of its own", False),
        ((500, {}, html("<p>Lỗi</p>")), "answered 500", False),
        (NEWS, "it is not that", False),
    ],
)
def test_what_stands_behind_the_only_entry_is_told(
    site: Start, expedition_to: Start, page: Any, said: str, *, decisive: bool
) -> None:
    home = html('<header>Cổng dịch vụ công tỉnh Minh Hòa</header><nav><a href="/1">Thống kê</a></nav>')
    finding = gather(expedition_to(site({"/": home, "/1": page}).address))

    assert isinstance(finding, NotFound)
    assert said in finding.tried[-1]
    assert decisive == finding.decisive


def test_a_void_entry_decides_nothing_while_something_was_left_untried(site: Start, expedition_to: Start) -> None:
    home = html('<nav><a href="/1">Thống kê</a></nav><button type=button>Khám phá</button>')
    finding = gather(expedition_to(site({"/": home, "/1": BUILT}).address))

    assert isinstance(finding, NotFound)
    assert not finding.decisive


def test_a_void_entry_does_not_hide_the_place_elsewhere(site: Start, expedition_to: Start) -> None:
    home = html('<nav><a href="/1">Thống kê</a><a href="/tin">Tin tức</a></nav>')
    pages = {"/": home, "/1": BUILT, "/tin": html('<a href="/3">Thống kê</a>'), "/3": FIGURES}
    finding = gather(expedition_to(site(pages).address))

    assert isinstance(finding, Found)
    assert ("Tin tức", "Thống kê") == finding.candidates[0].place.trail


def test_the_dialog_closed_on_arriving_is_a_step_and_no_click(site: Start, expedition_to: Start) -> None:
    cover = """<div id=c style="position: fixed; inset: 0">Thông báo <button onclick="c.remove()">Đóng</button></div>"""
    page = FIGURES.replace("<body>", f'<body><a href="/">Trang chủ</a>{cover}')
    finding = gather(expedition_to(site({"/": html('<a href="/1">Thống kê</a>'), "/1": page}).address))

    assert isinstance(finding, Found)
    (candidate,) = finding.candidates
    assert [("close the dialog", "Đóng", "Thông báo Đóng")] == [(s.action, s.target, s.said) for s in candidate.steps]
    assert 1 == candidate.place.clicks
