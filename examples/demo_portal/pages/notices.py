"""Thông báo under the bell, and the outbox of text messages and e-mails that went with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import notices
from demo_portal.rendering import page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOME = ("/", "Trang chủ")


@citizens_only
async def my_notices(request: Request) -> Response:
    rows = notices.notices_of(request.app.state.desk, request.state.person["number"])
    return page(request, "notices.html", "Thông báo", trail=[HOME], notices=rows)


@citizens_only
async def mark_seen(request: Request) -> Response:
    notices.mark_seen(request.app.state.desk, request.state.person["number"])
    return RedirectResponse("/thong-bao", 303)


@citizens_only
async def outbox(request: Request) -> Response:
    rows = notices.messages_of(request.app.state.desk, request.state.person["number"])
    return page(request, "outbox.html", "Tin nhắn, thư điện tử đã gửi", trail=[HOME], messages=rows)


ROUTES = [
    Route("/thong-bao", my_notices),
    Route("/thong-bao/da-xem", mark_seen, methods=["POST"]),
    Route("/hop-thu-di", outbox),
]
