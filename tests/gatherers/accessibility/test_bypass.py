from __future__ import annotations

from collections.abc import Callable

import pytest

from pytest_egov.evidence.accessibility import RuleOutcomes
from pytest_egov.gatherers.accessibility import bypass

Look = Callable[..., RuleOutcomes]
Found = Callable[[RuleOutcomes, str], tuple[list[str], list[str], bool]]

LINKS = "".join(f'<li><a href="/{n}">Mục số {n}</a></li>' for n in range(4))
NAV, LIST = f'<nav id="x"><ul id="u">{LINKS}</ul></nav>', f'<div><ul id="u">{LINKS}</ul></div>'
TEXT = f"<p>{'Nội dung của trang nói về việc nộp hồ sơ trực tuyến. ' * 3}</p>"
SKIP = '<a id="s" href="#nd">Đến nội dung chính</a>'


@pytest.mark.parametrize(
    "body",
    [
        f"{NAV}<div>{TEXT}</div>",
        f"{LIST}<div>{TEXT}</div>",
        f"<h1>Cổng dịch vụ công</h1>{NAV}{TEXT}",
        f"<header><h1>Cổng dịch vụ công</h1>{NAV}</header>{TEXT}",
        f'{SKIP.replace(">", " style=display:none>", 1)}{NAV}<div id="nd">{TEXT}</div>',
        f'{NAV}<main></main><h1 style="display:none">Ẩn</h1>{TEXT}',
        f"{NAV}<aside><h2>Tin mới</h2>{TEXT}</aside><div>{TEXT}</div>",
        f"{NAV}<form><label>Họ tên <input></label><button>Gửi</button></form>",
        f"<main>{NAV}<div>{TEXT}</div></main>",
        f"<main>{LIST}<div>{TEXT}</div></main>",
        f"{NAV}<div>{TEXT * 12}<h2>Xem thêm</h2><p>Tin khác</p></div>",
        f'{LIST}<a href="#nd">Đến nội dung chính</a><div id="nd">{TEXT}</div>',
        # The name of the site stands over the menu, whatever it is made of; a skip link that leads there leads past nothing.
        f"<div>Ủy ban nhân dân xã Đông Sơn, tỉnh Minh Hòa</div>{LIST}<div>{TEXT}</div>",
    ],
)
def test_a_block_nobody_gets_past_is_found(body: str, look: Look, found: Found) -> None:
    assert (["#u"], [], False) == found(look(body, bypass.look), "no-bypass")


def test_a_skip_link_to_the_name_of_the_site_leads_past_nothing(look: Look, found: Found) -> None:
    name = '<div><a href="#ten">Tới nội dung</a> <span id="ten" tabindex="-1">Sở Công Thương tỉnh Minh Hòa</span></div>'

    assert (['a[href$="#ten"]'], [], False) == found(look(f"{name}{LIST}<div>{TEXT}</div>", bypass.look), "no-bypass")


@pytest.mark.parametrize(
    "skip", [SKIP, SKIP.replace("#nd", "#sai"), SKIP.replace(">", ' onclick="return false">', 1)][1:]
)
def test_a_skip_link_that_does_not_work_is_none(skip: str, look: Look, found: Found) -> None:
    outcomes = look(f'{skip}{NAV}<div id="nd">{TEXT}<a href="/z">Z</a></div>', bypass.look)

    assert (["#s"], [], False) == found(outcomes, "no-bypass")


@pytest.mark.parametrize(
    "body",
    [
        f"{NAV}<main>{TEXT}</main>",
        f"<main>{NAV}<h1>Nộp hồ sơ</h1>{TEXT}</main>",
        f'{NAV}<main><h1>Thủ tục</h1><div role="tablist">{"<button role=tab>Mục</button>" * 4}</div>{TEXT}</main>',
        f'{NAV}<main><h1>Tìm thủ tục</h1><form role="search"><input aria-label="Từ khóa"><button>Tìm</button></form><ul>{LINKS}</ul>{TEXT}</main>',
        f"{NAV}<h1>Nộp hồ sơ</h1>{TEXT}",
        f"{NAV}<div><p>Trang chủ / Thủ tục</p><h1>Nộp hồ sơ</h1>{TEXT}</div>",
        f'{SKIP}{NAV}<div id="nd">{TEXT}</div>',
        f'{SKIP}{NAV}<div id="nd">{TEXT}<a href="/z">Z</a></div>',
        f'<a href="#" onclick="nd.focus(); return false">Bỏ qua trình đơn</a>{NAV}<div id="nd" tabindex="-1">{TEXT}</div>',
        f'<button aria-expanded="true" aria-controls="x">Trình đơn</button>{NAV}{TEXT}',
    ],
)
def test_a_block_one_gets_past_is_let_be(body: str, look: Look, found: Found) -> None:
    assert ([], [], True) == found(look(body, bypass.look), "no-bypass")


@pytest.mark.parametrize("body", [TEXT, f'<a href="/1">A</a> <a href="/2">B</a>{TEXT}', NAV])
def test_where_there_is_nothing_to_get_past_there_is_no_outcome(body: str, look: Look, found: Found) -> None:
    outcomes = look(body, bypass.look, engine=True)

    assert ([], [], False) == found(outcomes, "no-bypass")
    assert [] == found(outcomes, "bypass")[1]
