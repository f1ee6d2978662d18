"""The way in and out with a national identity."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal import identity
from demo_portal.desk import Refusal, people
from demo_portal.rendering import page
from demo_portal.sessions import COOKIE, own_path

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOME, SIGN_IN = ("/", "Trang chủ"), ("/dang-nhap", "Đăng nhập")
PROVIDERS = {"vneid": "tài khoản định danh điện tử VNeID", "cong-quoc-gia": "tài khoản Cổng Dịch vụ công quốc gia"}
# Tells the browser that began a sign-in from every other one.
BROWSER = "dang-nhap"


async def begin(request: Request) -> Response:
    """Send the browser to the identity provider."""
    service = request.path_params["provider"]
    if service not in PROVIDERS:
        raise HTTPException(404)
    agreement = request.app.state.agreement
    if agreement is None:
        name = PROVIDERS[service]
        return page(request, "provider.html", f"Đăng nhập bằng {name}", trail=[HOME, SIGN_IN], name=name)
    browser = request.cookies.get(BROWSER) or secrets.token_urlsafe(24)
    return_to = own_path(request.query_params.get("tro-lai", "/"))
    answer = RedirectResponse(identity.begin(request.app.state.desk, agreement, browser, service, return_to), 303)
    answer.set_cookie(BROWSER, browser, httponly=True, samesite="lax", max_age=600)
    return answer


async def come_back(request: Request) -> Response:
    """Take the provider's answer, believe it only when it is proven, and open a session."""
    desk, agreement, given = request.app.state.desk, request.app.state.agreement, request.query_params
    if agreement is None:
        raise HTTPException(404)
    if "error" in given:
        return refused(request, "Ông, bà đã từ chối chia sẻ thông tin nên chưa đăng nhập vào Cổng.")
    try:
        claims, token, return_to = await identity.complete(
            desk, agreement, request.cookies.get(BROWSER, ""), given.get("state", ""), given.get("code", "")
        )
    except Refusal as refusal:
        return refused(request, str(refusal))
    person = people.admit(desk, claims)
    answer = RedirectResponse(return_to, 303)
    session = people.open_session(desk, person["number"], token)
    answer.set_cookie(COOKIE, session, httponly=True, samesite="lax")
    answer.delete_cookie(BROWSER)
    return answer


def refused(request: Request, message: str) -> Response:
    return page(request, "message.html", "Chưa đăng nhập được", trail=[HOME, SIGN_IN], status=400, message=message)


async def sign_out(request: Request) -> Response:
    """End the session here, then the provider's."""
    token = people.close_session(request.app.state.desk, request.cookies.get(COOKIE, ""))
    agreement = request.app.state.agreement
    answer = RedirectResponse(identity.end_address(agreement, token) if agreement and token else "/", 303)
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = [
    Route("/dang-nhap/tro-lai", come_back),
    Route("/dang-nhap/{provider}", begin),
    Route("/dang-xuat", sign_out, methods=["POST"]),
]
