"""Registration and the notice on personal data (F01, F02)."""

from __future__ import annotations

from typing import Any

from demo_portal.faults.breaking import Fault, changing, emptied, rewriting
from demo_portal.pages import accounts


def for_people(registration: dict[str, Any]) -> dict[str, Any]:
    return {kind: form for kind, form in registration.items() if kind == "ca-nhan"}


FAULTS = (
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
