"""Public figures on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Found, Statistics
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.statistics import GATHERERS, term_of

Start = Callable[..., Any]
HOME = html('<nav><a href="/tk">Thống kê</a></nav><p>Hôm nay: 24/11/2026</p>')


def gathered(expedition: Any) -> Any:
    return GATHERERS[0].gather(expedition)


def statistics(finding: Any) -> Statistics:
    assert isinstance(finding, Found), finding
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, Statistics)
    return evidence


def terms(found: Statistics) -> set[str]:
    return {figure.term for figure in found.figures}


@pytest.mark.parametrize(
    ("label", "around", "term"),
    [
        ("Hồ sơ tiếp nhận trực tuyến", "", "online_received"), ("Tiếp nhận Trực tuyến", "", "online_received"),
        ("Đã giải quyết trực tuyến", "", "online_resolved"), ("Tiếp nhận", "Hồ sơ trực tuyến", "online_received"),
        ("Tỷ lệ đúng hạn", "", "on_time"), ("Giải quyết trước hạn", "", "on_time"), ("Tổng số hồ sơ", "", "total_received"),
        ("Tiếp nhận", "", "total_received"), ("Mức độ hài lòng", "", "satisfaction"), ("Đang giải quyết", "", None),
        ("Đã giải quyết", "", None), ("Quá hạn", "", None), ("Dịch vụ công trực tuyến toàn trình", "", None),
        ("Thanh toán trực tuyến", "", None), ("Lượt truy cập", "", None), ("Applications received online", "", "online_received"),
        ("Received online", "", "online_received"), ("Resolved online", "", "online_resolved"), ("Online now", "", None), ("Payments received online", "", None),
    ],
)  # fmt: skip
def test_what_a_figure_counts(label: str, around: str, term: str | None) -> None:
    assert term == term_of(label, around)


def test_table_with_two_rows_of_heads_and_a_total(site: Start, expedition_to: Start) -> None:
    page = html("""<p>Số liệu tính đến ngày 20/11/2026</p><table><tr><th rowspan=2>Đơn vị</th><th colspan=2>Tiếp nhận</th>
      <th colspan=2>Đã giải quyết</th><th rowspan=2>Tỷ lệ đúng hạn</th></tr><tr><th>Tổng số</th><th>Trực tuyến</th><th>Trực tuyến</th><th>Trực tiếp</th></tr>
      <tr><td>Sở A</td><td>120</td><td>100</td><td>90</td><td>9</td><td>99%</td></tr>
      <tr><td>Sở B</td><td>20</td><td>10</td><td>9</td><td>9</td><td>97%</td></tr>
      <tr><td>Tổng cộng</td><td>140</td><td>110</td><td>99</td><td>18</td><td>98,5%</td></tr></table>""")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert {"total_received": "140", "online_received": "110", "online_resolved": "99", "on_time": "98,5%"} == {
        figure.term: figure.value for figure in found.figures
    }
    assert (date(2026, 11, 20), True) == (found.covers_until, found.by_agency)


def test_cards_of_divs_and_a_month_chosen(site: Start, expedition_to: Start) -> None:
    cards = "".join(
        f"<div class=c><div>{value}</div><div>{label}</div></div>"
        for label, value in (
            ("Tiếp nhận trực tuyến", "8.123"),
            ("Giải quyết trực tuyến", "7.900"),
            ("Đúng hạn", "99,1%"),
            ("Hài lòng", "97%"),
        )
    )
    page = html(f"""<select aria-label="Tháng"><option>Tháng 9</option><option selected>Tháng 10</option></select>
      <select aria-label="Năm"><option>2025</option><option selected>2026</option></select><div>{cards}</div>""")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert {"online_received", "online_resolved", "on_time", "satisfaction"} == terms(found)
    assert (date(2026, 10, 31), True) == (found.covers_until, found.period_selector)
    assert ("8.123", "97%") == (found.figures[0].value, found.figures[3].value)


def test_cards_in_one_box_without_boxes_of_their_own(site: Start, expedition_to: Start) -> None:
    page = html(
        "<h2>Tình hình xử lý hồ sơ tháng 10/2026</h2><div><span>Tổng tiếp nhận</span><b>500</b><span>Đúng hạn</span><b>480</b></div>"
    )
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert {("total_received", "500"), ("on_time", "480")} == {(figure.term, figure.value) for figure in found.figures}
    assert date(2026, 10, 31) == found.covers_until


def test_figures_that_come_when_a_period_is_asked_for_and_pages_further_on(site: Start, expedition_to: Start) -> None:
    def page(asked: Any) -> str:
        table = (
            "<table><tr><td>Tổng số hồ sơ</td><td>1.000</td></tr><tr><td>Đúng hạn</td><td>990</td></tr></table>"
            if asked.query
            else ""
        )
        return html(f"""<form><label>Từ ngày <input type=date name=tu value="2026-11-01"></label>
          <label>Đến ngày <input type=date name=den value="2026-11-23"></label><button>Xem báo cáo</button></form>{table}
          <main><a href="/hl">Kết quả đánh giá hài lòng</a></main>""")

    here = site({"/": HOME, "/tk": page, "/hl": html("<p><b>96%</b> mức độ hài lòng</p>")})
    found = statistics(gathered(expedition_to(here.address)))

    assert {"total_received", "on_time", "satisfaction"} == terms(found)
    assert date(2026, 11, 23) == found.covers_until


def test_months_of_a_year_up_to_the_last_that_counts(site: Start, expedition_to: Start) -> None:
    rows = "".join(
        f"<tr><td>Tháng {n}</td><td>{0 if n > 9 else n * 10}</td><td>{0 if n > 9 else n * 9}</td></tr>"
        for n in range(1, 13)
    )
    page = html(f"<h2>Năm 2026</h2><table><tr><td></td><td>Tiếp nhận</td><td>Đúng hạn</td></tr>{rows}</table>")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert ({"total_received", "on_time"}, date(2026, 9, 30)) == (terms(found), found.covers_until)


def test_start_page_with_the_figures_itself(site: Start, expedition_to: Start) -> None:
    here = site(
        {"/": html("<h2>Kết quả tháng 11/2026</h2><ul><li>Tiếp nhận: <b>12</b></li><li>Đúng hạn: <b>9</b></li></ul>")}
    )

    assert {"total_received", "on_time"} == terms(statistics(gathered(expedition_to(here.address))))


def test_charts_are_pictures_and_todays_date_is_no_period(site: Start, expedition_to: Start) -> None:
    page = html("<p>Thứ ba, 24/11/2026</p><p>Tiếp nhận: <b>12</b></p><canvas width=400 height=300></canvas>")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert ({"total_received"}, None, 1) == (terms(found), found.covers_until, found.pictures)


def test_periods_that_can_be_chosen_are_none_that_are_covered(site: Start, expedition_to: Start) -> None:
    page = html("""<form><select name=k><optgroup label=Quý><option>Quý IV năm 2026</option><option>Quý II năm 2026</option></optgroup>
      <option selected>Tháng 9/2026</option></select><button>Xem số liệu</button></form>
      <p>Tiếp nhận: <b>12</b></p><p>Đúng hạn: <b>11</b></p>""")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))

    assert (date(2026, 9, 30), True) == (found.covers_until, found.period_selector)


def test_visits_are_no_figures_on_processing(site: Start, expedition_to: Start) -> None:
    page = html("<p>Lượt truy cập: <b>1.234.567</b></p><p>Đang trực tuyến: <b>12</b></p>")

    assert isinstance(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)), NotFound)


@pytest.mark.parametrize(("year", "until"), [(2019, date(2019, 12, 31)), (9999, None)])
def test_a_year_alone_and_figures_from_the_first_column(
    site: Start, expedition_to: Start, year: int, until: date | None
) -> None:
    heading = f"Thống kê năm {year}" if year < 9999 else "Thống kê"
    page = html(f"""<h2>{heading}</h2><table><tr><th>Hồ sơ tiếp nhận</th><th>Tiếp nhận trực tuyến</th><th>Tỷ lệ đúng hạn</th></tr>
      <tr><td>5.020</td><td>120</td><td>88,4%</td></tr></table>""")
    found = statistics(gathered(expedition_to(site({"/": HOME, "/tk": page}).address)))
    assert {"total_received", "online_received", "on_time"} == terms(found)
    assert until == found.covers_until
