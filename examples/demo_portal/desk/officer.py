"""The officer's side: take in hand, ask for what is missing, resolve. It also moves along by itself, when somebody looks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from demo_portal import catalogue
from demo_portal.desk import papers, payments, results, tracking
from demo_portal.desk.desk import Refusal
from demo_portal.vietnamese import day

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

TAKEN_AFTER = dt.timedelta(seconds=20)
DAYS_TO_COMPLETE = 10
SUPPLEMENT = "Giấy tờ bổ sung"
MOVING = (tracking.RECEIVED, tracking.WORKING, tracking.WANTING)


def waiting(desk: Desk) -> list[sqlite3.Row]:
    """Applications of signed-in people that are not finished, oldest first."""
    asked = f"{tracking.SELECT} WHERE person IS NOT NULL AND status != ? ORDER BY filed"
    return desk.database.execute(asked, (tracking.DONE,)).fetchall()


def asked_application(desk: Desk, code: str) -> sqlite3.Row:
    found: sqlite3.Row | None = desk.database.execute(
        f"{tracking.SELECT} WHERE application.code = ? AND person IS NOT NULL", (code,)
    ).fetchone()
    if found is None:
        raise Refusal("Không tìm thấy hồ sơ.")
    return found


def department(application: sqlite3.Row) -> str:
    return f"Phòng chuyên môn, {application['agency_name']}"


def take(desk: Desk, code: str) -> None:
    """Hand an application to the department that works on it."""
    found = asked_application(desk, code)
    if found["status"] in MOVING:
        body = f"Hồ sơ được chuyển đến {department(found)}."
        tracking.note(desk, code, tracking.WORKING, "Thẩm định hồ sơ", department(found), body)


def ask(desk: Desk, code: str, reason: str) -> None:
    """Ask the applicant for what is missing, in one list with a deadline."""
    found = asked_application(desk, code)
    deadline = desk.in_days(DAYS_TO_COMPLETE)
    with desk.database:
        desk.database.execute(
            "INSERT OR REPLACE INTO demand VALUES (?, ?, ?, ?, NULL)", (code, reason, deadline, desk.stamp())
        )
    body = f"Đề nghị bổ sung trước ngày {day(deadline)}: {reason}"
    tracking.note(desk, code, tracking.WANTING, "Chờ người nộp bổ sung hồ sơ", department(found), body)


def demand_of(desk: Desk, code: str) -> sqlite3.Row | None:
    """What an applicant is asked for and hasn't answered."""
    asked = "SELECT * FROM demand WHERE application = ? AND answered IS NULL"
    found: sqlite3.Row | None = desk.database.execute(asked, (code,)).fetchone()
    return found


def complete(desk: Desk, application: sqlite3.Row, name: str, content: bytes) -> None:
    """Take what the applicant adds, and go on.

    Raises:
        Refusal: nothing is asked for, or the file isn't acceptable.
    """
    code = application["code"]
    if demand_of(desk, code) is None:
        raise Refusal("Hồ sơ này không có yêu cầu bổ sung.")
    papers.add_to_application(desk, application["person"], code, 99, SUPPLEMENT, name, content)
    with desk.database:
        desk.database.execute("UPDATE demand SET answered = ? WHERE application = ?", (desk.stamp(), code))
    body = "Đã nhận giấy tờ bổ sung; hồ sơ được giải quyết tiếp."
    tracking.note(desk, code, tracking.WORKING, "Thẩm định hồ sơ đã bổ sung", department(application), body)


def resolve(desk: Desk, code: str) -> None:
    """Issue the result and hand it over."""
    found = asked_application(desk, code)
    procedure = catalogue.find_procedure(desk.database, found["procedure"])
    if procedure is None or found["status"] == tracking.DONE:
        return
    number = results.issue(desk, found, procedure.result)
    body = f"Đã có kết quả số {number}. Tải bản điện tử trong Kho dữ liệu điện tử."
    tracking.note(desk, code, tracking.DONE, "Trả kết quả cho người nộp", department(found), body)


def move_along(desk: Desk) -> None:
    """What officers would have done since somebody last looked: applications filed a while ago are taken in hand."""
    asked = f"{tracking.SELECT} WHERE person IS NOT NULL AND status = ? AND filed <= ?"
    since = (desk.now() - TAKEN_AFTER).isoformat()
    for found in desk.database.execute(asked, (tracking.RECEIVED, since)).fetchall():
        take(desk, found["code"])


def paid(desk: Desk, reference: str, channel: str) -> None:
    """Note a payment the platform reports, and tell the payer."""
    found = payments.find(desk, reference)
    if found is None or found["status"] != payments.OPEN:
        return
    payments.settle(desk, reference, channel)
    application = asked_application(desk, found["application"])
    body = f"Đã thu phí, lệ phí theo giao dịch {reference}. Biên lai điện tử có trong Lịch sử thanh toán."
    tracking.note(desk, found["application"], application["status"], "Thu phí, lệ phí", application["unit"], body)
