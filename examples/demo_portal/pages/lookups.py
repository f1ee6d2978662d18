"""Look-ups by code, open to everyone and free of personal data: application, payment, result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from starlette.exceptions import HTTPException
from starlette.routing import Route

from demo_portal.rendering import download, page
from demo_portal.vietnamese import day

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

HOME = ("/", "Trang chủ")
APPLICATION_CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.H\d{2}-\d{6}-\d{4}")
PAYMENT_CODE = re.compile(r"GD-\d{6}-\d{6}")
RESULT_NUMBER = re.compile(r"KQ-\d{4}-\d{6}")
LIKE_APPLICATION = "000.00.12.H40-260901-0001"
APPLICATION = (
    "SELECT application.*, procedure.name AS procedure_name, agency.name AS agency_name FROM application"
    " JOIN procedure ON procedure.code = application.procedure JOIN agency ON agency.id = procedure.agency"
    " WHERE application.code = :code"
)
PAYMENT = "SELECT * FROM payment WHERE reference = :code OR application = :code"
RESULT = (
    "SELECT result.*, procedure.name AS procedure_name FROM result"
    " JOIN application ON application.code = result.application"
    " JOIN procedure ON procedure.code = application.procedure"
    " WHERE result.number = :code OR result.application = :code"
)


def asked_code(request: Request, missing: str, wrong: str, *patterns: re.Pattern[str]) -> tuple[str, str, bool]:
    """The code typed, the message about it, and whether it is worth looking for."""
    asked = "ma" in request.query_params
    code = request.query_params.get("ma", "").strip().upper()
    if not asked:
        return "", "", False
    if not code:
        return "", missing, False
    if not any(pattern.fullmatch(code) for pattern in patterns):
        return code, wrong, False
    return code, "", True


def looked_up(
    request: Request,
    template: str,
    title: str,
    query: str,
    said: tuple[str, str],
    patterns: tuple[re.Pattern[str], ...],
    trail: Sequence[tuple[str, str]] = (HOME,),
) -> Response:
    """A look-up's page: its form, with what was found under the code or what is wrong with it (``said``: missing, malformed)."""
    code, message, valid = asked_code(request, *said, *patterns)
    found = request.app.state.database.execute(query, {"code": code}).fetchone() if valid else None
    context: dict[str, Any] = {"code": code, "message": message, "searched": valid, "found": found}
    return page(request, template, title, trail=trail, **context)


async def application_lookup(request: Request) -> Response:
    wrong = f"Mã hồ sơ không đúng định dạng. Nhập theo dạng {LIKE_APPLICATION}."
    said = ("Vui lòng nhập mã hồ sơ.", wrong)
    return looked_up(request, "lookup_application.html", "Tra cứu hồ sơ", APPLICATION, said, (APPLICATION_CODE,))


async def payment_lookup(request: Request) -> Response:
    wrong = f"Mã không đúng định dạng. Nhập mã hồ sơ dạng {LIKE_APPLICATION} hoặc mã giao dịch dạng GD-260901-000118."
    said = ("Vui lòng nhập mã hồ sơ hoặc mã giao dịch.", wrong)
    codes, trail = (APPLICATION_CODE, PAYMENT_CODE), [HOME, ("/thanh-toan", "Thanh toán")]
    return looked_up(request, "lookup_payment.html", "Tra cứu thanh toán", PAYMENT, said, codes, trail)


async def result_lookup(request: Request) -> Response:
    wrong = f"Mã không đúng định dạng. Nhập số kết quả dạng KQ-2026-000451 hoặc mã hồ sơ dạng {LIKE_APPLICATION}."
    said = ("Vui lòng nhập số kết quả hoặc mã hồ sơ.", wrong)
    codes = (APPLICATION_CODE, RESULT_NUMBER)
    return looked_up(request, "lookup_result.html", "Tra cứu kết quả giải quyết", RESULT, said, codes)


async def receipt(request: Request) -> Response:
    reference = request.path_params["reference"]
    found = request.app.state.database.execute("SELECT * FROM payment WHERE reference = ?", (reference,)).fetchone()
    if found is None or found["status"] != "Đã thanh toán":
        raise HTTPException(404)
    return download(receipt_xml(found), f"bien-lai-{reference}.xml", "application/xml")


def receipt_xml(payment: sqlite3.Row) -> bytes:
    """An electronic receipt without the payer, because a code alone must not reveal a person."""
    lines = {
        "MaGiaoDich": payment["reference"],
        "MaHoSo": payment["application"],
        "DonViThu": "Trung tâm Phục vụ hành chính công tỉnh Minh Hòa",
        "NoiDung": payment["purpose"],
        "SoTien": str(payment["amount"]),
        "DonViTien": "VND",
        "NgayThu": day(payment["paid"]),
        "HinhThuc": payment["channel"],
        "TrangThai": payment["status"],
    }
    body = "".join(f"  <{name}>{escape(text)}</{name}>\n" for name, text in lines.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<BienLaiDienTu>\n{body}</BienLaiDienTu>\n'.encode()


async def payment_page(request: Request) -> Response:
    return page(request, "payment.html", "Thanh toán phí, lệ phí", trail=[HOME])


ROUTES = [
    Route("/tra-cuu-ho-so", application_lookup),
    Route("/tra-cuu-thanh-toan", payment_lookup),
    Route("/tra-cuu-ket-qua", result_lookup),
    Route("/thanh-toan", payment_page),
    Route("/thanh-toan/bien-lai/{reference}.xml", receipt),
]
