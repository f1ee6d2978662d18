"""The text of office documents and PDF files, line by line, as far as it can be had without an office programme."""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["BROKEN_ARCHIVE", "pdf_text", "text_of"]

# What reading a bad archive raises: zipfile says KeyError of a member that is not there, RuntimeError of an encrypted one and
# NotImplementedError of a compression it does not know.
BROKEN_ARCHIVE: Final = (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, NotImplementedError)

_MOST_BYTES: Final = 30_000_000  # unpacked; a form of a few pages has a thousandth of that
_MOST_PAGES: Final = 10
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Word 97 keeps a text with Vietnamese letters in UTF-16: runs of Latin, Vietnamese and punctuation, paragraph and cell marks.
_WORD_97_RUN: Final = re.compile(
    rb"(?:[\x20-\xff\x07\x09\x0b\x0d]\x00|[\x00-\xff]\x01|[\x00-\x23]\x03|[\xa0-\xf9]\x1e|[\x10-\x26]\x20){12,}"
)


def text_of(body: bytes, kind: str) -> str | None:
    """The text of a file, a paragraph or table cell a line; None where it has none that can be read.

    Args:
        body: the file.
        kind: as ``kind_of`` tells it: docx, odt, pdf and doc are read.
    """
    reader = {"docx": _docx, "odt": _odt, "pdf": pdf_text, "doc": _doc}.get(kind)
    text = reader(body) if reader is not None else None
    return text if text and text.strip() else None


def _docx(body: bytes) -> str | None:
    root = _xml(body, "word/document.xml")
    return None if root is None else "\n".join(_paragraphs(root, f"{_WORD}p", f"{_WORD}t", f"{_WORD}tab"))


def _odt(body: bytes) -> str | None:
    root = _xml(body, "content.xml")
    if root is None:
        return None
    blocks = [block for block in root.iter() if block.tag in (f"{_ODF}p", f"{_ODF}h")]
    return "\n".join("".join(block.itertext()) for block in blocks)


def _paragraphs(root: Element, paragraph: str, text: str, tab: str) -> Iterator[str]:
    for block in root.iter(paragraph):
        yield "".join(
            "\t" if piece.tag == tab else piece.text or "" for piece in block.iter() if piece.tag in (text, tab)
        )


def _xml(body: bytes, name: str) -> Element | None:
    # Expat (2.4.1 and later) refuses documents that blow themselves up, and what is unpacked is bounded.
    from xml.etree import ElementTree as ET

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            if archive.getinfo(name).file_size > _MOST_BYTES:
                return None
            return ET.fromstring(archive.read(name))  # noqa: S314 # see above
    except (*BROKEN_ARCHIVE, ET.ParseError):
        return None


def pdf_text(body: bytes) -> str:
    """The text of the first pages of a PDF; empty when there is none, as in a scan, or when it cannot be read."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        # Laid out, because read in the order of drawing a change of font within a word (Times for k, another for ế)
        # reads as a space.
        pages = [
            page.extract_text(
                extraction_mode="layout", layout_mode_strip_rotated=False, layout_mode_space_vertically=False
            )
            for page in PdfReader(io.BytesIO(body)).pages[:_MOST_PAGES]
        ]
    except Exception:  # noqa: BLE001 # a broken or hostile file raises whatever its bytes lead to; it has no text for us
        return ""
    return "\n".join(pages)


def _doc(body: bytes) -> str | None:
    runs = [run[0].decode("utf-16-le", "ignore") for run in _WORD_97_RUN.finditer(body)]
    return re.sub(r"[\r\x07\x0b]", "\n", "\n".join(runs))
