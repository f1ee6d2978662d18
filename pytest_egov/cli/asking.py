"""The few questions `egov init` asks where somebody sits at a terminal; each has a default, which Enter takes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast, get_args

import typer

from pytest_egov.acts import ONLY_IN_SANDBOX, Act
from pytest_egov.portal import Environment
from pytest_egov.portal_drafts import UNDONE, Answers

if TYPE_CHECKING:
    from pytest_egov.reporting.paper import Lang

__all__ = ["ask", "somebody_is_there"]


def somebody_is_there() -> bool:
    """Whether questions would be read and answered by a person."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(lang: Lang) -> Answers:
    """What the person at the terminal says of the portal; Ctrl-C ends the command."""

    def w(vi: str, en: str) -> str:
        return vi if lang == "vi" else en

    typer.echo(
        w(
            "Vài câu hỏi; bấm Enter để nhận giá trị trong ngoặc.",
            "A few questions; Enter takes what stands in brackets.",
        )
    )
    environment = ""
    while environment not in get_args(Environment):
        environment = typer.prompt(
            w(
                "Môi trường của cổng: production, hoặc staging, sandbox (bản sao để thử)",
                "Which portal is it: production, or staging, sandbox (a copy for trying)",
            ),
            default="production",
        ).strip()
    contact = typer.prompt(
        w("Thư điện tử để đơn vị vận hành liên hệ", "An e-mail address the portal's operator may write to"),
        default="",
        show_default=False,
    )
    account = typer.confirm(
        w("Có tài khoản thử nghiệm mà chủ tài khoản đồng ý không?", "Is there a test account whose owner agrees?")
    )
    allow: tuple[Act, ...] = ()
    if account and typer.confirm(
        w(
            "Có được đăng nhập và thử (lưu nháp, tải tệp, sửa thông tin, hỏi một câu; hoàn lại sau khi thử)?",
            "May we sign in and try things out (draft, upload, edit the profile, ask; undone afterwards)?",
        )
    ):
        allow = UNDONE
        if environment != "production" and typer.confirm(
            w(
                "Có được nộp hồ sơ, thanh toán, ký, gửi phản ánh, đánh giá trên bản sao này?",
                "May we file, pay, sign, send feedback and rate on this copy?",
            )
        ):
            allow = (*UNDONE, *(act for act in get_args(Act) if act in ONLY_IN_SANDBOX))
    code = typer.prompt(
        w("Mã một hồ sơ có thật, để thử tra cứu", "The code of an application that exists, to try the look-up"),
        default="",
        show_default=False,
    )
    return Answers(cast("Environment", environment), contact.strip(), account, allow, code.strip())
