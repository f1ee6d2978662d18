"""Addresses that end in .aspx, and pages that are asked for by sending their own form back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Postbacks", "to"]

ENDING = ".aspx"
STATE = "__VIEWSTATE"


def to(address: str) -> str:
    """The address of a page as this build writes it: ``/hoi-dap/dat-cau-hoi?a=1`` is ``/hoi-dap_dat-cau-hoi.aspx?a=1``."""
    path, *rest = re.split(r"(?=[?#])", address, maxsplit=1)
    last = path.rsplit("/", 1)[-1]
    is_file = "." in last and last.rsplit(".", 1)[-1] in {"docx", "pdf", "xml", "css", "svg", "js"}
    if not path.startswith("/") or path == "/" or is_file or path.startswith("/static/"):
        return address
    return f"/{path.strip('/').replace('/', '_')}{ENDING}{''.join(rest)}"


def back(path: str) -> str:
    """The portal's own path behind an address of this build."""
    return f"/{path.removeprefix('/').removesuffix(ENDING).replace('_', '/')}" if path.endswith(ENDING) else path


class Postbacks:
    """Translates what is asked for into the portal's own words, and where it sends us back again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = {**scope, "path": back(scope["path"]), "raw_path": back(scope["path"]).encode()}
        if scope["method"] == "POST" and b"urlencoded" in dict(scope["headers"]).get(b"content-type", b""):
            body = await _whole(receive)
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
            if STATE in fields:
                asked = {name: value for name, value in fields.items() if not name.startswith("__") and value}
                if fields.get("__EVENTTARGET"):
                    asked[fields["__EVENTTARGET"]] = fields.get("__EVENTARGUMENT", "")
                scope = {**scope, "method": "GET", "query_string": urlencode(asked).encode()}
                body = b""
            receive = _said(body)

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    (name, to(value.decode()).encode() if name.lower() == b"location" else value)
                    for name, value in message["headers"]
                ]
            await send(message)

        await self.app(scope, receive, sent)


async def _whole(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body


def _said(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
