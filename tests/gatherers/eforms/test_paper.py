"""Forms on paper: their text, their labels, and the inputs that take the same."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import html
from office_files import docx, packed

from pytest_egov.gatherers.eforms.opening import data_fields
from pytest_egov.gatherers.eforms.paper import compared, labels_in, paper_of
from pytest_egov.gatherers.reading.documents import text_of
from pytest_egov.gatherers.reading.downloads import kind_of

LINES = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: (1)..............................",
    "1. Họ, chữ đệm, tên người yêu cầu: ........................",
    "Nơi cư trú: (2) ……………………………",
    "Giấy tờ tùy thân: ........... Ngày cấp: ..........",
    "Tôi cam đoan những nội dung khai trên đây là đúng sự thật.",
)
LABELS = ("Họ, chữ đệm, tên người yêu cầu", "Nơi cư trú", "Giấy tờ tùy thân", "Ngày cấp")


def odt(lines: tuple[str, ...]) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<t:p>{line}</t:p>" for line in lines)
    content = f'<o:d xmlns:o="{office}:office:1.0" xmlns:t="{office}:text:1.0">{body}</o:d>'
    return packed("content.xml", content, mimetype="application/vnd.oasis.opendocument.text")


def doc(lines: tuple[str, ...]) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "\r".join(lines).encode("utf-16-le") + b"\xff" * 50


@pytest.mark.parametrize("make", [docx, odt, doc])
def test_labels_of_office_files(make: Any) -> None:
    body = make(LINES)
    text = text_of(body, kind_of(body))
    assert text is not None
    assert LABELS == labels_in(text)


def test_labels_of_a_pdf_file(browser: Any) -> None:
    pytest.importorskip("pypdf")
    page = browser.new_page()
    page.set_content(html("".join(f"<p>{line}</p>" for line in LINES)))
    body = page.pdf()
    page.close()
    text = text_of(body, "pdf")
    assert text is not None
    assert LABELS == labels_in(text)


@pytest.mark.parametrize(("body", "kind"), [(b"%PDF-1.4 broken", "pdf"), (b"PK\x03\x04", "docx"), (b"scan", "unknown")])
def test_what_cannot_be_read_is_no_empty_form(body: bytes, kind: str) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdf")
    assert text_of(body, kind) is None


def test_an_input_answers_for_one_label(site: Any, expedition_to: Any) -> None:
    body = """<fieldset><legend>Thông tin người mẹ</legend><label>Họ tên <input></label><label>Ngày sinh <input></label></fieldset>
    <table><tr><td>Số CCCD</td><td><input></td></tr></table><label>Nơi ở hiện nay <input></label>"""
    portal = site({"/": html(f"<main>{body}</main>")})
    fields = data_fields(expedition_to(portal.address).finder.start())
    labels = ("Họ tên mẹ", "Họ tên cha", "Ngày, tháng, năm sinh", "Số định danh cá nhân", "Nơi sinh")
    said = [pair.on_screen for pair in compared(labels, fields)]
    assert ["Thông tin người mẹ: Họ tên", "", "Thông tin người mẹ: Ngày sinh", "Số CCCD", ""] == said


def test_the_form_goes_before_other_files_and_samples(site: Any, expedition_to: Any) -> None:
    offered = (
        '<a href="/mau-da-dien.docx">Mẫu đã điền</a><a href="/qd.docx">Quyết định</a><a href="/tk.docx">Tờ khai</a>'
    )
    files = {"/mau-da-dien.docx": docx(LINES), "/qd.docx": docx(("Căn cứ Luật",)), "/tk.docx": docx(LINES)}
    portal = site({"/": html(f"<main>{offered}</main>"), **{path: (200, {}, body) for path, body in files.items()}})
    paper = paper_of(expedition_to(portal.address), portal.address)
    assert paper is not None
    assert ("Tờ khai", "docx", LABELS) == (paper.name, paper.kind, paper.labels)


def test_a_scanned_form_is_there_and_has_no_labels(site: Any, expedition_to: Any) -> None:
    portal = site({"/": html('<main><a href="/don.pdf">Mẫu đơn</a></main>'), "/don.pdf": (200, {}, b"%PDF-1.4 scan")})
    paper = paper_of(expedition_to(portal.address), portal.address)
    assert paper is not None
    assert ("pdf", None) == (paper.kind, paper.labels)
    empty = site({"/": html("<main><p>Không có tệp</p></main>")})
    assert paper_of(expedition_to(empty.address), empty.address) is None
