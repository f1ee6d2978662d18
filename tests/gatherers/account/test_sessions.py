"""Signing in on portals of three kinds, and staying signed in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import html

from pytest_egov.errors import SessionLost
from pytest_egov.evidence import CouldNotLook, Found, NotConfigured
from pytest_egov.gatherers.account.sessions import GATHERERS, gather
from pytest_egov.gatherers.account.sign_in import GATHERERS as SIGN_IN

ACCOUNT = {"citizen": {"user_env": "TEST_USER", "password_env": "TEST_PASSWORD"}}
FORM = (
    '<main><h1>Đăng nhập</h1><form method="post" action="/vao"><label>Tên đăng nhập <input name="u"></label>'
    '<label>Mật khẩu <input type="password" name="p"></label><button>Đăng nhập</button></form></main>'
)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_USER", "001099000001")
    monkeypatch.setenv("TEST_PASSWORD", "mật-khẩu-bí-mật")


class Gate:
    """A portal's side of a session: one at a time, and it can forget."""

    def __init__(self) -> None:
        self.open = False
        self.entered = 0

    def home(self, _asked: Any) -> str:
        if self.open:
            return html(
                '<nav><a href="/toi">Thông tin tài khoản</a> <a href="/ra">Đăng xuất</a></nav><h1>Xin chào</h1>'
            )
        return html('<nav><a href="/vao">Đăng nhập</a></nav><h1>Cổng dịch vụ công</h1>')

    def enter(self, asked: Any) -> Any:
        if asked.method == "GET":
            return html(FORM)
        if (asked.query.get("u"), asked.query.get("p")) != ("001099000001", "mật-khẩu-bí-mật"):
            return html(f"<p>Sai tên đăng nhập hoặc mật khẩu</p>{FORM}")
        self.open, self.entered = True, self.entered + 1
        return 303, {"Location": "/"}, ""

    def leave(self, _asked: Any) -> Any:
        self.open = False
        return 303, {"Location": "/"}, ""

    def own(self, _asked: Any) -> str:
        if not self.open:
            return html(FORM)
        return html('<nav><a href="/ra">Đăng xuất</a></nav><h1>Thông tin cá nhân</h1>')

    def pages(self) -> dict[str, Any]:
        return {"/": self.home, "/vao": self.enter, "/ra": self.leave, "/toi": self.own}


def signed_in(expedition: Any) -> Any:
    """The finding of the session, with the sign-in page looked at first."""
    expedition.findings["sign_in"] = SIGN_IN[0].gather(expedition)
    return gather(expedition)


def looking(site: Any, expedition_to: Any, pages: dict[str, Any], **said: Any) -> Any:
    chosen = {"accounts": ACCOUNT, "allow": ["sign_in"], **said}
    return expedition_to(site(pages).address, findings={}, **chosen)


def test_by_the_portal_s_own_form_and_out_again(site: Any, expedition_to: Any) -> None:
    gate = Gate()
    expedition = looking(site, expedition_to, gate.pages())
    finding = signed_in(expedition)
    (trip,) = expedition.findings["sign_in"].candidates[0].evidence.round_trips
    assert ("", True, True, "") == (trip.way, trip.completed, trip.signed_out, trip.trouble)
    assert isinstance(finding, Found)
    assert "Xin chào" in expedition.citizen.finder.start().text
    assert 2 == gate.entered


@pytest.mark.parametrize("more", ["", '<label>Mã khách hàng <input name="k"></label>'])
def test_on_a_portal_of_one_form_a_page_its_search_is_left_alone(more: str, site: Any, expedition_to: Any) -> None:
    """ASP.NET WebForms: whatever a page holds lies in one form, with the search of its head before all else."""
    gate = Gate()
    page = (
        f'<form method="post" action="/gui"><input name="tu-khoa" title="Từ khóa">{more}<input type="submit" name="tim" value="Tìm">'
        '<h1>Đăng nhập hệ thống</h1><table><tr><td>Tên đăng nhập</td><td><input name="u" title="Tên đăng nhập"></td></tr>'
        '<tr><td>Mật khẩu</td><td><input type="password" name="p"></td></tr></table>'
        '<input type="submit" name="vao" value="Đăng nhập"></form>'
    )

    def sent(asked: Any) -> Any:
        return (
            gate.enter(asked) if "vao" in asked.query and not asked.query.get("tu-khoa") else html("<p>0 kết quả</p>")
        )

    pages = gate.pages() | {"/vao": html(page), "/gui": sent}
    assert isinstance(signed_in(looking(site, expedition_to, pages)), Found)


def test_a_national_identity_that_leads_nowhere_is_not_what_signs_in(site: Any, expedition_to: Any) -> None:
    gate = Gate()
    dead = '<a href="#">Đăng nhập bằng tài khoản Cổng Dịch vụ công quốc gia</a>'
    enter = gate.enter
    pages = gate.pages() | {
        "/vao": lambda asked: html(FORM.replace("</main>", f"{dead}</main>")) if asked.method == "GET" else enter(asked)
    }
    expedition = looking(site, expedition_to, pages)
    signed_in(expedition)

    trips = expedition.findings["sign_in"].candidates[0].evidence.round_trips
    assert [(True, False, False), (False, True, False)] == [(one.national, one.completed, one.stuck) for one in trips]
    assert "leads nowhere" in trips[0].trouble


def test_by_an_identity_held_elsewhere_with_a_consent_page(site: Any, expedition_to: Any) -> None:
    gate = Gate()

    def identify(asked: Any) -> Any:
        if asked.query.get("p") == "mật-khẩu-bí-mật":
            return html('<form method="post" action="/dong-y"><p>Chia sẻ họ tên?</p><button>Đồng ý</button></form>')
        if "u" in asked.query:
            return html(
                '<form method="post"><label>Mật khẩu <input type="password" name="p"></label><button>Tiếp</button></form>'
            )
        return html(
            '<form method="post"><label>Số định danh cá nhân <input name="u"></label><button>Tiếp tục</button></form>'
        )

    provider = site({"/oidc": identify, "/dong-y": lambda _asked: (303, {"Location": back}, "")})
    elsewhere = provider.address.replace("127.0.0.1", "localhost")
    pages = gate.pages() | {"/vao": html(f'<main><h1>Đăng nhập</h1><a href="{elsewhere}oidc?state=x">VNeID</a></main>')}

    def callback(_asked: Any) -> Any:
        gate.open = True
        return 303, {"Location": "/"}, ""

    portal = site({**pages, "/ve": callback})
    back = f"{portal.address}ve"
    expedition = expedition_to(portal.address, findings={}, accounts=ACCOUNT, allow=["sign_in"])
    finding = signed_in(expedition)
    assert isinstance(finding, Found)
    (trip,) = expedition.findings["sign_in"].candidates[0].evidence.round_trips
    assert ("VNeID", True, True, True, True) == (trip.way, trip.national, trip.completed, trip.secure, trip.signed_out)
    assert ("localhost", "127.0.0.1") == tuple(host for host in trip.hosts if host)[-2:]


def test_an_account_that_is_refused_is_no_fault_that_loses_points(
    site: Any, expedition_to: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_PASSWORD", "falsch")
    expedition = looking(site, expedition_to, Gate().pages())
    finding = signed_in(expedition)
    (trip,) = expedition.findings["sign_in"].candidates[0].evidence.round_trips
    assert (False, True, "the account was not accepted") == (trip.completed, trip.stuck, trip.trouble)
    assert isinstance(finding, CouldNotLook)
    assert "falsch" not in repr(finding)


@pytest.mark.parametrize("said", [{"accounts": {}}, {"allow": []}])
def test_without_an_account_or_the_act_nothing_is_tried(site: Any, expedition_to: Any, said: dict[str, Any]) -> None:
    gate = Gate()
    assert isinstance(signed_in(looking(site, expedition_to, gate.pages(), **said)), NotConfigured)
    assert 0 == gate.entered


def test_a_lost_session_is_renewed_once(site: Any, expedition_to: Any) -> None:
    gate = Gate()
    expedition = looking(site, expedition_to, gate.pages())
    signed_in(expedition)
    gate.open = False
    assert "Thông tin cá nhân" in expedition.citizen.visitor.read(f"{expedition.portal.address}toi").text
    assert 3 == gate.entered


def test_a_sign_in_page_is_never_taken_for_the_page_behind_it(site: Any, expedition_to: Any) -> None:
    gate = Gate()
    expedition = looking(site, expedition_to, gate.pages() | {"/toi": html(FORM)})
    signed_in(expedition)
    with pytest.raises(SessionLost, match="we had just signed in"):
        expedition.citizen.visitor.read(f"{expedition.portal.address}toi")


def test_a_saved_session_takes_the_place_of_a_password(
    site: Any, expedition_to: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def home(asked: Any) -> str:
        return Gate.home(gate, asked)

    gate = Gate()
    gate.open = True
    portal = site({"/": home})
    state = tmp_path / "state.json"
    state.write_text(json.dumps({"cookies": [], "origins": []}))
    monkeypatch.setenv("TEST_STATE", str(state))
    expedition = expedition_to(
        portal.address, findings={}, accounts={"citizen": {"state_env": "TEST_STATE"}}, allow=["sign_in"]
    )
    finding = gather(expedition)
    assert isinstance(finding, Found)
    assert finding.candidates[0].evidence.saved


def test_secrets_stand_in_no_repr(site: Any, expedition_to: Callable[..., Any]) -> None:
    expedition = looking(site, expedition_to, Gate().pages())
    signed_in(expedition)
    assert "bí-mật" not in repr(expedition) + repr(expedition.citizen)
    assert ("sign_in",) == GATHERERS[0].needs
