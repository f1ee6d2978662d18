"""Letters and certificates as real PDF: one face with all Vietnamese letters, so that their text can be copied out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS = Path(__file__).parents[1] / "fonts"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
MARGIN, LINE = 20, 7


def letter(issuer: str, title: str, lines: Sequence[tuple[str, str]], closing: Sequence[str] = ()) -> bytes:
    """One sheet: who issues it, what it is, labelled lines, and what is said at the end."""
    from fpdf import FPDF
    from fpdf.enums import XPos, YPos

    sheet = FPDF(format="A4")
    sheet.set_margins(MARGIN, MARGIN, MARGIN)
    sheet.add_font("dejavu", "", FONTS / "DejaVuSans.ttf")
    sheet.add_font("dejavu", "B", FONTS / "DejaVuSans-Bold.ttf")
    sheet.set_title(title)
    sheet.set_author(issuer)
    sheet.set_lang("vi-VN")
    sheet.add_page()

    def write(text: str, size: int = 10, *, bold: bool = False, align: str = "L") -> None:
        sheet.set_font("dejavu", "B" if bold else "", size)
        sheet.multi_cell(0, LINE, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    write(issuer, bold=True)
    write(STATE, bold=True, align="C")
    write(MOTTO, bold=True, align="C")
    sheet.ln(LINE)
    write(title.upper(), 13, bold=True, align="C")
    sheet.ln(LINE / 2)
    for label, value in lines:
        write(f"{label}: {value}")
    sheet.ln(LINE / 2)
    for text in closing:
        write(text)
    write("Tài liệu minh họa của một tỉnh không có thật, không có giá trị pháp lý.", 8)
    return bytes(sheet.output())
