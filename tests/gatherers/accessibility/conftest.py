"""A page of one's own, looked at by probes as the audit does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Page, Site, html

from pytest_egov.driver.axe import run_axe
from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility.subject import Probe, Subject
from pytest_egov.gatherers.expedition import Expedition

Look = Callable[..., RuleOutcomes]


@pytest.fixture
def look(site: Callable[[dict[str, Any]], Site], expedition_to: Callable[..., Expedition]) -> Look:
    """What probes say of a page: ``look(body or page, probe, ..., engine=True, pages={"/anh.png": b"..."})``.

    A body is put into a plain Vietnamese page, a whole page (``<!doctype ...``) stays as it is. With ``engine`` axe-core
    runs first and its outcomes stand before those of the probes; without, the probes are told that it said nothing.
    """

    def outcomes(
        page: str, *probes: Probe, engine: bool = False, pages: dict[str, Page | Callable[..., Page]] | None = None
    ) -> RuleOutcomes:
        whole = page if page.lstrip().lower().startswith("<!doctype") else html(page)
        here = site({"/": whole, **(pages or {})})
        visitor = expedition_to(here.address).visitor
        snapshot = visitor.read(here.address)
        said = run_axe(visitor.tab).outcomes if engine else RuleOutcomes()
        total = said
        for probe in probes:
            total = total.plus(probe(Subject(visitor.tab, snapshot, said)))
        return total

    return outcomes


@pytest.fixture
def found() -> Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]:
    """Of one rule: selectors of the elements that fail, of those it cannot decide, and whether any element keeps it."""

    def of(outcomes: RuleOutcomes, rule: str) -> tuple[list[str], list[str], bool]:
        failing, unsure = (
            [" | ".join(node.target) for result in results if result.rule == rule for node in result.nodes]
            for results in (outcomes.violations, outcomes.incomplete)
        )
        return failing, unsure, rule in outcomes.passed_rules

    return of
