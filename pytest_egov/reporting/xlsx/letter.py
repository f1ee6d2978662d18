"""What an official letter needs around the table: whom and what it is about above it, where people sign below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_egov.reporting import paper
from pytest_egov.reporting.excerpts import headline, period
from pytest_egov.reporting.frame_words import band_text
from pytest_egov.reporting.paper import ENVIRONMENT, Lang, points
from pytest_egov.verdict import Text

if TYPE_CHECKING:
    from pytest_egov.reporting.xlsx.pen import Pen, Style
    from pytest_egov.results import RunResult

__all__ = ["LAST", "write_letter_foot", "write_letter_head"]

LAST: Final = 11  # the sheet's last column
_LEFT: Final = (0, 4)
_RIGHT: Final = (5, LAST)
_ACROSS: Final = 150.0  # letters in the width of all columns, to be on the safe side
_WORDS: Final = {
    "title": Text("PHIẾU CHẤM ĐIỂM CỔNG DỊCH VỤ CÔNG", "PUBLIC-SERVICE PORTAL: SCORING SHEET"),
    "attached": Text(
        "(Kèm theo Văn bản số ……………… ngày …… tháng …… năm ……… của ………………………………)",
        "(Attached to letter No. ……………… of …… / …… / ……… from ………………………………)",
    ),
    "agency": Text("Cơ quan chủ quản", "Agency"),
    "portal": Text("Cổng", "Portal"),
    "address": Text("Địa chỉ", "Address"),
    "assessor": Text("Người đánh giá", "Assessor"),
    "period": Text("Kỳ đánh giá", "Period"),
    "catalogue": Text("Bộ tiêu chí", "Catalogue"),
    "dossier": Text("Hồ sơ bằng chứng", "Dossier"),
    "tool": Text("Công cụ", "Tool"),
    "provenance": Text("Cần đọc trước: ", "Read this first: "),
    "legend": Text(
        "Chắc chắn đạt: điểm đã có đủ căn cứ. Có thể đạt đến: chắc chắn cộng phần còn mở. Còn mở: chưa kết luận được, không "
        "phải điểm mất. Các dòng nhóm, trụ cột và tổng cộng là công thức; số liệu lấy từ result.json.",
        "Certain: points that are established. Possible: certain plus what is open. Open: not decided, and not lost. Rows of "
        "groups, pillars and the total are formulas; the figures are those of result.json.",
    ),
    "dated": Text("………………, ngày …… tháng …… năm ………", "………………, …… / …… / ………"),
}
_SIGNATURES: Final = (
    (0, 1, Text("NGƯỜI ĐÁNH GIÁ", "ASSESSOR")),
    (2, 8, Text("ĐẠI DIỆN ĐƠN VỊ QUẢN LÝ CỔNG", "FOR THE PORTAL'S OPERATOR")),
    (9, LAST, Text("THỦ TRƯỞNG ĐƠN VỊ ĐÁNH GIÁ", "HEAD OF THE ASSESSING UNIT")),
)
_HOW_TO_SIGN: Final = (
    Text("(Ký, ghi rõ họ tên)", "(Signature, full name)"),
    Text("(Ký, ghi rõ họ tên)", "(Signature, full name)"),
    Text("(Ký, ghi rõ họ tên, đóng dấu)", "(Signature, full name, seal)"),
)


def write_letter_head(pen: Pen, result: RunResult) -> int:
    """What a letter needs above the table; answers the row the table begins at."""
    lang, portal, catalogue = pen.lang, result.portal, result.catalogue
    environment = ENVIRONMENT.get(portal.environment)
    pen.across(0, 0, LAST, pen.say(_WORDS["title"]), "title")
    pen.sheet.set_row(0, 26)
    pen.across(1, 0, LAST, pen.say(_WORDS["attached"]), "attached")
    shown = pen.say(environment) if environment else portal.environment
    facts = [
        ("agency", portal.agency, "period", paper.period(*period(result), lang)),
        ("portal", portal.name, "catalogue", f"{catalogue.id}@{catalogue.version}, SHA-256 {catalogue.sha256}"),
        ("address", portal.address, "dossier", f"SHA-256 {result.dossier_sha256}"),
        ("assessor", result.assessor, "tool", f"{result.tool}, {result.browser}, {shown}"),
    ]
    for row, (left, said_left, right, said_right) in enumerate(facts, 2):
        pen.fact(row, *_LEFT, pen.say(_WORDS[left]), said_left)
        pen.fact(row, *_RIGHT, pen.say(_WORDS[right]), said_right)
        pen.sheet.set_row(row, 18)
    row = 2 + len(facts)
    pen.across(row, 0, LAST, _score(result, lang), "score")
    pen.sheet.set_row(row, 24)
    note = pen.say(_WORDS["provenance"]) + pen.say(catalogue.provenance_note)
    notes: list[tuple[Style, str]] = [("note", note), *(("warning", pen.say(said)) for said in result.warnings)]
    for style, said in notes:
        row += 1
        pen.across(row, 0, LAST, said, style)
        pen.as_high_as(row, [(said, _ACROSS, style)])
    return row + 1


def _score(result: RunResult, lang: Lang) -> str:
    totals = headline(result)
    certain, possible, most = (points(value, lang) for value in (totals.certain, totals.possible, totals.maximum))
    said = (
        f"Kết quả: chắc chắn đạt {certain}, có thể đạt đến {possible}, trên {most} điểm"
        if lang == "vi"
        else f"Result: {certain} points certain, up to {possible} possible, of {most}"
    )
    if result.score is not None:
        band = band_text(result)
        return f"{said}. {band.vi if lang == 'vi' else band.en}" if band is not None else said
    judged, total = result.criteria_judged, result.criteria_total
    return (
        f"Chỉ đánh giá {judged} trên {total} tiêu chí: không có điểm trên thang 100. {said}"
        if lang == "vi"
        else f"Only {judged} of {total} criteria were judged: there is no 100-point score. {said}"
    )


def write_letter_foot(pen: Pen, row: int) -> None:
    """What the columns mean, and where people sign."""
    pen.across(row, 0, LAST, pen.say(_WORDS["legend"]), "plain")
    pen.as_high_as(row, [(pen.say(_WORDS["legend"]), _ACROSS, "plain")])
    first, last, _ = _SIGNATURES[-1]
    pen.across(row + 2, first, last, pen.say(_WORDS["dated"]), "attached")
    for (first, last, who), how in zip(_SIGNATURES, _HOW_TO_SIGN, strict=True):
        pen.across(row + 3, first, last, pen.say(who), "signed")
        pen.across(row + 4, first, last, pen.say(how), "signed_by")
    pen.sheet.set_row(row + 5, 80)
