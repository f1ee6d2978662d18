"""Files made for trying upload controls; each says of itself that it is a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MOST_BYTES", "Specimen", "oversized", "valid", "wrong_type"]

MEGABYTE = 1_000_000
MOST_BYTES = 30 * MEGABYTE
_UNANNOUNCED_MEGABYTES = 25.0
_BEYOND = 1.1  # an announced megabyte may be of 1,048,576 bytes


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file to upload."""

    name: str
    mime: str
    content: bytes
    kind: Literal["valid", "wrong_type", "oversized"]


def valid() -> Specimen:
    """A PDF of one page that reads TEST."""
    return Specimen("TEST-pytest-egov.pdf", "application/pdf", _pdf(), "valid")


def wrong_type() -> Specimen:
    """A file that no portal should take: by its name and its first bytes a program. It does nothing."""
    content = b"MZ" + b"TEST pytest-egov: this is no program.\n" * 10
    return Specimen("TEST-pytest-egov.exe", "application/x-msdownload", content, "wrong_type")


def oversized(announced_megabytes: float | None) -> Specimen | None:
    """The valid PDF made larger than announced (than 25 MB where nothing is); None where that would be over 30 MB."""
    size = int((announced_megabytes or _UNANNOUNCED_MEGABYTES) * MEGABYTE * _BEYOND)
    if size > MOST_BYTES:
        return None
    content = _pdf()
    # Behind its end a PDF may carry comments: the file stays a valid one.
    padding = b"%" + b"T" * (size - len(content) - 2) + b"\n"
    return Specimen("TEST-pytest-egov-lon.pdf", "application/pdf", content + padding, "oversized")


def _pdf() -> bytes:
    text = b"BT /F1 36 Tf 72 720 Td (TEST pytest-egov) Tj ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer
