"""Online forms walked through and compared with the form on paper."""

from __future__ import annotations

from typing import Any

from conftest import html
from office_files import docx

from pytest_egov.evidence import Candidate, DrawnProcedures, Found, ListedProcedure, NotFound, Place, ProcedurePage
from pytest_egov.gatherers.eforms.forms import gather

PAPER = (
    "Họ và tên người nộp: .....",
    "Số điện thoại: .....",
    "Tên con: ....",
    "Nơi sinh của con: .....",
    "Chiều cao: ......",
)
APPLICANT = '<label>Họ và tên người nộp * <input name="a"></label><label>Số điện thoại <input name="b"></label>'
CHILD = '<label>Tên con <input name="c"></label><label>Nơi sinh của con <input name="d"></label>'


def eform(
    site: Any, expedition_to: Any, pages: dict[str, Any], *, paper: bool = True, signed_in: bool = False, **said: Any
) -> Any:
    offer = '<a href="/tk.docx">Tờ khai</a>' if paper else ""
    start = html(f'<main><h1>Khai sinh</h1><a href="/don">Nộp hồ sơ trực tuyến</a>{offer}</main>')
    portal = site({"/": html("<h1>Cổng</h1>"), "/tt": start, "/tk.docx": (200, {}, docx(PAPER)), **pages})
    listed = ListedProcedure("Khai sinh", f"{portal.address}tt", "end_to_end")
    page = ProcedurePage(listed, 200, "Khai sinh", 2, "end_to_end")
    drawn = DrawnProcedures("seed", 1, (0,), (page,))
    found = Found((Candidate(Place("procedure_list", portal.address, "", "start", 1.0, 0), drawn),))
    expedition = expedition_to(portal.address, findings={"procedures": found}, **said)
    if signed_in:
        expedition.receive(expedition.visitor.another())
    finding = gather(expedition.citizen if signed_in else expedition)
    expedition.leave()
    assert isinstance(finding, Found)
    return finding.candidates[0].evidence.forms[0], portal


def test_a_form_on_one_page(site: Any, expedition_to: Any) -> None:
    body = f'<form method="post" action="/nop">{APPLICANT}{CHILD}<label>Ghi chú <input></label><button>Nộp hồ sơ</button></form>'
    form, portal = eform(site, expedition_to, {"/don": html(f"<main>{body}</main>")})
    assert ("", True, 4, 2, 0) == (form.unreached, form.whole, form.inputs, form.applicant_inputs, form.files)
    assert {label.label: bool(label.on_screen) for label in form.labels} == {
        "Họ và tên người nộp": True,
        "Số điện thoại": True,
        "Tên con": True,
        "Nơi sinh của con": True,
        "Chiều cao": False,
    }
    assert 0 == portal.count("/nop")


def test_tabs_drawn_by_script(site: Any, expedition_to: Any) -> None:
    body = f"""<main><div role="tablist"><button role="tab" onclick="show(one)">Người nộp</button>
    <button role="tab" onclick="show(two)">Tờ khai</button></div><div id="box"></div>
    <button>Nộp hồ sơ</button></main><script>const one = `{APPLICANT}`, two = `{CHILD}`;
    const show = (part) => box.innerHTML = part; show(one)</script>"""
    form, _ = eform(site, expedition_to, {"/don": html(body)})
    assert (True, 4, 2) == (form.whole, form.inputs, form.applicant_inputs)


def steps(second: str) -> dict[str, Any]:
    first = f'<main><form method="post" action="/buoc-2">{APPLICANT}<button>Tiếp tục</button></form></main>'
    return {"/don": html(first), "/buoc-2": html(f"<main>{second}</main>")}


def test_steps_that_write_are_seen_with_the_permission_to_draft(site: Any, expedition_to: Any) -> None:
    pages = steps(f'<form method="post" action="/nop">{CHILD}<input type="file"><button>Nộp hồ sơ</button></form>')
    form, portal = eform(site, expedition_to, pages, allow=["draft"])
    assert (True, 4, 1, 0) == (form.whole, form.inputs, form.files, portal.count("/nop"))
    assert "Nguyễn Văn Kiểm Thử" == next(asked for asked in portal.asked if asked.path == "/buoc-2").query["a"]
    form, portal = eform(site, expedition_to, pages)
    assert (False, 2, 0) == (form.whole, form.inputs, portal.count("/buoc-2"))


def test_a_draft_that_going_through_left_behind_is_thrown_away(site: Any, expedition_to: Any) -> None:
    drafts: list[str] = []

    def second(asked: Any) -> str:
        drafts[:] = [asked.query.get("a", "")]
        return html(f'<main><form method="post" action="/nop">{CHILD}<button>Nộp hồ sơ</button></form></main>')

    def listed(_asked: Any) -> str:
        rows = "".join(
            '<tr><td>Khai sinh (nháp)</td><td><a href="/nhap/1">Tiếp tục</a></td><td><form method="post" action="/xoa">'
            "<button>Xóa</button></form></td></tr>"
            for _ in drafts
        )
        return html(f"<main><h1>Hồ sơ lưu nháp</h1><table>{rows}</table></main>")

    def removed(_asked: Any) -> Any:
        drafts.clear()
        return 303, {"Location": "/nhap"}, ""

    def draft(_asked: Any) -> str:
        return html(f'<main><h1>Khai sinh</h1><form><label>Họ và tên <input value="{drafts[0]}"></label></form></main>')

    pages = {**steps(""), "/buoc-2": second, "/nhap": listed, "/nhap/1": draft, "/xoa": removed}
    pages["/"] = html('<nav><a href="/nhap">Hồ sơ lưu nháp</a></nav><h1>Cổng</h1>')
    form, portal = eform(site, expedition_to, pages, signed_in=True, allow=["draft"])
    assert (True, 4) == (form.whole, form.inputs)
    assert ([], 1, 0) == (drafts, portal.count("/xoa"), portal.count("/nop"))


def test_files_only_and_no_form_on_paper(site: Any, expedition_to: Any) -> None:
    body = '<main><h1>Thành phần hồ sơ</h1><form><label>Tờ khai <input type="file"></label><button>Nộp</button></form></main>'
    form, _ = eform(site, expedition_to, {"/don": html(body)}, paper=False)
    assert (0, 1, None, "") == (form.inputs, form.files, form.labels, form.paper)


def test_a_form_that_is_not_reached_says_why(site: Any, expedition_to: Any) -> None:
    form, _ = eform(site, expedition_to, {"/don": (500, {}, html("<h1>Lỗi</h1>"))})
    assert ("not_opened", "Tờ khai") == (form.unreached, form.paper)


def test_no_list_of_procedures(site: Any, expedition_to: Any) -> None:
    missing = NotFound("procedure_list", (), decisive=False)
    portal = site({"/": html("<h1>Cổng</h1>")})
    assert missing == gather(expedition_to(portal.address, findings={"procedures": missing}))
