"""The checks of the filing flow, on evidence made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from conformance_suites.mic_2023.checks import filing, paying
from conformance_suites.mic_2023.checks.filing import (
    a_code_and_a_receipt_come_at_once,
    an_application_can_be_drafted_reviewed_and_sent,
    papers_are_attached_one_by_one_with_limits,
    the_application_can_be_signed,
    the_post_can_bring_the_result,
)
from conformance_suites.mic_2023.checks.paying import the_fee_can_be_paid_online
from pytest_egov.binding import _bind_part
from pytest_egov.catalogue import Catalogue
from pytest_egov.evidence import (
    KINDS,
    Attachments,
    Delivery,
    Draft,
    Filed,
    FileTrial,
    FilingWalk,
    Payment,
    Signing,
    UploadPlace,
)
from pytest_egov.verdict import Verdict

PASSED, FAILED, HALF = ("full", "full", None), ("none", "none", None), ("half", "half", None)
UNKNOWN = ("none", "full", "cannot_tell")
HALF_OR_MORE = ("half", "full", "cannot_tell")
HALF_UNTESTED = ("half", "full", "not_tested")

TO_THE_END = FilingWalk(("Kê khai", "Kiểm tra thông tin"), "Nộp hồ sơ", final_enabled=True)
DISABLED = replace(TO_THE_END, final_enabled=False)
LOST = FilingWalk(("Kê khai",), halted="held", said="Vui lòng nhập mã bưu chính")
NO_WAY = FilingWalk(("Kê khai", "Kiểm tra thông tin"), halted="nowhere")
MYSTERY = replace(NO_WAY, untried=("Trình ký",))
BEHIND_CAPTCHA = replace(LOST, halted="captcha")


def said(verdict: Verdict[Any]) -> tuple[str, str, str | None]:
    assert verdict.sentence.vi
    assert verdict.sentence.en
    return verdict.at_least, verdict.at_most, verdict.reason


SOUND = Draft(
    TO_THE_END,
    3,
    "Lưu nháp",
    "Đã lưu",
    ("drafts <x>",),
    reopened=True,
    survived=3,
    reviewed=3,
    review="Kiểm tra thông tin",
)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (SOUND, PASSED),
        (replace(SOUND, survived=2), ("two_thirds", "two_thirds", None)),
        (replace(SOUND, reopened=False, survived=0), ("two_thirds", "two_thirds", None)),
        (replace(SOUND, review="", reviewed=0), ("two_thirds", "two_thirds", None)),
        (replace(SOUND, reopened=False, review=""), ("one_third", "one_third", None)),
        (replace(SOUND, walk=NO_WAY), ("two_thirds", "two_thirds", None)),
        (replace(SOUND, walk=MYSTERY), ("two_thirds", "full", "cannot_tell")),
        (replace(SOUND, walk=DISABLED), ("two_thirds", "full", "cannot_tell")),
        (replace(SOUND, walk=LOST, review=""), ("one_third", "full", "cannot_tell")),
        (replace(SOUND, walk=NO_WAY, reopened=False), ("one_third", "one_third", None)),
        (Draft(LOST, 0), ("none", "full", "cannot_tell")),
        (Draft(TO_THE_END, 0), ("one_third", "full", "cannot_tell")),
        (replace(SOUND, save_control="", reopened=False, looked_in=()), ("two_thirds", "full", "cannot_tell")),
        (replace(SOUND, save_control="", reopened=False), ("two_thirds", "two_thirds", None)),
        (replace(SOUND, save_control="", survived=3), PASSED),
    ],
)
def test_draft(draft: Draft, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(an_application_can_be_drafted_reviewed_and_sent(draft))


PLACE = UploadPlace("Tờ khai", ("pdf",), 5.0)
VALID = FileTrial("a.pdf", "valid", "accepted", shown=True, removed=True)
WRONG = FileTrial("a.exe", "wrong_type", "refused", "Tệp không hợp lệ")
LARGE = FileTrial("b.pdf", "oversized", "refused", "Tệp quá lớn")
GOOD = Attachments(TO_THE_END, (PLACE, PLACE), (), (WRONG, LARGE, VALID))


@pytest.mark.parametrize(
    ("attachments", "expected"),
    [
        (GOOD, PASSED),
        (replace(GOOD, trials=(WRONG, VALID)), PASSED),
        (replace(GOOD, trials=(replace(WRONG, outcome="accepted"), LARGE, VALID)), HALF),
        (replace(GOOD, trials=(replace(WRONG, outcome="vanished"), LARGE, VALID)), HALF),
        (replace(GOOD, without_upload=("Bản chụp",)), HALF),
        (replace(GOOD, uploads=(UploadPlace("Tờ khai"),)), HALF),
        (replace(GOOD, trials=(WRONG, LARGE, replace(VALID, removed=False))), HALF),
        (
            Attachments(TO_THE_END, (UploadPlace("Tệp"),), ("Bản chụp",), (replace(WRONG, outcome="accepted"), VALID)),
            FAILED,
        ),
        (replace(GOOD, trials=(), allowed=False), HALF_UNTESTED),
        (replace(GOOD, trials=()), HALF_OR_MORE),
        (
            replace(GOOD, uploads=(UploadPlace("Tờ khai"),), without_upload=("Bản chụp",), trials=()),
            ("none", "half", "cannot_tell"),
        ),
        (replace(GOOD, trials=(replace(WRONG, outcome="unknown"), LARGE, VALID)), HALF_OR_MORE),
        (Attachments(TO_THE_END), FAILED),
        (Attachments(LOST), UNKNOWN),
    ],
)
def test_attachments(attachments: Attachments, expected: tuple[str, str, str | None]) -> None:
    limits = {"full_properties": 4, "half_properties": 2}
    assert expected == said(papers_are_attached_one_by_one_with_limits(attachments, **limits))


POST = Delivery(TO_THE_END, "Bưu chính công ích", True, ("Địa chỉ nhận",), "Cước: 30.000 đồng", ("Tại một cửa",), 1)


@pytest.mark.parametrize(
    ("delivery", "expected"),
    [
        (POST, PASSED),
        (replace(POST, address_fields=()), HALF),
        (replace(POST, postage=""), HALF),
        (replace(POST, selected=False), UNKNOWN),
        (Delivery(TO_THE_END), FAILED),
        (Delivery(LOST), UNKNOWN),
    ],
)
def test_delivery(delivery: Delivery, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(the_post_can_bring_the_result(delivery))


SIGNED = Signing(TO_THE_END, "Ký số", True, ("SmartCA",), allowed=True, completed=True, valid=True)


@pytest.mark.parametrize(
    ("signing", "expected"),
    [
        (SIGNED, PASSED),
        (replace(SIGNED, valid=None, portal_verified=True), PASSED),
        (replace(SIGNED, valid=None), HALF_OR_MORE),
        (replace(SIGNED, valid=False), HALF),
        (replace(SIGNED, completed=False, valid=None), HALF),
        (replace(SIGNED, completed=None, valid=None), HALF_OR_MORE),
        (Signing(TO_THE_END, "Ký số", True, ("USB Token",)), HALF_UNTESTED),
        (Signing(TO_THE_END, "Ký số", None), UNKNOWN),
        (Signing(TO_THE_END, "Ký số", False), UNKNOWN),
        (Signing(TO_THE_END), FAILED),
        (Signing(LOST), UNKNOWN),
    ],
)
def test_signing(signing: Signing, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(the_application_can_be_signed(signing))


CODE = Filed(
    TO_THE_END, pressed=True, code="000.00.15.H40-261125-0001", code_after_s=1.0, code_has_official_form=True,
    receipt="file", receipt_after_s=1.0, appointed_on=date(2026, 12, 2),
)  # fmt: skip


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        (CODE, PASSED),
        (replace(CODE, receipt="screen"), PASSED),
        (replace(CODE, receipt_after_s=9 * 3600.0), HALF),
        (replace(CODE, receipt="", receipt_after_s=None, appointed_on=None), HALF_OR_MORE),
        (replace(CODE, appointed_on=None), HALF_OR_MORE),
        (replace(CODE, appointed_on=None, receipt_characters=20), HALF_OR_MORE),
        (replace(CODE, appointed_on=None, receipt_characters=400), HALF),
        (replace(CODE, code=""), FAILED),
        (Filed(LOST, pressed=False), UNKNOWN),
        (Filed(LOST, pressed=True, held=True), UNKNOWN),
    ],
)
def test_filed(filed: Filed, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(a_code_and_a_receipt_come_at_once(filed, receipt_within_working_hours=8))


BANKS = ("Ngân hàng", "Ví điện tử")
PAID = Payment(
    TO_THE_END, 50_000, "Thanh toán", BANKS, amounts=(50_000,), allowed=True, filing_allowed=True,
    gateway="pay.example.vn", secure=True, gateway_amounts=(50_000,), completed=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        (PAID, PASSED),
        (replace(PAID, completed=False), PASSED),
        (replace(PAID, channels=BANKS[:1], platform=True, completed=False), PASSED),
        (replace(PAID, channels=BANKS[:1], completed=False), HALF),
        (replace(PAID, gateway_amounts=(500_000,)), HALF),
        (replace(PAID, amounts=(), gateway_amounts=()), HALF),
        (replace(PAID, secure=False), HALF),
        (replace(PAID, completed=False, gateway="", secure=None), HALF),
        (replace(PAID, fee=None), HALF_OR_MORE),
        (Payment(TO_THE_END, 50_000, "Thanh toán", BANKS, amounts=(50_000,)), HALF_UNTESTED),
        (Payment(TO_THE_END, 50_000, filing_allowed=True), FAILED),
        (Payment(TO_THE_END, 50_000), ("none", "full", "not_tested")),
        (Payment(LOST, 50_000, filing_allowed=True), UNKNOWN),
        (Payment(TO_THE_END, None, filing_allowed=True), UNKNOWN),
        (Payment(TO_THE_END, 8_000, filing_allowed=True, fee_depends=True), UNKNOWN),
        (replace(PAID, gateway_amounts=(16_000,), fee_depends=True), HALF_OR_MORE),
        (replace(PAID, fee_depends=True), PASSED),
    ],
)
def test_payment(payment: Payment, expected: tuple[str, str, str | None]) -> None:
    assert expected == said(the_fee_can_be_paid_online(payment, full_channels=2))


def test_a_walk_that_lost_its_way_names_the_screen() -> None:
    verdict = the_post_can_bring_the_result(Delivery(BEHIND_CAPTCHA))
    assert "«Kê khai» (có mã xác nhận)" in verdict.sentence.vi
    assert "'Kê khai' (a captcha guards the way)" in verdict.sentence.en


def test_the_checks_fit_their_rows(catalogue: Catalogue) -> None:
    checks: Any = {
        name: getattr(module, name) for module in (filing, paying) for name in module.__all__ if name[0] != "w"
    }
    rows = [(row, part) for _, _, row in catalogue.rows() for part in row.judged_by if part.check in checks]
    assert 6 == len(rows)
    assert [] == [fault for row, part in rows for fault in _bind_part(catalogue, row, part, (), checks, KINDS)[1]]
