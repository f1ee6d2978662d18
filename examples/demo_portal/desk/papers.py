"""Papers attached to a draft or an application, one place for each component of the dossier, within limits."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from demo_portal.desk.desk import Refusal, token

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

MEGABYTE = 1024 * 1024
LARGEST = 5 * MEGABYTE
LIMITS = "Định dạng cho phép: pdf, doc, docx, jpg, png. Dung lượng tối đa: 5 MB."
# By ending: the media type, and how a file of that kind begins.
KINDS = {
    "pdf": ("application/pdf", b"%PDF-"),
    "doc": ("application/msword", b"\xd0\xcf\x11\xe0"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "png": ("image/png", b"\x89PNG"),
}
LISTED = (
    "SELECT id, person, draft, application, component, title, name, mime, length(content) AS size, added FROM paper"
)


def kind_of(name: str, content: bytes) -> str:
    """The media type of an acceptable file.

    Raises:
        Refusal: it is empty, too large, of a kind that isn't accepted, or not what its name says.
    """
    ending = PurePosixPath(name).suffix.lstrip(".").lower()
    if ending not in KINDS:
        raise Refusal(f"Tệp «{name}» không đúng định dạng cho phép. Chỉ nhận tệp pdf, doc, docx, jpg, png.")
    if not content:
        raise Refusal(f"Tệp «{name}» không có nội dung.")
    if len(content) > LARGEST:
        raise Refusal(f"Tệp «{name}» vượt quá dung lượng tối đa 5 MB.")
    mime, beginning = KINDS[ending]
    if not content.startswith(beginning):
        raise Refusal(f"Nội dung tệp «{name}» không đúng định dạng {ending}. Vui lòng chọn tệp khác.")
    return mime


def attach(desk: Desk, draft: sqlite3.Row, component: int, title: str, name: str, content: bytes) -> str:
    """Attach a file to a component of a draft.

    Raises:
        Refusal: the file isn't acceptable.
    """
    name = PureWindowsPath(name).name[:120]
    mime = kind_of(name, content)
    paper = token()
    row = (paper, draft["person"], draft["id"], None, component, title, name, mime, content, desk.stamp())
    with desk.database:
        desk.database.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return paper


def add_to_application(
    desk: Desk, person: str, code: str, component: int, title: str, name: str, content: bytes
) -> None:
    """Attach a file to an application that has been filed."""
    name = PureWindowsPath(name).name[:120]
    row = (token(), person, None, code, component, title, name, kind_of(name, content), content, desk.stamp())
    with desk.database:
        desk.database.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def of_draft(desk: Desk, draft: str) -> list[sqlite3.Row]:
    return desk.database.execute(f"{LISTED} WHERE draft = ? ORDER BY component, added", (draft,)).fetchall()


def of_application(desk: Desk, code: str) -> list[sqlite3.Row]:
    return desk.database.execute(f"{LISTED} WHERE application = ? ORDER BY component, added", (code,)).fetchall()


def of_person(desk: Desk, person: str) -> list[sqlite3.Row]:
    """Papers of applications a person has filed."""
    asked = f"{LISTED} WHERE person = ? AND draft IS NULL ORDER BY added DESC, title"
    return desk.database.execute(asked, (person,)).fetchall()


def find(desk: Desk, paper: str, person: str) -> sqlite3.Row:
    """A person's own paper with its content.

    Raises:
        Refusal: there is none of that name, or it is somebody else's.
    """
    found: sqlite3.Row | None = desk.database.execute(
        "SELECT * FROM paper WHERE id = ? AND person = ?", (paper, person)
    ).fetchone()
    if found is None:
        raise Refusal("Không tìm thấy giấy tờ này.")
    return found


def remove(desk: Desk, paper: str, person: str) -> None:
    """Take a paper away from a draft; what was filed stays."""
    with desk.database:
        desk.database.execute("DELETE FROM paper WHERE id = ? AND person = ? AND draft IS NOT NULL", (paper, person))
