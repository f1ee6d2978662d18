"""The public catalogue: list with filters and search, browsing, one procedure, its documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.routing import Route

from demo_portal import catalogue, documents
from demo_portal.catalogue import AUDIENCE_NAMES, Filters, Procedure
from demo_portal.rendering import download, page
from demo_portal.seeding import LEVEL_NAMES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PER_PAGE = 10
HOME = ("/", "Trang chủ")
LIST = ("/thu-tuc-hanh-chinh", "Thủ tục hành chính")


async def procedure_list(request: Request) -> Response:
    return listing(request, "Danh mục thủ tục hành chính", LEVEL_NAMES)


async def online_services(request: Request) -> Response:
    levels = {key: name for key, name in LEVEL_NAMES.items() if key != "cung-cap-thong-tin"}
    return listing(request, "Dịch vụ công trực tuyến", levels)


def listing(request: Request, title: str, levels: dict[str, str]) -> Response:
    """A filtered list, ten a page; only procedures of the given levels."""
    database = request.app.state.database
    filters = Filters.of(request.query_params)
    found = [procedure for procedure in catalogue.list_procedures(database, filters) if procedure.level in levels]
    pages = max(1, -(-len(found) // PER_PAGE))
    current = min(page_number(request.query_params.get("trang", "1")), pages)

    def address(number: int) -> str:
        query = filters.query() | ({"trang": str(number)} if number > 1 else {})
        return f"{request.url.path}?{urlencode(query)}" if query else request.url.path

    agencies, fields = catalogue.agencies(database), catalogue.fields(database)
    return page(
        request,
        "procedure_list.html",
        list_title(title, filters, {row["id"]: row["name"] for row in (*agencies, *fields)}, current),
        trail=[HOME],
        heading=title,
        filters=filters,
        found=found[(current - 1) * PER_PAGE : current * PER_PAGE],
        count=len(found),
        first=(current - 1) * PER_PAGE + 1,
        pages=pages,
        current=current,
        address=address,
        agencies=agencies,
        fields=fields,
        audiences=AUDIENCE_NAMES,
        levels=levels,
    )


def list_title(title: str, filters: Filters, names: dict[str, str], current: int) -> str:
    """A title that says what the list is narrowed to, so that no two lists are called the same."""
    parts = [
        title,
        f"từ khóa “{filters.words}”" if filters.words else "",
        names.get(filters.agency, ""),
        names.get(filters.field, ""),
        AUDIENCE_NAMES.get(filters.audience, ""),
        LEVEL_NAMES.get(filters.level, ""),
        f"trang {current}" if current > 1 else "",
    ]
    return " – ".join(part for part in parts if part)


def page_number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


async def browse(request: Request) -> Response:
    database = request.app.state.database
    counts = dict.fromkeys((*AUDIENCE_NAMES, *LEVEL_NAMES), 0)
    for procedure in catalogue.all_procedures(database):
        for key in (*procedure.audiences, procedure.level):
            counts[key] += 1
    return page(
        request,
        "browse.html",
        "Tra cứu danh mục theo cơ quan, lĩnh vực, đối tượng",
        trail=[HOME, LIST],
        agencies=catalogue.agencies(database),
        fields=catalogue.fields(database),
        audiences=AUDIENCE_NAMES,
        levels=LEVEL_NAMES,
        counts=counts,
    )


def asked_procedure(request: Request) -> Procedure:
    found = catalogue.find_procedure(request.app.state.database, request.path_params["code"])
    if found is None:
        raise HTTPException(404)
    return found


async def procedure_page(request: Request) -> Response:
    procedure = asked_procedure(request)
    filters = replace(Filters(), field=procedure.field)
    related = [other for other in catalogue.list_procedures(request.app.state.database, filters) if other != procedure]
    title = f"{procedure.name} ({procedure.code})"
    return page(request, "procedure.html", title, trail=[HOME, LIST], procedure=procedure, related=related[:4])


async def blank_form(request: Request) -> Response:
    procedure = asked_procedure(request)
    return download(documents.blank_form(procedure), f"mau-don-{procedure.code}.docx", documents.DOCX)


async def sample_form(request: Request) -> Response:
    procedure = asked_procedure(request)
    if not procedure.sample:
        raise HTTPException(404)
    return download(documents.sample_form(procedure), f"ho-so-mau-{procedure.code}.docx", documents.DOCX)


ROUTES = [
    Route("/thu-tuc-hanh-chinh", procedure_list),
    Route("/thu-tuc-hanh-chinh/danh-muc", browse),
    Route("/dich-vu-cong-truc-tuyen", online_services),
    Route("/thu-tuc-hanh-chinh/{code}", procedure_page),
    Route("/thu-tuc-hanh-chinh/{code}/mau-don.docx", blank_form),
    Route("/thu-tuc-hanh-chinh/{code}/ho-so-mau.docx", sample_form),
]
