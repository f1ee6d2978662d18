"""Lists of portals as they come from elsewhere: CSV and workbooks, broken, swollen or endless."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fuzzed import BYTES, fuzzing, tell
from hypothesis import given
from hypothesis import strategies as st

from pytest_egov.campaign.campaign_file import load_campaign
from pytest_egov.campaign.new_file import listed_rows, write_campaign_file

CELL = st.sampled_from(
    ["", "Tên", "Địa chỉ", "https://x.example", "x.example", "http://[", "https://x.example:y", '"', "\x00", "\x1b[31m", "=1+1", "\ufeff",
     "a\u2028b", "{{x}}", "x: y", "- a", "#", "'", "\\", "a" * 150 + ".example"]
)  # fmt: skip
ROWS = st.lists(st.lists(CELL | st.text(max_size=6), max_size=4), max_size=5)
HEADER = ["Tên", "Địa chỉ", "Nhóm"]


@fuzzing(150)
@given(rows=ROWS, mark=st.sampled_from(";,\t"), whole=st.booleans(), ending=st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_stands_in_a_csv_a_campaign_comes_of_it_or_a_word(
    rows: list[list[str]], mark: str, whole: bool, ending: str, tmp_path: Path
) -> None:
    file, campaign = tmp_path / "list.csv", tmp_path / "campaign.yaml"
    campaign.unlink(missing_ok=True)
    file.write_bytes(
        ending.join(mark.join(row) for row in ([HEADER] if whole else []) + rows).encode("utf-8", "replace")
    )
    told = tell(lambda: write_campaign_file(file, campaign))
    assert "list.csv" in told if told else load_campaign(campaign).portals


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
@fuzzing(60)
@given(content=BYTES)
def test_any_bytes_are_no_list(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert name in tell(lambda: listed_rows(tmp_path / name))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append(["Bộ X", "https://x.example", "Bộ"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


WORKBOOK = workbook()


def with_part(name: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return written.getvalue()


PARTS = zipfile.ZipFile(io.BytesIO(WORKBOOK)).namelist()
SHEET = "xl/worksheets/sheet1.xml"
ROW = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>x</t></is></c></row>'
WHOLE_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}<sheetData>{}</sheetData></worksheet>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))

LAUGHING_SHEET = WHOLE_SHEET.format("", ROW.format(1, "A").replace("<t>x", "<t>&a9;"))


@fuzzing(60)
@given(data=st.data())
def test_a_workbook_mistreated_is_read_or_told_about(data: st.DataObject, tmp_path: Path) -> None:
    part = data.draw(st.sampled_from(PARTS))
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as book:
        content = book.read(part)
    at = data.draw(st.integers(0, len(content)))
    broken = content[:at] + data.draw(st.binary(max_size=8)) + content[at + data.draw(st.integers(0, 20)) :]
    whole = with_part(part, broken)
    if data.draw(st.booleans()):
        cut = data.draw(st.integers(0, len(whole)))
        whole = whole[:cut] + data.draw(st.binary(max_size=4)) + whole[cut + data.draw(st.integers(0, 8)) :]
    (tmp_path / "list.xlsx").write_bytes(whole)
    told = tell(lambda: listed_rows(tmp_path / "list.xlsx"))
    assert not told or "list.xlsx" in told


@pytest.mark.parametrize(
    ("part", "content", "expected"),
    [
        (SHEET, WHOLE_SHEET.format("", " " * 60_000_000).encode(), "unpacks to 60 MB"),
        (SHEET, WHOLE_SHEET.format("", ROW.format(2_000_000_000, "A")).encode(), "more than 20000 rows"),
        (SHEET, WHOLE_SHEET.format("", "".join(ROW.format(n, "XFD") for n in range(1, 3000))).encode(), "no column of addresses"),
        (SHEET, WHOLE_SHEET.format('<dimension ref="A1:XFD1048576"/>', ROW.format(1, "A")).encode(), "no column of addresses"),
        (SHEET, f'<!DOCTYPE x [<!ENTITY a0 "x">{LAUGHS}]>{LAUGHING_SHEET}'.encode(), "list.xlsx"),
    ],
    ids=["unpacks without end", "a row far away", "cells far away", "says it is endless", "billion laughs"],
)  # fmt: skip
def test_a_swollen_workbook_costs_nothing(part: str, content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(with_part(part, content))
    assert expected in tell(lambda: listed_rows(tmp_path / "list.xlsx"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a;" * 100_000, "no column of addresses"),
        (b'x;"' + b"y" * 200_000, "list.csv:1:1: this is no row of a CSV"),
        (b"\n" * 30_000, "more than 20000 rows"),
        (b"x" * 2_000_001, "is larger than 2 MB"),
        ("Tên;Địa chỉ".encode("utf-16"), "is not UTF-8"),
    ],
)
def test_a_swollen_csv_costs_nothing(content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    assert expected in tell(lambda: listed_rows(tmp_path / "list.csv"))


def test_names_of_folders_end_where_long_addresses_meet(tmp_path: Path) -> None:
    long = "https://" + "a" * 90 + ".example.gov.vn"
    rows = "".join(f"X;{long}/{number}\n" for number in range(12)) + f"X;{'a' * 90}-2\n"
    (tmp_path / "list.csv").write_text(
        f"Tên;Địa chỉ\n{rows}".replace(f"{'a' * 90}-2", f"{'a' * 90}-2.example"), encoding="utf-8"
    )
    write_campaign_file(tmp_path / "list.csv", tmp_path / "campaign.yaml")
    assert 13 == len({it.key for it in load_campaign(tmp_path / "campaign.yaml").portals})
