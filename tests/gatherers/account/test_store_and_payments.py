"""Stored documents and payments in a table, in cards and drawn by a script."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import html
from signing import pdf_of

from pytest_egov.evidence import DocumentStore, PaymentHistory
from pytest_egov.gatherers.account import payments, store

STORE_TABLE = """<main><h1>Kho dữ liệu điện tử</h1><table><thead><tr><th>STT</th><th>Tên giấy tờ</th><th>Loại giấy tờ</th><th>Từ hồ sơ</th><th>Ngày lưu</th></tr></thead>
<tbody><tr><td>1</td><td>Giấy khai sinh</td><td>Kết quả giải quyết</td><td>H26.16-261005-0007</td><td>08/10/2026</td></tr>
<tr><td>2</td><td>Căn cước công dân</td><td>Giấy tờ cá nhân</td><td></td><td>01/02/2026</td></tr></tbody></table></main>"""
STORE_CARDS = """<main><h2>Giấy tờ của tôi</h2><section><h3>Kết quả đã cấp</h3><ul><li>Giấy phép lái xe <a href="/a.pdf">Tải về</a></li></ul></section>
<section><h3>Giấy tờ tự tải lên</h3><ul><li>Văn bằng tốt nghiệp <a href="/b.pdf">Tải về</a></li></ul></section></main>"""
STORE_SCRIPT = """<div id="app"></div><script>fetch('/api/kho', {method: 'POST'}).then((a) => a.json()).then((rows) => { document.getElementById('app').innerHTML =
'<h1>Ví giấy tờ</h1><button role="tab">Giấy tờ cá nhân</button><button role="tab">Kết quả điện tử</button>' + rows.map((r) => `<div class="g"><b>${r[0]}</b><div>Lưu ngày ${r[1]}</div></div>`).join(''); });</script>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (STORE_TABLE, DocumentStore(2, ("Kết quả giải quyết", "Giấy tờ cá nhân"), 1)),
        (STORE_CARDS, DocumentStore(2, ("Kết quả đã cấp", "Giấy tờ tự tải lên"), 1)),
        (STORE_SCRIPT, DocumentStore(2, ("Giấy tờ cá nhân", "Kết quả điện tử"), 1)),
        (
            "<main><h1>Kho dữ liệu điện tử</h1><p>Chưa có giấy tờ nào.</p></main>",
            DocumentStore(0, (), 0, says_empty=True),
        ),
        ("<main><h1>Kho dữ liệu điện tử</h1><canvas></canvas></main>", DocumentStore(0, (), 0)),
        ("<main><h1>Tin tức</h1><ul><li>01/11/2026 Hội nghị</li></ul></main>", None),
    ],
    ids=["table", "cards", "script", "empty", "unreadable", "another page"],
)
def test_the_store(visit_to: Any, body: str, expected: DocumentStore | None) -> None:
    rows = [["Giấy khai sinh", "08/10/2026"], ["Quyết định từ hồ sơ", "09/10/2026"]]
    pages = {"/cua-toi": html(body), "/api/kho": (200, {"content-type": "application/json"}, json.dumps(rows))}
    assert expected == store.look(*visit_to("document_store", pages))


RECEIPT = pdf_of("BIEN LAI", "So tien: 50.000 dong", "Ngay 01/11/2026", "Don vi thu: UBND phuong Ben Thanh")
AS_PDF = {"content-type": "application/pdf"}
PAID_TABLE = """<main><h1>Lịch sử thanh toán</h1><table><tr><th>Mã giao dịch</th><th>Nội dung</th><th>Số tiền</th><th>Ngày thanh toán</th><th></th></tr>
<tr><td>GD-261101-0001</td><td>Lệ phí khai sinh</td><td>50.000 đ</td><td>01/11/2026 08:20</td><td><a href="/bl">Tải biên lai</a></td></tr></table></main>"""
PAID_CARDS = """<div><h2>Thanh toán của tôi</h2><div class="k"><p>Lệ phí khai sinh</p><p>50.000 VNĐ</p><p>1/11/2026</p><p>Thành công</p><a href="/mot">Chi tiết</a></div></div>"""
DETAIL = """<main><h1>Giao dịch</h1><p>Đơn vị thu: UBND phường</p><p>Số tiền: 50.000</p><p>Ngày: 01/11/2026</p><button onclick="location.href='/bl'">Biên lai điện tử</button></main>"""
SAVED = {**AS_PDF, "content-disposition": "attachment; filename=bl.pdf"}


def paid(visit_to: Any, body: str, receipt: Any) -> PaymentHistory | None:
    pages = {"/cua-toi": html(body), "/mot": html(DETAIL), "/bl": receipt}
    seen: PaymentHistory | None = payments.look(*visit_to("payment_history", pages))
    return seen


@pytest.mark.parametrize("body", [PAID_TABLE, PAID_CARDS], ids=["table", "cards"])
def test_a_receipt_tells_amount_date_and_payee(visit_to: Any, body: str) -> None:
    seen = paid(visit_to, body, (200, SAVED, RECEIPT))
    assert seen is not None
    assert seen.receipt is not None
    assert (1, "pdf", ("amount", "date", "payee"), True) == (
        seen.payments,
        seen.receipt.kind,
        seen.tells,
        seen.text_read,
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PAID_TABLE, PaymentHistory(1, None, 1)),
        (
            "<main><h1>Lịch sử thanh toán</h1><p>Chưa có giao dịch.</p></main>",
            PaymentHistory(0, None, 0, says_empty=True),
        ),
        ("<main><h1>Lịch sử thanh toán</h1><canvas></canvas></main>", PaymentHistory(0, None, 0)),
        ("<main><h1>Tin tức</h1></main>", None),
    ],
    ids=["broken link", "empty", "unreadable", "another page"],
)
def test_no_receipt(visit_to: Any, body: str, expected: PaymentHistory | None) -> None:
    assert expected == paid(visit_to, body, (404, {}, html("<h1>404</h1>")))


def test_a_scan_is_a_receipt_whose_text_cannot_be_read(visit_to: Any) -> None:
    seen = paid(visit_to, PAID_TABLE, (200, AS_PDF, pdf_of("")))
    assert seen is not None
    assert (("amount", "date"), False) == (seen.tells, seen.text_read)
