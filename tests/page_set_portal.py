"""A small portal with every page of the standard's set, and the evidence gathered there."""

from __future__ import annotations

from typing import Any

from conftest import html

from pytest_egov.evidence.accessibility import AuditedPage, PageSet
from pytest_egov.evidence.findings import Found
from pytest_egov.evidence.places import Place
from pytest_egov.gatherers.accessibility import page_set
from pytest_egov.gatherers.expedition import Expedition

MENU = (
    '<nav><a href="/">Trang chủ</a> <a href="/thu-tuc">Thủ tục hành chính</a> <a href="/tra-cuu">Tra cứu hồ sơ</a> '
    '<a href="/dang-nhap">Đăng nhập</a></nav>'
)
LOOK_UP = '<form><label>Mã hồ sơ <input name="ma"></label><button>Tra cứu</button></form>'
SIGN_IN = '<form method="post"><label>Tài khoản <input></label><label>Mật khẩu <input type="password"></label></form>'


def portal(**changed: Any) -> dict[str, Any]:
    """A small portal; a change names a page by its path without the slash (``home`` for the start page)."""
    pages: dict[str, Any] = {
        "/": html(f"{MENU}<main><h1>Cổng dịch vụ công tỉnh Minh Hòa</h1></main>", "Trang chủ"),
        "/thu-tuc": html(f'{MENU}<h1>Danh mục</h1><a href="/thu-tuc/1">Đăng ký khai sinh</a>', "Danh mục"),
        "/thu-tuc/1": html(f'{MENU}<h1>Khai sinh</h1><a href="/nop/1">Nộp hồ sơ</a>', "Đăng ký khai sinh"),
        "/tra-cuu": html(f"{MENU}<h1>Tra cứu</h1>{LOOK_UP}", "Tra cứu"),
        "/dang-nhap": html(f"{MENU}<h1>Đăng nhập</h1>{SIGN_IN}", "Đăng nhập"),
        "/nop/1": html(f"{MENU}<h1>Tờ khai</h1><form><label>Họ và tên <input></label></form>", "Tờ khai"),
    }
    return pages | {f"/{name}".replace("/home", "/").replace("_", "-"): page for name, page in changed.items()}


def redirect(to: str) -> tuple[int, dict[str, str], str]:
    return (302, {"location": to}, "")


def open_procedure(expedition: Expedition) -> None:
    """What the gatherer of procedures does on its way."""
    root = expedition.portal.address
    for name, path in (("procedure", "thu-tuc/1"), ("procedure", "thu-tuc"), ("eform", "nop/1")):
        expedition.visit(Place(name, f"{root}{path}", "", "wayfinding", 1.0, None))


def gathered(expedition: Expedition) -> PageSet:
    finding = page_set.gather(expedition)
    assert isinstance(finding, Found)
    evidence = finding.candidates[0].evidence
    assert isinstance(evidence, PageSet)
    return evidence


def page(pages: PageSet, place: str) -> AuditedPage:
    return next(page for page in pages.pages if page.place == place)
