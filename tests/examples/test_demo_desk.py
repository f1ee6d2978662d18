"""The demo portal's business, without a browser: from a draft to a signed result."""

from __future__ import annotations

import re

import pytest
from demo_portal import create_app
from demo_portal.desk import Desk, Refusal, drafts, filing, notices, officer, papers, payments, results, store, tracking
from demo_site import GOOD, LICENCE, TODAY

CITIZEN = "001090000128"
PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def desk() -> Desk:
    opened: Desk = create_app(None, TODAY).state.desk
    return opened


def complete_draft(desk: Desk) -> str:
    draft = drafts.begin(desk, CITIZEN, LICENCE, GOOD)
    papers.attach(desk, drafts.find(desk, draft, CITIZEN), 2, "Giấy khám sức khỏe", "kham.pdf", PDF)
    drafts.choose_delivery(desk, draft, {"hinh-thuc": "mot-cua"})
    return draft


def test_a_draft_becomes_an_application_with_code_receipt_and_fee(desk: Desk) -> None:
    code = filing.file(desk, drafts.find(desk, complete_draft(desk), CITIZEN))
    assert re.fullmatch(r"000\.00\.12\.H40-261124-\d{4}", code)
    found = tracking.find(desk, code, CITIZEN)
    assert "Đã tiếp nhận" == found["status"]
    assert filing.receipt(desk, found).startswith(b"%PDF-")
    payment = payments.of_application(desk, code)
    assert payment is not None
    assert (115000, "Chưa thanh toán") == (payment["amount"], payment["status"])
    assert code not in {paper["application"] for paper in papers.of_draft(desk, code)}


def test_everybody_is_told_of_each_step_at_once(desk: Desk) -> None:
    code = filing.file(desk, drafts.find(desk, complete_draft(desk), CITIZEN))
    steps = {(step["status"], step["at"]) for step in tracking.history(desk, code)}
    bell = {(said["status"], said["at"]) for said in notices.notices_of(desk, CITIZEN) if said["application"] == code}
    sent = [said for said in notices.messages_of(desk, CITIZEN) if said["application"] == code]
    assert steps == bell
    assert {"Tin nhắn SMS", "Thư điện tử"} == {said["channel"] for said in sent}
    assert 2 * len(steps) == len(sent)


def test_what_is_missing_keeps_a_draft_from_being_filed(desk: Desk) -> None:
    draft = drafts.find(desk, drafts.begin(desk, CITIZEN, LICENCE, {}), CITIZEN)
    with pytest.raises(Refusal, match="Vui lòng nhập họ và tên"):
        filing.file(desk, draft)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("virus.exe", b"MZ", "không đúng định dạng"),
        ("anh.pdf", b"GIF89a", "không đúng định dạng pdf"),
        ("to.pdf", PDF + bytes(papers.LARGEST), "dung lượng tối đa 5 MB"),
        ("trong.pdf", b"", "không có nội dung"),
    ],
)
def test_unacceptable_files_are_refused_with_the_reason(desk: Desk, name: str, content: bytes, expected: str) -> None:
    draft = drafts.find(desk, drafts.begin(desk, CITIZEN, LICENCE, GOOD), CITIZEN)
    with pytest.raises(Refusal, match=expected):
        papers.attach(desk, draft, 1, "Đơn", name, content)
    assert papers.of_draft(desk, draft["id"]) == []


def test_a_result_is_signed_by_the_agency_and_changed_bytes_are_noticed(desk: Desk) -> None:
    result = results.of_person(desk, CITIZEN)[0]
    pdf = results.document(desk, result, CITIZEN)
    assert desk.authority.verifies(pdf)
    assert not desk.authority.verifies(pdf.replace(b"/Title", b"/Titlf", 1))
    assert pdf == store.content(desk, CITIZEN, "ket-qua", result["number"])[2]


def test_a_demand_is_answered_once_and_work_goes_on(desk: Desk) -> None:
    found = next(row for row in tracking.mine(desk, CITIZEN) if row["status"] == "Chờ bổ sung")
    assert officer.demand_of(desk, found["code"]) is not None
    officer.complete(desk, found, "ban-ve.pdf", PDF)
    assert "Đang xử lý" == tracking.find(desk, found["code"], CITIZEN)["status"]
    with pytest.raises(Refusal, match="không có yêu cầu bổ sung"):
        officer.complete(desk, found, "ban-ve.pdf", PDF)


def test_nobody_sees_what_belongs_to_somebody_else(desk: Desk) -> None:
    draft = drafts.begin(desk, CITIZEN, LICENCE, GOOD)
    mine = tracking.mine(desk, CITIZEN)[0]["code"]
    for look in (lambda: drafts.find(desk, draft, "0100000128"), lambda: tracking.find(desk, mine, "0100000128")):
        with pytest.raises(Refusal, match="Không tìm thấy"):
            look()


def test_a_document_of_the_store_is_used_again(desk: Desk) -> None:
    draft = drafts.find(desk, drafts.begin(desk, CITIZEN, LICENCE, GOOD), CITIZEN)
    kept = store.documents(desk, CITIZEN)["Giấy tờ đã nộp"][0]
    store.reuse(desk, draft, 2, "Giấy khám sức khỏe", f"{kept.group}:{kept.name}")
    assert [2] == [paper["component"] for paper in papers.of_draft(desk, draft["id"])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Miễn lệ phí", 0), ("115.000 đồng/lần (nộp trực tuyến); 135.000 đồng/lần", 115000), ("8.000 đồng/bản", 8000)],
)
def test_fees_are_exact(words: str, expected: int) -> None:
    assert expected == payments.fee_of(words)
