"""What stands before every page: writes come from the portal's own pages only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

READING = ("GET", "HEAD", "OPTIONS")


class OwnPagesOnly:
    """Refuses a write that a browser sends from a page of another site (the Origin header says so).

    Together with SameSite cookies that keeps other sites from acting in a citizen's name. Programs that are no browser
    send no Origin, and carry nobody's cookies unasked.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in READING and is_foreign(Headers(scope=scope)):
            answer = PlainTextResponse("Yêu cầu không đến từ Cổng Dịch vụ công.", status_code=403)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_foreign(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and origin.rpartition("://")[2] != headers.get("host")
