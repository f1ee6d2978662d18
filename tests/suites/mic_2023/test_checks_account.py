"""What the checks of the citizen's own pages make of hand-made evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conformance_suites.mic_2023.checks import account, my_applications
from conformance_suites.mic_2023.checks.account import (
    documents_are_attached_from_the_store,
    documents_are_stored,
    profile_is_shown_and_corrected,
    receipt_of_a_payment_is_downloaded,
    result_is_downloaded_and_signed,
)
from pytest_egov.binding import _bind_part
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import (
    KINDS,
    Attachments,
    ContactEdit,
    DocumentStore,
    FilingWalk,
    IssuedResult,
    PaymentHistory,
    Profile,
    ResultFile,
    Signature,
    UploadPlace,
)
from pytest_egov.verdict import Verdict

Came = tuple[str, str, str | None]
FACTS = ("name", "identity", "phone", "email", "address")
CHANGED = ContactEdit("email", persisted=True, restored=True)
PROFILE = Profile(FACTS, 2, ("email",), CHANGED, edit_allowed=True)
SIGNATURE = Signature(intact=True, whole=True, signer="UBND tỉnh Minh Hòa", by_organisation=True)
SIGNED = ResultFile("pdf", 9000, opens=True, signatures=(SIGNATURE,))
RESULT = IssuedResult(1, (SIGNED,), 1, opened=True, issuing_body=True)
RECEIPT = ResultFile("pdf", 9000, opens=True)
PAID = PaymentHistory(2, RECEIPT, 2, ("amount", "date", "payee"), text_read=True)


def came_to(verdict: Verdict[Any]) -> Came:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (PROFILE, ("full", "full", None)),
        (replace(PROFILE, edit=replace(CHANGED, restored=False)), ("full", "full", None)),
        (replace(PROFILE, clicks=3), ("partial", "partial", None)),
        (replace(PROFILE, shows=FACTS[:2]), ("none", "none", None)),
        (replace(PROFILE, edit=None), ("partial", "partial", None)),
        (replace(PROFILE, edit=replace(CHANGED, persisted=False)), ("partial", "partial", None)),
        (replace(PROFILE, edit=replace(CHANGED, persisted=None)), ("partial", "full", "cannot_tell")),
        (
            replace(PROFILE, edit=replace(CHANGED, persisted=False, verified_first=True)),
            ("partial", "full", "cannot_tell"),
        ),
        (replace(PROFILE, edit=None, edit_allowed=False), ("partial", "full", "not_tested")),
    ],
    ids=["all", "not given back", "far", "few facts", "no field", "lost", "not to the end", "verified", "not allowed"],
)
def test_profile(seen: Profile, expected: Came) -> None:
    assert expected == came_to(profile_is_shown_and_corrected(seen, max_clicks=2, min_facts=3))


def test_a_value_not_given_back_is_said() -> None:
    seen = replace(PROFILE, edit=replace(CHANGED, restored=False))
    assert "a person must" in profile_is_shown_and_corrected(seen, max_clicks=2, min_facts=3).sentence.en


def with_file(**said: Any) -> IssuedResult:
    return replace(RESULT, files=(replace(SIGNED, **said),))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (RESULT, ("full", "full", None)),
        (replace(RESULT, issuing_body=False), ("full", "full", None)),
        (with_file(signatures=(replace(SIGNATURE, intact=False),)), ("half", "half", None)),
        (with_file(signatures=(replace(SIGNATURE, whole=False),)), ("half", "half", None)),
        (
            with_file(signatures=(replace(SIGNATURE, intact=False, trouble="CMSError"),)),
            ("half", "full", "cannot_tell"),
        ),
        (with_file(signatures=()), ("half", "half", None)),
        (with_file(kind="xml", signatures=(), unverified_signature=True), ("half", "full", "cannot_tell")),
        (with_file(kind="zip", signatures=()), ("half", "full", "cannot_tell")),
        (with_file(opens=False), ("none", "none", None)),
        (replace(RESULT, files=()), ("none", "none", None)),
        (replace(RESULT, files=(), offered=0), ("none", "none", None)),
        (replace(RESULT, files=(), offered=0, other_files=2), ("none", "full", "cannot_tell")),
        (replace(RESULT, files=(), offered=0, opened=False), ("none", "full", "cannot_tell")),
        (IssuedResult(0, (), 0, opened=False), ("none", "full", "not_tested")),
    ],
)
def test_result(seen: IssuedResult, expected: Came) -> None:
    assert expected == came_to(result_is_downloaded_and_signed(seen))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (PAID, ("full", "full", None)),
        (replace(PAID, tells=("amount", "date")), ("none", "none", None)),
        (replace(PAID, tells=("amount", "date"), text_read=False), ("none", "full", "cannot_tell")),
        (replace(PAID, receipt=None), ("none", "none", None)),
        (replace(PAID, receipt=replace(RECEIPT, opens=False)), ("none", "none", None)),
        (PaymentHistory(0, None, 0, says_empty=True), ("none", "full", "not_tested")),
        (PaymentHistory(0, None, 0), ("none", "full", "cannot_tell")),
    ],
)
def test_receipt(seen: PaymentHistory, expected: Came) -> None:
    assert expected == came_to(receipt_of_a_payment_is_downloaded(seen))


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (DocumentStore(3, ("Kết quả",), 1), ("full", "full", None)),
        (DocumentStore(3, ("Kết quả",), 0), ("none", "full", "cannot_tell")),
        (DocumentStore(0, (), 0, says_empty=True), ("none", "full", "not_tested")),
        (DocumentStore(0, (), 0), ("none", "full", "cannot_tell")),
        (DocumentStore(3, (), 1), ("none", "none", None)),
    ],
)
def test_store(seen: DocumentStore, expected: Came) -> None:
    assert expected == came_to(documents_are_stored(seen))


STEP = Attachments(FilingWalk(("Giấy tờ",)), (UploadPlace("Tờ khai"),), store_control="Chọn từ kho")


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (replace(STEP, chosen_from_store=True), ("full", "full", None)),
        (replace(STEP, chosen_from_store=False), ("none", "none", None)),
        (replace(STEP, store_control=""), ("none", "none", None)),
        (replace(STEP, allowed=False), ("none", "full", "not_tested")),
        (STEP, ("none", "full", "cannot_tell")),
        (replace(STEP, uploads=(), store_control=""), ("none", "full", "cannot_tell")),
    ],
    ids=["chosen", "not taken", "no control", "not allowed", "nothing offered", "no such step"],
)
def test_attaching_from_the_store(seen: Attachments, expected: Came) -> None:
    assert expected == came_to(documents_are_attached_from_the_store(seen))


def test_the_checks_fit_their_rows(catalogue: Catalogue) -> None:
    checks: Any = {name: getattr(module, name) for module in (account, my_applications) for name in module.__all__}
    rows = [(row, part) for _, _, row in catalogue.rows() for part in row.judged_by if part.check in checks]
    assert 9 == len(rows)
    assert [] == [fault for row, part in rows for fault in _bind_part(catalogue, row, part, (), checks, KINDS)[1]]
