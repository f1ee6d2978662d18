"""Rating of a finished service, and the published results by agency."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from starlette.routing import Route

from demo_portal.forms import Field, check
from demo_portal.pages.lookups import APPLICATION_CODE, LIKE_APPLICATION
from demo_portal.rendering import page
from demo_portal.vietnamese import percent, sort_key

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOME, RATING = ("/", "Trang chủ"), ("/danh-gia", "Đánh giá")
LEVELS = ("Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng")
MARKS = dict(zip(LEVELS, (4, 3, 2, 1), strict=True))
CODE = Field("ma-ho-so", "Mã hồ sơ", hint=f"Ghi trên giấy tiếp nhận, ví dụ {LIKE_APPLICATION}.")
FIELDS = [
    CODE,
    Field("chung", "Mức độ hài lòng chung", "radio", options=LEVELS),
    Field("de-su-dung", "Dịch vụ dễ sử dụng", "radio", options=LEVELS),
    Field("dung-thoi-han", "Giải quyết đúng thời hạn", "radio", options=LEVELS),
    Field("thai-do", "Thái độ phục vụ của công chức", "radio", options=LEVELS),
    Field("gop-y", "Góp ý thêm", "area", required=False),
]
UNKNOWN = "Không tìm thấy hồ sơ có mã này. Kiểm tra lại mã trên giấy tiếp nhận."
AGAIN = "Hồ sơ này đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần."


async def rate(request: Request) -> Response:
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    done = False
    if request.method == "POST":
        sent = await request.form()
        values = {field.name: str(sent.get(field.name, "")).strip() for field in FIELDS}
        messages = check(FIELDS, values, request.app.state.today)
        if values[CODE.name] and not APPLICATION_CODE.fullmatch(values[CODE.name]):
            messages[CODE.name] = f"Mã hồ sơ không đúng định dạng. Nhập theo dạng {LIKE_APPLICATION}."
        if not messages:
            wrong = keep_rating(request.app.state.database, values, request.app.state.today.isoformat())
            messages = {CODE.name: wrong} if wrong else {}
            done = not wrong
    context = {"fields": FIELDS, "values": values, "messages": messages, "done": done}
    status = 422 if messages else 200
    return page(request, "rating.html", "Đánh giá mức độ hài lòng", trail=[HOME], status=status, **context)


def keep_rating(database: sqlite3.Connection, values: dict[str, str], rated: str) -> str:
    """Store it; answer with what is wrong with the application's code, if anything."""
    code = values[CODE.name]
    agency = database.execute(
        "SELECT agency FROM procedure JOIN application ON application.procedure = procedure.code"
        " WHERE application.code = ?",
        (code,),
    ).fetchone()
    if agency is None:
        return UNKNOWN
    marks = [MARKS[values[field.name]] for field in FIELDS if field.kind == "radio"]
    try:
        with database:
            database.execute(
                "INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (agency[0], code, rated, *marks, values["gop-y"] or None),
            )
    except sqlite3.IntegrityError:
        return AGAIN
    return ""


async def results(request: Request) -> Response:
    rows = request.app.state.database.execute(
        "SELECT agency.name, count(*) AS ratings, sum(overall = 4) AS best, sum(overall = 3) AS good,"
        " sum(overall = 2) AS fair, sum(overall = 1) AS poor, sum(ease >= 3) AS ease,"
        " sum(punctuality >= 3) AS punctuality, sum(attitude >= 3) AS attitude"
        " FROM rating JOIN agency ON agency.id = rating.agency GROUP BY agency.id"
    ).fetchall()
    rows = sorted(rows, key=lambda row: sort_key(row["name"]))
    count = sum(row["ratings"] for row in rows)
    content = sum(row["best"] + row["good"] for row in rows)
    title = "Kết quả đánh giá mức độ hài lòng"
    context = {"rows": rows, "percent": percent, "count": count, "share": percent(content, count)}
    return page(request, "rating_results.html", title, trail=[HOME, RATING], **context)


ROUTES = [
    Route("/danh-gia", rate, methods=["GET", "POST"]),
    Route("/danh-gia/ket-qua", results),
]
