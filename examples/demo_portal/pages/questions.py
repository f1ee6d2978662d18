"""Frequently asked questions, a question of one's own, and the answers given to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from demo_portal import catalogue
from demo_portal.forms import Field, check
from demo_portal.rendering import page
from demo_portal.searching import matching
from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

HOME, FAQ = ("/", "Trang chủ"), ("/hoi-dap", "Hỏi đáp")
ANSWERED = (
    "SELECT question.*, agency.name AS agency_name FROM question JOIN agency ON agency.id = question.agency"
    " WHERE reply IS NOT NULL ORDER BY replied DESC"
)


async def faq(request: Request) -> Response:
    topics = {topic["id"]: topic["name"] for topic in read_seed("faq")["topic"]}
    words = request.query_params.get("tu-khoa", "").strip()
    topic = request.query_params.get("chu-de", "")
    rows = request.app.state.database.execute("SELECT * FROM faq ORDER BY id").fetchall()
    if topic in topics:
        rows = [row for row in rows if row["topic"] == topic]
    if words:
        rows = matching(words, [(f"{row['question']} {row['answer']}", row) for row in rows])
    groups = [(name, [row for row in rows if row["topic"] == key]) for key, name in topics.items()]
    parts = ("Câu hỏi thường gặp", topics.get(topic, ""), f"“{words}”" if words else "")
    title = " – ".join(part for part in parts if part)
    context: dict[str, Any] = {
        "groups": [group for group in groups if group[1]],
        "topics": topics,
        "topic": topic,
        "words": words,
    }
    return page(request, "faq.html", title, trail=[HOME], count=len(rows), **context)


def question_fields(database: sqlite3.Connection) -> list[Field]:
    agencies = tuple(row["name"] for row in catalogue.agencies(database))
    return [
        Field("tieu-de", "Tiêu đề câu hỏi", hint="Tóm tắt trong một câu."),
        Field(
            "noi-dung",
            "Nội dung câu hỏi",
            "area",
            hint="Không ghi số định danh hoặc thông tin riêng tư của người khác.",
        ),
        Field("co-quan", "Cơ quan trả lời", "select", options=agencies),
        Field("ho-ten", "Họ và tên người hỏi", complete="name"),
        Field("thu-dien-tu", "Thư điện tử nhận trả lời", "email", hint="Ví dụ ten@example.vn.", complete="email"),
    ]


async def ask(request: Request) -> Response:
    database, today = request.app.state.database, request.app.state.today
    fields = question_fields(database)
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    code = ""
    if request.method == "POST":
        sent = await request.form()
        values = {field.name: str(sent.get(field.name, "")).strip() for field in fields}
        messages = check(fields, values, today)
        if not messages:
            code = keep_question(database, values, today.isoformat())
    context: dict[str, Any] = {"fields": fields, "values": values, "messages": messages, "code": code}
    status = 422 if messages else 200
    return page(request, "ask.html", "Đặt câu hỏi", trail=[HOME, FAQ], status=status, **context)


def keep_question(database: sqlite3.Connection, values: dict[str, str], asked: str) -> str:
    with database:
        code = f"HD-{database.execute('SELECT count(*) FROM question').fetchone()[0] + 1:06}"
        database.execute(
            "INSERT INTO question (code, subject, body, agency, asked, contact)"
            " VALUES (?, ?, ?, (SELECT id FROM agency WHERE name = ?), ?, ?)",
            (
                code,
                values["tieu-de"],
                values["noi-dung"],
                values["co-quan"],
                asked,
                f"{values['ho-ten']} <{values['thu-dien-tu']}>",
            ),
        )
    return code


async def answered(request: Request) -> Response:
    rows = request.app.state.database.execute(ANSWERED).fetchall()
    return page(request, "answered.html", "Câu hỏi đã được trả lời", trail=[HOME, FAQ], questions=rows)


ROUTES = [
    Route("/hoi-dap", faq),
    Route("/hoi-dap/dat-cau-hoi", ask, methods=["GET", "POST"]),
    Route("/hoi-dap/da-tra-loi", answered),
]
