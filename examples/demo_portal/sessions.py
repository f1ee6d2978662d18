"""Whose request it is, and pages that only somebody signed in may see."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import RedirectResponse

from demo_portal.desk import officer, people

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    Page = Callable[[Request], Awaitable[Response]]

COOKIE = "phien"


def signed_in(request: Request) -> sqlite3.Row | None:
    """The person whose session the request belongs to; None for a visitor."""
    return people.who(request.app.state.desk, request.cookies.get(COOKIE, ""))


def citizens_only(page: Page) -> Page:
    """Hand a page the person signed in, as ``request.state.person``; send everybody else to sign in and back again."""

    @wraps(page)
    async def guarded(request: Request) -> Response:
        person = signed_in(request)
        if person is None:
            return RedirectResponse(sign_in_address(request.url.path), 303)
        request.state.person = person
        officer.move_along(request.app.state.desk)
        return await page(request)

    return guarded


def sign_in_address(return_to: str) -> str:
    return f"/dang-nhap?tro-lai={quote(return_to)}"


def own_path(return_to: str) -> str:
    """Where to go after signing in: a path of this portal, whatever an address says."""
    inside = return_to.startswith("/") and not return_to.startswith(("//", "/\\"))
    return return_to if inside else "/"
