from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import colour

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]
LINK, STATE = "link-by-colour-only", "state-by-colour-only"

TABLE = "<table><tr><th>Mã hồ sơ</th><th>{head}</th></tr><tr><td>H40-1</td><td>{one}</td></tr><tr><td>H40-2</td><td>{two}</td></tr></table>"
DOT = "<span style='display:block;width:12px;height:12px;background:{0}'></span>"
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
    sentence("<span role=link tabindex=0 id=x style='color:#1a3a8f'>hướng dẫn của Bộ</span>"),
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
])  # fmt: skip
def test_what_colour_alone_tells_fails(look: Look, found: Found, page: str) -> None:
    failing, unsure, _ = found(look(f"<h1>Trang</h1>{page}", colour.look), STATE)

    assert (True, []) == (bool(failing), unsure)


@pytest.mark.parametrize("page", [
    TABLE.format(head="Trạng thái", one=f"{DOT.format('red')} Quá hạn", two=f"{DOT.format('green')} Đúng hạn"),
    TABLE.format(head="Trạng thái", one=DOT.format("red"), two=DOT.format("red")),
    TABLE.format(head="Trạng thái", one="<b style='color:#c00'>Trễ</b>", two="<b style='color:#080'>Đúng</b>"),
    FORM.format("#c00", " *"), FORM.format("#c00", " (bắt buộc)"), FORM.format("#000", ""),
    "<p>Các trường có dấu * màu đỏ là bắt buộc.</p><form><label>Họ tên <b style='color:red'>*</b> <input></label></form>",
    "<p>Nhấn nút “Nộp hồ sơ” màu xanh ở cuối trang.</p><button style='background:#0a0'>Nộp hồ sơ</button>",
    "<p>Nhấn nút màu xanh Nộp hồ sơ ở cuối trang.</p><button style='background:#0a0'>Nộp hồ sơ</button>",
    "<p>Vùng xanh, hành lang đỏ: thành phố công bố bản đồ quy hoạch. Hội Chữ thập đỏ đã nhận hồ sơ.</p><b style='color:red'>Mới</b>",
    "<p>The Red Cross and the Green Party are mentioned here.</p><b style='color:red'>New</b>",
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
