from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import Asked, Site, html
from page_set_portal import MENU, SIGN_IN, gathered, open_procedure, page, portal

from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, RuleResult
from pytest_egov.gatherers.accessibility import page_set
from pytest_egov.gatherers.accessibility.citizens_pages import without_texts
from pytest_egov.gatherers.expedition import Expedition

StartSite = Callable[[dict[str, Any]], Site]
ExpeditionTo = Callable[..., Expedition]


def test_a_page_behind_the_sign_in_is_seen_as_the_citizen_and_says_nothing_of_them(
    site: StartSite, expedition_to: ExpeditionTo
) -> None:
    def eform(asked: Asked) -> Any:
        if "phien=1" not in asked.cookie:
            return html(f"{MENU}<h1>Đăng nhập</h1>{SIGN_IN}", "Đăng nhập")
        return html(
            '<h1>Tờ khai</h1><form><input title="x" value="Nguyễn Văn An"></form><img src="/anh-cua-toi.png">',
            "Tờ khai",
        )

    pages = portal(vao=(302, {"location": "/", "set-cookie": "phien=1; path=/"}, ""))
    pages["/nop/1"] = eform
    here = site(pages)
    expedition = expedition_to(here.address, prepare=page_set.arm)
    open_procedure(expedition)
    assert "eform" in dict(gathered(expedition).missing)

    citizen = expedition.visitor.another()
    citizen.read(f"{here.address}vao")
    expedition.receive(citizen)
    said = page(gathered(expedition), "eform")
    citizen.close()

    assert "Tờ khai" == said.title
    image = next(result for result in said.violations if result.rule == "image-alt").nodes[0]
    assert ('<img src="">', "", "") == (image.html, image.summary, image.picture)
    assert "" == said.screenshot


def test_nothing_a_page_says_is_left_in_selectors_values_cut_off_or_measured() -> None:
    nodes = (
        RuleNode(
            ('#f > input[value="Nguyễn Văn An"]',),
            '<input value="Nguyễn Văn An" title="Số 0',
            'value="Nguyễn Văn An"',
            "a.png",
        ),
        RuleNode(("td:nth-child(2)",), "<td>001090000128", ""),
    )
    said = RuleOutcomes((RuleResult("label", "", "", "", nodes),), (RuleResult("x", "", "", "", (), trouble="An: 12"),))

    bare = without_texts(said)

    first, second = bare.violations[0].nodes
    assert (('#f > input[value=""]',), '<input value="" title="', "", "") == (
        first.target,
        first.html,
        first.summary,
        first.picture,
    )
    assert "<td>" == second.html
    assert "" == bare.incomplete[0].trouble
