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


def standing(ten: str = "", thu: str = "", before: str = "") -> str:
    """A form that shows errors as it is opened, as a server draws it."""
    return f'<form method="post" novalidate>{before}<p><label for="ten">Họ và tên</label>{ten}</p><p><label for="thu">Thư điện tử</label>{thu}</p></form>'


PLAIN_NAME, PLAIN_MAIL = '<input id="ten">', '<input id="thu">'
WRONG_MAIL = f'<input id="thu" type="email" value="khong-phai-thu" style="{RED}">'


@pytest.mark.parametrize(
    ("page", "rule", "failing", "kept"),
    [
        pytest.param(
            standing(PLAIN_NAME, f'<input id="thu" class="error" value="abc" style="{RED}">'),
            NOT_IN_TEXT,
            ["#thu"],
            False,
            id="red and named error",
        ),
        pytest.param(standing(PLAIN_NAME, WRONG_MAIL), NOT_IN_TEXT, ["#thu"], False, id="red and wrong"),
        pytest.param(
            standing(PLAIN_NAME, '<input id="thu" aria-invalid="true" value="abc">'),
            NOT_IN_TEXT,
            ["#thu"],
            False,
            id="invalid and no word",
        ),
        pytest.param(
            standing(PLAIN_NAME, PLAIN_MAIL, '<p class="error">Có lỗi xảy ra, dữ liệu không hợp lệ.</p>'),
            NOT_IN_TEXT,
            ["#ten"],
            False,
            id="a message that names nothing",
        ),
        pytest.param(
            standing(PLAIN_NAME, '<input id="thu"> <span style="color: red">Error</span>'),
            NOT_IN_TEXT,
            ["#thu"],
            False,
            id="an exclamation",
        ),
        pytest.param(
            standing(PLAIN_NAME, f'<input id="thu" value="abc" style="{RED}">', "<p>Vui lòng sửa các ô màu đỏ.</p>"),
            NOT_IN_TEXT,
            ["#thu"],
            False,
            id="pointed at by colour",
        ),
        pytest.param(
            standing(
                PLAIN_NAME,
                '<input id="thu" aria-invalid="true" value="abc" aria-describedby="loi"> <b id="loi">Thư điện tử phải có @</b>',
            ),
            NOT_IN_TEXT,
            [],
            True,
            id="told",
        ),
        pytest.param(
            standing(PLAIN_NAME, PLAIN_MAIL, '<div role="alert" class="error">Thư điện tử không hợp lệ: thiếu @</div>'),
            NOT_IN_TEXT,
            [],
            True,
            id="told above",
        ),
        pytest.param(
            standing(
                PLAIN_NAME,
                '<input id="thu" aria-invalid="true" value="abc" aria-describedby="mat"> <b id="loi">Thư điện tử phải có @</b>',
            ),
            NOT_EXPOSED,
            ["#thu"],
            False,
            id="described by what is not there",
        ),
        pytest.param(
            standing(
                PLAIN_NAME,
                '<input id="thu" aria-invalid="true" value="abc"> <b aria-hidden="true">Thư điện tử phải có @</b>',
            ),
            NOT_EXPOSED,
            ["#thu"],
            False,
            id="hidden from those who listen",
        ),
    ],
)
def test_errors_a_page_is_opened_with(
    page: str, rule: str, failing: list[str], kept: bool, look: Look, found: Found
) -> None:
    assert (failing, [], kept) == found(look(page, probe), rule)


@pytest.mark.parametrize(
    "page",
    [
        standing(PLAIN_NAME, '<input id="thu" aria-invalid="true" required>'),
        standing(PLAIN_NAME, f'<input id="thu" aria-invalid="true" value="x" style="{RED}"> <b>メールアドレスです</b>'),
        (
            '<form><label for="ten">Họ tên</label><input id="ten"><label for="thu">Thư</label><input id="thu">'
            '<div class="error">Giá trị không hợp lệ.</div></form>'
        ),
    ],
    ids=["empty and not marked", "in words we do not read", "below the last field"],
)
def test_a_mark_that_may_be_told_is_open(page: str, look: Look, found: Found) -> None:
    assert ([], ["#thu"], False) == found(look(page, probe), NOT_IN_TEXT)
