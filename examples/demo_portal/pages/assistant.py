"""The virtual assistant: answers a typed question from the frequently asked ones and the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from demo_portal.catalogue import Filters, list_procedures
from demo_portal.rendering import HOTLINE, page
from demo_portal.searching import matching

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

LONGEST = 300
EMPTY = "Vui lòng nhập câu hỏi để trợ lý ảo trả lời."
UNKNOWN = f"Xin lỗi, trợ lý ảo chưa có câu trả lời. Ông, bà có thể gọi tổng đài {HOTLINE} hoặc đặt câu hỏi cho cơ quan."


def answer(database: sqlite3.Connection, question: str) -> dict[str, Any]:
    """The best answer with the links that lead on."""
    pairs = [(f"{row['question']} {row['answer']}", row) for row in database.execute("SELECT * FROM faq")]
    known = matching(question, pairs)
    if known:
        return {"tra_loi": known[0]["answer"], "lien_ket": [{"ten": "Câu hỏi thường gặp", "duong_dan": "/hoi-dap"}]}
    links = [
        {"ten": procedure.name, "duong_dan": f"/thu-tuc-hanh-chinh/{procedure.code}"}
        for procedure in list_procedures(database, Filters(words=question))[:3]
    ]
    if links:
        return {"tra_loi": "Các thủ tục sau đây phù hợp với câu hỏi:", "lien_ket": links}
    return {"tra_loi": UNKNOWN, "lien_ket": [{"ten": "Đặt câu hỏi", "duong_dan": "/hoi-dap/dat-cau-hoi"}]}


async def assistant(request: Request) -> Response:
    """Speak JSON to the panel and HTML to a browser without script."""
    database = request.app.state.database
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            sent = json.loads(await request.body())
        except ValueError:
            sent = None
        question = str(sent.get("cau_hoi", ""))[:LONGEST].strip() if isinstance(sent, dict) else ""
        return JSONResponse(answer(database, question) if question else {"tra_loi": EMPTY, "lien_ket": []})
    question, reply, message = "", None, ""
    if request.method == "POST":
        question = str((await request.form()).get("cau-hoi", ""))[:LONGEST].strip()
        reply, message = (answer(database, question), "") if question else (None, EMPTY)
    context: dict[str, Any] = {"question": question, "reply": reply, "message": message}
    return page(request, "assistant.html", "Trợ lý ảo", trail=[("/", "Trang chủ")], **context)


ROUTES = [Route("/tro-ly", assistant, methods=["GET", "POST"])]
