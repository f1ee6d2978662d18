"""The demo portal as a citizen meets it: every page, every link, and the server itself."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from demo_portal import create_app, vietnamese
from demo_site import EXAMPLES, TODAY, Page
from httpx2 import Response
from starlette.testclient import TestClient


def test_no_link_is_dead(crawl: dict[str, Response]) -> None:
    assert {place: answer.status_code for place, answer in crawl.items() if answer.status_code != 200} == {}
    assert len(crawl) > 250


def test_every_page_of_the_sitemap_answers(visitor: TestClient) -> None:
    places = re.findall(r"<loc>(.*?)</loc>", visitor.get("/sitemap.xml").text)
    assert len(places) > 100
    assert [place for place in places if visitor.get(place).status_code != 200] == []


def test_every_title_is_its_own_and_names_the_portal(pages: dict[str, Page]) -> None:
    titles = [page.title for page in pages.values()]
    assert sorted(set(titles)) == sorted(titles)
    assert all(title.endswith(" – Cổng Dịch vụ công tỉnh Minh Hòa") for title in titles)


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]) -> None:
    fetched = {address for page in pages.values() for address in page.fetched}
    linked = {link for page in pages.values() for link, _ in page.links}
    assert [address for address in fetched if not re.match(r"/(?!/)", address)] == []
    assert [link for link in linked if not re.match(r"/(?!/)|#|tel:|mailto:", link)] == []


def test_ids_are_unique_and_headings_do_not_skip(pages: dict[str, Page]) -> None:
    for place, page in pages.items():
        assert sorted(set(page.ids)) == sorted(page.ids), place
        assert page.headings.count(1) == 1, place
        assert page.headings[0] == 1, place
        assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), place


def test_links_of_one_name_lead_to_one_place(pages: dict[str, Page]) -> None:
    for place, page in pages.items():
        named: dict[str, str] = {}
        for link, name in page.links:
            assert name, (place, link)
            assert link == named.setdefault(name, link), (place, name)


def test_language_is_vietnamese_and_composed(crawl: dict[str, Response]) -> None:
    for place, answer in crawl.items():
        if "html" in answer.headers["content-type"]:
            assert '<html lang="vi">' in answer.text, place
            assert unicodedata.normalize("NFC", answer.text) == answer.text, place


@pytest.mark.parametrize(
    "place", ["/khong-co", "/thu-tuc-hanh-chinh/1.0", "/nop-ho-so/1.0", "/tin-tuc/x", "/dang-nhap/x"]
)
def test_unknown_addresses_are_404(visitor: TestClient, place: str) -> None:
    answer = visitor.get(place)
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.text


def test_a_fault_inside_is_500() -> None:
    app = create_app(None, TODAY)
    app.state.database.close()
    answer = TestClient(app, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "Cổng đang gặp sự cố" in answer.text


@pytest.mark.parametrize("place", ["/", "/static/portal.css", "/khong-co"])
def test_security_headers_are_everywhere(visitor: TestClient, place: str) -> None:
    headers = visitor.get(place).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]


def test_the_same_day_gives_the_same_pages() -> None:
    first, second = (TestClient(create_app(None, TODAY)) for _ in range(2))
    for place in ("/", "/thong-ke", "/danh-gia/ket-qua"):
        assert first.get(place).text == second.get(place).text


def test_names_sort_as_in_vietnamese() -> None:
    assert sorted(["Điện Biên", "Đà Nẵng", "Ấm", "Dân", "Anh"], key=vietnamese.sort_key) == [
        "Anh",
        "Ấm",
        "Dân",
        "Đà Nẵng",
        "Điện Biên",
    ]
    assert vietnamese.number(1234567) == "1.234.567"
    assert vietnamese.percent(987, 1000) == "98,7%"


def test_server_says_where_it_is_and_ends_quietly(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "demo_portal", "--port", "0", "--data", str(tmp_path)]
    server = subprocess.Popen(
        command, cwd=EXAMPLES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    try:
        assert server.stdout
        assert re.fullmatch(r"Demo portal: http://127\.0\.0\.1:\d+/\n", server.stdout.readline())
        assert (tmp_path / "demo_portal.sqlite3").exists()
    finally:
        server.send_signal(signal.SIGTERM)
        output, errors = server.communicate(timeout=60)
    assert (server.returncode, output, errors) == (0, "", "")
