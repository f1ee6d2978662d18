"""The last steps: how the result is wanted, everything once more to look at, signing, and sending."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import Refusal, delivery, drafts, filing, papers
from demo_portal.desk import signatures as signing
from demo_portal.forms import form_sections
from demo_portal.pages.drafts import DRAFTS, HOME, asked_draft
from demo_portal.rendering import download, page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response


@citizens_only
async def choose_delivery(request: Request) -> Response:
    """Online, by post with an address and its postage, or at the counter."""
    desk, draft = request.app.state.desk, asked_draft(request)
    person, values = request.state.person, json.loads(draft["delivery"])
    messages: dict[str, str] = {}
    if request.method == "POST":
        sent = await request.form()
        names = ["hinh-thuc", *(field.name for field in delivery.questions())]
        values = {name: str(sent.get(name, "")).strip() for name in names}
        messages = delivery.check_choice(values, desk.today)
        if not messages:
            drafts.choose_delivery(desk, draft["id"], values)
            return RedirectResponse(f"/ho-so-luu-nhap/{draft['id']}/xem-lai", 303)
    known = {"nguoi-nhan": person["name"], "dien-thoai-nhan": person["phone"], "tinh-nhan": person["province"]}
    known |= {"xa-nhan": person["commune"], "dia-chi-nhan": person["street"]}
    context = {
        "draft": draft,
        "procedure": filing.procedure_of(desk, draft),
        "ways": delivery.WAYS,
        "post": delivery.POST,
        "postage": {province: delivery.postage_text(province) for province in delivery.POSTAGE},
        "fields": delivery.questions(),
        "values": known | {name: value for name, value in values.items() if value},
        "messages": messages,
    }
    title = f"Hình thức nhận kết quả: {draft['procedure_name']}"
    return page(request, "delivery.html", title, trail=[HOME, DRAFTS], status=422 if messages else 200, **context)


@citizens_only
async def review(request: Request) -> Response:
    return shown(request, asked_draft(request))


def shown(request: Request, draft: sqlite3.Row, status: int = 200, **more: Any) -> Response:
    """Everything that will be sent, as text."""
    desk = request.app.state.desk
    procedure = filing.procedure_of(desk, draft)
    form_title, sections = form_sections(procedure.form)
    context = {
        "draft": draft,
        "procedure": procedure,
        "form_title": form_title,
        "sections": sections,
        "values": drafts.answers_of(draft),
        "papers": papers.of_draft(desk, draft["id"]),
        "delivery": delivery.described(json.loads(draft["delivery"])),
        "lacks": filing.wanting(desk, draft),
        "methods": signing.METHODS,
        "trial_pin": signing.TRIAL_PIN,
        "message": "",
        "signing": False,
    }
    title = f"Xem lại và nộp hồ sơ: {procedure.name}"
    return page(request, "filing_review.html", title, trail=[HOME, DRAFTS], status=status, **(context | more))


@citizens_only
async def sign(request: Request) -> Response:
    """Sign the filled form: remotely at once; by token or SIM with the program the citizen has for it."""
    desk, draft = request.app.state.desk, asked_draft(request)
    sent = await request.form()
    method, pin = str(sent.get("phuong-thuc", "")), str(sent.get("ma-pin", ""))
    try:
        signing.sign_declaration(desk, draft, method, pin)
    except Refusal as refusal:
        return shown(request, draft, 422, message=str(refusal), signing=True)
    return RedirectResponse(f"/ho-so-luu-nhap/{draft['id']}/xem-lai#chu-ky", 303)


@citizens_only
async def declaration(request: Request) -> Response:
    """The filled form as PDF, signed when it has been signed."""
    draft = asked_draft(request)
    if draft["signed"]:
        return download(draft["signed"], "to-khai-da-ky-so.pdf", "application/pdf")
    return download(filing.declaration(request.app.state.desk, draft), "to-khai.pdf", "application/pdf")


@citizens_only
async def send(request: Request) -> Response:
    draft = asked_draft(request)
    try:
        code = filing.file(request.app.state.desk, draft)
    except Refusal as refusal:
        return shown(request, draft, 422, message=str(refusal))
    return RedirectResponse(f"/ho-so-cua-toi/{code}/da-nop", 303)


ROUTES = [
    Route("/ho-so-luu-nhap/{draft}/nhan-ket-qua", choose_delivery, methods=["GET", "POST"]),
    Route("/ho-so-luu-nhap/{draft}/xem-lai", review),
    Route("/ho-so-luu-nhap/{draft}/ky-so", sign, methods=["POST"]),
    Route("/ho-so-luu-nhap/{draft}/to-khai.pdf", declaration),
    Route("/ho-so-luu-nhap/{draft}/nop", send, methods=["POST"]),
]
