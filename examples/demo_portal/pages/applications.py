"""The electronic form of an online procedure and the review of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from demo_portal.forms import check, fields_of, form_sections
from demo_portal.pages.procedures import HOME, LIST, asked_procedure
from demo_portal.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

CONSENT = "dong-y"
CONSENT_MISSING = "Vui lòng đánh dấu đồng ý với cách xử lý dữ liệu cá nhân trước khi tiếp tục."


async def eform(request: Request) -> Response:
    """Show the form; check it on “Tiếp tục”; show the review when nothing is wrong, the form again otherwise."""
    procedure = asked_procedure(request)
    if not procedure.online:
        raise HTTPException(404)
    form_title, sections = form_sections(procedure.form)
    fields = fields_of(sections)
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    template, title = "eform.html", f"Nộp hồ sơ: {procedure.name} ({procedure.code})"
    if request.method == "POST":
        sent = await request.form()
        values = {name: str(sent.get(name, "")).strip() for name in (*(field.name for field in fields), CONSENT)}
        messages = check(fields, values, request.app.state.today)
        if not values[CONSENT]:
            messages[CONSENT] = CONSENT_MISSING
        if not messages and sent.get("buoc") != "sua":
            template, title = "eform_review.html", f"Xem lại hồ sơ: {procedure.name} ({procedure.code})"
        if sent.get("buoc") == "sua":
            messages = {}
    return page(
        request,
        template,
        title,
        trail=[HOME, LIST, (f"/thu-tuc-hanh-chinh/{procedure.code}", procedure.name)],
        status=422 if messages else 200,
        procedure=procedure,
        form_title=form_title,
        sections=sections,
        fields=fields,
        values=values,
        messages=messages,
    )


ROUTES = [Route("/nop-ho-so/{code}", eform, methods=["GET", "POST"])]
