"""The electronic form of an online procedure: anybody may fill it in; whoever is signed in finds it begun and can keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import drafts, profile
from demo_portal.forms import check, fields_of, form_sections
from demo_portal.pages.procedures import HOME, LIST, asked_procedure
from demo_portal.rendering import page
from demo_portal.sessions import sign_in_address, signed_in

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from demo_portal.catalogue import Procedure

CONSENT = "dong-y"
CONSENT_MISSING = "Vui lòng đánh dấu đồng ý với cách xử lý dữ liệu cá nhân trước khi tiếp tục."


async def eform(request: Request) -> Response:
    """Show the form, pre-filled for whoever is signed in; keep it as a draft, or lead on when nothing is wrong."""
    procedure, person = asked_procedure(request), signed_in(request)
    if not procedure.online:
        raise HTTPException(404)
    if request.method == "GET":
        return form_page(request, procedure, profile.known_answers(person) if person else {}, {})
    sent = await request.form()
    values = answers_in(procedure, sent)
    step = sent.get("buoc")
    if step == "dang-nhap":
        return kept_for_later(request, procedure, values)
    if step == "luu-nhap" and person:
        draft = drafts.begin(request.app.state.desk, person["number"], procedure.code, values)
        return RedirectResponse(f"/ho-so-luu-nhap/{draft}?da-luu", 303)
    messages = {} if step == "sua" else wrong_in(request, procedure, values)
    if messages or step == "sua":
        return form_page(request, procedure, values, messages)
    if person:
        draft = drafts.begin(request.app.state.desk, person["number"], procedure.code, values)
        return RedirectResponse(f"/ho-so-luu-nhap/{draft}/giay-to", 303)
    return review_of_visitor(request, procedure, values)


def answers_in(procedure: Procedure, sent: FormData) -> dict[str, str]:
    """What was typed, by question; nothing else that was sent."""
    names = [field.name for field in fields_of(form_sections(procedure.form)[1])]
    return {name: str(sent.get(name, "")).strip() for name in (*names, CONSENT)}


def wrong_in(request: Request, procedure: Procedure, values: dict[str, str]) -> dict[str, str]:
    messages = check(fields_of(form_sections(procedure.form)[1]), values, request.app.state.today)
    return messages if values[CONSENT] else messages | {CONSENT: CONSENT_MISSING}


def form_page(
    request: Request, procedure: Procedure, values: dict[str, str], messages: dict[str, str], **more: Any
) -> Response:
    """The first step, new or reopened."""
    form_title, sections = form_sections(procedure.form)
    return page(
        request,
        "eform.html",
        more.pop("title", f"Nộp hồ sơ: {procedure.name} ({procedure.code})"),
        trail=[HOME, LIST, (f"/thu-tuc-hanh-chinh/{procedure.code}", procedure.name)],
        status=422 if messages else 200,
        procedure=procedure,
        form_title=form_title,
        sections=sections,
        fields=fields_of(sections),
        values=values,
        messages=messages,
        saved=more.pop("saved", ""),
    )


def review_of_visitor(request: Request, procedure: Procedure, values: dict[str, str]) -> Response:
    form_title, sections = form_sections(procedure.form)
    return page(
        request,
        "eform_review.html",
        f"Xem lại hồ sơ: {procedure.name} ({procedure.code})",
        trail=[HOME, LIST, (f"/thu-tuc-hanh-chinh/{procedure.code}", procedure.name)],
        procedure=procedure,
        form_title=form_title,
        sections=sections,
        values=values,
    )


def kept_for_later(request: Request, procedure: Procedure, values: dict[str, str]) -> Response:
    """Ask a visitor to sign in, and bring them back to what they have typed, or to the form filled in for them."""
    if not any(value for name, value in values.items() if name != CONSENT):
        return RedirectResponse(sign_in_address(f"/nop-ho-so/{procedure.code}"), 303)
    draft = drafts.begin(request.app.state.desk, None, procedure.code, values)
    return RedirectResponse(sign_in_address(f"/ho-so-luu-nhap/{draft}/nhan"), 303)


ROUTES = [Route("/nop-ho-so/{code}", eform, methods=["GET", "POST"])]
