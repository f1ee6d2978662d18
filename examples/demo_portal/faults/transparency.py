"""Look-ups by code, feedback, rating and figures (F14.2, F17.1, F19-F21)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from demo_portal.faults.breaking import Fault, altering, answering, changing, emptied, rewriting
from demo_portal.pages import statistics
from demo_portal.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request

Periods = Callable[[dt.date], dict[str, list[statistics.Period]]]
EMPTY = r'<div class="empty" role="alert">.*?</div>'
APPLICANT = (
    r"\1<div><dt>Chủ hồ sơ</dt><dd>Nguyễn Thị Mẫu</dd></div><div><dt>Số CCCD</dt><dd>001190000000</dd></div>"
    r"<div><dt>Điện thoại</dt><dd>0912345678</dd></div>"
)
A_YEAR_AGO = dt.timedelta(days=400)


def a_year_late(periods: Periods) -> Periods:
    return lambda today: periods(today - A_YEAR_AGO)


async def ask_to_sign_in(request: Request) -> Response:
    del request
    return RedirectResponse("/dang-nhap", 303)


async def out_of_order(request: Request) -> Response:
    return page(request, "error.html", "Cổng đang gặp sự cố", status=500, missing=False)


def asks(request: Request) -> bool:
    return "ma" in request.query_params


FAULTS = (
    Fault(
        "F14.2:look-up-errs",
        "The payment look-up answers every code with an error page.",
        (answering("/tra-cuu-thanh-toan", out_of_order, asks),),
    ),
    Fault(
        "F17.1:applicant-shown",
        "Whoever types a code is shown the applicant's name, identity number and telephone.",
        (rewriting("/tra-cuu-ho-so", r'(<dl class="review">)', APPLICANT, only='class="found"'),),
    ),
    Fault(
        "F17.1:unknown-silent",
        "An unknown code shows the form again without a word.",
        (rewriting("/tra-cuu-ho-so", EMPTY, "", only='class="empty"'),),
    ),
    Fault(
        "F17.1:sign-in-asked",
        "The public look-up sends whoever presses its button to the sign-in.",
        (answering("/tra-cuu-ho-so", ask_to_sign_in, asks),),
    ),
    Fault(
        "F19.1:fields-missing",
        "Feedback can neither carry a file nor be addressed to an agency.",
        (
            rewriting(
                "/phan-anh-kien-nghi",
                r'<div class="question">\s*<label for="(?:co-quan|tep-dinh-kem)">.*?</div>',
                "",
                only="<form",
            ),
        ),
    ),
    Fault(
        "F19.1:e-mail-only",
        "In place of a form stands an e-mail address.",
        (
            rewriting(
                "/phan-anh-kien-nghi",
                r'<form action="/phan-anh-kien-nghi".*?</form>',
                "<p>Phản ánh, kiến nghị gửi về thư điện tử phananh@minhhoa.example.</p>",
                only='<form action="/phan-anh',
            ),
        ),
    ),
    Fault(
        "F19.2:old-replies",
        "The last published reply to feedback is years old.",
        (altering("UPDATE feedback SET sent = date(sent, '-3 years'), replied = date(replied, '-3 years')"),),
    ),
    Fault(
        "F20.1:no-results",
        "Services are rated, and what came of it is published nowhere.",
        (emptied("/danh-gia/ket-qua"),),
    ),
    Fault(
        "F21.1:last-year",
        "The figures end with the last year.",
        (
            changing(statistics, "periods", a_year_late),
            rewriting("/thong-ke", r"cập nhật đến ngày [\d/]+", "cập nhật theo quý"),
        ),
    ),
)
