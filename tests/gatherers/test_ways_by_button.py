"""Places reached by what is no link: buttons, script links and boxes; and what stays open while such were not tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Found
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.statistics import GATHERERS

Start = Callable[..., Any]
FIGURES = html("""<p>Số liệu tháng 10/2026</p><table><tr><th>Đơn vị</th><th>Tổng tiếp nhận hồ sơ</th><th>Tỷ lệ đúng hạn</th></tr>
  <tr><td>Sở A</td><td>1.204</td><td>98,5%</td></tr></table>""")
GO = "location.href='/sl'"
BOX = f"""<style>.x {{ cursor: pointer }}</style><div><div class="x">Thống kê</div></div>
  <script>document.querySelector('.x').addEventListener('click', () => {{ {GO} }})</script>"""


def gathered(expedition: Any) -> Any:
    return GATHERERS[0].gather(expedition)


@pytest.mark.parametrize(
    "way",
    [
        f'<button type="button" onclick="{GO}">Thống kê</button>',
        f'<a href="javascript:{GO};void 0">THỐNG KÊ</a>',
        f'<nav><a href="#" onclick="{GO};return false">Thống kê</a></nav>',
        """<button type="button" onclick="window.open('/sl')">Thống kê</button>""",
        BOX,
    ],
)
def test_a_place_behind_what_is_no_link(site: Start, expedition_to: Start, way: str) -> None:
    finding = gathered(expedition_to(site({"/": html(way), "/sl": FIGURES}).address))

    assert isinstance(finding, Found)
    assert finding.candidates[0].place.url.endswith("/sl")
    assert 1 == finding.candidates[0].place.clicks


def test_a_button_on_the_way_to_the_place(site: Start, expedition_to: Start) -> None:
    home = html("""<div><button type="button" onclick="location.href='/tg'">Trợ giúp</button></div>""")
    here = site({"/": home, "/tg": html('<a href="/sl">Thống kê</a>'), "/sl": FIGURES})
    finding = gathered(expedition_to(here.address))

    assert isinstance(finding, Found)
    assert ("Trợ giúp", "Thống kê") == finding.candidates[0].place.trail


@pytest.mark.parametrize(
    ("control", "decisive"),
    [
        ("<p>Tin tức</p>", True),
        ('<a href="#">Thống kê</a>', True),  # tried, and dead
        ("<button type=button aria-expanded=false>Danh mục</button>", True),
        ("<button type=button>Khám phá</button>", False),
        ("<img alt='' style='cursor: pointer' width=20 height=20>", False),
        (
            """<button type=button onclick="o.textContent = 'Bảng số liệu của tỉnh '.repeat(9)">Thống kê</button><p id=o>""",
            False,
        ),
    ],
)
def test_what_was_not_tried_leaves_it_open(site: Start, expedition_to: Start, control: str, *, decisive: bool) -> None:
    finding = gathered(expedition_to(site({"/": html(control)}).address))

    assert isinstance(finding, NotFound)
    assert decisive == finding.decisive


def test_nothing_is_sent_on_the_way(site: Start, expedition_to: Start) -> None:
    send = """onclick="fetch('/gui', {method: 'POST'})" """
    page = html(f"""<textarea></textarea><div><button type=button {send}>Phản ánh</button></div>
      <button type=button {send}>Gửi thống kê</button>""")
    here = site({"/": page})
    finding = gathered(expedition_to(here.address))

    assert isinstance(finding, NotFound)
    assert not finding.decisive
    assert [] == [asked for asked in here.asked if asked.method == "POST"]
