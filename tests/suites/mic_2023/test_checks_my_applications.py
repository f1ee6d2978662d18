"""What the checks of one's own applications make of hand-made evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conformance_suites.mic_2023.checks.my_applications import (
    messages_leave_the_portal_in_time,
    missing_papers_are_asked_for_and_taken,
    my_applications_show_their_way,
    notices_tell_time_code_and_state,
)
from pytest_egov.evidence import (
    ApplicationHistory,
    CompletionRequest,
    CompletionRequests,
    MyApplications,
    Notices,
    Outbox,
    StatusFilter,
)
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


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Notices(4, 4, 3, 3, 3), ("full", "full", None)),
        (Notices(4, 4, 0, 3, 0), ("none", "none", None)),
        (Notices(0, 0, 0, 0, 0, says_empty=True), ("none", "full", "not_tested")),
        (Notices(0, 0, 0, 0, 0, says_empty=True, changes=3), ("none", "none", None)),
        (Notices(0, 0, 0, 0, 0, changes=3), ("none", "full", "cannot_tell")),
        (Notices(0, 0, 0, 0, 0), ("none", "full", "cannot_tell")),
    ],
)
def test_notices(seen: Notices, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(notices_tell_time_code_and_state(seen))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Outbox(3, ("sms",), 2, (0, 5, 59)), ("full", "full", None)),
        (Outbox(3, ("sms",), 2, (1, 60, 600)), ("full", "full", None)),
        (Outbox(3, ("sms",), 2, (610, 720)), ("none", "none", None)),
        (Outbox(3, ("sms",), 0, ()), ("none", "full", "cannot_tell")),
        (Outbox(0, (), 2, ()), ("none", "none", None)),
        (Outbox(0, (), 0, ()), ("none", "full", "not_tested")),
    ],
)
def test_messages(seen: Outbox, expected: tuple[str, str, str | None]) -> None:
    assert expected == came_to(messages_leave_the_portal_in_time(seen, notice_within_hours=1))


ASKED = CompletionRequest(80, deadline=True, upload=True, resubmitted="done")


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (ASKED, ("full", "full", None)),
        (replace(ASKED, deadline=False), ("half", "half", None)),
        (replace(ASKED, reason_characters=0), ("half", "half", None)),
        (replace(ASKED, upload=False, resubmitted="not_tried"), ("half", "half", None)),
        (replace(ASKED, resubmitted="refused"), ("half", "half", None)),
        (replace(ASKED, resubmitted="unclear"), ("half", "full", "cannot_tell")),
        (replace(ASKED, resubmitted="not_allowed"), ("half", "full", "not_tested")),
    ],
)
def test_a_request_for_papers(request_: CompletionRequest, expected: tuple[str, str, str | None]) -> None:
    seen = CompletionRequests(named=True, action=True, request=request_)
    assert expected == came_to(missing_papers_are_asked_for_and_taken(seen))


@pytest.mark.parametrize(("named", "least"), [(True, "half"), (False, "none")])
def test_without_a_returned_application_the_rest_stays_open(named: bool, least: str) -> None:
    seen = CompletionRequests(named=named, action=False)
    assert (least, "full", "not_tested") == came_to(missing_papers_are_asked_for_and_taken(seen))
