"""axe-core once more, where a page shows something else than when it was opened: a menu, a dialog, a form with errors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pytest_egov.driver.axe import run_axe
from pytest_egov.evidence.accessibility import RuleOutcomes, RuleResult

if TYPE_CHECKING:
    from pytest_egov.gatherers.accessibility.subject import Subject

__all__ = ["audit_state"]


def audit_state(subject: Subject, name: str, within: str) -> RuleOutcomes:
    """What the engine finds in a part of the page that it has not found there before.

    What it cannot decide there is left out: the page itself is what such questions are asked of.

    Args:
        subject: the page.
        name: of the state, in no language: ``menu``, ``dialog``, ``part``, ``form_errors``.
        within: selector of the part.

    Raises:
        PageNotOpened, BrowserGone: as run_axe.
    """
    said = run_axe(subject.tab, within).outcomes
    known = {(result.rule, node.target) for result in subject.engine.violations for node in result.nodes}

    def fresh(result: RuleResult) -> RuleResult:
        return replace(result, nodes=tuple(node for node in result.nodes if (result.rule, node.target) not in known))

    violations = tuple(result for result in map(fresh, said.violations) if result.nodes)
    return RuleOutcomes(violations, passed_rules=said.passed_rules, states=(name,))
