"""Hồ sơ của tôi: the list, each application step by step, its receipt, and what the officer asks to be added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import Refusal, delivery, filing, officer, papers, payments, results, tracking
from demo_portal.rendering import download, page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

HOME, MINE = ("/", "Trang chủ"), ("/ho-so-cua-toi", "Hồ sơ của tôi")


@citizens_only
async def my_applications(request: Request) -> Response:
    status = request.query_params.get("trang-thai", "")
    rows = tracking.mine(request.app.state.desk, request.state.person["number"], status)
    context = {"applications": rows, "chosen": status, "statuses": tracking.STATUSES, "wanting": tracking.WANTING}
    return page(request, "my_applications.html", "Hồ sơ của tôi", trail=[HOME], **context)


def asked_application(request: Request) -> sqlite3.Row:
    return tracking.find(request.app.state.desk, request.path_params["code"], request.state.person["number"])


@citizens_only
async def application(request: Request) -> Response:
    return shown(request, asked_application(request))


def shown(request: Request, found: sqlite3.Row, message: str = "") -> Response:
    desk, code = request.app.state.desk, found["code"]
    context = {
        "found": found,
        "history": tracking.history(desk, code),
        "demand": officer.demand_of(desk, code),
        "payment": payments.of_application(desk, code),
        "result": results.of_application(desk, code),
        "papers": papers.of_application(desk, code),
        "delivery": delivery.described(json.loads(found["delivery"])),
        "limits": papers.LIMITS,
        "message": message,
    }
    status = 422 if message else 200
    return page(request, "my_application.html", f"Hồ sơ {code}", trail=[HOME, MINE], status=status, **context)


@citizens_only
async def complete(request: Request) -> Response:
    """Add what was asked for, and hand the application in again."""
    found = asked_application(request)
    sent = await request.form()
    file = sent.get("tep-bo-sung")
    if file is None or isinstance(file, str) or not file.filename:
        return shown(request, found, "Vui lòng chọn tệp cần bổ sung.")
    try:
        officer.complete(request.app.state.desk, found, file.filename, await file.read())
    except Refusal as refusal:
        return shown(request, found, str(refusal))
    return RedirectResponse(f"/ho-so-cua-toi/{found['code']}", 303)


@citizens_only
async def filed(request: Request) -> Response:
    """What somebody sees at the moment they have filed: the code and the receipt with its appointment."""
    desk, found = request.app.state.desk, asked_application(request)
    context = {
        "found": found,
        "lines": filing.receipt_lines(desk, found),
        "payment": payments.of_application(desk, found["code"]),
    }
    return page(request, "filed.html", f"Nộp hồ sơ thành công: {found['code']}", trail=[HOME, MINE], **context)


@citizens_only
async def receipt(request: Request) -> Response:
    found = asked_application(request)
    name = f"giay-tiep-nhan-{found['code']}.pdf"
    return download(filing.receipt(request.app.state.desk, found), name, "application/pdf")


ROUTES = [
    Route("/ho-so-cua-toi", my_applications),
    Route("/ho-so-cua-toi/{code}", application),
    Route("/ho-so-cua-toi/{code}/bo-sung", complete, methods=["POST"]),
    Route("/ho-so-cua-toi/{code}/da-nop", filed),
    Route("/ho-so-cua-toi/{code}/giay-tiep-nhan.pdf", receipt),
]
