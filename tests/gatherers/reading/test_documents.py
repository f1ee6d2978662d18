"""Files a portal hands out may be broken in any way: they have no text for us, and stop nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from office_files import docx, packed

from pytest_egov.gatherers.reading.documents import text_of
from pytest_egov.gatherers.reading.downloads import kind_of


def spoilt(name: str, content: str) -> bytes:
    """An archive whose one member is packed, and damaged in the middle."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    body = bytearray(buffer.getvalue())
    start = 30 + len(name)
    body[start : start + 4] = b"\xff\xff\xff\xff"
    return bytes(body)


def test_a_document_has_its_paragraphs_line_by_line() -> None:
    assert "Tờ khai\nHọ và tên" == text_of(docx(("Tờ khai", "Họ và tên")), "docx")


@pytest.mark.parametrize(
    "body",
    [b"", b"PK\x03\x04", packed("word/document.xml", "<a><b></a>"), packed("other.xml", "<a/>"), spoilt("word/document.xml", "<a/>" * 50)],
    ids=["empty", "cut off", "broken XML", "without its text", "damaged"],
)  # fmt: skip
def test_a_broken_document_has_no_text(body: bytes) -> None:
    assert text_of(body, "docx") is None


def test_a_damaged_archive_is_of_no_known_kind() -> None:
    assert "unknown" == kind_of(spoilt("mimetype", "application/vnd.oasis.opendocument.text"))
