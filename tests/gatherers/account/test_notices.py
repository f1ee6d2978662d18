"""Notices on a page of their own, in cards and behind a bell, and messages sent beyond the portal."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from conftest import html

from pytest_egov.evidence import Found, NotConfigured, NotFound, Notices, Outbox
from pytest_egov.gatherers.account.my_applications import changes_known
from pytest_egov.gatherers.account.notices import _gather_notices, _gather_outbox, look, look_at_outbox

CODE = "H26.16-261101-0012"
TABLE = f"""<main><h1>Thông báo</h1><table><thead><tr><th>Thời gian</th><th>Mã hồ sơ</th><th>Nội dung</th></tr></thead><tbody>
<tr><td>01/11/2026 08:06</td><td>{CODE}</td><td>Hồ sơ đã được tiếp nhận</td></tr>
<tr><td>02/11/2026 09:30</td><td>{CODE}</td><td>Hồ sơ chuyển sang trạng thái đang xử lý</td></tr></tbody></table></main>"""
CARDS = f"""<div class="trang"><h2>Hộp thư của tôi</h2><div class="tin"><b>Yêu cầu bổ sung hồ sơ</b><p>Hồ sơ {CODE} cần bổ sung giấy tờ.</p><small>5 phút trước</small></div>
<div class="tin"><b>Chào mừng</b><p>Chúc mừng năm mới</p><small>01/01/2026</small></div></div>"""
WITHOUT = """<main><h1>Thông báo của tôi</h1><ul><li>01/11/2026: Hồ sơ của bạn đã được tiếp nhận</li><li>02/11/2026: Hồ sơ có kết quả</li></ul></main>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TABLE, Notices(2, 2, 2, 2, 2)),
        (CARDS, Notices(1, 1, 1, 1, 1)),
        (WITHOUT, Notices(2, 2, 0, 2, 0)),
        ("<main><h1>Thông báo</h1><p>Chưa có thông báo.</p></main>", Notices(0, 0, 0, 0, 0, says_empty=True)),
        ("<main><h1>Thông báo</h1><canvas></canvas></main>", Notices(0, 0, 0, 0, 0)),
        ("<main><h1>Tin tức</h1><p>Không có gì mới</p></main>", None),
    ],
    ids=["table", "cards", "no codes", "empty", "unreadable", "another page"],
)
def test_notices_on_a_page(visit_to: Any, body: str, expected: Notices | None) -> None:
    assert expected == look(*visit_to("notifications", {"/cua-toi": html(body)}))


def test_an_empty_page_counts_the_changes_known(visit_to: Any) -> None:
    visit, expedition = visit_to(
        "notifications", {"/cua-toi": html("<main><h1>Thông báo</h1><p>Chưa có thông báo.</p></main>")}
    )
    changes_known(expedition)[CODE] = (
        datetime.fromisoformat("2026-11-01T08:06"),
        datetime.fromisoformat("2026-11-02T09:30"),
    )
    assert Notices(0, 0, 0, 0, 0, says_empty=True, changes=2) == look(visit, expedition)


BELL = """<header><button aria-label="Thông báo (2)" onclick="open_()">🔔</button></header><main><h1>Xin chào</h1></main><div id="hop"></div><script>
async function open_() { const rows = await (await fetch('/api/tb', {method: 'POST'})).json();
  document.getElementById('hop').innerHTML = '<div role="list">' + rows.map((r) => `<div role="listitem"><p>${r[0]}</p><time>${r[1]}</time></div>`).join('') + '</div>'; }</script>"""


def test_notices_behind_a_bell(site: Any, expedition_to: Any) -> None:
    rows = [
        [f"Hồ sơ {CODE} đã có kết quả", "03/11/2026 10:00"],
        [f"Hồ sơ {CODE} đã được tiếp nhận", "01/11/2026 08:00"],
    ]
    home = site({"/": html(BELL), "/api/tb": (200, {"content-type": "application/json"}, json.dumps(rows))})
    finding = _gather_notices(expedition_to(home.address))
    assert isinstance(finding, Found)
    assert Notices(2, 2, 2, 2, 2) == finding.candidates[0].evidence


def test_no_notices_anywhere(site: Any, expedition_to: Any) -> None:
    assert isinstance(_gather_notices(expedition_to(site({"/": html("<h1>Xin chào</h1>")}).address)), NotFound)


OUTBOX = f"""<main><h1>Tin nhắn đã gửi</h1><table><tr><th>Kênh</th><th>Gửi lúc</th><th>Nội dung</th></tr>
<tr><td>SMS</td><td>01/11/2026 08:06</td><td>Hồ sơ {CODE} đã được tiếp nhận</td></tr>
<tr><td>Email</td><td>02/11/2026 21:00</td><td>Hồ sơ {CODE} đang xử lý</td></tr></table></main>"""


def test_messages_are_compared_with_changes(visit_to: Any) -> None:
    visit, expedition = visit_to("outbox", {"/cua-toi": html(OUTBOX)})
    changes_known(expedition)[CODE] = (
        datetime.fromisoformat("2026-11-01T08:05"),
        datetime.fromisoformat("2026-11-02T09:00"),
    )
    assert Outbox(2, ("sms", "email"), 2, (1, 720)) == look_at_outbox(visit, expedition)


def test_messages_without_known_changes_have_no_delay(visit_to: Any) -> None:
    assert Outbox(2, ("sms", "email"), 0, ()) == look_at_outbox(*visit_to("outbox", {"/cua-toi": html(OUTBOX)}))


def test_an_outbox_that_says_it_is_empty(visit_to: Any) -> None:
    page = html("<main><h1>Thư đã chuyển</h1><p>Chưa có tin nào được gửi.</p></main>")
    assert Outbox(0, (), 0, ()) == look_at_outbox(*visit_to("outbox", {"/cua-toi": page}))
    assert (
        look_at_outbox(*visit_to("outbox", {"/cua-toi": html("<main><h1>Tin tức</h1><p>Đang cập nhật.</p></main>")}))
        is None
    )


def test_a_portal_without_an_outbox_is_not_configured(site: Any, expedition_to: Any) -> None:
    finding = _gather_outbox(expedition_to(site({"/": html("<h1>Xin chào</h1>")}).address))
    assert isinstance(finding, NotConfigured)
    assert "outbox" in finding.what.en
