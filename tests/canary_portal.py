"""A small portal that lets slip everything it knows: in pages, addresses, headers, cookies, the console, dialogs, forms, data, files.

What it knows are canaries: values that stand nowhere else, so that finding one in anything written down is a leak.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from conftest import Asked, html

__all__ = ["CANARIES", "HOTLINE", "MAILBOX", "PASSWORD", "USER", "CanaryPortal"]

USER = "034188004321"
PASSWORD = 'Kin-0dao/2026+"canary"&x'
HOTLINE, MAILBOX = "0912 000 999", "hotro@thuban-portal.example"
NAME, PHONE, MAIL = "Đặng Thị Quỳnh Trâm", "0388123907", "tram.canary@thuban.example"
STREET, BORN, CARD = "17 ngõ Hoa Sữa, tổ 4", "17/08/1988", "271828183"
SESSION, CSRF, BEARER = "s3ss10nC4N4RYaa11bb22cc33", "csrfC4N4RY0099xyz77", "b34r3rC4N4RYt0k3n112233"
CODE, STATE, OTP, API_KEY = "c0deC4N4RY7788qq", "st4teC4N4RY5566ww", "739182", "k3yC4N4RYapi445566"
JWT = ".".join(
    base64.urlsafe_b64encode(part.encode()).decode().rstrip("=")
    for part in ('{"alg":"HS256"}', '{"sub":"canary","n":1}', "sig-canary-0123456789")
)
OTHERS_NAME, OTHERS_PHONE, OTHERS_MAIL, OTHERS_ID = (
    "Lò Văn Khánh Dư",
    "0977111222",
    "du.other@thuban.example",
    "011203000987",
)
CANARIES = {
    "user": USER, "password": PASSWORD, "name": NAME, "phone": PHONE, "email": MAIL, "address": STREET, "birthday": BORN,
    "identity card": CARD, "session": SESSION, "csrf": CSRF, "bearer": BEARER, "code": CODE, "state": STATE, "otp": OTP,
    "api key": API_KEY, "jwt": JWT, "another's name": OTHERS_NAME, "another's phone": OTHERS_PHONE, "another's email": OTHERS_MAIL,
    "another's identity": OTHERS_ID,
}  # fmt: skip

_NAV = (
    '<nav><a href="/">Trang chủ</a> <a href="/thu-tuc">Thủ tục hành chính</a> <a href="/tra-cuu">Tra cứu hồ sơ</a> '
    '<a href="/pakn">Phản ánh, kiến nghị</a> <a href="/hoi-dap">Hỏi đáp</a> <a href="/lien-he">Liên hệ</a> '
)
_FOOT = f"<footer>Đường dây nóng: <a href='tel:{HOTLINE}'>{HOTLINE}</a>. Email: {MAILBOX}</footer>"
_SLIPS = f"""<script>
  console.log("{NAME} {PHONE} {JWT}"); console.error("Authorization: Bearer {BEARER}");
  localStorage.setItem("access", "{JWT}"); sessionStorage.setItem("me", JSON.stringify({{hoTen: "{NAME}", sdt: "{PHONE}", key: "{API_KEY}"}}));
  fetch("/api/toi?api_key={API_KEY}", {{headers: {{Authorization: "Bearer {BEARER}"}}}}).then((r) => r.json()).then((me) => {{
    document.getElementById("app").textContent = me.email + ", " + me.others.join(", "); }});
</script>"""


@dataclass
class CanaryPortal:
    """Pages of the portal; who signs in is signed in by a cookie, as everywhere."""

    entered: int = 0
    seen_password: list[str] = field(default_factory=list)

    def pages(self) -> dict[str, Any]:
        """The pages by their paths."""
        return {
            "/": self.home, "/vao": self.sign_in, "/ve": self.back, "/ra": self.sign_out, "/lien-he": self.contact,
            "/thu-tuc": self.procedures, "/tra-cuu": self.look_up, "/pakn": self.feedback, "/hoi-dap": self.questions,
            "/toi": self.own(self.profile), "/ho-so": self.own(self.applications), f"/ho-so/{USER}": self.own(self.application),
            "/thong-bao": self.own(self.notices), "/kho": self.own(self.store), "/thanh-toan": self.own(self.payments),
            "/api/toi": self.data, "/tai": self.pdf, "/nen": self.archive,
        }  # fmt: skip

    def _page(self, asked: Asked, body: str, title: str = "Cổng dịch vụ công Thử Bản", status: int = 200) -> Any:
        inside = SESSION in asked.cookie
        own = (
            f'<a href="/toi?ten={quote(NAME)}&session={SESSION}">{NAME}</a> <a href="/toi">Thông tin tài khoản</a> '
            '<a href="/ho-so">Hồ sơ của tôi</a> <a href="/thong-bao">Thông báo</a> <a href="/kho">Kho giấy tờ</a> '
            f'<a href="/thanh-toan">Lịch sử thanh toán</a> <a href="/ra?csrf={CSRF}">Đăng xuất</a></nav><p>Xin chào, {NAME.upper()}</p>'
            f'<form><input type="hidden" name="_csrf" value="{CSRF}"></form><div id="app"></div>{_SLIPS}'
        )
        visitors = f'<a href="/vao?state={STATE}">Đăng nhập</a></nav>'
        whole = html(
            f"<header>{_NAV}{own if inside else visitors}</header><main>{body}</main>{_FOOT}",
            f"{title} - {NAME}" if inside else title,
        )
        return status, {"X-User": NAME.encode().decode("latin-1"), "X-Auth": f"Bearer {BEARER}"}, whole

    def own(self, page: Any) -> Any:
        """The page for who is signed in; others are sent to sign in, their way back in the address."""
        return lambda asked: (
            page(asked) if SESSION in asked.cookie else (303, {"Location": f"/vao?state={STATE}&next={asked.path}"}, "")
        )

    def home(self, asked: Asked) -> Any:
        return self._page(asked, "<h1>Cổng dịch vụ công Thử Bản</h1><img src='/x.png'>")

    def sign_in(self, asked: Asked) -> Any:
        if asked.method == "POST":
            self.seen_password.append(asked.query.get("p", ""))
            if (asked.query.get("u"), asked.query.get("p")) == (USER, PASSWORD):
                self.entered += 1
                return (
                    303,
                    {
                        "Location": f"/ve?code={CODE}&state={STATE}&login_hint={USER}",
                        "Set-Cookie": f"sid={SESSION}; Path=/",
                    },
                    "",
                )
        return self._page(
            asked,
            f"<h1>Đăng nhập</h1><form method=post action='/vao'><label>Tên đăng nhập <input name=u></label><label>Mật khẩu <input type=password name=p></label>"
            f"<input type=hidden name=csrf_token value='{CSRF}'><button>Đăng nhập</button></form>",
        )

    def back(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Xin chào {NAME}</h1><p>Mã OTP của bạn là {OTP}</p><script>alert('Chào {NAME}, {PHONE}')</script>",
        )

    def sign_out(self, _asked: Asked) -> Any:
        return 303, {"Location": "/", "Set-Cookie": "sid=; Path=/; Max-Age=0"}, ""

    def contact(self, asked: Asked) -> Any:
        return self._page(asked, f"<h1>Liên hệ</h1><p>Đường dây nóng: {HOTLINE}</p><p>Thư điện tử: {MAILBOX}</p>")

    def procedures(self, asked: Asked) -> Any:
        return self._page(
            asked, "<h1>Thủ tục hành chính</h1><ul><li><a href='/thu-tuc'>1.000123 Đăng ký khai sinh</a></li></ul>"
        )

    def look_up(self, asked: Asked) -> Any:
        form = "<form action='/tra-cuu'><label>Mã hồ sơ <input name=ma></label><button>Tra cứu</button></form>"
        if "ma" in asked.query:
            return self._page(
                asked,
                f"<h1>Tra cứu hồ sơ</h1>{form}<table><tr><th>Mã hồ sơ</th><th>Họ và tên</th><th>CCCD</th><th>Điện thoại</th><th>Trạng thái</th></tr><tr><td>{asked.query['ma']}</td>"
                f"<td>{OTHERS_NAME}</td><td>{OTHERS_ID}</td><td>{OTHERS_PHONE}</td><td>Đang xử lý</td></tr></table>",
            )
        return self._page(asked, f"<h1>Tra cứu hồ sơ</h1>{form}")

    def feedback(self, asked: Asked) -> Any:
        return self._page(
            asked,
            "<h1>Phản ánh, kiến nghị</h1><form method=post><label>Tiêu đề <input name=t></label><label>Nội dung <textarea name=n></textarea></label><button>Gửi phản ánh</button></form>"
            f"<h2>Phản ánh đã trả lời</h2><article><h3>Đường hỏng trước nhà</h3><p>Người gửi: {OTHERS_NAME}, {OTHERS_PHONE}, {OTHERS_MAIL}</p><p>Trả lời ngày 12/10/2026: đã sửa.</p></article>",
        )

    def questions(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Câu hỏi thường gặp</h1><h3>Làm căn cước ở đâu? (CCCD {OTHERS_ID})</h3><p>Ở công an xã, mang theo giấy tờ tùy thân và ảnh chân dung.</p>",
        )

    def profile(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Thông tin cá nhân</h1><form method=post action='/toi?token={BEARER}'><label>Họ và tên <input value='{NAME}' readonly></label>"
            f"<label>Số định danh <input value='{USER}' readonly></label><label>Ngày sinh <input value='{BORN}'></label><label>Số điện thoại <input name=dt value='{PHONE}'></label>"
            f"<label>Thư điện tử <input name=email type=email value='{MAIL}'></label><label>Địa chỉ <input name=dc value='{STREET}'></label><button>Lưu thay đổi</button></form>"
            f"<p>Số CMND cũ: {CARD}</p><img src='/anh/{USER}.png?token={BEARER}'>",
        )

    def applications(self, asked: Asked) -> Any:
        return self._page(
            asked,
            "<h1>Hồ sơ của tôi</h1><table><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Ngày nộp</th><th>Trạng thái</th><th>Hạn trả</th></tr>"
            f"<tr><td><a href='/ho-so/{USER}?access_token={JWT}'>000.00.12.H40-260901-0001</a></td><td>Đăng ký khai sinh cho {OTHERS_NAME}</td><td>01/09/2026</td><td>Đã trả kết quả</td><td>05/09/2026</td></tr></table>",
        )

    def application(self, asked: Asked) -> Any:
        if "access_token" not in asked.query:
            trace = f"Traceback: KeyError({NAME!r}) while reading {USER} with password={PASSWORD}"
            return 500, {}, html(f"<h1>Lỗi hệ thống</h1><pre>{trace}</pre>", f"Lỗi của {NAME}")
        return self._page(
            asked,
            f"<h1>Chi tiết hồ sơ 000.00.12.H40-260901-0001</h1><p>Người nộp: {NAME}</p><h2>Quá trình xử lý</h2><ol><li>01/09/2026 08:00 Đã tiếp nhận, {OTHERS_NAME}, Phòng Tư pháp</li></ol>"
            f"<p>Kết quả: <a href='/tai?sig={BEARER}'>Tải kết quả điện tử {NAME}.pdf</a> <a href='/nen'>Tải về (zip)</a></p>",
        )

    def notices(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Thông báo</h1><ul><li>01/09/2026 09:15 Hồ sơ 000.00.12.H40-260901-0001 của {NAME} ({PHONE}): Đã tiếp nhận</li></ul>",
        )

    def store(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Kho giấy tờ</h1><h2>Giấy tờ của {NAME}</h2><ul><li>Căn cước công dân {USER}</li><li><a href='/tai'>{NAME}.pdf</a></li></ul>",
        )

    def payments(self, asked: Asked) -> Any:
        return self._page(
            asked,
            f"<h1>Lịch sử thanh toán</h1><table><tr><th>Mã giao dịch</th><th>Số tiền</th><th>Ngày</th></tr><tr><td>GD-{CARD}</td><td>50.000 đồng</td><td>02/09/2026</td></tr></table><a href='/tai'>Tải biên lai</a>",
        )

    def data(self, _asked: Asked) -> Any:
        said = {
            "email": MAIL,
            "phone": f"+84 {PHONE[1:]}",
            "name": NAME,
            "others": [OTHERS_NAME, OTHERS_PHONE, OTHERS_MAIL],
        }
        return 200, {"content-type": "application/json", "X-Request": JWT}, json.dumps(said)

    def pdf(self, _asked: Asked) -> Any:
        from fpdf import FPDF

        made = FPDF()
        made.set_title(MAIL)
        made.add_page()
        made.set_font("helvetica")
        made.cell(text=f"{MAIL} {PHONE} {USER}")
        return (
            200,
            {"content-type": "application/pdf", "content-disposition": f'attachment; filename="{MAIL}.pdf"'},
            bytes(made.output()),
        )

    def archive(self, _asked: Asked) -> Any:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(f"{MAIL}.txt", f"{NAME} {PHONE}")
        return 200, {"content-type": "application/zip"}, packed.getvalue()
