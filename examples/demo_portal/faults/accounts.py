"""Signing in, registration, one's own details, and the notice on personal data (F01, F02)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demo_portal.desk import people, profile
from demo_portal.faults.breaking import Fault, answering, bad_gateway, changing, emptied, giving, rewriting
from demo_portal.pages import accounts

if TYPE_CHECKING:
    from collections.abc import Callable


def for_people(registration: dict[str, Any]) -> dict[str, Any]:
    return {kind: form for kind, form in registration.items() if kind == "ca-nhan"}


def forgetting_once(end_sign_in: Callable[..., Any]) -> Callable[..., Any]:
    """The first who comes back from the identity provider is told that the sign-in has expired."""
    came: list[str] = []

    def end(desk: Any, state: str, browser: str) -> Any:
        came.append(state)
        begun = end_sign_in(desk, state, browser)
        return None if len(came) == 1 else begun

    return end


FAULTS = (
    Fault(
        "F01.1:second-try",
        "Whoever comes back from the national identity is told that the sign-in has expired, and gets in at the second try.",
        (changing(people, "end_sign_in", forgetting_once),),
    ),
    Fault(
        "F01.1:redirect-dies",
        "The redirect to the national identity answers 502.",
        (answering("/dang-nhap/{provider}", bad_gateway),),
        robs=True,
    ),
    Fault(
        "F01.2:only-people",
        "Only people can register; how a company gets an account is said nowhere.",
        (
            rewriting("/dang-ky", r'<section class="panel" aria-labelledby="tc">.*?</section>', ""),
            changing(accounts, "REGISTRATION", for_people),
            rewriting("/dang-nhap", " cho cá nhân và tổ chức", ""),
            rewriting("/huong-dan/{topic}", r"; tổ chức đăng ký qua [^<.]*", "", only="; tổ chức đăng ký qua"),
            rewriting("/so-do-cong", r'<li><a href="/dang-ky/to-chuc">.*?</li>', ""),
        ),
    ),
    Fault(
        "F02.1:not-kept",
        "A corrected telephone number is said to be saved and is the old one again afterwards.",
        (changing(profile, "correct", giving({})),),
    ),
    Fault(
        "F02.2:title-only",
        "The privacy notice is a heading above 'content is being updated'.",
        (emptied("/chinh-sach-bao-mat"),),
    ),
    Fault(
        "F02.2:no-contact",
        "The privacy notice names nobody to turn to.",
        (rewriting("/chinh-sach-bao-mat", r"<h2>Liên hệ về bảo vệ dữ liệu</h2><p>.*?</p>", ""),),
    ),
)
