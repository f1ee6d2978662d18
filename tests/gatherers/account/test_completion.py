"""Requests for missing papers in a table, in cards, and on a page drawn by a script."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Asked, html

from pytest_egov.evidence import CompletionRequest, CompletionRequests
from pytest_egov.gatherers.account.completion import look

CODE = "H26.16-261101-0012"
REASON = "Thiếu bản sao giấy chứng sinh; tờ khai chưa có chữ ký của người yêu cầu."
SANDBOX: dict[str, Any] = {"environment": "sandbox", "allow": ("upload", "file")}


def table(state: str = "Yêu cầu bổ sung", tabs: str = "", link: str = '<a href="/bo-sung">Bổ sung hồ sơ</a>') -> str:
    return html(
        f"""<main><h1>Hồ sơ của tôi</h1>{tabs}<table><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Ngày nộp</th><th>Trạng thái</th><th>Thao tác</th></tr>
        <tr><td>{CODE}</td><td>Đăng ký khai sinh</td><td>01/11/2026</td><td>{state}</td><td>{link}</td></tr></table></main>"""
    )


def form(asked: Asked) -> str:
    if asked.method == "POST":
        return html("<main><h1>Bổ sung hồ sơ</h1><p>Đã gửi bổ sung. Hồ sơ quay lại trạng thái đang xử lý.</p></main>")
    return html(
        f"""<main><h1>Phiếu yêu cầu bổ sung</h1><dl><dt>Lý do</dt><dd>{REASON}</dd><dt>Thời hạn bổ sung</dt><dd>15/11/2026</dd></dl>
        <form method="post" enctype="multipart/form-data"><label>Tệp bổ sung <input type="file" name="tep"></label><button>Gửi bổ sung</button></form></main>"""
    )


def test_a_request_answered_in_a_sandbox(visit_to: Any) -> None:
    visit, expedition = visit_to("my_applications", {"/cua-toi": table(), "/bo-sung": form}, **SANDBOX)
    request = CompletionRequest(len(REASON), deadline=True, upload=True, resubmitted="done")
    assert CompletionRequests(named=True, action=True, request=request) == look(visit, expedition)
    assert ["upload", "file"] == [entry.act for entry in visit.tab().guard.ledger.entries]


def test_nothing_is_sent_without_leave(visit_to: Any) -> None:
    visit, expedition = visit_to("my_applications", {"/cua-toi": table(), "/bo-sung": form}, allow=("upload",))
    seen = look(visit, expedition)
    assert seen is not None
    assert seen.request is not None
    assert "not_allowed" == seen.request.resubmitted
    assert [] == visit.tab().guard.ledger.entries


def test_cards_whose_detail_lacks_deadline_and_upload(visit_to: Any) -> None:
    card = f"<article><h3><a href='/mot'>Đăng ký khai sinh</a></h3><p>Mã hồ sơ: {CODE}</p><p>Ngày nộp: 01/11/2026</p><p>Trạng thái: Chờ bổ sung</p></article>"
    detail = html(f"<main><h1>Chi tiết hồ sơ</h1><p><b>Nội dung yêu cầu bổ sung:</b> {REASON}</p></main>")
    seen = look(
        *visit_to(
            "my_applications",
            {"/cua-toi": html(f"<main><h1>Hồ sơ của tôi</h1>{card}</main>"), "/mot": detail},
            **SANDBOX,
        )
    )
    request = CompletionRequest(len(REASON), deadline=False, upload=False, resubmitted="not_tried")
    assert CompletionRequests(named=True, action=False, request=request) == seen


SCRIPTED = f"""<div id="app"></div><script>
const list = () => {{ app.innerHTML = `<h2>Hồ sơ cần bổ sung</h2><div class="o"><div>{CODE}</div><div>Đăng ký khai sinh</div><div>Nộp ngày 01/11/2026</div><div>Cần bổ sung</div><button onclick="one()">Bổ sung</button></div>`; }};
const one = () => {{ app.innerHTML = `<h2>Yêu cầu bổ sung</h2><div><div>Lý do bổ sung</div><div>{REASON}</div></div><div>Bổ sung trước ngày 15/11/2026</div><input type="file" hidden><button onclick="send()">Nộp lại</button>`; }};
const send = async () => {{ await fetch('/api/bo-sung', {{method: 'POST', body: '1'}}); app.insertAdjacentHTML('beforeend', '<p>Tệp không hợp lệ</p>'); }};
const app = document.getElementById('app'); list();</script>"""


def test_a_page_drawn_by_a_script_that_refuses(visit_to: Any) -> None:
    seen = look(*visit_to("completion", {"/cua-toi": html(SCRIPTED), "/api/bo-sung": "{}"}, **SANDBOX))
    request = CompletionRequest(len(REASON), deadline=True, upload=True, resubmitted="refused")
    assert CompletionRequests(named=True, action=True, request=request) == seen


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            table("Đang xử lý", tabs='<a href="?t=1">Tất cả</a> <a href="?t=2">Chờ bổ sung (0)</a>', link=""),
            CompletionRequests(named=True, action=False),
        ),
        (table("Đang xử lý", link=""), CompletionRequests(named=False, action=False)),
        (html("<main><h1>Tin tức</h1><p>Hội nghị tổng kết</p></main>"), None),
    ],
    ids=["a tab", "no tab", "another page"],
)
def test_lists_without_a_request(visit_to: Any, page: str, expected: CompletionRequests | None) -> None:
    assert expected == look(*visit_to("my_applications", {"/cua-toi": page}))
