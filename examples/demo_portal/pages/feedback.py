"""Feedback and petitions: sending, the public list of replies, looking up one's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.routing import Route

from demo_portal import catalogue
from demo_portal.forms import Field, check
from demo_portal.pages.lookups import asked_code
from demo_portal.rendering import page

if TYPE_CHECKING:
    import datetime as dt
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

HOME, FEEDBACK = ("/", "Trang chủ"), ("/phan-anh-kien-nghi", "Phản ánh kiến nghị")
CODE = re.compile(r"PA-\d{6}")
ALLOWED = (".pdf", ".docx", ".jpg", ".jpeg", ".png")
LARGEST = 10 * 1024 * 1024
ATTACHMENT = "tep-dinh-kem"
PUBLIC = "SELECT feedback.*, agency.name AS agency_name FROM feedback JOIN agency ON agency.id = feedback.agency"


def feedback_fields(database: sqlite3.Connection) -> list[Field]:
    agencies = tuple(row["name"] for row in catalogue.agencies(database))
    return [
        Field("tieu-de", "Tiêu đề", hint="Tóm tắt việc cần phản ánh trong một câu."),
        Field("noi-dung", "Nội dung", "area", hint="Nêu rõ thời gian, địa điểm và sự việc."),
        Field("co-quan", "Cơ quan tiếp nhận", "select", options=agencies),
        Field("ho-ten", "Họ và tên người gửi", complete="name"),
        Field("dien-thoai", "Số điện thoại liên hệ", "phone", hint="Gồm 10 chữ số.", complete="tel"),
        Field(
            "thu-dien-tu",
            "Thư điện tử liên hệ",
            "email",
            required=False,
            hint="Ví dụ ten@example.vn.",
            complete="email",
        ),
    ]


async def send_feedback(request: Request) -> Response:
    database, today = request.app.state.database, request.app.state.today
    fields = feedback_fields(database)
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    code = ""
    if request.method == "POST":
        async with request.form() as sent:
            values = {field.name: str(sent.get(field.name, "")).strip() for field in fields}
            name, content = await attached(sent.get(ATTACHMENT))
        messages = check(fields, values, today)
        if name and (wrong := attachment_message(name, len(content))):
            messages[ATTACHMENT] = wrong
        if not messages:
            code = keep_feedback(database, values, today, name, content)
    context = {"fields": fields, "values": values, "messages": messages, "code": code}
    status = 422 if messages else 200
    return page(request, "feedback.html", "Gửi phản ánh, kiến nghị", trail=[HOME], status=status, **context)


async def attached(sent: UploadFile | str | None) -> tuple[str, bytes]:
    """Name and content of the file that came along, both empty without one."""
    if isinstance(sent, UploadFile) and sent.filename:
        return sent.filename, await sent.read()
    return "", b""


def attachment_message(name: str, size: int) -> str:
    if not name.lower().endswith(ALLOWED):
        return "Tệp đính kèm không đúng định dạng. Chọn tệp PDF, DOCX, JPG hoặc PNG."
    return "Tệp đính kèm vượt quá 10 MB." if size > LARGEST else ""


def keep_feedback(
    database: sqlite3.Connection, values: dict[str, str], today: dt.date, name: str, content: bytes
) -> str:
    """Store it unpublished: an official reads it before anyone else does."""
    contact = f"{values['ho-ten']}, {values['dien-thoai']}, {values['thu-dien-tu']}"
    with database:
        code = f"PA-{database.execute('SELECT count(*) FROM feedback').fetchone()[0] + 1:06}"
        database.execute(
            "INSERT INTO feedback"
            " (code, subject, body, agency, sent, status, contact, attachment_name, attachment, published)"
            " VALUES (?, ?, ?, (SELECT id FROM agency WHERE name = ?), ?, 'Mới tiếp nhận', ?, ?, ?, 0)",
            (
                code,
                values["tieu-de"],
                values["noi-dung"],
                values["co-quan"],
                today.isoformat(),
                contact,
                name or None,
                content or None,
            ),
        )
    return code


async def replies(request: Request) -> Response:
    database = request.app.state.database
    code, message, valid = asked_code(
        request, "Vui lòng nhập mã phản ánh.", "Mã phản ánh không đúng định dạng. Nhập theo dạng PA-000001.", CODE
    )
    found = database.execute(f"{PUBLIC} WHERE code = ?", (code,)).fetchone() if valid else None
    rows = database.execute(f"{PUBLIC} WHERE published ORDER BY replied IS NULL, replied DESC").fetchall()
    context = {"code": code, "message": message, "searched": valid, "found": found, "rows": rows}
    title = "Kết quả xử lý phản ánh, kiến nghị"
    return page(request, "feedback_replies.html", title, trail=[HOME, FEEDBACK], **context)


ROUTES = [
    Route("/phan-anh-kien-nghi", send_feedback, methods=["GET", "POST"]),
    Route("/phan-anh-kien-nghi/ket-qua", replies),
]
