"""From a draft to an application: the check that it is complete, its code, its receipt with the day of the result."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING

from demo_portal import catalogue
from demo_portal.desk import delivery, drafts, papers, payments, tracking
from demo_portal.desk.desk import Refusal
from demo_portal.desk.letters import letter
from demo_portal.desk.people import person
from demo_portal.forms import check, fields_of, form_sections
from demo_portal.vietnamese import day

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.catalogue import Procedure
    from demo_portal.desk import Desk

WORKING_DAYS = re.compile(r"(\d+) ngày")
RECEPTION = "Bộ phận Tiếp nhận và Trả kết quả, Trung tâm Phục vụ hành chính công"
CONDITIONAL = re.compile(r"\((nếu|trừ|đối với)")
FORM = re.compile(r"(Tờ khai|Đơn|Giấy đề nghị|Phiếu|Văn bản đề nghị)")
SIGNED_FORM = "Tờ khai điện tử đã ký số"


def replaced_by_form(place: int, component: str) -> bool:
    """Whether a component is the form itself, which has been filled in electronically."""
    return place == 1 and FORM.match(component) is not None


def required(place: int, component: str) -> bool:
    """Whether a paper must be attached: the form is filled in electronically, and some are needed on a condition only."""
    return not replaced_by_form(place, component) and not CONDITIONAL.search(component)


def wanting(desk: Desk, draft: sqlite3.Row) -> list[str]:
    """What keeps a draft from being filed, one sentence each."""
    procedure = procedure_of(desk, draft)
    _, sections = form_sections(procedure.form)
    lacks = list(check(fields_of(sections), drafts.answers_of(draft), desk.today).values())
    given = {paper["component"] for paper in papers.of_draft(desk, draft["id"])}
    lacks += [
        f"Chưa đính kèm: {component}."
        for place, component in enumerate(procedure.dossier, start=1)
        if required(place, component) and place not in given
    ]
    return lacks + list(delivery.check_choice(json.loads(draft["delivery"]), desk.today).values())


def procedure_of(desk: Desk, draft: sqlite3.Row) -> Procedure:
    found = catalogue.find_procedure(desk.database, draft["procedure"])
    if found is None:
        raise Refusal("Thủ tục không còn được cung cấp.")
    return found


def file(desk: Desk, draft: sqlite3.Row) -> str:
    """File a draft; answers the code of the application, which is received at once.

    Raises:
        Refusal: something is missing.
    """
    lacks = wanting(desk, draft)
    if lacks:
        raise Refusal(" ".join(lacks))
    procedure = procedure_of(desk, draft)
    code, number = next_code(desk, procedure.agency), draft["person"]
    appointment = day_after(desk.today, procedure.duration)
    row = (
        code, procedure.code, desk.today.isoformat(), appointment.isoformat(), tracking.FILED, 5, "Nộp hồ sơ trực tuyến",
        RECEPTION, number, desk.stamp(), draft["answers"], draft["delivery"],
    )  # fmt: skip
    with desk.database:
        desk.database.execute("INSERT INTO application VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        desk.database.execute("UPDATE paper SET application = ?, draft = NULL WHERE draft = ?", (code, draft["id"]))
        desk.database.execute("DELETE FROM draft WHERE id = ?", (draft["id"],))
    if draft["signed"]:
        papers.add_to_application(desk, number, code, 0, SIGNED_FORM, "to-khai-da-ky-so.pdf", draft["signed"])
    fee = payments.fee_of(procedure.fee)
    if fee:
        payments.order(desk, number, code, fee, f"Phí, lệ phí: {procedure.name}")
    receive(desk, code, appointment)
    return code


def receive(desk: Desk, code: str, appointment: dt.date) -> None:
    tracking.note(desk, code, tracking.FILED, "Nộp hồ sơ trực tuyến", RECEPTION, "Cổng đã nhận được hồ sơ.")
    tracking.note(
        desk, code, tracking.RECEIVED, "Tiếp nhận và kiểm tra thành phần hồ sơ", RECEPTION,
        f"Hồ sơ đã được tiếp nhận. Hẹn trả kết quả ngày {day(appointment)}.",
    )  # fmt: skip


def next_code(desk: Desk, agency: str) -> str:
    unit = desk.database.execute("SELECT unit FROM agency WHERE id = ?", (agency,)).fetchone()[0]
    start = f"000.00.{unit}.H40-{desk.today:%y%m%d}-"
    asked = "SELECT max(code) FROM application WHERE code LIKE ?"
    last = desk.database.execute(asked, (f"{start}%",)).fetchone()[0]
    return f"{start}{int(last[-4:]) + 1 if last else 1:04}"


def day_after(today: dt.date, duration: str) -> dt.date:
    """The day a result is promised for: working days after today, at least one."""
    found = WORKING_DAYS.search(duration)
    left = int(found[1]) if found else 1
    appointment = today
    while left:
        appointment += dt.timedelta(days=1)
        left -= appointment.weekday() < 5
    return appointment


def declaration(desk: Desk, draft: sqlite3.Row) -> bytes:
    """The filled form as PDF, to print or to sign."""
    procedure = procedure_of(desk, draft)
    title, sections = form_sections(procedure.form)
    answers = drafts.answers_of(draft)
    lines = [("Thủ tục", procedure.name), ("Kính gửi", f"{procedure.agency_name} tỉnh Minh Hòa")]
    lines += [(field.label, answers.get(field.name, "") or "(không khai)") for field in fields_of(sections)]
    return letter("CỔNG DỊCH VỤ CÔNG TỈNH MINH HÒA", title, lines, ["Tôi cam đoan nội dung khai trên là đúng sự thật."])


def receipt_lines(desk: Desk, application: sqlite3.Row) -> list[tuple[str, str]]:
    """What the receipt of an application says."""
    return [
        ("Mã hồ sơ", application["code"]),
        ("Người nộp", person(desk, application["person"])["name"]),
        ("Thủ tục", application["procedure_name"]),
        ("Cơ quan giải quyết", application["agency_name"]),
        ("Bộ phận tiếp nhận", RECEPTION),
        ("Thời điểm tiếp nhận", dt.datetime.fromisoformat(application["filed"]).strftime("%H:%M:%S ngày %d/%m/%Y")),
        ("Ngày hẹn trả kết quả", day(application["appointment"])),
        *delivery.described(json.loads(application["delivery"])),
    ]


def receipt(desk: Desk, application: sqlite3.Row) -> bytes:
    closing = ["Tra cứu tình trạng hồ sơ bằng mã hồ sơ trên Cổng Dịch vụ công, không cần đăng nhập."]
    title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    return letter(RECEPTION.upper(), title, receipt_lines(desk, application), closing)
