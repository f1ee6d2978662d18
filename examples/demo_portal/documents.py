"""Downloadable documents as real DOCX files: blank forms and filled samples."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from demo_portal.forms import form_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

    from demo_portal.catalogue import Procedure

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FIXED_TIME = (2026, 1, 1, 0, 0, 0)
NAMESPACE = "http://schemas.openxmlformats.org"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CONTENT_TYPES = (
    f'{DECLARATION}<Types xmlns="{NAMESPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{DOCX}.main+xml"/></Types>'
)
RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="{NAMESPACE}/package/2006/relationships"><Relationship Id="rId1"'
    f' Type="{NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
PAPER = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/>'
SAMPLE = {
    "text": "NGUYỄN VĂN MẪU", "area": "Nội dung ghi mẫu để tham khảo.", "date": "05/10/2026", "past": "05/09/1990",
    "email": "ten@example.vn", "phone": "0900000000", "identity": "000000000000", "tax": "0000000000", "number": "1",
}  # fmt: skip


def blank_form(procedure: Procedure) -> bytes:
    """The form of a procedure, to print and fill by hand; its labels are those of the electronic form."""
    return form(procedure, filled=False)


def sample_form(procedure: Procedure) -> bytes:
    """The same form filled with the data of nobody."""
    return form(procedure, filled=True)


def form(procedure: Procedure, *, filled: bool) -> bytes:
    title, sections = form_sections(procedure.form)
    lines = [
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centre=True),
        paragraph("Độc lập - Tự do - Hạnh phúc", bold=True, centre=True),
        paragraph(title.upper(), bold=True, centre=True),
        paragraph(procedure.name, centre=True),
        paragraph(f"Kính gửi: {procedure.agency_name} tỉnh Minh Hòa"),
    ]
    if filled:
        lines.append(paragraph("HỒ SƠ MẪU – dữ liệu minh họa, không phải của người có thật", bold=True))
    for section in sections:
        lines.append(paragraph(section.legend, bold=True))
        for field in section.fields:
            sample = field.options[0] if field.options else SAMPLE.get(field.kind, "")
            value = sample if filled else "……………………………………"
            lines.append(paragraph(f"{field.label}: {value}"))
    lines.append(paragraph("Tôi cam đoan nội dung khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật."))
    lines.append(paragraph("Người khai (ký, ghi rõ họ tên)", centre=True))
    return docx(lines)


def sample_dossier() -> bytes:
    """How a complete dossier is put together, for the guidance page."""
    return docx([
        paragraph("BỘ HỒ SƠ MẪU: ĐĂNG KÝ HỘ KINH DOANH", bold=True, centre=True),
        paragraph("1. Giấy đề nghị đăng ký hộ kinh doanh: Tên hộ kinh doanh: Quán ăn Mẫu; vốn 50.000.000 đồng."),
        paragraph("2. Biên bản họp thành viên hộ gia đình: 02 thành viên, bản chụp PDF."),
        paragraph("3. Văn bản ủy quyền (nếu có): bản chụp PDF, đủ chữ ký hai bên."),
        paragraph("Đặt tên tệp theo thành phần hồ sơ, ví dụ: giay-de-nghi.pdf; mỗi tệp không quá 5 MB."),
    ])  # fmt: skip


def paragraph(text: str, *, bold: bool = False, centre: bool = False) -> str:
    alignment = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centre else ""
    weight = "<w:b/>" if bold else ""
    font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    properties = f'<w:rPr>{font}{weight}<w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr>'
    return f'<w:p>{alignment}<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(paragraphs: Iterable[str]) -> bytes:
    """A minimal word-processing package; the same content gives the same bytes."""
    body = "".join(paragraphs)
    page = f"<w:sectPr>{PAPER}</w:sectPr>"
    words = f"{NAMESPACE}/wordprocessingml/2006/main"
    document = f'{DECLARATION}<w:document xmlns:w="{words}"><w:body>{body}{page}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("_rels/.rels", RELATIONSHIPS),
            ("word/document.xml", document),
        ):
            package.writestr(zipfile.ZipInfo(name, FIXED_TIME), text)
    return stream.getvalue()
