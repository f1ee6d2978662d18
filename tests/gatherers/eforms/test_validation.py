"""How forms of different makes explain their fields and answer mistakes."""

from __future__ import annotations

from typing import Any

from conftest import html

from pytest_egov.evidence import CouldNotLook, Found
from pytest_egov.gatherers.eforms.validation import gather


def seen(
    site: Any, expedition_to: Any, form: str, *, pages: dict[str, Any] | None = None, **said: Any
) -> tuple[Any, Any]:
    don = html(f"<main><h1>Tờ khai</h1>{form}</main>")
    portal = site({"/": html("<h1>Cổng</h1>"), "/don": don, **(pages or {})})
    finding = gather(expedition_to(portal.address, places={"eform": "/don"}, **said))
    assert isinstance(finding, Found)
    return finding.candidates[0].evidence, portal


def told(evidence: Any) -> dict[str, tuple[str, bool]]:
    return {c.about: (c.where or ("prevented" if c.prevented else ""), c.held) for c in evidence.invalid}


NATIVE = """<form action="/buoc-2"><label>Họ và tên * <input name="a" required></label>
<label>Thư điện tử <input name="b" type="email" placeholder="ten@vidu.vn"></label>
<label>Điện thoại <input name="c" pattern="0[0-9]{9}" title="Gồm 10 chữ số"></label>
<label>Ngày sinh <input name="d" type="date"></label><button>Tiếp tục</button></form>"""


def test_the_browser_s_own_checks(site: Any, expedition_to: Any) -> None:
    evidence, portal = seen(site, expedition_to, NATIVE)
    assert {"email": ("browser", False), "phone": ("browser", False), "date": ("prevented", False)} == told(evidence)
    assert ("Họ và tên *", "browser", True) == (evidence.empty.label, evidence.empty.where, evidence.empty.focused)
    assert [True, False, False, False] == [field.required for field in evidence.fields]
    assert [False, True, False, True] == [field.help for field in evidence.fields]
    assert 0 == portal.count("/buoc-2")


OWN = """<table><tr><td>Họ và tên (*)</td><td><input id="a"><div></div></td></tr>
<tr><td>Email (*)</td><td><input id="b"><div></div></td></tr>
<tr><td>Số điện thoại</td><td><input id="c"><div></div></td></tr>
<tr><td>Giới tính <b>*</b></td><td><input type="radio" name="g"> Nam <input type="radio" name="g"> Nữ</td></tr>
<tr><td></td><td><input type="checkbox" id="k"> Tôi đã đọc <a href="/cs">chính sách</a> và đồng ý<div></div></td></tr>
<tr><td>Ngày sinh (dd/mm/yyyy)</td><td><input id="d"><div></div></td></tr></table><button id="go">Tiếp tục</button><script>
const say = (input, text) => input.nextElementSibling.textContent = text;
const rules = [[b, /@/, 'Thư điện tử không đúng định dạng'], [c, /^0\\d{9}$/, 'Số điện thoại không hợp lệ'],
  [d, /^[0-3]\\d\\/[01]\\d\\/\\d{4}$/, 'Ngày không hợp lệ']];
for (const [input, rule, text] of rules) input.onblur = () => say(input, input.value && !rule.test(input.value) ? text : '');
go.onclick = () => { for (const input of [a, b]) if (!input.value) { say(input, 'Vui lòng nhập ô này'); }
  if (!k.checked) k.parentElement.lastChild.textContent = 'Vui lòng đánh dấu đồng ý'; (a.value ? b : a).focus(); };
</script>"""


OPTIONAL = ("Số điện thoại", "Ngày sinh (dd/mm/yyyy)", "Tôi đã đọc")


def test_a_page_s_own_messages_beside_the_fields_when_left(site: Any, expedition_to: Any) -> None:
    evidence, _ = seen(site, expedition_to, OWN)
    assert dict.fromkeys(("email", "phone", "date"), ("beside", False)) == told(evidence)
    assert ("Vui lòng nhập ô này", "beside", True) == (
        evidence.empty.message,
        evidence.empty.where,
        evidence.empty.focused,
    )
    assert ["Thư điện tử không đúng định dạng", "Số điện thoại không hợp lệ", "Ngày không hợp lệ"] == [
        complaint.message for complaint in evidence.invalid
    ]
    assert [True, True, True, True] == [field.required for field in evidence.fields if field.label not in OPTIONAL]
    assert 0 == evidence.unmarked


def test_a_described_field_and_a_mask_that_takes_no_letters(site: Any, expedition_to: Any) -> None:
    body = """<label for="m">E-mail *</label><input id="m" aria-describedby="e"><p id="e"></p>
    <label for="p">Phone</label><input id="p"><button>Next</button><script>
    m.onblur = () => { e.textContent = m.value.includes('@') ? '' : 'The e-mail address needs an @'; };
    p.oninput = () => { p.value = ''; };</script>"""
    evidence, _ = seen(site, expedition_to, body)
    assert {"email": ("beside", False), "phone": ("prevented", False)} == told(evidence)


def test_a_form_that_says_nothing(site: Any, expedition_to: Any) -> None:
    body = """<form novalidate onsubmit="return false"><label>Họ tên <input required></label><label>Email <input></label>
    <label>Điện thoại <input></label><label>Ngày sinh <input></label><button>Tiếp tục</button></form>"""
    evidence, _ = seen(site, expedition_to, body)
    assert dict.fromkeys(("email", "phone", "date"), ("", False)) == told(evidence)
    assert "" == evidence.empty.message


def test_one_message_above_the_form_for_everything(site: Any, expedition_to: Any) -> None:
    body = """<div role="alert" id="box"></div><label>Họ tên * <input></label><label>Email * <input id="m"></label>
    <button id="go">Tiếp tục</button><script>go.onclick = () => { box.textContent = 'Thông tin chưa hoàn chỉnh'; }</script>"""
    evidence, _ = seen(site, expedition_to, body)
    assert ("Thông tin chưa hoàn chỉnh", "page", False) == (
        evidence.empty.message,
        evidence.empty.where,
        evidence.empty.focused,
    )


def test_fields_that_are_demanded_without_a_mark(site: Any, expedition_to: Any) -> None:
    body = """<div><label for="a">Họ tên</label><input id="a"><p></p></div><div><label for="b">Email</label><input id="b"><p></p></div>
    <button id="go">Tiếp tục</button><script>go.onclick = () => { for (const input of [a, b])
      input.nextElementSibling.textContent = 'Cần có thông tin này'; }</script>"""
    evidence, _ = seen(site, expedition_to, body)
    assert 2 == evidence.unmarked


SERVER = """<form method="post" action="/buoc-2" novalidate><label>Họ tên * <input name="a" required></label>
<label>Email * <input name="b" value="{}"></label><span>{}</span><button>Tiếp tục</button></form>"""


def test_what_only_the_server_could_say(site: Any, expedition_to: Any) -> None:
    def answer(asked: Any) -> str:
        wrong = "" if "@" in asked.query.get("b", "@") else "Email không hợp lệ"
        return html(f"<main><h1>Tờ khai</h1>{SERVER.format(asked.query.get('b', ''), wrong)}</main>")

    evidence, portal = seen(site, expedition_to, SERVER.format("", ""), pages={"/buoc-2": answer})
    assert {"email": ("", True)} == told(evidence)
    assert 0 == portal.count("/buoc-2")
    evidence, portal = seen(site, expedition_to, SERVER.format("", ""), pages={"/buoc-2": answer}, allow=["draft"])
    assert {"email": ("beside", False)} == told(evidence)


def test_the_final_control_is_not_pressed_to_see_what_happens(site: Any, expedition_to: Any) -> None:
    body = '<form method="post" action="/nop" {}><label>Họ tên * <input required></label><label>Email <input></label><button>Nộp hồ sơ</button></form>'
    evidence, portal = seen(site, expedition_to, body.format("novalidate"), allow=["draft"])
    assert evidence.empty is None
    evidence, portal = seen(site, expedition_to, body.format(""), allow=["draft"])
    assert ("browser", 0) == (evidence.empty.where, portal.count("/nop"))


def test_no_form_to_look_at(site: Any, expedition_to: Any) -> None:
    portal = site({"/": html("<h1>Cổng</h1>")})
    assert isinstance(gather(expedition_to(portal.address)), CouldNotLook)
