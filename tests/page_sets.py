"""Page sets by hand, for checks: six pages without a fault, and what is said of them otherwise."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pytest_egov.evidence import AuditedPage, PageSet, RuleNode, RuleResult
from pytest_egov.verdict import Verdict

PLACES = ("home", "procedure_list", "procedure", "status_lookup", "sign_in", "eform")
LADDER: dict[str, Any] = {"half_share": Fraction(1, 2), "pages_for_ladder": 3}


def broken(rule: str, elements: int = 1, more: int = 0) -> RuleResult:
    nodes = tuple(RuleNode((f"#element-{number}",), "<p>", "") for number in range(elements))
    return RuleResult(rule, "serious", "", "", nodes, more)


def page(
    place: str,
    violations: tuple[RuleResult, ...] = (),
    incomplete: tuple[RuleResult, ...] = (),
    passed: tuple[str, ...] = ("image-alt", "color-contrast", "label"),
    **said: Any,
) -> AuditedPage:
    facts = {"title": f"Trang {place}", "lang": "vi", "text_language": "vi", "texts": 100, "inputs": 10, **said}
    return AuditedPage(
        place,
        f"https://portal.example/{place}",
        violations=violations,
        incomplete=incomplete,
        passed_rules=passed,
        **facts,
    )


def page_set(*pages: AuditedPage, missing: int = 0) -> PageSet:
    """The pages given, the rest of the set without a fault; the last ``missing`` places could not be looked at."""
    given = {page.place: page for page in pages}
    all_pages = [given.get(place, page(place)) for place in PLACES]
    seen = len(all_pages) - missing
    return PageSet(
        "axe-core 4.12.1", tuple(all_pages[:seen]), tuple((p.place, "asks to sign in") for p in all_pages[seen:])
    )


def only(*pages: AuditedPage) -> PageSet:
    return PageSet("axe-core 4.12.1", pages)


def levels(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    return verdict.at_least, verdict.at_most, verdict.reason
