"""Serves the one document to whoever navigates, and views to its script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["ClientSide"]

SHELL = Path(__file__).parent / "shell.html"
ASKS = b"x-khung-nhin"  # the script's own requests carry it
GOES = b"x-di-den"  # ... and learn from it where to go, since a script cannot follow a redirect to another host
FILES = re.compile(r"\.(?:docx|pdf|xml|pem|txt|svg|css|js)$|/giay-to/[^/]+$|/tep/[^/]+$")


class ClientSide:
    """Any address answers 200 with the same empty document, as such applications do; the script knows the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        by_script = ASKS in dict(scope["headers"])
        if scope["method"] == "GET" and not by_script and not FILES.search(scope["path"]):
            content = SHELL.read_bytes()
            headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(content)).encode())]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": content})
            return

        async def sent(message: Message) -> None:
            if by_script and message["type"] == "http.response.start" and 300 <= message["status"] < 400:
                headers = [(GOES if name.lower() == b"location" else name, value) for name, value in message["headers"]]
                message = {**message, "status": 200, "headers": headers}
            await send(message)

        await self.app(scope, receive, sent)
