"""Guidance, questions and contact (F06-F08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, Response

from demo_portal.faults.breaking import EVERY_PAGE, Fault, altering, answering, emptied, missing, rewriting

if TYPE_CHECKING:
    from starlette.requests import Request

GUIDE = "/huong-dan/{topic}"


def of_lost_guide(request: Request) -> bool:
    return request.path_params["topic"] in {"thanh-toan", "tra-cuu"}


async def say_nothing(request: Request) -> Response:
    del request
    return JSONResponse({"tra_loi": "", "lien_ket": []})


FAULTS = (
    Fault(
        "F06.1:guides-gone",
        "The help section lists guides to paying and tracking that answer 404.",
        (answering(GUIDE, missing, of_lost_guide),),
    ),
    Fault(
        "F06.1:pictures-of-text",
        "The guides are pictures of text that nobody can read aloud, search or enlarge.",
        (rewriting(GUIDE, r"<p class=\"lead\">.*(</main>)", r'<img src="/static/emblem.svg" alt="">\1'),),
    ),
    Fault(
        "F06.2:samples-gone",
        "The sample dossiers are listed and answer 404.",
        (
            answering("/huong-dan/ho-so-mau.docx", missing),
            answering("/thu-tuc-hanh-chinh/{code}/ho-so-mau.docx", missing),
        ),
    ),
    Fault(
        "F07.1:empty-answers",
        "Frequently asked questions open on nothing.",
        (rewriting("/hoi-dap", r"(</summary>)<p>.*?</p>", r"\1<p></p>", only="</summary>"),),
    ),
    Fault(
        "F07.2:old-replies",
        "The last answer to a citizen's question is years old.",
        (altering("UPDATE question SET asked = date(asked, '-3 years'), replied = date(replied, '-3 years')"),),
    ),
    Fault(
        "F07.2:no-form",
        "The page to ask a question says that it is being updated.",
        (emptied("/hoi-dap/dat-cau-hoi"),),
    ),
    Fault(
        "F08.1:no-number",
        "The hotline and the e-mail address are given nowhere as text.",
        (rewriting(EVERY_PAGE, r'(?:0299 3800 800|<a [^>]*href="(?:tel|mailto):.*?</a>)', ""),),
    ),
    Fault(
        "F08.1:chat-silent",
        "The assistant takes a question and never answers.",
        (answering("/tro-ly", say_nothing, lambda request: request.method == "POST"),),
    ),
)
