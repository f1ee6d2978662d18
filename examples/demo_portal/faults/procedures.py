"""The catalogue of procedures, their pages and the search (F03-F05)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from demo_portal import catalogue
from demo_portal.catalogue import Filters
from demo_portal.faults.breaking import Fault, answering, changing, missing, rewriting
from demo_portal.sessions import signed_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from demo_portal.catalogue import Procedure

Accept = Callable[[Filters, "Procedure"], bool]
PROCEDURE = "/thu-tuc-hanh-chinh/{code}"
BLANK_FORM = f"{PROCEDURE}/mau-don.docx"
UNTOLD = "Trình tự thực hiện|Thời hạn giải quyết|Yêu cầu, điều kiện thực hiện|Căn cứ pháp lý"
START = r'<p><a class="button start".*?</a></p>'
EXPIRED = (
    '<!doctype html><html lang="vi"><title>Đăng nhập</title><p>Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.</p>'
)


def accepting_any_level(accept: Accept) -> Accept:
    return lambda filters, procedure: accept(replace(filters, level=""), procedure)


def accepting_no_audience(accept: Accept) -> Accept:
    return lambda filters, procedure: not filters.audience and accept(filters, procedure)


def rank_as_typed(words: str, chosen: Sequence[Procedure]) -> list[Procedure]:
    """What ``LIKE '%words%'`` does in a database: letters with diacritics only, one phrase in one order."""
    return [procedure for procedure in chosen if words.lower() in procedure.name.lower()]


def rank_by_code(words: str, chosen: Sequence[Procedure]) -> list[Procedure]:
    """Whatever shares a word, the latest code first."""
    asked = set(re.findall(r"\w+", words.lower()))
    found = [procedure for procedure in chosen if asked & set(re.findall(r"\w+", procedure.name.lower()))]
    return sorted(found, key=lambda procedure: procedure.code, reverse=True)


async def session_expired(request: Request) -> Response:
    """The page of a lost session in place of a file, with status 200 as if all were well."""
    del request
    return HTMLResponse(EXPIRED)


async def nothing(request: Request) -> Response:
    del request
    return Response(b"", media_type="application/octet-stream")


FAULTS = (
    Fault(
        "F03.1:filter-ignored",
        "The filter by level can be chosen and changes nothing.",
        (changing(Filters, "accept", accepting_any_level),),
    ),
    Fault(
        "F03.1:untagged",
        "Neither the list nor a procedure's page says how far it can be done online.",
        (
            rewriting("/thu-tuc-hanh-chinh", r'<p><span class="tag [^>]*>.*?</span></p>', "", only='<span class="tag'),
            rewriting(PROCEDURE, r'<span class="tag [^>]*>.*?</span>', ""),
        ),
        robs=True,
    ),
    Fault(
        "F04.1:audience-empty",
        "Choosing people or companies leaves an empty list, because nobody entered whom a procedure is for.",
        (changing(Filters, "accept", accepting_no_audience),),
    ),
    Fault(
        "F04.2:headings-only",
        "Headings of a procedure stand there with nothing under them.",
        (rewriting(PROCEDURE, rf"(<h2>(?:{UNTOLD})</h2>).*?(</section>)", r"\1\2"),),
    ),
    Fault(
        "F04.2:forms-gone",
        "Links to forms answer 404 since the files were moved.",
        (answering(BLANK_FORM, missing),),
        robs=True,
    ),
    Fault(
        "F04.2:forms-are-pages",
        "A form's link answers 200 with a page that asks to sign in.",
        (answering(BLANK_FORM, session_expired),),
        robs=True,
    ),
    Fault("F04.2:forms-empty", "Forms download with no byte in them.", (answering(BLANK_FORM, nothing),), robs=True),
    Fault(
        "F05.1:as-typed",
        "The search finds only what is typed with every diacritic and in the words of the law.",
        (changing(catalogue, "rank", lambda _: rank_as_typed),),
    ),
    Fault(
        "F05.1:by-code",
        "The search returns whatever shares a word, the latest first, and the exact name far down.",
        (changing(catalogue, "rank", lambda _: rank_by_code),),
    ),
    Fault(
        "F05.2:start-after-sign-in",
        "Only those who have signed in are shown the control to start with.",
        (
            rewriting(
                PROCEDURE, START, "", only='class="button start"', when=lambda request: signed_in(request) is None
            ),
        ),
    ),
    Fault(
        "F05.2:no-start",
        "A procedure that can be filed online has no control to start with.",
        (rewriting(PROCEDURE, START, "", only='class="button start"'),),
        robs=True,
    ),
)
