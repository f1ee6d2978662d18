"""Fees: how much, ordered at the payment platform, settled, and receipted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from demo_portal.desk.letters import letter
from demo_portal.vietnamese import day, number

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

PAID, OPEN = "Đã thanh toán", "Chưa thanh toán"
PAYEE = "Trung tâm Phục vụ hành chính công tỉnh Minh Hòa"
AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+) đồng")
FREE = "miễn"


def fee_of(text: str) -> int:
    """The exact fee of one application in đồng, from the words of the procedure; 0 where there is none to pay now."""
    found = AMOUNT.search(text)
    return 0 if found is None or text.lower().startswith(FREE) else int(found[1].replace(".", ""))


def order(desk: Desk, person: str, code: str, amount: int, purpose: str) -> str:
    """Ask for a fee; answers the reference of the transaction."""
    count = desk.database.execute("SELECT count(*) FROM payment").fetchone()[0]
    reference = f"GD-{desk.today:%y%m%d}-{600 + count:06}"
    row = (reference, code, amount, purpose, desk.today.isoformat(), "", OPEN, person)
    with desk.database:
        desk.database.execute(
            "INSERT INTO payment (reference, application, amount, purpose, paid, channel, status, person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    return reference


def settle(desk: Desk, reference: str, channel: str) -> None:
    """Note that the platform has been paid."""
    with desk.database:
        desk.database.execute(
            "UPDATE payment SET status = ?, channel = ?, paid = ?, settled = ? WHERE reference = ? AND status = ?",
            (PAID, channel, desk.today.isoformat(), desk.stamp(), reference, OPEN),
        )


def of_application(desk: Desk, code: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = desk.database.execute("SELECT * FROM payment WHERE application = ?", (code,)).fetchone()
    return found


def find(desk: Desk, reference: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = desk.database.execute(
        "SELECT * FROM payment WHERE reference = ?", (reference,)
    ).fetchone()
    return found


def payments_of(desk: Desk, person: str) -> list[sqlite3.Row]:
    """Newest first."""
    asked = "SELECT * FROM payment WHERE person = ? ORDER BY paid DESC, reference DESC"
    return desk.database.execute(asked, (person,)).fetchall()


def receipt(payment: sqlite3.Row) -> bytes:
    """A receipt as PDF, without the payer: a code alone must not reveal a person."""
    lines = [
        ("Mã giao dịch", payment["reference"]),
        ("Mã hồ sơ", payment["application"]),
        ("Đơn vị thu", PAYEE),
        ("Nội dung thu", payment["purpose"]),
        ("Số tiền", f"{number(payment['amount'])} đồng"),
        ("Ngày thu", day(payment["paid"])),
        ("Hình thức", payment["channel"]),
        ("Trạng thái", payment["status"]),
    ]
    return letter(PAYEE, "Biên lai thu phí, lệ phí điện tử", lines)
