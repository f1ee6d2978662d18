"""Files offered for download: which links are such files, and what comes when they are fetched."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pytest_egov.errors import Refused
from pytest_egov.evidence.procedures import Download
from pytest_egov.gatherers.reading.documents import BROKEN_ARCHIVE

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.driver.tab import Tab
    from pytest_egov.wayfinding.vocabulary import Vocabulary

__all__ = ["fetch_download", "kind_of", "offered_files"]

MOST_FILES = 12
_EXTENSION = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|rtf|zip|rar|7z|pptx?)$", re.IGNORECASE)
_ADDRESS = re.compile(r"download|tai-?ve|tai-?xuong|tai-?file|get-?file|attachment|bieu-?mau|mau-?don", re.IGNORECASE)
_SAYS_SO = re.compile(r"\b(?:tải (?:về|xuống|mẫu|tệp|file|biểu mẫu)|download)\b", re.IGNORECASE)
_MAGIC = ((b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"\x1aE\xdf\xa3", "video"))
_OLE = b"\xd0\xcf\x11\xe0"


def offered_files(snapshot: Snapshot, words: Vocabulary) -> tuple[LiveControl, ...]:
    """Links of a page's content that offer a file, by address or words; at most twelve, each address once."""
    found: dict[str, LiveControl] = {}
    for control in snapshot.links():
        if control.area in ("nav", "header", "footer") or not control.url:
            continue
        parts = urlsplit(control.url)
        address = unquote(f"{parts.path}?{parts.query}")
        by_address = _EXTENSION.search(parts.path) or _EXTENSION.search(parts.query) or _ADDRESS.search(address)
        if by_address or words.stands_in("samples", "download", control.name):
            found.setdefault(control.url, control)
    return tuple(found.values())[:MOST_FILES]


def fetch_download(tab: Tab, control: LiveControl, words: Vocabulary) -> Download | None:
    """Fetch one file outside the page; None when it is an ordinary page behind a link that did not promise a file."""
    url, name = control.url or "", control.name
    sample = any(words.stands_in("samples", "sample", said) is not None for said in (name, control.under))
    try:
        came = tab.fetch(url)
    except Refused:
        return Download(name[:200], url[:500], None, 0, "unknown", sample)
    kind = kind_of(came.body)
    promised = bool(_EXTENSION.search(urlsplit(url).path)) or bool(_SAYS_SO.search(name))
    if not promised and kind == "html":
        return None
    return Download(name[:200], url[:500], came.status, len(came.body), kind, sample)


def kind_of(body: bytes) -> str:
    """What a file is, told from its bytes: pdf, doc, docx, xls, odt, zip, video ..., html for a page, else unknown."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            return kind
    if start.startswith(_OLE):
        return _ole_kind(body)
    if start.startswith(b"PK\x03\x04"):
        return _zip_kind(body)
    if body[4:8] == b"ftyp":
        return "video"
    if re.match(rb"<(?:!doctype html|html|head|body|!--)", start, re.IGNORECASE):
        return "html"
    return "unknown"


def _ole_kind(body: bytes) -> str:
    # The directory of a compound file names its streams in UTF-16.
    if "Workbook".encode("utf-16-le") in body or "Book".encode("utf-16-le") in body:
        return "xls"
    return "ppt" if "PowerPoint Document".encode("utf-16-le") in body else "doc"


def _zip_kind(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            kinds = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
            for folder, kind in kinds.items():
                if any(name.startswith(folder) for name in names):
                    return kind
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:  # a media type is short
                return "ods" if b"spreadsheet" in archive.read("mimetype") else "odt"
    except BROKEN_ARCHIVE:
        return "unknown"
    return "zip"
