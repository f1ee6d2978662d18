"""The account page in a form, in a description list with an edit page, and drawn by a script."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from conftest import Asked, html

from pytest_egov.evidence import ContactEdit, Profile
from pytest_egov.gatherers.account.profile import look

ALL = ("name", "identity", "phone", "email", "address")


@dataclass
class Person:
    """What the portal holds; ``keeps`` tells whether it keeps what is saved."""

    email: str = "an@example.vn"
    keeps: bool = True
    saved: list[str] = field(default_factory=list)

    def save(self, value: str) -> None:
        self.saved.append(value)
        if self.keeps:
            self.email = value


def as_form(person: Person) -> Any:
    def page(asked: Asked) -> Any:
        if asked.method == "POST":
            person.save(asked.query["email"])
            return 303, {"Location": "/cua-toi"}, ""
        return html(
            f"""<main><h1>Thông tin cá nhân</h1><form method="post"><label>Họ và tên <input value="Nguyễn Văn An" readonly></label>
            <label>Số định danh <input value="001*******01" readonly></label><label>Số điện thoại <input name="dt" value="0912345678"></label>
            <label>Thư điện tử <input name="email" type="email" value="{person.email}"></label><label>Địa chỉ <input name="dc" value="1 Lê Lợi"></label>
            <button>Lưu thay đổi</button></form><form action="/mk"><label>Mật khẩu mới <input type="password"></label><button>Cập nhật</button></form></main>"""
        )

    return {"/cua-toi": page}


def as_list(person: Person) -> Any:
    def edit(asked: Asked) -> Any:
        if asked.method == "POST":
            person.save(asked.query["mail"])
            return 303, {"Location": "/cua-toi"}, ""
        return html(
            f"<h1>Cập nhật</h1><form method='post'><table><tr><td>Email</td><td><input name='mail' value='{person.email}'></td></tr></table><input type='submit' value='Ghi lại'></form>"
        )

    def page(_asked: Asked) -> str:
        rows = {
            "Họ tên": "Nguyễn Văn An",
            "Số CCCD": "001099000001",
            "Điện thoại di động": "0912 345 678",
            "Email": person.email,
            "Nơi thường trú": "1 Lê Lợi",
        }
        items = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows.items())
        return html(f"<main><h2>Trang cá nhân</h2><dl>{items}</dl><a href='/sua'>Chỉnh sửa thông tin</a></main>")

    return {"/cua-toi": page, "/sua": edit}


def as_script(person: Person) -> Any:
    def api(asked: Asked) -> Any:
        if "email" in asked.query:
            person.save(asked.query["email"])
        return 200, {"content-type": "application/json"}, json.dumps({"email": person.email})

    page = """<div id="app"></div><script>
      const post = async (body) => (await fetch('/api/me', {method: 'POST', body})).json();
      const show = async (edit) => { const me = await post(''); document.getElementById('app').innerHTML =
        `<div class="t">Thông tin tài khoản</div><div><span>Họ và tên</span><span>Nguyễn Văn An</span></div><div><span>Căn cước công dân</span><span>001******001</span></div>` +
        (edit ? `<input aria-label="Địa chỉ email" value="${me.email}"><button type="button" onclick="save()">Lưu lại</button>`
              : `<div><span>Địa chỉ email</span><span>${me.email}</span></div><button type="button" onclick="show(true)">Cập nhật thông tin</button>`); };
      const save = async () => { await post('email=' + encodeURIComponent(document.querySelector('input').value)); show(false); };
      show(false);</script>"""
    return {"/cua-toi": html(page), "/api/me": api}


@pytest.mark.parametrize(
    ("build", "shows", "editable"),
    [
        (as_form, ALL, ("address", "email", "phone")),
        (as_list, ALL, ()),
        (as_script, ("name", "identity", "email"), ()),
    ],
    ids=["form", "list", "script"],
)
def test_a_contact_is_changed_and_given_back(visit_to: Any, build: Any, shows: Any, editable: Any) -> None:
    person = Person()
    seen = look(*visit_to("profile", build(person), allow=("edit_profile",)))
    assert Profile(shows, 1, editable, ContactEdit("email", persisted=True, restored=True), edit_allowed=True) == seen
    assert (["an1@example.vn", "an@example.vn"], "an@example.vn") == (person.saved, person.email)


def test_what_is_not_kept_is_seen(visit_to: Any) -> None:
    seen = look(*visit_to("profile", as_form(Person(keeps=False)), allow=("edit_profile",)))
    assert seen is not None
    assert ContactEdit("email", persisted=False, restored=None) == seen.edit


def test_nothing_is_changed_without_leave(visit_to: Any) -> None:
    person = Person()
    seen = look(*visit_to("profile", as_form(person)))
    assert seen is not None
    assert (None, False, []) == (seen.edit, seen.edit_allowed, person.saved)


def test_a_page_to_look_at_only(visit_to: Any) -> None:
    page = "<main><h1>Thông tin cá nhân</h1><p>Họ tên: Nguyễn Văn An</p><p>Email: a@example.vn</p></main>"
    seen = look(*visit_to("profile", {"/cua-toi": html(page)}, allow=("edit_profile",)))
    assert Profile(("name", "email"), 1, edit_allowed=True) == seen


@pytest.mark.parametrize(
    "body", ["<h1>Tin tức</h1><p>Điện thoại: 02431234567</p>", "<h1>Hồ sơ cá nhân</h1><canvas></canvas>"]
)
def test_other_pages_are_no_profile(visit_to: Any, body: str) -> None:
    assert look(*visit_to("profile", {"/cua-toi": html(body)})) is None
