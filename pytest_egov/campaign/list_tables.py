"""The rows of a list as an office keeps it: CSV, or the first sheet of a workbook. It comes from elsewhere, and is bounded."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pytest_egov.errors import CampaignProblem, place_of
from pytest_egov.file_contents import content_of

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "table_of"]

MOST_ROWS: Final = 20_000  # a country has some hundred portals
MOST_COLUMNS: Final = 60
_LARGEST_UNPACKED: Final = 50_000_000  # bytes: a workbook of 20,000 rows has a tenth of that
_AS_CSV: Final = "Save the list as 'CSV UTF-8', with the rows of portals alone."


def table_of(file: Path) -> list[list[str]]:
    """The rows of a list, from the first one on; of each as many cells as a list of portals can have columns.

    Raises:
        CampaignProblem: it cannot be read, or is larger than any list of portals.
    """
    rows = _xlsx(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file)
    return list(_bounded(file, rows))


def _bounded(file: Path, rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise CampaignProblem(f"{place_of(file)} has more than {MOST_ROWS} rows. {_AS_CSV}")
        yield row[:MOST_COLUMNS]


def _csv(file: Path) -> Iterator[list[str]]:
    try:
        text = content_of(file, CampaignProblem).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CampaignProblem(f"{place_of(file)} is not UTF-8: save it as 'CSV UTF-8'.") from error
    first = "".join(text.splitlines()[:5])
    # Where a comma separates decimals, spreadsheets separate cells by semicolons.
    delimiter = max(";\t,", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from rows
    except csv.Error as error:
        raise CampaignProblem(f"{place_of(file)}:{rows.line_num}:1: this is no row of a CSV: {error}.") from error


def _xlsx(file: Path) -> Iterator[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise CampaignProblem(
            f"{file.name} needs openpyxl, which is not installed: pip install openpyxl, or save the list as 'CSV UTF-8'."
        ) from error
    packed = io.BytesIO(content_of(file, CampaignProblem))
    try:
        with zipfile.ZipFile(packed) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked <= _LARGEST_UNPACKED:
            with warnings.catch_warnings(action="ignore"):  # of styles and checks that it leaves out
                sheet = load_workbook(packed, read_only=True, data_only=True).worksheets[0]
                sheet.reset_dimensions()  # what it says of its size need not be so
                for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
                    yield ["" if cell is None else str(cell) for cell in row]
            return
    except Exception as error:  # a broken or hostile file raises whatever its bytes lead to
        raise CampaignProblem(f"{place_of(file)} cannot be read as a spreadsheet: {error}. {_AS_CSV}") from error
    raise CampaignProblem(f"{place_of(file)} unpacks to {unpacked / 1e6:.0f} MB, as no list of portals does. {_AS_CSV}")
