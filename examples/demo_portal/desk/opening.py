"""What the desk starts with: the people of the seed and their applications, told from today."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from demo_portal.desk import delivery, officer, papers, payments, people, results, tracking
from demo_portal.desk.filing import RECEPTION
from demo_portal.seeding import SEED, insert, read_seed

if TYPE_CHECKING:
    from demo_portal.desk import Desk

# Drawn once: making a PDF takes longer than everything else at the start.
SCAN = SEED / "scan.pdf"


def open_desk(desk: Desk) -> None:
    """Take in the people of the seed, and the applications they have made before."""
    seed = read_seed("accounts")
    for person in seed["person"]:
        people.admit(desk, person | {"sub": person["number"]})
    for case in seed["case"]:
        sow_case(desk, case)
    desk.database.commit()


def sow_case(desk: Desk, case: dict[str, Any]) -> None:
    """One application with its history, messages, payment and result."""
    filed = dt.datetime.combine(desk.today - dt.timedelta(days=case["ago"]), dt.time(9, 15))
    unit = desk.database.execute(
        "SELECT unit FROM procedure JOIN agency ON agency.id = agency WHERE code = ?", (case["procedure"],)
    ).fetchone()[0]
    code = f"000.00.{unit}.H40-{filed:%y%m%d}-{case['place']:04}"
    last = case["steps"][-1]
    row = {
        "code": code, "procedure": case["procedure"], "received": filed.date().isoformat(),
        "appointment": desk.in_days(case["due"]), "status": last[1], "percent": tracking.PERCENT[last[1]],
        "step": last[2], "unit": last[3] or RECEPTION, "person": case["person"], "filed": filed.isoformat(),
        "answers": "{}", "delivery": json.dumps({"hinh-thuc": delivery.ONLINE}),
    }  # fmt: skip
    insert(desk.database, "application", [row])
    sow_steps(desk, case, row)
    for place, title in enumerate(case.get("papers", ()), start=1):
        sow_paper(desk, row, place, title)
    if "demand" in case:
        at = desk.in_days(-case["demand"]["ago"])
        demand = (code, case["demand"]["reason"], desk.in_days(officer.DAYS_TO_COMPLETE - case["demand"]["ago"]), at)
        desk.database.execute("INSERT INTO demand VALUES (?, ?, ?, ?, NULL)", demand)
    if "fee" in case:
        sow_payment(desk, case, row)
    if "result" in case:
        found = officer.asked_application(desk, code)
        number = results.issue(desk, found, case["result"])
        issued = desk.in_days(-case["steps"][-1][0])
        desk.database.execute("UPDATE result SET issued = ? WHERE number = ?", (issued, number))


def sow_steps(desk: Desk, case: dict[str, Any], row: dict[str, Any]) -> None:
    someone = people.person(desk, case["person"])
    for place, (ago, status, step, unit, body) in enumerate(case["steps"]):
        at = dt.datetime.combine(desk.today - dt.timedelta(days=ago), dt.time(9, 15 + place)).isoformat()
        event = {"application": row["code"], "at": at, "status": status, "step": step}
        insert(desk.database, "event", [event | {"unit": unit or RECEPTION, "due": row["appointment"]}])
        told = {"person": case["person"], "at": at, "application": row["code"], "body": body}
        insert(desk.database, "notice", [told | {"status": status, "seen": ago > 2}])
        for channel, recipient in (("Tin nhắn SMS", someone["phone"]), ("Thư điện tử", someone["email"])):
            said = {"channel": channel, "recipient": recipient, "body": f"Hồ sơ {row['code']}: {status}. {body}"}
            insert(desk.database, "message", [told | said])


def sow_paper(desk: Desk, row: dict[str, Any], place: int, title: str) -> None:
    paper = (
        f"{row['code']}-{place}", row["person"], None, row["code"], place, title, f"giay-to-{place}.pdf",
        papers.KINDS["pdf"][0], SCAN.read_bytes(), row["filed"],
    )  # fmt: skip
    desk.database.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", paper)


def sow_payment(desk: Desk, case: dict[str, Any], row: dict[str, Any]) -> None:
    reference = f"GD-{row['code'].split('-')[1]}-{500 + case['place']:06}"
    amount, purpose = case["fee"]
    paid = {"paid": row["received"], "settled": row["filed"], "channel": "Ngân hàng", "status": payments.PAID}
    payment = {"reference": reference, "application": row["code"], "amount": amount, "purpose": purpose}
    insert(desk.database, "payment", [payment | paid | {"person": case["person"]}])
