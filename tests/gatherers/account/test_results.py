"""Results of completed applications: a link in the list, a link on the page, a button that saves."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import html
from signing import pdf_of, signed_pdf

from pytest_egov.evidence import IssuedResult
from pytest_egov.gatherers.account.results import look

SIGNED = signed_pdf(pdf_of("Trich luc khai sinh"), "UBND phường Bến Thành")
AS_PDF = {"content-type": "application/pdf", "content-disposition": "attachment; filename=ket-qua.pdf"}


def table(state: str, links: str) -> str:
    return html(
        f"""<main><h1>Hồ sơ của tôi</h1><table><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Ngày nộp</th><th>Trạng thái</th><th></th></tr>
        <tr><td>H26.16-261101-0012</td><td>Đăng ký khai sinh</td><td>01/11/2026</td><td>{state}</td><td>{links}</td></tr></table></main>"""
    )


def seen(visit_to: Any, pages: dict[str, Any]) -> IssuedResult | None:
    result: IssuedResult | None = look(*visit_to("my_applications", pages))
    return result


def test_a_link_in_the_row_beside_the_receipt_of_filing(visit_to: Any) -> None:
    links = '<a href="/giay.pdf">Tải giấy tiếp nhận</a> <a href="/kq">Tải kết quả</a>'
    result = seen(visit_to, {"/cua-toi": table("Đã trả kết quả", links), "/kq": (200, AS_PDF, SIGNED)})
    assert result is not None
    assert (1, 1, True) == (result.completed, result.offered, result.issuing_body)
    assert [("pdf", True, [True])] == [(f.kind, f.opens, [s.whole for s in f.signatures]) for f in result.files]


def test_a_link_on_the_page_under_the_heading_of_the_result(visit_to: Any) -> None:
    page = """<main><h1>Chi tiết hồ sơ</h1><h2>Thành phần hồ sơ</h2><a href="/don.pdf">Tờ khai.pdf</a>
      <h2>Kết quả giải quyết</h2><p>Cơ quan ban hành: UBND phường</p><a href="/q.docx">Quyết định.docx</a></main>"""
    pages = {
        "/cua-toi": table("Đã giải quyết", '<a href="/mot">Xem</a>'),
        "/mot": html(page),
        "/q.docx": (200, {"content-type": "application/msword"}, b"\xd0\xcf\x11\xe0" + b"\0" * 99),
    }
    result = seen(visit_to, pages)
    assert result is not None
    assert [("doc", ())] == [(file.kind, file.signatures) for file in result.files]


def test_a_button_whose_script_saves_the_file(visit_to: Any) -> None:
    page = """<div><h2>H26.16-261101-0012</h2><button type="button" onclick="take()">Kết quả điện tử</button></div><script>
      async function take() { const blob = await (await fetch('/api/kq', {method: 'POST'})).blob();
        const a = document.createElement('a'); a.href = URL.createObjectURL(blob); a.download = 'kq.pdf'; a.click(); }</script>"""
    pages = {
        "/cua-toi": table("Hoàn thành", '<a href="/mot">Chi tiết</a>'),
        "/mot": html(page),
        "/api/kq": (200, AS_PDF, SIGNED),
    }
    result = seen(visit_to, pages)
    assert result is not None
    assert ["pdf"] == [file.kind for file in result.files]


@pytest.mark.parametrize(
    ("state", "page", "expected"),
    [
        ("Đang xử lý", "", IssuedResult(0, (), 0, opened=False)),
        ("Đã trả kết quả", "<main><h1>Chi tiết</h1><p>Không có gì.</p></main>", IssuedResult(1, (), 0, opened=True)),
        (
            "Đã trả kết quả",
            '<main><h1>Chi tiết</h1><a href="/a.pdf">Bản vẽ.pdf</a></main>',
            IssuedResult(1, (), 0, opened=True, other_files=1),
        ),
        (
            "Đã trả kết quả",
            '<main><h1>Chi tiết</h1><a href="/gone">Tải kết quả</a></main>',
            IssuedResult(1, (), 1, opened=True),
        ),
    ],
    ids=["under way", "nothing offered", "another file", "broken link"],
)
def test_lists_without_a_result(visit_to: Any, state: str, page: str, expected: IssuedResult) -> None:
    assert expected == seen(visit_to, {"/cua-toi": table(state, '<a href="/mot">Xem chi tiết</a>'), "/mot": html(page)})
