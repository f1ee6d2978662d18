"""Applications on their way: their history step by step, and a person's own list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_portal.desk import notices

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

FILED, RECEIVED, WORKING = "Mới đăng ký", "Đã tiếp nhận", "Đang xử lý"
WANTING, DONE = "Chờ bổ sung", "Đã trả kết quả"
STATUSES = (FILED, RECEIVED, WORKING, WANTING, DONE)
PERCENT = {FILED: 5, RECEIVED: 10, WORKING: 60, WANTING: 30, DONE: 100}
SELECT = (
    "SELECT application.*, procedure.name AS procedure_name, agency.name AS agency_name FROM application"
    " JOIN procedure ON procedure.code = application.procedure JOIN agency ON agency.id = procedure.agency"
)


def note(desk: Desk, code: str, status: str, step: str, unit: str, body: str) -> None:
    """Bring an application to its next step, and tell the applicant."""
    found = desk.database.execute("SELECT * FROM application WHERE code = ?", (code,)).fetchone()
    with desk.database:
        desk.database.execute(
            "INSERT INTO event (application, at, status, step, unit, due) VALUES (?, ?, ?, ?, ?, ?)",
            (code, desk.stamp(), status, step, unit, found["appointment"]),
        )
        desk.database.execute(
            "UPDATE application SET status = ?, percent = ?, step = ?, unit = ? WHERE code = ?",
            (status, PERCENT[status], step, unit, code),
        )
    notices.tell(desk, found["person"], code, status, body)


def mine(desk: Desk, person: str, status: str = "") -> list[sqlite3.Row]:
    """A person's applications, newest first, of one status where one is given."""
    asked = f"{SELECT} WHERE person = :person AND :status IN ('', status) ORDER BY filed DESC, application.code DESC"
    return desk.database.execute(asked, {"person": person, "status": status}).fetchall()


def find(desk: Desk, code: str, person: str) -> sqlite3.Row:
    """A person's own application.

    Raises:
        Refusal: there is none with that code, or it is somebody else's.
    """
    own = f"{SELECT} WHERE application.code = ? AND person = ?"
    return desk.one(own, (code, person), "Không tìm thấy hồ sơ này trong tài khoản của ông, bà.")


def history(desk: Desk, code: str) -> list[sqlite3.Row]:
    """Oldest first."""
    return desk.database.execute("SELECT * FROM event WHERE application = ? ORDER BY at, id", (code,)).fetchall()
