from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import escape
from page_reader import Reader, read

from pytest_egov.evidence.timings import FormDraw
from pytest_egov.repairs import repairs
from pytest_egov.reporting.html import render_html
from pytest_egov.reporting.paper import points
from pytest_egov.results import RunResult
from pytest_egov.timed_results import TimedLoad, TimedResult

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from pytest_egov.reporting.paper import Lang
    from pytest_egov.results import GroupTotals, PillarTotals

    MakeResult = Callable[..., RunResult]


def headings(reader: Reader) -> list[int]:
    return [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]


def test_every_criterion_stands_in_the_report(result: RunResult, dossier: Path) -> None:
    reader = read(render_html(result, dossier))
    articles = [attributes["id"] for tag, attributes in reader.tags if tag == "article"]
    assert [f"c-{row.id}" for row in result.criteria] == articles
    for row in result.criteria:
        wanted = [row.title, row.sentence, row.expected, row.why, row.judged]
        if row.points.lost > 0 or row.points.open > 0:
            wanted.append(row.fix)
        for text in wanted:
            assert text.vi in reader.text
            assert text.en in reader.text


def test_the_figures_are_those_of_the_result(result: RunResult, dossier: Path) -> None:
    page = render_html(result, dossier)
    assert result.score is not None
    text = " ".join(read(page).text.split())

    def both(value: float) -> str:
        return f"{points(value, 'vi')} / {points(value, 'en')}"

    assert f"{both(result.score.certain)} trên / of {both(result.score.maximum)} điểm chắc chắn đạt" in text
    parts: list[PillarTotals | GroupTotals] = [
        *result.score.pillars,
        *(group for pillar in result.score.pillars for group in pillar.groups),
    ]
    for totals in parts:
        assert f"{totals.title.vi} / {totals.title.en}" in text
        line = rf"{re.escape(totals.title.en)}[^\n]*?</th>.*?</tr>"
        figures = re.findall(r'class="vi" lang="vi">(\d+,\d\d)<', re.search(line, page, re.DOTALL)[0])  # type: ignore[index] # found
        assert [points(value, "vi") for value in (totals.certain, totals.possible, totals.maximum)] == figures
    for row in result.criteria:
        article = page[page.index(f'id="c-{row.id}"') :].split("</article>")[0]
        assert points(row.points.earned, "vi") in article
        if row.points.lost > 0:
            assert f"{points(row.points.lost, 'vi')}" in article


def test_what_to_repair_first_stands_with_all_that_hangs_on_it(result: RunResult, dossier: Path) -> None:
    page = render_html(result, dossier)
    planner = page[page.index('id="lost"') : page.index('id="open"')]
    wanted = repairs(result)
    assert wanted
    assert len(wanted) == planner.count('<p class="what">')
    for repair in wanted:
        assert escape(repair.cause.said.vi) in planner
        assert all(f'href="#c-{row.id}"' in planner for row in repair.criteria)
    lost = {row.id for row in result.criteria if row.points.lost > 0}
    assert lost <= {*re.findall(r'href="#c-([^"]+)"', planner)}


def test_the_report_says_what_it_was_made_of(result: RunResult, dossier: Path) -> None:
    text = read(render_html(result, dossier)).text
    facts = [result.portal.name, result.portal.agency, result.portal.address, result.tool, result.browser, result.seed]
    facts += [result.catalogue.sha256, result.dossier_sha256, f"{result.catalogue.id}@{result.catalogue.version}"]
    facts += [result.catalogue.provenance_note.vi, result.catalogue.provenance_note.en, "24/11/2026 09:05"]
    assert [] == [fact for fact in facts if fact not in text]


def test_the_same_result_gives_the_same_bytes(result: RunResult, dossier: Path) -> None:
    assert render_html(result, dossier) == render_html(RunResult.model_validate_json(result.model_dump_json()), dossier)


def test_headings_go_down_by_one_and_ids_stand_once(result: RunResult, dossier: Path) -> None:
    reader = read(render_html(result, dossier))
    levels = headings(reader)
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert [] == [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert sorted(set(filter(None, ids))) == sorted(filter(None, ids))
    targets = {
        attributes["href"]
        for tag, attributes in reader.tags
        if tag in ("a", "use") and (attributes.get("href") or "").startswith("#")
    }
    assert set() == targets - {f"#{id_}" for id_ in ids}


def test_hostile_text_stays_text(hostile_result: RunResult, dossier: Path) -> None:
    page = render_html(hostile_result, dossier)
    reader = read(page)
    assert 1 == page.count("<script")
    assert [] == [tag for tag, _ in reader.tags if tag in ("iframe", "object", "form", "base", "link", "template")]
    assert [] == [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in reader.text
    assert "{{ 7*7 }} {% raw %} ${7*7}" in reader.text
    links = [
        attributes for tag, attributes in reader.tags if tag == "a" and not (attributes["href"] or "").startswith("#")
    ]
    assert [] == [link for link in links if urlsplit(link["href"] or "").scheme not in ("http", "https")]
    assert [] == [character for character in page if character in "\x1b\x07\x9b\u202e\u2066"]


def test_links_lead_to_web_addresses_without_a_referrer(result: RunResult, dossier: Path) -> None:
    links = [
        attributes
        for tag, attributes in read(render_html(result, dossier)).tags
        if tag == "a" and (attributes["href"] or "")[0] != "#"
    ]
    assert links
    assert {"noreferrer noopener"} == {link["rel"] for link in links}


def test_a_title_of_megabytes_is_cut(make_result: MakeResult, dossier: Path) -> None:
    page = render_html(make_result(said="A" * 5_000_000), dossier)
    assert len(page) < 5_000_000
    assert "A…" in page


def test_a_narrowed_run_shows_no_score(make_result: MakeResult, dossier: Path) -> None:
    text = " ".join(read(render_html(make_result(only=("F17.1", "P1")), dossier)).text.split())
    assert "không có điểm trên thang 100" in text
    assert "there is no 100-point score" in text
    assert "Criteria judged: 2 trên / of 54" in text
    assert "Chức năng / Function" in text


def test_articles_that_were_not_read_are_marked_and_not_quoted(result: RunResult, dossier: Path) -> None:
    reader = read(render_html(result, dossier))
    unread = [article for row in result.criteria for article in row.legal if not article.read]
    assert len(unread) == reader.text.count("text not read; not quoted as law")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_language_asked_for_is_shown_first(
    result: RunResult, dossier: Path, lang: Lang, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "index.html"
    file.write_text(render_html(result, dossier, lang), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert lang == page.evaluate("document.documentElement.lang")
    shown = page.inner_text("#score")
    assert {"vi": "Kết quả", "en": "Score"}[lang] == shown
    page.check("#l-en")
    assert "Score" == page.inner_text("#score")
    page.check("#f-open")
    open_ones = [row.id for row in result.criteria if row.points.open > 0]
    assert len(open_ones) == page.locator("article:visible").count()
    page.close()


@pytest.mark.parametrize(
    ("width", "scheme", "switch"),
    [
        (1366, "light", "#l-vi"),
        (768, "light", "#l-en"),
        (390, "light", "#l-both"),
        (1366, "dark", "#l-both"),
        (390, "dark", "#l-vi"),
    ],
)
def test_the_report_has_no_axe_violation_asks_for_nothing_and_fits(  # fixtures
    make_result: MakeResult, dossier: Path, browser: Browser, width: int, scheme: Literal["light", "dark"], switch: str
) -> None:
    said = "<script>alert(1)</script> " + "Tratratratra" * 60
    result = make_result(said=said, pictures=("pictures/home.png",), name=f"Cổng {said}"[:150])
    file = dossier / "index.html"
    file.write_text(render_html(result, dossier), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    said_by_browser: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said_by_browser.append(message.text))
    page.on("dialog", lambda dialog: said_by_browser.append(dialog.message))
    page.goto(file.as_uri())
    page.check(switch)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert [] == [url for url in asked if not url.startswith(("file:", "data:"))]
    assert [] == said_by_browser
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [] == [(rule["id"], rule["nodes"][0]["html"], rule["nodes"][0].get("failureSummary")) for rule in found]
    page.close()


def test_timed_loads_stand_as_a_picture_with_its_table(make_result: MakeResult, tmp_path: Path) -> None:
    loads = [
        TimedLoad(
            started_at=datetime(2026, 11, 24, 2, minute, tzinfo=UTC), value=value, never=value is None,
            window="09:00-11:00", busy=value is None, counts=True, error="" if value else "no load event within 60 s",
        )
        for minute, value in enumerate((812.4, 900.0, None))
    ]  # fmt: skip
    drawn = FormDraw("seed", "<b>Đăng ký</b>", "https://x.example/tt/1", "Hộ tịch", ("Hộ tịch",), 79, "a" * 64)
    timings = TimedResult(
        page="eform", url="https://x.example/", profile="desktop", metric="fcp_ms", median=900.0, low=812.4, high=None,
        known=True, limits=(3000.0, 4500.0), loads=tuple(loads), draw=drawn,
    )  # fmt: skip
    result = make_result(only=("P1",))
    row = result.criteria[0]
    part = row.parts[0].model_copy(update={"timings": (timings,)})
    shown = result.model_copy(update={"criteria": (row.model_copy(update={"parts": (part,)}),)})

    html = render_html(shown, tmp_path)

    assert 2 == html.count('<circle class="load')
    assert 1 == html.count('<path class="never"')
    assert "24/11/2026 09:00" in html
    assert "812 ms" in html
    assert "no load event within 60 s" in html
    assert "<b>Đăng ký" not in html
