"""What the checks of one's own applications make of hand-made evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conformance_suites.mic_2023.checks.my_applications import my_applications_show_their_way
from pytest_egov.evidence import ApplicationHistory, MyApplications, StatusFilter
from pytest_egov.verdict import Verdict

ALL = ("code", "procedure", "submitted", "status", "due")
HISTORY = ApplicationHistory(3, 3, department=True, expected=True)
LISTED = MyApplications(3, ALL, history=HISTORY, status_filter=StatusFilter("Đang xử lý", 3, 1, 1))


def came_to(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (LISTED, ("full", "full", None)),
        (replace(LISTED, status_filter=None, facts=("code", "status")), ("full", "full", None)),
        (replace(LISTED, history=replace(HISTORY, department=False)), ("half", "full", "cannot_tell")),
        (replace(LISTED, history=replace(HISTORY, with_unit=0)), ("half", "half", None)),
        (replace(LISTED, history=replace(HISTORY, steps=0)), ("half", "half", None)),
        (replace(LISTED, history=None), ("half", "full", "cannot_tell")),
        (replace(LISTED, facts=("code", "submitted")), ("none", "none", None)),
        (MyApplications(0, (), says_empty=True), ("none", "full", "not_tested")),
        (MyApplications(0, ()), ("none", "full", "cannot_tell")),
    ],
    ids=["all", "no filter", "agency only", "no unit", "no steps", "not opened", "no states", "empty", "unreadable"],
)
def test_my_applications(seen: MyApplications, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(my_applications_show_their_way(seen))


def test_what_was_not_seen_is_said() -> None:
    seen = replace(LISTED, facts=("code", "status"), status_filter=StatusFilter("Đang xử lý", 3, 3, 1))
    verdict = my_applications_show_their_way(seen)
    assert "procedure, day sent, day due" in verdict.sentence.en
    assert "shows others as well" in verdict.sentence.en
