from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Asked, Site, html

from pytest_egov.evidence import DrawnProcedures, Found, NotFound
from pytest_egov.gatherers.expedition import Expedition
from pytest_egov.gatherers.procedures.draw import drawn_listed
from pytest_egov.gatherers.procedures.elements import elements_on
from pytest_egov.gatherers.procedures.pages import eform_url, gather
from pytest_egov.gatherers.reading.downloads import kind_of

SAID = (
    ("Trình tự thực hiện", "Bước 1: nộp hồ sơ. Bước 2: nhận kết quả."),
    ("Cách thức thực hiện", "Trực tiếp, trực tuyến, bưu chính"),
    ("Thành phần hồ sơ", "Tờ khai theo mẫu; bản sao hộ chiếu"),
    ("Thời hạn giải quyết", "05 ngày làm việc"),
    ("Đối tượng thực hiện", "Cá nhân"),
    ("Cơ quan thực hiện", "UBND cấp xã"),
    ("Kết quả thực hiện", "Giấy khai sinh"),
    ("Phí, lệ phí", "Không"),
    ("Yêu cầu, điều kiện thực hiện", "Không có"),
    ("Căn cứ pháp lý", "Luật Hộ tịch 60/2014/QH13"),
)
NAME = "Đăng ký khai sinh cho trẻ bị bỏ rơi"


def page_of(frame: str, piece: str) -> str:
    pieces = "".join(piece.format(n=n, label=label, text=text) for n, (label, text) in enumerate(SAID, 1))
    return html(frame.format(pieces=pieces, name=NAME))


MARKUPS = {
    "headings": page_of("<h1>{name}</h1>{pieces}", "<h3>{n}. {label}</h3><div>{text}</div>"),
    "definitions": page_of("<div>{name}</div><dl>{pieces}</dl>", "<dt>{label}:<dd>{text}"),
    "table": page_of("<p>{name}</p><table>{pieces}</table>", "<tr><td>{label}</td><td>{text}</td></tr>"),
    "accordion": page_of("<h2>{name}</h2>{pieces}", "<details><summary>{label}</summary>{text}</details>"),
    "bold": page_of("<p>{name}</p>{pieces}", "<p><b>{label}:</b> {text}</p>"),
    "soup": page_of("<div>{name}</div>{pieces}", "<div><div>{label}</div><div><div>{text}</div></div></div>"),
    "columns": html(
        f"<h1>{NAME}</h1><table><tr>{''.join(f'<td>{label}</td>' for label, _ in SAID)}</tr>"
        f"<tr>{''.join(f'<td>{text}</td>' for _, text in SAID)}</tr></table>"
    ),
}


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS)
def test_all_elements_are_found_in_any_markup(markup: str, site: Any, expedition_to: Any) -> None:
    expedition: Expedition = expedition_to(site({"/": markup}).address)
    found = elements_on(expedition.finder.start(), NAME, expedition.words)
    assert set(expedition.words.terms["elements"]) == {mention.term for mention in found if mention.characters}


@pytest.mark.parametrize("nothing", ["", "Đang cập nhật", "...", "—"])
def test_an_empty_section_is_not_filled_by_what_follows_it(nothing: str, site: Any, expedition_to: Any) -> None:
    body = f"<h1>{NAME}</h1><h2>Căn cứ pháp lý</h2><p>{nothing}</p><h2>Mẫu đơn, tờ khai</h2><p>Tờ khai theo mẫu 01</p>"
    expedition: Expedition = expedition_to(site({"/": html(body)}).address)
    found = {
        mention.term: mention.characters for mention in elements_on(expedition.finder.start(), NAME, expedition.words)
    }
    assert found["legal_basis"] == 0


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name in names:
            zipped.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), "docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (archive("mimetype", "content.xml"), "odt"),
        (archive("mau.pdf"), "zip"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "doc"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 90 + "Workbook".encode("utf-16-le"), "xls"),
        (b"\0\0\0\x18ftypmp42", "video"),
        ("\n<!DOCTYPE html><title>Không tìm thấy</title>".encode(), "html"),
        (b"PK\x03\x04 broken", "unknown"),
        (b"", "unknown"),
    ],
)
def test_files_are_told_by_their_bytes(body: bytes, kind: str) -> None:
    assert kind == kind_of(body)


def row(number: int) -> str:
    level = ("toàn trình", "một phần", "cung cấp thông tin")[number % 3]
    link = f"<a href='/tthc/{number}'>Cấp giấy phép loại {number} cho tổ chức</a>"
    return f"<tr><td>{number}</td><td>{link}</td><td>{level}</td></tr>"


def portal(total: int = 57, size: int = 5, buttons: str = "") -> dict[str, Any]:
    """A portal with a table, numbered pages and a count; details have a form to file and a dead file."""

    def listing(asked: Asked) -> str:
        page = int(asked.query.get("trang", 1))
        rows = "".join(row(n) for n in range((page - 1) * size, min(page * size, total)))
        pages = "".join(f"<a href='/tthc?trang={n}'>{n}</a> " for n in range(max(1, page - 2), page + 3))
        return html(
            f"<h1>Thủ tục hành chính</h1><table>{rows}</table>"
            f"<p>{page * size - size + 1}-{page * size} / {total}</p>{buttons or pages}"
        )

    menu = "<div><a href='/tthc'>Thủ tục hành chính</a> <a href='/nop'>Nộp hồ sơ</a></div>"

    def detail(number: int) -> str:
        start = f"<button onclick=\"location.href='/form/{number}'\">Nộp trực tuyến</button>" if number % 2 else (
            f"<a href='/form/{number}'>Nộp hồ sơ trực tuyến</a>"
        )  # fmt: skip
        return html(
            f"{menu}<h1>Cấp giấy phép loại {number} cho tổ chức</h1>{start}<a href='#nop'>Nộp hồ sơ</a><dl>"
            + "".join(f"<dt>{label}<dd>{text}" for label, text in SAID)
            + "</dl><a href='/tep/to-khai.pdf'>Tờ khai</a> <a href='/tep/mau-02.docx'>Mẫu số 02</a>"
            "<a href='/tro-giup'>Biểu mẫu là gì</a>"
            "<iframe src='https://www.youtube.com/embed/abc' title='Video hướng dẫn'></iframe>"
        )

    return {
        "/": html(menu),
        "/tthc": listing,
        "/tep/to-khai.pdf": (200, {"content-type": "application/pdf"}, b"%PDF-1.4 to khai"),
        "/tro-giup": html("giúp"),
        **{f"/tthc/{n}": detail(n) for n in range(total)},
    }


def drawn_by(expedition: Expedition) -> DrawnProcedures:
    finding = gather(expedition)
    assert isinstance(finding, Found)
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, DrawnProcedures)
    return evidence


def test_drawn_procedures_are_read_and_only_their_pages_of_the_list_opened(
    site: Callable[..., Site], expedition_to: Callable[..., Expedition]
) -> None:
    here = site(portal())
    expedition = expedition_to(here.address)
    drawn = drawn_by(expedition)
    assert (drawn.population, len(drawn.pages)) == (57, 10)
    assert [f"Cấp giấy phép loại {n} cho tổ chức" for n in drawn.positions] == [p.listed.name for p in drawn.pages]
    assert len({position // 5 for position in drawn.positions} | {0}) == here.count("/tthc")
    assert [("end_to_end", "partial", "information")[n % 3] for n in drawn.positions] == [p.level for p in drawn.pages]
    assert [p.read_in_full for p in drawn.pages] == [True] * 5 + [False] * 5
    first = drawn.pages[0]
    assert len([mention for mention in first.elements if mention.characters]) == 11
    assert [(d.name, d.status, d.kind) for d in first.downloads] == [
        ("Tờ khai", 200, "pdf"),
        ("Mẫu số 02", 404, "unknown"),
    ]
    assert first.media == ("Video hướng dẫn",)
    assert {"Nộp trực tuyến", "Nộp hồ sơ trực tuyến"} >= {p.start.name for p in drawn.pages if p.start is not None}
    assert all(p.start is not None for p in drawn.pages)
    assert here.count("/tep/to-khai.pdf") == 1


def test_clicks_count_the_pager(site: Any, expedition_to: Any) -> None:
    drawn = drawn_by(expedition_to(site(portal()).address))
    for position, page in zip(drawn.positions[:5], drawn.pages[:5], strict=True):
        turns = 0 if position < 5 else 1 if position < 15 else 2
        assert turns + 2 == page.clicks


def test_the_same_draw_is_shared_and_the_eform_costs_few_pages(site: Any, expedition_to: Any) -> None:
    here = site(portal())
    expedition = expedition_to(here.address)
    draw = drawn_listed(expedition)
    assert draw is drawn_listed(expedition)
    found = eform_url(expedition)
    assert found is not None
    assert "/form/" in found[0]
    assert (found[1][0], found[1][-1]) == ("Thủ tục hành chính", "Nộp hồ sơ trực tuyến")
    assert sum(1 for asked in here.asked if asked.path.startswith("/tthc/")) < 10


def test_a_list_that_grows_by_a_button_is_drawn_from_what_it_shows(site: Any, expedition_to: Any) -> None:
    more = "".join(row(n) for n in range(5, 9)).replace("'", "`")
    script = 'document.querySelector("tbody").insertAdjacentHTML("beforeend", this.dataset.more.replaceAll("`", ""))'
    button = f"<button onclick='{script}; this.remove()' data-more='{more}'>Xem thêm</button>"
    drawn = drawn_by(expedition_to(site(portal(buttons=button)).address))
    assert drawn.population == 9
    assert "first 9 of 57" in drawn.seed


def test_rows_that_a_script_opens_are_followed(site: Any, expedition_to: Any) -> None:
    rows = "".join(
        f"<p><a href='javascript:;' onclick='location.href=\"/x/{n}\"'>Cấp giấy phép loại {n} cho tổ chức</a></p>"
        for n in range(3)
    )
    pages = {f"/x/{n}": html(f"<h1>Cấp giấy phép loại {n} cho tổ chức</h1>Mức độ: Toàn trình") for n in range(3)}
    here = site({"/": html("<a href='/dvc'>Dịch vụ công trực tuyến</a>"), "/dvc": html(rows), **pages})
    drawn = drawn_by(expedition_to(here.address))
    assert [f"/x/{n}" for n in drawn.positions] == [
        p.listed.url.removeprefix(here.address.rstrip("/")) for p in drawn.pages
    ]
    assert {"end_to_end"} == {p.level for p in drawn.pages}


def test_content_behind_plain_tab_buttons_is_read(site: Any, expedition_to: Any) -> None:
    show = "document.querySelectorAll('.p').forEach((e, n) => e.style.display = n == i ? '' : 'none')"
    script = f"<script>function show(i) {{{show}}}</script>"
    tabs = "".join(f"<button type=button onclick='show({n})'>{label}</button>" for n, (label, _) in enumerate(SAID))
    panels = "".join(
        f"<div class=p style='{'display:none' if n else ''}'>{text}</div>" for n, (_, text) in enumerate(SAID)
    )
    pages = portal(total=1)
    pages["/tthc/0"] = html(f"{script}<h1>Cấp giấy phép loại 0 cho tổ chức</h1>{tabs}{panels}")
    (page,) = drawn_by(expedition_to(site(pages).address)).pages
    filled = {mention.term for mention in page.elements if mention.characters}
    assert len(filled) >= 10


def test_pages_that_fail_are_kept_with_their_status(site: Any, expedition_to: Any) -> None:
    pages = portal(total=2)
    pages["/tthc/1"] = (500, {}, html("lỗi"))
    statuses = {
        page.listed.url.rsplit("/", 1)[1]: page.status for page in drawn_by(expedition_to(site(pages).address)).pages
    }
    assert statuses == {"0": 200, "1": 500}


def test_a_portal_without_a_list_has_no_procedures(site: Any, expedition_to: Any) -> None:
    finding = gather(expedition_to(site({"/": html("<a href='/gt'>Giới thiệu</a>"), "/gt": html("x")}).address))
    assert isinstance(finding, NotFound)
