"""A portal of the new make: one page drawn by a script, everything by fetch and JSON, dialogs of its own, the payment before filing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from conftest import html

NAME = "Cấp giấy phép kinh doanh"
CODE = "H40-261125-00017"
SCRIPT = """
const send = (path, data) => fetch(path, {method: "POST", body: JSON.stringify(data)}).then((answer) => answer.json());
const show = (id, on) => { document.getElementById(id).hidden = !on; };
const draft = () => Object.fromEntries([...document.querySelectorAll("#form input[data-name],#form textarea")].map((one) => [one.dataset.name, one.value]));
async function keep() { const said = await send("/api/luu", draft()); document.getElementById("tin").textContent = said.message; }
async function open_draft() { const held = await (await fetch("/api/nhap")).json();
  for (const one of document.querySelectorAll("[data-name]")) one.value = held[one.dataset.name] || ""; }
function taken(input) { const file = input.files[0]; const box = input.parentElement.querySelector(".ten");
  const bad = !/[.](pdf|png)$/.test(file.name) || file.size > 3e6;
  const alarm = document.getElementById("loi");
  if (bad && !OPEN) { input.value = ""; alarm.textContent = SILENT ? "" : "Tệp " + file.name + " không được phép tải lên."; return; }
  alarm.textContent = ""; box.innerHTML = "<span>" + file.name + "</span> <button type=button>Gỡ bỏ</button>";
  box.querySelector("button").onclick = () => { box.innerHTML = ""; input.value = ""; }; }
function look() { const held = draft(); document.getElementById("bang").innerHTML =
  Object.entries(held).map(([key, value]) => "<dt>" + key + "</dt><dd>" + value + "</dd>").join(""); show("xem", true); }
async function file_it() { show("hoi", false); const said = await send("/api/nop", draft());
  document.querySelector("main").innerHTML = "<h1>Gửi hồ sơ thành công</h1><p>" + said.code + "</p>" + said.receipt; }
function pick(name) { show("kho", false); document.getElementById("kho-ten").innerHTML = name + " <button type=button>Gỡ bỏ</button>"; }
if (location.hash === "#nhap") open_draft();
"""


@dataclass
class OnePage:
    """The portal's side; ``faults`` are words the page below looks for."""

    faults: frozenset[str] = frozenset()
    saved: dict[str, str] | None = None
    filed: bool = False
    deleted: int = 0
    sent: list[str] = field(default_factory=list)

    def pages(self) -> dict[str, Any]:
        return {
            "/": html(f"{self.nav()}<main><h1>Cổng dịch vụ công</h1></main>"),
            "/tt": html(
                f"{self.nav()}<main><h1>{NAME}</h1><p>Lệ phí: 120.000 đồng</p><a href=/khai>Nộp trực tuyến</a></main>"
            ),
            "/khai": lambda _asked: self.form(),
            "/nhap": lambda _asked: self.drafts(),
            "/api/luu": self.keep,
            "/api/nhap": lambda _asked: (200, {"content-type": "application/json"}, json.dumps(self.saved or {})),
            "/api/nop": self.file,
            "/api/xoa": self.delete,
        }

    def nav(self) -> str:
        return '<nav><a href="/nhap">Hồ sơ nháp</a> <a href="/ra">Đăng xuất</a></nav>'

    def form(self) -> str:
        flags = f"const OPEN = {str('open_uploads' in self.faults).lower()}, SILENT = {str('silent_uploads' in self.faults).lower()};"
        post = (
            ""
            if "no_postal" in self.faults
            else """<label>Hình thức nhận kết quả <select onchange="show('dc', this.selectedIndex == 1)">
          <option>Nhận trực tiếp tại quầy</option><option>Chuyển phát qua bưu điện</option></select></label>
          <div id=dc hidden><label>Địa chỉ nhận <input></label><p>Phí chuyển phát do người nhận trả theo bảng giá.</p></div>"""
        )
        sign = (
            "" if "no_sign" in self.faults else "<button type=button onclick=\"show('ky', true)\">Ký điện tử</button>"
        )
        pay = (
            ""
            if "no_payment" in self.faults
            else """<h2>Nộp phí</h2><p>Tổng tiền: 120.000 đồng</p>
          <label><input type=radio name=k> Thẻ ngân hàng</label> <label><input type=radio name=k> Quét mã QR</label>"""
        )
        look = "" if "no_review" in self.faults else "<button type=button onclick=look()>Xem trước</button>"
        final = (
            "" if "no_final" in self.faults else "<button type=button onclick=\"show('hoi', true)\">Gửi hồ sơ</button>"
        )
        return html(f"""{self.nav()}<main><h1>{NAME}</h1><p id=tin></p><p id=loi role=alert></p><div id=form>
          <label>Tên cơ sở (*) <input data-name=ten required></label><label>Ghi chú (*) <textarea data-name=gc required></textarea></label>
          <ul><li>Đơn đề nghị (PDF, PNG, không quá 3 MB) <input type=file onchange=taken(this)><span class=ten></span>
          <button type=button onclick="show('kho', true)">Chọn từ kho giấy tờ</button><span id=kho-ten></span></li>
          <li>Bản vẽ (PDF, không quá 3 MB) <input type=file onchange=taken(this)><span class=ten></span></li></ul>{post}{pay}</div>
          <button type=button onclick=keep()>Lưu tạm</button> {look} {sign} {final}
          <section id=xem hidden><h2>Xem trước hồ sơ</h2><dl id=bang></dl><button type=button onclick=print()>In</button></section>
          <div id=kho hidden role=dialog><p>Kho giấy tờ của tôi</p><label><input type=radio name=g> Giấy khai sinh.pdf</label>
          <button type=button onclick="pick('Giấy khai sinh.pdf')">Chọn</button></div>
          <div id=ky hidden role=dialog><p>Chọn cách ký: USB Token cần cài đặt phần mềm ký số.</p>
          <button type=button onclick="show('ky', false)">Đóng</button></div>
          <div id=hoi hidden role=dialog><p>Ông, bà có chắc chắn muốn gửi hồ sơ?</p><button type=button onclick=file_it()>Đồng ý</button>
          <button type=button onclick="show('hoi', false)">Hủy</button></div></main>
          <script>{flags}{SCRIPT}</script>""")  # fmt: skip

    def drafts(self) -> str:
        cards = ""
        if self.saved is not None:
            cards = f"""<div class=card><h2>{NAME}</h2><p>Chưa gửi</p><a href="/khai#nhap">Soạn tiếp</a>
              <button onclick="confirm('Xóa hồ sơ nháp?') && fetch('/api/xoa', {{method: 'POST'}}).then(() => location.reload())">Xóa nháp</button></div>"""
        return html(f"{self.nav()}<main><h1>Hồ sơ nháp</h1>{cards}</main>")

    def keep(self, asked: Any) -> Any:
        self.saved = None if "draft_lost" in self.faults else json.loads(asked.body)
        return 200, {"content-type": "application/json"}, json.dumps({"message": "Đã lưu tạm"})

    def file(self, _asked: Any) -> Any:
        self.filed = True
        code = "" if "no_code" in self.faults else f"Mã hồ sơ {CODE}"
        receipt = "" if "no_receipt" in self.faults else "<p>Phiếu tiếp nhận: hẹn trả ngày 02/12/2026</p>"
        return 200, {"content-type": "application/json"}, json.dumps({"code": code, "receipt": receipt})

    def delete(self, _asked: Any) -> Any:
        self.saved, self.deleted = None, self.deleted + 1
        return 200, {"content-type": "application/json"}, "{}"
