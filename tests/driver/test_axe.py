from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Site, html

from pytest_egov.barriers import rules_in
from pytest_egov.catalogue import Catalogue
from pytest_egov.driver.axe import RULES, Audit, audit_of, run_axe, with_axe
from pytest_egov.errors import UsageProblem
from pytest_egov.evidence.accessibility import RuleResult
from pytest_egov.gatherers.expedition import Expedition

StartSite = Callable[[dict[str, Any]], Site]
ExpeditionTo = Callable[..., Expedition]

FAULTY = html(
    '<h1>Dịch vụ công</h1><img src="/anh.png"><marquee>Chữ chạy</marquee><input>'
    '<p>Chi tiết xem <a href="/x" style="text-decoration:none">tại đây</a> nhé</p>'
)


def audit(expedition: Expedition) -> Audit:
    return run_axe(expedition.visitor.go(expedition.portal.address))


def rules(results: tuple[RuleResult, ...]) -> set[str]:
    return {result.rule for result in results}


def test_faults_come_with_their_elements(site: StartSite, expedition_to: ExpeditionTo) -> None:
    said = audit(expedition_to(site({"/": FAULTY}).address))

    assert {"image-alt", "marquee", "label"} <= rules(said.outcomes.violations)
    assert "document-title" in said.outcomes.passed_rules
    assert said.engine.startswith("axe-core 4.")
    image = next(result for result in said.outcomes.violations if result.rule == "image-alt")
    assert (("img",),) == tuple(node.target for node in image.nodes)
    assert '<img src="/anh.png">' == image.nodes[0].html
    assert "critical" == image.impact


@pytest.mark.parametrize(
    ("rule", "head", "body"),
    [
        ("document-title", "<title></title>", ""),
        ("meta-viewport", '<meta name="viewport" content="width=device-width, user-scalable=no">', ""),
        ("blink", "", "<blink>Mới</blink>"),
        ("list", "", "<ul><div>Không phải mục</div></ul>"),
        ("link-name", "", '<a href="/x"><i></i></a>'),
        ("link-in-text-block", "", '<p>Chi tiết xem <a href="/x" style="text-decoration:none;color:#111">tại đây</a> nhé</p>'),
        ("color-contrast", "", '<p style="color:#bbb;background:#fff">Chữ nhạt</p>'),
        ("select-name", "", "<select><option>Sở Tư pháp</option></select>"),
        ("button-name", "", "<button></button>"),
        ("aria-roles", "", '<div role="nut-bam">Gửi</div>'),
    ],
)  # fmt: skip
def test_a_fault_is_found_by_the_rule_the_standard_names(
    rule: str, head: str, body: str, site: StartSite, expedition_to: ExpeditionTo
) -> None:
    titled = "" if "<title>" in head else "<title>Trang thử</title>"
    faulty = f'<!doctype html><html lang="vi"><head><meta charset="utf-8">{titled}{head}</head><body><h1>Đầu</h1>{body}</body>'

    assert rule in rules(audit(expedition_to(site({"/": faulty}).address)).outcomes.violations)


def test_what_the_engine_cannot_decide_is_incomplete(site: StartSite, expedition_to: ExpeditionTo) -> None:
    menu = "".join(f'<a href="/{n}">Mục số {n}</a> ' for n in range(9))
    over_picture = '<p style="background-image:url(/nen.png)">Chữ trên ảnh</p>'

    said = audit(expedition_to(site({"/": html(f"<div>{menu}</div>{over_picture}")}).address))

    assert {"bypass", "color-contrast"} <= rules(said.outcomes.incomplete)
    assert set() == rules(said.outcomes.violations)


def test_every_rule_the_standard_names_is_run(
    site: StartSite, expedition_to: ExpeditionTo, catalogue: Catalogue
) -> None:
    expedition = expedition_to(site({"/": FAULTY}).address)
    audit(expedition)
    run, known = (
        set(expedition.visitor.tab.evaluate("(tags) => axe.getRules(tags).map((rule) => rule.ruleId)", tags))
        for tags in (RULES, None)
    )
    named = {
        rule
        for pillar, _, row in catalogue.rows()
        if pillar.id == "accessibility"
        for part in row.judged_by
        for rule in rules_in(part.limits)
    }

    assert {"image-alt", "label"} <= named
    assert set() == (named & known) - run  # the others are rules of our own probes


def test_another_engine_is_taken_from_the_file_named_and_a_wrong_name_is_told(
    site: StartSite, expedition_to: ExpeditionTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    newer = tmp_path / "axe.min.js"
    newer.write_text(re.sub(r"4\.\d+\.\d+", "4.99.0", Axe().axe_script), encoding="utf-8")
    expedition = expedition_to(site({"/": FAULTY}).address)
    monkeypatch.setenv("EGOV_AXE", str(newer))
    assert "axe-core 4.99.0 (wcag2a, wcag2aa)" == audit(expedition).engine

    monkeypatch.setenv("EGOV_AXE", str(tmp_path / "khong-co.js"))
    with pytest.raises(UsageProblem, match=r"EGOV_AXE names .*khong-co\.js"):
        audit(expedition)


def test_frames_of_the_site_are_looked_into(site: StartSite, expedition_to: ExpeditionTo) -> None:
    framed = html('<h1>Trang chủ</h1><iframe src="/khung" title="Thông báo"></iframe>')
    pages = {"/": framed, "/khung": html('<p>Trong khung</p><img src="/y.png">', "Khung")}

    said = audit(expedition_to(site(pages).address))

    image = next(result for result in said.outcomes.violations if result.rule == "image-alt")
    assert ("iframe", "img") == image.nodes[0].target


def test_frames_of_other_sites_are_left_alone(site: StartSite, expedition_to: ExpeditionTo) -> None:
    other = site({"/": html('<img src="/quang-cao.png">', "Quảng cáo")}).address.replace("127.0.0.1", "localhost")
    portal = site({"/": html(f'<h1>Trang chủ</h1><iframe src="{other}"></iframe>')})

    said = audit(expedition_to(portal.address))

    assert {"frame-title"} == rules(said.outcomes.violations)


def test_a_page_that_allows_no_scripts_of_others_is_audited(site: StartSite, expedition_to: ExpeditionTo) -> None:
    guarded = {"content-security-policy": "default-src 'self'; script-src 'self'; require-trusted-types-for 'script'"}

    said = audit(expedition_to(site({"/": (200, guarded, FAULTY)}).address))

    assert "image-alt" in rules(said.outcomes.violations)


def test_elements_behind_shadow_roots_keep_the_way_to_them(site: StartSite, expedition_to: ExpeditionTo) -> None:
    script = "document.querySelector('#la').attachShadow({mode: 'open'}).innerHTML = '<img src=z.png>'"

    said = audit(expedition_to(site({"/": html(f'<h1>A</h1><div id="la"></div><script>{script}</script>')}).address))

    image = next(result for result in said.outcomes.violations if result.rule == "image-alt")
    assert ("#la >>> img",) == image.nodes[0].target


def test_what_a_portal_says_is_kept_short() -> None:
    node = {"target": ["p"], "html": "<" + "x" * 5000, "failureSummary": "y" * 5000}
    rule = {"id": "color-contrast", "impact": None, "help": "h", "helpUrl": "u", "nodes": [node] * 250}
    response = {
        "testEngine": {"name": "axe-core", "version": "4.12.1"},
        "violations": [rule],
        "incomplete": [],
        "passes": [{"id": "label"}],
    }

    said = audit_of(response)

    assert (100, 150) == (len(said.outcomes.violations[0].nodes), said.outcomes.violations[0].more)
    assert (300, 500) == (
        len(said.outcomes.violations[0].nodes[0].html),
        len(said.outcomes.violations[0].nodes[0].summary),
    )
    assert ("label",) == said.outcomes.passed_rules
    assert "" == said.outcomes.violations[0].impact


@pytest.mark.parametrize(
    "change",
    [
        "document.querySelector('a').firstChild.data = 'Hai'",
        "document.querySelector('a').setAttribute('aria-label', 'Hai')",
        "document.querySelector('p').innerHTML = '<a href=\"/\">Hai</a>'",
    ],
    ids=["text", "attribute", "element"],
)
def test_what_the_engine_knew_of_a_page_is_forgotten_once_the_page_changes(
    change: str, site: Callable[[dict[str, Any]], Site], expedition_to: Callable[..., Expedition]
) -> None:
    here = site({"/": html('<p><a href="/">Một</a></p>')})
    tab = expedition_to(here.address).visitor.go(here.address)
    names = "(elements) => [elements.name(document.querySelector('a')), axe.__known = axe._tree === axe.__tree, axe.__tree = axe._tree][0]"

    assert [((), "Một")] == with_axe(tab, names) == with_axe(tab, names)
    assert tab.evaluate("axe.__known")
    tab.evaluate(change)
    assert [((), "Hai")] == with_axe(tab, names)


@pytest.mark.parametrize("event", ["load", "animationend", "transitionend"])
def test_what_the_engine_knew_is_forgotten_when_a_style_has_come_into_force(
    event: str, site: Callable[[dict[str, Any]], Site], expedition_to: Callable[..., Expedition]
) -> None:
    here = site({"/": html('<p><a href="/">Một</a></p>')})
    tab = expedition_to(here.address).visitor.go(here.address)
    shown = "(elements) => elements.shown(document.querySelector('a'))"
    hides = "const s = new CSSStyleSheet(); s.replaceSync('a { display: none }'); document.adoptedStyleSheets = [s];"

    assert [((), True)] == with_axe(tab, shown)
    tab.evaluate(f"(() => {{ {hides} document.querySelector('p').dispatchEvent(new Event('{event}')); }})()")
    assert [((), False)] == with_axe(tab, shown)
