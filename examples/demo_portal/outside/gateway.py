"""The payment platform: it stands for banks and wallets, shows what is owed, and reports back what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk.payments import PAYEE
from demo_portal.outside.app import outside_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from demo_portal.outside.agreement import Agreement

CHANNELS = ("Ngân hàng (tài khoản, thẻ nội địa)", "Ví điện tử", "VietQR (mã QR)")
ORDER = ("reference", "application", "amount")


def order_address(agreement: Agreement, reference: str, application: str, amount: int) -> str:
    """Where the portal sends somebody to pay; nobody but the portal can write such an address."""
    parts = (reference, application, str(amount))
    query = dict(zip(ORDER, parts, strict=True)) | {"seal": agreement.seal(*parts)}
    return f"{agreement.outside}/thanh-toan?{urlencode(query)}"


async def pay(request: Request) -> Response:
    agreement = request.app.state.agreement
    given = request.query_params if request.method == "GET" else await request.form()
    order = {key: str(given.get(key, "")) for key in (*ORDER, "seal")}
    parts = [order[key] for key in ORDER]
    if not agreement.sealed(order["seal"], *parts):
        message = "Yêu cầu thanh toán không hợp lệ."
        return outside_page(agreement, "error.html", "Không thể thanh toán", status=400, message=message)
    channel = str(given.get("channel", ""))
    if request.method == "GET" or channel not in CHANNELS:
        context = {"order": order, "channels": CHANNELS, "payee": PAYEE}
        return outside_page(agreement, "pay.html", "Thanh toán phí, lệ phí", **context)
    report = {"reference": order["reference"], "channel": channel}
    seal = agreement.seal(order["reference"], channel, order["amount"])
    return RedirectResponse(f"{agreement.portal}/thanh-toan/tro-lai?{urlencode(report | {'seal': seal})}", 303)


ROUTES = [Route("/thanh-toan", pay, methods=["GET", "POST"])]
