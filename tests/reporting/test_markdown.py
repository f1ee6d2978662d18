from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from pytest_egov.reporting.excerpts import lost_points
from pytest_egov.reporting.markdown import escaped, render_markdown
from pytest_egov.reporting.paper import points
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.results import RunResult

    MakeResult = Callable[..., RunResult]


def html(markdown: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown))


def test_the_summary_says_the_score_the_pillars_and_the_losses(result: RunResult) -> None:
    page = render_markdown(result)
    assert "**58.92 of 100.00 points certain**, up to 81.42 possible." in page
    assert result.score is not None
    for pillar in result.score.pillars:
        assert (
            f"| {points(pillar.certain, 'en')} | {points(pillar.possible, 'en')} | {points(pillar.maximum, 'en')} |"
            in page
        )
    assert f"| {points(lost_points(result)[0].points.lost, 'en')} |" in page
    assert "**Chắc chắn 58,92 trên 100,00 điểm**" in render_markdown(result, "vi")


def test_hostile_text_is_neither_markup_nor_a_row(hostile_result: RunResult) -> None:
    page = render_markdown(hostile_result)
    rendered = html(page)
    for tag in ("<script", "<img", "<a ", "<code", "<del"):
        assert tag not in rendered
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rendered
    assert 2 == rendered.count("<table>")
    assert 0 == page.count("\x1b")


def test_a_narrowed_run_has_no_score(make_result: MakeResult) -> None:
    assert "Only 2 of 54 criteria were judged: **there is no 100-point score**." in render_markdown(
        make_result(only=("F17.1", "P1"))
    )


def test_text_survives_its_escaping() -> None:
    said = r"a *b* _c_ `d` [e](f) # g | h <i> & \j ~k~ 1. l @m https://n.example"
    assert f"<p>{said.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n" == html(escaped(said))
