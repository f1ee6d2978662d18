"""The look-up of applications behind letters in a picture."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from demo_portal.pages.lookups import application_lookup
from demo_portal.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["ROUTES"]

LETTERS = "ACEFHKMNPRTVXY3479"
COOKIE = "hinh"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#eee"/>'
    '<path d="M0 22q30-24 60 0t60 0" stroke="#888" fill="none"/>{letters}</svg>'
)
LETTER = '<text x="{x}" y="{y}" font-size="22" transform="rotate({turn} {x} 24)" fill="#234">{letter}</text>'


async def look_up(request: Request) -> Response:
    """The portal's own look-up once the letters are right."""
    if "ma" not in request.query_params:
        return await application_lookup(request)
    known: dict[str, str] = request.app.state.__dict__.setdefault("captchas", {})
    right = known.pop(request.cookies.get(COOKIE, ""), None)
    if right is not None and request.query_params.get("xac-nhan", "").strip().upper() == right:
        return await application_lookup(request)
    context = {"code": request.query_params["ma"], "searched": False, "found": None}
    message = "Mã xác nhận không đúng. Nhập lại các ký tự trong hình."
    return page(
        request, "lookup_application.html", "Tra cứu hồ sơ", trail=[("/", "Trang chủ")], message=message, **context
    )


async def picture(request: Request) -> Response:
    """Five letters, remembered under a cookie, good for one try."""
    known: dict[str, str] = request.app.state.__dict__.setdefault("captchas", {})
    key, letters = secrets.token_urlsafe(12), "".join(secrets.choice(LETTERS) for _ in range(5))
    known[key] = letters
    drawn = "".join(
        LETTER.format(x=12 + 21 * place, y=28 + (place % 2) * 3, turn=(place * 37) % 30 - 15, letter=letter)
        for place, letter in enumerate(letters)
    )
    answer = Response(PICTURE.format(letters=drawn), media_type="image/svg+xml", headers={"Cache-Control": "no-store"})
    answer.set_cookie(COOKIE, key, httponly=True, samesite="lax")
    return answer


ROUTES = (Route("/tra-cuu-ho-so", look_up), Route("/ma-xac-nhan.svg", picture))
