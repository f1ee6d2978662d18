from __future__ import annotations

from collections.abc import Callable

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import labels

Look = Callable[..., RuleOutcomes]

BARE, MISLED, FORM = "input-without-visible-label", "label-misleads", "expected-form-unsaid"
SR = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"
FAULTS = [
    ('<form><p><input id=x placeholder="Tên đăng nhập"></p><p><label>Mật khẩu <input type="password"></label></p></form>', BARE),
    ('<form><div><input id=x aria-label="Họ và tên"></div><div><label>Tuổi <input></label></div></form>', BARE),
    (f'<form><div><label for="h" style="{SR}">Họ và tên</label><input id="h" class=x></div><div><label>Tuổi <input></label></div></form>', BARE),
    ('<form><div><input type="file" id=x aria-label="Tờ khai"></div><div><label>Căn cước <input type="file"></label></div></form>', BARE),
    ('<form><h2>Liên hệ</h2><div><textarea id=x aria-label="Nội dung"></textarea></div><div><label>Tên <input></label></div></form>', BARE),
    ('<form><label>Họ tên <input name="a"></label><label>Họ tên <input id=x name="b"></label></form>', MISLED),
    ("<form><label>Label <input id=x></label></form>", MISLED),
    ("<form><label>Trường 2 <input id=x></label></form>", MISLED),
    ('<form><label>txtHoTen <input id=x name="txtHoTen"></label></form>', MISLED),
]  # fmt: skip
UNSURE = [
    ('<form><div><input type="file" id=x aria-label="Tờ khai"></div><label>Họ tên <input></label></form>', BARE),
    ('<div><input id=x placeholder="Lọc theo tên"></div>', BARE),
    ('<form><div><select id=x aria-label="Tỉnh"><option>-- Chọn tỉnh --</option></select></div><label>Tên <input></label></form>', BARE),
    ('<form><div><input id=x title="Họ và tên"></div><div><label>Tuổi <input></label></div></form>', BARE),
    ('<form><label for="n">Ngày sinh</label><input id="n" maxlength="2" name="d" aria-label="Ngày sinh"><input id=x maxlength="2" name="m" aria-label="Ngày sinh"></form>', MISLED),
    ('<form><label>Số định danh <input id=x pattern="[0-9]{12}"></label></form>', FORM),
]  # fmt: skip
FINE = [
    '<form><label for="p1">Họ tên</label><input id="p1"><label>Tuổi <input></label></form>',
    '<form role="search"><input type="search" aria-label="Tìm kiếm"><button>Tìm</button></form>',
    '<form><input placeholder="Mã hồ sơ"><button>Tra cứu</button></form>',
    '<form><table><tr><td>Họ tên</td><td><input aria-label="Họ tên"></td></tr><tr><td>Tuổi</td><td><input aria-label="Tuổi"></td></tr></table></form>',
    '<table><tr><th>Giấy tờ</th><th>Số bản</th></tr><tr><td>Tờ khai</td><td><input aria-label="Số bản tờ khai"></td></tr></table>',
    '<form><div><span>Họ tên</span><div><input aria-label="Họ tên"></div></div><div><span>Tuổi</span><div><input aria-label="Tuổi"></div></div></form>',
    '<form><div style="position:relative"><input id="f1"><label for="f1">Họ tên</label></div><div><input id="f2"><label for="f2">Tuổi</label></div></form>',
    '<form><fieldset><legend>Cha</legend><label>Họ tên <input name="c"></label></fieldset><fieldset><legend>Mẹ</legend><label>Họ tên <input name="m"></label></fieldset></form>',
    '<form><p><label for="d">Phố nhà</label><input id="d" name="a"></p><p>Phố cơ quan <input id="d" name="b"></p></form>',
    '<form><label>Số định danh (12 chữ số) <input pattern="[0-9]{12}"></label></form>',
    '<form><div><label>Ngày sinh</label><div><select aria-label="Ngày"><option>1</option></select><select aria-label="Tháng"><option>1</option></select></div></div><label>Tên <input></label></form>',
    '<form><input type="hidden"><input disabled placeholder="Khóa"><div style="display:none"><input></div><button>Gửi</button></form>',
]  # fmt: skip


def page(parts: list[str]) -> str:
    marked = (part.replace("class=x", f"class=x{number}") for number, part in enumerate(parts))
    return "".join(f"<section>{part.replace('id=x', f'id=x{number}')}</section>" for number, part in enumerate(marked))


def test_fields_and_labels_that_do_not_tell_are_found(look: Look) -> None:
    outcomes = look(page([part for part, _ in FAULTS]), labels.look)

    named = {node.target[0].replace("#h", "#x2"): r.rule for r in outcomes.violations for node in r.nodes}
    assert {f"#x{number}": rule for number, (_, rule) in enumerate(FAULTS)} == named


def test_where_a_person_must_look_nothing_is_said(look: Look) -> None:
    outcomes = look(page([part for part, _ in UNSURE]), labels.look)

    assert () == outcomes.violations
    named = {node.target[0]: result.rule for result in outcomes.incomplete for node in result.nodes}
    assert {f"#x{number}": rule for number, (_, rule) in enumerate(UNSURE)} == named


def test_a_field_with_words_beside_it_is_let_be(look: Look) -> None:
    outcomes = look(page(FINE), labels.look)

    assert ((), (), (BARE, MISLED)) == (outcomes.violations, outcomes.incomplete, outcomes.passed_rules)


def test_a_page_without_fields_has_no_outcome(look: Look) -> None:
    assert RuleOutcomes() == look("<h1>Thông báo</h1>", labels.look)
