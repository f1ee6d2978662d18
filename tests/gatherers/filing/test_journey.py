"""The whole filing on two portals of very different make, sound and faulty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from filing_portals.wizard import CODE, NAME, Wizard

Start = Callable[..., Any]


def on_wizard(
    site: Start, filing_on: Start, *kinds: str, faults: str = "", **said: Any
) -> tuple[dict[str, Any], Wizard]:
    wizard = Wizard(frozenset(faults.split()))
    portal = site(wizard.pages())
    wizard.gateway = site(wizard.gateway_pages(portal.address)).address
    return filing_on(portal.address, NAME, "tt", *kinds, **said), wizard


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


def test_only_the_draft_is_walked_for_where_nothing_else_is_wanted(site: Start, filing_on: Start) -> None:
    seen, wizard = on_wizard(site, filing_on, "draft", allow=["sign_in", "draft"])
    assert (True, "Nộp hồ sơ", False) == (seen["draft"].reopened, seen["draft"].walk.final, wizard.filed)
    assert {"draft"} == {entry.act for entry in seen["expedition"].visitor.ledger.entries}
