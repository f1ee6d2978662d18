"""Look-ups by code on pages of different make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Asked, html

from pytest_egov.evidence import Candidate, CodeLookUp, Filed, FilingWalk, Found, Place
from pytest_egov.evidence.findings import NotFound
from pytest_egov.gatherers.look_ups import GATHERERS

GATHER = {gatherer.kind: gatherer.gather for gatherer in GATHERERS}
KNOWN = "H46.12-260905-0001"
HOME = html('<header><form role="search" action="/tim"><input name="q" placeholder="Tìm kiếm"></form></header>'
            '<nav><a href="/tra-cuu">Tra cứu hồ sơ</a></nav><h1>Cổng dịch vụ công</h1>')  # fmt: skip


def only(finding: Any) -> CodeLookUp:
    assert isinstance(finding, Found), finding
    (candidate,) = finding.candidates
    evidence = candidate.evidence
    assert isinstance(evidence, CodeLookUp)
    return evidence


def kinds(look_up: CodeLookUp) -> list[tuple[str, str]]:
    return [(answer.asked, answer.kind) for answer in look_up.answers]


def server_side(asked: Asked) -> str:
    code = asked.query.get("ma", "")
    said = ""
    if code == KNOWN:
        said = (
            "<table><tr><td>Mã hồ sơ</td><td>H46.12-260905-0001</td></tr><tr><td>Họ và tên</td><td>Nguyễn Văn An</td></tr>"
            "<tr><td>Điện thoại</td><td>0987 654 321</td></tr><tr><td>Trạng thái</td><td>Đang xử lý</td></tr></table>"
        )
    elif code and code[0] not in "0H":
        said = "<p class=loi>Mã hồ sơ không đúng định dạng.</p>"
    elif code:
        said = f"<p>Không tìm thấy hồ sơ có mã {code}.</p>"
    return html(
        '<header><form role="search" action="/tim"><input name="q" placeholder="Tìm kiếm"><button>Tìm kiếm</button></form></header>'
        '<main><h1>Tra cứu</h1><form action="/tra-cuu"><label for=ma>Mã hồ sơ (*)</label><input id=ma name=ma>'
        f"<button type=reset>Nhập lại</button><button>Tra cứu</button></form>{said}</main>"
    )


def in_english(asked: Asked) -> str:
    code = asked.query.get("code", "")
    said = "We know no application with this code." if code[:1] in "0H" else "This is not a valid code."
    return html(
        '<h1>Track an application</h1><form action="/track"><label for=c>Application code</label><input id=c name=code>'
        f"<button>Track</button></form>{f'<p role=status>{said}</p>' if code else ''}"
    )


def test_answers_in_english_are_understood(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    home = html('<nav><a href="/track">Track an application</a></nav><h1>City services</h1>')
    look_up = only(GATHER["status_lookup"](expedition_to(site({"/": home, "/track": in_english}).address)))

    assert [("malformed", "validation"), ("unknown", "not_found")] == kinds(look_up)


def test_server_side_form_answers_three_codes(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    here = site({"/": HOME, "/tra-cuu": server_side})
    expedition = expedition_to(here.address, known={"application_code": KNOWN})

    look_up = only(GATHER["status_lookup"](expedition))

    assert [("malformed", "validation"), ("unknown", "not_found"), ("known", "result")] == kinds(look_up)
    assert look_up.clicks == 1
    known = look_up.answer("known")
    assert known is not None
    assert (True, True, ("name", "phone")) == (known.shows_code, known.shows_state, known.personal)
    assert "Nguyễn" not in known.said
    assert "0987" not in known.said
    assert here.count("/tim") == 0


def test_the_code_of_an_application_filed_in_this_run_is_tried(
    site: Callable[..., Any], expedition_to: Callable[..., Any]
) -> None:
    here = site({"/": HOME, "/tra-cuu": server_side})
    place = Place("eform", f"{here.address}nop", "", "wayfinding", 1.0, 1)
    filed = Found((Candidate(place, Filed(FilingWalk(()), pressed=True, code=KNOWN), (), ()),))

    look_up = only(GATHER["status_lookup"](expedition_to(here.address, findings={"filed": filed})))

    assert [("malformed", "validation"), ("unknown", "not_found"), ("known", "result")] == kinds(look_up)
    assert "account" == look_up.known_from


def test_personal_data_are_in_no_byte_of_the_candidate(
    site: Callable[..., Any], expedition_to: Callable[..., Any]
) -> None:
    here = site({"/": HOME, "/tra-cuu": server_side})
    finding = GATHER["status_lookup"](expedition_to(here.address, known={"application_code": KNOWN}))

    assert "Nguyễn Văn An" not in repr(finding)
    assert "0987" not in repr(finding)
    assert ("status_lookup.png",) == finding.candidates[0].pictures


def test_loose_inputs_and_an_answer_by_script(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    page = html("""
      <div class=top><input placeholder="Nhập từ khóa tìm kiếm"><span onclick="location='/tim'">Tìm</span></div>
      <div class=o><div>Số hồ sơ</div><div><input id=s placeholder="VD: H46.12-260905-0001"></div>
      <div><button id=b type=button>TRA CỨU</button><button type=button>Quét mã QR</button></div></div><div id=kq></div>
      <script>b.onclick = async () => {
        const r = await fetch('/api?ma=' + encodeURIComponent(s.value)); const d = await r.json();
        kq.innerHTML = d.toast; }</script>""")

    def api(asked: Asked) -> tuple[int, dict[str, str], str]:
        bad = "#" in asked.query["ma"]
        toast = "Số hồ sơ không hợp lệ" if bad else "Hồ sơ không tồn tại trên hệ thống"
        return 200, {"content-type": "application/json"}, f'{{"toast": "{toast}"}}'

    here = site({"/": HOME, "/tra-cuu": page, "/api": api})
    look_up = only(GATHER["status_lookup"](expedition_to(here.address)))

    assert [("malformed", "validation"), ("unknown", "not_found")] == kinds(look_up)
    assert here.count("/tim") == 0


def test_pattern_stops_the_malformed_code_and_an_alert_answers_the_unknown(
    site: Callable[..., Any], expedition_to: Callable[..., Any]
) -> None:
    def page(asked: Asked) -> str:
        alert = "<script>alert('Khong tim thay ho so!')</script>" if "code" in asked.query else ""
        return html(
            '<table><tr><td>Ma ho so:</td><td><form method=post><input name=code required pattern="[0-9.H\\-]+">'
            f"<input type=submit value='Tim kiem'></form></td></tr></table>{alert}"
        )

    here = site({"/": HOME, "/tra-cuu": page})
    look_up = only(GATHER["status_lookup"](expedition_to(here.address)))

    assert [("malformed", "validation"), ("unknown", "not_found")] == kinds(look_up)
    assert [asked.query["code"] for asked in here.asked if asked.method == "POST"] == ["000.00.00.H00-010101-9999"]


def test_form_behind_a_tab_button_in_english(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    page = html(
        """<h1>Services</h1><div class=tabs><div onclick="p.hidden=false">Track your application</div><div>News</div></div>
      <section id=p hidden><form onsubmit="event.preventDefault(); o.textContent =
        /#/.test(c.value) ? 'Invalid application number' : 'No application found with this number. It could not be found.'">
      <input id=c aria-label="Application number"><button>Go</button></form><output id=o></output></section>""",
        lang="en",
    )
    here = site({"/": html('<a href="/t">Track application</a>'), "/t": page})
    look_up = only(GATHER["status_lookup"](expedition_to(here.address)))

    assert [("malformed", "validation"), ("unknown", "not_found")] == kinds(look_up)
    assert look_up.clicks == 2


def test_start_page_with_the_form_itself(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    def home(asked: Asked) -> str:
        said = "<p>Không có dữ liệu</p>" if "mhs" in asked.query else ""
        return html(
            f'<form><input name=q placeholder="Tìm thủ tục"></form><form><input name=mhs placeholder="Nhập mã hồ sơ"><button>Tra cứu</button></form>{said}'
        )

    finding = GATHER["status_lookup"](expedition_to(site({"/": home}).address))

    assert [("malformed", "not_found"), ("unknown", "not_found")] == kinds(only(finding))
    assert only(finding).clicks == 0


def test_captcha_keeps_us_from_asking(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    page = '<form><label>Mã hồ sơ <input name=ma></label><label>Mã xác nhận <input name=cap></label><img src="/captcha.png" alt="">{}<button>Tra cứu</button></form>'
    deaf = site({"/": HOME, "/tra-cuu": html(page.format(""))})
    heard = site({"/": HOME, "/tra-cuu": html(page.format("<button type=button>Nghe mã</button>"))})

    silent = only(GATHER["status_lookup"](expedition_to(deaf.address)))
    spoken = only(GATHER["status_lookup"](expedition_to(heard.address)))

    assert (True, False, ()) == (silent.captcha, silent.captcha_alternative, silent.answers)
    assert (True, True, ()) == (spoken.captcha, spoken.captcha_alternative, spoken.answers)
    assert [] == [asked for asked in deaf.asked if asked.query]


def test_silent_form_sign_in_and_error_are_told_apart(
    site: Callable[..., Any], expedition_to: Callable[..., Any]
) -> None:
    form = "<form action={}><label>Mã hồ sơ <input name=ma></label><button>Tra cứu</button></form><p>{}</p>"
    clock = iter(range(10, 60))
    silent = site({"/": HOME, "/tra-cuu": lambda _: html(form.format("/tra-cuu", f"Bây giờ là 08:{next(clock)}:12"))})
    signed = site(
        {
            "/": HOME,
            "/tra-cuu": html(form.format("/vao", "")),
            "/vao": html("<form><input name=u><input type=password></form>"),
        }
    )
    broken = site(
        {"/": HOME, "/tra-cuu": html(form.format("/kq", "")), "/kq": (500, {}, html("<h1>Server Error</h1>"))}
    )

    def answers(address: str) -> set[str]:
        return {answer.kind for answer in only(GATHER["status_lookup"](expedition_to(address))).answers}

    assert {"silent"} == answers(silent.address)
    assert {"sign_in"} == answers(signed.address)
    assert {"error"} == answers(broken.address)


def test_masked_result_shows_no_personal_data(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    def page(asked: Asked) -> str:
        rows = ""
        if asked.query.get("sgd"):
            rows = ("<table><tr><th>Mã giao dịch</th><th>Người nộp</th><th>Ngày Nộp</th><th>Trạng thái</th></tr>"
                    f"<tr><td>{asked.query['sgd']}</td><td>Ng***n V** A</td><td>05/09/2026</td><td>Đã thanh toán</td></tr></table>"
                    "<p>Đường dây nóng: 0912 345 678</p>")  # fmt: skip
        return html(f"<form><span>Mã giao dịch</span><input name=sgd><button>Tra cứu</button></form>{rows}")

    here = site({"/": html('<a href="/tt">Tra cứu thanh toán</a>'), "/tt": page})
    look_up = only(GATHER["payment_lookup"](expedition_to(here.address, known={"payment_code": "GD2609050001"})))
    known = look_up.answer("known")

    assert known is not None
    assert ("result", True, True, ()) == (known.kind, known.shows_code, known.shows_state, known.personal)


def test_names_and_addresses_in_columns_are_seen(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    def page(asked: Asked) -> str:
        rows = ("<table><thead><tr><td>Số kết quả</td><td>Chủ hồ sơ</td><td>Địa chỉ</td><td>Tình trạng</td></tr></thead><tr><td>15/GP-2026</td>"
                "<td>TRẦN THỊ BÌNH</td><td>12 Lê Lợi, phường 1</td><td>Còn hiệu lực</td></tr></table><p>CCCD: 001099012345</p>")  # fmt: skip
        return html(
            f"<form><span>Số kết quả</span><input name=so><button>Tra cứu</button></form>{rows if 'so' in asked.query else ''}"
        )

    here = site({"/": html('<a href="/kq">Tra cứu kết quả</a>'), "/kq": page})
    finding = GATHER["result_lookup"](expedition_to(here.address, known={"result_code": "15/GP-2026"}))
    known = only(finding).answer("known")

    assert known is not None
    assert ("address", "name", "national_id") == known.personal
    assert "BÌNH" not in repr(finding)


def test_pages_without_a_look_up_are_not_the_place(site: Callable[..., Any], expedition_to: Callable[..., Any]) -> None:
    search = html(
        '<form role=search><input name=q placeholder="Tìm kiếm"></form><form><label>Mã thủ tục <input name=tt></label><button>Tìm</button></form>'
    )
    sign_in = html("<form><label>Mã số <input></label><input type=password><button>Đăng nhập</button></form>")
    for page in (search, sign_in, html("<p>Hồ sơ của bạn</p>")):
        here = site({"/": HOME, "/tra-cuu": page})
        assert isinstance(GATHER["status_lookup"](expedition_to(here.address)), NotFound)


@pytest.mark.parametrize(
    ("menu", "decisive"), [('<a href="/vao">Đăng nhập</a>', False), ('<a href="/tin">Tin tức</a>', True)]
)
def test_what_is_kept_behind_the_sign_in_is_not_called_absent(
    site: Any, expedition_to: Callable[..., Any], menu: str, *, decisive: bool
) -> None:
    here = site({"/": html(f"<nav>{menu}</nav>"), "/vao": html("<h1>Đăng nhập</h1>"), "/tin": html("<p>Tin</p>")})
    finding = GATHER["result_lookup"](expedition_to(here.address))
    assert isinstance(finding, NotFound)
    assert decisive == finding.decisive
