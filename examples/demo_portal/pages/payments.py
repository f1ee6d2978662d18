"""Paying a fee at the payment platform, coming back from it, and the history with its receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import officer, payments
from demo_portal.outside.gateway import order_address
from demo_portal.rendering import download, page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

HOME, HISTORY = ("/", "Trang chủ"), ("/lich-su-thanh-toan", "Lịch sử thanh toán")


def asked_payment(request: Request, status: str) -> sqlite3.Row:
    found = payments.find(request.app.state.desk, request.path_params["reference"])
    if found is None or found["person"] != request.state.person["number"] or found["status"] != status:
        raise HTTPException(404)
    return found


@citizens_only
async def history(request: Request) -> Response:
    rows = payments.payments_of(request.app.state.desk, request.state.person["number"])
    context = {"payments": rows, "open": payments.OPEN, "paid": payments.PAID}
    return page(request, "payments.html", "Lịch sử thanh toán", trail=[HOME], **context)


@citizens_only
async def pay(request: Request) -> Response:
    """Hand over to the payment platform with the exact amount."""
    found, agreement = asked_payment(request, payments.OPEN), request.app.state.agreement
    if agreement is None:
        message = "Nền tảng thanh toán đang tạm gián đoạn. Vui lòng thử lại sau."
        return page(request, "message.html", "Chưa thanh toán được", trail=[HOME, HISTORY], status=503, message=message)
    address = order_address(agreement, found["reference"], found["application"], found["amount"])
    return RedirectResponse(address, 303)


async def come_back(request: Request) -> Response:
    """Take the platform's report, which nobody else can write."""
    desk, agreement, given = request.app.state.desk, request.app.state.agreement, request.query_params
    reference, channel = given.get("reference", ""), given.get("channel", "")
    found = payments.find(desk, reference)
    if agreement is None or found is None:
        raise HTTPException(404)
    if not agreement.sealed(given.get("seal", ""), reference, channel, str(found["amount"])):
        raise HTTPException(404)
    officer.paid(desk, reference, channel)
    context = {"payment": payments.find(desk, reference)}
    return page(request, "paid.html", f"Thanh toán thành công: {reference}", trail=[HOME, HISTORY], **context)


@citizens_only
async def receipt(request: Request) -> Response:
    found = asked_payment(request, payments.PAID)
    return download(payments.receipt(found), f"bien-lai-{found['reference']}.pdf", "application/pdf")


async def public_receipt(request: Request) -> Response:
    """The same receipt by its code alone: it names no payer."""
    found = payments.find(request.app.state.desk, request.path_params["reference"])
    if found is None or found["status"] != payments.PAID:
        raise HTTPException(404)
    return download(payments.receipt(found), f"bien-lai-{found['reference']}.pdf", "application/pdf")


ROUTES = [
    Route("/lich-su-thanh-toan", history),
    Route("/lich-su-thanh-toan/{reference}.pdf", receipt),
    Route("/thanh-toan/tro-lai", come_back),
    Route("/thanh-toan/bien-lai/{reference}.pdf", public_receipt),
    Route("/thanh-toan/{reference}", pay, methods=["POST"]),
]
