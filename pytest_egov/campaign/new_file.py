"""Makes a campaign file from a list of portals, as an office keeps it: a spreadsheet or CSV with a row for each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from pytest_egov.campaign.list_tables import table_of
from pytest_egov.campaign.portal_list import key_of
from pytest_egov.errors import CampaignProblem, Fault, place_of
from pytest_egov.schemas import write_with_schema
from pytest_egov.vietnam_time import VIETNAM
from pytest_egov.wayfinding.vocabulary import plain
from pytest_egov.web_addresses import taken_apart

__all__ = ["ListedRow", "listed_rows", "write_campaign_file"]

# Headers as offices write them, without diacritics and in small letters; the first that is there counts.
_HEADERS = {
    "name": ("ten cong", "ten co quan", "co quan", "don vi", "ten don vi", "bo nganh dia phuong", "ten", "name", "agency"),
    "address": ("dia chi", "dia chi cong", "dia chi truy cap", "dia chi website", "website", "duong dan", "lien ket",
                "ten mien", "url", "address", "link", "domain"),
    "group": ("nhom", "phan nhom", "loai", "khoi", "group", "type"),
    "product": ("san pham", "nen tang", "phan mem", "nha cung cap", "product", "vendor"),
}  # fmt: skip
_GROUPS = {
    "ministry": ("bo", "bo nganh", "bo co quan ngang bo", "ministry", "trung uong"),
    "province": ("tinh", "thanh pho", "tinh thanh pho", "dia phuong", "province"),
    "other": ("khac", "other"),
}
# How the name of a body begins tells what it is, where no column does.
_BEGINNINGS = {
    "ministry": ("bo ", "van phong chinh phu", "thanh tra chinh phu", "ngan hang nha nuoc", "uy ban dan toc"),
    "province": ("tinh ", "thanh pho ", "tp ", "ubnd tinh ", "ubnd thanh pho ", "uy ban nhan dan "),
}


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of a list: a portal's name and address, the id of its group, and its product where one is named."""

    name: str
    address: str
    group: str
    product: str


def write_campaign_file(portals: Path, file: Path, today: date | None = None) -> int:
    """Write a campaign file for the month after this one from a list of portals; answers how many there are.

    Args:
        portals: the list, CSV or XLSX.
        file: the file to write.
        today: the day it is written on; by the machine's clock where none is given.

    Raises:
        UsageProblem: the file is there already.
        CampaignProblem: the list cannot be read, or has rows without an address; lists all faults at once.
    """
    rows = listed_rows(portals)
    text = _written(rows, portals, file, today or datetime.now(UTC).astimezone(VIETNAM).date())
    write_with_schema(file, text, "campaign", "Give another name: --file NAME.")
    return len(rows)


def listed_rows(file: Path) -> list[ListedRow]:
    """The portals of a list; its columns are told by their headers, Vietnamese or English.

    Raises:
        CampaignProblem: as ``write_campaign_file``.
    """
    table = table_of(file)
    at, columns = _header(file, table)
    rows: list[ListedRow] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(table[at + 1 :], start=at + 2):
        said = {name: _cell(cells, column) for name, column in columns.items()}
        if not any(said.values()):
            continue
        address = _address(said["address"])
        problem = (
            f"'{said['address'] or said['name']}': no web address stands in this row" if address is None
            else f"{address} stands in row {seen[address]} already" if address in seen else ""
        )  # fmt: skip
        if problem or address is None:
            faults.append(
                Fault(place_of(file), number, columns["address"] + 1, problem, "Mend the row, or take it out.")
            )
            continue
        seen[address] = number
        group = _group(said.get("group", ""), said.get("name", ""))
        rows.append(ListedRow(said.get("name", ""), address, group, said.get("product", "")))
    if not rows and not faults:
        faults.append(Fault(place_of(file), at + 1, 1, "no portal stands below the headers", "Add a row for each."))
    if faults:
        raise CampaignProblem(f"The list {file.name} cannot be made a campaign of:", tuple(faults))
    return rows


def _header(file: Path, table: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The row of the headers, which a title may stand above, and the column of each thing we know."""
    for number, cells in enumerate(table[:20]):
        folded = [plain(cell) for cell in cells]
        columns = {
            name: next((folded.index(header) for header in headers if header in folded), -1)
            for name, headers in _HEADERS.items()
        }
        if columns["address"] >= 0:
            return number, {name: column for name, column in columns.items() if column >= 0}
    remedy = (
        "Name the columns: Tên, Địa chỉ, and where you have them Nhóm and Sản phẩm (or name, address, group, product)."
    )
    raise CampaignProblem(
        f"The list {file.name} cannot be made a campaign of:",
        (Fault(place_of(file), 1, 1, "no column of addresses was found", remedy),),
    )


def _cell(cells: Sequence[str], column: int) -> str:
    return " ".join(cells[column].split()) if column < len(cells) else ""


def _address(said: str) -> str | None:
    address = said if "://" in said else f"https://{said}"
    try:
        parts = taken_apart(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or " " in said or parts.username:
        return None
    return address if parts.path else f"{address}/"


def _group(said: str, name: str) -> str:
    folded, begins = plain(said), plain(name)
    for group, words in _GROUPS.items():
        if folded in words:
            return group
    for group, beginnings in _BEGINNINGS.items():
        if begins.startswith(beginnings):
            return group
    return "other"


def _written(rows: Sequence[ListedRow], portals: Path, file: Path, today: date) -> str:
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    keys: set[str] = set()
    lines = [
        f"# Made from {portals.name}. Every key: egov schema campaign; how to: docs/campaigns.md.",
        f"name: {_said(file.stem)}",
        f"first_day: {first:%d/%m/%Y}",
        f"last_day: {last:%d/%m/%Y}",
        "timed: {}                      # the standard's pages, windows and rounds; false for none",
        "audits:",
        '  - {every_days: 14, hours: "17:00-22:00"}',
        'politeness: {pause_s: 2, contact: ""}   # whom an operator may write to',
        "workers: 1                     # audits at once on this machine",
        "store: campaign.sqlite         # or postgresql+psycopg://egov@db.example/egov",
        "portals:",
    ]
    for row in rows:
        named = key_of(row.address)
        numbered = (f"{named[:90]}-{number}" for number in count(len(keys)))
        key = named if named not in keys else next(it for it in numbered if it not in keys)
        keys.add(key)
        said = {"address": row.address, "name": row.name, "group": row.group, "product": row.product, "key": key}
        if key == named:
            del said["key"]
        lines.append(f"  - {{{', '.join(f'{name}: {_said(value)}' for name, value in said.items() if value)}}}")
    return "\n".join([*lines, ""])


def _said(value: str) -> str:
    # A string of JSON is one of YAML, whatever is in it.
    return json.dumps(value, ensure_ascii=False)
