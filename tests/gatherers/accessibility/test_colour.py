from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import colour

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]
LINK, STATE = "link-by-colour-only", "state-by-colour-only"

TABLE = "<table><tr><th>Mã hồ sơ</th><th>{head}</th></tr><tr><td>H40-1</td><td>{one}</td></tr><tr><td>H40-2</td><td>{two}</td></tr></table>"
SEATS = "".join(f"<button style='border:0;color:#fff;background:{ground}'>A{n}</button>" for n, ground in enumerate(("#060", "#060", "#a00", "#a00")))  # fmt: skip
DOT = "<span style='display:block;width:12px;height:12px;background:{0}'></span>"
FIGURES = "<table><tr><th>Tháng</th><th>Thu</th></tr>" + "".join(f"<tr><td>{n}</td><td{' style=color:red' if n == 3 else ''}>{n}20.000{'{0}' if n == 3 else ''}</td></tr>" for n in range(1, 7)) + "</table>"  # fmt: skip
TWO_TABS = "<style>[role=tab]{{border:0}}</style><div role=tablist><button role=tab aria-selected=true style='background:{};{}'>Một</button><button role=tab aria-selected=false style='background:{}'>Hai</button></div>"  # fmt: skip
CLIPPED = "<i style='position:absolute;clip-path:inset(50%)'>kín</i>"
GREEN_DOT, RED_DOT = DOT.format("#080"), DOT.format("#c00")
FORM = (
    "<form><label for=a style='color:{0}'>Họ và tên{1}</label><input id=a required>"
    "<label for=b>Nghề nghiệp</label><input id=b></form>"
)
PLAIN = "a{text-decoration:none;color:#1a3a8f}"


def sentence(link: str, css: str = "") -> str:
    return f"<style>{PLAIN}{css}</style><p>Công dân chuẩn bị giấy tờ theo {link} trước khi nộp hồ sơ.</p>"


A = "<a id=x href='/'>hướng dẫn của Bộ</a>"


@pytest.mark.parametrize("page", [
    sentence(A), sentence(A, "a{display:inline-block}"), sentence(A, "p{color:#555}a{color:#336}a:hover{text-decoration:underline}"),
    f"<footer>{sentence(A)}</footer>", sentence("<span role=link tabindex=0 id=x style='color:#1a3a8f'>hướng dẫn của Bộ</span>"),
])  # fmt: skip
def test_links_that_only_another_colour_tells_from_the_text_fail(look: Look, found: Found, page: str) -> None:
    assert (["#x"], [], False) == found(look(page, colour.look), LINK)


@pytest.mark.parametrize("css", [
    "a{text-decoration:underline}", "a{border-bottom:1px solid}", "a{font-weight:bold}", "a{background:#eef}", "a{font-style:italic}",
    "a::after{content:'↗'}", "a{color:#4a7de0}",
])  # fmt: skip
def test_links_told_by_more_than_colour_pass(look: Look, found: Found, css: str) -> None:
    assert ([], [], True) == found(look(sentence(A, css), colour.look), LINK)


@pytest.mark.parametrize("page", [
    f"<style>{PLAIN}</style><nav>Bạn đang ở đây: cổng thông tin của tỉnh {A}</nav>",
    f"<style>{PLAIN}</style><ul><li>{A}</li><li><a href='/b'>Thủ tục</a></li></ul>",
    f"<style>{PLAIN}</style><p>Nguồn: {A}</p>",
    f"<style>{PLAIN}</style><p>{A} › <a href='/b'>Thủ tục</a> › Đăng ký khai sinh cho trẻ em</p>",
    f"<style>{PLAIN}</style><footer><p>Bản quyền thuộc về Ủy ban nhân dân tỉnh | {A}</p></footer>",
    f"<style>{PLAIN}</style><p>{A} | <a href='/b'>Thủ tục</a></p>",
    "<p>Công dân chuẩn bị giấy tờ trước khi nộp hồ sơ.</p>",
])  # fmt: skip
def test_links_that_stand_in_no_text_have_no_outcome(look: Look, found: Found, page: str) -> None:
    assert ([], [], False) == found(look(page, colour.look), LINK)


@pytest.mark.parametrize("page", [
    TABLE.format(head="Trạng thái", one=DOT.format("red"), two=DOT.format("green")),
    TABLE.format(head="Status", one="<b style='color:#c00'>●</b>", two="<b style='color:#080'>●</b>"),
    FORM.format("#c00", ""),
    "<p>Các trường có nhãn màu đỏ là bắt buộc.</p><form><label style='color:red'>Họ tên <input></label><label>Nghề <input></label></form>",
    "<p>Required fields are red.</p><form><label style='color:red'>Name <input></label><label>Job <input></label></form>",
    "<p>Fields marked in red must be filled in.</p><label style='color:red'>Name <input></label>",
    "<p>Nhấn nút màu xanh để nộp hồ sơ.</p><button style='background:#0a0'>Tiếp tục</button><button style='background:#c00'>Quay lại</button>",
    "<p>Press the green button to continue.</p><button style='background:#0a0'>Go</button><button style='background:#c00'>Stop</button>",
    "<p>Các hồ sơ tô màu đỏ là hồ sơ quá hạn.</p><ul><li style='color:red'>H40-1</li><li>H40-2</li></ul>",
    "<p>Items in red are out of stock.</p><ul><li style='color:red'>Form A</li><li>Form B</li></ul>",
    "<form><label>Email <input class=invalid style='border:2px solid red'></label><p><label>Tên <input></label></p></form>",
    "<form><label>Email <input style='border:2px solid red'></label><p><label>Tên <input></label></p></form>",
    f"<ul><li>{GREEN_DOT} Phòng 1</li><li>{GREEN_DOT} Phòng 2</li><li>{RED_DOT} Phòng 3</li></ul>",
    f"<ul><li>{RED_DOT} Phòng 1{CLIPPED}</li><li>{RED_DOT} Phòng 2{CLIPPED}</li><li>{GREEN_DOT} Phòng 3</li></ul>",
    "<p>Tình trạng hệ thống: <span style='display:inline-block;width:12px;height:12px;background:#0a0'></span></p>",
    FIGURES.format(""), TWO_TABS.format("#cde", "", "#ecd"), TWO_TABS.format("#bcd7ee", "", "#e6cfb0"),
    "<p>Khung giờ xanh còn chỗ, khung giờ đỏ đã kín.</p><button style='background:#0a0'>8 giờ</button><button style='background:#c00'>9 giờ</button>",
    "<p>Green slots are free.</p><button style='background:#0a0'>8 am</button><button style='background:#c00'>9 am</button>",
    "<p>Felder in Rot müssen ausgefüllt werden.</p><form><label style='color:red'>Name <input></label><label>Beruf <input></label></form>",
    "<p>Les champs en rouge sont obligatoires.</p><form><label style='color:red'>Nom <input></label><label>Métier <input></label></form>",
    "<p>Los campos en rojo son obligatorios.</p><form><label style='color:red'>Nombre <input></label><label>Oficio <input></label></form>",
    "<p>请点击绿色按钮提交。</p><button style='background:#0a0'>下一步</button><button style='background:#c00'>返回</button>",
    SEATS, f"<p><b style='color:#060'>■</b> Còn chỗ <b style='color:#a00'>■</b> Hết chỗ</p>{SEATS}",
])  # fmt: skip
def test_what_colour_alone_tells_fails(look: Look, found: Found, page: str) -> None:
    failing, unsure, _ = found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)

    assert (True, []) == (bool(failing), unsure)


@pytest.mark.parametrize("page", [
    TABLE.format(head="Trạng thái", one=f"{DOT.format('red')} Quá hạn", two=f"{DOT.format('green')} Đúng hạn"),
    TABLE.format(head="Trạng thái", one=DOT.format("red"), two=DOT.format("red")),
    TABLE.format(head="Trạng thái", one="<b style='color:#c00'>Trễ</b>", two="<b style='color:#080'>Đúng</b>"),
    FIGURES.format(" ▼"), FIGURES.format(" (quá hạn)"), TWO_TABS.format("#036;color:#fff", "", "#eee"), TWO_TABS.format("#cde", "font-weight:bold", "#ecd"),
    "<p>Tình trạng hệ thống: <span style='display:inline-block;width:12px;height:12px;background:#0a0'></span> hoạt động</p><table><tr><td>1</td></tr></table>",
    FORM.format("#c00", " *"), FORM.format("#c00", " (bắt buộc)"), FORM.format("#000", ""),
    "<p>Các trường có dấu * màu đỏ là bắt buộc.</p><form><label>Họ tên <b style='color:red'>*</b> <input></label></form>",
    "<p>Nhấn nút “Nộp hồ sơ” màu xanh ở cuối trang.</p><button style='background:#0a0'>Nộp hồ sơ</button>",
    "<p>Nhấn nút màu xanh Nộp hồ sơ ở cuối trang.</p><button style='background:#0a0'>Nộp hồ sơ</button>",
    "<p>Vùng xanh, hành lang đỏ: thành phố công bố bản đồ quy hoạch. Hội Chữ thập đỏ đã nhận hồ sơ.</p><b style='color:red'>Mới</b>",
    "<p>The Red Cross and the Green Party are mentioned here.</p><b style='color:red'>New</b>",
    f"<ul><li>{GREEN_DOT} Phòng 1: trống</li><li>{GREEN_DOT} Phòng 2: trống</li><li>{RED_DOT} Phòng 3: kín</li></ul>",
    "<ul><li style='color:#080'>+1,2 %</li><li style='color:#c00'>-0,4 %</li><li style='color:#080'>+2,2 %</li></ul>",
    "<form><label>Email <b>*</b> <input style='border:2px solid red'></label><label>Tên <input></label></form>",
    "<form><label>Email <input class=invalid style='border:2px solid red' aria-describedby=e></label><b id=e>Email sai</b><label>Tên <input></label></form>",
])  # fmt: skip
def test_what_words_or_signs_tell_as_well_passes(look: Look, found: Found, page: str) -> None:
    assert ([], [], True) == found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)


@pytest.mark.parametrize("page", [
    TABLE.format(head="Ghi chú", one=DOT.format("red"), two=DOT.format("green")),
    "<p>Các trường có nhãn màu đỏ là bắt buộc.</p><img alt='Mẫu đơn' src='/mau.png'>",
    "<svg width=300 height=200><rect width=90 height=90 fill=red /><rect width=60 height=60 fill=green /><rect width=30 height=30 fill=blue /></svg>",
    "<canvas width=300 height=200></canvas>",
])  # fmt: skip
def test_coloured_marks_of_unknown_meaning_are_left_to_a_person(look: Look, found: Found, page: str) -> None:
    failing, unsure, _ = found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)

    assert ([], True) == (failing, bool(unsure))


CELLS = "<table><caption>Lịch tiếp dân</caption><tr><td {0}>2</td><td>3</td><td {1}>4</td></tr><tr><td>5</td><td {0}>6</td><td>7</td></tr></table>"
RED_CELL, GREEN_CELL = "style='background:#8a1010;color:#fff'", "style='background:#0b5c1f;color:#fff'"
KEY = "<p>Đỏ: nghỉ. Xanh: tiếp dân.</p>"
SWATCH = "<li><span style='display:inline-block;width:12px;height:12px;background:{0}'></span> {1}</li>"
SWATCHES = f"<ul>{SWATCH.format('#8a1010', 'Nghỉ')}{SWATCH.format('#0b5c1f', 'Tiếp dân')}</ul>"
DRAWN = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22300%22 height=%22200%22/%3E"
LINES = "<svg width=300 height=160><polyline points='0,9 299,99' fill=none stroke=#c00 {0} /><polyline points='0,99 299,9' fill=none stroke=#060 />{1}</svg>"


@pytest.mark.parametrize("page", [
    KEY + CELLS.format(RED_CELL, GREEN_CELL),
    CELLS.format(RED_CELL, GREEN_CELL) + "<ul><li>Red = closed</li><li>Green = open</li></ul>",
    "<p>Rouge : fermé. Vert : ouvert.</p>" + CELLS.format("style='color:#a00'", "style='color:#060'"),
    "<p>Fermé (rouge), ouvert (vert)</p>" + CELLS.format(RED_CELL, GREEN_CELL),
    SWATCHES + CELLS.format(RED_CELL, GREEN_CELL),
    LINES.format("", "") + "<p>Red: arrivals. Green: departures.</p>",
    LINES.format("", "") + "<ul>" + SWATCH.format("#c00", "Nộp") + SWATCH.format("#060", "Trả") + "</ul>",
    f"<img alt='Biểu đồ' width=300 height=200 src='{DRAWN}'><p>Đỏ: hồ sơ trễ. Xanh lá: hồ sơ đúng hạn.</p>",
    "<p>Kho lưu trữ: <span style='display:inline-block;width:90px;height:12px;background:#777'></span></p><p>Đỏ là đầy, xanh là còn chỗ.</p>",
    "<p>赤い時刻は日曜のみ運行</p><ul><li>08:10</li><li style='color:#b00'>09:20</li><li>10:30</li></ul>",
    "<p>Las salidas en rojo circulan los domingos</p><ul><li>08:10</li><li style='color:#b00'>09:20</li><li>10:30</li></ul>",
])  # fmt: skip
def test_a_key_of_colours_to_what_nothing_else_tells_apart_fails(look: Look, found: Found, page: str) -> None:
    failing, unsure, _ = found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)

    assert (True, []) == (bool(failing), unsure)


@pytest.mark.parametrize("page", [
    KEY + CELLS.format(RED_CELL, GREEN_CELL).replace(">2<", ">2 nghỉ<").replace(">6<", ">6 nghỉ<").replace(">4<", ">4 tiếp<"),
    KEY + CELLS.format(RED_CELL, GREEN_CELL).replace(">2<", ">2 N<").replace(">6<", ">6 N<").replace(">4<", ">4 T<"),
    SWATCHES + CELLS.format(RED_CELL, GREEN_CELL).replace(">2<", ">2*<").replace(">6<", ">6*<").replace(">4<", ">4 T<"),
    LINES.format("stroke-dasharray='4 4'", "") + "<p>Red: arrivals. Green: departures.</p>",
    LINES.format("", "<text x=9 y=20>arrivals</text><text x=9 y=90>departures</text>") + "<p>Red: arrivals. Green: departures.</p>",
    "<img alt='Biểu đồ' width=300 height=200 src='/a.png'><p>Nét liền đỏ: trễ. Nét đứt xanh: đúng hạn.</p>",
    "<p>Rác hữu cơ cho vào thùng xanh, rác khác cho vào thùng đỏ.</p>" + CELLS.format("", ""),
    "<p>Chi nhánh Hội Chữ thập đỏ</p><ul><li>Quận 1</li><li style='color:#b00'>Hoãn: Quận 2</li><li>Quận 3</li></ul>",
    "<p>Hồ sơ trễ có màu đỏ</p><ul><li>H1</li><li style='color:#b00'>H2 trễ</li><li>H3</li></ul>",
    "<p>Sổ đỏ cấp trong tuần</p><ul><li>12</li><li style='color:#b00;font-weight:bold'>15</li><li>17</li></ul>",
])  # fmt: skip
def test_keys_to_what_words_signs_or_forms_tell_as_well_do_not_fail(look: Look, found: Found, page: str) -> None:
    failing, _, _ = found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)

    assert [] == failing


def test_where_a_colour_tells_nothing_there_is_no_outcome(look: Look, found: Found) -> None:
    assert ([], [], False) == found(look("<h1>Trang</h1><p>Nội dung</p>", colour.look), STATE)


def test_a_key_to_nothing_that_is_seen_is_left_to_a_person(look: Look, found: Found) -> None:
    failing, unsure, _ = found(look(f"<h1>Trang</h1>{KEY}", colour.look), STATE)

    assert ([], True) == (failing, bool(unsure))
