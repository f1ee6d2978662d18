"""The league as a reader meets it: without scripts and network, judged as we judge a portal, and on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from pytest_egov.league_outputs import write_league
from pytest_egov.page_verdicts import judge_page, rules_by_success_criterion
from pytest_egov.reporting.paper import points
from pytest_egov.single_pages import audit_pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from pytest_egov.campaign.league import League
    from pytest_egov.catalogue import Catalogue


@pytest.fixture
def folder(table: League, tmp_path: Path) -> Path:
    write_league(table, tmp_path)
    return tmp_path


@pytest.mark.parametrize("width", [1366, 390])
def test_the_pages_pass_our_own_judgement(
    folder: Path, catalogue: Catalogue, browser: Browser, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pytest_egov.single_pages.WIDTH", width)
    files = [str(folder / "index.html"), str(folder / "da-nang" / "index.html")]
    failed = set()
    for page in audit_pages(files, browser, lambda _line: None):
        assert page.outcomes is not None, page.trouble
        verdicts = judge_page(page.outcomes, rules_by_success_criterion(catalogue))
        failed |= {
            f"{number}: {it}"
            for number, verdict in verdicts.items()
            if verdict.outcome == "failed"
            for it in verdict.findings
        }
    assert set() == failed


def test_without_scripts_and_network_everything_is_read(folder: Path, table: League, browser: Browser) -> None:
    page = browser.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 1366, "height": 900}
    ).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "index.html").as_uri())
    best = table.groups[1].ranked[0]
    row = page.locator(f'tr[data-key="{best.key}"]').first
    assert points(best.total.mark, "vi") in row.inner_text()
    page.check("#l-en")
    assert points(best.total.mark, "en") in row.inner_text()
    figure = page.locator('tr[data-criterion="A1"] td[data-group="province"]')
    assert not figure.locator(".list").first.is_visible()
    figure.locator("summary").click()
    assert "Huế" in figure.inner_text()
    row.locator("a").click()
    assert best.name == page.inner_text("h1")
    page.locator("nav a").first.click()
    assert page.url.endswith("index.html#g-province")
    assert [] == said
    page.context.close()


def test_no_table_is_wider_than_a_narrow_screen_lets_scroll(folder: Path, browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    for file in (folder / "index.html", folder / "hue" / "index.html"):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_it_prints_on_a4(folder: Path, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto((folder / "index.html").as_uri())
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    page.context.close()
    assert {(842, 595)} == {(round(it.mediabox.width), round(it.mediabox.height)) for it in printed.pages}
    text = " ".join(" ".join(it.extract_text() for it in printed.pages).split())
    for said in ("Đà Nẵng", "Bộ Tư pháp", "Mức độ đáp ứng", "4 trên 5", "Lai Châu"):
        assert said in text, said
