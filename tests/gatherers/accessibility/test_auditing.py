from __future__ import annotations

from collections.abc import Callable

from pytest_egov.evidence.accessibility import RuleOutcomes, outcomes_of
from pytest_egov.gatherers.accessibility.subject import Subject


def two_said(subject: Subject) -> RuleOutcomes:
    nodes = [node for result in subject.engine.violations for node in result.nodes]
    return outcomes_of("a-rule", nodes, held=1).plus(outcomes_of("another-rule"))


def test_a_probe_is_given_what_the_engine_said_and_its_outcomes_are_added(
    look: Callable[..., RuleOutcomes], found: Callable[..., tuple[list[str], list[str], bool]]
) -> None:
    outcomes = look('<h1>Đầu</h1><img id="anh" src="/anh.png">', two_said, engine=True)

    assert (["#anh"], [], True) == found(outcomes, "a-rule")
    assert ([], [], False) == found(outcomes, "another-rule")
    assert (["#anh"], [], False) == found(outcomes, "image-alt")
