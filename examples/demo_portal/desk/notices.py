"""Telling people: an entry under the bell, and at the same moment a text message and an e-mail to their outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_portal.desk.people import person

if TYPE_CHECKING:
    import sqlite3

    from demo_portal.desk import Desk

SMS, MAIL = "Tin nhắn SMS", "Thư điện tử"


def tell(desk: Desk, number: str, code: str, status: str, body: str) -> None:
    """Tell a person about an application of theirs."""
    someone, at = person(desk, number), desk.stamp()
    with desk.database:
        desk.database.execute(
            "INSERT INTO notice (person, at, application, status, body) VALUES (?, ?, ?, ?, ?)",
            (number, at, code, status, body),
        )
        for channel, recipient in ((SMS, someone["phone"]), (MAIL, someone["email"])):
            row = (number, at, channel, recipient, code, f"Hồ sơ {code}: {status}. {body}")
            desk.database.execute(
                "INSERT INTO message (person, at, channel, recipient, application, body) VALUES (?, ?, ?, ?, ?, ?)", row
            )


def unseen(desk: Desk, number: str) -> int:
    count: int = desk.database.execute(
        "SELECT count(*) FROM notice WHERE person = ? AND NOT seen", (number,)
    ).fetchone()[0]
    return count


def notices_of(desk: Desk, number: str) -> list[sqlite3.Row]:
    """Newest first."""
    asked = "SELECT * FROM notice WHERE person = ? ORDER BY at DESC, id DESC"
    return desk.database.execute(asked, (number,)).fetchall()


def mark_seen(desk: Desk, number: str) -> None:
    with desk.database:
        desk.database.execute("UPDATE notice SET seen = 1 WHERE person = ?", (number,))


def messages_of(desk: Desk, number: str) -> list[sqlite3.Row]:
    """Newest first."""
    asked = "SELECT * FROM message WHERE person = ? ORDER BY at DESC, id DESC"
    return desk.database.execute(asked, (number,)).fetchall()
