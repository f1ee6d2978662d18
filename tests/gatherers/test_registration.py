"""Registration on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.evidence import Found, NotFound
from pytest_egov.gatherers.registration import gather


def terms(finding: Any) -> set[str]:
    assert isinstance(finding, Found)
    return {mention.term for candidate in finding.candidates for mention in candidate.evidence.audiences}


def test_a_form_with_a_choice_of_users_stands_behind_the_sign_in(site: Any, expedition_to: Callable[..., Any]) -> None:
    form = """<form method="post" action="/dk"><h2>Đăng ký</h2>
      <label><input type="radio" name="t"> Công dân</label><label><input type="radio" name="t"> Doanh nghiệp</label>
      <input placeholder="Họ và tên"><input placeholder="Số điện thoại"><input type="password"><input type="password">
      <button>Tiếp tục</button></form>"""
    sign_in = """<form method="post"><input placeholder="Tên đăng nhập"><input type="password">
      <button>Đăng nhập</button></form>
      <p>Chưa có tài khoản? <a href="/dang-ky">Đăng ký</a></p>"""
    portal = site(
        {
            "/": html('<div class="menu"><a href="/login">Đăng nhập</a></div>'),
            "/login": html(sign_in),
            "/dang-ky": html(form),
        }
    )
    finding = gather(expedition_to(portal.address))
    assert {"person", "organisation"} == terms(finding)
    forms = [form for candidate in finding.candidates for form in candidate.evidence.forms]
    assert 4 <= max(len(form.fields) for form in forms)
    assert 0 == sum(asked.method == "POST" for asked in portal.asked)


def test_an_explanation_on_the_sign_in_page_with_a_link_to_the_national_identity(
    site: Any, expedition_to: Callable[..., Any]
) -> None:
    explained = """<div class="box"><a href="/oidc">Đăng nhập bằng VNeID</a></div><div>
      <div class="t">Cá nhân</div><div>Công dân kích hoạt tài khoản định danh điện tử mức độ 2 tại cơ quan Công an.
      <a href="https://vneid.gov.vn/huong-dan">Hướng dẫn kích hoạt VNeID</a></div>
      <div class="t">Tổ chức</div><div>Doanh nghiệp đăng ký tài khoản định danh tổ chức trên ứng dụng VNeID.</div>
      </div>"""
    portal = site({"/": html('<a href="/vao">Đăng nhập</a>'), "/vao": html(explained, "Đăng nhập")})
    finding = gather(expedition_to(portal.address))
    assert {"person", "organisation"} == terms(finding)
    evidence = finding.candidates[0].evidence
    assert ["Hướng dẫn kích hoạt VNeID"] == [link.name for link in evidence.links]
    assert "mức độ 2" in evidence.explains


def test_english_tabs_and_only_people(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({
        "/": html('<nav><a href="/signup">Create account</a></nav><p>For citizens and businesses</p>', lang="en"),
        "/signup": html("<main><h1>Create account</h1><form><label>Full name <input></label>"
            "<label>National ID <input></label>"
                        "<label>Password <input type=password></label><label>Again <input type=password></label>"
                        "<button>Sign up</button></form></main>"),
    })  # fmt: skip
    assert {"person"} == terms(gather(expedition_to(portal.address)))


def test_a_link_to_another_site_is_noted_and_not_followed(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site({"/": html('<a href="https://dichvucong.example.org/register">Đăng ký</a>')})
    finding = gather(expedition_to(portal.address))
    assert isinstance(finding, Found)
    evidence = finding.candidates[0].evidence
    assert ((), "", "Đăng ký") == (evidence.audiences, evidence.explains, evidence.links[0].name)


def test_a_bare_sign_in_is_no_registration(site: Any, expedition_to: Callable[..., Any]) -> None:
    portal = site(
        {
            "/": html('<a href="/login">Đăng nhập</a>'),
            "/login": html(
                "<h1>Đăng nhập</h1><form><input name=u><input type=password><button>Đăng nhập</button></form>"
            ),
        }
    )
    finding = gather(expedition_to(portal.address))
    assert isinstance(finding, NotFound)
    assert finding.decisive


def test_an_old_form_with_few_fields_in_table_cells(site: Any, expedition_to: Callable[..., Any]) -> None:
    rows = """<tr><td>Loại</td><td><input type=radio name=k>Cá nhân <input type=radio name=k>Tổ chức</td></tr>
      <tr><td>Họ và tên</td><td><input></td></tr><tr><td>Số giấy tờ</td><td><input></td></tr>
      <tr><td>Mật khẩu</td><td><input type=password></td></tr>"""
    form = f"<form method=post><b>ĐĂNG KÝ TÀI KHOẢN</b><table>{rows}</table><input type=submit value='ĐĂNG KÝ'></form>"
    portal = site({"/": html('<td><a href="/dk.aspx">ĐĂNG KÝ</a></td>'), "/dk.aspx": html(form, title="Cổng")})
    assert {"person", "organisation"} == terms(gather(expedition_to(portal.address)))
