"""Results: an electronic decision signed by the agency that issues it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_portal.desk.letters import letter
from demo_portal.desk.people import person
from demo_portal.vietnamese import day

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

VALID = "Còn hiệu lực"


def issue(desk: Desk, application: sqlite3.Row, name: str) -> str:
    """Issue the result of an application; answers its number."""
    count = desk.database.execute("SELECT count(*) FROM result").fetchone()[0]
    number = f"KQ-{desk.today.year}-{900 + count:06}"
    row = (number, application["code"], name[:120], desk.today.isoformat(), application["agency_name"], VALID)
    with desk.database:
        desk.database.execute(
            "INSERT INTO result (number, application, name, issued, issuer, state) VALUES (?, ?, ?, ?, ?, ?)", row
        )
    return number


def of_application(desk: Desk, code: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = desk.database.execute("SELECT * FROM result WHERE application = ?", (code,)).fetchone()
    return found


def of_person(desk: Desk, number: str) -> list[sqlite3.Row]:
    """Newest first."""
    asked = (
        "SELECT result.* FROM result JOIN application ON application.code = result.application"
        " WHERE person = ? ORDER BY issued DESC, number DESC"
    )
    return desk.database.execute(asked, (number,)).fetchall()


def document(desk: Desk, result: sqlite3.Row, number: str) -> bytes:
    """The signed PDF, made once."""
    if result["file"]:
        return bytes(result["file"])
    someone = person(desk, number)
    lines = [
        ("Số", result["number"]),
        ("Tên kết quả", result["name"]),
        ("Cấp cho", someone["name"]),
        ("Mã hồ sơ", result["application"]),
        ("Cơ quan cấp", f"{result['issuer']} tỉnh Minh Hòa"),
        ("Ngày cấp", day(result["issued"])),
        ("Tình trạng", result["state"]),
    ]
    pdf = letter(f"{result['issuer']} TỈNH MINH HÒA".upper(), result["name"], lines, ["Văn bản được ký số."])
    signed = desk.authority.sign(pdf, f"{result['issuer']} tỉnh Minh Hòa", "Ban hành kết quả giải quyết thủ tục")
    with desk.database:
        desk.database.execute("UPDATE result SET file = ? WHERE number = ?", (signed, result["number"]))
    return signed
