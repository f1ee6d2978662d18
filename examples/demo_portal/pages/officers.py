"""The officer's side of the counter, kept simple: the applications under way and what can be done with each.

It is there to show the citizen's side at work, so that it asks nobody who they are; it shows no personal data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from demo_portal.desk import officer
from demo_portal.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

DEFAULT_REASON = "Giấy tờ đính kèm bị mờ, thiếu trang. Đề nghị chụp lại đầy đủ, rõ nét."


async def desk(request: Request) -> Response:
    rows = officer.waiting(request.app.state.desk)
    return page(request, "officers.html", "Trang cán bộ giải quyết hồ sơ", applications=rows, reason=DEFAULT_REASON)


async def act(request: Request) -> Response:
    desk, code = request.app.state.desk, request.path_params["code"]
    sent = await request.form()
    match sent.get("viec"):
        case "tiep-nhan":
            officer.take(desk, code)
        case "bo-sung":
            officer.ask(desk, code, str(sent.get("ly-do", "")).strip() or DEFAULT_REASON)
        case "tra-ket-qua":
            officer.resolve(desk, code)
    return RedirectResponse("/can-bo", 303)


ROUTES = [Route("/can-bo", desk), Route("/can-bo/{code}", act, methods=["POST"])]
