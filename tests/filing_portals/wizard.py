"""A portal of the old make: a wizard of pages, each sent by POST, drafts kept by the server, a gateway on another server."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from conftest import html

NAME = "Cấp bản sao trích lục hộ tịch"
FEE = "50.000 đồng"
CODE = "000.00.15.H40-261125-0001"
NAV = '<nav><a href="/tt">Thủ tục hành chính</a> <a href="/cua-toi">Hồ sơ của tôi</a> <a href="/ra">Đăng xuất</a></nav>'
PDF = b"%PDF-1.4\n%%EOF\n"
MEGABYTE = 1_000_000
DELIVERY = """
<fieldset><legend>Hình thức nhận kết quả</legend>
<label><input type=radio name=nhan value=mc checked onchange="p.hidden=true"> Nhận tại bộ phận một cửa</label>
<label><input type=radio name=nhan value=bc onchange="p.hidden=false"> Nhận qua dịch vụ bưu chính công ích</label>
<label><input type=radio name=nhan value=dt onchange="p.hidden=true"> Nhận bản điện tử</label>
<div id=p hidden><label>Địa chỉ nhận kết quả <input name=dc></label><p>Cước phí dự kiến: 30.000 đồng</p></div></fieldset>"""
SIGNING = """<button type=button onclick="d.showModal()">Ký số</button>
<dialog id=d><h3>Chọn hình thức ký số</h3><label><input type=radio name=ky> USB Token</label>
<label><input type=radio name=ky> Ký số từ xa (SmartCA)</label>
<button type=button onclick="s.textContent='Đã ký số thành công tờ khai';d.close()">Xác nhận</button>
<button type=button onclick="d.close()">Đóng</button></dialog><p id=s></p>"""


@dataclass
class Wizard:
    """The portal's side; ``faults`` are words the pages below look for."""

    faults: frozenset[str] = frozenset()
    gateway: str = ""
    draft: dict[str, str] = field(default_factory=dict)
    saved: dict[str, str] | None = None
    files: dict[str, str] = field(default_factory=dict)
    filed: bool = False
    paid: bool = False
    deleted: int = 0

    def pages(self) -> dict[str, Any]:
        return {
            "/": html(f"{NAV}<main><h1>Cổng dịch vụ công</h1></main>"),
            "/tt": html(f"{NAV}<main><h1>{NAME}</h1><dl><dt>Lệ phí</dt><dd>{FEE}</dd></dl>"
                        "<form method=post action=/buoc-1><button>Nộp hồ sơ trực tuyến</button></form></main>"),
            "/buoc-1": self.data, "/buoc-2": self.papers, "/buoc-3": self.delivery, "/buoc-4": self.review,
            "/nop": self.send, "/cua-toi": self.own, "/mo": self.reopen, "/xoa": self.delete, "/bo": self.take_away,
            "/giay-tiep-nhan.pdf": (200, {"content-type": "application/pdf"}, PDF),
            "/thanh-toan": self.channels, "/chuyen": self.hand_over, "/ve": self.back,
        }  # fmt: skip

    def step(self, number: int, title: str, body: str, *, upload: bool = False) -> str:
        kind = " enctype=multipart/form-data" if upload else ""
        back = f'<a href="/buoc-{number - 1}">Quay lại</a>' if number > 1 else ""
        save = "" if "no_save" in self.faults else "<button name=viec value=luu>Lưu nháp</button>"
        return html(f"{NAV}<main><h1>{NAME}</h1><h2>Bước {number}: {title}</h2><form method=post{kind}>{body}{back} {save}"
                    "<button name=viec value=tiep>Tiếp tục</button></form></main>")  # fmt: skip

    def after(self, asked: Any, number: int, shown: str) -> Any:
        """Keep what was sent, and go where the pressed button leads."""
        if asked.method == "POST" and "viec" in asked.query:
            self.draft |= {key: value for key, value in asked.query.items() if key != "viec"}
            if asked.query["viec"] == "luu":
                self.saved = None if "draft_lost" in self.faults else dict(self.draft)
                return shown.replace("<form", "<p>Đã lưu nháp hồ sơ.</p><form", 1)
            return 303, {"Location": f"/buoc-{number + 1}"}, ""
        return shown

    def data(self, asked: Any) -> Any:
        held = {**self.draft, **asked.query}
        body = "".join(f'<label>{label} * <input name={name} required value="{held.get(name, "")}"></label>'
                       for name, label in (("ten", "Họ và tên"), ("diachi", "Địa chỉ thường trú")))  # fmt: skip
        body += f"<label>Nội dung đề nghị * <textarea name=nd required>{held.get('nd', '')}</textarea></label>"
        return self.after(asked, 1, self.step(1, "Kê khai", body))

    def papers(self, asked: Any) -> Any:
        said, go_on = "", ""
        if asked.method == "POST":
            said, go_on = self.receive(asked)
            if go_on:
                return 303, {"Location": "/buoc-3"}, ""
        rows = "".join(f"<tr><td>{name}</td><td><input type=file name=t{n}> <button name=viec value=tai{n}>Tải lên</button>"
                       f"{self.files.get(f't{n}', '')}</td></tr>"
                       for n, name in enumerate(("Tờ khai theo mẫu", "Bản chụp giấy tờ tùy thân")))  # fmt: skip
        limits = "<p>Định dạng cho phép: PDF, JPG. Dung lượng tối đa 2 MB.</p>"
        return self.step(2, "Thành phần hồ sơ", f"{said}{limits}<table>{rows}</table>", upload=True)

    def receive(self, asked: Any) -> tuple[str, str]:
        message = message_from_bytes(b"content-type: " + asked.content_type.encode() + b"\r\n\r\n" + asked.body)
        said, work = "", ""
        for part in message.get_payload():  # type: ignore[union-attr] # a form with files is always multipart
            name, file = part.get_param("name", header="content-disposition"), part.get_filename()  # type: ignore[union-attr]
            content = part.get_payload(decode=True)  # type: ignore[union-attr]
            if name == "viec":
                work = content.decode()
            if file:
                bad = not file.endswith((".pdf", ".jpg")) or len(content) > 2 * MEGABYTE
                if bad and "open_uploads" not in self.faults:
                    said = (
                        ""
                        if "silent_uploads" in self.faults
                        else "<p>Tệp không hợp lệ: chỉ nhận PDF, JPG đến 2 MB.</p>"
                    )
                else:
                    self.files[name] = f'{file} <a href="/bo?t={name}">Xóa</a>'
        return said, "on" if work == "tiep" and not said else ""

    def take_away(self, asked: Any) -> Any:
        self.files.pop(asked.query["t"], None)
        return 303, {"Location": "/buoc-2"}, ""

    def delivery(self, asked: Any) -> Any:
        options = DELIVERY if "no_postal" not in self.faults else "<p>Nhận tại bộ phận một cửa.</p>"
        return self.after(asked, 3, self.step(3, "Nhận kết quả", options))

    def review(self, _asked: Any) -> Any:
        shown = "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in self.draft.items())
        if "no_review" in self.faults:
            shown = ""
        sign = "" if "no_sign" in self.faults else SIGNING
        final = "" if "no_final" in self.faults else "<form method=post action=/nop><button>Nộp hồ sơ</button></form>"
        return html(f'{NAV}<main><h1>{NAME}</h1><h2>Bước 4: Kiểm tra thông tin</h2><dl>{shown}</dl>{sign}'
                    f'<button type=button>In tờ khai</button><a href="/buoc-3">Quay lại</a>{final}</main>')  # fmt: skip

    def send(self, _asked: Any) -> Any:
        self.filed = True
        code = "" if "no_code" in self.faults else f"<p>Mã hồ sơ: <b>{CODE}</b></p>"
        receipt = '<p><a href="/giay-tiep-nhan.pdf">Giấy tiếp nhận hồ sơ và hẹn trả kết quả</a></p><p>Ngày hẹn trả: 02/12/2026</p>'
        receipt = "" if "no_receipt" in self.faults else receipt
        pay = "" if "no_payment" in self.faults else '<a href="/thanh-toan">Thanh toán trực tuyến</a>'
        return html(f"{NAV}<main><h1>Nộp hồ sơ thành công</h1>{code}{receipt}{pay}</main>")

    def own(self, _asked: Any) -> Any:
        rows = ""
        if self.saved is not None:
            rows = (
                f'<tr><td>{NAME}</td><td>Lưu nháp</td><td><a href="/mo">Tiếp tục</a> <a href="/xoa">Xóa</a></td></tr>'
            )
        if self.filed and "no_code" not in self.faults:
            rows += f"<tr><td>{NAME}</td><td>{CODE}</td><td>Mới tiếp nhận</td></tr>"
        return html(f"{NAV}<main><h1>Hồ sơ của tôi</h1><table>{rows}</table></main>")

    def reopen(self, _asked: Any) -> Any:
        self.draft = dict(self.saved or {})
        return 303, {"Location": "/buoc-1"}, ""

    def delete(self, _asked: Any) -> Any:
        self.saved, self.deleted = None, self.deleted + 1
        return 303, {"Location": "/cua-toi"}, ""

    def channels(self, _asked: Any) -> Any:
        amount = "500.000 đồng" if "wrong_amount" in self.faults else FEE
        names = ["Nền tảng thanh toán quốc gia", "Ngân hàng Vietcombank", "Ví điện tử MoMo"]
        ways = "".join(f"<label><input type=radio name=kenh> {name}</label>" for name in names)
        return html(f"{NAV}<main><h1>Thanh toán phí, lệ phí</h1><p>Số tiền: {amount}</p>"
                    f"<form method=post action=/chuyen>{ways}<button>Thanh toán</button></form></main>")  # fmt: skip

    def hand_over(self, _asked: Any) -> Any:
        return 303, {"Location": f"{self.gateway}pay"}, ""

    def back(self, _asked: Any) -> Any:
        self.paid = True
        return html(
            f"{NAV}<main><h1>Kết quả thanh toán</h1><p>Thanh toán thành công {FEE} cho hồ sơ {CODE}.</p></main>"
        )

    def gateway_pages(self, portal: str) -> dict[str, Any]:
        amount = "500.000 đồng" if "wrong_amount" in self.faults else FEE
        return {
            "/pay": html(f"<main><h1>Cổng thanh toán</h1><p>Số tiền thanh toán: {amount}</p>"
                         "<form method=post action=/xong><button>Xác nhận thanh toán</button></form><a href='/huy'>Hủy</a></main>"),
            "/xong": (303, {"Location": f"{portal}ve"}, ""),
        }  # fmt: skip
