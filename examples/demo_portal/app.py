"""The portal as one application: its routes by room, its headers, its error pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from demo_portal.builds import builds
from demo_portal.database import create_database
from demo_portal.desk import Desk, Refusal
from demo_portal.desk.opening import open_desk
from demo_portal.guarding import OwnPagesOnly
from demo_portal.pages import (
    accounts,
    applications,
    assistant,
    attaching,
    drafts,
    feedback,
    filing,
    home,
    identity,
    information,
    lookups,
    my_applications,
    notices,
    officers,
    payments,
    procedures,
    profile,
    questions,
    ratings,
    statistics,
    store,
)
from demo_portal.rendering import page

if TYPE_CHECKING:
    import datetime as dt

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from demo_portal.outside import Agreement

ROOMS = (
    home,
    procedures,
    applications,
    lookups,
    information,
    questions,
    assistant,
    feedback,
    ratings,
    statistics,
    accounts,
    identity,
    profile,
    my_applications,
    drafts,
    attaching,
    filing,
    payments,
    notices,
    store,
    officers,
)
POLICY = "default-src 'self'; form-action 'self'{outside}; frame-ancestors 'none'; base-uri 'none'"
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class SecurityHeaders:
    """Puts the security headers on every answer; forms may lead to the portal and to the outside services only."""

    def __init__(self, app: ASGIApp, outside: str = "", *, policy: bool = True) -> None:
        self.app = app
        said = POLICY.format(outside=f" {outside}" if outside else "")
        self.headers = [*([(b"content-security-policy", said.encode())] if policy else []), *HEADERS]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        await self.app(scope, receive, send_with_headers)


async def not_found(request: Request, error: Exception) -> Response:
    del error
    return page(request, "error.html", "Không tìm thấy trang", status=404, missing=True)


async def refused(request: Request, error: Exception) -> Response:
    """What somebody asked for isn't there for them."""
    return page(request, "message.html", "Không thực hiện được", status=404, message=str(error))


async def broken(request: Request, error: Exception) -> Response:
    del error
    return page(request, "error.html", "Cổng đang gặp sự cố", status=500, missing=False)


def create_app(
    database: Path | None, today: dt.date, build: str = "standard", agreement: Agreement | None = None
) -> Starlette:
    """Build the portal with a fresh database; every date on it counts from ``today``.

    Without an ``agreement`` there is neither an identity provider nor a payment platform, and the pages say so.
    """
    face = builds()[build]
    routes = [*face.routes, *(route for room in ROOMS for route in room.ROUTES)]
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app = Starlette(
        routes=[*routes, static],
        middleware=[
            Middleware(SecurityHeaders, outside=agreement.outside if agreement else "", policy=face.policy),
            Middleware(OwnPagesOnly),
            Middleware(face.around),
        ],
        exception_handlers={404: not_found, 500: broken, Refusal: refused},
    )
    app.state.database = create_database(database, today)
    app.state.today = today
    app.state.agreement = agreement
    app.state.officers = set()
    app.state.desk = Desk(app.state.database, today)
    open_desk(app.state.desk)
    app.state.build = build
    return app
