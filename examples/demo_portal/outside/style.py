"""The one style sheet of the outside services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SHEET = Path(__file__).with_name("style.css")


async def sheet(request: Request) -> Response:
    del request
    return FileResponse(SHEET, media_type="text/css")


ROUTES = [Route("/style.css", sheet)]
