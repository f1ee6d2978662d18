"""The fee a page states, in the many ways pages state one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import html

from pytest_egov.gatherers.filing.fees import Fee, fee_stated_on


@pytest.mark.parametrize(
    ("body", "fee"),
    [
        ("<h2>Lệ phí</h2><p>50.000 đồng/hồ sơ</p>", Fee(50_000)),
        ("<table><tr><td>Phí<br>Fee</td><td>120.000đ</td></tr></table>", Fee(120_000)),
        (
            "<h2>Lệ phí</h2><p>Không thu lệ phí với hồ sơ đúng hạn; quá hạn nộp 10.000 đồng.</p>",
            Fee(10_000, depends=True),
        ),
        ("<dl><dt>Phí, lệ phí</dt><dd>Từ 2.000.000 đồng, tùy theo quy mô</dd></dl>", Fee(2_000_000, depends=True)),
        ("<h2>Fee</h2><p>30,000 VND; free for children</p>", Fee(30_000, depends=True)),
        ("<h2>Lệ phí</h2><p>Đầu tư mới: 50.000 đồng</p>", Fee(50_000)),
        ("<h2>Lệ phí</h2><p>Tại phường 50.000 đồng; tại xã 20.000 đồng</p>", None),
        ("<h2>Lệ phí</h2><p>Miễn lệ phí</p>", None),
        ("<p>Phí bưu chính: 26.000 đồng</p>", None),
    ],
)
def test_the_fee_a_page_states(site: Any, expedition_to: Callable[..., Any], body: str, fee: Fee | None) -> None:
    portal = site({"/": html(body)})
    assert fee == fee_stated_on(expedition_to(portal.address).visitor.read(portal.address))
