"""The history of one's own payments, and the receipt of one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pytest_egov.evidence import PaymentHistory
from pytest_egov.gatherers.account.applications import is_the_place, open_record, says_none
from pytest_egov.gatherers.account.downloading import files_behind
from pytest_egov.gatherers.expedition import Gatherer, as_citizen, at_place
from pytest_egov.gatherers.reading.documents import pdf_text
from pytest_egov.gatherers.reading.records import best_list, record_lists
from pytest_egov.gatherers.reading.signatures import file_facts
from pytest_egov.gatherers.reading.values import dates_in, says

if TYPE_CHECKING:
    from pytest_egov.driver.snapshot import LiveControl, Snapshot
    from pytest_egov.gatherers.expedition import Expedition, Visit
    from pytest_egov.gatherers.reading.records import Record

__all__ = ["GATHERERS", "look"]

_MONEY = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?![\w]|[.,]\d)|(?<![\w.,])\d{4,9}\s*(?:đ|₫|vnđ|vnd|đồng)",
    re.IGNORECASE,
)
_A_NAME = 60  # characters; a longer control is a whole row
_MOST_OPENED = 2


def look(visit: Visit, expedition: Expedition) -> PaymentHistory | None:
    """The payments a page lists and the first receipt it gives; None when it lists none and does not say it is the place."""
    tab = visit.tab()
    snapshot = tab.snapshot()
    listed = best_list(record_lists(tab), _facts, ("amount", "date"), one_code_each=False)
    if listed is None:
        itself = is_the_place(visit, expedition)
        return PaymentHistory(0, None, 0, says_empty=says_none(snapshot)) if itself else None
    receipts = [control for record in listed.records for control in record.within(snapshot) if _is_receipt(control)]
    texts = [record.text for record in listed.records]
    body = next(files_behind(tab, receipts), b"")
    if body:
        return _with_receipt(visit, snapshot, len(texts), body, len(receipts), "\n".join(texts))
    return _behind_a_payment(visit, listed.records, len(receipts))


def _behind_a_payment(visit: Visit, records: tuple[Record, ...], offered: int) -> PaymentHistory:
    """The receipt on the page of a payment."""
    for at in range(min(len(records), _MOST_OPENED)):
        tab = visit.tab()
        snapshot = tab.snapshot()
        listed = best_list(record_lists(tab), _facts, ("amount", "date"), one_code_each=False)
        if listed is None or at >= len(listed.records):
            break
        opened = open_record(tab, snapshot, listed.records[at])
        if opened is None:
            continue
        receipts = [control for control in opened.controls if _is_receipt(control)]
        offered += len(receipts)
        body = next(files_behind(tab, receipts), b"")
        if body:
            return _with_receipt(visit, opened, len(records), body, offered, opened.text)
    return PaymentHistory(len(records), None, offered)


def _with_receipt(
    visit: Visit, page: Snapshot, payments: int, body: bytes, offered: int, beside: str
) -> PaymentHistory:
    file = file_facts(body)
    own = pdf_text(body) if file.kind == "pdf" else ""
    text = own or beside
    tells = {
        "amount": _MONEY.search(text) is not None,
        "date": bool(dates_in(text)),
        "payee": says("payments", "payee", text) is not None,
    }
    visit.record("download", "a receipt", page, file.kind)
    return PaymentHistory(payments, file, offered, tuple(fact for fact, told in tells.items() if told), bool(own))


def _facts(record: Record) -> frozenset[str]:
    told = {
        "amount": _MONEY.search(record.text) is not None or bool(record.value("payments", "amount")),
        "date": bool(dates_in(record.text)),
        "paid": says("payments", "paid", record.text) is not None,
        "receipt": says("payments", "receipt", record.text) is not None,
    }
    return frozenset(fact for fact, is_told in told.items() if is_told)


def _is_receipt(control: LiveControl) -> bool:
    named = says("payments", "receipt", control.name) or says("samples", "download", control.name)
    return control.shown and control.enabled and len(control.name) <= _A_NAME and named is not None


GATHERERS = (Gatherer("payment_history", as_citizen(at_place("payment_history", look)), needs=("session",)),)
