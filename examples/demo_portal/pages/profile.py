"""Thông tin tài khoản: what the portal holds about the person signed in, and the details they may correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import people, profile
from demo_portal.rendering import page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOME, ACCOUNT = ("/", "Trang chủ"), ("/tai-khoan", "Thông tin tài khoản")


@citizens_only
async def account(request: Request) -> Response:
    saved = "da-luu" in request.query_params
    address = profile.address(request.state.person)
    return page(request, "account.html", "Thông tin tài khoản", trail=[HOME], saved=saved, address=address)


@citizens_only
async def correct(request: Request) -> Response:
    number, fields = request.state.person["number"], profile.questions()
    values = {name: request.state.person[column] for name, column in profile.COLUMNS.items()}
    messages: dict[str, str] = {}
    if request.method == "POST":
        sent = await request.form()
        values = {field.name: str(sent.get(field.name, "")).strip() for field in fields}
        messages = profile.correct(request.app.state.desk, number, values)
        if not messages:
            return RedirectResponse("/tai-khoan?da-luu", 303)
    context = {"fields": fields, "values": values, "messages": messages}
    context["known"] = people.person(request.app.state.desk, number)
    status = 422 if messages else 200
    return page(request, "account_edit.html", "Cập nhật thông tin", trail=[HOME, ACCOUNT], status=status, **context)


ROUTES = [Route("/tai-khoan", account), Route("/tai-khoan/cap-nhat", correct, methods=["GET", "POST"])]
