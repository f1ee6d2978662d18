"""The report as a reader meets it: opened in a browser, with and without scripts, judged as we judge a portal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pytest_egov.page_verdicts import judge_page, rules_by_success_criterion
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.paper import points
from pytest_egov.single_pages import audit_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from pytest_egov.catalogue import Catalogue
    from pytest_egov.results import RunResult

    MakeResult = Callable[..., RunResult]


@pytest.fixture
def file(make_result: MakeResult, dossier: Path) -> Path:
    file = dossier / "index.html"
    file.write_text(render_html(make_result(pictures=("pictures/home.png",)), dossier), encoding="utf-8")
    return file


@pytest.fixture
def report(file: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_context(offline=True, viewport={"width": 1366, "height": 900}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    yield page
    page.context.close()
    assert [] == said


def shown_ids(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all(
        "article.criterion", "articles => articles.filter(a => a.checkVisibility()).map(a => a.id.slice(2))"
    )
    return ids


def test_without_scripts_everything_is_there(file: Path, result: RunResult, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto(file.as_uri())
    assert len(result.criteria) == page.locator("article.criterion:visible").count()
    assert 0 == page.locator(".with-script:visible").count()
    assert result.score is not None
    assert points(result.score.certain, "vi") in page.inner_text(".gauge")
    page.check("#l-en")
    assert points(result.score.certain, "en") in page.inner_text(".gauge")
    page.check("#f-lost")
    assert len([row for row in result.criteria if row.points.lost > 0]) == page.locator("article:visible").count()
    page.check("#f-all")
    page.locator("details").first.locator("summary").first.click()
    page.locator("details").first.locator('a[href^="#picture-"]').first.click()
    assert page.locator("figure[id^=picture-] img").first.is_visible()
    page.context.close()


def test_criteria_are_found_without_diacritics(report: Page) -> None:
    report.fill("#find", "tra cuu tien do")
    found = shown_ids(report)
    assert 0 < len(found) < 54
    assert f"{len(found)} / 54" == report.inner_text(".shown")
    report.fill("#find", "không-có-từ-này")
    assert [] == shown_ids(report)
    report.fill("#find", "")
    assert 54 == len(shown_ids(report))


def test_criteria_are_sorted_by_what_they_lost_and_back(report: Page, result: RunResult) -> None:
    report.select_option("#order", "lost")
    lost = {row.id: row.points.lost for row in result.criteria}
    assert sorted(lost, key=lambda id_: -lost[id_]) == shown_ids(report)
    report.select_option("#order", "standard")
    assert [row.id for row in result.criteria] == shown_ids(report)


def test_a_link_leads_to_a_criterion_that_was_filtered_away(report: Page, result: RunResult) -> None:
    lost = next(row.id for row in result.criteria if row.points.lost > 0)
    report.check("#f-open")
    assert lost not in shown_ids(report)
    report.click(f'.planner a[href="#c-{lost}"]')
    assert lost in shown_ids(report)
    assert report.locator(f'[id="c-{lost}"] > details').evaluate("details => details.open")


def test_a_picture_opens_large_and_closes_by_keyboard(report: Page) -> None:
    report.locator("article.criterion details summary").first.click()
    link = report.locator('article a[href^="#picture-"]').first
    link.click()
    viewer = report.locator("dialog.viewer")
    assert viewer.is_visible()
    assert viewer.locator("img").evaluate("image => image.naturalWidth > 0")
    report.keyboard.press("Escape")
    assert not viewer.is_visible()
    assert link.evaluate("link => link === document.activeElement")


def test_no_other_script_may_run(file: Path, browser: Browser) -> None:
    report = browser.new_context(offline=True).new_page()
    report.goto(file.as_uri())
    report.evaluate("window.said = 0")
    refused = report.evaluate(
        """() => new Promise(done => {
            document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective));
            const script = document.createElement("script");
            script.textContent = "window.said = 1";
            document.body.append(script);
        })"""
    )
    assert refused.startswith("script-src")
    assert 0 == report.evaluate("window.said")
    report.context.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_the_report_passes_our_own_judgement(
    make_result: MakeResult,
    dossier: Path,
    catalogue: Catalogue,
    browser: Browser,
    width: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = make_result(pictures=("pictures/home.png",))
    # Every outcome once: the probes visit each control, and fifty of a kind say no more than one.
    some = {row.outcome: row for row in result.criteria}
    shown = result.model_copy(update={"criteria": tuple(some.values())})
    file = dossier / "index.html"
    file.write_text(render_html(shown, dossier), encoding="utf-8")
    monkeypatch.setattr("pytest_egov.single_pages.WIDTH", width)
    (page,) = audit_pages([str(file)], browser, lambda _line: None)
    assert page.outcomes is not None, page.trouble
    verdicts = judge_page(page.outcomes, rules_by_success_criterion(catalogue))
    failed = {
        f"{number}: {finding}" for number, verdict in verdicts.items() if verdict.outcome == "failed" for finding in verdict.findings
    }  # fmt: skip
    assert set() == failed


def test_the_page_has_one_font_and_it_knows_vietnamese(file: Path) -> None:
    page = file.read_text(encoding="utf-8")
    assert ["400", "600"] == re.findall(r"@font-face\{font-family:Inter;font-weight:(\d+)", page)
