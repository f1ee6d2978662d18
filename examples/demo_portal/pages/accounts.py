"""The sign-in page with its options, and registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from demo_portal.forms import Field, check
from demo_portal.rendering import page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOME, REGISTER = ("/", "Trang chủ"), ("/dang-ky", "Đăng ký tài khoản")
ACCOUNT = [
    Field("ten-dang-nhap", "Tên đăng nhập", hint="Số định danh cá nhân hoặc mã số thuế.", complete="username"),
    Field("mat-khau", "Mật khẩu", "password", complete="current-password"),
]
CONTACT = [
    Field("dien-thoai", "Số điện thoại", "phone", hint="Gồm 10 chữ số, bắt đầu bằng số 0.", complete="tel"),
    Field("thu-dien-tu", "Thư điện tử", "email", hint="Ví dụ ten@example.vn.", complete="email"),
]
REGISTRATION = {
    "ca-nhan": (
        "Đăng ký tài khoản cho cá nhân",
        [
            Field("ho-ten", "Họ và tên", hint="Ghi đúng như trên thẻ căn cước.", complete="name"),
            Field("so-dinh-danh", "Số định danh cá nhân", "identity", hint="Gồm 12 chữ số trên thẻ căn cước."),
            Field("ngay-sinh", "Ngày sinh", "past", hint="Theo dạng dd/mm/yyyy.", complete="bday"),
            *CONTACT,
        ],
    ),
    "to-chuc": (
        "Đăng ký tài khoản cho tổ chức, doanh nghiệp",
        [
            Field("ten-to-chuc", "Tên tổ chức, doanh nghiệp", complete="organization"),
            Field("ma-so-thue", "Mã số thuế", "tax", hint="10 hoặc 13 chữ số."),
            Field("nguoi-dai-dien", "Họ và tên người đại diện theo pháp luật", complete="name"),
            Field("so-dinh-danh", "Số định danh cá nhân của người đại diện", "identity", hint="Gồm 12 chữ số."),
            *CONTACT,
        ],
    ),
}


async def sign_in(request: Request) -> Response:
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    refused = False
    if request.method == "POST":
        sent = await request.form()
        values = {field.name: str(sent.get(field.name, "")).strip() for field in ACCOUNT}
        messages = check(ACCOUNT, values, request.app.state.today)
        refused = not messages
        values.pop("mat-khau")
    return_to = request.query_params.get("tro-lai", "")
    context = {"fields": ACCOUNT, "values": values, "messages": messages, "refused": refused, "return_to": return_to}
    status = 422 if messages else 200
    return page(request, "sign_in.html", "Đăng nhập", trail=[HOME], status=status, **context)


async def register(request: Request) -> Response:
    return page(request, "register.html", "Đăng ký tài khoản", trail=[HOME])


async def register_form(request: Request) -> Response:
    found = REGISTRATION.get(request.path_params["kind"])
    if found is None:
        raise HTTPException(404)
    title, fields = found
    values: dict[str, str] = {}
    messages: dict[str, str] = {}
    checked = False
    if request.method == "POST":
        sent = await request.form()
        values = {name: str(sent.get(name, "")).strip() for name in (*(field.name for field in fields), "dong-y")}
        messages = check(fields, values, request.app.state.today)
        if not values["dong-y"]:
            messages["dong-y"] = "Vui lòng đánh dấu đồng ý với cách xử lý dữ liệu cá nhân."
        checked = not messages
    context = {"fields": fields, "values": values, "messages": messages, "checked": checked, "heading": title}
    status = 422 if messages else 200
    return page(request, "register_form.html", title, trail=[HOME, REGISTER], status=status, **context)


ROUTES = [
    Route("/dang-nhap", sign_in, methods=["GET", "POST"]),
    Route("/dang-ky", register),
    Route("/dang-ky/{kind}", register_form, methods=["GET", "POST"]),
]
