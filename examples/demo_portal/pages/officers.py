"""The officers' side of the counter, kept simple: the applications under way and what can be done with each."""

from __future__ import annotations

import hmac
import secrets
from functools import wraps
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import officer
from demo_portal.forms import Field, check
from demo_portal.rendering import page
from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from demo_portal.sessions import Page

COOKIE, COUNTER, DOOR = "can-bo", "/can-bo", "/can-bo/dang-nhap"
ACCOUNT = [
    Field("ten-dang-nhap", "Tên đăng nhập", complete="username"),
    Field("mat-khau", "Mật khẩu", "password", complete="current-password"),
]
DEFAULT_REASON = "Giấy tờ đính kèm bị mờ, thiếu trang. Đề nghị chụp lại đầy đủ, rõ nét."


def officers_only(page_of: Page) -> Page:
    """Let in whoever has signed in as an officer since the portal started; send everybody else to the officers' door."""

    @wraps(page_of)
    async def guarded(request: Request) -> Response:
        if request.cookies.get(COOKIE) not in request.app.state.officers:
            return RedirectResponse(DOOR, 303)
        return await page_of(request)

    return guarded


async def sign_in(request: Request) -> Response:
    messages: dict[str, str] = {}
    refused = False
    if request.method == "POST":
        sent = await request.form()
        values = {field.name: str(sent.get(field.name, "")) for field in ACCOUNT}
        messages = check(ACCOUNT, values, request.app.state.today)
        if not messages and is_officer(values["ten-dang-nhap"], values["mat-khau"]):
            return begin_shift(request)
        refused = not messages
    context = {"fields": ACCOUNT, "messages": messages, "refused": refused}
    return page(request, "officer_door.html", "Đăng nhập cán bộ", status=422 if messages or refused else 200, **context)


def is_officer(name: str, password: str) -> bool:
    known = {entry["name"]: entry["password"] for entry in read_seed("accounts")["officer"]}
    return name in known and hmac.compare_digest(known[name].encode(), password.encode())


def begin_shift(request: Request) -> Response:
    session = secrets.token_urlsafe(24)
    request.app.state.officers.add(session)
    answer = RedirectResponse(COUNTER, 303)
    answer.set_cookie(COOKIE, session, path=COUNTER, httponly=True, samesite="strict")
    return answer


@officers_only
async def end_shift(request: Request) -> Response:
    request.app.state.officers.discard(request.cookies.get(COOKIE))
    return RedirectResponse(DOOR, 303)


@officers_only
async def desk(request: Request) -> Response:
    officer.move_along(request.app.state.desk)
    rows = officer.waiting(request.app.state.desk)
    return page(request, "officers.html", "Trang cán bộ giải quyết hồ sơ", applications=rows, reason=DEFAULT_REASON)


@officers_only
async def act(request: Request) -> Response:
    desk, code = request.app.state.desk, request.path_params["code"]
    sent = await request.form()
    match sent.get("viec"):
        case "tiep-nhan":
            officer.take(desk, code)
        case "bo-sung":
            officer.ask(desk, code, str(sent.get("ly-do", "")).strip() or DEFAULT_REASON)
        case "tra-ket-qua":
            officer.resolve(desk, code)
    return RedirectResponse(COUNTER, 303)


ROUTES = [
    Route(COUNTER, desk),
    Route(DOOR, sign_in, methods=["GET", "POST"]),
    Route(f"{COUNTER}/het-ca", end_shift, methods=["POST"]),
    Route(f"{COUNTER}/{{code}}", act, methods=["POST"]),
]
