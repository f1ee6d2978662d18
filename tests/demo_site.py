"""What the tests of the demo portal know of it, and how they read its pages."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = dt.date(2026, 11, 24)
BIRTH = "1.001193.000.00.00.H40"
LICENCE = "1.002809.000.00.00.H40"
INFORMATION_ONLY = "2.001035.000.00.00.H40"
KNOWN = (
    "000.00.12.H40-260901-0001",
    "000.00.30.H40-260903-0014",
    "000.00.08.H40-260915-0007",
    "000.00.10.H40-260921-0003",
    "000.00.30.H40-260924-0022",
    "000.00.05.H40-260928-0005",
    "000.00.07.H40-261001-0002",
)
ELEMENTS = (
    "Tên và mã thủ tục",
    "Trình tự thực hiện",
    "Cách thức thực hiện",
    "Thành phần hồ sơ, số lượng hồ sơ",
    "Thời hạn giải quyết",
    "Đối tượng thực hiện",
    "Cơ quan thực hiện",
    "Kết quả thực hiện",
    "Phí, lệ phí",
    "Yêu cầu, điều kiện thực hiện",
    "Căn cứ pháp lý",
)
GOOD = {
    "ho-ten": "NGUYỄN VĂN MẪU",
    "ngay-sinh": "05/09/1990",
    "gioi-tinh": "Nam",
    "so-dinh-danh": "000000000000",
    "dien-thoai": "0900000000",
    "thu-dien-tu": "ten@example.vn",
    "tinh": "Tỉnh Minh Hòa",
    "xa": "Phường Minh Tân",
    "dia-chi": "Số 1, đường Hòa Bình",
    "so-giay-phep": "000000000001",
    "hang": "B",
    "noi-cap": "Minh Hòa",
    "ngay-cap": "05/09/2016",
    "ly-do": "Sắp hết hạn",
    "dong-y": "1",
}


class Page(HTMLParser):
    """What the tests read from a page: title, links with their names, everything fetched, ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str]] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self._inside: list[str] = []
        self._name: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.fetched += [given[key] for key in ("src", "action") if key in given]
        if tag == "link":
            self.fetched.append(given["href"])
        if tag == "a":
            self._name = []
            self.links.append((given["href"], given.get("aria-label", "")))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"a", "title"}:
            self._inside.append(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self._inside:
            self.title += data
        if "a" in self._inside:
            self._name.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            address, label = self.links[-1]
            self.links[-1] = (address, label or " ".join("".join(self._name).split()))
        if tag in self._inside:
            self._inside.remove(tag)


def search(visitor: TestClient, words: str, **filters: str) -> tuple[list[str], int]:
    text = visitor.get("/thu-tuc-hanh-chinh", params={"tu-khoa": words} | filters).text
    count = re.search(r"Tìm thấy <strong>([\d.]+)", text)
    return re.findall(r"<h3><a[^>]*>(.*?)</a>", text), int(count[1]) if count else 0
