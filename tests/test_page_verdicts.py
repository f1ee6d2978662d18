from __future__ import annotations

import json

import pytest

from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence.accessibility import RuleNode, RuleOutcomes, RuleResult, outcomes_of
from pytest_egov.page_verdicts import as_data, judge_page, rules_by_success_criterion

CRITERIA = {"1.1.1": ("image-alt", "alternative-is-a-file-name")}
IMAGE = RuleNode(("#khung", "img"), '<img src="a.png">', 'alt="a.png"')


def broken(rule: str) -> RuleResult:
    return RuleResult(rule, "serious", "Images must have alternative text", "https://example.org", (IMAGE,))


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (RuleOutcomes((broken("image-alt"),), (broken("alternative-is-a-file-name"),), ("image-alt",)), "failed"),
        (RuleOutcomes((), (broken("alternative-is-a-file-name"),), ("image-alt",)), "cannot_tell"),
        (RuleOutcomes((), (), ("image-alt",)), "passed"),
        (RuleOutcomes((broken("label"),), (broken("bypass"),), ("list",)), "not_applicable"),
    ],
)
def test_any_violation_is_a_failure(outcomes: RuleOutcomes, expected: str) -> None:
    assert expected == judge_page(outcomes, CRITERIA)["1.1.1"].outcome


def test_what_a_probe_settles_is_open_no_more() -> None:
    engine = RuleOutcomes((), (broken("color-contrast"), broken("bypass")), ("list",))
    kept = outcomes_of("color-contrast-pixels", held=2)
    probe = RuleOutcomes(kept.violations, kept.incomplete, kept.passed_rules, settled=("color-contrast",), stops=3)

    both = engine.plus(probe)

    assert ["bypass"] == [result.rule for result in both.incomplete]
    assert ("list", "color-contrast-pixels") == both.passed_rules
    assert 3 == both.stops


def test_the_elements_come_as_data_in_both_languages() -> None:
    said = as_data(
        judge_page(
            RuleOutcomes((broken("image-alt"), broken("no-such-rule"))), {"1.1.1": ("image-alt", "no-such-rule")}
        )
    )

    assert said == json.loads(json.dumps(said))
    known, new = said["1.1.1"]["findings"]
    assert ["#khung", "img"] == known["target"]
    assert "Ảnh không có văn bản thay thế." == known["what"]["vi"]
    assert "Images must have alternative text" == new["what"]["vi"]
    assert [] == said["1.1.1"]["undecided"]


def test_elements_beyond_a_hundred_are_counted() -> None:
    result = outcomes_of("image-alt", [IMAGE] * 130).violations[0]
    assert (100, 30) == (len(result.nodes), result.more)


def test_the_standard_names_rules_for_its_success_criteria_in_order(catalogue: Catalogue) -> None:
    criteria = rules_by_success_criterion(catalogue)
    assert "image-alt" in criteria["1.1.1"]
    assert sorted(criteria, key=lambda wcag: [int(number) for number in wcag.split(".")]) == list(criteria)
