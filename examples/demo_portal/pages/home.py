"""Homepage, news, and the page about the portal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from demo_portal import catalogue
from demo_portal.pages.statistics import Period, figures
from demo_portal.rendering import page
from demo_portal.vietnamese import percent, sort_key

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

NEWS = "SELECT * FROM news ORDER BY published DESC"


async def homepage(request: Request) -> Response:
    database, today = request.app.state.database, request.app.state.today
    featured = [procedure for procedure in catalogue.all_procedures(database) if procedure.featured]
    total = figures(database, Period.year(today.year))[-1]
    online = database.execute("SELECT count(*) FROM procedure WHERE level != 'cung-cap-thong-tin'").fetchone()[0]
    return page(
        request,
        "home.html",
        "Trang chủ",
        featured=sorted(featured, key=lambda procedure: sort_key(procedure.name)),
        fields=catalogue.fields(database),
        news=database.execute(NEWS).fetchall(),
        total=total,
        online=online,
        on_time=percent(total.on_time, total.resolved),
    )


async def news_list(request: Request) -> Response:
    rows = request.app.state.database.execute(NEWS).fetchall()
    return page(request, "news.html", "Tin tức, thông báo", trail=[("/", "Trang chủ")], news=rows)


async def news_item(request: Request) -> Response:
    slug = request.path_params["slug"]
    found = request.app.state.database.execute("SELECT * FROM news WHERE slug = ?", (slug,)).fetchone()
    if found is None:
        raise HTTPException(404)
    trail = [("/", "Trang chủ"), ("/tin-tuc", "Tin tức, thông báo")]
    return page(request, "news_item.html", found["title"], trail=trail, item=found, body=json.loads(found["body"]))


async def about(request: Request) -> Response:
    agencies = catalogue.agencies(request.app.state.database)
    return page(request, "about.html", "Giới thiệu", trail=[("/", "Trang chủ")], agencies=agencies)


ROUTES = [
    Route("/", homepage),
    Route("/tin-tuc", news_list),
    Route("/tin-tuc/{slug}", news_item),
    Route("/gioi-thieu", about),
]
