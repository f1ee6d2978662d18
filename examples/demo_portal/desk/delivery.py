"""How a result reaches the applicant: online, by public post with its postage, or at the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_portal.forms import Field, check, form_sections
from demo_portal.vietnamese import number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

ONLINE, POST, COUNTER = "truc-tuyen", "buu-chinh", "mot-cua"
WAYS = {
    ONLINE: "Nhận kết quả trực tuyến (bản điện tử trong Kho dữ liệu điện tử)",
    POST: "Nhận kết quả qua dịch vụ bưu chính công ích",
    COUNTER: "Nhận tại Bộ phận một cửa",
}
POSTAGE = {"Tỉnh Minh Hòa": 26_000, "Tỉnh, thành phố khác": 41_000}
UNCHOSEN = "Vui lòng chọn hình thức nhận kết quả."


def questions() -> list[Field]:
    """Where post is sent to; the lists are those of the electronic forms."""
    _, sections = form_sections("ho-tich")
    known = {field.name: field for section in sections[:-1] for field in section.fields}
    return [
        Field("nguoi-nhan", "Họ và tên người nhận", complete="name"),
        Field("dien-thoai-nhan", "Số điện thoại người nhận", "phone", hint="Gồm 10 chữ số, bắt đầu bằng số 0."),
        Field("tinh-nhan", "Tỉnh, thành phố nhận", "select", options=known["tinh"].options),
        Field("xa-nhan", "Xã, phường nhận", "select", options=known["xa"].options),
        Field("dia-chi-nhan", "Địa chỉ nhận", hint="Số nhà, đường, thôn, tổ dân phố."),
    ]


def check_choice(values: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Messages by question; an address is asked for only where post is chosen."""
    way = values.get("hinh-thuc", "")
    if way not in WAYS:
        return {"hinh-thuc": UNCHOSEN}
    return check(questions(), values, today) if way == POST else {}


def described(chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """The choice as labelled lines."""
    way = chosen.get("hinh-thuc", "")
    lines = [("Hình thức nhận kết quả", WAYS.get(way, "(chưa chọn)"))]
    if way == POST:
        lines += [(field.label, chosen.get(field.name, "")) for field in questions()]
        lines.append(("Cước phí bưu chính", postage_text(chosen.get("tinh-nhan", ""))))
    return lines


def postage_text(province: str) -> str:
    amount = POSTAGE.get(province, max(POSTAGE.values()))
    return f"{number(amount)} đồng (người nhận trả khi nhận kết quả)"
