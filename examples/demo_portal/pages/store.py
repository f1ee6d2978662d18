"""Kho dữ liệu điện tử: results received and papers handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from demo_portal.desk import store
from demo_portal.rendering import download, page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    from starlette.requests import Request

HOME = ("/", "Trang chủ")


@citizens_only
async def my_store(request: Request) -> Response:
    documents = store.documents(request.app.state.desk, request.state.person["number"])
    return page(request, "store.html", "Kho dữ liệu điện tử", trail=[HOME], documents=documents)


@citizens_only
async def result(request: Request) -> Response:
    number = request.state.person["number"]
    name, mime, content = store.content(request.app.state.desk, number, store.RESULT, request.path_params["number"])
    return download(content, name, mime)


@citizens_only
async def paper(request: Request) -> Response:
    number = request.state.person["number"]
    _, mime, content = store.content(request.app.state.desk, number, store.PAPER, request.path_params["paper"])
    return Response(content, media_type=mime, headers={"Content-Disposition": "inline"})


async def root_certificate(request: Request) -> Response:
    """For whoever wants to verify a signature of this portal."""
    return PlainTextResponse(request.app.state.desk.authority.root(), media_type="application/x-pem-file")


ROUTES = [
    Route("/kho-du-lieu", my_store),
    Route("/kho-du-lieu/ket-qua/{number}.pdf", result),
    Route("/kho-du-lieu/giay-to/{paper}", paper),
    Route("/chung-thu-goc.pem", root_certificate),
]
