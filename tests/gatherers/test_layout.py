"""The layout of real pages: with landmarks, without them, on a phone, with site maps and with a router's blank answer."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import html

from pytest_egov.errors import PlaceNotFound
from pytest_egov.evidence import Found, Layout
from pytest_egov.gatherers.layout import gather

HEADER = """<header style="height:120px"><a href="/"><img src="/quoc-huy.png" alt="Quốc huy" width="64" height="64"></a>
<p>Ủy ban nhân dân tỉnh Minh Hòa</p><nav><a href="/tt">Thủ tục hành chính</a><a href="/tc">Tra cứu hồ sơ</a>
<a href="/pa">Phản ánh kiến nghị</a><a href="/hd">Hướng dẫn</a></nav></header>"""
FOOTER = """<footer><p>Cơ quan chủ quản: UBND tỉnh Minh Hòa</p><p>Chịu trách nhiệm nội dung: Văn phòng UBND tỉnh</p>
<p>Địa chỉ: Số 1 đường Hòa Bình</p><p>Điện thoại: 0299 3822 111</p><p>Thư điện tử: dvc@minhhoa.gov.vn</p><a href="/so-do">Sơ đồ cổng</a></footer>"""
SEARCH = '<main><h1>Cổng</h1><form role="search"><input type="search" aria-label="Tìm thủ tục"></form></main>'
PICTURE = (200, {"content-type": "image/svg+xml"}, '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>')
MAP = (
    200,
    {"content-type": "application/xml"},
    "<?xml version='1.0'?><urlset><url><loc>http://x/a</loc></url><url><loc>http://x/b</loc></url></urlset>",
)


def looked(site: Any, expedition_to: Any, pages: dict[str, Any], *inner: str) -> Layout:
    expedition = expedition_to(site({"/quoc-huy.png": PICTURE, **pages}).address)
    ways = ("search", "procedure_list", "status_lookup", "feedback")
    wishes = expedition.gather.layout.model_copy(update={"inner": inner, "ways": ways})
    expedition.gather = expedition.gather.model_copy(update={"layout": wishes})
    finding = gather(expedition)
    assert isinstance(finding, Found), finding
    evidence: Layout = finding.candidates[0].evidence
    return evidence


def test_a_portal_that_has_everything(site: Any, expedition_to: Any) -> None:
    fluid = '<meta name="viewport" content="width=device-width">'
    found = looked(
        site, expedition_to,
        {
            "/": html(fluid + HEADER + SEARCH + FOOTER),
            "/tt": html(HEADER + "<main><h1>Danh mục thủ tục hành chính</h1></main>" + FOOTER),
            "/so-do": html("<h1>Sơ đồ cổng</h1>" + "".join(f"<a href='/{n}'>Trang {n}</a>" for n in range(12))),
            "/sitemap.xml": MAP,
        },
        "procedure_list", "status_lookup",
    )  # fmt: skip
    assert [("home", True, True), ("procedure_list", True, True)] == [
        (it.place, it.landmark, it.emblem) for it in found.heads
    ]
    assert all("ủy ban nhân dân tỉnh minh hòa" in head.agency and head.entries >= 4 for head in found.heads)
    assert ["status_lookup"] == [name for name, _ in found.missing]
    assert {"search", "procedure_list", "status_lookup", "feedback"} == {it.place for it in found.entries}
    assert ("status_lookup", "the look-up of applications") in [(place, title.en) for place, title in found.ways]
    assert all(it.screens < 1 for it in found.entries)
    assert {"owner", "responsible", "address", "phone", "email"} == {it.term for it in found.foot}
    assert (12, 2) == (found.maps.links, found.maps.addresses)
    assert found.width_needed_px is not None
    assert found.width_needed_px <= 390


def test_a_portal_that_has_little_of_it(site: Any, expedition_to: Any) -> None:
    # A router answers every address with its page; a look-up stands three screens down; nothing bends on a phone.
    page = html(
        "<div style='width:1200px;height:2600px'><p>Xin chào</p></div><a href='/tc'>Tra cứu hồ sơ</a><p>Điện thoại: 0299 3822 111</p>"
    )
    found = looked(site, expedition_to, {"/": page, "/sitemap.xml": page})
    (head,) = found.heads
    assert (False, False, "", 0) == (head.landmark, head.emblem, head.agency, head.entries)
    assert [("status_lookup", True)] == [(it.place, it.screens > 2) for it in found.entries]
    assert ({"phone"}, False) == ({it.term for it in found.foot}, found.foot_landmark)
    assert (None, None) == (found.maps.links, found.maps.addresses)
    assert (found.width_needed_px or 0) >= 1200


def test_what_could_not_be_looked_at_is_neither_there_nor_missing(site: Any, expedition_to: Any) -> None:
    page = html("<h1>Cổng</h1><a href='/so-do'>Sơ đồ cổng</a>")
    kept_out = looked(site, expedition_to, {"/": page, "/so-do": (500, {}, "x"), "/sitemap.xml": (503, {}, "x")})
    assert "file" in kept_out.maps.unseen
    absent = looked(site, expedition_to, {"/": html("<h1>Cổng</h1>"), "/sitemap.xml": (404, {}, "x")})
    assert () == absent.maps.unseen


def test_what_merely_looks_like_an_upper_part_or_a_footer(site: Any, expedition_to: Any) -> None:
    header = HEADER.replace("Ủy ban nhân dân tỉnh Minh Hòa", "Xin chào").replace(
        '<a href="/"><img src="/quoc-huy.png" alt="Quốc huy"', '<a href="/dn"><img src="/quoc-huy.png" alt="Đăng nhập"'
    )
    footer = (
        FOOTER.replace("<p>Cơ quan chủ quản: UBND tỉnh Minh Hòa</p>", "")
        .replace("Địa chỉ: Số 1 đường Hòa Bình", "Địa chỉ email của UBND tỉnh")
        .replace("Thủ tục", "Bộ thủ tục hành chính")
    )
    found = looked(site, expedition_to, {"/": html(header.replace("Thủ tục", "Bộ thủ tục") + SEARCH + footer)})
    assert [(False, "")] == [(head.emblem, head.agency) for head in found.heads]
    assert {"responsible", "phone", "email"} == {mention.term for mention in found.foot}


def test_an_emblem_beside_words_and_an_address_with_a_stroke(site: Any, expedition_to: Any) -> None:
    header = HEADER.replace('alt="Quốc huy"', 'alt=""').replace("</a>", " Bộ Nội vụ</a>", 1)
    footer = FOOTER.replace("Địa chỉ: Số 1 đường Hòa Bình", "Số 12/3, đường Lê Lợi")
    found = looked(site, expedition_to, {"/": html(header + SEARCH + footer)})
    assert [(True, "bộ nội vụ")] == [(head.emblem, head.agency) for head in found.heads]
    assert "address" in {mention.term for mention in found.foot}


def test_a_header_of_a_picture_and_a_table_without_landmarks(site: Any, expedition_to: Any) -> None:
    page = html(
        "<table><tr><td><img src='/quoc-huy.png' width=900 height=90 alt='Cổng dịch vụ công tỉnh Minh Hòa'></td></tr><tr><td>"
        "<a href='/1'>Trang chủ</a> <a href='/2'>Thủ tục</a> <a href='/3'>Tra cứu</a> <a href='/4'>Hỏi đáp</a></td></tr></table>"
    )
    (head,) = looked(site, expedition_to, {"/": page}).heads
    assert (False, True, 4) == (head.landmark, head.emblem, head.entries)
    assert head.agency.startswith("cổng dịch vụ công")


def test_a_way_that_no_vocabulary_knows_is_told_with_its_place(site: Any, expedition_to: Any) -> None:
    expedition = expedition_to(site({"/": html("<h1>Cổng dịch vụ công</h1>")}).address)
    wishes = expedition.gather.layout.model_copy(update={"ways": ("serach",)})
    expedition.gather = expedition.gather.model_copy(update={"layout": wishes})

    with pytest.raises(PlaceNotFound, match="'serach' is no place that can be looked for"):
        gather(expedition)
