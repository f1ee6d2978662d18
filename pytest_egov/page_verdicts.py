"""Judges one page by itself, success criterion by success criterion: any violation is a failure, without ladder or tolerance.

The ladder of credit is for the page set of a portal; a developer who repairs one page wants to know what is left to repair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pytest_egov.barriers import rules_in
from pytest_egov.wcag_rules import words_of

if TYPE_CHECKING:
    from pytest_egov.catalogue import Catalogue
    from pytest_egov.evidence.accessibility import RuleOutcomes, RuleResult

__all__ = ["PageVerdict", "as_data", "judge_page", "rules_by_success_criterion"]

PageOutcome = Literal["passed", "failed", "cannot_tell", "not_applicable"]


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What becomes of one success criterion on one page.

    Attributes:
        outcome: failed where a rule is broken, else cannot_tell where one is undecided, else passed where one was kept;
            not_applicable where the page has nothing that any of the rules looks at.
        findings: the rules broken.
        undecided: the rules a person must decide.
    """

    outcome: PageOutcome
    findings: tuple[RuleResult, ...]
    undecided: tuple[RuleResult, ...]


def rules_by_success_criterion(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The rules of each success criterion of WCAG that the standard has a row for, in the order of their numbers.

    A row names its rules in the limits whose name ends in ``rules``.
    """
    rows = [(row.wcag, row) for _, _, row in catalogue.rows() if row.wcag is not None]
    named = {
        wcag: tuple(rule for part in row.judged_by for rule in rules_in(part.limits))
        for wcag, row in sorted(rows, key=lambda pair: [int(number) for number in pair[0].split(".")])
    }
    return {wcag: rules for wcag, rules in named.items() if rules}


def judge_page(outcomes: RuleOutcomes, criteria: Mapping[str, Sequence[str]]) -> dict[str, PageVerdict]:
    """The verdict on each success criterion; ``criteria`` names the rules of each."""
    return {wcag: _verdict(outcomes, rules) for wcag, rules in criteria.items()}


def as_data(verdicts: Mapping[str, PageVerdict]) -> dict[str, Any]:
    """The verdicts as JSON data: ``{"1.1.1": {"outcome": ..., "findings": [...], "undecided": [...]}}``.

    A finding is one element: its rule, selector (``target``, one step per frame), HTML, the fact measured, and what is wrong and
    how to repair it in Vietnamese and English.
    """
    return {
        wcag: {
            "outcome": verdict.outcome,
            "findings": [*_elements(verdict.findings)],
            "undecided": [*_elements(verdict.undecided)],
        }
        for wcag, verdict in verdicts.items()
    }


def _verdict(outcomes: RuleOutcomes, rules: Sequence[str]) -> PageVerdict:
    findings = tuple(result for result in outcomes.violations if result.rule in rules)
    undecided = tuple(result for result in outcomes.incomplete if result.rule in rules)
    kept = not set(rules).isdisjoint(outcomes.passed_rules)
    outcome: PageOutcome = (
        "failed" if findings else "cannot_tell" if undecided else "passed" if kept else "not_applicable"
    )
    return PageVerdict(outcome, findings, undecided)


def _elements(results: Iterable[RuleResult]) -> Iterable[dict[str, Any]]:
    for result in results:
        words = words_of(result)
        what, fix = ({"vi": text.vi, "en": text.en} for text in (words.what, words.fix))
        for node in result.shown:
            yield {
                "rule": result.rule,
                "target": list(node.target),
                "html": node.html,
                "measured": node.summary,
                "what": what,
                "fix": fix,
            }
