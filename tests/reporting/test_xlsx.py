from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from lxml import etree
from rich_results import with_everything

from pytest_egov.reporting.xlsx import render_xlsx
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    MakeResult = Callable[..., RunResult]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def row_of(sheet: Any, first: str) -> list[Any]:
    return next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == first)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("vi", ["Chấm điểm", "Phát hiện", "Lượt đo"]),
        ("en", ["Scoring", "Findings", "Timed loads"]),
        ("both", ["Chấm điểm", "Phát hiện", "Lượt đo", "Scoring", "Findings", "Timed loads"]),
    ],
)
def test_there_are_three_sheets_in_each_language_asked_for(result: RunResult, lang: Any, names: list[str]) -> None:
    assert names == book(render_xlsx(result, lang)).sheetnames


def test_the_scoring_sheet_says_what_a_letter_needs(result: RunResult) -> None:
    said = " ".join(texts(book(render_xlsx(result)).worksheets[0]))
    catalogue = result.catalogue
    wanted = [result.portal.agency, result.portal.name, result.portal.address, catalogue.sha256, result.dossier_sha256]
    wanted += [f"{catalogue.id}@{catalogue.version}", "24/11/2026 09:05 (giờ Việt Nam, UTC+7)", "Người đánh giá: ……"]
    wanted += [catalogue.provenance_note.vi, "Kèm theo Văn bản số", "(Ký, ghi rõ họ tên, đóng dấu)"]
    wanted += ["chắc chắn đạt 58,92, có thể đạt đến 81,42, trên 100,00 điểm"]
    assert [] == [fact for fact in wanted if fact not in said]


def test_whoever_had_it_assessed_is_named(result: RunResult) -> None:
    named = result.model_copy(update={"assessor": "Sở Thông tin và Truyền thông tỉnh Thử Nghiệm"})
    assert "Người đánh giá: Sở Thông tin và Truyền thông tỉnh Thử Nghiệm" in texts(
        book(render_xlsx(named)).worksheets[0]
    )


def test_the_period_spans_the_timed_loads(result: RunResult) -> None:
    (period,) = [
        text for text in texts(book(render_xlsx(with_everything(result))).worksheets[0]) if "Kỳ đánh giá" in text
    ]
    assert "24/11/2026 09:05" in period
    assert "25/11/2026 14:02" in period


def test_each_criterion_has_its_row_in_order_with_room_for_the_assessor(result: RunResult) -> None:
    rich = with_everything(result)
    sheet = book(render_xlsx(rich)).worksheets[0]
    ids = [row.id for row in rich.criteria]
    assert ids == [cell for row in sheet.iter_rows(max_col=1, values_only=True) if (cell := row[0]) in ids]
    attested = next(row for row in rich.criteria if row.basis == "attested")
    shown = row_of(sheet, attested.id)
    assert attested.title.vi == shown[1]
    assert ("Theo văn bản xác nhận", "Đạt") == (shown[7], shown[8])
    assert "evidence/status_lookup.json\nbien-ban.pdf" == shown[9]
    assert (None, None) == (shown[10], shown[11])


def test_the_heading_stays_in_sight_and_stands_on_every_page(result: RunResult) -> None:
    for sheet in book(render_xlsx(with_everything(result))).worksheets:
        assert sheet.freeze_panes
        heading = int("".join(filter(str.isdigit, sheet.freeze_panes))) - 1
        assert f"${heading}:${heading}" == sheet.print_title_rows
        assert ("landscape", 9) == (sheet.page_setup.orientation, int(sheet.page_setup.paperSize))
        assert (None, "0") == (
            sheet.page_setup.fitToWidth,
            str(sheet.page_setup.fitToHeight),
        )  # one page wide is the default
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(column.width > 4 for column in sheet.column_dimensions.values())


def test_points_have_two_decimals_and_are_kept_unrounded(result: RunResult) -> None:
    sheet = book(render_xlsx(result)).worksheets[0]
    third = next(row for row in result.criteria if round(row.points.earned, 2) != row.points.earned)
    cell = next(row[3] for row in sheet.iter_rows() if row[0].value == third.id)
    assert "#,##0.00" == cell.number_format
    assert abs(third.points.earned - cell.value) < 1e-14


def test_findings_are_told_element_by_element_and_else_by_criterion(result: RunResult) -> None:
    rich = with_everything(result)
    rows = list(book(render_xlsx(rich)).worksheets[1].iter_rows(min_row=2, values_only=True))
    by_criterion = {row.id: [found for found in rows if found[1] == row.id] for row in rich.criteria}
    for row in rich.criteria:
        expected = len(row.parts[0].barriers) or int(row.points.lost > 0)
        assert expected == len(by_criterion[row.id])
        assert all(abs(row.points.lost - found[4]) < 1e-12 for found in by_criterion[row.id])
    (element, *_) = next(found for row, found in ((r, by_criterion[r.id]) for r in rich.criteria) if row.wcag and row.points.lost > 0)  # fmt: skip
    assert "Ảnh không có văn bản thay thế." == element[5]
    assert "https://dichvucong.example.gov.vn/\nhttps://dichvucong.example.gov.vn/tờ khai?a=1#b" == element[7]
    assert (3, "image-alt") == (element[8], element[10])
    assert 'alt=""\nli:nth-child(1) > img\n<img src="anh.png">\npictures/home.png' == element[9]
    undecided = next(found for found in rows if found[10] == "area-alt")
    assert undecided[5].startswith("Cần người đánh giá xem: ")


def test_timed_loads_stand_with_their_medians_and_limits(result: RunResult) -> None:
    sheet = book(render_xlsx(with_everything(result), "en")).worksheets[2]
    first, busy, never = list(sheet.iter_rows(min_row=2, max_row=4, values_only=True))
    assert ("P1", "home", "FCP", 1) == (first[0], first[1], first[4], first[5])
    assert "2026-11-25 14:00:00" == str(first[6])
    assert ("14:00-16:00", 812.4, "yes", 856.2, 812.4, None, "3000 / 4500") == (first[7], *first[8:10], *first[11:15])
    assert ("no", "machine busy") == (busy[9], busy[10])
    assert ("never", "no load event within 60 s") == (never[8], never[10])


def test_nothing_to_repair_and_nothing_timed_is_said(make_result: MakeResult) -> None:
    from fractions import Fraction

    clean = book(render_xlsx(make_result(turns=[("passed", Fraction(1), Fraction(0))])))
    assert "Không có phát hiện nào." in texts(clean.worksheets[1])
    assert "Không có lượt đo nào." in texts(clean.worksheets[2])


def test_a_narrowed_run_adds_up_what_was_judged_and_says_that_it_is_no_score(make_result: MakeResult) -> None:
    sheet = book(render_xlsx(make_result(only=("F17.1", "P1")), "en")).worksheets[0]
    said = " ".join(texts(sheet))
    assert "Only 2 of 54 criteria were judged: there is no 100-point score." in said
    assert "SUM OF WHAT WAS JUDGED (no 100-point score)" in said
    assert sum("=SUM(" in text for text in texts(sheet)) == 5  # one line of sums: no pillar has totals


def test_what_a_portal_says_is_no_formula_no_link_and_no_control_character(hostile_result: RunResult) -> None:
    said = '=HYPERLINK("https://evil.example";"x")\x00\x1b[31m&F&Z_x0041_\u202e'
    rich = with_everything(hostile_result, said)
    content = render_xlsx(rich, "both")
    loaded = book(content)
    for sheet in loaded.worksheets:
        formulas = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert [] == [text for text in formulas if text.strip("=SUM()0123456789CDEFG:,+")]
        assert [] == [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert "&&F" not in (sheet.oddFooter.left.text or "")  # the portal's name stands there, and says no such thing
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert [] == [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]
    for name in parts.namelist():
        raw = parts.read(name)
        etree.fromstring(raw)  # well formed
        assert not set(raw) & (set(range(32)) - {9, 10, 13})
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in raw
    strings = b"".join(parts.read(name) for name in parts.namelist() if "sharedStrings" in name)
    assert b"_x005F_x0041_" in strings  # Excel reads _x0041_ as the letter A
    assert b"\xe2\x80\xae" not in strings


def test_texts_stay_texts_when_somebody_edits_them(hostile_result: RunResult) -> None:
    parts = zipfile.ZipFile(io.BytesIO(render_xlsx(hostile_result)))
    styles = etree.fromstring(parts.read("xl/styles.xml"))
    formats = styles.find(f"{MAIN}cellXfs").findall(f"{MAIN}xf")
    sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    unquoted = [
        cell.get("r")
        for cell in sheet.iter(f"{MAIN}c")
        if cell.get("t") == "s" and formats[int(cell.get("s", 0))].get("quotePrefix") != "1"
    ]
    assert [] == unquoted


def test_the_foot_of_a_page_is_no_code(make_result: MakeResult) -> None:
    result = make_result(name="&[Path] A & B &F " + "dài " * 100)
    foot = book(render_xlsx(result)).worksheets[0].oddFooter
    raw = zipfile.ZipFile(io.BytesIO(render_xlsx(result))).read("xl/worksheets/sheet1.xml").decode()
    written = raw.split("<oddFooter>")[1].split("</oddFooter>")[0].replace("&amp;", "&")
    assert "&&[Path] A && B &&F" in written
    assert len(written) <= 255
    assert foot is not None


def test_the_same_result_gives_the_same_bytes(result: RunResult) -> None:
    assert render_xlsx(result, "both") == render_xlsx(RunResult.model_validate_json(result.model_dump_json()), "both")
