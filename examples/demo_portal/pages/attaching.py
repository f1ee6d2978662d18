"""The second step of filing: a paper for each component of the dossier, from a file or from the data store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from demo_portal.desk import Refusal, filing, papers, store
from demo_portal.pages.drafts import DRAFTS, HOME, asked_draft
from demo_portal.rendering import page
from demo_portal.sessions import citizens_only

if TYPE_CHECKING:
    import sqlite3

    from starlette.datastructures import UploadFile
    from starlette.requests import Request

    from demo_portal.catalogue import Procedure

UNCHOSEN = "Vui lòng chọn tệp trước khi tải lên."


@citizens_only
async def attaching(request: Request) -> Response:
    return shown(request, asked_draft(request))


def shown(request: Request, draft: sqlite3.Row, refused: dict[int, str] | None = None) -> Response:
    """The step, with the refusals beside the components they belong to."""
    desk = request.app.state.desk
    procedure = filing.procedure_of(desk, draft)
    given = papers.of_draft(desk, draft["id"])
    components = [
        {
            "place": place,
            "title": title,
            "required": filing.required(place, title),
            "by_form": filing.replaced_by_form(place, title),
            "papers": [paper for paper in given if paper["component"] == place],
            "refused": (refused or {}).get(place, ""),
        }
        for place, title in enumerate(procedure.dossier, start=1)
    ]
    context = {"draft": draft, "procedure": procedure, "components": components, "limits": papers.LIMITS}
    context["documents"] = store.documents(desk, draft["person"])
    status = 422 if refused else 200
    title = f"Thành phần hồ sơ: {procedure.name}"
    return page(request, "attaching.html", title, trail=[HOME, DRAFTS], status=status, **context)


def asked_component(request: Request, procedure: Procedure) -> tuple[int, str]:
    place = int(request.path_params["component"])
    if not 1 <= place <= len(procedure.dossier):
        raise HTTPException(404)
    return place, procedure.dossier[place - 1]


@citizens_only
async def upload(request: Request) -> Response:
    desk, draft = request.app.state.desk, asked_draft(request)
    place, title = asked_component(request, filing.procedure_of(desk, draft))
    sent = await request.form()
    files: list[UploadFile] = [file for file in sent.getlist("tep") if not isinstance(file, str) and file.filename]
    if not files:
        return shown(request, draft, {place: UNCHOSEN})
    try:
        for file in files:
            papers.attach(desk, draft, place, title, file.filename or "", await file.read())
    except Refusal as refusal:
        return shown(request, draft, {place: str(refusal)})
    return back(draft)


@citizens_only
async def choose(request: Request) -> Response:
    """Attach a document of the data store."""
    desk, draft = request.app.state.desk, asked_draft(request)
    place, title = asked_component(request, filing.procedure_of(desk, draft))
    sent = await request.form()
    try:
        store.reuse(desk, draft, place, title, str(sent.get("giay-to", "")))
    except Refusal:
        return shown(request, draft, {place: "Vui lòng chọn một giấy tờ trong kho."})
    return back(draft)


@citizens_only
async def preview(request: Request) -> Response:
    paper = papers.find(request.app.state.desk, request.path_params["paper"], request.state.person["number"])
    headers = {"Content-Disposition": "inline"}
    return Response(paper["content"], media_type=paper["mime"], headers=headers)


@citizens_only
async def remove(request: Request) -> Response:
    draft = asked_draft(request)
    papers.remove(request.app.state.desk, request.path_params["paper"], request.state.person["number"])
    return back(draft)


def back(draft: sqlite3.Row) -> Response:
    return RedirectResponse(f"/ho-so-luu-nhap/{draft['id']}/giay-to", 303)


ROUTES = [
    Route("/ho-so-luu-nhap/{draft}/giay-to", attaching),
    Route("/ho-so-luu-nhap/{draft}/giay-to/{component:int}", upload, methods=["POST"]),
    Route("/ho-so-luu-nhap/{draft}/giay-to/{component:int}/tu-kho", choose, methods=["POST"]),
    Route("/ho-so-luu-nhap/{draft}/tep/{paper}", preview),
    Route("/ho-so-luu-nhap/{draft}/tep/{paper}/xoa", remove, methods=["POST"]),
]
