"""Pages that stand where the portal's own should, told from those that merely say the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import html

from pytest_egov.errors import PortalBlocked
from pytest_egov.wayfinding.stand_ins import stand_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_egov.driver.tab import Tab

LINKS = "".join(f"<a href='/{n}'>Mục {n}</a> " for n in range(6))


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Just a moment...", "<p>Checking your browser before accessing the site.</p>", "a challenge"),
        ("Cổng dịch vụ công", "<h1>Vui lòng xác minh bạn không phải là robot</h1><input>", "a challenge"),
        ("Request Rejected", "The requested URL was rejected. Please consult with your administrator.", "a firewall refuses us"),
        ("Thông báo", "<h1>Hệ thống đang bảo trì</h1><p>Mời Quý vị quay lại sau.</p>", "closed for works"),

        ("Thông báo", "<p>Không hỗ trợ truy cập từ nước ngoài.</p>", "not open to the region"),
        ("Thống kê", "<h1>Thống kê</h1><p>Chức năng đang được nâng cấp.</p>", ""),
        ("Cổng dịch vụ công", f"{LINKS}<form>Tôi không phải là người máy <input></form>", ""),
        ("Cổng dịch vụ công", f"{LINKS}<p>Hệ thống đang bảo trì từ 22h00.</p>", ""),
        ("Cổng dịch vụ công", "<p>Chào mừng</p>", ""),
        ("Sở Tư pháp", "<h1>Sở Tư pháp</h1><h2>Hệ thống đang bảo trì</h2><p>Mời quay lại sau.</p>", "closed for works"),
        ("Cổng", "<h1>Cổng dịch vụ công tỉnh</h1><h2>Thông báo</h2><p>Hệ thống đang bảo trì.</p>", "closed for works"),
        ("Lỗi", "<h1>Forbidden</h1><h2>Why?</h2><p>Access denied by the policy.</p>", "a firewall refuses us"),
        ("Tin", "<h1>Tin</h1><p>Cổng tạm dừng từ 22 giờ ngày 05/12 để nâng cấp.</p><h2>Hướng dẫn</h2><p>" + "Mở mục Tài khoản. " * 20 + "</p>", ""),
        ("Cổng dịch vụ công", "<p>Truy cập bị từ chối? " + "Xem hướng dẫn sử dụng dịch vụ công. " * 60 + "</p>", ""),
    ],
)  # fmt: skip
def test_it_is_blocked_and_no_page(site: Any, tab_to: Callable[..., Tab], title: str, body: str, expected: str) -> None:
    portal = site({"/": html(body, title)})
    tab = tab_to(portal, stand_in=stand_in)
    if expected:
        with pytest.raises(PortalBlocked, match=expected):
            tab.open(portal.address)
    else:
        assert title == tab.open(portal.address).title
