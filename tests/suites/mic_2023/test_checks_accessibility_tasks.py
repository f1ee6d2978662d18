from __future__ import annotations

from typing import Any

import pytest
from page_sets import broken, levels, only, page, page_set

from conformance_suites.mic_2023.checks.accessibility import (
    errors_are_identified,
    everything_works_by_keyboard,
)
from pytest_egov.evidence import AuditedPage, PageSet, RuleNode, RuleResult
from pytest_egov.verdict import Verdict


def by_keyboard(pages: PageSet) -> Verdict[Any]:
    rules = ["pointer-only-control", "focusable-not-operable"]
    return everything_works_by_keyboard(pages, rules=rules, trap_rules=["keyboard-trap"], half_blocked_tasks=2)


def walked(
    place: str, blocked: tuple[str, ...] = (), unsure: tuple[str, ...] = (), rule: str = "pointer-only-control"
) -> AuditedPage:
    """A page with controls of the classes given, blocked or undecided."""
    violations, incomplete = (
        (RuleResult(rule, "", "", "", tuple(RuleNode((f".{name}",), f'<i class="{name}">', "") for name in names)),)
        if names
        else ()
        for names in (blocked, unsure)
    )
    return page(place, violations, incomplete, ("keyboard-trap",))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (only(walked("home")), ("full", "full", None)),
        (only(walked("home", ("close",)), walked("sign_in", ("close", "close"))), ("half", "half", None)),
        (only(walked("home", ("a", "b"))), ("half", "half", None)),
        (only(walked("home", ("a", "b")), walked("sign_in", ("c",))), ("none", "none", None)),
        (only(walked("home", ("a",), rule="keyboard-trap")), ("none", "none", None)),
        (only(walked("home", (), ("a",))), ("half", "full", "cannot_tell")),
        (only(walked("home", ("a",), ("a",))), ("half", "half", None)),
        (only(walked("home", (), ("a",), rule="keyboard-trap")), ("none", "full", "cannot_tell")),
        (only(page("home", passed=())), ("none", "full", "cannot_tell")),
        (PageSet("", (walked("home"),), (("eform", "asks to sign in"),)), ("none", "full", "not_tested")),
        (PageSet("", (walked("home", ("a",)),), (("eform", "asks to sign in"),)), ("none", "half", "not_tested")),
    ],
)
def test_tasks_blocked_are_counted_once_for_each_shape(pages: PageSet, expected: tuple[str, str, str | None]) -> None:
    assert expected == levels(by_keyboard(pages))


def test_a_trap_is_named_with_its_page() -> None:
    trapped = by_keyboard(only(walked("home", ("a",), rule="keyboard-trap")))
    blocked = by_keyboard(only(walked("home", ("a",))))

    assert "Tiêu điểm bị mắc kẹt ở trang chủ (keyboard-trap: 1)." == trapped.sentence.vi
    assert "On 1 pages 1 controls cannot be used with the keyboard (pointer-only-control: 1)." == blocked.sentence.en


ERRORS: dict[str, Any] = {
    "text_rules": ["error-not-in-text"], "exposure_rules": ["error-not-exposed"], "tried_on": ["status_lookup", "eform"]
}  # fmt: skip
TOLD = ("error-not-in-text", "error-not-exposed")


@pytest.mark.parametrize(
    ("pages", "missing", "expected"),
    [
        pytest.param([page("sign_in", passed=TOLD)], 0, ("full", "full", None), id="told and heard"),
        pytest.param(
            [page("sign_in", (broken("error-not-exposed"),), passed=TOLD[:1]), page("status_lookup", passed=TOLD)],
            0,
            ("half", "half", None),
            id="told and not heard",
        ),
        pytest.param(
            [page("sign_in", (broken("error-not-in-text"),)), page("status_lookup", passed=TOLD)],
            0,
            ("none", "none", None),
            id="not told",
        ),
        pytest.param([], 0, ("none", "full", "cannot_tell"), id="no form said anything"),
        pytest.param(
            [page("sign_in", (), (broken("error-not-in-text"),))], 0, ("none", "full", "cannot_tell"), id="server"
        ),
        pytest.param(
            [page("status_lookup", passed=TOLD), page("eform", incomplete=(broken("error-not-in-text"),))],
            0,
            ("none", "full", "cannot_tell"),
            id="the eForm is undecided",
        ),
        pytest.param(
            [page("status_lookup", passed=TOLD), page("eform", incomplete=(broken("error-not-exposed"),))],
            0,
            ("half", "full", "cannot_tell"),
            id="the eForm may not be heard",
        ),
        pytest.param(
            [page("status_lookup", passed=TOLD), page("sign_in", incomplete=(broken("error-not-in-text"),))],
            0,
            ("full", "full", None),
            id="a sign-in is no form to try",
        ),
        pytest.param([page("sign_in", passed=TOLD)], 1, ("none", "full", "not_tested"), id="the eForm was not seen"),
    ],
)
def test_errors_are_identified(pages: list[AuditedPage], missing: int, expected: tuple[Any, ...]) -> None:
    verdict = errors_are_identified(page_set(*pages, missing=missing), **ERRORS)

    assert expected == (verdict.at_least, verdict.at_most, verdict.reason)


def test_errors_without_a_page_are_not_judged() -> None:
    assert "not_tested" == errors_are_identified(PageSet("axe-core", (), (("home", "down"),)), **ERRORS).reason


def test_no_page_at_all_is_not_tested() -> None:
    nothing = page_set(missing=6)
    assert ("none", "full", "not_tested") == levels(by_keyboard(nothing))
