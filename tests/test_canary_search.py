"""The search for canaries finds them: a search that finds nothing proves nothing."""

from __future__ import annotations

import base64
import html
import io
import json
import unicodedata
import zipfile
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from canaries import found_in, found_in_text
from fpdf import FPDF

CANARIES = {
    "name": "Đặng Thị Quỳnh Trâm",
    "phone": "0388123907",
    "password": 'Kín-0đáo/2026+"x"',
    "email": "tram@thuban.example",
}


@pytest.mark.parametrize("name", CANARIES)
def test_in_every_writing(name: str) -> None:
    value = CANARIES[name]
    texts = [
        value, value.upper(), unicodedata.normalize("NFD", value), quote(value), quote_plus(value), quote(quote(value)),
        json.dumps(value)[1:-1].replace('\\"', '"'), html.escape(value), base64.b64encode(f"x:{value}:y-and-more".encode()).decode(), value.encode().hex(),
    ]  # fmt: skip
    for text in texts:
        assert [name] == found_in_text(f"trước {text} sau", CANARIES), text
    assert [] == found_in_text("trước [name-1f3a] sau 0388 123 908", CANARIES)


def test_numbers_in_every_writing() -> None:
    for text in ("0388 123 907", "+84 388.123.907", "84388123907", "(038) 812-3907"):
        assert ["phone"] == found_in_text(text, CANARIES)
    assert [] == found_in_text("10388123907, 03881239071", CANARIES)


def test_in_archives_and_pdf_files_and_file_names(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "<t>tram@thuban.example</t>")
    (tmp_path / "a.xlsx").write_bytes(packed.getvalue())
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.cell(text="0388123907")
    (tmp_path / "a.pdf").write_bytes(bytes(pdf.output()))
    (tmp_path / "dang-thi-quynh-tram.txt").write_text("")
    (tmp_path / "b.bin").write_bytes("tram@thuban.example".encode("utf-16-le"))
    found = {(line.split(":")[0], line.rsplit("/", 1)[-1]) for line in found_in([tmp_path], CANARIES)}
    assert {("email", "a.xlsx"), ("phone", "a.pdf"), ("name", "dang-thi-quynh-tram.txt"), ("email", "b.bin")} == found
