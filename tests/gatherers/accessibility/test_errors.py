from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility.errors import NOT_EXPOSED, NOT_IN_TEXT
from pytest_egov.gatherers.accessibility.errors import look as probe

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

NAME = '<p><label for="ten">Họ và tên</label> <input id="ten" name="ten">{ten}</p>'
MAIL = '<p><label for="thu">Thư điện tử</label> <input id="thu" name="thu">{thu}</p>'
RED = "border: 2px solid #c00"


def form(script: str, ten: str = "", thu: str = "", before: str = "", button: str = "<button>Gửi</button>") -> str:
    """A form of two fields; the script sees ``ten``, ``thu`` and ``box`` (a live region when one is given before)."""
    return (
        f'<main><h1>Tờ khai</h1><form novalidate method="post">{before}{NAME.format(ten=ten)}{MAIL.format(thu=thu)}{button}</form></main>'
        "<script>const [ten, thu, box] = ['ten', 'thu', 'hop'].map((id) => document.getElementById(id));"
        "const beside = (field, text, id = '') => field.insertAdjacentHTML('afterend', `<span id='${id}'>${text}</span>`);"
        f"document.querySelector('form').onsubmit = (event) => {{ {script} }}</script>"
    )


REFUSES = "event.preventDefault(); if (ten.value && thu.value.includes('@')) return; "
TOLD = "Vui lòng nhập họ và tên"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            form(REFUSES + f"beside(ten, '{TOLD}', 'loi'); ten.setAttribute('aria-describedby', 'loi')"), id="described"
        ),
        pytest.param(form(REFUSES + f"beside(ten, '{TOLD}'); ten.setAttribute('aria-invalid', 'true')"), id="invalid"),
        pytest.param(form(REFUSES + f"beside(ten, '{TOLD}'); ten.focus()"), id="focused"),
        pytest.param(form(REFUSES + "beside(ten, 'Required'); ten.focus()"), id="one word"),
        pytest.param(
            form(REFUSES + f"box.textContent = '{TOLD}'", before='<div id="hop" role="alert"></div>'), id="announced"
        ),
        pytest.param(
            form(
                REFUSES + "box.innerHTML = '<h2>Có 2 lỗi</h2><a href=#ten>Họ và tên chưa nhập</a>'; box.focus(); "
                "ten.style = thu.style = 'border: 2px solid red'; box.innerHTML += '<p>Thư điện tử không hợp lệ</p>'",
                before='<div id="hop" tabindex="-1"></div>',
            ),
            id="summary",
        ),
        pytest.param(form(REFUSES + "alert('Họ và tên không được để trống')"), id="dialog"),
        pytest.param(
            form(REFUSES + "document.querySelector('[for=ten]').textContent = 'Họ và tên: không được để trống'"),
            id="within the label",
        ),
        pytest.param(
            "<style>.sai::after { content: 'Trường này là bắt buộc' } .sai input { border: 1px solid red }</style>"
            + form(REFUSES + "ten.parentElement.className = 'sai'"),
            id="drawn by the style sheet",
        ),
        pytest.param(
            '<form><label>Thư điện tử <input type="email" name="thu" required></label><button>Gửi</button></form>',
            id="by the browser",
        ),
        pytest.param(
            '<form><label>Mã hồ sơ <input name="ma" required value=""></label><button>Tra cứu</button></form>'
            "<style>input:user-invalid { border: 2px solid red }</style>",
            id="by the browser, and in red",
        ),
    ],
)
def test_an_error_told_in_words_that_are_heard(page: str, look: Look, found: Found) -> None:
    outcomes = look(page, probe)

    assert ([], [], True) == found(outcomes, NOT_IN_TEXT)
    assert ([], [], True) == found(outcomes, NOT_EXPOSED)


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        pytest.param(form(REFUSES + "ten.style = 'border: 2px solid #c00'"), ["#ten"], id="colour"),
        pytest.param(
            "<style>.is-invalid { box-shadow: 0 0 0 3px rgba(220, 53, 69, .5) }</style>"
            + form(REFUSES + "ten.className = thu.className = 'is-invalid'"),
            ["#ten", "#thu"],
            id="class",
        ),
        pytest.param(form(REFUSES + "beside(ten, '✗'); ten.style = 'border: 2px solid red'"), ["#ten"], id="icon"),
        pytest.param(
            form(REFUSES + "box.textContent = 'Có lỗi xảy ra'", before='<p id="hop" role="alert"></p>'),
            ["#ten"],
            id="names nothing",
        ),
        pytest.param(
            form(REFUSES + "alert('Vui lòng nhập đầy đủ dữ liệu')"), ["#ten"], id="a dialog that names nothing"
        ),
        pytest.param(
            form(
                REFUSES + "box.textContent = 'Vui lòng sửa các ô màu đỏ'; ten.style = thu.style = 'border-color: red'",
                before='<p id="hop" role="alert"></p>',
            ),
            ["#ten", "#thu"],
            id="by colour only",
        ),
        pytest.param(form(REFUSES + "ten.setAttribute('aria-invalid', 'true')"), ["#ten"], id="a state and no word"),
        pytest.param(
            form(
                "event.preventDefault(); if (thu.value && !thu.value.includes('@')) thu.style = 'border: 2px solid red'"
            ),
            ["#thu"],
            id="a wrong value",
        ),
        pytest.param(
            form("event.preventDefault()").replace(
                "</script>", "; ten.onblur = () => { if (!ten.value) ten.style = 'border: 2px solid red' }</script>"
            ),
            ["#ten"],
            id="when it is left",
        ),
        pytest.param(
            form("", button="").replace(
                "</script>", "; ten.onblur = () => { if (!ten.value) ten.style = 'border: 2px solid red' }</script>"
            ),
            ["#ten"],
            id="nothing sends it",
        ),
    ],
)
def test_an_error_that_no_word_tells(page: str, fields: list[str], look: Look, found: Found) -> None:
    assert fields == found(look(page, probe), NOT_IN_TEXT)[0]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(form(REFUSES + f"beside(ten, '{TOLD}')"), id="beside"),
        pytest.param(form(REFUSES + f"beside(ten, '{TOLD}'); ten.style = 'border: 1px solid red'"), id="and in red"),
        pytest.param(
            form(REFUSES + f"box.textContent = '{TOLD}'", before='<div id="hop"></div>'),
            id="above, and nobody hears it",
        ),
    ],
)
def test_an_error_told_in_words_that_nobody_hears(page: str, look: Look, found: Found) -> None:
    outcomes = look(page, probe)

    assert ([], [], True) == found(outcomes, NOT_IN_TEXT)
    assert (["#ten"], [], False) == found(outcomes, NOT_EXPOSED)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(form(""), id="held"),
        pytest.param(
            form(
                "event.preventDefault(); fetch('/gui', { method: 'POST' }).then((answer) => answer.json())"
                ".catch(() => { box.textContent = 'Có lỗi xảy ra' })",
                before='<p id="hop" role="alert"></p>',
            ),
            id="held, and complains of our answer",
        ),
        pytest.param(form("", button="<button disabled>Gửi</button>"), id="cannot be sent"),
    ],
)
def test_what_only_the_server_could_say_is_open(page: str, look: Look, found: Found) -> None:
    failing, unsure, kept = found(look(page, probe), NOT_IN_TEXT)

    assert ([], ["#ten"], False) == (failing, unsure, kept)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<h1>Tin tức</h1><p>Không có biểu mẫu.</p>", id="no form"),
        pytest.param('<form role="search"><input name="q"><button>Tìm kiếm</button></form>', id="search"),
        pytest.param(
            '<form><label>Từ khóa <input name="tu"></label><select name="lv"><option>Đất đai</select>'
            "<button>Tìm kiếm</button></form>",
            id="filter",
        ),
        pytest.param(form("event.preventDefault()"), id="says nothing"),
        pytest.param(
            '<form id="f"><label>Câu hỏi <input></label><button>Hỏi</button></form><div id="r"></div><script>f.onsubmit = '
            "(event) => { event.preventDefault(); r.textContent = 'Không tìm thấy kết quả. Vui lòng hỏi cách khác.' }</script>",
            id="an answer",
        ),
        pytest.param(form("event.preventDefault(); beside(thu, 'Cảm ơn bạn đã đăng ký'); thu.focus()"), id="thanks"),
        pytest.param(
            '<style>input { border: 2px solid red }</style><form><p class="error-note">* Trường bắt buộc</p>'
            '<label>Mã hồ sơ * <input name="ma"></label><label>Ghi chú <input name="gc"></label></form>',
            id="red by design",
        ),
    ],
)
def test_no_error_is_no_failure(page: str, look: Look, found: Found) -> None:
    outcomes = look(page, probe)

    assert [] == found(outcomes, NOT_IN_TEXT)[0]
    assert [] == found(outcomes, NOT_EXPOSED)[0]


def test_a_form_that_only_asks_is_read_where_it_leads(look: Look, found: Found) -> None:
    body = '<form action="/kq"><label>Mã hồ sơ <input id="ma" name="ma" {}></label>{}<button>Tra cứu</button></form>'
    answer = "<!doctype html><title>Kết quả</title>" + body.format(f'class="error" style="{RED}"', "")

    outcomes = look(body.format("", ""), probe, pages={"/kq": answer})

    assert ["#ma"] == found(outcomes, NOT_IN_TEXT)[0]


def test_what_would_be_written_is_held(look: Look, found: Found) -> None:
    written: list[str] = []
    page = form("").replace('method="post"', 'method="post" action="/gui"')

    outcomes = look(page, probe, pages={"/gui": lambda asked: written.append(asked.method) or "<p>Đã nhận</p>"})

    assert ([], ["#ten"], False) == found(outcomes, NOT_IN_TEXT)
    assert [] == written


def test_a_form_with_errors_is_shown_to_the_engine(look: Look, found: Found) -> None:
    page = form(REFUSES + "beside(ten, '<img id=dau src=/sai.png> Vui lòng nhập họ và tên'); ten.focus()")

    outcomes = look(page, probe, engine=True)

    assert ("form_errors",) == outcomes.states
    assert ["#dau"] == found(outcomes, "image-alt")[0]


NEEDED = (
    '<p><label for="a">{0}</label> <input id="a" name="a"></p><p><label for="b">{1}</label> <input id="b" name="b"></p>'
)
REQUIRED = NEEDED.format("Tên tổ chức (bắt buộc)", "Mã số thuế (bắt buộc)")


MARKED = (
    "<p>Please correct the marked fields.</p><form method=post><p><label>Plate <input name=p value='?' style='border:2px solid #a00'></label></p>"
    "<p><label>Town <input name=t value=Ulm></label></p><button>Send</button></form>"
)


def strict(
    script: str, fields: str = REQUIRED, head: str = "<form novalidate>", after: str = "<p id=s role=status></p>"
) -> str:
    """A form that checks itself by a script, which sees ``a``, ``b`` and ``s``."""
    return (
        f"<main><h1>Đăng ký</h1>{head}{fields}<button>Gửi</button></form>{after}</main><script>"
        f"document.querySelector('form').onsubmit = (event) => {{ event.preventDefault(); if (!a.value || !b.value) {{ {script} }} }}</script>"
    )


@pytest.mark.parametrize("page", [
    strict("return false"),
    strict("document.getElementById('nothing-of-this-name')?.removeAttribute('hidden')"),
    strict("return false", NEEDED.format("Nom (obligatoire)", "Ville (obligatoire)")),
    strict("s.textContent = 'E-4031'"), strict("s.textContent = 'Error'"), strict("alert('0x80040E14')"),
    strict("s.textContent = 'Your request was not sent.'"),
    strict("s.textContent = 'Fehler: Das Formular wurde nicht gesendet.'", NEEDED.format("Straße (Pflichtfeld)", "Ort (Pflichtfeld)")),
    MARKED,
])  # fmt: skip
def test_forms_that_refuse_without_saying_which_field_fail(look: Look, found: Found, page: str) -> None:
    failing, _, _ = found(look(page, probe), NOT_IN_TEXT)

    assert 1 == len(failing)


@pytest.mark.parametrize("page", [
    strict("s.textContent = 'Chưa nhập Tên tổ chức'"), strict("alert('Vui lòng nhập Mã số thuế')"),
    strict("return false", NEEDED.format("Tên", "Ghi chú")),
    strict("s.textContent = 'Đã gửi, mã tiếp nhận 4031'"),
    strict("location.hash = 'xong'; s.textContent = '12'"),
    strict("return false", REQUIRED.replace("<input", "<input required"), "<form>"),
    strict("a.focus()"),
])  # fmt: skip
def test_forms_that_say_it_or_ask_for_nothing_do_not_fail(look: Look, found: Found, page: str) -> None:
    failing, _, _ = found(look(page, probe), NOT_IN_TEXT)

    assert [] == failing


def test_a_silent_form_that_the_browser_checks_as_well_is_left_to_a_person(look: Look, found: Found) -> None:
    assert ([], ["#a"], False) == found(look(strict("return false", head="<form>"), probe), NOT_IN_TEXT)
