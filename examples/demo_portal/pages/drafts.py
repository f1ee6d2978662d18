"""Hồ sơ lưu nháp: the list, and the first step of a draft again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import drafts, filing
from demo_portal.pages.applications import answers_in, form_page, wrong_in
from demo_portal.rendering import page
from demo_portal.sessions import citizens_only
from demo_portal.vietnamese import moment

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

HOME, DRAFTS = ("/", "Trang chủ"), ("/ho-so-luu-nhap", "Hồ sơ lưu nháp")


@citizens_only
async def my_drafts(request: Request) -> Response:
    rows = drafts.drafts_of(request.app.state.desk, request.state.person["number"])
    return page(request, "drafts.html", "Hồ sơ lưu nháp", trail=[HOME], drafts=rows)


def asked_draft(request: Request) -> sqlite3.Row:
    return drafts.find(request.app.state.desk, request.path_params["draft"], request.state.person["number"])


@citizens_only
async def take(request: Request) -> Response:
    """Take over what was typed before signing in."""
    name = request.path_params["draft"]
    drafts.claim(request.app.state.desk, name, request.state.person["number"])
    return RedirectResponse(f"/ho-so-luu-nhap/{name}", 303)


@citizens_only
async def reopen(request: Request) -> Response:
    """The form of a draft: shown as it was left, kept, or left for the next step when nothing is wrong."""
    desk, draft = request.app.state.desk, asked_draft(request)
    procedure = filing.procedure_of(desk, draft)
    title = f"Hồ sơ lưu nháp: {procedure.name}"
    if request.method == "GET":
        saved = moment(draft["saved"]) if "da-luu" in request.query_params else ""
        return form_page(request, procedure, drafts.answers_of(draft), {}, title=title, saved=saved)
    sent = await request.form()
    values = answers_in(procedure, sent)
    drafts.keep(desk, draft["id"], values)
    if sent.get("buoc") == "luu-nhap":
        return RedirectResponse(f"/ho-so-luu-nhap/{draft['id']}?da-luu", 303)
    messages = wrong_in(request, procedure, values)
    if messages:
        return form_page(request, procedure, values, messages, title=title)
    return RedirectResponse(f"/ho-so-luu-nhap/{draft['id']}/giay-to", 303)


@citizens_only
async def remove(request: Request) -> Response:
    drafts.remove(request.app.state.desk, request.path_params["draft"], request.state.person["number"])
    return RedirectResponse("/ho-so-luu-nhap", 303)


ROUTES = [
    Route("/ho-so-luu-nhap", my_drafts),
    Route("/ho-so-luu-nhap/{draft}", reopen, methods=["GET", "POST"]),
    Route("/ho-so-luu-nhap/{draft}/nhan", take),
    Route("/ho-so-luu-nhap/{draft}/xoa", remove, methods=["POST"]),
]
