from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import pytest

from pytest_egov.reporting.badge import render_badge
from pytest_egov.results import RunResult

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    MakeResult = Callable[..., RunResult]

SVG = "{http://www.w3.org/2000/svg}"


def words(badge: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(badge).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("vi", ["dịch vụ công", "58,92–81,42 / 100"]), ("en", ["public service", "58.92–81.42 / 100"])],
)
def test_it_says_the_interval(result: RunResult, lang: Literal["vi", "en"], expected: list[str]) -> None:
    assert expected == words(render_badge(result, lang))


def test_where_nothing_is_open_there_is_one_figure(make_result: MakeResult) -> None:
    assert "100,00 / 100" in words(render_badge(make_result(turns=[("passed", Fraction(1), Fraction(0))])))


def test_a_maximum_without_what_does_not_apply_is_told(make_result: MakeResult) -> None:
    turns = [("not_applicable", Fraction(0), Fraction(0)), *[("passed", Fraction(1), Fraction(0))] * 53]
    assert "97,50 / 97,50" in words(render_badge(make_result(turns=turns)))


@pytest.mark.parametrize(
    ("lang", "expected"), [("vi", "2/54 tiêu chí, không có điểm"), ("en", "2 of 54 criteria, no score")]
)
def test_a_narrowed_run_has_no_figures(make_result: MakeResult, lang: Literal["vi", "en"], expected: str) -> None:
    badge = render_badge(make_result(only=("F17.1", "P1")), lang)
    assert expected == words(badge)[1]
    assert "f2b705" not in badge


def test_its_title_tells_it_to_those_who_do_not_see_it(result: RunResult) -> None:
    root = ET.fromstring(render_badge(result))
    title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert about is not None
    assert ("img", title.get("id"), about.get("id")) == tuple(
        root.get(name) for name in ("role", "aria-labelledby", "aria-describedby")
    )
    assert f"{result.portal.name}: 58,92–81,42 / 100 (mic-2023@1.0.0)" == title.text
    assert result.catalogue.sha256 in (about.text or "")


def test_its_bar_is_as_long_as_its_figures(result: RunResult) -> None:
    behind, possible, certain = list(ET.fromstring(render_badge(result)).iter(f"{SVG}rect"))[-3:]
    assert result.score is not None
    for bar, value in ((possible, result.score.possible), (certain, result.score.certain)):
        assert abs(float(bar.get("width", 0)) / float(behind.get("width", 0)) - value / 100) < 0.002


def test_it_has_no_script_no_address_and_no_control_character(hostile_result: RunResult) -> None:
    badge = render_badge(hostile_result)
    root = ET.fromstring(badge)
    assert {"svg", "title", "desc", "clipPath", "g", "rect", "text"} == {
        node.tag.removeprefix(SVG) for node in root.iter()
    }
    attributes = [(name, value) for node in root.iter() for name, value in node.items()]
    assert [] == [name for name, _ in attributes if name.startswith("on") or "href" in name]
    assert not {character for character in badge if ord(character) < 32} - {"\n"}


def test_its_words_fit_their_room(result: RunResult, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(render_badge(result))
    inside = """texts => texts.map(text => {
        const given = parseFloat(text.getAttribute('textLength')), box = text.getBBox();
        text.removeAttribute('textLength');
        return [text.getComputedTextLength(), given, box.y >= 0 && box.y + box.height <= 24];
    })"""
    for natural, given, high_enough in page.eval_on_selector_all("text", inside):
        assert 0.75 < given / natural < 1.25
        assert high_enough
    page.close()
