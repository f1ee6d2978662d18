"""A campaign file from a list as offices keep it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.new_file import ListedRow, listed_rows, write_campaign_file
from pytest_egov.errors import CampaignProblem, UsageProblem

LIST = """\
DANH SÁCH CỔNG DỊCH VỤ CÔNG;;;
STT;Tên cơ quan;Địa chỉ;Nhóm
1;Bộ Y tế;https://dichvucong.moh.gov.vn;Bộ, ngành
2;Tỉnh An Giang;dichvucong.angiang.gov.vn/;
;;;
3;Trung tâm "X": thử;http://x.example/dvc;
"""


def listed(folder: Path, text: str) -> Path:
    file = folder / "danh-sach.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


def test_columns_are_told_by_vietnamese_headers(tmp_path: Path) -> None:
    assert [
        ListedRow("Bộ Y tế", "https://dichvucong.moh.gov.vn/", "ministry", ""),
        ListedRow("Tỉnh An Giang", "https://dichvucong.angiang.gov.vn/", "province", ""),
        ListedRow('Trung tâm "X": thử', "http://x.example/dvc", "other", ""),
    ] == listed_rows(listed(tmp_path, LIST))


def test_the_file_written_is_a_campaign_of_next_month(tmp_path: Path) -> None:
    file = tmp_path / "thang-ba.yaml"

    assert 3 == write_campaign_file(listed(tmp_path, LIST), file, date(2027, 2, 15))

    campaign = load_campaign(file)
    assert (date(2027, 3, 1), date(2027, 3, 31)) == (campaign.said.first_day, campaign.said.last_day)
    assert [
        ("dichvucong.moh.gov.vn", "Bộ Y tế"),
        ("dichvucong.angiang.gov.vn", "Tỉnh An Giang"),
        ("x.example-dvc", 'Trung tâm "X": thử'),
    ] == [(it.key, it.portal.name) for it in campaign.portals]


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "campaign.yaml"
    file.write_text("mine")

    with pytest.raises(UsageProblem, match=r"is there already.*--file NAME"):
        write_campaign_file(listed(tmp_path, LIST), file)
    assert "mine" == file.read_text()


def test_rows_without_an_address_and_twice_the_same_are_faults_of_their_row(tmp_path: Path) -> None:
    file = listed(tmp_path, "name,url\nA,https://a.example\nB,\nC,https://a.example/\nD,ftp://d.example\n")

    with pytest.raises(CampaignProblem) as caught:
        listed_rows(file)

    assert [
        (3, "'B': no web address stands in this row"),
        (4, "https://a.example/ stands in row 2 already"),
        (5, "'ftp://d.example': no web address stands in this row"),
    ] == [(fault.line, fault.problem) for fault in caught.value.faults]


def test_a_list_without_headers_says_which_are_known(tmp_path: Path) -> None:
    with pytest.raises(CampaignProblem, match="Tên, Địa chỉ"):
        listed_rows(listed(tmp_path, "a,b\n1,2\n"))


def test_a_spreadsheet_is_read_as_well(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Tên", "Địa chỉ", "Sản phẩm"], ["Thành phố Huế", "https://hue.example", "igate"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")

    assert [ListedRow("Thành phố Huế", "https://hue.example/", "province", "igate")] == listed_rows(
        tmp_path / "list.xlsx"
    )
