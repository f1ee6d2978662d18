from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site, html

from pytest_egov.evidence import Place
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.gatherers.procedures.listings import Listing, read_listing
from pytest_egov.gatherers.procedures.rows import url_shape

NAMES = (
    "Đăng ký khai sinh có yếu tố nước ngoài",
    "Cấp lại giấy phép lái xe hạng A1",
    "Thông báo thay đổi mẫu dấu của hợp tác xã",
    "Xóa đăng ký thường trú",
)

TABLE = """<div class=menu><a href=/tin-tuc/1>Cấp ủy tỉnh họp phiên thường kỳ tháng mười</a></div>
<div class=noi-dung><table>{rows}</table> <span>1 - 4 / 1.204</span>
<a href="/tthc?trang=1">1</a> <a href="/tthc?trang=2">2</a> <a href="/tthc?trang=3">3</a>
<a href="/tthc?trang=301">Cuối</a></div>"""
TABLE_ROW = (
    "<tr><td>{n}</td><td>1.00{n}234.H40</td><td><a href='/tthc/chitiet?id={n}'>{name}</a></td>"
    "<td>Sở Tư pháp</td><td>{level}</td>"
    "<td><a href='/nop?id={n}'>Nộp hồ sơ</a></td></tr>"
)
CARDS = """<div>Bộ lọc: Toàn trình Một phần</div><div>Có 4 thủ tục</div>{rows}"""
CARD = (
    "<div class=card><h4>{name}</h4><div><span>{level}</span><p>UBND cấp xã</p></div>"
    "<a href='/dvc/{n}/chi-tiet'>Xem chi tiết</a></div>"
)
LINKED_CARD = "<div><a href='/services/{n}-x'><h3>{name}</h3><small>{level}</small><p>Cơ quan: Sở Nội vụ</p></a></div>"
TAG_FIRST = "<div><em>{level}</em><div><a href='/dich-vu-cong/{n}.html'>{name}</a></div></div>"
TAG_AT_THE_END = (
    "<article><h2><a href='/tthc/1.00{n}'>{name}</a></h2><p>1.00{n}.H40 · Hộ tịch</p><p>Ủy ban nhân dân cấp xã</p>"
    "<span>{level}</span></article>"
)
LIST = "<ul>{rows}</ul>"
LIST_ITEM = "<li><b>{level}</b><a href='#/thu-tuc/{n}'>{name}</a></li>"
SCRIPTED = "<div><a href='javascript:void(0)' onclick='location.href=\"/x/{n}\"'>{name}</a> <i>{level}</i></div>"
LEVELS = ("Toàn trình", "Một phần", "Toàn trình", "")
EXPECTED = ["end_to_end", "partial", "end_to_end", None]


def listing_of(body: str, site: Callable[..., Site], expedition_to: Callable[..., Expedition]) -> Listing:
    expedition = expedition_to(site({"/": html(body)}).address)
    return read_listing(expedition.finder.start(), expedition)


def filled(frame: str, row: str, levels: tuple[str, ...] = LEVELS) -> str:
    rows = (
        row.format(n=n, name=name, level=level) for n, (name, level) in enumerate(zip(NAMES, levels, strict=True), 1)
    )
    return frame.format(rows="".join(rows))


@pytest.mark.parametrize(
    ("frame", "row"),
    [
        (TABLE, TABLE_ROW),
        (CARDS, CARD),
        ("{rows}", LINKED_CARD),
        ("{rows}", TAG_FIRST),
        (LIST, LIST_ITEM),
        ("{rows}", SCRIPTED),
    ],
    ids=["table", "cards", "linked-cards", "tag-first", "list", "scripted"],
)
def test_rows_and_levels_are_read_from_any_markup(frame: str, row: str, site: Any, expedition_to: Any) -> None:
    listing = listing_of(filled(frame, row), site, expedition_to)
    assert list(NAMES) == [listed.name for listed in listing.rows.listed]
    assert [listed.level for listed in listing.rows.listed] == EXPECTED


def test_a_table_whose_links_only_say_details_is_named_by_its_longest_cell(site: Any, expedition_to: Any) -> None:
    rows = "".join(
        f"<tr><td>{name}<td>Hộ tịch<td><a href='/p?ma={n}'>Chi tiết</a></tr>" for n, name in enumerate(NAMES)
    )
    listing = listing_of(f"<h2>Thủ tục hành chính</h2><table>{rows}</table>", site, expedition_to)
    assert list(NAMES) == [listed.name for listed in listing.rows.listed]


def test_pager_and_total_are_read(site: Any, expedition_to: Any) -> None:
    listing = listing_of(filled(TABLE, TABLE_ROW), site, expedition_to)
    assert listing.total == 1204
    assert listing.pager is not None
    assert listing.pager.last == 301
    assert listing.pager.pattern is not None
    assert listing.pager.pattern.address(57).endswith("/tthc?trang=57")


def test_tags_nearer_to_the_next_name_belong_to_the_one_before_where_the_list_ends_with_one(
    site: Any, expedition_to: Any
) -> None:
    levels = ("Toàn trình", "Một phần", "Toàn trình", "Một phần")
    listing = listing_of(filled("{rows}", TAG_AT_THE_END, levels), site, expedition_to)
    assert ["end_to_end", "partial"] * 2 == [listed.level for listed in listing.rows.listed]


@pytest.mark.parametrize(
    ("pager", "second"),
    [
        ("<a href='/ds/trang/2'>2</a><a href='/ds/trang/3'>3</a>", "/ds/trang/2"),
        ("<nav><a href='/ds?start=4'>2</a> <a href='/ds?start=8'>3</a></nav>", "/ds?start=4"),
        ("<a href='/ds?pageIndex=1&nam=2026'>Trang sau</a>", "/ds?pageIndex=1&nam=2026"),
        ("<a href='/ds?q=&p=2'>»</a>", "/ds?q=&p=2"),
        ("<a href='#/ds?page=2'>2</a><a href='#/ds?page=3'>3</a>", "#/ds?page=2"),
        ("<a href='/ds?offset=4'>Next</a>", "/ds?offset=4"),
    ],
)
def test_pages_are_reached_by_whatever_pattern_the_links_have(
    pager: str, second: str, site: Any, expedition_to: Any
) -> None:
    listing = listing_of(filled("{rows}", TAG_FIRST) + pager, site, expedition_to)
    assert listing.pager is not None
    assert listing.pager.pattern is not None
    assert listing.pager.pattern.address(2).endswith(second)


def test_a_pager_of_buttons_is_a_pager_and_a_carousel_is_none(site: Any, expedition_to: Any) -> None:
    carousel = "<button>Next</button>"
    without = listing_of(carousel + filled("{rows}", TAG_FIRST), site, expedition_to)
    assert without.pager is None
    listing = listing_of(filled("{rows}", TAG_FIRST) + "<button>1</button><button>2</button>", site, expedition_to)
    assert listing.pager is not None
    assert listing.pager.sort == "buttons"


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Tìm thấy 4 thủ tục", 4),
        ("Hiển thị 1 đến 4 trong tổng số 2.034 thủ tục", 2034),
        ("Showing 1 to 4 of 23 entries", 23),
        ("Tổng đài: 0299 3800 800 <p>Tổng lượt truy cập: 4", None),
        ("Tong so: 4", 4),
        ("Cập nhật 11 thủ tục mới", None),
    ],
)
def test_totals_are_read_where_they_can_be_true(said: str, total: int | None, site: Any, expedition_to: Any) -> None:
    listing = listing_of(f"<p>{said}</p>" + filled("{rows}", TAG_FIRST), site, expedition_to)
    assert total == listing.total


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<a href='/tin-tuc/{n}'>Tỉnh tổ chức hội nghị tổng kết công tác năm thứ {n}</a>" for n in range(8)),
        "".join(
            f"<a href='/tthc?linhvuc={n}'>{f}</a>" for n, f in enumerate(("Hộ tịch", "Đất đai", "Xây dựng", "Y tế"))
        ),
        "".join(f"<a href='/hoi-dap/{n}'>Đăng ký khai sinh lần {n} cần giấy tờ gì?</a>" for n in range(5)),
        "".join(f"<a href='/don-vi/{n}'>Sở Nông nghiệp và Môi trường {n}</a>" for n in range(5)),
        "<nav>" + "".join(f"<a href='/tthc/{n}'>Đăng ký khai sinh lần {n}</a>" for n in range(5)) + "</nav>",
    ],
    ids=["news", "fields", "questions", "agencies", "menu"],
)
def test_other_lists_are_no_lists_of_procedures(body: str, site: Any, expedition_to: Any) -> None:
    assert listing_of(body, site, expedition_to).rows.listed == ()


def test_addresses_of_one_kind_share_their_shape() -> None:
    same = ("https://p.vn/tthc/1.000123.H40", "https://p.vn/tthc/2.001.H40?")
    assert url_shape(same[0]) == url_shape(same[1])
    assert url_shape("https://p.vn/thu-tuc/a.aspx?id=5") == url_shape("https://p.vn/thu-tuc/a.aspx?id=77")
    assert url_shape("https://p.vn/thu-tuc/a.aspx?id=5") != url_shape("https://p.vn/tin-tuc/a.aspx?id=5")
    assert url_shape("https://p.vn/dvc/12/chi-tiet") != url_shape("https://p.vn/dvc/12/nop")
    assert url_shape("https://p.vn/dvc/cap-lai-giay-phep") == url_shape("https://p.vn/dvc/doi-the")


def test_a_menu_without_a_landmark_is_no_list(site: Any, expedition_to: Any) -> None:
    """Tables for layout: the menu stands in the same kind of row, at the same kind of address, as the procedures."""
    menu = "".join(
        f'<tr><td><a href="/{slug}.aspx">{name}</a></td></tr>'
        for slug, name in (
            ("thu-tuc-hanh-chinh", "Bộ thủ tục hành chính"), ("thu-tuc-hanh-chinh_danh-muc", "Thủ tục theo cơ quan, lĩnh vực"),
            ("dang-ky", "Đăng ký tài khoản"), ("hoi-dap_dat-cau-hoi", "Gửi câu hỏi của bạn"),
            ("hoi-dap_da-tra-loi", "Câu hỏi đã trả lời"), ("chinh-sach-quyen-rieng-tu", "Chính sách quyền riêng tư"),
        )
    )  # fmt: skip
    rows = "".join(
        f'<tr><td>{n}</td><td><a href="/thu-tuc-hanh-chinh_{n}.aspx">Cấp giấy phép loại số {n}</a></td></tr>'
        for n in range(1, 5)
    )
    page = f"<table><tr><td><table>{menu}</table></td><td>%s</td></tr></table>"
    featured = '<a href="/thu-tuc-hanh-chinh_1.aspx">Cấp giấy phép loại số 1</a>'
    others = ("/hoi-dap_da-tra-loi.aspx", "/chinh-sach-quyen-rieng-tu.aspx", "/thu-tuc-hanh-chinh_danh-muc.aspx")
    pages = dict.fromkeys(others, html(page % "Nội dung"))
    portal = site(
        {**pages, "/": html(page % featured), "/thu-tuc-hanh-chinh.aspx": html(page % f"<table>{rows}</table>")}
    )
    expedition = expedition_to(portal.address)
    for other in others:
        expedition.visit(Place("other", f"{portal.address}{other[1:]}", "", "wayfinding", 1.0, 1))
    place = expedition.finder.find("procedure_list").candidates[0]
    listing = read_listing(expedition.visit(place).snapshot, expedition)
    assert [f"Cấp giấy phép loại số {n}" for n in range(1, 5)] == [row.name for row in listing.rows.listed]


@pytest.mark.parametrize("told", [("MĐ 4", "MĐ 3", "MĐ4", ""), ("Mức độ 4", "Partly online", "Fully online", "")])
def test_levels_are_read_by_their_old_numbers_and_in_english(told: Any, site: Any, expedition_to: Any) -> None:
    listing = listing_of(filled(TABLE, TABLE_ROW, told), site, expedition_to)
    assert [listed.level for listed in listing.rows.listed] == EXPECTED
