"""Signing the filled form: which ways there are, and the remote one, which really signs."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from demo_portal.desk import drafts, filing
from demo_portal.desk.desk import Refusal
from demo_portal.desk.people import person
from demo_portal.seeding import read_seed

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

REMOTE, TOKEN, SIM = "smartca", "usb-token", "sim"
METHODS = {
    REMOTE: "Ký số từ xa (SmartCA)",
    TOKEN: "USB Token",
    SIM: "SIM ký số",
}
HELP = {
    TOKEN: "Chưa thấy USB Token. Cắm thiết bị, cài phần mềm ký số của nhà cung cấp rồi chọn lại.",
    SIM: "Chưa nhận được xác nhận từ SIM ký số. Mở điện thoại, nhập mã PIN của SIM rồi chọn lại.",
}
# The certificates are those of a test authority, and so is their PIN.
TRIAL_PIN = "123456"


def sign_declaration(desk: Desk, draft: sqlite3.Row, method: str, pin: str) -> None:
    """Sign the filled form of a draft and keep the signed PDF with it.

    Raises:
        Refusal: no way was chosen, it isn't at hand, the PIN is wrong, or the signature doesn't verify.
    """
    if method != REMOTE:
        raise Refusal(HELP.get(method, "Vui lòng chọn phương thức ký số."))
    seed = next((one for one in read_seed("accounts")["person"] if one["number"] == draft["person"]), None)
    if seed is None or not hmac.compare_digest(seed["pin"].encode(), pin.encode()):
        raise Refusal("Mã PIN ký số không đúng.")
    signer = person(desk, draft["person"])["name"]
    signed = desk.authority.sign(filing.declaration(desk, draft), signer, "Ký tờ khai điện tử")
    if not desk.authority.verifies(signed):
        raise Refusal("Chữ ký số không hợp lệ. Vui lòng ký lại.")
    drafts.keep_signature(desk, draft["id"], signed, signer)
