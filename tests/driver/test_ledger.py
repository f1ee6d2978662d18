"""Acts with consequences stand written before they are done; what a run that was cut off did is not done twice."""

from __future__ import annotations

import pytest

from pytest_egov.driver.ledger import Ledger
from pytest_egov.errors import NotTwice

LEFT = ({"act": "file", "target": "Nộp hồ sơ", "url": "/nop"}, {"act": "draft", "target": "Lưu", "url": "/luu"})


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger()
    ledger.go_on([*LEFT, {"act": "pay", "target": "Trả", "url": "/tra", "answer": "/xong"}])
    return ledger


def test_an_act_without_an_answer_is_not_done_twice(ledger: Ledger) -> None:
    with pytest.raises(NotTwice, match=r"'file' \(Nộp hồ sơ, /nop\) was begun, and its answer is not known"):
        ledger.begin("file", "Nộp", "/khac")
    assert 3 == len(ledger.entries)


def test_nor_is_one_whose_evidence_was_lost_after_its_answer(ledger: Ledger) -> None:
    with pytest.raises(NotTwice, match=r"'pay' \(Trả, /tra\) was done before the run was cut off"):
        ledger.begin("pay", "Trả", "/tra")


def test_a_draft_is_begun_anew_and_what_this_run_does_it_may_do_again(ledger: Ledger) -> None:
    for act in ("draft", "sign", "sign"):
        ledger.answered(ledger.begin(act, "Lưu", "/luu"), "/xong")
    assert ["file", "draft", "pay", "draft", "sign", "sign"] == [entry.act for entry in ledger.entries]
