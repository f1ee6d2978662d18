"""The printed report: real Chromium, read back with a PDF library."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

import pypdf
import pytest

from pytest_egov.driver.printing import print_page
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.paper import points
from pytest_egov.reporting.pdf import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from pytest_egov.results import RunResult

FIGURE = re.compile(r"(?<!\d)\d+,\d\d(?!\d)")
PHRASES = (
    "Cổng dịch vụ công", "BÁO CÁO ĐÁNH GIÁ CỔNG DỊCH VỤ CÔNG", "Ủy ban nhân dân tỉnh Thử Nghiệm", "Đơn vị đánh giá",
    "Thời gian đánh giá", "Bộ tiêu chí", "Môi trường", "Hồ sơ bằng chứng", "điểm chắc chắn đạt", "Điểm theo căn cứ",
    "Còn mở", "Đã mất", "Điểm theo nhóm tiêu chí", "Tổng cộng", "Cần khắc phục trước", "Khắc phục:",
    "Điểm còn mở, và cần gì để kết luận", "Từng tiêu chí", "Yêu cầu để đạt trọn điểm", "Căn cứ pháp lý", "Cách đánh giá",
    "Các bước đã thực hiện:", "Về báo cáo này",
)  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[RunResult], pypdf.PdfReader]]:
    """Prints a result once, however many tests read it."""
    done: dict[str, pypdf.PdfReader] = {}

    def prints(result: RunResult) -> pypdf.PdfReader:
        if not done:
            done["it"] = pypdf.PdfReader(BytesIO(render_pdf(result, tmp_path_factory.mktemp("none"), "vi", print_page)))
        return done["it"]

    return prints  # type: ignore[return-value] # a fixture without an end


def text_of(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_text_comes_out_clean(result: RunResult, printed: Callable[[RunResult], pypdf.PdfReader]) -> None:
    text = text_of(printed(result))
    assert unicodedata.normalize("NFC", text) == text
    assert [] == [phrase for phrase in PHRASES if phrase not in text]
    assert "�" not in text
    assert [] == [row.title.vi for row in result.criteria if row.title.vi not in text]
    assert result.score is not None
    assert points(result.score.certain, "vi") in text
    assert "Score" not in text


def test_its_figures_are_those_of_the_page(
    result: RunResult, printed: Callable[[RunResult], pypdf.PdfReader], browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "index.html"
    file.write_text(render_html(result, tmp_path, "vi"), encoding="utf-8")
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    shown = page.evaluate("document.body.innerText")
    page.close()
    figures = Counter(FIGURE.findall(shown))

    assert figures.total() > 50
    assert figures == Counter(FIGURE.findall(text_of(printed(result))))


def test_it_is_tagged_and_has_an_outline_and_a4_pages(
    result: RunResult, printed: Callable[[RunResult], pypdf.PdfReader]
) -> None:
    reader = printed(result)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "vi" == root["/Lang"]
    assert reader.outline
    assert {(595, 842)} == {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert "Báo cáo đánh giá" in (reader.metadata or {})["/Title"]


def test_one_family_is_embedded_and_no_other_is_needed(
    result: RunResult, printed: Callable[[RunResult], pypdf.PdfReader]
) -> None:
    fonts = {}
    for page in printed(result).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            whole = font.get_object()
            inner = whole["/DescendantFonts"][0].get_object() if "/DescendantFonts" in whole else whole
            described = inner["/FontDescriptor"]
            fonts[whole["/BaseFont"].split("+")[-1]] = any(f"/FontFile{n}" in described for n in ("", "2", "3"))
    assert {True} == set(fonts.values())
    assert {"Inter"} == {name.split("-")[0] for name in fonts}, fonts
