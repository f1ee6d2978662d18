"""What a fault is, and the ways in which it breaks the portal from outside: no page of the portal knows of any."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Endpoint = Callable[[Request], Awaitable[Response]]
# Breaks an application; what it changed outside of it is put back when the stack closes.
Step = Callable[["Starlette", ExitStack], None]
Headers = list[tuple[bytes, bytes]]
EVERY_PAGE = "*"


class FaultDidNothing(Exception):
    """What a fault was to change is not there, so that nothing is broken."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which real portals miss a criterion.

    Attributes:
        name: the criterion and a word for the fault: ``F05.1:diacritics``.
        says: how real portals break in this way, one sentence.
        steps: how it is applied, in order.
        robs: whether other criteria lose their evidence by it, so that it is tried in a portal of its own.
    """

    name: str
    says: str
    steps: tuple[Step, ...]
    robs: bool = False

    @property
    def criterion(self) -> str:
        return self.name.partition(":")[0]


def always(_: Request) -> bool:
    return True


def answering(path: str, endpoint: Endpoint, when: Callable[[Request], bool] = always) -> Step:
    """Give another answer at a route, to the requests that fit ``when``."""

    def around(usual: Endpoint) -> Endpoint:
        async def answer(request: Request) -> Response:
            return await (endpoint if when(request) else usual)(request)

        return answer

    return _around(path, around)


def delaying(path: str, seconds: float) -> Step:
    """Keep whoever asks for a route waiting for its first byte."""

    def around(usual: Endpoint) -> Endpoint:
        async def answer(request: Request) -> Response:
            await asyncio.sleep(seconds)
            return await usual(request)

        return answer

    return _around(path, around)


def serving(path: str, kind: str, content: str | bytes, after: float = 0) -> Step:
    """Give the portal a file more, of this media type, answered after so many seconds."""

    async def answer(request: Request) -> Response:
        del request
        await asyncio.sleep(after)
        return Response(content, media_type=kind)

    def step(app: Starlette, undo: ExitStack) -> None:
        del undo
        app.router.routes.insert(0, Route(path, answer))

    return step


def rewriting(path: str, pattern: str, by: str, *, only: str = "", when: Callable[[Request], bool] = always) -> Step:
    """Rewrite a route's HTML by a regular expression (``.`` matches line ends); ``only`` where that text stands on the page.

    A page on which there is nothing to rewrite raises FaultDidNothing when it is served.
    """

    def around(usual: Endpoint) -> Endpoint:
        async def answer(request: Request) -> Response:
            response = await usual(request)
            html = response.headers.get("content-type", "").startswith("text/html")
            text = bytes(response.body).decode() if html else ""
            if not html or only not in text or response.status_code == 404 or not when(request):
                return response
            text, count = re.subn(pattern, by, text, flags=re.DOTALL)
            if not count:
                raise FaultDidNothing(f"{request.url.path} holds nothing like {pattern!r}.")
            response.body = text.encode()
            response.headers["content-length"] = str(len(response.body))
            return response

        return answer

    return _around(path, around)


def with_headers(change: Callable[[Headers], Headers]) -> Step:
    """Change the headers of every answer, after all else that sets any."""

    def step(app: Starlette, undo: ExitStack) -> None:
        del undo
        app.add_middleware(_Changed, change=change)

    return step


class _Changed:
    def __init__(self, app: ASGIApp, change: Callable[[Headers], Headers]) -> None:
        self.app, self.change = app, change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self.change(list(message["headers"]))
            await send(message)

        await self.app(scope, receive, send_changed)


def emptied(path: str) -> Step:
    """Leave the heading of a page and say that its content is being updated."""
    return rewriting(path, r"(<main[^>]*>.*?</h1>).*(</main>)", r"\1<p>Nội dung đang được cập nhật.</p>\2")


def altering(sql: str) -> Step:
    """Change the seeded data; a statement that touches no row raises FaultDidNothing."""

    def step(app: Starlette, undo: ExitStack) -> None:
        del undo
        with app.state.database as database:
            if database.execute(sql).rowcount < 1:
                raise FaultDidNothing(f"No row is changed by: {sql}")

    return step


def changing(owner: object, name: str, around: Callable[[Any], Any]) -> Step:
    """Make another function or constant of a module's or a class's own, until the stack closes."""

    def step(app: Starlette, undo: ExitStack) -> None:
        del app
        usual = getattr(owner, name)
        undo.callback(setattr, owner, name, usual)
        setattr(owner, name, around(usual))

    return step


def giving(value: Any) -> Callable[[Any], Callable[..., Any]]:
    """For ``changing``: a function that answers this, whatever it is asked."""
    return lambda _: lambda *_: value


async def missing(request: Request) -> Response:
    """The page or file is not there."""
    del request
    raise HTTPException(404)


async def bad_gateway(request: Request) -> Response:
    """What stands behind the portal does not answer."""
    del request
    raise HTTPException(502)


def _around(path: str, around: Callable[[Endpoint], Endpoint]) -> Step:
    def step(app: Starlette, undo: ExitStack) -> None:
        del undo
        found = 0
        for at, route in enumerate(app.router.routes):
            if isinstance(route, Route) and path in (route.path, EVERY_PAGE):
                app.router.routes[at] = Route(route.path, around(route.endpoint), methods=list(route.methods or ()))
                found += 1
        if not found:
            raise FaultDidNothing(f"The portal has no route {path}.")

    return step
