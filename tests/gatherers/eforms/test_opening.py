"""The way to an online form on portals of different makes, and where it stops."""

from __future__ import annotations

from typing import Any

from conftest import html

from pytest_egov.evidence import Candidate, DrawnProcedures, Found, ListedProcedure, Place, ProcedurePage
from pytest_egov.gatherers.eforms.opening import (
    OpenedForm,
    Unopened,
    data_fields,
    onward_control,
    open_form,
    open_forms,
)

APPLICANT = (
    '<main><h1>Thông tin người nộp</h1><form method="post" action="/nop"><label>Họ và tên <input name="ten"></label>'
    '<label>Số điện thoại <input name="dt"></label><button>Nộp hồ sơ</button></form></main>'
)


def procedure(address: str, path: str = "tt", level: Any = "end_to_end") -> ProcedurePage:
    return ProcedurePage(ListedProcedure("Đăng ký khai sinh", f"{address}{path}", level), 200, "Thủ tục", 2, level)


def page(body: str) -> str:
    return html(f"<main><h1>Đăng ký khai sinh</h1>{body}</main>")


def opened(site: Any, expedition_to: Any, pages: dict[str, Any], **said: Any) -> tuple[Any, Any]:
    portal = site({"/": html("<h1>Cổng dịch vụ công</h1>"), **pages})
    return open_form(expedition_to(portal.address, **said), procedure(portal.address)), portal


def names(way: OpenedForm) -> list[str]:
    return [field.label for field in data_fields(way.snapshot)]


def test_a_link_leads_straight_to_the_form(site: Any, expedition_to: Any) -> None:
    way, _ = opened(
        site,
        expedition_to,
        {"/tt": page('<a href="/don">Nộp hồ sơ trực tuyến</a>'), "/don": html(APPLICANT)},
    )
    assert isinstance(way, OpenedForm)
    assert ["Họ và tên", "Số điện thoại"] == names(way)
    assert ["Đăng ký khai sinh", "Nộp hồ sơ trực tuyến"] == [step.target for step in way.steps]


def test_the_search_of_a_portal_of_one_form_a_page_is_no_field_of_the_form(site: Any, expedition_to: Any) -> None:
    whole = (
        '<form method="post"><div><input name="q" title="Nhập từ khóa"><input type="submit" value="Tìm"></div><h1>Tờ khai</h1>'
        '<p><label>Họ và tên <input name="a"></label></p><p><label>Ngày sinh <input name="b"></label></p>'
        '<input type="submit" value="Tiếp tục"></form>'
    )
    way, _ = opened(site, expedition_to, {"/tt": page('<a href="/nop">Nộp hồ sơ trực tuyến</a>'), "/nop": page(whole)})

    assert isinstance(way, OpenedForm)
    assert ["Họ và tên", "Ngày sinh"] == names(way)


def test_choices_and_terms_with_an_empty_box_stand_on_the_way(site: Any, expedition_to: Any) -> None:
    agency = (
        '<main><h1>Chọn cơ quan</h1><form action="/dieu-khoan"><table><tr><td>Tỉnh/Thành phố</td><td><select name="t" required>'
        '<option value="">-- Chọn --</option><option>Hà Nội</option></select></td></tr></table>'
        '<p><input type="radio" name="th" required> Trường hợp thông thường</p><button>Tiếp tục</button></form></main>'
    )
    terms = (
        '<main><h1>Điều khoản</h1><label><input type="checkbox" id="ok"> Tôi đã đọc và đồng ý</label>'
        '<button id="go" disabled>Đồng ý và tiếp tục</button>'
        "<script>ok.onchange = () => go.disabled = !ok.checked; go.onclick = () => location = '/don'</script></main>"
    )
    pages = {"/tt": page('<a href="/co-quan">Nộp hồ sơ</a>'), "/co-quan": html(agency), "/dieu-khoan": html(terms)}
    way, portal = opened(site, expedition_to, {**pages, "/don": html(APPLICANT)})
    assert isinstance(way, OpenedForm)
    asked = next(asked for asked in portal.asked if asked.path == "/dieu-khoan")
    assert "Hà Nội" == asked.query["t"]
    assert 0 == portal.count("/nop")


def test_a_page_drawn_by_script_has_its_form_without_a_form_element(site: Any, expedition_to: Any) -> None:
    script = """<div id="app"><button type="button" onclick="draw()">Nộp trực tuyến</button></div><script>
    function draw() { app.innerHTML = '<div role="tablist"><button role="tab">Nộp hồ sơ</button></div>';
      app.querySelector('[role=tab]').onclick = () => { app.innerHTML = `<div>Họ và tên</div><div><input></div>
        <div>Email</div><div><input></div><button>Gửi hồ sơ</button>`; }; }</script>"""
    way, _ = opened(site, expedition_to, {"/tt": page(script)})
    assert isinstance(way, OpenedForm)
    assert ["Họ và tên", "Email"] == names(way)


def test_going_on_by_a_post_takes_the_permission_to_draft(site: Any, expedition_to: Any) -> None:
    start = page('<form method="post" action="/tao"><button>Nộp hồ sơ</button></form>')
    pages = {"/tt": start, "/tao": lambda _asked: (303, {"Location": "/don"}, ""), "/don": html(APPLICANT)}
    held, portal = opened(site, expedition_to, pages)
    assert isinstance(held, Unopened)
    assert ("not_allowed", 0) == (held.reason, portal.count("/tao"))
    way, portal = opened(site, expedition_to, pages, allow=["draft"])
    assert isinstance(way, OpenedForm)
    assert 1 == portal.count("/tao")


def test_a_final_control_is_never_pressed(site: Any, expedition_to: Any) -> None:
    only = '<main><h1>Xác nhận</h1><form method="post" action="/nop"><p>Kiểm tra lại.</p><button>Nộp hồ sơ</button></form></main>'
    way, portal = opened(
        site, expedition_to, {"/tt": page('<a href="/x">Nộp trực tuyến</a>'), "/x": html(only)}, allow=["draft"]
    )
    assert isinstance(way, Unopened)
    assert ("no_form", 0) == (way.reason, portal.count("/nop"))
    portal = site({"/": html(APPLICANT)})
    snapshot = expedition_to(portal.address).finder.start()
    assert onward_control(snapshot, typed=True) is None


def test_a_sign_in_on_the_way_is_told_from_a_form(site: Any, expedition_to: Any) -> None:
    sign_in = (
        '<form method="post"><label>Tài khoản <input></label><label>Mật khẩu <input type="password"></label></form>'
    )
    way, _ = opened(site, expedition_to, {"/tt": page('<a href="/dn">Nộp hồ sơ</a>'), "/dn": html(sign_in)})
    assert isinstance(way, Unopened)
    assert "sign_in_asked" == way.reason


def test_no_start_control_and_a_page_that_is_gone(site: Any, expedition_to: Any) -> None:
    way, _ = opened(site, expedition_to, {"/tt": page("<p>Chỉ cung cấp thông tin</p>")})
    assert isinstance(way, Unopened)
    assert "no_start" == way.reason
    way, _ = opened(site, expedition_to, {"/tt": page('<a href="/mat">Nộp hồ sơ</a>')})
    assert isinstance(way, Unopened)
    assert "not_opened" == way.reason


def test_the_given_form_goes_before_the_drawn_and_levels_keep_their_order(site: Any, expedition_to: Any) -> None:
    start = page('<a href="/don">Nộp hồ sơ trực tuyến</a>')
    portal = site({"/": html("<h1>Cổng</h1>"), "/a": start, "/b": start, "/don": html(APPLICANT)})
    drawn = (procedure(portal.address, "a", "partial"), procedure(portal.address, "b", "end_to_end"))
    evidence = DrawnProcedures("seed", 2, (0, 1), drawn)
    found = Found((Candidate(Place("procedure_list", portal.address, "", "start", 1.0, 0), evidence),))
    expedition = expedition_to(portal.address, findings={"procedures": found}, places={"eform": "/don"})
    ways = list(open_forms(expedition, ("end_to_end", "partial")))
    assert ["don", "b", "a"] == [way.url.rsplit("/", 1)[1] for way in ways]
    assert isinstance(ways[0], OpenedForm)
    assert "portal_file" == ways[0].place.found_by
