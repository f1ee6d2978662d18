"""The whole filing on two portals of very different make, sound and faulty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from filing_portals import one_page
from filing_portals.one_page import OnePage
from filing_portals.wizard import CODE, NAME, Wizard

from pytest_egov.errors import NotTwice
from pytest_egov.evidence import NotConfigured

Start = Callable[..., Any]


def on_wizard(
    site: Start, filing_on: Start, *kinds: str, faults: str = "", **said: Any
) -> tuple[dict[str, Any], Wizard]:
    wizard = Wizard(frozenset(faults.split()))
    portal = site(wizard.pages())
    wizard.gateway = site(wizard.gateway_pages(portal.address)).address
    return filing_on(portal.address, NAME, "tt", *kinds, **said), wizard


def on_one_page(
    site: Start, filing_on: Start, *kinds: str, faults: str = "", **said: Any
) -> tuple[dict[str, Any], OnePage]:
    page = OnePage(frozenset(faults.split()))
    return filing_on(site(page.pages()).address, one_page.NAME, "tt", *kinds, **said), page


SIX = ("draft", "attachments", "delivery", "signing", "filed", "payment")


def test_a_wizard_in_a_sandbox(site: Start, filing_on: Start) -> None:
    seen, wizard = on_wizard(site, filing_on, *SIX)
    draft, papers, delivery = seen["draft"], seen["attachments"], seen["delivery"]
    assert ("Nộp hồ sơ", True, "") == (draft.walk.final, draft.walk.final_enabled, draft.walk.halted)
    assert (3, 3, 3) == (draft.typed, draft.survived, draft.reviewed)
    assert ("Lưu nháp", "In tờ khai", True, True) == (
        draft.save_control,
        draft.print_control,
        draft.reopened,
        draft.deleted,
    )
    assert ["Tờ khai theo mẫu", "Bản chụp giấy tờ tùy thân"] == [one.component for one in papers.uploads]
    assert {(("pdf", "jpg"), 2.0)} == {(one.types, one.most_megabytes) for one in papers.uploads}
    outcomes = [("wrong_type", "refused"), ("oversized", "refused"), ("valid", "accepted")]
    assert outcomes == [(one.kind, one.outcome) for one in papers.trials]
    assert (True, ()) == (papers.trials[-1].removed, papers.without_upload)
    assert (True, ("Địa chỉ nhận kết quả",)) == (delivery.selected, delivery.address_fields)
    assert ("Cước phí dự kiến: 30.000 đồng", 2) == (delivery.postage, delivery.others_selected)
    assert (True, ("USB Token", "Ký số từ xa (SmartCA)"), True) == (
        seen["signing"].opened, seen["signing"].methods, seen["signing"].completed)  # fmt: skip
    filed, payment = seen["filed"], seen["payment"]
    assert (CODE, True, "file", date(2026, 12, 2)) == (
        filed.code, filed.code_has_official_form, filed.receipt, filed.appointed_on)  # fmt: skip
    assert (50_000, (50_000,), (50_000,), True, True, True) == (
        payment.fee, payment.amounts, payment.gateway_amounts, payment.platform, payment.secure, payment.completed)  # fmt: skip
    assert (1, True, True) == (wizard.deleted, wizard.filed, wizard.paid)
    ledger = seen["expedition"].visitor.ledger.entries
    assert [CODE] == [entry.code for entry in ledger if entry.act == "file"]
    assert ["Thanh toán", "Xác nhận thanh toán"] == [entry.target for entry in ledger if entry.act == "pay"]


def test_what_was_filed_and_paid_before_the_run_was_cut_off_is_not_filed_again(site: Start, filing_on: Start) -> None:
    seen, _ = on_wizard(site, filing_on, "filed", "payment")
    acts = [asdict(entry) for entry in seen["expedition"].visitor.ledger.entries]
    assert {"file", "pay"} <= {act["act"] for act in acts if act["answer"]}

    wizard = Wizard()
    portal = site(wizard.pages())
    with pytest.raises(NotTwice, match=r"'file' .* was done before the run was cut off"):
        filing_on(portal.address, NAME, "tt", "payment", done_before=acts)
    assert (False, False) == (wizard.filed, wizard.paid)


def test_a_walk_that_broke_off_says_nothing_of_paying(
    site: Start, filing_on: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun_before(_walk: Any) -> Any:
        raise NotTwice("the act 'file' was begun before")

    monkeypatch.setattr("pytest_egov.gatherers.filing.sending.file", begun_before)
    with pytest.raises(NotTwice, match="was begun before"):
        on_wizard(site, filing_on, "payment")


def test_only_the_draft_is_walked_for_where_nothing_else_is_wanted(site: Start, filing_on: Start) -> None:
    seen, wizard = on_wizard(site, filing_on, "draft", allow=["sign_in", "draft"])
    assert (True, "Nộp hồ sơ", False) == (seen["draft"].reopened, seen["draft"].walk.final, wizard.filed)
    assert {"draft"} == {entry.act for entry in seen["expedition"].visitor.ledger.entries}


def test_one_page_from_outside_stops_before_filing(site: Start, filing_on: Start) -> None:
    seen, page = on_one_page(site, filing_on, *SIX, allow=["sign_in", "draft", "upload"])
    draft, papers, signing, payment = seen["draft"], seen["attachments"], seen["signing"], seen["payment"]
    assert ("Gửi hồ sơ", True, "") == (draft.walk.final, draft.walk.final_enabled, draft.walk.halted)
    assert (2, 2, 2, True, True) == (draft.typed, draft.survived, draft.reviewed, draft.reopened, draft.deleted)
    assert (("pdf", "png"), 3.0) == (papers.uploads[0].types, papers.uploads[0].most_megabytes)
    assert [("refused", None), ("refused", None), ("accepted", True)] == [
        (one.outcome, one.removed) for one in papers.trials
    ]
    assert papers.chosen_from_store
    assert ("Chuyển phát qua bưu điện", True, ("Địa chỉ nhận",)) == (
        seen["delivery"].postal, seen["delivery"].selected, seen["delivery"].address_fields)  # fmt: skip
    assert "Phí chuyển phát" in seen["delivery"].postage
    assert (True, False, None) == (signing.opened, signing.allowed, signing.completed)
    assert (120_000, ("Thẻ ngân hàng", "Quét mã QR"), (120_000,), None) == (
        payment.fee, payment.channels, payment.amounts, payment.completed)  # fmt: skip
    assert isinstance(seen["filed"], NotConfigured)
    assert (False, 1) == (page.filed, page.deleted)


def test_one_page_files_through_its_own_dialog(site: Start, filing_on: Start) -> None:
    seen, page = on_one_page(site, filing_on, "filed", allow=["sign_in", "draft", "file"])
    filed = seen["filed"]
    assert (one_page.CODE, True, "screen", date(2026, 12, 2)) == (
        filed.code, filed.code_has_official_form, filed.receipt, filed.appointed_on)  # fmt: skip
    assert page.filed


def test_a_wizard_with_faults(site: Start, filing_on: Start) -> None:
    faults = "draft_lost open_uploads no_sign no_postal no_receipt wrong_amount"
    seen, _ = on_wizard(site, filing_on, *SIX, faults=faults)
    draft, papers, filed, payment = seen["draft"], seen["attachments"], seen["filed"], seen["payment"]
    assert ("Lưu nháp", False, 0, None) == (draft.save_control, draft.reopened, draft.survived, draft.deleted)
    assert ["accepted", "accepted", "accepted"] == [one.outcome for one in papers.trials]
    assert ("", "", "Nộp hồ sơ") == (seen["signing"].control, seen["delivery"].postal, seen["delivery"].walk.final)
    assert (CODE, "", None) == (filed.code, filed.receipt, filed.receipt_after_s)
    assert (50_000, (500_000,)) == (payment.fee, payment.gateway_amounts)


def test_one_page_with_faults(site: Start, filing_on: Start) -> None:
    faults = "silent_uploads no_final no_review no_payment"
    seen, _ = on_one_page(
        site, filing_on, "draft", "attachments", "payment", faults=faults, allow=["sign_in", "draft", "upload"]
    )
    draft, papers = seen["draft"], seen["attachments"]
    assert ("", "", "nowhere") == (draft.walk.final, draft.review, draft.walk.halted)
    assert ["vanished", "vanished", "accepted"] == [one.outcome for one in papers.trials]
    assert ("", (), 120_000) == (seen["payment"].offered, seen["payment"].channels, seen["payment"].fee)


def test_nothing_of_the_citizen_stands_in_the_evidence(site: Start, filing_on: Start) -> None:
    seen, _ = on_wizard(site, filing_on, "draft", allow=["sign_in", "draft"])
    assert "Kiểm Thử" not in repr(seen["draft"])
