"""The pages as documents: whole, harmless, and the same for the same league."""

from __future__ import annotations

import csv
import io
import itertools
import re
from pathlib import Path

import openpyxl
import pytest
from hostile_words import HOSTILE
from leagues import assessed, result
from page_reader import Reader

from pytest_egov.campaign.league import League, league
from pytest_egov.campaign.league.tables import Rank
from pytest_egov.errors import UsageProblem
from pytest_egov.league_outputs import write_league
from pytest_egov.reporting.league.csv import render_readiness, render_table
from pytest_egov.reporting.league.pages import render_league, render_portals
from pytest_egov.reporting.league.words import change, place
from pytest_egov.reporting.league.workbook import render_workbook
from pytest_egov.verdict import Text


@pytest.fixture
def hostile() -> League:
    said = " ".join(HOSTILE)
    groups = {"g": Text(said, said)}
    portals = [
        assessed(f"k{at}", result(A1="failed", sentence=said, environment=said), result(2, sha256="bb" * 32), name=name, group="g", product=said)
        for at, name in enumerate((said, *HOSTILE))
    ]  # fmt: skip
    return league(said, groups, [*portals, assessed("none", name=said, group="g")])


def pages(table: League) -> list[str]:
    return [render_league(table), *(page for _, page in render_portals(table, {}))]


def test_pages_are_whole_and_headings_go_down_by_one(table: League) -> None:
    for page in pages(table):
        reader = Reader(page)
        assert ([], []) == (reader.wrong, reader.open)
        levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]
        assert 1 == levels[0]
        assert 1 == levels.count(1)
        assert [] == [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
        ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        targets = {href for _, attributes in reader.tags if (href := attributes.get("href") or "").startswith("#")}
        targets |= {
            f"#{id_}" for _, attributes in reader.tags for id_ in (attributes.get("aria-labelledby") or "").split()
        }
        assert set() == targets - {f"#{id_}" for id_ in ids}


def test_links_between_the_pages_lead_somewhere(table: League, tmp_path: Path) -> None:
    report = tmp_path / "out" / "da-nang" / "full 1" / "egov-report" / "index.html"
    report.parent.mkdir(parents=True)
    report.write_text("")
    written = write_league(table, tmp_path / "out", {"20" * 32: report})
    assert {"html", "xlsx", "csv", "readiness", "json"} == written.keys()
    for page in (tmp_path / "out").glob("**/index.html"):
        for _, attributes in Reader(page.read_text(encoding="utf-8")).tags:
            href = attributes.get("href") or "#"
            if not href.startswith(("#", "https://")):
                path = href.split("#")[0].replace("%20", " ")
                assert (page.parent / path).is_file(), (page, href)
    assert 'href="full%201/egov-report/index.html"' in (tmp_path / "out" / "da-nang" / "index.html").read_text()


@pytest.mark.parametrize("key", ["..", "a/b", "a\\b", "", "a\nb"])
def test_no_portal_is_written_outside_the_folder(key: str, tmp_path: Path) -> None:
    table = league("x", {"province": Text("Tỉnh", "Provinces")}, [assessed(key, result())])
    with pytest.raises(UsageProblem, match="names no folder"):
        write_league(table, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_hostile_words_stay_words(hostile: League) -> None:
    for page in pages(hostile):
        reader = Reader(page)
        assert ([], []) == (reader.wrong, reader.open)
        assert [] == [
            tag for tag, _ in reader.tags if tag in ("script", "img", "iframe", "object", "form", "base", "link")
        ]
        assert [] == [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
        assert "<script>alert(1)</script>" in reader.text
        assert "{{ 7*7 }}" in reader.text
        assert [] == [character for character in page if character in "\x1b\x07\u202e\u2066"]


def test_no_cell_is_a_formula(hostile: League) -> None:
    for content in (render_table(hostile), render_readiness(hostile)):
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
        assert [] == [cell for cell in cells if re.match(r"[=+\-@]\D", cell)]
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(hostile)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d", "inlineStr"}
    assert any(str(cell.value).startswith("=cmd") for row in book["Xếp hạng"].iter_rows() for cell in row)


def test_the_same_league_gives_the_same_bytes(table: League) -> None:
    again = League.model_validate_json(table.model_dump_json(by_alias=True))
    assert pages(table) == pages(again)
    assert render_workbook(table) == render_workbook(again)
    assert render_table(table) == render_table(again)


def test_every_matter_of_the_league_stands_on_the_page(table: League) -> None:
    text = " ".join(Reader(render_league(table)).text.split())
    for said in (
        "Chưa xếp hạng: xem được quá ít",
        "Mới xem được 30 % số điểm; cần ít nhất 50 % để xếp hạng.",
        "Chưa có kết quả nào.",
        "Lần chạy chỉ đánh giá 2 trên 4 tiêu chí nên không có điểm.",
        "Kỳ trước",
        "Do chúng tôi dựng lại.",
        "Một cửa",
        "70,00 / 70.00 trên / of 90,00 / 90.00",
        "20/03/2027",
        "Thử nghiệm trước vận hành",
        "chưa phân định với",
        "Diễn tập. / A rehearsal. (1 cổng / portals: Huế)",
    ):
        assert said in text, said
    assert text.index("Bộ Tư pháp") < text.index("Đà Nẵng")


def test_a_league_of_nothing_comparable_is_still_a_page() -> None:
    table = league("x", {"province": Text("Tỉnh", "Provinces")}, [assessed("a", result(only=("A1",)))])
    text = Reader(render_league(table)).text
    assert "Chưa cổng nào có kết quả so sánh được." in text
    assert [] == list(render_portals(table, {}))
    assert render_workbook(table)


def test_places_and_changes_in_words() -> None:
    assert ["3", "2–4", "–"] == [place(Rank(best=3, worst=3)), place(Rank(best=2, worst=4)), place(None)]
    assert ["+3,25", "−0,50", "0,00", "0,00"] == [change(value, "vi") for value in (3.25, -0.5, 0.0, -0.001)]
    assert "+3.25" == change(3.25, "en")
