"""``egov doctor PORTAL``: which places are found and how, and which are not; nothing but pages is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import html
from typer.testing import CliRunner

from pytest_egov.run import take_order
from pytest_egov.survey import lines, survey

HOME = html("""<header>Cổng dịch vụ công tỉnh Minh Hòa</header><nav>
  <a href="/tra-cuu">Tra cứu hồ sơ</a><a href="/ts">Thống kê</a><a href="/hd">Hướng dẫn</a>
  <button type=button>Khám phá</button></nav>""")


@pytest.fixture
def surveyed(site: Any, browser: Any, tmp_path: Path) -> dict[str, str]:
    """The lines on each place of a small portal, by the place's name; whether the portal was only read."""
    here = site(
        {
            "/": HOME,
            "/tra-cuu": html("<form><label>Mã hồ sơ <input></label></form>"),
            "/ts": html("<p>Chức năng đang được xây dựng</p>"),
            "/hd": (404, {}, html("Xin lỗi")),
            "/hoi": html("Câu hỏi và trả lời của công dân"),
        }
    )
    file = tmp_path / "portal.yaml"
    file.write_text(f"address: {here.address}\nplaces:\n  faq: /hoi\n  rating: {{absent: true}}\n", encoding="utf-8")
    order = take_order(str(file), "conformance_suites.mic_2023", tmp_path, tmp_path, None, None)
    told = {found.search.name: "\n".join(lines(found)) for found in survey(order, browser)}
    assert {"GET"} == {asked.method for asked in here.asked}
    return told


def test_each_place_is_told_with_how_it_was_found(surveyed: dict[str, str]) -> None:
    assert "wayfinding   1.00, 1 click (Tra cứu hồ sơ)" in surveyed["status_lookup"]
    assert "portal_file  1.00" in surveyed["faq"]
    assert "PROBLEM: it is still being built" in surveyed["statistics"]
    assert "PROBLEM: there is no such page" in surveyed["guidance"]


def test_what_was_not_found_is_told_with_what_was_tried(surveyed: dict[str, str]) -> None:
    assert "NOT FOUND    the search was complete" in surveyed["rating"]
    assert "the portal file says that the portal does not have it" in surveyed["rating"]
    assert "NOT FOUND    something was left untried" in surveyed["contact"]
    assert "'Khám phá'" in surveyed["contact"]


@pytest.mark.parametrize(
    ("rules", "explored"), [("User-agent: *\nDisallow: /muc-luc", 0), ("User-agent: *\nDisallow: /x", 1)]
)
def test_what_robots_txt_closes_is_not_explored(
    site: Any, browser: Any, tmp_path: Path, rules: str, explored: int
) -> None:
    here = site(
        {
            "/": html('<nav><a href="/muc-luc">Mục lục</a></nav>'),
            "/muc-luc": html("<p>Tin tức</p>"),
            "/robots.txt": (200, {"content-type": "text/plain"}, rules),
        }
    )
    order = take_order(here.address, "conformance_suites.mic_2023", tmp_path, tmp_path, None, None)
    assert list(survey(order, browser))
    assert (1, explored) == (here.count("/robots.txt"), here.count("/muc-luc"))


def test_places_without_words_and_of_a_citizen_are_not_looked_for(surveyed: dict[str, str]) -> None:
    assert {"eform", "profile", "drafts"} & set(surveyed) == set()


def test_a_portal_that_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    from pytest_egov import cli
    from pytest_egov.driver import browser
    from pytest_egov.errors import PortalUnreachable

    def down(*_: object) -> None:
        raise PortalUnreachable("http://127.0.0.1:9/", "no answer")

    monkeypatch.setattr(browser, "own_browser", nullcontext)
    monkeypatch.setattr("pytest_egov.survey.survey", down)
    done = CliRunner().invoke(cli.app, ["doctor", "http://127.0.0.1:9/"])
    assert 12 == done.exit_code
    assert "did not answer" in done.output
