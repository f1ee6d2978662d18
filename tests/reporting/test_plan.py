"""A plan's progress in terminal, page and summary: the same figures, and what people or portals wrote is only ever text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from pytest_egov.plan_progress import plan_result
from pytest_egov.repair_plan import KeptTask, RepairPlan, Task
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.markdown import render_markdown
from pytest_egov.reporting.paper import Lang, points
from pytest_egov.reporting.plan_words import STATES
from pytest_egov.reporting.terminal import summary_lines

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from pytest_egov.results import RunResult

HOSTILE = "<script>alert(1)</script>\x1b[31m | a\n# tiêu đề ![x](https://evil.example/x.png)"
TASKS = (
    {"id": "F01.1", "points": 2.5, "owner": "Tổ tích hợp"},
    {"id": "F02.1", "points": 1.5, "due": "2026-11-01", "owner": HOSTILE, "note": HOSTILE},
    {"id": "F03.1", "points": 2, "status": "in_progress", "title": HOSTILE},
    {"id": "F06.1", "points": 2, "status": "done", "closed": "2026-11-10"},
    {"id": "F04.1", "points": 2, "status": "done"},
)


@pytest.fixture
def planned(result: RunResult) -> RunResult:
    """A result with a plan: something of everything."""
    kept = tuple(KeptTask(line=number, said=Task.model_validate(task)) for number, task in enumerate(TASKS, start=20))
    plan = RepairPlan(file=f"{HOSTILE}.yaml", sha256="d" * 64, tasks=kept)
    return result.model_copy(update={"plan": plan_result(plan, result.criteria, result.taken_at)})


def test_every_state_stands_in_the_sample(planned: RunResult) -> None:
    assert planned.plan is not None
    assert {"done", "overdue", "unverified", "reopened", "new"} <= {it.state for it in planned.plan.totals}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_terminal_page_and_summary_tell_the_same_figures(planned: RunResult, tmp_path: Path, lang: Lang) -> None:
    plan = planned.plan
    assert plan is not None
    terminal = " ".join(" ".join(summary_lines(planned, colour=False, reports={}, lang=lang)).split())
    summary = render_markdown(planned, lang)
    page = " ".join(re.sub(r"<[^>]+>", " ", render_html(planned, tmp_path, lang)).split())
    won, most = points(plan.won, lang), points(plan.planned, lang)
    assert (f"thu lại {won} trên {most} điểm" if lang == "vi" else f"{won} of {most} points won back") in terminal
    assert (f"thu lại {won} trên {most} điểm" if lang == "vi" else f"{won} of {most} points won back") in summary
    assert f"{points(plan.won, 'vi')} / {points(plan.won, 'en')} trên / of {points(plan.planned, 'vi')}" in page
    for it in plan.totals:
        name = STATES[it.state].vi if lang == "vi" else STATES[it.state].en
        assert f"{name.lower()} {it.tasks} ({points(it.points, lang)})" in terminal
        assert f"| {name} | {it.tasks} | {points(it.points, lang)} |" in summary
        state = STATES[it.state]
        assert f"{state.vi} / {state.en} {it.tasks} {points(it.points, 'vi')} / {points(it.points, 'en')}" in page


def test_who_must_be_looked_after_is_named(planned: RunResult, tmp_path: Path) -> None:
    terminal = " ".join(summary_lines(planned, colour=False, reports={}))
    assert re.search(r"Reopened: +F06\.1 .*Overdue: +F02\.1 ", terminal)
    page = render_html(planned, tmp_path)
    assert '<a href="#c-F02.1">' in page
    assert "Tổ tích hợp" in page
    assert "01/11/2026" in page


def test_what_people_wrote_is_text(planned: RunResult, tmp_path: Path) -> None:
    assert "<script>alert" not in render_html(planned, tmp_path)
    assert "\x1b" not in "".join(summary_lines(planned, colour=False, reports={}))
    summary = render_markdown(planned)
    assert "<script" not in summary
    assert "![x]" not in summary


def test_a_result_without_a_plan_says_nothing_of_one(result: RunResult, tmp_path: Path) -> None:
    assert 'id="plan"' not in render_html(result, tmp_path)
    assert "Plan:" not in " ".join(summary_lines(result, colour=False, reports={}))
    assert "Plan of repairs" not in render_markdown(result)


@pytest.mark.parametrize("width", [400, 1200])
def test_the_page_with_a_plan_is_accessible(planned: RunResult, tmp_path: Path, browser: Browser, width: int) -> None:
    (tmp_path / "index.html").write_text(render_html(planned, tmp_path), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, context="section.plan").response["violations"]
    assert [] == [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
    page.close()
