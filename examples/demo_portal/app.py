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
from demo_portal.desk import Desk
from demo_portal.desk.opening import open_desk
from demo_portal.pages import (
    accounts,
    applications,
    assistant,
    feedback,
    home,
    information,
    lookups,
    procedures,
    questions,
    ratings,
    statistics,
)
from demo_portal.rendering import page

if TYPE_CHECKING:
    import datetime as dt

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
)
HEADERS = (
    (b"content-security-policy", b"default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class SecurityHeaders:
    """Puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers)


async def not_found(request: Request, error: Exception) -> Response:
    del error
    return page(request, "error.html", "Không tìm thấy trang", status=404, missing=True)


async def broken(request: Request, error: Exception) -> Response:
    del error
    return page(request, "error.html", "Cổng đang gặp sự cố", status=500, missing=False)


def create_app(database: Path | None, today: dt.date, build: str = "standard") -> Starlette:
    """Build the portal with a fresh database; every date on it counts from ``today``."""
    face = builds()[build]
    routes = [*face.routes, *(route for room in ROOMS for route in room.ROUTES)]
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app = Starlette(
        routes=[*routes, static],
        middleware=[Middleware(SecurityHeaders), Middleware(face.around)],
        exception_handlers={404: not_found, 500: broken},
    )
    app.state.database = create_database(database, today)
    app.state.today = today
    app.state.desk = Desk(app.state.database, today)
    open_desk(app.state.desk)
    app.state.build = build
    return app
