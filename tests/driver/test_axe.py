from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import Site, html

from pytest_egov.catalogue import Catalogue
from pytest_egov.driver.axe import RULES, Audit, audit_of, run_axe
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

    assert {"image-alt", "marquee", "label"} <= rules(said.violations)
    assert "document-title" in said.passed_rules
    assert said.engine.startswith("axe-core 4.")
    image = next(result for result in said.violations if result.rule == "image-alt")
    assert (("img",),) == tuple(node.target for node in image.nodes)
    assert '<img src="/anh.png">' == image.nodes[0].html
    assert "critical" == image.impact


def test_every_rule_the_standard_names_is_run(
    site: StartSite, expedition_to: ExpeditionTo, catalogue: Catalogue
) -> None:
    expedition = expedition_to(site({"/": FAULTY}).address)
    audit(expedition)
    run = set(expedition.visitor.tab.evaluate("(tags) => axe.getRules(tags).map((rule) => rule.ruleId)", RULES))
    named = {
        rule
        for pillar, _, row in catalogue.rows()
        if pillar.id == "accessibility"
        for part in row.judged_by
        for rule in part.limits.get("rules", ())
    }

    assert set() == named - run


def test_frames_of_the_site_are_looked_into(site: StartSite, expedition_to: ExpeditionTo) -> None:
    framed = html('<h1>Trang chủ</h1><iframe src="/khung" title="Thông báo"></iframe>')
    pages = {"/": framed, "/khung": html('<p>Trong khung</p><img src="/y.png">', "Khung")}

    said = audit(expedition_to(site(pages).address))

    image = next(result for result in said.violations if result.rule == "image-alt")
    assert ("iframe", "img") == image.nodes[0].target


def test_frames_of_other_sites_are_left_alone(site: StartSite, expedition_to: ExpeditionTo) -> None:
    other = site({"/": html('<img src="/quang-cao.png">', "Quảng cáo")}).address.replace("127.0.0.1", "localhost")
    portal = site({"/": html(f'<h1>Trang chủ</h1><iframe src="{other}"></iframe>')})

    said = audit(expedition_to(portal.address))

    assert {"frame-title"} == rules(said.violations)


def test_a_page_that_allows_no_scripts_of_others_is_audited(site: StartSite, expedition_to: ExpeditionTo) -> None:
    guarded = {"content-security-policy": "default-src 'self'; script-src 'self'; require-trusted-types-for 'script'"}

    said = audit(expedition_to(site({"/": (200, guarded, FAULTY)}).address))

    assert "image-alt" in rules(said.violations)


def test_elements_behind_shadow_roots_keep_the_way_to_them(site: StartSite, expedition_to: ExpeditionTo) -> None:
    script = "document.querySelector('#la').attachShadow({mode: 'open'}).innerHTML = '<img src=z.png>'"

    said = audit(expedition_to(site({"/": html(f'<h1>A</h1><div id="la"></div><script>{script}</script>')}).address))

    image = next(result for result in said.violations if result.rule == "image-alt")
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

    assert (100, 150) == (len(said.violations[0].nodes), said.violations[0].more)
    assert (300, 500) == (len(said.violations[0].nodes[0].html), len(said.violations[0].nodes[0].summary))
    assert ("label",) == said.passed_rules
    assert "" == said.violations[0].impact
