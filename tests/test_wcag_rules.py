from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from pytest_egov.catalogue import Catalogue
from pytest_egov.driver.axe import RULES
from pytest_egov.page_verdicts import rules_by_success_criterion
from pytest_egov.wcag_rules import wcag_rules

NOT_RUN = {"experimental", "deprecated"}  # the engine leaves these out unless they are asked for by name


def test_every_rule_a_row_names_has_words_and_every_rule_with_words_is_named(catalogue: Catalogue) -> None:
    named = {(rule, wcag) for wcag, rules in rules_by_success_criterion(catalogue).items() for rule in rules}
    worded = {(rule, wcag) for rule, words in wcag_rules().items() for wcag in words.wcag}

    assert sorted(named) == sorted(worded)


def test_every_rule_says_what_and_how_in_both_languages() -> None:
    sentences = [
        (rule, sentence)
        for rule, words in wcag_rules().items()
        for sentence in (words.what.vi, words.what.en, words.fix.vi, words.fix.en)
    ]

    assert [] == [(rule, sentence) for rule, sentence in sentences if not sentence.endswith(".")]


def test_no_rule_is_named_twice_in_a_row(catalogue: Catalogue) -> None:
    assert {} == {
        wcag: rules for wcag, rules in rules_by_success_criterion(catalogue).items() if len(set(rules)) < len(rules)
    }


def test_what_the_engine_files_under_a_criterion_counts_in_its_row(browser: Any, catalogue: Catalogue) -> None:
    page = browser.new_page()
    page.evaluate(Axe().axe_script)
    of_engine = [rule for rule in page.evaluate("(tags) => axe.getRules(tags)", RULES) if not NOT_RUN & {*rule["tags"]}]
    page.close()

    left_out = {
        wcag: sorted(
            {rule["ruleId"] for rule in of_engine if f"wcag{wcag.replace('.', '')}" in rule["tags"]} - {*rules}
        )
        for wcag, rules in rules_by_success_criterion(catalogue).items()
    }

    assert {} == {wcag: rules for wcag, rules in left_out.items() if rules}
