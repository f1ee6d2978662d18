from __future__ import annotations

from collections.abc import Callable
from typing import Any

from conftest import html

from pytest_egov.evidence import Found, NotFound
from pytest_egov.gatherers.account.sign_in import GATHERERS

gather = GATHERERS[0].gather
HOME = html('<nav><a href="/vao">Đăng nhập</a></nav><main><h1>Cổng dịch vụ công</h1></main>')


def seen(site: Callable[[dict[str, Any]], Any], expedition_to: Callable[..., Any], pages: dict[str, Any]) -> Any:
    return gather(expedition_to(site({"/": HOME, **pages}).address))


def test_an_option_is_followed_through_its_redirects(site: Any, expedition_to: Any) -> None:
    pages = {
        "/vao": html('<main><h1>Đăng nhập</h1><a href="/sso?x=1">Tài khoản Cổng DVC quốc gia</a></main>'),
        "/sso": (302, {"location": "/idp?state=abc"}, ""),
        "/idp": html("<h1>Xác thực</h1>", "IdP"),
    }
    found = seen(site, expedition_to, pages)
    assert isinstance(found, Found)
    option = found.candidates[0].evidence.options[0]
    assert (True, ("127.0.0.1",), False, True, "") == (
        option.national,
        option.hosts,
        option.secure,
        option.state,
        option.trouble,
    )


def test_a_button_that_navigates_by_script_is_pressed(site: Any, expedition_to: Any) -> None:
    pages = {
        "/vao": html("<main><h1>Đăng nhập</h1><button onclick=\"location.href='/vneid'\">VNeID</button></main>"),
        "/vneid": (500, {}, html("<h1>Lỗi</h1>")),
    }
    evidence = seen(site, expedition_to, pages).candidates[0].evidence
    assert [("VNeID", True, "it answered 500", 3)] == [
        (option.name, option.national, option.trouble, option.failures) for option in evidence.options
    ]
    assert not evidence.own_password


def test_a_password_form_alone_is_an_account_of_the_portal_s_own(site: Any, expedition_to: Any) -> None:
    form = '<main><form><label>Tên <input></label><label>Mật khẩu <input type="password"></label><button>Vào</button></form></main>'
    evidence = seen(site, expedition_to, {"/vao": html(form)}).candidates[0].evidence
    assert ((), True, 1) == (evidence.options, evidence.own_password, evidence.clicks)


def test_a_page_without_any_way_in_is_not_it(site: Any, expedition_to: Any) -> None:
    assert isinstance(seen(site, expedition_to, {"/vao": html("<h1>Đang nâng cấp</h1>")}), NotFound)
