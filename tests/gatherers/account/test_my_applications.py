"""The list of one's own applications in a table, in cards, and drawn by a script that asks by POST."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Asked, html

from pytest_egov.evidence import ApplicationHistory, MyApplications, Place, StatusFilter
from pytest_egov.gatherers.account.my_applications import look

ROWS = [
    ("H26.16-261101-0012", "Đăng ký khai sinh", "01/11/2026", "Đang xử lý", "30/11/2026"),
    ("H26.16-261005-0007", "Cấp bản sao trích lục hộ tịch", "05/10/2026", "Đã trả kết quả", "08/10/2026"),
    ("H26.16-261110-0031", "Cấp đổi giấy phép lái xe", "10/11/2026", "Yêu cầu bổ sung", ""),
]
HISTORY = """<h2>Quá trình xử lý</h2><table><tr><th>Thời gian</th><th>Bước</th><th>Đơn vị xử lý</th></tr>
<tr><td>01/11/2026 08:05</td><td>Tiếp nhận hồ sơ</td><td>Bộ phận Một cửa phường Bến Thành</td></tr>
<tr><td>02/11/2026 09:00</td><td>Thẩm định</td><td>Phòng Tư pháp</td></tr></table>"""


def looked_at(site: Any, expedition_to: Any, pages: dict[str, Any]) -> MyApplications | None:
    home = site({"/": html('<nav><a href="/cua-toi">Hồ sơ của tôi</a></nav>'), **pages})
    expedition = expedition_to(home.address)
    place = Place("my_applications", f"{home.address}cua-toi", "", "wayfinding", 0.9, 1)
    return look(expedition.visit(place), expedition)


def table(asked: Asked) -> str:
    wanted = asked.query.get("trang_thai", "")
    head = "".join(
        f"<th>{name}</th>"
        for name in ("STT", "Mã hồ sơ", "Thủ tục", "Ngày nộp", "Trạng thái", "Ngày hẹn trả", "Thao tác")
    )
    rows = "".join(
        f"<tr><td>{at}</td>{''.join(f'<td>{cell}</td>' for cell in row)}<td><a href='/xoa'>Hủy</a> <a href='/mot'>Xem chi tiết</a></td></tr>"
        for at, row in enumerate(ROWS, 1)
        if wanted in ("", row[3])
    )
    options = "".join(
        f"<option>{state}</option>" for state in ("Tất cả", "Đang xử lý", "Yêu cầu bổ sung", "Đã trả kết quả")
    )
    return html(
        f"<main><h1>Hồ sơ của tôi</h1><form><label>Trạng thái <select name='trang_thai'>{options}</select></label>"
        f"<button>Tìm kiếm</button></form><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></main>"
    )


def test_a_table_with_a_choice_of_states(site: Any, expedition_to: Any) -> None:
    pages = {
        "/cua-toi": table,
        "/mot": html(f"<main><h1>Chi tiết hồ sơ</h1><p>Ngày hẹn trả: 30/11/2026</p>{HISTORY}</main>"),
    }
    seen = looked_at(site, expedition_to, pages)
    assert seen == MyApplications(
        3,
        ("code", "procedure", "submitted", "status", "due"),
        history=ApplicationHistory(2, 2, department=True, expected=True),
        status_filter=StatusFilter("Đang xử lý", 3, 1, 1),
    )


CARDS = "".join(
    f"""<article class="the"><h3><a href="/mot">{name}</a></h3><dl><div><dt>Mã hồ sơ</dt><dd>{code}</dd></div>
    <div><dt>Nộp ngày</dt><dd>{day}</dd></div><div><dt>Tình trạng</dt><dd>{state}</dd></div></dl></article>"""
    for code, name, day, state, _ in ROWS
)


def test_cards_with_description_lists_and_no_filter(site: Any, expedition_to: Any) -> None:
    timeline = """<main><h2>Tiến trình</h2><ol><li><b>Tiếp nhận</b><p>1/11/2026, 8h05 - UBND phường Bến Thành</p></li>
      <li><b>Đang xử lý</b><p>2/11/2026, 9h00 - UBND phường Bến Thành</p></li></ol></main>"""
    pages = {"/cua-toi": html(f"<main><h1>Hồ sơ đã nộp</h1>{CARDS}</main>"), "/mot": html(timeline)}
    seen = looked_at(site, expedition_to, pages)
    assert seen == MyApplications(
        3,
        ("code", "procedure", "submitted", "status"),
        history=ApplicationHistory(2, 2, department=False, expected=False),
    )


SCRIPTED = """<div id="app"><div class="tieu-de">Hồ sơ của tôi</div><div class="tabs"><button onclick="load('')">Tất cả (3)</button>
<button onclick="load('Đang xử lý')">Đang xử lý (1)</button><button onclick="load('Đã trả kết quả')">Đã trả kết quả (1)</button></div>
<div id="list"></div></div><script>
async function load(state) {
  const answer = await fetch('/api/applications', {method: 'POST', body: 'state=' + encodeURIComponent(state)});
  const rows = await answer.json();
  document.getElementById('list').innerHTML = rows.map((row, at) => `<div class="item" onclick="show(${at})" style="cursor:pointer">
    <div class="ten">${row[1]}</div><div>${row[0]}</div><div><span>Trạng thái</span><span>${row[3]}</span></div><div>Nộp lúc ${row[2]}</div></div>`).join('');
}
async function show(at) {
  document.getElementById('list').innerHTML = '<h2>Nhật ký xử lý</h2><div class="b">01/11/2026 08:05 – Đã tiếp nhận – Phòng Tư pháp</div><div class="b">02/11/2026 10:00 – Đang xử lý – Phòng Tư pháp</div>';
}
load('');
</script>"""


def test_a_page_drawn_by_a_script_that_asks_by_post(site: Any, expedition_to: Any) -> None:
    def answer(asked: Asked) -> Any:
        rows = [row for row in ROWS if asked.query.get("state", "") in ("", row[3])]
        return 200, {"content-type": "application/json"}, json.dumps(rows)

    seen = looked_at(site, expedition_to, {"/cua-toi": html(SCRIPTED), "/api/applications": answer})
    assert seen == MyApplications(
        3,
        ("code", "procedure", "submitted", "status"),
        history=ApplicationHistory(2, 2, department=True, expected=False),
        status_filter=StatusFilter("Đang xử lý", 3, 1, 1),
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<main><h1>Hồ sơ của tôi</h1><p>Bạn chưa có hồ sơ nào.</p></main>", MyApplications(0, (), says_empty=True)),
        ("<main><h1>Hồ sơ của tôi</h1><canvas></canvas></main>", MyApplications(0, ())),
        ("<main><h1>Tin tức</h1><ul><li>12/11/2026 Hội nghị tổng kết</li></ul></main>", None),
    ],
    ids=["empty", "unreadable", "another page"],
)
def test_pages_without_a_list(site: Any, expedition_to: Any, body: str, expected: MyApplications | None) -> None:
    assert expected == looked_at(site, expedition_to, {"/cua-toi": html(body)})


def test_a_single_application_is_its_card_and_not_the_boxes_around_it(site: Any, expedition_to: Any) -> None:
    code, name, day, state, _ = ROWS[0]
    card = f"<div class='x'><div class='y'><p>{name}</p><p>Mã hồ sơ: {code}</p><p>Ngày nộp: {day}</p><p>Trạng thái: {state}</p></div></div>"
    seen = looked_at(site, expedition_to, {"/cua-toi": html(f"<div><h1>Hồ sơ của tôi</h1>{card}</div>")})
    assert seen is not None
    assert (1, ("code", "procedure", "submitted", "status"), None) == (seen.rows, seen.facts, seen.history)


def test_nothing_is_pressed_that_withdraws_or_pays(site: Any, expedition_to: Any) -> None:
    pressed: list[str] = []

    def withdraw(asked: Asked) -> str:
        pressed.append(asked.path)
        return html("<h1>Đã rút hồ sơ</h1>")

    row = "".join(f"<td>{cell}</td>" for cell in ROWS[0])
    buttons = "<td><button onclick=\"location.href='/rut'\">Rút hồ sơ</button><a href='/tra'>Thanh toán</a></td>"
    page = html(
        f"<main><h1>Hồ sơ của tôi</h1><table><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Ngày nộp</th><th>Trạng thái</th><th>Hẹn trả</th><th></th></tr><tr>{row}{buttons}</tr></table></main>"
    )
    seen = looked_at(site, expedition_to, {"/cua-toi": page, "/rut": withdraw, "/tra": withdraw})
    assert seen is not None
    assert (None, []) == (seen.history, pressed)
