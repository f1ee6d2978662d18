"""Pages from templates: what every page of the portal carries, whichever room it belongs to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from demo_portal import vietnamese
from demo_portal.desk import notices, profile
from demo_portal.sessions import signed_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from starlette.requests import Request

HERE = Path(__file__).parent
PORTAL = "Cổng Dịch vụ công tỉnh Minh Hòa"
HOTLINE, MAIL = "0299 3800 800", "hotro@dichvucong.minhhoa.example"
MENU = (
    ("/", "Trang chủ"),
    ("/gioi-thieu", "Giới thiệu"),
    ("/thu-tuc-hanh-chinh", "Thủ tục hành chính"),
    ("/dich-vu-cong-truc-tuyen", "Dịch vụ công trực tuyến"),
    ("/tra-cuu-ho-so", "Tra cứu hồ sơ"),
    ("/thanh-toan", "Thanh toán"),
    ("/huong-dan", "Hướng dẫn"),
    ("/hoi-dap", "Hỏi đáp"),
    ("/phan-anh-kien-nghi", "Phản ánh kiến nghị"),
    ("/danh-gia", "Đánh giá"),
    ("/thong-ke", "Thống kê"),
)
# What only somebody signed in has.
ACCOUNT_MENU = (
    ("/tai-khoan", "Thông tin tài khoản"),
    ("/ho-so-cua-toi", "Hồ sơ của tôi"),
    ("/ho-so-luu-nhap", "Hồ sơ lưu nháp"),
    ("/thong-bao", "Thông báo"),
    ("/kho-du-lieu", "Kho dữ liệu điện tử"),
    ("/lich-su-thanh-toan", "Lịch sử thanh toán"),
    ("/hop-thu-di", "Hộp thư đi"),
)


def digits(text: str) -> str:
    """A telephone number as a link dials it."""
    return re.sub(r"\D", "", text)


def names(rows: Sequence[sqlite3.Row]) -> list[tuple[str, str]]:
    """Agencies or fields as a list to choose from."""
    return [(row["id"], row["name"]) for row in rows]


@cache
def environment(build: str = "standard") -> Environment:
    """The templates of a build, over those of the standard one."""
    from demo_portal.builds import builds

    chosen = builds()[build]
    templates = Environment(
        loader=FileSystemLoader([*([chosen.templates] if chosen.templates else []), HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals |= {
        "portal": PORTAL,
        "hotline": HOTLINE,
        "mail": MAIL,
        "menu": MENU,
        "account_menu": ACCOUNT_MENU,
    }
    templates.filters |= {"day": vietnamese.day, "number": vietnamese.number, "moment": vietnamese.moment}
    templates.filters |= {"tel": digits, "id_name": names, "masked": profile.masked, "size": vietnamese.size}
    templates.filters |= {"to": str, **chosen.filters}
    return templates


def page(
    request: Request,
    template: str,
    title: str,
    *,
    trail: Sequence[tuple[str, str]] = (),
    status: int = 200,
    **context: Any,
) -> Response:
    """Answer with one page; ``trail`` are the pages above it, from the homepage down."""
    context |= {"request": request, "path": request.url.path, "title": title, "trail": trail}
    context["today"] = request.app.state.today
    context["person"] = person = signed_in(request) if status != 500 else None
    context["unseen"] = notices.unseen(request.app.state.desk, person["number"]) if person else 0
    headers = {"Cache-Control": "private, no-store"} if person else {}
    content = environment(request.app.state.build).get_template(template).render(context)
    return HTMLResponse(content, status_code=status, headers=headers)


def download(content: bytes, name: str, kind: str) -> Response:
    """Answer with a file to keep."""
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
